"""What a user would write for the records of a library without histories or differences.

Each question uses all records. The answers are the same as egov_hub's (its documentation explains
the rules); `tests/test_benchmarks.py` compares them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from .words import BELONGING

Roster = tuple[frozenset[str], frozenset[str]]
State = tuple[bool, int, int]


def roster_during(changes: Iterable[Any], start: date, end: date) -> Roster:
    """Return who certainly and who possibly belonged on at least one day of a window."""
    first, last = start.toordinal(), end.toordinal()
    certain: set[str] = set()
    possible: set[str] = set()
    for member, states in _states(changes):
        if any(belongs and since <= last and first <= until for belongs, since, until in states):
            possible.add(member)
            if not _avoidable(states, first, last):
                certain.add(member)
    return frozenset(certain), frozenset(possible - certain)


def roster(changes: Iterable[Any], on: date) -> Roster:
    """Return who certainly and who possibly belonged on a day."""
    return roster_during(changes, on, on)


def _states(changes: Iterable[Any]) -> Iterator[tuple[str, list[State]]]:
    """Return for each member the states, whether each belongs, and the days that it can have."""
    by_member: dict[str, list[Any]] = {}
    for change in changes:
        by_member.setdefault(change.member, []).append(change)
    for member, own in by_member.items():
        earliest = []
        day = 1
        for change in own:
            day = max(change.on.earliest.toordinal(), day)
            earliest.append(day)
            day += change.standing is not None
        states: list[State] = []
        end = date.max.toordinal() + 1
        for change, since in zip(reversed(own), reversed(earliest), strict=True):
            states.append((change.standing in BELONGING, since, end - 1))
            end = min(change.on.latest.toordinal(), end - (change.standing is not None))
        states.append((False, 0, end - 1))
        states.reverse()
        yield member, states


def _avoidable(states: list[State], first: int, last: int) -> bool:
    """Return whether consecutive states that do not belong can fill the window."""
    start: int | None = None
    for belongs, since, until in states:
        if belongs:
            start = None
            continue
        start = since if start is None else start
        if start <= first and last <= until:
            return True
    return False


def differences(old: Any, new: Any, path: str = "") -> list[str]:
    """Return the paths at which two plain values differ.

    Items of lists are matched by their ids, if they have ids. Otherwise equal items at the start
    and at the end of both lists are skipped.
    """
    if old == new:
        return []
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [*old, *(key for key in new if key not in old)]
        pairs = [(f"{path}/{key}", old.get(key), new.get(key)) for key in keys]
    elif isinstance(old, (list, tuple)) and isinstance(new, (list, tuple)):
        if _have_ids(old) and _have_ids(new):
            by_id, its_by_id = ({item["id"]: item for item in items} for items in (old, new))
            return differences(by_id, its_by_id, path)
        pairs = [
            (f"{path}/{index}", one, other)
            for index, (one, other) in enumerate(zip_longest(*_unlike(old, new)))
        ]
    else:
        return [path]
    return [found for at, one, other in pairs for found in differences(one, other, at)]


def _have_ids(items: Sequence[Any]) -> bool:
    return all(isinstance(item, dict) and "id" in item for item in items)


def _unlike(old: Sequence[Any], new: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    """Return two sequences without the equal items at their ends."""
    alike = 0
    for one, other in zip(reversed(old), reversed(new), strict=False):
        if one != other:
            break
        alike += 1
    return old[: len(old) - alike], new[: len(new) - alike]
