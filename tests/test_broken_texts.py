"""Texts that are not JSON, and errors with a file, a line and a column."""

import copy
import io
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from egov_hub import (
    Code,
    Hub,
    Location,
    Problem,
    ValidationError,
    Workshop,
    dumps,
    iter_records,
    load,
    loads,
    locate,
)
from egov_hub.documents._positions import Positions


def refused(text: str | bytes) -> Problem:
    with pytest.raises(ValidationError) as error:
        loads(text)
    (problem,) = error.value.problems
    assert problem.code is Code.INVALID_JSON
    return problem


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("", 1, 1, "It is empty."),
        (" \n\n", 1, 1, "It is empty."),
        ("<!doctype html>", 1, 1, "It is HTML or XML."),
        ("\n<html>", 2, 1, "It is HTML or XML."),
        ("egov_hub: 1\nid: hub\n", 1, 1, "It looks like YAML."),
        ("# A register\n---\nid: hub\n", 1, 1, "It looks like YAML."),
        ("- id: hub", 1, 1, "It looks like YAML."),
        ("hub.json", 1, 1, "Read a file with load(...)"),
        ("/home/me/hub", 1, 1, "Read a file with load(...)"),
        ("C:\\hub.json", 1, 1, "Read a file with load(...)"),
        ('{"a": [1, 2, ], "b": 1}', 1, 12, "It has a comma after the last item."),
        ('{"a": 1,\n}', 1, 8, "It has a comma after the last item."),
        ('{"a": 1, // why\n "b": 2}', 1, 10, "It has a comment"),
        ('{"a": 1 /* why */}', 1, 9, "It has a comment"),
        ('# why\n{"a": 1}', 1, 1, "It has a comment"),
        ("{“a”: 1}", 1, 2, "It has curly quotes (“)."),
        ('{"a": „b“}', 1, 7, "It has curly quotes („)."),
        ('{"a”: 1}', 1, 4, "It has curly quotes (”)."),
        ("{'a': 1}", 1, 2, "It has single quotes."),
        ('{"a": None}', 1, 7, "It has None of Python. Write null."),
        ('{"a": True}', 1, 7, "It has True of Python. Write true."),
        ('{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> x\n}', 2, 1, "a merge conflict"),
        ('{"a": 1}\n{"a": 2}', 2, 1, "Read JSON Lines with iter_records"),
        ('{"a": 1}}', 1, 9, 'There is more text after its end. Remove this: "}".'),
        ('{"a": "x', 1, 7, "Perhaps a part of it is missing."),
        ('{"a": [1', 1, 9, "Perhaps a part of it is missing."),
        ('{"a": "x\ty"}', 1, 9, "Write \\n for a line end and \\t for a tab"),
        ('{"a": "\\x"}', 1, 8, "escape"),
        ('{"a" 1}', 1, 6, 'A colon is missing before "1".'),
        ('{"a": 1 "b": 2}', 1, 9, "A comma is missing before"),
        ('{"egov_hub": 1,\n "id": }', 2, 8, 'A value is missing or has no quotes at "}".'),
        ("{a: 1}", 1, 2, 'A key is missing or has no quotes at "a".'),
        ("\ufeff{}", 1, 1, "byte order mark"),
        ('{"a": 1}'.encode("utf-16"), 1, 1, "It is UTF-16. Save it as UTF-8."),
        ('{"a": 1}'.encode("utf-16-le"), 1, 1, "It is UTF-16. Save it as UTF-8."),
        (b'{"a":\n "\xc3\xa9\xe9"}', 2, 4, "It is not UTF-8 (at byte 10)."),
    ],
)
def test_the_kinds_of_broken_texts_have_names(
    text: str | bytes, line: int, column: int, says: str
) -> None:
    problem = refused(text)
    assert says in problem.message
    assert (problem.line, problem.column) == (line, column)


@given(st.text("{}[]\",:\n\\ '“”#/<=>-.aNT1", max_size=30))
def test_a_broken_text_has_a_place_inside_it(text: str) -> None:
    try:
        loads(text)
    except ValidationError as error:
        first = error.problems[0]
        if first.code is Code.INVALID_JSON and first.line is not None:
            assert isinstance(first.column, int)
            assert 1 <= first.column <= len(text.split("\n")[first.line - 1]) + 1


# Files

TEXT = """{
  "egov_hub": 1,
  "id": "hub",
  "name": {"en": "Hub"},
  "workshops": [
    {"id": "w", "title": {"en": "한국"}, "start": "15.03.2016", "kind": "workshpo"},
    {"id": "w", "start": "2019"}
  ]
}
"""


@pytest.fixture
def error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ValidationError:
    monkeypatch.chdir(tmp_path)
    Path("reg.json").write_text(TEXT, "utf-8")
    with pytest.raises(ValidationError) as refused:
        load("reg.json")
    return refused.value


def test_errors_of_a_file_name_file_line_and_column(error: ValidationError) -> None:
    assert error.file == "reg.json"
    assert str(error).split("\n") == [
        "3 problems:",
        '1. reg.json:6:49: /workshops/0/start: "15.03.2016" has the year at the end. '
        "Write 2016-03-15. [invalid-date]",
        '2. reg.json:6:71: /workshops/0/kind: "workshpo" is not a WorkshopKind. '
        'Did you mean "workshop"? [unknown-word]',
        '3. reg.json:7:12: /workshops/1/id: Another record has the same id "w". Change one of '
        "the two ids, or keep only one record. See line 6, column 5, /workshops/0. [duplicate-id]",
    ]
    assert error.problems[-1].other == Location("/workshops/0", 6, 5)


def test_the_places_are_those_that_locate_gives(error: ValidationError) -> None:
    where = locate(TEXT)
    for problem in error.problems:
        assert (problem.line, problem.column) == (
            where[problem.path].line,
            where[problem.path].column,
        )


def test_a_value_that_is_not_there_has_the_place_of_what_would_contain_it(tmp_path: Path) -> None:
    file = tmp_path / "reg.json"
    file.write_text(
        '\n{"id": "w",\n "cited": [{"source": "s", "about": "/place/city/x"}]}', "utf-8"
    )
    with pytest.raises(ValidationError) as refused:
        load(file, Workshop)
    assert str(refused.value).split("\n")[1].startswith(f"1. {file}:3:")
    file.write_text("[]", "utf-8")
    with pytest.raises(ValidationError, match=r"reg\.json:1:1: \(the value itself\): Expected an"):
        load(bytes(file), Workshop)


def test_a_place_that_no_value_has() -> None:
    where = Positions('{"a":\n {"b": 1}}')
    assert where.at_or_above("/a/c/d") == where["/a"]
    assert where.at_or_above("/x/y") == where[""]


def test_a_broken_file_is_named_too(tmp_path: Path) -> None:
    file = tmp_path / "reg.json"
    file.write_bytes(b'{"egov_hub": 1,\n "id": "\xff"}')
    with pytest.raises(ValidationError, match=r"reg\.json:2:9: \(the value itself\): The text can"):
        load(file)
    file.write_text("[" * 100_000, "utf-8")
    with pytest.raises(ValidationError, match=r"1\. .*reg\.json: \(the value itself\): The text"):
        load(file)


def test_the_place_survives_copies_and_other_processes(error: ValidationError) -> None:
    for other in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - our own
        assert str(other) == str(error)
        assert shown(other) == shown(error)


def shown(error: ValidationError) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=100).print(error)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_rich_shows_the_line_and_a_caret(error: ValidationError) -> None:
    lines = shown(error)
    assert lines[:5] == [
        "3 problems:",
        'reg.json:6:49: "15.03.2016" has the year at the end. Write 2016-03-15. [invalid-date]',
        '     6 | itle": {"en": "한국"}, "start": "15.03.2016", "kind": "workshpo"},',
        "                                         ^",
        'reg.json:6:71: "workshpo" is not a WorkshopKind. Did you mean "workshop"? [unknown-word]',
    ]
    # Each of the two Korean letters takes the place of two.
    assert lines[2].index('"15') + 2 == lines[3].index("^")
    assert lines[-2].startswith("     7 |     {")


def test_rich_shows_errors_without_a_file() -> None:
    problems = [Problem("blank-text", f"/[red]/{n}", "It is blank.", other="/x") for n in range(22)]
    lines = shown(ValidationError(problems))
    assert lines[1] == "/[red]/0: It is blank. See /x. [blank-text]"
    assert lines[-1] == "... and 2 more (2 blank-text): .problems has all."
    assert len(lines) == 22


def test_a_place_after_the_text_has_no_line_to_show() -> None:
    problem = Problem("blank-text", "", "It is blank.", line=3, column=1)
    assert len(shown(ValidationError([problem], file="x", text="one line"))) == 2


# JSON Lines


def test_both_places_of_a_problem_in_json_lines_have_their_line() -> None:
    line = dumps(Hub("h", "H")).replace("{", '{"type": "Hub", ', 1)
    topics = '{"egov_hub": 1, "type": "Workshop", "id": "w", "start": "2019", "languages": %s}'
    with pytest.raises(ValidationError) as refused:
        list(iter_records([line, topics % '["en", "en"]']))
    (problem,) = refused.value.problems
    assert problem.other == Location("/languages/0", line=2)
    assert str(problem).startswith("line 2, /languages/1: The same item")
    assert "See line 2, /languages/0." in str(problem)


def test_nothing_else_has_a_file() -> None:
    with pytest.raises(ValidationError) as refused:
        loads("{}")
    assert refused.value.file is None
    value: Any = refused.value
    assert value.args == (refused.value.problems,)
