"""Records as code, and hubs made sound around single records."""

import subprocess
import sys
from typing import Any

import pytest
from attrs import evolve, field, frozen
from hypothesis import given
from hypothesis import strategies as st

import egov_hub
from egov_hub import (
    Alliance,
    Appearance,
    Attestation,
    CoOrganizer,
    Country,
    Hub,
    HubRecord,
    MembershipChange,
    MembershipHistory,
    Organization,
    OrganizationId,
    Person,
    Place,
    Record,
    Source,
    Text,
    ValidationError,
    Workshop,
    strategies,
)
from egov_hub.records import fields_of
from egov_hub.register.outlines import FIELDS
from egov_hub.testing import as_code, put_with_references, unreadable
from egov_hub.testing._demanding import LISTS
from egov_hub.testing._hubs import any_hubs
from egov_hub.testing._promises import difference
from egov_hub.testing.stores import named_hubs
from tests.support.draws import statuses
from tests.support.effort import times

NAMES = {name: getattr(egov_hub, name) for name in egov_hub.__all__}

RECORDS: list[st.SearchStrategy[Record]] = [
    strategies.hubs(),
    strategies.alliances(),
    strategies.workshops(),
    strategies.organizations(),
    strategies.people(),
    strategies.sources(),
    strategies.membership_histories(),
    strategies.records(Attestation),
]


@given(st.one_of(RECORDS))
def test_code_makes_an_equal_record_again(record: Record) -> None:
    assert eval(as_code(record), NAMES) == record  # noqa: S307 - that is what it is for


@given(st.one_of(RECORDS))
def test_equal_records_give_the_same_code(record: Record) -> None:
    again = egov_hub.loads(egov_hub.dumps(record), type(record))
    assert as_code(again) == as_code(record)


def test_short_code_stands_in_one_line() -> None:
    code = "Attestation('2019-05', ['AM', 'AZ'], complete=True)"
    assert as_code(Attestation("2019-05", ["AZ", "AM"], complete=True)) == code


def test_long_code_has_one_argument_a_line() -> None:
    history = MembershipHistory(
        [
            MembershipChange("AM", "2018?", "member", through="ekeng", label={"en": "Party"}),
            MembershipChange("AM", "2021", None),
        ]
    )
    assert as_code(Alliance("e-government", Text(en="E-Government"), history=history)) == (
        "Alliance(\n"
        "    'e-government',\n"
        "    {'en': 'E-Government'},\n"
        "    history=MembershipHistory(\n"
        "        [\n"
        "            MembershipChange('AM', '2018?', 'member', through='ekeng', "
        "label={'en': 'Party'}),\n"
        "            MembershipChange('AM', '2021', None),\n"
        "        ],\n"
        "    ),\n"
        ")"
    )


@frozen
class Room(Place):
    """A record of somebody else's, with a field that they check themselves."""

    seats: float = field(default=0.0)


def test_a_subclass_may_have_fields_of_its_own() -> None:
    assert as_code(Room("UZ", seats=2.5)) == "Room('UZ', seats=2.5)"


@given(strategies.hubs(), strategies.alliances() | strategies.people())
def test_whatever_a_record_names_is_put_beside_it(hub: Hub, record: Alliance | Person) -> None:
    made = put_with_references(hub, record)
    assert made.put(record) == made
    nothing: dict[str, Any] = dict.fromkeys(FIELDS.values(), ())
    assert evolve(made, **nothing) == Hub(hub.id, hub.name)


def test_records_of_every_kind_can_be_named() -> None:
    workshop = Workshop(
        "w",
        within="v",
        follows="u",
        alliance="a",
        co_organizers=[CoOrganizer("o")],
        appearances=[Appearance("p")],
        cited=["s"],
    )
    hub = put_with_references(Hub("hub", "Hub"), workshop)
    bare: list[HubRecord] = [Workshop("v"), Workshop("u"), Alliance("a", "a")]
    bare += [Organization("o", "o"), Person("p", "p"), Source("s")]
    assert hub == Hub("hub", "Hub").put(workshop, *bare)


def test_ids_of_two_kinds_may_be_written_alike() -> None:
    alliance = Alliance("a", "A", convened_by=["x"], cited=["x"])
    hub = put_with_references(Hub("hub", "Hub"), alliance)
    assert (hub.organization("x").id, hub.source("x").id) == ("x", "x")


def test_records_of_the_hub_stay() -> None:
    hub = Hub("hub", "Hub", organizations=[Organization("oecd", Text(en="OECD"))])
    assert put_with_references(hub, Alliance("a", "A", convened_by=["oecd"])).organizations == (
        hub.organization(OrganizationId("oecd")),
    )


@given(strategies.hubs(), st.sampled_from(tuple(FIELDS.values())))
@times(0.4)
def test_an_unreadable_hub_raises_for_one_field_only(hub: Hub, field: str) -> None:
    half = unreadable(hub, field)
    for name in ("id", "name", *FIELDS.values()):
        if name == field:
            with pytest.raises(RuntimeError, match=field):
                getattr(half, name)
        else:
            assert getattr(half, name) == getattr(hub, name)
    assert half != hub
    assert repr(half) == f"<unreadable {hub.id}>"


def test_only_fields_of_records_are_made_unreadable() -> None:
    with pytest.raises(ValidationError) as refusal:
        unreadable(Hub("hub", "Hub"), "name")
    assert [problem.path for problem in refusal.value.problems] == ["/field"]


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("start", [0, 7, 20])
def test_each_list_of_a_record_can_have_a_dozen_items(kind: Any, start: int) -> None:
    items: dict[str, Any] = {
        name: [item(index) for index in range(start, start + 12)]
        for name, item in LISTS[kind].items()
    }
    assert items.keys() - {"history"} == {
        each.alias for each in fields_of(kind).values() if each.default == ()
    }
    if kind is Alliance:
        assert len(MembershipHistory(items.pop("history")).changes) == 12
    record = kind("KZ" if kind is Country else "record", "A", **items)
    assert all(len(getattr(record, name)) == 12 for name in items)


@pytest.mark.parametrize("strategy", [any_hubs(), named_hubs()], ids=["hubs", "hubs of a store"])
def test_no_draw_of_a_contract_is_thrown_away(strategy: st.SearchStrategy[object]) -> None:
    found = statuses(strategy, 20)
    assert found.count("valid") == 20
    assert "invalid" not in found


def test_pytest_is_not_needed() -> None:
    code = "import sys, egov_hub.testing; sys.exit('pytest' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code


def test_the_library_alone_loads_no_hypothesis() -> None:
    code = "import sys, egov_hub; sys.exit('hypothesis' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (Place("UZ", venue="A"), "At /city: expected {'und': 'Tashkent'}, got None."),
        (Place("KZ", city="Tashkent", venue="A"), "At /country: expected 'UZ', got 'KZ'."),
        (None, "Expected a Place, got None."),
        (Hub("hub", "Hub"), "Expected a Place, got <Hub hub: no records>."),
    ],
)
def test_the_first_difference_is_told(got: object, said: str) -> None:
    assert difference(Place("UZ", city="Tashkent", venue="A"), got) == said


def test_a_difference_within_a_list_is_told_by_its_place() -> None:
    one = Hub("hub", "Hub", sources=[Source("a", "A"), Source("b", "B")])
    other = Hub("hub", "Hub", sources=[Source("a", "A"), Source("b", "C")])
    shorter = Hub("hub", "Hub", sources=[Source("a", "A")])
    assert difference(one, other) == "At /sources/1/title/und: expected 'B', got 'C'."
    assert difference(shorter, one) == (
        "At /sources/1: expected None, got {'id': 'b', 'title': {'und': 'B'}}."
    )
