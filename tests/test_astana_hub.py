"""The worked register: it is what its sources say, and says where each fact comes from."""

import pytest

from egov_hub import (
    Answer,
    Citation,
    Counted,
    Hold,
    Hub,
    Standing,
    WorkshopKind,
    dumps,
    load,
    questions,
)
from egov_hub.examples import ASTANA_HUB
from egov_hub.findings import review
from egov_hub.knowledge import known_by
from egov_hub.membership.acts import ActKind
from egov_hub.records import parts

HUB = load(ASTANA_HUB)
E_GOVERNMENT = HUB.alliance("e-government")
PARTICIPANTS = HUB.alliance("participants")


def counts(counted: Counted) -> list[tuple[str, int | None, list[str]]]:
    """Return what is counted of the hub's participants, by day, with the sources."""
    return [
        (str(each.on), each.count, [citation.source for citation in each.cited])
        for each in PARTICIPANTS.attestations
        if each.counted is counted
    ]


def test_it_is_written_back_as_it_is() -> None:
    assert isinstance(HUB, Hub)
    assert ASTANA_HUB.read_text("utf-8") == dumps(HUB, indent=2) + "\n"


def test_every_fact_is_cited() -> None:
    # A fact without citations of its own stands in one that has some.
    assert [str(row) for row in questions.witnesses(HUB) if not row.witnesses] == []
    for alliance in HUB.alliances:
        assert all(change.cited for change in alliance.history.changes)
        assert all(attestation.cited for attestation in alliance.attestations)
        assert all(reached.cited for reached in alliance.phases)
    for organization in HUB.organizations:
        assert all(succession.cited for succession in organization.succeeds)


def test_every_source_can_be_looked_up_and_is_cited() -> None:
    assert all(source.url for source in HUB.sources)
    cited = {each.source for row in questions.witnesses(HUB) for each in row.cited}
    assert {source.id for source in HUB.sources} == cited


def test_words_are_in_a_language_that_is_stated() -> None:
    assert '"und"' not in ASTANA_HUB.read_text("utf-8")
    assert E_GOVERNMENT.name.languages == ("en", "ru")


def test_no_report_was_certainly_published_before_what_it_tells_of() -> None:
    for workshop in HUB.workshops:
        published = [HUB.source(each.source).published for each in workshop.cited]
        assert any(day is None or (~day.before(workshop.start)).possibly for day in published)
    for alliance in HUB.alliances:
        if alliance.launched:
            for change in alliance.history.changes:
                for citation in change.cited:
                    day = HUB.source(citation.source).published
                    assert day is None or (~day.before(alliance.launched)).possibly


def test_the_two_alliances() -> None:
    found = [alliance for alliance in HUB.alliances if alliance.kind == "peer-learning"]
    assert [(alliance.id, str(alliance.launched)) for alliance in found] == [
        ("e-government", "2018-06-09"),
        ("public-service-delivery", "2016"),
    ]
    service = found[1]
    # The notice, whose day is not known, lists them "to date".
    assert sorted(service.roster("2019-05-31").uncertain) == ["AZ", "GE", "KZ"]
    assert not service.roster("2019-05-31").certain
    assert service.belongs("AZ", "2016-06-01") is Answer.MAYBE
    assert service.belongs("AZ", "2015-12-31") is Answer.NO


def test_members_of_the_e_government_alliance_sit_through_bodies() -> None:
    seats = E_GOVERNMENT.seats(on="2019-05-31")
    assert all(seat.belongs is Answer.YES for seat in seats)
    assert {str(seat.member): set(seat.through) for seat in seats} == {
        "AM": {"ekeng"},
        "AZ": {"az-public-service-agency"},
        "EE": {"e-governance-academy"},
        "GE": {"ge-data-exchange-agency"},
        "KG": {"kg-personnel-service"},
        "KZ": {"zerde"},
        "UZ": {"uz-academy"},
        "oecd": {"oecd-digital-government"},
    }


@pytest.mark.parametrize(
    ("body", "above"),
    [
        ("ge-data-exchange-agency", ["ge-justice"]),
        ("oecd-digital-government", ["oecd-public-governance", "oecd"]),
        ("undp-kazakhstan", ["undp", "united-nations"]),
        ("ciug", ["sipa", "sjtu"]),
    ],
)
def test_a_unit_stands_below_its_body(body: str, above: list[str]) -> None:
    found: list[str] = []
    while parent := HUB.organization(body).parent:
        body = parent
        found.append(body)
    assert found == above


def _speaking(day: str) -> list[str | None]:
    rows = questions.voices(HUB, "UZ", day)
    return [row.body for row in rows if row.alliance == "e-government"]


def test_what_became_of_bodies() -> None:
    assert _speaking("2025-05-04") == ["uz-academy"]
    assert _speaking("2025-05-05") == ["uz-policy-academy"]
    # An agency, a ministry, an agency again, and then two: none of the days is known.
    steps = {
        str(organization.id): [
            (str(each.predecessor), each.manner.value) for each in organization.succeeds
        ]
        for organization in HUB.organizations
        if organization.succeeds and organization.country == "KZ"
    }
    assert steps == {
        "kz-ministry": [("kz-agency-2013", "replaced")],
        "kz-joint-agency": [("kz-ministry", "replaced")],
        "kz-civil-service-agency": [("kz-joint-agency", "split")],
        "kz-anti-corruption-agency": [("kz-joint-agency", "split")],
    }


def test_both_claims_about_the_oecd_are_there() -> None:
    assert E_GOVERNMENT.standings("oecd", "2018-06-09") == {Standing.PARTNER}
    assert E_GOVERNMENT.standings("oecd", "2019-05-30") == {Standing.MEMBER}
    founding, partner, page, took_part, later = E_GOVERNMENT.attestations
    assert took_part.members == later.members - {"AM", "UZ"}
    assert (len(founding.members), partner.standing) == (7, Standing.PARTNER)
    assert page.members == later.members == founding.members | partner.members
    assert partner.cited[0].printed == "ready to support"
    assert [E_GOVERNMENT.fits(each) for each in E_GOVERNMENT.attestations] == [
        Answer.YES,
        Answer.YES,
        Answer.MAYBE,
        Answer.YES,
        Answer.YES,
    ]


def test_all_counts_of_countries_are_there() -> None:
    assert counts(Counted.COUNTRIES) == [
        ("2013-03-15", 25, ["brochure", "hub-news-38"]),
        ("2014-09-17", 29, ["hub-news-38"]),
        ("2016-05-26", 32, ["inform-2016-05-26"]),
        ("2016-05-30", 34, ["inform-2016-05-30"]),
        ("2016-11-07", 36, ["inform-2016-11-07"]),
        ("2017-10-10", 38, ["inform-2017"]),
        ("2019-02", 40, ["unv"]),
        ("[2013-03-15..]", 43, ["undp-phase-4"]),
    ]


def test_five_or_six_organizations_took_part_at_first() -> None:
    assert counts(Counted.ORGANIZATIONS)[:2] == [
        ("2013-03-15", 5, ["brochure"]),
        ("2013-03-15", 6, ["hub-news-38"]),
    ]


def test_one_source_has_estonia_and_bhutan_join_another_bhutan_alone() -> None:
    told = [each.members for each in PARTICIPANTS.attestations if str(each.on) == "2016-11-07"]
    assert told == [{"BT", "EE"}, {"BT"}]
    assert PARTICIPANTS.belongs("EE", "2016-11-07") is Answer.YES
    assert PARTICIPANTS.belongs("EE", "2016-11-06") is Answer.MAYBE


def test_the_review_names_the_contradictions_and_no_other_warning() -> None:
    warnings = [each for each in review(HUB) if each.severity == "warning"]
    assert [(each.code.value, {one.source for one in each.cited}) for each in warnings] == [
        ("claims-contradict", {"brochure", "hub-news-38"}),
        ("claims-differ", {"founding-news", "alliance-page"}),
        ("claims-differ", {"inform-2016-05-26", "inform-2016-05-30"}),
        ("values-contradict", {"project-news", "seminar-news"}),
        ("values-contradict", {"aravot", "ogp-events"}),
        ("values-contradict", {"ogp-azerbaijan", "ogp-events"}),
        ("values-contradict", {"ogp-azerbaijan", "ogp-events"}),
        ("values-contradict", {"ogp-tanzania"}),
        ("values-contradict", {"annual-conference-news", "undp-release", "opinions"}),
        ("values-contradict", {"sigma-page", "respa-page"}),
        ("joined-before-launch", {"project-news"}),
        ("joined-before-launch", {"project-news"}),
    ]


def test_two_copies_are_one_witness() -> None:
    rows = [row for row in questions.witnesses(HUB) if row.record.id == "tashkent-2019"]
    assert rows[0].path == ""
    assert rows[0].witnesses == 1
    assert len(rows[0].cited) == 2


@pytest.mark.parametrize(
    ("person", "posts"),
    [
        (
            "rustam-kasimov",
            ["State Advisor to the President of the Republic of Uzbekistan", "Rector"],
        ),
        ("larbi-djacta", ["Under-Secretary-General", "Chairman"]),
        (
            "norimasa-shimomura",
            ["UN Resident Coordinator", "UNDP Resident Representative in Kazakhstan"],
        ),
    ],
)
def test_posts_held_at_once(person: str, posts: list[str]) -> None:
    (row,) = [row for row in questions.speakers(HUB) if row.person == person]
    assert [str(post.title) for post in row.posts] == posts


@pytest.mark.parametrize(
    ("person", "others"),
    [
        ("katarzyna-wawiernia", ["Katarzyna Vaviernia"]),
        ("jongsung-hwang", ["Jong-Sung Hwang", "Hwang"]),
        ("sang-min-lee", ["Lee Sang-min"]),
    ],
)
def test_names_are_kept_as_printed_elsewhere(person: str, others: list[str]) -> None:
    assert [str(name) for name in HUB.person(person).other_names] == others


def test_contributors_of_the_platform_do_not_belong() -> None:
    platform = HUB.alliance("virtual-alliance")
    assert not platform.roster("2021-01-01").possible
    assert len(platform.seats("2021-01-01", standings={Standing.PARTNER})) == 9


def test_partners_by_memorandum_do_not_belong() -> None:
    partners = PARTICIPANTS.roster("2023-01-01", {Standing.PARTNER})
    assert sorted(partners.certain) == ["kr-personnel-ministry", "kz-natural-sciences"]
    assert sorted(partners.uncertain) == ["bosa"]
    assert not partners.possible & PARTICIPANTS.roster("2023-01-01").possible


def test_the_project_is_for_seven_countries_and_has_partners_of_four_sorts() -> None:
    project = HUB.alliance("korea-undp-acsh-project")
    assert sorted(project.roster("2021-11-04").certain) == [
        *("AM", "AZ", "GE", "KG", "KZ", "TJ", "UZ"),
    ]
    labels = {str(act.label) for act in project.acts() if act.standing is Standing.PARTNER}
    assert labels == {"funder", "implementer", "partner", "signatory"}
    seminar = HUB.workshop("governance-innovation-seminar-1")
    assert [str(each.value) for each in seminar.headcounts] == ["70", "12"]


def test_what_is_concluded_is_marked() -> None:
    inferred = {str(row.record) for row in questions.witnesses(HUB) if row.inferred}
    assert inferred == {
        "alliance e-government",
        "alliance participants",
        "alliance virtual-alliance",
        "organization astana-civil-service-hub",
        "workshop annual-conference-2018",
        "workshop bosa-webinar",
        "workshop governance-innovation-seminar-1",
        "workshop memorandum-2018-11-20",
        "workshop memorandum-korea-2022",
        "workshop sdsn-conference-1",
    }


def test_a_year_that_is_concluded_is_marked_apart_from_the_title() -> None:
    paths = [
        (row.path, row.inferred)
        for row in questions.witnesses(HUB)
        if row.record.id == "bosa-webinar" and not any(map(str.isdecimal, row.path))
    ]
    assert paths == [("", False), ("/start", True), ("/end", True)]


RIVALS = {
    # Two pages of one body date one decision a day apart, and call one hold by two words.
    ("open-government-partnership", "/history/changes/2/on"): "2017-06-29 (ogp-azerbaijan), "
    "2017-06-28 (ogp-events)",
    ("open-government-partnership", "/history/changes/1/hold"): "inactive (aravot), "
    "suspended (ogp-events)",
    # One withdrawal "immediately": from which of four days?
    ("open-government-partnership", "/history/changes/5/on"): "2017-09-12 (ogp-tanzania), "
    "2017-09-20 (ogp-tanzania)",
    # Initiated, signed, launched: three starts.
    ("korea-undp-acsh-project", "/launched"): "2019-11 (project-news), 2021-07 (project-news)",
    # The dates in the title; a title without its articles.
    ("annual-conference-2023", "/title"): '"Meritocracy from 17-19 May 2023" (undp-release)',
    ("centres-of-government-2017", "/title"): "(respa-page)",
}
LISTS = {
    # Five organizations or six founded the hub.
    ("participants", "/attestations/1"): "5 and 6",
    # Thirty-two members or thirty-four, four days apart.
    ("participants", "/attestations/4"): "32 on 2016-05-26 and 34 on 2016-05-30",
    # Host for one publisher, organizer for the other.
    ("centres-of-government-2017", "/co_organizers/0"): "host in one source and organizer",
}


@pytest.mark.parametrize(("place", "words"), [*RIVALS.items(), *LISTS.items()])
def test_rival_claims_are_both_there_and_found(place: tuple[str, str], words: str) -> None:
    rows = {(row.record.id, row.paths[0]): row for row in questions.contradictions(HUB)}
    assert words in rows[place].message
    assert (rows[place].kind == "values") is (place in RIVALS)


def test_a_locator_is_a_place_in_a_source() -> None:
    cited = [part for _, part in parts(HUB) if isinstance(part, Citation)]
    assert {each.locator for each in cited} == {None, "UP-78"}


def test_four_relations_between_events() -> None:
    assert HUB.workshop("tashkent-2019").alliance == "e-government"
    assert HUB.workshop("partnerships-panel").within == "aspa-annual-conference"
    assert HUB.workshop("bosa-webinar").follows == "bosa-study-tour"
    visits = [one.id for one in HUB.workshops if str(one.series).startswith("Study visits")]
    assert visits == ["korea-visit", "korea-visit-2022", "korea-visit-2023"]


def test_a_memorandum_is_signed_at_a_ceremony_which_can_be_a_part_of_a_visit() -> None:
    signed = [one.id for one in HUB.workshops if one.kind is WorkshopKind.CEREMONY]
    assert signed == ["memorandum-2018-11-20", "memorandum-korea-2022"]
    (row,) = (row for row in questions.outcomes(HUB) if row.workshop == "memorandum-korea-2022")
    assert row.concluded
    assert str(row.start) == "[..2022-09-28]"


def test_names_are_those_that_the_sources_print() -> None:
    assert [str(HUB.name_of(code)) for code in ("KR", "TZ")] == ["Republic of Korea", "Tanzania"]
    old = "Regional Hub of Civil Service in Astana"
    days = {"2013-03-15": [old], "2018": [old, "Astana Civil Service Hub"], "2021": []}
    acsh = HUB.organization("astana-civil-service-hub")
    for day, names in days.items():
        found = [str(name) for name in acsh.names_on(day)]
        assert found == (names or ["Astana Civil Service Hub"])


def test_a_joint_programme_has_two_parents() -> None:
    sigma = HUB.organization("sigma")
    assert (sigma.parent, *sigma.other_parents) == ("oecd", "european-union")
    pairs = {(row.one, row.other) for row in questions.partnerships(HUB, by="parent")}
    assert {("european-union", "respa"), ("oecd", "respa")} <= pairs
    assert ("european-union", "oecd") not in pairs


def test_what_was_planned_and_came_otherwise() -> None:
    fates = {
        str(row.workshop): row.fate.value
        for row in questions.outcomes(HUB)
        if row.fate is not questions.Fate.HELD
    }
    assert fates == {"aspa-2020": "cancelled", "aapa-2020": "moved"}
    assert [str(plan.start) for plan in HUB.workshop("aapa-2020").rescheduled] == [
        "2020-05-28",
        "[2020-09-21..2020-09-30]",
        "2020-09-25",
    ]


def test_who_left_the_bodies_beside_the_hub() -> None:
    left = [act for alliance in HUB.alliances for act in alliance.acts(ActKind.LEFT)]
    assert [(str(act.member), str(act.how), str(act.on)) for act in left] == [
        ("GE", "withdrew", "2009-08-18"),
        ("TZ", "withdrew", "[2017-06-29..2017-09-20]"),
        ("AZ", "removed", "2023-08-17"),
    ]
    partnership = HUB.alliance("open-government-partnership")
    # Called suspended later for what was decided as inactive; a town stays when its state leaves.
    assert partnership.holds("AZ", "2018") == {Hold.INACTIVE}
    assert partnership.belongs("kigoma-ujiji", "2018") is Answer.YES


def test_what_was_founded_in_2018_was_not_known_in_2016() -> None:
    known = known_by(HUB, "2016-12-31")
    for then in (known.certain, known.possible):
        assert "e-government" not in {alliance.id for alliance in then.alliances}
    assert sorted(known.certain.alliance("participants").roster("2016-12-31").certain) == [
        "BT",
        "EE",
    ]
