"""Strategies with their own names, so that an editor can complete the arguments.

They are for the records that tests draw most often: the records of a hub, and the records of
membership.
"""

from collections.abc import Collection
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub import _parse
from egov_hub.alliances import (
    Alliance,
    AllianceKindLike,
    Guide,
    LearningPhaseLike,
    PhaseReached,
)
from egov_hub.membership.changes import Membership, MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.rosters import Attestation
from egov_hub.membership.words import (
    DepartureLike,
    HoldLike,
    StandingLike,
)
from egov_hub.parties import (
    Organization,
    OrganizationKindLike,
    Person,
    Post,
    Succession,
)
from egov_hub.strategies._arguments import (
    Draws,
    is_value,
    lists,
    optional,
    parsed,
    truth,
    understood,
    whole_number,
)
from egov_hub.strategies._histories import COMPLETE, draw_history, life
from egov_hub.strategies._records import of_type, own, records, several
from egov_hub.strategies._values import ids, party_ids
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    Identifier,
    OrganizationId,
    PartyId,
    PartyLike,
    PersonId,
    SourceId,
    WorkshopId,
    as_optional_organization_id,
    as_party_ids,
)
from egov_hub.values.names import FormerName
from egov_hub.values.sources import Citation, Cited, Source, as_citations
from egov_hub.values.text import TextLike
from egov_hub.workshops import (
    Appearance,
    Attendance,
    CoOrganizer,
    Headcount,
    Place,
    Plan,
    Workshop,
    WorkshopFormatLike,
    WorkshopKindLike,
    WorkshopStatusLike,
)


def sources(
    *,
    id: Draws[SourceId | str] = ...,
    title: Draws[TextLike | None] = ...,
    url: Draws[str | None] = ...,
    publisher: Draws[TextLike | None] = ...,
    published: Draws[DateLike | None] = ...,
    accessed: Draws[DateLike | None] = ...,
    copy_of: Draws[SourceId | str | None] = ...,
) -> SearchStrategy[Source]:
    """Return a strategy for sources.

    The arguments are the fields of a `Source`.

    Example:
        >>> from hypothesis import find
        >>> find(sources(), lambda source: source.copy_of is not None).copy_of
        'a-original'
    """
    return records(
        Source,
        id=id,
        title=title,
        url=url,
        publisher=publisher,
        published=published,
        accessed=accessed,
        copy_of=copy_of,
    )


def organizations(
    *,
    id: Draws[OrganizationId | str] = ...,
    name: Draws[TextLike] = ...,
    kind: Draws[OrganizationKindLike | None] = ...,
    country: Draws[CountryCode | str | None] = ...,
    parent: Draws[OrganizationId | str | None] = ...,
    other_parents: Draws[Collection[OrganizationId | str]] = ...,
    founded: Draws[DateLike | None] = ...,
    dissolved: Draws[DateLike | None] = ...,
    former_names: Draws[Collection[FormerName]] = ...,
    other_names: Draws[Collection[TextLike]] = ...,
    succeeds: Draws[Collection[Succession]] = ...,
    identifiers: Draws[Collection[Identifier]] = ...,
    links: Draws[Collection[str]] = ...,
    cited: Draws[Cited] = ...,
) -> SearchStrategy[Organization]:
    """Return a strategy for organizations.

    The arguments are the fields of an `Organization`.

    Example:
        >>> from hypothesis import find
        >>> academy = find(organizations(kind="academic"), lambda body: body.country is not None)
        >>> academy.kind, academy.country, academy.dissolved
        (<OrganizationKind.ACADEMIC: 'academic'>, 'AM', None)
    """
    return records(
        Organization,
        id=id,
        name=name,
        kind=kind,
        country=country,
        parent=parent,
        other_parents=other_parents,
        founded=founded,
        dissolved=dissolved,
        former_names=former_names,
        other_names=other_names,
        succeeds=succeeds,
        identifiers=identifiers,
        links=links,
        cited=cited,
    )


def people(
    *,
    id: Draws[PersonId | str] = ...,
    name: Draws[TextLike] = ...,
    other_names: Draws[Collection[TextLike]] = ...,
    posts: Draws[Collection[Post]] = ...,
    identifiers: Draws[Collection[Identifier]] = ...,
    cited: Draws[Cited] = ...,
) -> SearchStrategy[Person]:
    """Return a strategy for people, some of whom have several posts.

    The arguments are the fields of a `Person`.

    Example:
        >>> from hypothesis import find
        >>> len(find(people(), lambda one: len(one.posts) > 1).posts)
        2
    """
    return records(
        Person,
        id=id,
        name=name,
        other_names=other_names,
        posts=posts,
        identifiers=identifiers,
        cited=cited,
    )


def alliances(
    *,
    id: Draws[AllianceId | str] = ...,
    name: Draws[TextLike] = ...,
    kind: Draws[AllianceKindLike | None] = ...,
    theme: Draws[TextLike | None] = ...,
    launched: Draws[DateLike | None] = ...,
    dissolved: Draws[DateLike | None] = ...,
    former_names: Draws[Collection[FormerName]] = ...,
    other_names: Draws[Collection[TextLike]] = ...,
    convened_by: Draws[Collection[OrganizationId | str]] = ...,
    guide: Draws[Guide | None] = ...,
    history: Draws[MembershipHistory | None] = ...,
    attestations: Draws[Collection[Attestation]] = ...,
    phases: Draws[Collection[PhaseReached]] = ...,
    cited: Draws[Cited] = ...,
) -> SearchStrategy[Alliance]:
    """Return a strategy for alliances, whose members change during their life.

    The arguments are the fields of an `Alliance`.

    Example:
        >>> from hypothesis import find
        >>> alliance = find(alliances(launched="2016"), lambda one: len(one.history.parties) > 0)
        >>> [(change.member, str(change.on)) for change in alliance.history.changes]
        [('AM', '2016')]
    """
    return records(
        Alliance,
        id=id,
        name=name,
        kind=kind,
        theme=theme,
        launched=launched,
        dissolved=dissolved,
        former_names=former_names,
        other_names=other_names,
        convened_by=convened_by,
        guide=guide,
        history=history,
        attestations=attestations,
        phases=phases,
        cited=cited,
    )


def workshops(
    *,
    id: Draws[WorkshopId | str] = ...,
    title: Draws[TextLike | None] = ...,
    start: Draws[DateLike] = ...,
    end: Draws[DateLike | None] = ...,
    kind: Draws[WorkshopKindLike | None] = ...,
    status: Draws[WorkshopStatusLike | None] = ...,
    format: Draws[WorkshopFormatLike | None] = ...,
    place: Draws[Place | None] = ...,
    co_organizers: Draws[Collection[CoOrganizer]] = ...,
    alliance: Draws[AllianceId | str | None] = ...,
    within: Draws[WorkshopId | str | None] = ...,
    follows: Draws[WorkshopId | str | None] = ...,
    beside: Draws[WorkshopId | str | None] = ...,
    series: Draws[TextLike | None] = ...,
    ordinal: Draws[int | None] = ...,
    phase: Draws[LearningPhaseLike | None] = ...,
    topics: Draws[Collection[TextLike]] = ...,
    appearances: Draws[Collection[Appearance]] = ...,
    attendance: Draws[Collection[Attendance]] = ...,
    headcounts: Draws[Collection[Headcount]] = ...,
    languages: Draws[Collection[str]] = ...,
    rescheduled: Draws[Collection[Plan]] = ...,
    cited: Draws[Cited] = ...,
) -> SearchStrategy[Workshop]:
    """Return a strategy for workshops: held, announced, postponed or cancelled.

    The arguments are the fields of a `Workshop`.

    Example:
        >>> from hypothesis import find
        >>> from egov_hub.strategies import partial_dates
        >>> workshop = find(
        ...     workshops(alliance="e-government", start=partial_dates(min="2016")),
        ...     lambda workshop: workshop.status == "cancelled",
        ... )
        >>> workshop.alliance, str(workshop.start)
        ('e-government', '2016')
    """
    return records(
        Workshop,
        id=id,
        title=title,
        start=start,
        end=end,
        kind=kind,
        status=status,
        format=format,
        place=place,
        co_organizers=co_organizers,
        alliance=alliance,
        within=within,
        follows=follows,
        beside=beside,
        series=series,
        ordinal=ordinal,
        phase=phase,
        topics=topics,
        appearances=appearances,
        attendance=attendance,
        headcounts=headcounts,
        languages=languages,
        rescheduled=rescheduled,
        cited=cited,
    )


def membership_changes(
    *,
    member: Draws[PartyLike] = ...,
    on: Draws[DateLike] = ...,
    standing: Draws[StandingLike | None] = ...,
    hold: Draws[HoldLike | None] = ...,
    through: Draws[OrganizationId | str | None] = ...,
    how: Draws[DepartureLike | None] = ...,
    label: Draws[TextLike | None] = ...,
    cited: Draws[Cited] = ...,
) -> SearchStrategy[MembershipChange]:
    """Return a strategy for single changes of a party's standing.

    The arguments are the fields of a `MembershipChange`.

    Example:
        >>> from hypothesis import find
        >>> change = find(membership_changes(member="AM", through="ekeng"), lambda _: True)
        >>> change.standing, change.through
        (<Standing.MEMBER: 'member'>, 'ekeng')
        >>> find(membership_changes(), lambda change: change.standing is None).on
        PartialDate('2000')
    """
    return records(
        MembershipChange,
        member=member,
        on=on,
        standing=standing,
        hold=hold,
        through=through,
        how=how,
        label=label,
        cited=cited,
    )


def memberships(
    *,
    member: Draws[PartyLike] = ...,
    standing: Draws[StandingLike] = ...,
    since: Draws[DateLike] = ...,
    until: Draws[DateLike | None] = ...,
    hold: Draws[HoldLike | None] = ...,
    through: Draws[OrganizationId | str | None] = ...,
    how: Draws[DepartureLike | None] = ...,
    label: Draws[TextLike | None] = ...,
    cited: Draws[Cited] = ...,
    until_cited: Draws[Cited] = ...,
    followed_directly: Draws[bool] = ...,
) -> SearchStrategy[Membership]:
    """Return a strategy for spells.

    The arguments are the fields of a `Membership`.

    Example:
        >>> from hypothesis import find
        >>> spell = find(memberships(member="GE"), lambda spell: spell.until is not None)
        >>> str(spell.since), str(spell.until)
        ('2000', '2000')
    """
    return records(
        Membership,
        member=member,
        standing=standing,
        since=since,
        until=until,
        hold=hold,
        through=through,
        how=how,
        label=label,
        cited=cited,
        until_cited=until_cited,
        followed_directly=followed_directly,
    )


@own(MembershipHistory)
def membership_histories(
    *,
    parties: Draws[Collection[PartyLike]] = ...,
    launched: Draws[DateLike | None] = None,
    dissolved: Draws[DateLike | None] = None,
    uncertain: bool = True,
    through: Draws[OrganizationId | str | None] = ...,
    cited: Draws[Cited] = ...,
    most: int = 5,
    complete: Draws[bool] = ...,
    ended: Draws[DateLike | None] = None,
) -> SearchStrategy[MembershipHistory]:
    """Return a strategy for histories: re-joins, suspensions, seats through bodies.

    Days are drawn in order. Then each is replaced by a partial date that can be that day, so that
    the changes can always be in this order.

    Args:
        parties: The parties that change, each at least once.
        launched: A day before which no change certainly happens.
        dissolved: A day on or after which no change certainly happens.
        uncertain: Whether days may be known only in part.
        through: The body that fills a seat.
        cited: The sources of a change.
        most: The largest number of changes of one party.
        complete: Whether nobody belonged except those that the history names.
        ended: The first day on which nobody belongs any more. All changes are before it, too.

    Raises:
        InvalidArgument: Parties are given, but there is no day between launch and dissolution on
            which they could change, or an argument is invalid.

    Example:
        >>> from hypothesis import find
        >>> find(membership_histories(), lambda _: True)
        MembershipHistory()
        >>> history = find(membership_histories(parties=["AM"]), lambda _: True)
        >>> [(str(change.on), change.standing) for change in history.changes]
        [('2000', <Standing.MEMBER: 'member'>)]
    """
    if is_value(parties) and is_value(launched) and is_value(dissolved):
        _refuse_changes_on_no_day(
            understood(as_party_ids, parties, "parties"),
            understood(as_optional_partial_date, launched, "launched"),
            understood(as_optional_partial_date, dissolved, "dissolved"),
        )
    return _histories(
        parties=None if parties is ... else parsed(as_party_ids, parties, st.nothing(), "parties"),
        launched=parsed(as_optional_partial_date, launched, st.none(), "launched"),
        dissolved=parsed(as_optional_partial_date, dissolved, st.none(), "dissolved"),
        uncertain=truth("uncertain", uncertain),
        through=parsed(
            as_optional_organization_id, through, optional(ids(OrganizationId)), "through"
        ),
        cited=parsed(as_citations, cited, several(Citation, of_type(Citation)), "cited"),
        most=whole_number("most", most, 1),
        complete=parsed(_parse.truth, complete, COMPLETE, "complete"),
        ended=parsed(as_optional_partial_date, ended, st.none(), "ended"),
    )


_some_parties: Final = lists(party_ids(), 3, often=True)


@st.composite
def _histories(
    draw: DrawFn,
    *,
    parties: SearchStrategy[Collection[PartyId]] | None,
    launched: SearchStrategy[PartialDate | None],
    dissolved: SearchStrategy[PartialDate | None],
    uncertain: bool,
    through: SearchStrategy[OrganizationId | None],
    cited: SearchStrategy[Collection[Citation]],
    most: int,
    complete: SearchStrategy[bool],
    ended: SearchStrategy[PartialDate | None],
) -> MembershipHistory:
    members = draw(_some_parties if parties is None else parties)
    start, end, stop = draw(launched), draw(dissolved), draw(ended)
    if parties is not None:
        _refuse_changes_on_no_day(members, start, stop or end)
    history = draw_history(
        draw,
        sorted(members),
        start,
        stop or end,
        uncertain=uncertain,
        through=lambda: draw(through),
        cited=lambda: draw(cited),
        most=most,
        complete=draw(complete),
    )
    return history.dissolve(stop) if stop else history


def _refuse_changes_on_no_day(
    members: Collection[PartyId], launched: PartialDate | None, dissolved: PartialDate | None
) -> None:
    if members and not life(launched, dissolved):
        message = (
            f"There is no day for a change with launched={launched} and dissolved={dissolved}. "
            "Give other dates, or no parties."
        )
        raise InvalidArgument(message)
