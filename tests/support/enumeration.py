"""Histories by enumeration: every choice of days, one by one. Slow, and plain to see as right."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, product

from attrs import frozen

from egov_hub import Answer, MembershipChange, MembershipHistory, PartialDate, Standing

State = Standing | None


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
