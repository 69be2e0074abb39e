"""What happened to memberships, how parties stood on a day, and how rows of such answers print."""

from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from egov_hub import (
    Alliance,
    Answer,
    Citation,
    Departure,
    Hold,
    MembershipHistory,
    Standing,
    ValidationError,
    WorkshopId,
)
from egov_hub._tables import Tabular
from egov_hub.membership.acts import ActKind, Seat
from egov_hub.register.references import RecordRef
from egov_hub.rows import Rows
from egov_hub.strategies import membership_histories, partial_dates
from egov_hub.values.dates import PartialDate

OGP = (
    MembershipHistory()
    .join("AZ", on="2011", cited=["ogp"])
    .change("AZ", on="2016-05-04", hold="inactive", cited=["aravot"])
    .change("AZ", on="2017", through="ministry")
    .change("AZ", on="2018", label="Suspended")
    .leave("AZ", on="2023-08-17", how="removed", cited=["foi", "foi-2"])
    .join("OECD".lower(), on="2018", standing="partner")
    .change("oecd", on="2019", standing="observer")
)


def test_acts_are_told_in_a_line_each() -> None:
    assert str(OGP.acts()).splitlines() == [
        "AZ joined as member on 2011 [ogp]",
        "AZ on hold (inactive) on 2016-05-04 [aravot]",
        "AZ began to take part through ministry on 2017",
        'AZ got another label ("Suspended") through ministry on 2018',
        "oecd became partner on 2018",
        "oecd became observer on 2019",
        "AZ left (removed) on 2023-08-17 [foi, foi-2]",
    ]


def test_a_hold_begins_changes_and_ends() -> None:
    history = (
        MembershipHistory()
        .join("BY", on="1993", standing="observer", hold="inactive")
        .change("BY", on="1997-01-16", hold="suspended", label="special guest")
        .change("BY", on="1998", through="parliament")
        .change("BY", on="1999", hold=None, label=None)
        .change("BY", on="2000", standing="member", hold="suspended")
        .change("BY", on="2001", standing="observer")
        .leave("BY", on="2002")
    )
    assert str(history.acts()).splitlines() == [
        "BY became observer on hold (inactive) on 1993",
        'BY on hold (suspended) ("special guest") on 1997-01-16',
        'BY began to take part through parliament ("special guest") on 1998',
        "BY no longer on hold through parliament on 1999",
        "BY joined as member on hold (suspended) through parliament on 2000",
        "BY left through parliament on 2001",
        "BY became outside on 2002",
    ]
    assert [str(act.on) for act in history.acts("changed-hold")] == ["1997-01-16", "1999"]
    assert [act.hold for act in history.acts("changed-hold")] == [Hold.SUSPENDED, None]


def test_to_join_is_to_come_to_belong() -> None:
    history = (
        MembershipHistory()
        .join("UA", on="2022", standing="candidate")
        .change("UA", "2024", standing="member")
    )
    assert [(str(act.on), act.before) for act in history.acts("joined")] == [
        ("2024", Standing.CANDIDATE)
    ]


def test_a_body_that_is_known_no_more() -> None:
    history = (
        MembershipHistory().join("AM", "2018", through="ekeng").change("AM", "2019", through=None)
    )
    assert str(history.acts(ActKind.CHANGED_BODY)) == (
        "AM began to take part through no known body on 2019"
    )


def test_the_end_of_an_alliance_is_an_act() -> None:
    alliance = Alliance("a", "A", dissolved="2020", history=MembershipHistory().join("AZ", "2016"))
    (act,) = alliance.acts("left")
    assert (act.member, act.how, str(act.on)) == ("AZ", Departure.DISSOLVED, "2020")


def test_bounds_are_narrower_than_a_date_that_others_leave_less_room() -> None:
    history = MembershipHistory().join("AZ", on="2016-06-15").leave("AZ", on="2016")
    joined, left = sorted(history.acts(), key=lambda act: act.kind)
    assert (joined.kind, joined.bounds) == (ActKind.JOINED, PartialDate("2016-06-15"))
    assert left.bounds == PartialDate("[2016-06-16..2016-12-31]")
    assert str(left) == "AZ left on 2016, more exactly [2016-06-16..2016-12-31]"


def test_there_is_no_such_act() -> None:
    with pytest.raises(ValidationError, match="Did you mean"):
        OGP.acts("join")  # type: ignore[arg-type] # that is the point


@given(membership_histories())
def test_every_change_is_an_act(history: MembershipHistory) -> None:
    acts = history.acts()
    assert len(acts) == len(history.changes)
    assert {
        (act.member, act.on, act.standing, act.hold, act.through, act.how, act.label)
        for act in acts
    } == {
        (one.member, one.on, one.standing, one.hold, one.through, one.how, one.label)
        for one in history.changes
    }
    for act in acts:
        assert act.on.earliest <= act.bounds.earliest <= act.bounds.latest <= act.on.latest
    assert sum(len(history.acts(kind)) for kind in ActKind) == len(acts)


@given(membership_histories(), partial_dates(), st.sets(st.sampled_from(Standing)))
def test_seats_say_what_rosters_and_standings_say(
    history: MembershipHistory, day: PartialDate, standings: set[Standing]
) -> None:
    seats = history.seats(day, standings)
    roster = history.roster(day, standings)
    assert roster.certain == {seat.member for seat in seats if seat.belongs.certainly}
    assert roster.uncertain == {seat.member for seat in seats if not seat.belongs.certainly}
    for seat in seats:
        possible = history.standings(seat.member, day)
        assert seat.standings | ({None} if seat.outside else set()) == possible
        assert seat.through == history.through(seat.member, day) - {None}
        holds = history.holds(seat.member, day)
        assert seat.holds == holds - {None}
        assert seat.on_hold is Answer.of(hold is not None for hold in holds)
        labels = {one.label for one in history.changes_of(seat.member)}
        assert labels.issuperset(seat.labels)


def test_seats_are_told_in_a_line_each() -> None:
    history = (
        MembershipHistory()
        .join("AM", on="2018", through="ekeng", cited=["notice"])
        .join("AZ", on="2011")
        .change("AZ", on="2018", hold="inactive")
        .join("BY", on="[2018-06-09..]", hold="suspended", label="guest")
        .change("BY", on="[2018-06-09..]", hold="inactive", label="contributor")
        .join("EE", on="2011", label="participating country")
        .change("EE", on="2016-05-04", hold="inactive")
        .join("GE", on="2011", through="dea")
    )
    assert str(history.seats(on="2018-06-09")).splitlines() == [
        "AM: maybe member (or outside) through ekeng [notice]",
        "AZ: member, maybe on hold (inactive)",
        'BY: maybe member ("guest"), maybe on hold (suspended) (or outside)',
        'EE: member ("participating country") on hold (inactive)',
        "GE: member through dea",
    ]
    later = str(history.seats(on="2019")).splitlines()[2]
    assert later == (
        'BY: maybe member ("guest" or "contributor"), maybe on hold (inactive or suspended) '
        "(or outside)"
    )
    assert str(Seat("FR", Answer.NO, outside=True)) == "FR: outside"


def test_a_source_that_is_cited_twice_is_named_once() -> None:
    history = MembershipHistory().join("AM", on="2018", cited=["notice"])
    (seat,) = history.change("AM", on="2018", hold="inactive", cited=["notice"]).seats("2018-06-09")
    assert [citation.source for citation in seat.cited] == ["notice"]


# Rows


def html(rows: Rows[Any]) -> str:
    """Return what a notebook shows of rows."""
    return str(vars(Tabular)["_repr_html_"](rows))


def test_rows_are_a_tuple() -> None:
    rows = OGP.acts()
    assert rows == tuple(rows)
    assert hash(rows) == hash(tuple(rows))
    assert isinstance(rows[1:], Rows)
    assert str(rows[1:2]) == str(rows[1])
    refs = Rows([RecordRef("workshop", WorkshopId("a"))])
    assert repr(refs) == "Rows([RecordRef('workshop', 'a')])"


def test_rows_as_a_table_for_a_notebook() -> None:
    seats = (
        MembershipHistory().join("AM", on="2018", label="<b>", cited=["notice"]).seats("2018-06")
    )
    assert html(seats) == (
        "<table><thead><tr><th>member</th><th>belongs</th><th>standings</th><th>on</th>"
        "<th>outside</th><th>on hold</th><th>labels</th><th>cited</th></tr></thead><tbody><tr>"
        "<td>AM</td><td>maybe</td><td>member</td><td>2018-06</td><td>yes</td><td>no</td>"
        "<td>&lt;b&gt;</td><td>notice</td>"
        "</tr></tbody></table>"
    )
    acts = MembershipHistory().join("AM", on="2018", label="<b>").acts()
    assert "<td>&lt;b&gt;</td>" in html(acts)


def test_rows_as_a_table_for_a_terminal() -> None:
    out = StringIO()
    console = Console(file=out, width=100)
    console.print(MembershipHistory().join("AM", on="[..2018-06-09]", label="[red]").acts())
    text = out.getvalue()
    assert "[..2018-06-09]" in text
    assert "[red]" in text
    assert "through" not in text


def test_a_table_loses_no_part_of_a_long_word_and_names_a_source_once() -> None:
    cited = [Citation("astana-civil-service-hub-news-38338", locator=each) for each in ("1", "2")]
    acts = MembershipHistory().join("AM", on="2018", cited=cited).acts()
    assert html(acts).count("news-38338") == 1
    out = StringIO()
    Console(file=out, width=40).print(acts)
    assert "\u2026" not in out.getvalue()
