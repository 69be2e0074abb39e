"""The strategies draw what the model exists for: repeated parts, long lists, hostile text and days.

The fields are found by looking, so that a new field cannot be forgotten.
"""

import inspect
import json
from collections.abc import Callable, Collection, Iterator
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from egov_hub import (
    Citation,
    DateLike,
    Hub,
    JsonValue,
    MembershipHistory,
    PartialDate,
    Record,
    Source,
    Text,
    TextLike,
    Workshop,
    questions,
)
from egov_hub._types import items_of
from egov_hub.differences import Diff, Excerpt
from egov_hub.knowledge import Knowledge
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
from egov_hub.values.claims import Citing
from egov_hub.values.dates import as_partial_date
from egov_hub.values.text import as_text
from tests.support.drawn import examples, first_drawn, never_drawn
from tests.support.effort import times
from tests.support.least import LEAST

# Those that are not drawn field by field have tests of their own.
WHOLE = {Citing, Diff, Excerpt, Hub, Knowledge, MembershipHistory}
Case = Callable[[Any], bool]
T = TypeVar("T")


def records_of_ours(kind: type[Record] = Record) -> Iterator[type[Record]]:
    """Yield the classes of records, also those of the rows of questions."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("egov_hub."):
            # Bases of rows have no fields.
            if hasattr(each, "__attrs_attrs__"):
                yield each
            yield from records_of_ours(each)


KINDS = sorted(
    {kind for kind in records_of_ours() if not kind.__name__.startswith("_")} - WHOLE,
    key=lambda kind: kind.__name__,
)


def inner(kind: Any) -> set[Any]:
    """Return the types of the values of a field: those of the items of a list, and not None."""
    inside = get_args(kind)
    if get_origin(kind) in (tuple, frozenset):
        return inner(inside[0])
    return {one for each in inside if each is not NoneType for one in inner(each)} or {kind}


# Every field of every record

# Fields of the type `str` whose strings have a form of their own.
NOT_WORDS = {"about", "id", "languages", "links", "path", "paths", "says", "url"}


def lists_of(kind: type[Record]) -> dict[str, set[Any]]:
    """Return the names of the fields that are lists, with the types of their items."""
    return {
        each.name: inner(each.type)
        for each in kind.__attrs_attrs__
        if get_origin(each.type) in (tuple, frozenset)
    }


def fields_with(kind: type[Record], *types: type) -> list[str]:
    """Return the names of the fields whose values, or whose items, are of a type."""
    return [each.name for each in kind.__attrs_attrs__ if inner(each.type) & {*types}]


def has(name: str, count: int) -> Case:
    return lambda record: len(getattr(record, name)) >= count


def has_twice(name: str) -> Case:
    """Return whether two records in a list have the same first field: the person, the body."""

    def is_twice(record: Record) -> bool:
        items = getattr(record, name)
        firsts = [getattr(each, each.__attrs_attrs__[0].name) for each in items]
        known = [first for first in firsts if first]
        return len(set(known)) < len(known)

    return is_twice


def some_value(name: str, is_it: Case) -> Case:
    """Return whether a value of a field, or one of its items, is what is looked for."""

    def is_some(record: Record) -> bool:
        value: object = getattr(record, name)
        values = items_of(value) or (value,)
        return any(each not in (None, ()) and is_it(each) for each in values)

    return is_some


def some_words(name: str, wanted: Collection[str]) -> Case:
    def is_wanted(value: Any) -> bool:
        words = [words for _, words in value.words] if isinstance(value, Text) else [value]
        return any(each in wanted for each in words)

    return some_value(name, is_wanted)


def on(*ends: str) -> Case:
    return lambda day: day.text.endswith(ends)


def cases_of_lists(kind: type[Record]) -> Iterator[tuple[str, Case]]:
    for name, items in lists_of(kind).items():
        yield f"{name}: two", has(name, 2)
        # A list of words of a vocabulary cannot be longer than the vocabulary.
        if not any(issubclass(each, Enum) for each in items):
            yield f"{name}: eleven", has(name, 11)
        if any(issubclass(each, Record) for each in items):
            yield f"{name}: twice", has_twice(name)


def cases_of_values(kind: type[Record]) -> Iterator[tuple[str, Case]]:
    for name in fields_with(kind, PartialDate):
        yield f"{name}: 29 February", some_value(name, on("-02-29"))
        yield f"{name}: end", some_value(name, on("-30", "-31"))
    # What a source has in a field is drawn with the record: only it knows the fields.
    for name in {*fields_with(kind, int)} - {"says"}:
        yield f"{name}: large", some_value(name, lambda number: number > 255)


def two_values(name: str) -> Case:
    found: set[object] = set()

    def is_another(record: Record) -> bool:
        found.add(getattr(record, name))
        return len(found) > 1

    return is_another


def cases_of_words(kind: type[Record]) -> Iterator[tuple[str, Case]]:
    for name in {*fields_with(kind, Text, str)} - NOT_WORDS:
        yield f"{name}: altered", some_words(name, [TANGLED])
        yield f"{name}: not quoted", some_words(name, UNQUOTED)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_drawn_with_what_programs_get_wrong(kind: type[Record]) -> None:
    words = dict(cases_of_words(kind))
    cases = {**words, **dict(cases_of_lists(kind)), **dict(cases_of_values(kind))}
    # Only a record knows of which of its fields a source can be cited.
    never = {"about", "says"} if kind is Citation else ()
    cases |= {name: two_values(name) for name in fields_of(kind) if name not in never}
    found = first_drawn(records(kind), cases)
    assert cases.keys() - found == set()
    # Within the examples that a test has by default.
    assert {name: found[name] for name in words if found[name] > 100} == {}


def has_words(words: str) -> Case:
    return lambda text: words in dict(text.words).values()


def test_the_words_that_programs_alter_are_each_drawn_alone_and_all_together() -> None:
    assert all(words in TANGLED for words in ALTERED)
    assert len(TANGLED) > 255 > len(TANGLED.strip()) - 255
    cases = {words: has_words(words) for words in ALTERED}
    assert never_drawn(texts(), {**cases, "many": has("words", 11)}) == set()


def test_changes_turn_up_on_29_february_and_on_the_last_of_a_month() -> None:
    def some_change(is_it: Case) -> Case:
        return lambda history: any(is_it(one.on) for one in history.changes)

    cases = {
        "29 February": some_change(on("-02-29")),
        "end": some_change(on("-30", "-31")),
        "many": has("changes", 11),
    }
    assert never_drawn(membership_histories(), cases) == set()


# Hubs


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


def test_every_list_in_a_hub_has_two_items_and_those_of_records_have_eleven() -> None:
    cases = {
        f"{kind.__name__}.{name}": somewhere(kind, name)
        for kind in kinds_in(Hub)
        for name in lists_of(kind)
    }
    cases |= {f"{name}: eleven": has(name, 11) for name in lists_of(Hub)}
    assert never_drawn(hubs(), cases) == set()


IN_WORKSHOPS: dict[str, str] = {
    "a body in two roles": "co_organizers",
    "a person twice": "appearances",
    "a party twice": "attendance",
    "a source twice": "cited",
}


@pytest.mark.parametrize("consistent", [False, True], ids=["valid", "consistent"])
def test_in_a_hub_the_same_thing_takes_part_twice(consistent: bool) -> None:
    def in_some_workshop(is_it: Case) -> Case:
        return lambda hub: any(map(is_it, hub.workshops))

    cases = {case: in_some_workshop(has_twice(name)) for case, name in IN_WORKSHOPS.items()}
    cases["three co-organizers"] = in_some_workshop(has("co_organizers", 3))
    assert never_drawn(hubs(consistent=consistent), cases) == set()


# Sizes, edits, registers and days


@given(hubs(most=1), hubs(most=0, name="Hub"))
def test_the_size_of_a_hub_is_chosen(small: Hub, empty: Hub) -> None:
    # A record that others refer to is not added: all are drawn.
    assert all(len(getattr(small, name)) <= 1 for name in lists_of(Hub))
    assert empty.records == ()


def test_a_hub_of_the_chosen_size_turns_up() -> None:
    cases = {name: has(name, 5) for name in lists_of(Hub)}
    assert never_drawn(hubs(most=6), cases) == set()


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


KNOWN = Hub("hub", "Hub", sources=[Source("s")], workshops=[Workshop("w", start="2019")])


def test_records_are_added_replaced_and_removed() -> None:
    def put(edit: Edit, *, known: bool) -> bool:
        ids = {(type(one), one.id) for one in KNOWN.records}
        return any(((type(one), one.id) in ids) is known for one in edit.put)

    cases: dict[str, Case] = {
        "add": lambda edit: put(edit, known=False),
        "replace": lambda edit: put(edit, known=True),
        "remove": lambda edit: len(edit.gone) > 0,
    }
    assert never_drawn(edits(KNOWN), cases) == set()


def test_two_states_of_a_register_mostly_differ() -> None:
    differ = [old != new for old, new in examples(hub_pairs(), 60)]
    assert sum(differ) > len(differ) / 2


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
    assert never_drawn(st.from_type(OPTIONAL), {"date": lambda one: isinstance(one, date)}) == set()
    other: Any = PartialDate | None
    assert find(st.from_type(other), lambda one: one is not None) == PartialDate("2000")


@attrs.frozen(repr=False)
class Course(Workshop):
    """A caller's class, with fields of its own."""

    hours: int = attrs.field(kw_only=True)
    notes: dict[str, int] = attrs.field(factory=dict[str, int], kw_only=True)


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


def test_rows_of_questions_are_drawn() -> None:
    assert questions.Tally in KINDS
    assert type(find(st.from_type(questions.Tally), lambda _: True)) is questions.Tally


# The least that a failing example needs


@pytest.mark.parametrize("name", LEAST)
def test_a_failing_hub_has_the_least_records(name: str) -> None:
    case, least = LEAST[name]
    search = settings(max_examples=1200, database=None, derandomize=True)
    assert len(find(hubs(), case, settings=search).records) == least
