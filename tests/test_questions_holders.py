"""Who held a post in a body on a day: what posts and appearances say together."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Answer,
    Appearance,
    Citation,
    Organization,
    PartialDate,
    Person,
    Post,
    Source,
    UnknownIdError,
    ValidationError,
    Workshop,
    questions,
)
from egov_hub.strategies import partial_dates
from tests.support.refusals import refusal
from tests.support.registers import hub, lines

BODY = Organization("oecd", "OECD", cited=["a"])
SOURCES = [Source(id, id) for id in "abc"]


def test_posts_are_those_of_the_body_and_the_certain_ones_come_first() -> None:
    register = hub(
        *SOURCES,
        BODY,
        Organization("unit", "Unit", parent="oecd"),
        Person("a", "A", posts=[Post("Clerk", "oecd"), Post("Head", "unit", since="2010")]),
        Person("b", "B", posts=[Post(None, "oecd", since="2010"), Post("Mayor")], cited=["b"]),
        Person("c", "C", posts=[Post("Clerk", "oecd", since="2010", until="2018")], cited=["c"]),
        Person("d", "D", posts=[Post("Clerk", "oecd", since="2010", until="2019-05-31")]),
    )
    assert lines(questions.holders(register, "oecd", "2019-05-30")) == [
        "b in oecd: post not recorded [b]",
        "d in oecd: Clerk",
        "a in oecd: maybe Clerk",
    ]
    assert lines(questions.holders(register, "oecd", "2018")) == [
        "b in oecd: post not recorded [b]",
        "d in oecd: Clerk",
        "a in oecd: maybe Clerk",
        "c in oecd: maybe Clerk [c]",
    ]
    assert lines(questions.holders(register, "unit", "2009")) == ["(none)"]
    (of_unit,) = questions.holders(register, "unit", "2011")
    assert (of_unit.title, of_unit.on) == (Post("Head").title, PartialDate("2011"))


def test_a_person_who_had_a_post_twice_has_one_row() -> None:
    terms = [Post("Clerk", "oecd", since="2001", until="2005"), Post("Clerk", "oecd", since="2015")]
    register = hub(BODY, *SOURCES, Person("a", "A", posts=terms))
    assert lines(questions.holders(register, "oecd", "2003")) == ["a in oecd: Clerk"]
    assert lines(questions.holders(register, "oecd", "2010")) == ["(none)"]
    assert lines(questions.holders(register, "oecd", "2016")) == ["a in oecd: Clerk"]


def test_nobody_has_a_post_in_a_body_that_does_not_exist() -> None:
    body = Organization("oecd", "OECD", founded="2010", dissolved="2020-07-01")
    register = hub(body, Person("a", "A", posts=[Post("Clerk", "oecd", since="2000")]))
    found = {
        on: [row.held for row in questions.holders(register, "oecd", on)]
        for on in ("2009", "2010", "2011", "2020-06-30", "2020", "2020-07-01")
    }
    yes, maybe = [Answer.YES], [Answer.MAYBE]
    assert list(found.values()) == [[], maybe, yes, yes, maybe, []]


def test_a_post_that_is_printed_with_an_appearance_was_held_on_those_days() -> None:
    clerk = Appearance("p", posts=[Post("Clerk", "oecd"), Post("Guest")], cited=["b"])
    register = hub(
        *SOURCES,
        BODY,
        Person("p", "P", cited=["c"]),
        Workshop("w", start="2019-05-30", end="2019-05-31", status="held", appearances=[clerk]),
        Workshop("off", start="2020", status="cancelled", appearances=[clerk]),
    )
    by_day = {on: lines(questions.holders(register, "oecd", on)) for on in ("2019-05-31", "2019")}
    assert by_day == {
        "2019-05-31": ["p in oecd: Clerk [b]"],
        "2019": ["p in oecd: maybe Clerk [b]"],
    }
    # The person's own post says when it was held.
    until = Post("Clerk", "oecd", until="2019-06-01")
    known = register.put(Person("p", "P", posts=[until], cited=["c"]))
    assert lines(questions.holders(known, "oecd", "2019-05-30")) == ["p in oecd: Clerk [c, b]"]
    assert lines(questions.holders(known, "oecd", "2019-05-29")) == ["p in oecd: maybe Clerk [c]"]
    assert lines(questions.holders(known, "oecd", "2019-06-01")) == ["(none)"]


def test_who_is_announced_in_a_post_may_have_it() -> None:
    there = Appearance("p", posts=[Post("Clerk", "oecd")])
    workshop = Workshop(
        "w",
        start="2019-05-30",
        status="announced",
        appearances=[there],
        cited=["a", Citation("b", about="/kind", says="seminar")],
    )
    register = hub(*SOURCES, BODY, Person("p", "P"), workshop)
    rows = questions.holders(register, "oecd", "2019-05-30")
    assert lines(rows) == ["p in oecd: maybe Clerk [a]"]


DAYS = partial_dates(min="2000-01-01", max="2000-03-31")
FIRST = date(2000, 1, 1)


def days(day: PartialDate | None, unknown: date) -> list[date]:
    if day is None:
        return [unknown]
    first, last = max(day.earliest, FIRST), min(day.latest, date(2000, 4, 1))
    return [*(first + timedelta(step) for step in range(0, (last - first).days + 1, 7)), last]


@given(DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_what_is_certain_is_so_for_every_choice_of_days(
    since: PartialDate,
    until: PartialDate | None,
    founded: PartialDate | None,
    dissolved: PartialDate | None,
    on: PartialDate,
) -> None:
    try:
        body = Organization("oecd", "OECD", founded=founded, dissolved=dissolved)
        post = Post("Clerk", "oecd", since=since, until=until)
    except ValidationError:
        return
    rows = questions.holders(hub(body, Person("p", "P", posts=[post])), "oecd", on)
    cases = {
        max(start, begun) <= day < min(end, gone)
        for start, end, begun, gone, day in product(
            days(since, date.min),
            days(until, date.max),
            days(founded, date.min),
            days(dissolved, date.max),
            days(on, date.max),
        )
    }
    answer = rows[0].held if rows else Answer.NO
    assert answer in (Answer.of(cases), Answer.MAYBE)


def test_what_is_asked_is_checked() -> None:
    with pytest.raises(UnknownIdError, match='Did you mean "oecd"'):
        questions.holders(hub(BODY, *SOURCES), "oced", "2019")
    wrong = refusal(lambda: questions.holders(None, "OECD", "soon"))  # type: ignore[arg-type]
    assert [path for _, path in wrong] == ["/hub", "/organization", "/on"]
