"""JSON Schema (draft 2020-12), made from the classes of records and their docstrings."""

import inspect
import re
from collections.abc import Callable, Mapping
from enum import Enum
from types import NoneType
from typing import Any, Final, TypeAlias, cast

import attrs

from egov_hub import _parse
from egov_hub.documents import _writing, versions
from egov_hub.documents._field_types import MAY_BE_REPEATED, alternatives, item_of
from egov_hub.documents._meanings import meanings
from egov_hub.documents._values import JsonValue
from egov_hub.membership import rosters
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS
from egov_hub.values import ids, sources, text
from egov_hub.values.dates import PartialDate
from egov_hub.workshops import participants, workshop

Schema: TypeAlias = dict[str, JsonValue]
_Parse: TypeAlias = Callable[..., object]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_END: Final = r"$(?!\n)"  # In some languages `$` also matches before a last line end.

_YEAR: Final = "(?!0000)[0-9]{4}"
_MONTH: Final = f"{_YEAR}-(0[1-9]|1[0-2])"
_DAY: Final = f"{_MONTH}-(0[1-9]|[12][0-9]|3[01])"
_DATES: Final = (
    f"({_YEAR}|{_MONTH}|{_DAY})[?~%]?",
    "XXXX",
    *(
        rf"\[({before}|{after}|{between})\]"
        for one in (_YEAR, _MONTH, _DAY)
        for before, after, between in [(rf"\.\.{one}", rf"{one}\.\.", rf"{one}\.\.{one}")]
    ),
)
# Only code can check that a tag is registered, and that its letter case is the usual one.
_LANGUAGE: Final[Schema] = {
    "pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*" + _END,
    "maxLength": text.LONGEST_TAG,
}
_SLUG: Final = f"^{ids.SLUG.pattern}{_END}"
_COUNTRY: Final = "^[A-Z]{2}" + _END
_WORDS: Final[Schema] = {"type": "string", "pattern": r"\S"}
_URL: Final[Schema] = {
    "type": "string",
    "format": "iri",
    "pattern": f"^{sources.URL}{_END}",
}


def _whole_number(least: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": _parse.MOST}


# What a schema can say about strings and numbers that do not have their own class, by the functions
# that parse them.
_PARSED_BY: Final[Mapping[_Parse, Schema]] = {
    _parse.string: _WORDS,
    _parse.json_pointer: {"type": "string", "pattern": "^(/|$)"},
    sources.as_optional_string: _WORDS,
    sources.as_optional_about: _WORDS,
    sources.as_optional_said: _WORDS,
    sources.as_optional_url: _URL,
    sources.as_urls: _URL,
    ids.as_any_id: {"type": "string", "pattern": f"{_SLUG}|{_COUNTRY}"},
    text.as_languages: {"type": "string", **_LANGUAGE},
    participants.as_number: _whole_number(0),
    workshop.as_optional_ordinal: _whole_number(1),
    rosters.as_count: _whole_number(0),
}


def schema(kind: type[Record]) -> Schema:
    """Return the schema of the documents for a class of records."""
    named: Schema = {each.__name__: found for each, found in definitions(kind).items()}
    return {
        "$schema": _DIALECT,
        "$id": f"urn:egov-hub:{versions.CURRENT}:{kind.__name__}",
        **_described(kind),
        "$ref": ref(kind),
        "$defs": dict(sorted(named.items())),
    }


def definitions(kind: type[Any]) -> dict[type[Any], Schema]:
    """Return the schemas of a class and of all classes in it."""
    found: dict[type[Any], Schema] = {}
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = {**_described(one), **_definition(one, waiting)}
    return found


def ref(kind: type[Any]) -> str:
    """Return the reference to the schema of a class."""
    return f"#/$defs/{kind.__name__}"


def _definition(kind: type[Any], waiting: list[type[Any]]) -> Schema:
    """Return the schema of a class, and add the classes that it refers to, to the waiting list."""
    if issubclass(kind, Record):
        return _record(kind, waiting)
    if issubclass(kind, Enum):
        return {"type": "string", "oneOf": _words(kind)}
    if issubclass(kind, PartialDate):
        examples: list[JsonValue] = ["2019-05-30", "2018-05", "2018?", "[..2019-05-31]", "XXXX"]
        return {"type": "string", "pattern": f"^({'|'.join(_DATES)}){_END}", "examples": examples}
    if issubclass(kind, text.Text):
        keys: Schema = dict(_LANGUAGE)
        return {
            "type": "object",
            "propertyNames": keys,
            "additionalProperties": dict(_WORDS),
            "minProperties": 1,
        }
    pattern = _COUNTRY if issubclass(kind, ids.CountryCode) else _SLUG
    return {"type": "string", "pattern": pattern}


def _words(kind: type[Enum]) -> list[JsonValue]:
    """Return the schema of each word of a list. Editors show its description next to it."""
    meaning = meanings(kind)
    return [
        {
            "const": word.value,
            **({"description": meaning[word.value]} if word.value in meaning else {}),
        }
        for word in kind
    ]


def _record(kind: type[Record], waiting: list[type[Any]]) -> Schema:
    properties: dict[str, JsonValue] = {}
    required: list[JsonValue] = []
    if kind is Hub:
        place = "Which JSON Schema an editor checks this document with."
        properties[versions.SCHEMA] = {"description": place, **_WORDS}
        version = "The version of the format."
        properties[versions.KEY] = {"description": version, "const": versions.CURRENT}
        required.append(versions.KEY)
    descriptions = _fields_described(kind)
    for name, each in fields_of(kind).items():
        found = _value(each.type, cast("Any", each).converter, waiting)
        if kind is Hub and name in FIELDS.values():
            # Equal records would have the same id.
            found["uniqueItems"] = True
        found |= descriptions.get(name, {})
        if each.default is attrs.NOTHING:
            required.append(name)
        else:
            found["default"] = _writing.to_json(each.default)
        properties[name] = found
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value(kind: Any, parse: _Parse | None, waiting: list[type[Any]]) -> Schema:
    """Return the schema of the values of a field."""
    if kind is NoneType:
        return {"type": "null"}
    if kind is bool:
        return {"type": "boolean"}
    if parse is sources.as_optional_said and kind is int:
        return _whole_number(0)
    if parse and kind in (str, int):
        return dict(_PARSED_BY[parse])
    if len(several := alternatives(kind)) > 1:
        return {"anyOf": [_value(one, parse, waiting) for one in several]}
    if item := item_of(kind):
        unique: Schema = {} if item in MAY_BE_REPEATED else {"uniqueItems": True}
        return {"type": "array", "items": _value(item, parse, waiting), **unique}
    waiting.append(kind)
    return {"$ref": ref(kind)}


# Docstrings


def _described(kind: type[Any]) -> Schema:
    """Return the title and the description of a class, from the paragraphs of its docstring."""
    first, *others = _paragraphs(kind)
    prose = [each for each in others if not each.startswith("==")]
    return {"title": first.rstrip("."), **({"description": "\n\n".join(prose)} if prose else {})}


def _fields_described(kind: type[Any]) -> dict[str, Schema]:
    """Return the descriptions of a record's fields, by their names."""
    listed = re.search(r"^Attributes:\n((?:    .*\n|\n)+)", _docstring(kind), re.MULTILINE)
    entry = re.compile(r"^    (\w+): (.*(?:\n     .*)*)", re.MULTILINE)
    return {
        name: {"description": _plain(prose)}
        for name, prose in entry.findall(listed[1] if listed else "")
    }


def _paragraphs(kind: type[Any]) -> list[str]:
    before_sections = re.split(r"^\w+:\n", _docstring(kind), maxsplit=1, flags=re.MULTILINE)[0]
    return [_plain(each) for each in before_sections.strip().split("\n\n")]


def _plain(prose: str) -> str:
    """Return text in one line, with the words of JSON instead of those of Python."""
    return re.sub(r"\bNone\b", "null", " ".join(prose.split()))


def _docstring(kind: type[Any]) -> str:
    # With `-OO`, Python removes docstrings.
    return f"{inspect.cleandoc(kind.__doc__ or kind.__name__)}\n"
