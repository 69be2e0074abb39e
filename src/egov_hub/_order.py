"""Whether the changes of a history can have been in the order in which they are given."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from egov_hub._timeline import Timeline, clash
from egov_hub.ids import PartyId
from egov_hub.membership import MembershipChange
from egov_hub.problems import Code, Problem

ByMember: TypeAlias = Mapping[PartyId, list[tuple[int, MembershipChange]]]
"""Each member's changes in their order, with their places in the whole."""


def members_can_have_changed_so(changes: tuple[MembershipChange, ...]) -> Iterator[Problem]:
    """Return all that is wrong with the changes of a history: the rule that a history keeps."""
    if doubtful := _not_plainly_sound(changes):
        by_member: dict[PartyId, list[tuple[int, MembershipChange]]] = {}
        for index, change in enumerate(changes):
            if change.member in doubtful:
                by_member.setdefault(change.member, []).append((index, change))
        yield from problems_of_members(by_member)


def _not_plainly_sound(changes: tuple[MembershipChange, ...]) -> set[PartyId]:
    """Return the members whose changes are not sound by one look at each and the one before.

    Of most they are: each change changes something, and its date is wholly after the last.
    """
    doubtful: set[PartyId] = set()
    last: dict[PartyId, MembershipChange] = {}
    for change in changes:
        before = last.get(change.member)
        if before is None:
            if change.to is None:
                doubtful.add(change.member)
        elif before.on.latest >= change.on.earliest or (
            before.to is change.to and before.state == change.state
        ):
            doubtful.add(change.member)
        last[change.member] = change
    return doubtful


def problems_of_members(by_member: ByMember) -> Iterator[Problem]:
    """Return all that is wrong with the changes of each member, as seen from their history."""
    for numbered in by_member.values():
        yield from _each_change_changes_something(numbered)
    for numbered in by_member.values():
        yield from _days_can_be_in_order(numbered)


def _each_change_changes_something(
    numbered: Collection[tuple[int, MembershipChange]],
) -> Iterator[Problem]:
    state = None
    for index, change in numbered:
        if change.to is None and (state is None or state[0] is None):
            message = f"{change.member} leaves on {change.on} but is outside then: leave this out."
            yield Problem(Code.NOT_INSIDE, f"/changes/{index}", message)
        elif change.state == state:
            message = (
                f"The change of {change.member} on {change.on} changes nothing: it is "
                f'"{change.to}" already. A source that only confirms this is an attestation.'
            )
            yield Problem(Code.IDLE_CHANGE, f"/changes/{index}", message)
        state = change.state


def _days_can_be_in_order(numbered: Collection[tuple[int, MembershipChange]]) -> Iterator[Problem]:
    places, changes = zip(*numbered, strict=True)
    if found := clash(changes):
        earlier, later = found
        message = (
            f"{changes[later].member}: the change on {changes[later].on} comes after the one on "
            f"{changes[earlier].on} (/changes/{places[earlier]}), but no choice of days puts them "
            "in this order, with at least one day from each change to the next (none after a "
            "leave): put the changes in their order in time, or fix a date."
        )
        yield Problem(Code.IMPOSSIBLE_ORDER, f"/changes/{places[later]}/on", message)
        return
    timeline = Timeline.of(changes)
    for place in timeline.absences_of_no_days():
        nothing_changes = place > 0 and changes[place - 1].state == changes[place + 1].state
        advice = "leave both out" if nothing_changes else "write one change(...) instead of the two"
        message = (
            f"{changes[place].member} leaves on {changes[place].on} (/changes/{places[place]}) "
            f"and returns on {changes[place + 1].on}, certainly the same day: "
            f"{advice}."
        )
        yield Problem(Code.ABSENCE_OF_NO_DAYS, f"/changes/{places[place + 1]}", message)
