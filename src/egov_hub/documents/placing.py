"""Where in a text the problems of its values are."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from attrs import evolve

from egov_hub.documents._values import Position
from egov_hub.problems import Location, Problem

P = TypeVar("P", Location, Problem)


def placed(problems: Iterable[Problem], at: Callable[[str], Position]) -> tuple[Problem, ...]:
    """Return problems with the lines and columns of what they are about, and of the other place.

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
