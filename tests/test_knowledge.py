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
    MembershipHistory,
    Organization,
    PartialDate,
    Person,
    PhaseReached,
    Plan,
    Post,
    Record,
    Source,
    Succession,
    ValidationError,
    Workshop,
    dumps,
    load,
    loads,
)
from egov_hub.knowledge import Knowledge, known_by
from egov_hub.strategies import hubs, partial_dates

ASTANA = load("examples/astana-hub.json")
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


@given(hubs(), partial_dates())
def test_what_was_known_rests_on_what_was_published(hub: Hub, day: PartialDate) -> None:
    known = known_by(hub, day)

    def facts(hub: Hub) -> set[Record]:
        return {evolve(part, cited=()) for part in parts(hub) if isinstance(part, FACTS)}

    assert facts(known.certain) <= facts(known.possible) <= facts(hub)
    for then in (known.certain, known.possible):
        cited = {part.source for part in parts(then) if isinstance(part, Citation)}
        assert cited <= {source.id for source in then.sources}


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
