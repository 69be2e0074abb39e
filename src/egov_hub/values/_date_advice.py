"""What to write instead of a date that a `PartialDate` does not take.

EDTF can express much that is not *one day*: intervals, seasons, sets, times. For each of these
there is something else to write, and the error says what.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from egov_hub.problems import Code
from egov_hub.values import _edtf

# EDTF's sub-year groupings (ISO 8601-2, 4.8): name, first and last month; 14 is next February.
# 21-24 are seasons of an unstated half of the earth. They are read as of the north, like 25-28.
_SEASONS = (("spring", 3, 5), ("summer", 6, 8), ("autumn", 9, 11), ("winter", 12, 14))
_GROUPINGS = {
    **{21 + n: season for n, season in enumerate(_SEASONS * 2)},
    29: ("southern spring", 9, 11),
    30: ("southern summer", 12, 14),
    31: ("southern autumn", 3, 5),
    32: ("southern winter", 6, 8),
    **{33 + n: (f"quarter {n + 1}", 3 * n + 1, 3 * n + 3) for n in range(4)},
    **{37 + n: (f"third {n + 1}", 4 * n + 1, 4 * n + 4) for n in range(3)},
    **{40 + n: (f"half {n + 1}", 6 * n + 1, 6 * n + 6) for n in range(2)},
}


def _write(what: str, suggestion: str) -> str:
    """Return advice to write the suggestion, if it is a date."""
    if _edtf.read(suggestion) is None:
        return f"{what}, and is not in the calendar. Write a date like 2019-05-30."
    return f"{what}. Write {suggestion}."


def _on_month(year: str, month: int) -> tuple[Code, str]:
    """Return code and advice for a number that is not a month."""
    if month not in _GROUPINGS:
        return Code.INVALID_DATE, f"has the month {month:02}. Write a month from 01 to 12."
    name, first, last = _GROUPINGS[month]
    end = f"{int(year) + last // 13:04}-{(last - 1) % 12 + 1:02}"
    advice = _write(f"means a part of the year ({name})", f"[{year}-{first:02}..{end}]")
    return Code.UNSUPPORTED_DATE, advice


def _digits(found: re.Match[str]) -> str:
    """Return advice on X for digits: the range that they cover, where it has no gaps."""
    year, rest = found["year"], found["rest"]
    if "X" not in year:
        known = re.match(r"-(0[1-9]|1[0-2])|", rest)
        return _write("has X in place of digits", year + (known[0] if known else ""))
    stretch = re.fullmatch(r"[0-9]*X+", year)
    if stretch and set(rest) <= set("-X"):
        low = max(int(year.replace("X", "0")), 1)
        bounds = f"[{low:04}..{year.replace('X', '9')}]"
        return _write("has X in place of digits", bounds if year != "XXXX" else year)
    return (
        "has X in place of digits, and the days that this covers have gaps between them. "
        "Write the range in which the day is, like [2010..2019], or XXXX, "
        "and cite the words as printed."
    )


def _time_of_day(found: re.Match[str]) -> str:
    return _write("has a time of day", found[0][:10])


def _wikidata(found: re.Match[str]) -> str:
    """Return advice on a time as Wikidata writes it; its precision 9 is a year, 10 a month."""
    year, month, day, precision = found.groups()
    what = "is a time of Wikidata"
    known = {"9": year, "10": f"{year}-{month}", "11": f"{year}-{month}-{day}"}
    if precision in known or "00" in (month, day):
        return _write(what, _known_part(known.get(precision, f"{year}-{month}-{day}")))
    if precision:
        return f"{what} of a precision other than year, month or day. Write [first..last]."
    if day != "01":
        return _write(what, f"{year}-{month}-{day}")
    first = f", {year} where its precision is 9 (a year)" if month == "01" else ""
    advice = _write(what, f"{year}-{month}-{day}")[:-1]
    return f"{advice}{first}, or {year}-{month} where its precision is 10 (a month)."


def _known_part(written: str) -> str:
    """Return a calendar date without a month or day that is 00, and without what is after it."""
    return written.split("-00", maxsplit=1)[0]


def _decimal(found: re.Match[str]) -> str:
    return _write("is a number with a decimal point", found[1])


def _week(found: re.Match[str]) -> str:
    year, week, day = int(found[1]), int(found[2]), int(found[3] or 1)
    try:
        first = date.fromisocalendar(year, week, day)
        last = first if found[3] else first + timedelta(days=6)
    except (ValueError, OverflowError):
        return "is a week that is not in the calendar. Write a date like 2019-05-30."
    return f"is written as a week. Write {first if found[3] else f'[{first}..{last}]'}."


def _day_of_year(found: re.Match[str]) -> str:
    first = _edtf.read(found[1])
    number = int(found[2])
    if first is None or not 1 <= number <= first.latest.timetuple().tm_yday:
        return "has a day of the year that is not in the calendar. Write a date like 2019-05-30."
    return f"is written as a day of the year. Write {first.earliest + timedelta(number - 1)}."


def _serial(found: re.Match[str]) -> str:
    """Return advice on a day as spreadsheets count them, from the end of 1899 or from 1904."""
    day = date(1899, 12, 30) + timedelta(int(found[0]))
    return (
        "may be a day as spreadsheets count them. Format its column as year-month-day; it is "
        f"{day}, or {day + timedelta(1462)} where the workbook counts from 1904."
    )


def _significant_digits(found: re.Match[str]) -> str:
    return _write("has significant digits", f"{found[1]}~")


def _inner_qualifier(found: re.Match[str]) -> str:
    plain = re.sub("[?~%]", "", found[0])
    return _write(f"has {found['first']} for a part of the date only", f"{plain}{found['first']}")


def _no_hyphens(found: re.Match[str]) -> str:
    return _write("has no hyphens", f"{found[1]}-{found[2]}-{found[3]}")


def _loose(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return _write("is not written as in ISO 8601", f"{year}-{month:0>2}-{day:0>2}")


_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH: Final = f"(?i:{'|'.join(_MONTHS)})"
_MONTH_NAME: Final = rf"(?P<month>{_MONTH})[a-z]*\.?"


def _month_name(found: re.Match[str]) -> str:
    month = _MONTHS.index(found["month"].lower()) + 1
    day = f"-{found['day']:0>2}" if found["day"] else ""
    return _write("has the month as a word", f"{found['year']}-{month:02}{day}")


def _season_name(found: re.Match[str]) -> str:
    # EDTF's numbers: 21 is spring. "Fall" means autumn.
    names = [name for name, *_ in _SEASONS]
    number = 21 + names.index(found[1].lower().replace("fall", "autumn"))
    return _on_month(found[2], number)[1]


def _about(found: re.Match[str]) -> str:
    return _write("is an approximate year in words", f"{found[1]}~")


def _two_years(found: re.Match[str]) -> str:
    return _write("names two years, not one day", f"[{found[1]}..{found[2]}]")


# The first pattern that matches gives the advice: a fixed text, or a function of the match.
_ADVICE: Final[tuple[tuple[str, Code, str | Callable[[re.Match[str]], str]], ...]] = (
    (
        r"",
        Code.INVALID_DATE,
        "is empty. Write XXXX for an unknown day, or leave the date out.",
    ),
    (
        r"\s.*|.*\s",
        Code.INVALID_DATE,
        "has spaces around it. Write the date alone.",
    ),
    (
        r"\[\.\.\]",
        Code.UNSUPPORTED_DATE,
        "has no bounds. Write XXXX for an unknown day.",
    ),
    (
        r"\+?(\d{4})-(\d\d)-(\d\d)T00:00:00Z(?:/(\d+))?",
        Code.UNSUPPORTED_DATE,
        _wikidata,
    ),
    (r"\d{4}-\d\d-\d\d[T ].*", Code.UNSUPPORTED_DATE, _time_of_day),
    (r"(\d{4})\.0+", Code.INVALID_DATE, _decimal),
    (r"(\d{4})-?W(\d\d)()", Code.UNSUPPORTED_DATE, _week),
    (r"(\d{4})-?W(\d\d)-?(\d)", Code.INVALID_DATE, _week),
    (r"(\d{4})-(\d{3})", Code.INVALID_DATE, _day_of_year),
    (r"[1-6]\d{4}", Code.INVALID_DATE, _serial),
    (
        r"\d{4}(-\d\d){0,2}([,;] ?\d{4}(-\d\d){0,2})+",
        Code.UNSUPPORTED_DATE,
        "has several dates. Write one; in a table, a row for each.",
    ),
    (
        r"([^/]*)/([^/]*)",
        Code.UNSUPPORTED_DATE,
        "is a period of time. Write its start and its end as two dates, "
        "or [start..end] for one day between the two.",
    ),
    (
        r"\[(\d[\d-]*)\.\.(\d[\d-]*)\]",
        Code.INVALID_DATE,
        "has ends of different precision. Write both as years, as months, or as days.",
    ),
    (
        r"[\[{][-\dX?~%.]+(,[-\dX?~%.]+)*[\]}]",
        Code.UNSUPPORTED_DATE,
        "is not a plain range. Write [first..last], without ?, ~ or %, "
        "for one day between the two.",
    ),
    (r"(?P<year>[\dX]{4})(?P<rest>(-[\dX]{2}){0,2})", Code.UNSUPPORTED_DATE, _digits),
    (r"(\d{4})S\d+", Code.UNSUPPORTED_DATE, _significant_digits),
    (
        r"Y-?\d+(E\d+)?(S\d+)?|[?~%]?-[\dX]{4}.*",
        Code.UNSUPPORTED_DATE,
        "is not in the years 0001 to 9999. Write a year with four digits, like 2019.",
    ),
    (
        r"(?=[^?~%]*(?P<first>[?~%]))[?~%]?\d{4}[?~%]?(-[?~%]?\d\d[?~%]?){0,2}",
        Code.UNSUPPORTED_DATE,
        _inner_qualifier,
    ),
    (r"(\d{4})(\d\d)(\d\d)", Code.INVALID_DATE, _no_hyphens),
    (
        r"\d\d?[./]\d\d?[./]\d{4}",
        Code.INVALID_DATE,
        "has the year at the end. Write year, month, day, like 2019-05-30.",
    ),
    (
        rf"\d\d?[-/. ](\d\d?|{_MONTH}[a-z]*\.?)[-/. ]'?\d\d|{_MONTH}[a-z]*\.?[-/ ]?[-/']\d\d",
        Code.INVALID_DATE,
        "has a year of two digits. Write year, month, day, like 2019-05-30.",
    ),
    (r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)", Code.INVALID_DATE, _loose),
    (
        rf"(?:(?P<day>\d\d?)\.?[ -])?{_MONTH_NAME},?[ -](?P<year>\d{{4}})",
        Code.INVALID_DATE,
        _month_name,
    ),
    (rf"{_MONTH_NAME} (?P<day>\d\d?),? (?P<year>\d{{4}})", Code.INVALID_DATE, _month_name),
    (r"(?i:(spring|summer|autumn|fall|winter)) (?:of )?(\d{4})", Code.INVALID_DATE, _season_name),
    (r"(?i:c|ca|circa|about|around)\.? ?(\d{4})", Code.INVALID_DATE, _about),
    (r"(\d{4}) ?[-–] ?(\d{4})", Code.INVALID_DATE, _two_years),
)
_OTHERWISE = (
    "is not a date. Write a day (2019-05-30), a month (2019-05), a year (2019), "
    "bounds ([2018-06..2019-05], [..2019-05-31]), or XXXX for an unknown day."
)


def on(text: str) -> tuple[Code, str]:
    """Return code and advice for a text that is not a partial date.

    A message is the text, followed by the advice.
    """
    if advice := _on_calendar(text):
        return advice
    for pattern, code, say in _ADVICE:
        if found := re.fullmatch(pattern, text, re.ASCII):
            return code, say if isinstance(say, str) else say(found)
    return Code.INVALID_DATE, _OTHERWISE


def _on_zeros(written: str) -> tuple[Code, str]:
    """Return code and advice for a date in which 00 is written for what is not known."""
    if written.startswith("0000"):
        return Code.INVALID_DATE, "is all zeros. Write XXXX for an unknown day, or leave it out."
    return Code.INVALID_DATE, _write("has 00 for a part that is not known", _known_part(written))


def _on_calendar(text: str) -> tuple[Code, str] | None:
    """Return code and advice for a text in a right form whose days are not in the calendar."""
    ends = _edtf.range_ends(text)
    single = re.fullmatch(rf"({_edtf.CALENDAR_DATE})[?~%]?", text)
    for written in filter(None, ends or (single and single[1],)):
        year, month, day = int(written[:4]), written[5:7], written[8:]
        if "00" in (month, day) and single:
            return _on_zeros(written)
        if year == 0:
            return Code.INVALID_DATE, "has the year 0000. Write a year from 0001 to 9999."
        if month and not 1 <= int(month) <= 12:
            return _on_month(written[:4], int(month))
        days = _edtf.last_day_of_month(year, int(month or 1))
        if day and not 1 <= int(day) <= days:
            message = f"is not in the calendar. {written[:7]} has the days 01 to {days}."
            return Code.INVALID_DATE, message
    if ends:
        start, end = ends
        return Code.INVALID_DATE, f"ends before it starts. Write [{end}..{start}]."
    return None
