"""What people ask of workshops: when they were, what became of them, and what followed."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Answer,
    Attendance,
    Hub,
    LearningPhase,
    PartialDate,
    PhaseReached,
    Place,
    Plan,
    Source,
    UnknownIdError,
    ValidationError,
    Workshop,
    WorkshopId,
    questions,
)
from egov_hub.register.events import lies_within, months, years
from egov_hub.strategies import hubs, partial_dates
from egov_hub.values.windows import Days, period
from tests.support.registers import hub, lines

# When workshops were


@given(
    partial_dates(min="1999-12", max="2000-02"),
    st.none() | partial_dates(min="1999-12", max="2000-02"),
    st.tuples(st.integers(-20, 60), st.integers(0, 30)),
)
@example(PartialDate("2000-01-20"), PartialDate("2000-01"), (10, 0))
@example(PartialDate("2000-01"), PartialDate("2000-01-20"), (19, 10))
def test_whether_a_workshop_lies_in_a_period_follows_from_every_choice_of_days(
    start: PartialDate, end: PartialDate | None, window: tuple[int, int]
) -> None:
    if end and end.latest < start.earliest:
        start, end = end, start
    first = date(2000, 1, 1) + timedelta(window[0])
    last = first + timedelta(window[1])
    bound = date(1999, 11, 1), date(2000, 3, 31)

    def days(day: PartialDate) -> range:
        return range(
            max(day.earliest, bound[0]).toordinal(), min(day.latest, bound[1]).toordinal() + 1
        )

    cases = {
        begin <= last.toordinal() and until >= first.toordinal()
        for begin in days(start)
        for until in (days(end) if end else [begin])
        if begin <= until
    }
    found = lies_within(
        Workshop("w", start=start, end=end), Days(first.toordinal(), last.toordinal())
    )
    assert found is Answer.of(cases)


def test_a_period_has_plain_ends() -> None:
    assert period(None, None) == Days(1, date.max.toordinal())
    assert period("2019", "2019-05").last == date(2019, 5, 31).toordinal()
    with pytest.raises(ValidationError, match="plain day"):
        questions.took_part(hub(), "[2018..2019]", "2020")


@pytest.mark.parametrize(
    ("workshop", "answer"),
    [
        (Workshop("w", status="held"), Answer.YES),
        (Workshop("w", attendance=[Attendance("AZ")]), Answer.YES),
        (Workshop("w"), Answer.MAYBE),
        (Workshop("w", status="announced"), Answer.MAYBE),
        (Workshop("w", status="announced", attendance=[Attendance("AZ")]), Answer.MAYBE),
        (Workshop("w", status="postponed", attendance=[Attendance("AZ")]), Answer.NO),
        (Workshop("w", status="cancelled", attendance=[Attendance("AZ")]), Answer.NO),
        (Workshop("w", status="postponed"), Answer.NO),
        (Workshop("w", status="postponed", start="2020"), Answer.MAYBE),
    ],
)
def test_whether_a_workshop_took_place(workshop: Workshop, answer: Answer) -> None:
    assert workshop.took_place is answer


# Events


def test_what_is_within_a_workshop_is_in_its_framework() -> None:
    register = hub(
        *(Source(id, id) for id in "abc"),
        Alliance("x", "X"),
        Alliance("y", "Y"),
        Workshop("main", start="2019-05-30", end="2019-05-31", alliance="x", cited=["a"]),
        Workshop("side", start="2019-05-31", within="main", cited=["b", "a"]),
        Workshop("corner", start="2019-05-30", within="side", status="cancelled", cited=["c"]),
        Workshop("other", start="2019", within="main", alliance="y"),
        Workshop("free", start="2019"),
    )
    found = questions.workshops_of(register, "x")
    assert [each.id for each in found] == ["corner", "main", "side"]
    assert found[0] is register.workshop("corner")
    assert [each.id for each in questions.workshops_of(register, "y")] == ["other"]
    with pytest.raises(UnknownIdError):
        questions.workshops_of(register, "z")


def test_a_tally_counts_each_workshop_where_it_can_lie() -> None:
    register = hub(
        Alliance("a", "A"),
        Workshop("w1", start="2019-05-30", status="held", topics=["x", "y"], place=Place("UZ")),
        Workshop("w2", start="[2019..2020]", status="held", alliance="a", kind="webinar"),
        Workshop("w3", start="2020", within="w2", format="online", series="S"),
        Workshop("w4", start="XXXX", status="held", place=Place(city="Astana")),
        Workshop("w5", start="2020", status="cancelled"),
    )
    by_year = questions.tally(register, "year")
    assert [(row.value, row.certain, row.uncertain) for row in by_year] == [
        ("2019", ("w1",), ("w2",)),
        ("2020", (), ("w2", "w3")),
        (None, ("w4",), ()),
    ]
    assert lines(questions.tally(register, "topic")) == [
        "x: 1",
        "y: 1",
        "not recorded: 2 (and maybe 1)",
    ]
    assert lines(questions.tally(register, "alliance"))[0] == "a: 1 (and maybe 1)"
    assert lines(questions.tally(register, "country"))[0] == "UZ: 1"
    assert lines(questions.tally(register, "kind"))[0] == "webinar: 1"
    assert lines(questions.tally(register, "format"))[0] == "online: 0 (and maybe 1)"
    assert lines(questions.tally(register, "series"))[0] == "S: 0 (and maybe 1)"
    with pytest.raises(ValidationError, match="topic"):
        questions.tally(register, "topics")  # type: ignore[arg-type] # that is the point

    with pytest.raises(ValidationError, match="Expected a list"):
        questions.tally(register, "year", statuses="held")  # type: ignore[arg-type] # that is the point
    with pytest.raises(ValidationError, match="cancelled"):
        questions.tally(register, "year", statuses=["canceled"])  # type: ignore[list-item] # that is the point
    assert lines(questions.tally(register, "year", statuses=["cancelled", None])) == ["2020: 2"]
    assert lines(questions.tally(register, "status")) == [
        "cancelled: 1",
        "held: 3",
        "not recorded: 1",
    ]
    assert lines(questions.tally(register, "month")) == [
        "2019-05: 1",
        *(f"2020-{month:02}: 0 (and maybe 1)" for month in range(1, 13)),
        "not recorded: 2",
    ]


NEAR = partial_dates(min="1998-06", max="2001-02")


@given(NEAR)
@example(PartialDate("[2000-01..2000-12]"))
@example(PartialDate("[2000-01..2001-01]"))
def test_years_and_months_are_those_of_every_day(day: PartialDate) -> None:
    days = [
        date.fromordinal(number)
        for number in range(day.earliest.toordinal(), day.latest.toordinal() + 1)
    ]
    assert years(day) == sorted({f"{each:%Y}" for each in days})
    found = sorted({f"{each:%Y-%m}" for each in days})
    assert months(day) == (found if len(found) <= 12 else [])


@pytest.mark.parametrize(
    ("written", "first", "many"),
    [
        ("[2001..2012]", "2001", 12),
        ("[2001..2013]", "", 0),
        ("[2001..]", "", 0),
        ("[..2001]", "", 0),
        ("XXXX", "", 0),
        ("[0001..0003]", "0001", 3),
    ],
)
def test_years_that_are_too_many_are_none(written: str, first: str, many: int) -> None:
    found = years(PartialDate(written))
    assert (found[0] if found else "", len(found)) == (first, many)


@given(NEAR, st.none() | NEAR)
def test_the_first_day_is_none_after_the_last(start: PartialDate, end: PartialDate | None) -> None:
    if end and end.latest < start.earliest:
        start, end = end, start
    found = Workshop("w", start=start, end=end).first_day
    days = [
        each
        for each in range(start.earliest.toordinal(), start.latest.toordinal() + 1)
        if end is None or each <= end.latest.toordinal()
    ]
    assert (found.earliest.toordinal(), found.latest.toordinal()) == (days[0], days[-1])
    if len(days) == start.latest.toordinal() - start.earliest.toordinal() + 1:
        assert found == start


def test_an_end_says_when_something_cannot_have_started() -> None:
    register = hub(
        Workshop("w", start="[2018..2020]", end="2019-05", status="held"),
        Workshop("v", start="XXXX", end="0001-01-31", status="held"),
    )
    assert lines(questions.tally(register, "year")) == [
        "0001: 1",
        "2018: 0 (and maybe 1)",
        "2019: 0 (and maybe 1)",
    ]


@given(hubs(), st.sampled_from(questions.TallyBy))
def test_a_tally_counts_all_that_may_have_taken_place_and_nothing_else(
    hub: Hub, by: questions.TallyBy
) -> None:
    by_status = by is questions.TallyBy.STATUS
    answers = {each.id: Answer.YES if by_status else each.took_place for each in hub.workshops}
    rows = questions.tally(hub, by)
    assert len({row.value for row in rows}) == len(rows)
    rows_of: dict[WorkshopId, list[Answer]] = {}
    for row in rows:
        for one in row.certain:
            rows_of.setdefault(one, []).append(Answer.YES)
        for one in row.uncertain:
            rows_of.setdefault(one, []).append(Answer.MAYBE)
    assert rows_of.keys() == {id for id, answer in answers.items() if answer.possibly}
    for id, found in rows_of.items():
        if by is questions.TallyBy.TOPIC:
            assert set(found) == {answers[id]}
            assert len(found) == max(1, len({str(each) for each in hub.workshop(id).topics}))
        elif len(found) == 1:
            assert found == [answers[id]]
        else:
            # It may be in several years or months, so it is in none for certain.
            assert by in (questions.TallyBy.YEAR, questions.TallyBy.MONTH)
            assert set(found) == {Answer.MAYBE}


def test_a_postponed_part_without_a_new_day_is_not_on_the_days_of_the_whole() -> None:
    forum = Workshop("forum", start="2019-05-30", place=Place("UZ"), status="held")
    for new_day, tallied in (("XXXX", "2019: 1"), ("2019-06", "2019: 1 (and maybe 1)")):
        panel = Workshop("panel", within="forum", start=new_day, status="postponed")
        assert lines(questions.tally(hub(forum, panel), "year")) == [tallied]


def test_what_became_of_plans() -> None:
    register = hub(
        Workshop("a", start="2020", status="held"),
        Workshop("b", start="2020", status="announced"),
        Workshop(
            "c", start="2020", rescheduled=[Plan("2019-05"), Plan("2019-05", format="online")]
        ),
        Workshop("d", start="2020", status="postponed", rescheduled=[Plan("2019")]),
        Workshop("e", start="2020", status="cancelled"),
        Workshop("f", start="2020"),
        Workshop("g", status="postponed", rescheduled=[Plan("2019"), Plan("2021")]),
        Workshop("h", start="2021", status="postponed"),
    )
    assert lines(questions.outcomes(register)) == [
        "g: postponed from 2019, 2021 to an unknown day",
        "a: held, 2020",
        "b: open, 2020",
        "c: moved from 2019-05 to 2020",
        "d: postponed from 2019 to 2020",
        "e: cancelled, 2020",
        "h: postponed, 2021",
    ]


def test_the_furthest_phase() -> None:
    phases = [
        PhaseReached("learning-outcomes", "2021"),
        PhaseReached("foundational-engagement", "2018"),
        PhaseReached("sustained-contact", "2019"),
    ]
    register = hub(Alliance("a", "A", phases=phases), Alliance("b", "B"))
    assert lines(questions.phases(register)) == ["a: learning-outcomes since 2021"]
    assert lines(questions.phases(register, "2019-05-30")) == [
        "a: foundational-engagement since 2018",
        "a: maybe sustained-contact since 2019",
    ]
    assert lines(questions.phases(register, "2017")) == ["(none)"]


def test_two_days_of_one_phase_both_stand() -> None:
    phases = [
        PhaseReached("foundational-engagement", "2017"),
        PhaseReached("sustained-contact", "2019"),
        PhaseReached("sustained-contact", "2018"),
    ]
    register = hub(Alliance("a", "A", phases=phases))
    both = ["a: sustained-contact since 2018", "a: sustained-contact since 2019"]
    assert lines(questions.phases(register)) == both
    assert lines(questions.phases(register, "2018-12-31")) == both[:1]
    assert lines(questions.phases(register, "2019-05-31")) == [
        both[0],
        "a: maybe sustained-contact since 2019",
    ]


@given(hubs(), st.none() | partial_dates())
def test_a_phase_is_the_furthest_where_none_further_was_certainly_reached(
    hub: Hub, day: PartialDate | None
) -> None:
    order = list(LearningPhase)
    rows = questions.phases(hub, day)
    for alliance in hub.alliances:
        answers = {
            each: Answer.YES if day is None else ~each.on.after(day) for each in alliance.phases
        }
        expected = {
            (each.phase, each.on, answer, each.cited)
            for each, answer in answers.items()
            if answer.possibly
            and not any(
                other.certainly and order.index(one.phase) > order.index(each.phase)
                for one, other in answers.items()
            )
        }
        of_it = [row for row in rows if row.alliance == alliance.id]
        assert {(row.phase, row.since, row.reached, row.cited) for row in of_it} == expected
        places = [order.index(row.phase) for row in of_it]
        assert places == sorted(places)


def test_what_followed_is_told_step_by_step() -> None:
    register = hub(
        Workshop("a"),
        Workshop("b", start="2020", follows="a"),
        Workshop("c", start="2019", follows="a"),
        Workshop("d", start="2021", follows="b"),
    )
    assert lines(questions.followed(register, "a")) == [
        "1: c (2019) followed a",
        "1: b (2020) followed a",
        "2: d (2021) followed b",
    ]
    with pytest.raises(UnknownIdError):
        questions.followed(register, "z")
