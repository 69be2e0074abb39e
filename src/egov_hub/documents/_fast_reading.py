"""The fast path of reading: it reads only valid values.

Nearly all documents are valid. They are read by generated functions, one for each class of records
(`egov_hub.documents._generated_readers`). Problems are not explained: in any doubt, the slow path
(`egov_hub.documents._slow_reading`) reads the same value again. So an invalid value must never be
accepted here, but a valid value may be refused. Tests compare the two paths.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Final, TypeVar, cast

from egov_hub.documents import versions
from egov_hub.documents._field_types import given_kind, is_record, item_of
from egov_hub.documents._generated_readers import reader_of
from egov_hub.documents._met import Met
from egov_hub.documents._part_readers import Doubt
from egov_hub.membership.changes import Membership
from egov_hub.membership.rosters import Roster
from egov_hub.problems import ValidationError
from egov_hub.records import Record
from egov_hub.register import outlines, rules
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS, FIELDS_OF_IDS, REFERENCES, HubRecord
from egov_hub.values.ids import CountryCode, PartyId

R = TypeVar("R", bound=Record)


# The errors that code raises if it expects valid values and gets invalid ones.
_DOUBTS: Final = (
    Doubt,
    ValidationError,
    LookupError,
    TypeError,
    AttributeError,
    ValueError,
    RecursionError,
)


def read(value: object, kind: type[R], *, frees: bool = False) -> R | None:
    """Return the record that a value of a JSON parser describes, or None if this is not certain.

    Args:
        value: The value.
        kind: The class.
        frees: Whether lists of records in the value are emptied as soon as they are read, so that
            the values and the records do not need memory at the same time.
    """
    if kind not in _classes():
        return None
    met = Met(frees=frees)
    try:
        if kind is Hub:
            value = _without_version(cast("dict[str, object]", value))
        record: R = reader_of(cast("Any", kind))(value, met)
        if isinstance(record, Hub):
            _check_register(record, met)
    except _DOUBTS:
        return None
    return record


def _without_version(document: dict[str, object]) -> dict[str, object]:
    """Return a document without its version, which must be the current one."""
    version = document[versions.KEY]
    if type(version) is not int or version != versions.CURRENT:
        raise Doubt
    if versions.SCHEMA in document:
        versions.as_schema(cast("str", document[versions.SCHEMA]))
    return {key: value for key, value in document.items() if key not in _OF_FORMAT}


_OF_FORMAT: Final = (versions.KEY, versions.SCHEMA)


def read_part(value: object, kind: type[R], met: Met) -> R | None:
    """Return the record that a value of a JSON parser describes, or None if this is not certain.

    Args:
        value: The value.
        kind: The class; not the class of hubs.
        met: What was read in other parts.
    """
    try:
        record: R = reader_of(cast("Any", kind))(value, met)
    except _DOUBTS:
        return None
    return record


def read_each(values: list[object], kind: type[R]) -> list[R | None]:
    """Return the records that values of a JSON parser describe; None for each uncertain one."""
    if kind not in _classes():
        return [None] * len(values)
    met = Met()
    return [read_part(value, kind, met) for value in values]


@cache
def _classes() -> frozenset[type[Record]]:
    """Return the classes that have a fast path: all classes that documents consist of.

    Other classes, such as a caller's classes, may have rules and types that are not known here.
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
    # Every id that was read, as the id of a record or in a reference, must be the id of a record.
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
    if any(map(rules.has_cycle, _links(hub))):
        raise Doubt


def _links(hub: Hub) -> tuple[Mapping[str, Collection[str]], ...]:
    """Return the ids that records refer to, for each relation that must not have cycles."""
    links: tuple[dict[str, Collection[str]], ...] = (
        {each.id: each.parents for each in hub.organizations if each.parents},
        {
            each.id: [one.predecessor for one in each.succeeds]
            for each in hub.organizations
            if each.succeeds
        },
        {each.id: (each.within,) for each in hub.workshops if each.within},
        {each.id: (each.follows,) for each in hub.workshops if each.follows},
        {each.id: (each.beside,) for each in hub.workshops if each.beside},
        {each.id: (each.copy_of,) for each in hub.sources if each.copy_of},
    )
    return links
