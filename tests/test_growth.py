"""The cost of hostile input grows hardly faster than its size: calls are counted, not seconds."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from math import log
from types import FrameType

import pytest
from benchmarks.families import (
    FAMILIES,
    answers,
    documents,
    formats,
    membership,
    operations,
    questions,
    register,
    sites,
)

from egov_hub.membership import _attested, _spell_order
from egov_hub.questions import _contradictions
from egov_hub.register import duplicates

MODULES = (answers, documents, formats, membership, operations, questions, register, sites)
LIMIT = 1.3
SMALL = 100


@contextmanager
def counted() -> Generator[list[int]]:
    """Count the calls of functions, those written in C included, in the first item of a list."""
    calls = [0]

    def count(_: FrameType, event: str, __: object) -> None:
        calls[0] += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


@pytest.fixture(autouse=True)
def few_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set what bounds the number of comparisons so low that small input reaches it."""
    monkeypatch.setattr(duplicates, "MOST_COMPARED", 2)
    monkeypatch.setattr(_contradictions, "NEIGHBOURS", 2)
    monkeypatch.setattr(_attested, "MOST_LOOKS", 50)
    monkeypatch.setattr(_spell_order, "MOST_PAIRS", 50)


def calls_of(name: str, size: int) -> int:
    call = FAMILIES[name].make(size)
    with counted() as calls:
        call()
    return calls[0]


@pytest.mark.parametrize("name", FAMILIES)
def test_four_times_the_input_takes_hardly_more_than_four_times_the_calls(name: str) -> None:
    first = FAMILIES[name].first
    # Sizes in thousands are those of texts.
    size = first if first >= 1_000 else min(first, SMALL)
    calls_of(name, size)  # What is made at the first call, such as a table, is not counted.
    small, large = calls_of(name, size), calls_of(name, 4 * size)
    assert log(large / small, 4) < LIMIT
