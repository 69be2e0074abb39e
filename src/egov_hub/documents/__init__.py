"""Documents: records as JSON, and back.

A record is written as an object whose keys are its fields, in the order of the fields; fields that
have their default are left out. A hub document starts with `"egov_hub": 1`, the version of the
format. Reading is strict: no value is converted, unknown keys are not ignored, and all problems are
reported at once, each with the JSON Pointer to its place.

Reading has two paths: the fast path (`_fast_reading`) reads valid documents; the slow path
(`_slow_reading`) reads everything else and reports every problem. The slow path is built on
[cattrs](https://catt.rs), which is imported when it is first needed. One writer (`_writing`) writes
all forms of JSON text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeVar, overload

from egov_hub import _parse
from egov_hub.documents import versions
from egov_hub.documents._pydantic_hooks import add_hooks
from egov_hub.documents._values import JsonValue, Position
from egov_hub.records import Record, as_record, as_record_class
from egov_hub.register.hub import Hub, HubRecord

if TYPE_CHECKING:
    from cattrs import Converter

    from egov_hub._files import FilePath

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

_MOST_SPACES: Final = 100
"""The greatest indent: more would only use memory."""


def make_converter() -> "Converter":
    """Return a new cattrs converter that reads and writes records as this module does.

    Example:
        >>> make_converter().structure({"country": "UZ"}, Place).country.name
        'Uzbekistan'
    """
    from egov_hub.documents import _cattrs_hooks

    return _cattrs_hooks.make_converter()


def configure_converter(converter: "Converter") -> None:
    """Make your own cattrs converter read and write records, as strictly as this module.

    This changes only how the library's own types are read and written. If one of your classes has
    records as fields, your converter reads and writes everything else in the class as before.

    Args:
        converter: The converter to which the hooks are added.

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
    """Return a record as JSON values: dicts, lists, strings, numbers, True, False and None.

    Args:
        obj: The record.

    Raises:
        ValidationError: A part of the record is an instance of a subclass of the field's type, so
            it could not be read back unchanged. All functions that write refuse such a record.

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
    """Return the record that a dict of JSON values describes.

    Args:
        data: The values, as a reader of JSON, YAML or forms returns them.
        type: The class of the record.

    Raises:
        ValidationError: The data does not have the structure of the record, the record would not be
            valid, or the data has the same lists and objects in too many places (`shared-data`).

    Example:
        >>> change = from_dict(
        ...     {"member": "AM", "on": "2018", "standing": "member"}, MembershipChange
        ... )
        >>> change.on.latest
        datetime.date(2018, 12, 31)
    """
    from egov_hub.documents import _reading

    return _reading.from_dict(data, _parse.argument("type", as_record_class, type))


def dumps(obj: Record, indent: int | None = None, *, schema: str | None = None) -> str:
    """Return a record as JSON text, which is always the same for equal records.

    A list of records is not a document: write JSON Lines with `iter_lines` or `dump_records`.

    Args:
        obj: The record.
        indent: The number of spaces for each level, at most 100; None means all in one line.
        schema: The value of `$schema` in a hub: the JSON Schema with which an editor checks the
            document, such as `hub.schema.json`. A document that is read may have it, but a hub does
            not keep it. None means no `$schema`.

    Raises:
        ValidationError: As for `to_dict`, or an argument has a wrong type.

    Example:
        >>> dumps(Place("UZ", city="Tashkent"))
        '{"country":"UZ","city":{"und":"Tashkent"}}'
    """
    from egov_hub.documents import _writing

    record, width, place = _parse.arguments(
        ("obj", as_record, obj),
        ("indent", _as_optional_indent, indent),
        ("schema", versions.schema_of(obj), schema),
    )
    return _writing.text(record, width, place)


def _as_optional_indent(value: int | None) -> int | None:
    return None if value is None else _parse.whole_number(value, least=0, most=_MOST_SPACES)


@overload
def loads(data: str | bytes) -> Hub: ...
@overload
def loads(data: str | bytes, type: type[R]) -> R: ...
def loads(data: str | bytes, type: type[Record] = Hub) -> Record:
    """Return the record that a JSON text describes.

    Args:
        data: The text; bytes are read as UTF-8.
        type: The class of the record.

    Raises:
        ValidationError: The text is not JSON, does not have the structure of the record, or the
            record would not be valid. All problems are reported, with JSON Pointers into the text.

    Example:
        >>> loads('{"country": "UZ", "area": "Chilonzor"}', Place)
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. /area: A Place has no field "area". Its fields are country, city, venue. [unknown-key]
    """
    from egov_hub.documents import _reading

    return _reading.from_json(data, _parse.argument("type", as_record_class, type))


def dump(
    obj: Record, path: "FilePath", indent: int | None = 2, *, schema: str | None = None
) -> None:
    """Write a record to a file as JSON in UTF-8; if anything fails, an old file is not changed.

    A regular file is replaced by a new one. A pipe, a device or an open descriptor (`/dev/stdout`)
    is written to. A file without permission to write is refused.

    Args:
        obj: The record.
        path: The file, as text, bytes or a path object; it does not have to exist.
        indent: The number of spaces for each level; None means all in one line.
        schema: As for `dumps`.

    Raises:
        OSError: The file cannot be written. `filename` is the path as it was given.
        ValidationError: As for `dumps`.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     dump(Place("UZ"), f"{folder}/place.json")
        ...     print(load(f"{folder}/place.json", Place).country)
        UZ
    """
    from egov_hub import _files

    file = _parse.argument("path", _parse.file_path, path)
    _files.write(file, [dumps(obj, indent, schema=schema).encode(), b"\n"])


@overload
def load(path: "FilePath") -> Hub: ...
@overload
def load(path: "FilePath", type: type[R]) -> R: ...
def load(path: "FilePath", type: type[Record] = Hub) -> Record:
    """Return the record that a JSON file in UTF-8 describes.

    Args:
        path: The file, as text, bytes or a path object.
        type: The class of the record.

    Raises:
        OSError: The file cannot be read. `filename` is the path as it was given.
        ValidationError: As for `loads`. Each problem has its line and column. When it is printed,
            it starts with the place, such as `hub.json:412:16`.

    Example:
        >>> load("no-such-file.json")
        Traceback (most recent call last):
            ...
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.json'
    """
    from egov_hub.documents import _reading

    file, kind = _parse.arguments(("path", _parse.file_path, path), ("type", as_record_class, type))
    return _reading.from_file(file, kind)


def digest(obj: Record) -> str:
    """Return the SHA-256 of a record's canonical JSON, in hexadecimal.

    The canonical JSON is the form of `to_dict(obj)` that RFC 8785 defines, so the digest can be
    computed from the document in any programming language. Equal records have equal digests, in
    every process.

    Args:
        obj: The record.

    Example:
        >>> digest(Place("UZ"))
        '2bbd17fdede6a4e9d17e4b09577ace6f3622df5e62f6bc402d94a3c77534b9b7'
    """
    from egov_hub.documents import _writing

    return _writing.digest(_parse.argument("obj", as_record, obj))


def json_schema(type: type[Record] = Hub) -> dict[str, JsonValue]:
    """Return the JSON Schema (draft 2020-12) of the documents for a class of records.

    It refuses missing and unknown keys, wrong types, unknown words, numbers out of range, and items
    that a list has twice. It also refuses ids, dates and links that are not written correctly. It
    does not refuse mistakes that only code can find, such as days that are not in the calendar, and
    references to records that do not exist.

    Args:
        type: The class of the records.

    Example:
        >>> schema = json_schema(Place)
        >>> schema["$ref"]
        '#/$defs/Place'
    """
    from egov_hub.documents import _json_schema

    return _json_schema.schema(_parse.argument("type", as_record_class, type))


def locate(data: str | bytes) -> Mapping[str, Position]:
    r"""Return the position in a JSON text at which each value starts, by its JSON Pointer.

    With the positions, problems can be shown next to the lines of the document. If a key occurs
    twice, the position is that of the last one. The pointers are made only when they are used.

    Args:
        data: The text; bytes are read as UTF-8.

    Raises:
        ValidationError: The text is not JSON.

    Example:
        >>> where = locate('{"id": "tashkent-2019",\n "start": "2019-13"}')
        >>> where["/start"]
        Position(line=2, column=11)
    """
    from egov_hub.documents import _positions

    return _positions.locate(data)


def iter_lines(records: Iterable[Hub | HubRecord]) -> Iterator[str]:
    """Return records as JSON Lines: a line of text for each record, without its line end.

    Each line starts with the version of the format and the type of the record. Characters that some
    programs read as a line end (U+0085, U+2028, U+2029) are escaped.

    Args:
        records: Organizations, people, alliances, workshops and sources; also hubs. The line of a
            hub has all its records.

    Raises:
        ValidationError: An item is not one of these records. Errors of the iterable itself are not
            caught.

    Example:
        >>> next(iter_lines([Source("notice", "A notice")]))
        '{"egov_hub":1,"type":"Source","id":"notice","title":{"und":"A notice"}}'
    """
    from egov_hub.documents import _json_lines

    return _json_lines.write(_parse.argument("records", _parse.iterable, records))


def dump_records(records: Iterable[Hub | HubRecord], path: "FilePath") -> None:
    """Write records to a file as JSON Lines in UTF-8, one by one.

    The file is replaced or written to as by `dump`. If anything fails, including the iterable of
    records, an old file is not changed.

    Args:
        records: As for `iter_lines`.
        path: As for `dump`.

    Raises:
        OSError: As for `dump`.
        ValidationError: An argument has a wrong type, or an item is not one of these records.
            Errors of the iterable itself are not caught.

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
    from egov_hub import _files

    file, given = _parse.arguments(
        ("path", _parse.file_path, path), ("records", _parse.iterable, records)
    )
    _files.write(file, (f"{line}\n".encode() for line in iter_lines(given)))


def iter_records(lines: Iterable[str | bytes], *, whole: bool = False) -> Iterator[Hub | HubRecord]:
    """Return the records of JSON Lines, one by one as they are read.

    After the first bad line, no more records are returned: the other lines are read only to find
    their problems. At the end, one error reports all problems, each with its line. (After ten
    thousand problems, reading stops.) Blank lines are ignored.

    Args:
        lines: The lines, with or without their line ends; for example, an open file.
        whole: Whether the lines are a whole register. If so, the function checks at the end that
            ids are unique, that references lead to records, and that there are no cycles of
            references. For this check, only ids are kept in memory.

    Raises:
        ValidationError: A line is not a valid record, or the records are not a valid register.
            Errors of the iterable itself are not caught.

    Example:
        >>> lines = ['{"egov_hub": 1, "type": "Source", "id": "notice", "title": {"en": "News"}}']
        >>> [str(record.id) for record in iter_records(lines)]
        ['notice']
        >>> list(iter_records(['{"egov_hub": 1, "type": "Person", "id": "a"}']))
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. line 1: A Person needs "name". [missing-key]
    """
    from egov_hub.documents import _json_lines

    given, is_whole = _parse.arguments(
        ("lines", _parse.iterable, lines), ("whole", _parse.truth, whole)
    )
    return _json_lines.read(given, is_whole)


add_hooks()
