"""The spells of one member in their order in time, or what is wrong with them.

A spell begins on some day and ends on a later one, the first day after it. Of two spells of one
member, the earlier one ends no later than the other begins, because an absence between them may
have no days. Each of these days may be known only as a range.

So to compare two spells, it is enough to know how early each can end and how late it can begin: A
can be before B if the earliest end of A is not after the latest start of B. If only one order is
possible, the dates decide the order. If neither order is possible, the two overlap.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from attrs import evolve

from egov_hub._wording import pointer
from egov_hub.membership._timeline import NEVER, earliest_days, latest_days
from egov_hub.membership.changes import Membership
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.values.dates import PartialDate
from egov_hub.values.windows import Days, calendar_days, day_after, unbounded

MOST_PAIRS: Final = 1_000
"""The greatest number of pairs of spells of one member that are checked for problems."""


class Row(NamedTuple):
    """A spell, its place in the caller's list, and the days on which it can begin and end."""

    place: int
    spell: Membership
    # The first day after the spell; None while the spell is ongoing.
    until: PartialDate | None
    start: Days
    end: Days

    @property
    def latest_start(self) -> int:
        return min(self.start.last, self.end.last - 1)

    @property
    def earliest_end(self) -> int:
        return max(self.end.first, self.start.first + 1)

    def at(self, field: str = "") -> str:
        return pointer(self.place, field) if field else pointer(self.place)

    def __str__(self) -> str:
        spell = self.spell
        when = f"from {spell.since} until {spell.until}" if spell.until else f"since {spell.since}"
        hold = f" on hold ({spell.hold})" if spell.hold else ""
        return f"{spell.standing}{hold} {when}"


_Wrong: TypeAlias = tuple[Row, Problem]


def in_order(numbered: Sequence[tuple[int, Membership]], *, inclusive: bool) -> list[Row]:
    """Return one member's spells in their order in time, each with its place.

    This is the order in which they are listed, if some choice of days allows it, or else the only
    order that their dates allow.

    Args:
        numbered: The spells, each with its place in the caller's list.
        inclusive: Whether `until` is the last day of the spell.

    Raises:
        ValidationError: The spells overlap, or are in no order that their dates decide.
    """
    rows, problems = _rows(numbered, inclusive=inclusive)
    found = _handed_over(rows)
    if not _fit(found):
        try:
            found, wrong = _put_in_order(rows)
        except ValidationError as error:
            wrong = list(error.problems)
        problems += wrong
    if not problems:
        problems += _wrong_ends(found)
    if problems:
        raise ValidationError(problems)
    return found


def _rows(
    numbered: Sequence[tuple[int, Membership]], *, inclusive: bool
) -> tuple[list[Row], list[Problem]]:
    """Return the rows of one member that are possible, and what is wrong with the others."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for place, spell in numbered:
        until = spell.until
        if until and inclusive:
            try:
                until = day_after(until)
            except ValidationError as error:
                problems += (problem.under(place, "until") for problem in error.problems)
                until = None
        end = calendar_days(until) if until else Days(NEVER, NEVER)
        row = Row(place, spell, until, calendar_days(spell.since), end)
        if row.start.first < row.end.last:
            rows.append(row)
        else:
            message = (
                f'The spell of {spell.member} as {row} has no day, because "until" is the first '
                'day after it. Write a later day, or end="inclusive" if the list has last days.'
            )
            problems.append(Problem(Code.ENDS_BEFORE_START, row.at("until"), message))
    return rows, problems


def _handed_over(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with ends that are also a first day of another row read as exclusive.

    If `until` is exclusive anyway, nothing changes.
    """
    starts = {row.start for row in rows}
    return [
        row._replace(until=row.spell.until, end=calendar_days(row.spell.until))
        if row.spell.until and _hands_over(row, starts)
        else row
        for row in rows
    ]


def _hands_over(row: Row, starts: Collection[Days]) -> bool:
    """Return whether the last day of a row is known and is the first day of another."""
    last = row.spell.until and calendar_days(row.spell.until)
    return bool(last and last.first == last.last and last in starts and row.start.first < last.last)


# Order


def bounds(rows: Sequence[Row]) -> tuple[list[Days], list[Days]]:
    """Return the days on which each row can have begun and ended, if this order is right."""
    possible = _possible_days([unbounded(days) for row in rows for days in (row.start, row.end)])
    return possible[::2], possible[1::2]


def _fit(rows: Sequence[Row]) -> bool:
    """Return whether some choice of days of the calendar puts rows in their order."""
    possible = _possible_days([days for row in rows for days in (row.start, row.end)])
    return all(days.first <= days.last for days in possible)


def _possible_days(ranges: Sequence[Days]) -> list[Days]:
    """Return the days on which spells can have begun and ended, given what their dates allow."""
    # A spell has at least one day, but an absence may have none.
    gaps = [1, 0] * (len(ranges) // 2)
    firsts = earliest_days([days.first for days in ranges], gaps)
    lasts = latest_days([days.last for days in ranges], gaps)
    return list(map(Days, firsts, lasts))


def _put_in_order(rows: list[Row]) -> tuple[list[Row], list[Problem]]:
    """Return the rows that have a place in time, in order, and what is wrong with the others.

    Raises:
        ValidationError: Pairs of rows are wrong, and there are too many pairs to check them all.
    """
    wrong = _overlaps(rows)
    rows = _handed_over(_without(rows, wrong))
    # A row that hands over on its last day does not include this day, so it must include an earlier
    # one.
    wrong += _overlaps(rows)
    rows = _without(rows, wrong)
    wrong += _no_days_left(rows)
    rows = _without(rows, wrong)
    if not _fit(rows):
        wrong += _undecided(rows)
        # If A can be before B, but not after it, the middle of A is earlier.
        rows.sort(key=lambda row: row.latest_start + row.earliest_end)
    wrong.sort(key=_place)
    return rows, [problem for _, problem in wrong]


def _without(rows: Iterable[Row], wrong: Iterable[_Wrong]) -> list[Row]:
    """Return the rows without problems. Of two rows that overlap, one is kept."""
    places = {row.place for row, _ in wrong}
    return [row for row in rows if row.place not in places]


def _overlaps(rows: Sequence[Row]) -> list[_Wrong]:
    spans = [Days(row.latest_start + 1, row.earliest_end) for row in rows]
    wrong = [
        _overlap(*sorted((one, other), key=_by_dates))
        for one, other in islice(_pairs(rows, spans), MOST_PAIRS)
        if not _hands_over(one, {other.start}) and not _hands_over(other, {one.start})
    ]
    _stop_if_more(spans, wrong, Code.OVERLAPPING_SPELLS)
    return wrong


def _undecided(rows: Sequence[Row]) -> list[_Wrong]:
    spans = [Days(row.earliest_end, row.latest_start) for row in rows]
    wrong = [
        _either_first(one, other)
        for one, other in islice(_pairs(rows, spans), MOST_PAIRS)
        if not _alike(one.spell, other.spell)
    ]
    _stop_if_more(spans, wrong, Code.UNDECIDED_ORDER)
    return wrong


def _stop_if_more(spans: Sequence[Days], wrong: Iterable[_Wrong], code: Code) -> None:
    """Raise the problems of pairs, and count the rest, if there are too many to check."""
    more = sum(len(begun) - first for _, begun, first in _met(spans)) - MOST_PAIRS
    if more > 0:
        message = f"There may be {more:,} more pairs like these. Fix those that are listed first."
        problems = [problem for _, problem in sorted(wrong, key=_place)]
        raise ValidationError([*problems, Problem(code, "", message)])


def _place(wrong: _Wrong) -> int:
    return wrong[0].place


def _no_days_left(rows: Sequence[Row]) -> list[_Wrong]:
    ordered = sorted(rows, key=_by_dates)
    found = _without_a_day(rows)
    return [(row, _no_day_left(row, ordered)) for row in found]


def _pairs(rows: Sequence[Row], spans: Sequence[Days]) -> Iterator[tuple[Row, Row]]:
    """Return, as listed, each two rows whose spans meet: neither begins after the other ends."""
    for place, begun, first in _met(spans):
        for each in range(first, len(begun)):
            other = begun[each][1]
            yield rows[min(place, other)], rows[max(place, other)]


def _met(spans: Sequence[Days]) -> Iterator[tuple[int, Sequence[tuple[int, int]], int]]:
    """Return the spans, each with those that begin before it, and the first of these to meet it.

    The spans that begin before it are in the order of their ends. A span may end before it begins;
    then it meets the spans that reach from its end to its beginning. This costs as much as sorting.
    """
    begun: list[tuple[int, int]] = []
    for place in sorted(
        range(len(spans)), key=lambda each: (min(spans[each]), spans[each].first > spans[each].last)
    ):
        span = spans[place]
        yield place, begun, bisect_left(begun, (span.first,))
        if span.first <= span.last:
            insort(begun, (span.last, place))


def _without_a_day(rows: Sequence[Row]) -> list[Row]:
    """Return the rows for which no day is left in any order.

    No two of the rows overlap. Each needs only the days that are certainly within it, or any one
    day if there are none. Of the rows that could use a free day, the row whose possible days end
    first gets it. If there is a day for every row, this finds one.
    """
    taken = [
        Days(row.latest_start, row.earliest_end)
        for row in rows
        if row.latest_start < row.earliest_end
    ]
    taken.sort(reverse=True)
    coming = sorted(
        (
            (row.earliest_end - 1, place)
            for place, row in enumerate(rows)
            if row.latest_start >= row.earliest_end
        ),
        reverse=True,
    )
    found: list[Row] = []
    waiting: list[tuple[int, int]] = []
    day = 0
    while coming or waiting:
        if not waiting:
            day = max(day, coming[-1][0])
        while taken and taken[-1].first <= day:
            day = max(day, taken.pop().last)
        while coming and coming[-1][0] <= day:
            _, place = coming.pop()
            heappush(waiting, (rows[place].latest_start, place))
        last, place = heappop(waiting)
        if last < day:
            found.append(rows[place])
        else:
            day += 1
    return found


def _by_dates(row: Row) -> tuple[Days, Days, str, str, str, str, int]:
    """Return a key that sorts rows by their content, not by their place in the list."""
    spell = row.spell
    words = spell.standing, spell.hold or "", spell.through or "", str(spell.label)
    return row.start, row.end, *words, row.place


def _alike(one: Membership, other: Membership) -> bool:
    """Return whether two spells are the same except for their sources."""
    return evolve(one, cited=(), until_cited=()) == evolve(other, cited=(), until_cited=())


# What is wrong


def _overlap(first: Row, second: Row) -> _Wrong:
    """Return which of two rows to fix, and what is wrong with it."""
    member = first.spell.member
    if _alike(first.spell, second.spell):
        if first.spell == second.spell:
            code, message = Code.DUPLICATE_ITEM, "Remove one of the two."
        else:
            code, message = Code.OVERLAPPING_SPELLS, "Write one spell that cites all the sources."
        message = f"The spell of {member} as {second} is listed twice. {message}"
        return second, Problem(code, second.at(), message, other=first.at())
    message = f"{member} has two spells with days in common: {first}, and {second}."
    if first.start.first < second.latest_start:
        row, other, field = first, second, "until"
        message += f' Write until="{second.spell.since}" or an earlier end for the first.'
    else:
        row, other, field = second, first, "since"
        message += " Both begin at the same time: fix a date, or keep one of the two."
    message += (
        " If both are true, record each in its own alliance, or write one standing with a label."
    )
    return row, Problem(Code.OVERLAPPING_SPELLS, row.at(field), message, other=other.at())


def _no_day_left(row: Row, rows: Iterable[Row]) -> Problem:
    beside = (
        other
        for other in rows
        if other is not row
        and other.start.first <= row.latest_start
        and row.start.first < other.end.last
    )
    others = list(islice(beside, 4))
    message = (
        f"No day is left for the spell of {row.spell.member} as {row} beside the others "
        f"({', '.join(map(str, others[:3]))}{', ...' if others[3:] else ''}). Fix a date, or "
        "remove a row."
    )
    return Problem(Code.OVERLAPPING_SPELLS, row.at("since"), message, other=others[0].at())


def _either_first(first: Row, second: Row) -> _Wrong:
    member = first.spell.member
    message = (
        f"The dates of two spells do not say which came first: {member} as {first}, or as "
        f"{second}. List all spells of {member} in their order in time, or write a more exact "
        "date."
    )
    path, other = second.at("since"), first.at()
    return second, Problem(Code.UNDECIDED_ORDER, path, message, other=other)


def _wrong_ends(rows: Sequence[Row]) -> Iterator[Problem]:
    """Return what is wrong with the recorded ends of rows, given in their order in time."""
    starts, ends = bounds(rows)
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        if row.spell.followed_directly:
            if following is None:
                wrong = "but no later spell is listed. Add it"
            elif starts[place + 1].first > ends[place].last:
                wrong = (
                    f"but the next is {following}, which cannot begin on the day that this one "
                    "ends. Fix a date, list the spells in their order in time"
                )
            else:
                continue
            message = (
                f'{row.spell.member} is {row}, and "followed_directly" says that another spell '
                f"follows directly, {wrong}, "
                'or remove "followed_directly".'
            )
            path, other = row.at("followed_directly"), following.at() if following else None
            yield Problem(Code.NOT_FOLLOWED, path, message, other=other)
        elif following and row.spell.how and ends[place].first == starts[place + 1].last:
            message = (
                f"{row.spell.member} is {row} and {following}, which begins on the day that the "
                f'other ends: nobody left, so remove "{row.spell.how}".'
            )
            yield Problem(Code.NEEDLESS_FIELD, row.at("how"), message, other=following.at())
