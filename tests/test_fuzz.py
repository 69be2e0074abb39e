"""Whatever a document holds: it is read in full, or refused with problems, and nothing else."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import (
    Problem,
    ValidationError,
    dumps,
    from_dict,
    iter_records,
    loads,
    locate,
    to_dict,
)
from egov_hub._wording import pointer
from tests.cases import ALL_CASES
from tests.support.effort import times
from tests.support.mutations import REAL, mutated, places, real_documents

ROOT = Path(__file__).parent.parent
TEXTS = [dumps(case).encode() for case in ALL_CASES.values()]


def refusal(read: Callable[[], object]) -> ValidationError | None:
    """Return the error that something is refused with, if it is."""
    try:
        read()
    except ValidationError as error:
        return error
    return None


def check(problem: Problem) -> None:
    str(problem).encode()
    assert "\n" not in str(problem)
    assert problem.message.endswith((".", "?"))


@times(3)
@given(mutated(real_documents()))
def test_mutated_documents(document: Any) -> None:
    if error := refusal(lambda: from_dict(document)):
        pointers = {pointer(*way) for way in places(document)}
        for problem in error.problems:
            check(problem)
            assert problem.path in pointers
        assert len(set(error.problems)) == len(error.problems)
    else:
        hub = from_dict(document)
        assert loads(dumps(hub)) == from_dict(to_dict(hub)) == hub


@given(mutated(real_documents()))
def test_a_text_and_a_dict_have_the_same_problems(document: Any) -> None:
    # NaN and Infinity are no JSON, so a text cannot hold them.
    document = json.loads(json.dumps(document), parse_constant=lambda _: 0.5)
    by_dict = refusal(lambda: from_dict(document))
    by_text = refusal(lambda: loads(json.dumps(document)))
    assert (by_text and by_text.problems) == (by_dict and by_dict.problems)


@st.composite
def damaged(draw: DrawFn) -> bytes:
    """Real documents of which some bytes were cut, doubled or overwritten."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 8))
        inserted = draw(st.binary(max_size=4) | st.just(text[start:end] * 2) | st.just(b'"'))
        text = text[:start] + inserted + text[end:]
    return text


@times(3)
@given(damaged() | st.binary() | st.text())
@example(b"[" * 100_000)
@example('{"a":' * 100_000)
@example('{"egov_hub": 1' + "0" * 10_000 + "}")
@example('{"egov_hub": 1e999}')
@example('{"egov_hub": -0}')
def test_damaged_texts(text: str | bytes) -> None:
    error = refusal(lambda: loads(text))
    if error is None:
        hub = loads(text)
        assert loads(dumps(hub)) == hub
    else:
        for problem in error.problems:
            check(problem)
        if error.problems[0].code != "invalid-json":
            where = locate(text)
            assert all(problem.path in where for problem in error.problems)


@given(st.lists(damaged() | st.binary() | st.sampled_from(TEXTS), max_size=3), st.booleans())
def test_damaged_lines(lines: list[bytes], whole: bool) -> None:
    if error := refusal(lambda: list(iter_records(lines, whole=whole))):
        for problem in error.problems:
            check(problem)
            assert problem.line in range(1, len(lines) + 1)


def test_the_real_documents_are_sound() -> None:
    assert all(to_dict(from_dict(document)) == document for document in REAL)


def test_fuzzing_is_guided_by_all_modules_of_the_library() -> None:
    """A module that is imported before atheris looks is not."""
    program = "import sys, fuzz.__main__; print([one for one in sys.modules if 'egov_hub' in one])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT)  # noqa: S603 - ourselves
    assert ran.stdout.strip() == b"[]"
