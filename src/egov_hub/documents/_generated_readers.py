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
            title = met.Text.get(words := (*title.items(),)) or text_of(words, met)
        organization = get('organization')
        if organization is not None:
            organization = met.OrganizationId[organization]
        since = get('since')
        if since is not None:
            since = met.PartialDate[since]
        until = get('until')
        if until is not None:
            until = met.PartialDate[until]
        if title is None and organization is None:
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
from enum import Enum
from functools import cache
from typing import Any, Final, cast, get_origin

import attrs

from egov_hub import _parse
from egov_hub.alliances import Alliance
from egov_hub.documents import _generated
from egov_hub.documents._field_types import REPEATED, given_kind, is_optional, item_of
from egov_hub.documents._met import LASTING, PARSED_ONCE, Met, name_of
from egov_hub.documents._part_readers import (
    LISTS_OF_STRINGS,
    Doubt,
    Reader,
    list_reader,
    set_reader,
    text_of,
)
from egov_hub.records import Record, Rule, fields_of
from egov_hub.register.hub import Hub
from egov_hub.values.claims import Citing, has_claims
from egov_hub.values.sources import Citation, Said
from egov_hub.values.text import Text

_new: Final = object.__new__


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
            "text_of": text_of,
            "read_cited": list_reader(Citation, reader_of),
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
        body += [*self._rules_of_claims(), "return record"]
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
        if item is str:
            self.names[f"read_{name}"] = LISTS_OF_STRINGS[converter]
        else:
            read = set_reader if get_origin(kind) is frozenset else list_reader
            self.names[f"read_{name}"] = read(item, reader_of)
        return [f"{name} = read_{name}({given}, met)"]

    def _value(self, kind: Any, name: str, given: str) -> list[str]:
        """Return the lines that parse one value into a variable."""
        if kind is Text:
            known = f"met.Text.get(words := (*{given}.items(),))"
            return [f"{name} = {known} or text_of(words, met)"]
        its_name = name_of(kind)
        if its_name in PARSED_ONCE or its_name in LASTING:
            return [f"{name} = met.{its_name}[{given}]"]
        if issubclass(kind, Enum):
            self.names[f"words_of_{its_name}"] = _parse.words_of(kind)
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
        """Return the lines that check the rules of the class, except those of claims."""
        lines: list[str] = []
        for rule in self._kind.__rules__:
            if not self._is_of_claims(rule):
                checked = self._check(rule)
                if rule.only_with:
                    given = " or ".join(f"{name} is not None" for name in rule.only_with)
                    checked = [f"if {given}:", *_indented(checked)]
                if rule.only_without:
                    missing = " and ".join(f"{name} is None" for name in rule.only_without)
                    checked = [f"if {missing}:", *_indented(checked)]
                lines += checked
        return lines

    def _rules_of_claims(self) -> list[str]:
        """Return the lines that check citations of single fields, and keep a record with some."""
        lines: list[str] = []
        for rule in filter(self._is_of_claims, self._kind.__rules__):
            (cited,) = rule.fields
            lines += [f"if met.has_claims and has_claims({cited}):", *_indented(self._check(rule))]
            if cited == "cited":
                lines += ["    met.claiming.append(record)"]
        return lines

    def _is_of_claims(self, rule: Rule) -> bool:
        return issubclass(self._kind, Citing) and rule.fields[0] in self._kind.__cites__

    def _check(self, rule: Rule) -> list[str]:
        name = rule.check.__name__.lstrip("_")
        self.names[name] = rule.check
        return [f"for _ in {name}({', '.join(rule.fields)}):", "    raise Doubt"]

    def _in_order(self, name: str) -> str:
        """Return the expression for the value of a field, in its canonical order."""
        key = self._kind.__sorted_by__.get(name)
        if key is None:
            return name
        self.names[f"order_of_{name}"] = key
        return f"tuple(sorted({name}, key=order_of_{name}))"


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]
