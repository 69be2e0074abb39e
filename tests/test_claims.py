"""What sources have in single fields: it is checked, kept as written, and compared."""

from datetime import date
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    Attestation,
    Citation,
    CoOrganizer,
    FormerName,
    Headcount,
    Hold,
    Hub,
    Membership,
    MembershipChange,
    MembershipHistory,
    Organization,
    PartialDate,
    PhaseReached,
    Place,
    Plan,
    Post,
    Problem,
    Source,
    Succession,
    Text,
    ValidationError,
    Workshop,
    dumps,
    from_dict,
    loads,
    questions,
    to_dict,
)
from egov_hub.documents import dump_records, iter_records
from egov_hub.findings import Finding, review
from egov_hub.register.naming import item_at, named
from egov_hub.register.rivals import contradict, finest, near_pairs, some_contradict
from egov_hub.register.witnesses import facts
from egov_hub.strategies import hubs, membership_histories, partial_dates
from egov_hub.values.claims import Citing, claimed, nearest, replaced, value_at, within
from egov_hub.values.sources import as_citations, of_the_whole, said_by
from tests.support.classes import RECORDS
from tests.support.registers import hub

SOURCES = [Source("notice", "Notice"), Source("agenda", "Agenda"), Source("report", "Report")]


def of(about: str, says: Any = None, source: str = "agenda", **more: Any) -> Citation:
    return Citation(source, about=about, says=says, **more)


def problems(make: Any) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as refused:
        make()
    return [(each.path, each.code.value) for each in refused.value.problems]


# The values of one citation


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2019", "2019"),
        (PartialDate("[2019..]"), "[2019..]"),
        (date(2019, 5, 30), "2019-05-30"),
        (Hold.SUSPENDED, "suspended"),
        (70, 70),
        (0, 0),
        (0.0, 0),
        (True, True),
        ({"en": "Hub"}, Text(en="Hub")),
        (Text("Hub"), Text("Hub")),
    ],
)
def test_what_a_source_has_is_kept_as_in_json(given: Any, kept: Any) -> None:
    citation = of("/start", given)
    assert (citation.says, type(citation.says)) == (kept, type(kept))
    # Words without a language are shown as a Text, because a text in quotes is something else.
    assert eval(repr(citation)) == citation  # noqa: S307 - our own expression


def test_true_is_not_one() -> None:
    assert of("/complete", True) != of("/complete", 1)
    assert len({of("/complete", True), of("/complete", 1), of("/complete", True)}) == 2


@pytest.mark.parametrize("written", ["start", "/start"])
def test_the_first_slash_may_be_left_out(written: str) -> None:
    assert of(written).about == "/start"
    assert from_dict({"source": "a", "about": written}, Citation).about == "/start"


@pytest.mark.parametrize(
    ("says", "code"),
    [
        (["2019"], "wrong-type"),
        (1.5, "wrong-type"),
        (-1, "out-of-range"),
        (-1.0, "out-of-range"),
        (" ", "blank-text"),
        ({}, "blank-text"),
        (object(), "wrong-type"),
    ],
)
def test_what_no_source_can_have(says: Any, code: str) -> None:
    assert problems(lambda: of("/start", says)) == [("/says", code)]


def test_a_value_is_of_a_field() -> None:
    assert problems(lambda: Citation("agenda", says="2019")) == [("/says", "needless-field")]
    assert problems(lambda: of(" ")) == [("/about", "blank-text")]


# The fields of the record that has the citation

MANY_FIELDS = (
    '"place" has more than one value. Write one citation for each of its fields, such as '
    '"/place/...".'
)
MANY_ITEMS = '"topics" has more than one value. Write it as an item, with a citation of its own.'


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ("start", "2019-05-29"),
        ("end", date(2019, 5, 30)),
        ("kind", "seminar"),
        ("place", None),
        ("place/country", "KZ"),
        ("place/city", "Astana"),
        ("ordinal", 3),
        ("topics", None),
        ("attendance", None),
        ("alliance", "e-government"),
    ],
)
def test_fields_of_a_workshop(about: str, says: Any) -> None:
    workshop = Workshop("w", cited=[of(about, says)])
    assert loads(dumps(workshop), Workshop) == workshop == from_dict(to_dict(workshop), Workshop)


@pytest.mark.parametrize(
    ("about", "says", "at", "code", "words"),
    [
        ("strat", None, "about", "unknown-field", 'of a Workshop. Did you mean "start"?'),
        ("start", "May", "says", "invalid-date", ""),
        ("start", 2019, "says", "wrong-type", ""),
        ("start/year", None, "about", "unknown-field", '"start" has no fields. Write "/start".'),
        ("kind", "seminr", "says", "unknown-word", 'Did you mean "seminar"?'),
        ("place", "Astana", "says", "wrong-type", MANY_FIELDS),
        ("place/town", None, "about", "unknown-field", 'of a Place. Did you mean "city"?'),
        ("place/street", None, "about", "unknown-field", "of a Place. Its fields are country"),
        ("place/country", "ZZ", "says", "unknown-country", ""),
        ("topics", "open data", "says", "wrong-type", MANY_ITEMS),
        ("topics/0", None, "about", "unknown-field", 'Write "/topics", or cite the source in'),
        ("attendance/0/headcount", None, "about", "unknown-field", '"attendance" is a list'),
        ("ordinal", 0, "says", "out-of-range", ""),
        ("id", "x", "about", "unknown-field", ""),
        ("cited", None, "about", "unknown-field", ""),
        ("series", 5, "says", "wrong-type", ""),
        ("a~1b", None, "about", "unknown-field", ""),
    ],
)
def test_what_is_not_a_field_or_not_its_value(
    about: str, says: Any, at: str, code: str, words: str
) -> None:
    cited: list[Any] = ["notice", of(about, says)]
    with pytest.raises(ValidationError) as refused:
        Workshop("w", start="2019-13", cited=cited)
    date_problem, problem = refused.value.problems
    # Every problem is reported, also beside others.
    assert (date_problem.path, date_problem.code) == ("/start", "invalid-date")
    assert (problem.path, problem.code.value) == (f"/cited/1/{at}", code)
    assert words in problem.message
    document = {"id": "w", "cited": [to_dict(Citation("notice")), to_dict(of(about, says))]}
    with pytest.raises(ValidationError) as refused:
        from_dict(document, Workshop)
    assert refused.value.problems == (Problem(code, f"/cited/1/{at}", problem.message),)


def test_a_list_in_a_field_has_more_than_one_value() -> None:
    with pytest.raises(ValidationError, match='"changes" has more than one value'):
        Alliance("a", "A", cited=[of("history/changes", "2011")])


def test_a_headcount_in_an_attendance() -> None:
    there = Attendance("AZ", headcount=Headcount(3), cited=[of("headcount/value", 4)])
    assert value_at(there, "/headcount/value") == 3
    assert claimed(there, there.cited[0]) == 4
    assert value_at(Attendance("AZ"), "/headcount/value") is None


def test_a_class_of_a_caller_has_its_own_fields() -> None:
    @frozen
    class Tour(Workshop):
        guide: str | None = field(default=None, kw_only=True)

    assert Tour("w", cited=[of("guide", "Ana"), of("start", "2019")]).cited[0].says == "Ana"
    assert claimed(Tour("w"), of("guide", "Ana")) == "Ana"
    assert problems(lambda: Tour("w", cited=[of("gide")])) == [("/cited/0/about", "unknown-field")]
    assert [rule.check.__name__ for rule in Tour.__rules__].count("cited_fits") == 1


def test_every_record_with_citations_checks_them() -> None:
    citing = [kind for kind in RECORDS if issubclass(kind, Citing)]
    assert {kind.__name__ for kind in citing} >= {
        *("Alliance", "Appearance", "Attendance", "Attestation", "CoOrganizer", "Headcount"),
        *("Membership", "MembershipChange", "Organization", "Person", "PhaseReached", "Plan"),
        *("Succession", "Workshop"),
    }
    for kind in citing:
        checks = {rule.check.__name__ for rule in kind.__rules__}
        assert {f"{name}_fits" for name in kind.__cites__} <= checks


# Spells and changes


def test_a_spell_has_its_own_names_for_the_days() -> None:
    spell = Membership(
        "AZ",
        "member",
        "2011",
        until="2016",
        cited=[of("since", "2012"), of("label", "party")],
        until_cited=[of("until", "2015"), of("how", "lapsed")],
    )
    history = MembershipHistory.from_memberships([spell])
    joined, left = history.changes
    assert joined.cited == (of("on", "2012"), of("label", "party"))
    assert left.cited == (of("on", "2015"), of("how", "lapsed"))
    assert history.memberships() == (spell,)
    ended = Membership(
        "AZ", "observer", "2010", until="2011", followed_directly=True, until_cited=[of("until")]
    )
    second = MembershipHistory.from_memberships([ended, spell]).changes[1]
    assert second.cited == (of("on", "2012"), of("label", "party"), of("on"))


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("cited", "until"),
        ("cited", "followed_directly"),
        ("until_cited", "since"),
        ("cited", "on"),
    ],
)
def test_what_citations_of_a_spell_are_not_about(name: str, about: str) -> None:
    def make() -> Membership:
        wrong: Any = {name: [of(about)]}
        return Membership("AZ", "member", "2011", until="2016", **wrong)

    assert problems(make) == [(f"/{name}/0/about", "unknown-field")]


@given(membership_histories())
def test_spells_and_changes_have_the_same_claims(history: MembershipHistory) -> None:
    spells = history.memberships()
    claims = [
        each
        for spell in spells
        for each in (*spell.cited, *spell.until_cited)
        if each.about is not None
    ]
    assert {each.about for each in claims} <= {
        f"/{name}"
        for name in ("since", "until", "how", "hold", "through", "label", "member", "standing")
    }


def test_what_is_built_from_lists_cites_their_sources_as_a_whole() -> None:
    listed = Attestation("2018", ["AZ"], cited=[of("count", 5), of("on", "2017", "report")])
    (change,) = MembershipHistory.from_rosters([listed]).changes
    assert change.cited == (Citation("agenda"), Citation("report"))
    also = [Citation("notice", inferred=True), of("on", "2017")]
    assert of_the_whole(also) == (Citation("notice", inferred=True),)
    # What was inferred is the field, not the whole.
    assert of_the_whole([of("on", "2017", inferred=True)]) == (Citation("agenda"),)


# Documents


def test_an_id_that_a_source_has_is_the_id_of_a_record() -> None:
    wrong = Workshop("w", cited=[of("alliance", "e-gov")])
    path = "/workshops/0/cited/0/says"
    with pytest.raises(ValidationError, match="e-gov") as refused:
        Hub("hub", "Hub", sources=SOURCES, workshops=[wrong])
    assert [(each.path, each.code.value) for each in refused.value.problems] == [
        (path, "unknown-id")
    ]
    good = Hub("hub", "Hub").put(*SOURCES, Alliance("e-gov", "E"), wrong)
    text = dumps(good)
    assert loads(text) == good
    with pytest.raises(ValidationError) as refused:
        loads(text.replace('"id":"e-gov"', '"id":"e-government"'))
    assert [each.path for each in refused.value.problems] == [path]
    with pytest.raises(ValidationError):
        good.without("e-gov")


def test_an_id_in_a_document_with_other_problems() -> None:
    document: Any = to_dict(Hub("hub", "Hub", sources=SOURCES))
    cited = [to_dict(of("alliance", "e-gov")), 5, {"source": "agenda", "about": "x", "says": "y"}]
    document["workshops"] = [{"id": "w", "cited": cited}, {"id": "v", "cited": 5}]
    with pytest.raises(ValidationError) as refused:
        from_dict(document)
    assert {each.path for each in refused.value.problems} == {
        "/workshops/0/cited/1",
        "/workshops/0/cited/0/says",
        "/workshops/1/cited",
    }


def test_json_lines_have_claims(tmp_path: Any) -> None:
    workshop = Workshop("w", cited=[of("start", "2019")])
    dump_records([*SOURCES, workshop], tmp_path / "hub.jsonl")
    with (tmp_path / "hub.jsonl").open("rb") as lines:
        assert list(iter_records(lines, whole=True))[-1] == workshop


# What is compared


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (PartialDate("2019"), PartialDate("2019-05"), False),
        (PartialDate("2019-05-29"), PartialDate("2019-05-30"), True),
        (PartialDate("[2018..]"), PartialDate("2017-12"), True),
        (Text("Astana"), Text("ASTANA"), False),
        (Text("Astana"), Text(en="Nur-Sultan"), True),
        (Text(en="Astana"), Text(kk="Астана"), False),
        (Text(en="Astana", kk="Астана"), Text(kk="Астана"), False),
        (Text(en="Astana"), Text(en="Nur-Sultan"), True),
        (Headcount(70, "over"), Headcount(70), True),
        (Headcount(70, "over"), Headcount(71), False),
        (Headcount(70, "at-least"), Headcount(70), False),
        (Headcount(70, "up-to"), Headcount(71, "at-least"), True),
        (Headcount(70, "up-to"), Headcount(70), False),
        (Headcount(70, "about"), Headcount(500), False),
        (Headcount(70), Headcount(71), True),
        ("EE", "BT", True),
        (5, 5, False),
    ],
)
def test_what_cannot_both_be_true(one: object, other: object, answer: bool) -> None:
    assert contradict(one, other) is answer
    assert contradict(other, one) is answer
    assert some_contradict([one, one, other]) is answer


def test_a_claim_is_compared_with_some_of_those_after_it() -> None:
    assert list(near_pairs("abcd", 2)) == list(map(tuple, ["ab", "ac", "bc", "bd", "cd"]))


@pytest.mark.parametrize(("between", "answer"), [(29, True), (30, False)])
def test_a_claim_is_compared_with_the_thirty_after_it(between: int, answer: bool) -> None:
    unlike = [Text(ru="Астана"), Text(ru="Алматы")]
    alike = [Text(en="Astana", kk=f"Астана {number}") for number in range(between)]
    assert some_contradict([unlike[0], *alike, unlike[1]]) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [("held", "cancelled", True), ("announced", "held", False), ("postponed", "cancelled", False)],
)
def test_what_was_announced_can_still_be(one: Any, other: Any, answer: bool) -> None:
    first, second = Workshop("w", status=one).status, Workshop("w", status=other).status
    assert contradict(first, second) is answer


@given(st.lists(partial_dates(), min_size=1))
def test_the_finest_date_is_one_of_them(dates: list[PartialDate]) -> None:
    found = finest(dates)
    assert found in dates
    assert finest(["b", "a"]) == "b"


def test_of_each_source_the_nearest_citations_count() -> None:
    cited = [Citation("notice"), of("/place"), of("/place/city"), Citation("agenda"), of("/pl")]
    assert nearest(cited, "/place/city") == (Citation("notice"), of("/place/city"))
    assert nearest(cited, "/place/country") == (Citation("notice"), of("/place"))
    assert nearest(cited, "/placement") == (Citation("notice"), Citation("agenda"))


def test_citations_of_a_record_in_a_field() -> None:
    city = of("/place/city", "Nur-Sultan")
    cited = (Citation("notice"), city, of("/start", "2019"), of("/place", source="report"))
    assert within(cited, "/place") == (
        Citation("notice"),
        Citation("report"),
        of("/city", "Nur-Sultan"),
    )
    assert within(cited[:1], "/place") == cited[:1]
    # What a source has in the field itself is not said of the record there.
    assert within((Citation("page", about="/launched", says="2018"),), "/launched") == (
        Citation("page"),
    )


def test_a_record_with_other_values() -> None:
    workshop = Workshop("w", place=Place("KZ"))
    changed = replaced(workshop, {"/place/city": Text("Astana"), "/kind": "seminar"})
    assert changed == Workshop("w", place=Place("KZ", city="Astana"), kind="seminar")


def test_a_record_in_a_field_is_made_of_what_is_known_of_it() -> None:
    assert replaced(Workshop("w"), {"/place/country": "UZ"}).place == Place("UZ")
    assert replaced(Workshop("w"), {"/place/country": None}).place is None


def test_facts_are_based_on_the_sources_of_what_contains_them() -> None:
    plan = Plan("2019", cited=[of("start", "2018", "report")])
    change = MembershipChange("AZ", "2011", "member", cited=[of("on", "2012")])
    workshop = Workshop("w", rescheduled=[plan], cited=["notice", of("rescheduled", inferred=True)])
    found = {fact.path: fact for fact in facts(workshop)}
    claims = found["/rescheduled/0/start"].claims
    assert [(str(claim.value), claim.citation.source) for claim in claims] == [
        ("2019", "notice"),
        ("2019", "agenda"),
        ("2018", "report"),
    ]
    (whole, day) = facts(change)
    assert (whole.value, str(day.value), day.cited) == (change, "2011", (of("on", "2012"),))


# Questions


def test_contradictions_by_field() -> None:
    workshop = Workshop(
        "w",
        "Title",
        start="2019-05-30",
        end="2019-05-31",
        headcounts=[
            Headcount(70, "over", cited=["notice", of("value", 65), of("qualifier", "exactly")]),
            Headcount(9, "over", unit="organizations", cited=["notice", of("value", 8)]),
            Headcount(20, unit="speakers", cited=[of("qualifier", "over")]),
            Headcount(20, unit="countries", cited=[of("value", 20), of("qualifier", "over")]),
        ],
        attendance=[
            Attendance("AZ", headcount=Headcount(3), cited=["notice", of("headcount/value", 4)])
        ],
        cited=[
            "notice",
            of("start", "2019-05-29"),
            of("start", "2019-05", "report"),
            of("end", "2019"),
            of("series", "A"),
            of("series", "B", "report"),
            of("kind", "seminar"),
        ],
    )
    rows = questions.contradictions(hub(*SOURCES, workshop))
    assert [(row.paths, row.message) for row in rows] == [
        (
            ("/start",),
            'The sources contradict each other about "start": 2019-05-30 (notice), '
            "2019-05-29 (agenda), 2019-05 (report).",
        ),
        (
            ("/series",),
            'The sources contradict each other about "series": "A" (agenda), "B" (report).',
        ),
        (
            ("/attendance/0/headcount",),
            'The sources contradict each other about "attendance of Azerbaijan: headcount": '
            "3 participants (notice), 4 participants (agenda).",
        ),
        (
            ("/headcounts/0",),
            'The sources contradict each other about "over 70 participants": '
            "over 70 participants (notice), 65 participants (agenda).",
        ),
        (
            ("/headcounts/2",),
            'The sources contradict each other about "20 speakers": '
            "20 speakers (notice), over 20 speakers (agenda).",
        ),
        (
            ("/headcounts/3",),
            'The sources contradict each other about "20 countries": '
            "20 countries (notice), over 20 countries (agenda).",
        ),
    ]
    assert {row.kind.value for row in rows} == {"values"}


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [
        (Headcount(70), Headcount(65), 1),
        (Headcount(70, "over"), Headcount(75), 0),
        (Headcount(70, "over"), Headcount(65), 1),
        (Headcount(70), Headcount(65, unit="registered"), 0),
        (Headcount(70), Headcount(65, mode="online"), 0),
    ],
)
def test_two_numbers_of_the_same_people(one: Headcount, other: Headcount, rows: int) -> None:
    workshop = Workshop("w", headcounts=[one, other], cited=["notice"])
    found = questions.contradictions(hub(*SOURCES, workshop))
    assert len(found) == rows
    for row in found:
        assert row.paths == ("/headcounts/0", "/headcounts/1")
        assert row.message == f"The numbers differ: {one} and {other}."
        assert row.cited == (Citation("notice"),)


def test_witnesses_by_field() -> None:
    workshop = Workshop(
        "w",
        start="2019",
        cited=["notice", Citation("report"), of("start", "2018", "report"), of("kind", "seminar")],
    )
    register = hub(*SOURCES, workshop)
    assert [str(row) for row in questions.witnesses(register)] == [
        "workshop w: 2 witnesses [notice, report]",
        "workshop w /start: one witness [notice; report: 2018]",
        # What is not recorded has no row.
    ]


def test_a_finding_names_what_is_at_its_path() -> None:
    history = MembershipHistory().join("HR", "2018").leave("HR", "2020", cited=[of("on", "2019")])
    register = hub(*SOURCES, Alliance("a", "A", history=history, cited=["notice"]))
    (line,) = [str(each) for each in review(register) if each.code == "values-contradict"]
    assert line == (
        "warning: alliance a /history/changes/1/on (Croatia left: on): The sources contradict each "
        'other about "Croatia left: on": 2020 (notice), 2019 (agenda). [values-contradict] '
        "[notice; agenda: 2019]"
    )


def test_a_finding_on_a_field_with_its_default_leads_to_what_contains_it() -> None:
    headcount = Headcount(70, cited=[of("qualifier", inferred=True)])
    register = hub(*SOURCES, Workshop("w", headcounts=[headcount]))
    (finding,) = [each for each in review(register) if each.code == "inferred"]
    assert finding.path == "/headcounts/0/qualifier"
    assert finding.pointer(register) == "/workshops/0/headcounts/0"


def test_a_finding_of_a_caller_may_be_about_anything() -> None:
    found = Finding("inferred", "Odd.", [], "/no/such/place")
    assert review(hub(), [lambda _: iter([found])]) == (found,)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("", ""),
        ("/no/such", "no: such"),
        ("/co_organizers/0", "un as host"),
        ("/appearances/0", "p"),
        ("/appearances/0/posts/0", 'p: post "Rector"'),
        ("/appearances/0/posts/1", 'p: post "un"'),
        ("/attendance/0", "attendance of students"),
        ("/headcounts/0/value", "over 70 participants: value"),
        ("/rescheduled/0", "plan for 2018"),
        ("/topics/0", '"open data"'),
        ("/languages/1", "languages 2"),
        ("/topics/1", "topics: 1"),
        ("/topics/9", "topics: 9"),
        ("/title/en", "title: en"),
    ],
)
def test_names_of_parts(path: str, words: str) -> None:
    workshop = Workshop(
        "w",
        {"en": "Title"},
        co_organizers=[CoOrganizer("un", "host")],
        appearances=[Appearance("p", posts=[Post("Rector"), Post(organization="un")])],
        attendance=[Attendance(audience="students")],
        headcounts=[Headcount(70, "over")],
        rescheduled=[Plan("2018")],
        topics=["open data"],
        languages=["en", "ru"],
    )
    assert named(workshop, path) == words
    assert item_at(workshop, path) == (words if any(map(str.isdecimal, path)) else None)


def test_names_of_parts_of_other_records() -> None:
    alliance = Alliance(
        "a",
        "A",
        history=MembershipHistory()
        .join("AZ", "2011", hold="inactive")
        .change("AZ", "2012", label="party"),
        attestations=[Attestation("2018")],
        phases=[PhaseReached("change-at-scale", "2013")],
    )
    body = Organization(
        "b",
        "B",
        former_names=[FormerName("Old")],
        succeeds=[Succession("c", "2018", "renamed")],
        links=["https://example.org"],
    )
    assert [named(alliance, path) for path in ("/attestations/0", "/phases/0", "/launched")] == [
        "list for 2018",
        "change-at-scale",
        "launched",
    ]
    assert named(body, "/former_names/0") == 'former name "Old"'
    assert named(body, "/succeeds/0/on") == "succeeds c: on"
    assert named(body, "/links/0") == "links 1"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Headcount(70), "70 participants"),
        (Headcount(70, "at-least", unit="members"), "at least 70 members"),
        (Headcount(225, unit="registered", mode="in-person"), "225 registered (in-person)"),
    ],
)
def test_a_number_in_words(count: Headcount, words: str) -> None:
    assert str(count) == words


@pytest.mark.parametrize(
    ("cited", "line"),
    [
        ([], ""),
        (["a", "b"], " [a, b]"),
        ([Citation("ogp-turkey", printed="withdrawn")], ' [ogp-turkey: "withdrawn"]'),
        ([Citation("respa-fact-sheet", inferred=True)], " [respa-fact-sheet, inferred]"),
        (["a", Citation("b", inferred=True)], " [a; b, inferred]"),
        # Only what is inferred in every way is.
        (["a", of("on", "2019", "a", inferred=True), "b"], " [a: 2019; b]"),
        ([of("name", Text("Hub"), "a", printed="the Hub")], ' [a: "Hub", "the Hub"]'),
    ],
)
def test_what_makes_a_line_weak(cited: list[Any], line: str) -> None:
    assert said_by(as_citations(cited)) == line


@given(hubs())
def test_what_a_source_has_is_of_the_type_of_the_field(register: Hub) -> None:
    for record in register.records:
        for fact in facts(record):
            for value, citation in fact.claims:
                assert value is None or isinstance(value, type(fact.value)) or fact.value is None
                assert isinstance(citation, Citation)
