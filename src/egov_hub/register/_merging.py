"""How two records of one id become one: where they agree, with what each has to add to it.

What is added says nothing of the thing itself: which sources were cited, and which ids it has
elsewhere. Everything else must be equal, because nobody knows which of two values is right.
"""

from collections.abc import Iterator
from typing import Any, Final, TypeVar, cast

from attrs import evolve

from egov_hub._tables import cell
from egov_hub._types import items_of
from egov_hub._wording import pointer, shown
from egov_hub.problems import Code, Problem
from egov_hub.records import Record, fields_of
from egov_hub.register._edits import Records
from egov_hub.register.outlines import HubRecord

_ADDED: Final = frozenset({"cited", "identifiers"})

T = TypeVar("T")


def merged(one: Records, other: Records) -> tuple[list[HubRecord], list[Problem]]:
    """Return what one register becomes with the records of another: those to put, and problems."""
    put: list[HubRecord] = []
    problems: list[Problem] = []
    for kind, records in other.items():
        places = {record.id: place for place, record in enumerate(one[kind])}
        for record in records:
            if record.id in places:
                place = places[record.id]
                mine = one[kind][place]
                found = list(disagreements(mine, record, pointer(kind, place)))
                problems += found
                put += [] if found else [cast("HubRecord", _united(mine, record))]
            else:
                put.append(record)
    return put, problems


def _united(one: object, other: object) -> object:
    if one == other:
        return one
    if isinstance(one, Record):
        fields: dict[str, Any] = {}
        for name, field in fields_of(type(one)).items():
            values = getattr(one, field.name), getattr(other, field.name)
            fields[name] = _all_of(*values) if name in _ADDED else _united(*values)
        return evolve(cast("Any", one), **fields)
    pairs = zip(cast("tuple[object, ...]", one), cast("tuple[object, ...]", other), strict=True)
    return tuple(_united(*pair) for pair in pairs)


def _all_of(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    """Return what is in either of two tuples, in an order that is the same both ways round."""
    return one if one == other else tuple(sorted({*one, *other}, key=repr))


def disagreements(one: object, other: object, path: str) -> Iterator[Problem]:
    """Return where two values differ in more than their sources and ids elsewhere.

    Args:
        one: The value in the one register.
        other: The value in the other.
        path: The JSON Pointer to it in the one.
    """
    if one == other:
        return
    if isinstance(one, Record) and type(one) is type(other):
        for name, field in fields_of(type(one)).items():
            if name not in _ADDED:
                values = getattr(one, field.name), getattr(other, field.name)
                yield from disagreements(*values, path + pointer(name))
        return
    items = items_of(one), items_of(other)
    if items[0] and len(items[0]) == len(items[1]):
        for index, pair in enumerate(zip(*items, strict=True)):
            yield from disagreements(*pair, path + pointer(index))
        return
    message = (
        f"One register has {_in_words(one)} here, the other {_in_words(other)}. Make them equal. "
        "If a source says something else, a citation can record it."
    )
    yield Problem(Code.CONFLICTING_RECORDS, path, message)


def _in_words(value: object) -> str:
    return "no value" if value is None else shown(cell(value)) if cell(value) else "none"
