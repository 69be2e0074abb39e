"""The index of a history's rosters: which parties are of a kind, when, and how certainly."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TypeAlias

from attrs import frozen

from egov_hub.membership._timeline import NEVER, Timeline, Wanted
from egov_hub.membership.rosters import Roster
from egov_hub.values.answers import Answer
from egov_hub.values.ids import PartyId
from egov_hub.values.windows import LONG_BEFORE, Days

Picture: TypeAlias = dict[PartyId, bool]
"""Parties of the kind (True: certainly, False: possibly). A missing party is not of the kind."""

Turn: TypeAlias = tuple[PartyId, bool | None]
"""A party, and its value in the picture from some day on; None: it is missing there."""


@frozen
class Rosters:
    """The rosters of a history, one for each stretch of days.

    Between two neighbouring breaks nothing changes, so a day is looked up by bisection. The roster
    of a stretch is made when it is first needed, and kept. It is made from the last full picture
    before it. There are never more single turns between two pictures than parties in the picture.
    So the cost is no more than the size of the roster. All pictures together are no larger than all
    turns, however many stretches there are.

    Attributes:
        breaks: The first days of all stretches but the first.
        with_others: In how many stretches, from the first on, others may be of the kind, too.
    """

    breaks: list[int]
    _turns: list[list[Turn]]
    _pictures: dict[int, Picture]
    _known: list[Roster | None]
    with_others: int

    @classmethod
    def of(
        cls, timelines: Mapping[PartyId, Timeline], wanted: Wanted, others_until: int = LONG_BEFORE
    ) -> "Rosters":
        """Return the rosters of the parties whose state is wanted.

        Args:
            timelines: The timelines of the parties that the record names.
            wanted: Which states are wanted.
            others_until: The first day on which no other parties can be in such a state.
        """
        turns_on: dict[int, list[Turn]] = {}
        if LONG_BEFORE < others_until < NEVER:
            turns_on[others_until] = []
        for party, timeline in timelines.items():
            for day, now in timeline.turns(wanted):
                turns_on.setdefault(day, []).append((party, now))
        breaks = sorted(turns_on)
        turns = [turns_on[day] for day in breaks]
        picture: Picture = {}
        pictures: dict[int, Picture] = {0: {}}
        since_picture = 0
        for stretch, together in enumerate(turns, 1):
            _update(picture, together)
            since_picture += len(together)
            if since_picture >= len(picture):
                pictures[stretch] = dict(picture)
                since_picture = 0
        with_others = 0 if others_until == LONG_BEFORE else bisect_left(breaks, others_until) + 1
        return cls(breaks, [[], *turns], pictures, [None] * (len(breaks) + 1), with_others)

    def on(self, day: int) -> Roster:
        """Return the roster of a day."""
        stretch = bisect_right(self.breaks, day)
        return self._known[stretch] or self._put_together(stretch)

    def over(self, days: Days) -> Roster:
        """Return the roster of a day that may be any of some days, by going through them once.

        A party is certain if it is certain on each of the days, and possible if it is possible on
        any.
        """
        start, end = self._stretches(days)
        if start == end:
            return self.on(days.first)
        picture, turns, _ = self.course(days)
        certain = {party for party, is_certain in picture.items() if is_certain}
        possible = set(picture)
        for party, now in chain.from_iterable(turns):
            if not now:
                certain.discard(party)
            if now is not None:
                possible.add(party)
        return Roster(certain, possible - certain, others=self._others(start))

    def course(self, days: Days) -> tuple[Picture, list[list[Turn]], int]:
        """Return the state of the index on some days.

        Returns:
            The picture of the first of the days; the turns on the days after it; and in how many of
            these stretches others may be of the kind.
        """
        start, end = self._stretches(days)
        turns = self._turns[start + 1 : end + 1]
        return self._picture(start), turns, max(0, self.with_others - start)

    def _stretches(self, days: Days) -> tuple[int, int]:
        return bisect_right(self.breaks, days.first), bisect_right(self.breaks, days.last)

    def _put_together(self, stretch: int) -> Roster:
        picture = self._picture(stretch)
        roster = self._known[stretch] = Roster(
            frozenset(party for party, certain in picture.items() if certain),
            frozenset(party for party, certain in picture.items() if not certain),
            others=self._others(stretch),
        )
        return roster

    def _others(self, stretch: int) -> Answer:
        return Answer.MAYBE if stretch < self.with_others else Answer.NO

    def _picture(self, stretch: int) -> Picture:
        start = stretch
        while start not in self._pictures:
            start -= 1
        picture = dict(self._pictures[start])
        for together in self._turns[start + 1 : stretch + 1]:
            _update(picture, together)
        return picture


def _update(picture: Picture, turns: Iterable[Turn]) -> None:
    for party, now in turns:
        if now is None:
            picture.pop(party, None)
        else:
            picture[party] = now
