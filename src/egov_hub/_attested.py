"""What published member lists say about changes, and what changes say about such lists."""

from collections.abc import Collection
from datetime import date, timedelta

from egov_hub import _parse
from egov_hub.dates import Answer, PartialDate
from egov_hub.ids import PartyId
from egov_hub.membership import Attestation, MembershipChange, Roster, Standing
from egov_hub.problems import Code, Problem, ValidationError

_DAY = timedelta(days=1)


def fits(attestation: Attestation, roster: Roster) -> Answer:
    """Answer whether a list fits the roster of one day.

    Members' unknown days are independent of each other: whoever certainly belonged did, with any
    of those who may have. A list that names some of these counts them too.
    """
    named, certain, possible = attestation.members, roster.certain, roster.possible
    count = attestation.count
    if attestation.complete:
        agrees = certain <= named <= possible and count in (None, _count(attestation, named))
        sure = certain == possible
    else:
        least, most = _count(attestation, certain | named), _count(attestation, possible)
        agrees = named <= possible and (count is None or least <= count <= most)
        sure = named <= certain and (count is None or least == most)
    if not agrees:
        return Answer.NO
    return Answer.YES if sure else Answer.MAYBE


def _count(attestation: Attestation, parties: Collection[PartyId]) -> int:
    """Return how many of some parties are of the kind that is counted."""
    counted = attestation.counted
    return len(parties) if counted is None else sum(map(counted.counts, parties))


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
