"""Histories by enumeration: every choice of days, one by one. Slow, and plain to see as right."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, product

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import Answer, Hold, MembershipChange, MembershipHistory, PartialDate, Standing

State = Standing | None

SIZE = 7
STATES: tuple[State, ...] = (Standing.MEMBER, Standing.OBSERVER, Standing.ASSOCIATE, None)
HOLDS: tuple[Hold | None, ...] = (None, Hold.SUSPENDED)
# At either end of the calendar a date with an open side has few days that it can be.
BASES = (date.min, date(2018, 6, 1), date.max - timedelta(SIZE - 1))
# As many days as one member has changes, so that all of them can be beyond the calendar.
BEYOND = 4


@frozen
class Change:
    """A change on some day from `first` to `last`, as offsets from the first day looked at."""

    first: int
    last: int
    standing: State
    hold: Hold | None = None


@frozen
class Small:
    """Members with few changes on few days, beginning at `base`."""

    base: date
    size: int
    members: Mapping[str, Sequence[Change]]

    def day(self, offset: int) -> date:
        return self.base + timedelta(offset)

    def history(self) -> MembershipHistory:
        return MembershipHistory(
            [
                MembershipChange(
                    member,
                    PartialDate.between(self.day(change.first), self.day(change.last)),
                    change.standing,
                    hold=change.hold,
                )
                for member, changes in self.members.items()
                for change in changes
            ]
        )

    def days(self, first: int, last: int) -> range:
        """Return days of the calendar, and some beyond it where they reach its end."""
        if first < last:
            first -= BEYOND * (self.day(first) == date.min)
            last += BEYOND * (self.day(last) == date.max)
        return range(first, last + 1)

    def choices(self, member: str, *, beyond: bool = True) -> list[tuple[int, ...]]:
        """Return every choice of days in which the member's changes can have been.

        From a change to the next it is at least a day, but after a leave none.

        Args:
            member: The member.
            beyond: Whether the days may be beyond the calendar where nothing bounds them.
        """
        changes = self.members.get(member, ())
        ranges = [
            self.days(each.first, each.last) if beyond else range(each.first, each.last + 1)
            for each in changes
        ]
        return [
            chosen
            for chosen in product(*ranges)
            if all(
                earlier < later or (earlier == later and change.standing is None)
                for change, (earlier, later) in zip(changes, pairwise(chosen), strict=False)
            )
        ]

    def courses(self, member: str) -> list[dict[int, State]]:
        """Return the member's standing day by day, for every choice of days."""
        return [
            {day: change.standing if change else None for day, change in course.items()}
            for course in self.changes_in_force(member)
        ]

    def changes_in_force(self, member: str) -> list[dict[int, Change | None]]:
        """Return the member's last change day by day, for every choice of days."""
        changes = self.members.get(member, ())
        days = self.days(0, self.size - 1)
        return [
            {day: self._last(changes, chosen, day) for day in days}
            for chosen in self.choices(member)
        ]

    def has_an_absence_of_no_days(self, member: str) -> bool:
        """Return whether the member returns on the day on which it leaves, in every choice."""
        choices = self.choices(member)
        return any(
            change.standing is None
            and all(chosen[place] == chosen[place + 1] for chosen in choices)
            for place, change in enumerate(self.members[member][:-1])
        )

    @staticmethod
    def _last(changes: Sequence[Change], chosen: Sequence[int], day: int) -> Change | None:
        last: Change | None = None
        for change, on in zip(changes, chosen, strict=True):
            if on <= day:
                last = change
        return last

    def windows(self) -> Iterator[tuple[int, int]]:
        return ((a, b) for a in range(self.size) for b in range(a, self.size))


def answer(cases: Sequence[bool]) -> Answer:
    if all(cases):
        return Answer.YES
    return Answer.MAYBE if any(cases) else Answer.NO


_PAIRS = [(standing, hold) for standing in STATES for hold in HOLDS if standing or not hold]


@st.composite
def small_histories(draw: DrawFn) -> Small:
    """Up to three members with up to four changes each, which need not be possible."""
    members: dict[str, list[Change]] = {}
    for member in draw(st.lists(st.sampled_from(("AZ", "GE", "oecd")), unique=True)):
        changes: list[Change] = []
        state: tuple[State, Hold | None] = (None, None)
        for _ in range(draw(st.integers(1, 4))):
            state = draw(st.sampled_from([each for each in _PAIRS if each != state]))
            first = draw(st.integers(0, SIZE - 1))
            changes.append(Change(first, draw(st.integers(first, SIZE - 1)), *state))
        members[member] = changes
    return Small(draw(st.sampled_from(BASES)), SIZE, members)


def repaired(small: Small) -> Small:
    """Return the history with ranges widened until some choice of days is in order."""
    members = {
        member: [
            evolve(change, first=min(change.first, place), last=max(change.last, place))
            for place, change in enumerate(changes)
        ]
        for member, changes in small.members.items()
    }
    return Small(small.base, small.size, members)
