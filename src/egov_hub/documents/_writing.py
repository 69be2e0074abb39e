"""Writing: for each class of records, a function that returns the JSON text of a record.

There is one writer for all forms of text: compact; indented, with a tab for each level; and
canonical, with sorted keys. JSON escapes tabs and line ends in strings, so all tabs and line ends
of the text are layout. To indent a part of the text, they are replaced.

A function is generated from the attrs class when the class is first written in a form. This is the
function for `Post` in compact form:

    def write_Post(record, known):
        if type(record) is not Post:
            raise OtherClassError
        out = ''
        value = record.title
        if value is not None:
            out += f',"title":{known.get(id(value)) or write_Text(value, known)}'
        value = record.organization
        if value is not None:
            out += ',"organization":"' + value + '"'
        value = record.since
        if value is not None:
            out += f',"since":"{value.text}"'
        value = record.until
        if value is not None:
            out += f',"until":"{value.text}"'
        out = '{' + out[1:] + '}' if out else '{}'
        known[id(record)] = out
        return out

`known` has the JSON texts of objects that may be written in several places, by the `id` of each
object: texts and citations that were read are often the same object.
"""

import json
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple, TypeAlias, cast, get_origin

import attrs

from egov_hub._wording import a
from egov_hub.documents import _generated, versions
from egov_hub.documents._field_types import (
    REPEATED,
    alternatives,
    given_kind,
    is_optional,
    is_record,
    item_of,
)
from egov_hub.documents._values import JsonValue
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import Hub
from egov_hub.values.dates import PartialDate
from egov_hub.values.sources import Said
from egov_hub.values.text import Text

_Write: TypeAlias = Callable[[Any, dict[int, str]], str]


class _Form(NamedTuple):
    """A form of JSON text.

    Attributes:
        line: The text before each key and item.
        colon: The text between a key and its value.
        in_order: Whether keys are in alphabetical order, not in the order of the fields.
    """

    line: str = ""
    colon: str = ":"
    in_order: bool = False


COMPACT: Final = _Form()
_INDENTED: Final = _Form(line="\n\t", colon=": ")
_CANONICAL: Final = _Form(in_order=True)


def text(record: Record, indent: int | None = None, schema: str | None = None) -> str:
    """Return a record as JSON text.

    Args:
        record: The record.
        indent: The number of spaces for each level; None means all in one line.
        schema: The value of `$schema` in a hub; None means no `$schema`.
    """
    form = COMPACT if indent is None else _INDENTED
    written = _text(record, form)
    if schema is not None:
        key = f'{form.line}"{versions.SCHEMA}"{form.colon}{encode_basestring(schema)},'
        written = f"{{{key}{written.removeprefix('{')}"
    return written if indent is None else written.replace("\t", " " * indent)


def to_dict(record: Record) -> dict[str, JsonValue]:
    """Return a record as JSON values."""
    return cast("dict[str, JsonValue]", json.loads(_text(record, COMPACT)))


def digest(record: Record) -> str:
    """Return the SHA-256 of the text of a record in the form of RFC 8785.

    The numbers of records are whole and below 2**53, and their keys are ASCII. So the order of code
    points is the same as in UTF-16, and numbers and strings are written as the RFC requires.
    """
    return sha256(_text(record, _CANONICAL).encode()).hexdigest()


def to_json(value: object) -> JsonValue:
    """Return the value of a field as a JSON value."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Record):
        return to_dict(value)
    if isinstance(value, Text):
        return dict(value.words)
    if isinstance(value, (tuple, frozenset)):
        return [to_json(item) for item in cast("tuple[object, ...]", value)]
    return str(value.value if isinstance(value, Enum) else value)


def writer_of_field(kind: type[Record | Text]) -> Callable[[Any], JsonValue]:
    """Return the function that writes a field of a caller's class, for exactly the field's type."""

    def write(value: Record | Text) -> JsonValue:
        if kind is not Record and type(value) is not kind:
            raise ValidationError(list(_of_other_classes(value, kind)))
        return to_json(value)

    return write


def _text(record: Record, form: _Form) -> str:
    kind: Any = type(record)
    try:
        return writer_of(kind, form)(record, {})
    except OtherClassError:
        raise ValidationError(list(_of_other_classes(record, kind))) from None


# Records of other classes


class OtherClassError(Exception):
    """A part of a record is an instance of a subclass of the type of its field."""


def _of_other_classes(value: object, kind: Any, path: str = "") -> Iterator[Problem]:
    """Return a problem for each part of a record that could not be read back unchanged."""
    if isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _of_other_classes(item, item_of(kind), f"{path}/{index}")
    elif isinstance(value, (Record, Text)):
        if type(value) not in (kinds := alternatives(kind)):
            written, read = type(value).__name__, kinds[-1].__name__
            message = (
                f"Expected {a(read)}, got {a(written)}. "
                f"A document does not contain the class of a value. Write {a(read)}."
            )
            yield Problem(Code.WRONG_TYPE, path, message)
        elif isinstance(value, Record):
            for name, each in fields_of(type(value)).items():
                part = getattr(value, each.name)
                yield from _of_other_classes(part, given_kind(each.type), f"{path}/{name}")


# Generating


@cache
def writer_of(kind: Any, form: _Form) -> _Write:
    """Return the function that writes a class in a form."""
    if kind is Text:
        return _text_writer(form)
    if kind == Said:
        return _said_writer(form)
    source = _Source(kind, form)
    return _generated.function(f"write_{kind.__name__}", source.lines, source.names)


def _text_writer(form: _Form) -> _Write:
    """Return the function that writes texts in a form."""
    quoted, line, colon = encode_basestring, form.line, f'"{form.colon}'
    start, comma, end = f'{{{line}"', f',{line}"', f"{_end_of(line)}}}"

    def as_written(text: Text, known: dict[int, str]) -> str:
        if type(text) is not Text:
            raise OtherClassError
        words = text.words
        if len(words) == 1:
            # Most are in one language.
            ((tag, said),) = words
            out = f"{start}{tag}{colon}{quoted(said)}{end}"
        else:
            out = (
                f"{start}{comma.join([f'{tag}{colon}{quoted(said)}' for tag, said in words])}{end}"
            )
        known[id(text)] = out
        return out

    return as_written


def _said_writer(form: _Form) -> _Write:
    """Return the function that writes the values that sources state, in a form."""
    written = writer_of(Text, form)

    def write_said(said: Said, known: dict[int, str]) -> str:
        if isinstance(said, str):
            return encode_basestring(said)
        return written(said, known) if isinstance(said, Text) else json.dumps(said)

    return write_said


class _Source:
    """The source of the function that writes a class in a form, and the names in it."""

    def __init__(self, kind: type[Record], form: _Form) -> None:
        self._form = form
        name = kind.__name__
        self.names: dict[str, Any] = {
            "OtherClassError": OtherClassError,
            "quoted": encode_basestring,
            "line": "\n",
            "line_in_field": "\n\t",
            "line_in_list": "\n\t\t",
            name: kind,
        }
        fields = fields_of(kind)
        keys = [*((versions.KEY,) if kind is Hub else ()), *fields]
        if form.in_order:
            keys.sort()
        always = [key not in fields or fields[key].default is attrs.NOTHING for key in keys]
        body = [f"if type(record) is not {name}:", "    raise OtherClassError"]
        if not always[0]:
            # It is not known which field is written first, so its comma is removed at the end.
            body += ["out = ''"]
        for index, key in enumerate(keys):
            opens = index == 0 and always[0]
            start = f'{"{" if opens else ","}{form.line}"{key}"{form.colon}'
            body += self._member(fields.get(key), start, "out =" if opens else "out +=")
        end = f"{_end_of(form.line)}}}"
        if always[0]:
            body += [f"out += {end!r}"]
        elif any(always):
            body += [f"out = '{{' + out[1:] + {end!r}"]
        else:
            body += [f"out = '{{' + out[1:] + {end!r} if out else '{{}}'"]
        if kind in REPEATED:
            body += ["known[id(record)] = out"]
        body += ["return out"]
        self.lines = [f"def write_{name}(record, known):", *_indented(body)]

    def _member(self, field: "attrs.Attribute[Any] | None", key: str, put: str) -> list[str]:
        """Return the lines that write a field after its key, unless it has its default.

        Args:
            field: The field; None means the version of the format.
            key: The text before the value.
            put: The beginning of the statement that adds the text to `out`.
        """
        if field is None:
            return [f"{put} {f'{key}{versions.CURRENT}'!r}"]
        kind = given_kind(field.type)
        if kind is bool or _is_enumeration(kind):
            self.names[f"text_of_{field.name}"] = _texts(field, key)
            return [f"{put} text_of_{field.name}[record.{field.name}]"]
        lines = [f"value = record.{field.name}"]
        written = self._value(kind, key, put)
        if item_of(kind) and field.default not in ((), frozenset()):
            empty = f"    {put} {f'{key}[]'!r}"
            written = ["if value:", *_indented(written), "else:", empty]
        if field.default is not attrs.NOTHING:
            return [*lines, f"if {self._differs(field)}:", *_indented(written)]
        if is_optional(field.type):
            lines += ["if value is None:", f"    {put} {f'{key}null'!r}"]
            return [*lines, "else:", *_indented(written)]
        return lines + written

    def _differs(self, field: "attrs.Attribute[Any]") -> str:
        """Return the expression for whether a value is not the default of its field."""
        if field.default is None:
            return "value is not None"
        if field.default in ((), frozenset()):
            return "value"
        if isinstance(field.default, PartialDate):
            return f"value.text != {field.default.text!r}"
        self.names[f"default_{field.name}"] = field.default
        return f"value != default_{field.name}"

    def _value(self, kind: Any, key: str, put: str) -> list[str]:
        """Return the lines that write the variable `value` after a key."""
        item = item_of(kind)
        if item is None:
            return [f"{put} {self._said(kind, 'value', key)}"]
        lines = ["value = sorted(value)"] if get_origin(kind) is frozenset else []
        line = self._form.line
        inner = f"{line}\t" if line else ""
        start, comma, end = f"{key}[{inner}", f",{inner}", f"{line}]"
        if _is_bare(item):
            listed = f"""{f'{start}"'!r} + {f'"{comma}"'!r}.join(value) + {f'"{end}'!r}"""
            return [*lines, f"{put} {listed}"]
        return [
            *lines,
            "if len(value) == 1:",
            "    (item,) = value",
            f"    {put} {self._said(item, 'item', start, end)}",
            "else:",
            "    items = []",
            "    for item in value:",
            f"        items.append({self._said(item, 'item')})",
            f"    text = {comma!r}.join(items)",
            f"    {put} f'{_in_f_string(start)}{{text}}{_in_f_string(end)}'",
        ]

    def _said(self, kind: Any, variable: str, before: str = "", after: str = "") -> str:
        """Return the expression for a value as JSON, with the texts before and after it."""
        if kind is int:
            said = f"{{{variable}}}"
        elif kind is str:
            said = f"{{quoted({variable})}}"
        elif kind is PartialDate:
            said = f'"{{{variable}.text}}"'
        elif kind in (Text, Said) or is_record(kind):
            write = f"write_{'Said' if kind == Said else kind.__name__}"
            self.names[write] = writer_of(kind, self._form)
            call = f"{write}({variable}, known)"
            if kind is Text or kind in REPEATED:
                call = f"known.get(id({variable})) or {call}"
            if self._form.line:
                deeper = "line_in_field" if variable == "value" else "line_in_list"
                call = f"({call}).replace(line, {deeper})"
            if not before:
                return call
            said = f"{{{call}}}"
        elif _is_enumeration(kind):
            said = f'"{{{variable}.value}}"'
        elif not _is_bare(kind):
            message = f"Values of the type {kind} cannot be written as JSON."
            raise TypeError(message)
        else:
            # An f-string would be slower, because it would first make a plain string of each part.
            return f"""{f'{before}"'!r} + {variable} + {f'"{after}'!r}"""
        return f"f'{_in_f_string(before)}{said}{_in_f_string(after)}'"


def _in_f_string(text: str) -> str:
    """Return a text as it is written in the source of an f-string."""
    return repr(text.replace("{", "{{").replace("}", "}}"))[1:-1]


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _end_of(line: str) -> str:
    """Return the text before the bracket that closes an object whose keys start with `line`."""
    return line.removesuffix("\t")


def _texts(field: "attrs.Attribute[Any]", key: str) -> dict[object, str]:
    """Return the text for each value of a field that can have only a few values."""
    kind = given_kind(field.type)
    said = (
        {True: "true", False: "false"} if kind is bool else {one: f'"{one.value}"' for one in kind}
    )
    texts: dict[object, str] = {value: f"{key}{text}" for value, text in said.items()}
    if is_optional(field.type):
        texts[None] = f"{key}null"
    if field.default is not attrs.NOTHING:
        texts[field.default] = ""
    return texts


def _is_enumeration(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_bare(kind: Any) -> bool:
    """Return whether values of a type are strings that need no escapes."""
    return all(
        isinstance(one, type) and issubclass(one, str) and one is not str
        for one in alternatives(kind)
    )
