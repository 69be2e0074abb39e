"""The arguments of strategies: a value, a strategy for values, or `...` for any suitable value.

A value can be anything that the constructor takes. A value that is certainly wrong is refused when
the strategy is created, other values at the first draw, both with Hypothesis's `InvalidArgument`.
"""

from collections.abc import Callable, Collection
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


def understood(parse: Callable[[V], T], value: V) -> T:
    """Return the parsed argument.

    Raises:
        InvalidArgument: It cannot be parsed.
    """
    try:
        return parse(value)
    except ValidationError as error:
        message = f"The strategy got an invalid argument. {error}"
        raise InvalidArgument(message) from error


def parsed(
    parse: Callable[[Any], T], given: Draws[Any], default: SearchStrategy[T]
) -> SearchStrategy[T]:
    """Return a strategy for the parsed argument. A value is parsed immediately."""
    if isinstance(given, EllipsisType):
        return default
    if is_value(given):
        return st.just(understood(parse, given))
    values: SearchStrategy[object] = drawn(given, st.nothing())
    return values.map(partial(understood, parse))


def optional(items: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Return a strategy for None, which is the simplest, and items."""
    return st.none() | items


_sizes: Final = st.integers(0, 49)
_EMPTY: Final = range(25)
_LONG: Final = range(49, 50)
LONGEST: Final = 13
"""How many items a list can have that is longer than usual: some have more than ten."""
_more: Final = st.sampled_from((False, True, True))
MANY_MORE: Final = st.integers(0, 60).map(bool)


@st.composite
def one_more(draw: DrawFn, more: SearchStrategy[bool], another: Callable[[], T]) -> tuple[T, ...]:
    """Draw whether there is one more item, and it, as one unit that Hypothesis can remove."""
    return (another(),) if draw(more) else ()


def draw_list(draw: DrawFn, another: Callable[[], T] | None, most: int = 2) -> list[T]:
    """Draw a list without duplicates, which is short or, rarely, has more than ten items.

    Args:
        draw: The function that draws.
        another: A function that draws an item; None: there is none, so the list is empty.
        most: The largest number of items in most lists.
    """
    # Drawn even if there is no item, so that what items need can be removed without other effects.
    size = draw(_sizes)
    if another is None or size in _EMPTY:
        return []
    is_long = size in _LONG
    step = one_more(MANY_MORE if is_long else _more, another)
    found: dict[T, None] = {}
    for _ in range(LONGEST if is_long else most):
        item = draw(step)
        if not item:
            break
        found.update(dict.fromkeys(item))
    return list(found)


@st.composite
def _lists(draw: DrawFn, items: SearchStrategy[T], most: int) -> list[T]:
    return draw_list(draw, lambda: draw(items), most)


def lists(items: SearchStrategy[T], most: int = 2) -> SearchStrategy[list[T]]:
    """Return a strategy for lists without duplicates: short ones and, rarely, long ones."""
    return _lists(items, most)


@st.composite
def mostly(draw: DrawFn, usual: SearchStrategy[T], rare: SearchStrategy[V]) -> T | V:
    """Draw from `usual` nine times in ten, else from `rare`."""
    return draw(rare) if draw(st.integers(0, 9)) == 9 else draw(usual)


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
