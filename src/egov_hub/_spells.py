"""Between spells and changes: a change ends one spell and may start the next."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise, zip_longest
from typing import Literal

from egov_hub import _parse
from egov_hub._wording import shown
from egov_hub.dates import PartialDate, Precision
from egov_hub.membership import Membership, MembershipChange
from egov_hub.problems import Code, Problem, ValidationError, refuse

_DAY = timedelta(days=1)
_Numbered = tuple[int, Membership]


def spells(changes: tuple[MembershipChange, ...]) -> tuple[Membership, ...]:
    """Return the spells of changes that stand by member and in their order in time."""
    found: list[Membership] = []
    for change, following in zip_longest(changes, changes[1:]):
        if change.to is None:
            continue
        end = following if following and following.member == change.member else None
        found.append(
            Membership(
                change.member,
                change.to,
                change.on,
                end.on if end else None,
                change.through,
                end.how if end else None,
                change.label,
                change.cited,
                end.cited if end and end.to is None else (),
            )
        )
    return tuple(found)


def changes(
    spells: Collection[Membership], end: Literal["exclusive", "inclusive"]
) -> list[MembershipChange]:
    """Return the changes that spells consist of.

    Raises:
        ValidationError: A member's spells overlap, or one that goes on is followed by another.
    """
    if end not in ("exclusive", "inclusive"):
        message = f'Expected "exclusive" or "inclusive", got {shown(end)}.'
        raise ValidationError([Problem(Code.UNKNOWN_WORD, "/end", message)])
    given = _parse.several(spells, lambda item: _parse.instance(item, Membership))
    by_member: dict[str, list[_Numbered]] = {}
    for index, spell in enumerate(given):
        by_member.setdefault(spell.member, []).append((index, spell))
    found: list[MembershipChange] = []
    problems: list[Problem] = []
    for numbered in by_member.values():
        in_order = _in_order(numbered)
        problems += _overlaps(in_order, end)
        try:
            found += _changes_of(in_order, end)
        except ValidationError as error:
            problems += error.problems
    if problems:
        raise ValidationError(problems)
    return found


def _in_order(numbered: list[_Numbered]) -> list[_Numbered]:
    """Return one member's spells in the order given, unless their dates forbid it."""
    latest_start = date.min
    for _, spell in numbered:
        if spell.since.latest < latest_start:
            return sorted(numbered, key=lambda item: item[1].since.sort_key())
        latest_start = max(latest_start, spell.since.earliest)
    return numbered


def _overlaps(numbered: list[_Numbered], end: str) -> Iterator[Problem]:
    for (earlier, before), (later, after) in pairwise(numbered):
        until = before.until
        if until is None:
            message = (
                f"{before.member} has a spell since {after.since}, but the one before it has not "
                "ended: say until when it lasted."
            )
            yield Problem(Code.OVERLAPPING_SPELLS, f"/{earlier}/until", message)
        elif not _meet(until, after.since, end) and until.after(after.since).certainly:
            message = (
                f"{before.member} has a spell since {after.since}, before the one that /{earlier} "
                f"tells of ends ({until}): mend either."
            )
            yield Problem(Code.OVERLAPPING_SPELLS, f"/{later}/since", message)


def _meet(until: PartialDate, since: PartialDate, end: str) -> bool:
    """Return whether a spell is followed by the next without a gap."""
    return until == since or (end == "inclusive" and _day_after(until) == since)


def _day_after(until: PartialDate) -> PartialDate:
    """Return the first day no longer, given the last day still."""
    text = until.text
    opens = until.precision is Precision.UNKNOWN or text.startswith("[..")
    ends_open = until.precision is Precision.UNKNOWN or text.endswith("..]")
    if not ends_open and until.latest == date.max:
        message = f"{until} has no day after it that can be written: leave the end out."
        raise refuse(Code.OUT_OF_RANGE, message)
    return PartialDate.between(
        None if opens else until.earliest + _DAY, None if ends_open else until.latest + _DAY
    )


def _changes_of(numbered: list[_Numbered], end: str) -> Iterator[MembershipChange]:
    """Return the changes of one member's spells, which stand in their order in time."""
    state: object = None
    for (index, spell), following in zip_longest(numbered, numbered[1:]):
        start = MembershipChange(
            spell.member,
            spell.since,
            spell.standing,
            spell.through,
            label=spell.label,
            cited=spell.cited,
        )
        if start.state != state:
            yield start
        state = start.state
        if spell.until is None:
            continue
        try:
            if following and _meet(spell.until, following[1].since, end):
                continue
            until = _day_after(spell.until) if end == "inclusive" else spell.until
        except ValidationError as error:
            raise ValidationError(
                problem.under(index, "until") for problem in error.problems
            ) from None
        yield MembershipChange(spell.member, until, None, how=spell.how, cited=spell.until_cited)
        state = None
