"""What an SQL engine has to answer about registers: what the library answers, row for row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from attrs import frozen
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub import (
    Hub,
    MembershipHistory,
    PartialDate,
    Roster,
    Standing,
    ValidationError,
)
from egov_hub.formats import sql
from egov_hub.strategies import alliances, hubs, membership_histories, partial_dates
from tests.support.enumeration import repaired, small_histories

Ask = Callable[[str], Iterable[Sequence[Any]]]
"""What runs a query on the table `states`, and returns the rows of its result."""

Rows = set[tuple[Any, ...]]

STANDINGS = st.just({"member", "associate"}) | st.sets(st.sampled_from(Standing))


@frozen
class Question:
    """What is asked: a day that may be known in part, a window, standings, and a party."""

    on: PartialDate
    start: date
    end: date
    standings: frozenset[Standing]
    member: str


@st.composite
def _histories(draw: DrawFn) -> MembershipHistory:
    """Draw a history of few days, often at an end of the calendar, with ties and short absences."""
    try:
        history = repaired(draw(small_histories())).history()
    except ValidationError:  # An absence of no days, in every choice of days.
        assume(False)
        raise
    # A state that is possible only before the calendar has no row.
    states = history.possible_states()
    assume({each.member for each in states if each.place == 0} == history.parties)
    return MembershipHistory(history.changes, complete=draw(st.booleans()))


def registers() -> SearchStrategy[Hub]:
    """Return a strategy for hubs whose alliances have all that makes an answer uncertain."""
    parties = st.sets(st.sampled_from(("AZ", "GE", "oecd")), min_size=1)
    usual = parties.flatmap(lambda some: membership_histories(parties=some, complete=st.booleans()))
    few_days = alliances(history=_histories() | usual, dissolved=None)
    several = st.lists(
        few_days | few_days | alliances(), max_size=3, unique_by=lambda each: each.id
    )
    return hubs(workshops=[], people=[], alliances=several)


@st.composite
def questions(draw: DrawFn, hubs: Sequence[Hub]) -> Question:
    """Draw a question: mostly about the days around which an answer changes."""
    rows = [row for hub in hubs for row in sql.states(hub)]
    near = sorted({day for row in rows for day in _near(row)}) or [date(2018, 6, 9)]
    days = st.sampled_from(near)
    start, end = sorted((draw(days), draw(days)))
    return Question(
        PartialDate.between(start, end) if draw(st.booleans()) else draw(partial_dates()),
        draw(st.sampled_from((start, start, date.min))),
        draw(st.sampled_from((end, end, date.max))),
        frozenset(map(Standing, draw(STANDINGS))),
        draw(st.sampled_from(sorted({row.member or "AZ" for row in rows} | {"FR"}))),
    )


def _near(row: sql.StateRow) -> Iterator[date]:
    """Return the days on both sides of the two borders of a state."""
    if row.first_day:
        yield row.first_day
        if row.first_day > date.min:
            yield row.first_day - timedelta(1)
    if row.last_day:
        yield row.last_day
        if row.last_day < date.max:
            yield row.last_day + timedelta(1)


def check(hubs: Sequence[Hub], question: Question, ask: Ask) -> None:
    """Check that an engine answers a question about hubs, numbered from 0, as the library."""
    on, start, end = question.on, question.start, question.end
    standings, member = question.standings, question.member
    histories = {
        (str(number), str(alliance.id)): alliance.history
        for number, hub in enumerate(hubs)
        for alliance in hub.alliances
    }
    assert _rows(ask(sql.roster(on, standings))) == _rosters(
        histories, lambda history: history.roster(on, standings)
    )
    assert _rows(ask(sql.roster_during(start, end, standings))) == _rosters(
        histories, lambda history: history.roster_during(start, end, standings)
    )
    assert _rows(ask(sql.belongs(member, on, standings))) == {
        (*place, history.belongs(member, on, standings).value)
        for place, history in histories.items()
    }
    found = [sql.StateRow(*row) for row in ask(sql.possible(on))]
    for place, history in histories.items():
        mine = [row for row in found if row[:2] == place]
        own = [row for row in mine if row.member == member]
        rows = own or [row for row in mine if row.member is None]
        assert {row.standing for row in rows} == history.standings(member, on)
        assert {row.hold for row in rows} == history.holds(member, on)
        if own:
            assert {row.through for row in own} == history.through(member, on)


def rows_of(hubs: Sequence[Hub]) -> list[sql.StateRow]:
    """Return the table of states of hubs, whose registers are named by their numbers."""
    return [row for number, hub in enumerate(hubs) for row in sql.states(hub, register=str(number))]


def _rows(result: Iterable[Sequence[Any]]) -> Rows:
    rows = [tuple(row) for row in result]
    assert len(set(rows)) == len(rows)
    return set(rows)


def _rosters(
    histories: dict[tuple[str, str], MembershipHistory], ask: Callable[[MembershipHistory], Roster]
) -> Rows:
    found: Rows = set()
    for place, history in histories.items():
        roster = ask(history)
        found |= {(*place, str(member), "yes") for member in roster.certain}
        found |= {(*place, str(member), "maybe") for member in roster.uncertain}
        if roster.others.possibly:
            found.add((*place, None, "maybe"))
    return found
