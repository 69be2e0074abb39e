"""Records as JSON text: functions made for each class of records.

They are made once, from the same attrs classes as all else, and write what `json` would write of
`to_dict`, without making the dicts. What stands in a record many times over, as texts and citations
do once they are read, is written once.
"""

from collections.abc import Callable
from json.encoder import encode_basestring
from textwrap import indent
from types import NoneType
from typing import Any, Final, TypeAlias, cast, get_args, get_origin

import attrs

from egov_hub._parse import Word
from egov_hub.dates import Answer, PartialDate
from egov_hub.documents import _versions
from egov_hub.documents._garbage import without_collecting
from egov_hub.documents._reading import is_small, says_little
from egov_hub.hub import Hub
from egov_hub.records import Record
from egov_hub.text import Text

_Write: TypeAlias = Callable[[Any], str]

_MAKERS: Final[dict[type[Record], Callable[[], _Write]]] = {}


def text(record: Record) -> str:
    """Return a record as JSON text in one line."""
    kind = type(record)
    if kind not in _MAKERS:
        _MAKERS[kind] = _Source(kind).compiled()
    write = _MAKERS[kind]()
    with without_collecting():
        return write(record)


_TEXT_WRITER: Final = """\
    written = {}
    known = written.get

    def write_Text(text):
        words = text.words
        if len(words) == 1:
            ((tag, said),) = words
            out = '{"' + tag + '":' + quoted(said) + '}'
        else:
            out = '{' + ','.join(['"' + tag + '":' + quoted(said) for tag, said in words]) + '}'
        written[id(text)] = out
        return out
"""


# Most of what is small was written before.
_MANY_WRITER: Final = """\
def many_{0}(items):
    try:
        return ','.join(map(known, map(id, items)))
    except TypeError:
        return ','.join([known(id(item)) or write_{0}(item) for item in items])
"""


class _Source:
    """Python source for the function that writes a class, and for those it calls.

    The source is one function. Each call of it makes new writers, with a new memory of what they
    wrote by the identity of objects: it is gone before any of these can be.
    """

    def __init__(self, kind: type[Record]) -> None:
        self._names: dict[str, Any] = {"quoted": encode_basestring}
        self._lines: list[str] = []
        self._known: set[type[Record]] = set()
        self._kind = kind

    def compiled(self) -> Callable[[], _Write]:
        """Return the function that makes the writer."""
        name = self._writer_of(self._kind)
        many_texts = indent(_MANY_WRITER.format("Text"), "    ")
        lines = ["def make():", _TEXT_WRITER, many_texts, *self._lines, f"    return {name}"]
        exec("\n".join(lines), self._names)  # noqa: S102 - made of the names of our own classes
        return cast("Callable[[], _Write]", self._names["make"])

    def _writer_of(self, kind: type[Record]) -> str:
        """Return the name of the function that writes a class, which is added if need be."""
        name = f"write_{kind.__name__}"
        if kind not in self._known:
            self._known.add(kind)
            lines = [f"def {name}(record):", *self._object(kind)]
            if is_small(kind):
                lines += ["    written[id(record)] = out"]
            lines += ["    return out"]
            if is_small(kind):
                lines += _MANY_WRITER.format(kind.__name__).splitlines()
            self._lines += (f"    {line}" for line in lines)
        return name

    def _object(self, kind: type[Record]) -> list[str]:
        """Return the lines that write an object into `out`.

        What is long is gathered in a list, and copied once; what is short is added up.
        """
        short = says_little(kind)
        fields = kind.__attrs_attrs__
        opening, key = "", ","
        if kind is Hub:
            opening = f'{{"{_versions.KEY}":{_versions.CURRENT}'
        elif fields[0].default is attrs.NOTHING:
            opening, key = "{", ""
        lines = [f"    out = {opening!r}" if short else f"    out = [{opening!r}]"]
        for field in fields:
            lines += self._field(kind, field, f'{key}"{field.name}":', short=short)
            key = ","
        text = "out" if short else "''.join(out)"
        if opening:
            return [*lines, f"    out = {text} + '}}'"]
        # Each key that is written stands after a comma; the first of them goes.
        return [*lines, f"    out = '{{' + {text}[1:] + '}}'"]

    def _field(
        self, kind: type[Record], field: "attrs.Attribute[Any]", key: str, *, short: bool
    ) -> list[str]:
        """Return the lines that write a field after its key, unless it holds its default."""
        optional = NoneType in get_args(field.type)
        # The only types of several kinds are parties, and all of these are ids.
        of = get_args(field.type)[0] if optional else field.type
        before, value, after = self._value(of, "value")
        parts = [repr(key + before), value, *([repr(after)] if after else [])]
        written = f"out += {' + '.join(parts)}" if short else f"out += ({', '.join(parts)})"
        lines = [f"    value = record.{field.name}"]
        if field.default is not attrs.NOTHING:
            lines += [f"    if {self._differs(kind, field)}:", f"        {written}"]
        elif optional:
            null = repr(key + "null")
            null = f"out += {null}" if short else f"out.append({null})"
            lines += ["    if value is None:", f"        {null}", "    else:", f"        {written}"]
        else:
            lines += [f"    {written}"]
        return lines

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
        # Of a word, of True and of False there is only one.
        return f"value {'is not' if isinstance(field.default, (Word, bool)) else '!='} {default}"

    def _value(self, kind: Any, value: str) -> tuple[str, str, str]:
        """Return the expression for the text of a value, and what stands before and after it."""
        if get_origin(kind) in (tuple, frozenset):
            items = f"sorted({value})" if get_origin(kind) is frozenset else value
            before, item, after = self._value(get_args(kind)[0], "{}")
            if item == "{}":
                return f"[{before}", f"{after + ',' + before!r}.join({items})", f"{after}]"
            if before or after:
                item = f"({before!r} + {item} + {after!r})"
            one = item.replace("{}", f"{value}[0]")
            if (of := get_args(kind)[0]) is Text or _is_small(of):
                return "[", f"({one} if len({value}) == 1 else many_{of.__name__}({value}))", "]"
            many = f"','.join([{item.replace('{}', 'item')} for item in {items}])"
            if item.endswith("({})"):
                many = f"','.join(map({item.removesuffix('({})')}, {items}))"
            return "[", f"({one} if len({value}) == 1 else {many})", "]"
        if kind is bool:
            return "", f"('true' if {value} else 'false')", ""
        if kind is int:
            return "", f"str({value})", ""
        if kind is str:
            return "", f"quoted({value})", ""
        if kind is PartialDate:
            return '"', f"{value}.text", '"'
        if kind is Text:
            return "", f"(known(id({value})) or write_Text({value}))", ""
        if _is_small(kind):
            return "", f"(known(id({value})) or {self._writer_of(kind)}({value}))", ""
        if isinstance(kind, type) and issubclass(kind, Record):
            return "", f"{self._writer_of(kind)}({value})", ""
        if kind is Answer:
            return '"', f"{value}.value", '"'
        # Ids, codes and words hold nothing that must be escaped.
        return '"', value, '"'


def _is_small(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record) and is_small(kind)
