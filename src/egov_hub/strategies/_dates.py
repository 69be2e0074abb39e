"""Strategies for dates, alone and in order.

Years, months and days are numbered, so that a period is a `range`, which is empty if no day is
left. If a side has no bound, the bound is None. This is different from the first and the last day
of the calendar, which are ordinary days.
"""

from calendar import monthrange
from collections.abc import Callable, Collection
from datetime import date
from enum import Enum
from types import EllipsisType
from typing import Final, NamedTuple

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.strategies._arguments import Field, mostly, understood, yes_or_no
from egov_hub.values.dates import (
    DateLike,
    PartialDate,
    Precision,
    PrecisionLike,
    as_optional_partial_date,
)

# Most dates are from this period, within the bounds of the arguments.
USUAL: Final = (date(1990, 1, 1), date(2029, 12, 31))
_LAST_OF_MONTHS: Final = (
    "2000-02-29", "2016-02-29", "2016-12-31", "2019-04-30", "2020-02-29", "2028-02-29",
)  # fmt: skip
_ENDS: Final = tuple(date.fromisoformat(day).toordinal() for day in _LAST_OF_MONTHS)
SIMPLEST: Final = date(2000, 1, 1)
LAST_DAY: Final = date.max.toordinal()

LENGTHS: Final = st.sampled_from((4, 7, 10))
"""How many characters of a day are written: the year, the year and month, or all."""
QUALIFIERS: Final = st.sampled_from("?~%")


def bounds(day: PartialDate) -> tuple[int | None, int | None]:
    """Return the numbers of the first and the last day that a date can be.

    None means a side without a bound.
    """
    unknown = day.precision is Precision.UNKNOWN
    return (
        None if unknown or day.text.startswith("[..") else day.earliest.toordinal(),
        None if unknown or day.text.endswith("..]") else day.latest.toordinal(),
    )


COUNTS: Final = st.integers(0, 15_000)
"""The number of days after the simplest day: more than the usual period has."""


def nth_day(days: range, count: int) -> int:
    """Return the number of the day at an index, counted from the simplest day."""
    return nth(days, SIMPLEST.toordinal(), count)


def nth(numbers: range, simplest: int, count: int) -> int:
    """Return the number at an index, counted from the simplest, and then from the first."""
    start = min(max(simplest, numbers[0]), numbers[-1]) - numbers[0]
    return numbers[(start + count) % len(numbers)]


def _whole_years(first: date, last: date) -> range:
    ends_whole = (last.month, last.day) == (12, 31)
    return range(first.year + ((first.month, first.day) > (1, 1)), last.year + ends_whole)


def _whole_days(first: date, last: date) -> range:
    return range(first.toordinal(), last.toordinal() + 1)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _written_month(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _written_day(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _whole_months(first: date, last: date) -> range:
    ends_whole = last.day == monthrange(last.year, last.month)[1]
    return range(_month(first) + (first.day > 1), _month(last) + ends_whole)


class _Unit(NamedTuple):
    """Years, months or days, each with a number.

    Attributes:
        whole: Returns the numbers of the years, months or days between two days, both included.
        written: Returns the written form of a number.
    """

    whole: Callable[[date, date], range]
    written: Callable[[int], str]


_UNITS: Final = {
    Precision.YEAR: _Unit(_whole_years, "{:04}".format),
    Precision.MONTH: _Unit(_whole_months, _written_month),
    Precision.DAY: _Unit(_whole_days, _written_day),
}


def _calendar_dates(precision: Precision, first: date, last: date) -> SearchStrategy[str] | None:
    """Return a strategy for years, months or days, mostly usual ones; None if there are none."""
    whole, written = _UNITS[precision]
    every, usual = whole(first, last), whole(*USUAL)
    simplest = whole(SIMPLEST, SIMPLEST).start

    def some(numbers: range) -> SearchStrategy[str]:
        counts = st.integers(0, len(numbers) - 1)
        return counts.map(lambda count: written(nth(numbers, simplest, count)))

    if not every:
        return None
    both = range(max(every.start, usual.start), min(every.stop, usual.stop))
    many = some(both) if both else some(every)
    if precision is Precision.DAY and (ends := [day for day in _ENDS if day in every]):
        many = st.one_of(many, many, many, st.sampled_from(ends).map(written))
    return mostly(many, some(every))


class _Form(Enum):
    """How a date is written."""

    PLAIN = "plain"
    QUALIFIED = "qualified"
    BETWEEN = "between"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


@st.composite
def _written(
    draw: DrawFn,
    forms: SearchStrategy[_Form],
    precisions: SearchStrategy[SearchStrategy[str]],
) -> PartialDate:
    # The form is drawn last, so that no form is simpler because it needs less data.
    some_day = draw(precisions)
    day = draw(some_day)
    form = draw(forms)
    if form is _Form.UNKNOWN:
        return PartialDate("XXXX")
    if form is _Form.PLAIN:
        return PartialDate(day)
    if form is _Form.QUALIFIED:
        return PartialDate(day + draw(QUALIFIERS))
    if form is _Form.BEFORE:
        return PartialDate(f"[..{day}]")
    if form is _Form.AFTER:
        return PartialDate(f"[{day}..]")
    first, last = sorted((day, draw(some_day)))
    return PartialDate(f"[{first}..{last}]")


def partial_dates(
    *,
    min: DateLike | None = None,
    max: DateLike | None = None,
    precisions: Collection[PrecisionLike] = tuple(Precision),
    qualified: bool | EllipsisType = ...,
    ranges: bool | EllipsisType = ...,
) -> SearchStrategy[PartialDate]:
    """Return a strategy for partial dates of every precision, qualifier and form.

    Most are from the years 1990 to 2029. The simplest is `2000`.

    Args:
        min: No date can be before this day.
        max: No date can be after this day.
        precisions: The precisions of the dates.
        qualified: Whether the dates have a qualifier (`?`, `~`, `%`).
        ranges: Whether the dates are ranges, such as `[..2019-05-31]`.

    Raises:
        InvalidArgument: There is no such date, or an argument is invalid.

    Example:
        >>> from hypothesis import find
        >>> find(partial_dates(), lambda _: True)
        PartialDate('2000')
        >>> find(partial_dates(min="2016-05-04", precisions=["month"]), lambda _: True)
        PartialDate('2016-06')
    """
    first = understood(as_optional_partial_date, min, "min")
    last = understood(as_optional_partial_date, max, "max")
    earliest = first.earliest if first else date.min
    latest = last.latest if last else date.max
    if latest < earliest:
        message = f"min={min!r} is after max={max!r}. Correct one of the two dates."
        raise InvalidArgument(message)
    try:
        wanted = {Precision(precision) for precision in precisions}
    except ValueError as error:
        message = f"precisions={precisions!r}: {error}"
        raise InvalidArgument(message) from None
    with_qualifier, as_range = yes_or_no("qualified", qualified), yes_or_no("ranges", ranges)
    found = (_calendar_dates(each, earliest, latest) for each in _UNITS if each in wanted)
    days = [some_day for some_day in found if some_day is not None]
    # An open side reaches to the end of the calendar.
    is_open, is_open_after = earliest == date.min, latest == date.max
    forms: list[_Form] = []
    if days and False in as_range:
        # Most dates of real registers are plain.
        forms += [_Form.PLAIN] * 3 if False in with_qualifier else []
        forms += [_Form.QUALIFIED] if True in with_qualifier else []
    if days and True in as_range and False in with_qualifier:
        forms += [_Form.BETWEEN]
        forms += [_Form.BEFORE] if is_open else []
        forms += [_Form.AFTER] if is_open_after else []
    if Precision.UNKNOWN in wanted and False in as_range and False in with_qualifier:
        forms += [_Form.UNKNOWN] if is_open and is_open_after else []
    if not forms:
        message = (
            f"There is no date from min={min!r} to max={max!r} with precisions={precisions!r}, "
            f"qualified={qualified!r} and ranges={ranges!r}."
        )
        raise InvalidArgument(message)
    return _written(st.sampled_from(forms), st.sampled_from(days or [st.just("")]))


_within_forms: Final = st.sampled_from(("", "", "", "qualified", "between"))


def draw_within(draw: DrawFn, days: range) -> PartialDate:
    """Draw a date that is certainly one of some days; there must be at least one."""
    number, length, form = nth_day(days, draw(COUNTS)), draw(LENGTHS), draw(_within_forms)
    day = _written_day(number)
    if form == "between":
        other = nth_day(days, draw(COUNTS))
        return PartialDate.between(*map(date.fromordinal, sorted((number, other))))
    wholes = (PartialDate(day[:each]) for each in (length, 7, 10))
    plain = next(each for each in wholes if _is_within(each, days))
    return PartialDate(plain.text + draw(QUALIFIERS)) if form == "qualified" else plain


def _is_within(day: PartialDate, days: range) -> bool:
    return day.earliest.toordinal() in days and day.latest.toordinal() in days


_offsets: Final = st.integers(0, 400) | st.integers(0, 20_000) | st.none()
_either: Final = st.booleans()


def end_of_month(number: int) -> int:
    """Return the number of the last day of the month of a day."""
    day = date.fromordinal(number)
    return number - day.day + monthrange(day.year, day.month)[1]


def _not_before(draw: DrawFn, first: PartialDate) -> PartialDate:
    """Draw the same date, or one that may be later."""
    if draw(_either):
        start, end = bounds(first)
        day = start or end or SIMPLEST.toordinal()
        offset = draw(_offsets)
        if offset is None:
            day = next((end for end in _ENDS if end >= day), end_of_month(day))
        else:
            day += offset
        return PartialDate(date.fromordinal(min(day, LAST_DAY)).isoformat()[: draw(LENGTHS)])
    return first


def draw_in_order(
    draw: DrawFn, start: Field, end: Field
) -> tuple[PartialDate | None, PartialDate | None]:
    """Draw a start and an end that can be in this order. Either can be given."""
    if start.given is None and end.given is not None:
        last = understood(as_optional_partial_date, draw(end.given))
        return draw(partial_dates(max=last.latest) if last else start.usual), last
    first = understood(as_optional_partial_date, draw(start.any))
    if end.given is not None:
        return first, understood(as_optional_partial_date, draw(end.given))
    is_known = draw(_either)
    return first, _not_before(draw, first) if first and is_known else None
