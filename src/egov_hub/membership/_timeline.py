"""The arithmetic of a history: the days on which each change can have been, and what follows.

A member's changes happened on days t(1), t(2), ..., t(n). Each day is known only as a range [lo,
hi]. There is at least one day from each change to the next, *except after a leave: an absence may
have no days*. The reason is that a member that left in 2016 and was back on 4 May 2016 may have
been away for no day at all. Let gap(i) be the least number of days from change i to the next: 0 if
change i is a leave, else 1. A choice of days is *consistent* if each lies in its range and t(i+1)
>= t(i) + gap(i). Day i then takes exactly the values from L(i) to U(i):

    L(i) = max(lo(i), L(i-1) + gap(i-1))        U(i) = min(hi(i), U(i+1) - gap(i))

and there is a consistent choice iff L(i) <= U(i) for every i. State i begins with change i and ends
with change i+1; state 0 is before all changes. In some consistent choice, state i is in force on
day d iff L(i) <= d < U(i+1). Days are proleptic Gregorian ordinals, as `date.toordinal` gives them.

An open side stays open. A range without a bound goes on far beyond the calendar. So the days that
are worked out from it are beyond the calendar too, and are open when they are written as dates.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.words import Departure
from egov_hub.values.dates import PartialDate
from egov_hub.values.windows import (
    FIRST_DAY,
    LAST_DAY,
    LONG_AFTER,
    LONG_BEFORE,
    Days,
    days_of,
)

# After all days, and with room for a last change.
NEVER = LONG_AFTER + 1

State: TypeAlias = MembershipChange | None
"""The state after a change; None: nothing has changed yet."""

Wanted: TypeAlias = Callable[[MembershipChange], bool]
"""Whether the state after a change is of some kind. An absence is never of a kind."""


def gaps_after(changes: Iterable[MembershipChange]) -> list[int]:
    """Return the least number of days from each change to the next."""
    return [0 if change.standing is None else 1 for change in changes]


def earliest_days(firsts: Iterable[int], gaps: Iterable[int]) -> list[int]:
    """Return L: the first days that changes can have, given the first that their dates allow."""
    days: list[int] = []
    day = LONG_BEFORE
    for first, gap in zip(firsts, gaps, strict=True):
        days.append(max(first, day))
        day = days[-1] + gap
    return days


def latest_days(lasts: Sequence[int], gaps: Sequence[int]) -> list[int]:
    """Return U: the last days that changes can have, given the last that their dates allow."""
    days: list[int] = []
    day = NEVER
    for last, gap in zip(reversed(lasts), reversed(gaps), strict=True):
        days.append(min(last, day - gap))
        day = days[-1]
    days.reverse()
    return days


def clash(changes: Sequence[MembershipChange]) -> tuple[int, int] | None:
    """Return two changes that cannot be in their order, or None if all can.

    The second one returned is the first change that comes too late for its range. The first one is
    the change that pushes it there, directly or through the changes between them. All days must be
    in the calendar, because days beyond it cannot be written.
    """
    firsts = [change.on.earliest.toordinal() for change in changes]
    pusher = 0
    for index, day in enumerate(earliest_days(firsts, gaps_after(changes))):
        if day == firsts[index]:
            pusher = index
        elif day > changes[index].on.latest.toordinal():
            return pusher, index
    return None


@frozen
class Timeline:
    """The changes of one member, whose order is possible, and the possible days of each.

    State 0 is before all changes; state i begins with change i.

    Attributes:
        changes: The changes, at least one, in their order in time.
        earliest: The first day on which each can have been.
        latest: The last day on which each can have been.
    """

    changes: tuple[MembershipChange, ...]
    earliest: tuple[int, ...]
    latest: tuple[int, ...]

    @classmethod
    def of(
        cls, changes: tuple[MembershipChange, ...], ended: PartialDate | None = None
    ) -> "Timeline":
        """Return the timeline of changes.

        Args:
            changes: The changes.
            ended: The first day on which nobody belongs any more. A member that is inside leaves on
                it, and one that left earlier did so by then.
        """
        end = days_of(ended).last if ended else NEVER
        if ended and changes[-1].standing:
            leave = MembershipChange(changes[-1].member, ended, None, how=Departure.DISSOLVED)
            changes = (*changes, leave)
        ranges = [days_of(change.on) for change in changes]
        gaps = gaps_after(changes)
        earliest = earliest_days([days.first for days in ranges], gaps)
        latest = latest_days([min(days.last, end) for days in ranges], gaps)
        return cls(changes, tuple(earliest), tuple(latest))

    def possible(self, days: Days) -> tuple[State, ...]:
        """Return the states that may have been in force on some day of a stretch."""
        oldest = bisect_right(self.latest, days.first)
        newest = bisect_right(self.earliest, days.last)
        return self._states(oldest, newest)

    def avoidable(self, days: Days, wanted: Wanted) -> bool:
        """Return whether some choice of days keeps every wanted state out of a stretch.

        This is so iff unwanted states that follow one another can fill the stretch. The last state
        that can be in force from its first day on is `newest`, and the first state that can last to
        its end is `oldest`. If `oldest` is not after `newest`, each state from one to the other can
        fill the stretch alone. Otherwise all of them are needed. A wanted state cannot be skipped,
        because it lasts at least one day. An absence can be skipped, but an absence is never
        wanted.
        """
        newest = bisect_right(self.earliest, days.first)
        oldest = bisect_right(self.latest, days.last)
        if oldest <= newest:
            return not all(state and wanted(state) for state in self._states(oldest, newest))
        return not any(state and wanted(state) for state in self._states(newest, oldest))

    def stretches(self) -> Iterator[tuple[int, State, Days]]:
        """Return each state with its place and the first and last day on which it is possible.

        Both ends are included. Without a bound, they go far beyond the calendar. If a change
        certainly was on the first day of the calendar, the state before it is left out.
        """
        starts, ends = (LONG_BEFORE, *self.earliest), (*self.latest, NEVER)
        for place, state in enumerate((None, *self.changes)):
            days = Days(starts[place], ends[place] - 1)
            if days.last >= FIRST_DAY:
                yield place, state, days

    def bounds(self) -> list[PartialDate]:
        """Return the day on which each change can have been, as recorded if that is as exact."""
        return [
            _bounded(change.on, first, last)
            for change, first, last in zip(self.changes, self.earliest, self.latest, strict=True)
        ]

    def absences_of_no_days(self) -> list[int]:
        """Return the places of the leaves with a return that is certainly on the same day."""
        return [
            place
            for place, change in enumerate(self.changes[:-1])
            if change.standing is None and self.earliest[place] == self.latest[place + 1]
        ]

    def turns(self, wanted: Wanted) -> Iterator[tuple[int, bool | None]]:
        """Return from which days on it is certain, or only possible, that the state is wanted.

        States that follow one another and are all wanted, or all unwanted, form one run. Wanted and
        unwanted runs alternate, and the first run is unwanted. On each day the runs from the oldest
        to the newest are possible.

        Returns:
            Days, in order, each with the value from that day on: True if it is certain, False if it
            is possible, None if it is neither, as at the beginning.
        """
        kinds = [False, *map(wanted, self.changes)]
        borders = [place for place, (old, new) in enumerate(pairwise(kinds)) if old is not new]
        starts = [self.earliest[place] for place in borders]
        ends = [self.latest[place] for place in borders]
        before = None
        for day in sorted({*starts, *ends}):
            oldest, newest = bisect_right(ends, day), bisect_right(starts, day)
            now = False if oldest < newest else True if newest % 2 else None
            if now is not before:
                yield day, now
            before = now

    def _states(self, first: int, last: int) -> tuple[State, ...]:
        """Return the states from one to another."""
        changes = self.changes[max(first - 1, 0) : last]
        return changes if first else (None, *changes)


def _bounded(on: PartialDate, first: int, last: int) -> PartialDate:
    """Return the date between two days; if the date already has these bounds, the date itself."""
    earliest = date.fromordinal(max(first, FIRST_DAY))
    latest = date.fromordinal(min(last, LAST_DAY))
    if (earliest, latest) == (on.earliest, on.latest):
        return on
    return PartialDate.between(earliest, latest)
