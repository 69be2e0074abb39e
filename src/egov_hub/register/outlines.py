"""What a register needs to know of its records: of each its id, and the ids that it names.

An outline serves a hub, and as well a document of which only a part can be read, and a stream that
is never whole in memory.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from attrs import field, frozen

from egov_hub._wording import place_of, shown
from egov_hub.alliances import Alliance
from egov_hub.parties import Organization, Person
from egov_hub.problems import Code, Problem, refuse
from egov_hub.records import parts
from egov_hub.values.ids import AllianceId, OrganizationId, PersonId, SourceId, WorkshopId
from egov_hub.values.sources import Source
from egov_hub.workshops import Workshop

HubRecord: TypeAlias = Organization | Person | Alliance | Workshop | Source
"""What a hub holds."""

RecordId: TypeAlias = OrganizationId | PersonId | AllianceId | WorkshopId | SourceId

# The field in which a hub keeps the records of each class, and those that each id belongs to.
FIELDS: Final[Mapping[type[HubRecord], str]] = {
    Organization: "organizations",
    Person: "people",
    Alliance: "alliances",
    Workshop: "workshops",
    Source: "sources",
}
FIELDS_OF_IDS: Final[Mapping[type[RecordId], str]] = {
    OrganizationId: "organizations",
    PersonId: "people",
    AllianceId: "alliances",
    WorkshopId: "workshops",
    SourceId: "sources",
}
_IDS: Final = tuple(FIELDS_OF_IDS)


def as_hub_record(value: HubRecord) -> HubRecord:
    """Return a record that a hub has."""
    if type(value) not in FIELDS:
        kinds = ", ".join(kind.__name__ for kind in FIELDS)
        raise refuse(Code.WRONG_TYPE, f"Expected one of {kinds}, got {shown(value)}.")
    return value


Reference: TypeAlias = tuple[str, RecordId]
"""An id that a record names, after the JSON Pointer to it."""


@frozen
class Entry:
    """What the register needs to know of a record.

    Attributes:
        kind: The field in which a hub keeps it.
        path: JSON Pointer to the record.
        id: Its id; None where it cannot be read.
        references: The ids it names, with pointers seen from the record.
        line: The line on which it stands, in a stream.
    """

    kind: str
    path: str
    id: str | None
    references: tuple[Reference, ...]
    line: int | None = None

    @property
    def place(self) -> str:
        """Where it is, as a message says it."""
        return place_of(self.path, self.line)

    def problem(self, code: Code, path: str, message: str) -> Problem:
        """Return a problem of the record."""
        return Problem(code, self.path + path, message, line=self.line)


@frozen
class Outline:
    """What the register needs to know of all records.

    Attributes:
        entries: The records, in the order of the data.
        claimed: Ids that unreadable records seem to have, by the fields that hold them.
        unsure: The fields of which some record has an id that is wholly unreadable: whether a
            reference to any of these leads nowhere cannot be said.
    """

    entries: tuple[Entry, ...] = field(converter=tuple[Entry, ...])
    claimed: frozenset[tuple[str, str]] = frozenset()
    unsure: frozenset[str] = frozenset()


def outline(records: Mapping[str, Iterable[HubRecord]]) -> Outline:
    """Return the outline of records, given by the fields that hold them."""
    return Outline(
        Entry(kind, f"/{kind}/{index}", record.id, tuple(references(record)))
        for kind, held in records.items()
        for index, record in enumerate(held)
    )


def references(value: object) -> Iterator[Reference]:
    """Return every id that a record, or each of several, names, except its own."""
    for path, part in parts(value):
        if isinstance(part, _IDS) and not path.endswith("/id"):
            yield path, part
