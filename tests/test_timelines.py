"""A timeline shows for each day what the history answers, and each workshop that began in it."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from egov_hub import Alliance, CountryCode, MembershipHistory, Workshop
from egov_hub.register.timelines import OUTSIDE, lines_of, marks_of
from egov_hub.strategies import days_around, membership_histories

DAY = timedelta(1)


@given(membership_histories(), st.data())
def test_a_stretch_has_the_standings_that_the_history_answers(
    history: MembershipHistory, data: st.DataObject
) -> None:
    ends = data.draw(st.lists(days_around(history), min_size=2, max_size=2).map(sorted))
    days = ends[0], ends[1]
    lines = lines_of(Alliance("a", "A", history=history), days, label=str)
    for party in history.parties:
        if party not in lines:
            assert history.standings(party, days[0]) == history.standings(party, days[1]) == OUTSIDE
            continue
        stretches = lines[party].stretches
        assert (stretches[0].first, stretches[-1].last) == days
        for one, following in pairwise(stretches):
            assert one.last + DAY == following.first
            assert one[2:] != following[2:]
        for stretch in stretches:
            for day in (stretch.first, stretch.last):
                assert stretch.standings == history.standings(party, day)


def test_a_change_on_the_last_day_has_a_stretch() -> None:
    history = MembershipHistory().join("AZ", on="2018-12-31")
    days = date(2018, 1, 1), date(2018, 12, 31)
    line = lines_of(Alliance("a", "A", history=history), days, label=str)[CountryCode("AZ")]
    assert [str(stretch) for stretch in line.stretches] == ["outside", "member"]
    assert line.goes_on == (False, True)


def test_a_workshop_without_a_place_does_not_hide_the_next_ones() -> None:
    workshops = [
        Workshop("unknown"),
        Workshop("too-early", start="2017"),
        Workshop("first", start="2018-02"),
        Workshop("cancelled", start="2018-03", status="cancelled"),
        Workshop("second", start="2018-04-05"),
        Workshop("too-late", start="2019"),
    ]
    marks = marks_of(workshops, (date(2018, 1, 1), date(2018, 12, 31)))
    assert [mark.workshop.id for mark in marks] == ["first", "second"]


def test_a_workshop_takes_the_first_lane_that_is_free() -> None:
    workshops = [
        Workshop("first", start="2016-01-10"),
        Workshop("long", start="[2016-01-11..2019-12-31]"),
        Workshop("later", start="2018-01-10"),
        Workshop("close", start="2018-01-11"),
    ]
    marks = marks_of(workshops, (date(2016, 1, 1), date(2020, 12, 31)))
    assert {mark.workshop.id: mark.lane for mark in marks} == {
        "first": 0,
        "long": 1,
        "later": 0,
        "close": 2,
    }
