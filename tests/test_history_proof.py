"""What a history answers is what enumerating every choice of days gives."""

from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from egov_hub import (
    BELONGING,
    Code,
    MembershipChange,
    MembershipHistory,
    PartialDate,
    Roster,
    Standing,
    ValidationError,
    dumps,
)
from tests.support.effort import times
from tests.support.enumeration import (
    Change,
    Small,
    State,
    answer,
    repaired,
    small_histories,
)


def possible(small: Small) -> bool:
    return all(small.choices(member, beyond=False) for member in small.members)


def roster(cases: dict[str, list[bool]]) -> Roster:
    return Roster(
        [member for member, each in cases.items() if all(each)],
        [member for member, each in cases.items() if any(each) and not all(each)],
    )


def code_of(small: Small) -> Code | None:
    """Return why the history cannot be, by enumeration."""
    if not possible(small):
        return Code.IMPOSSIBLE_ORDER
    if any(small.has_an_absence_of_no_days(member) for member in small.members):
        return Code.ABSENCE_OF_NO_DAYS
    return None


@given(small_histories())
@times(10)
def test_a_history_is_refused_if_and_only_if_no_choice_of_days_is_sound(small: Small) -> None:
    code = code_of(small)
    event(code or "sound")
    if code is None:
        assert small.history().parties == small.members.keys()
        return
    with pytest.raises(ValidationError) as refused:
        small.history()
    assert code in {problem.code for problem in refused.value.problems}


@pytest.mark.parametrize(
    ("states", "size"),
    [
        ((Standing.MEMBER, None, Standing.MEMBER), 4),
        ((Standing.OBSERVER, None, Standing.MEMBER), 4),
        ((Standing.MEMBER, Standing.OBSERVER, None), 4),
        ((Standing.MEMBER, None, Standing.OBSERVER, Standing.MEMBER), 3),
        ((Standing.MEMBER, None, Standing.MEMBER, None), 3),
        ((Standing.MEMBER, Standing.OBSERVER, None, Standing.MEMBER), 3),
    ],
)
def test_all_small_histories_of_one_member(states: tuple[State, ...], size: int) -> None:
    ranges = [(first, last) for first in range(size) for last in range(first, size)]
    for dates in product(ranges, repeat=len(states)):
        changes = [Change(*days, to) for days, to in zip(dates, states, strict=True)]
        small = Small(date(2018, 6, 1), size, {"AZ": changes})
        if code := code_of(small):
            with pytest.raises(ValidationError) as refused:
                small.history()
            assert [problem.code for problem in refused.value.problems] == [code]
        else:
            assert_answers(small, BELONGING)


@given(small_histories().map(repaired), st.sampled_from(["AZ", "GE", "oecd", "FR"]))
@times(10)
def test_standings_and_belongs(small: Small, member: str) -> None:
    history = small.history()
    courses = small.courses(member)
    for first, last in small.windows():
        on = PartialDate.between(small.day(first), small.day(last))
        states = {course[day] for course in courses for day in small.days(first, last)}
        assert history.standings(member, on) == states
        assert history.belongs(member, on) is answer([state in BELONGING for state in states])
        in_force = [
            course[day]
            for course in small.changes_in_force(member)
            for day in small.days(first, last)
        ]
        assert history.holds(member, on) == {change.hold if change else None for change in in_force}


@given(
    small_histories().map(repaired),
    st.frozensets(st.sampled_from(Standing)) | st.just(BELONGING),
)
@times(10)
def test_rosters_of_a_day_of_a_partly_known_day_and_of_a_window(
    small: Small, standings: frozenset[Standing]
) -> None:
    assert_answers(small, standings)


def assert_answers(small: Small, standings: frozenset[Standing]) -> None:
    """Compare every roster with enumeration: of days, of partly known days, of windows."""
    history = small.history()
    courses = {member: small.courses(member) for member in small.members}
    for first, last in small.windows():
        days = small.days(first, last)
        start, end = small.day(first), small.day(last)
        on_some_day = {
            member: [course[day] in standings for course in each for day in days]
            for member, each in courses.items()
        }
        within = {
            member: [any(course[day] in standings for day in days) for course in each]
            for member, each in courses.items()
        }
        assert history.roster(PartialDate.between(start, end), standings) == roster(on_some_day)
        assert history.roster_during(start, end, standings) == roster(within)
        if first == last:
            assert history.roster(start, standings) == roster(on_some_day)


@given(small_histories().map(repaired), st.randoms(use_true_random=False))
def test_order_between_members_says_nothing(small: Small, random: Random) -> None:
    history = small.history()
    by_member = [list(history.changes_of(member)) for member in history.parties]
    shuffled: list[MembershipChange] = []
    while any(by_member):
        queue = random.choice([each for each in by_member if each])
        shuffled.append(queue.pop(0))
    again = MembershipHistory(shuffled)
    assert again == history
    assert hash(again) == hash(history)
    assert again.changes == history.changes
    assert dumps(again) == dumps(history)
