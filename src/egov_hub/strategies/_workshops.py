"""Strategies for workshops: who held them, who spoke, who attended, and what was planned."""

from collections.abc import Collection
from types import EllipsisType
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._parse import MOST
from egov_hub.alliances import LearningPhase
from egov_hub.dates import DateLike
from egov_hub.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PartyId,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.parties import Post
from egov_hub.sources import Citation
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, Fields, drawn, lists, mostly, optional, records
from egov_hub.strategies._parties import several_posts
from egov_hub.strategies._values import (
    alliance_ids,
    cites,
    country_codes,
    from_to,
    organization_ids,
    others,
    partial_dates,
    party_ids,
    person_ids,
    phrases,
    workshop_ids,
)
from egov_hub.text import TextLike
from egov_hub.workshops import (
    Appearance,
    Attendance,
    CoOrganizer,
    CountQualifier,
    CountUnit,
    Headcount,
    Mode,
    Part,
    Place,
    Plan,
    Remark,
    Role,
    Workshop,
    WorkshopFormat,
    WorkshopKind,
    WorkshopStatus,
)


def places(
    *,
    country: Draws[CountryCode | str | None] = ...,
    city: Draws[TextLike | None] = ...,
    venue: Draws[TextLike | None] = ...,
) -> SearchStrategy[Place]:
    """Return a strategy for places.

    Args:
        country: The country.
        city: The city.
        venue: The building or institution.

    Example:
        >>> from hypothesis import find
        >>> find(places(country="UZ"), lambda place: place.city is not None)
        Place('UZ', city='A')
    """
    return records(
        Place,
        country=drawn(country, optional(country_codes())),
        city=drawn(city, optional(phrases(_samples.CITIES))),
        venue=drawn(venue, optional(phrases(_samples.VENUES))),
    )


def co_organizers(
    *,
    organization: Draws[OrganizationId | str] = ...,
    role: Draws[Role | str] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[CoOrganizer]:
    """Return a strategy for organizations that have a role in a workshop.

    Args:
        organization: The organization.
        role: What it does.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(co_organizers(organization="undp"), lambda one: one.role == "funder")
        CoOrganizer('undp', 'funder')
    """
    return records(
        CoOrganizer,
        organization=drawn(organization, organization_ids()),
        role=drawn(role, st.sampled_from(Role)),
        cited=cites(cited),
    )


def remarks(*, text: Draws[TextLike] = ..., quoted: Draws[bool] = ...) -> SearchStrategy[Remark]:
    """Return a strategy for what somebody said.

    Args:
        text: The words.
        quoted: Whether the source prints them as spoken.

    Example:
        >>> from hypothesis import find
        >>> find(remarks(), lambda remark: remark.quoted)
        Remark('A', quoted=True)
    """
    return records(
        Remark,
        text=drawn(text, phrases(_samples.REMARKS)),
        quoted=drawn(quoted, st.booleans()),
    )


def appearances(
    *,
    person: Draws[PersonId | str] = ...,
    part: Draws[Part | str | None] = ...,
    posts: Draws[Collection[Post]] = ...,
    remarks: Draws[Collection[Remark]] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Appearance]:
    """Return a strategy for people at a workshop, some of whom hold several posts at once.

    Args:
        person: The person.
        part: What the person does.
        posts: The posts held at the time.
        remarks: What the person said.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> both = find(appearances(person="rustam-kasimov"), lambda one: len(one.posts) == 2)
        >>> [str(post.title) for post in both.posts]
        ['A', 'Chairman of the Steering Committee']
    """
    return records(
        Appearance,
        person=drawn(person, person_ids()),
        part=drawn(part, optional(st.sampled_from(Part))),
        posts=drawn(posts, several_posts),
        remarks=drawn(remarks, _remarks),
        cited=cites(cited),
    )


def headcounts(
    *,
    value: Draws[int] = ...,
    qualifier: Draws[CountQualifier | str] = ...,
    unit: Draws[CountUnit | str] = ...,
    mode: Draws[Mode | str | None] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Headcount]:
    """Return a strategy for numbers of people, or of what they stand for.

    Args:
        value: The number.
        qualifier: How it is meant.
        unit: What it counts.
        mode: How those counted took part.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> many = find(headcounts(qualifier="over"), lambda one: one.value >= 70)
        >>> many.value, many.unit
        (70, <CountUnit.PARTICIPANTS: 'participants'>)
    """
    return records(
        Headcount,
        value=drawn(value, mostly(st.integers(0, 500), st.integers(0, MOST))),
        qualifier=drawn(qualifier, st.sampled_from(CountQualifier)),
        unit=drawn(unit, st.sampled_from(CountUnit)),
        mode=drawn(mode, optional(st.sampled_from(Mode))),
        cited=cites(cited),
    )


def attendances(
    *,
    party: Draws[PartyId | str | None] = ...,
    organization: Draws[OrganizationId | str | None] = ...,
    audience: Draws[TextLike | None] = ...,
    headcount: Draws[Headcount | None] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Attendance]:
    """Return a strategy for those who attended: parties, bodies and audiences.

    Args:
        party: The country or body that was represented.
        organization: The body that was there.
        audience: Who was there, in words.
        headcount: How many they were.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(attendances(), lambda _: True).party
        'AM'
        >>> str(find(attendances(party=None, organization=None), lambda _: True).audience)
        'A'
    """
    return records(
        Attendance,
        _somebody(party, organization, audience),
        headcount=drawn(headcount, _optional_headcounts),
        cited=cites(cited),
    )


@st.composite
def _somebody(
    draw: DrawFn,
    party: Draws[PartyId | str | None],
    organization: Draws[OrganizationId | str | None],
    audience: Draws[TextLike | None],
) -> Fields:
    """Draw who attended; where the arguments leave it open, the party is named, or the audience."""
    body = draw(drawn(organization, _optional_bodies))
    said = draw(drawn(audience, _optional_audiences))
    is_open = body is None and said is None
    there = draw(drawn(party, _parties if is_open else _optional_parties))
    if there is None and is_open and isinstance(audience, EllipsisType):
        said = draw(_audiences)
    return {"party": there, "organization": body, "audience": said}


def plans(
    *,
    start: Draws[DateLike] = ...,
    end: Draws[DateLike | None] = ...,
    place: Draws[Place | None] = ...,
    format: Draws[WorkshopFormat | str | None] = ...,
    said_on: Draws[DateLike | None] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Plan]:
    """Return a strategy for what was planned earlier.

    Args:
        start: The first day, as planned then.
        end: The last day, as planned then.
        place: The place planned.
        format: The format planned.
        said_on: The day on which this was the plan.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(plans(start="2020-05-28"), lambda plan: plan.end is not None).end
        PartialDate('2020-05-28')
    """
    return records(
        Plan,
        from_to("start", start, "end", end, _starts),
        place=drawn(place, _optional_places),
        format=drawn(format, _formats),
        said_on=drawn(said_on, optional(partial_dates())),
        cited=cites(cited),
    )


def workshops(
    *,
    id: Draws[WorkshopId | str] = ...,
    title: Draws[TextLike | None] = ...,
    start: Draws[DateLike] = ...,
    end: Draws[DateLike | None] = ...,
    kind: Draws[WorkshopKind | str | None] = ...,
    status: Draws[WorkshopStatus | str | None] = ...,
    format: Draws[WorkshopFormat | str | None] = ...,
    place: Draws[Place | None] = ...,
    co_organizers: Draws[Collection[CoOrganizer]] = ...,
    alliance: Draws[AllianceId | str | None] = ...,
    within: Draws[WorkshopId | str | None] = ...,
    follows: Draws[WorkshopId | str | None] = ...,
    series: Draws[TextLike | None] = ...,
    ordinal: Draws[int | None] = ...,
    phase: Draws[LearningPhase | str | None] = ...,
    topics: Draws[Collection[TextLike]] = ...,
    appearances: Draws[Collection[Appearance]] = ...,
    attendance: Draws[Collection[Attendance]] = ...,
    headcounts: Draws[Collection[Headcount]] = ...,
    languages: Draws[Collection[str]] = ...,
    rescheduled: Draws[Collection[Plan]] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Workshop]:
    """Return a strategy for workshops: held, announced, put off or cancelled.

    Args:
        id: Its id in the hub.
        title: Its title.
        start: The first day.
        end: The last day.
        kind: What sort of event it is.
        status: What became of it.
        format: How people take part.
        place: Where it takes place.
        co_organizers: The organizations that have a role in it.
        alliance: The alliance in the framework of which it takes place.
        within: The event that it is a part of.
        follows: The event that it followed from.
        series: The row of like events that it is one of.
        ordinal: Its place in the series.
        phase: The phase of peer learning that it belongs to.
        topics: What it is about.
        appearances: The people who appear.
        attendance: Who attended.
        headcounts: How many took part.
        languages: The languages it is held in.
        rescheduled: The plans it had before.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> workshop = find(
        ...     workshops(alliance="e-government", start=partial_dates(min="2016")),
        ...     lambda workshop: workshop.status == "cancelled",
        ... )
        >>> workshop.alliance, str(workshop.start)
        ('e-government', '2016')
    """
    return records(
        Workshop,
        from_to("start", start, "end", end, _starts),
        _place_in_a_series(series, ordinal),
        id=drawn(id, workshop_ids()),
        title=drawn(title, _titles),
        kind=drawn(kind, _kinds),
        status=drawn(status, _statuses),
        format=drawn(format, _formats),
        place=drawn(place, _optional_places),
        co_organizers=drawn(co_organizers, _co_organizers),
        alliance=drawn(alliance, _alliances),
        within=drawn(within, _frames),
        follows=drawn(follows, _predecessors),
        phase=drawn(phase, _phases),
        topics=drawn(topics, _topics),
        appearances=drawn(appearances, _appearances),
        attendance=drawn(attendance, _attendances),
        headcounts=drawn(headcounts, _headcounts),
        languages=drawn(languages, _languages),
        rescheduled=drawn(rescheduled, _plans),
        cited=cites(cited),
    )


@st.composite
def _place_in_a_series(
    draw: DrawFn, series: Draws[TextLike | None], ordinal: Draws[int | None]
) -> Fields:
    """Draw a series and an ordinal in it; where an ordinal is given, there is a series."""
    is_counted = ordinal is not None and not isinstance(ordinal, EllipsisType)
    row = draw(drawn(series, _series if is_counted else _optional_series))
    number = draw(drawn(ordinal, st.none() if row is None else _ordinals))
    return {"series": row, "ordinal": number}


# What fields hold by themselves. A parameter may have the name of a strategy.
_starts: Final = partial_dates()
_series: Final = phrases(_samples.SERIES)
_optional_series: Final = optional(_series)
_ordinals: Final = optional(st.integers(1, 40))
_titles: Final = optional(phrases(_samples.TITLES))
_kinds: Final = optional(st.sampled_from(WorkshopKind))
_statuses: Final = optional(st.sampled_from(WorkshopStatus))
_formats: Final = optional(st.sampled_from(WorkshopFormat))
_optional_places: Final = optional(places())
_alliances: Final = optional(alliance_ids())
_frames: Final = optional(others(WorkshopId, "forum"))
_predecessors: Final = optional(others(WorkshopId, "before"))
_phases: Final = optional(st.sampled_from(LearningPhase))
_topics: Final = lists(phrases(_samples.TOPICS))
_parties: Final = party_ids()
_optional_parties: Final = optional(_parties)
_optional_bodies: Final = optional(organization_ids())
_audiences: Final = phrases(_samples.AUDIENCES)
_optional_audiences: Final = optional(_audiences)
_headcounts: Final = lists(headcounts())
_optional_headcounts: Final = optional(headcounts())
_remarks: Final = lists(remarks(), 1)
_co_organizers: Final = lists(co_organizers())
_appearances: Final = lists(appearances())
_attendances: Final = lists(attendances())
_languages: Final = lists(st.sampled_from(_samples.LANGUAGES))
_plans: Final = lists(plans(), 1)
