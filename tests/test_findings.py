"""A review: each rule finds what it is for, and leaves alone what is not strange."""

from collections.abc import Container, Iterator
from typing import Any

import pytest
from hypothesis import given

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    Attestation,
    Citation,
    CoOrganizer,
    Headcount,
    Hub,
    MembershipHistory,
    Organization,
    Person,
    Place,
    Post,
    Source,
    Succession,
    Text,
    UnknownIdError,
    ValidationError,
    Workshop,
    dumps,
    load,
    locate,
)
from egov_hub._wording import pointer
from egov_hub.examples import ASTANA_HUB
from egov_hub.findings import RULES, Finding, FindingCode, Severity, review
from egov_hub.findings._names import non_ascii_words
from egov_hub.questions import contradictions
from egov_hub.records import parts
from egov_hub.register.references import RecordRef
from egov_hub.strategies import hubs
from tests.cases import ALL_CASES

ASTANA = load(ASTANA_HUB)
SOURCES = [
    Source("early", "Early", published="2018"),
    Source("late", "Late", published="2020-01-01"),
    Source("undated", "Undated"),
    Source("copy", "Early", copy_of="early"),
]


def hub(*records: Any) -> Hub:
    return Hub("hub", "Hub").put(*SOURCES, *records)


def found(code: str, *records: Any) -> list[tuple[str, str]]:
    return [
        (finding.path, finding.message) for finding in review(hub(*records)) if finding.code == code
    ]


def event(start: str = "2019-05-30", **fields: Any) -> Workshop:
    return Workshop("w", start=start, **fields)


# Workshops

LIVED = Alliance("a", "A", launched="2018-06-09", dissolved="2021")


@pytest.mark.parametrize(
    ("workshop", "codes"),
    [
        (event("2018-06-08", alliance="a"), ["workshop-before-launch"]),
        (event("2018-06-08", end="2018-06-09", alliance="a"), []),
        (event("2018-06", alliance="a"), []),
        (event("2019", alliance="a"), []),
        (event("2021", alliance="a"), []),
        (event("2022", alliance="a"), ["workshop-after-dissolution"]),
        (event("2021-12-31", alliance="a"), ["workshop-after-dissolution"]),
        (event("2000"), []),
        (event("XXXX", alliance="a"), []),
    ],
)
def test_workshops_lie_in_the_life_of_their_alliance(workshop: Workshop, codes: list[str]) -> None:
    findings = review(hub(LIVED, workshop))
    outside = [each for each in findings if each.code.value.startswith("workshop-")]
    assert [each.code.value for each in outside] == codes
    for each in outside:
        assert [str(ref) for ref in each.about] == ["workshop w", "alliance a"]


def test_a_workshop_within_another_lies_in_the_life_of_its_alliance_too() -> None:
    side = Workshop("side", start="2000", within="w")
    assert found("workshop-before-launch", LIVED, event(alliance="a"), side)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (Organization("b", "B", founded="2020"), "B was founded on 2020"),
        (Organization("b", "B", founded="2019"), None),
        (Organization("b", "B", dissolved="2019-05-30"), "B was dissolved on 2019-05-30"),
        (Organization("b", "B", dissolved="2019"), None),
        (Organization("b", "B"), None),
    ],
)
def test_co_organizers_were_there(body: Organization, message: str | None) -> None:
    held = event(co_organizers=[CoOrganizer("b")])
    messages = [told for _, told in found("co-organizer-not-there", body, held)]
    assert len(messages) == bool(message)
    assert all(message and told.startswith(message) for told in messages)


@pytest.mark.parametrize(
    ("posts", "held", "strange"),
    [
        ([], Post("Rector", until="2019"), False),
        ([], Post("Rector", until="2018"), True),
        ([], Post("Rector", since="2020"), True),
        ([Post("Rector", until="2018")], Post("Rector"), True),
        ([Post("Rector", until="2018"), Post("Rector", since="2019")], Post("Rector"), False),
        ([Post("Rector", "b", until="2018")], Post("Rector"), False),
        ([Post("Minister", until="2018")], Post("Rector"), False),
    ],
)
def test_posts_were_held_then(posts: list[Post], held: Post, strange: bool) -> None:
    person = Person("p", "P", posts=posts)
    workshop = event(appearances=[Appearance("p", posts=[held])])
    expected = [("/appearances/0/posts/0", 'P did not have the post "Rector" on 2019-05-30.')]
    code = "post-outside-its-time"
    assert found(code, person, Organization("b", "B"), workshop) == expected * strange


def test_what_is_still_to_come_has_no_later_source() -> None:
    code = "still-announced"
    assert found(code, event(status="announced", cited=["late"]))
    assert found(code, event(status="postponed", cited=["early", "late"]))
    assert not found(code, event(status="announced"))
    assert not found(code, event(status="held", cited=["late"]))
    assert not found(code, event(status="announced", cited=["early", "undated"]))
    assert not found(code, event("2020", status="announced", cited=["late"]))
    later = event(status="announced", cited=["early"])
    assert [path for path, _ in found("outcome-not-recorded", later)] == ["/status"]
    assert not found("outcome-not-recorded", event("2020", status="announced"))
    assert not found("outcome-not-recorded", event(status="announced", cited=["late"]))


TWIN = Workshop(
    "v",
    "Regional conference on functioning centres",
    start="2019-05",
    place=Place("ME", city="Bar"),
)


@pytest.mark.parametrize(
    ("fields", "twice"),
    [
        ({}, True),
        ({"start": "2019-05-31"}, True),
        ({"start": "2019-06-01"}, False),
        ({"start": "XXXX"}, False),
        ({"title": "The regional conference on the functioning centres"}, True),
        ({"title": "Seminar on open data"}, False),
        ({"title": None}, False),
        ({"place": Place("ME")}, True),
        ({"place": Place("ME", city="Budva")}, False),
        ({"place": Place("AT")}, False),
        ({"place": None}, True),
        ({"within": "v"}, False),
        ({"follows": "v"}, False),
        ({"series": "S", "ordinal": 2}, True),
    ],
)
def test_one_event_under_two_ids(fields: dict[str, Any], twice: bool) -> None:
    title = fields.pop("title", TWIN.title)
    given: dict[str, Any] = {"start": TWIN.start, "place": TWIN.place, **fields}
    other = Workshop("u", title, **given)
    assert bool(found("recorded-twice", TWIN, other)) is twice


def test_two_numbers_of_a_series_are_two_events() -> None:
    one, two = (
        Workshop(f"n{number}", "Seminar", start="2019", series="S", ordinal=number)
        for number in (1, 2)
    )
    assert not found("recorded-twice", one, two)


# Members


def test_members_that_are_not_recorded_where_others_are() -> None:
    history = MembershipHistory().join("AZ", "2018", cited=["early"]).join("GE", "2018")
    alliance = Alliance("a", "A", history=history)
    there = event(alliance="a", attendance=[Attendance("GE")])
    code = "member-without-attendance"
    assert found(code, alliance, there) == [
        (
            "/history",
            "No attendance of Azerbaijan is recorded. This does not mean that it was absent.",
        )
    ]
    assert not found(code, alliance, event(alliance="a"))
    assert not found(code, alliance)


def test_guests() -> None:
    history = MembershipHistory().join("AZ", "2018").join("GE", "2019").join("KZ", "2020")
    alliance = Alliance("a", "A", history=history)
    there = event(alliance="a", attendance=[Attendance(party) for party in history.parties])
    assert found("attendance-by-non-member", alliance, there) == [
        ("/attendance", "Kazakhstan attended, but did not belong to A at that time.")
    ]


@pytest.mark.parametrize(
    ("attestations", "code"),
    [
        ([Attestation("2017", ["AZ"])], "attestation-contradicted"),
        ([Attestation("2018", ["AZ"])], "attestation-undecided"),
        ([Attestation("2019", ["AZ"])], None),
        ([Attestation("2019", count=32)], "members-not-recorded"),
        ([Attestation("2019", count=1)], None),
        ([Attestation("2019", count=0)], "total-differs"),
        ([Attestation("2019", count=32), Attestation("2019", count=34)], None),
        (
            [Attestation("2019-05-30", count=32), Attestation("2019-05-30", count=34)],
            "claims-contradict",
        ),
        (
            [Attestation("2019-05-26", count=32), Attestation("2019-05-30", count=34)],
            "claims-differ",
        ),
    ],
)
def test_what_sources_say_of_members(attestations: list[Attestation], code: str | None) -> None:
    history = MembershipHistory().join("AZ", "2018")
    alliance = Alliance("a", "A", history=history, attestations=attestations)
    codes = {finding.code.value for finding in review(hub(alliance))}
    if code:
        assert code in codes
    else:
        kinds = {"attestation-contradicted", "attestation-undecided", "total-differs"}
        assert not codes & {*kinds, "claims-contradict"}


def test_roles_differ() -> None:
    roles = [
        CoOrganizer("b", "host", cited=["early"]),
        CoOrganizer("b", "organizer", cited=["late"]),
    ]
    assert found("roles-differ", Organization("b", "B"), event(co_organizers=roles))


def test_totals() -> None:
    counts = [
        Headcount(356, unit="registered"),
        Headcount(225, unit="registered", mode="in-person"),
        Headcount(130, unit="registered", mode="online"),
    ]
    assert found("parts-do-not-add-up", event(headcounts=counts)) == [
        ("/headcounts/0", "The printed total is 356, but the sum of its parts is 355.")
    ]
    few = event(
        headcounts=[Headcount(1, unit="countries")], attendance=[Attendance("AZ"), Attendance("GE")]
    )
    message = "The printed total is 1, but the number recorded is 2."
    assert found("total-differs", few) == [("/headcounts/0", message)]
    more = event(headcounts=[Headcount(7, unit="countries")], attendance=[Attendance("AZ")])
    assert not found("total-differs", more)


@pytest.mark.parametrize(
    ("on", "cited", "bounded"),
    [
        ("[..2020-01-01]", ["late"], True),
        ("[..2019-12-31]", ["late"], False),
        ("[2019-01-01..2020-01-01]", ["late"], True),
        ("2020-01-01", ["late"], False),
        ("[..2020-01-01]", ["undated"], False),
    ],
)
def test_days_that_only_publication_bounds(on: str, cited: list[str], bounded: bool) -> None:
    alliance = Alliance("a", "A", history=MembershipHistory().join("AZ", on, cited=cited))
    assert bool(found("bounded-by-publication", alliance)) is bounded
    assert bool(found("bounded-by-publication", event(on, cited=cited))) is bounded


def test_the_tenth_item_stands_after_the_second() -> None:
    listed = [Attestation(str(2000 + year), ["AZ"]) for year in range(12)]
    nobody = Alliance("a", "A", history=MembershipHistory(), attestations=listed)
    paths = [path for path, _ in found("attestation-contradicted", nobody)]
    assert paths == [f"/attestations/{index}" for index in range(12)]


# Sources


@pytest.mark.parametrize(
    ("cited", "codes"),
    [
        (["early"], {"one-witness", "advance-notice-only"}),
        (["early", "copy"], {"one-witness"}),
        (["late"], {"one-witness"}),
        (["early", "late"], set[str]()),
        ([Citation("late", inferred=True)], {"one-witness", "inferred"}),
        ([], {"no-witness"}),
    ],
)
def test_what_a_workshop_rests_on(cited: list[Any], codes: set[str]) -> None:
    findings = review(hub(event(cited=cited)))
    assert {each.code.value for each in findings if each.about[0].kind == "workshop"} == codes
    if "copy" in cited:
        message = "The record is based on only one source and copies of it."
        assert message in {each.message for each in findings}


def test_records_that_nobody_names() -> None:
    register = hub(
        Organization("hub", "The hub itself"),
        Organization("old", "Old"),
        Organization("new", "New", succeeds=[Succession("old", "2020", "renamed")]),
        Organization("alone", "Alone"),
        Person("p", "P", cited=["early"]),
        Alliance("a", "A"),
    )
    named = [str(each.about[0]) for each in review(register) if each.code == "never-named"]
    assert named == [
        "organization alone",
        "person p",
        "source copy",
        "source late",
        "source undated",
    ]


# Reviews


@given(hubs(consistent=True))
def test_nothing_in_a_consistent_hub_is_a_warning(hub: Hub) -> None:
    assert [finding for finding in review(hub) if finding.severity is Severity.WARNING] == []


@given(hubs())
def test_findings_name_records_of_the_hub_and_lead_to_their_place(hub: Hub) -> None:
    findings = review(hub)
    places: Container[str] = locate(dumps(hub)) if findings else ()
    for finding in findings:
        assert finding.pointer(hub) in places
    order = [finding.code for finding in findings]
    assert order == sorted(order, key=list(FindingCode).index)
    assert len(set(findings)) == len(findings)


PROJECT = "Digitalization and innovation in the public sector in Central Asia and the Caucasus"


def test_the_worked_register_holds_both_claims_and_the_review_says_so() -> None:
    warnings = [each for each in review(ASTANA) if each.severity is Severity.WARNING]
    fields = {each.message for each in warnings if each.code == "values-contradict"}
    assert fields == {row.message for row in contradictions(ASTANA) if row.kind == "values"}
    assert [each.message for each in warnings if each.message not in fields] == [
        "The sources count 5 and 6 on 2013-03-15.",
        "Two lists (2018-06-09, [2018-06-09..]) may be of the same day and differ about OECD.",
        "The sources count 32 on 2016-05-26 and 34 on 2016-05-30. "
        "No change between them is certain.",
        f"MOIS became partner on 2021-07, but {PROJECT} was launched on 2021-08-24.",
        f"UNDP became partner on 2021-07, but {PROJECT} was launched on 2021-08-24.",
    ]


@pytest.mark.parametrize("case", ALL_CASES.values(), ids=ALL_CASES)
def test_real_cases_are_reviewed(case: Hub) -> None:
    assert review(case) == review(case, [*RULES, *RULES])


def test_own_rules() -> None:
    def without_title(hub: Hub) -> Iterator[Finding]:
        for workshop in hub.workshops:
            if workshop.title is None:
                yield Finding("never-named", "It has no title.", [RecordRef.of(workshop)])

    assert [str(each) for each in review(hub(event()), [without_title])] == [
        "note: workshop w: It has no title. [never-named]"
    ]


def test_a_finding_about_the_register_as_a_whole() -> None:
    finding = Finding("inferred", "All is guessed.", path="/name", cited=["early"])
    assert str(finding) == "note: /name: All is guessed. [inferred] [early]"
    assert finding.pointer(hub()) == "/name"
    assert str(Finding("inferred", "All.")) == "note: (the register): All. [inferred]"
    with pytest.raises(UnknownIdError, match="Did you mean"):
        Finding("inferred", "All.", [RecordRef("source", "latte")]).pointer(hub())


def test_codes_know_how_much_they_weigh() -> None:
    order = [code.severity for code in FindingCode]
    assert order == sorted(order, key=[Severity.WARNING, Severity.NOTE].index)
    assert all(code.meaning.endswith(".") for code in FindingCode)


def test_a_path_is_a_json_pointer() -> None:
    with pytest.raises(ValidationError, match="Start it with"):
        Finding("inferred", "All.", path="start")


# Words


COMPOSED, DECOMPOSED = "S\u00e3o Paulo", "Sa\u0303o Paulo"


def test_the_same_words_with_other_code_points_are_found() -> None:
    one = Organization("a", COMPOSED)
    labelled = MembershipHistory().join("AZ", "2019", label=DECOMPOSED)
    found_in: list[tuple[str, list[Any]]] = [
        ("/name/und", [one, Organization("b", DECOMPOSED)]),
        ("/name/pt", [Organization("a", {"en": COMPOSED, "pt": DECOMPOSED})]),
        ("/place/city/und", [one, Workshop("w", place=Place("BR", city=DECOMPOSED))]),
        (
            "/history/changes/0/label/und",
            [
                one,
                Alliance("b", "B", history=labelled),
            ],
        ),
    ]
    for path, records in found_in:
        ((found_path, message),) = found("same-words", *records)
        assert found_path == path
        assert "other code points" in message


def test_a_finding_leads_to_the_words_of_one_language() -> None:
    register = hub(Workshop("w", {"en": COMPOSED, "pt": DECOMPOSED}))
    (finding,) = (each for each in review(register) if each.code == "same-words")
    assert finding.pointer(register) == "/workshops/0/title/pt"
    assert finding.pointer(register) in locate(dumps(register))


@given(hubs())
def test_the_words_of_all_texts_are_compared(hub: Hub) -> None:
    for record in hub.records:
        assert list(non_ascii_words(record)) == [
            (path + pointer(tag), words)
            for path, text in parts(record)
            if isinstance(text, Text)
            for tag, words in text.words
            if not words.isascii()
        ]


def test_the_same_words_with_the_same_code_points_are_not_found() -> None:
    for words in (COMPOSED, DECOMPOSED, "Sao Paulo"):
        assert not found("same-words", Organization("a", words), Organization("b", words))
