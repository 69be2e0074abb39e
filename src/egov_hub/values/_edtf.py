"""The written forms of a `PartialDate`: a profile of EDTF, and the days that each covers.

EDTF is the Extended Date/Time Format (ISO 8601-2:2019; Library of Congress, 4 February 2019). This
module only reads; what to write instead of a text that is not in the profile is in
`egov_hub.values._date_advice`.
"""

import re
from calendar import isleap
from datetime import date
from typing import Final, NamedTuple

UNKNOWN: Final = "XXXX"
"""The written form of a day of which nothing is known."""

# ASCII digits only: `\d` would match the digits of every script.
CALENDAR_DATE: Final = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SINGLE: Final = re.compile(rf"({CALENDAR_DATE})[?~%]?")
_RANGE: Final = re.compile(rf"\[({CALENDAR_DATE})?\.\.({CALENDAR_DATE})?\]")
_DAYS_OF_MONTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Extent(NamedTuple):
    """The days that a written date covers.

    Attributes:
        length: How many characters each calendar date in it has: 4 for a year, 7 for a month, 10
            for a day, 0 for `XXXX`.
        earliest: The first day that it can be; `date.min` where that side is open.
        latest: The last day that it can be; `date.max` where that side is open.
    """

    length: int
    earliest: date
    latest: date


def read(text: str) -> Extent | None:
    """Return what a written date covers, or None for a text that is not in the profile."""
    if len(text) == 10 and text[4] == text[7] == "-":
        # Most dates are days, and this is the fastest way to read one.
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return Extent(10, day, day)
    if text == UNKNOWN:
        return Extent(0, date.min, date.max)
    if single := _SINGLE.fullmatch(text):
        return _extent_of(single[1])
    if ends := range_ends(text):
        return _between(*ends)
    return None


def range_ends(text: str) -> tuple[str, str] | None:
    """Return the two ends of a written range, empty where open, if both have the same precision."""
    if found := _RANGE.fullmatch(text):
        start, end = found[1] or "", found[2] or ""
        # `[..]` means the same as XXXX, and each meaning has one written form.
        if (start or end) and len(start or end) == len(end or start):
            return start, end
    return None


def last_day_of_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 29 if month == 2 and isleap(year) else _DAYS_OF_MONTHS[month - 1]


def _between(start: str, end: str) -> Extent | None:
    first = _extent_of(start) if start else None
    last = _extent_of(end) if end else None
    if (start and first is None) or (end and last is None):
        return None
    earliest = first.earliest if first else date.min
    latest = last.latest if last else date.max
    return Extent(len(start or end), earliest, latest) if earliest <= latest else None


def _extent_of(written: str) -> Extent | None:
    """Return the days of a year, month or day; None where the calendar has no such days."""
    year, month, day = int(written[:4]), int(written[5:7] or 1), int(written[8:] or 1)
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= last_day_of_month(year, month):
        return None
    last_month = int(written[5:7] or 12)
    last_day = int(written[8:] or last_day_of_month(year, last_month))
    return Extent(len(written), date(year, month, day), date(year, last_month, last_day))
