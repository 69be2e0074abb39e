"""Rosters, and what published member lists say and prove."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise, product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import (
    BELONGING,
    Answer,
    Attestation,
    Counted,
    Hold,
    MembershipChange,
    MembershipHistory,
    PartialDate,
    Roster,
    Standing,
    ValidationError,
)
from egov_hub.values.ids import as_party_id
from tests.support.effort import times
from tests.support.enumeration import HOLDS, Change, Small, repaired, small_histories

from_rosters = MembershipHistory.from_rosters


def complete(on: str, *members: str) -> Attestation:
    return Attestation(on, members, complete=True, cited=["lists"])


def days_of(history: MembershipHistory, member: str) -> list[tuple[str, Standing | None]]:
    return [(str(change.on), change.standing) for change in history.changes_of(member)]


def test_a_roster_names_nobody_twice() -> None:
    with pytest.raises(ValidationError) as refused:
        Roster(["AZ", "GE"], ["GE"])
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("overlapping-roster", "/uncertain")
    with pytest.raises(ValidationError, match="duplicate-item"):
        Roster(["AZ", "AZ"])


def test_a_list_counts_nobody_or_more() -> None:
    assert Attestation("2019", count=0).count == 0
    with pytest.raises(ValidationError, match="out-of-range"):
        Attestation("2019", count=-1)


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
    assert (str(change.on), change.standing) == ("[..2019-05-31]", Standing.MEMBER)
    assert [citation.source for citation in change.cited] == ["notice"]
    assert days_of(from_rosters(lists, launched="2018-06-09", standing="observer"), "AZ") == [
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
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("ends-before-start", "/0/on")
    assert problem.message.startswith("The list names 2 members on 2015, before the launch on 2016")
    assert from_rosters([complete("2015")], launched="2016") == MembershipHistory(complete=False)


def test_two_lists_that_disagree_are_one_problem() -> None:
    five = complete("2016-01-01", "AM", "AZ", "BY", "GE", "KZ")
    lists = [five, complete("2016"), Attestation("2016-05", ["AZ", "UZ"])]
    with pytest.raises(ValidationError) as refused:
        from_rosters(lists)
    assert [(one.code.value, one.path) for one in refused.value.problems] == [
        ("undecided-order", "/1/on"),
        ("undecided-order", "/2/on"),
    ]
    assert refused.value.problems[0].message == (
        "The lists of 2016-01-01 and 2016 disagree about AM, AZ, BY and 2 more, and the dates do "
        "not say which came first: write a more exact date."
    )


def test_every_list_that_cannot_be_used_is_reported() -> None:
    held = Attestation("2016", ["AZ"], hold="suspended")
    observers = Attestation("2016", ["AZ"], standing="observer")
    before = Attestation("2015", ["AZ"])
    with pytest.raises(ValidationError) as refused:
        from_rosters([held, held, observers, before, observers], launched="2016")
    assert [problem.path.split("/")[1] for problem in refused.value.problems] == list("01234")


@pytest.mark.parametrize(
    ("count", "named"), [(3, "AM, AZ, BY, and"), (4, "AM, AZ, BY and 1 more, and")]
)
def test_two_lists_that_disagree_name_three_parties(count: int, named: str) -> None:
    lists = [complete("2016-01-01", *["AM", "AZ", "BY", "EE"][:count]), complete("2016")]
    with pytest.raises(ValidationError, match=f"disagree about {named}"):
        from_rosters(lists)


def test_of_several_lists_the_one_that_bounds_best_is_cited() -> None:
    lists = [
        Attestation("2018", ["AZ"], cited=["year"]),
        Attestation("2018-05", ["AZ"], cited=["month"]),
        Attestation("2020", complete=True, cited=["later-year"]),
        Attestation("2020-02", complete=True, cited=["later-month"]),
    ]
    joined, left = from_rosters(lists).changes
    assert (str(joined.on), str(left.on)) == ("[..2018-05-31]", "[2018-05-02..2020-02-29]")
    assert [str(each.source) for each in (*joined.cited, *left.cited)] == ["month", "later-month"]


def test_an_open_side_stays_open() -> None:
    lists = [Attestation("[..2016-01-01]", ["AZ"]), complete("[2018-01-01..]")]
    assert days_of(from_rosters(lists), "AZ") == [
        ("[..2016-01-01]", Standing.MEMBER),
        ("XXXX", None),
    ]


def test_a_list_of_the_last_day_bounds_nothing_after_it() -> None:
    history = from_rosters([complete("9999-12-31", "AZ")])
    assert days_of(history, "AZ") == [("XXXX", Standing.MEMBER)]


def test_only_attestations_are_taken() -> None:
    with pytest.raises(ValidationError, match="wrong-type"):
        from_rosters(["AZ"])  # type: ignore[list-item] # that is the point


SIZE = 6
BASE = date(2018, 6, 1)


@st.composite
def small_lists(draw: DrawFn) -> list[Attestation]:
    """Lists whose days are known only in part."""
    lists: list[Attestation] = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, SIZE - 1))
        last = min(SIZE - 1, first + draw(st.integers(0, 2)))
        on = PartialDate.between(BASE + timedelta(first), BASE + timedelta(last))
        members = draw(st.sets(st.sampled_from(("AZ", "GE"))))
        lists.append(Attestation(on, members, complete=draw(st.booleans())))
    return lists


def disagree(one: Attestation, two: Attestation) -> bool:
    return bool(
        (two.complete and one.members - two.members) or (one.complete and two.members - one.members)
    )


@given(small_lists())
@times(8)
def test_lists_are_refused_if_and_only_if_two_disagree_and_may_be_of_one_day(
    lists: list[Attestation],
) -> None:
    wrong = {
        (index, other)
        for (index, one), (other, two) in combinations(enumerate(lists), 2)
        if one.on.same_day(two.on).possibly and disagree(one, two)
    }
    try:
        history = from_rosters(lists)
    except ValidationError as error:
        named = [
            (int(str(problem.other)[1:]), int(problem.path.split("/")[1]))
            for problem in error.problems
        ]
        assert sorted(named) == sorted(wrong)
        return
    assert not wrong
    assert from_rosters(lists[::-1]) == history
    for party in {party for each in lists for party in each.members}:
        assert courses(history.changes_of(party)) == courses_on_lists(party, lists)


def courses(changes: Sequence[MembershipChange]) -> set[tuple[bool, ...]]:
    """Return who changes let be inside, day by day, beginning with what is before the first."""
    found: set[tuple[bool, ...]] = set()
    ranges = [
        range(max(-1, (change.on.earliest - BASE).days), (change.on.latest - BASE).days + 1)
        for change in changes
    ]
    for chosen in product(*ranges):
        if all(one < two for one, two in pairwise(chosen)):
            found.add(tuple(sum(on <= day for on in chosen) % 2 == 1 for day in range(-1, SIZE)))
    return found


def courses_on_lists(party: str, lists: list[Attestation]) -> set[tuple[bool, ...]]:
    """Return all courses on which each list can be, and no more changes than lists show."""
    relevant = [each for each in lists if party in each.members or each.complete]
    fitting = [
        course
        for course in product((False, True), repeat=SIZE + 1)
        if all(
            any(
                course[(each.on.earliest - BASE).days + 1 + later] is (party in each.members)
                for later in range((each.on.latest - each.on.earliest).days + 1)
            )
            for each in relevant
        )
    ]
    turns = {
        course: sum(one is not two for one, two in pairwise((False, *course))) for course in fitting
    }
    return {course for course in fitting if turns[course] == min(turns.values())}


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
    history = from_rosters(lists, complete=True)
    for attestation in lists:
        assert history.roster(attestation.on) == Roster(attestation.members)
        assert history.fits(attestation) is Answer.YES
    shown = from_rosters(lists)
    assert shown == evolve(history, complete=False)
    for attestation in lists:
        assert shown.roster(attestation.on) == Roster(attestation.members, others="maybe")
        assert shown.fits(attestation) is Answer.MAYBE


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
            assert any(course[day] == (change.standing is not None) for day in days)


# From changes to verdicts


HISTORY = MembershipHistory().join("AZ", "2016-01-01").join("GE", "2017").leave("AZ", "2019-01-01")


@pytest.mark.parametrize(
    ("attestation", "verdict"),
    [
        (Attestation("2016-05-01", ["AZ"]), Answer.YES),
        (Attestation("2018-05-01", ["GE"]), Answer.YES),
        (Attestation("2018-05-01", ["GE"], complete=True), Answer.NO),
        (Attestation("2018-05-01", ["AZ", "GE"], complete=True, count=2), Answer.YES),
        (Attestation("2016-05-01", ["GE"]), Answer.NO),
        (Attestation("2017-05-01", ["AZ", "GE"]), Answer.MAYBE),
        (Attestation("2017-05-01", ["AZ"], complete=True), Answer.MAYBE),
        (Attestation("2017-05-01", count=0), Answer.NO),
        (Attestation("2017-05-01", count=1), Answer.MAYBE),
        (Attestation("2017-05-01", count=3), Answer.NO),
        (Attestation("2018-05-01", count=2), Answer.YES),
        (Attestation("2018-05-01", count=1), Answer.NO),
        # Some day in a range: contradicted or confirmed only if so on each of them.
        (Attestation("[2018-05-01..2019-05-01]", ["AZ"]), Answer.MAYBE),
        (Attestation("2020", ["AZ"]), Answer.NO),
        (Attestation("2016", ["AZ"]), Answer.YES),
        (Attestation("XXXX"), Answer.YES),
    ],
)
def test_verdicts(attestation: Attestation, verdict: Answer) -> None:
    assert HISTORY.fits(attestation) is verdict


def is_listed(change: Change | None, hold: Hold | None) -> bool:
    """Return whether a list, of those in a hold or of all, has a party after some change."""
    return change is not None and change.standing in BELONGING and hold in (None, change.hold)


@given(
    small_histories().map(repaired),
    st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted),
    st.sets(st.sampled_from(["AZ", "GE", "oecd"])),
    st.booleans(),
    st.none() | st.integers(0, 3),
    st.none() | st.sampled_from(Counted),
    st.sampled_from(HOLDS),
)
@times(3)
def test_verdicts_by_enumeration(
    small: Small,
    ends: list[int],
    named: set[str],
    is_complete: bool,
    count: int | None,
    counted: Counted | None,
    hold: Hold | None,
) -> None:
    first, last = ends
    courses = {member: small.changes_in_force(member) for member in small.members}
    agrees: set[bool] = set()
    for day in small.days(first, last):
        worlds: list[set[str]] = [set()]
        for member, each in courses.items():
            states = {is_listed(course[day], hold) for course in each}
            worlds = [
                world | {member} if inside else world for world in worlds for inside in states
            ]
        for world in worlds:
            of_kind = [one for one in world if not counted or counted.counts(as_party_id(one))]
            right = named == world if is_complete else named <= world
            agrees.add(right and count in (None, len(of_kind)))
    expected = {
        frozenset({True}): Answer.YES,
        frozenset({False}): Answer.NO,
    }.get(frozenset(agrees), Answer.MAYBE)
    attestation = Attestation(
        PartialDate.between(small.day(first), small.day(last)),
        named,
        complete=is_complete,
        count=count,
        counted=counted if count is not None else None,
        hold=hold,
    )
    assert small.history().fits(attestation) is expected


# Lists of one standing, and counts of some members

HUB = (
    MembershipHistory()
    .join("KZ", on="2013-03-15")
    .join("GE", on="2013-03-15")
    .join("undp", on="2013-03-15")
    .join("oecd", on="2018-06-09", standing="partner")
    .change("GE", on="2020", hold="suspended")
    .change("oecd", on="2020", hold="suspended")
    .change("undp", on="2021-02-03", hold="inactive")
)


@pytest.mark.parametrize(
    ("counted", "count", "verdict"),
    [
        (None, 3, Answer.YES),
        ("countries", 2, Answer.YES),
        ("countries", 3, Answer.NO),
        ("organizations", 1, Answer.YES),
        ("organizations", 2, Answer.NO),
    ],
)
@pytest.mark.parametrize("complete", [True, False])
def test_a_count_of_some_members_is_held_against_these(
    counted: str | None, count: int, verdict: Answer, complete: bool
) -> None:
    members = ["KZ", "GE", "undp"]
    listed = Attestation("2019", members, complete=complete, count=count, counted=counted)  # type: ignore[arg-type] # that is the point
    assert HUB.fits(listed) is verdict


def test_a_list_of_one_standing_is_held_against_those_in_it() -> None:
    partners = Attestation("2019", ["oecd"], complete=True, standing="partner")
    assert HUB.fits(partners) is Answer.YES
    members = Attestation("2019", ["oecd"], standing="member")
    assert HUB.fits(members) is Answer.NO


@pytest.mark.parametrize(
    ("attestation", "fits"),
    [
        (Attestation("2021-02-03", ["GE"], hold="suspended", complete=True, count=1), Answer.YES),
        (Attestation("2020", ["GE"], hold="suspended"), Answer.MAYBE),
        (Attestation("2019", ["GE"], hold="suspended"), Answer.NO),
        (Attestation("2021-02-03", ["KZ"], hold="suspended"), Answer.NO),
        (Attestation("2021-02-03", ["undp"], hold="inactive", complete=True), Answer.YES),
        (Attestation("2021-02-03", ["undp"], hold="suspended"), Answer.NO),
        # The list is of those who belong, unless it says of which standing it is.
        (Attestation("2021-02-03", ["oecd"], hold="suspended"), Answer.NO),
        (
            Attestation("2021", ["oecd"], standing="partner", hold="suspended", complete=True),
            Answer.YES,
        ),
        (Attestation("2021", ["oecd"], standing="partner", complete=True), Answer.YES),
        (Attestation("2021-02-03", ["GE", "KZ", "undp"], complete=True), Answer.YES),
    ],
)
def test_a_list_of_a_hold_is_compared_with_those_in_it(
    attestation: Attestation, fits: Answer
) -> None:
    assert HUB.fits(attestation) is fits
    assert HUB.fits(attestation) is fits


def test_a_history_is_not_built_from_a_list_of_a_hold() -> None:
    lists = [
        Attestation("2018", ["KZ"]),
        Attestation("2019", ["GE"], hold="suspended"),
        Attestation("2019", ["oecd"], standing="partner", hold="suspended"),
    ]
    with pytest.raises(ValidationError) as refused:
        MembershipHistory.from_rosters(lists)
    assert [(one.code.value, one.path) for one in refused.value.problems] == [
        ("conflicting-rosters", "/1/hold"),
        ("conflicting-rosters", "/2/standing"),
    ]


def test_what_counts_some_members_has_a_count() -> None:
    with pytest.raises(ValidationError, match='Write "count", or remove "countries"'):
        Attestation("2019", counted="countries")


def test_a_history_is_built_from_lists_of_one_standing() -> None:
    lists = [Attestation("2018", ["KZ"]), Attestation("2019", ["oecd"], standing="partner")]
    with pytest.raises(ValidationError) as refused:
        MembershipHistory.from_rosters(lists)
    assert [(one.code.value, one.path) for one in refused.value.problems] == [
        ("conflicting-rosters", "/1/standing")
    ]
    (change,) = MembershipHistory.from_rosters(lists[1:], standing="partner").changes
    assert change.standing is Standing.PARTNER
