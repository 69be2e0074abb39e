"""Findings on the dates of membership."""

from typing import Any

import pytest

from egov_hub import Alliance, MembershipHistory, Organization, Succession
from egov_hub.findings import review
from egov_hub.register.hub import HubRecord
from tests.support.registers import hub

JOINED = MembershipHistory().join("AZ", on="2016")


def found(code: str, *records: HubRecord) -> list[str]:
    return [finding.path for finding in review(hub(*records)) if finding.code == code]


def alliance(history: MembershipHistory | None, **fields: Any) -> Alliance:
    return Alliance("a", "A", history=history, **fields)


@pytest.mark.parametrize(
    ("history", "is_found"),
    [
        (None, True),
        (MembershipHistory(complete=False), True),
        (MembershipHistory(), False),
        (MembershipHistory(JOINED.changes, complete=False), False),
    ],
)
def test_history_not_recorded(history: MembershipHistory | None, is_found: bool) -> None:
    assert bool(found("history-not-recorded", alliance(history))) is is_found


@pytest.mark.parametrize(("launched", "is_found"), [("2016-01-01", 0), ("2017", 1), (None, 0)])
def test_joined_before_launch(launched: str | None, is_found: int) -> None:
    history = JOINED.leave("AZ", "2018").join("AZ", "2019")
    paths = found("joined-before-launch", alliance(history, launched=launched))
    assert paths == ["/history/changes/0/on"][:is_found]


def test_only_joining_is_said_to_be_before_the_launch() -> None:
    history = (
        JOINED.change("AZ", "2017", standing="observer").leave("AZ", "2018").join("AZ", "2019")
    )
    paths = found("joined-before-launch", alliance(history, launched="2021"))
    assert paths == ["/history/changes/0/on", "/history/changes/3/on"]


@pytest.mark.parametrize(("founded", "is_found"), [("2016", 0), ("2017", 1), (None, 0)])
def test_joined_before_founded(founded: str | None, is_found: int) -> None:
    body = Organization("ekeng", "EKENG", founded=founded)
    member = MembershipHistory().join("ekeng", on="2016").leave("ekeng", on="2016-12-31")
    seat = JOINED.change("AZ", "2016-12-31", through="ekeng").change(
        "AZ", "2019", standing="observer"
    )
    assert len(found("joined-before-founded", body, alliance(member))) == is_found
    assert len(found("joined-before-founded", body, alliance(seat))) == is_found


@pytest.mark.parametrize(
    ("dissolved", "left", "end", "is_found"),
    [
        ("2020", None, None, True),
        ("2020", "2020", None, False),
        ("2020", "2022", None, True),
        ("2020", None, "2019", False),
        (None, None, None, False),
    ],
)
def test_inside_after_dissolution(
    dissolved: str | None, left: str | None, end: str | None, is_found: bool
) -> None:
    history = MembershipHistory().join("ekeng", on="2016").join("AZ", on="2016")
    if left:
        history = history.leave("ekeng", on=left)
    body = Organization("ekeng", "EKENG", dissolved=dissolved)
    there = alliance(history, dissolved=end)
    assert bool(found("inside-after-dissolution", body, there)) is is_found
    heir = Organization("heir", "Heir", succeeds=[Succession("ekeng", "2020", "renamed")])
    assert not found("inside-after-dissolution", body, heir, there)


@pytest.mark.parametrize(
    ("short", "long", "is_found"),
    [(2, 0, False), (3, 0, True), (3, 2, True), (3, 3, False), (4, 3, True)],
)
def test_absences_of_one_day(short: int, long: int, is_found: bool) -> None:
    history = MembershipHistory().join("AZ", on="2000").join("AM", on="2000").leave("AM", "2001")
    for year in range(2001, 2001 + short):
        history = history.leave("AZ", f"{year}-05-03").join("AZ", f"{year}-05-04")
    for year in range(2011, 2011 + long):
        history = history.leave("AZ", f"{year}-05").join("AZ", f"{year}-06")
    assert bool(found("absences-of-one-day", alliance(history))) is is_found
