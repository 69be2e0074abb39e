"""The places in a text of the problems of its values."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from attrs import evolve

from egov_hub.documents._positions import Positions
from egov_hub.documents._values import Position
from egov_hub.problems import Code, Location, Problem

P = TypeVar("P", Location, Problem)


def places(text: str) -> Callable[[str], Position]:
    """Return the function from a JSON Pointer to a position, for a text that is JSON.

    If there is no value there, it is the position of the value that would contain it.
    """
    return Positions(text).at_or_above


def placed_in_json(problems: Sequence[Problem], text: str) -> Sequence[Problem]:
    """Return the problems of a JSON text with their lines and columns.

    A text that is not JSON has no values, but its problem has the place at which it cannot be read.
    """
    if problems[0].code is Code.INVALID_JSON:
        return problems
    return placed(problems, places(text))


def placed(problems: Iterable[Problem], at: Callable[[str], Position]) -> tuple[Problem, ...]:
    """Return problems with the lines and columns of their places, and of the other places.

    Args:
        problems: The problems.
        at: The function that returns the position for a JSON Pointer.
    """

    def located(place: P) -> P:
        found = at(place.path)
        return evolve(place, line=found.line, column=found.column)

    return tuple(
        located(evolve(each, other=each.other and located(each.other))) for each in problems
    )
