"""What published member lists say about changes, and what changes say about these lists."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from egov_hub import _parse
from egov_hub.membership._index import Picture, Turn
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.rosters import Attestation
from egov_hub.membership.words import Hold, Standing
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import PartyId
from egov_hub.values.sources import of_the_whole
from egov_hub.values.windows import FIRST_DAY, Days, calendar_days

MOST_LOOKS: Final = 10_000
"""The greatest number of comparisons of lists about a party, to find where they disagree."""


def fits(
    attestation: Attestation,
    strangers: int,
    picture: Picture,
    turns: Iterable[Iterable[Turn]],
    with_others: int,
) -> Answer:
    """Answer whether a list fits the rosters of some days, one of which is its own.

    Args:
        attestation: The list.
        strangers: How many of the parties on the list the history never names.
        picture: Who certainly and who possibly belonged on the first of the days.
        turns: What changes in the picture, in order, for each day on which something changes.
        with_others: How many of these pictures, from the first on, leave open whether others
            belonged.
    """
    tally = _Tally(attestation, strangers)
    tally.take(picture.items())
    answers = {tally.answer(others=with_others > 0)}
    for place, together in enumerate(turns, 1):
        tally.take(together)
        answers.add(tally.answer(others=place < with_others))
    return answers.pop() if len(answers) == 1 else Answer.MAYBE


class _Tally:
    """How many parties belonged or may have belonged on a day, and how many of these a list names.

    Members' unknown days are independent of each other. So those who certainly belonged can be
    combined with any of those who may have belonged. A list that names some of the latter counts
    them too. Others may have belonged unless the history says that nobody else did.
    """

    def __init__(self, attestation: Attestation, strangers: int) -> None:
        self._list = attestation
        self._strangers = strangers
        self._now: Picture = {}
        # How many parties, and how many of the kind that is counted: by whether they certainly
        # belonged, and whether the list names them.
        self._parties: Counter[tuple[bool, bool]] = Counter()
        self._counted: Counter[tuple[bool, bool]] = Counter()
        self._named = len(attestation.members)
        self._named_counted = sum(map(self._counts, attestation.members))

    def take(self, turns: Iterable[Turn]) -> None:
        for party, now in turns:
            named, counts = party in self._list.members, self._counts(party)
            for certain, step in ((self._now.pop(party, None), -1), (now, 1)):
                if certain is not None:
                    self._parties[certain, named] += step
                    self._counted[certain, named] += step * counts
            if now is not None:
                self._now[party] = now

    def answer(self, *, others: bool) -> Answer:
        count, parties = self._list.count, self._parties
        strangers = self._strangers if others else 0
        if self._list.complete:
            agrees = not parties[True, False] and count in (None, self._named_counted)
            sure = not parties[False, False] and not others
        else:
            least = self._named_counted + self._counted[True, False]
            most = self._counted.total()
            agrees = count is None or (least <= count and (count <= most or others))
            sure = count is None or (least == most and not others)
        if not agrees or parties[True, True] + parties[False, True] + strangers < self._named:
            return Answer.NO
        return Answer.YES if sure and not parties[False, True] and not strangers else Answer.MAYBE

    def _counts(self, party: PartyId) -> bool:
        counted = self._list.counted
        return counted is None or counted.counts(party)


class _Listed(NamedTuple):
    """A list, its place among the given lists, and the days for which it can be valid."""

    place: int
    attestation: Attestation
    days: Days


class _Lists:
    """Lists by the days for which they can be valid."""

    def __init__(self, lists: Iterable[_Listed]) -> None:
        """Take the lists."""
        self.by_first = sorted(lists, key=lambda each: (each.days, each.place))
        self.by_last = sorted(self.by_first, key=lambda each: each.days.last)
        self.firsts = [each.days.first for each in self.by_first]
        self.lasts = [each.days.last for each in self.by_last]

    def count(self, days: Days) -> int:
        """Return how many can be valid for some day of a stretch."""
        return bisect_right(self.firsts, days.last) - bisect_left(self.lasts, days.first)

    def begun_by(self, day: int) -> Iterator[_Listed]:
        """Return those that can be valid for a day or an earlier day, the latest first."""
        return (self.by_first[place] for place in reversed(range(bisect_right(self.firsts, day))))

    def last_before(self, day: int) -> _Listed | None:
        """Return the latest of the lists that can be before some day."""
        before = bisect_left(self.firsts, day)
        return self.by_first[before - 1] if before else None

    def first_after(self, day: int) -> _Listed | None:
        """Return the earliest of the lists that are certainly after some day."""
        after = bisect_right(self.lasts, day)
        return self.by_last[after] if after < len(self.lasts) else None


def changes(
    attestations: Collection[Attestation], launched: PartialDate | None, standing: Standing
) -> list[MembershipChange]:
    """Return the changes that a series of member lists shows, with honest bounds."""
    given = _parse.several(attestations, lambda item: _parse.instance(item, Attestation))
    problems: list[Problem] = []
    lists: list[_Listed] = []
    naming: dict[PartyId, list[_Listed]] = {}
    for place, attestation in enumerate(given):
        if attestation.standing not in (None, standing):
            problems.append(_other_standing(place, attestation.standing, standing))
            continue
        if attestation.hold:
            problems.append(_on_hold(place, attestation.hold))
            continue
        if launched and attestation.members and attestation.on.before(launched).certainly:
            problems.append(_before_launch(place, attestation, launched))
        listed = _Listed(place, attestation, calendar_days(attestation.on))
        lists.append(listed)
        for party in attestation.members:
            naming.setdefault(party, []).append(listed)
    complete = _Lists(listed for listed in lists if listed.attestation.complete)
    problems += _disagreements(naming, complete)
    if problems:
        raise ValidationError(problems)
    since = calendar_days(launched).first if launched else FIRST_DAY
    return [
        MembershipChange(
            party,
            _between(first, shown.days.last),
            to,
            cited=of_the_whole(shown.attestation.cited),
        )
        for party, own in sorted(naming.items())
        for first, shown, to in _turns(own, complete, since, standing)
    ]


def _turns(
    own: Iterable[_Listed], complete: _Lists, since: int, standing: Standing
) -> Iterator[tuple[int, _Listed, Standing | None]]:
    """Return when a party changed sides: after which day, by which list, and to what.

    A complete list without the party never shares a day with a list that names it. So the lists
    that name it form runs. Between the runs there are complete lists without it, and there can be
    some before and after.

    Args:
        own: The lists that name the party.
        complete: The complete lists, of all parties.
        since: The first day on which the party can have joined.
        standing: What the party is on its lists.
    """
    lists = _Lists(own).by_first
    runs: list[list[_Listed]] = []
    end = FIRST_DAY - 1
    for listed in lists:
        between = complete.first_after(end)
        if not runs or (between and between.days.last < listed.days.first):
            runs.append([])
        runs[-1].append(listed)
        end = max(end, listed.days.last)
    for run in runs:
        without = complete.last_before(run[0].days.first)
        joined = max(since, _day_after(without.days.first)) if without else since
        yield joined, min(run, key=lambda each: each.days.last), standing
        without = complete.first_after(max(each.days.last for each in run))
        if without:
            yield max(since, _day_after(run[-1].days.first)), without, None


def _day_after(day: int) -> int:
    """Return the next day; an open side stays open."""
    return day + 1 if day > FIRST_DAY else day


def _between(first: int, last: int) -> PartialDate:
    return PartialDate.between(date.fromordinal(first), date.fromordinal(last))


# What is wrong


def _disagreements(
    naming: Mapping[PartyId, Collection[_Listed]], complete: _Lists
) -> Iterator[Problem]:
    """Return one problem for each two lists that disagree and may be valid for the same day.

    If there are very many, only those that are found first are listed, and the rest is counted.
    """
    found: dict[tuple[int, int], tuple[_Listed, _Listed, list[PartyId]]] = {}
    looks_left, more = MOST_LOOKS, 0
    for party, own in sorted(naming.items()):
        with_it = _Lists(each for each in own if each.attestation.complete)
        for listed in own:
            lacking = complete.count(listed.days) - with_it.count(listed.days)
            for other in complete.begun_by(listed.days.last):
                if not lacking or not looks_left:
                    break
                looks_left -= 1
                if listed.days.first <= other.days.last and party not in other.attestation.members:
                    lacking -= 1
                    one, two = sorted((listed, other), key=lambda each: each.place)
                    found.setdefault((two.place, one.place), (one, two, []))[2].append(party)
            more += lacking
    yield from (_disagreement(*found[pair]) for pair in sorted(found))
    if more:
        message = (
            f"Lists disagree about a party in {more:,} more cases. Fix those that are listed first."
        )
        yield Problem(Code.CONFLICTING_ROSTERS, "", message)


def _disagreement(one: _Listed, two: _Listed, parties: list[PartyId]) -> Problem:
    first, second, other = one.attestation.on, two.attestation.on, f"/{one.place}"
    more = f" and {len(parties) - 3} more" if parties[3:] else ""
    message = f"The lists of {first} and {second} disagree about {', '.join(parties[:3])}{more}"
    if first.same_day(second).certainly:
        message += (
            ": fix one of them, or use only one of them here, and keep the other as an attestation "
            "of the alliance."
        )
        return Problem(Code.CONFLICTING_ROSTERS, f"/{two.place}/members", message, other=other)
    message += ", and the dates do not say which came first: write a more exact date."
    return Problem(Code.UNDECIDED_ORDER, f"/{two.place}/on", message, other=other)


def _before_launch(place: int, attestation: Attestation, launched: PartialDate) -> Problem:
    message = (
        f"The list names {len(attestation.members)} members on {attestation.on}, before the "
        f"launch on {launched}. Correct one of the two dates."
    )
    return Problem(Code.ENDS_BEFORE_START, f"/{place}/on", message)


def _other_standing(place: int, listed: Standing | None, wanted: Standing) -> Problem:
    message = (
        f'The list is of the standing "{listed}", not of "{wanted}". '
        "Build a history from lists of one standing, and add the other standings as changes."
    )
    return Problem(Code.CONFLICTING_ROSTERS, f"/{place}/standing", message)


def _on_hold(place: int, hold: Hold) -> Problem:
    message = (
        f'The list is of those on hold ("{hold}"), not of all. '
        "Build a history from lists of all, and add the holds as changes."
    )
    return Problem(Code.CONFLICTING_ROSTERS, f"/{place}/hold", message)
