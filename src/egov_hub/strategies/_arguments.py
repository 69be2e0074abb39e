"""The arguments of strategies: a value, a strategy for values, or `...` for any suitable value.

A value can be anything that the constructor accepts. A value that is certainly wrong is refused
when the strategy is created; other values are refused at the first draw. Both raise Hypothesis's
`InvalidArgument`.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from types import EllipsisType
from typing import Any, Final, TypeAlias, TypeGuard, TypeVar, cast

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.problems import ValidationError

T = TypeVar("T")
V = TypeVar("V")

# Strategies are made once, not for each draw: making one takes longer than drawing from it.
_either: Final = st.booleans()
_tenths: Final = st.integers(0, 9)

Draws: TypeAlias = T | SearchStrategy[T] | EllipsisType
"""An argument of a strategy: a value, a strategy for values, or `...`.

`...` means any suitable value, as in Hypothesis's own `builds`.

Example:
    >>> from hypothesis import strategies as st
    >>> from egov_hub.strategies import records
    >>> anywhere = records(Place, country=...)
    >>> in_uzbekistan = records(Place, country="UZ")
    >>> in_central_asia = records(Place, country=st.sampled_from(["KG", "KZ", "TJ", "TM", "UZ"]))
    >>> nowhere_known = records(Place, country=None)
"""


def drawn(given: Draws[V], default: SearchStrategy[T]) -> SearchStrategy[V | T]:
    """Return the strategy for an argument."""
    if isinstance(given, EllipsisType):
        return default
    if isinstance(given, SearchStrategy):
        return cast("SearchStrategy[V]", given)
    return st.just(given)


@frozen
class Field:
    """The strategies for a field of a record.

    Attributes:
        given: The strategy from the caller; None if nothing was given.
        usual: The strategy if nothing was given.
        items: The strategy for one value, which is not None and not a list.
    """

    given: SearchStrategy[Any] | None
    usual: SearchStrategy[Any]
    items: SearchStrategy[Any]

    def given_or(self, other: SearchStrategy[Any]) -> SearchStrategy[Any]:
        """Return the given strategy, or another one if none was given."""
        return other if self.given is None else self.given

    @property
    def any(self) -> SearchStrategy[Any]:
        """The given strategy, or the usual one if none was given."""
        return self.given_or(self.usual)


def is_value(given: Draws[T]) -> TypeGuard[T]:
    """Return whether an argument is a value, not a strategy and not `...`."""
    return not isinstance(given, (SearchStrategy, EllipsisType))


def understood(parse: Callable[[V], T], value: V, name: str = "") -> T:
    """Return the parsed argument.

    Args:
        parse: The function that parses it.
        value: The argument.
        name: Its name; empty if it has no name, because it is one of several values.

    Raises:
        InvalidArgument: It cannot be parsed.
    """
    try:
        return parse(value)
    except ValidationError as error:
        named = [problem.under(name) for problem in error.problems] if name else error.problems
        message = f"The strategy got an invalid argument. {ValidationError(named)}"
        raise InvalidArgument(message) from error


def parsed(
    parse: Callable[[Any], T], given: Draws[Any], default: SearchStrategy[T], name: str = ""
) -> SearchStrategy[T]:
    """Return a strategy for the parsed argument. A value is parsed immediately."""
    if isinstance(given, EllipsisType):
        return default
    if is_value(given):
        return st.just(understood(parse, given, name))
    values: SearchStrategy[object] = drawn(given, st.nothing())
    return values.map(partial(understood, parse, name=name))


@st.composite
def optional(draw: DrawFn, items: SearchStrategy[T]) -> T | None:
    """Draw None, which is the simplest, or an item."""
    return draw(items) if draw(_either) else None


@st.composite
def mostly(draw: DrawFn, usual: SearchStrategy[T], rare: SearchStrategy[V]) -> T | V:
    """Draw from `usual` nine times in ten, otherwise from `rare`."""
    return draw(rare) if draw(_tenths) == 9 else draw(usual)


LONGEST: Final = 13
"""The number of items of a long list: more than ten, because as text "10" is before "9"."""


def lists(
    items: SearchStrategy[T], most: int = 2, *, often: bool = False
) -> SearchStrategy[tuple[T, ...]]:
    """Return a strategy for lists without duplicates, as tuples.

    One list in four has items, or if `often`, one in two. One in twenty of the lists with items is
    longer than `most`. Make the strategy once: making it takes longer than drawing.
    """
    # The simplest is one item: if a failing test needs a list, one item is usually enough.
    sizes = st.sampled_from((*_repeated(range(1, most + 1), 18), None))

    # A failing test shows this short name instead of everything that is in the strategy.
    @st.composite
    def several(draw: DrawFn) -> tuple[T, ...]:
        # Truth values, not a size of 0, because Hypothesis tries much longer to lower numbers.
        if not (draw(_either) and (often or draw(_either))):
            return ()
        size = draw(sizes)
        return distinct([draw(items) for _ in range(draw(_long) if size is None else size)])

    return several()


_long: Final = st.sampled_from((*range(LONGEST - 9, LONGEST), *(LONGEST,) * 9))


def _repeated(values: Sequence[T], count: int) -> list[T]:
    """Return about this number of values, each equally often."""
    return [value for value in values for _ in range(count // len(values))]


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """Return the items without duplicates."""
    return tuple(dict.fromkeys(items))


def whole_number(name: str, value: int, least: int) -> int:
    """Return an argument that is a whole number, not less than the smallest allowed.

    Raises:
        InvalidArgument: It is not a whole number, or is too small.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        message = f"Expected a whole number from {least} for {name}, got {value!r}."
        raise InvalidArgument(message)
    return value


def truth(name: str, value: bool) -> bool:
    """Return an argument that is True or False.

    Raises:
        InvalidArgument: It is not True or False.
    """
    if not isinstance(value, bool):
        message = f"Expected True or False for {name}, got {value!r}."
        raise InvalidArgument(message)
    return value


def yes_or_no(name: str, value: bool | EllipsisType) -> Collection[bool]:
    """Return the values that an argument allows.

    Raises:
        InvalidArgument: It is not True, False or `...`.
    """
    if isinstance(value, EllipsisType):
        return (False, True)
    if not isinstance(value, bool):
        message = f"Expected True, False or ... (for either) for {name}, got {value!r}."
        raise InvalidArgument(message)
    return (value,)
