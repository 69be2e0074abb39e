"""The rules of the register: ids are unique, references lead somewhere, nothing is a circle.

They look at an outline: of each record its id, and the ids that it names. So they serve a hub, and
as well a document of which only a part can be read, and a stream that is never whole in memory.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final, TypeAlias

from attrs import field, frozen

from egov_hub._wording import did_you_mean, place_of, shown
from egov_hub.alliances import Alliance
from egov_hub.ids import AllianceId, OrganizationId, PersonId, SourceId, WorkshopId
from egov_hub.parties import Organization, Person
from egov_hub.problems import Code, Problem, refuse
from egov_hub.records import parts
from egov_hub.sources import Source
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
# By which fields a record names what stands above, before or behind it.
_RELATIONS: Final[Mapping[str, Collection[str]]] = {
    "organizations": ("parent", "succeeds"),
    "workshops": ("within", "follows"),
    "sources": ("copy_of",),
}


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


def problems(outline: Outline) -> Iterator[Problem]:
    """Return all that is wrong with how the records of a register name each other."""
    yield from _ids_are_unique(outline)
    yield from _references_resolve(outline)
    yield from circles(outline)


def _ids_are_unique(outline: Outline) -> Iterator[Problem]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in outline.entries:
        if entry.id is not None:
            other = first.setdefault((entry.kind, entry.id), entry)
            if other is not entry:
                message = (
                    f"{other.place} has the id {shown(entry.id)} already: "
                    "give one of the two another, or keep one."
                )
                yield entry.problem(Code.DUPLICATE_ID, "/id", message)


def _references_resolve(outline: Outline) -> Iterator[Problem]:
    known: dict[str, set[str]] = {kind: set() for kind in FIELDS.values()}
    for entry in outline.entries:
        if entry.id is not None:
            known[entry.kind].add(entry.id)
    for kind, id in outline.claimed:
        known[kind].add(id)
    for entry in outline.entries:
        for path, reference in entry.references:
            there = FIELDS_OF_IDS[type(reference)]
            if reference not in known[there] and there not in outline.unsure:
                message = (
                    f"{shown(reference)} is not the id of any of the hub's {there}"
                    f"{did_you_mean(reference, known[there]) or ': add the record.'}"
                )
                yield entry.problem(Code.UNKNOWN_ID, path, message)


def circles(outline: Outline) -> Iterator[Problem]:
    """Return the ways in which records stand above, before or behind themselves."""
    for kind, relations in _RELATIONS.items():
        entries = {entry.id: entry for entry in outline.entries if entry.kind == kind and entry.id}
        for relation in relations:
            named = {id: dict(_named_by(entry, relation)) for id, entry in entries.items()}
            for circle in _circles(named):
                around = " -> ".join((*circle, circle[0]))
                message = (
                    f"By {shown(relation)} it comes back to itself ({around}): mend one of them."
                )
                path = named[circle[0]][circle[1 % len(circle)]]
                yield entries[circle[0]].problem(Code.OWN_ANCESTOR, path, message)


def _named_by(entry: Entry, relation: str) -> Iterator[tuple[str, str]]:
    """Return the ids that a record names in one field, and the pointers to them."""
    for path, reference in entry.references:
        # A succession also names its sources.
        if path.split("/")[1] == relation and FIELDS_OF_IDS[type(reference)] == entry.kind:
            yield reference, path


def _circles(named: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """Return the ways in which ids name each other in a circle, each from its first id."""
    edges = {one: set(others) for one, others in named.items()}
    while True:
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as error:
            # The sorter tells one circle at a time, each record before the one that names it.
            *circle, _ = reversed(error.args[1])
            edges[circle[0]].remove(circle[1 % len(circle)])
            start = circle.index(min(circle))
            yield circle[start:] + circle[:start]
        else:
            return
