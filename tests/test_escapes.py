"""Nothing but the documented errors escapes, whatever a caller passes.

Every public function, method and constructor is found, and each of its parameters gets every
hostile value, as it is, as the item of a list, and as a value and a key of a mapping.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterator
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from egov_hub import (
    Answer,
    Hub,
    PartialDate,
    Place,
    Problem,
    Record,
    Text,
    UnknownIdError,
    ValidationError,
    dumps,
    from_dict,
    iter_lines,
    json_schema,
    loads,
    locate,
    plot,
)
from egov_hub.formats import tables
from tests.support import public_names
from tests.support.hostile import VALUES, HostileError
from tests.support.parameters import HUB, Parameter, calls, others_of, parameters

# What is raised by the library only, and what Python itself makes of a closed list of words.
NOT_CALLED = (UnknownIdError, Enum)
# What reads an iterable to its end, or calls a function, of the caller; what these raise is theirs.
RUNS_CODE_OF_THE_CALLER = {"records", "lines", "rules", "problems"}
# What reads an iterable to its end at once.
READS_ALL = {"possible", "problems"}
# What reads rows one by one, unless they are in a text.
ROWS = {tables.loads, tables.iter_histories}


def constructors() -> Iterator[type[Any]]:
    """Return the public classes that are not records: values, ids, errors."""
    for name, value in public_names.names().items():
        is_for_tests = name.startswith(("egov_hub.testing", "egov_hub.strategies"))
        if inspect.isclass(value) and not is_for_tests and not issubclass(value, NOT_CALLED):
            yield value


def documented(call: Callable[..., Any]) -> set[str]:
    """Return the names of the errors that a docstring lists."""
    raises = re.search(r"^Raises:\n((?:    .*\n|\n)+)", f"{inspect.getdoc(call)}\n", re.MULTILINE)
    return set(re.findall(r"^    (\w+):", raises[1], re.MULTILINE)) if raises else set()


def names_of(error: BaseException) -> set[str]:
    return {one.__name__ for one in type(error).__mro__}


EVERY = dict.fromkeys([*calls(), *constructors()])
ALL = [each for call in EVERY for each in parameters(call)]
FORMS: dict[str, Callable[[Any], Any]] = {
    "": lambda value: value,
    " in a list": lambda value: [value],
    " in a mapping": lambda value: {"en": value},
    " as a key": lambda value: {value: "words"},
}


DRAWS = {plot.timeline, plot.to_svg, plot.to_png, plot.save}


def takes_a_mapping(each: Parameter) -> bool:
    return each.call not in DRAWS and each.name in {"data", "words", "value"}


def asked(each: Parameter, wrong: Any) -> object:
    """Return what a call returns, with a wrong argument beside right ones."""
    others = others_of(each)
    if "figure" in others:
        others["figure"] = Figure()
    if each.is_star:
        return each.call(*others.values(), wrong)
    return each.call(**{**others, each.name: wrong})


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("each", ALL, ids=str)
def test_only_documented_errors_escape(
    each: Parameter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    allowed = {"ValidationError", *documented(each.call)}
    rows = each.call in ROWS and each.name == "data"
    if rows or each.name in RUNS_CODE_OF_THE_CALLER:
        allowed |= {"HostileError", "TypeError"}
    # Drawing is slow, and most parameters do not take a mapping.
    forms = list(FORMS)[: 4 if takes_a_mapping(each) else 1 if each.call in DRAWS else 2]
    for name, make in VALUES.items():
        if name == "infinite" and (rows or each.name in READS_ALL):
            continue
        for form in forms:
            try:
                wrong = FORMS[form](make())
            except (HostileError, TypeError):
                # It cannot be a key.
                continue
            try:
                found = asked(each, wrong)
                if isinstance(found, Iterator):
                    list(islice(cast("Iterator[object]", found), 3))
                if isinstance(found, (Record, Text, PartialDate, Answer)):
                    assert repr(found)
                    str(found).encode()
            except ValidationError as error:
                str(error).encode()
                for problem in error.problems:
                    problem.path.encode()
            except Exception as error:
                if not names_of(error) & allowed:
                    pytest.fail(f"{name}{form}: {error!r}")


def test_what_was_seen_is_refused_with_a_sentence() -> None:
    wrong: Any = [Place("UZ")]
    day: Any = PartialDate("2018")
    kind: Any = list[Place]
    nothing: Any = None
    for call, message in (
        (lambda: dumps(wrong), "/obj: Expected a record, got a list"),
        (lambda: dumps(day), "/obj: Expected a record"),
        (lambda: json_schema(Record), "/type: Expected a class of records"),
        (lambda: loads("[]", kind), "/type: Expected a class of records"),
        (lambda: iter_lines(nothing), "/records: Expected a list, got null"),
        (lambda: from_dict(wrong), "Expected an object, got a list"),
    ):
        with pytest.raises(ValidationError, match=re.escape(message)):
            call()


# Keys that JSON can write and UTF-8 cannot encode
halves = st.text(st.characters(categories=["Cs"]) | st.sampled_from("a/~\\"), min_size=1)
hostile_texts = st.text(st.characters()) | halves


@given(hostile_texts, hostile_texts)
def test_paths_and_messages_can_be_encoded(key: str, words: str) -> None:
    for call in (
        lambda: loads(json.dumps({key: words, "country": words, "city": {key: words}}), Place),
        lambda: from_dict({key: words, "city": {"en": words, key: words}}, Place),
        lambda: loads(f"{{{json.dumps(key)}: 1, {json.dumps(key)}: 2}}", Place),
        lambda: loads(words, Place),
        lambda: Text({key: words, words: key}),
        lambda: Hub(key, words),
        lambda: HUB.workshop(key),
    ):
        try:
            call()
        except (ValidationError, UnknownIdError) as error:
            str(error).encode()
            for problem in getattr(error, "problems", ()):
                assert problem.path.encode()[:1] in (b"", b"/")
                problem.message.encode()


@given(halves)
def test_a_path_with_half_a_character_leads_to_its_place(key: str) -> None:
    document = json.dumps({"country": "UZ", "city": {key: 5}})
    with pytest.raises(ValidationError) as refused:
        loads(document, Place)
    positions = locate(document)
    for problem in refused.value.problems:
        assert problem.path in positions


def test_a_problem_can_be_encoded_however_it_is_made() -> None:
    problem = Problem("unknown-key", "/\ud800", "The key \udfff is unknown.")
    assert problem.path == "/\\ud800"
    assert problem.message == "The key \\udfff is unknown."
    assert problem.under("\ud801").path == "/\\ud801/\\ud800"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: Problem("unknown", "", "x"), 'Expected a Code, got the text "unknown"'),
        (lambda: Problem("unknown-id", "id", "x"), "Expected a JSON Pointer"),
        (lambda: Problem("unknown-id", "", None), "Expected a message"),  # type: ignore[arg-type]
        (lambda: Problem("unknown-id", "", "x", line=True), "Expected the number of a line"),
    ],
)
def test_a_wrong_problem_is_refused(wrong: Callable[[], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        wrong()
