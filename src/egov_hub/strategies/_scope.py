"""What has been drawn of a hub so far, and how the records yet to be drawn refer to it.

A reference is drawn by an index into what is there. Building a strategy for each reference would
take longer than all drawing.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeAlias, TypeVar, cast

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.alliances import Alliance
from egov_hub.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PartyId,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.parties import Organization, Person
from egov_hub.records import Record
from egov_hub.sources import Citation, Source
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import lists, optional
from egov_hub.strategies._values import country_codes, strings
from egov_hub.workshops import Workshop

T = TypeVar("T")

RecordId: TypeAlias = OrganizationId | PersonId | AllianceId | WorkshopId | SourceId
"""The id of a record that a hub holds."""

MOST: Final = 3
"""How many records of one kind a hub has at most, where none are given."""

_another: Final = st.booleans()
_printed: Final = optional(strings(_samples.PRINTED))
_locators: Final = optional(strings(_samples.LOCATORS))
_countries: Final = country_codes()


@cache
def _indices(length: int) -> SearchStrategy[int]:
    return st.integers(0, length - 1)


@frozen
class Scope:
    """The records of a hub that those yet to be drawn can refer to."""

    sources: tuple[Source, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    workshops: tuple[Workshop, ...] = ()

    def cited(self, draw: DrawFn) -> list[Citation]:
        """Draw citations of the sources."""
        return [
            Citation(source.id, draw(_printed), draw(_locators))
            for source in some_of(draw, self.sources, most=1)
        ]


class Drawers(NamedTuple):
    """How the records of each kind are drawn, given those drawn before."""

    sources: Callable[[DrawFn, Scope], list[Source]]
    organizations: Callable[[DrawFn, Scope], list[Organization]]
    people: Callable[[DrawFn, Scope], list[Person]]
    alliances: Callable[[DrawFn, Scope], list[Alliance]]
    workshops: Callable[[DrawFn, Scope], list[Workshop]]


def ids(kind: SearchStrategy[T]) -> SearchStrategy[list[T]]:
    """Return a strategy for the ids of all records of one kind."""
    return lists(kind, MOST)


def one_of(draw: DrawFn, known: Sequence[T]) -> T | None:
    """Draw one that is known, or None."""
    index = draw(_indices(len(known) + 1))
    return known[index - 1] if index else None


def some_of(draw: DrawFn, known: Collection[T], most: int = 2) -> list[T]:
    """Draw some of what is known, none twice."""
    rest = list(known)
    found: list[T] = []
    while rest and len(found) < most and draw(_another):
        found.append(rest.pop(draw(_indices(len(rest)))))
    return found


def some_parties(draw: DrawFn, bodies: Sequence[OrganizationId], most: int = MOST) -> list[PartyId]:
    """Draw countries and known bodies, none twice, in the order drawn."""
    found: dict[PartyId, None] = {}
    while len(found) < most and draw(_another):
        body = one_of(draw, bodies)
        party: CountryCode | OrganizationId = body or draw(_countries)
        found[party] = None
    return list(found)


def named_by(value: object) -> Iterator[RecordId]:
    """Yield the ids of all records that a value refers to."""
    if isinstance(value, RecordId):
        yield value
    elif isinstance(value, Record):
        for attribute in value.__attrs_attrs__:
            if attribute.name != "id":
                yield from named_by(getattr(value, attribute.name))
    elif isinstance(value, (tuple, frozenset)):
        for item in cast("tuple[object, ...] | frozenset[object]", value):
            yield from named_by(item)
