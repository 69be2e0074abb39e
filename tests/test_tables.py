"""Tables: each row is read or put aside, and each problem names its line and column."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Answer,
    Citation,
    CountryCode,
    Hold,
    Membership,
    MembershipChange,
    MembershipHistory,
    OrganizationId,
    PartialDate,
    Problem,
    ValidationError,
)
from egov_hub.formats import Read, tables
from egov_hub.formats.tables import Columns, Histories
from egov_hub.strategies import membership_histories
from tests.support.hostile import VALUES
from tests.support.refusals import codes_and_paths, refusal

Row = dict[str, object]
FIELDS = ("member", "since", "until", "standing", "hold", "through", "how", "label")
COLUMNS = Columns(**{name: name.capitalize() for name in FIELDS})
SHORT = {"member": "Country", "since": "From", "until": "To"}


def read(*lines: str, columns: Any = SHORT, aside: bool = True, **settings: Any) -> Read[Histories]:
    text = "\n".join(lines)
    settings = {"end": "inclusive", **settings}
    return tables.loads(text, columns, aside=aside, **settings)


def rows(*items: Row, **settings: Any) -> Read[Histories]:
    settings = {"end": "inclusive", **settings}
    return tables.loads(items, SHORT, aside=True, **settings)


def wrong(found: Read[Any]) -> list[str]:
    """Return the problems of the rows that were put aside, as they are printed."""
    return [str(problem) for refused in found.refused for problem in refused.problems]


# What is written is read back


def cells_of(spell: Membership) -> Row:
    return {name.capitalize(): getattr(spell, name) or "" for name in FIELDS}


def as_csv(items: Sequence[Row], **form: Any) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, [name.capitalize() for name in FIELDS], **form)
    writer.writeheader()
    writer.writerows(items)
    return out.getvalue()


def bare(history: MembershipHistory) -> list[Membership]:
    """Return spells as a table can say them: in one language, with no sources."""
    return [
        Membership(
            spell.member,
            spell.standing,
            spell.since,
            until=spell.until,
            hold=spell.hold,
            through=spell.through,
            how=spell.how,
            label=(spell.label and str(spell.label).strip()) or None,
        )
        for spell in history.memberships()
        if not spell.followed_directly
    ]


def built(spells: Sequence[Membership]) -> MembershipHistory | None:
    try:
        return MembershipHistory.from_memberships(spells)
    except ValidationError:
        return None


known_bodies = st.builds(bare, membership_histories(complete=True))


# With "\n" between the rows, Python before 3.13 does not quote a cell that has "\r". Such a table
# cannot be read.
FORMS = [{}, {"delimiter": ";"}, {"lineterminator": "\n", "quoting": csv.QUOTE_ALL}]


@given(known_bodies, st.sampled_from(FORMS))
def test_what_is_written_is_read_back_equal(spells: list[Membership], form: dict[str, Any]) -> None:
    parties = {str(one.member): one.member for one in spells}
    text = as_csv([cells_of(spell) for spell in spells], **form)
    dialect = form.get("delimiter", "excel")
    for data in (text, text.encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
        found = tables.loads(data, COLUMNS, end="exclusive", parties=parties, dialect=dialect)
        assert found.value.only == built(spells)
    as_rows = [cells_of(spell) for spell in spells]
    found = tables.loads(as_rows, COLUMNS, end="exclusive")
    assert found.value.only == built(spells)


# Each line is kept or aside


FAULTS = st.sampled_from(
    [
        "ZZ,2011,",
        ",2011,",
        "AZ,2011-13,",
        "AZ,,2012",
        "AZ,2011",
        "AZ,2011,,",
        '"AZ,2011,',
        '"AZ"x,2011,',
        "AZ,2015,2011",
    ]
)
GOOD = st.builds(
    "{},{},".format,
    st.sampled_from(["AZ", "GE", "KGZ", "Armenia", "oecd"]),
    st.dates(date(2000, 1, 1), date(2020, 1, 1)),
)


@given(st.lists(FAULTS | GOOD))
def test_each_line_is_kept_or_aside(lines: list[str]) -> None:
    found = read("Country,From,To", *lines)
    aside = [refused.line for refused in found.refused]
    kept = {number for number, _ in enumerate(lines, 2)} - set(aside)
    assert len(aside) == len(set(aside))
    assert all(refused.problems for refused in found.refused)
    # The kept lines alone give the same, with nothing aside.
    only = [line for number, line in enumerate(lines, 2) if number in kept]
    again = read("Country,From,To", *only, complete=not aside, aside=False)
    assert again.value == found.value
    assert len(found.value.only.memberships()) == len(only)


@given(st.lists(FAULTS | GOOD), st.randoms())
def test_the_order_of_rows_changes_nothing_but_lines(lines: list[str], random: Any) -> None:
    # A quote that is not closed makes a line of what is after it.
    lines = [line for line in lines if not line.startswith('"')]
    mixed = random.sample(lines, len(lines))
    found, other = (read("Country,From,To", *each) for each in (lines, mixed))
    assert found.value == other.value
    assert sorted(str(one.row) for one in found.refused) == sorted(
        str(one.row) for one in other.refused
    )


@given(st.lists(FAULTS | GOOD))
def test_without_aside_all_problems_are_reported_at_once(lines: list[str]) -> None:
    found = read("Country,From,To", *lines)
    problems = set(found.problems)
    reported = problems_of(lambda: read("Country,From,To", *lines, aside=False))
    assert set(reported) == problems
    assert len(reported) == len(problems)
    assert all(problem.line for problem in reported)


def problems_of(make: Callable[[], object]) -> Sequence[Problem]:
    try:
        make()
    except ValidationError as error:
        return error.problems
    return ()


@given(st.text() | st.binary())
def test_any_text_is_read_or_refused(data: str | bytes) -> None:
    columns = {"member": "a", "since": "b"}
    problems_of(lambda: tables.loads(data, columns, end="inclusive", aside=True))


@given(st.lists(st.text(alphabet='ab",;\n\r ')))
def test_no_line_is_lost_whatever_its_quotes(lines: list[str]) -> None:
    text = "".join(["m,s\n", *lines])
    found = tables.loads(text, {"member": "m", "since": "s"}, end="inclusive", aside=True)
    numbers = [refused.line or 0 for refused in found.refused]
    assert numbers == sorted(set(numbers))
    assert not found.value.only.parties


# Two grades of bad


def test_a_bad_cell_refuses_its_row_alone_and_names_line_and_column() -> None:
    found = read("Country,From,To", "AZ,2011,", "GE,9/12/93,", "AM,2016,")
    assert wrong(found) == [
        'line 3, column "From": "9/12/93" has a year of two digits. '
        "Write 1993-12-09 for 9 December, or 1993-09-12 for 12 September. [invalid-date]"
    ]
    assert [dict(one.row) for one in found.refused] == [
        {"Country": "GE", "From": "9/12/93", "To": ""}
    ]
    assert found.value.only.parties == {"AM", "AZ"}
    assert found.value.only.belongs("GE", "2019") is Answer.MAYBE


def test_rows_that_contradict_each_other_are_aside_with_all_rows_of_the_member() -> None:
    found = read(
        "Country,From,To",
        "AZ,2005,2008",
        "GE,2011,",
        "AZ,2010,2014",
        "AZ,2012,",
        "GE,1993,2009",
    )
    assert [refused.line for refused in found.refused] == [2, 4, 5]
    message = (
        'line 4, column "To": AZ has two spells with days in common: member from 2010 until 2014, '
        'and member since 2012. Write until="2012" or an earlier end for the first. If both are '
        "true, record each in its own alliance, or write one standing with a label. See line 5. "
        "[overlapping-spells]"
    )
    assert wrong(found) == [message] * 3
    assert len(found.value.only.memberships("GE")) == 2


def test_where_there_is_no_column_the_row_is_named() -> None:
    columns = {"member": "Country", "since": "From"}
    found = read("Country,From", "AZ,2010", "AZ,2010", columns=columns)
    assert wrong(found)[0] == (
        "line 3: The spell of AZ as member since 2010 is listed twice. Remove one of the two. "
        "See line 2. [duplicate-item]"
    )


def test_rows_that_have_become_one_are_reported() -> None:
    lines = ["AZ,2010-01-01,2012-12-31", "AZ,2013-01-01,2014-12-31", "AM,2010,2011", "AM,2013,"]
    found = read("Country,From,To", *lines)
    assert str(found.losses) == (
        "line 2: Rows of AZ that follow each other directly and say the same have become one: 2 "
        "rows are 1 in the history. [merged]"
    )


def test_a_row_must_be_a_spell() -> None:
    columns = {**SHORT, "how": "How"}
    found = read("Country,From,To,How", "AZ,2011,,withdrew", "GE,2011,2010,", columns=columns)
    assert [one.split(": ")[0] for one in wrong(found)] == [
        'line 2, column "How"',
        'line 3, column "To"',
    ]


# Quotes


def test_a_quote_that_is_not_closed_costs_its_own_line_only() -> None:
    found = read("Country,From,To", "AZ,2011,", '"GE,2011,', "AM,2016,", "KG,2017,")
    assert wrong(found) == [
        "line 3: A quote in this line begins a cell that continues to line 5. Close the quote, or "
        'write "" for a quote inside quotes. [invalid-table]'
    ]
    assert found.value.only.parties == {"AM", "AZ", "KG"}
    assert found.refused[0].row == (("", '"GE,2011,\n'),)


def test_a_quote_that_closes_in_another_row_is_found_though_the_cells_are_as_many() -> None:
    found = read("Country,From,To", 'GE,"2011,', "AM,2016,", 'KG,2017",', "AZ,2011,")
    assert [refused.line for refused in found.refused] == [2, 4]
    assert found.value.only.parties == {"AM", "AZ"}


def test_a_cell_may_have_several_lines() -> None:
    columns = {**SHORT, "label": "Label"}
    found = read(
        "Country,From,To,Label", 'AZ,2011,,"founding,', 'first"', "GE,x,,", columns=columns
    )
    assert str(found.value.only.changes[0].label) == "founding,\nfirst"
    assert [refused.line for refused in found.refused] == [4]


# Headers


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The table is empty."),
        ("\n , \n", "The table is empty."),
        (
            "Country,From,Country\n",
            'the heading "Country" more than once. Give each column a different heading.',
        ),
        ("Country;From;To\n", 'write dialect=";" or dialect="sniff"'),
        ("Country,Since,To\n", 'The table has no column "From". It has "Country", "Since", "To".'),
        ('"Country,From\nAZ,2011\n', "line 1: A quote in this line begins a cell"),
        (b"PK\x03\x04\x00", "Excel workbook"),
        ("Country,From,To\nT\xfcrkiye,2011,".encode("latin-1"), "line 2: The text is not UTF-8."),
        (5, "Expected a table, got the number 5."),
        ({"Country": ["AZ"]}, "Expected a table, got an object."),
        ([5], "Expected rows or lines, got the number 5."),
        ([b"Country,From"], "Expected rows or lines"),
    ],
)
def test_what_is_no_table_is_refused_before_any_row_is_read(text: Any, message: str) -> None:
    for aside in (True, False):
        with pytest.raises(ValidationError) as refused:
            tables.loads(text, SHORT, end="inclusive", aside=aside)
        assert message in str(refused.value)


def test_a_data_frame_is_not_taken_for_the_names_of_its_columns() -> None:
    class Frame:
        columns = ("Country", "From")

        def __iter__(self) -> Iterator[str]:
            return iter(self.columns)

    with pytest.raises(ValidationError, match="to_dict"):
        tables.loads(Frame(), SHORT, end="inclusive")


def test_a_missing_column_is_named_by_its_field_and_the_line_of_the_header() -> None:
    assert refusal(lambda: read("", "Country,Since", "AZ,x")) == [
        ("missing-key", "/columns/since"),
        ("missing-key", "/columns/until"),
    ]
    with pytest.raises(ValidationError, match="See line 2"):
        read("", "Country,Since", "AZ,x")


def test_columns_without_a_heading_are_not_read() -> None:
    found = read(",Country,From,To,", "0,AZ,2011,,")
    assert found.value.only.parties == {"AZ"}
    assert str(found.losses) == 'line 1: The columns "", "" are not read. [left-out]'


def test_a_table_without_rows_has_an_empty_history() -> None:
    for found in (read("Country,From,To"), rows()):
        assert found.value == Histories([(None, MembershipHistory())])
        assert not found.losses


# Dialects


SEMICOLONS = ["sep=;", "Country;From;To", "AZ;2011;", "GE;x;"]


@pytest.mark.parametrize("dialect", [";", "sniff", csv.excel, csv.excel(), "excel", "excel-tab"])
def test_a_dialect_is_an_argument(dialect: Any) -> None:
    separator = ";" if dialect in (";", "sniff") else ","
    separator = "\t" if dialect == "excel-tab" else separator
    lines = [line.replace(";", separator) for line in SEMICOLONS[1:]]
    found = read(*lines, dialect=dialect)
    assert found.value.only.parties == {"AZ"}
    assert found.refused[0].line == 3


def test_the_line_with_which_excel_says_its_separator_is_found_on_request() -> None:
    found = read("\ufeff" + SEMICOLONS[0], *SEMICOLONS[1:], dialect="sniff")
    assert found.value.only.parties == {"AZ"}
    assert found.refused[0].line == 4


@pytest.mark.parametrize("text", ["", "Country\nAZ\n"])
def test_what_cannot_be_sniffed_is_asked_for(text: str) -> None:
    with pytest.raises(
        ValidationError, match="The character that separates the cells was not found"
    ):
        read(text, dialect="sniff")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_are_those_of_the_file(end: str) -> None:
    lines = ["Country,From,To", "", "AZ,2011,", '"G', 'E",x,', ",,", "AM,y,"]
    found = tables.loads(end.join(lines), SHORT, end="inclusive", aside=True)
    assert [refused.line for refused in found.refused] == [4, 7]
    opened = io.StringIO(end.join(lines), newline="")
    assert tables.loads(opened, SHORT, end="inclusive", aside=True) == found


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes("\ufeffCountry,From,To\r\nAZ,2011,\r\n".encode())
    found = tables.load(path, SHORT, end="inclusive")
    assert found == tables.loads(path.read_bytes(), SHORT, end="inclusive")


# Parties


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("AZ", CountryCode("AZ")),
        ("NA", CountryCode("NA")),
        ("az", CountryCode("AZ")),
        ("AZE", CountryCode("AZ")),
        ("CSK", CountryCode("CS")),
        ("UK", CountryCode("GB")),
        (" Türkiye ", CountryCode("TR")),
        ("Turkiye", CountryCode("TR")),
        ("Kosovo*", CountryCode("XK")),
        ("Republic of Korea", CountryCode("KR")),
        ("Moldova", CountryCode("MD")),
        ("Czechoslovakia", CountryCode("CS")),
        ("oecd", OrganizationId("oecd")),
        ("EU", OrganizationId("european-union")),
        ("georgia", OrganizationId("state-of-georgia")),
    ],
)
def test_a_party_is_found_by_code_name_or_id(
    text: str, party: CountryCode | OrganizationId
) -> None:
    parties = {"EU": "european-union", "georgia": "state-of-georgia"}
    found = read("Country,From,To", f"{text},2011,", parties=parties, empty=["NA"])
    assert found.value.only.parties == {party}
    respelled = text.strip() not in (party, *parties)
    assert [loss.code.value for loss in found.losses] == ["respelled"] * respelled


@pytest.mark.parametrize("text", ["Korea", "ZZ", "ZZZ", "Byelorussian SSR", "KOS"])
def test_what_is_no_party_is_refused_with_what_to_write(text: str) -> None:
    (message,) = wrong(read("Country,From,To", f"{text},2011,"))
    assert f'"{text}" is not the code or the name of a country' in message
    assert f'parties={{"{text}": ...}}.' in message
    assert ('Did you mean "KP" or "KR"?' in message) is (text == "Korea")


def test_ids_that_are_given_as_such_are_kept() -> None:
    found = rows({"Country": OrganizationId("uz"), "From": "2011", "To": ""})
    assert found.value.only.parties == {OrganizationId("uz")}
    assert not found.losses


# Dates


def first_four(text: str) -> str:
    return text[:4]


def gives(value: Any) -> Callable[[str], Any]:
    """Return a function that reads every text as the same."""

    def give(_: str) -> Any:
        return value

    return give


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("%d/%m/%Y", "30/05/2019", "2019-05-30"),
        ("%m/%Y", "05/2019", "2019-05"),
        ("%Y", "2019", "2019"),
        ("%d.%m.%y", "30.05.19", "2019-05-30"),
        ("%G-W%V-%u", "2019-W22-4", "2019-05-30"),
        (first_four, "2019abc", "2019"),
        (gives(date(2019, 5, 30)), "?", "2019-05-30"),
    ],
)
def test_dates_are_read_by_a_pattern_or_a_function(
    pattern: str | Callable[[str], Any], text: str, expected: str
) -> None:
    found = read("Country,From,To", f"AZ,{text},", dates=pattern)
    assert [str(change.on) for change in found.value.only.changes] == [expected]


def fails(text: str) -> Any:
    return int(text)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ("%d/%m/%Y", '"2019-05-30" is not a date of the form "%d/%m/%Y". [invalid-date]'),
        (fails, '"2019-05-30" is not read as a date: invalid literal'),
        (gives(5), "Expected a date, got the number 5."),
        (gives("2019-13"), "has the month 13"),
    ],
)
def test_a_date_that_is_not_read_is_a_problem_of_its_cell(dates: Any, message: str) -> None:
    (problem,) = wrong(read("Country,From,To", "AZ,2019-05-30,", dates=dates))
    assert problem.startswith('line 2, column "From": ')
    assert message in problem


def test_a_function_may_find_no_date() -> None:
    found = read("Country,From,To", "AZ,?,", dates=gives(None))
    assert 'The row has no date in "From"' in wrong(found)[0]


class _Missing:
    """As pandas' NA: it does not say whether it differs from itself."""

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError

    __hash__ = object.__hash__


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1992.0, "1992"),
        (1992, "1992"),
        (Decimal("1992.0"), "1992"),
        (date(2019, 5, 30), "2019-05-30"),
        (datetime(2019, 5, 30), "2019-05-30"),  # noqa: DTZ001 - as spreadsheets have them
        (datetime(2019, 5, 30, 14), "2019-05-30"),  # noqa: DTZ001 - as spreadsheets have them
        (PartialDate("2019?"), "2019?"),
        (" 2019 ", "2019"),
    ],
)
def test_rows_may_have_values(value: object, expected: str) -> None:
    found = rows({"Country": "AZ", "From": value, "To": float("nan")})
    assert [str(change.on) for change in found.value.only.changes] == [expected]
    has_time = [datetime(2019, 5, 30, 14)]  # noqa: DTZ001 - as spreadsheets have them
    assert [loss.code.value for loss in found.losses] == ["coarser-date"] * (value in has_time)


@pytest.mark.parametrize(
    "value", [None, "", " ", float("nan"), _Missing()], ids=lambda value: type(value).__name__
)
def test_what_is_missing_is_an_empty_cell(value: object) -> None:
    found = rows({"Country": "AZ", "From": "2011", "To": value})
    assert found.value.only.memberships()[0].until is None


@pytest.mark.parametrize("value", [1992.5, float("inf"), True, [2019], 43615])
def test_other_values_are_refused_at_their_path(value: object) -> None:
    found = rows({"Country": "AZ", "From": value, "To": None})
    assert [problem.path for problem in found.refused[0].problems] == ["/0/From"]


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("heading", ["Country", "From", "To", "Label"])
def test_whatever_is_in_a_cell_is_read_or_put_aside(name: str, heading: str) -> None:
    row: Row = {"Country": "AZ", "From": "2011", "To": "2012", "Label": "member"}
    columns = {**SHORT, "label": "Label"}
    for value in (VALUES[name](), [VALUES[name]()]):
        found = tables.loads([{**row, heading: value}], columns, end="inclusive", aside=True)
        assert len(found.value.only.parties) + len(found.refused) == 1
        assert len(wrong(found)) == len(found.problems)


def test_a_line_that_is_not_a_text_is_refused() -> None:
    lines: Any = ["Country,From,To", 5]
    with pytest.raises(ValidationError, match="line 2: Expected a line, got the number 5"):
        tables.loads(lines, SHORT, end="inclusive", aside=True)


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("AZ,2011", "Write a cell for each heading; it can be empty."),
        ("Korea, South,2011,", 'Write quotes around a cell that contains ",".'),
    ],
)
def test_a_row_of_another_length_says_what_to_write(line: str, advice: str) -> None:
    with pytest.raises(ValidationError, match="cells, but the header has 3") as refused:
        tables.loads(f"Country,From,To\n{line}\n", SHORT, end="inclusive")
    assert advice in str(refused.value)


def test_rows_have_the_keys_of_the_first() -> None:
    first: Row = {"Country": "AZ", "From": "2011", "To": None}
    not_a_row: Any = 5
    found = rows(first, {"Country": "GE", "From": "2011"}, not_a_row)
    assert wrong(found) == [
        '/1: Only the row or only the first row has "To". Write the same headings in all rows. '
        "[uneven-row]",
        '/2: Expected a row, got the number 5. Write a dict like {"Country": "AZ"}. [wrong-type]',
    ]


# No first day, no standing


def test_a_row_without_a_first_day_is_refused_unless_the_caller_says_what_to_do() -> None:
    lines = ["Country,From,To", "AZ,2011,", "GE,NULL,NULL", "AM,NULL,2019"]
    empty = ["NULL"]
    found = read(*lines, empty=empty)
    assert [refused.line for refused in found.refused] == [3, 4]
    assert found.refused[0].problems[0].code == "missing-key"
    found = read(*lines, empty=empty, no_since="unknown")
    assert [str(change.on) for change in found.value.only.changes_of("GE")] == ["XXXX"]
    assert [loss.code.value for loss in found.losses] == ["assumed"] * 2
    found = read(*lines, empty=empty, no_since="skip")
    assert [refused.line for refused in found.refused] == [4]
    assert [(loss.code.value, loss.line) for loss in found.losses] == [("left-out", 3)]
    assert found.value.only.belongs("GE", "2019") is Answer.MAYBE
    assert (
        read(*lines[:3], empty=empty, no_since="skip").value.only.belongs("GE", "2019") is Answer.NO
    )


def test_words_and_what_is_empty_are_as_the_caller_says() -> None:
    columns = {**SHORT, "standing": "Status", "hold": "Hold"}
    found = read(
        "Country,From,To,Status,Hold",
        "AZ,2011,,M,",
        "GE,2011,,,suspended",
        "AM,2011,,Observer,",
        columns=columns,
        words={"M": "member"},
        standing="associate",
    )
    spells = [(one.member, one.standing.value, one.hold) for one in found.value.only.memberships()]
    assert spells == [("AZ", "member", None), ("GE", "associate", Hold.SUSPENDED)]
    assert wrong(found) == [
        'line 4, column "Status": "Observer" is not a Standing. Did you mean "observer"? '
        "[unknown-word]"
    ]


def test_a_seat_is_filled_by_an_organization() -> None:
    columns = {**SHORT, "through": "Body"}
    found = read(
        "Country,From,To,Body",
        "AZ,2011,,The Agency",
        "GE,2011,,Georgia",
        "AM,2011,,EKENG CJSC",
        columns=columns,
        parties={"The Agency": "agency", "Georgia": "GE"},
    )
    assert found.value.only.through("AZ", "2019") == {"agency"}
    assert [one.partition(": ")[2] for one in wrong(found)] == [
        'Expected the id of an organization, got the CountryCode "GE". [wrong-type]',
        '"EKENG CJSC" is not an id. Write lower-case letters and digits with single hyphens '
        'between them. Did you mean "ekeng-cjsc"? [invalid-id]',
    ]


# Sources


def test_a_row_may_have_its_source_and_the_words_as_printed() -> None:
    columns = {**SHORT, "source": "Source", "printed": "Words"}
    lines = ["Country,From,To,Source,Words", "AZ,2011,2012,notice,last year", "GE,2011,,,in 2011"]
    found = read(*lines, columns=columns, cited=["list"])
    notice = Citation("notice", printed="last year")
    assert [change.cited for change in found.value.only.changes] == [
        (notice, Citation("list")),
        (notice, Citation("list")),
        (Citation("list", printed="in 2011"),),
    ]
    for cited in ([], ["list", "page"]):
        found = read(*lines, columns=columns, cited=cited)
        assert [one.split(": ")[0] for one in wrong(found)] == ['line 3, column "Words"']
    found = read(lines[0], "AZ,2011,,A notice,", columns=columns)
    assert wrong(found)[0].startswith('line 2, column "Source": "A notice" is not an id.')


# Several alliances


SEVERAL = {**SHORT, "alliance": "Body"}
BODIES = ["Body,Country,From,To", "hub,AZ,2011,", "hub,GE,x,", "net,AZ,2012,", "net,AM,2013,"]


def each(*lines: str, **settings: Any) -> Iterator[tuple[Any, Read[MembershipHistory]]]:
    settings = {"end": "inclusive", "aside": True, **settings}
    return tables.iter_histories(lines, SEVERAL, **settings)


def test_a_table_may_have_several_alliances_in_any_order() -> None:
    mixed = [BODIES[0], BODIES[3], BODIES[1], BODIES[4], BODIES[2]]
    for lines in (BODIES, mixed):
        found = read(*lines, columns=SEVERAL)
        assert {key: one.parties for key, one in found.value.items()} == {
            "hub": {"AZ"},
            "net": {"AM", "AZ"},
        }
        assert [one.complete for one in (found.value["hub"], found.value["net"])] == [False, True]
        assert len(found.refused) == 1
    with pytest.raises(ValueError, match="Expected one history, got 2"):
        _ = read(*BODIES, columns=SEVERAL).value.only


def test_sorted_by_alliance_histories_come_one_after_the_other() -> None:
    found = read(*BODIES, columns=SEVERAL)
    one_by_one = list(each(*BODIES))
    assert {key: one.value for key, one in one_by_one} == dict(found.value)
    assert [len(one.refused) for _, one in one_by_one] == [1, 0]


def test_a_history_is_there_before_the_next_is_read() -> None:
    def lines() -> Iterator[str]:
        yield from BODIES[:4]
        raise AssertionError

    histories = tables.iter_histories(lines(), SEVERAL, end="inclusive", aside=True)
    assert next(histories)[0] == "hub"


def test_rows_of_an_alliance_that_are_not_together_are_refused() -> None:
    histories = each(*BODIES, "hub,KG,2014,")
    assert next(histories)[0] == "hub"
    with pytest.raises(ValidationError, match='line 6, column "Body": The rows of hub are not'):
        list(histories)


def test_a_row_of_no_alliance_is_aside_and_may_be_of_any() -> None:
    lines = [BODIES[0], "A Hub,AZ,2011,", *BODIES[1:], ",KG,2014,"]
    found = read(*lines, columns=SEVERAL)
    assert [refused.line for refused in found.refused] == [2, 4, 7]
    assert {one.complete for one in found.value.values()} == {False}
    one_by_one = list(each(*lines))
    assert [key for key, _ in one_by_one] == ["hub", "net"]
    assert [[one.line for one in part.refused] for _, part in one_by_one] == [[2, 4], [7]]
    ((key, nothing),) = each(BODIES[0], ",KG,2014,")
    assert (key, len(nothing.refused), nothing.value.complete) == (None, 1, False)
    assert list(each(BODIES[0])) == []
    assert not read(BODIES[0], columns=SEVERAL).value


def test_unless_aside_no_history_comes_after_the_first_that_is_wrong() -> None:
    histories = each(
        *BODIES[:2], *BODIES[3:], "top,AZ,y,", "zoo,AZ,z,", "zzz,AZ,2011,", aside=False
    )
    assert [next(histories)[0], next(histories)[0]] == ["hub", "net"]
    with pytest.raises(ValidationError) as refused:
        next(histories)
    assert [problem.line for problem in refused.value.problems] == [5, 6]


def test_unread_columns_are_reported_with_the_first_history_only() -> None:
    lines = [f"{line},note" for line in BODIES]
    assert [str(one.losses).count("not read") for _, one in each(*lines)] == [1, 0]


def test_reading_stops_when_most_likely_all_is_wrong() -> None:
    def lines() -> Iterator[str]:
        yield BODIES[0]
        for number in range(10_001):
            yield f"a{number},AZ,x,"
        raise AssertionError

    with pytest.raises(ValidationError) as refused:
        list(tables.iter_histories(lines(), SEVERAL, end="inclusive"))
    assert len(refused.value.problems) == 10_000


# Arguments


def test_columns_check_their_headings() -> None:
    number: Any = 5
    assert refusal(lambda: Columns(member="a", since=number)) == [("wrong-type", "/since")]


def test_every_wrong_argument_is_reported_before_the_table_is_looked_at() -> None:
    anything: Any = None
    with pytest.raises(ValidationError) as refused:
        tables.loads(
            anything,
            anything,
            end=anything,
            dates=anything,
            empty=anything,
            no_since=anything,
            standing=anything,
            parties=anything,
            words=anything,
            cited=anything,
            complete=anything,
            dialect=anything,
            aside=anything,
        )
    names = "columns end dates empty no_since standing parties words cited complete dialect aside"
    assert [path for _, path in codes_and_paths(refused)] == [f"/{name}" for name in names.split()]


@pytest.mark.parametrize(
    ("columns", "problems"),
    [
        ({}, [("missing-key", "/columns")] * 2),
        ({"member": "a"}, [("missing-key", "/columns")]),
        ({**SHORT, "sinse": "b"}, [("unknown-key", "/columns/sinse")]),
        ({**SHORT, "until": "From"}, [("duplicate-item", "/columns/until")]),
        ({**SHORT, "until": " "}, [("wrong-type", "/columns/until")]),
        ({**SHORT, "since": None}, [("wrong-type", "/columns/since")]),
        (["a", "b"], [("wrong-type", "/columns")]),
    ],
)
def test_wrong_columns_are_refused(columns: Any, problems: list[tuple[str, str]]) -> None:
    assert refusal(lambda: tables.loads(5, columns, end="inclusive")) == problems  # type: ignore[arg-type] # that is the point


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"dates": "%H:%M"}, ("unknown-word", "/dates")),
        ({"dates": "%Q"}, ("unknown-word", "/dates")),
        ({"dialect": "comma"}, ("unknown-word", "/dialect")),
        ({"parties": {"EU": "E U"}}, ("invalid-id", "/parties/EU")),
        ({"empty": "NA"}, ("wrong-type", "/empty")),
        ({"empty": [5]}, ("wrong-type", "/empty/0")),
        ({"words": {"M": 5}}, ("wrong-type", "/words/M")),
    ],
)
def test_wrong_settings_are_refused(settings: dict[str, Any], problem: tuple[str, str]) -> None:
    assert refusal(lambda: read("", **settings)) == [problem]


def test_histories_are_a_mapping_that_cannot_be_changed() -> None:
    history = MembershipHistory().join("AZ", "2011")
    histories = Histories([(None, history)])
    assert isinstance(histories, Mapping)
    assert list(histories) == [None]
    assert len(histories) == 1
    assert histories[None] == history
    assert {histories: 1}[Histories([(None, history)])] == 1
    names: dict[str, Any] = {"Histories": Histories, "MembershipHistory": MembershipHistory}
    names["MembershipChange"] = MembershipChange
    assert eval(repr(histories), names) == histories  # noqa: S307 - our own text
    with pytest.raises(KeyError):
        _ = histories["hub"]
