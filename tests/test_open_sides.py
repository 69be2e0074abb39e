"""An open side stays open: no date that is worked out lies at an end of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import Alliance, Answer, MembershipChange, MembershipHistory, PartialDate
from egov_hub.plot import timeline
from egov_hub.strategies import membership_histories
from tests.support.effort import times
from tests.support.figures import place_of

# Dissolved after all that is drawn, so that nothing changes too late for certain.
DISSOLVED = st.sampled_from(["2035", "2035-05-04", "[2035..]", "[..2035]", "XXXX"])

INNER = st.dates(date(2, 1, 1), date(9998, 12, 31))


def is_at_an_end(day: PartialDate) -> bool:
    """Return whether a date names a day of the first or the last year of the calendar."""
    return any(year in day.text for year in ("0001", "9999"))


@given(membership_histories(), DISSOLVED)
@times(3)
def test_no_date_that_is_worked_out_lies_at_an_end_of_the_calendar(
    history: MembershipHistory, dissolved: str
) -> None:
    for each in (history, history.dissolve(dissolved)):
        for act in each.acts():
            assert not is_at_an_end(act.bounds)
            assert act.bounds.earliest >= act.on.earliest
            assert act.bounds.latest <= act.on.latest
        for spell in each.memberships():
            assert not is_at_an_end(spell.since)
            assert spell.until is None or not is_at_an_end(spell.until)


@given(st.none() | INNER, st.none() | INNER)
def test_a_day_between_two_is_open_where_nothing_bounds_it(
    earliest: date | None, latest: date | None
) -> None:
    if earliest and latest and latest < earliest:
        earliest, latest = latest, earliest
    day = PartialDate.between(earliest, latest)
    assert day.earliest == (earliest or date.min)
    assert day.latest == (latest or date.max)
    assert not is_at_an_end(day)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_known_day_at_an_end_of_the_calendar_is_known(day: date) -> None:
    assert PartialDate.between(day, day) == PartialDate(day)
    history = MembershipHistory().join("HR", day)
    assert [act.bounds for act in history.acts()] == [PartialDate(day)]
    assert history.belongs("HR", day) is Answer.YES


def test_what_follows_a_change_with_an_open_start_has_one_too() -> None:
    history = (
        MembershipHistory().join("HR", "[..2013]").change("HR", "[..2016]", standing="observer")
    )
    assert [str(act) for act in history.acts()] == [
        "HR joined as member on [..2013]",
        "HR left on [..2016]",
    ]
    later = MembershipHistory().join("HR", "[2013..]").leave("HR", "[2013..]").join("HR", "XXXX")
    assert {str(act) for act in later.acts()} == {
        "HR joined as member on [2013..]",
        "HR left on [2013..], more exactly [2013-01-02..]",
        "HR joined as member on XXXX, more exactly [2013-01-02..]",
    }


def test_an_open_side_stays_open_after_many_changes() -> None:
    changes = [
        MembershipChange("HR", "XXXX", "member", label=f"group {number}") for number in range(500)
    ]
    assert {str(act.bounds) for act in MembershipHistory(changes).acts()} == {"XXXX"}


def test_whoever_joined_on_an_unknown_day_belonged_on_some_day_for_certain() -> None:
    history = MembershipHistory().join("HR", "XXXX").join("EE", "[..2013]").leave("EE", "[..2016]")
    assert history.roster_during(date.min, date.max).certain == {"EE", "HR"}
    assert history.roster_during("2000", "2001").uncertain == {"EE", "HR"}
    assert history.roster_during("2014", "2015").uncertain == {"EE", "HR"}


def test_a_day_beyond_the_calendar_is_no_choice() -> None:
    with pytest.raises(ValueError, match="impossible-order"):
        MembershipHistory().join("HR", "[..0001-01-05]").leave("HR", "0001-01-01")
    with pytest.raises(ValueError, match="impossible-order"):
        MembershipHistory().join("HR", "9999-12-31").leave("HR", "[9999-12-30..]")


def test_a_state_can_begin_and_end_on_the_last_days_of_the_calendar() -> None:
    history = MembershipHistory().join("HR", "9999-12-30").leave("HR", "9999-12-31")
    days = [(state.first, state.last) for state in history.possible_states() if state.member]
    last = date(9999, 12, 31)
    assert days == [(None, date(9999, 12, 29)), (date(9999, 12, 30),) * 2, (last, None)]


def test_a_picture_runs_only_between_the_days_that_are_known() -> None:
    history = (
        MembershipHistory().join("HR", "[..2013]").change("HR", "[..2016]", standing="observer")
    )
    figure = timeline(Alliance("a", "A", history=history))
    assert figure.axes[0].get_xlim() == (place_of("2013-01-01"), place_of("2017-01-01"))
