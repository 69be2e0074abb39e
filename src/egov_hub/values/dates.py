"""Days that may be known only in part, and answers that may be *maybe*.

A notice says "2016", "last year" or "not later than 31 May 2019". A `PartialDate` says exactly
this. It means **one day** in the proleptic Gregorian calendar. Perhaps only its year, its month or
its bounds are known. Its written form is a profile of EDTF, the Extended Date/Time Format (ISO
8601-2:2019; Library of Congress, 4 February 2019).

Questions about such days have an `Answer`: yes, no or maybe.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Literal, Self, TypeAlias, cast

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._calls import Printing, printing
from egov_hub._wording import Word, expected, plain, shown
from egov_hub.problems import Code, refuse
from egov_hub.values import _edtf
from egov_hub.values.answers import Answer

__all__ = ["DateLike", "PartialDate", "Precision", "PrecisionLike", "as_partial_date"]


class Precision(Word):
    """The smallest unit of time in a written calendar date.

    Example:
        >>> PartialDate("2018-05").precision
        <Precision.MONTH: 'month'>
    """

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"
    """Nothing is known. Only `XXXX` has this precision."""


PrecisionLike: TypeAlias = Precision | Literal["day", "month", "year", "unknown"]
"""A `Precision`, or its word."""


# The precision of a calendar date, by how many characters it has.
_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 0: Precision.UNKNOWN}


def _as_written(value: date | str) -> str:
    """Return the written form of a date."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, datetime):
        text = datetime.isoformat(value, " ")
        raise refuse(Code.WRONG_TYPE, f"{shown(text)} has a time of day. Write its date().")
    if isinstance(value, date):
        return date.isoformat(value)
    number = isinstance(value, int) and not isinstance(value, bool)
    write = f'"{shown(value)}"' if number else "it in quotes, as YYYY-MM-DD, YYYY-MM or YYYY"
    raise refuse(Code.WRONG_TYPE, expected("a date", value, write))


@frozen(repr=False)
class _Attributes:
    """The attributes of a date.

    msgspec writes a class made by attrs as its attributes, which nothing here can read. It refuses
    `PartialDate`, which only derives from such a class.
    """

    text: str = field(converter=_as_written)
    precision: Precision = field(init=False, eq=False)
    earliest: date = field(init=False, eq=False)
    latest: date = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Read the text, once."""
        extent = _edtf.read(self.text)
        if extent is None:
            from egov_hub.values import _date_advice

            code, advice = _date_advice.on(self.text)
            raise refuse(code, f"{shown(self.text)} {advice}")
        length, earliest, latest = extent
        # The descriptors of slots need a third of the time of `object.__setattr__`.
        _set_precision(self, _PRECISIONS[length])
        _set_earliest(self, earliest)
        _set_latest(self, latest)


_set_text = vars(_Attributes)["text"].__set__
_set_precision = vars(_Attributes)["precision"].__set__
_set_earliest = vars(_Attributes)["earliest"].__set__
_set_latest = vars(_Attributes)["latest"].__set__


class PartialDate(_Attributes):
    """One day, which may be known only in part.

    ==========================================  ==============================================
    written                                     means
    ==========================================  ==============================================
    ``2019-05-30``, ``2019-05``, ``2018``       that day; a day in that month; in that year
    ``2018?``, ``2018~``, ``2018%``             the same, uncertain, approximate, or both
    ``[..2019-05-31]``, ``[2018-06..]``         a day on or before; a day on or after
    ``[2018-01-01..2019-05-31]``                a day between the two, which may be either
    ``XXXX``                                    an unknown day
    ==========================================  ==============================================

    Years are 0001 to 9999. A qualifier (`?`, `~`, `%`) is kept, but does not change which days are
    possible. Two dates are equal if they are written the same: `2018` is not equal to
    `[2018-01-01..2018-12-31]`.

    Note:
        There is no `<`, because the answer may be *maybe*: use `before`, `after` or `same_day`. To
        sort dates, use `sort_key`.

    Args:
        text: The date as written, or a `datetime.date`.

    Attributes:
        text: The date as written.
        precision: Whether it is written as a day, a month or a year. For a range, this is about its
            ends.
        earliest: The first day it can be; `date.min` if that side is open.
        latest: The last day it can be; `date.max` if that side is open.

    Raises:
        ValidationError: The text is not in one of these forms (`unsupported-date` if it is EDTF
            that means something else), or not in the calendar; the message says what to write
            instead.

    Example:
        >>> launched = PartialDate("2018")
        >>> launched.earliest, launched.latest
        (datetime.date(2018, 1, 1), datetime.date(2018, 12, 31))
        >>> launched.before("2019-05-30"), launched.before("2018-06-09")
        (<Answer.YES: 'yes'>, <Answer.MAYBE: 'maybe'>)
        >>> str(launched)
        '2018'
        >>> PartialDate(date(2019, 5, 30))
        PartialDate('2019-05-30')
    """

    __slots__ = ()

    @classmethod
    def between(cls, earliest: date | None, latest: date | None) -> Self:
        """Return a day between two known days. It may also be one of the two.

        Args:
            earliest: The first day it can be; None or `date.min`: there is no first day.
            latest: The last day it can be; None or `date.max`: there is no last day.

        Raises:
            ValidationError: The latest day is before the earliest, or one of them is not a
                `datetime.date`.

        Example:
            >>> PartialDate.between(date(2018, 1, 1), date(2019, 5, 31))
            PartialDate('[2018-01-01..2019-05-31]')
            >>> PartialDate.between(None, date(2019, 5, 31))
            PartialDate('[..2019-05-31]')
            >>> PartialDate.between(date(2019, 5, 31), date(2019, 5, 31))
            PartialDate('2019-05-31')
            >>> PartialDate.between(None, None)
            PartialDate('XXXX')
        """
        if cls is PartialDate and (made := _range(earliest, latest)):
            return cast("Self", made)
        first, last = _parse.arguments(
            ("earliest", _as_optional_day, earliest), ("latest", _as_optional_day, latest)
        )
        if first and first == last:
            return cls(first)
        start = "" if first in (None, date.min) else str(first)
        end = "" if last in (None, date.max) else str(last)
        return cls(f"[{start}..{end}]" if start or end else _edtf.UNKNOWN)

    @property
    def uncertain(self) -> bool:
        """Whether the source itself is not sure (`?` or `%`).

        Example:
            >>> PartialDate("2018?").uncertain
            True
        """
        return self.text.endswith(("?", "%"))

    @property
    def approximate(self) -> bool:
        """Whether the date is approximate (`~` or `%`).

        Example:
            >>> PartialDate("2018?").approximate
            False
        """
        return self.text.endswith(("~", "%"))

    def before(self, other: "DateLike") -> Answer:
        """Answer whether this day is before another.

        The two may be different days, however they are written: `2018` is *maybe* before `2018`.

        Raises:
            ValidationError: The other is not a date.

        Example:
            >>> PartialDate("2018-05").before("2018-06-09")
            <Answer.YES: 'yes'>
        """
        return _is_before(self, _parse.argument("other", as_partial_date, other))

    def after(self, other: "DateLike") -> Answer:
        """Answer whether this day is after another.

        Raises:
            ValidationError: The other is not a date.

        Example:
            >>> PartialDate("2018-05").after("2018-06-09")
            <Answer.NO: 'no'>
        """
        return _is_before(_parse.argument("other", as_partial_date, other), self)

    def same_day(self, other: "DateLike") -> Answer:
        """Answer whether this day and another are the same day.

        Raises:
            ValidationError: The other is not a date.

        Example:
            >>> PartialDate("2018-06").same_day("2018-06-09")
            <Answer.MAYBE: 'maybe'>
        """
        return ~self.before(other) & ~self.after(other)

    def sort_key(self) -> tuple[date, date, str]:
        """Return a key that sorts dates: by first possible day, last possible day, then text.

        The order is always the same; it does not say which day came first.

        Example:
            >>> dates = [PartialDate("2018-06"), PartialDate("2018"), PartialDate("2017?")]
            >>> [str(day) for day in sorted(dates, key=PartialDate.sort_key)]
            ['2017?', '2018', '2018-06']
        """
        return self.earliest, self.latest, self.text

    def __str__(self) -> str:
        """Return the date as it was written."""
        return self.text

    def __plain__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        """Return the expression that makes this date."""
        return f"{type(self).__name__}({self.text!r})"

    @property
    def _repr_pretty_(self) -> Printing:
        return printing(repr(self))


def read_date(text: str) -> PartialDate:
    """Return the partial date that is written in a JSON string.

    This skips the layers of the constructor, and needs a third of the time.
    """
    made = object.__new__(PartialDate)
    _set_text(made, text)
    made.__attrs_post_init__()
    return made


def _range(earliest: date | None, latest: date | None) -> PartialDate | None:
    """Return the range between two different known days; None for anything else.

    Like `read_date`, it skips the layers of the constructor. It does not read what it writes.
    """
    if type(earliest) is not date or type(latest) is not date:
        return None
    if not date.min < earliest < latest < date.max:
        return None
    made = object.__new__(PartialDate)
    _set_text(made, f"[{earliest}..{latest}]")
    _set_precision(made, Precision.DAY)
    _set_earliest(made, earliest)
    _set_latest(made, latest)
    return made


def _is_before(one: PartialDate, other: PartialDate) -> Answer:
    if one.latest < other.earliest:
        return Answer.YES
    return Answer.NO if one.earliest >= other.latest else Answer.MAYBE


DateLike: TypeAlias = PartialDate | date | str
"""What a constructor or a question takes for a day: a `PartialDate`, a `date`, or its text."""


def as_partial_date(value: DateLike) -> PartialDate:
    """Return a partial date, given one, a `datetime.date`, or a written date.

    Raises:
        ValidationError: It is not one of these, or is not written correctly.

    Example:
        >>> as_partial_date("2018-05") == as_partial_date(PartialDate("2018-05"))
        True
    """
    if type(value) is str:
        return read_date(value)
    # A subclass could have more than its text, and the rest would not be written.
    return value if type(value) is PartialDate else PartialDate(cast("date | str", value))


def as_partial_dates(value: Collection[DateLike]) -> tuple[PartialDate, ...]:
    """Return partial dates, without duplicates."""
    return _parse.distinct(value, as_partial_date)


def as_optional_partial_date(value: DateLike | None) -> PartialDate | None:
    """Return None for None, else a partial date."""
    return None if value is None else as_partial_date(value)


def _as_day(value: date) -> date:
    """Return a known day."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise refuse(Code.WRONG_TYPE, expected("a datetime.date", value, "date(2019, 5, 30)"))
    return date.fromordinal(date.toordinal(value))


def _as_optional_day(value: date | None) -> date | None:
    """Return None for None, else a known day."""
    return None if value is None else _as_day(value)
