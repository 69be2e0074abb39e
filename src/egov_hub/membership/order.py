"""Whether the changes of a history can have been in the order in which they are given."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from egov_hub.membership._timeline import Timeline, clash
from egov_hub.membership.changes import MembershipChange
from egov_hub.problems import Code, Problem
from egov_hub.records import only_with
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import PartyId


def members_can_have_changed_so(changes: Sequence[MembershipChange]) -> Iterator[Problem]:
    """Return everything that is wrong with the changes of a history. A rule of histories."""
    places: dict[PartyId, list[int]] = {}
    if unsound := _unsound(changes):
        for place, change in enumerate(changes):
            if change.member in unsound:
                places.setdefault(change.member, []).append(place)
    for of_one in places.values():
        yield from problems_of_member([changes[place] for place in of_one], of_one)


@only_with("ended")
def nobody_changes_after_the_end(
    changes: Sequence[MembershipChange], ended: PartialDate | None
) -> Iterator[Problem]:
    """Return the changes after the end, when nobody belongs any more. A rule of histories."""
    places: dict[PartyId, list[int]] = {}
    for place, change in enumerate(changes):
        places.setdefault(change.member, []).append(place)
    for _, of_one in sorted(places.items()):
        yield from problems_of_end([changes[place] for place in of_one], of_one, ended)


def problems_of_end(
    changes: Sequence[MembershipChange], places: Sequence[int], ended: PartialDate | None
) -> Iterator[Problem]:
    """Return the problems of one member's changes after the end, when nobody belongs any more.

    If something is wrong with the changes themselves, the end is not checked.

    Args:
        changes: The changes, in their order.
        places: Their places among the changes of the history.
        ended: The first day on which nobody belongs any more; None: there is none.
    """
    if ended is None or any(problems_of_member(changes, places)):
        return
    timeline = Timeline.of(tuple(changes), ended)
    if timeline.earliest[-1] > ended.latest.toordinal():
        message = (
            f"The standing of {changes[-1].member} changes on {changes[-1].on}, after the alliance "
            f"was dissolved on {ended}. Correct one of the two dates."
        )
        yield Problem(Code.AFTER_DISSOLUTION, "/ended", message)
    else:
        for leave in timeline.absences_of_no_days():
            yield evolve(_absence_of_no_days(changes, places, leave), path="/ended")


def _unsound(changes: Sequence[MembershipChange]) -> set[PartyId]:
    """Return the members whose changes have a problem.

    For most changes it is enough to compare them with the change before: something changes, and the
    whole date is after the previous date, so neither limits the other. Only changes whose dates
    alone do not say which came first need the arithmetic.
    """
    unsound: set[PartyId] = set()
    last: dict[PartyId, MembershipChange] = {}
    entangled: list[list[MembershipChange]] = []
    newest: dict[PartyId, list[MembershipChange]] = {}
    for change in changes:
        member = change.member
        before = last.get(member)
        if before is None:
            if change.standing is None:
                unsound.add(member)
        elif before.standing is change.standing and before.state == change.state:
            unsound.add(member)
        elif before.on.latest >= change.on.earliest:
            together = newest.get(member)
            if together is None or together[-1] is not before:
                together = newest[member] = [before]
                entangled.append(together)
            together.append(change)
        last[member] = change
    return unsound.union(together[0].member for together in entangled if not _can_be(together))


def _can_be(changes: Sequence[MembershipChange]) -> bool:
    """Return whether some days put changes in their order, and every absence may have a day."""
    if clash(changes):
        return False
    nobody_returns = all(change.standing for change in changes[:-1])
    return nobody_returns or not Timeline.of(tuple(changes)).absences_of_no_days()


def problems_of_member(
    changes: Sequence[MembershipChange], places: Sequence[int]
) -> Iterator[Problem]:
    """Return everything that is wrong with the changes of one member, with paths in the history.

    Args:
        changes: The changes, in their order.
        places: Their places among the changes of the history.
    """
    yield from _each_change_changes_something(changes, places)
    yield from _days_can_be_in_order(changes, places)


def _each_change_changes_something(
    changes: Sequence[MembershipChange], places: Sequence[int]
) -> Iterator[Problem]:
    before: MembershipChange | None = None
    for change, place in zip(changes, places, strict=True):
        if change.standing is None:
            if before is None or before.standing is None:
                message = (
                    f"{change.member} leaves on {change.on} but is outside then. Remove this "
                    "change."
                )
                yield Problem(Code.NOT_INSIDE, f"/changes/{place}", message)
        elif before and before.standing is change.standing and before.state == change.state:
            hold = f" on hold ({change.hold})" if change.hold else ""
            message = (
                f"The change of {change.member} on {change.on} changes nothing, because it is "
                f"{change.standing}{hold} already. Remove the change. If a source only confirms "
                "the standing, record an attestation."
            )
            yield Problem(Code.IDLE_CHANGE, f"/changes/{place}", message)
        before = change


def _days_can_be_in_order(
    changes: Sequence[MembershipChange], places: Sequence[int]
) -> Iterator[Problem]:
    if found := clash(changes):
        earlier, later = (changes[each] for each in found)
        message = (
            f"{later.member}: the change on {later.on} is listed after the change on {earlier.on}, "
            "but their dates do not allow this order, in which each standing lasts at least one "
            "day. Put the changes in their order in time, or correct a date."
        )
        path, other = (f"/changes/{places[each]}" for each in (found[1], found[0]))
        yield Problem(Code.IMPOSSIBLE_ORDER, f"{path}/on", message, other=other)
    else:
        for leave in Timeline.of(tuple(changes)).absences_of_no_days():
            yield _absence_of_no_days(changes, places, leave)


def _absence_of_no_days(
    changes: Sequence[MembershipChange], places: Sequence[int], place: int
) -> Problem:
    leave, back = changes[place : place + 2]
    nothing_changes = place > 0 and changes[place - 1].state == back.state
    advice = (
        "remove both changes" if nothing_changes else "write one change(...) instead of the two"
    )
    message = (
        f"{leave.member} leaves on {leave.on} and returns on {back.on}, certainly the same day: "
        f"{advice}."
    )
    path, other = (f"/changes/{places[each]}" for each in (place + 1, place))
    return Problem(Code.ABSENCE_OF_NO_DAYS, path, message, other=other)
