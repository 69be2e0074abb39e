"""Rosters, and what published member lists say and prove."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import (
    BELONGING,
    Answer,
    Attestation,
    Counted,
    MembershipHistory,
    PartialDate,
    Roster,
    Standing,
    ValidationError,
    Verdict,
)
from egov_hub.ids import as_party_id
from tests.effort import times
from tests.enumeration import Small
from tests.test_history_proof import repaired, small_histories

from_rosters = MembershipHistory.from_rosters


def complete(on: str, *members: str) -> Attestation:
    return Attestation(on, members, complete=True, cited=["lists"])


def days_of(history: MembershipHistory, member: str) -> list[tuple[str, Standing | None]]:
    return [(str(change.on), change.to) for change in history.changes_of(member)]


def test_a_roster_names_nobody_twice() -> None:
    with pytest.raises(ValidationError) as refused:
        Roster(["AZ", "GE"], ["GE"])
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("overlapping-roster", "/uncertain")
    with pytest.raises(ValidationError, match="duplicate-item"):
        Roster(["AZ", "AZ"])


def test_a_roster_answers() -> None:
    roster = Roster(["AZ"], ["GE"])
    assert [roster.belongs(party) for party in ("AZ", "GE", "FR")] == [
        Answer.YES,
        Answer.MAYBE,
        Answer.NO,
    ]


# From lists to changes


def test_first_seen_means_joined_by_then() -> None:
    lists = [Attestation("2019-05-31", ["AZ"], cited=["notice"])]
    (change,) = from_rosters(lists).changes
    assert (str(change.on), change.to) == ("[..2019-05-31]", Standing.MEMBER)
    assert [citation.source for citation in change.cited] == ["notice"]
    assert days_of(from_rosters(lists, "2018-06-09", "observer"), "AZ") == [
        ("[2018-06-09..2019-05-31]", Standing.OBSERVER)
    ]


def test_joining_and_leaving_between_complete_lists() -> None:
    history = from_rosters(
        [complete("2016-01-01", "AZ"), complete("2018-01-01", "GE"), complete("2020", "AZ", "GE")]
    )
    assert days_of(history, "AZ") == [
        ("[..2016-01-01]", Standing.MEMBER),
        ("[2016-01-02..2018-01-01]", None),
        ("[2018-01-02..2020-12-31]", Standing.MEMBER),
    ]
    assert days_of(history, "GE") == [("[2016-01-02..2018-01-01]", Standing.MEMBER)]


def test_absence_from_an_incomplete_list_proves_nothing() -> None:
    history = from_rosters([complete("2016", "AZ"), Attestation("2018", ["GE"])])
    assert days_of(history, "AZ") == [("[..2016-12-31]", Standing.MEMBER)]


def test_lists_may_come_in_any_order() -> None:
    lists = [complete("2016-01-01", "AZ"), complete("2018-01-01"), complete("2020-01-01", "AZ")]
    assert from_rosters(lists) == from_rosters(lists[::-1])


def test_a_day_between_two_neighbouring_days_is_known() -> None:
    history = from_rosters([complete("2016-01-01"), complete("2016-01-02", "AZ")])
    assert days_of(history, "AZ") == [("2016-01-02", Standing.MEMBER)]


def test_two_lists_of_one_day_that_disagree_are_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        from_rosters([complete("2016-01-01", "AZ", "GE"), complete("2016-01-01", "GE")])
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("conflicting-rosters", "/1/members")


@pytest.mark.parametrize(
    "lists",
    [
        [complete("2018", "AZ"), complete("2018-02-01")],
        # The list of the whole year may be the last without it, though another is certainly not.
        [complete("2018"), complete("2018-02-01"), complete("2018-03-01", "AZ")],
        [complete("XXXX", "AZ"), complete("2018-02-01")],
    ],
)
def test_lists_that_disagree_in_no_known_order_are_refused(lists: list[Attestation]) -> None:
    with pytest.raises(ValidationError) as refused:
        from_rosters(lists)
    assert {problem.code.value for problem in refused.value.problems} == {"undecided-order"}


def test_no_list_is_older_than_the_alliance() -> None:
    with pytest.raises(ValidationError) as refused:
        from_rosters([complete("2015", "AZ", "GE")], launched="2016")
    assert [(problem.code, problem.path) for problem in refused.value.problems] == [
        ("ends-before-start", "/0/on"),
        ("ends-before-start", "/0/on"),
    ]


def test_a_list_of_the_last_day_bounds_nothing_after_it() -> None:
    history = from_rosters([complete("9999-12-31", "AZ")])
    assert days_of(history, "AZ") == [("XXXX", Standing.MEMBER)]


def test_only_attestations_are_taken() -> None:
    with pytest.raises(ValidationError, match="wrong-type"):
        from_rosters(["AZ"])  # type: ignore[list-item] # that is the point


@st.composite
def courses_and_lists(draw: DrawFn) -> tuple[dict[str, list[bool]], list[Attestation]]:
    """Who belongs day by day, and complete lists of some of the days."""
    length = 12
    courses = {
        party: draw(st.lists(st.booleans(), min_size=length, max_size=length))
        for party in ("AZ", "GE", "oecd")
    }
    listed = sorted(draw(st.sets(st.integers(0, length - 1))))
    lists = [
        complete(
            f"2018-01-{day + 1:02}", *(party for party, course in courses.items() if course[day])
        )
        for day in listed
    ]
    return courses, lists


@given(courses_and_lists())
def test_what_lists_say_agrees_with_every_list(
    drawn: tuple[dict[str, list[bool]], list[Attestation]],
) -> None:
    _, lists = drawn
    history = from_rosters(lists)
    for attestation in lists:
        assert history.roster(attestation.on) == Roster(attestation.members)
        assert history.judge(attestation) is Verdict.CONFIRMED


@given(courses_and_lists())
def test_bounds_are_honest(drawn: tuple[dict[str, list[bool]], list[Attestation]]) -> None:
    """Where the truth changes sides once between two lists, it does so within the bounds."""
    courses, lists = drawn
    history = from_rosters(lists, launched="2018-01-01")
    shown = [attestation.on.earliest.day - 1 for attestation in lists]
    for party, course in courses.items():
        for change in history.changes_of(party):
            before = [day for day in shown if day < change.on.latest.day - 1]
            start = before[-1] + 1 if before else 0
            days = range(start, change.on.latest.day)
            assert change.on.earliest == date(2018, 1, start + 1)
            assert any(course[day] == (change.to is not None) for day in days)


# From changes to verdicts


HISTORY = MembershipHistory().join("AZ", "2016-01-01").join("GE", "2017").leave("AZ", "2019-01-01")


@pytest.mark.parametrize(
    ("attestation", "verdict"),
    [
        (Attestation("2016-05-01", ["AZ"]), Verdict.CONFIRMED),
        (Attestation("2018-05-01", ["GE"]), Verdict.CONFIRMED),
        (Attestation("2018-05-01", ["GE"], complete=True), Verdict.CONTRADICTED),
        (Attestation("2018-05-01", ["AZ", "GE"], complete=True, count=2), Verdict.CONFIRMED),
        (Attestation("2016-05-01", ["GE"]), Verdict.CONTRADICTED),
        (Attestation("2017-05-01", ["AZ", "GE"]), Verdict.UNDECIDED),
        (Attestation("2017-05-01", ["AZ"], complete=True), Verdict.UNDECIDED),
        (Attestation("2017-05-01", count=0), Verdict.CONTRADICTED),
        (Attestation("2017-05-01", count=1), Verdict.UNDECIDED),
        (Attestation("2017-05-01", count=3), Verdict.CONTRADICTED),
        (Attestation("2018-05-01", count=2), Verdict.CONFIRMED),
        (Attestation("2018-05-01", count=1), Verdict.CONTRADICTED),
        # Some day in a range: contradicted or confirmed only if so on each of them.
        (Attestation("[2018-05-01..2019-05-01]", ["AZ"]), Verdict.UNDECIDED),
        (Attestation("2020", ["AZ"]), Verdict.CONTRADICTED),
        (Attestation("2016", ["AZ"]), Verdict.CONFIRMED),
        (Attestation("XXXX"), Verdict.CONFIRMED),
    ],
)
def test_verdicts(attestation: Attestation, verdict: Verdict) -> None:
    assert HISTORY.judge(attestation) is verdict


@given(
    small_histories().map(repaired),
    st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted),
    st.sets(st.sampled_from(["AZ", "GE", "oecd"])),
    st.booleans(),
    st.none() | st.integers(0, 3),
    st.none() | st.sampled_from(Counted),
)
@times(3)
def test_verdicts_by_enumeration(
    small: Small,
    ends: list[int],
    named: set[str],
    is_complete: bool,
    count: int | None,
    counted: Counted | None,
) -> None:
    first, last = ends
    courses = {member: small.courses(member) for member in small.members}
    agrees: set[bool] = set()
    for day in small.days(first, last):
        worlds: list[set[str]] = [set()]
        for member, each in courses.items():
            states = {course[day] in BELONGING for course in each}
            worlds = [
                world | {member} if inside else world for world in worlds for inside in states
            ]
        for world in worlds:
            of_kind = [one for one in world if not counted or counted.counts(as_party_id(one))]
            right = named == world if is_complete else named <= world
            agrees.add(right and count in (None, len(of_kind)))
    expected = {
        frozenset({True}): Verdict.CONFIRMED,
        frozenset({False}): Verdict.CONTRADICTED,
    }.get(frozenset(agrees), Verdict.UNDECIDED)
    attestation = Attestation(
        PartialDate.between(small.day(first), small.day(last)),
        named,
        complete=is_complete,
        count=count,
        counted=counted if count is not None else None,
    )
    assert small.history().judge(attestation) is expected


# Lists of one standing, and counts of some members

HUB = (
    MembershipHistory()
    .join("KZ", on="2013-03-15")
    .join("GE", on="2013-03-15")
    .join("undp", on="2013-03-15")
    .join("oecd", on="2018-06-09", to="partner")
)


@pytest.mark.parametrize(
    ("counted", "count", "verdict"),
    [
        (None, 3, Verdict.CONFIRMED),
        ("countries", 2, Verdict.CONFIRMED),
        ("countries", 3, Verdict.CONTRADICTED),
        ("organizations", 1, Verdict.CONFIRMED),
        ("organizations", 2, Verdict.CONTRADICTED),
    ],
)
@pytest.mark.parametrize("complete", [True, False])
def test_a_count_of_some_members_is_held_against_these(
    counted: str | None, count: int, verdict: Verdict, complete: bool
) -> None:
    members = ["KZ", "GE", "undp"]
    listed = Attestation("2019", members, complete=complete, count=count, counted=counted)
    assert HUB.judge(listed) is verdict


def test_a_list_of_one_standing_is_held_against_those_in_it() -> None:
    partners = Attestation("2019", ["oecd"], complete=True, standing="partner")
    assert HUB.judge(partners) is Verdict.CONFIRMED
    members = Attestation("2019", ["oecd"], standing="member")
    assert HUB.judge(members) is Verdict.CONTRADICTED


def test_what_counts_some_members_has_a_count() -> None:
    with pytest.raises(ValidationError, match='give "count", or leave "countries" out'):
        Attestation("2019", counted="countries")


def test_a_history_is_built_from_lists_of_one_standing() -> None:
    lists = [Attestation("2018", ["KZ"]), Attestation("2019", ["oecd"], standing="partner")]
    with pytest.raises(ValidationError) as refused:
        MembershipHistory.from_rosters(lists)
    assert [(one.code.value, one.path) for one in refused.value.problems] == [
        ("conflicting-rosters", "/1/standing")
    ]
    (change,) = MembershipHistory.from_rosters(lists[1:], standing="partner").changes
    assert change.to is Standing.PARTNER
