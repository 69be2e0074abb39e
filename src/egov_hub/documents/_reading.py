"""The fast way to read: functions made for each class of records, which take only what is sound.

They are made once, from the same attrs classes as all else: for each class Python source that
looks up its keys, parses each value and fills the slots of a new record. They never explain. At
the least doubt they give up, and the explaining way (`egov_hub.documents._converter`) reads the
same text again. So they must be right about what they take, and about nothing else; tests compare
the two ways.

What makes them fast: no layers of calls between a key and its slot; each id and date is parsed
once in a document, however often it stands there; and the ids met on the way are all that a hub
must have records for, so that no reference needs to be followed.
"""

import gc
import json
import marshal
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Final, TypeVar, cast, get_origin

import attrs

from egov_hub import _parse, _register
from egov_hub._register import FIELDS, FIELDS_OF_IDS, HubRecord
from egov_hub.dates import PartialDate
from egov_hub.documents import _versions
from egov_hub.documents._kinds import REPEATED, given_kind, is_optional, is_record, item_of
from egov_hub.hub import Hub
from egov_hub.ids import CountryCode, PartyId, Slug, as_party_id
from egov_hub.membership import Membership, MembershipChange, Roster
from egov_hub.problems import ValidationError
from egov_hub.records import Record
from egov_hub.text import Text, as_language

R = TypeVar("R", bound=Record)


class Doubt(Exception):  # noqa: N818 - it is no error: it sends the reader another way
    """Something is not surely sound."""


# What code that expects sound values raises where they are not.
_DOUBTS: Final = (Doubt, ValidationError, LookupError, TypeError, AttributeError, ValueError)
# A party may change twice in the same way, and the records of a hub are told apart by their ids.
MAY_STAND_TWICE: Final = (MembershipChange, *FIELDS)
_SCALARS: Final = (str, int, bool, float, NoneType)
# A key, with blanks before its colon.
_SPACED_KEY: Final = re.compile(r'"[ \t\n\r]+:')


def read(text: str, kind: type[R]) -> R | None:
    """Return the record that a JSON text surely tells of, or None: then it must be looked into."""
    with _without_collecting():
        try:
            record, keys = _record(json.loads(text), kind)
        except (*_DOUBTS, RecursionError):
            return None
    # Of two equal keys a parser keeps the last, so that fewer are left than stand in the text.
    # To tell keys from strings there, no string may hold a quote.
    if '\\"' in text or text.count('":') != keys or _has_spaced_keys(text):
        return None
    return record


def read_value(value: object, kind: type[R]) -> R | None:
    """Return the record that a JSON value surely tells of, or None."""
    with _without_collecting():
        try:
            return _record(value, kind)[0] if _is_plain(value) else None
        except (*_DOUBTS, RecursionError):
            return None


def _record(value: object, kind: type[R]) -> tuple[R, int]:
    """Return the record, and how many keys the objects held that it was read from."""
    readers = _factory()()
    record = readers.by_class[kind](value)
    if isinstance(record, Hub):
        _check_register(record, readers.memos)
    return cast("R", record), readers.keys()


@contextmanager
def _without_collecting() -> Generator[None, None, None]:
    """Look for no garbage meanwhile.

    All that is made in reading is kept, or gone at once. To look for garbage among it takes as
    much time as to make it.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _is_plain(value: object) -> bool:
    """Return whether a value is as a JSON parser makes it, with nothing that only resembles it."""
    kind = type(value)
    if kind is dict:
        items = cast("dict[object, object]", value).items()
        return all(type(key) is str and _is_plain(item) for key, item in items)
    if kind is list:
        return all(map(_is_plain, cast("list[object]", value)))
    return kind in _SCALARS


def _has_spaced_keys(text: str) -> bool:
    # To search by the pattern is slow, and for most texts there is no need to.
    suspect = any(blank in text and f"{blank}:" in text for blank in " \t\n\r")
    return suspect and _SPACED_KEY.search(text) is not None


def _check_register(hub: Hub, memos: "dict[Any, Memo]") -> None:
    """Check what `egov_hub._register` checks: ids, references and circles."""
    known: dict[str, set[str]] = {}
    for field in FIELDS.values():
        records: tuple[HubRecord, ...] = getattr(hub, field)
        known[field] = {record.id for record in records}
        if len(known[field]) != len(records):
            raise Doubt
    # The memos have all ids that were met, be it as a record's own or in a reference.
    for kind, field in FIELDS_OF_IDS.items():
        if not memos[kind].keys() <= known[field]:
            raise Doubt
    for party in memos[PartyId].values():
        if type(party) is not CountryCode and party not in known["organizations"]:
            raise Doubt
    linked: dict[str, list[HubRecord]] = {
        "organizations": [each for each in hub.organizations if each.parent or each.succeeds],
        "workshops": [each for each in hub.workshops if each.within or each.follows],
        "sources": [each for each in hub.sources if each.copy_of],
    }
    for _ in _register.circles(_register.outline(linked)):
        raise Doubt


# Making the readers


class Memo(dict[str, Any]):
    """What the strings of one type were parsed to."""

    def __init__(self, parse: Callable[[str], object]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> object:
        value = self[text] = self._parse(text)
        return value


@attrs.frozen
class _Readers:
    """The readers for one document.

    Attributes:
        by_class: The functions that read JSON values into records.
        memos: What was parsed, by type.
        keys: Says how many keys the objects held that were read.
    """

    by_class: dict[type[Record], Callable[[object], Record]]
    memos: dict[Any, Memo]
    keys: Callable[[], int]


@cache
def _factory() -> Callable[[], _Readers]:
    """Return the function that makes the readers for one document."""
    source = _Source()
    for kind in (Hub, Membership, Roster):
        source.reader_of(kind)
    return source.compiled()


_TEXT_READER: Final = """\
    language = Memo(as_language)
    texts = {}

    def read_Text(given):
        nonlocal keys
        keys += len(given)
        words = tuple(sorted(given.items()))
        text = texts.get(words)
        if text is None:
            if not words:
                raise Doubt
            for tag, said in words:
                language[tag]
                string(said)
            text = texts[words] = new(Text)
            set_words(text, words)
        return text
"""


class _Source:
    """Python source for readers, with the names that it uses.

    The source is one function. Each call of it makes new readers with new memos. In a reader the
    variables of fields are named like these; all others of its own start with an underscore.
    """

    def __init__(self) -> None:
        self._names: dict[str, Any] = {
            "Doubt": Doubt,
            "Memo": Memo,
            "Readers": _Readers,
            "Text": Text,
            "as_language": as_language,
            "marshalled": marshal.dumps,
            "new": object.__new__,
            "set_words": vars(Text)["words"].__set__,
            "string": _parse.string,
        }
        self._readers: list[str] = []
        # The classes that have readers, and the types that have memos, by their names.
        self._classes: dict[str, type[Record]] = {}
        self._parsed_once: dict[str, Any] = {}

    def compiled(self) -> Callable[[], _Readers]:
        """Return the function that makes readers."""
        memos = [f"    memo_{name} = Memo(parse_{name})" for name in self._parsed_once]
        again = [f"    again_{kind.__name__} = {{}}" for kind in REPEATED]
        by_class = ", ".join(f"{name}: read_{name}" for name in self._classes)
        by_type = ", ".join(f"type_{name}: memo_{name}" for name in self._parsed_once)
        source = "\n".join(
            (
                "def make():",
                "    keys = 0",
                *memos,
                *again,
                _TEXT_READER,
                *self._readers,
                f"    return Readers({{{by_class}}}, {{{by_type}}}, lambda: keys)",
            )
        )
        exec(source, self._names)  # noqa: S102 - made of nothing but the names of our own classes
        return cast("Callable[[], _Readers]", self._names["make"])

    def reader_of(self, kind: type[Record]) -> str:
        """Return the name of the function that reads a class, which is added if need be."""
        name = kind.__name__
        if name not in self._classes:
            self._names[name] = self._classes[name] = kind
            self._readers.append(self._record(kind))
        return f"read_{name}"

    def _record(self, kind: type[Record]) -> str:
        name = kind.__name__
        required = [each for each in kind.__attrs_attrs__ if each.default is attrs.NOTHING]
        count = len(required)
        lines = [f"def read_{name}(_given):", "    nonlocal keys"]
        if kind in REPEATED:
            # What `marshal` writes tells values of all types apart, and is quickly had. Its
            # second version writes the same of the same values, wherever they come from.
            lines += ["    _written = marshalled(_given, 2)"]
            lines += [f"    _known = again_{name}.get(_written)"]
            lines += ["    if _known is not None:", "        _record, _count = _known"]
            lines += ["        keys += _count", "        return _record", "    _before = keys"]
        lines += ["    _get = _given.get"]
        if kind is Hub:
            count += 1
            lines += [f"    _version = _given[{_versions.KEY!r}]"]
            lines += [f"    if type(_version) is not int or _version != {_versions.CURRENT}:"]
            lines += ["        raise Doubt"]
        lines += [f"    _count = {count}"]
        for each in kind.__attrs_attrs__:
            lines += self._field(kind, each)
        # A key that is not known, or that says null for what may as well be left out.
        lines += ["    if _count != len(_given):", "        raise Doubt", "    keys += _count"]
        if kind is not Hub:
            lines += self._rules(kind)
        lines += [f"    _record = new({name})"]
        for each in kind.__attrs_attrs__:
            setter = f"set_{name}_{each.name}"
            self._names[setter] = vars(kind)[each.name].__set__
            value = each.name
            if key := kind.__sorted_by__.get(each.name):
                self._names[f"{setter}_key"] = key
                value = f"tuple(sorted({value}, key={setter}_key))"
            lines += [f"    {setter}(_record, {value})"]
        if kind in REPEATED:
            lines += [f"    again_{name}[_written] = _record, keys - _before"]
        lines += ["    return _record", ""]
        return "\n".join(f"    {line}" for line in lines)

    def _field(self, kind: type[Record], each: "attrs.Attribute[Any]") -> list[str]:
        """Return the lines that put the value of a field into a variable of its name."""
        name = each.name
        if each.default is attrs.NOTHING:
            return [f"    {name} = _given[{name!r}]", *self._parsed(kind, each, 4)]
        default = f"default_{kind.__name__}_{name}"
        self._names[default] = each.default
        return [
            f"    {name} = _get({name!r})",
            f"    if {name} is None:",
            f"        {name} = {default}",
            "    else:",
            "        _count += 1",
            *self._parsed(kind, each, 8),
        ]

    def _parsed(self, kind: type[Record], each: "attrs.Attribute[Any]", indent: int) -> list[str]:
        """Return the lines that parse the variable of a field, which is given."""
        name, one = each.name, given_kind(each.type)
        item = item_of(one)
        lines: list[str] = []
        if one in (str, int, bool) or item is str:
            parse = f"parse_{kind.__name__}_{name}"
            self._names[parse] = cast("Any", each).converter
            lines += [f"{name} = {parse}({name})"]
        elif item:
            into = get_origin(one).__name__
            lines += [f"if type({name}) is not list:", "    raise Doubt"]
            lines += [f"_items = {name}"]
            lines += [f"{name} = {into}([{self._value(item, '_item')} for _item in _items])"]
            if into == "frozenset":
                lines += [f"if len({name}) != len(_items):", "    raise Doubt"]
            elif item not in MAY_STAND_TWICE:
                lines += [f"if len(_items) > 1 and {self._may_hold_one_twice(item, name)}:"]
                lines += ["    raise Doubt"]
        else:
            lines += [f"{name} = {self._value(one, name)}"]
        if each.default is attrs.NOTHING and is_optional(each.type):
            lines = [f"if {name} is not None:", *(f"    {line}" for line in lines)]
        return [" " * indent + line for line in lines]

    def _may_hold_one_twice(self, kind: Any, items: str) -> str:
        """Return the expression for whether something stands twice among items of a class."""
        twice = f"len(set({items})) != len(_items)"
        if not is_record(kind):
            return twice
        # Records that differ in their first field differ, and most do.
        first = f"{{_item.{kind.__attrs_attrs__[0].name} for _item in {items}}}"
        return f"len({first}) != len(_items) and {twice}"

    def _value(self, kind: Any, variable: str) -> str:
        """Return the expression that parses a value of one of our types."""
        if kind is Text:
            return f"read_Text({variable})"
        if kind == PartyId or issubclass(kind, (PartialDate, Slug, CountryCode)):
            return f"{self._memo_of(kind)}[{variable}]"
        if issubclass(kind, Enum):
            words = f"words_{kind.__name__}"
            self._names[words] = {word.value: word for word in kind}
            return f"{words}[{variable}]"
        return f"{self.reader_of(kind)}({variable})"

    def _memo_of(self, kind: Any) -> str:
        """Return the name of the memo of a type, which is added if need be."""
        name = "PartyId" if kind == PartyId else kind.__name__
        self._parsed_once[name] = kind
        self._names[f"parse_{name}"] = as_party_id if kind == PartyId else kind
        self._names[f"type_{name}"] = kind
        return f"memo_{name}"

    def _rules(self, kind: type[Record]) -> list[str]:
        lines: list[str] = []
        for index, rule in enumerate(kind.__rules__):
            check = f"rule_{kind.__name__}_{index}"
            self._names[check] = rule.check
            asked = [f"for _ in {check}({', '.join(rule.fields)}):", "    raise Doubt"]
            if rule.only_with:
                some = " or ".join(f"{name} is not None" for name in rule.only_with)
                asked = [f"if {some}:", *(f"    {line}" for line in asked)]
            lines += (f"    {line}" for line in asked)
        return lines
