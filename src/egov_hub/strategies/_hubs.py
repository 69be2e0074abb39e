"""Strategies for hubs: registers whose records refer to each other."""

from collections.abc import Collection
from types import EllipsisType
from typing import Final, TypeVar

import attrs
from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._bare import missing
from egov_hub._parse import instance, several
from egov_hub.alliances import Alliance
from egov_hub.hub import Hub
from egov_hub.ids import HubId
from egov_hub.parties import Organization, Person
from egov_hub.sources import Source
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, Fields, drawn, records, truth, understood
from egov_hub.strategies._consistent import CONSISTENT
from egov_hub.strategies._scope import Drawers, Scope, draw_records
from egov_hub.strategies._sound import SOUND
from egov_hub.strategies._values import (
    alliance_ids,
    hub_ids,
    organization_ids,
    person_ids,
    phrases,
    source_ids,
    workshop_ids,
)
from egov_hub.text import TextLike
from egov_hub.workshops import Workshop

T = TypeVar("T")

_source_ids: Final = source_ids()
_organization_ids: Final = organization_ids()
_person_ids: Final = person_ids()
_alliance_ids: Final = alliance_ids()
_workshop_ids: Final = workshop_ids()
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
    if isinstance(sources, EllipsisType):
        scope = evolve(scope, sources=draw_records(draw, scope, _source_ids, drawers.source))
    else:
        scope = evolve(scope, sources=_given(draw, Source, sources))
    if isinstance(organizations, EllipsisType):
        scope = evolve(
            scope, organizations=draw_records(draw, scope, _organization_ids, drawers.organization)
        )
    else:
        scope = evolve(scope, organizations=_given(draw, Organization, organizations))
    if isinstance(people, EllipsisType):
        scope = evolve(scope, people=draw_records(draw, scope, _person_ids, drawers.person))
    else:
        scope = evolve(scope, people=_given(draw, Person, people))
    if isinstance(alliances, EllipsisType):
        scope = evolve(scope, alliances=draw_records(draw, scope, _alliance_ids, drawers.alliance))
    else:
        scope = evolve(scope, alliances=_given(draw, Alliance, alliances))
    if isinstance(workshops, EllipsisType):
        scope = evolve(scope, workshops=draw_records(draw, scope, _workshop_ids, drawers.workshop))
    else:
        scope = evolve(scope, workshops=_given(draw, Workshop, workshops))
    return attrs.asdict(_complete(scope), recurse=False)


def _given(
    draw: DrawFn, kind: type[T], given: Collection[T] | SearchStrategy[Collection[T]]
) -> tuple[T, ...]:
    """Draw the records of one kind from an argument."""

    def several_of_kind(value: Collection[T]) -> tuple[T, ...]:
        return several(value, lambda item: instance(item, kind))

    return understood(several_of_kind, draw(drawn(given, st.nothing())))


def _complete(scope: Scope) -> Scope:
    """Return the records of a hub, and those that they only refer to."""
    kinds = attrs.astuple(scope, recurse=False)
    bare = missing(tuple(record for records in kinds for record in records), name="A")

    def added(kind: type[T], records: tuple[T, ...]) -> tuple[T, ...]:
        return (*records, *(record for record in bare if isinstance(record, kind)))

    return Scope(
        added(Source, scope.sources),
        added(Organization, scope.organizations),
        added(Person, scope.people),
        added(Alliance, scope.alliances),
        added(Workshop, scope.workshops),
    )
