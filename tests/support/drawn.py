"""What a strategy draws: looked for in examples that are the same in every run."""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.control import BuildContext
from hypothesis.internal.conjecture.data import ConjectureData

Case = Callable[[Any], bool]
T = TypeVar("T")


def examples(strategy: st.SearchStrategy[T], most: int) -> Iterator[T]:
    """Yield examples that are independent, and the same every time.

    Hypothesis would vary each of its examples some times, which takes longer until all is seen.
    """
    for number in range(most):
        data = ConjectureData(random=Random(number))  # noqa: S311 - examples, not secrets
        with BuildContext(data, is_final=False, wrapped_test=examples):
            yield data.draw(strategy)


def first_drawn(
    strategy: st.SearchStrategy[Any], cases: Mapping[str, Case], most: int = 3000
) -> dict[str, int]:
    """Return for each case that is drawn, which example is the first that has it."""
    found: dict[str, int] = {}
    for number, value in enumerate(examples(strategy, most), 1):
        found.update({name: number for name in cases.keys() - found if cases[name](value)})
        if len(found) == len(cases):
            break
    return found


def never_drawn(strategy: st.SearchStrategy[Any], cases: Mapping[str, Case]) -> set[str]:
    """Return those of the cases that thousands of examples do not have."""
    return cases.keys() - first_drawn(strategy, cases)
