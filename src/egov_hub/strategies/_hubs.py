"""Strategies for hubs: registers whose records refer to each other."""

from collections.abc import Collection, Mapping
from functools import cache, partial
from types import EllipsisType
from typing import Any, Final, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._parse import instance, several
from egov_hub.alliances import Alliance
from egov_hub.parties import Country, Organization, Person
from egov_hub.register.bare import missing
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.register.outlines import FIELDS
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import LONGEST, Draws, parsed, truth, whole_number
from egov_hub.strategies._consistent import CONSISTENT
from egov_hub.strategies._records import made, own
from egov_hub.strategies._scope import Drawers, Scope, draw_records
from egov_hub.strategies._valid import VALID
from egov_hub.strategies._values import country_codes, ids, phrases
from egov_hub.values.ids import (
    AllianceId,
    HubId,
    OrganizationId,
    PersonId,
    SourceId,
    WorkshopId,
    as_hub_id,
)
from egov_hub.values.sources import Source
from egov_hub.values.text import Text, TextLike, as_text
from egov_hub.workshops import Workshop

T = TypeVar("T")

NAMES: Final = phrases(_samples.ORGANIZATIONS)
"""The names of hubs."""
# Records of each kind can refer to the kinds before it.
KINDS: Final[Mapping[type[HubRecord], SearchStrategy[Any]]] = {
    Source: ids(SourceId),
    Country: country_codes(),
    Organization: ids(OrganizationId),
    Person: ids(PersonId),
    Alliance: ids(AllianceId),
    Workshop: ids(WorkshopId),
}
_MOST: Final = 3
_long_kinds: Final = st.sampled_from((*(None,) * 44, *KINDS))
"""The kind that has many records: rarely any, because each record takes long to draw."""
_many: Final = st.sampled_from((*range(LONGEST), *(LONGEST,) * LONGEST))
_up_to: Final = cache(partial(st.integers, 0))


@own(Hub)
def hubs(
    *,
    id: Draws[HubId | str] = ...,
    name: Draws[TextLike] = ...,
    sources: Draws[Collection[Source]] = ...,
    countries: Draws[Collection[Country]] = ...,
    organizations: Draws[Collection[Organization]] = ...,
    people: Draws[Collection[Person]] = ...,
    alliances: Draws[Collection[Alliance]] = ...,
    workshops: Draws[Collection[Workshop]] = ...,
    consistent: bool = False,
    most: int | None = None,
) -> SearchStrategy[Hub]:
    """Return a strategy for hubs whose records refer to each other.

    Given records are in the hub as they are. If they refer to a record that the hub does not have,
    a minimal record is added.

    Args:
        id: The id of the hub.
        name: Its name.
        sources: The sources that records cite.
        countries: The names of countries.
        organizations: The organizations that its records refer to.
        people: The people.
        alliances: The alliances.
        workshops: The workshops.
        consistent: Whether everything that is drawn is usual: events are during the life of their
            alliance, members attend, organizations exist, and people have their posts at the time.
            If not, the hub is only valid.
        most: The largest number of drawn records of each kind. None means three, but one hub in ten
            has up to thirteen of one kind.

    Raises:
        InvalidArgument: Two of the given records have the same id, or there is a cycle of
            references; or `most` is less than 0.

    Example:
        >>> from hypothesis import find
        >>> find(hubs(id="hub", name="Hub"), lambda _: True) == Hub("hub", "Hub")
        True
        >>> workshop = Workshop("tashkent-2019", start="2019-05-30", alliance="e-government")
        >>> hub = find(hubs(workshops=[workshop]), lambda _: True)
        >>> [alliance.id for alliance in hub.alliances]
        ['e-government']
    """
    return _hubs(
        parsed(as_hub_id, id, ids(HubId), "id"),
        parsed(as_text, name, NAMES, "name"),
        {
            Source: _given(Source, sources),
            Country: _given(Country, countries),
            Organization: _given(Organization, organizations),
            Person: _given(Person, people),
            Alliance: _given(Alliance, alliances),
            Workshop: _given(Workshop, workshops),
        },
        CONSISTENT if truth("consistent", consistent) else VALID,
        None if most is None else whole_number("most", most, 0),
    )


def _given(kind: type[T], records: Draws[Collection[T]]) -> SearchStrategy[tuple[T, ...]] | None:
    """Return the strategy for the given records of one kind; None if nothing was given."""

    def several_of_kind(value: Collection[T]) -> tuple[T, ...]:
        return several(value, lambda item: instance(item, kind))

    if isinstance(records, EllipsisType):
        return None
    name = FIELDS[cast("type[HubRecord]", kind)]
    return parsed(several_of_kind, records, st.nothing(), name)


@st.composite
def _hubs(
    draw: DrawFn,
    ids: SearchStrategy[HubId],
    names: SearchStrategy[Text],
    given: Mapping[type[HubRecord], SearchStrategy[Any] | None],
    drawers: Drawers,
    most: int | None,
) -> Hub:
    known: dict[str, Any] = {}
    long_kind = draw(_long_kinds) if most is None else None
    few = _up_to(_MOST if most is None else most)
    for kind, ids_of_kind in KINDS.items():
        records = given[kind]
        known[FIELDS[kind]] = (
            draw_records(
                draw,
                Scope(**known),
                ids_of_kind,
                drawers[kind],
                draw(_many if kind is long_kind else few),
                rivals=drawers is VALID,
            )
            if records is None
            else draw(records)
        )
    # The records that are referred to, but were not given.
    for record in missing(tuple(one for records in known.values() for one in records), name="A"):
        known[FIELDS[type(record)]] += (record,)
    return made(Hub, {**known, "id": draw(ids), "name": draw(names)})
