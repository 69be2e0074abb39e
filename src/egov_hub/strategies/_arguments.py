"""How strategies take arguments: a value, a strategy for values, or `...` for whatever suits.

A value may be all that the constructor takes. What can be seen to be wrong is refused when the
strategy is made, the rest when it is first drawn from, both with Hypothesis's `InvalidArgument`.
"""

from collections.abc import Callable, Collection
from functools import partial
from types import EllipsisType
from typing import Any, TypeAlias, TypeGuard, TypeVar, cast

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.problems import ValidationError

T = TypeVar("T")
V = TypeVar("V")

Draws: TypeAlias = T | SearchStrategy[T] | EllipsisType
"""What a strategy takes for something it draws: a value, a strategy for values, or `...`.

`...` stands for whatever suits, as it does in Hypothesis's own `builds`.

Example:
    >>> from hypothesis import strategies as st
    >>> from egov_hub.strategies import records
    >>> anywhere = records(Place, country=...)
    >>> in_uzbekistan = records(Place, country="UZ")
    >>> in_central_asia = records(Place, country=st.sampled_from(["KG", "KZ", "TJ", "TM", "UZ"]))
    >>> nowhere_known = records(Place, country=None)
"""


def drawn(given: Draws[V], default: SearchStrategy[T]) -> SearchStrategy[V | T]:
    """Return the strategy that an argument stands for."""
    if isinstance(given, EllipsisType):
        return default
    if isinstance(given, SearchStrategy):
        return cast("SearchStrategy[V]", given)
    return st.just(given)


@frozen
class Field:
    """What a field of a record can be drawn from.

    Attributes:
        given: What the caller gave; None: nothing.
        usual: What it is drawn from where nothing is given.
        items: One value of it: neither None nor a list.
    """

    given: SearchStrategy[Any] | None
    usual: SearchStrategy[Any]
    items: SearchStrategy[Any]

    def given_or(self, other: SearchStrategy[Any]) -> SearchStrategy[Any]:
        """Return what is given, else another strategy."""
        return other if self.given is None else self.given

    @property
    def any(self) -> SearchStrategy[Any]:
        """What is given, else what is usual."""
        return self.given_or(self.usual)


def is_value(given: Draws[T]) -> TypeGuard[T]:
    """Return whether an argument is a value: neither a strategy nor `...`."""
    return not isinstance(given, (SearchStrategy, EllipsisType))


def understood(parse: Callable[[V], T], value: V) -> T:
    """Return what an argument parses to.

    Raises:
        InvalidArgument: It parses to nothing.
    """
    try:
        return parse(value)
    except ValidationError as error:
        message = f"An argument is not what the strategy takes. {error}"
        raise InvalidArgument(message) from error


def parsed(
    parse: Callable[[Any], T], given: Draws[Any], default: SearchStrategy[T]
) -> SearchStrategy[T]:
    """Return a strategy for what an argument parses to; a value is parsed at once."""
    if isinstance(given, EllipsisType):
        return default
    if is_value(given):
        return st.just(understood(parse, given))
    values: SearchStrategy[object] = drawn(given, st.nothing())
    return values.map(partial(understood, parse))


def optional(items: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Return a strategy for None, which is simplest, and items."""
    return st.none() | items


def lists(items: SearchStrategy[T], most: int = 2) -> SearchStrategy[list[T]]:
    """Return a strategy for short lists in which nothing occurs twice."""
    if most == 1:
        # Twice as fast as the general case.
        return st.builds(list[T]) | items.map(lambda item: [item])
    return st.lists(items, max_size=most, unique=True)


@st.composite
def mostly(draw: DrawFn, usual: SearchStrategy[T], rare: SearchStrategy[V]) -> T | V:
    """Draw what is usual nine times in ten, else what is rare."""
    return draw(rare) if draw(st.integers(0, 9)) == 9 else draw(usual)


def whole_number(name: str, value: int, least: int) -> int:
    """Return an argument that is a whole number, not less than the least allowed.

    Raises:
        InvalidArgument: It is not.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        message = f"{name}={value!r} must be a whole number from {least}"
        raise InvalidArgument(message)
    return value


def truth(name: str, value: bool) -> bool:
    """Return an argument that is True or False.

    Raises:
        InvalidArgument: It is neither.
    """
    if not isinstance(value, bool):
        message = f"{name}={value!r} must be True or False"
        raise InvalidArgument(message)
    return value


def yes_or_no(name: str, value: bool | EllipsisType) -> Collection[bool]:
    """Return the answers that an argument leaves open.

    Raises:
        InvalidArgument: It is neither true nor false, nor `...`.
    """
    if isinstance(value, EllipsisType):
        return (False, True)
    if not isinstance(value, bool):
        message = f"{name}={value!r} must be True, False, or ... for either"
        raise InvalidArgument(message)
    return (value,)
