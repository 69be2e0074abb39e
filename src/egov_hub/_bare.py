"""Records that say as little as they can, for ids that others name in vain."""

from collections.abc import Callable, Mapping
from typing import Final

from egov_hub._register import HubRecord, RecordId, references
from egov_hub.alliances import Alliance
from egov_hub.ids import AllianceId, OrganizationId, PersonId, SourceId, WorkshopId
from egov_hub.parties import Organization, Person
from egov_hub.sources import Source
from egov_hub.workshops import Workshop

_BARE: Final[Mapping[type[RecordId], Callable[[str, str], HubRecord]]] = {
    OrganizationId: Organization,
    PersonId: Person,
    AllianceId: Alliance,
    WorkshopId: lambda id, _: Workshop(id),
    SourceId: Source,
}


def missing(records: tuple[HubRecord, ...], name: str | None = None) -> list[HubRecord]:
    """Return a bare record for each id that records name and none of them has.

    Args:
        records: The records.
        name: What the bare ones are called; None: as their ids.
    """
    # Ids of two kinds may be written alike, and are equal then.
    there: set[tuple[type, str]] = {(type(one.id), one.id) for one in records}
    named = dict.fromkeys((type(id), id) for _, id in references(records))
    return [_BARE[kind](id, name or id) for kind, id in named if (kind, id) not in there]
