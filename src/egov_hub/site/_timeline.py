"""The timeline of an alliance on a page: bars and marks, whose places are parts of the width."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final, NamedTuple

from egov_hub.alliances import Alliance
from egov_hub.membership.words import Standing
from egov_hub.register.hub import Hub
from egov_hub.register.timelines import (
    OUTSIDE,
    Days,
    Line,
    Mark,
    Standings,
    Stretch,
    label_of,
    lines_of,
    marks_of,
    named_days,
    present,
    shown_days,
)
from egov_hub.site._dates import MONTHS, day_in_words
from egov_hub.site._register import lists_of
from egov_hub.values.answers import Answer
from egov_hub.values.ids import PartyId, WorkshopId
from egov_hub.workshops import Workshop

# Up to this number of years, each year has a line; up to a few, also the middle of each year.
MOST_TICKS: Final = 12
FEW_YEARS: Final = 4
STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Box(NamedTuple):
    """A part of the width, in percent."""

    left: float
    width: float

    @property
    def is_right(self) -> bool:
        """Whether it begins in the right half, where there is more space to its left."""
        return self.left > 50


class Bar(NamedTuple):
    """A period of days.

    Attributes:
        box: Where it is.
        colors: The names of its colours, which alternate.
        says: What it means.
        belongs: Whether the party may belong.
        on_hold: Whether its standing is on hold.
    """

    box: Box
    colors: list[str]
    says: str
    belongs: bool
    on_hold: Answer


class Row(NamedTuple):
    """The line of a party."""

    party: PartyId
    bars: list[Bar]
    dots: list[tuple[Box, WorkshopId]]
    goes_on: tuple[bool, bool]


class Symbol(NamedTuple):
    """The mark of a workshop."""

    workshop: Workshop
    box: Box
    lane: int
    certain: bool
    held: bool


class Tick(NamedTuple):
    """A day that is named below the lines; a minor one is named only if there is space."""

    box: Box
    label: str
    major: bool


class Timeline(NamedTuple):
    """A timeline.

    Attributes:
        rows: The lines of the parties.
        symbols: The workshops above them.
        lanes: The number of rows of workshops, one above the other.
        ticks: The days that are named.
        standings: The standings that occur, and None for outside, if an uncertain standing may be
            this.
        uncertain: Whether anything is uncertain.
        holds: Whether anything is on hold, or may be.
    """

    rows: list[Row]
    symbols: list[Symbol]
    lanes: int
    ticks: list[Tick]
    standings: list[Standing]
    uncertain: bool
    holds: bool


def timeline_of(hub: Hub, alliance: Alliance, workshops: Collection[Workshop]) -> Timeline | None:
    """Return the timeline of an alliance; None if its record does not name a day, or a party."""
    if not named_days(alliance, workshops):
        return None
    days = shown_days(alliance, workshops)
    lines = lines_of(alliance, days, lambda party: label_of(party, hub))
    if not lines:
        return None
    marks = marks_of(workshops, days)
    at = lists_of(present(lines, marks))
    stretches = [each for line in lines.values() for each in line.stretches]
    found = {standing for each in stretches for standing in each.standings}
    return Timeline(
        [_row(party, line, at[party], days) for party, line in lines.items()],
        [_symbol(mark, days) for mark in marks],
        max((each.lane + 1 for each in marks), default=0),
        list(_ticks(days)),
        [each for each in Standing if each in found],
        any(len(each.standings) > 1 for each in stretches),
        any(each.on_hold.possibly for each in stretches),
    )


def _row(party: PartyId, line: Line, attended: Collection[Mark], days: Days) -> Row:
    bars = [_bar(each, days) for each in line.stretches if each.standings != OUTSIDE]
    dots = [(_box(mark.first, mark.first, days), mark.workshop.id) for mark in attended]
    return Row(party, bars, dots, line.goes_on)


def _symbol(mark: Mark, days: Days) -> Symbol:
    box = _box(mark.first, mark.last, days)
    return Symbol(mark.workshop, box, mark.lane, mark.certain, mark.held)


def _bar(stretch: Stretch, days: Days) -> Bar:
    first, last = day_in_words(stretch.first), day_in_words(stretch.last)
    return Bar(
        _box(stretch.first, stretch.last, days),
        _colors(stretch.standings),
        f"{stretch}, {first} to {last}",
        any(each and each.belongs for each in stretch.standings),
        stretch.on_hold,
    )


def _colors(standings: Standings) -> list[str]:
    """Return the names of colours: of the standings, and for outside, of the page."""
    words = [each.value for each in Standing if each in standings]
    return [*words, "outside"] if None in standings else words


def _box(first: date, last: date, days: Days) -> Box:
    """Return the place in a timeline of the days from one day to another."""
    all_days = (days[1] - days[0]).days + 1
    left, width = (first - days[0]).days, (last - first).days + 1
    return Box(round(100 * left / all_days, 3), round(100 * width / all_days, 3))


def _ticks(days: Days) -> Iterator[Tick]:
    """Return the days that are named: first days of years, and of months if there are few years."""
    first, last = days[0].year, days[1].year
    step = next(each for each in STEPS if (last - first) / each < MOST_TICKS)
    few = last - first < FEW_YEARS
    months = (1, 4, 7, 10) if first == last else (1, 7) if few else (1,)
    for place, year in enumerate(range(first, last + 1, step)):
        for month in months:
            day = date(year, month, 1)
            label = f"{year:04}" if month == 1 else MONTHS[month - 1][:3]
            yield Tick(_box(day, day, days), label, month == 1 and (few or place % 3 == 0))
