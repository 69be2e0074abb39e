"""What people ask of a register: each question, on sound hubs and on what people quote."""

import copy
import pickle
import re
from collections.abc import Callable
from datetime import date, timedelta
from inspect import isfunction
from pathlib import Path
from typing import Any, cast, get_args, get_origin

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Answer,
    Appearance,
    Attendance,
    CoOrganizer,
    Hub,
    LearningPhase,
    MembershipHistory,
    Organization,
    OrganizationId,
    PartialDate,
    Person,
    PhaseReached,
    Place,
    Plan,
    Post,
    Record,
    Rows,
    Source,
    Succession,
    UnknownIdError,
    ValidationError,
    Workshop,
    WorkshopId,
    dumps,
    load,
    loads,
    questions,
)
from egov_hub._timeline import Days
from egov_hub.questions._cooperation import was_held
from egov_hub.questions._occasions import (
    first_day,
    lies_within,
    months,
    period,
    took_place,
    years,
)
from egov_hub.strategies import hubs, partial_dates
from tests.effort import times
from tests.test_records import inside

ASTANA = load("examples/astana-hub.json")


def lines(rows: Rows[Any]) -> list[str]:
    return str(rows).splitlines()


def hub(*records: Any) -> Hub:
    return Hub("hub", "Hub").put(*records)


# What all answers are

ASKED: dict[str, Callable[[Hub], Rows[Any]]] = {
    "voices": lambda hub: questions.voices(hub, "UZ", "2025"),
    "without_attendance": lambda hub: _of_all(hub, questions.without_attendance),
    "guests": questions.guests,
    "unknown_days": lambda hub: _of_all(hub, questions.unknown_days),
    "workshops_of": lambda hub: _of_all(hub, questions.workshops_of),
    **{
        f"tally by {by}": lambda hub, by=by: questions.tally(hub, by)  # type: ignore[misc]
        for by in questions.TallyBy
    },
    "outcomes": questions.outcomes,
    "phases": lambda hub: questions.phases(hub, "2019-01-01"),
    "followed": lambda hub: Rows(
        row for each in hub.workshops for row in questions.followed(hub, each.id)
    ),
    "took_part": lambda hub: questions.took_part(hub, "2000", "2020"),
    "partnerships": questions.partnerships,
    "partnerships by parent": lambda hub: questions.partnerships(hub, by="parent"),
    "supporters": questions.supporters,
    "participation": questions.participation,
    "never_hosted": lambda hub: _of_all(hub, questions.never_hosted),
    "speakers": questions.speakers,
    "witnesses": questions.witnesses,
    "contradictions": questions.contradictions,
    "totals": questions.totals,
}


def _of_all(hub: Hub, ask: Callable[[Hub, Any], Rows[Any]]) -> Rows[Any]:
    return Rows(row for alliance in hub.alliances for row in ask(hub, alliance.id))


def check_rows(rows: Rows[Any]) -> None:
    for row in rows:
        kind = cast("type[Record]", type(row))
        assert issubclass(kind, Record)
        assert "\n" not in str(row)
        assert loads(dumps(row), kind) == row
        assert pickle.loads(pickle.dumps(row)) == row  # noqa: S301 - our own bytes
        assert copy.deepcopy(row) is row
        assert hash(row) == hash(attrs.evolve(row))
        # Whoever asks for the citations gets these.
        assert isinstance(row.cited, tuple)


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_answers_on_the_worked_register_are_records(ask: Callable[[Hub], Rows[Any]]) -> None:
    rows = ask(ASTANA)
    check_rows(rows)
    assert rows == ask(loads(dumps(ASTANA)))


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_answers_on_any_register_are_records(ask: Callable[[Hub], Rows[Any]]) -> None:
    @times(0.5)
    @given(hubs() | hubs(consistent=True))
    def check_one(hub: Hub) -> None:
        check_rows(ask(hub))

    check_one()


ANSWERS: list[Any] = [
    each for name in questions.__all__ if attrs.has(each := getattr(questions, name))
]
per_answer = pytest.mark.parametrize("kind", ANSWERS, ids=lambda kind: kind.__name__)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for what a field of a type holds."""
    of = [each for each in get_args(kind) if each is not ...]
    if get_origin(kind) is tuple:
        return st.lists(values(of[0]), unique=True, max_size=3).map(tuple)
    if of:
        return st.one_of([values(each) for each in of])
    if kind is str:
        # Some must be JSON Pointers.
        return st.sampled_from(["/title", "/ответ, x"])
    if kind is int:
        return st.integers(0, 2**53 - 1)
    return st.from_type(kind)


@per_answer
@given(data=st.data())
@times(0.5)
def test_check_list_of_answers(kind: Any, data: st.DataObject) -> None:
    fields = attrs.fields(kind)
    row = kind(**{each.name: data.draw(values(each.type)) for each in fields})
    check_rows(Rows([row]))
    assert not hasattr(row, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(row, fields[0].name, None)
    for part in inside(row):
        assert not isinstance(part, (list, dict, set))
        hash(part)


@per_answer
def test_every_field_of_an_answer_refuses_what_it_is_not(kind: Any) -> None:
    wrong = {attribute.name: object() for attribute in attrs.fields(kind)}
    with pytest.raises(ValidationError) as refused:
        kind(**wrong)
    assert [problem.path for problem in refused.value.problems] == [f"/{each}" for each in wrong]
    assert {problem.code.value for problem in refused.value.problems} == {"wrong-type"}


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
    with pytest.raises(ValidationError, match="not a plain day"):
        questions.took_part(hub(), "[2018..2019]", "2020")


@pytest.mark.parametrize(
    ("workshop", "answer"),
    [
        (Workshop("w", status="held"), Answer.YES),
        (Workshop("w", attendance=[Attendance("AZ")]), Answer.YES),
        (Workshop("w"), Answer.MAYBE),
        (Workshop("w", status="announced"), Answer.MAYBE),
        (Workshop("w", status="cancelled", attendance=[Attendance("AZ")]), Answer.NO),
        (Workshop("w", status="postponed"), Answer.NO),
        (Workshop("w", status="postponed", start="2020"), Answer.MAYBE),
    ],
)
def test_whether_a_workshop_took_place(workshop: Workshop, answer: Answer) -> None:
    assert took_place(workshop) is answer


# Membership


def test_the_body_that_speaks_for_a_country_is_followed_through_successions() -> None:
    first = Organization("first", "First")
    second = Organization(
        "second", "Second", succeeds=[Succession("first", "2020", "renamed", ["a"])]
    )
    third = Organization(
        "third", "Third", succeeds=[Succession("second", "2025", "split")], cited=["d"]
    )
    fourth = Organization(
        "fourth", "Fourth", succeeds=[Succession("second", "2025", "split", ["b"])]
    )
    history = MembershipHistory().join("UZ", "2018", through="first", cited=["c"])
    alliances = [Alliance("e-gov", "E", history=history), Alliance("other", "O")]
    sources = [Source(id, id) for id in "abcd"]
    register = hub(first, second, third, fourth, *alliances, *sources)
    assert lines(questions.voices(register, "UZ", "2019-01-01")) == ["UZ in e-gov: first [c]"]
    assert lines(questions.voices(register, "UZ", "2021")) == ["UZ in e-gov: second [c, a]"]
    # Each body with the sources for how it came to speak, and for nothing else.
    assert lines(questions.voices(register, "UZ", "2026")) == [
        "UZ in e-gov: maybe fourth [c, a, b]",
        "UZ in e-gov: maybe third [c, a, d]",
    ]
    # Whether the second still speaks hangs on what both its successors' sources say.
    assert lines(questions.voices(register, "UZ", "2025")) == [
        "UZ in e-gov: maybe fourth [c, a, b]",
        "UZ in e-gov: maybe second [c, a, b, d]",
        "UZ in e-gov: maybe third [c, a, d]",
    ]
    assert lines(questions.voices(register, "KZ", "2026")) == ["(none)"]
    assert lines(questions.voices(register, "UZ", "2018")) == [
        "UZ in e-gov: maybe no known body [c]",
        "UZ in e-gov: maybe first [c]",
    ]


def test_that_a_body_was_dissolved_is_cited() -> None:
    body = Organization("body", "Body", dissolved="2020", cited=["a"])
    history = MembershipHistory().join("UZ", "2018-01-01", through="body", cited=["b"])
    register = hub(body, Alliance("e-gov", "E", history=history), *(Source(id, id) for id in "ab"))
    assert lines(questions.voices(register, "UZ", "2019")) == ["UZ in e-gov: body [b]"]
    assert lines(questions.voices(register, "UZ", "2020")) == [
        "UZ in e-gov: maybe no known body [b, a]",
        "UZ in e-gov: maybe body [b, a]",
    ]
    assert lines(questions.voices(register, "UZ", "2021")) == ["UZ in e-gov: no known body [b, a]"]


def test_bodies_that_became_one_are_told_in_one_line() -> None:
    history = (
        MembershipHistory()
        .join("UZ", "2018", through="one", cited=["a"])
        .change("UZ", "2019", through="two", cited=["b"])
    )
    merged = [
        Succession("one", "2020", "merged", ["c"]),
        Succession("two", "2020", "merged", ["d"]),
    ]
    register = hub(
        Organization("one", "One"),
        Organization("two", "Two"),
        Organization("new", "New", succeeds=merged),
        Alliance("e-gov", "E", history=history),
        *(Source(id, id) for id in "abcd"),
    )
    found = {row.body: str(row) for row in questions.voices(register, "UZ", "[2019..2025]")}
    assert found == {
        "new": "UZ in e-gov: maybe new [a, b, c, d]",
        "one": "UZ in e-gov: maybe one [a, b, c]",
        "two": "UZ in e-gov: maybe two [a, b, d]",
    }


@given(hubs(), st.data())
def test_voices_say_what_a_hub_says(hub: Hub, data: st.DataObject) -> None:
    day = data.draw(partial_dates())
    for alliance in hub.alliances:
        for member in sorted(alliance.history.parties):
            rows = [
                row for row in questions.voices(hub, member, day) if row.alliance == alliance.id
            ]
            bodies = hub.speaks_for(alliance.id, member, day)
            seated = alliance.standings(member, day) != {None}
            assert [row.body for row in rows] == (sorted(bodies, key=str) if seated else [])
            assert {row.speaks for row in rows} <= {
                Answer.YES if len(bodies) == 1 else Answer.MAYBE
            }


MEMBERS = (
    MembershipHistory().join("AZ", "2018").join("GE", "2018", through="dea").join("oecd", "2018")
)
BODIES = [
    Organization("dea", "Data Exchange Agency", country="GE"),
    Organization("ministry", "A ministry", country="AZ"),
    Organization("oecd", "OECD"),
    Organization("nobody", "A body of no country"),
]


@pytest.mark.parametrize(
    ("attendance", "missing"),
    [
        (Attendance("AZ"), ["GE", "oecd"]),
        (Attendance("AZ", "oecd"), ["GE", "oecd"]),
        (Attendance(organization="oecd"), ["AZ", "GE"]),
        (Attendance(organization="dea"), ["AZ", "oecd"]),
        (Attendance(organization="ministry"), ["GE", "oecd"]),
        (Attendance(organization="nobody"), ["AZ", "GE", "oecd"]),
        (Attendance(audience="students"), ["AZ", "GE", "oecd"]),
    ],
)
def test_for_whom_somebody_attends(attendance: Attendance, missing: list[str]) -> None:
    register = hub(
        *BODIES,
        Alliance("a", "A", history=MEMBERS),
        Workshop("w", start="2019", alliance="a"),
        Workshop("side", start="2019", within="w", attendance=[attendance]),
    )
    rows = questions.without_attendance(register, "a")
    assert [row.member for row in rows] == missing
    guests = questions.guests(register)
    assert [row.party for row in guests] == (
        ["nobody"] if attendance.organization == "nobody" else []
    )


def test_attendance_outside_a_period_does_not_count() -> None:
    history = MembershipHistory().join("AZ", "2018").join("GE", "[2020..2021]")
    register = hub(
        Alliance("a", "A", history=history),
        Workshop("w", start="2019", alliance="a", attendance=[Attendance("AZ")]),
        Workshop(
            "off", start="2020", alliance="a", status="cancelled", attendance=[Attendance("AZ")]
        ),
    )
    ask = questions.without_attendance
    assert lines(ask(register, "a", "2019", "2019")) == ["(none)"]
    assert lines(ask(register, "a", "2020", "2020")) == [
        "AZ in a: not recorded",
        "GE in a: not recorded, if it belonged",
    ]
    with pytest.raises(UnknownIdError):
        ask(register, "b")


def test_guests_are_those_who_did_not_certainly_belong() -> None:
    history = MembershipHistory().join("AZ", "2019").join("GE", "2018").join("KZ", "2020")
    there = [
        Attendance("AZ"),
        Attendance("GE"),
        Attendance("KZ", cited=["s"]),
        Attendance("KZ", audience="x"),
    ]
    register = hub(
        Source("s", "S"),
        Alliance("a", "A", history=history),
        Alliance("b", "B"),
        Workshop("w", start="2019-05-30", end="2019-05-31", alliance="a", attendance=there),
        Workshop("free", start="2019", attendance=there),
    )
    assert lines(questions.guests(register)) == [
        "AZ at w: maybe not in a then",
        "KZ at w: not in a then [s]",
    ]
    assert lines(questions.guests(register, "b")) == ["(none)"]


@given(hubs(consistent=True))
def test_in_consistent_hubs_nobody_is_a_guest(hub: Hub) -> None:
    assert not [row for row in questions.guests(hub) if row.belonged is Answer.NO]


@given(hubs())
def test_days_are_unknown_or_known(hub: Hub) -> None:
    for alliance in hub.alliances:
        unknown = questions.unknown_days(hub, alliance.id)
        known = [act for act in alliance.acts() if act not in unknown]
        assert all(act.bounds.earliest == act.bounds.latest for act in known)
        assert all(act.bounds.earliest < act.bounds.latest for act in unknown)


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
    assert lines(questions.workshops_of(register, "x")) == [
        "2019-05-30 corner, cancelled [c, b, a]",
        "2019-05-30/2019-05-31 main [a]",
        "2019-05-31 side [b, a]",
    ]
    assert lines(questions.workshops_of(register, "y")) == ["2019 other"]
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
        questions.tally(register, "topics")

    with pytest.raises(ValidationError, match="write a list"):
        questions.tally(register, "year", statuses="held")
    with pytest.raises(ValidationError, match="cancelled"):
        questions.tally(register, "year", statuses=["canceled"])
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
    found = first_day(Workshop("w", start=start, end=end))
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
    answers = {each.id: Answer.YES if by_status else took_place(each) for each in hub.workshops}
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
        "g: postponed from 2019, 2021 to no known day",
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


# Cooperation


def test_countries_come_before_bodies_and_people() -> None:
    register = hub(
        *BODIES,
        Person("p", "P"),
        Workshop(
            "w",
            start="2019",
            status="held",
            co_organizers=[CoOrganizer("dea")],
            attendance=[Attendance("oecd"), Attendance("UZ", "ministry"), Attendance(audience="x")],
            appearances=[Appearance("p")],
        ),
        Workshop("v", start="[2019..2020]", appearances=[Appearance("p")]),
    )
    assert lines(questions.took_part(register, "2019", "2019")) == [
        "UZ: w",
        "dea: w",
        "ministry: w",
        "oecd: w",
        "p: w; maybe v",
    ]


@given(hubs())
def test_nobody_takes_part_in_what_did_not_take_place(hub: Hub) -> None:
    off = {each.id for each in hub.workshops if took_place(each) is Answer.NO}
    for row in questions.took_part(hub, "0001", "9999"):
        assert not off & {*row.certain, *row.uncertain}
        assert not {*row.certain} & {*row.uncertain}


def test_a_party_that_the_hub_does_not_know_is_a_mistake() -> None:
    register = hub(Organization("oecd", "OECD"))
    with pytest.raises(UnknownIdError, match='did you mean "oecd"'):
        questions.voices(register, "oced", on="2020")
    with pytest.raises(UnknownIdError, match='did you mean "oecd"'):
        questions.participation(register, "oced")
    # A country need not be recorded anywhere.
    assert questions.participation(register, "FR") == ()
    assert questions.voices(register, "FR", on="2020") == ()


@given(hubs())
def test_how_often_somebody_took_part_is_what_it_took_part_in(hub: Hub) -> None:
    rows = questions.participation(hub)
    for whole in questions.took_part(hub, "0001", "9999"):
        if whole.party:
            of_it = [row for row in rows if row.party == whole.party]
            assert of_it == list(questions.participation(hub, whole.party))
            ids = {id for row in of_it for id in (*row.certain, *row.uncertain)}
            assert ids == {*whole.certain, *whole.uncertain}


def test_a_year_that_is_not_decided_is_uncertain() -> None:
    attendance = [Attendance("AZ")]
    register = hub(
        Workshop("w", start="[2022-12..2023-01]", attendance=attendance),
        Workshop("v", start="2023", attendance=attendance),
        Workshop("u", start="[2000..2020]", attendance=attendance),
    )
    assert lines(questions.participation(register)) == [
        "AZ in 2022: 0 (and maybe 1)",
        "AZ in 2023: 1 (and maybe 1)",
        "AZ in a year not known: 1",
    ]


def test_the_most_frequent_partners_come_first() -> None:
    a, b, c, d = (CoOrganizer(id) for id in "abcd")
    register = hub(
        *(Organization(id, id) for id in "abcd"),
        Workshop("1", co_organizers=[a, b]),
        Workshop("2", co_organizers=[c, d]),
        Workshop("3", co_organizers=[c, d]),
        Workshop("4", status="held", co_organizers=[b, d]),
    )
    assert lines(questions.partnerships(register)) == [
        "b with d: 1",
        "c with d: 0 (and maybe 2)",
        "a with b: 0 (and maybe 1)",
    ]


def test_partners_are_counted_by_unit_or_by_parent() -> None:
    register = hub(
        Organization("un", "UN"),
        Organization("undp", "UNDP", parent="un"),
        Organization("undp-kz", "UNDP Kazakhstan", parent="undp"),
        Organization("acsh", "ACSH"),
        Workshop("a", status="held", co_organizers=[CoOrganizer("acsh"), CoOrganizer("undp-kz")]),
        Workshop(
            "b", co_organizers=[CoOrganizer("acsh", "organizer"), CoOrganizer("undp", "host")]
        ),
        Workshop("c", status="held", co_organizers=[CoOrganizer("undp"), CoOrganizer("undp-kz")]),
        Workshop(
            "d", status="held", co_organizers=[CoOrganizer("acsh"), CoOrganizer("un", "funder")]
        ),
    )
    assert lines(questions.partnerships(register)) == [
        "acsh with undp-kz: 1",
        "undp with undp-kz: 1",
        "acsh with undp: 0 (and maybe 1)",
    ]
    assert lines(questions.partnerships(register, by="parent")) == ["acsh with un: 1 (and maybe 1)"]
    assert lines(questions.supporters(register)) == ["un as funder: d", "undp as host: maybe b"]


def test_roles_are_chosen_by_their_words() -> None:
    two = [CoOrganizer("acsh", "funder", cited=["a"]), CoOrganizer("undp", "funder")]
    register = hub(
        *(Source(id, id) for id in "ab"),
        Organization("acsh", "ACSH"),
        Organization("undp", "UNDP"),
        Workshop("w", status="held", co_organizers=two, cited=["b"]),
    )
    assert lines(questions.partnerships(register)) == ["(none)"]
    (row,) = questions.partnerships(register, roles=["funder"])
    # Where a role has no sources of its own, those of the workshop speak for it.
    assert [citation.source for citation in row.cited] == ["a", "b"]
    assert len(questions.supporters(register, roles=["funder", "host"])) == 2
    with pytest.raises(ValidationError, match="write a list"):
        questions.supporters(register, roles="funder")
    for ask in (questions.partnerships, questions.supporters):
        with pytest.raises(ValidationError, match="funder"):
            ask(register, roles=["founder"])


@given(hubs(), st.sampled_from(questions.Unit))
def test_partners_are_all_pairs_that_organized_together(hub: Hub, by: questions.Unit) -> None:
    def counted(organization: OrganizationId) -> OrganizationId:
        parent = hub.organization(organization).parent
        return counted(parent) if parent and by is questions.Unit.PARENT else organization

    expected: dict[tuple[str, str], set[str]] = {}
    for workshop in hub.workshops:
        bodies = {
            counted(each.organization)
            for each in workshop.co_organizers
            if each.role in questions.ORGANIZING
        }
        for one in bodies:
            for other in bodies:
                if one < other and took_place(workshop).possibly:
                    expected.setdefault((one, other), set()).add(workshop.id)
    rows = questions.partnerships(hub, by)
    assert {(row.one, row.other): {*row.certain, *row.uncertain} for row in rows} == expected
    often = [(len(row.certain), len(row.uncertain)) for row in rows]
    assert often == sorted(often, reverse=True)


def test_who_never_hosted() -> None:
    history = MEMBERS.join("UZ", "2018").join("KZ", "2018").join("AM", "2018")
    register = hub(
        *BODIES,
        Alliance("a", "A", history=history),
        Workshop("w1", alliance="a", place=Place("UZ")),
        Workshop("w2", alliance="a", place=Place("KZ"), format="online"),
        Workshop("w3", alliance="a", place=Place("AM"), status="cancelled"),
        Workshop(
            "w4", alliance="a", co_organizers=[CoOrganizer("dea", "host"), CoOrganizer("ministry")]
        ),
        Workshop(
            "w5", alliance="a", co_organizers=[CoOrganizer("oecd", "venue")], place=Place(city="x")
        ),
    )
    rows = questions.never_hosted(register, "a")
    assert [row.member for row in rows] == ["AM", "AZ", "KZ"]


def test_the_body_that_fills_a_seat_hosts_for_its_party() -> None:
    history = MEMBERS.join("KZ", "2018", through="nobody")
    register = hub(
        *BODIES[:2],
        Organization("nobody", "A body of no country"),
        # A body that is a member itself may be of a country that is one too.
        Organization("oecd", "OECD", country="AZ"),
        Alliance("a", "A", history=history),
        Workshop("w", alliance="a", co_organizers=[CoOrganizer("nobody", "venue")]),
        Workshop("v", alliance="a", co_organizers=[CoOrganizer("oecd", "host")]),
    )
    assert [row.member for row in questions.never_hosted(register, "a")] == ["GE"]


def test_posts_of_the_time() -> None:
    rector, advisor = Post("Rector", since="2018", until="2021"), Post("Advisor", since="2019")
    past = Post("Minister", until="2018-12-31")
    register = hub(
        Person("p", "P", posts=[rector, advisor, past]),
        Person("q", "Q"),
        Workshop(
            "w",
            start="2019-05-30",
            status="held",
            appearances=[Appearance("p", "welcome"), Appearance("q")],
        ),
        Workshop("v", start="2020-05-30", appearances=[Appearance("p", posts=[Post("Guest")])]),
        Workshop("u", start="2020-05-30", appearances=[Appearance("p", "participant")]),
    )
    assert lines(questions.speakers(register)) == [
        "p at w (welcome): Rector; maybe Advisor",
        "q at w: no post recorded",
        "maybe p at v: Guest",
    ]
    assert lines(questions.speakers(register, "2020")) == ["maybe p at v: Guest"]
    assert lines(questions.speakers(register, "2020", parts=["participant"])) == [
        "maybe p at u (participant): Rector; Advisor"
    ]
    with pytest.raises(ValidationError, match="panelist"):
        questions.speakers(register, parts=["panellist"])
    assert was_held(past, PartialDate("2018-06")) is Answer.MAYBE
    assert was_held(past, PartialDate("2019")) is Answer.NO
    assert was_held(advisor, PartialDate("2019-05-30")) is Answer.MAYBE


# What answers rest on


def test_each_fact_is_cited_by_its_own_sources_else_by_those_of_its_workshop() -> None:
    register = hub(
        *(Source(id, id) for id in "abcde"),
        Organization("acsh", "ACSH"),
        Organization("undp", "UNDP"),
        Person("p", "P"),
        Person("q", "Q"),
        Workshop(
            "w",
            start="2020",
            status="held",
            co_organizers=[CoOrganizer("acsh", "host", cited=["b"]), CoOrganizer("undp", "host")],
            attendance=[Attendance("AZ", cited=["c"]), Attendance("KZ")],
            appearances=[Appearance("p", cited=["d"]), Appearance("q")],
            rescheduled=[Plan("2019", cited=["e", "a"])],
            cited=["a"],
        ),
    )

    def cited(rows: Rows[Any]) -> list[tuple[str, str]]:
        return [
            (str(row).split()[0].strip(":"), "".join(each.source for each in row.cited))
            for row in rows
        ]

    parties = [("AZ", "c"), ("KZ", "a"), ("acsh", "b"), ("undp", "a")]
    people = [("p", "d"), ("q", "a")]
    assert cited(questions.took_part(register, "2020", "2020")) == parties + people
    assert cited(questions.participation(register)) == parties
    assert cited(questions.supporters(register)) == parties[2:]
    assert cited(questions.partnerships(register)) == [("acsh", "ba")]
    assert cited(questions.speakers(register)) == people
    assert cited(questions.outcomes(register)) == [("w", "ae")]
    assert cited(questions.tally(register, "year")) == [("2020", "a")]


# The reference


def test_the_reference_says_which_question_each_function_answers() -> None:
    page = (Path(__file__).parent.parent / "docs" / "reference" / "questions.md").read_text("utf-8")
    table = [line.split(" | ") for line in page.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [row[0] for row in table] == [f"| {number}" for number in range(1, 23)]
    told = re.findall(r"`~egov_hub\.questions\.(\w+)`", "".join(row[2] for row in table))
    functions = [name for name in questions.__all__ if isfunction(getattr(questions, name))]
    assert sorted(told) == functions
