"""On what facts rest, where sources disagree, and whether totals add up."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from egov_hub import (
    Alliance,
    Answer,
    Appearance,
    Attendance,
    Attestation,
    Citation,
    CoOrganizer,
    CountUnit,
    Headcount,
    Hub,
    MembershipHistory,
    Organization,
    Person,
    Source,
    Workshop,
    questions,
)
from egov_hub.strategies import hubs
from tests.support.registers import hub

# Witnesses


def test_copies_are_one_witness() -> None:
    register = hub(
        Source("notice", "N", published="2019-01-01"),
        Source("copy", "C", copy_of="notice"),
        Source("copy-of-copy", "C", copy_of="copy", published="2019-01-02"),
        Source("other", "O", published="2019-06-01"),
        Person("p", "P"),
        Workshop(
            "w",
            start="2019-05-30",
            cited=["notice", "copy", "copy-of-copy"],
            co_organizers=[CoOrganizer("body", cited=["notice", "other"]), CoOrganizer("other")],
            attendance=[Attendance("AZ", cited=["notice", "copy-of-copy"])],
            appearances=[Appearance("p", cited=[Citation("other", inferred=True)])],
        ),
        Organization("body", "B", cited=["other"]),
        Organization("other", "O"),
    )
    assert str(questions.witnesses(register)).splitlines() == [
        "organization body: one witness [other]",
        "organization other: no witness",
        "person p: no witness",
        "workshop w: one witness [notice, copy, copy-of-copy]",
        "workshop w /co_organizers/0 (B as co-organizer): 2 witnesses [notice, other]",
        "workshop w /appearances/0 (P): one witness, inferred [other, inferred]",
        "workshop w /attendance/0 (attendance of Azerbaijan): one witness, advance notice "
        "[notice, copy-of-copy]",
    ]
    weak = [row.path for row in questions.witnesses(register) if not row.weak]
    assert weak == ["/co_organizers/0"]


@given(hubs())
def test_every_record_but_sources_has_its_testimony(hub: Hub) -> None:
    rows = questions.witnesses(hub)
    whole = [row.record.id for row in rows if not row.path]
    assert whole == [record.id for record in hub.records if not isinstance(record, Source)]
    assert all(row.cited for row in rows if row.path)


# Contradictions

HISTORY = MembershipHistory().join("AZ", "2016").join("GE", "2016").join("KZ", "2017")


def conflicts(
    *attestations: Attestation, history: MembershipHistory = HISTORY
) -> list[tuple[Any, ...]]:
    alliance = Alliance("a", "A", history=history, attestations=attestations)
    rows = questions.contradictions(hub(Organization("oecd", "OECD"), alliance))
    return [(row.paths, row.fits, row.message) for row in rows]


@pytest.mark.parametrize(
    ("listed", "verdict", "message"),
    [
        (
            Attestation("2015", ["AZ"]),
            Answer.NO,
            "contradicts the history: it includes Azerbaijan.",
        ),
        (
            Attestation("2016", ["AZ"]),
            Answer.MAYBE,
            "may contradict the history: it includes Azerbaijan.",
        ),
        (
            Attestation("2018", ["AZ"], complete=True),
            Answer.NO,
            "contradicts the history: it does not include Georgia, Kazakhstan.",
        ),
        (
            Attestation("2018", ["AZ"], standing="partner"),
            Answer.NO,
            "contradicts the history: it includes Azerbaijan as partner.",
        ),
        (Attestation("2018", count=2), Answer.NO, "contradicts the history."),
        (
            Attestation("2018", count=1, counted="organizations"),
            None,
            "more than are recorded is no contradiction",
        ),
        (Attestation("2018", ["FR"], count=4), Answer.NO, "it includes France."),
        (Attestation("2018", count=40), None, "more than are recorded is no contradiction"),
        (Attestation("2018", ["AZ"], count=3), None, "so it is"),
    ],
)
def test_lists_are_held_against_the_history(
    listed: Attestation, verdict: Answer | None, message: str
) -> None:
    found = conflicts(listed)
    if verdict is None:
        assert found == []
    else:
        ((paths, judged, told),) = found
        assert (paths, judged) == (("/attestations/0",), verdict)
        assert message in told


def test_counts_four_days_apart() -> None:
    listed = [Attestation("2016-05-26", count=32), Attestation("2016-05-30", count=34)]
    ((paths, verdict, message),) = conflicts(*listed, history=MembershipHistory())
    assert paths == ("/attestations/0", "/attestations/1")
    assert verdict is Answer.MAYBE
    assert message == (
        "The sources count 32 on 2016-05-26 and 34 on 2016-05-30. "
        "No change between them is certain."
    )
    newcomer = MembershipHistory().join("EE", "2016-05-28")
    assert conflicts(*listed, history=newcomer) == []
    leaver = MembershipHistory().join("EE", "2010").leave("EE", "2016-05-27")
    assert conflicts(*listed, history=leaver) == []
    for other in (
        Attestation("2016-07-30", count=34),
        Attestation("2016-05-30", count=32),
        Attestation("2016-05-30", count=34, counted="countries"),
        Attestation("2016-05-30", count=34, standing="observer"),
        Attestation("2016-05-30", count=34, hold="suspended"),
        Attestation("2016-05-30"),
    ):
        assert conflicts(listed[0], other, history=MembershipHistory()) == []


def test_a_list_of_a_hold_is_compared_with_those_in_it() -> None:
    history = MembershipHistory().join("AZ", "2011").join("GE", "2011")
    history = history.change("AZ", "2016-05-04", hold="inactive")
    listed = Attestation("2017", ["AZ"], hold="inactive", complete=True)
    assert conflicts(listed, history=history) == []
    ((_, verdict, message),) = conflicts(
        Attestation("2017", ["GE"], hold="inactive", complete=True), history=history
    )
    assert verdict is Answer.NO
    assert message.endswith(
        "it includes Georgia on hold (inactive) and it does not include Azerbaijan."
    )


def test_two_claims_of_one_day() -> None:
    found = conflicts(
        Attestation("2013-03-15", count=5, counted="organizations"),
        Attestation("2013-03-15", count=6, counted="organizations"),
        history=MembershipHistory(),
    )
    assert [(verdict, message) for _, verdict, message in found] == [
        (Answer.NO, "The sources count 5 and 6 on 2013-03-15.")
    ]


def test_two_lists_of_what_is_or_may_be_one_day() -> None:
    seven = Attestation("2018-06-09", ["AZ"], complete=True)
    history = MembershipHistory().join("AZ", "2018-06-09")
    eight = Attestation("2018-06-09", ["AZ", "oecd"])
    assert [message for *_, message in conflicts(seven, eight, history=history)] == [
        "The list for 2018-06-09 contradicts the history: it includes OECD.",
        "Two lists of 2018-06-09 differ about OECD.",
    ]
    page = Attestation("[2018-06-09..]", ["AZ", "oecd"], complete=True)
    (found,) = [row for row in conflicts(page, seven, history=history) if len(row[0]) == 2]
    assert found == (
        ("/attestations/1", "/attestations/0"),
        Answer.MAYBE,
        "Two lists (2018-06-09, [2018-06-09..]) may be of the same day and differ about OECD.",
    )
    # A list that is not complete may leave somebody out.
    assert (
        conflicts(Attestation("2018-06-09", ["AZ"]), Attestation("2018-06-09"), history=history)
        == []
    )


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (CoOrganizer("body", "organizer", cited=["two"]), 1),
        (CoOrganizer("body", "organizer", cited=["copy"]), 0),
        (CoOrganizer("body", "organizer", cited=["one", "two"]), 0),
        (CoOrganizer("body", "organizer"), 0),
        (CoOrganizer("body", "host", cited=["two"]), 0),
        (CoOrganizer("other", "organizer", cited=["two"]), 0),
    ],
)
def test_two_roles_by_two_sources(second: CoOrganizer, found: int) -> None:
    register = hub(
        Organization("body", "B"),
        Organization("other", "O"),
        Source("one", "1"),
        Source("two", "2"),
        Source("copy", "1", copy_of="one"),
        Workshop("w", co_organizers=[CoOrganizer("body", "host", cited=["one"]), second]),
    )
    rows = questions.contradictions(register)
    assert [row.message for row in rows] == [
        "B has the role host in one source and organizer in another."
    ] * found


# Totals


def total(*headcounts: Headcount, **fields: Any) -> list[tuple[int, int, Answer]]:
    rows = questions.totals(hub(Workshop("w", headcounts=headcounts, **fields), Person("p", "P")))
    return [(row.printed, row.certain, row.fits) for row in rows]


def parts(in_person: int, online: int | None, total: Headcount) -> list[Headcount]:
    found = [total, Headcount(in_person, unit="registered", mode="in-person")]
    if online is not None:
        found.append(Headcount(online, unit="registered", mode="online"))
    return found


@pytest.mark.parametrize(
    ("in_person", "online", "printed", "answer"),
    [
        (225, 131, Headcount(356, unit="registered"), Answer.YES),
        (225, 130, Headcount(356, unit="registered"), Answer.NO),
        (225, None, Headcount(356, unit="registered"), Answer.MAYBE),
        (400, None, Headcount(356, unit="registered"), Answer.NO),
        (225, 130, Headcount(356, "over", unit="registered"), Answer.MAYBE),
    ],
)
def test_parts_and_their_total(
    in_person: int, online: int | None, printed: Headcount, answer: Answer
) -> None:
    ((_, _, fits),) = total(*parts(in_person, online, printed))
    assert fits is answer


def test_who_watches_a_broadcast_is_not_part_of_the_total() -> None:
    counts = [
        Headcount(200),
        Headcount(200, mode="in-person"),
        Headcount(5000, "about", mode="online"),
        Headcount(5200, unit="registered"),
        Headcount(5000, unit="registered", mode="online"),
    ]
    register = hub(Workshop("w", format="streamed", headcounts=counts))
    assert [(row.printed, row.certain, row.fits) for row in questions.totals(register)] == [
        (200, 200, Answer.YES),
        (5200, 5000, Answer.MAYBE),
    ]


@pytest.mark.parametrize(
    ("headcount", "counted", "answer"),
    [
        (Headcount(2, unit="countries"), 2, Answer.YES),
        (Headcount(7, unit="countries"), 2, Answer.MAYBE),
        (Headcount(1, unit="countries"), 2, Answer.NO),
        (Headcount(1, "over", unit="countries"), 2, Answer.MAYBE),
        (Headcount(1, "up-to", unit="countries"), 2, Answer.NO),
        (Headcount(3, "up-to", unit="countries"), 2, Answer.MAYBE),
        (Headcount(1, unit="organizations"), 1, Answer.YES),
        (Headcount(1, unit="speakers"), 1, Answer.YES),
    ],
)
def test_what_is_counted_and_what_is_named(
    headcount: Headcount, counted: int, answer: Answer
) -> None:
    register = hub(
        Organization("oecd", "OECD"),
        Person("p", "P"),
        Workshop(
            "w",
            headcounts=[headcount],
            attendance=[
                Attendance("AZ"),
                Attendance("GE", organization="oecd"),
                Attendance(audience="x"),
            ],
            appearances=[Appearance("p", "welcome"), Appearance("p", "opening")],
        ),
    )
    (row,) = questions.totals(register)
    assert (row.certain, row.fits) == (counted, answer)


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (Headcount(70, "over"), "over 70 participants printed, nobody named: maybe"),
        (Headcount(5, unit="countries"), "5 countries printed, nobody named: maybe"),
        (Headcount(5, "at-least", unit="speakers"), "at least 5 speakers printed, nobody named"),
        (Headcount(0, unit="speakers"), "0 speakers printed, nobody named: yes"),
    ],
)
def test_totals_beside_which_nobody_is_named(count: Headcount, line: str) -> None:
    (row,) = questions.totals(hub(Workshop("w", headcounts=[count])))
    assert line in str(row)


def test_members_at_a_workshop_of_an_alliance() -> None:
    history = MembershipHistory().join("AZ", "2016").join("GE", "2020")
    attendance = [Attendance("AZ"), Attendance("GE"), Attendance(organization="oecd")]
    count = [Headcount(2, unit="members")]
    body, alliance = Organization("oecd", "OECD"), Alliance("a", "A", history=history)
    alone = Workshop("w", headcounts=count, attendance=attendance)
    of_it = evolve(alone, alliance="a", start="2018")
    (row,) = questions.totals(hub(body, alone))
    assert (row.printed, row.certain, row.unit) == (2, 2, CountUnit.MEMBERS)
    (row,) = questions.totals(hub(body, alliance, of_it))
    # Georgia came, but was not a member yet.
    assert (row.printed, row.certain, row.fits) == (2, 1, Answer.MAYBE)


def test_totals_of_several_sources() -> None:
    other = Citation("other", about="/count", says=4)
    listed = Attestation("2018", count=3, cited=["notice", other])
    unsaid = Attestation("2018", cited=[other])
    silent = Attestation("2018", cited=["notice"])
    count = Headcount(70, cited=[Citation("other", about="/value", says=75)])
    register = hub(
        Source("notice", "N"),
        Source("other", "O"),
        Alliance("a", "A", history=HISTORY, attestations=[listed, unsaid, silent]),
        Workshop("w", headcounts=[count], cited=["notice"]),
    )
    assert str(questions.totals(register)).splitlines() == [
        "alliance a /attestations/0: 3 printed, 3 counted: yes [notice]",
        "alliance a /attestations/0: 4 printed, 3 counted: maybe [other: 4]",
        "alliance a /attestations/1: 4 printed, 3 counted: maybe [other: 4]",
        "workshop w /headcounts/0: 70 participants printed, nobody named: maybe [notice]",
        "workshop w /headcounts/0: 75 participants printed, nobody named: maybe [other: 75]",
    ]


@pytest.mark.parametrize(
    ("attestation", "counted", "answer"),
    [
        (Attestation("2018", count=3), (3, 3), Answer.YES),
        (Attestation("2016", count=2), (0, 2), Answer.MAYBE),
        (Attestation("2018", count=2), (3, 3), Answer.NO),
        (Attestation("2018", count=34), (3, 3), Answer.MAYBE),
        (Attestation("2018", count=0, counted="organizations"), (0, 0), Answer.YES),
        (Attestation("2018", count=0, standing="partner"), (0, 0), Answer.YES),
    ],
)
def test_a_count_of_members(
    attestation: Attestation, counted: tuple[int, int], answer: Answer
) -> None:
    register = hub(Alliance("a", "A", history=HISTORY, attestations=[attestation]))
    (row,) = questions.totals(register)
    assert ((row.certain, row.possible), row.fits) == (counted, answer)
    span = "0 to 2" if counted == (0, 2) else str(counted[0])
    assert f"{span} counted: {answer.value}" in str(row)
