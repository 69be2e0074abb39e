"""Registers as flat tables."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from egov_hub import (
    Alliance,
    Attendance,
    CoOrganizer,
    Hub,
    MembershipChange,
    MembershipHistory,
    Source,
    ValidationError,
    Workshop,
    dump_records,
    iter_records,
    load,
)
from egov_hub.examples import ASTANA_HUB
from egov_hub.formats import tables
from egov_hub.formats.tables import TableOf, columns, dump, dumps
from egov_hub.strategies import alliances, hubs
from tests.support.effort import times
from tests.support.registers import hub

ASTANA = load(ASTANA_HUB)
HISTORY = MembershipHistory().join("AZ", "2018").leave("AZ", "2020-03-01", how="withdrew")
REGISTER = hub(
    Alliance("e-gov", "E", history=HISTORY.join("GE", "[2019-01-01..]")),
    Alliance("unknown", "U"),
    Workshop(
        "w",
        start="2019-05-30",
        alliance="e-gov",
        attendance=[Attendance("AZ"), Attendance("GE")],
        co_organizers=[CoOrganizer("KZ", "host")],
    ),
)


@pytest.mark.parametrize("what", TableOf)
def test_the_columns_do_not_depend_on_the_data(what: TableOf) -> None:
    full, none = columns(ASTANA, what), columns([], what)
    assert list(full) == list(none) == list(columns(Hub("h", "H"), what.value))
    assert not any(none.values())
    assert len({len(column) for column in full.values()}) == 1
    named = list(columns(ASTANA, what, names=ASTANA))
    assert named == list(columns([], what, names=ASTANA))
    assert [each for each in named if not each.endswith(("_name", "_names"))] == list(full)
    assert len(set(named)) == len(named)


def test_rows_say_where_they_are() -> None:
    table = columns(REGISTER, "changes", names=REGISTER)
    assert table["register"] == ["hub"] * 3
    assert table["alliance"] == ["e-gov"] * 3
    assert table["alliance_name"] == ["E"] * 3
    assert table["position"] == [0, 1, 2]
    assert table["member_name"] == ["Azerbaijan", "Azerbaijan", "Georgia"]
    assert table["how"] == [None, "withdrew", None]
    assert [str(day) for day in table["on_latest"]] == ["2018-12-31", "2020-03-01", "None"]
    spells = columns(REGISTER, "memberships")
    assert spells["until"] == ["2020-03-01", None]
    there = columns(REGISTER, "attendance")
    assert (there["workshop"], there["position"], there["party"]) == (
        ["w", "w"],
        [0, 1],
        ["AZ", "GE"],
    )
    assert columns(REGISTER, "co_organizers")["role"] == ["host"]
    assert columns(REGISTER, "workshops")["id"] == ["w"]
    assert columns(REGISTER, "appearances")["person"] == []


def test_several_registers_and_a_stream_of_records(tmp_path: Path) -> None:
    other = Hub("other", "Other").put(Workshop("w"))
    assert columns([REGISTER, other], "workshops")["register"] == ["hub", "other"]
    file = tmp_path / "records.jsonl"
    dump_records([REGISTER, *REGISTER.workshops, *other.workshops], file)
    table = columns(iter_records(file.read_bytes().splitlines()), "workshops")
    assert table["register"] == ["hub"] * 3
    assert columns(REGISTER.workshops, "workshops")["register"] == [None]


@given(alliances())
@times(0.5)
def test_a_table_of_changes_has_all_of_a_history_but_its_sources(alliance: Alliance) -> None:
    table = columns([alliance], "changes")
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    fields = ("member", "on", "standing")
    made: list[Any] = [
        MembershipChange(
            *(row[each] for each in fields),
            **{each: row[each] for each in ("hold", "through", "how", "label")},
        )
        for row in rows
    ]
    found = [(each.member, each.on, each.standing, each.hold, each.through) for each in made]
    assert found == [
        (each.member, each.on, each.standing, each.hold, each.through)
        for each in alliance.history.changes
    ]
    assert [each.how for each in made] == [each.how for each in alliance.history.changes]
    assert [str(each.label) for each in made] == [
        str(each.label) for each in alliance.history.changes
    ]


def test_memberships_are_read_back() -> None:
    text = dumps(REGISTER, "memberships")
    names = ("member", "since", "until", "standing", "hold", "through", "how", "label", "alliance")
    read = tables.loads(text, {each: each for each in names}, end="exclusive")
    assert not read.refused
    assert read.value["e-gov"] == REGISTER.alliance("e-gov").history


def written(cell: object) -> str:
    """Return how a cell is written in CSV."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)


@given(hubs(consistent=True))
@times(0.3)
def test_csv_has_what_the_columns_have(register: Hub) -> None:
    for what in TableOf:
        table = columns(register, what, names=register)
        read = csv.reader(StringIO(dumps(register, what, names=register), newline=""))
        assert next(read) == list(table)
        rows = zip(*table.values(), strict=True)
        assert list(read) == [list(map(written, row)) for row in rows]


def test_files(tmp_path: Path) -> None:
    dump(REGISTER, "changes", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().decode() == dumps(REGISTER, "changes")
    dump(REGISTER, "changes", tmp_path / "b.csv", names=REGISTER, excel=True)
    text = (tmp_path / "b.csv").read_bytes().decode()
    assert text == "\ufeff" + dumps(REGISTER, "changes", names=REGISTER)
    with pytest.raises(OSError, match="No such file"):
        dump(REGISTER, "changes", tmp_path / "no" / "a.csv")


def _never() -> Any:
    raise AssertionError("A record was read.")
    yield


@pytest.mark.parametrize(
    ("call", "path", "message"),
    [
        (lambda: columns(_never(), "change"), "/what", 'Did you mean "changes"?'),  # type: ignore[arg-type]
        (lambda: columns(_never(), "states"), "/what", "is not a TableOf"),  # type: ignore[arg-type]
        (lambda: columns(_never(), 3), "/what", "Expected"),  # type: ignore[arg-type]
        (lambda: columns(_never(), "changes", names="hub"), "/names", "a Hub, or None"),  # type: ignore[arg-type]
        (lambda: columns("hub", "changes"), "/records", "Expected a register"),  # type: ignore[arg-type]
        (lambda: columns(3, "changes"), "/records", "Expected a register"),  # type: ignore[arg-type]
        (lambda: columns(Source("s", "S"), "changes"), "/records", "Expected a register"),  # type: ignore[arg-type]
        (lambda: dumps(_never(), "changes", excel="yes"), "/excel", "Expected"),  # type: ignore[arg-type]
        (lambda: dump(_never(), "changes", 3), "/path", "Expected"),  # type: ignore[arg-type]
    ],
)
def test_bad_arguments_are_refused_before_a_record_is_read(
    call: Callable[[], object], path: str, message: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        call()
    (problem,) = refused.value.problems
    assert problem.path == path
    assert message in problem.message


def test_what_is_not_a_record_of_a_hub_is_refused() -> None:
    with pytest.raises(ValidationError):
        columns([REGISTER, Attendance("AZ")], "workshops")  # type: ignore[list-item]


def test_a_mapping_with_a_wrong_column_is_refused_before_a_row_is_read() -> None:
    rows: Any = _never()
    for mapping in (
        {"member": "Country", "since": "From", "sinse": "To"},
        {"member": "Country", "since": "Country"},
        {"member": "Country"},
    ):
        with pytest.raises(ValidationError):
            tables.loads(rows, mapping, end="exclusive")
