"""How strategies take arguments: a value, a strategy for values, or `...` for whatever suits.

Whatever is drawn goes through the constructor of its record, so an argument may be all that the
constructor takes, and what the constructor refuses was a misuse of the strategy.
"""

from collections.abc import Callable, Collection, Mapping
from types import EllipsisType
from typing import Any, TypeAlias, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.problems import ValidationError
from egov_hub.records import Record

T = TypeVar("T")
V = TypeVar("V")
R = TypeVar("R", bound=Record)

Fields: TypeAlias = Mapping[str, object]
"""Values of fields by their names."""

Draws: TypeAlias = T | SearchStrategy[T] | EllipsisType
"""What a strategy takes for something it draws: a value, a strategy for values, or `...`.

`...` stands for whatever suits, as it does in Hypothesis's own `builds`.

Example:
    >>> from hypothesis import strategies as st
    >>> from egov_hub.strategies import places, texts
    >>> anywhere = places(country=...)
    >>> in_uzbekistan = places(country="UZ")
    >>> in_central_asia = places(country=st.sampled_from(["KG", "KZ", "TJ", "TM", "UZ"]))
    >>> nowhere_known = places(country=None)
"""


def drawn(given: Draws[V], default: SearchStrategy[T]) -> SearchStrategy[V | T]:
    """Return the strategy that an argument stands for."""
    if isinstance(given, EllipsisType):
        return default
    if isinstance(given, SearchStrategy):
        return cast("SearchStrategy[V]", given)
    return st.just(given)


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


def made(kind: type[R], fields: Fields) -> R:
    """Return the record with the given fields.

    Raises:
        InvalidArgument: There is no such record. What strategies draw by themselves is sound, so
            the reason is an argument.
    """
    try:
        return cast("Callable[..., R]", kind)(**fields)
    except ValidationError as error:
        message = f"The arguments make no {kind.__name__}. {error}"
        raise InvalidArgument(message) from error


def records(
    kind: type[R], /, *together: SearchStrategy[Fields], **fields: SearchStrategy[object]
) -> SearchStrategy[R]:
    """Return a strategy for records.

    Args:
        kind: The class of the records.
        together: Strategies for fields that depend on each other, by their names.
        fields: Strategies for the other fields.
    """

    def record(draw: DrawFn) -> R:
        found: dict[str, object] = {}
        for several in together:
            found.update(draw(several))
        for name, field in fields.items():
            found[name] = draw(field)
        return made(kind, found)

    # A failing test shows what it was drawn from: by this name, not by all that is in it.
    record.__name__ = kind.__name__
    return st.composite(record)()


def optional(items: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Return a strategy for None, which is simplest, and items."""
    return st.none() | items


def lists(items: SearchStrategy[T], most: int = 2) -> SearchStrategy[list[T]]:
    """Return a strategy for short lists in which nothing stands twice."""
    if most == 1:
        # Twice as fast as the general case.
        return st.builds(list[T]) | items.map(lambda item: [item])
    return st.lists(items, max_size=most, unique=True)


@st.composite
def mostly(draw: DrawFn, usual: SearchStrategy[T], rare: SearchStrategy[T]) -> T:
    """Draw what is usual nine times in ten, else what is rare."""
    return draw(rare if draw(st.integers(0, 9)) == 9 else usual)


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


def invalid(message: str) -> SearchStrategy[Any]:
    """Return a strategy that tells of a misuse when it is first drawn from."""

    def refuse() -> None:
        raise InvalidArgument(message)

    return st.builds(refuse)
