"""What a history answers is what enumerating every choice of days gives."""

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
    _timeline,
    dumps,
)
from tests.support.effort import times
from tests.support.enumeration import Small, answer, repaired, small_histories

# Other tests cover what these search, and with coverage they take twice as long.
pytestmark = pytest.mark.no_cover


def possible(small: Small) -> bool:
    return all(small.courses(member) for member in small.members)


def roster(cases: dict[str, list[bool]]) -> Roster:
    return Roster(
        [member for member, each in cases.items() if all(each)],
        [member for member, each in cases.items() if any(each) and not all(each)],
    )


@given(small_histories())
@times(30)
def test_a_history_is_refused_if_and_only_if_no_choice_of_days_is_in_order(small: Small) -> None:
    if possible(small):
        event("possible")
        assert small.history().parties == small.members.keys()
        return
    event("impossible")
    with pytest.raises(ValidationError) as refused:
        small.history()
    assert {problem.code for problem in refused.value.problems} == {Code.IMPOSSIBLE_ORDER}


@given(small_histories().map(repaired), st.sampled_from(["AZ", "GE", "oecd", "FR"]))
@times(30)
def test_standings_and_belongs(small: Small, member: str) -> None:
    history = small.history()
    courses = small.courses(member)
    for first, last in small.windows():
        on = PartialDate.between(small.day(first), small.day(last))
        states = {course[day] for course in courses for day in range(first, last + 1)}
        assert history.standings(member, on) == states
        assert history.belongs(member, on) is answer([state in BELONGING for state in states])


@given(
    small_histories().map(repaired),
    st.frozensets(st.sampled_from(Standing)) | st.just(BELONGING),
)
@times(30)
def test_rosters_of_a_day_of_a_partly_known_day_and_of_a_window(
    small: Small, standings: frozenset[Standing]
) -> None:
    history = small.history()
    courses = {member: small.courses(member) for member in small.members}
    for first, last in small.windows():
        days = range(first, last + 1)
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


@given(small_histories().map(repaired))
def test_rosters_made_one_by_one_are_the_same_as_all_at_once(small: Small) -> None:
    days = [small.day(day) for day in range(small.size)]
    at_once = small.history()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_timeline, "PLACES_PER_CHANGE", -1)
        one_by_one = small.history()
        assert [one_by_one.roster(day) for day in reversed(days)] == [
            at_once.roster(day) for day in reversed(days)
        ]


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
