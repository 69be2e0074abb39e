"""The public classes, by sort, and what a value of theirs is made of."""

from collections.abc import Iterator
from enum import Enum
from typing import Any, cast

import attrs

import egov_hub
from egov_hub import Record, differences, findings, knowledge
from egov_hub.membership import acts
from egov_hub.register import references

PUBLIC: list[Any] = [
    getattr(module, name)
    for module in (egov_hub, acts, references, findings, differences, knowledge)
    for name in module.__all__
]
CLASSES: list[type[Any]] = [
    one
    for one in PUBLIC
    if isinstance(one, type) and not issubclass(one, Exception) and one is not Record
]
ENUMS: list[type[Any]] = [one for one in CLASSES if issubclass(one, Enum)]
STRINGS: list[type[Any]] = [one for one in CLASSES if issubclass(one, str) and one not in ENUMS]
ATTRS: list[type[Any]] = [one for one in CLASSES if attrs.has(one)]
RECORDS: list[type[Record]] = [one for one in ATTRS if issubclass(one, Record)]


def inside(value: Any) -> Iterator[Any]:
    """Return the value and everything that can be reached from it."""
    yield value
    kind = cast("Any", type(value))
    if attrs.has(kind):
        for attribute in attrs.fields(kind):
            yield from inside(getattr(value, attribute.name))
    elif kind in (tuple, frozenset):
        for item in value:
            yield from inside(item)
