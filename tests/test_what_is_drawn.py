"""The strategies draw what the model exists for: repeated parts, long lists, hostile text and days.

The fields are found by looking, so that a new field cannot be forgotten.
"""

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample

from egov_hub import (
    DateLike,
    Hub,
    JsonValue,
    MembershipHistory,
    PartialDate,
    Record,
    Text,
    TextLike,
    Workshop,
    questions,
)
from egov_hub.differences import Diff, Excerpt
from egov_hub.records import fields_of, parts
from egov_hub.strategies import (
    Edit,
    days_around,
    edits,
    hub_pairs,
    hubs,
    membership_histories,
    records,
    registers,
    texts,
)
from egov_hub.strategies._samples import ALTERED, TANGLED, UNQUOTED
from egov_hub.values.dates import as_partial_date
from egov_hub.values.text import as_text
from tests.support.classes import RECORDS
from tests.support.effort import times

# Those that are not drawn field by field have tests of their own.
KINDS = [kind for kind in RECORDS if kind not in (Diff, Excerpt, Hub, MembershipHistory)]
EACH_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
Case = Callable[[Any], bool]


def never_drawn(strategy: st.SearchStrategy[Any], cases: Mapping[str, Case]) -> list[str]:
    """Return those of the cases that thousands of examples do not have."""
    missing = dict(cases)

    def was_last(value: object) -> bool:
        for name in [name for name, is_it in missing.items() if is_it(value)]:
            del missing[name]
        return not missing

    search = settings(
        max_examples=3000,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    with suppress(NoSuchExample):
        find(strategy, was_last, settings=search)
    return list(missing)


def inner(kind: Any) -> set[Any]:
    """Return the types of the values of a field: those of the items of a list, and not None."""
    inside = get_args(kind)
    if get_origin(kind) in (tuple, frozenset):
        return inner(inside[0])
    return {one for each in inside if each is not NoneType for one in inner(each)} or {kind}


def fields_with(kind: type[Record], of: type) -> Iterator[str]:
    """Yield the attributes of a record whose values, or whose items, are of a type."""
    return (each.name for each in kind.__attrs_attrs__ if of in inner(each.type))


def values(record: Record, name: str) -> tuple[Any, ...]:
    value = getattr(record, name)
    return value if isinstance(value, tuple) else (value,)


# Lists


def lists_of(kind: type[Record]) -> Iterator[str]:
    return (
        each.name for each in kind.__attrs_attrs__ if get_origin(each.type) in (tuple, frozenset)
    )


def has(name: str, count: int) -> Case:
    return lambda record: len(getattr(record, name)) >= count


@EACH_KIND
def test_every_list_has_two_items_and_some_list_more_than_ten(kind: type[Record]) -> None:
    cases = {name: has(name, 2) for name in lists_of(kind)}
    # Some list has more than ten items, unless all are lists of few words.
    many = [name for name in cases if not _vocabulary(kind, name)]
    if many:
        cases["many"] = lambda record: any(has(name, 11)(record) for name in many)
    assert not cases or never_drawn(records(kind), cases) == []


def test_a_hub_a_history_and_a_text_have_more_than_ten_parts() -> None:
    of_hub = {name: has(name, 2) for name in lists_of(Hub)}
    of_hub["many"] = lambda hub: any(has(name, 11)(hub) for name in lists_of(Hub))
    assert never_drawn(hubs(), of_hub) == []
    assert never_drawn(membership_histories(), {"changes": has("changes", 11)}) == []
    assert never_drawn(texts(), {"words": has("words", 11)}) == []


def kinds_in(kind: Any) -> set[type[Record]]:
    """Return the classes of all records that can be in one of a class."""
    found = {kind}
    waiting = [kind]
    while waiting:
        for each in waiting.pop().__attrs_attrs__:
            new = {one for one in inner(each.type) if attrs.has(one) and issubclass(one, Record)}
            waiting += new - found
            found |= new
    return found


def somewhere(kind: type[Record], name: str) -> Case:
    return lambda hub: any(
        isinstance(part, kind) and len(getattr(part, name)) > 1 for _, part in parts(hub)
    )


def test_every_list_in_a_hub_has_two_items() -> None:
    cases = {
        f"{kind.__name__}.{name}": somewhere(kind, name)
        for kind in kinds_in(Hub)
        for name in lists_of(kind)
    }
    assert never_drawn(hubs(), cases) == []


# The same thing twice


def has_twice(name: str) -> Case:
    """Return whether two records in a list have the same first field: the person, the body."""

    def is_twice(record: Record) -> bool:
        items = getattr(record, name)
        firsts = [getattr(each, each.__attrs_attrs__[0].name) for each in items]
        return len({first for first in firsts if first}) < len([one for one in firsts if one])

    return is_twice


@EACH_KIND
def test_every_list_of_records_has_the_same_thing_twice(kind: type[Record]) -> None:
    cases = {
        name: has_twice(name)
        for name in lists_of(kind)
        if any(isinstance(one, type) and issubclass(one, Record) for one in _items(kind, name))
    }
    assert not cases or never_drawn(records(kind), cases) == []


def _items(kind: type[Record], name: str) -> set[Any]:
    return next(inner(each.type) for each in kind.__attrs_attrs__ if each.name == name)


def _vocabulary(kind: type[Record], name: str) -> list[int]:
    """Return the number of words that a list can have, if its items are such words."""
    return [
        len(one) for one in _items(kind, name) if isinstance(one, type) and issubclass(one, Enum)
    ]


IN_WORKSHOPS: dict[str, str] = {
    "a body in two roles": "co_organizers",
    "a person twice": "appearances",
    "a party twice": "attendance",
    "a source twice": "cited",
}


@pytest.mark.parametrize("consistent", [False, True], ids=["valid", "consistent"])
def test_in_a_hub_the_same_thing_takes_part_twice(consistent: bool) -> None:
    def in_some_workshop(name: str) -> Case:
        return lambda hub: any(map(has_twice(name), hub.workshops))

    cases = {case: in_some_workshop(name) for case, name in IN_WORKSHOPS.items()}
    cases["three co-organizers"] = lambda hub: any(map(has("co_organizers", 3), hub.workshops))
    assert never_drawn(hubs(consistent=consistent), cases) == []


# Words, numbers and days

# Fields of the type `str` whose strings have a form of their own.
NOT_WORDS = {"about", "id", "languages", "links", "path", "paths", "says", "scheme", "url"}


def words_in(record: Record, name: str) -> set[str]:
    return {
        words
        for value in values(record, name)
        if value is not None
        for words in ([words for _, words in value.words] if isinstance(value, Text) else [value])
    }


@EACH_KIND
def test_hostile_text_turns_up_in_every_field_soon(kind: type[Record]) -> None:
    names = {*fields_with(kind, Text), *fields_with(kind, str)} - NOT_WORDS
    found: dict[str, set[str]] = {name: set() for name in names}

    # What a hundred examples have depends on chance, so there is a second hundred.
    @given(records(kind))
    @settings(max_examples=100, database=None, phases=[Phase.generate])
    def look_at(record: Record) -> None:
        for name in names:
            found[name] |= words_in(record, name)

    for number in (1, 2) if names else ():
        seed(number)(look_at)()
    assert [name for name, words in found.items() if TANGLED not in words] == []
    assert [name for name, words in found.items() if not words & set(UNQUOTED)] == []


def test_the_words_that_programs_alter_are_each_drawn_alone_and_all_together() -> None:
    assert all(words in TANGLED for words in ALTERED)
    cases = {
        words: lambda text, words=words: words in dict(text.words).values() for words in ALTERED
    }
    assert never_drawn(texts(), cases) == []


@EACH_KIND
def test_days_at_ends_of_months_turn_up_in_every_field(kind: type[Record]) -> None:
    def has_day(name: str, ends: tuple[str, ...]) -> Case:
        return lambda record: any(
            value is not None and value.text.endswith(ends) for value in values(record, name)
        )

    cases = {
        f"{name}: {ends}": has_day(name, ends)
        for name in fields_with(kind, PartialDate)
        for ends in (("-02-29",), ("-31", "-30"))
    }
    assert not cases or never_drawn(records(kind), cases) == []


@EACH_KIND
def test_numbers_above_255_turn_up_in_every_field(kind: type[Record]) -> None:
    def is_large(name: str) -> Case:
        return lambda record: any((value or 0) > 255 for value in values(record, name))

    cases = {name: is_large(name) for name in fields_with(kind, int)}
    assert not cases or never_drawn(records(kind), cases) == []


def test_changes_turn_up_on_29_february_and_on_the_last_of_a_month() -> None:
    def on(*ends: str) -> Case:
        return lambda history: any(one.on.text.endswith(ends) for one in history.changes)

    cases = {"29 February": on("-02-29"), "end": on("-30", "-31")}
    assert never_drawn(membership_histories(), cases) == []


# Sizes, edits, registers and days


@given(hubs(most=1), hubs(most=0, name="Hub"))
def test_the_size_of_a_hub_is_chosen(small: Hub, empty: Hub) -> None:
    # A record that others refer to is not added: all are drawn.
    assert all(len(getattr(small, name)) <= 1 for name in lists_of(Hub))
    assert empty.records == ()


def test_a_hub_of_the_chosen_size_turns_up() -> None:
    cases = {name: has(name, 5) for name in lists_of(Hub)}
    assert never_drawn(hubs(most=6), cases) == []


@given(st.data())
def test_edits_make_another_valid_hub(data: st.DataObject) -> None:
    hub = data.draw(hubs())
    edit = data.draw(edits(hub))
    edited = edit.of(hub)
    assert set(edited.records) >= set(edit.put)
    assert len(edit.put) + len(edit.gone) == 1
    assert edited == Hub(edited.id, edited.name, **{n: getattr(edited, n) for n in lists_of(Hub)})


@pytest.mark.parametrize("name", ["edits", "days_around"])
def test_misuse_of_edits_and_days(name: str) -> None:
    wrong: Any = {"edits": edits, "days_around": days_around}[name]
    with pytest.raises(InvalidArgument):
        find(wrong("hub"), lambda _: True)


KNOWN = Hub("hub", "Hub").put(*find(hubs(), lambda hub: len(hub.workshops) > 0).records)


def test_records_are_added_replaced_and_removed() -> None:
    def put(edit: Edit, *, known: bool) -> bool:
        ids = {(type(one), one.id) for one in KNOWN.records}
        return any(((type(one), one.id) in ids) is known for one in edit.put)

    cases: dict[str, Case] = {
        "add": lambda edit: put(edit, known=False),
        "replace": lambda edit: put(edit, known=True),
        "remove": lambda edit: len(edit.gone) > 0,
    }
    assert never_drawn(edits(KNOWN), cases) == []


def test_two_states_of_a_register_mostly_differ() -> None:
    pairs: list[bool] = []

    @given(hub_pairs())
    @settings(max_examples=100, derandomize=True, database=None, phases=[Phase.generate])
    def look_at(pair: tuple[Hub, Hub]) -> None:
        pairs.append(pair[0] != pair[1])

    look_at()
    assert sum(pairs) > len(pairs) / 2


@given(registers())
def test_registers_share_the_ids_of_records(found: tuple[Hub, ...]) -> None:
    assert len({hub.id for hub in found}) == len(found) in (2, 3)


@given(st.data())
def test_days_around_changes_are_at_most_one_day_away(data: st.DataObject) -> None:
    history = data.draw(membership_histories(parties=["AM"], uncertain=False))
    day = data.draw(days_around(history))
    assert any(abs((change.on.earliest - day).days) <= 1 for change in history.changes)


def test_the_days_around_nothing() -> None:
    assert find(days_around(MembershipHistory()), lambda _: True).year == 2000


def test_fields_are_found() -> None:
    assert fields_of(Hub).keys() >= {*lists_of(Hub)}


# Types that are not classes of ours


ALIASES: list[tuple[Any, Callable[[Any], object]]] = [
    (DateLike, as_partial_date),
    (TextLike, as_text),
    (JsonValue, json.dumps),
]


@pytest.mark.parametrize(("alias", "parse"), ALIASES)
def test_what_is_parsed_is_drawn_so_that_it_can_be(alias: Any, parse: Any) -> None:
    @given(st.from_type(alias))
    @times(1)
    def is_parsed(value: Any) -> None:
        parse(value)

    is_parsed()


OPTIONAL: Any = DateLike | None


def test_an_optional_date_is_drawn_too() -> None:
    assert find(st.from_type(OPTIONAL), lambda _: True) is None
    assert never_drawn(st.from_type(OPTIONAL), {"date": lambda one: isinstance(one, date)}) == []
    other: Any = PartialDate | None
    assert find(st.from_type(other), lambda one: one is not None) == PartialDate("2000")


@attrs.frozen(repr=False)
class Course(Workshop):
    """A caller's class, with fields of its own."""

    hours: int = attrs.field(kw_only=True)
    notes: dict[str, int] = attrs.field(factory=dict, kw_only=True)


@attrs.frozen(repr=False)
class Register(Hub):
    """A caller's class of a record that is drawn as a whole."""

    owner: Text | None = attrs.field(default=None, kw_only=True)


@given(st.from_type(Course), records(Course, hours=3), st.from_type(Register))
@times(0.4)
def test_records_of_a_callers_class_are_drawn(one: Course, short: Course, hub: Register) -> None:
    assert type(one) is type(short) is Course
    assert isinstance(one.notes, dict)
    assert short.hours == 3
    assert type(hub) is Register


def test_a_constructor_keeps_its_signature() -> None:
    assert list(inspect.signature(Course).parameters)[:2] == ["id", "title"]
    assert inspect.signature(Course).parameters["hours"].annotation is int


@given(st.from_type(questions.Tally))
@times(0.4)
def test_rows_of_questions_are_drawn(row: questions.Tally) -> None:
    assert type(row) is questions.Tally


# The least that a failing example needs

LEAST: dict[str, tuple[Case, int]] = {
    "a workshop": (lambda hub: len(hub.workshops) > 0, 1),
    "two workshops": (lambda hub: len(hub.workshops) > 1, 2),
    "an alliance": (lambda hub: len(hub.alliances) > 0, 1),
    "a source": (lambda hub: len(hub.sources) > 0, 1),
    "a name of a country": (lambda hub: any(one.name for one in hub.countries), 1),
    "a cancelled event": (lambda hub: any(one.status == "cancelled" for one in hub.workshops), 1),
    "a part": (lambda hub: any(one.within for one in hub.workshops), 2),
    "a framework": (lambda hub: any(one.alliance for one in hub.workshops), 2),
    "a cited workshop": (lambda hub: any(one.cited for one in hub.workshops), 2),
    "a person": (lambda hub: len(hub.people) > 0, 1),
}


@pytest.mark.parametrize("name", LEAST)
def test_a_failing_hub_has_the_least_records(name: str) -> None:
    case, least = LEAST[name]
    search = settings(max_examples=3000, database=None, derandomize=True)
    assert len(find(hubs(), case, settings=search).records) == least
