"""Registers in files: JSON, YAML and JSON Lines; the name of the file says which."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cached_property
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final, cast

from attrs import frozen

from egov_hub import _files
from egov_hub.command._results import Result
from egov_hub.documents import JsonValue, Position, dumps, iter_lines, iter_records, loads
from egov_hub.documents.placing import placed_in_json, places
from egov_hub.documents.versions import SCHEMA
from egov_hub.problems import Problem, ValidationError
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.register.references import RecordRef

STANDARD: Final = "-"
"""The name of standard input and standard output."""


class Format(Enum):
    """A format of registers."""

    JSON = "JSON"
    LINES = "JSON Lines"
    YAML = "YAML"


_FORMATS: Final = {
    ".json": Format.JSON,
    ".jsonl": Format.LINES,
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
}


class UnusableError(Exception):
    """A file or an argument cannot be used; the message is for the user."""


@frozen
class Document:
    """A register, and the text that it was read from.

    Attributes:
        file: The file, as the user named it.
        text: Its content.
        hub: The register.
    """

    file: str
    text: bytes
    hub: Hub

    @cached_property
    def _written(self) -> tuple[Mapping[str, JsonValue], Callable[[str], Position] | None]:
        """The JSON value as it is written, and the function that finds positions in it, if any."""
        match _format(self.file):
            case Format.YAML:
                value, at, _ = _yaml("reading").parsed(self.text, Hub)
                return value, at
            case Format.LINES:
                return {}, None
            case _:
                return json.loads(self.text), places(self.text.decode())

    @property
    def schema(self) -> str | None:
        """The value of `$schema` in the document; None if it has none."""
        return cast("str | None", self._written[0].get(SCHEMA))

    def position(self, reference: RecordRef, path: str) -> Position | None:
        """Return the position of a place in a record, which may have another index in the hub."""
        value, at = self._written
        if at is None:
            return None
        field = reference.kind.field
        ids = [record["id"] for record in cast("Sequence[Mapping[str, str]]", value[field])]
        return at(f"/{field}/{ids.index(reference.id)}{path}")

    def top(self) -> str:
        """Return the comments at the top of the text, which only YAML can have."""
        return str(_yaml("reading").top(self.text)) if self._is_yaml else ""

    def has_comments(self) -> bool:
        """Return whether the text has comments below its top."""
        return self._is_yaml and bool(_yaml("reading").has_comments(self.text))

    @property
    def _is_yaml(self) -> bool:
        return _format(self.file) is Format.YAML


def read(file: str) -> Document:
    """Return the register in a file.

    Raises:
        ValidationError: The file does not describe a valid register.
        OSError: The file cannot be read.
        UnusableError: The name of the file does not say its format, or a package is missing.
    """
    text = sys.stdin.buffer.read() if file == STANDARD else _files.read(file)
    match _format(file):
        case Format.YAML:
            hub = _yaml("reading").read(text, Hub)
        case Format.LINES:
            hub = _from_lines(text)
        case _:
            hub = _from_json(text)
    return Document(file, text, hub)


def sound(file: str) -> Document:
    """Return the register in a file, for a command that needs a valid one.

    Raises:
        OSError: The file cannot be read.
        UnusableError: The file does not describe a valid register.
    """
    try:
        return read(file)
    except ValidationError as error:
        raise unsound(file, error) from None


def unsound(file: str, error: ValidationError, what: str = "register") -> UnusableError:
    """Return the report of a command that needs a valid register, or a valid table."""
    found = map(str, problems(file, error))
    return UnusableError("\n".join([f"The {what} is not valid:", *found]))


def canonical(file: str, document: Document) -> str:
    """Return the text of a document in the format that the name of a file shows.

    It keeps `$schema` and, from YAML to YAML, the comments at the top: both are for editors.

    Raises:
        UnusableError: The name does not say a format, or a package is missing.
    """
    return text_of(file, document.hub, document.top(), document.schema)


def text_of(file: str, hub: Hub, top: str = "", schema: str | None = None) -> str:
    """Return the text of a register in the format that the name of a file shows.

    Args:
        file: The name.
        hub: The register.
        top: The comments at the top, for YAML.
        schema: The value of `$schema` in JSON and YAML; None means no `$schema`.

    Raises:
        UnusableError: The name does not say a format, or a package is missing.
    """
    match _format(file):
        case Format.YAML:
            return f"{top}{_yaml('').dumps(hub, schema=schema)}"
        case Format.LINES:
            bare = Hub(hub.id, hub.name)
            return "".join(f"{line}\n" for line in iter_lines([bare, *hub.records]))
        case _:
            return f"{dumps(hub, indent=2, schema=schema)}\n"


def write(file: str, text: str) -> None:
    """Write the text of a register to a file.

    Raises:
        OSError: The file cannot be written.
    """
    if file == STANDARD:
        sys.stdout.write(text)
    else:
        _files.write(file, [text.encode()])


def problems(file: str, error: ValidationError) -> list[Result]:
    """Return the problems of a file as results."""
    return [_problem(file, each) for each in error.problems]


def _problem(file: str, problem: Problem) -> Result:
    column = problem.column if isinstance(problem.column, int) else None
    see = f" See {problem.other}." if problem.other else ""
    message = f"{problem.message}{see}"
    return Result(file, problem.line, column, "error", problem.code, problem.path, message)


def _from_json(text: bytes) -> Hub:
    try:
        return loads(text)
    except ValidationError as error:
        found = placed_in_json(error.problems, text.decode(errors="replace"))
        raise ValidationError(found) from None


def _from_lines(text: bytes) -> Hub:
    """Return the register whose records are lines; lines of hubs add their records."""
    records: list[HubRecord] = []
    hubs: list[Hub] = []
    for each in iter_records(text.splitlines(), whole=True):
        if isinstance(each, Hub):
            hubs.append(each)
            records += each.records
        else:
            records.append(each)
    if len(hubs) != 1:
        message = (
            f"The lines have {len(hubs)} hubs. One line must be the hub, such as "
            '{"egov_hub": 1, "type": "Hub", "id": "hub", "name": {"en": "Hub"}}.'
        )
        raise UnusableError(message)
    return hubs[0].put(*records)


def _format(file: str) -> Format:
    if file == STANDARD:
        return Format.JSON
    ending = PurePath(file).suffix.lower()
    if ending not in _FORMATS:
        endings = ", ".join(_FORMATS)
        raise UnusableError(f"{file}: The name of a register ends with one of {endings}.")
    return _FORMATS[ending]


def _yaml(module: str) -> Any:
    try:
        return import_module(f"egov_hub.formats.yaml.{module}".rstrip("."))
    except ImportError as error:
        raise UnusableError(str(error)) from None
