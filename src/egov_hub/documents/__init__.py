"""Documents: records as JSON, and back.

A record is written as an object whose keys are its fields, in the order of the fields; fields that
hold their default are left out. A hub document opens with `"egov_hub": 1`, the version of the
format. Reading is strict: nothing is coerced, nothing unknown is passed over, and whatever is
wrong is told at once, with a JSON Pointer to each place.

What reads and writes is built on [cattrs](https://catt.rs), which is loaded with the first use.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from egov_hub.documents import _files, _json
from egov_hub.documents._json import JsonValue
from egov_hub.hub import Hub
from egov_hub.problems import ValidationError
from egov_hub.records import Record

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "JsonValue",
    "configure",
    "converter",
    "dump",
    "dumps",
    "from_dict",
    "load",
    "loads",
    "to_dict",
]

R = TypeVar("R", bound=Record)


def converter() -> "Converter":
    """Return a new cattrs converter that reads and writes records as this module does.

    Example:
        >>> converter().structure({"country": "UZ"}, Place).country.name
        'Uzbekistan'
    """
    from cattrs import Converter

    fresh = Converter()
    configure(fresh)
    return fresh


def configure(converter: "Converter") -> None:
    """Teach your own cattrs converter to read and write records, as strictly as this module.

    Only the library's own types are touched: a class of yours that holds records keeps the ways of
    your converter for all else.

    Args:
        converter: The converter that gets the hooks.

    Example:
        >>> from attrs import frozen
        >>> from cattrs import Converter
        >>> @frozen
        ... class Trip:
        ...     days: int
        ...     to: Place
        >>> mine = Converter()
        >>> configure(mine)
        >>> mine.unstructure(Trip(2, Place("UZ")))
        {'days': 2, 'to': {'country': 'UZ'}}
    """
    from egov_hub.documents import _converter

    _converter.configure(converter)


def to_dict(obj: Record) -> dict[str, JsonValue]:
    """Return a record as what JSON can say: dicts, lists, strings, numbers, truth values, None.

    Example:
        >>> to_dict(MembershipChange("AM", "2018", "member", through="ekeng"))
        {'member': 'AM', 'on': '2018', 'to': 'member', 'through': 'ekeng'}
    """
    from egov_hub.documents import _converter

    return _converter.to_dict(obj)


@overload
def from_dict(data: Mapping[str, object]) -> Hub: ...
@overload
def from_dict(data: Mapping[str, object], type: type[R]) -> R: ...
def from_dict(data: Mapping[str, object], type: type[Record] = Hub) -> Record:
    """Return the record that a dict of JSON values tells of.

    Args:
        data: The values, as a JSON, YAML or form reader gives them.
        type: The kind of record.

    Raises:
        ValidationError: The data is of another shape, or the record would not be sound.

    Example:
        >>> change = from_dict({"member": "AM", "on": "2018", "to": "member"}, MembershipChange)
        >>> change.on.latest
        datetime.date(2018, 12, 31)
    """
    from egov_hub.documents import _converter

    return _converter.from_dict(data, type)


def dumps(obj: Record, indent: int | None = None) -> str:
    """Return a record as JSON text: always the same for the same value.

    Args:
        obj: The record.
        indent: By how many blanks each level is indented; None: everything in one line.

    Example:
        >>> dumps(Place("UZ", "Tashkent"))
        '{"country":"UZ","city":{"und":"Tashkent"}}'
    """
    return _json.write(to_dict(obj), indent)


@overload
def loads(data: str | bytes) -> Hub: ...
@overload
def loads(data: str | bytes, type: type[R]) -> R: ...
def loads(data: str | bytes, type: type[Record] = Hub) -> Record:
    """Return the record that a JSON text tells of.

    Args:
        data: The text; bytes are read as UTF-8.
        type: The kind of record.

    Raises:
        ValidationError: The text is no JSON, is of another shape, or the record would not be
            sound; all problems are told, with JSON Pointers into the text.

    Example:
        >>> loads('{"country": "UZ", "town": "Tashkent"}', Place)
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. /town: "town" is no field of a Place: its fields are country, city, venue. [unknown-key]
    """
    value, problems = _json.read(data)
    try:
        record = from_dict(value, type)  # type: ignore[arg-type] # told as wrong-type if no object
    except ValidationError as error:
        raise ValidationError([*problems, *error.problems]) from None
    if problems:
        raise ValidationError(problems)
    return record


def dump(obj: Record, path: str | os.PathLike[str], indent: int | None = 2) -> None:
    """Write a record to a file as JSON in UTF-8; on any failure the old file stays as it was.

    Args:
        obj: The record.
        path: The file, which need not exist.
        indent: By how many blanks each level is indented; None: everything in one line.

    Raises:
        OSError: The file cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     dump(Place("UZ"), f"{folder}/place.json")
        ...     print(load(f"{folder}/place.json", Place).country)
        UZ
    """
    _files.replace(Path(path), dumps(obj, indent) + "\n")


@overload
def load(path: str | os.PathLike[str]) -> Hub: ...
@overload
def load(path: str | os.PathLike[str], type: type[R]) -> R: ...
def load(path: str | os.PathLike[str], type: type[Record] = Hub) -> Record:
    """Return the record that a JSON file in UTF-8 tells of.

    Args:
        path: The file.
        type: The kind of record.

    Raises:
        OSError: The file cannot be read.
        ValidationError: As for `loads`.

    Example:
        >>> load("no-such-file.json")
        Traceback (most recent call last):
            ...
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.json'
    """
    return loads(Path(path).read_bytes(), type)
