"""Windows: the days from a start to an end, both included."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from egov_hub import _parse
from egov_hub._wording import expected
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.values.dates import DateLike, PartialDate, Precision, as_partial_date

_DAY: Final = timedelta(1)
FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()
# These are so far away that no member's changes can reach from here into the calendar.
LONG_BEFORE, LONG_AFTER = -(10**9), 10**9


class Days(NamedTuple):
    """A period of days, both ends included."""

    first: int
    last: int


def calendar_days(day: PartialDate) -> Days:
    """Return the days of the calendar that a date can be."""
    return Days(day.earliest.toordinal(), day.latest.toordinal())


def days_of(on: PartialDate) -> Days:
    """Return the days that a date can be. An open side goes on beyond the calendar."""
    return unbounded(calendar_days(on))


def unbounded(days: Days) -> Days:
    """Return days of the calendar. If they reach its end, they go on beyond it on that side."""
    first, last = days
    if first == last:
        return days
    return Days(
        LONG_BEFORE if first == FIRST_DAY else first, LONG_AFTER if last == LAST_DAY else last
    )


def window(start: DateLike, end: DateLike) -> Days:
    """Return the days of a window, both ends included.

    Args:
        start: The start: a day, or the first day of a month or year.
        end: The end: a day, or the last day of a month or year.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the window ends before it
            starts.

    Example:
        >>> from egov_hub.values.windows import window
        >>> days = window("2018-12", "2019-01-01")
        >>> days.last - days.first
        31
    """
    first, last = _parse.arguments(("start", as_bound, start), ("end", as_bound, end))
    if last.latest < first.earliest:
        message = f"The window ends ({last}) before it starts ({first}). Swap the two."
        raise ValidationError([Problem(Code.ENDS_BEFORE_START, "/end", message)])
    return Days(first.earliest.toordinal(), last.latest.toordinal())


def as_bound(value: DateLike) -> PartialDate:
    """Return an end of a window: a plain day, month or year."""
    day = as_partial_date(value)
    if day.precision is Precision.UNKNOWN or not day.text[-1].isdecimal():
        message = expected("a plain day, month or year", day.text, "one like 2018 or 2018-05-30")
        raise refuse(Code.UNKNOWN_WINDOW, message)
    return day


def as_optional_bound(value: DateLike | None) -> PartialDate | None:
    """Return None for None, else a day that bounds a period."""
    return None if value is None else as_bound(value)


def period(start: DateLike | None, end: DateLike | None) -> Days:
    """Return the days of a window that may be open on a side.

    Args:
        start: The start, as for a window; None: there is no first day.
        end: The end; None: there is no last day.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the period ends before it
            starts.

    Example:
        >>> from egov_hub.values.windows import period, window
        >>> period("2019", None) == window("2019", "9999")
        True
    """
    return window(date.min if start is None else start, date.max if end is None else end)


def ends_in_time(since: PartialDate | None, until: PartialDate | None) -> Problem | None:
    """Return a problem if something certainly ends before it starts."""
    if since and until and until.before(since).certainly:
        message = f"The end ({until}) is before the start ({since}). Correct one of the two dates."
        return Problem(Code.ENDS_BEFORE_START, "", message)
    return None


def day_after(last: PartialDate) -> PartialDate:
    """Return the first day after something ended, given the last day on which it was so.

    Raises:
        ValidationError: It is the last day of the calendar.

    Example:
        >>> from egov_hub.values.windows import day_after
        >>> str(day_after(PartialDate("2015-04-30"))), str(day_after(PartialDate("2015")))
        ('2015-05-01', '[2015-01-02..2016-01-01]')
    """
    opens = last.precision is Precision.UNKNOWN or last.text.startswith("[..")
    ends_open = last.precision is Precision.UNKNOWN or last.text.endswith("..]")
    if not ends_open and last.latest == date.max:
        message = f"The day after {last} is not in the calendar. Remove the end."
        raise refuse(Code.OUT_OF_RANGE, message)
    return PartialDate.between(
        None if opens else last.earliest + _DAY, None if ends_open else last.latest + _DAY
    )
