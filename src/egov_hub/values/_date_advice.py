"""What to write instead of a date that a `PartialDate` does not accept.

EDTF can express much that is not *one day*: intervals, seasons, sets, times. For each of these, the
error says what to write instead. It does the same for dates that are not EDTF, but are written as
people and spreadsheets write them: see `egov_hub.values._loose_dates`.

The advice is worked out from the text, because readers would take a fixed example for the
correction.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, TypeAlias

from egov_hub.problems import Code
from egov_hub.values import _edtf, _loose_dates

# EDTF's sub-year groupings (ISO 8601-2, 4.8): name, first and last month; 14 is next February.
# 21-24 are seasons that do not say which hemisphere. They are read as northern ones, like 25-28.
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
    if _edtf.read(suggestion):
        return f"{what}. Write {suggestion}."
    why = _on_calendar(suggestion)
    return f"{what}, and {suggestion} {why[1]}" if why else f"{what}, {_NOT_IN_CALENDAR}"


def _not_a_month(written: str) -> str:
    return f"has the month {written}. Write a month from 01 to 12."


def _on_month(year: str, month: int) -> tuple[Code, str]:
    """Return code and advice for a number that is not a month."""
    # Many people write two years like this. Some of these numbers are also parts of a year.
    two_years = f"[{year}..{int(year) + 1:04}]" if month == (int(year) + 1) % 100 else ""
    if month in _GROUPINGS:
        also = f" For one day in two years, write {two_years}." if two_years else ""
        return Code.UNSUPPORTED_DATE, _on_grouping(year, month) + also
    if two_years:
        return Code.INVALID_DATE, f"names two years. Write {two_years}."
    return Code.INVALID_DATE, _not_a_month(f"{month:02}")


def _on_grouping(year: str, month: int) -> str:
    """Return advice for a number that is a part of the year."""
    name, first, last = _GROUPINGS[month]
    end = f"{int(year) + last // 13:04}-{(last - 1) % 12 + 1:02}"
    return _write(f"means a part of the year ({name})", f"[{year}-{first:02}..{end}]")


def _digits(found: re.Match[str]) -> str:
    """Return advice on X for digits: the range that they cover, if it has no gaps."""
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
        "Write [first..last], the range in which the day is, or XXXX, "
        "and cite the words as printed."
    )


def _time_of_day(found: re.Match[str]) -> str:
    return _write("has a time of day", found[0][:10])


def _wikidata(found: re.Match[str]) -> str:
    """Return advice on a time as Wikidata writes it: precision 9 is a year, 10 is a month."""
    year, month, day, precision = found.groups()
    what = "is a time as Wikidata writes it"
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
        return f"is a week, {_NOT_IN_CALENDAR}"
    return f"is written as a week. Write {first if found[3] else f'[{first}..{last}]'}."


def _day_of_year(found: re.Match[str]) -> str:
    first = _edtf.read(found[1])
    number = int(found[2])
    if first is None or not 1 <= number <= first[2].timetuple().tm_yday:
        return f"has a day of the year, {_NOT_IN_CALENDAR}"
    return f"is written as a day of the year. Write {first[1] + timedelta(number - 1)}."


def _serial(found: re.Match[str]) -> str:
    """Return advice on a day as spreadsheets count days: from the end of 1899, or from 1904."""
    day = date(1899, 12, 30) + timedelta(int(found[0]))
    return (
        "may be the number of a day in a spreadsheet. Format its column as year-month-day. The day "
        f"is {day}, or {day + timedelta(1462)} if the workbook counts from 1904."
    )


def _significant_digits(found: re.Match[str]) -> str:
    return _write("has significant digits", f"{found[1]}~")


def _inner_qualifier(found: re.Match[str]) -> str:
    plain = re.sub("[?~%]", "", found[0])
    return _write(f"has {found['first']} for a part of the date only", f"{plain}{found['first']}")


def _spaces(found: re.Match[str]) -> str | None:
    alone = found[0].strip()
    return _write("has spaces around it", alone) if _edtf.read(alone) else None


def _range(found: re.Match[str]) -> str:
    """Return advice on a range with ends of different precision."""
    start, end = found[1], found[2]
    first, last = _edtf.read(start), _edtf.read(end)
    if first and last:
        most = max(len(start), len(end))
        return _write(_MIXED, f"[{str(first[1])[:most]}..{str(last[2])[:most]}]")
    return f"{_MIXED}. Write both as years, as months, or as days."


_MIXED: Final = "has ends of different precision"


def _qualified_range(found: re.Match[str]) -> str | None:
    """Return advice on a range with qualifiers."""
    plain = re.sub("[?~%]", "", found[0])
    return _write("has ?, ~ or % in a range", plain) if _edtf.range_ends(plain) else None


def _interval(found: re.Match[str]) -> str | None:
    """Return advice on an interval of EDTF whose ends are dates."""
    start, end = (each.replace("..", "") for each in found.groups())
    if not all(_edtf.read(each) for each in (start, end) if each):
        return None
    if start and end:
        return _start_and_end("is a period of time", start, end)
    if start:
        return f"is a period of time without an end. Write {start} as the start."
    return f"is a period of time without a start. Write {end} as the end." if end else None


def _start_and_end(what: str, start: str, end: str) -> str:
    advice = f"{what}. Write {start} as the start and {end} as the end"
    between = f"[{start}..{end}]"
    return f"{advice}, or {between} for one day between." if _edtf.read(between) else f"{advice}."


def _decade(found: re.Match[str]) -> str:
    return _write("names ten years", f"[{found[1]}0..{found[1]}9]")


def _quarter(found: re.Match[str]) -> str:
    return _on_grouping(found["year"], 32 + int(found["quarter"]))


def _season_name(found: re.Match[str]) -> str:
    # EDTF's numbers: 21 is spring. "Fall" means autumn.
    names = [name for name, *_ in _SEASONS]
    return _on_grouping(found[2], 21 + names.index(found[1].replace("fall", "autumn")))


def _two_years(found: re.Match[str]) -> str:
    return _write("names two years, not one day", f"[{found[1]}..{found[2]}]")


def _part_of_year(found: re.Match[str]) -> str:
    return _write(
        f"means a part of a year ({found[1]}) without a certain first or last day", found[2]
    )


def _qualified(found: re.Match[str]) -> str | None:
    """Return advice on a date that words make approximate or uncertain."""
    parts = found.groupdict()
    day = _loose_dates.only_date(parts["about"] or parts["perhaps"] or parts["asked"])
    if day is None or not re.fullmatch(_edtf.CALENDAR_DATE, day):
        return None
    if parts["about"]:
        return _write("is an approximate date in words", f"{day}~")
    return _write("is an uncertain date in words", f"{day}?")


def _bound(found: re.Match[str]) -> str | None:
    """Return advice on a date that words make a bound."""
    ((word, said),) = ((word, said) for word, said in found.groupdict().items() if said)
    day = _loose_dates.only_date(said)
    if day is None or not re.fullmatch(_edtf.CALENDAR_DATE, day):
        return None
    bounds = {"by": f"[..{day}]", "since": f"[{day}..]"}
    beside = _loose_dates.neighbours(day)
    if beside:
        bounds |= {"before": f"[..{beside[0]}]", "after": f"[{beside[1]}..]"}
    if word not in bounds:
        return None
    itself = f"{day}, or {bounds[word]} for one day on or after it" if word == "since" else None
    return f"is a bound in words. Write {itself or bounds[word]}."


_Say: TypeAlias = str | Callable[[re.Match[str]], str | None]
_Table: TypeAlias = tuple[tuple[re.Pattern[str], Code, _Say], ...]


def _table(*lines: tuple[str, Code, _Say]) -> _Table:
    return tuple((re.compile(pattern, re.ASCII), code, say) for pattern, code, say in lines)


_SIDE: Final = r"(?:|\.\.|[?~%]?Y?-?[\dX]{4}[^/]*)"
# The first pattern that matches, and whose function returns something, gives the advice: a fixed
# text, or a function of the match.
_EDTF: Final = _table(
    (
        r"\s*",
        Code.INVALID_DATE,
        "is empty. Write XXXX for an unknown day, or remove the date.",
    ),
    (r"\s.*|.*\s", Code.INVALID_DATE, _spaces),
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
    (r"\d{4}-\d\d-\d\d[T ]\d.*", Code.UNSUPPORTED_DATE, _time_of_day),
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
    (r"([^/]*)/([^/]*)", Code.UNSUPPORTED_DATE, _interval),
    (
        rf"{_SIDE}/{_SIDE}",
        Code.UNSUPPORTED_DATE,
        "is a period of time. Write its start and its end as two dates, "
        "or [start..end] for one day between the two.",
    ),
    (r"\[(\d[\d-]*)\.\.(\d[\d-]*)\]", Code.INVALID_DATE, _range),
    (r"\[.*\]", Code.UNSUPPORTED_DATE, _qualified_range),
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
        "is not in the years 0001 to 9999. Write a year of four digits.",
    ),
    (
        r"(?=[^?~%]*(?P<first>[?~%]))[?~%]?\d{4}[?~%]?(-[?~%]?\d\d[?~%]?){0,2}",
        Code.UNSUPPORTED_DATE,
        _inner_qualifier,
    ),
)
# These are compared with the cleaned text (`_loose_dates.clean`).
_LOOSE: Final = _table(
    (
        r"n/?\.?a\.?|unknown|not known|unclear|tb[acd]|to be (?:announced|confirmed|determined)"
        r"|none|null|nil|n\.?d\.?|no date|undated|[-?.]+|н/?д|нет данных|неизвестно",
        Code.INVALID_DATE,
        "does not say a day. Write XXXX for an unknown day, or remove the date.",
    ),
    (
        r"today|yesterday|tomorrow|now|(?:this|last|next) (?:week|month|year)|present|ongoing",
        Code.INVALID_DATE,
        "depends on when it is read. Write the date itself, and cite the words as printed.",
    ),
    (r"(\d{3})0'?s", Code.INVALID_DATE, _decade),
    (r"q(?P<quarter>[1-4])[ ,/-]*(?P<year>\d{4})", Code.INVALID_DATE, _quarter),
    (r"(?P<quarter>[1-4]).. quarter(?: of)?,? (?P<year>\d{4})", Code.INVALID_DATE, _quarter),
    (r"(?P<year>\d{4})[ -/]?q(?P<quarter>[1-4])", Code.INVALID_DATE, _quarter),
    (r"(spring|summer|autumn|fall|winter),? (?:of )?(\d{4})", Code.INVALID_DATE, _season_name),
    (r"(early|late|mid|middle)(?: of|-in)?[ -](\d{4})", Code.INVALID_DATE, _part_of_year),
    (r"(\d{4}) ?- ?(\d{4})", Code.INVALID_DATE, _two_years),
    (
        r"(?:c|ca|circa|about|around|approx|approximately|~)\.? ?(?P<about>.+)"
        r"|(?:probably|perhaps|maybe|possibly) (?P<perhaps>.+)|(?P<asked>.+?) ?\(?\?\)?",
        Code.INVALID_DATE,
        _qualified,
    ),
    (
        r"(?:before|prior to) (?P<before>.+)|after (?P<after>.+)"
        r"|(?:by|until|till|up to|(?:not|no) later than) (?P<by>.+)"
        r"|(?:since|from|(?:not|no) earlier than) (?P<since>.+)",
        Code.INVALID_DATE,
        _bound,
    ),
)
_FORMS: Final = (
    "Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY, bounds as [first..last], "
    "[first..] or [..last], and an unknown day as XXXX."
)

_NOT_IN_CALENDAR: Final = f"and is not in the calendar. {_FORMS}"

_LONGEST: Final = 60
"""No date is searched for in a longer text."""


def on(text: str) -> tuple[Code, str]:
    """Return code and advice for a text that is not a partial date.

    A message is the text, followed by the advice.
    """
    if advice := _on_calendar(text) or _first(_EDTF, text):
        return advice
    if len(text) > _LONGEST:
        return Code.INVALID_DATE, f"is not a date. {_FORMS}"
    plain = _loose_dates.cleaned(text)
    if advice := _first(_LOOSE, plain):
        return advice
    if found := _loose_dates.meant(plain):
        return Code.INVALID_DATE, _on_meant(found)
    if ends := _loose_dates.period(plain):
        return Code.INVALID_DATE, _start_and_end("is a period of time", *ends)
    if _loose_dates.meant(f"{plain} 2000"):
        return Code.INVALID_DATE, "has no year. Write the year, too, or XXXX for an unknown day."
    return Code.INVALID_DATE, f"is not a date. {_FORMS}"


def _first(table: _Table, text: str) -> tuple[Code, str] | None:
    """Return the code and the advice of the first line of a table that has advice for a text."""
    for pattern, code, say in table:
        if found := pattern.fullmatch(text):
            advice = say if isinstance(say, str) else say(found)
            if advice:
                return code, advice
    return None


def _on_meant(found: _loose_dates.Meant) -> str:
    """Return advice to write the date that a text means, or one of the two that it can mean."""
    if len(found.dates) == 1:
        return _write(found.what, found.dates[0])
    one, two = (f"{each} for {_loose_dates.day_in_words(each)}" for each in found.dates)
    return f"{found.what}. Write {one}, or {two}."


def _on_zeros(written: str) -> tuple[Code, str]:
    """Return code and advice for a date in which 00 is written for what is not known."""
    if written.startswith("0000"):
        return Code.INVALID_DATE, "is all zeros. Write XXXX for an unknown day, or remove the date."
    return Code.INVALID_DATE, _write("has 00 for a part that is not known", _known_part(written))


def _on_calendar(text: str) -> tuple[Code, str] | None:
    """Return code and advice for a text that has a correct form, but days not in the calendar."""
    ends = _edtf.range_ends(text)
    single = re.fullmatch(rf"({_edtf.CALENDAR_DATE})[?~%]?", text)
    for written in filter(None, ends or (single and single[1],)):
        year, month, day = int(written[:4]), written[5:7], written[8:]
        if "00" in (month, day) and single:
            return _on_zeros(written)
        if year == 0:
            return Code.INVALID_DATE, "has the year 0000. Write a year from 0001 to 9999."
        if month and day and int(day) <= 12 < int(month) and single:
            return Code.INVALID_DATE, _write(
                "has the day before the month", f"{written[:4]}-{day}-{month}"
            )
        if month and not 1 <= int(month) <= 12:
            if day:
                return Code.INVALID_DATE, _not_a_month(month)
            return _on_month(written[:4], int(month))
        days = _edtf.last_day_of_month(year, int(month)) if day else 0
        if day and not 1 <= int(day) <= days:
            message = f"is not in the calendar. {written[:7]} has the days 01 to {days}."
            return Code.INVALID_DATE, message
    if ends:
        start, end = ends
        return Code.INVALID_DATE, f"ends before it starts. Write [{end}..{start}]."
    return None
