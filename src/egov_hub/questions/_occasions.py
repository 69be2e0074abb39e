"""When workshops were, whether they took place, and for whom somebody was there."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from egov_hub._timeline import FIRST_DAY, LAST_DAY, Days
from egov_hub.alliances import Alliance
from egov_hub.dates import Answer, DateLike, PartialDate, Precision
from egov_hub.history import as_bound, window
from egov_hub.hub import Hub
from egov_hub.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PartyId,
    WorkshopId,
)
from egov_hub.sources import Citation
from egov_hub.workshops import Attendance, Workshop, WorkshopStatus

Key = TypeVar("Key")


def as_optional_bound(value: DateLike | None) -> PartialDate | None:
    """Return None for None, else a day that bounds a period."""
    return None if value is None else as_bound(value)


def period(start: DateLike | None, end: DateLike | None) -> Days:
    """Return the days of a period, both ends included; None: that side is open.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the period ends before it
            starts.
    """
    return window(date.min if start is None else start, date.max if end is None else end)


def days_of(workshop: Workshop) -> PartialDate:
    """Return the day of a workshop: whichever of its days, as far as they are known."""
    end = workshop.end or workshop.start
    return PartialDate.between(workshop.start.earliest, max(workshop.start.latest, end.latest))


def first_day(workshop: Workshop) -> PartialDate:
    """Return the first day of a workshop, as far as it is known: its end may leave less room."""
    end = workshop.end or workshop.start
    if workshop.start.latest <= end.latest:
        return workshop.start
    return PartialDate.between(workshop.start.earliest, end.latest)


def lies_within(workshop: Workshop, days: Days) -> Answer:
    """Answer whether a workshop has a day in a period.

    A workshop of which no end is recorded is taken as one day.
    """
    first, end = first_day(workshop), workshop.end or workshop.start
    starts = Days(first.earliest.toordinal(), first.latest.toordinal())
    ends = Days(max(first.earliest, end.earliest).toordinal(), end.latest.toordinal())
    if starts.first > days.last or ends.last < days.first:
        return Answer.NO
    return Answer.YES if starts.last <= days.last and ends.first >= days.first else Answer.MAYBE


MOST: Final = 12
"""A first day that can lie in more years, or more months, than these is under none of them."""


def years(day: PartialDate) -> list[str]:
    """Return the years in which a day can lie; none where they are too many."""
    first, last = day.earliest.year, day.latest.year
    return [f"{year:04}" for year in range(first, last + 1)] if last - first < MOST else []


def months(day: PartialDate) -> list[str]:
    """Return the months in which a day can lie; none where they are too many."""
    first, last = (12 * end.year + end.month - 1 for end in (day.earliest, day.latest))
    if last - first >= MOST:
        return []
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def took_place(workshop: Workshop) -> Answer:
    """Answer whether a workshop took place, as far as is recorded.

    It did where it says so, or where somebody's attendance is recorded. One that was cancelled, or
    put off to no known day, did not; of others nothing is known.
    """
    status = workshop.status
    if status is WorkshopStatus.CANCELLED:
        return Answer.NO
    if status is WorkshopStatus.POSTPONED:
        return Answer.NO if workshop.start.precision is Precision.UNKNOWN else Answer.MAYBE
    return Answer.YES if status is WorkshopStatus.HELD or workshop.attendance else Answer.MAYBE


def in_order(workshops: Iterable[Workshop]) -> list[Workshop]:
    """Return workshops in the order of their first days, as far as these are known."""
    return sorted(workshops, key=lambda workshop: (workshop.start.sort_key(), workshop.id))


def held(hub: Hub, days: Days) -> Iterator[tuple[Workshop, Answer]]:
    """Return the workshops that may have taken place in a period, in order, and how surely."""
    for workshop in in_order(hub.workshops):
        answer = took_place(workshop) & lies_within(workshop, days)
        if answer.possibly:
            yield workshop, answer


EVER = Days(FIRST_DAY, LAST_DAY)


def frames(hub: Hub, workshop: Workshop) -> list[Workshop]:
    """Return a workshop and the events it is a part of, up to the one that names an alliance."""
    found = [workshop]
    while found[-1].alliance is None and found[-1].within:
        found.append(hub.workshop(found[-1].within))
    return found


def framework(hub: Hub, workshop: Workshop) -> AllianceId | None:
    """Return the alliance in whose framework a workshop stands, be it through its parent event."""
    return frames(hub, workshop)[-1].alliance


def in_framework(hub: Hub, alliance: AllianceId | str) -> list[Workshop]:
    """Return the workshops in the framework of an alliance, in order.

    Raises:
        UnknownIdError: The hub has no such alliance.
    """
    wanted = hub.alliance(alliance).id
    return in_order(one for one in hub.workshops if framework(hub, one) == wanted)


def stands_for(hub: Hub, alliance: Alliance, attendance: Attendance) -> PartyId | None:
    """Return the party for which somebody was there; None where only an audience is named.

    It is the party that is named, else the one that the body stands for.
    """
    if attendance.party or attendance.organization is None:
        return attendance.party
    return party_of(hub, alliance, attendance.organization)


def party_of(hub: Hub, alliance: Alliance, body: OrganizationId) -> PartyId:
    """Return the party that a body stands for in an alliance.

    It is the body itself where it was ever a party, else the party whose seat it filled at some
    time, else its country. A body of none of these stands for itself.
    """
    if body in alliance.history.parties:
        return body
    for change in alliance.history.changes:
        if change.through == body:
            return change.member
    return hub.organization(body).country or body


def attending(
    hub: Hub, alliance: Alliance, workshop: Workshop
) -> Iterator[tuple[PartyId, Attendance]]:
    """Return the parties of whom somebody attended a workshop of an alliance."""
    for attendance in workshop.attendance:
        if party := stands_for(hub, alliance, attendance):
            yield party, attendance


def members_during(
    hub: Hub, alliance: AllianceId | str, start: DateLike | None, end: DateLike | None
) -> Iterator[tuple[PartyId, Answer]]:
    """Return who may have belonged to an alliance in a period, and how surely, by party."""
    found = hub.alliance(alliance)
    roster = found.roster_during(start or date.min, end or date.max)
    for party in sorted(roster.possible):
        yield party, roster.belongs(party)


def party_known_to(hub: Hub, party: PartyId) -> PartyId:
    """Return a party, which is a country or an organization of a hub.

    Raises:
        UnknownIdError: The hub has no such organization.
    """
    return party if isinstance(party, CountryCode) else hub.organization(party).id


def citations(*cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations, each once, in their order."""
    return tuple(dict.fromkeys(each for some in cited for each in some))


class Found:
    """Workshops in which something was found, for certain or perhaps, and the sources for it."""

    def __init__(self) -> None:
        self._surely: dict[WorkshopId, Answer] = {}
        self._cited: dict[Citation, None] = {}

    def add(self, workshop: Workshop, answer: Answer, cited: Collection[Citation] = ()) -> None:
        """Note a workshop, and the sources: its own where there are no narrower ones."""
        self._surely[workshop.id] = self._surely.get(workshop.id, Answer.NO) | answer
        self._cited.update(dict.fromkeys(cited or workshop.cited))

    @property
    def certain(self) -> tuple[WorkshopId, ...]:
        """The workshops in which it certainly was."""
        return tuple(id for id, answer in self._surely.items() if answer.certainly)

    @property
    def uncertain(self) -> tuple[WorkshopId, ...]:
        """The workshops in which it may have been."""
        return tuple(id for id, answer in self._surely.items() if not answer.certainly)

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The sources."""
        return tuple(self._cited)


def gathered(found: dict[Key, Found], key: Key) -> Found:
    """Return what was found under a key, making room for it."""
    return found.setdefault(key, Found())
