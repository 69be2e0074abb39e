"""How large a register is: how many records of each kind, and of which years."""

from collections.abc import Collection, Iterator
from datetime import date

from egov_hub.alliances import Alliance
from egov_hub.register.outlines import FIELDS, HubRecord
from egov_hub.values.dates import PartialDate
from egov_hub.workshops import Workshop


def extent(records: Collection[HubRecord]) -> str:
    """Return how many records of each kind there are, and of which years."""
    counts = (
        f"{number} {kind if number > 1 else _SINGULAR[kind]}" for kind, number in counts_of(records)
    )
    return ", ".join(filter(None, (*counts, years_of(records)))) or "no records"


_SINGULAR = {kind: record.__name__.lower() for record, kind in FIELDS.items()}


def counts_of(records: Collection[HubRecord]) -> list[tuple[str, int]]:
    """Return how many records of each kind there are, where there are any."""
    counts = (
        (kind, sum(isinstance(record, of) for record in records)) for of, kind in FIELDS.items()
    )
    return [(kind, number) for kind, number in counts if number]


def years_of(records: Collection[HubRecord]) -> str:
    """Return the years in which something happened, from the first to the last that is known."""
    years = [
        each.year
        for day in _days(records)
        for each in (day.earliest, day.latest)
        # An open side bounds nothing.
        if each not in (date.min, date.max)
    ]
    if not years:
        return ""
    first, last = f"{min(years):04}", f"{max(years):04}"
    return first if first == last else f"{first}..{last}"


def _days(records: Collection[HubRecord]) -> Iterator[PartialDate]:
    for record in records:
        if isinstance(record, Alliance):
            yield from filter(None, (record.launched, record.dissolved))
            yield from (change.on for change in record.history.changes)
        elif isinstance(record, Workshop):
            yield from filter(None, (record.start, record.end))
