"""Events of a register: their days, their frameworks, and the parties that attended.

Questions about one event are properties of it (`Workshop.took_place`, `Workshop.days`). This module
has what needs other records as well, or is shared by several questions.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from attrs import evolve

from egov_hub.register._graphs import ends_of_chains
from egov_hub.register.hub import Hub
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate, Precision
from egov_hub.values.ids import AllianceId, CountryCode, PartyId, WorkshopId
from egov_hub.values.windows import Days, calendar_days, period
from egov_hub.workshops import Workshop, WorkshopFormat, WorkshopStatus

EVER: Final = period(None, None)
"""All days."""

MOST_PERIODS: Final = 12
"""A day that can be in more years, or in more months, than this is not counted under any."""


# The days of events


def in_order(workshops: Iterable[Workshop]) -> list[Workshop]:
    """Return workshops in the order of their first days, as far as these are known.

    Example:
        >>> from egov_hub.register.events import in_order
        >>> later, earlier = Workshop("a", start="2019"), Workshop("b", start="2018")
        >>> [each.id for each in in_order([later, earlier])]
        ['b', 'a']
    """
    return sorted(workshops, key=place_in_order)


def place_in_order(workshop: Workshop) -> tuple[object, str]:
    """Return the key by which `in_order` sorts."""
    return workshop.start.sort_key(), workshop.id


def concluded(hub: Hub) -> Mapping[WorkshopId, Workshop]:
    """Return the workshops of a hub: a part with the days and the place of the whole.

    That is so where it has none of its own. The venue may be another one, and an online part has no
    place. A part that was postponed is not on the days of the whole: its day is unknown until it
    has a new one.

    Example:
        >>> from egov_hub.register.events import concluded
        >>> panel = Workshop("panel", within="forum")
        >>> forum = Workshop("forum", start="2023-05-17", end="2023-05-19", place=Place("KZ"))
        >>> found = concluded(Hub("hub", "Hub", workshops=[forum, panel]))["panel"]
        >>> str(found.start), found.place
        ('[2023-05-17..2023-05-19]', Place('KZ'))
    """
    found: dict[WorkshopId, Workshop] = {}
    for workshop in hub.workshops:
        chain = [workshop]
        while (whole := chain[-1].within) and whole not in found:
            chain.append(hub.workshop(whole))
        for part in reversed(chain):
            found[part.id] = _bounded(part, found[part.within]) if part.within else part
    return found


def _bounded(part: Workshop, whole: Workshop) -> Workshop:
    """Return a part with the days and the place of the whole, where it has none of its own."""
    undated = (
        part.end is None
        and part.start.precision is Precision.UNKNOWN
        and part.status is not WorkshopStatus.POSTPONED
    )
    placeless = part.place is None and part.format is not WorkshopFormat.ONLINE
    if not (undated or placeless):
        return part
    start = whole.days if undated else part.start
    place = whole.place and evolve(whole.place, venue=None) if placeless else part.place
    return evolve(part, start=start, place=place)


def events(hub: Hub) -> list[Workshop]:
    """Return the workshops of a hub as concluded, in the order of their first days.

    Example:
        >>> from egov_hub.register.events import events
        >>> panel, forum = Workshop("a-panel", within="forum"), Workshop("forum", start="2023")
        >>> [str(each.start) for each in events(Hub("hub", "Hub", workshops=[panel, forum]))]
        ['2023', '2023']
    """
    return in_order(concluded(hub).values())


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

    They are as concluded.

    Example:
        >>> from egov_hub.register.events import held
        >>> off = Workshop("off", start="2019", status="cancelled")
        >>> hub = Hub("hub", "Hub", workshops=[Workshop("w", start="2019"), off])
        >>> [(workshop.id, answer.value) for workshop, answer in held(hub)]
        [('w', 'maybe')]
    """
    for workshop in events(hub):
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


def frameworks(hub: Hub) -> Mapping[WorkshopId, AllianceId | None]:
    """Return the alliance in whose framework each workshop is, directly or through a larger event.

    A workshop within another has the framework of the other, unless it names its own alliance.

    Example:
        >>> from egov_hub.register.events import frameworks
        >>> side = Workshop("side-event", within="conference")
        >>> conference = Workshop("conference", alliance="e-gov")
        >>> hub = Hub("hub", "Hub").put(Alliance("e-gov", "E"), conference, side)
        >>> frameworks(hub)["side-event"]
        'e-gov'
    """
    frames = ends_of_chains({one.id: None if one.alliance else one.within for one in hub.workshops})
    return {one.id: hub.workshop(frames[one.id]).alliance for one in hub.workshops}


def in_framework(hub: Hub, alliance: AllianceId | str) -> list[Workshop]:
    """Return the workshops in the framework of an alliance as concluded, in order.

    Raises:
        UnknownIdError: The hub has no such alliance.

    Example:
        >>> from egov_hub.register.events import in_framework
        >>> hub = Hub("hub", "Hub").put(Alliance("e-gov", "E"), Workshop("w", alliance="e-gov"))
        >>> [each.id for each in in_framework(hub, "e-gov")]
        ['w']
    """
    wanted, there = hub.alliance(alliance).id, frameworks(hub)
    return [one for one in events(hub) if there[one.id] == wanted]


# Parties


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
