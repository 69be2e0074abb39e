"""The written forms of a `PartialDate`: a profile of EDTF, and the days that each covers.

EDTF is the Extended Date/Time Format (ISO 8601-2:2019; Library of Congress, 4 February 2019). This
module only reads; what to write instead of a text that is not in the profile is in
`egov_hub.values._date_advice`.
"""

import re
from datetime import date
from typing import Final, TypeAlias

UNKNOWN: Final = "XXXX"
"""The written form of an unknown day."""

# ASCII digits only: `\d` would match the digits of every script.
CALENDAR_DATE: Final = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SINGLE: Final = re.compile(rf"({CALENDAR_DATE})[?~%]?")
_RANGE: Final = re.compile(rf"\[({CALENDAR_DATE})?\.\.({CALENDAR_DATE})?\]")
_DAYS_OF_MONTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


Extent: TypeAlias = tuple[int, date, date]
"""What a written date covers.

First, how many characters each calendar date in it has: 4 for a year, 7 for a month, 10 for a day,
0 for `XXXX`. Then the first and the last day that it can be: `date.min` or `date.max` if that side
is open.
"""


def read(text: str) -> Extent | None:
    """Return what a written date covers, or None for a text that is not in the profile."""
    if len(text) == 10 and text[4] == text[7] == "-":
        # Most dates are days, and this is the fastest way to read one.
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return 10, day, day
    if text == UNKNOWN:
        return 0, date.min, date.max
    if single := _SINGLE.fullmatch(text):
        return _extent_of(single[1])
    if ends := range_ends(text):
        return _between(*ends)
    return None


def range_ends(text: str) -> tuple[str, str] | None:
    """Return the ends of a written range (empty: open), if both have the same precision."""
    if found := _RANGE.fullmatch(text):
        start, end = found[1] or "", found[2] or ""
        # `[..]` means the same as XXXX, and each meaning has one written form.
        if (start or end) and len(start or end) == len(end or start):
            return start, end
    return None


def last_day_of_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    # The module `calendar` would be imported only for this.
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and is_leap else _DAYS_OF_MONTHS[month - 1]


def _between(start: str, end: str) -> Extent | None:
    first = _extent_of(start) if start else (0, date.min, date.min)
    last = _extent_of(end) if end else (0, date.max, date.max)
    if first is None or last is None:
        return None
    earliest, latest = first[1], last[2]
    return (len(start or end), earliest, latest) if earliest <= latest else None


def _extent_of(written: str) -> Extent | None:
    """Return the days of a year, month or day; None where the calendar has no such days."""
    length = len(written)
    try:
        first = date.fromisoformat(written + "-01-01"[length - 4 :])
    except ValueError:
        return None
    if length == 10:
        return length, first, first
    month = first.month if length == 7 else 12
    return length, first, first.replace(month=month, day=last_day_of_month(first.year, month))
