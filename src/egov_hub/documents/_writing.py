"""Records as JSON text: functions made for each class of records.

They are made once, from the same attrs classes as all else, and write what `json` would write of
`to_dict`, without making the dicts. What stands in a record many times over, as texts and citations
do once they are read, is written once; and what a closed list of words can say stands ready, with
its key.
"""

from collections.abc import Callable
from enum import Enum
from json.encoder import encode_basestring
from typing import Any, Final, TypeAlias, cast, get_origin

import attrs

from egov_hub._register import FIELDS
from egov_hub._wording import Word
from egov_hub.dates import PartialDate
from egov_hub.documents import _versions
from egov_hub.documents._kinds import (
    REPEATED,
    alternatives,
    given_kind,
    is_optional,
    is_record,
    item_of,
)
from egov_hub.hub import Hub
from egov_hub.ids import CountryCode, Slug
from egov_hub.records import Record
from egov_hub.text import Text

_Write: TypeAlias = Callable[[Any], str]

# What may be long, and is gathered in a list of parts, to be copied only once.
_LONG: Final = (Hub, *FIELDS)
_MAKERS: Final[dict[type[Record], Callable[[], _Write]]] = {}


def text(record: Record) -> str:
    """Return a record as JSON text in one line."""
    kind = type(record)
    if kind not in _MAKERS:
        _MAKERS[kind] = _Source(kind).compiled()
    write = _MAKERS[kind]()
    return write(record)


_TEXT_WRITER: Final = """\
    written = {}
    known = written.get
    parts = []
    put = parts.append

    def write_Text(text):
        words = text.words
        if len(words) == 1:
            ((tag, said),) = words
            out = f'{{"{tag}":{quoted(said)}}}'
        else:
            parts = [f'"{tag}":{quoted(said)}' for tag, said in words]
            out = f'{{{joined(parts)}}}'
        written[id(text)] = out
        return out
"""


class _Source:
    """Python source for the function that writes a class, and for those it calls.

    The source is one function. Each call of it makes new writers, with a new memory of what they
    wrote by the identity of objects: it is gone before any of these can be.
    """

    def __init__(self, kind: type[Record]) -> None:
        self._names: dict[str, Any] = {"quoted": encode_basestring, "joined": ",".join}
        self._lines: list[str] = []
        self._known = {"write_Text"}
        self._kind = kind

    def compiled(self) -> Callable[[], _Write]:
        """Return the function that makes the writer."""
        if self._kind in _LONG:
            made = f"lambda record: {self._part_writer_of(self._kind)}(record) or ''.join(parts)"
        else:
            made = self._writer_of(self._kind)
        lines = ["def make():", _TEXT_WRITER, *self._lines, f"    return {made}"]
        exec("\n".join(lines), self._names)  # noqa: S102 - made of the names of our own classes
        return cast("Callable[[], _Write]", self._names["make"])

    def _writer_of(self, kind: type[Any]) -> str:
        """Return the name of the function that returns the text of a record.

        It is added if need be.
        """
        name = f"write_{kind.__name__}"
        if self._is_new(name):
            first, *others = kind.__attrs_attrs__
            if first.default is attrs.NOTHING:
                key = f'{_opening(kind)}"{first.name}":'
                lines = self._field(kind, first, key, "out = {}")
                end = "out += '}'"
            else:
                # Each key that is written stands after a comma; the first of them goes.
                lines = ["out = ''", *self._field(kind, first, f',"{first.name}":')]
                end = "out = f'{{{out[1:]}}}'"
            for field in others:
                lines += self._field(kind, field, f',"{field.name}":')
            memory = ["written[id(record)] = out"] if kind in REPEATED else []
            self._add(name, [*lines, end, *memory, "return out"])
        return name

    def _part_writer_of(self, kind: type[Record]) -> str:
        """Add the function that adds a record to the parts of a long text, and return its name.

        A long record lists another kind at one place only, so this is asked once for each.
        """
        name = f"put_{kind.__name__}"
        lines: list[str] = []
        opening = _opening(kind)
        for field in kind.__attrs_attrs__:
            key = f'{opening}"{field.name}":'
            if item_of(field.type) in FIELDS:
                lines += self._records(field, key)
            else:
                lines += self._field(kind, field, key, "put({})")
            opening = ","
        self._add(name, [*lines, "put('}')"])
        return name

    def _is_new(self, name: str) -> bool:
        """Return whether a function is not known yet; from now on it is."""
        is_new = name not in self._known
        self._known.add(name)
        return is_new

    def _add(self, name: str, lines: list[str]) -> None:
        """Add a function."""
        self._lines += (f"    def {name}(record):", *(f"        {line}" for line in lines))

    def _records(self, field: "attrs.Attribute[Any]", key: str) -> list[str]:
        """Return the lines that add many records to the parts of a long text."""
        return [
            f"value = record.{field.name}",
            "if value:",
            f"    put({key + '['!r})",
            "    for item in value:",
            f"        {self._part_writer_of(item_of(field.type))}(item)",
            "        put(',')",
            "    parts[-1] = ']'",
        ]

    def _field(
        self, kind: type[Record], field: "attrs.Attribute[Any]", key: str, put: str = "out += {}"
    ) -> list[str]:
        """Return the lines that write a field after its key, unless it holds its default."""
        of = given_kind(field.type)
        if of is bool or _is_enumeration(of):
            table = f"{field.name}_of_{kind.__name__}"
            self._names[table] = _texts(field, key)
            return [put.format(f"{table}[record.{field.name}]")]
        lines = [f"value = record.{field.name}"]
        written = self._value(of, key, put)
        if field.default is not attrs.NOTHING:
            lines += [f"if {self._differs(kind, field)}:"]
        elif is_optional(field.type):
            null = put.format(repr(f"{key}null"))
            lines += ["if value is None:", f"    {null}", "else:"]
        else:
            return lines + written
        return [*lines, *(f"    {line}" for line in written)]

    def _differs(self, kind: type[Record], field: "attrs.Attribute[Any]") -> str:
        """Return the quickest expression for whether a value is not the default of its field."""
        if field.default is None:
            return "value is not None"
        if field.default in ((), frozenset()):
            return "value"
        if isinstance(field.default, PartialDate):
            return f"value.text != {field.default.text!r}"
        default = f"default_{kind.__name__}_{field.name}"
        self._names[default] = field.default
        return f"value != {default}"

    def _value(self, kind: Any, key: str, put: str) -> list[str]:
        """Return the lines that write the variable `value` after a key."""
        item = item_of(kind)
        if item is None:
            return [put.format(self._text(kind, "value", key))]
        lines = ["value = sorted(value)"] if get_origin(kind) is frozenset else []
        if _is_bare(item):
            return [*lines, put.format(f"""{key + '["'!r} + '","'.join(value) + '"]'""")]
        return [
            *lines,
            "if len(value) == 1:",
            "    (item,) = value",
            "    " + put.format(self._text(item, "item", f"{key}[", "]")),
            "else:",
            "    texts = []",
            "    for item in value:",
            f"        texts.append({self._text(item, 'item')})",
            "    " + put.format(f"f'{_plain(key)}[{{joined(texts)}}]'"),
        ]

    def _text(self, kind: Any, variable: str, before: str = "", after: str = "") -> str:
        """Return the expression for the text of a value, with what stands before and after it."""
        if kind is int:
            value = f"{{{variable}}}"
        elif kind is str:
            value = f"{{quoted({variable})}}"
        elif kind is PartialDate:
            value = f'"{{{variable}.text}}"'
        elif kind is Text or kind in REPEATED:
            value = f"{{known(id({variable})) or {self._writer_of(kind)}({variable})}}"
        elif is_record(kind):
            value = f"{{{self._writer_of(kind)}({variable})}}"
        elif _is_enumeration(kind):
            value = f'"{{{variable}.value}}"'
        else:
            # An f-string would first make a plain string of each.
            quote = '"'
            return f"{before + quote!r} + {variable} + {quote + after!r}"
        return f"f'{_plain(before)}{value}{_plain(after)}'"


def _opening(kind: type[Record]) -> str:
    """Return what stands before the first key of an object."""
    return f'{{"{_versions.KEY}":{_versions.CURRENT},' if kind is Hub else "{"


def _texts(field: "attrs.Attribute[Any]", key: str) -> dict[object, str]:
    """Return what is written of each value that a field can hold, if these are few."""
    of = given_kind(field.type)
    said = {True: "true", False: "false"} if of is bool else {one: f'"{one.value}"' for one in of}
    texts: dict[object, str] = {value: key + text for value, text in said.items()}
    if is_optional(field.type):
        texts[None] = f"{key}null"
    if field.default is not attrs.NOTHING:
        texts[field.default] = ""
    return texts


def _is_enumeration(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_bare(kind: Any) -> bool:
    """Return whether values of a type are strings that hold nothing to be escaped."""
    bare = (Slug, CountryCode, Word)
    return all(isinstance(one, type) and issubclass(one, bare) for one in alternatives(kind))


def _plain(text: str) -> str:
    """Return text as it stands in an f-string."""
    return text.replace("{", "{{").replace("}", "}}")
