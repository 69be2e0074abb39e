"""How a history is drawn: during the life of an alliance; each change has an effect."""

from calendar import isleap
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._parse import instance
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.words import Departure, Hold, Standing
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import mostly, optional, understood
from egov_hub.strategies._dates import (
    COUNTS,
    LAST_DAY,
    LENGTHS,
    QUALIFIERS,
    SIMPLEST,
    USUAL,
    bounds,
    end_of_month,
    nth_day,
)
from egov_hub.strategies._values import phrases
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import OrganizationId, PartyId
from egov_hub.values.sources import Citation

COMPLETE: Final = mostly(st.just(True), st.booleans())
"""Whether a history names everybody who belonged."""

_standings: Final = st.sampled_from(Standing)
_holds: Final = mostly(st.none(), st.sampled_from(Hold))
_departures: Final = optional(st.sampled_from(Departure))
_labels: Final = mostly(st.none(), phrases(_samples.LABELS))
_slack: Final = st.integers(0, 400)
_forms: Final = ("plain", "plain", "qualified", "between")
_some_forms: Final = st.sampled_from(_forms)
_all_forms: Final = st.sampled_from((*_forms, "plain", "before", "after", "unknown"))
_actions: Final = st.sampled_from(("leave", "standing", "hold", "body"))
_other_standings: Final = {
    standing: st.sampled_from([other for other in Standing if other is not standing])
    for standing in Standing
}
_other_holds: Final[Mapping[Hold | None, SearchStrategy[Hold | None]]] = {
    hold: st.sampled_from([other for other in (None, *Hold) if other is not hold])
    for hold in (None, *Hold)
}
_FIRST: Final = USUAL[0].toordinal()
# The number of days that an alliance without a known end lasts.
_LASTS: Final = USUAL[1].toordinal() - _FIRST


def life(launched: PartialDate | None, dissolved: PartialDate | None) -> range:
    """Return the numbers of the days on which something can change, or an empty range.

    These are the days certainly between the two, or if there are none, the days possibly between
    them.
    """
    possible_start, certain_start = bounds(launched) if launched else (None, None)
    certain_stop, possible_stop = bounds(dissolved) if dissolved else (None, None)
    starts = ([] if certain_start is None else [certain_start]) + [possible_start]
    stops = ([] if certain_stop is None else [certain_stop]) + [possible_stop]
    # An end without a bound is after all changes, and its day must be in the calendar.
    limit = LAST_DAY if dissolved else LAST_DAY + 1
    lives = (_between(start, stop, limit) for start in starts for stop in stops)
    return next(filter(None, lives), range(0))


def _between(start: int | None, stop: int | None, limit: int) -> range:
    """Return the days from a launch to the last one before an end; None for an unbounded side."""
    if start is not None and stop is not None:
        return range(start, stop)
    if start is None:
        start = _FIRST if stop is None else max(1, min(_FIRST, stop - _LASTS))
    return range(start, min(start + _LASTS, limit if stop is None else stop))


def _not_moved(number: int, _: range) -> int:
    return number


def _to_leap_day(number: int, days: range) -> int:
    """Return the last 29 February up to the year of a day, if it is allowed, or the day itself."""
    year = date.fromordinal(number).year
    leap = next((each for each in range(year, max(0, year - 8), -1) if isleap(each)), 4)
    day = date(leap, 2, 29).toordinal()
    return day if day in days else number


def _to_end_of_month(number: int, days: range) -> int:
    day = end_of_month(number)
    return day if day in days else number


_moved: Final = st.sampled_from((*(_not_moved,) * 6, _to_end_of_month, _to_leap_day))


def draw_history(
    draw: DrawFn,
    members: Collection[PartyId],
    launched: PartialDate | None,
    dissolved: PartialDate | None,
    *,
    uncertain: bool = True,
    through: Callable[[], OrganizationId | None],
    cited: Callable[[], Collection[Citation]],
    most: int = 3,
    complete: bool = True,
) -> MembershipHistory:
    """Draw a history during the life of an alliance, empty if no day is left."""
    days = life(launched, dissolved)
    if not days:
        return MembershipHistory(complete=complete)
    floor = bounds(launched)[0] if launched else None
    changes: list[MembershipChange] = []
    for member in members:
        moved = draw(_moved)
        numbers = {moved(nth_day(days, count), days) for count in draw(_counts(most))}
        dates = [
            _around(draw, each, floor) if uncertain else PartialDate(date.fromordinal(each))
            for each in sorted(numbers)
        ]
        changes += _changes_of(draw, member, dates, through, cited)
    return MembershipHistory(changes, complete=complete)


@cache
def _counts(most: int) -> SearchStrategy[list[int]]:
    return st.lists(COUNTS, min_size=1, max_size=most, unique=True)


def _around(draw: DrawFn, number: int, floor: int | None) -> PartialDate:
    """Draw a date, of any form, that can be the given day and is not certainly before the floor."""
    day = date.fromordinal(number).isoformat()
    length, form = draw(LENGTHS), draw(_all_forms if floor is None else _some_forms)
    if form == "unknown":
        return PartialDate("XXXX")
    if form == "plain":
        return PartialDate(day[:length])
    if form == "qualified":
        return PartialDate(day[:length] + draw(QUALIFIERS))
    earliest = max(floor or 1, number - draw(_slack))
    latest = min(LAST_DAY, number + draw(_slack))
    return PartialDate.between(
        None if form == "before" else date.fromordinal(earliest),
        None if form == "after" else date.fromordinal(latest),
    )


def _changes_of(
    draw: DrawFn,
    member: PartyId,
    days: Collection[PartialDate],
    through: Callable[[], OrganizationId | None],
    cited: Callable[[], Collection[Citation]],
) -> Iterator[MembershipChange]:
    """Yield the changes of one member. Each change has an effect."""
    standing: Standing | None = None
    hold: Hold | None = None
    body: OrganizationId | None = None
    for on in days:
        before = body
        action = draw(_actions) if standing else "join"
        if action in ("join", "body"):
            body = through()
        if action == "join":
            standing, hold = draw(_standings), draw(_holds)
        elif action == "leave":
            standing, hold, body = None, None, None
        elif action == "hold":
            hold = draw(_other_holds[hold])
        elif standing and (action == "standing" or body == before):
            standing = draw(_other_standings[standing])
        yield MembershipChange(
            member,
            on,
            standing,
            hold=hold,
            through=body,
            how=None if standing else draw(_departures),
            label=draw(_labels) if standing else None,
            cited=cited(),
        )


def days_around(history: MembershipHistory) -> SearchStrategy[date]:
    """Return a strategy for days on which the answers of a history can change.

    These are the first and the last day that each change can be, the day before them, and the day
    after them.

    Args:
        history: The history.

    Raises:
        InvalidArgument: It is not a history.

    Example:
        >>> from hypothesis import find
        >>> history = MembershipHistory().join("EE", on="2016-11-07")
        >>> find(days_around(history), lambda day: not history.roster(day).certain)
        datetime.date(2016, 11, 6)
    """
    kind = partial(instance, kind=MembershipHistory)
    changes = understood(kind, history, "history").changes
    ends = [end for change in changes for end in bounds(change.on) if end is not None]
    around = {day for end in ends for day in (end - 1, end, end + 1) if 1 <= day <= LAST_DAY}
    return st.sampled_from(sorted(around) or [SIMPLEST.toordinal()]).map(date.fromordinal)
