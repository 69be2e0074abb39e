"""Registers as flat columns: a table of changes, a table of workshops, and so on."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from egov_hub import _parse
from egov_hub._columns import Cell, columns_of
from egov_hub._wording import Word, expected
from egov_hub.alliances import Alliance
from egov_hub.membership.changes import Membership, MembershipChange
from egov_hub.problems import Code, refuse
from egov_hub.records import Record
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.register.outlines import as_hub_record
from egov_hub.rows import Naming, Said
from egov_hub.values.dates import PartialDate
from egov_hub.workshops import Appearance, Attendance, CoOrganizer, Workshop

Records: TypeAlias = Hub | Iterable[Hub | HubRecord]
"""A register, several registers, or their records, as `iter_records` returns them."""


class TableOf(Word):
    """What each row of a flat table describes.

    Example:
        >>> from egov_hub.formats import tables
        >>> tables.TableOf("co_organizers")
        <TableOf.CO_ORGANIZERS: 'co_organizers'>
    """

    CHANGES = "changes"
    """Each change of the history of an alliance."""
    MEMBERSHIPS = "memberships"
    """Each spell: a period in which a party had the same standing, hold, body and label."""
    WORKSHOPS = "workshops"
    CO_ORGANIZERS = "co_organizers"
    ATTENDANCE = "attendance"
    APPEARANCES = "appearances"


TableOfLike: TypeAlias = (
    TableOf
    | Literal["changes", "memberships", "workshops", "co_organizers", "attendance", "appearances"]
)
"""A `TableOf`, or its word."""


class _Kind(NamedTuple):
    """A kind of table: what its rows describe, and which record of a hub contains it."""

    of: type[Record]
    # If there is none, the record itself is the row.
    owner: str = ""


_KINDS: Final = {
    TableOf.CHANGES: _Kind(MembershipChange, "alliance"),
    TableOf.MEMBERSHIPS: _Kind(Membership, "alliance"),
    TableOf.WORKSHOPS: _Kind(Workshop),
    TableOf.CO_ORGANIZERS: _Kind(CoOrganizer, "workshop"),
    TableOf.ATTENDANCE: _Kind(Attendance, "workshop"),
    TableOf.APPEARANCES: _Kind(Appearance, "workshop"),
}


class _Row(NamedTuple):
    """A row: its place, the record whose fields it has, and the day of its names."""

    register: str | None
    owner: HubRecord
    position: int
    record: Record
    day: PartialDate | None


def as_table_of(value: TableOfLike) -> TableOf:
    """Return what each row of a flat table describes."""
    return _parse.word(value, TableOf)


def as_records(value: Records) -> Iterator[Hub | HubRecord]:
    """Return hubs and records of hubs, one by one."""
    if isinstance(value, Hub):
        return iter([value])
    if isinstance(value, (str, bytes, Record)) or not isinstance(value, Iterable):
        advice = "one, several in a list, or what iter_records returns"
        raise refuse(Code.WRONG_TYPE, expected("a register", value, advice))
    return (each if isinstance(each, Hub) else as_hub_record(each) for each in value)


def flat(
    records: Iterable[Hub | HubRecord], what: TableOf, names: Naming | None
) -> dict[str, list[Cell]]:
    """Return a table as columns."""
    rows = list(_rows(records, what))
    said = Said(((row.record, row.day) for row in rows), names)
    kind = _KINDS[what]
    found: dict[str, list[Cell]] = {"register": [row.register for row in rows]}
    if kind.owner:
        found[kind.owner] = [str(row.owner.id) for row in rows]
        if names and kind.owner == "alliance":
            found["alliance_name"] = [names.called(row.owner.id) for row in rows]
        found["position"] = [row.position for row in rows]
    for heading, of in columns_of(kind.of, named=names is not None):
        found[heading] = [of(row.record, said.of(row.day)) for row in rows]
    return found


def _rows(records: Iterable[Hub | HubRecord], what: TableOf) -> Iterator[_Row]:
    register = None
    for record in records:
        if isinstance(record, Hub):
            register = record.id
        for each in record.records if isinstance(record, Hub) else (record,):
            for position, (item, day) in enumerate(_items(each, what)):
                yield _Row(register, each, position, item, day)


def _items(record: HubRecord, what: TableOf) -> Iterator[tuple[Record, PartialDate | None]]:
    """Return the rows of a record for a table, each with the day of its names."""
    match record, what:
        case Alliance(), TableOf.CHANGES:
            yield from ((change, change.on) for change in record.history.changes)
        case Alliance(), TableOf.MEMBERSHIPS:
            yield from ((spell, spell.since) for spell in record.memberships())
        case Workshop(), TableOf.WORKSHOPS:
            yield record, record.start
        case Workshop(), TableOf.CO_ORGANIZERS:
            yield from ((each, record.start) for each in record.co_organizers)
        case Workshop(), TableOf.ATTENDANCE:
            yield from ((each, record.start) for each in record.attendance)
        case Workshop(), TableOf.APPEARANCES:
            yield from ((each, record.start) for each in record.appearances)
        case _:
            pass
