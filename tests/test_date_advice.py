"""Dates are worked out: what an error says to write is what was meant."""

import calendar
import re
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_hub import PartialDate, ValidationError

DAYS: Final = st.dates(date(1970, 1, 1), date(2060, 12, 31))
MONTHS: Final = tuple(calendar.month_name)[1:]
GENITIVES: Final = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def advice(text: str) -> str:
    with pytest.raises(ValidationError) as refused:
        PartialDate(text)
    return refused.value.problems[0].message.rpartition('" ')[2]


def dates_in(message: str) -> list[str]:
    """Return the dates that a message says to write."""
    written = r"(?:\[[-\d.]+\]|XXXX|\d{4}(?:-\d\d){0,2}[?~]?)"
    return re.findall(rf"(?:rite|or|and) ({written})", message)


@given(
    DAYS,
    st.sampled_from(
        (
            "{d:02}.{m:02}.{y}",
            "{d}.{m}.{y}",
            "{d}. {m}. {y}",
            "{y}/{m}/{d}",
            "{y}.{m:02}.{d:02}",
            "{y}{m:02}{d:02}",
            "{y}–{m:02}–{d:02}",
            "{d} {month} {y}",
            "{d}th of {month}, {y}",
            "{month} {d}, {y}",
            "{short} {d}th {y}",
            "{d}-{short}-{y}",
            "{d}/{short}/{y}",
            "{y} {month} {d}",
            "Friday, {d} {month} {y}",
            "{d} {genitive} {y} г.",
            " {y}-{m:02}-{d:02}\n",
            "{y}-{m:02}-{d:02}T10:00",
        )
    ),
)
def test_a_day_is_worked_out(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    text = form.format(
        y=day.year,
        m=day.month,
        d=day.day,
        month=month,
        short=month[:3].upper(),
        genitive=GENITIVES[day.month - 1],
    )
    assert dates_in(advice(text)) == [str(day)]


@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_known_by_their_names(month: int) -> None:
    for name in (MONTHS[month - 1], GENITIVES[month - 1]):
        assert dates_in(advice(f"5 {name} 2019")) == [f"2019-{month:02}-05"]


@given(DAYS, st.sampled_from("/- "))
def test_where_day_and_month_can_be_swapped_both_are_given(day: date, mark: str) -> None:
    message = advice(f"{day.day}{mark}{day.month}{mark}{day.year}")
    swapped = [str(day)]
    if day.day <= 12 and day.day != day.month:
        swapped.append(str(date(day.year, day.day, day.month)))
        assert f"{day.day} {MONTHS[day.month - 1]}" in message
    assert dates_in(message) == swapped


@given(
    DAYS,
    st.integers(1, 40),
    st.sampled_from(
        ("{a} - {b}", "{a} – {b}", "{a} to {b}", "from {a} until {b}", "{c}/{e}", "с {f} по {g}")
    ),
)
def test_a_period_has_a_start_and_an_end(start: date, days: int, form: str) -> None:
    end = start + timedelta(days)
    text = form.format(
        a=f"{start.day} {MONTHS[start.month - 1]} {start.year}",
        b=f"{end.day} {MONTHS[end.month - 1]} {end.year}",
        c=start,
        e=end,
        f=f"{start:%d.%m.%Y}",
        g=f"{end:%d.%m.%Y}",
    )
    assert f"Write {start} as the start and {end} as the end, or [{start}..{end}]" in advice(text)


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("30-31 May 2019", "Write 2019-05-30 as the start and 2019-05-31 as the end"),
        ("May 30-31, 2019", "Write 2019-05-30 as the start and 2019-05-31 as the end"),
        ("30.-31.05.2019", "Write 2019-05-30 as the start and 2019-05-31 as the end"),
        ("30.05-02.06.2019", "Write 2019-05-30 as the start and 2019-06-02 as the end"),
        ("30 May - 2 June 2019", "Write 2019-05-30 as the start and 2019-06-02 as the end"),
        ("May-June 2019", "Write 2019-05 as the start and 2019-06 as the end"),
        ("2018/2019-05", "Write 2018 as the start and 2019-05 as the end."),
        ("1985/..", "Write 1985 as the start."),
        ("1985/", "Write 1985 as the start."),
        ("/1985", "Write 1985 as the end."),
        ("/", "is a period of time"),
        ("2004-06-XX/2004-07-03", "Write its start and its end as two dates"),
        ("May 18 - June 2, 2019", "Write 2019-05-18 as the start and 2019-06-02 as the end"),
        ("5-6 May 2019", "Write 2019-05-05 as the start and 2019-05-06 as the end"),
        ("2018 - May 2019", "Write 2018 as the start and 2019-05 as the end"),
        ("31-30 May 2019", "is not a date"),
        ("30-30 May 2019", "is not a date"),
        ("1990s", "Write [1990..1999]."),
        ("2010's", "Write [2010..2019]."),
        ("Q2 2019", "Write [2019-04..2019-06]."),
        ("2019-Q4", "Write [2019-10..2019-12]."),
        ("1st quarter of 2019", "Write [2019-01..2019-03]."),
        ("early 2019", "Write 2019."),
        ("mid-2019", "Write 2019."),
        ("n/a", "Write XXXX for an unknown day, or remove the date."),
        ("N/A", "Write XXXX for an unknown day"),
        ("TBC", "Write XXXX for an unknown day"),
        ("to be announced", "Write XXXX for an unknown day"),
        ("?", "Write XXXX for an unknown day"),
        ("-", "Write XXXX for an unknown day"),
        ("нет данных", "Write XXXX for an unknown day"),
        ("yesterday", "depends on when it is read"),
        ("before 2019", "Write [..2018]."),
        ("after May 2019", "Write [2019-06..]."),
        ("by 31 May 2019", "Write [..2019-05-31]."),
        ("before 31 May 2019", "Write [..2019-05-30]."),
        ("after 31 May 2019", "Write [2019-06-01..]."),
        ("no later than 2019", "Write [..2019]."),
        ("since 2018", "Write 2018, or [2018..] for one day on or after it."),
        ("since long ago", "is not a date"),
        ("after 9999", "is not a date"),
        ("before 0001", "is not a date"),
        ("before [2018..2019]", "is not a date"),
        ("by 0001", "Write [..0001]."),
        ("approx. May 2018", "Write 2018-05~."),
        ("probably 2018", "Write 2018?."),
        ("2018 (?)", "Write 2018?."),
        ("about then", "is not a date"),
        ("2018-19", "names two years. Write [2018..2019]."),
        ("2021-22", "Write [2021-06..2021-08]. For one day in two years, write [2021..2022]."),
        ("2016-31-12", "has the day before the month. Write 2016-12-31."),
        ("2016/31/12", "Write 2016-12-31."),
        ("by 3/4/2018", "is not a date"),
        ("by 31.02.2019", "is not a date"),
        ("11/12/2018", "Write 2018-12-11 for 11 December, or 2018-11-12 for 12 November."),
        ("2016/12/05", "Write 2016-12-05."),
        ("2016-31-13", "has the month 31."),
        ("31.02.2019", "2019-02 has the days 01 to 28."),
        ("13/13/2019", "has the month 13."),
        ("03.15.2016", "has the year at the end. Write 2016-03-15."),
        ("15.03.16", "Write 2016-03-15."),
        ("15.03.68", "Write 2068-03-15."),
        ("15.03.69", "Write 1969-03-15."),
        ("15.03.99", "Write 1999-03-15."),
        ("05/2019", "Write 2019-05."),
        ("2019/5", "Write 2019-05."),
        ("май 2019", "Write 2019-05."),
        ("xxxx", "Write XXXX."),
        ("30 May", "has no year"),
        ("May", "has no year"),
        ("[2018..2019-05]", "Write [2018-01..2019-05]."),
        ("[2018..2019-13]", "Write both as years, as months, or as days."),
        ("[2018?..2019~]", "Write [2018..2019]."),
        ("[2018?..2019-05]", "is not a plain range"),
        ("30 May" + " " * 50 + "2019", "Write 2019-05-30."),
        ("30 May" + " " * 51 + "2019", "is not a date"),
        ("maybe", "is not a date. Write a day as YYYY-MM-DD"),
    ],
)
def test_what_people_write(text: str, write: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PartialDate(text)
    assert write in refused.value.problems[0].message


@given(st.text("0123456789-./ MayJunQ?~,XstoafercW[]", max_size=14) | st.text(max_size=12))
def test_each_date_that_is_suggested_is_one(text: str) -> None:
    try:
        PartialDate(text)
    except ValidationError as error:
        (problem,) = error.problems
        message = problem.message.rpartition('" ')[2]
        for written in dates_in(message):
            assume(written != "0000")
            PartialDate(written)
