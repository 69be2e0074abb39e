"""Many registers in SQL: the states are those of the library, and so are DuckDB's answers."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Hub,
    MembershipHistory,
    Organization,
    ValidationError,
    dumps,
    iter_lines,
    iter_records,
    loads,
)
from egov_hub.formats import sql
from tests.support.effort import times
from tests.support.refusals import refusal
from tests.support.sql_contract import Ask, check, questions, registers, rows_of

TYPES = [column.split()[1] for column in sql.COLUMNS.split(", ")]
VALUES = ", ".join(f"UNNEST(?::{kind}[])" for kind in TYPES)
FEW = MembershipHistory().join("AZ", "2016", hold="suspended", through="asan").leave("AZ", "2018")


@cache
def database() -> duckdb.DuckDBPyConnection:
    """Return the database that all tests share: to open one takes longer than most questions."""
    return duckdb.connect(config={"threads": 1})


def asking(rows: Sequence[sql.StateRow]) -> Ask:
    """Return what asks DuckDB, with a table of states."""
    database().execute(f"CREATE OR REPLACE TABLE states ({sql.COLUMNS})")
    columns = [list(column) for column in zip(*rows, strict=True)] or [[]] * len(TYPES)
    database().execute(f"INSERT INTO states SELECT {VALUES}", columns)
    return lambda text: database().execute(text).fetchall()


@given(st.data())
@times(1)
def test_duckdb_answers_as_the_library(data: st.DataObject) -> None:
    hubs = [data.draw(registers())]
    ask = asking(rows_of(hubs))
    for _ in range(4):
        check(hubs, data.draw(questions(hubs)), ask)


def test_a_window_that_no_state_can_fill_alone() -> None:
    # On some day it belonged, though of no day that is certain.
    history = MembershipHistory().join("AZ", "[2016-01-10..2016-01-20]").leave("AZ", "2016-02")
    hub = Hub("hub", "Hub").put(Alliance("a", "A", history=history))
    ask = asking(list(sql.states(hub)))
    assert list(ask(sql.roster_during("2016", "2016"))) == [("hub", "a", "AZ", "yes")]
    assert list(ask(sql.roster_during("2016-01-05", "2016-01-12"))) == [("hub", "a", "AZ", "maybe")]
    # All days that there can be.
    assert list(ask(sql.roster_during("0001", "9999"))) == [("hub", "a", "AZ", "yes")]


def test_an_open_side_of_a_window_has_no_end() -> None:
    # A member until 2012, and from a day on of which nothing is known but that it is not later.
    history = MembershipHistory().join("AZ", "[..2010]").change("AZ", "2012", standing="observer")
    several = MembershipHistory(history.changes, complete=False)
    ask = asking(list(sql.states(Hub("hub", "Hub").put(Alliance("a", "A", history=several)))))
    named, others = ("hub", "a", "AZ"), ("hub", "a", None, "maybe")
    for start, end, answer in (
        ("0001", "9999", "yes"),
        ("0001", "2010", "yes"),
        ("0001", "2009", "maybe"),
        ("2012", "9999", "maybe"),
    ):
        assert set(ask(sql.roster_during(start, end))) == {(*named, answer), others}


def test_others_may_have_belonged_until_the_end() -> None:
    alliance = Alliance("a", "A", dissolved="2020-05")
    ask = asking(list(sql.states(Hub("hub", "Hub").put(alliance))))
    for day, found in (("2020-05-30", [("hub", "a", None, "maybe")]), ("2020-05-31", [])):
        assert list(ask(sql.roster(day))) == found
        assert list(ask(sql.roster_during(day, "9999"))) == found


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [("2016", "2016", "yes"), ("2016-11-06", "2016-11-07", "yes"), ("2016", "2016-11-06", None)],
)
def test_who_joins_in_a_window_belonged_in_it(start: str, end: str, answer: str | None) -> None:
    history = MembershipHistory().join("EE", "2016-11-07")
    ask = asking(list(sql.states(Hub("hub", "Hub").put(Alliance("a", "A", history=history)))))
    rows = [("hub", "a", "EE", answer)] if answer else []
    assert list(ask(sql.roster_during(start, end))) == rows


def test_registers_and_alliances_are_apart() -> None:
    once = MembershipHistory().join("AZ", "2016")
    twice = once.change("AZ", "2018", standing="observer")
    hubs = [
        Hub("hub", "Hub").put(Alliance("a", "A", history=one), Alliance("b", "B", history=other))
        for one, other in ((once, twice), (twice, once))
    ]
    ask = asking(rows_of(hubs))
    both = {("0", "a"), ("1", "b")}
    still = {(*place, "AZ", "yes") for place in both}
    assert set(ask(sql.roster("9999"))) == still
    assert set(ask(sql.roster_during("2020", "9999"))) == still
    assert set(ask(sql.belongs("AZ", "2020"))) == {
        (register, alliance, "yes" if (register, alliance) in both else "no")
        for register in "01"
        for alliance in "ab"
    }


def test_rows_are_plain_values_in_the_order_of_the_columns() -> None:
    hub = Hub("hub", "Hub").put(Organization("asan", "ASAN"), Alliance("a", "A", history=FEW))
    rows = list(sql.states(loads(dumps(hub))))
    assert [column.split()[0] for column in sql.COLUMNS.split(", ")] == list(sql.StateRow._fields)
    assert rows == [
        ("hub", "a", "AZ", 0, None, None, None, False, None, date(2016, 12, 30)),
        (
            *("hub", "a", "AZ", 1, "member", "suspended", "asan", True),
            *(date(2016, 1, 1), date(2018, 12, 30)),
        ),
        ("hub", "a", "AZ", 2, None, None, None, False, date(2018, 1, 1), None),
        ("hub", "a", None, None, None, None, None, False, None, None),
    ]
    assert {type(value) for row in rows for value in row} == {str, int, bool, date, type(None)}


def test_a_stream_has_the_rows_of_its_registers() -> None:
    asan = Organization("asan", "ASAN")
    one, two = (
        Hub(id, "Hub").put(asan, Alliance(f"of-{id}", "A", history=FEW)) for id in ("one", "two")
    )
    records = iter_records(iter_lines([one, Hub("two", "Hub"), asan, *two.alliances]))
    assert list(sql.states(records)) == [*sql.states(one), *sql.states(two)]
    assert {row.register for row in sql.states(two.alliances)} == {None}
    assert {row.register for row in sql.states([one, two], register="file")} == {"file"}


def test_what_is_possible_only_beyond_the_calendar_has_no_row() -> None:
    history = MembershipHistory().join("AZ", "0001-01-01").dissolve("0001-01-02")
    history = MembershipHistory(history.changes, ended=history.ended, complete=False)
    places = [(state.member, state.place) for state in history.possible_states()]
    assert places == [("AZ", 1), ("AZ", 2), *[(None, None)] * 16]
    ended = MembershipHistory(complete=False, ended="0001-01-01")
    assert len(ended.possible_states()) == 1


def test_a_wrong_argument_is_refused() -> None:
    wrong: Any = 5
    for call, place in (
        (lambda: sql.states(wrong), "/records"),
        (lambda: list(sql.states([wrong])), ""),
        (lambda: sql.states([], register=wrong), "/register"),
        (lambda: sql.possible(wrong), "/on"),
        (lambda: sql.roster("2019", [wrong]), "/standings/0"),
        (lambda: sql.belongs(wrong, "2019"), "/member"),
        (lambda: sql.roster_during(wrong, "2019"), "/start"),
        (lambda: sql.roster("2019", table=wrong), "/table"),
    ):
        assert refusal(call) == [("wrong-type", place)]


@pytest.mark.parametrize("name", ["", "a b", "states; DROP TABLE x", '"states"', "a.", "1", "é"])
def test_a_name_that_needs_quotes_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="/table: "):
        sql.roster("2019", table=name)
    assert "\nFROM mine.all_states\n" in sql.possible("2019", table="mine.all_states")


def test_all_wrong_arguments_are_reported() -> None:
    wrong: Any = ["membre"]
    assert refusal(lambda: sql.roster("2019-02-30", wrong, table="a b")) == [
        ("invalid-date", "/on"),
        ("unknown-word", "/standings/0"),
        ("wrong-type", "/table"),
    ]
    assert refusal(lambda: sql.roster_during("2019", "2018")) == [("ends-before-start", "/end")]
