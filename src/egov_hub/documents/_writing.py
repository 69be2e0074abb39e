"""Records as JSON text: functions made for each class of records.

They are made once, from the same attrs classes as all else, and write what `json` would write of
`to_dict`, without making the dicts.
"""

from collections.abc import Callable
from json.encoder import encode_basestring
from types import NoneType
from typing import Any, TypeAlias, cast, get_args, get_origin

import attrs

from egov_hub.dates import PartialDate
from egov_hub.documents import _versions
from egov_hub.hub import Hub
from egov_hub.records import Record
from egov_hub.text import Text

_Write: TypeAlias = Callable[[Any], str]


_WRITERS: dict[type[Record], _Write] = {}


def text(record: Record) -> str:
    """Return a record as JSON text in one line."""
    kind = type(record)
    if kind not in _WRITERS:
        _WRITERS[kind] = _Source(kind).compiled()
    return _WRITERS[kind](record)


class _Source:
    """Python source for the function that writes a class, and for those it calls."""

    def __init__(self, kind: type[Record]) -> None:
        self._names: dict[str, Any] = {"quoted": encode_basestring}
        self._lines: list[str] = [
            "def write_Text(text):",
            "    words = [quoted(tag) + ':' + quoted(said) for tag, said in text.words]",
            "    return '{' + ','.join(words) + '}'",
        ]
        self._known: set[type[Record]] = set()
        self._kind = kind

    def compiled(self) -> _Write:
        """Return the function."""
        name = self._writer_of(self._kind)
        exec("\n".join(self._lines), self._names)  # noqa: S102 - made of the names of our own classes
        return cast("_Write", self._names[name])

    def _writer_of(self, kind: type[Record]) -> str:
        name = f"write_{kind.__name__}"
        if kind not in self._known:
            self._known.add(kind)
            opening = f',"{_versions.KEY}":{_versions.CURRENT}' if kind is Hub else ""
            lines = [f"def {name}(record):", f"    out = {opening!r}"]
            for field in kind.__attrs_attrs__:
                lines += self._field(kind, field)
            # Each key is written after a comma.
            self._lines += [*lines, "    return '{' + out[1:] + '}'"]
        return name

    def _field(self, kind: type[Record], field: "attrs.Attribute[Any]") -> list[str]:
        """Return the lines that write a field, unless it holds its default."""
        name, key = field.name, f',"{field.name}":'
        written = f"out += {key!r} + {self._value(field.type, 'value')}"
        if field.default is attrs.NOTHING:
            return [f"    value = record.{name}", f"    {written}"]
        default = f"default_{kind.__name__}_{name}"
        self._names[default] = field.default
        differs = "is not" if field.default is None else "!="
        return [
            f"    value = record.{name}",
            f"    if value {differs} {default}:",
            f"        {written}",
        ]

    def _value(self, kind: Any, value: str) -> str:
        """Return the expression for the text of a value."""
        if NoneType in (some := get_args(kind)):
            one = next(each for each in some if each is not NoneType)
            return f"('null' if {value} is None else {self._value(one, value)})"
        if get_origin(kind) in (tuple, frozenset):
            items = f"sorted({value})" if get_origin(kind) is frozenset else value
            inside = self._value(get_args(kind)[0], "item")
            return f"'[' + ','.join([{inside} for item in {items}]) + ']'"
        if kind is bool:
            return f"('true' if {value} else 'false')"
        if kind is int:
            return f"str({value})"
        if kind is str:
            return f"quoted({value})"
        if kind is PartialDate:
            return f"'\"' + {value}.text + '\"'"
        if isinstance(kind, type) and issubclass(kind, Record):
            return f"{self._writer_of(kind)}({value})"
        if kind is Text:
            return f"write_Text({value})"
        # Ids, codes and words hold nothing that must be escaped.
        return f"'\"' + {value} + '\"'"
