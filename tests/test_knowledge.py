"""A register as it was known on a day."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from attrs import evolve
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
    MembershipChange,
    MembershipHistory,
    Organization,
    PartialDate,
    Person,
    PhaseReached,
    Place,
    Plan,
    Post,
    Record,
    Source,
    Succession,
    Text,
    ValidationError,
    Workshop,
    WorkshopFormat,
    WorkshopKind,
    dumps,
    from_dict,
    load,
    loads,
    to_dict,
)
from egov_hub.examples import ASTANA_HUB
from egov_hub.knowledge import Knowledge, known_by
from egov_hub.records import fields_of
from egov_hub.strategies import hubs, partial_dates
from egov_hub.values.claims import claimed

ASTANA = load(ASTANA_HUB)
SOURCES = [
    Source("old", "Old", published="2014"),
    Source("new", "New", published="2016-11-07"),
    Source("undated", "Undated"),
    Source("read", "Read", published="[2010..]", accessed="2015-01-01"),
]


def hub(*records: Any) -> Hub:
    return Hub("hub", "Hub").put(*SOURCES, *records)


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2013", [], ["read", "undated"]),
        ("2014-06-01", [], ["old", "read", "undated"]),
        ("2014-12-31", ["old"], ["old", "read", "undated"]),
        ("2015-01-01", ["old", "read"], ["old", "read", "undated"]),
        ("2016-11", ["old", "read"], ["new", "old", "read", "undated"]),
        ("2016-11-07", ["new", "old", "read"], ["new", "old", "read", "undated"]),
    ],
)
def test_which_sources_were_published(day: str, certain: list[str], possible: list[str]) -> None:
    known = known_by(hub(), day)
    assert [source.id for source in known.certain.sources] == certain
    assert [source.id for source in known.possible.sources] == possible
    assert list(known.undecided) == sorted(set(possible) - set(certain))
    assert str(len(certain)) in str(known)


def test_facts_go_with_their_sources() -> None:
    workshop = Workshop(
        "w",
        "Title",
        start="2014",
        co_organizers=[CoOrganizer("oecd", cited=["old"]), CoOrganizer("un", cited=["new"])],
        attendance=[
            Attendance("AZ", headcount=Headcount(3, cited=["new"]), cited=["old", "new"]),
            Attendance("GE"),
        ],
        appearances=[Appearance("p", posts=[Post("Rector")], cited=["new"])],
        cited=["old"],
    )
    bodies = [
        Organization("oecd", "OECD", kind="international", cited=["new"]),
        Organization("un", "UN"),
    ]
    register = hub(*bodies, Person("p", "P"), workshop)
    known = known_by(register, "2015").certain
    assert known.workshops == (
        Workshop(
            "w",
            "Title",
            start="2014",
            co_organizers=[CoOrganizer("oecd", cited=["old"])],
            attendance=[Attendance("AZ", cited=["old"]), Attendance("GE")],
            cited=["old"],
        ),
    )
    # Of what is only named, id and name are known.
    assert known.organizations == (Organization("oecd", "OECD"),)
    assert known.people == ()
    assert known_by(register, "2017").certain.workshops == (workshop,)
    # What cites nothing is possible.
    assert [each.id for each in known_by(register, "2015").possible.organizations] == ["oecd", "un"]
    assert known_by(register, "2000").certain.records == ()


def test_of_a_record_that_was_not_known_its_known_parts_are() -> None:
    history = MembershipHistory().join("GE", "2013", cited=["old"])
    listed = Attestation("2014", ["GE"], cited=["old"])
    alliance = Alliance(
        "a",
        "A",
        kind="hub",
        launched="2013",
        history=history.join("EE", "2016", cited=["new"]).join("KZ", "2013"),
        attestations=[listed],
        cited=["new"],
    )
    known = known_by(hub(alliance), "2015").certain
    history = evolve(history, complete=False)
    assert known.alliances == (Alliance("a", "A", history=history, attestations=[listed]),)


def test_a_change_that_makes_no_sense_without_another_is_left_out() -> None:
    history = (
        MembershipHistory()
        .join("AZ", "2011", cited=["new"])
        .leave("AZ", "2012", cited=["old"])
        .join("GE", "2011", cited=["old"])
        .change("GE", "2012", hold="inactive", cited=["new"])
        .change("GE", "2013", hold=None, cited=["old"])
        .join("KZ", "2011", cited=["old"])
        .leave("KZ", "2012", cited=["old"])
        .join("KZ", "2013", cited=["old"])
    )
    known = known_by(hub(Alliance("a", "A", history=history)), "2015").certain
    changes = known.alliance("a").history.changes
    assert [(each.member, str(each.on)) for each in changes] == [
        ("GE", "2011"),
        ("KZ", "2011"),
        ("KZ", "2012"),
        ("KZ", "2013"),
    ]


def test_what_names_itself_a_copy_of_what_was_not_known() -> None:
    copy = Source("copy", "New", published="2015", copy_of="new")
    old_copy = Source("old-copy", "Old", published="2015", copy_of="old")
    known = known_by(hub(copy, old_copy), "2015-12-31").certain
    assert known.source("copy").copy_of is None
    assert known.source("old-copy").copy_of == "old"


def test_records_that_are_named_are_there_by_name() -> None:
    register = hub(
        Organization("old-body", "Old body", cited=["new"], country="KZ"),
        Organization(
            "new-body",
            "New body",
            succeeds=[Succession("old-body", "2014", "renamed", cited=["old"])],
        ),
        Alliance("a", "A", cited=["new"], launched="2013"),
        Workshop("parent", "Parent", start="2014", cited=["new"]),
        Workshop("w", alliance="a", within="parent", cited=["old"]),
        Person("p", "P", cited=["new"]),
        Workshop("v", appearances=[Appearance("p", cited=["old"])]),
    )
    known = known_by(register, "2015").certain
    assert known.organization("old-body") == Organization("old-body", "Old body")
    assert known.organization("new-body").succeeds
    assert known.alliance("a") == Alliance("a", "A")
    assert known.workshop("parent") == Workshop("parent")
    assert known.person("p") == Person("p", "P")


@given(hubs(), partial_dates(), partial_dates())
def test_what_was_known_is_sound_and_grows(hub: Hub, day: PartialDate, later: PartialDate) -> None:
    known = known_by(hub, day)
    assert loads(dumps(known), Knowledge) == known

    def ids(hub: Hub) -> set[tuple[str, str]]:
        return {(type(record).__name__, record.id) for record in hub.records}

    assert ids(known.certain) <= ids(known.possible) <= ids(hub)
    if day.latest <= later.earliest:
        assert ids(known.certain) <= ids(known_by(hub, later).certain)
        assert ids(known.possible) <= ids(known_by(hub, later).possible)
    assert not known.possible.sources or set(known.undecided) <= {
        source.id for source in known.possible.sources
    }


def parts(value: object) -> Iterator[Record]:
    """Return a value's records, and all within these."""
    if isinstance(value, Record):
        yield value
        for attribute in value.__attrs_attrs__:
            yield from parts(getattr(value, attribute.name))
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from parts(item)


FACTS = (Attestation, CoOrganizer, Headcount, PhaseReached, Plan, Succession)


def without_claims(value: object) -> Any:
    """Return a JSON value in which all citations are of whole records."""
    if isinstance(value, list):
        return [without_claims(item) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        members = cast("dict[str, object]", value).items()
        return {k: without_claims(v) for k, v in members if k not in ("about", "says")}
    return value


@given(hubs().map(lambda hub: from_dict(without_claims(to_dict(hub)))), partial_dates())
def test_what_was_known_rests_on_what_was_published(hub: Hub, day: PartialDate) -> None:
    known = known_by(hub, day)

    def facts(hub: Hub) -> set[Record]:
        return {evolve(part, cited=()) for part in parts(hub) if isinstance(part, FACTS)}

    assert facts(known.certain) <= facts(known.possible) <= facts(hub)
    for then in (known.certain, known.possible):
        cited = {part.source for part in parts(then) if isinstance(part, Citation)}
        assert cited <= {source.id for source in then.sources}


@given(hubs(), partial_dates())
def test_each_field_has_what_is_recorded_or_what_a_source_has_or_nothing(
    hub: Hub, day: PartialDate
) -> None:
    known = known_by(hub, day)
    for then in (known.certain, known.possible):
        for workshop in then.workshops:
            recorded = hub.workshop(workshop.id)
            for name in ("title", "start", "end", "kind", "status", "format", "series", "ordinal"):
                claims = [each for each in recorded.cited if each.about == f"/{name}"]
                values = [claimed(recorded, each) for each in claims]
                default = fields_of(Workshop)[name].default
                assert getattr(workshop, name) in [getattr(recorded, name), *values, default]


DAY_BY_DAY = [
    Citation("old", about="/start", says="2013"),
    Citation("read", about="/start", says="2013-05"),
    Citation("new", about="/place/city", says="Nur-Sultan"),
    Citation("old", about="/place/city", says="Astana"),
    Citation("new", about="/kind"),
    Citation("new", about="/topics"),
    Citation("old", about="/format", says="online"),
    Citation("read", about="/format", says="hybrid"),
]


def test_a_field_goes_with_the_sources_of_the_field() -> None:
    workshop = Workshop(
        "w",
        "Title",
        start="2013-05-06",
        kind="seminar",
        format="in-person",
        place=Place("KZ", city="Nur-Sultan"),
        topics=["open data"],
        cited=["old", "new", *DAY_BY_DAY],
    )
    (then,) = known_by(hub(workshop), "2014-12-31").certain.workshops
    # The oldest source has only the year; it has another name of the city; and it has no kind.
    assert (str(then.start), then.place) == ("2013", Place("KZ", city="Astana"))
    assert (then.title, then.format) == (Text("Title"), WorkshopFormat.ONLINE)
    # What another source is also cited for is known from all that are cited for the whole.
    assert (then.kind, then.topics) == (WorkshopKind.SEMINAR, (Text("open data"),))
    (later,) = known_by(hub(workshop), "2015").certain.workshops
    # Of two values that can both be true, the one that says more; of others, none.
    assert (str(later.start), later.format) == ("2013-05", None)
    (now,) = known_by(hub(workshop), "2017").certain.workshops
    assert (str(now.start), now.format) == ("2013-05-06", WorkshopFormat.IN_PERSON)


def test_a_field_whose_every_source_is_later_is_left_out() -> None:
    later = [Citation("new", about=f"/{name}") for name in ("start", "end", "kind", "place")]
    workshop = Workshop(
        "w",
        "Title",
        start="2013",
        end="2013",
        kind="seminar",
        place=Place("KZ"),
        cited=[Citation("old", about="/title"), *later],
    )
    assert known_by(hub(workshop), "2015").certain.workshops == (
        Workshop("w", "Title", cited=[Citation("old", about="/title")]),
    )


def test_a_day_that_must_be_there_is_unknown_and_another_field_is_not() -> None:
    early = Citation("old", about="/label", says="member")
    not_known = Citation("old", about="/on"), Citation("new", about="/phase")
    phases = [
        PhaseReached("change-at-scale", "2013", cited=["new", Citation("old", about="/on")]),
        PhaseReached("learning-outcomes", "2013", cited=["new", Citation("old", about="/phase")]),
        PhaseReached("learning-outcomes", "2014", cited=["new", *not_known]),
    ]
    history = MembershipHistory().join("GE", "2013", label="party", cited=[early, "new"])
    alliance = Alliance("a", "A", history=history, phases=phases, cited=["old"])
    (then,) = known_by(hub(alliance), "2015").certain.alliances
    (change,) = then.history.changes
    assert change == MembershipChange("GE", "XXXX", "member", label="member", cited=[early])
    assert then.phases == (
        PhaseReached("change-at-scale", "2013", cited=[Citation("old", about="/on")]),
        PhaseReached("learning-outcomes", "XXXX", cited=[Citation("old", about="/phase")]),
    )


def test_what_earlier_sources_had_need_not_fit_the_rest() -> None:
    wrong = [Citation("old", about="/on", says="2012-05-01")]
    history = (
        MembershipHistory()
        .join("GE", "2013", cited=["old"])
        .change("GE", "2014", label="party", cited=["new", *wrong])
    )
    alliance = Alliance("a", "A", history=history, cited=["old"])
    (then,) = known_by(hub(alliance), "2015").certain.alliances
    assert then.history.changes == history.changes[:1]
    early = [Citation("old", about="/end", says="2013")]
    workshop = Workshop("w", start="2014", end="2014", cited=["old", "new", *early])
    (held,) = known_by(hub(workshop), "2015").certain.workshops
    assert (str(held.start), held.end) == ("2014", None)
    early = [Citation("old", about="/parent", says="un")]
    body = Organization("oecd", "OECD", parent="union", cited=["old", "new", *early])
    bodies = [Organization("un", "UN"), Organization("union", "Union"), body]
    assert known_by(hub(*bodies), "2015").certain.organization("oecd").parent is None


def test_days_that_earlier_sources_had_are_left_out_where_they_do_not_fit() -> None:
    claims = [Citation("old", about="/on", says="2014"), Citation("new")]
    history = (
        MembershipHistory()
        .join("EE", "2012", cited=claims)
        .leave("EE", "2013", cited=["old"])
        .join("AM", "2011", cited=["old"])
    )
    alliance = Alliance("a", "A", history=history, cited=["old"])
    known = known_by(hub(alliance), "2015").certain.alliance("a").history
    assert known.parties == {"AM"}
    assert not known.complete


def test_a_part_that_cannot_be_is_left_out() -> None:
    early = [Citation("old", about="/party"), Citation("new", about="/audience")]
    attendance = [
        Attendance(audience="students", cited=["new", *early]),
        Attendance("GE", audience="students", cited=["new", *early]),
    ]
    workshop = Workshop("w", attendance=attendance, cited=["old"])
    (then,) = known_by(hub(workshop), "2015").certain.workshops
    assert then.attendance == (Attendance("GE", cited=early[:1]),)


def test_what_cites_nothing_is_not_certain() -> None:
    """A known part of it is, and what is only named is there by its name."""
    register = hub(
        Organization("un", "UN", kind="international"),
        Organization("oecd", "OECD"),
        Workshop(
            "w",
            "W",
            start="2014",
            co_organizers=[CoOrganizer("un", cited=["old"]), CoOrganizer("oecd")],
        ),
    )
    certain = known_by(register, "2015").certain
    assert certain.organizations == (Organization("un", "UN"),)
    assert certain.workshops == (Workshop("w", co_organizers=[CoOrganizer("un", cited=["old"])]),)
    assert known_by(register, "2015").possible.workshops == register.workshops


@given(hubs())
def test_at_the_end_all_is_possible(hub: Hub) -> None:
    assert known_by(hub, "9999-12-31").possible == hub


def test_at_the_end_all_is_certain_where_every_source_is_dated_and_every_fact_cited() -> None:
    dated = [evolve(source, published=source.published or "2000") for source in ASTANA.sources]
    register = ASTANA.put(*dated)
    assert known_by(register, "9999-12-31") == Knowledge(register, register)


def test_the_day_is_a_day() -> None:
    with pytest.raises(ValidationError):
        known_by(hub(), "last year")
