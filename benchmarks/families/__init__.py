"""Families of hostile, or merely large, input: by name, a function from a size to a call.

The function prepares the input. Only the call is measured, so it does nothing but ask the library.
What the library refuses is refused with a `ValidationError`, whose text is made, too.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from egov_hub import ValidationError

Call: TypeAlias = Callable[[], object]


class Family(NamedTuple):
    """A kind of input that can be made in any size.

    Attributes:
        make: The function that prepares the input of a size, and returns the call.
        first: The smallest size.
        most: The largest size, where a larger one would only measure something else.
        shared: A function that prepares, and remembers, what several families of a size share.
    """

    make: Callable[[int], Call]
    first: int
    most: int
    shared: Callable[[int], object]


FAMILIES: dict[str, Family] = {}


def family(
    name: str,
    first: int = 250,
    most: int = 64_000,
    shared: Callable[[int], object] = lambda _: None,
) -> Callable[[Callable[[int], Call]], Callable[[int], Call]]:
    """Return a decorator that makes a function a family."""

    def add(make: Callable[[int], Call]) -> Callable[[int], Call]:
        FAMILIES[name] = Family(make, first, most, shared)
        return make

    return add


def refused(call: Call) -> Call:
    """Return a call that must be refused; it returns the text of the error."""

    def refuse() -> str:
        try:
            call()
        except ValidationError as error:
            return str(error)
        message = "It was not refused."
        raise AssertionError(message)

    return refuse
