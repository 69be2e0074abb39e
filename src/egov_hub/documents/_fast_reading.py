"""The fast path of reading: for each class of records a function that reads only what is sound.

Nearly all documents are sound, and these functions read them without layers of calls between a key
of the document and a field of the record. They do not explain problems: if they are not sure, they
raise `Doubt`, and the slow path (`egov_hub.documents._slow_reading`) reads the same value again. So
they must never accept what is not sound, but may refuse what is; tests compare the two paths.

A function is generated when its class is first read, from the attrs class. That of `Post` is:

    def read_Post(given, met):
        written = marshalled(given, 2)
        record = met.Post.get(written)
        if record is not None:
            return record
        if not has_only_fields(given):
            raise Doubt
        get = given.get
        title = get('title')
        if title is not None:
            title = read_Text(title, met)
        organization = get('organization')
        if organization is not None:
            organization = met.OrganizationId[organization]
        since = get('since')
        if since is not None:
            since = met.PartialDate[since]
        until = get('until')
        if until is not None:
            until = met.PartialDate[until]
        for _ in says_something(title, organization):
            raise Doubt
        if until is not None:
            for _ in until_after_since(since, until):
                raise Doubt
        record = new(Post)
        set_title(record, title)
        set_organization(record, organization)
        set_since(record, since)
        set_until(record, until)
        met.Post[written] = record
        return record

`given` is the parsed JSON object. `met` has the values that were read in the document so far, so
that each id, date, text and small record is made only once, however often the document has it.
"""

import marshal
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from inspect import getattr_static
from types import NoneType
from typing import Any, Final, TypeAlias, TypeVar, cast, get_origin

import attrs

from egov_hub import _parse
from egov_hub.alliances import Alliance
from egov_hub.documents import _generated, versions
from egov_hub.documents._field_types import (
    MAY_BE_REPEATED,
    REPEATED,
    given_kind,
    is_optional,
    is_record,
    item_of,
)
from egov_hub.membership.changes import Membership
from egov_hub.membership.rosters import Roster
from egov_hub.problems import ValidationError
from egov_hub.records import Record, fields_of
from egov_hub.register import outlines, rules
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS, FIELDS_OF_IDS, REFERENCES, HubRecord
from egov_hub.values.claims import Citing, has_claims
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode, HubId, PartyId, as_party_id
from egov_hub.values.sources import Said
from egov_hub.values.text import Text, as_language

R = TypeVar("R", bound=Record)


class Doubt(Exception):  # noqa: N818 - it is not an error: the slow path reads the value then
    """It is not sure that a value is sound."""


# What code that expects sound values raises if they are not sound.
_DOUBTS: Final = (
    Doubt,
    ValidationError,
    LookupError,
    TypeError,
    AttributeError,
    ValueError,
    RecursionError,
)
_SCALARS: Final = (str, int, bool, float, NoneType)


def read(value: object, kind: type[R]) -> R | None:
    """Return the record that a value of a JSON parser describes, or None if that is not sure."""
    if kind not in _classes():
        return None
    met = Met()
    try:
        record: R = reader_of(cast("Any", kind))(value, met)
        if isinstance(record, Hub):
            _check_register(record, met)
    except _DOUBTS:
        return None
    return record


def read_plain(value: object, kind: type[R]) -> R | None:
    """Return what `read` returns, or None for a value that a JSON parser cannot have made."""
    return read(value, kind) if _is_plain(value) else None


def _is_plain(value: object) -> bool:
    """Return whether a JSON parser can have made a value: no subclasses, no other types."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        kind = type(part)
        if kind is dict:
            if not all(type(key) is str for key in cast("dict[object, object]", part)):
                return False
            waiting += cast("dict[str, object]", part).values()
        elif kind is list:
            waiting += cast("list[object]", part)
        elif kind not in _SCALARS:
            return False
    return True


@cache
def _classes() -> frozenset[type[Record]]:
    """Return the classes that have a fast path: all classes of which documents consist.

    Other classes, such as those of a caller, may have rules and types that are not known here.
    """
    found: set[type[Record]] = set()
    waiting: list[type[Record]] = [Hub, Membership, Roster]
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            types = (given_kind(each.type) for each in kind.__attrs_attrs__)
            waiting += filter(is_record, (item_of(one) or one for one in types))
    return frozenset(found)


def _check_register(hub: Hub, met: "Met") -> None:
    """Check what `egov_hub.register.rules` checks: ids, references and cycles."""
    known: dict[str, set[str]] = {}
    for field in FIELDS.values():
        records: tuple[HubRecord, ...] = getattr(hub, field)
        known[field] = {record.id for record in records}
        if len(known[field]) != len(records):
            raise Doubt
    # Every id that was read, be it that of a record or in a reference, must be the id of a record.
    # So it is not necessary to check each reference.
    for kind in REFERENCES:
        field = FIELDS_OF_IDS[kind]
        if not met.ids(kind).keys() <= known[field]:
            raise Doubt
    for record in met.claiming:
        for _, id in outlines.claimed_ids(type(record), record.cited):
            if id not in known[FIELDS_OF_IDS[type(id)]]:
                raise Doubt
    for party in met.ids(PartyId).values():
        if type(party) is not CountryCode and party not in known["organizations"]:
            raise Doubt
    linked: dict[str, list[HubRecord]] = {
        "organizations": [each for each in hub.organizations if each.parents or each.succeeds],
        "workshops": [each for each in hub.workshops if each.within or each.follows or each.beside],
        "sources": [each for each in hub.sources if each.copy_of],
    }
    for _ in rules.cycles(outlines.outline(linked)):
        raise Doubt


# What was read in a document


class Memo(dict[str, Any]):
    """The parsed values of one type, by their strings."""

    __slots__ = ("_parse",)

    def __init__(self, parse: Callable[[str], object]) -> None:
        self._parse = parse

    def __missing__(self, text: str) -> object:
        value = self[text] = self._parse(text)
        return value


def _name(kind: Any) -> str:
    """Return the name of a class, or of the union that is a party."""
    return "PartyId" if kind == PartyId else kind.__name__


# The functions that parse the types whose values are parsed only once in a document, by name.
_PARSED_ONCE: Final[Mapping[str, Callable[[str], object]]] = {
    **{kind.__name__: kind for kind in (PartialDate, CountryCode, HubId, *FIELDS_OF_IDS)},
    "PartyId": as_party_id,
}


class Met:
    """The values that were read in a document so far, by the names of their classes."""

    __slots__ = (
        "claiming",
        "languages",
        "texts",
        *_PARSED_ONCE,
        *(kind.__name__ for kind in REPEATED),
    )

    claiming: list[Citing]
    languages: Memo
    texts: dict[tuple[tuple[str, str], ...], Text]

    def __init__(self) -> None:
        # The records that have citations of single fields.
        self.claiming = []
        self.languages = Memo(as_language)
        self.texts = {}
        for name, parse in _PARSED_ONCE.items():
            setattr(self, name, Memo(parse))
        for kind in REPEATED:
            setattr(self, kind.__name__, {})

    def ids(self, kind: Any) -> Memo:
        """Return the ids of a type that were read."""
        return cast("Memo", getattr(self, _name(kind)))


_Reader: TypeAlias = Callable[[Any, Met], Any]
_new: Final = object.__new__
_set_words: Final = getattr_static(Text, "words").__set__


def _read_text(given: dict[str, str], met: Met) -> Text:
    """Read a language map."""
    words = tuple(sorted(given.items()))
    text = met.texts.get(words)
    if text is None:
        if not words:
            raise Doubt
        for tag, said in words:
            met.languages[tag]
            _parse.string(said)
        text = met.texts[words] = _new(Text)
        _set_words(text, words)
    return text


# Generating


@cache
def reader_of(kind: type[Record]) -> _Reader:
    """Return the function that reads a class."""
    source = _Source(kind)
    return _generated.function(f"read_{kind.__name__}", source.lines, source.names)


class _Source:
    """The source of the function that reads a class, and the names it refers to.

    In the function each field has a variable with its name.
    """

    def __init__(self, kind: type[Record]) -> None:
        self._kind = kind
        name = kind.__name__
        fields = fields_of(kind)
        head = (versions.KEY, versions.SCHEMA) if kind is Hub else ()
        keys = frozenset((*head, *fields))
        self.names: dict[str, Any] = {
            "Doubt": Doubt,
            "has_claims": has_claims,
            "has_only_fields": keys.issuperset,
            "marshalled": marshal.dumps,
            "new": _new,
            "read_Text": _read_text,
            name: kind,
        }
        body: list[str] = []
        if kind in REPEATED:
            # What `marshal` writes is different for values of different types, as equality is not
            # (1 == True), and it is fast. Its second version always writes the same for equal
            # values.
            body += ["written = marshalled(given, 2)", f"record = met.{name}.get(written)"]
            body += ["if record is not None:", "    return record"]
        body += ["if not has_only_fields(given):", "    raise Doubt", "get = given.get"]
        if kind is Hub:
            body += [f"version = given[{versions.KEY!r}]"]
            body += [f"if type(version) is not int or version != {versions.CURRENT}:"]
            body += ["    raise Doubt"]
            body += [f"if {versions.SCHEMA!r} in given:"]
            body += [f"    as_schema(given[{versions.SCHEMA!r}])"]
            self.names["as_schema"] = versions.as_schema
        for key, each in fields.items():
            body += self._field(key, each)
        # The rules of a hub are checked by `_check_register`, which is faster.
        if kind is not Hub:
            body += self._rules()
        if kind is Alliance:
            # What says nothing, or the end once more, is seen when the alliance is made.
            empty = "_history.ended is not None or not (_history.complete or _history.changes)"
            body += [f"if _history is not None and ({empty}):", "    raise Doubt"]
        body += [f"record = new({name})"]
        for each in fields.values():
            body += [f"set_{each.name}(record, {self._in_order(each.name)})"]
            self.names[f"set_{each.name}"] = vars(kind)[each.name].__set__
        if issubclass(kind, Citing):
            body += ["if cited and has_claims(cited):", "    met.claiming.append(record)"]
        if kind in REPEATED:
            body += [f"met.{name}[written] = record"]
        body += ["return record"]
        self.lines = [f"def read_{name}(given, met):", *_indented(body)]

    def _field(self, key: str, field: "attrs.Attribute[Any]") -> list[str]:
        """Return the lines that put the value of a field into its variable."""
        name = field.name
        if field.default is None:
            return [
                f"{name} = get({key!r})",
                f"if {name} is not None:",
                *_indented(self._parsed(field, name)),
            ]
        if field.default is not attrs.NOTHING:
            self.names[f"default_{name}"] = field.default
            given = _indented(self._given(key, field))
            return [f"{name} = default_{name}", f"if {key!r} in given:", *given]
        return self._given(key, field)

    def _given(self, key: str, field: "attrs.Attribute[Any]") -> list[str]:
        """Return the lines that put the value of a field that is there into its variable."""
        name = field.name
        if is_optional(field.type):
            parsed = _indented(self._parsed(field, name))
            return [f"{name} = given[{key!r}]", f"if {name} is not None:", *parsed]
        return self._parsed(field, f"given[{key!r}]")

    def _parsed(self, field: "attrs.Attribute[Any]", given: str) -> list[str]:
        """Return the lines that parse what is given for a field into its variable."""
        name, kind = field.name, given_kind(field.type)
        item = item_of(kind)
        if kind in (str, int, bool, Said) or item is str:
            self.names[f"parse_{name}"] = cast("Any", field).converter
            return [f"{name} = parse_{name}({given})"]
        if item is None:
            return [f"{name} = {self._value(kind, given)}"]
        into = get_origin(kind).__name__
        lines = [f"items = {given}", "if type(items) is not list:", "    raise Doubt"]
        lines += [f"{name} = {into}([{self._value(item, 'item')} for item in items])"]
        if into == "frozenset":
            lines += [f"if len({name}) != len(items):", "    raise Doubt"]
        elif item not in MAY_BE_REPEATED:
            lines += [f"if len(items) > 1 and {_repeats(name, item)}:", "    raise Doubt"]
        return lines

    def _value(self, kind: Any, given: str) -> str:
        """Return the expression that parses one value."""
        name = _name(kind)
        if kind is Text:
            return f"read_Text({given}, met)"
        if name in _PARSED_ONCE:
            return f"met.{name}[{given}]"
        if issubclass(kind, Enum):
            self.names[f"words_of_{name}"] = {word.value: word for word in kind}
            return f"words_of_{name}[{given}]"
        self.names[f"read_{name}"] = reader_of(kind)
        return f"read_{name}({given}, met)"

    def _rules(self) -> list[str]:
        """Return the lines that check the rules of the class."""
        lines: list[str] = []
        for rule in self._kind.__rules__:
            check = rule.check.__name__.lstrip("_")
            self.names[check] = rule.check
            checked = [f"for _ in {check}({', '.join(rule.fields)}):", "    raise Doubt"]
            if issubclass(self._kind, Citing) and rule.fields[0] in self._kind.__cites__:
                (cited,) = rule.fields
                checked = [f"if {cited} and has_claims({cited}):", *_indented(checked)]
            if rule.only_with:
                given = " or ".join(f"{name} is not None" for name in rule.only_with)
                checked = [f"if {given}:", *_indented(checked)]
            lines += checked
        return lines

    def _in_order(self, name: str) -> str:
        """Return the expression for the value of a field, in its canonical order."""
        key = self._kind.__sorted_by__.get(name)
        if key is None:
            return name
        self.names[f"order_of_{name}"] = key
        return f"tuple(sorted({name}, key=order_of_{name}))"


def _repeats(items: str, kind: Any) -> str:
    """Return the expression for whether one of the parsed items of a class occurs twice."""
    repeats = f"len(set({items})) != len(items)"
    if not is_record(kind):
        return repeats
    # Records that differ in their first field differ, and most do.
    first = kind.__attrs_attrs__[0].name
    return f"len({{item.{first} for item in {items}}}) != len(items) and {repeats}"


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]
