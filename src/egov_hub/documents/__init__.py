"""Documents: records as JSON, and back.

A record is written as an object whose keys are its fields, in the order of the fields; fields that
hold their default are left out. A hub document opens with `"egov_hub": 1`, the version of the
format. Reading is strict: nothing is coerced, nothing unknown is passed over, and whatever is
wrong is told at once, with a JSON Pointer to each place.

Reading takes two paths: the fast one (`_fast_reading`) takes what is sound; for all else the other
(`_explained_reading`) explains what is wrong. That one is built on [cattrs](https://catt.rs), which
is loaded when it is first needed. One writer (`_writing`) serves all forms.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, overload

from egov_hub import _parse
from egov_hub.documents._values import JsonValue, Position
from egov_hub.records import Record, as_record, as_record_class
from egov_hub.register.hub import Hub, HubRecord

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "JsonValue",
    "Position",
    "configure_converter",
    "digest",
    "dump",
    "dump_records",
    "dumps",
    "from_dict",
    "iter_lines",
    "iter_records",
    "json_schema",
    "load",
    "loads",
    "locate",
    "make_converter",
    "to_dict",
]

R = TypeVar("R", bound=Record)


def make_converter() -> "Converter":
    """Return a new cattrs converter that reads and writes records as this module does.

    Example:
        >>> make_converter().structure({"country": "UZ"}, Place).country.name
        'Uzbekistan'
    """
    from cattrs import Converter

    fresh = Converter()
    configure_converter(fresh)
    return fresh


def configure_converter(converter: "Converter") -> None:
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
        >>> configure_converter(mine)
        >>> mine.unstructure(Trip(2, Place("UZ")))
        {'days': 2, 'to': {'country': 'UZ'}}
    """
    from egov_hub.documents import _cattrs_hooks

    _cattrs_hooks.configure_converter(converter)


def to_dict(obj: Record) -> dict[str, JsonValue]:
    """Return a record as what JSON can say: dicts, lists, strings, numbers, truth values, None.

    Args:
        obj: The record.

    Raises:
        ValidationError: A part of it is of a subclass of what its field says, and would be read
            back as less. All functions that write refuse it alike.

    Example:
        >>> to_dict(MembershipChange("AM", "2018", "member", through="ekeng"))
        {'member': 'AM', 'on': '2018', 'standing': 'member', 'through': 'ekeng'}
    """
    from egov_hub.documents import _writing

    return _writing.to_dict(_parse.argument("obj", as_record, obj))


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
        >>> change = from_dict(
        ...     {"member": "AM", "on": "2018", "standing": "member"}, MembershipChange
        ... )
        >>> change.on.latest
        datetime.date(2018, 12, 31)
    """
    from egov_hub.documents import _reading

    return _reading.from_dict(data, _parse.argument("type", as_record_class, type))


def dumps(obj: Record, indent: int | None = None) -> str:
    """Return a record as JSON text: always the same for the same value.

    Args:
        obj: The record.
        indent: By how many blanks each level is indented; None: everything in one line.

    Raises:
        ValidationError: As for `to_dict`.

    Example:
        >>> dumps(Place("UZ", city="Tashkent"))
        '{"country":"UZ","city":{"und":"Tashkent"}}'
    """
    from egov_hub.documents import _writing

    return _writing.text(_parse.argument("obj", as_record, obj), indent)


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
    from egov_hub.documents import _reading

    return _reading.from_json(data, _parse.argument("type", as_record_class, type))


def dump(obj: Record, path: str | os.PathLike[str], indent: int | None = 2) -> None:
    """Write a record to a file as JSON in UTF-8; on any failure the old file stays as it was.

    Args:
        obj: The record.
        path: The file, which need not exist.
        indent: By how many blanks each level is indented; None: everything in one line.

    Raises:
        OSError: The file cannot be written.
        ValidationError: As for `to_dict`.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     dump(Place("UZ"), f"{folder}/place.json")
        ...     print(load(f"{folder}/place.json", Place).country)
        UZ
    """
    from egov_hub.documents import _files

    _files.replace(path, [dumps(obj, indent), "\n"])


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
    from pathlib import Path

    kind = _parse.argument("type", as_record_class, type)
    return loads(Path(path).read_bytes(), kind)


def digest(obj: Record) -> str:
    """Return the SHA-256 of a record's canonical JSON, in hexadecimal.

    The text is that of `to_dict` in the form of RFC 8785, so that whoever has the document can
    work it out in any language. Equal records have equal digests, in every process.

    Args:
        obj: The record.

    Example:
        >>> digest(Place("UZ"))
        '2bbd17fdede6a4e9d17e4b09577ace6f3622df5e62f6bc402d94a3c77534b9b7'
    """
    from egov_hub.documents import _writing

    return _writing.digest(_parse.argument("obj", as_record, obj))


def json_schema(type: type[Record] = Hub) -> dict[str, JsonValue]:
    """Return the JSON Schema (draft 2020-12) of the documents for a kind of record.

    It refuses what is wrong in form: missing and unknown keys, types, words that are in no list,
    numbers out of range, ids and dates written badly. What only code can check, such as the
    calendar or references, it lets pass.

    Args:
        type: The kind of record.

    Example:
        >>> schema = json_schema(Place)
        >>> schema["$ref"]
        '#/$defs/Place'
    """
    from egov_hub.documents import _json_schema

    return _json_schema.schema(_parse.argument("type", as_record_class, type))


def locate(data: str | bytes) -> dict[str, Position]:
    r"""Return where in a JSON text each value starts, by the JSON Pointers to them.

    With it, problems can be shown beside the lines of the document. Of a key that stands twice,
    the last one counts.

    Args:
        data: The text; bytes are read as UTF-8.

    Raises:
        ValidationError: The text is no JSON.

    Example:
        >>> where = locate('{"id": "tashkent-2019",\n "start": "2019-13"}')
        >>> where["/start"]
        Position(line=2, column=11)
    """
    from egov_hub.documents import _positions

    return _positions.locate(data)


def iter_lines(records: Iterable[Hub | HubRecord]) -> Iterator[str]:
    """Return records as JSON Lines: one text for each record, in one line, without line end.

    Each line opens with the version of the format and the type of the record.

    Args:
        records: Organizations, people, alliances, workshops and sources; and hubs, whose line
            holds all that they hold.

    Raises:
        ValidationError: Something is no such record.

    Example:
        >>> next(iter_lines([Source("notice", "A notice")]))
        '{"egov_hub":1,"type":"Source","id":"notice","title":{"und":"A notice"}}'
    """
    from egov_hub.documents import _json_lines

    return _json_lines.write(records)


def dump_records(records: Iterable[Hub | HubRecord], path: str | os.PathLike[str]) -> None:
    """Write records to a file as JSON Lines in UTF-8, one by one.

    On any failure the old file stays as it was, also if what gives the records fails.

    Args:
        records: As for `iter_lines`.
        path: The file, which need not exist.

    Raises:
        OSError: The file cannot be written.
        ValidationError: Something is no such record.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice")])
        >>> with TemporaryDirectory() as folder:
        ...     dump_records([Hub(hub.id, hub.name), *hub.records], f"{folder}/hub.jsonl")
        ...     with open(f"{folder}/hub.jsonl", "rb") as lines:
        ...         empty, *records = iter_records(lines, whole=True)
        >>> empty.put(*records) == hub
        True
    """
    from egov_hub.documents import _files

    _files.replace(path, (f"{line}\n" for line in iter_lines(records)))


def iter_records(lines: Iterable[str | bytes], *, whole: bool = False) -> Iterator[Hub | HubRecord]:
    """Return the records of JSON Lines, one by one as they are read.

    Once a line is bad, no more records come: the lines after it are read only to tell all that is
    wrong with them, each problem with its line, in one error at the end. (Should ten thousand
    problems gather, reading stops there.) Blank lines are passed over.

    Args:
        lines: The lines, with their line ends or without; an open file will do.
        whole: Whether the lines make up a whole register. If so, it is checked at the end that
            ids are unique, that references lead to records, and that nothing is its own ancestor.
            For this only ids are kept in memory.

    Raises:
        ValidationError: A line holds no sound record, or they make no register.

    Example:
        >>> lines = ['{"egov_hub": 1, "type": "Source", "id": "notice", "title": {"en": "News"}}']
        >>> [str(record.id) for record in iter_records(lines)]
        ['notice']
        >>> list(iter_records(['{"egov_hub": 1, "type": "Source", "id": "notice"}']))
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. line 1: "title" is missing: a Source must have it. [missing-key]
    """
    if isinstance(lines, (str, bytes)):
        message = "iter_records takes lines, not one text: give it an open file, or a list"
        raise TypeError(message)
    from egov_hub.documents import _json_lines

    return _json_lines.read(lines, whole)
