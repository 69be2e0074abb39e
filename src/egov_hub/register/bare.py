"""Minimal records: only the kind, the id and a name."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from egov_hub.alliances import Alliance
from egov_hub.parties import Country, Organization, Person
from egov_hub.register.outlines import HubRecord, RecordId, references
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.values.sources import Source
from egov_hub.values.text import TextLike
from egov_hub.workshops import Workshop

_BARE: Final[Mapping[type[RecordId], Callable[[Any, TextLike], HubRecord]]] = {
    CountryCode: lambda id, name: Country(id, None if name == id else name),
    OrganizationId: Organization,
    PersonId: Person,
    AllianceId: Alliance,
    # A workshop and a source need no title.
    WorkshopId: lambda id, _: Workshop(id),
    SourceId: lambda id, _: Source(id),
}


def bare(id: RecordId, name: TextLike | None = None) -> HubRecord:
    """Return a record that has only an id and, if it needs one, a name.

    Args:
        id: The id, which says what it is.
        name: The name; None: the id is the name.
    """
    return _BARE[type(id)](id, name or id)


def missing(records: tuple[HubRecord, ...], name: str | None = None) -> list[HubRecord]:
    """Return a bare record for each id that the records refer to but none of them has.

    Args:
        records: The records.
        name: The name of the bare records; None: their ids are their names.
    """
    # Ids of two kinds can have the same text. They are equal then.
    there: set[tuple[type, str]] = {(type(one.id), one.id) for one in records}
    named = {(type(id), id): id for _, id in references(records)}
    return [bare(id, name) for key, id in named.items() if key not in there]
