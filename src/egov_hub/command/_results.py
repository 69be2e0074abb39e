"""What a command reports: lines for people, JSON for programs, annotations for GitHub."""

import json
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from egov_hub.documents import JsonValue

CLEAN: Final = 0
FOUND: Final = 1
UNUSABLE: Final = 2

LEVELS: Final = ("error", "warning", "note")
"""How serious a result is, from the most to the least."""

_MOST_ANNOTATIONS: Final = 10
"""GitHub does not show more of them for each step."""


class Result(NamedTuple):
    """One thing that was found.

    Attributes:
        file: The file, as the caller named it.
        line: The line, from 1; None if it is not known.
        column: The character in the line, from 1; None if it is not known.
        level: One of `LEVELS`.
        code: The code of the problem or finding.
        path: The JSON Pointer to the place.
        message: What is wrong.
    """

    file: str
    line: int | None
    column: int | None
    level: str
    code: str
    path: str
    message: str

    @property
    def place(self) -> str:
        """The file, line and column, as editors and terminals link them."""
        parts = (self.file, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)

    def __str__(self) -> str:
        """Return one line, as compilers write it."""
        inside = f" {self.path}:" if self.path else ""
        return f"{self.place}: {self.level}:{inside} {self.message} [{self.code}]"


def _as_text(results: Iterable[Result]) -> None:
    for result in results:
        print(result)


def _as_json(results: Iterable[Result]) -> None:
    print(as_json([result._asdict() for result in results]))


def _as_annotations(results: Iterable[Result]) -> None:
    """Print every result as a line, and annotate the first ones; errors come first."""
    found = list(results)
    for result in sorted(found, key=lambda each: LEVELS.index(each.level))[:_MOST_ANNOTATIONS]:
        level = "notice" if result.level == "note" else result.level
        where = {"file": result.file, "line": result.line, "col": result.column}
        places = [f"{key}={_property(str(at))}" for key, at in where.items() if at is not None]
        title = f"title={_property(result.code)}"
        print(f"::{level} {','.join([*places, title])}::{_data(result.message)}")
    _as_text(found)


# https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final[dict[str, Callable[[Iterable[Result]], None]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_annotations,
}


def as_json(value: JsonValue) -> str:
    """Return a value as indented JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2)
