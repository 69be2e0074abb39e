"""What has been drawn of a hub so far, and how the records yet to be drawn refer to it.

A reference is drawn by an index into what is there. Building a strategy for each reference would
take longer than all drawing.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeVar

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
from egov_hub.sources import Citation, Source
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import optional
from egov_hub.strategies._values import country_codes, strings
from egov_hub.workshops import Workshop

T = TypeVar("T")
R = TypeVar("R", Source, Organization, Person, Alliance, Workshop)
Id = TypeVar("Id", SourceId, OrganizationId, PersonId, AllianceId, WorkshopId)

MOST: Final = 3
"""How many records of one kind a hub has at most, where none are given."""

_another: Final = st.booleans()
_another_record: Final = st.sampled_from((False, True, True))
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
            Citation(
                source.id,
                printed=draw(_printed),
                locator=draw(_locators),
                inferred=draw(st.booleans()),
            )
            for source in some_of(draw, self.sources, most=1)
        ]


class Drawers(NamedTuple):
    """How a record of each kind is drawn, given its id and the records of its kind before it."""

    source: Callable[[DrawFn, Scope, SourceId, list[Source]], Source]
    organization: Callable[[DrawFn, Scope, OrganizationId, list[Organization]], Organization]
    person: Callable[[DrawFn, Scope, PersonId, list[Person]], Person]
    alliance: Callable[[DrawFn, Scope, AllianceId, list[Alliance]], Alliance]
    workshop: Callable[[DrawFn, Scope, WorkshopId, list[Workshop]], Workshop]


@st.composite
def _record(
    draw: DrawFn,
    scope: Scope,
    ids: SearchStrategy[Id],
    drawer: Callable[[DrawFn, Scope, Id, list[R]], R],
    earlier: list[R],
) -> R:
    id = draw(ids)
    while any(id == record.id for record in earlier):
        id = type(id)(f"{id}-{len(earlier) + 1}")
    return drawer(draw, scope, id, earlier)


def draw_records(
    draw: DrawFn,
    scope: Scope,
    ids: SearchStrategy[Id],
    drawer: Callable[[DrawFn, Scope, Id, list[R]], R],
) -> tuple[R, ...]:
    """Draw the records of one kind.

    All that a record needs is drawn as one, its id too: so Hypothesis can take it away as one.
    """
    found: list[R] = []
    while len(found) < MOST and draw(_another_record):
        found.append(draw(_record(scope, ids, drawer, found)))
    return tuple(found)


def one_of(draw: DrawFn, known: Sequence[T]) -> T | None:
    """Draw one that is known, or None."""
    # Drawn even if nothing is known: so what is there can go, and all else stays as drawn.
    index = draw(_indices(max(len(known), 1) + 1))
    return known[index - 1] if 0 < index <= len(known) else None


def some_of(draw: DrawFn, known: Collection[T], most: int = 2) -> list[T]:
    """Draw some of what is known, none twice."""
    rest = list(known)
    found: list[T] = []
    # Drawn even if there is nothing left: so what is there can go, and all else stays as drawn.
    while len(found) < most and draw(_another) and rest:
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
