"""Dates in words, for readers who do not know the written form."""

from datetime import date
from typing import Final

from egov_hub.values.dates import PartialDate, Precision

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

QUALIFIERS: Final = "?~%"


def in_words(on: PartialDate) -> str:
    """Return a date in words, which do not say more than the date.

    Example:
        >>> from egov_hub.site._dates import in_words
        >>> for text in (
        ...     "2019-05-30",
        ...     "2018-05",
        ...     "2018~",
        ...     "[..2019-05-31]",
        ...     "[2018..2019]",
        ...     "XXXX",
        ... ):
        ...     print(in_words(PartialDate(text)))
        30 May 2019
        May 2018
        about 2018
        31 May 2019 or earlier
        between 2018 and 2019
        day unknown
    """
    if on.precision is Precision.UNKNOWN:
        return "day unknown"
    if on.text.startswith("["):
        first, last = map(_plain, on.text[1:-1].split(".."))
        if first and last:
            return f"between {first} and {last}"
        return f"{first} or later" if first else f"{last} or earlier"
    written = on.text.rstrip(QUALIFIERS)
    return _qualified(_plain(written), on.text.removeprefix(written))


def _qualified(words: str, qualifier: str) -> str:
    about = "about " if qualifier in ("~", "%") else ""
    return f"{about}{words}{', uncertain' if qualifier in ('?', '%') else ''}"


def _plain(written: str) -> str:
    """Return a day, month or year in words, from YYYY-MM-DD, YYYY-MM or YYYY."""
    year, *rest = written.split("-")
    names = [MONTHS[int(month) - 1] for month in rest[:1]]
    days = [str(int(day)) for day in rest[1:]]
    return " ".join([*days, *names, year])


def day_in_words(day: date) -> str:
    """Return a day in words.

    Example:
        >>> from egov_hub.site._dates import day_in_words
        >>> day_in_words(date(2019, 5, 30))
        '30 May 2019'
    """
    return _plain(day.isoformat())


def period_in_words(start: PartialDate, end: PartialDate | None) -> str:
    """Return the first and the last day of an event in words.

    Example:
        >>> from egov_hub.site._dates import period_in_words
        >>> period_in_words(PartialDate("2019-05-30"), PartialDate("2019-05-31"))
        '30 to 31 May 2019'
        >>> period_in_words(PartialDate("2019-05-30"), PartialDate("2019-06-01"))
        '30 May 2019 to 1 June 2019'
        >>> period_in_words(PartialDate("2019"), PartialDate("[..2019-05-31]"))
        'first day 2019, last day 31 May 2019 or earlier'
        >>> period_in_words(PartialDate("2021-11-04?"), PartialDate("2021-11-05?"))
        '4 to 5 November 2021, uncertain'
    """
    if end is None or start == end:
        return in_words(start)
    first, last = start.text.rstrip(QUALIFIERS), end.text.rstrip(QUALIFIERS)
    qualifier = start.text.removeprefix(first)
    alike = qualifier == end.text.removeprefix(last)
    if not (alike and f"{first}{last}".replace("-", "").isdecimal()):
        return f"first day {in_words(start)}, last day {in_words(end)}"
    in_one_month = len(first) == len(last) == 10 and first[:7] == last[:7]
    begins = str(start.earliest.day) if in_one_month else _plain(first)
    return _qualified(f"{begins} to {_plain(last)}", qualifier)
