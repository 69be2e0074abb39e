"""Histories by enumeration: every choice of days, one by one. Slow, and plain to see as right."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, product

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import Answer, MembershipChange, MembershipHistory, PartialDate, Standing

State = Standing | None

SIZE = 7
# At either end of the calendar a date with an open side has few days that it can be.
BASES = (date.min, date(2018, 6, 1), date.max - timedelta(SIZE - 1))


@frozen
class Change:
    """A change on some day from `first` to `last`, as offsets from the first day looked at."""

    first: int
    last: int
    to: State


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
                    change.to,
                )
                for member, changes in self.members.items()
                for change in changes
            ]
        )

    def courses(self, member: str) -> list[list[State]]:
        """Return the member's standing day by day, for every choice of strictly increasing days."""
        changes = self.members.get(member, ())
        ranges = [range(change.first, change.last + 1) for change in changes]
        return [
            [self._standing(changes, chosen, day) for day in range(self.size)]
            for chosen in product(*ranges)
            if all(earlier < later for earlier, later in pairwise(chosen))
        ]

    @staticmethod
    def _standing(changes: Sequence[Change], chosen: Sequence[int], day: int) -> State:
        standing: State = None
        for change, on in zip(changes, chosen, strict=True):
            if on <= day:
                standing = change.to
        return standing

    def windows(self) -> Iterator[tuple[int, int]]:
        return ((a, b) for a in range(self.size) for b in range(a, self.size))


def answer(cases: Sequence[bool]) -> Answer:
    if all(cases):
        return Answer.YES
    return Answer.MAYBE if any(cases) else Answer.NO


@st.composite
def small_histories(draw: DrawFn) -> Small:
    """Up to three members with up to four changes each, which need not be possible."""
    members: dict[str, list[Change]] = {}
    for member in draw(st.lists(st.sampled_from(("AZ", "GE", "oecd")), unique=True)):
        changes: list[Change] = []
        to: State = None
        for _ in range(draw(st.integers(1, 4))):
            options = [state for state in (*Standing, None) if state is not to]
            to = draw(st.sampled_from(options if changes else list(Standing)))
            first = draw(st.integers(0, SIZE - 1))
            changes.append(Change(first, draw(st.integers(first, SIZE - 1)), to))
        members[member] = changes
    return Small(draw(st.sampled_from(BASES)), SIZE, members)


def repaired(small: Small) -> Small:
    """Return the history with ranges widened until some choice of days is in order."""
    members = {
        member: [
            Change(min(change.first, place), max(change.last, place), change.to)
            for place, change in enumerate(changes)
        ]
        for member, changes in small.members.items()
    }
    return Small(small.base, small.size, members)
