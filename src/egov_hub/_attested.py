"""What published member lists say about changes, and what changes say about such lists."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from egov_hub import _parse
from egov_hub._rosters import Picture, Turn
from egov_hub.dates import PartialDate
from egov_hub.ids import PartyId
from egov_hub.membership import Attestation, MembershipChange, Standing, Verdict
from egov_hub.problems import Code, Problem, ValidationError

_DAY = timedelta(days=1)


def judge(attestation: Attestation, picture: Picture, turns: Iterable[Iterable[Turn]]) -> Verdict:
    """Return whether a list fits the rosters of some days, one of which is its own.

    Args:
        attestation: The list.
        picture: Who certainly and who possibly belonged on the first of the days.
        turns: What changes of that, in order, from each day on which anything does.
    """
    tally = _Tally(attestation)
    tally.take(picture.items())
    verdicts = {tally.verdict()}
    for together in turns:
        tally.take(together)
        verdicts.add(tally.verdict())
    return verdicts.pop() if len(verdicts) == 1 else Verdict.UNDECIDED


class _Tally:
    """How many parties belonged or may have on a day, and how many of these a list names.

    Members' unknown days are independent of each other: whoever certainly belonged did, with any
    of those who may have. A list that names some of these counts them too.
    """

    def __init__(self, attestation: Attestation) -> None:
        self._list = attestation
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

    def verdict(self) -> Verdict:
        count, parties = self._list.count, self._parties
        if self._list.complete:
            fits = not parties[True, False] and count in (None, self._named_counted)
            sure = not parties[False, True] and not parties[False, False]
        else:
            least = self._named_counted + self._counted[True, False]
            most = self._counted.total()
            fits = count is None or least <= count <= most
            sure = not parties[False, True] and (count is None or least == most)
        if not fits or parties[True, True] + parties[False, True] < self._named:
            return Verdict.CONTRADICTED
        return Verdict.CONFIRMED if sure else Verdict.UNDECIDED

    def _counts(self, party: PartyId) -> bool:
        counted = self._list.counted
        return counted is None or counted.counts(party)


def changes(
    attestations: Collection[Attestation], launched: PartialDate | None, standing: Standing
) -> list[MembershipChange]:
    """Return the changes that a series of member lists shows, with honest bounds."""
    given = _parse.several(attestations, lambda item: _parse.instance(item, Attestation))
    in_order = sorted(enumerate(given), key=lambda item: item[1].on.sort_key())
    problems = [
        _other_standing(index, attestation.standing, standing)
        for index, attestation in enumerate(given)
        if attestation.standing not in (None, standing)
    ]
    found: list[MembershipChange] = []
    for party in sorted({party for attestation in given for party in attestation.members}):
        try:
            found += _changes_of(party, in_order, launched, standing)
        except ValidationError as error:
            problems += error.problems
    if problems:
        raise ValidationError(problems)
    return found


def _changes_of(
    party: PartyId,
    in_order: list[tuple[int, Attestation]],
    launched: PartialDate | None,
    standing: Standing,
) -> list[MembershipChange]:
    """Return the changes of one party."""
    found: list[MembershipChange] = []
    problems: list[Problem] = []
    inside = False
    # Of the lists that say so, the one that may be the last.
    last: tuple[int, Attestation] | None = None
    # The first day after the lists so far, on which the party can have changed sides.
    since = launched.earliest if launched else date.min
    for index, attestation in in_order:
        named = party in attestation.members
        if not named and not attestation.complete:
            continue
        until = attestation.on.latest
        if named != inside:
            if last and not last[1].on.before(attestation.on).certainly:
                problems.append(_disagreement(party, last, index, attestation))
            elif until < since:
                message = f"{party} is listed on {attestation.on}, before {launched}, the launch."
                problems.append(Problem(Code.ENDS_BEFORE_START, f"/{index}/on", message))
            else:
                on = PartialDate.between(since, until)
                to = standing if named else None
                found.append(MembershipChange(party, on, to, cited=attestation.cited))
        if named != inside or last is None or last[1].on.latest < until:
            last = index, attestation
        inside = named
        if attestation.on.earliest < date.max:
            since = max(since, attestation.on.earliest + _DAY)
    if problems:
        raise ValidationError(problems)
    return found


def _disagreement(
    party: PartyId, last: tuple[int, Attestation], index: int, attestation: Attestation
) -> Problem:
    other, earlier = last
    if earlier.on.same_day(attestation.on).certainly:
        message = f"{party} is on one of two lists of {attestation.on} only (the other: /{other})."
        return Problem(Code.CONFLICTING_ROSTERS, f"/{index}/members", message)
    message = (
        f"{party} is on one of two lists only, and their dates ({earlier.on}, {attestation.on}; "
        f"the other: /{other}) do not say which came first."
    )
    return Problem(Code.UNDECIDED_ORDER, f"/{index}/on", message)


def _other_standing(index: int, listed: Standing | None, wanted: Standing) -> Problem:
    message = (
        f'The list speaks of the standing "{listed}", not of "{wanted}": '
        "build a history from lists of one standing, and add the rest by its changes."
    )
    return Problem(Code.CONFLICTING_ROSTERS, f"/{index}/standing", message)
