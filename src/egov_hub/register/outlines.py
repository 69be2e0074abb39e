"""What the rules of a register need to know: the id of each record, and the ids it refers to.

An outline can describe a hub, a document that can be read only in part, or a stream that is never
completely in memory.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, TypeAlias, cast

from attrs import field, frozen

from egov_hub._types import fields_with
from egov_hub._wording import shown
from egov_hub.alliances import Alliance
from egov_hub.parties import Country, Organization, Person
from egov_hub.problems import Code, Location, Problem, refuse
from egov_hub.records import Record, parts
from egov_hub.values.claims import Citing, has_claims, parser_at
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.values.sources import Citation, Source
from egov_hub.workshops import Workshop

HubRecord: TypeAlias = Country | Organization | Person | Alliance | Workshop | Source
"""A record of a hub."""

RecordId: TypeAlias = CountryCode | OrganizationId | PersonId | AllianceId | WorkshopId | SourceId

# The field of a hub for the records of each class, and for the records with each kind of id.
FIELDS: Final[Mapping[type[HubRecord], str]] = {
    Country: "countries",
    Organization: "organizations",
    Person: "people",
    Alliance: "alliances",
    Workshop: "workshops",
    Source: "sources",
}
FIELDS_OF_IDS: Final[Mapping[type[RecordId], str]] = {
    CountryCode: "countries",
    OrganizationId: "organizations",
    PersonId: "people",
    AllianceId: "alliances",
    WorkshopId: "workshops",
    SourceId: "sources",
}
REFERENCES: Final = tuple(of for of in FIELDS_OF_IDS if of is not CountryCode)
"""The ids that must be those of records. A country needs no record."""


def as_hub_record(value: HubRecord) -> HubRecord:
    """Return a record of a kind that a hub can have."""
    if type(value) not in FIELDS:
        kinds = ", ".join(kind.__name__ for kind in FIELDS)
        raise refuse(Code.WRONG_TYPE, f"Expected one of {kinds}, got {shown(value)}.")
    return value


Reference: TypeAlias = tuple[str, RecordId]
"""The JSON Pointer to an id that a record refers to, and the id."""


@frozen
class Entry:
    """What the rules need to know of a record.

    Attributes:
        kind: Its field in a hub.
        path: The JSON Pointer to the record.
        id: Its id; None: it cannot be read.
        references: The ids it refers to, with JSON Pointers relative to the record.
        line: The line number, in a stream.
    """

    kind: str
    path: str
    id: str | None
    references: tuple[Reference, ...]
    line: int | None = None

    @property
    def location(self) -> Location:
        """Where the record is."""
        return Location(self.path, self.line)

    def problem(
        self, code: Code, path: str, message: str, other: Location | None = None
    ) -> Problem:
        """Return a problem of the record."""
        return Problem(code, self.path + path, message, line=self.line, other=other)


@frozen
class Outline:
    """What the rules need to know of all records.

    Attributes:
        entries: The records, in the order of the data.
        claimed: Ids that unreadable records seem to have, each after its field in a hub.
        unsure: The fields in which the id of a record cannot be read. It is not known whether a
            reference to a record of such a field leads to no record.
    """

    entries: tuple[Entry, ...] = field(converter=tuple[Entry, ...])
    claimed: frozenset[tuple[str, str]] = frozenset()
    unsure: frozenset[str] = frozenset()


def outline(records: Mapping[str, Iterable[HubRecord]]) -> Outline:
    """Return the outline of records, given by their fields in a hub."""
    return Outline(
        Entry(kind, f"/{kind}/{index}", record.id, tuple(references(record)))
        for kind, some in records.items()
        for index, record in enumerate(some)
    )


def mentioned(value: object) -> Iterator[RecordId]:
    """Return every id that a record, or the value of a field, refers to, without its place.

    This takes a third of the time of `references`.
    """
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Record):
            fields = _fields_with_ids(type(each))
            waiting += [part for _, at, _ in fields if (part := getattr(each, at)) is not None]
            if isinstance(each, Citing) and has_claims(each.cited):
                yield from (id for _, id in claimed_ids(type(each), each.cited))
        elif isinstance(each, tuple | frozenset):
            waiting += cast("Collection[object]", each)
        elif isinstance(each, REFERENCES):
            yield each


_fields_with_ids: Final = fields_with(lambda kind: kind in REFERENCES)


def references(value: object) -> Iterator[Reference]:
    """Return every id in records that must be that of a record, except their own ids."""
    for path, part in parts(value):
        if isinstance(part, REFERENCES) and not path.endswith("/id"):
            yield path, part
        elif isinstance(part, Citing):
            for index, id in claimed_ids(type(part), part.cited):
                yield f"{path}/cited/{index}/says", id


def claimed_ids(kind: type[Record], cited: Iterable[Citation]) -> Iterator[tuple[int, RecordId]]:
    """Return the ids that sources have in fields of a record, with the indices of the citations.

    Raises:
        ValidationError: A citation is not of a field of such a record.

    Example:
        >>> from egov_hub.register.outlines import claimed_ids
        >>> other = Citation("notice", about="/alliance", says="e-government")
        >>> list(claimed_ids(Workshop, [other]))
        [(0, 'e-government')]
    """
    for index, citation in enumerate(cited):
        if citation.about is not None and citation.says is not None:
            value = parser_at(kind, citation.about)(citation.says)
            if isinstance(value, REFERENCES):
                yield index, value
