"""The benchmarks compare like with like: every library accepts and refuses the same documents."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from enum import Enum
from itertools import product
from pathlib import Path
from string import ascii_uppercase
from typing import Any, get_args

import pytest
from benchmarks.rivals import (
    CHECKED,
    Arguments,
    by_hand,
    made_up,
    rival,
    with_cached_dates,
    words,
)
from hypothesis import given
from hypothesis import strategies as st

import egov_hub
from egov_hub import differences

GOLDEN = sorted((Path(__file__).parent / "golden" / "1").glob("*.json"))
TASHKENT: Any = json.loads(
    Path(__file__).parent.joinpath("golden/1/tashkent-2019.json").read_bytes()
)
Spoil = Callable[[Any], object]

# By what is wrong, a function that puts it into the Tashkent document, and nothing else.
FAULTS: dict[str, Spoil] = {
    "version": lambda hub: hub.update(egov_hub=2),
    "no version": lambda hub: hub.pop("egov_hub"),
    "unknown key": lambda hub: hub["workshops"][0].update(strat="2019"),
    "unknown key deep inside": lambda hub: hub["workshops"][0]["place"].update(town={"en": "T"}),
    "missing key": lambda hub: hub["workshops"][0].pop("id"),
    "number for a string": lambda hub: hub["people"][0].update(id=5),
    "string for a number": lambda hub: _workshop(hub, headcounts=[{"value": "70"}]),
    "fraction": lambda hub: _workshop(hub, headcounts=[{"value": 70.5}]),
    "negative number": lambda hub: _workshop(hub, headcounts=[{"value": -1}]),
    "ordinal of 0": lambda hub: _workshop(hub, series={"en": "Rounds"}, ordinal=0),
    "number for a truth value": lambda hub: _alliance(hub)["attestations"][0].update(complete=1),
    "string for a list": lambda hub: _workshop(hub, languages="en"),
    "string for an object": lambda hub: _workshop(hub, place="Tashkent"),
    "id": lambda hub: hub["people"].append({"id": "No Slug", "name": {"en": "N"}}),
    "id and newline": lambda hub: hub["people"].append({"id": "slug\n", "name": {"en": "N"}}),
    "country": lambda hub: _workshop(hub, place={"country": "UK"}),
    "party": lambda hub: _change(hub).update(member="UK"),
    "listed party": lambda hub: _alliance(hub)["attestations"][0].update(members=["UK"]),
    "attending party": lambda hub: _workshop(hub, attendance=[{"party": "UK"}]),
    "calendar": lambda hub: _change(hub).update(on="2019-02-30"),
    "month": lambda hub: _change(hub).update(on="2019-13"),
    "year": lambda hub: _change(hub).update(on="0000"),
    "form of a date": lambda hub: _change(hub).update(on="30.5.2019"),
    "range that ends first": lambda hub: _change(hub).update(on="[2019..2018]"),
    "range of two precisions": lambda hub: _change(hub).update(on="[2018..2018-05]"),
    "range without ends": lambda hub: _change(hub).update(on="[..]"),
    "number for a date": lambda hub: _change(hub).update(on=2019),
    "standing": lambda hub: _change(hub).update(standing="membre"),
    "kind": lambda hub: _workshop(hub, kind="gathering"),
    "role": lambda hub: hub["workshops"][0]["co_organizers"][0].update(role="guest"),
    "blank text": lambda hub: _workshop(hub, title={"en": " "}),
    "text without words": lambda hub: _workshop(hub, title={}),
    "string for a text": lambda hub: _workshop(hub, title="Workshop"),
    "blank words": lambda hub: _change(hub)["cited"][0].update(printed=""),
    "language of a text": lambda hub: _workshop(hub, title={"english": "Workshop"}),
    "language of one of several texts": lambda hub: _workshop(hub, topics=[{"q": "open data"}]),
    "language": lambda hub: _workshop(hub, languages=["english"]),
    "address": lambda hub: hub["sources"][0].update(url="example.org"),
    "workshop that ends first": lambda hub: _workshop(hub, end="2019-05-29"),
    "plan that ends first": lambda hub: _workshop(
        hub, rescheduled=[{"start": "2019", "end": "2018"}]
    ),
    "post that ends first": lambda hub: hub["people"][0].update(
        posts=[{"title": {"en": "Rector"}, "since": "2019", "until": "2018"}]
    ),
    "body that ends first": lambda hub: hub["organizations"][0].update(
        founded="2019", dissolved="2018"
    ),
    "alliance that ends first": lambda hub: hub["alliances"][0].update(
        dissolved="2017", history={"changes": []}
    ),
    "change after the end": lambda hub: (
        hub["alliances"][0].update(dissolved="2020"),
        _then(hub, "2021", standing=None),
    ),
    "manner of leaving without leaving": lambda hub: _change(hub).update(how="withdrew"),
    "hold of who leaves": lambda hub: _then(hub, standing=None, hold="inactive"),
    "seat of who leaves": lambda hub: _then(hub, standing=None, through="oecd"),
    "label of who leaves": lambda hub: _then(hub, standing=None, label={"en": "guest"}),
    "leaving twice": lambda hub: (_then(hub, standing=None), _then(hub, "2021", standing=None)),
    "leaving from outside": lambda hub: _change(hub).update(standing=None),
    "change that changes nothing": lambda hub: _then(hub, standing="member"),
    "order": lambda hub: _then(hub, "2017", standing=None),
    "order on one day": lambda hub: (
        _then(hub, "2020-01-01", standing="member", hold="suspended"),
        _then(hub, "2020-01-01", standing="member"),
    ),
    "absence of no days": lambda hub: (
        _then(hub, "2020", standing=None),
        _then(hub, "2020", standing="observer"),
        _then(hub, "2020-01-02", standing="member"),
    ),
    "nobody attends": lambda hub: _workshop(hub, attendance=[dict[str, Any]()]),
    "what is counted without a count": lambda hub: _attest(hub, counted="countries"),
    "counted": lambda hub: _attest(hub, count=1, counted="people"),
    "standing of a list": lambda hub: _attest(hub, standing="friend"),
    "inferred": lambda hub: _change(hub)["cited"][0].update(inferred="no"),
    "post of nothing": lambda hub: hub["people"][0].update(posts=[{"since": "2019"}]),
    "two parents of one id": lambda hub: hub["organizations"][0].update(
        parent="oecd", other_parents=["oecd"]
    ),
    "country of no code": lambda hub: hub.update(countries=[{"id": "UK"}]),
    "country twice": lambda hub: hub.update(countries=[{"id": "XK"}, {"id": "XK"}]),
    "name that ends first": lambda hub: hub.update(
        countries=[
            {"id": "XK", "former_names": [{"name": {"en": "K"}, "since": "2019", "until": "2018"}]}
        ]
    ),
    "source of a former name": lambda hub: hub["organizations"][0].update(
        former_names=[{"name": {"en": "N"}, "cited": [{"source": "nowhere"}]}]
    ),
    "joint parents": lambda hub: hub["organizations"][0].update(other_parents=["nobody"]),
    "source": lambda hub: _change(hub)["cited"][0].update(source="nowhere"),
    "member": lambda hub: _change(hub).update(member="nobody"),
    "seat": lambda hub: _change(hub).update(through="nobody"),
    "convener": lambda hub: _alliance(hub).update(convened_by=["nobody"]),
    "co-organizer": lambda hub: hub["workshops"][0]["co_organizers"][0].update(
        organization="nobody"
    ),
    "person": lambda hub: hub["workshops"][0]["appearances"][0].update(person="nobody"),
    "framework": lambda hub: _workshop(hub, alliance="nothing"),
    "parent event": lambda hub: _workshop(hub, within="nothing"),
    "two of one id": lambda hub: hub["sources"].append(deepcopy(hub["sources"][0])),
    "own parent": lambda hub: hub["organizations"][0].update(parent=hub["organizations"][0]["id"]),
    "circle of copies": lambda hub: hub["sources"][0].update(copy_of="infotimes"),
    "own event": lambda hub: _workshop(hub, within="tashkent-2019"),
    "follows itself": lambda hub: _workshop(hub, follows="tashkent-2019"),
    "beside itself": lambda hub: _workshop(hub, beside="tashkent-2019"),
    "beside nothing": lambda hub: _workshop(hub, beside="nothing"),
    "own predecessor": lambda hub: hub["organizations"][0].update(
        succeeds=[{"predecessor": hub["organizations"][0]["id"], "on": "2019", "manner": "renamed"}]
    ),
}


def _alliance(hub: Any) -> Any:
    return hub["alliances"][0]


def _attest(hub: Any, **fields: object) -> None:
    _alliance(hub).update(attestations=[{"on": "2019", **fields}])


def _change(hub: Any) -> Any:
    return _alliance(hub)["history"]["changes"][0]


def _workshop(hub: Any, **fields: object) -> None:
    hub["workshops"][0].update(fields)


def _then(hub: Any, on: str = "2020", **fields: object) -> object:
    """Add a change of the party that changed first."""
    change = {"member": _change(hub)["member"], "on": on, **fields}
    return _alliance(hub)["history"]["changes"].append(change)


@pytest.mark.parametrize("name", CHECKED)
def test_every_library_reads_all_documents_and_writes_them_back(name: str) -> None:
    library = rival(name)
    for path in GOLDEN:
        data = path.read_bytes()
        assert json.loads(library.write(library.read(data))) == json.loads(data)
        assert library.count_problems(data) == 0
    for hub in (made_up.hub_of_changes(400, alliances=1), made_up.hub_of_workshops(10)):
        assert json.loads(library.write(library.read(json.dumps(hub).encode()))) == hub
    # Nulls say nothing, and are not written back.
    hub = made_up.hub_of_workshops(10)
    made_up.with_quotes_and_nulls(hub)
    text = json.dumps(hub, separators=(" , ", " : "))
    assert library.count_problems(text.encode()) == 0
    again = json.loads(library.write(library.read(text.encode())))
    assert again["workshops"][0]["title"] == hub["workshops"][0]["title"]


@pytest.mark.parametrize("spoil", FAULTS.values(), ids=FAULTS)
def test_every_library_refuses_every_single_fault(spoil: Spoil) -> None:
    hub = deepcopy(TASHKENT)
    spoil(hub)
    told = {name: rival(name).count_problems(json.dumps(hub).encode()) for name in CHECKED}
    assert told["egov_hub"] == 1, "the fault is not single"
    assert [name for name in CHECKED if not told[name]] == []


@pytest.mark.parametrize("name", CHECKED)
def test_records_of_every_library_are_frozen(name: str) -> None:
    hub = rival(name).read(json.dumps(TASHKENT).encode())
    for record, field in ((hub, "id"), (hub.workshops[0], "start"), (hub.workshops[0].end, "text")):
        with pytest.raises((AttributeError, ValueError)):
            setattr(record, field, getattr(record, field))


@pytest.mark.parametrize("name", CHECKED)
def test_every_library_checks_what_is_built(name: str) -> None:
    build = rival(name).build
    assert len(build(made_up.changes(100)).changes) == 100
    bad_changes: tuple[list[Arguments], ...] = (
        [("UK", "2018", "member")],
        [("AM", "2018-02-30", "member")],
        [("AM", "2018", "membre")],
        [("AM", "2018", "member"), ("AM", "2017", None)],
    )
    for bad in bad_changes:
        with pytest.raises(ValueError):  # noqa: PT011 - each library says it in its own way
            build(bad)


def of_one_kind() -> list[Any]:
    words_of_its_own = made_up.hub_of_workshops(10)
    made_up.with_unique_cyrillic(words_of_its_own)
    return [
        made_up.hub_of_parents(50),
        made_up.hub_of_links(50),
        made_up.hub_of_attendances(50),
        words_of_its_own,
    ]


@pytest.mark.parametrize("name", ["egov_hub", "pydantic"])
def test_the_two_that_are_compared_alike_do_the_same(name: str) -> None:
    library: Any = rival(name)
    for document in of_one_kind():
        hub = library.read_dict(deepcopy(document))
        assert library.write_dict(hub) == document
        assert json.loads(library.write_indented(hub)) == document
        assert library.write_digest(hub)
        assert library.count_problems(json.dumps(document).encode()) == 0
        assert len(library.put_each(hub, 3).sources) == len(hub.sources) + 3
    assert [each.id for each in library.read_lines(made_up.small_lines(4))] == [
        "person-0",
        "body-1",
        "notice-2",
        "person-3",
    ]
    assert library.read_place(b'{"country": "UZ"}').country == "UZ"
    assert len(library.join_each(3).changes) == 3


def test_cached_dates_are_read_like_others() -> None:
    library = with_cached_dates()
    assert library.count_problems(json.dumps(TASHKENT).encode()) == 0
    assert library.count_problems(b'{"id": "w", "start": "2019-13"}') > 0
    hub = library.read(json.dumps(made_up.hub_of_workshops(10)).encode())
    assert hub.workshops[0].start is library.read(library.write(hub)).workshops[0].start


def test_spoilt_documents_have_as_many_faults_as_they_say() -> None:
    hub = made_up.hub_of_changes(2_000, alliances=5)
    assert rival("egov_hub").count_problems(json.dumps(hub).encode()) == 0
    one, many = deepcopy(hub), deepcopy(hub)
    made_up.with_one_bad_date(one)
    made_up.with_faults(many, 40)
    assert rival("egov_hub").count_problems(json.dumps(one).encode()) == 1
    assert rival("egov_hub").count_problems(json.dumps(many).encode()) == 40


@pytest.mark.parametrize("name", CHECKED)
def test_rosters_by_hand_are_those_of_a_history(name: str) -> None:
    given = made_up.changes(200)
    history = egov_hub.MembershipHistory([egov_hub.MembershipChange(*each) for each in given])  # type: ignore[arg-type] # that is the point
    changes = rival(name).build(given).changes
    for year in range(1994, 2026):
        day, later = date(year, 2, 14), date(year + year % 3, 6, 1)
        roster, during = history.roster(day), history.roster_during(day, later)
        assert by_hand.roster(changes, day) == (roster.certain, roster.uncertain)
        found = by_hand.roster_during(changes, day, later)
        assert found == (during.certain, during.uncertain)


@pytest.mark.parametrize(
    ("hub", "step", "place"),
    [
        (
            made_up.hub_of_changes(400, alliances=2),
            made_up.with_one_change_more,
            "/alliances/alliance-001/history/changes/200",
        ),
        (
            made_up.hub_of_workshops(10),
            made_up.with_one_other_title,
            "/workshops/workshop-00005/title",
        ),
    ],
)
def test_differences_by_hand_are_those_of_the_library(hub: Any, step: Spoil, place: str) -> None:
    new = deepcopy(hub)
    step(new)
    told = differences.diff(egov_hub.from_dict(hub), egov_hub.from_dict(new)).changes
    assert {str(change.record).split()[-1] for change in told} == {place.split("/")[2]}
    found = by_hand.differences(hub, new)
    assert found
    assert all(path.startswith(place) for path in found)
    assert by_hand.differences(hub, deepcopy(hub)) == []


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_differences_by_hand_of_lists(old: list[int], new: list[int]) -> None:
    found = by_hand.differences(old, new)
    assert bool(found) == (old != new)
    assert len(found) <= max(len(old), len(new))


def test_the_words_are_those_of_the_library() -> None:
    for name in dir(words):
        vocabulary: Any = getattr(egov_hub, name, None)
        if isinstance(vocabulary, type) and issubclass(vocabulary, Enum):
            assert get_args(getattr(words, name)) == tuple(vocabulary), name
    assert words.BELONGING == egov_hub.BELONGING
    codes = map("".join, product(ascii_uppercase, repeat=2))
    assert {code for code in codes if _is_country(code)} == words.COUNTRIES


def _is_country(code: str) -> bool:
    try:
        egov_hub.CountryCode(code)
    except egov_hub.ValidationError:
        return False
    return True
