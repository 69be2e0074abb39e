"""What is shown of values: calls that make them again, summaries, lines and tables."""

import re
from html.parser import HTMLParser
from io import StringIO
from typing import Any, cast

import pytest
from attrs import Factory, field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty
from rich.console import Console

import egov_hub
from egov_hub import (
    Alliance,
    Answer,
    Attestation,
    Citation,
    CoOrganizer,
    Headcount,
    Hub,
    Membership,
    MembershipChange,
    MembershipHistory,
    Organization,
    PartialDate,
    Place,
    Problem,
    Record,
    Roster,
    Source,
    Text,
    Workshop,
    differences,
    findings,
    knowledge,
    questions,
    strategies,
)
from egov_hub._tables import Summarized, Tabular
from egov_hub.differences import Diff, Excerpt
from egov_hub.knowledge import Knowledge
from egov_hub.membership import acts
from egov_hub.membership.acts import Seat
from egov_hub.register import references
from egov_hub.register.outlines import FIELDS
from egov_hub.register.references import RecordRef
from egov_hub.rows import Rows
from egov_hub.testing import as_code
from egov_hub.values.answers import as_answer
from tests.support.classes import ATTRS
from tests.support.effort import times

PUBLIC = (egov_hub, acts, references, questions, findings, differences, knowledge)
NAMES = {name: getattr(module, name) for module in PUBLIC for name in module.__all__} | {
    "Rows": Rows
}

SUMMARIES = (Hub, Excerpt, Diff, Knowledge)
"""What is shown by a summary: all that may be a whole register."""


# Calls


def again(code: str) -> object:
    """Return what code makes, with the public names in scope."""
    return eval(code, NAMES)  # noqa: S307 - that is what it is for


@pytest.mark.parametrize("kind", ATTRS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@times(0.5)
def test_what_is_shown_makes_an_equal_value(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    made = again(as_code(value) if kind in SUMMARIES else repr(value))
    assert made == value
    assert type(made) is kind


@pytest.mark.parametrize("kind", ATTRS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@times(0.2)
def test_a_failed_test_shows_code_to_paste(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert again(pretty(value)) == value
    assert again(pretty([value])) == [value]


def test_a_failed_test_shows_a_small_record_in_few_lines() -> None:
    assert pretty(Workshop("w", start="2019")) == "Workshop('w', start='2019')"
    assert pretty({"hub": Hub("hub", "A", sources=[Source("s")])}) == (
        "{'hub': Hub('hub', 'A', sources=[Source('s')])}"
    )


def test_a_failed_test_shows_classes_by_their_names() -> None:
    shown = pretty([Workshop, PartialDate, Text, Problem])
    assert [name.rpartition(".")[2] for name in shown.strip("[]").split(",\n ")] == [
        *("Workshop", "PartialDate", "Text", "Problem"),
    ]


def test_a_failure_says_how_to_make_a_workshop_in_three_lines() -> None:
    @given(strategies.workshops())
    @settings(database=None, derandomize=True, print_blob=False)
    def fails(workshop: Workshop) -> None:
        assert workshop.start is None

    with pytest.raises(AssertionError) as failure:
        fails()
    (note,) = failure.value.__notes__
    first, argument, last = note.splitlines()
    assert (first.partition(": ")[2], last) == ("fails(", ")")
    assert again(argument.strip().removeprefix("workshop=").removesuffix(",")) == Workshop(
        "a", start="2000"
    )


@pytest.mark.parametrize("kind", [Hub, Place, Text, PartialDate, Problem])
def test_ipython_shows_what_repr_shows(kind: type[Any]) -> None:
    # It calls what can be called of this name in a class.
    assert not callable(kind._repr_pretty_)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (
            MembershipChange("AM", "2018", "member", through="ekeng"),
            "MembershipChange('AM', '2018', 'member', through='ekeng')",
        ),
        (MembershipChange("AM", "2018", None), "MembershipChange('AM', '2018', None)"),
        (Place("UZ", city="Tashkent"), "Place('UZ', city='Tashkent')"),
        (Place(city={"ru": "Ташкент"}), "Place(city={'ru': 'Ташкент'})"),
        (
            CoOrganizer("oecd", "host", cited=["a", Citation("b", printed="B")]),
            "CoOrganizer('oecd', 'host', cited=['a', Citation('b', printed='B')])",
        ),
        (Citation("a"), "Citation('a')"),
        (Headcount(70), "Headcount(70)"),
        (Attestation("2019", ["GE", "AZ"]), "Attestation('2019', ['AZ', 'GE'])"),
        (Membership("GE", "member", "2013"), "Membership('GE', 'member', '2013')"),
        (MembershipHistory(), "MembershipHistory()"),
        (
            Seat("AM", Answer.MAYBE, ["observer", "member"]),
            "Seat('AM', 'maybe', standings=['member', 'observer'])",
        ),
        (
            Workshop("w", place=Place("UZ"), topics=["Cost", Text(en="Tax")]),
            "Workshop('w', place=Place('UZ'), topics=['Cost', {'en': 'Tax'}])",
        ),
        (Rows([RecordRef("workshop", "w")]), "Rows([RecordRef('workshop', 'w')])"),
        (Problem("invalid-id", "/id", "So."), "Problem('invalid-id', '/id', 'So.')"),
        (PartialDate("2018"), "PartialDate('2018')"),
        (Text("Hub"), "Text('Hub')"),
        (Text(en="Hub", und="ACSH"), "Text({'en': 'Hub', 'und': 'ACSH'})"),
    ],
    ids=repr,
)
def test_what_is_shown_is_what_one_would_type(value: object, shown: str) -> None:
    assert repr(value) == shown
    assert again(shown) == value


def starred(value: object) -> str:
    return f"*{value}*"


@frozen(repr=False)
class Trip(Record):
    """A record of somebody else's."""

    standing: str
    secret: str = field(default="", repr=False)
    days: int = field(default=1, repr=starred)
    sure: Answer = field(default=cast("Answer", "maybe"), converter=as_answer)
    stops: tuple[float, ...] = field(default=Factory(tuple[float, ...]))
    by: str = field(default="rail", kw_only=True, alias="means")
    seen: bool = field(default=False, init=False)


@frozen(repr=False)
class Leg(Record):
    on: int = field(default=0, kw_only=True)
    standing: str


def test_fields_of_other_sorts_are_shown_as_attrs_would() -> None:
    trip = Trip("Baku", "by night", 3, "yes", (2.5,), means="road")
    assert repr(trip) == "Trip('Baku', days=*3*, sure='yes', stops=[2.5], means='road')"
    # A default that is not as its converter has it is shown, for it cannot be compared.
    assert repr(Trip("Baku")) == "Trip('Baku', sure='maybe', stops=[])"


def test_what_follows_a_named_argument_is_named() -> None:
    assert repr(Leg(standing="Baku")) == "Leg(standing='Baku')"
    assert repr(Leg(on=3, standing="Baku")) == "Leg(on=3, standing='Baku')"


def test_a_class_inside_a_function_is_shown_by_its_name() -> None:
    @frozen(repr=False)
    class Inner(Record):
        standing: str

    assert repr(Inner("Tashkent")) == "Inner('Tashkent')"


# Summaries


@given(st.from_type(Hub))
def test_a_hub_is_shown_by_how_much_it_has(hub: Hub) -> None:
    shown = repr(hub)
    assert shown.startswith(f"<Hub {hub.id}: ")
    for kind in FIELDS.values():
        number = len(getattr(hub, kind))
        assert (f" {number} {kind}" in shown) is (number > 1)
    assert sum(map(int, re.findall(r"(\d+) [a-z]", shown))) == len(hub.records)
    assert len(shown) < 150 + len(hub.id)


MEMBERS = MembershipHistory().join("GE", on="1993-12").leave("GE", on="[2009-08-18..]")


@pytest.mark.parametrize(
    ("records", "shown"),
    [
        ([], "no records"),
        ([Workshop("v"), Workshop("w", start="[..0900]")], "2 workshops, 0900"),
        ([Workshop("w", start="2018", end="2019-01")], "1 workshop, 2018..2019"),
        ([Alliance("a", "A", history=MEMBERS)], "1 alliance, 1993..2009"),
        ([Alliance("a", "A", launched="2011", dissolved="[..2013]")], "1 alliance, 2011..2013"),
        ([Organization("o", "O", founded="1961"), Source("s", "S")], "1 organization, 1 source"),
        ([egov_hub.Person("p", "P")], "1 person"),
    ],
)
def test_a_register_is_shown_by_counts_and_years(records: list[Any], shown: str) -> None:
    hub = Hub("hub", "Hub").put(*records)
    assert repr(hub) == f"<Hub hub: {shown}>"
    made = differences.diff(hub, Hub("hub", "Hub"))
    assert repr(made.before) == f"<Excerpt: {shown}>"
    assert repr(made) == f"<Diff: before {shown}; after no records>"
    known = Knowledge(Hub("hub", "Hub"), hub)
    assert repr(known) == f"<Knowledge of hub: certain no records; possible {shown}>"


# Lines and tables

ODD = "<b>[red] & :smile: \\"


class Cells(HTMLParser):
    """The texts of the cells of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in ("table", "thead", "tbody", "tr", "th", "td")
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] += data


def html(value: Any) -> list[list[str]]:
    """Return the cells of what a notebook shows."""
    cells = Cells()
    cells.feed(value._repr_html_())
    cells.close()
    return cells.rows


def rich(value: object) -> str:
    """Return what rich prints."""
    out = StringIO()
    Console(file=out, width=400).print(value)
    return out.getvalue()


TABULAR = [kind for kind in ATTRS if issubclass(kind, Tabular)]


def test_what_is_shown_as_a_table() -> None:
    assert set(TABULAR) == {
        *(Alliance, Diff, Hub, Knowledge, MembershipHistory, Roster, Workshop),
    }


@pytest.mark.parametrize("kind", TABULAR, ids=lambda kind: kind.__name__)
@given(data=st.data())
@times(0.5)
def test_tables_say_the_same_wherever_they_are_shown(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    headings, lines = value._table()
    # A reader of HTML drops the one, and takes the other for a line's end.
    told = [[each.replace("\0", "\ufffd").replace("\r", "\n") for each in row] for row in lines]
    if lines:
        found = [
            [each.replace("\0", "\ufffd").replace("\r", "\n") for each in row]
            for row in html(value)
        ]
        assert found == [list(headings), *told]
        assert value.__rich__().row_count == len(lines)
    else:
        assert value._repr_html_() == "<p>(none)</p>"
        assert value.__rich__() == "(none)"
    rich(value)
    if issubclass(kind, Summarized):
        assert "\n" not in str(value)
        assert str(value).isprintable()


HUB = Hub("hub", ODD).put(
    Organization("oecd", "OECD"),
    Alliance(
        "a", ODD, kind="hub", launched="2013", dissolved="2020", convened_by=["oecd"],
        history=MEMBERS, cited=[Citation("s", locator="1"), Citation("s", locator="2")],
    ),
    Workshop(
        "w", ODD, start="2019-05-30", end="2019-05-31", kind="workshop", format="hybrid",
        status="held", place=Place("UZ", city="Tashkent"), alliance="a", cited=["s"],
        co_organizers=[CoOrganizer("oecd", "host"), CoOrganizer("oecd", "funder")],
    ),
    Source("s", ODD),
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (
            HUB,
            f"Hub hub; name: {ODD}; organizations: 1; alliances: 1; workshops: 1; sources: 1; "
            "years: 1993..2020",
        ),
        (
            HUB.alliance("a"),
            f"Alliance a; name: {ODD}; kind: hub; launched: 2013; dissolved: 2020; "
            "convened by: oecd; changes: 2; parties: 1; sources: s",
        ),
        (
            HUB.workshop("w"),
            f"Workshop w; title: {ODD}; when: 2019-05-30/2019-05-31; where: UZ, Tashkent; "
            "kind: workshop; format: hybrid; status: held; "
            "organized by: oecd (host), oecd (funder); alliance: a; sources: s",
        ),
        (Workshop("v", "a\nb"), r"Workshop v; title: a\nb; when: XXXX"),
        (MEMBERS, "GE joined as member on 1993-12\nGE left on [2009-08-18..]"),
        (MembershipHistory(), "(none)"),
        (Roster(["GE", "AZ"], ["KZ", "AM"]), "AZ, GE; maybe AM, KZ"),
        (Roster(["GE"]), "GE"),
        (Roster([], ["KZ"]), "nobody for certain; maybe KZ"),
        (Roster(), "nobody"),
        (Knowledge(Hub("hub", "H"), HUB, ["s"]), "0 records for certain, 4 at most; "
         "undecided sources: s"),
    ],
)  # fmt: skip
def test_what_is_printed(value: object, line: str) -> None:
    assert str(value) == line


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        (Roster([], ["KZ", "AM"]), [["Roster", ""], ["certain", "nobody"], ["maybe", "AM, KZ"]]),
        (
            Knowledge(Hub("hub", "H"), HUB, ["s"]),
            [
                ["Knowledge", ""],
                ["certain", "no records"],
                ["possible", "1 organization, 1 alliance, 1 workshop, 1 source, 1993..2020"],
                ["undecided sources", "s"],
            ],
        ),
    ],
)
def test_what_a_notebook_shows(value: object, cells: list[list[str]]) -> None:
    assert html(value) == cells


@pytest.mark.parametrize("value", [HUB, HUB.alliance("a"), HUB.workshop("w")], ids=repr)
def test_markup_in_a_text_is_no_markup(value: Any) -> None:
    assert ODD in rich(value)
    assert [row[1] for row in html(value) if row[0] in ("name", "title")] == [ODD]
