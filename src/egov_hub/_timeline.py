"""The arithmetic of a history: when each change can have been, and who belonged when.

A member's changes happened on days t1 < t2 < ... < tn, of which only ranges [lo, hi] are known. A
choice of days is *consistent* if each lies in its range and they strictly increase. Day i then
takes exactly the values from L(i) to U(i):

    L(i) = max(lo(i), L(i-1) + 1)        U(i) = min(hi(i), U(i+1) - 1)

and there is a consistent choice iff L(i) <= U(i) for every i. State i, which change i brings
about and change i+1 ends (state 0 is before all changes), holds on day d in some consistent choice
iff L(i) <= d < U(i+1). Days are proleptic Gregorian ordinals, as `date.toordinal` gives them.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from attrs import frozen

State = TypeVar("State")
Party = TypeVar("Party")
Roster = TypeVar("Roster")

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()


class Days(NamedTuple):
    """A stretch of days, both ends included."""

    first: int
    last: int


def possible_days(ranges: Sequence[Days]) -> list[Days]:
    """Return for each change the days on which it can have been, in some consistent choice.

    Where there is no consistent choice, some stretch ends before it starts.
    """
    earliest: list[int] = []
    day = FIRST_DAY - 1
    for known in ranges:
        day = max(known.first, day + 1)
        earliest.append(day)
    latest: list[int] = []
    day = LAST_DAY + 1
    for known in reversed(ranges):
        day = min(known.last, day - 1)
        latest.append(day)
    return [Days(*ends) for ends in zip(earliest, reversed(latest), strict=True)]


def clash(ranges: Sequence[Days]) -> tuple[int, int] | None:
    """Return the two changes that cannot stand in their order, or None where all can.

    The second is the first change that comes too late for its range; the first is the change
    that pushes it there, directly or through those between.
    """
    day, pusher = FIRST_DAY - 1, -1
    for index, known in enumerate(ranges):
        if known.first > day:
            day, pusher = known.first, index
        else:
            day += 1
        if day > known.last:
            return pusher, index
    return None


@frozen
class Timeline(Generic[State]):
    """The states of one member, each with the days on which it can have held.

    State 0 holds before all changes, state i from change i on.
    """

    states: tuple[State, ...]
    spans: tuple[Days, ...]

    @classmethod
    def of(cls, outside: State, changes: Iterable[tuple[Days, State]]) -> "Timeline[State]":
        """Return the timeline of changes that stand in their order and can be consistent."""
        ranges, states = zip(*changes, strict=True)
        days = possible_days(ranges)
        starts = [FIRST_DAY, *(change.first for change in days)]
        ends = [*(change.last - 1 for change in days), LAST_DAY]
        spans = tuple(map(Days, starts, ends))
        return cls((outside, *states), spans)

    def change_days(self) -> list[Days]:
        """Return the days on which each change can have been."""
        return [Days(after.first, before.last + 1) for before, after in pairwise(self.spans)]

    def possible(self, days: Days) -> Iterator[State]:
        """Return the states that can have held on some day of the stretch."""
        for state, span in zip(self.states, self.spans, strict=True):
            if span.first <= days.last and days.first <= span.last:
                yield state

    def avoidable(self, days: Days, sought: Iterable[bool]) -> bool:
        """Return whether some choice of days keeps every sought state out of the stretch.

        It does iff states a..b that follow one another, none of them sought, can fill the
        stretch: change a no later than its first day, change b+1 after its last.

        Args:
            days: The stretch.
            sought: For each state, whether it is sought.
        """
        start: int | None = None
        for is_sought, span in zip(sought, self.spans, strict=True):
            if is_sought:
                start = None
                continue
            if start is None:
                start = span.first
            if start <= days.first and days.last <= span.last:
                return True
        return False


@frozen
class Stretches(Generic[Party, Roster]):
    """Who certainly and who possibly is in some kind of state, stretch of days by stretch.

    Between two neighbouring breaks nothing changes, so a day is looked up by bisection. The roster
    of a stretch is put together when it is first asked for, and kept. To put it together, a full
    picture is at hand at most as many single differences back as it has parties itself: so it
    costs no more than the size of the roster, and all pictures together are no larger than all
    differences, however many stretches there are.

    Attributes:
        make: What makes a roster of those who certainly and those who only possibly are.
        breaks: The first days of all stretches but the first.
    """

    make: Callable[[frozenset[Party], frozenset[Party]], Roster]
    breaks: list[int]
    _differences: list[list[tuple[Party, bool | None]]]
    _pictures: dict[int, dict[Party, bool]]
    _known: list[Roster | None]

    @classmethod
    def of(
        cls,
        spans: Iterable[tuple[Party, bool, Days]],
        make: Callable[[frozenset[Party], frozenset[Party]], Roster],
    ) -> "Stretches[Party, Roster]":
        """Return the stretches, given each party's possible states.

        Args:
            spans: Party, whether the state is of the kind, and the days on which it can hold.
                On every day, every party that is named has some possible state.
            make: What makes a roster.
        """
        events: dict[int, list[tuple[Party, bool, int]]] = {}
        for party, sought, days in spans:
            if days.first <= days.last:
                events.setdefault(days.first, []).append((party, sought, 1))
                events.setdefault(days.last + 1, []).append((party, sought, -1))
        breaks: list[int] = []
        differences: list[list[tuple[Party, bool | None]]] = [[]]
        # How many states other than the sought, and of the sought, are possible for a party.
        counts: dict[Party, list[int]] = {}
        # True: certainly; False: possibly. A party that is not there certainly is not.
        now: dict[Party, bool] = {}
        pictures: dict[int, dict[Party, bool]] = {0: {}}
        since_picture = 0
        for day in sorted(events):
            for party, sought, step in events[day]:
                counts.setdefault(party, [0, 0])[sought] += step
            difference: list[tuple[Party, bool | None]] = []
            for party in {party for party, _, _ in events[day]}:
                others, ours = counts[party]
                status = (not others) if ours else None
                if status is not now.get(party):
                    difference.append((party, status))
            if difference:
                _update(now, difference)
                breaks.append(day)
                differences.append(difference)
                since_picture += len(difference)
                if since_picture >= len(now):
                    pictures[len(breaks)] = dict(now)
                    since_picture = 0
        return cls(make, breaks, differences, pictures, [None] * len(differences))

    def on(self, day: int) -> Roster:
        """Return the roster of a day."""
        stretch = bisect_right(self.breaks, day)
        return self._known[stretch] or self._put_together(stretch)

    def within(self, days: Days) -> Iterator[Roster]:
        """Return the rosters of every stretch that has a day among these."""
        return map(self.on, (days.first, *self._breaks_after(days)))

    def _breaks_after(self, days: Days) -> list[int]:
        return self.breaks[
            bisect_right(self.breaks, days.first) : bisect_right(self.breaks, days.last)
        ]

    def _put_together(self, stretch: int) -> Roster:
        start = stretch
        while start not in self._pictures:
            start -= 1
        picture = dict(self._pictures[start])
        for difference in self._differences[start + 1 : stretch + 1]:
            _update(picture, difference)
        roster = self._known[stretch] = self.make(
            frozenset(party for party, certain in picture.items() if certain),
            frozenset(party for party, certain in picture.items() if not certain),
        )
        return roster


def _update(picture: dict[Party, bool], difference: Iterable[tuple[Party, bool | None]]) -> None:
    for party, status in difference:
        if status is None:
            picture.pop(party, None)
        else:
            picture[party] = status
