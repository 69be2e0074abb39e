"""Readers: for each class of records, a function that reads only valid values.

They read without layers of calls between a key of the document and a field of the record. They do
not explain problems: if they are not certain, they raise `Doubt` or another error, and the slow
path (`egov_hub.documents._slow_reading`) reads the same value again. So they must never accept an
invalid value, but they may refuse a valid one. Tests compare the two paths.

A function is generated from the attrs class when the class is first read. This is the function for
`Post`:

    def read_Post(given, met):
        if not has_only_fields(given):
            raise Doubt
        get = given.get
        title = get('title')
        if title is not None:
            title = met.Text.get((*title.items(),)) or read_Text(title, met)
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
        return record

`given` is the parsed JSON object. `met` has the values that were read in the document so far: texts
and small records are looked up there, and are read only if they are not found.
"""

import marshal
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from inspect import getattr_static
from operator import attrgetter
from typing import Any, Final, TypeAlias, cast, get_origin

import attrs

from egov_hub import _parse
from egov_hub.alliances import Alliance
from egov_hub.documents import _generated
from egov_hub.documents._field_types import (
    MAY_BE_REPEATED,
    REPEATED,
    given_kind,
    is_optional,
    is_record,
    item_of,
)
from egov_hub.documents._met import LASTING, PARSED_ONCE, Met, name_of
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import Hub
from egov_hub.values.claims import Citing, has_claims
from egov_hub.values.sources import URL, Citation, Said, as_urls
from egov_hub.values.text import Text, as_languages

Reader: TypeAlias = Callable[[Any, Met], Any]


class Doubt(Exception):  # noqa: N818 - it is not an error: the slow path reads the value then
    """It is not certain that a value is valid."""


_new: Final = object.__new__
_set_words: Final = getattr_static(Text, "words").__set__


def _read_text(given: dict[str, str], met: Met) -> Text:
    """Read a language map that was not read before."""
    words = tuple(given.items())
    if not words:
        raise Doubt
    for tag, said in words:
        met.language[tag]
        # Nearly all texts are printable, so this saves a call for each.
        if not _parse.is_printable(said):
            _parse.string(said)
    text = met.Text[words] = _new(Text)
    # Most are in one language.
    _set_words(text, words if len(words) == 1 else tuple(sorted(words)))
    return text


def _read_cited(given: list[Any], met: Met) -> tuple[Citation, ...]:
    """Read a list of citations that was not read before."""
    if type(given) is not list:
        raise Doubt
    cited: list[Citation] = []
    for each in given:
        written = marshal.dumps(each, 2)
        citation = met.Citation.get(written)
        if citation is None:
            citation = met.Citation[written] = reader_of(Citation)(each, met)
        cited.append(citation)
    if len(cited) > 1 and len(set(cited)) < len(cited):
        raise Doubt
    made = met.cited[marshal.dumps(given, 2)] = tuple(cited)
    return made


def _read_languages(given: list[str], met: Met) -> tuple[str, ...]:
    languages = tuple(map(met.language.__getitem__, given))
    if len(set(languages)) < len(languages):
        raise Doubt
    return languages


def _read_urls(given: list[str], _: Met) -> tuple[str, ...]:
    # A printable string has no surrogates, and its only separator is the space. Addresses have
    # none.
    sound = all(map(URL.fullmatch, given)) and "".join(given).isprintable()
    return tuple(given) if sound and len(set(given)) == len(given) else as_urls(given)


# The functions that read lists of strings, by the converters of the fields.
LISTS_OF_STRINGS: Final[Mapping[object, Reader]] = {
    as_languages: _read_languages,
    as_urls: _read_urls,
}


@cache
def reader_of(kind: Any) -> Reader:
    """Return the function that reads a class."""
    source = _Source(kind)
    function = _generated.function(f"read_{kind.__name__}", source.lines, source.names)
    for name, part in source.parts.items():
        function.__globals__[name] = _until_needed(name, part, function.__globals__)
    return function


def _until_needed(name: str, kind: Any, space: dict[str, Any]) -> Reader:
    """Return a temporary reader of a part, which generates the real reader and is replaced by it.

    Compiling the readers of all classes takes longer than reading most documents.
    """

    def read(given: object, met: Met) -> object:
        space[name] = reader_of(kind)
        return space[name](given, met)

    return read


class _Source:
    """The source of the function that reads a class, and the names it refers to.

    In the function each field has a variable with its name.
    """

    def __init__(self, kind: type[Record]) -> None:
        self._kind = kind
        name = kind.__name__
        fields = fields_of(kind)
        # The readers of other classes that the function calls.
        self.parts: dict[str, type[Record]] = {}
        self.names: dict[str, Any] = {
            "Doubt": Doubt,
            "has_claims": has_claims,
            "has_only_fields": frozenset(fields).issuperset,
            "marshalled": marshal.dumps,
            "new": _new,
            "read_Text": _read_text,
            "read_cited": _read_cited,
            name: kind,
        }
        body = ["if not has_only_fields(given):", "    raise Doubt", "get = given.get"]
        for key, each in fields.items():
            body += self._field(key, each)
        # The rules of a hub are checked by `_fast_reading`, which is faster.
        if kind is not Hub:
            body += self._rules()
        if kind is Alliance:
            # Changes that say nothing, or repeat the end, are found when the alliance is made.
            empty = "_history.ended is not None or not (_history.complete or _history.changes)"
            body += [f"if _history is not None and ({empty}):", "    raise Doubt"]
        if kind is Citation:
            body += ["if about is not None:", "    met.has_claims = True"]
        body += [f"record = new({name})"]
        for each in fields.values():
            body += [f"set_{each.name}(record, {self._in_order(each.name)})"]
            self.names[f"set_{each.name}"] = vars(kind)[each.name].__set__
        if issubclass(kind, Citing):
            body += ["if met.has_claims and has_claims(cited):"]
            body += ["    met.claiming.append(record)"]
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
        """Return the lines that put the value of a field that is present into its variable."""
        name = field.name
        if is_optional(field.type):
            parsed = _indented(self._parsed(field, name))
            return [f"{name} = given[{key!r}]", f"if {name} is not None:", *parsed]
        return self._parsed(field, f"given[{key!r}]")

    def _parsed(self, field: "attrs.Attribute[Any]", given: str) -> list[str]:
        """Return the lines that parse the given value of a field into its variable."""
        name, kind = field.name, given_kind(field.type)
        item = item_of(kind)
        converter = cast("Any", field).converter
        if kind is bool:
            lines = [f"{name} = {given}", f"if {name} is not True and {name} is not False:"]
            return [*lines, "    raise Doubt"]
        if kind in (str, int, Said):
            self.names[f"parse_{name}"] = converter
            return [f"{name} = parse_{name}({given})"]
        if item is None:
            return self._value(kind, name, given)
        if item is Citation:
            return [f"{name} = met.cited.get(marshalled({given}, 2)) or read_cited({given}, met)"]
        lines = [f"given_items = {given}", "if type(given_items) is not list:", "    raise Doubt"]
        if item is str:
            self.names[f"read_{name}"] = LISTS_OF_STRINGS[converter]
            return [*lines, f"{name} = read_{name}(given_items, met)"]
        parsed = self._value(item, "made", "given_item")
        return [*lines, *self._list(field, parsed)]

    def _list(self, field: "attrs.Attribute[Any]", parsed: list[str]) -> list[str]:
        """Return the lines that parse `given_items`, from the lines that parse `given_item`."""
        name, kind = field.name, given_kind(field.type)
        into, item = get_origin(kind).__name__, item_of(kind)
        lines = [
            "made_items = []",
            "for given_item in given_items:",
            *_indented([*parsed, "made_items.append(made)"]),
            f"{name} = {into}(made_items)",
        ]
        if into == "frozenset":
            lines += [f"if len({name}) != len(given_items):", "    raise Doubt"]
        elif item not in MAY_BE_REPEATED:
            lines += [
                f"if len(given_items) > 1 and {self._repeats(name, item)}:",
                "    raise Doubt",
            ]
        return lines

    def _repeats(self, name: str, kind: Any) -> str:
        """Return the expression for whether one of `made_items` occurs twice."""
        if not is_record(kind) and kind is not Text:
            return "len(set(made_items)) != len(given_items)"
        # Records are different if their first fields are. This is true for most; a text has one
        # field.
        self.names[f"first_in_{name}"] = attrgetter(cast("Any", kind).__attrs_attrs__[0].name)
        first = f"len(set(map(first_in_{name}, made_items))) != len(given_items)"
        return first if kind is Text else f"{first} and len(set(made_items)) != len(given_items)"

    def _value(self, kind: Any, name: str, given: str) -> list[str]:
        """Return the lines that parse one value into a variable."""
        if kind is Text:
            read = f"met.Text.get((*{given}.items(),)) or read_Text({given}, met)"
            return [f"{name} = {read}"]
        its_name = name_of(kind)
        if its_name in PARSED_ONCE or its_name in LASTING:
            return [f"{name} = met.{its_name}[{given}]"]
        if issubclass(kind, Enum):
            self.names[f"words_of_{its_name}"] = {word.value: word for word in kind}
            return [f"{name} = words_of_{its_name}[{given}]"]
        self.parts[f"read_{its_name}"] = kind
        read = f"read_{its_name}({given}, met)"
        if kind in REPEATED:
            return [
                f"written = marshalled({given}, 2)",
                f"known = met.{its_name}.get(written)",
                "if known is None:",
                f"    known = met.{its_name}[written] = {read}",
                f"{name} = known",
            ]
        return [f"{name} = {read}"]

    def _rules(self) -> list[str]:
        """Return the lines that check the rules of the class."""
        lines: list[str] = []
        for rule in self._kind.__rules__:
            check = rule.check.__name__.lstrip("_")
            self.names[check] = rule.check
            checked = [f"for _ in {check}({', '.join(rule.fields)}):", "    raise Doubt"]
            if issubclass(self._kind, Citing) and rule.fields[0] in self._kind.__cites__:
                (cited,) = rule.fields
                checked = [f"if met.has_claims and has_claims({cited}):", *_indented(checked)]
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


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]
