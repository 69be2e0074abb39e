"""Records as YAML, and back.

A YAML document has the structure of the JSON document. The type of each field decides what a value
without quotes means: `member: NO` is Norway, `launched: 2018` is a date, and `[2018..2019]` is a
day between two days. Anchors, aliases, merge keys, tags, keys that occur twice, and several
documents in one text are refused. A text that is JSON is read as JSON.

This needs the extra `yaml` (`pip install 'egov-hub[yaml]'`), which installs PyYAML.
"""

from typing import TYPE_CHECKING, TypeVar, overload

from egov_hub import _files, _parse
from egov_hub.documents import versions
from egov_hub.records import Record, as_record, as_record_class
from egov_hub.register.hub import Hub

try:
    from egov_hub.formats.yaml import _writing, reading
except ImportError as _missing:
    message = "egov_hub.formats.yaml needs PyYAML: pip install 'egov-hub[yaml]'"
    raise ImportError(message, name=_missing.name) from _missing

if TYPE_CHECKING:
    from egov_hub._files import FilePath

__all__ = ["dump", "dumps", "load", "loads"]

R = TypeVar("R", bound=Record)


@overload
def loads(data: str | bytes) -> Hub: ...
@overload
def loads(data: str | bytes, type: type[R]) -> R: ...
def loads(data: str | bytes, type: type[Record] = Hub) -> Record:
    r"""Return the record that a YAML text describes.

    Args:
        data: The text; bytes are read as UTF-8.
        type: The class of the record.

    Raises:
        ValidationError: The text is not YAML, uses parts of YAML that a register does not need, or
            does not have the structure of the record; or the record would not be valid. All
            problems are reported, each with its JSON Pointer, line and column.

    Example:
        >>> from egov_hub.formats import yaml
        >>> yaml.loads("member: NO\non: 2018\nstanding: member", MembershipChange)
        MembershipChange('NO', '2018', 'member')
        >>> yaml.loads("country: UZ\narea: Chilonzor", Place)
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. line 2, column 7, /area: A Place has no field "area". Its fields are country, city, venue. [unknown-key]
    """  # noqa: E501 - the example shows the message as it is printed
    return reading.read(data, _parse.argument("type", as_record_class, type))


@overload
def load(path: "FilePath") -> Hub: ...
@overload
def load(path: "FilePath", type: type[R]) -> R: ...
def load(path: "FilePath", type: type[Record] = Hub) -> Record:
    """Return the record that a YAML file in UTF-8 describes.

    Args:
        path: The file, as text, bytes or a path object.
        type: The class of the record.

    Raises:
        OSError: The file cannot be read. `filename` is the path as it was given.
        ValidationError: As for `loads`.

    Example:
        >>> from egov_hub.formats import yaml
        >>> yaml.load("no-such-file.yaml")
        Traceback (most recent call last):
            ...
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.yaml'
    """
    file, kind = _parse.arguments(("path", _parse.file_path, path), ("type", as_record_class, type))
    return reading.read(_files.read(file), kind)


def dumps(obj: Record, *, schema: str | None = None) -> str:
    """Return a record as YAML text, which is always the same for equal records.

    A value has quotes only if a reader of YAML 1.1 or 1.2 would read it as something other than
    text. Comments in a text that was read are not kept.

    Args:
        obj: The record.
        schema: As for `egov_hub.dumps`.

    Raises:
        ValidationError: As for `egov_hub.dumps`.

    Example:
        >>> from egov_hub.formats import yaml
        >>> print(yaml.dumps(MembershipChange("NO", "2018", "member")))
        member: 'NO'
        'on': '2018'
        standing: member
        <BLANKLINE>
    """
    record, place = _parse.arguments(
        ("obj", as_record, obj), ("schema", versions.schema_of(obj), schema)
    )
    return _writing.text(record, place)


def dump(obj: Record, path: "FilePath", *, schema: str | None = None) -> None:
    """Write a record to a file as YAML in UTF-8; if anything fails, an old file is not changed.

    Args:
        obj: The record.
        path: The file, as text, bytes or a path object; it does not have to exist.
        schema: As for `egov_hub.dumps`.

    Raises:
        OSError: The file cannot be written. `filename` is the path as it was given.
        ValidationError: As for `dumps`.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from egov_hub.formats import yaml
        >>> with TemporaryDirectory() as folder:
        ...     yaml.dump(Place("UZ"), f"{folder}/place.yaml")
        ...     print(yaml.load(f"{folder}/place.yaml", Place).country)
        UZ
    """
    file = _parse.argument("path", _parse.file_path, path)
    _files.write(file, [dumps(obj, schema=schema).encode()])
