"""Strategies for hubs: registers whose records refer to each other."""

from collections.abc import Callable, Collection, Mapping
from operator import itemgetter
from types import EllipsisType
from typing import Final, TypeVar

import attrs
from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._parse import instance, several
from egov_hub.alliances import Alliance
from egov_hub.hub import Hub, HubRecord
from egov_hub.ids import AllianceId, HubId, OrganizationId, PersonId, SourceId, WorkshopId
from egov_hub.parties import Organization, Person
from egov_hub.sources import Source
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, Fields, drawn, records, truth, understood
from egov_hub.strategies._consistent import CONSISTENT
from egov_hub.strategies._scope import Drawers, RecordId, Scope, named_by
from egov_hub.strategies._sound import SOUND
from egov_hub.strategies._values import hub_ids, phrases
from egov_hub.text import Text, TextLike
from egov_hub.workshops import Workshop

T = TypeVar("T")

_names: Final = phrases(_samples.ORGANIZATIONS)


def hubs(
    *,
    id: Draws[HubId | str] = ...,
    name: Draws[TextLike] = ...,
    sources: Draws[Collection[Source]] = ...,
    organizations: Draws[Collection[Organization]] = ...,
    people: Draws[Collection[Person]] = ...,
    alliances: Draws[Collection[Alliance]] = ...,
    workshops: Draws[Collection[Workshop]] = ...,
    consistent: bool = False,
) -> SearchStrategy[Hub]:
    """Return a strategy for hubs, whose records refer to each other.

    Given records stand in the hub as they are. What they refer to and the hub has not is added,
    by records that say as little as they can.

    Args:
        id: The id of the hub.
        name: Its name.
        sources: The sources that records cite.
        organizations: The bodies that its records name.
        people: The people.
        alliances: The alliances.
        workshops: The workshops.
        consistent: Whether nothing that is drawn is strange: events lie in the life of their
            alliance, members attend, bodies act and posts are held in their time. If not, the
            hub is sound, and no more.

    Raises:
        InvalidArgument: Two of the given records have one id, or one comes back to itself.

    Example:
        >>> from hypothesis import find
        >>> find(hubs(id="hub", name="Hub"), lambda _: True) == Hub("hub", "Hub")
        True
        >>> workshop = Workshop("tashkent-2019", start="2019-05-30", alliance="e-government")
        >>> hub = find(hubs(workshops=[workshop]), lambda _: True)
        >>> [alliance.id for alliance in hub.alliances]
        ['e-government']
    """
    return records(
        Hub,
        _register(
            sources,
            organizations,
            people,
            alliances,
            workshops,
            CONSISTENT if truth("consistent", consistent) else SOUND,
        ),
        id=drawn(id, hub_ids()),
        name=drawn(name, _names),
    )


@st.composite
def _register(
    draw: DrawFn,
    sources: Draws[Collection[Source]],
    organizations: Draws[Collection[Organization]],
    people: Draws[Collection[Person]],
    alliances: Draws[Collection[Alliance]],
    workshops: Draws[Collection[Workshop]],
    drawers: Drawers,
) -> Fields:
    """Draw the records of a hub: each kind refers to those before it."""
    scope = Scope()
    scope = evolve(scope, sources=_held(draw, scope, Source, sources, drawers.sources))
    scope = evolve(
        scope,
        organizations=_held(draw, scope, Organization, organizations, drawers.organizations),
    )
    scope = evolve(scope, people=_held(draw, scope, Person, people, drawers.people))
    scope = evolve(scope, alliances=_held(draw, scope, Alliance, alliances, drawers.alliances))
    scope = evolve(scope, workshops=_held(draw, scope, Workshop, workshops, drawers.workshops))
    return attrs.asdict(_complete(scope), recurse=False)


def _held(
    draw: DrawFn,
    scope: Scope,
    kind: type[T],
    given: Draws[Collection[T]],
    drawer: Callable[[DrawFn, Scope], list[T]],
) -> tuple[T, ...]:
    """Return the records of one kind: those given, or else drawn."""
    if isinstance(given, EllipsisType):
        return tuple(drawer(draw, scope))

    def several_of_kind(value: Collection[T]) -> tuple[T, ...]:
        return several(value, lambda item: instance(item, kind))

    return understood(several_of_kind, draw(drawn(given, st.just(()))))


def _complete(scope: Scope) -> Scope:
    """Return the records of a hub, and those that they only refer to."""
    every = attrs.astuple(scope, recurse=False)
    # Ids of different kinds may be spelled alike.
    known: set[tuple[type, str]] = {
        (type(record.id), record.id) for records in every for record in records
    }
    named = {(type(id), id) for id in named_by(every)}
    bare = [_BARE[kind](id) for kind, id in sorted(named - known, key=itemgetter(1))]

    def added(kind: type[T], records: tuple[T, ...]) -> tuple[T, ...]:
        return (*records, *(record for record in bare if isinstance(record, kind)))

    return Scope(
        added(Source, scope.sources),
        added(Organization, scope.organizations),
        added(Person, scope.people),
        added(Alliance, scope.alliances),
        added(Workshop, scope.workshops),
    )


# Records that say as little as they can, by the kinds of their ids.
_BARE: Final[Mapping[type[RecordId], Callable[[str], HubRecord]]] = {
    SourceId: lambda id: Source(id, Text("A")),
    OrganizationId: lambda id: Organization(id, Text("A")),
    PersonId: lambda id: Person(id, Text("A")),
    AllianceId: lambda id: Alliance(id, Text("A")),
    WorkshopId: Workshop,
}
