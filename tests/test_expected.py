"""What is only announced: attendance and headcounts are expected, and nothing was held."""

import pytest

from egov_hub import (
    Alliance,
    Attendance,
    Headcount,
    Hub,
    MembershipHistory,
    Place,
    Workshop,
    questions,
)
from egov_hub.findings import review
from egov_hub.workshops import WorkshopStatusLike
from tests.support.registers import hub, lines

HISTORY = MembershipHistory().join("AM", "2018").join("AZ", "2018")


def register(status: WorkshopStatusLike | None) -> Hub:
    attendance = [Attendance("AM"), Attendance("FR")]
    return hub(
        Alliance("a", "A", history=HISTORY),
        Workshop("held", start="2019", status="held", alliance="a", attendance=[Attendance("AZ")]),
        Workshop(
            "forum",
            start="2027-05",
            status=status,
            alliance="a",
            place=Place("AM"),
            attendance=attendance,
            headcounts=[Headcount(300, "about")],
        ),
    )


def findings(status: WorkshopStatusLike | None, code: str) -> list[str]:
    return [str(one) for one in review(register(status)) if one.code == code]


@pytest.mark.parametrize("status", ["announced", "postponed"])
def test_who_is_expected_may_have_taken_part(status: WorkshopStatusLike) -> None:
    found = questions.participation(register(status), "AM")
    assert lines(found) == ["AM in 2027: 0 (and maybe 1)"]
    assert lines(questions.participation(register("held"), "AM")) == ["AM in 2027: 1"]


def test_who_is_expected_has_no_recorded_attendance() -> None:
    expected = questions.without_attendance(register("announced"), "a")
    assert lines(expected) == ["AM in a: no attendance is recorded (expected at forum)"]
    assert expected[0].expected == ("forum",)
    assert lines(questions.without_attendance(register("held"), "a")) == ["(none)"]
    assert lines(questions.without_attendance(register(None), "a")) == ["(none)"]


def test_a_guest_may_be_only_expected() -> None:
    assert lines(questions.guests(register("announced"))) == ["FR expected at forum: not in a then"]
    assert lines(questions.guests(register("held"))) == ["FR at forum: not in a then"]


def test_what_is_announced_is_not_hosted_yet() -> None:
    assert [row.member for row in questions.never_hosted(register("announced"), "a")] == [
        "AM",
        "AZ",
    ]
    assert [row.member for row in questions.never_hosted(register("held"), "a")] == ["AZ"]


def test_a_review_reports_what_is_only_expected() -> None:
    attendance, headcounts = findings("announced", "only-expected")
    assert attendance.startswith("note: workshop forum /attendance: ")
    assert headcounts.startswith("note: workshop forum /headcounts: ")
    assert len(findings("postponed", "only-expected")) == 2
    assert findings("held", "only-expected") == findings(None, "only-expected") == []
    (guest,) = findings("announced", "attendance-by-non-member")
    assert "France is expected, but did not belong to A at that time." in guest
    (guest,) = findings("held", "attendance-by-non-member")
    assert "France attended, but" in guest


def test_nobody_is_missed_where_nothing_was_held_yet() -> None:
    alliance = Alliance("a", "A", history=HISTORY)
    coming = Workshop("w", status="announced", alliance="a", attendance=[Attendance("AM")])
    found = [one.code for one in review(hub(alliance, coming))]
    assert "member-without-attendance" not in found
