"""What a picture shows: the stretches of each party, and the workshops above them."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Final, NamedTuple, TypeAlias

from egov_hub import _parse
from egov_hub._wording import as_key, shown
from egov_hub.alliances import Alliance
from egov_hub.membership.words import Standing
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.register.events import in_order
from egov_hub.register.hub import Hub, UnknownIdError, as_workshops
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate
from egov_hub.values.ids import CountryCode, PartyId, as_party_id
from egov_hub.values.windows import window
from egov_hub.workshops import Workshop, WorkshopStatus

Standings: TypeAlias = frozenset[Standing | None]
Days: TypeAlias = tuple[date, date]

OUTSIDE: Final[Standings] = frozenset({None})

# How many lanes there are for workshops, and letters in a name.
MOST_LANES: Final = 4
MOST_LETTERS: Final = 40
# What part of the width the symbol of a workshop takes.
ROOM: Final = 0.014


class Stretch(NamedTuple):
    """Days, both ends included, on each of which a party may have had the same states."""

    first: date
    last: date
    standings: Standings
    on_hold: Answer


class Mark(NamedTuple):
    """A workshop, and the days of the picture on which it may have begun.

    Lanes lie above each other, so that workshops near in time do not hide each other.
    """

    workshop: Workshop
    first: date
    last: date
    lane: int

    @property
    def certain(self) -> bool:
        """Whether the day is known."""
        return self.workshop.start.earliest == self.workshop.start.latest

    @property
    def held(self) -> bool:
        """Whether nothing says that it was only announced, or put off."""
        return self.workshop.status in (None, WorkshopStatus.HELD)


def as_optional_workshops(value: Collection[Workshop] | None) -> tuple[Workshop, ...] | None:
    """Return None for None, else workshops."""
    return None if value is None else as_workshops(value)


def as_names(value: Mapping[str, str]) -> dict[str, str]:
    """Return what parties are called, by their ids."""
    if not isinstance(value, Mapping):
        message = f'Expected names by ids, got {shown(value)}. Write them like {{"oecd": "OECD"}}.'
        raise refuse(Code.WRONG_TYPE, message)
    names = _parse.read(value, dict[str, str]).items()
    return {
        _parse.argument(as_key(id), as_party_id, id): _parse.argument(
            as_key(id), _parse.string, name
        )
        for id, name in names
    }


def shown_days(
    alliance: Alliance,
    workshops: Collection[Workshop],
    start: DateLike | None,
    end: DateLike | None,
) -> Days:
    """Return the first and the last day of the picture."""
    if start is None or end is None:
        named = _named_days(alliance, workshops)
        if not named:
            message = (
                "The record names no day to bound the picture: "
                'give a day, month or year, as in start="2016", end="2020".'
            )
            ends = {"/start": start, "/end": end}
            raise ValidationError(
                Problem(Code.UNKNOWN_WINDOW, path, message)
                for path, given in ends.items()
                if given is None
            )
        start = date(min(named).year, 1, 1) if start is None else start
        end = date(max(named).year, 12, 31) if end is None else end
    days = window(start, end)
    return date.fromordinal(days.first), date.fromordinal(days.last)


def _named_days(alliance: Alliance, workshops: Collection[Workshop]) -> set[date]:
    """Return the days that the record of an alliance names as bounds of what happened."""
    recorded = [
        alliance.launched,
        alliance.dissolved,
        *(act.bounds for act in alliance.acts()),
        *(attestation.on for attestation in alliance.attestations),
        *(workshop.start for workshop in workshops),
        *(workshop.end for workshop in workshops),
    ]
    bounds = {day for on in recorded if on for day in (on.earliest, on.latest)}
    return bounds - {date.min, date.max}


def lines_of(alliance: Alliance, days: Days) -> dict[PartyId, list[Stretch]]:
    """Return the stretches of all parties that may not have been outside on all days."""
    bounds: dict[PartyId, list[PartialDate]] = {}
    for act in alliance.acts():
        bounds.setdefault(act.member, []).append(act.bounds)
    parties = sorted(bounds, key=lambda party: (min(on.earliest for on in bounds[party]), party))
    lines = {party: _stretches(alliance, party, bounds[party], days) for party in parties}
    return {
        party: stretches
        for party, stretches in lines.items()
        if any(stretch.standings != OUTSIDE for stretch in stretches)
    }


def _stretches(
    alliance: Alliance, party: PartyId, bounds: Collection[PartialDate], days: Days
) -> list[Stretch]:
    """Return the standings that a party may have had, stretch by stretch, and if on hold.

    A standing becomes possible on the first day on which the change to it can have been, and
    impossible on the last on which the change from it can.
    """
    first, last = days
    breaks = {day for on in bounds for day in (on.earliest, on.latest) if first < day <= last}
    starts = [first, *sorted(breaks)]
    ends = [*(day - timedelta(days=1) for day in starts[1:]), last]
    stretches: list[Stretch] = []
    for start, end in zip(starts, ends, strict=True):
        on_hold = Answer.of(hold is not None for hold in alliance.holds(party, start))
        stretch = Stretch(start, end, alliance.standings(party, start), on_hold)
        if stretches and stretches[-1][2:] == stretch[2:]:
            stretch = stretch._replace(first=stretches.pop().first)
        stretches.append(stretch)
    return stretches


def marks_of(workshops: Collection[Workshop], days: Days) -> list[Mark]:
    """Return the workshops that have a place in the picture, as few as can be above each other."""
    room = (days[1] - days[0]) * ROOM
    ends: list[date] = []
    marks: list[Mark] = []
    for workshop in in_order(workshops):
        first, last = workshop.first_day.earliest, workshop.first_day.latest
        unknown = (first, last) == (date.min, date.max)
        if unknown or workshop.status is WorkshopStatus.CANCELLED:
            continue
        first, last = max(first, days[0]), min(last, days[1])
        if first > last:
            continue
        free = (lane for lane, end in enumerate(ends) if first - end > room)
        lane = next(free, len(ends)) % MOST_LANES
        ends[lane : lane + 1] = [last]
        marks.append(Mark(workshop, first, last, lane))
    return marks


def goes_on(alliance: Alliance, party: PartyId, days: Days) -> list[tuple[str, float]]:
    """Return the markers, and the parts of the width, that say where a line goes on."""
    day = timedelta(days=1)
    sides: list[tuple[str, float]] = []
    if days[0] > date.min and alliance.standings(party, days[0] - day) != OUTSIDE:
        sides.append(("<", 0.0))
    if days[1] < date.max and alliance.standings(party, days[1] + day) != OUTSIDE:
        sides.append((">", 1.0))
    return sides


def attended(party: PartyId, workshop: Workshop) -> bool:
    return any(party in (each.party, each.organization) for each in workshop.attendance)


def label_of(party: PartyId, hub: Hub | None) -> str:
    """Return what to call a party."""
    name = party.name if isinstance(party, CountryCode) else str(party)
    if hub:
        with suppress(UnknownIdError):
            name = str(hub.name_of(party))
    if len(name) <= MOST_LETTERS:
        return name
    whole_words, *_ = name[:MOST_LETTERS].rsplit(" ", 1)
    return f"{whole_words[: MOST_LETTERS - 1]}…"
