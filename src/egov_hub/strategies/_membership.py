"""Strategies for membership: changes, histories, spells, rosters and what sources attest."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from types import EllipsisType
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.dates import DateLike, PartialDate, Precision, as_optional_partial_date
from egov_hub.history import MembershipHistory
from egov_hub.ids import (
    OrganizationId,
    PartyId,
    SourceId,
    as_optional_organization_id,
    as_party_ids,
)
from egov_hub.membership import (
    Attestation,
    Counted,
    Departure,
    Membership,
    MembershipChange,
    Roster,
    Standing,
)
from egov_hub.sources import Citation, as_citations
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import (
    Draws,
    Fields,
    drawn,
    lists,
    mostly,
    optional,
    records,
    truth,
    understood,
    whole_number,
)
from egov_hub.strategies._values import (
    cites,
    organization_ids,
    partial_dates,
    party_ids,
    phrases,
    some_citations,
    span,
)
from egov_hub.text import TextLike

_standings: Final = st.sampled_from(Standing)
_departures: Final = optional(st.sampled_from(Departure))
NOBODY: Final = MembershipHistory()
optional_bodies: Final = optional(organization_ids())
_labels: Final = mostly(st.none(), phrases(_samples.LABELS))


def membership_changes(
    *,
    member: Draws[PartyId | str] = ...,
    on: Draws[DateLike] = ...,
    to: Draws[Standing | str | None] = ...,
    through: Draws[OrganizationId | str | None] = ...,
    how: Draws[Departure | str | None] = ...,
    label: Draws[TextLike | None] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[MembershipChange]:
    """Return a strategy for single changes of a party's standing.

    Args:
        member: The party.
        on: The first day on which the new standing holds.
        to: The new standing; None: outside.
        through: The body that fills the seat.
        how: How the party left.
        label: The alliance's own word for the standing.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> change = find(membership_changes(member="AM", through="ekeng"), lambda _: True)
        >>> change.to, change.through
        (<Standing.MEMBER: 'member'>, 'ekeng')
        >>> find(membership_changes(), lambda change: change.to is None).on
        PartialDate('2000')
    """
    return records(
        MembershipChange,
        _state(to, through, how, label),
        member=drawn(member, party_ids()),
        on=drawn(on, partial_dates()),
        cited=cites(cited),
    )


@st.composite
def _state(
    draw: DrawFn,
    to: Draws[Standing | str | None],
    through: Draws[OrganizationId | str | None],
    how: Draws[Departure | str | None],
    label: Draws[TextLike | None],
) -> Fields:
    """Draw a standing with a body and a label, or a departure: what is given decides which."""
    if not isinstance(how, EllipsisType):
        standings: SearchStrategy[Standing | None] = st.none()
    elif isinstance(through, EllipsisType) and isinstance(label, EllipsisType):
        standings = _standings | st.none()
    else:
        standings = _standings
    standing = draw(drawn(to, standings))
    # All is drawn, and what does not apply dropped: so no change is simpler for needing less.
    body, way, word = draw(optional_bodies), draw(_departures), draw(_labels)
    return {
        "to": standing,
        "through": draw(drawn(through, st.just(body if standing else None))),
        "how": draw(drawn(how, st.just(None if standing else way))),
        "label": draw(drawn(label, st.just(word if standing else None))),
    }


# Histories

# Between which days most things change, where nothing says otherwise.
_FIRST, _LAST = date(1990, 1, 1), date(2029, 12, 31)
_SIMPLEST: Final = date(2000, 1, 1).toordinal()


_lengths: Final = st.sampled_from((4, 7, 10))
_qualifiers: Final = st.sampled_from("?~%")
_slack: Final = st.integers(0, 400)
_forms: Final = st.sampled_from(("plain", "plain", "qualified", "between"))
_all_forms: Final = st.sampled_from(
    ("plain", "plain", "plain", "qualified", "between", "before", "after", "unknown")
)


def _around(draw: DrawFn, day: date, launched: date | None) -> PartialDate:
    """Draw a date, of any form, that can be the given day."""
    length, form = draw(_lengths), draw(_forms if launched else _all_forms)
    if form == "unknown":
        return PartialDate("XXXX")
    if form == "plain":
        return PartialDate(day.isoformat()[:length])
    if form == "qualified":
        return PartialDate(day.isoformat()[:length] + draw(_qualifiers))
    earliest = max((launched or date.min).toordinal(), day.toordinal() - draw(_slack))
    latest = min(date.max.toordinal(), day.toordinal() + draw(_slack))
    return PartialDate.between(
        None if form == "before" else date.fromordinal(earliest),
        None if form == "after" else date.fromordinal(latest),
    )


_actions: Final = st.sampled_from(("leave", "standing", "body"))
_other_standings: Final = {
    standing: st.sampled_from([other for other in Standing if other is not standing])
    for standing in Standing
}


def _changes_of(
    draw: DrawFn,
    member: PartyId,
    days: Collection[PartialDate],
    through: Callable[[], OrganizationId | None],
    cited: Callable[[], Collection[Citation]],
) -> Iterator[MembershipChange]:
    """Yield the changes of one member, each of which changes something."""
    to: Standing | None = None
    body: OrganizationId | None = None
    for on in days:
        before = body
        action = draw(_actions) if to else "join"
        if action in ("join", "body"):
            body = through()
        if action == "join":
            to = draw(_standings)
        elif action == "leave":
            to, body = None, None
        elif to and (action == "standing" or body == before):
            to = draw(_other_standings[to])
        yield MembershipChange(
            member,
            on,
            to,
            through=body,
            how=None if to else draw(_departures),
            label=draw(_labels) if to else None,
            cited=cited(),
        )


def _known_ends(day: PartialDate | None) -> list[date]:
    """Return the ends of what a date leaves open, but for those that nothing bounds."""
    if day is None or day.precision is Precision.UNKNOWN:
        return []
    first = [] if day.text.startswith("[..") else [day.earliest]
    last = [] if day.text.endswith("..]") else [day.latest]
    return first + last


def _life(launched: PartialDate | None, dissolved: PartialDate | None) -> tuple[date, date] | None:
    """Return between which days something can change; None if on no day.

    Best are the days that certainly lie between the two, else those that may.
    """
    firsts = _known_ends(launched)[::-1]
    lasts = [day - timedelta(1) for day in _known_ends(dissolved) if day > date.min]
    return next(
        (
            (first, last)
            for first in firsts or [min([_FIRST, *lasts])]
            for last in lasts or [max(_LAST, first)]
            if first <= last
        ),
        None,
    )


def membership_histories(
    *,
    parties: Draws[Collection[PartyId | str]] = ...,
    launched: Draws[DateLike | None] = None,
    dissolved: Draws[DateLike | None] = None,
    uncertain: bool = True,
    through: Draws[OrganizationId | str | None] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
    most: int = 5,
) -> SearchStrategy[MembershipHistory]:
    """Return a strategy for histories: re-joins, suspensions, seats through bodies.

    Around days that are in order dates are put that say less, so that some choice of days puts
    all changes in their order.

    Args:
        parties: The parties that change, each at least once.
        launched: A day before which nothing changes for certain.
        dissolved: A day on or after which nothing changes for certain.
        uncertain: Whether days may be known only in part.
        through: The body that fills a seat.
        cited: The sources of a change.
        most: How often one party changes at most.

    Raises:
        InvalidArgument: Nothing can change between launch and dissolution, or an argument is not
            what it should be.

    Example:
        >>> from hypothesis import find
        >>> find(membership_histories(), lambda _: True)
        MembershipHistory()
        >>> history = find(membership_histories(parties=["AM"]), lambda _: True)
        >>> [(str(change.on), change.to) for change in history.changes]
        [('2000', <Standing.MEMBER: 'member'>)]
    """
    return _histories(
        parties=drawn(parties, lists(party_ids(), 3)),
        launched=drawn(launched, st.none()),
        dissolved=drawn(dissolved, st.none()),
        uncertain=truth("uncertain", uncertain),
        through=drawn(through, optional_bodies),
        cited=drawn(cited, some_citations),
        most=whole_number("most", most, 1),
    )


@st.composite
def _histories(
    draw: DrawFn,
    *,
    parties: SearchStrategy[Collection[PartyId | str]],
    launched: SearchStrategy[DateLike | None],
    dissolved: SearchStrategy[DateLike | None],
    uncertain: bool,
    through: SearchStrategy[OrganizationId | str | None],
    cited: SearchStrategy[Collection[Citation | SourceId | str]],
    most: int,
) -> MembershipHistory:
    members = understood(as_party_ids, draw(parties))
    start = understood(as_optional_partial_date, draw(launched))
    end = understood(as_optional_partial_date, draw(dissolved))
    if _life(start, end) is None:
        message = f"nothing can change after launched={start} and before dissolved={end}"
        raise InvalidArgument(message)
    return draw_history(
        draw,
        sorted(members),
        start,
        end,
        uncertain=uncertain,
        through=lambda: understood(as_optional_organization_id, draw(through)),
        cited=lambda: understood(as_citations, draw(cited)),
        most=most,
    )


def draw_history(
    draw: DrawFn,
    members: Collection[PartyId],
    launched: PartialDate | None,
    dissolved: PartialDate | None,
    *,
    uncertain: bool = True,
    through: Callable[[], OrganizationId | None],
    cited: Callable[[], Collection[Citation]],
    most: int = 3,
) -> MembershipHistory:
    """Draw a history in the life of an alliance, empty if that has no day."""
    life = _life(launched, dissolved)
    if life is None:
        return MembershipHistory()
    first, last = (day.toordinal() for day in life)
    room = last - first + 1
    # Days are counted from the simplest on, and after the last from the first: 0 is simplest.
    start = min(max(_SIMPLEST, first), last) - first
    counts = st.lists(st.integers(0, room - 1), min_size=1, max_size=min(most, room), unique=True)
    floor = launched.earliest if launched else None
    changes: list[MembershipChange] = []
    for member in members:
        ordinals = sorted(first + (start + count) % room for count in draw(counts))
        days = map(date.fromordinal, ordinals)
        dates = [_around(draw, day, floor) if uncertain else PartialDate(day) for day in days]
        changes += _changes_of(draw, member, dates, through, cited)
    return MembershipHistory(changes)


# Spells, rosters, attestations


def memberships(
    *,
    member: Draws[PartyId | str] = ...,
    standing: Draws[Standing | str] = ...,
    since: Draws[DateLike] = ...,
    until: Draws[DateLike | None] = ...,
    through: Draws[OrganizationId | str | None] = ...,
    how: Draws[Departure | str | None] = ...,
    label: Draws[TextLike | None] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
    until_cited: Draws[Collection[Citation | SourceId | str]] = ...,
    followed_directly: Draws[bool] = ...,
) -> SearchStrategy[Membership]:
    """Return a strategy for spells.

    Args:
        member: The party.
        standing: What it was.
        since: The first day.
        until: The first day no longer.
        through: The body that filled the seat.
        how: How the party left.
        label: The alliance's own word for the standing.
        cited: The sources for the start.
        until_cited: The sources for the end.
        followed_directly: Whether the next spell begins on the day this one ends.

    Example:
        >>> from hypothesis import find
        >>> spell = find(memberships(member="GE"), lambda spell: spell.until is not None)
        >>> str(spell.since), str(spell.until)
        ('2000', '2000')
    """
    return records(
        Membership,
        _start_and_end(since, until, how, until_cited, followed_directly),
        member=drawn(member, party_ids()),
        standing=drawn(standing, _standings),
        through=drawn(through, optional_bodies),
        label=drawn(label, _labels),
        cited=cites(cited),
    )


@st.composite
def _start_and_end(
    draw: DrawFn,
    since: Draws[DateLike],
    until: Draws[DateLike | None],
    how: Draws[Departure | str | None],
    until_cited: Draws[Collection[Citation | SourceId | str]],
    followed_directly: Draws[bool],
) -> Fields:
    """Draw from when to when a spell lasted, and what is said of its end if it has one."""
    first, last = draw(span(since, until, partial_dates()))
    may_follow = st.booleans() if last and isinstance(how, EllipsisType) else st.just(False)
    followed = draw(drawn(followed_directly, may_follow))
    return {
        "since": first,
        "until": last,
        "how": draw(drawn(how, _departures if last and not followed else st.none())),
        "until_cited": draw(cites(until_cited) if last else drawn(until_cited, st.just(()))),
        "followed_directly": followed,
    }


def rosters(
    *,
    certain: Draws[Collection[PartyId | str]] = ...,
    uncertain: Draws[Collection[PartyId | str]] = ...,
) -> SearchStrategy[Roster]:
    """Return a strategy for rosters.

    Args:
        certain: The parties that belonged.
        uncertain: The parties that may have belonged.

    Example:
        >>> from hypothesis import find
        >>> find(rosters(certain=["AZ"]), lambda roster: len(roster.uncertain) > 0)
        Roster(['AZ'], ['AM'])
    """
    return records(Roster, _parties(certain, uncertain))


@st.composite
def _parties(
    draw: DrawFn,
    certain: Draws[Collection[PartyId | str]],
    uncertain: Draws[Collection[PartyId | str]],
) -> Fields:
    """Draw parties of both sorts, none of them of both."""
    nobody: SearchStrategy[Collection[PartyId | str]] = st.just(())
    sure = understood(as_party_ids, draw(drawn(certain, nobody)))
    unsure = understood(as_party_ids, draw(drawn(uncertain, nobody)))
    others = [party for party in draw(lists(party_ids(), 6)) if party not in sure | unsure]
    cut = draw(st.integers(0, len(others)))
    if isinstance(certain, EllipsisType):
        sure = sure.union(others[cut:])
    if isinstance(uncertain, EllipsisType):
        unsure = unsure.union(others[:cut])
    return {"certain": sure, "uncertain": unsure}


def attestations(
    *,
    on: Draws[DateLike] = ...,
    members: Draws[Collection[PartyId | str]] = ...,
    complete: Draws[bool] = ...,
    count: Draws[int | None] = ...,
    counted: Draws[Counted | str | None] = ...,
    standing: Draws[Standing | str | None] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Attestation]:
    """Return a strategy for what sources say about who belonged on a day.

    Args:
        on: The day the list speaks of.
        members: The parties it names.
        complete: Whether it names all.
        count: How many members it says there are.
        counted: Which of the members it counts; drawn None where there is no count.
        standing: The standing that it speaks of.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> listed = find(attestations(on="2019-05-31"), lambda listed: len(listed.members) == 2)
        >>> sorted(listed.members)
        ['AM', 'AZ']
    """
    return records(
        Attestation,
        _counts(count, counted),
        on=drawn(on, partial_dates()),
        members=drawn(members, lists(party_ids(), 5)),
        complete=drawn(complete, st.booleans()),
        standing=drawn(standing, mostly(st.none(), _standings)),
        cited=cites(cited),
    )


@st.composite
def _counts(draw: DrawFn, count: Draws[int | None], counted: Draws[Counted | str | None]) -> Fields:
    """Draw a count, and which members it counts."""
    number = draw(drawn(count, optional(st.integers(0, 200))))
    which = st.none() if number is None else mostly(st.none(), st.sampled_from(Counted))
    return {"count": number, "counted": draw(drawn(counted, which))}
