"""Days of which only a part may be known, and answers that may be *maybe*."""

import copy
import pickle
import re
from calendar import isleap, monthrange
from datetime import date, datetime, timedelta
from itertools import pairwise, product
from operator import eq, ne
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import Answer, Code, DateLike, PartialDate, Precision, ValidationError
from egov_hub.strategies import partial_dates
from tests.support.edtf import READ, REFUSED

YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.MAYBE


def refusal(text: object) -> tuple[Code, str]:
    with pytest.raises(ValidationError) as refused:
        PartialDate(text)  # type: ignore[arg-type] # some are no strings: that is the point
    (problem,) = refused.value.problems
    assert problem.path == ""
    return problem.code, problem.message


# Reading


@pytest.mark.parametrize(("text", "bounds"), READ.items())
def test_texts_of_public_test_suites(text: str, bounds: tuple[str, str]) -> None:
    day = PartialDate(text)
    assert (str(day.earliest), str(day.latest)) == bounds
    assert str(day) == text


@pytest.mark.parametrize("text", REFUSED)
def test_texts_that_are_no_one_day_are_refused_with_help(text: str) -> None:
    code, message = refusal(text)
    assert code in (Code.INVALID_DATE, Code.UNSUPPORTED_DATE)
    assert message.startswith('"')
    assert message.endswith(".")


@given(partial_dates())
def test_a_date_is_kept_as_it_was_written(day: PartialDate) -> None:
    again = PartialDate(str(day))
    assert str(again) == str(day)
    assert again == day
    assert hash(again) == hash(day)
    assert eval(repr(day)) == day  # noqa: S307 - our own expression
    assert day.earliest <= day.latest


@given(st.text() | st.from_regex(r"[\[{]?[-0-9X.?~%/TYSE,]{0,24}[\]}]?", fullmatch=True))
def test_any_text_is_read_as_written_or_refused_for_one_reason(text: str) -> None:
    try:
        assert str(PartialDate(text)) == text
    except ValidationError as error:
        (problem,) = error.problems
        assert problem.code in (Code.INVALID_DATE, Code.UNSUPPORTED_DATE)
        assert str(problem).isprintable()


FORMS = (
    "{y}-{m}-{d}", "{y}-{m}-{d}?", "{y}-{m}", "{y}", "{y}-{m}~", "{y}~", "-{y}-{m}-{d}",
    "[{y}-{m}-{d}..]", "[..{y}-{m}-{d}]", "[{y}-{m}..]", "[..{y}-{m}]", "[{y}..]", "[..{y}]",
    "[2018-05-30..{y}-{m}-{d}]", "[{y}-{m}-{d}..2018-05-30]", "[2018-05..{y}-{m}]", "[{y}..2018]",
    "{{{y}-{m}-{d},2018-05-30}}", "{y}-{m}-{d}/2018-05-30", "2018-05-30/{y}-{m}-{d}", "{y}-{m}/..",
    "{d}.{m}.{y}", "{m}/{d}/{y}", "{y}/{m}/{d}", "{y}{m}{d}", "{y}{m}", "{y}-{m}-{d}T10:00",
    "{d} May {y}", "{d}-{m} May {y}", "May {y}", "May {d}, {y}", "{y} May {d}", "{d}th of May, {y}",
    "{y}-W{m}", "{y}-W{m}-{d}", "{y}-{m}X", "{y}-Q{d}", "{y}-{m}{d}", "{d} мая {y} г.", "{m}.{y}",
    "{d}-{m}.05.{y}", "{y}/{m}", "{y}-{y}", "before {y}", "since {y}-{m}", "{d}/{m}/18", "{y}s",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_numbers_at_the_borders_of_the_calendar_are_read_or_refused(form: str) -> None:
    years = ("0000", "0001", "1900", "2018", "2019", "9999")
    months = ("00", "01", "02", "04", "05", "12", "13", "21", "32", "41", "52", "53", "99")
    days = ("00", "01", "07", "12", "13", "28", "29", "30", "31", "32", "99")
    for text in {form.format(y=y, m=m, d=d) for y, m, d in product(years, months, days)}:
        try:
            assert str(PartialDate(text)) == text
        except ValidationError as error:
            (problem,) = error.problems
            assert problem.code in (Code.INVALID_DATE, Code.UNSUPPORTED_DATE)


@given(st.dates())
def test_day_month_and_year_of_a_day(day: date) -> None:
    text = day.isoformat()
    known, month, year = (PartialDate(text[:length]) for length in (10, 7, 4))
    assert known == PartialDate(day)
    assert known.earliest == known.latest == day
    assert (month.earliest, month.earliest.day) == (day.replace(day=1), 1)
    assert month.latest == date.max or (month.latest + timedelta(1)).day == 1
    assert month.latest.month == day.month
    assert (year.earliest, year.latest) == (date(day.year, 1, 1), date(day.year, 12, 31))
    assert [one.precision for one in (known, month, year)] == ["day", "month", "year"]


@pytest.mark.parametrize("year", [1900, 2018, 2020])
@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_of_a_month_is_that_of_the_calendar(year: int, month: int) -> None:
    assert PartialDate(f"{year}-{month:02}").latest == date(year, month, monthrange(year, month)[1])


@given(st.integers(1, 9999))
def test_the_calendar_is_checked(year: int) -> None:
    leap_day = f"{year:04}-02-29"
    if isleap(year):
        assert PartialDate(leap_day).latest == date(year, 2, 29)
    else:
        assert refusal(leap_day)[1] == (
            f'"{leap_day}" is not in the calendar. {year:04}-02 has the days 01 to 28.'
        )


@pytest.mark.parametrize("qualifier", ["?", "~", "%"])
@pytest.mark.parametrize("text", ["2018", "2018-05", "2018-05-30"])
def test_qualifiers_are_kept_and_widen_nothing(text: str, qualifier: str) -> None:
    plain, qualified = PartialDate(text), PartialDate(text + qualifier)
    assert (plain.earliest, plain.latest) == (qualified.earliest, qualified.latest)
    assert plain.precision is qualified.precision
    assert plain != qualified
    assert (qualified.uncertain, qualified.approximate) == (qualifier in "?%", qualifier in "~%")
    assert not plain.uncertain
    assert not plain.approximate


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("[..2019-05-31]", "0001-01-01", "2019-05-31", Precision.DAY),
        ("[2018-06..]", "2018-06-01", "9999-12-31", Precision.MONTH),
        ("[2018..2019]", "2018-01-01", "2019-12-31", Precision.YEAR),
        ("[2018..2018]", "2018-01-01", "2018-12-31", Precision.YEAR),
        ("XXXX", "0001-01-01", "9999-12-31", Precision.UNKNOWN),
    ],
)
def test_bounds(text: str, earliest: str, latest: str, precision: Precision) -> None:
    day = PartialDate(text)
    assert (str(day.earliest), str(day.latest)) == (earliest, latest)
    assert day.precision is precision


def test_equality_is_of_what_was_written() -> None:
    assert PartialDate("2018") != PartialDate("[2018-01-01..2018-12-31]")
    text: object = "2018"
    assert PartialDate("2018") != text
    assert len({PartialDate("2018"), PartialDate("2018"), PartialDate("2018?")}) == 2


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "XXXX"),
        ("[..]", "XXXX"),
        (" 2018", "spaces"),
        ("2018\n", "spaces"),
        ("2017-13-01", "has the day before the month. Write 2017-01-13."),
        ("2017-13-13", "has the month 13"),
        ("2017-18", "names two years. Write [2017..2018]."),
        ("0000", "Write a year from 0001 to 9999"),
        ("201X", "[2010..2019]"),
        ("0XXX", "[0001..0999]"),
        ("2004-XX", "Write 2004."),
        ("2004-05-XX", "Write 2004-05."),
        ("2004-XX-30", "Write 2004."),
        ("2016-13-XX", "Write 2016."),
        ("XXXX-08-27", "cite the words as printed"),
        ("201X-08", "cite the words as printed"),
        ("2019-05-30T10:00", "Write 2019-05-30."),
        ("2019-05-30 10:00", "Write 2019-05-30."),
        ("2016/2017", "Write 2016 as the start and 2017 as the end, or [2016..2017]"),
        ("[2018..2019-05]", "different precision. Write [2018-01..2019-05]."),
        ("[2019..2018]", "Write [2018..2019]"),
        ("[2018?..2019]", "Write [2018..2019]."),
        ("{2018,2019}", "is not a plain range"),
        ("1950S2", "Write 1950~"),
        ("Y17000", "years 0001 to 9999"),
        ("-0044", "years 0001 to 9999"),
        ("2004-06~-11", "Write 2004-06-11~."),
        ("20190530", "Write 2019-05-30."),
        ("1992.0", "Write 1992."),
        ("2019-00-00", "Write 2019."),
        ("2019-05-00", "Write 2019-05."),
        ("2019-00-15", "Write 2019."),
        ("2019-00", "Write 2019."),
        ("0000-00-00", "Write XXXX for an unknown day, or remove the date"),
        ("08/02/90", "Write 1990-02-08 for 8 February, or 1990-08-02 for 2 August."),
        ("8.2.90", "has a year of two digits. Write 1990-02-08."),
        ("30-May-19", "has a year of two digits. Write 2019-05-30."),
        ("May-19", "has a year of two digits. Write 2019-05."),
        ("May '19", "has a year of two digits. Write 2019-05."),
        ("30-May-2019", "Write 2019-05-30."),
        ("2019-W22", "Write [2019-05-27..2019-06-02]."),
        ("2019W22", "Write [2019-05-27..2019-06-02]."),
        ("2019-W22-4", "Write 2019-05-30."),
        ("2019-W54", "is a week, and is not in the calendar"),
        ("9999-W52", "is a week, and is not in the calendar"),
        ("2020-366", "Write 2020-12-31."),
        ("2019-366", "is not in the calendar"),
        ("0000-150", "is not in the calendar"),
        ("+2019-05-30T00:00:00Z", "Write 2019-05-30."),
        ("+2019-00-00T00:00:00Z", "Write 2019."),
        ("+2019-05-30T00:00:00Z/9", "Write 2019."),
        ("+2019-05-30T00:00:00Z/10", "Write 2019-05."),
        ("+2019-05-00T00:00:00Z/10", "Write 2019-05."),
        ("+2019-01-01T00:00:00Z/11", "Write 2019-01-01."),
        ("+1960-01-01T00:00:00Z/8", "Write [first..last]."),
        ("2019-05-01T00:00:00Z", "Write 2019-05-01, or 2019-05 where its precision is 10"),
        ("2019-01-01T00:00:00Z", "2019-01-01, 2019 where its precision is 9 (a year), or 2019-01"),
        ("2019-02-29T00:00:00Z", "not in the calendar"),
        ("43615", "The day is 2019-05-30, or 2023-05-31 if the workbook counts from 1904"),
        ("1960-09-20, 1984-02-04", "Write one; in a table, a row for each."),
        ("30.05.2019", "has the year at the end. Write 2019-05-30."),
        ("2019/05/30", "Write 2019-05-30."),
        ("2019-5-3", "Write 2019-05-03."),
        ("2019.5.31", "Write 2019-05-31."),
        ("May 2019", "Write 2019-05."),
        ("30 May 2019", "Write 2019-05-30."),
        ("3. june 2019", "Write 2019-06-03."),
        ("Sept. 3, 2019", "Write 2019-09-03."),
        ("31 February 2019", "not in the calendar"),
        ("spring 2017", "Write [2017-03..2017-05]."),
        ("Winter of 2017", "Write [2017-12..2018-02]."),
        ("fall 2017", "Write [2017-09..2017-11]."),
        ("c. 2018", "Write 2018~."),
        ("about 2018", "Write 2018~."),
        ("2018-2019", "Write [2018..2019]."),
        ("2018 – 2019", "Write [2018..2019]."),
        ("last year", "depends on when it is read"),
        ("XXXX-XX", "Write XXXX."),
        ("9999-24", "not in the calendar"),
        ("0000-XX", "the year 0000"),
        ("20190229", "not in the calendar"),
        ("2019-02-29T10:00", "not in the calendar"),
        ("2019?-02-29", "not in the calendar"),
        ("2019-13?", '"2019-13?" has the month 13'),
        ("[2018-13..2019-01]", '"[2018-13..2019-01]" has the month 13'),
        ("2019-12-32", "2019-12 has the days 01 to 31"),
        ("[2019-05-01..2019-04-01]", "Write [2019-04-01..2019-05-01]"),
        ("[..2019-02-29]", "2019-02 has the days 01 to 28"),
        ("٢٠١٨", "is not a date"),
        ("2018\0", "is not a date"),
    ],
)
def test_advice(text: str, advice: str) -> None:
    _, message = refusal(text)
    assert advice in message


@pytest.mark.parametrize(
    ("number", "name", "months"),
    [
        (21, "spring", "[2017-03..2017-05]"),
        (22, "summer", "[2017-06..2017-08]"),
        (23, "autumn", "[2017-09..2017-11]"),
        (24, "winter", "[2017-12..2018-02]"),
        (25, "spring", "[2017-03..2017-05]"),
        (26, "summer", "[2017-06..2017-08]"),
        (27, "autumn", "[2017-09..2017-11]"),
        (28, "winter", "[2017-12..2018-02]"),
        (29, "southern spring", "[2017-09..2017-11]"),
        (30, "southern summer", "[2017-12..2018-02]"),
        (31, "southern autumn", "[2017-03..2017-05]"),
        (32, "southern winter", "[2017-06..2017-08]"),
        (33, "quarter 1", "[2017-01..2017-03]"),
        (34, "quarter 2", "[2017-04..2017-06]"),
        (35, "quarter 3", "[2017-07..2017-09]"),
        (36, "quarter 4", "[2017-10..2017-12]"),
        (37, "third 1", "[2017-01..2017-04]"),
        (38, "third 2", "[2017-05..2017-08]"),
        (39, "third 3", "[2017-09..2017-12]"),
        (40, "half 1", "[2017-01..2017-06]"),
        (41, "half 2", "[2017-07..2017-12]"),
    ],
)
def test_each_part_of_a_year_that_edtf_numbers_is_a_range_of_months(
    number: int, name: str, months: str
) -> None:
    code, message = refusal(f"2017-{number}")
    assert code is Code.UNSUPPORTED_DATE
    assert message.endswith(f"means a part of the year ({name}). Write {months}.")


@pytest.mark.parametrize("number", [*range(13, 18), 19, 20, *range(42, 100)])
def test_other_numbers_of_months_are_mistakes(number: int) -> None:
    code, message = refusal(f"2017-{number}")
    assert code is Code.INVALID_DATE
    assert message.endswith(f"has the month {number}. Write a month from 01 to 12.")


@pytest.mark.parametrize("text", REFUSED)
def test_what_advice_says_to_write_is_a_date(text: str) -> None:
    _, message = refusal(text)
    for written in re.findall(r"write (\[?[-\dX.?~%]*[\d\]?~%X])", message):
        PartialDate(written)


@pytest.mark.parametrize("value", [2018, None, True, b"2018", ["2018"]])
def test_a_written_date_is_a_string(value: object) -> None:
    assert refusal(value)[0] is Code.WRONG_TYPE


# Making


def test_a_day_has_no_time() -> None:
    assert PartialDate(date(2019, 5, 30)) == PartialDate("2019-05-30")
    for wrong in (datetime(2019, 5, 30), 2019, None):  # noqa: DTZ001 - refused
        with pytest.raises(ValidationError) as refused:
            PartialDate(wrong)  # type: ignore[arg-type] # that is the point
        assert refused.value.problems[0].code is Code.WRONG_TYPE


@given(st.none() | st.dates(), st.none() | st.dates())
def test_between(one: date | None, other: date | None) -> None:
    if one and other and other < one:
        with pytest.raises(ValidationError, match="ends before it starts"):
            PartialDate.between(one, other)
        return
    day = PartialDate.between(one, other)
    assert (day.earliest, day.latest) == (one or date.min, other or date.max)
    read = PartialDate(str(day))
    assert day == read
    assert (day.precision, day.earliest, day.latest) == (read.precision, read.earliest, read.latest)


# Asking


@st.composite
def small_ranges(draw: st.DrawFn) -> PartialDate:
    first = draw(st.integers(1, 9))
    return PartialDate.between(date(2018, 5, first), date(2018, 5, draw(st.integers(first, 9))))


def candidates(day: PartialDate) -> list[date]:
    return [
        date.fromordinal(number)
        for number in range(day.earliest.toordinal(), day.latest.toordinal() + 1)
    ]


@given(small_ranges(), small_ranges())
def test_answers_by_enumerating_all_days(one: PartialDate, other: PartialDate) -> None:
    pairs = list(product(candidates(one), candidates(other)))
    assert one.before(other) is Answer.of(a < b for a, b in pairs)
    assert one.after(other) is Answer.of(a > b for a, b in pairs)
    assert one.same_day(other) is Answer.of(a == b for a, b in pairs)


@given(partial_dates(), partial_dates())
def test_before_and_after_are_mirrors_and_exclude_each_other(
    one: PartialDate, other: PartialDate
) -> None:
    assert one.before(other) is other.after(one)
    assert one.same_day(other) is other.same_day(one)
    certain = [answer(other).certainly for answer in (one.before, one.after, one.same_day)]
    assert sum(certain) <= 1
    assert any(answer(other).possibly for answer in (one.before, one.after, one.same_day))


@pytest.mark.parametrize("other", ["2019-05-30", date(2019, 5, 30), PartialDate("2019-05-30")])
def test_questions_take_what_a_person_would_type(other: DateLike) -> None:
    assert PartialDate("2018").before(other) is YES
    assert PartialDate("2019-05-30").same_day(other) is YES
    assert PartialDate("2019").same_day(other) is MAYBE
    assert PartialDate("2018").after(other) is NO


def test_there_is_no_less_than() -> None:
    dates: Any = [PartialDate("2018"), PartialDate("2019")]
    with pytest.raises(TypeError):
        sorted(dates)


@given(st.lists(partial_dates()))
def test_the_sort_key_orders_totally(dates: list[PartialDate]) -> None:
    in_order = sorted(dates, key=PartialDate.sort_key)
    backwards = [*reversed(dates)]
    assert in_order == sorted(backwards, key=PartialDate.sort_key)
    for one, other in pairwise(in_order):
        assert not other.before(one).certainly
        assert (one.sort_key() == other.sort_key()) == (one == other)


# Answers

RANK = {NO: 0, MAYBE: 1, YES: 2}


@pytest.mark.parametrize(("one", "other"), list(product(Answer, Answer)))
def test_kleene(one: Answer, other: Answer) -> None:
    assert RANK[one & other] == min(RANK[one], RANK[other])
    assert RANK[one | other] == max(RANK[one], RANK[other])
    assert RANK[~one] == 2 - RANK[one]


@pytest.mark.parametrize("other", [True, None, "yes"])
def test_an_answer_joins_answers_only(other: Any) -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = YES & other
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = NO | other


@pytest.mark.parametrize("other", [True, False, "yes", "", Precision.DAY])
def test_an_answer_is_not_compared_with_a_bool_or_a_text(other: Any) -> None:
    for answer in Answer:
        for compare in (eq, ne):
            with pytest.raises(TypeError, match=r"Use \.certainly or \.possibly"):
                compare(answer, other)
            with pytest.raises(TypeError, match=r"An Answer is never equal"):
                compare(other, answer)


@pytest.mark.parametrize("other", [None, 1, 0, object(), YES.name.encode(), (YES,)])
def test_an_answer_is_not_equal_to_other_things(other: Any) -> None:
    for answer in Answer:
        assert not eq(answer, other)
        assert ne(answer, other)


def test_answers_are_equal_to_themselves_alone_and_found_in_sets_and_dicts() -> None:
    for one, other in product(Answer, Answer):
        assert eq(one, other) is (one is other)
        assert (hash(one) == hash(other)) is (one is other)
        for same in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301 - our own bytes
            assert eq(same, other) is (one is other)
            assert (same in {other}) is (one is other)
    # Beside what an answer is not compared with, as well.
    mixed: dict[object, str] = {"yes": "word", "YES": "name", True: "bool"}
    mixed.update({answer: str(answer) for answer in Answer})
    assert [mixed[answer] for answer in Answer] == ["yes", "no", "maybe"]
    assert (mixed["yes"], mixed["YES"], mixed[True]) == ("word", "name", "bool")


def test_an_answer_is_printed_as_its_word() -> None:
    assert [f"{answer} {answer!s}" for answer in Answer] == ["yes yes", "no no", "maybe maybe"]
    assert repr(YES) == "<Answer.YES: 'yes'>"


def test_an_answer_is_neither_true_nor_false() -> None:
    for answer in Answer:
        with pytest.raises(TypeError, match=r"Use \.certainly or \.possibly"):
            bool(answer)
    assert [answer.certainly for answer in (YES, NO, MAYBE)] == [True, False, False]
    assert [answer.possibly for answer in (YES, NO, MAYBE)] == [True, False, True]


def test_an_answer_of_cases() -> None:
    assert Answer.of([True]) is YES
    assert Answer.of([False, False]) is NO
    assert Answer.of(iter([False, True])) is MAYBE
