"""What people ask of membership: who speaks for a party, who attends, and who is a guest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Answer,
    Attendance,
    Hub,
    MembershipHistory,
    Organization,
    OrganizationId,
    Source,
    Succession,
    UnknownIdError,
    Workshop,
    questions,
)
from egov_hub.strategies import hubs, partial_dates
from tests.support.registers import BODIES, MEMBERS, hub, lines


def test_the_body_that_speaks_for_a_country_is_followed_through_successions() -> None:
    first = Organization("first", "First")
    second = Organization(
        "second", "Second", succeeds=[Succession("first", "2020", "renamed", cited=["a"])]
    )
    third = Organization(
        "third", "Third", succeeds=[Succession("second", "2025", "split")], cited=["d"]
    )
    fourth = Organization(
        "fourth", "Fourth", succeeds=[Succession("second", "2025", "split", cited=["b"])]
    )
    history = MembershipHistory().join("UZ", "2018", through="first", cited=["c"])
    alliances = [Alliance("e-gov", "E", history=history), Alliance("other", "O")]
    sources = [Source(id, id) for id in "abcd"]
    register = hub(first, second, third, fourth, *alliances, *sources)
    assert lines(questions.voices(register, "UZ", "2019-01-01")) == ["UZ in e-gov: first [c]"]
    assert lines(questions.voices(register, "UZ", "2021")) == ["UZ in e-gov: second [c, a]"]
    # Each body with the sources for how it came to speak, and for nothing else.
    assert lines(questions.voices(register, "UZ", "2026")) == [
        "UZ in e-gov: maybe fourth [c, a, b]",
        "UZ in e-gov: maybe third [c, a, d]",
    ]
    # Whether the second still speaks hangs on what both its successors' sources say.
    assert lines(questions.voices(register, "UZ", "2025")) == [
        "UZ in e-gov: maybe fourth [c, a, b]",
        "UZ in e-gov: maybe second [c, a, b, d]",
        "UZ in e-gov: maybe third [c, a, d]",
    ]
    assert lines(questions.voices(register, "KZ", "2026")) == ["(none)"]
    assert lines(questions.voices(register, "UZ", "2018")) == [
        "UZ in e-gov: maybe no known body [c]",
        "UZ in e-gov: maybe first [c]",
    ]


def test_all_ways_that_lead_to_a_body_are_cited() -> None:
    first = Organization("first", "First")
    middle = Organization(
        "middle", "M", succeeds=[Succession("first", "2020", "split", cited=["a"])]
    )
    last = Organization(
        "last",
        "Last",
        succeeds=[
            Succession("first", "2020", "split", cited=["b"]),
            Succession("middle", "2021", "merged", cited=["c"]),
        ],
    )
    history = MembershipHistory().join("UZ", "2018", through="first")
    sources = [Source(id, id) for id in "abc"]
    register = hub(first, middle, last, Alliance("e-gov", "E", history=history), *sources)
    assert lines(questions.voices(register, "UZ", "2022")) == ["UZ in e-gov: last [b, a, c]"]


def test_that_a_body_was_dissolved_is_cited() -> None:
    body = Organization("body", "Body", dissolved="2020", cited=["a"])
    history = MembershipHistory().join("UZ", "2018-01-01", through="body", cited=["b"])
    register = hub(body, Alliance("e-gov", "E", history=history), *(Source(id, id) for id in "ab"))
    assert lines(questions.voices(register, "UZ", "2019")) == ["UZ in e-gov: body [b]"]
    assert lines(questions.voices(register, "UZ", "2020")) == [
        "UZ in e-gov: maybe no known body [b, a]",
        "UZ in e-gov: maybe body [b, a]",
    ]
    assert lines(questions.voices(register, "UZ", "2021")) == ["UZ in e-gov: no known body [b, a]"]


def test_bodies_that_became_one_are_told_in_one_line() -> None:
    history = (
        MembershipHistory()
        .join("UZ", "2018", through="one", cited=["a"])
        .change("UZ", "2019", through="two", cited=["b"])
    )
    merged = [
        Succession("one", "2020", "merged", cited=["c"]),
        Succession("two", "2020", "merged", cited=["d"]),
    ]
    register = hub(
        Organization("one", "One"),
        Organization("two", "Two"),
        Organization("new", "New", succeeds=merged),
        Alliance("e-gov", "E", history=history),
        *(Source(id, id) for id in "abcd"),
    )
    found = {row.body: str(row) for row in questions.voices(register, "UZ", "[2019..2025]")}
    assert found == {
        "new": "UZ in e-gov: maybe new [a, b, c, d]",
        "one": "UZ in e-gov: maybe one [a, b, c]",
        "two": "UZ in e-gov: maybe two [a, b, d]",
    }


@given(hubs(), st.data())
def test_who_has_a_seat_has_a_voice(hub: Hub, data: st.DataObject) -> None:
    day = data.draw(partial_dates())
    gone: set[OrganizationId | None] = {body.id for body in hub.organizations if body.dissolved}
    gone |= {each.predecessor for body in hub.organizations for each in body.succeeds}
    for alliance in hub.alliances:
        for member in sorted(alliance.history.parties):
            rows = [
                row for row in questions.voices(hub, member, day) if row.alliance == alliance.id
            ]
            # Who has a seat has a voice, be it that of no known body; who is outside has none.
            assert bool(rows) is (alliance.standings(member, day) != {None})
            assert [row.body for row in rows] == sorted({row.body for row in rows}, key=str)
            assert {row.speaks for row in rows} <= {Answer.YES if len(rows) == 1 else Answer.MAYBE}
            seated = alliance.through(member, day)
            if rows and not seated & gone:
                assert {row.body for row in rows} == seated


@pytest.mark.parametrize(
    ("attendance", "missing"),
    [
        (Attendance("AZ"), ["GE", "oecd"]),
        (Attendance("AZ", organization="oecd"), ["GE"]),
        (Attendance(organization="oecd"), ["AZ", "GE"]),
        (Attendance(organization="dea"), ["AZ", "oecd"]),
        (Attendance(organization="ministry"), ["GE", "oecd"]),
        (Attendance(organization="nobody"), ["AZ", "GE", "oecd"]),
        (Attendance(audience="students"), ["AZ", "GE", "oecd"]),
    ],
)
def test_for_whom_somebody_attends(attendance: Attendance, missing: list[str]) -> None:
    register = hub(
        *BODIES,
        Alliance("a", "A", history=MEMBERS),
        Workshop("w", start="2019", alliance="a"),
        Workshop("side", start="2019", within="w", attendance=[attendance]),
    )
    rows = questions.without_attendance(register, "a")
    assert [row.member for row in rows] == missing
    guests = questions.guests(register)
    assert [row.party for row in guests] == (
        ["nobody"] if attendance.organization == "nobody" else []
    )


def test_attendance_outside_a_period_does_not_count() -> None:
    history = MembershipHistory().join("AZ", "2018").join("GE", "[2020..2021]")
    register = hub(
        Alliance("a", "A", history=history),
        Workshop("w", start="2019", alliance="a", attendance=[Attendance("AZ")]),
        Workshop(
            "off", start="2020", alliance="a", status="cancelled", attendance=[Attendance("AZ")]
        ),
    )
    ask = questions.without_attendance
    assert lines(ask(register, "a", "2019", "2019")) == ["(none)"]
    assert lines(ask(register, "a", "2020", "2020")) == [
        "AZ in a: no attendance is recorded",
        "GE in a: no attendance is recorded, if it belonged",
    ]
    with pytest.raises(UnknownIdError):
        ask(register, "b")


def test_guests_are_those_who_did_not_certainly_belong() -> None:
    history = MembershipHistory().join("AZ", "2019").join("GE", "2018").join("KZ", "2020")
    there = [
        Attendance("AZ"),
        Attendance("GE"),
        Attendance("KZ", cited=["s"]),
        Attendance("KZ", audience="x"),
    ]
    register = hub(
        Source("s", "S"),
        Alliance("a", "A", history=history),
        Alliance("b", "B"),
        Workshop("w", start="2019-05-30", end="2019-05-31", alliance="a", attendance=there),
        Workshop("free", start="2019", attendance=there),
    )
    assert lines(questions.guests(register)) == [
        "AZ at w: maybe not in a then",
        "KZ at w: not in a then [s]",
    ]
    assert lines(questions.guests(register, "b")) == ["(none)"]


@given(hubs(consistent=True))
def test_in_consistent_hubs_nobody_is_a_guest(hub: Hub) -> None:
    assert not [row for row in questions.guests(hub) if row.belonged is Answer.NO]


@given(hubs())
def test_days_are_unknown_or_known(hub: Hub) -> None:
    for alliance in hub.alliances:
        for act in alliance.acts():
            assert act.day_is_known is (act.bounds.earliest == act.bounds.latest)
