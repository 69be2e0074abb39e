"""The arguments of strategies: a value, a strategy for values, or `...` for any suitable value.

A value can be anything that the constructor takes. A value that is certainly wrong is refused when
the strategy is created, other values at the first draw, both with Hypothesis's `InvalidArgument`.
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

# Strategies are made once and not for each draw: to make one takes longer than to draw from it.
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
        given: The strategy from the caller; None: nothing was given.
        usual: The strategy if nothing was given.
        items: The strategy for one value: neither None nor a list.
    """

    given: SearchStrategy[Any] | None
    usual: SearchStrategy[Any]
    items: SearchStrategy[Any]

    def given_or(self, other: SearchStrategy[Any]) -> SearchStrategy[Any]:
        """Return the given strategy, else another one."""
        return other if self.given is None else self.given

    @property
    def any(self) -> SearchStrategy[Any]:
        """The given strategy, else the usual one."""
        return self.given_or(self.usual)


def is_value(given: Draws[T]) -> TypeGuard[T]:
    """Return whether an argument is a value: neither a strategy nor `...`."""
    return not isinstance(given, (SearchStrategy, EllipsisType))


def understood(parse: Callable[[V], T], value: V, name: str = "") -> T:
    """Return the parsed argument.

    Args:
        parse: The function that parses it.
        value: The argument.
        name: Its name; empty: it has none, because it is one of several values.

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
    """Draw from `usual` nine times in ten, else from `rare`."""
    return draw(rare) if draw(_tenths) == 9 else draw(usual)


LONGEST: Final = 13
"""How many items a long list can have: more than ten, where "10" comes before "9" as text."""


def lists(
    items: SearchStrategy[T], most: int = 2, *, often: bool = False
) -> SearchStrategy[tuple[T, ...]]:
    """Return a strategy for lists without duplicates, as tuples.

    One list in four has items, or if `often`, one in two. One in twenty of those is longer than
    `most`. Make the strategy once: to make it takes longer than to draw.
    """
    # The simplest is one item: a list that a failing test needs mostly needs only one.
    sizes = st.sampled_from((*_repeated(range(1, most + 1), 18), None))

    # A failing test shows this short name instead of everything that is in the strategy.
    @st.composite
    def several(draw: DrawFn) -> tuple[T, ...]:
        # Truth values, and not a size of 0: Hypothesis tries much more to lower numbers.
        if not (draw(_either) and (often or draw(_either))):
            return ()
        size = draw(sizes)
        return distinct([draw(items) for _ in range(draw(_long) if size is None else size)])

    return several()


_long: Final = st.sampled_from((*range(LONGEST - 9, LONGEST), *(LONGEST,) * 9))


def _repeated(values: Sequence[T], count: int) -> list[T]:
    """Return about so many values, each equally often."""
    return [value for value in values for _ in range(count // len(values))]


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """Return the items without duplicates."""
    return tuple(dict.fromkeys(items))


def whole_number(name: str, value: int, least: int) -> int:
    """Return an argument that is a whole number, not less than the least allowed.

    Raises:
        InvalidArgument: It is not.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        message = f"Expected a whole number from {least} for {name}, got {value!r}."
        raise InvalidArgument(message)
    return value


def truth(name: str, value: bool) -> bool:
    """Return an argument that is True or False.

    Raises:
        InvalidArgument: It is neither.
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
