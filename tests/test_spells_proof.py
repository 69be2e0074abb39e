"""Spells are taken, and mean, what enumerating every choice of their days gives.

A spell begins on some day and ends on a later one, the first day after it; the next of the same
party begins on that day or later.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, permutations, product
from random import Random
from typing import Literal, TypeAlias

from attrs import frozen
from hypothesis import event, example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import Membership, MembershipChange, PartialDate, Problem, Standing, ValidationError
from egov_hub.membership._spells import changes
from tests.support.effort import times

End: TypeAlias = Literal["exclusive", "inclusive"]
Course: TypeAlias = tuple[Standing | None, ...]

SIZE = 7
BASE = date(2018, 6, 1)
STANDINGS = (Standing.MEMBER, Standing.OBSERVER)


@frozen
class Row:
    """A spell whose days are offsets from the first day looked at."""

    start: tuple[int, int]
    end: tuple[int, int] | None
    standing: Standing
    followed: bool = False

    def spell(self, member: str = "AZ") -> Membership:
        return Membership(
            member,
            self.standing,
            between(*self.start),
            until=between(*self.end) if self.end else None,
            followed_directly=self.followed,
        )


Rows: TypeAlias = Sequence[Row]


def between(first: int, last: int) -> PartialDate:
    return PartialDate.between(BASE + timedelta(first), BASE + timedelta(last))


@st.composite
def rows(draw: DrawFn, *, follows: bool = False) -> list[Row]:
    """Up to four spells of one party, which need not go together."""
    found: list[Row] = []
    slack = st.sampled_from((0, 0, 0, 1, 2, 4))
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, SIZE - 2))
        start = first, min(SIZE - 2, first + draw(slack))
        end = None
        if draw(st.integers(0, 5)):
            earliest = min(SIZE - 1, first + draw(st.integers(0, 4)))
            end = earliest, min(SIZE - 1, earliest + draw(slack))
        followed = follows and end is not None and draw(st.booleans())
        found.append(Row(start, end, draw(st.sampled_from(STANDINGS)), followed))
    return found


def exclusive(given: Rows) -> list[Row]:
    """Return rows with the first days no longer, given rows with the last days still."""
    first_days = {row.start[0] for row in given if row.start[0] == row.start[1]}
    found: list[Row] = []
    for row in given:
        end = row.end
        if end:
            handed_over = end[0] == end[1] and end[0] in first_days and row.start[0] < end[0]
            end = end if handed_over else (end[0] + 1, end[1] + 1)
        found.append(Row(row.start, end, row.standing, row.followed))
    return found


def choices(in_order: Rows) -> Iterator[list[tuple[int, int]]]:
    """Return every choice of first days and first days no longer, for rows in their order."""
    never = SIZE + 1
    days = [
        [
            (start, end)
            for start in range(row.start[0], row.start[1] + 1)
            for end in (range(row.end[0], row.end[1] + 1) if row.end else [never])
            if start < end
        ]
        for row in in_order
    ]
    for chosen in product(*days):
        if all(
            one[1] == two[0] if row.followed else one[1] <= two[0]
            for row, (one, two) in zip(in_order, pairwise(chosen), strict=False)
        ):
            yield list(chosen)


def can_be(in_order: Rows) -> bool:
    if in_order and in_order[-1].followed:
        return False
    return any(True for _ in choices(in_order))


def in_either_order(given: Rows) -> bool:
    """Return whether two of some rows can be in either order."""
    return any(can_be(pair) and can_be(pair[::-1]) for pair in permutations(given, 2))


def courses(in_order: Rows) -> set[Course]:
    """Return the standing day by day, for every choice of days."""
    found: set[Course] = set()
    for chosen in choices(in_order):
        course: list[Standing | None] = [None] * SIZE
        for row, (start, end) in zip(in_order, chosen, strict=True):
            for day in range(start, min(end, SIZE)):
                course[day] = row.standing
        found.add(tuple(course))
    return found


def courses_of_changes(found: Sequence[MembershipChange]) -> set[Course]:
    """Return the same for changes: at least one day from each to the next, none after a leave."""
    ranges = [
        range((change.on.earliest - BASE).days, (change.on.latest - BASE).days + 1)
        for change in found
    ]
    return {
        tuple(
            next(
                (
                    change.standing
                    for change, on in zip(reversed(found), reversed(chosen), strict=True)
                    if on <= day
                ),
                None,
            )
            for day in range(SIZE)
        )
        for chosen in product(*ranges)
        if all(
            two - one >= (change.standing is not None)
            for change, (one, two) in zip(found, pairwise(chosen), strict=False)
        )
    }


def by_day(found: Collection[Course]) -> list[set[Standing | None]]:
    return [{course[day] for course in found} for day in range(SIZE)]


def taken(given: Rows, end: End) -> tuple[list[MembershipChange], tuple[Problem, ...]]:
    try:
        return changes([row.spell() for row in given], end), ()
    except ValidationError as error:
        return [], error.problems


def place(problem: Problem) -> int:
    return int(problem.path.split("/")[1])


ends = st.sampled_from(("exclusive", "inclusive"))


@given(rows(), ends)
# The second has no day left between the others, though it has with either of them alone.
@example([Row((0, 0), (3, 3), STANDINGS[0]), Row((2, 3), (3, 4), STANDINGS[1]),
          Row((3, 3), None, STANDINGS[0])], "exclusive")  # fmt: skip
# The second must be before the first, which begins on its last day, and the third is there then.
@example([Row((3, 3), (5, 5), STANDINGS[0]), Row((2, 4), (3, 3), STANDINGS[1]),
          Row((2, 2), (2, 3), STANDINGS[0])], "inclusive")  # fmt: skip
@times(15)
def test_spells_are_taken_if_and_only_if_some_choice_of_days_is_in_order(
    given: Rows, end: End
) -> None:
    found, problems = taken(given, end)
    listed = exclusive(given) if end == "inclusive" else given
    orders = [each for each in permutations(listed) if can_be(each)]
    codes = {problem.code.value for problem in problems}
    if can_be(listed):
        event("as listed")
        assert not problems
        assert by_day(courses_of_changes(found)) == by_day(courses(listed))
    elif not orders:
        event("impossible")
        assert codes - {"undecided-order"}
    elif problems:
        event("undecided")
        assert codes == {"undecided-order"}
        assert in_either_order(listed)
    else:
        event("put in order")
        assert not in_either_order(list(dict.fromkeys(listed)))
        assert by_day(courses_of_changes(found)) == by_day(courses(orders[0]))


@given(rows(follows=True), ends)
@times(15)
def test_what_is_followed_directly_is_not_followed_by_an_absence(given: Rows, end: End) -> None:
    found, problems = taken(given, end)
    listed = exclusive(given) if end == "inclusive" else given
    if can_be(listed):
        assert not problems
        assert by_day(courses_of_changes(found)) == by_day(courses(listed))
    elif not problems:
        assert any(can_be(each) for each in permutations(listed))


@given(rows(), ends)
@times(8)
def test_without_the_rows_reported_nothing_is_wrong(given: Rows, end: End) -> None:
    _, problems = taken(given, end)
    reported = {place(problem) for problem in problems}
    left = [row for index, row in enumerate(given) if index not in reported]
    assert not taken(left, end)[1]


@given(rows(follows=True), ends)
@times(4)
def test_then_only_what_is_followed_directly_may_lack_the_next(given: Rows, end: End) -> None:
    _, problems = taken(given, end)
    reported = {place(problem) for problem in problems}
    left = [row for index, row in enumerate(given) if index not in reported]
    again = taken(left, end)[1]
    assert {problem.code.value for problem in again} <= {"not-followed"}


@given(rows(), ends, st.randoms(use_true_random=False))
@times(8)
def test_where_the_dates_decide_the_order_shuffled_rows_are_the_same(
    given: Rows, end: End, random: Random
) -> None:
    given = list(dict.fromkeys(given))
    listed = exclusive(given) if end == "inclusive" else given
    if in_either_order(listed):
        event("undecided")
        return
    order = list(range(len(given)))
    random.shuffle(order)
    found, problems = taken(given, end)
    again, same_problems = taken([given[index] for index in order], end)
    assert again == found
    assert {str(problem) for problem in problems} == {
        re.sub(r"/(\d+)", lambda number: f"/{order[int(number[1])]}", str(problem))
        for problem in same_problems
    }


@given(st.lists(rows(follows=True), min_size=1, max_size=3), ends, st.data())
@times(4)
def test_other_members_rows_say_nothing(
    each: list[list[Row]], end: End, data: st.DataObject
) -> None:
    members = ["AZ", "GE", "oecd"][: len(each)]
    queues = {member: list(rows) for member, rows in zip(members, each, strict=True)}
    spells: list[Membership] = []
    places: dict[str, list[int]] = {member: [] for member in members}
    while left := [member for member in members if queues[member]]:
        member = data.draw(st.sampled_from(left))
        places[member].append(len(spells))
        spells.append(queues[member].pop(0).spell(member))
    found: list[MembershipChange] = []
    problems: tuple[Problem, ...] = ()
    try:
        found = changes(spells, end)
    except ValidationError as error:
        problems = error.problems
    for problem in problems:
        assert spells[place(problem)].member in problem.message
    for member in members:
        alone: list[MembershipChange] = []
        expected: set[str] = set()
        try:
            alone = changes([spells[index] for index in places[member]], end)
        except ValidationError as error:
            expected = {
                re.sub(r"/(\d+)", lambda number: f"/{places[member][int(number[1])]}", str(one))  # noqa: B023
                for one in error.problems
            }
        assert expected == {
            str(problem) for problem in problems if spells[place(problem)].member == member
        }
        if not problems:
            assert alone == [change for change in found if change.member == member]
