"""Events of a register: their days, their frameworks, and the parties that attended.

Questions about one event are properties of it (`Workshop.took_place`, `Workshop.days`). This module
has what needs other records as well, or is shared by several questions.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from egov_hub.alliances import Alliance
from egov_hub.register.hub import Hub
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate
from egov_hub.values.ids import AllianceId, CountryCode, OrganizationId, PartyId
from egov_hub.values.windows import Days, calendar_days, period
from egov_hub.workshops import Attendance, Place, Workshop

EVER: Final = period(None, None)
"""All days."""

MOST_PERIODS: Final = 12
"""A day that can be in more years, or in more months, than this is not counted under any."""

NEARLY_ONE_TITLE: Final = 0.85
"""Two titles are nearly the same if `difflib` gives at least this ratio."""


# The days of events


def in_order(workshops: Iterable[Workshop]) -> list[Workshop]:
    """Return workshops in the order of their first days, as far as these are known.

    Example:
        >>> from egov_hub.register.events import in_order
        >>> later, earlier = Workshop("a", start="2019"), Workshop("b", start="2018")
        >>> [each.id for each in in_order([later, earlier])]
        ['b', 'a']
    """
    return sorted(workshops, key=lambda workshop: (workshop.start.sort_key(), workshop.id))


def lies_within(workshop: Workshop, days: Days) -> Answer:
    """Answer whether a workshop has a day in a period.

    A workshop without a recorded end is assumed to last one day.

    Example:
        >>> from egov_hub.register.events import lies_within
        >>> from egov_hub.values.windows import window
        >>> lies_within(Workshop("w", start="2019-05"), window("2019-05-30", "2019-12"))
        <Answer.MAYBE: 'maybe'>
    """
    first, end = workshop.first_day, workshop.end or workshop.start
    starts = calendar_days(first)
    ends = Days(max(first.earliest, end.earliest).toordinal(), end.latest.toordinal())
    if starts.first > days.last or ends.last < days.first:
        return Answer.NO
    return Answer.YES if starts.last <= days.last and ends.first >= days.first else Answer.MAYBE


def held(hub: Hub, days: Days = EVER) -> Iterator[tuple[Workshop, Answer]]:
    """Return the workshops that may have taken place in a period, in order, with yes or maybe.

    Example:
        >>> from egov_hub.register.events import held
        >>> off = Workshop("off", start="2019", status="cancelled")
        >>> hub = Hub("hub", "Hub", workshops=[Workshop("w", start="2019"), off])
        >>> [(workshop.id, answer.value) for workshop, answer in held(hub)]
        [('w', 'maybe')]
    """
    for workshop in in_order(hub.workshops):
        answer = workshop.took_place & lies_within(workshop, days)
        if answer.possibly:
            yield workshop, answer


def years(day: PartialDate) -> list[str]:
    """Return the years in which a day can be; none if they are too many.

    Example:
        >>> from egov_hub.register.events import years
        >>> years(PartialDate("[2018-11..2019-02]"))
        ['2018', '2019']
    """
    first, last = day.earliest.year, day.latest.year
    if last - first >= MOST_PERIODS:
        return []
    return [f"{year:04}" for year in range(first, last + 1)]


def months(day: PartialDate) -> list[str]:
    """Return the months in which a day can be; none if they are too many.

    Example:
        >>> from egov_hub.register.events import months
        >>> months(PartialDate("[2018-12..2019-01]"))
        ['2018-12', '2019-01']
    """
    first, last = (12 * end.year + end.month - 1 for end in (day.earliest, day.latest))
    if last - first >= MOST_PERIODS:
        return []
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]


# The frameworks of events


def frames(hub: Hub, workshop: Workshop) -> list[Workshop]:
    """Return a workshop and the events it is a part of, up to the one that names an alliance.

    Example:
        >>> from egov_hub.register.events import frames
        >>> side = Workshop("side-event", within="conference")
        >>> hub = Hub("hub", "Hub", workshops=[Workshop("conference"), side])
        >>> [each.id for each in frames(hub, side)]
        ['side-event', 'conference']
    """
    found = [workshop]
    while found[-1].alliance is None and found[-1].within:
        found.append(hub.workshop(found[-1].within))
    return found


def framework(hub: Hub, workshop: Workshop) -> AllianceId | None:
    """Return the alliance in whose framework a workshop is, directly or through a larger event.

    Example:
        >>> from egov_hub.register.events import framework
        >>> side = Workshop("side-event", within="conference")
        >>> conference = Workshop("conference", alliance="e-gov")
        >>> hub = Hub("hub", "Hub").put(Alliance("e-gov", "E"), conference, side)
        >>> framework(hub, side)
        'e-gov'
    """
    return frames(hub, workshop)[-1].alliance


def in_framework(hub: Hub, alliance: AllianceId | str) -> list[Workshop]:
    """Return the workshops in the framework of an alliance, in order.

    Raises:
        UnknownIdError: The hub has no such alliance.

    Example:
        >>> from egov_hub.register.events import in_framework
        >>> hub = Hub("hub", "Hub").put(Alliance("e-gov", "E"), Workshop("w", alliance="e-gov"))
        >>> [each.id for each in in_framework(hub, "e-gov")]
        ['w']
    """
    wanted = hub.alliance(alliance).id
    return in_order(one for one in hub.workshops if framework(hub, one) == wanted)


# The parties that attended


def party_of(hub: Hub, alliance: Alliance, body: OrganizationId) -> PartyId:
    """Return the party that a body represents in an alliance.

    This is the body itself if it was ever a party; else the party whose seat it filled at some
    time; else its country; else the body itself.

    Example:
        >>> from egov_hub.register.events import party_of
        >>> alliance = Alliance("e-gov", "E")
        >>> body = Organization("ekeng", "EKENG", country="AM")
        >>> party_of(Hub("hub", "Hub").put(alliance, body), alliance, body.id)
        'AM'
    """
    changes = alliance.history.changes
    if any(change.member == body for change in changes):
        return body
    for change in changes:
        if change.through == body:
            return change.member
    return hub.organization(body).country or body


def represented(hub: Hub, alliance: Alliance, attendance: Attendance) -> PartyId | None:
    """Return the party that somebody represented; None if only an audience is named.

    This is the named party, else the party that the body represents.

    Example:
        >>> from egov_hub.register.events import represented
        >>> represented(Hub("hub", "Hub"), Alliance("e-gov", "E"), Attendance("AM"))
        'AM'
    """
    if attendance.party or attendance.organization is None:
        return attendance.party
    return party_of(hub, alliance, attendance.organization)


def attending(
    hub: Hub, alliance: Alliance, workshop: Workshop
) -> Iterator[tuple[PartyId, Attendance]]:
    """Return the parties that were represented at a workshop of an alliance.

    Example:
        >>> from egov_hub.register.events import attending
        >>> workshop = Workshop("w", attendance=[Attendance("AM"), Attendance(audience="students")])
        >>> [party for party, _ in attending(Hub("hub", "Hub"), Alliance("e-gov", "E"), workshop)]
        ['AM']
    """
    for attendance in workshop.attendance:
        if party := represented(hub, alliance, attendance):
            yield party, attendance


def members_during(
    hub: Hub, alliance: AllianceId | str, start: DateLike | None, end: DateLike | None
) -> Iterator[tuple[PartyId, Answer]]:
    """Return the parties that may have belonged to an alliance in a period, with yes or maybe.

    Raises:
        UnknownIdError: The hub has no such alliance.
        ValidationError: An end is not a plain day, month or year, or the period ends before it
            starts.

    Example:
        >>> from egov_hub.register.events import members_during
        >>> history = MembershipHistory().join("AM", on="2018")
        >>> hub = Hub("hub", "Hub", alliances=[Alliance("e-gov", "E", history=history)])
        >>> list(members_during(hub, "e-gov", "2019", None))
        [('AM', <Answer.YES: 'yes'>)]
    """
    found = hub.alliance(alliance)
    roster = found.roster_during(start or date.min, end or date.max)
    for party in sorted(roster.possible):
        yield party, roster.belongs(party)


def party_known_to(hub: Hub, party: PartyId) -> PartyId:
    """Return a party after a check that it is a country or an organization of the hub.

    Raises:
        UnknownIdError: The hub has no such organization.

    Example:
        >>> from egov_hub.register.events import party_known_to
        >>> party_known_to(Hub("hub", "Hub"), CountryCode("AM"))
        'AM'
    """
    return party if isinstance(party, CountryCode) else hub.organization(party).id


# Duplicates


def may_be_one(one: Workshop, other: Workshop) -> bool:
    """Return whether two workshops of the same days may be one, by their titles and places.

    Workshops that are related, or have different numbers in a series, are two.

    Example:
        >>> from egov_hub.register.events import may_be_one
        >>> astana = Place("KZ", city="Astana")
        >>> may_be_one(Workshop("a", "Open data"), Workshop("b", "Open Data", place=astana))
        True
    """
    related = {one.id, other.id} & {one.within, one.follows, other.within, other.follows}
    numbers = one.ordinal is not None and other.ordinal is not None
    if related or (numbers and one.ordinal != other.ordinal):
        return False
    return _may_be_one_place(one.place, other.place) and _have_near_titles(one, other)


def _may_be_one_place(one: Place | None, other: Place | None) -> bool:
    """Return whether two places are equal in everything that is known of both."""
    if one is None or other is None:
        return True
    pairs = ((one.country, other.country), (one.city, other.city))
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


def _have_near_titles(one: Workshop, other: Workshop) -> bool:
    if one.title is None or other.title is None:
        return False
    titles = str(one.title).casefold(), str(other.title).casefold()
    return SequenceMatcher(None, *titles).ratio() >= NEARLY_ONE_TITLE
