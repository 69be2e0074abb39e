"""How a record of any class is drawn, by its fields.

A field is drawn from its strategy in `RECIPES`. If it has none, it is drawn from the strategy for
all fields of its name, and if there is none, by its type. The type also decides whether it can be
None, or is a list.
"""

from collections.abc import Callable, Collection, Mapping
from enum import Enum
from functools import cache
from inspect import signature
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple, TypeVar, Union, cast, get_args, get_origin

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._advice.spelling import did_you_mean
from egov_hub._wording import pointer
from egov_hub.documents import Position
from egov_hub.parties import Post
from egov_hub.problems import Code, Location, Problem, ValidationError
from egov_hub.records import Record, fields_of, problems_of
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, Field, distinct, drawn, is_value, lists, optional
from egov_hub.strategies._claims import draw_turns, with_claims
from egov_hub.strategies._dates import partial_dates
from egov_hub.strategies._fields import NUMBERS, RECIPES, Fields, Recipe
from egov_hub.strategies._values import country_codes, ids, strings, texts, urls
from egov_hub.values.claims import Citing
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode, Slug
from egov_hub.values.text import Text
from egov_hub.workshops import CoOrganizer

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Make = TypeVar("Make", bound=Callable[..., SearchStrategy[Any]])

_strings: Final = strings(_samples.PRINTED)
_lines: Final = st.integers(1, 10_000)
_pointers: Final = st.lists(st.sampled_from(("workshops", "0", "a/b", "9", "10")), max_size=3).map(
    lambda parts: pointer(*parts)
)

_BY_NAME: Final[Mapping[str, SearchStrategy[Any]]] = {
    "path": _pointers,
    "paths": _pointers,
    "url": urls(),
}
_columns: Final = _lines | _strings
_locations: Final = st.builds(Location, _pointers, optional(_lines), optional(_columns))
_BY_TYPE: Final[Mapping[type, SearchStrategy[Any]]] = {
    bool: st.booleans(),
    int: NUMBERS,
    str: _strings,
    CountryCode: country_codes(),
    PartialDate: partial_dates(),
    Text: texts(),
    Position: st.builds(Position, _lines, st.integers(1, 200)),
    Problem: st.builds(
        Problem,
        st.sampled_from(Code),
        _pointers,
        _strings,
        optional(_lines),
        optional(_columns),
        other=optional(_locations),
    ),
    Location: _locations,
}

# The largest number of records in most lists, if it is not two.
_MOST: Final[Mapping[type, int]] = {CoOrganizer: 3, Post: 3}
_again: Final = st.sampled_from((False, False, False, True))

_OWN: Final[dict[type, Callable[..., SearchStrategy[Any]]]] = {}


def own(kind: type[Record]) -> Callable[[Make], Make]:
    """Register a function as the strategy for a record that cannot be drawn field by field."""

    def keep(make: Make) -> Make:
        _OWN[kind] = make
        return make

    return keep


def of_type(kind: type[T]) -> SearchStrategy[T]:
    """Return the strategy for a type of the library: the one that `st.from_type` uses.

    Use it if Hypothesis does not load plug-ins (`HYPOTHESIS_NO_PLUGINS`).

    Args:
        kind: A public type.

    Raises:
        InvalidArgument: It is not a public type of the library.

    Example:
        >>> from hypothesis import find
        >>> find(of_type(Position), lambda _: True)
        Position(line=1, column=1)
    """
    return cast("SearchStrategy[T]", _of_type(kind))


def _of_type(kind: Any) -> SearchStrategy[Any]:
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return ids(kind) if issubclass(kind, Slug) else records(kind)


def records(kind: type[R], /, **fields: Draws[Any]) -> SearchStrategy[R]:
    """Return a strategy for records of any class.

    Every record is valid: fields that depend on each other are drawn together.

    Args:
        kind: The class of the records.
        fields: Its fields by name: a value, a strategy for values, or `...` for any suitable
            value. Fields that are not given are drawn.

    Raises:
        InvalidArgument: The class does not have such a field (this error is a `TypeError`), or no
            record is possible with these arguments.

    Example:
        >>> from hypothesis import find
        >>> find(records(Place, country="UZ"), lambda place: place.city is not None)
        Place('UZ', city='A')
        >>> records(Place, town="Tashkent")
        Traceback (most recent call last):
            ...
        hypothesis.errors.InvalidArgument: records(Place) does not take "town". It takes country, \
city, venue.
    """
    if not issubclass(kind, Record) or kind is Record:
        message = f"Expected a class of records, such as Place, got {kind.__name__}."
        raise InvalidArgument(message)
    if kind in _OWN:
        _refuse_unknown(kind, fields, tuple(signature(_OWN[kind]).parameters))
        return _OWN[kind](**fields)
    for whole in kind.__mro__:
        if whole in _OWN:
            return _of_subclass(kind, _OWN[whole](), fields)
    names = tuple(fields_of(kind))
    _refuse_unknown(kind, fields, names)
    values = {name: value for name, value in fields.items() if is_value(value)}
    if problems := problems_of(kind, values, frozenset(names) - values.keys()):
        raise InvalidArgument(_impossible(kind, ValidationError(problems)))
    given = {name: drawn(each, st.nothing()) for name, each in fields.items() if each is not ...}
    plan: list[_Plan] = []

    def record(draw: DrawFn) -> R:
        if not plan:
            # Only now do all strategies exist that this one may need.
            plan.append(_plan(kind, given))
        together, alone = plan[0]
        found: dict[str, object] = dict(values)
        for draw_them, needed in together:
            found.update(draw_them(draw, **needed))
        for name, strategy in alone:
            if name not in values:
                found[name] = draw(strategy)
        if issubclass(kind, Citing) and (turns := draw_turns(draw)):
            for name in kind.__cites__.keys() - given.keys():
                found[name] = with_claims(draw, kind, name, found[name], turns)
        return made(kind, found)

    # A failing test shows this short name instead of everything that is in the strategy.
    record.__name__ = kind.__name__
    return st.composite(record)()


@st.composite
def _of_subclass(
    draw: DrawFn, kind: type[R], wholes: SearchStrategy[Record], fields: Mapping[str, Draws[Any]]
) -> R:
    """Draw a record of a caller's subclass of a class that is not drawn field by field."""
    whole = draw(wholes)
    ours = {name: getattr(whole, each.name) for name, each in fields_of(type(whole)).items()}
    others = {
        name: field.usual for name, field in _usual(cast("Any", kind)).items() if name not in ours
    }
    given = {name: drawn(each, others.get(name, st.nothing())) for name, each in fields.items()}
    return made(kind, {**ours, **{name: draw(each) for name, each in {**others, **given}.items()}})


def _refuse_unknown(kind: type[Record], given: Collection[str], known: Collection[str]) -> None:
    for name in given:
        if name not in known:
            takes = f"It takes {', '.join(known) or 'no arguments'}."
            hint = did_you_mean(name, known)
            message = f'records({kind.__name__}) does not take "{name}". {takes}{hint}'
            raise InvalidArgument(message)


def made(kind: type[R], fields: Fields) -> R:
    """Return the record with the given fields.

    Raises:
        InvalidArgument: There is no such record. Drawn fields are always valid, so the reason is
            an argument.
    """
    try:
        return cast("Callable[..., R]", kind)(**fields)
    except ValidationError as error:
        raise InvalidArgument(_impossible(kind, error)) from error


def _impossible(kind: type[Record], error: ValidationError) -> str:
    return f"No {kind.__name__} is possible with these arguments. {error}"


class _Plan(NamedTuple):
    """How a record is drawn: some fields together, all other fields alone."""

    together: list[tuple[Callable[..., Fields], dict[str, Field]]]
    alone: list[tuple[str, SearchStrategy[Any]]]


def _plan(kind: Any, given: Mapping[str, SearchStrategy[Any]]) -> _Plan:
    fields = {name: evolve(each, given=given.get(name)) for name, each in _usual(kind).items()}
    together = [
        (draw_them, {name: fields.pop(name) for name in names})
        for names, draw_them in _recipe(kind).together
    ]
    return _Plan(together, [(name, field.any) for name, field in fields.items()])


def _recipe(kind: type[Record]) -> Recipe:
    """Return the recipe of a record; a caller's subclass has the recipe of our class."""
    return next((RECIPES[base] for base in kind.__mro__ if base in RECIPES), Recipe())


def several(kind: type[R], items: SearchStrategy[R]) -> SearchStrategy[tuple[R, ...]]:
    """Return a strategy for lists of records, some of which are about the same thing.

    A person can appear twice, and a body can have two roles: then the first fields are the same.
    """
    first = next(iter(fields_of(kind)))
    groups = (each.names for each in _recipe(kind).together)
    alike = next((names for names in groups if first in names), (first,))
    return _several(lists(st.tuples(items, _again), _MOST.get(kind, 2)), alike)


@st.composite
def _several(
    draw: DrawFn, drawn: SearchStrategy[tuple[tuple[R, bool], ...]], alike: tuple[str, ...]
) -> tuple[R, ...]:
    found: list[R] = []
    for item, is_again in draw(drawn):
        same = {name: getattr(found[0], name) for name in alike} if is_again and found else {}
        found.append(evolve(cast("Any", item), **same) if same else item)
    return distinct(found)


def _of_any_type(kind: Any) -> SearchStrategy[Any]:
    """Return the strategy for the type of a field, which in a caller's subclass can be any type."""
    if kind in _BY_TYPE or (isinstance(kind, type) and issubclass(kind, (Enum, Slug, Record))):
        return _of_type(kind)
    other: SearchStrategy[Any] = st.from_type(cast("type[Any]", kind))
    return other


@cache
def _usual(kind: Any) -> dict[str, Field]:
    """Return the strategies for each field of a record if nothing is given."""
    items = {**_BY_NAME, **_recipe(kind).items}
    return {
        name: _field(attribute.type, items.get(name)) for name, attribute in fields_of(kind).items()
    }


def _field(kind: Any, items: SearchStrategy[Any] | None) -> Field:
    """Return the strategies for a field of a type, from the strategy for one value."""
    inside = get_args(kind)
    if get_origin(kind) in (tuple, frozenset):
        item: Any = inside[0]
        some = _field(item, items).items
        if isinstance(item, type) and issubclass(item, Record):
            return Field(None, several(item, some), some)
        return Field(None, lists(some), some)
    if get_origin(kind) not in (Union, UnionType):
        some = _of_any_type(kind) if items is None else items
        return Field(None, some, some)
    if items is None:
        items = st.one_of([_of_any_type(each) for each in inside if each is not NoneType])
    return Field(None, optional(items) if NoneType in inside else items, items)
