"""What a timeline of an alliance shows: the stretches of each party, and the workshops above them.

Pictures and web pages draw it; here is what they draw.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final, NamedTuple, TypeAlias

from egov_hub._wording import alphabetical
from egov_hub.alliances import Alliance
from egov_hub.membership.states import PossibleState
from egov_hub.membership.words import Standing
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.register.events import in_order
from egov_hub.register.hub import Hub, UnknownIdError
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike
from egov_hub.values.ids import CountryCode, PartyId
from egov_hub.values.windows import window
from egov_hub.workshops import Workshop, WorkshopStatus

Standings: TypeAlias = frozenset[Standing | None]
Days: TypeAlias = tuple[date, date]

OUTSIDE: Final[Standings] = frozenset({None})

# How many lanes there are for workshops.
MOST_LANES: Final = 4
# What part of the width the symbol of a workshop takes.
ROOM: Final = 0.014
DAY: Final = timedelta(days=1)


class Stretch(NamedTuple):
    """Days, both ends included, on each of which a party may have had the same states."""

    first: date
    last: date
    standings: Standings
    on_hold: Answer

    def __str__(self) -> str:
        """Return the standings, in words: one alone is certain.

        Example:
            >>> from egov_hub.register.timelines import Stretch
            >>> first, last = date(2016, 1, 1), date(2016, 12, 31)
            >>> print(Stretch(first, last, frozenset({None, Standing.MEMBER}), Answer.NO))
            uncertain: member or outside
        """
        words = [str(each.value) for each in Standing if each in self.standings]
        words += ["outside"] if None in self.standings else []
        unsure = "uncertain: " if len(words) > 1 else ""
        hold = {Answer.YES: ", on hold", Answer.MAYBE: ", maybe on hold", Answer.NO: ""}
        return f"{unsure}{' or '.join(words)}{hold[self.on_hold]}"


class Line(NamedTuple):
    """The stretches of a party, and whether they go on before and after the days of the timeline.

    They go on where the party may not have been outside on the day beyond.
    """

    stretches: list[Stretch]
    goes_on: tuple[bool, bool]


class Mark(NamedTuple):
    """A workshop, and the days of the timeline on which it may have begun.

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


def shown_days(
    alliance: Alliance,
    workshops: Collection[Workshop],
    start: DateLike | None = None,
    end: DateLike | None = None,
) -> Days:
    """Return the first and the last day of a timeline.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the timeline would end before
            it starts, or an end is not given and the record names no day (`unknown-window`).
    """
    if start is None or end is None:
        named = named_days(alliance, workshops)
        if not named:
            message = (
                "The record has no day at which the picture can begin or end. "
                'Give a day, month or year, as in start="2016", end="2020".'
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


def named_days(alliance: Alliance, workshops: Collection[Workshop]) -> set[date]:
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


def lines_of(
    alliance: Alliance, days: Days, label: Callable[[PartyId], str]
) -> dict[PartyId, Line]:
    """Return the lines of all parties that may not have been outside on all days.

    They are in the alphabetical order of their labels.

    Args:
        alliance: The alliance.
        days: The first and the last day.
        label: What a party is called in the timeline.
    """
    states: defaultdict[PartyId, list[PossibleState]] = defaultdict(list)
    for state in alliance.history.possible_states():
        if state.member:
            states[state.member].append(state)
    lines = {party: _line(of, days) for party, of in states.items()}
    shown = [
        party
        for party, line in lines.items()
        if any(stretch.standings != OUTSIDE for stretch in line.stretches)
    ]
    shown.sort(key=lambda party: (alphabetical(label(party)), party))
    return {party: lines[party] for party in shown}


def _line(states: Collection[PossibleState], days: Days) -> Line:
    first, last = days
    before = first > date.min and _standings(states, first - DAY) != OUTSIDE
    after = last < date.max and _standings(states, last + DAY) != OUTSIDE
    return Line(_stretches(states, first, last), (before, after))


def _standings(states: Collection[PossibleState], day: date) -> Standings:
    return frozenset(state.standing for state in possible_on(states, day))


def possible_on(states: Collection[PossibleState], day: date) -> list[PossibleState]:
    """Return those of the states of a party that it may have had on a day."""
    return [each for each in states if (each.first or day) <= day <= (each.last or day)]


def _stretches(states: Collection[PossibleState], first: date, last: date) -> list[Stretch]:
    """Return which states of a party are possible from one day to another."""
    breaks = {state.first for state in states if state.first and first < state.first <= last}
    breaks |= {state.last + DAY for state in states if state.last and first <= state.last < last}
    starts = [first, *sorted(breaks)]
    stretches: list[Stretch] = []
    for start, next_start in zip_longest(starts, starts[1:]):
        on_hold = Answer.of(state.hold is not None for state in possible_on(states, start))
        end = next_start - DAY if next_start else last
        stretch = Stretch(start, end, _standings(states, start), on_hold)
        if stretches and stretches[-1][2:] == stretch[2:]:
            stretch = stretch._replace(first=stretches.pop().first)
        stretches.append(stretch)
    return stretches


def marks_of(workshops: Collection[Workshop], days: Days) -> list[Mark]:
    """Return the workshops that have a place in it, as few as can be above each other."""
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


def present(lines: Container[PartyId], marks: Iterable[Mark]) -> Iterator[tuple[PartyId, Mark]]:
    """Return the parties with a line that are recorded as attending a workshop of a known day."""
    for mark in marks:
        if mark.certain:
            named = ((each.party, each.organization) for each in mark.workshop.attendance)
            there = dict.fromkeys(party for both in named for party in both if party)
            yield from ((party, mark) for party in there if party in lines)


def label_of(party: PartyId, hub: Hub | None) -> str:
    """Return what to call a party where there is little room.

    A country has the name that the register prints, or else a short one in general use.

    Example:
        >>> from egov_hub.register.timelines import label_of
        >>> hub = Hub("hub", "Hub", countries=[Country("XK", "Kosovo*")])
        >>> label_of(CountryCode("KR"), hub), label_of(CountryCode("XK"), hub)
        ('South Korea', 'Kosovo*')
    """
    short = party.short_name if isinstance(party, CountryCode) else str(party)
    if hub:
        with suppress(UnknownIdError):
            if not isinstance(party, CountryCode):
                return str(hub.organization(party).name)
            return str(hub.country(party).name or short)
    return short
