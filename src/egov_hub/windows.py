"""Windows: the days from a start to an end, both of them included."""

from datetime import date

from egov_hub._timeline import Days
from egov_hub.dates import DateLike, PartialDate, Precision, as_partial_date
from egov_hub.problems import Code, Problem, ValidationError, refuse, shown

__all__ = ["Days", "period", "window"]


def window(start: DateLike, end: DateLike) -> Days:
    """Return the days of a window, both ends included.

    Args:
        start: The start: a day, or the first day of a month or year.
        end: The end: a day, or the last day of a month or year.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the window ends before it
            starts.

    Example:
        >>> from egov_hub.windows import window
        >>> days = window("2018-12", "2019-01-01")
        >>> days.last - days.first
        31
    """
    ends: list[PartialDate] = []
    problems: list[Problem] = []
    for name, value in (("start", start), ("end", end)):
        try:
            day = as_partial_date(value)
            if day.precision is Precision.UNKNOWN or not day.text[-1:].isdecimal():
                message = f"Expected a plain day, month or year, got {shown(day.text)}."
                raise refuse(Code.UNKNOWN_WINDOW, message)
            ends.append(day)
        except ValidationError as error:
            problems += [problem.under(name) for problem in error.problems]
    if not problems and ends[1].latest < ends[0].earliest:
        message = f"The window ends ({ends[1]}) before it starts ({ends[0]}): swap the two."
        problems.append(Problem(Code.ENDS_BEFORE_START, "/end", message))
    if problems:
        raise ValidationError(problems)
    return Days(ends[0].earliest.toordinal(), ends[1].latest.toordinal())


def period(start: DateLike | None, end: DateLike | None) -> Days:
    """Return the days of a window of which a side may be open, as None says.

    Args:
        start: The start, like that of a window; None: there is no first day.
        end: The end; None: there is no last day.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the period ends before it
            starts.

    Example:
        >>> from egov_hub.windows import period, window
        >>> period("2019", None) == window("2019", "9999")
        True
    """
    return window(date.min if start is None else start, date.max if end is None else end)
