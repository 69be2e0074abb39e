"""The dates that people and spreadsheets mean by the texts that they write.

Nothing here is read as a date, because the library never guesses. The result is put into the
message of the error, for a person to decide.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from egov_hub.values import _edtf

# Those of `calendar` depend on the locale.
_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# The beginnings of the names of months, in English and in Russian.
_MONTH_OF: Final = {
    beginning: number
    for beginnings in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "янв фев мар апр май июн июл авг сен окт ноя дек",
    )
    for number, beginning in enumerate(beginnings.split(), 1)
} | {"мая": 5}
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|янв(?:ар[ья])?|фев(?:рал[ья])?|мар(?:та?)?|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?"
    r"|авг(?:уста?)?|сент?(?:ябр[ья])?|окт(?:ябр[ья])?|нояб?(?:р[ья])?|дек(?:абр[ья])?)\.?"
)
_DAY: Final = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:(?P<year>\d{4})|'?(?P<short>\d\d))"
_WEEKDAY: Final = r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? "

_WRONG_ORDER: Final = "has the year at the end"
_IN_WORDS: Final = "has the month as a word"
_NOT_ISO: Final = "is not written as in ISO 8601"


class Meant(NamedTuple):
    """What a text may mean.

    Attributes:
        what: What is wrong with the text, as the beginning of a sentence.
        dates: The dates that it may mean; the first is not in the calendar if none is.
    """

    what: str
    dates: tuple[str, ...]

    @property
    def date(self) -> str | None:
        """The date, if there is only one that it can mean."""
        one, *others = self.dates
        return one if not others and _edtf.read(one) else None


# The first pattern that matches says what is wrong. In `first` and `second` the order of day and
# month is not known.
_FORMS: Final = tuple(
    (re.compile(pattern, re.ASCII), what)
    for pattern, what in (
        (r"(?P<year>\d{4})[-/. ](?P<number>\d\d?)(?:[-/. ](?P<day>\d\d?))?", _NOT_ISO),
        (r"(?P<year>\d{4})(?P<number>\d\d)(?P<day>\d\d)", "has no hyphens"),
        (rf"(?P<first>\d\d?)(?P<dot>\.) ?(?P<second>\d\d?)\. ?{_YEAR}", _WRONG_ORDER),
        (rf"(?P<first>\d\d?)[-/ ](?P<second>\d\d?)[-/ ]{_YEAR}", _WRONG_ORDER),
        (r"(?P<number>\d\d?)[-/.](?P<year>\d{4})", _WRONG_ORDER),
        (rf"(?:{_DAY}\.?[-/ ](?:of )?)?{_MONTH},?[-/ ]?(?:of )?{_YEAR}", _IN_WORDS),
        (rf"{_MONTH} {_DAY},? {_YEAR}", _IN_WORDS),
        (rf"(?P<year>\d{{4}}),?[-/ ]{_MONTH}(?:[-/ ]{_DAY})?", _IN_WORDS),
    )
)


def cleaned(text: str) -> str:
    """Return a text without weekdays, and with one letter case and one kind of dash."""
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text.casefold())
    text = re.sub(_WEEKDAY, "", " ".join(text.split()))
    return re.sub(r",?(?: ?г\.?| года?)?$", "", text)


def meant(text: str) -> Meant | None:
    """Return what a cleaned text may mean, if it is one date.

    Example:
        >>> from egov_hub.values._loose_dates import meant
        >>> meant("3/4/2018").dates, meant("may 2019").dates
        (('2018-04-03', '2018-03-04'), ('2019-05',))
    """
    if _edtf.read(text.upper()):
        return Meant(_NOT_ISO, (text.upper(),))
    for form, what in _FORMS:
        if found := form.fullmatch(text):
            dates = tuple(dict.fromkeys(_dates(found)))
            sound = tuple(date for date in dates if _edtf.read(date))
            if found.groupdict().get("dot"):
                # With dots, the day is always first, if that is possible.
                sound = sound[:1]
            short = found.groupdict().get("short")
            return Meant("has a year of two digits" if short else what, sound or dates[:1])
    return None


def _dates(found: re.Match[str]) -> Iterator[str]:
    parts = found.groupdict()
    year = parts.get("year") or _in_full(parts["short"])
    if first := parts.get("first"):
        second = parts["second"]
        yield f"{year}-{second:0>2}-{first:0>2}"
        yield f"{year}-{first:0>2}-{second:0>2}"
        return
    name, day = parts.get("month"), parts.get("day")
    month = str(_MONTH_OF[name[:3]]) if name else parts["number"]
    yield f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")


def _in_full(short: str) -> str:
    """Return the year that two digits mean, as POSIX reads them."""
    return f"{'20' if short < '69' else '19'}{short}"


def day_in_words(date: str) -> str:
    """Return the day and month of a date in words.

    Example:
        >>> from egov_hub.values._loose_dates import day_in_words
        >>> day_in_words("2018-04-03")
        '3 April'
    """
    return f"{int(date[8:])} {_NAMES[int(date[5:7]) - 1]}"


# Periods

_TO: Final = "(?:-|/|to|and|&|и)"
_PERIODS: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        # 30-31 May 2019, 30.-31.05.2019, May 30-31, 2019, and 30 May - 2 June 2019
        rf"(?P<start>\d\d?)\.? ?{_TO} ?(?P<end>\d\d?)(?P<after>[ .].+)",
        rf"(?P<before>{_MONTH} )(?P<start>\d\d?) ?{_TO} ?(?P<end>\d\d?)(?P<after>,? \d{{4}})",
        r"(?:from |с )?(?P<start>.+?)(?:/| - | to | until | till | по )(?P<end>.+)",
        r"(?P<start>[^-\d]+|\d\d?\.\d\d?\.?)-(?P<end>.+)",
    )
)


def period(text: str) -> tuple[str, str] | None:
    """Return the start and the end of a period, if a cleaned text is one and both are certain.

    Example:
        >>> from egov_hub.values._loose_dates import period
        >>> period("30-31 may 2019"), period("30 may - 2 june 2019")
        (('2019-05-30', '2019-05-31'), ('2019-05-30', '2019-06-02'))
    """
    for form in _PERIODS:
        if found := form.fullmatch(text):
            ends = _ends(**found.groupdict())
            if ends and _starts_before(*ends):
                return ends
    return None


def _ends(
    start: str, end: str, before: str = "", after: str = "", **_: str
) -> tuple[str, str] | None:
    """Return the two dates of a period, given both and the text before and after them."""
    last = only_date(f"{before}{end}{after}")
    if last is None:
        return None
    # The year may be written only once: "30 May - 2 June 2019", "30.05-02.06.2019". This is also so
    # in "May 18 - June 2, 2019", although "May 18" alone could be a month of 2018.
    year = last[:4]
    first = only_date(f"{start} {year}") or only_date(f"{start.rstrip('.')}.{year}")
    if first is None or len(first) != len(last):
        first = only_date(f"{before}{start}{after}")
    return (first, last) if first else None


def only_date(text: str) -> str | None:
    """Return the date that a cleaned text means, if it can mean only one date.

    Example:
        >>> from egov_hub.values._loose_dates import only_date
        >>> only_date("may 2019"), only_date("3/4/2018")
        ('2019-05', None)
    """
    found = meant(text)
    return found.date if found else None


def neighbours(date: str) -> tuple[str, str] | None:
    """Return the dates just before and just after a date, in its precision, if both exist.

    Example:
        >>> from egov_hub.values._loose_dates import neighbours
        >>> neighbours("2019-01"), neighbours("0001")
        (('2018-12', '2019-02'), None)
    """
    extent = _edtf.read(date)
    if extent is None or datetime.date.min in extent or datetime.date.max in extent:
        return None
    length, earliest, latest = extent
    before, after = earliest - datetime.timedelta(1), latest + datetime.timedelta(1)
    return str(before)[:length], str(after)[:length]


def _starts_before(start: str, end: str) -> bool:
    first, last = _edtf.read(start), _edtf.read(end)
    return first is not None and last is not None and first[1] < last[2]
