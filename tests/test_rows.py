"""Rows: how answers are printed with names, and what columns and files they become."""

import copy
import csv
import pickle
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    CoOrganizer,
    Country,
    CountryCode,
    FormerName,
    Hub,
    MembershipHistory,
    Organization,
    PartialDate,
    Person,
    Place,
    Post,
    Record,
    Source,
    ValidationError,
    Workshop,
    load,
    questions,
)
from egov_hub._tables import Tabular
from egov_hub.examples import ASTANA_HUB
from egov_hub.findings import review
from egov_hub.membership.acts import MembershipAct
from egov_hub.questions import Tally
from egov_hub.register.naming import item_at
from egov_hub.register.references import RecordRef
from egov_hub.rows import Naming, Row, Rows
from tests.support.effort import times
from tests.support.registers import hub
from tests.support.rows import check_tables

ASTANA = load(ASTANA_HUB)

CHAIR = Post("Chair", "acsh")
FORMER = [FormerName("Regional Hub", until="2017")]
ACSH = Organization("acsh", "Astana Civil Service Hub", former_names=FORMER)
REGISTER = hub(
    Country("XK", "Kosovo*"),
    Country("SZ", former_names=[FormerName("Swaziland", until="2018-04-19")]),
    ACSH,
    Organization("other-hub", "Astana Civil Service Hub"),
    Person("alikhan-baimenov", "Alikhan Baimenov"),
    Alliance(
        "e-gov",
        "E-Government",
        history=MembershipHistory().join("XK", "2015", through="acsh").join("SZ", "2015"),
    ),
    Workshop(
        "early",
        start="2015-05",
        status="held",
        alliance="e-gov",
        appearances=[Appearance("alikhan-baimenov", "speaker", posts=[CHAIR])],
        attendance=[Attendance("SZ"), Attendance("XK")],
        co_organizers=[CoOrganizer("acsh", "host")],
    ),
    Workshop(
        "late",
        start="2020",
        status="held",
        alliance="e-gov",
        appearances=[Appearance("alikhan-baimenov", "speaker", posts=[CHAIR])],
        attendance=[Attendance("SZ")],
        co_organizers=[CoOrganizer("acsh", "host"), CoOrganizer("other-hub", "host")],
        place=Place("XK"),
    ),
)


def html(rows: Rows[Any]) -> str:
    """Return what a notebook shows of rows."""
    return str(vars(Tabular)["_repr_html_"](rows))


# Names


def test_a_name_is_the_one_in_use_on_the_day_of_the_row() -> None:
    assert str(questions.speakers(REGISTER)).splitlines() == [
        "Alikhan Baimenov at early (speaker): Chair, Regional Hub",
        "Alikhan Baimenov at late (speaker): Chair, Astana Civil Service Hub",
    ]
    assert str(questions.participation(REGISTER, "SZ")).splitlines() == [
        "Swaziland in 2015: 1",
        "Eswatini in 2020: 1",
    ]
    assert str(questions.voices(REGISTER, "XK", "2017")) == (
        "Kosovo* in E-Government: Regional Hub or Astana Civil Service Hub"
    )
    seats = REGISTER.alliance("e-gov").seats("2016")
    assert str(Rows(seats, names=REGISTER)).splitlines() == [
        "Swaziland: member",
        "Kosovo*: member through Regional Hub",
    ]
    # A row that is not of a day has the present names.
    assert (
        str(questions.supporters(REGISTER)[:1]) == "Astana Civil Service Hub as host: early, late"
    )


def test_two_of_one_name_are_told_apart_where_both_are_printed() -> None:
    rows = questions.supporters(REGISTER)
    assert str(rows).splitlines() == [
        "Astana Civil Service Hub (acsh) as host: early, late",
        "Astana Civil Service Hub (other-hub) as host: late",
    ]
    assert rows.columns(names=REGISTER)["organization_name"] == [
        "Astana Civil Service Hub (acsh)",
        "Astana Civil Service Hub (other-hub)",
    ]


def test_what_has_no_name_in_the_register_has_its_id() -> None:
    acts = MembershipHistory().join("dea", on="2018").acts()
    assert str(Rows(acts, names=REGISTER)) == str(acts) == "dea joined as member on 2018"
    assert acts.columns(names=REGISTER)["member_name"] == ["dea"]


def test_groups_of_workshops_are_printed_with_names() -> None:
    assert str(questions.tally(REGISTER, "country")).splitlines() == [
        "Kosovo*: 1",
        "not recorded: 1",
    ]
    assert str(questions.tally(REGISTER, "alliance")) == "E-Government: 2"
    assert [row.value for row in questions.tally(REGISTER, "country")] == ["XK", None]


def test_a_row_alone_has_ids_and_so_has_its_record() -> None:
    row = questions.guests(
        REGISTER.put(Workshop("w", start="2014", alliance="e-gov", attendance=[Attendance("XK")]))
    )[0]
    assert str(row) == "XK at w: not in e-gov then"
    assert (row.party, row.alliance) == ("XK", "e-gov")


def test_names_do_not_make_rows_unequal() -> None:
    rows = questions.supporters(REGISTER)
    assert rows == tuple(rows) == Rows(rows)
    assert hash(rows) == hash(tuple(rows))
    assert str(Rows(rows)).startswith("acsh as host")


def test_slices_copies_and_pickles_keep_the_names_but_not_the_register() -> None:
    rows = questions.participation(REGISTER)
    again: Any = pickle.loads(pickle.dumps(rows))  # noqa: S301 - our own bytes
    assert type(again).__name__ == "Rows"
    assert again == rows
    assert str(again) == str(rows) == str(copy.deepcopy(rows)) == str(rows[:])
    none: Any = again[:0]
    assert none.columns() == rows[len(rows) :].columns()
    assert b"Alikhan" not in pickle.dumps(rows)
    unnamed = REGISTER.alliance("e-gov").acts()
    assert str(pickle.loads(pickle.dumps(unnamed))) == str(unnamed)  # noqa: S301 - our own bytes


def test_rows_cannot_be_changed() -> None:
    rows = questions.supporters(REGISTER)
    with pytest.raises(AttributeError, match="Rows cannot be changed, so _names cannot be set"):
        vars(Rows)["__setattr__"](rows, "_names", None)
    with pytest.raises(AttributeError, match="Rows cannot be changed, so _of cannot be deleted"):
        vars(Rows)["__delattr__"](rows, "_of")


def test_tables_in_a_notebook_have_names() -> None:
    shown = html(questions.voices(REGISTER, "XK", "2016"))
    assert "<td>Kosovo*</td>" in shown
    assert "XK" not in shown
    assert "(none)" in html(questions.phases(REGISTER))


def test_facts_are_named_with_names() -> None:
    alliance, workshop = REGISTER.alliance("e-gov"), REGISTER.workshop("early")
    person = Person("p", "P", posts=[Post(organization="acsh"), Post("Chair")])
    assert [
        item_at(record, path, REGISTER)
        for record, path in (
            (alliance, "/history/changes/0"),
            (workshop, "/co_organizers/0"),
            (workshop, "/appearances/0"),
            (workshop, "/attendance/1"),
            (person, "/posts/0"),
            (person, "/posts/1"),
        )
    ] == [
        "Swaziland joined as member",
        "Astana Civil Service Hub as host",
        "Alikhan Baimenov as speaker",
        "attendance of Kosovo*",
        'post "Astana Civil Service Hub"',
        'post "Chair"',
    ]


def test_what_a_hub_calls_what() -> None:
    assert REGISTER.called(CountryCode("XK")) == "Kosovo*"
    assert REGISTER.called(ACSH.id) == "Astana Civil Service Hub"
    assert REGISTER.called(ACSH.id, "2016") == "Regional Hub"
    assert REGISTER.called(REGISTER.people[0].id, "2016") == "Alikhan Baimenov"
    assert REGISTER.called(REGISTER.alliances[0].id) == "E-Government"
    unknown = (Organization("x", "X").id, Person("x", "X").id, Alliance("x", "X").id, "acsh")
    assert [REGISTER.called(id) for id in (*unknown, REGISTER.workshops[0].id)] == [None] * 5
    assert isinstance(REGISTER, Naming)


def test_bad_arguments_are_refused_before_anything_is_done(tmp_path: Path) -> None:
    rows: Any = questions.supporters(REGISTER)
    calls: list[Callable[[], object]] = [
        lambda: Rows([], names="hub"),  # type: ignore[arg-type]
        lambda: Rows([], names=Hub),  # type: ignore[arg-type]
        lambda: Rows([], of=str),  # type: ignore[arg-type]
        lambda: rows.columns(names="hub"),
        lambda: rows.to_csv(tmp_path / "a.csv", excel="yes"),
        lambda: rows.to_csv(tmp_path / "a.csv", names=1),
        lambda: rows.to_csv(3),
    ]
    for wrong in calls:
        with pytest.raises(ValidationError):
            wrong()
    assert not list(tmp_path.iterdir())


# Columns

EMPTY = hub()


def test_headings_do_not_depend_on_the_rows() -> None:
    asked: list[Callable[[Hub], Rows[Any]]] = [
        questions.guests,
        questions.supporters,
        questions.partnerships,
        questions.speakers,
        questions.contradictions,
        questions.totals,
        questions.witnesses,
        questions.outcomes,
        questions.phases,
        review,
        questions.participation,
        questions.without_attendance,
        lambda of: questions.tally(of, "year"),
        lambda of: questions.took_part(of, "2000", "2030"),
    ]
    for ask in asked:
        full, none = ask(ASTANA), ask(EMPTY)
        assert not none
        assert list(full.columns()) == list(none.columns()) == list(full[:1].columns())
        assert list(full.columns(names=ASTANA)) == list(none.columns(names=EMPTY))
    assert Rows[Tally]().columns() == {}
    assert next(iter(Rows([Tally("2019")]).columns())) == "value"


def test_a_date_has_three_columns_and_an_open_side_is_empty() -> None:
    history = MembershipHistory().join("AZ", "2018-05").leave("AZ", "[2019-01-01..]")
    columns = history.acts().columns()
    assert columns["on"] == ["2018-05", "[2019-01-01..]"]
    assert columns["on_earliest"] == [date(2018, 5, 1), date(2019, 1, 1)]
    assert columns["on_latest"] == [date(2018, 5, 31), None]
    assert history.memberships()[0].until is not None
    assert MembershipHistory().join("AZ", "[..2018-05-01]").acts().columns()["on_earliest"] == [
        None
    ]


def test_answers_counts_and_lists_in_columns() -> None:
    register = hub(
        Source("a", "A"),
        Source("b", "B"),
        Workshop("w", start="2019", status="held", cited=["a", "b"]),
        Workshop("v", start="2019", status="held"),
        Workshop("u", start="[2019-12..2020-01]", status="held"),
    )
    columns = questions.tally(register, "year").columns()
    assert columns == {
        "value": ["2019", "2020"],
        "country": [None, None],
        "alliance": [None, None],
        "certain": ["v; w", None],
        "uncertain": ["u", "u"],
        "cited": ["a, b", None],
        "certain_count": [2, 0],
        "uncertain_count": [1, 1],
    }
    assert review(register).columns()["severity"][0] in ("warning", "note")
    witnesses = questions.witnesses(register).columns()
    assert witnesses["record_kind"][0] == "workshop"
    assert witnesses["inferred"][0] is False
    assert witnesses["path"][0] == ""


def test_a_record_that_is_not_there_leaves_its_columns_empty() -> None:
    columns = questions.workshops_of(REGISTER, "e-gov").columns(names=REGISTER)
    assert columns["place_country"] == [None, "XK"]
    assert columns["place_country_name"] == [None, "Kosovo*"]
    assert columns["attendance"] == ["SZ; XK", "SZ"]
    seats = Rows(REGISTER.alliance("e-gov").seats("2016"), names=REGISTER)
    assert seats.columns(names=REGISTER)["through_names"] == [None, "Regional Hub"]
    assert seats.columns()["through"] == [None, "acsh"]
    assert seats.columns()["on"] == ["2016", "2016"]


def test_tables_say_all_that_acts_seats_and_findings_say() -> None:
    for alliance in ASTANA.alliances:
        check_tables(Rows(alliance.acts(), names=ASTANA))
        check_tables(Rows(alliance.seats("2018"), names=ASTANA))
    findings = review(ASTANA)
    assert {row["severity"] for row in findings.to_pandas().to_dict("records")} == {
        "note",
        "warning",
    }
    for finding in findings:
        columns = Rows([finding]).columns()
        assert all(str(part) in str(columns) for part in (finding.severity, finding.message))


@given(st.data())
@times(0.3)
def test_every_cell_is_a_plain_value(data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.from_type(MembershipAct), max_size=3).map(Rows[MembershipAct]))
    columns = Rows(rows, of=MembershipAct).columns(names=EMPTY)
    assert {len(column) for column in columns.values()} == {len(rows)}
    for column in columns.values():
        assert {type(cell) for cell in column} <= {str, int, bool, date, type(None)}


# Files and data frames


def test_a_file_has_what_the_columns_have(tmp_path: Path) -> None:
    rows = questions.tally(ASTANA, "country")
    rows.to_csv(tmp_path / "tally.csv", names=ASTANA)
    raw = (tmp_path / "tally.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(StringIO(raw.decode(), newline="")))
    columns = rows.columns(names=ASTANA)
    assert {key: [row[key] for row in read] for key in columns} == {
        key: ["" if cell is None else str(cell) for cell in column]
        for key, column in columns.items()
    }


class Note(Row):
    __slots__ = ()


DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_a_spreadsheet_would_run_is_marked_for_excel_only(
    text: str, tmp_path: Path
) -> None:
    rows = Rows([Tally(f"{text}"), Tally("2019=1", certain=["w"])])
    rows.to_csv(tmp_path / "plain.csv")
    rows.to_csv(tmp_path / "excel.csv", excel=True)
    plain = (tmp_path / "plain.csv").read_bytes().decode()
    excel = (tmp_path / "excel.csv").read_bytes().decode()
    assert [row[0] for row in csv.reader(StringIO(plain, newline=""))][1:] == [text, "2019=1"]
    assert excel.startswith("\ufeffvalue,")
    assert excel.endswith("\r\n")
    cells = [row[0] for row in csv.reader(StringIO(excel[1:], newline=""))][1:]
    assert cells == [f"'{text}", "2019=1"]


def test_truth_is_written_in_words(tmp_path: Path) -> None:
    rows = Rows([questions.Testimony(RecordRef("workshop", "w"), inferred=True)])
    rows.to_csv(tmp_path / "a.csv")
    (line,) = csv.DictReader(StringIO((tmp_path / "a.csv").read_text("utf-8")))
    assert (line["inferred"], line["advance"], line["fact"]) == ("yes", "no", "")


def test_data_frames() -> None:
    rows = questions.participation(ASTANA)
    frame = rows.to_pandas(names=ASTANA)
    assert list(frame.columns) == list(rows.columns(names=ASTANA))
    assert len(frame) == len(rows)
    kazakhstan: pd.DataFrame = frame[frame["party"] == "KZ"]
    assert int(kazakhstan["certain_count"].sum()) == 6
    other = pl.DataFrame(rows.columns(names=ASTANA))
    assert other.filter(pl.col("party") == "KZ")["certain_count"].sum() == 6
    acts = pl.DataFrame(ASTANA.alliance("e-government").acts().columns())
    assert acts.schema["on_earliest"] == pl.Date


# Rows of other classes


def test_a_class_of_rows_says_how_its_line_is_made() -> None:
    assert Row.__day__.fget is not None  # type: ignore[attr-defined]
    with pytest.raises(NotImplementedError):
        str(Note())
    assert str(Rows([Place("UZ")], names=REGISTER)) == str(Place("UZ"))
    assert issubclass(Tally, Row)
    assert issubclass(Row, Record)
    assert PartialDate("2019") == questions.Speech("p", "w", start="2019").__day__
