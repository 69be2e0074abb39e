"""A register with some records put in or taken out, at the cost of what changed.

A register is valid. If only a few records change, it is enough to look at these: at what they refer
to, and whether they close a cycle. A register that is *not* found valid in this way is checked as a
whole, so that its problems are reported as those of any other register.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Final, TypeAlias

from egov_hub.register._graphs import cycles
from egov_hub.register.outlines import FIELDS, FIELDS_OF_IDS, HubRecord, mentioned
from egov_hub.register.rules import RELATIONS

Records: TypeAlias = Mapping[str, tuple[HubRecord, ...]]
"""The records of a register by their field in a hub, in the order of their ids."""

_ID: Final = attrgetter("id")


def with_records(records: Records, put: Iterable[HubRecord]) -> Records:
    """Return the records with some added. A record replaces the one with the same id."""
    by_kind: dict[str, list[HubRecord]] = {}
    for record in put:
        by_kind.setdefault(FIELDS[type(record)], []).append(record)
    return {**records, **{kind: _merged(records[kind], new) for kind, new in by_kind.items()}}


def _merged(old: Sequence[HubRecord], new: Sequence[HubRecord]) -> tuple[HubRecord, ...]:
    merged = list(old)
    added: dict[str, HubRecord] = {}
    for record in new:
        place = bisect_left(old, record.id, key=_ID)
        if place < len(old) and old[place].id == record.id:
            merged[place] = record
        else:
            added[record.id] = record
    if len(added) == 1:
        # A register often grows record by record.
        (record,) = added.values()
        insort(merged, record, key=_ID)
    else:
        merged += added.values()
        merged.sort(key=_ID)
    return tuple(merged)


def found(records: Sequence[HubRecord], id: str) -> HubRecord | None:
    """Return the record with an id among those of a kind; None: there is none."""
    place = bisect_left(records, id, key=_ID)
    return records[place] if place < len(records) and records[place].id == id else None


def stays_sound(before: Records, after: Records, put: Collection[HubRecord]) -> bool:
    """Return whether a valid register is still valid after some records were put in.

    Args:
        before: The records of the valid register.
        after: The records with those that were put in.
        put: The records that were put in.
    """
    for record in put:
        for id in mentioned(record):
            if found(after[FIELDS_OF_IDS[type(id)]], id) is None:
                return False
    return not any(
        _closes_a_cycle(kind, relation, before, after, put)
        for kind, relations in RELATIONS.items()
        for relation in relations
    )


def nobody_mentions(records: Records, gone: Collection[tuple[str, str]]) -> bool:
    """Return whether no record refers to one that is gone, given by its field and its id."""
    return not gone or not any(
        (FIELDS_OF_IDS[type(id)], id) in gone
        for some in records.values()
        for record in some
        for id in mentioned(record)
    )


def _closes_a_cycle(
    kind: str,
    relation: Collection[str],
    before: Records,
    after: Records,
    put: Collection[HubRecord],
) -> bool:
    """Return whether a record that was put in is in a cycle of one relation.

    No record of the old register refers to a new one. So only where an old record now refers to
    others, a cycle can lead through records that were not put in.
    """
    start: dict[str, HubRecord] = {
        record.id: record for record in put if FIELDS[type(record)] == kind
    }
    through_all = False
    for record in start.values():
        old = found(before[kind], record.id)
        through_all |= old is not None and not _named(record, relation) <= _named(old, relation)
    named: dict[str, Collection[str]] = {}
    waiting: list[str] = list(start)
    while waiting:
        id = waiting.pop()
        one = start.get(id) or (found(after[kind], id) if through_all else None)
        if one and id not in named:
            named[id] = _named(one, relation)
            waiting += named[id]
    return any(cycles(named))


def _named(record: HubRecord, relation: Collection[str]) -> frozenset[str]:
    """Return the ids of its own kind that a record refers to in the fields of a relation."""
    return frozenset(
        id
        for name in relation
        for id in mentioned(getattr(record, name))
        if type(id) is type(record.id)
    )
