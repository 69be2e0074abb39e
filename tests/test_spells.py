"""Spells and changes: two ways to say the same, where spells can say it."""

from collections.abc import Sequence
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import (
    Answer,
    Citation,
    Departure,
    Membership,
    MembershipChange,
    MembershipHistory,
    Standing,
    ValidationError,
)
from egov_hub.strategies import membership_histories, party_ids, records, slugs

End = Literal["exclusive", "inclusive"]


def build(*spells: Membership, end: End = "exclusive") -> MembershipHistory:
    return MembershipHistory.from_memberships(spells, end)


def days_of(history: MembershipHistory, member: str = "AZ") -> list[tuple[str, Standing | None]]:
    return [(str(change.on), change.to) for change in history.changes_of(member)]


@st.composite
def histories_known_to_the_day(draw: DrawFn) -> MembershipHistory:
    changes: list[MembershipChange] = []
    for member in draw(st.lists(party_ids(), max_size=3, unique=True)):
        before: tuple[Standing | None, str | None] = (None, None)
        for day in sorted(draw(st.lists(st.dates(), min_size=1, max_size=5, unique=True))):
            options: list[tuple[Standing | None, str | None]] = [
                (standing, body) for standing in Standing for body in (None, "agency")
            ]
            after = draw(st.sampled_from([one for one in options if one != before]))
            if before[0] and draw(st.booleans()):
                after = (None, None)
            how = None if after[0] else draw(st.none() | st.sampled_from(Departure))
            cited = draw(st.lists(records(Citation), max_size=1))
            changes.append(MembershipChange(member, str(day), *after, how=how, cited=cited))
            before = after
    return MembershipHistory(changes)


@given(histories_known_to_the_day())
def test_spells_say_all_of_a_history_that_is_known_to_the_day(history: MembershipHistory) -> None:
    assert MembershipHistory.from_memberships(history.memberships()) == history


@given(membership_histories())
def test_every_change_ends_or_starts_a_spell(history: MembershipHistory) -> None:
    spells = history.memberships()
    starts = [change for change in history.changes if change.to]
    assert [(spell.member, spell.since, spell.standing) for spell in spells] == [
        (change.member, change.on, change.to) for change in starts
    ]
    for member in history.parties:
        assert history.memberships(member) == tuple(
            spell for spell in spells if spell.member == member
        )


def test_spells_of_a_history() -> None:
    history = (
        MembershipHistory()
        .join("AZ", "2011", through="ministry", cited=["letter"])
        .change("AZ", "2016-05-04", "inactive", label="inactive")
        .leave("AZ", "2023-08-17", how="removed", cited=["vote"])
    )
    assert history.memberships() == (
        Membership("AZ", "member", "2011", "2016-05-04", through="ministry", cited=["letter"]),
        Membership(
            "AZ",
            "inactive",
            "2016-05-04",
            "2023-08-17",
            through="ministry",
            how="removed",
            label="inactive",
            until_cited=["vote"],
        ),
    )


def test_spells_back_to_back_are_one_change() -> None:
    history = build(
        Membership("AZ", "member", "2011", "2016-05-04"),
        Membership("AZ", "inactive", "2016-05-04", "2023-08-17"),
    )
    assert days_of(history) == [
        ("2011", Standing.MEMBER),
        ("2016-05-04", Standing.INACTIVE),
        ("2023-08-17", None),
    ]


@pytest.mark.parametrize("until", ["2016-05-03", "2016-05-04"])
def test_back_to_back_with_inclusive_ends(until: str) -> None:
    history = build(
        Membership("AZ", "member", "2011", until),
        Membership("AZ", "inactive", "2016-05-04", "2023-08-16"),
        end="inclusive",
    )
    assert days_of(history) == [
        ("2011", Standing.MEMBER),
        ("2016-05-04", Standing.INACTIVE),
        ("2023-08-17", None),
    ]


def test_equal_standings_back_to_back_are_one_spell() -> None:
    history = build(
        Membership("AZ", "member", "2011", "2016-05-04"),
        Membership("AZ", "member", "2016-05-04"),
    )
    assert history.memberships() == (Membership("AZ", "member", "2011"),)


def test_a_gap_is_a_gap() -> None:
    history = build(
        Membership("AZ", "member", "2011", "2016-05-04"),
        Membership("AZ", "member", "2016-05-06"),
    )
    assert history.belongs("AZ", "2016-05-05") is Answer.NO
    assert history.belongs("AZ", "2016-05-06") is Answer.YES


@pytest.mark.parametrize(
    ("until", "first_day_no_longer"),
    [
        ("2009-08-17", "2009-08-18"),
        ("2016", "[2016-01-02..2017-01-01]"),
        ("[..2016-05-04]", "[..2016-05-05]"),
        ("[2016-05-04..]", "[2016-05-05..]"),
        ("XXXX", "XXXX"),
        ("0001-01-01", "0001-01-02"),
    ],
)
def test_the_day_after_an_inclusive_end(until: str, first_day_no_longer: str) -> None:
    since = "0001-01-01" if until.startswith("0001") else "0002"
    if until == "0001-01-01":
        history = build(Membership("AZ", "member", since, until), end="inclusive")
    else:
        history = build(Membership("AZ", "member", "[..2008]", until), end="inclusive")
    assert days_of(history)[-1] == (first_day_no_longer, None)


def test_no_day_is_after_the_last() -> None:
    with pytest.raises(ValidationError) as refused:
        build(
            Membership("GE", "member", "2011"),
            Membership("AZ", "member", "2011", "9999-12-31"),
            end="inclusive",
        )
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("out-of-range", "/1/until")


def test_spells_may_stand_in_any_order_that_their_dates_decide() -> None:
    first = Membership("AZ", "member", "2011", "2016")
    second = Membership("AZ", "observer", "2018")
    assert build(second, first) == build(first, second)


def test_where_dates_do_not_decide_the_order_given_does() -> None:
    history = build(
        Membership("AZ", "member", "2012", "2013"),
        Membership("AZ", "member", "[2010..2015]"),
    )
    assert [on for on, _ in days_of(history)] == ["2012", "2013", "[2010..2015]"]


def test_a_third_spell_is_put_before_two_that_are_in_order() -> None:
    spells = [
        Membership("AZ", "member", "2012", "2013"),
        Membership("AZ", "member", "2016", "2017"),
        Membership("AZ", "member", "2010", "2011"),
    ]
    assert build(*spells).memberships() == tuple(
        sorted(spells, key=lambda spell: spell.since.sort_key())
    )


def test_overlapping_spells_are_refused_at_their_places() -> None:
    with pytest.raises(ValidationError) as refused:
        build(
            Membership("AZ", "member", "2011", "2016"),
            Membership("GE", "member", "2010"),
            Membership("AZ", "suspended", "2014"),
            Membership("GE", "observer", "2014"),
        )
    assert [(problem.code, problem.path) for problem in refused.value.problems] == [
        ("overlapping-spells", "/2/since"),
        ("overlapping-spells", "/1/until"),
    ]


def test_uncertain_days_written_alike_lose_a_gap() -> None:
    """What the documentation says is lost: leaving and coming back within one year."""
    history = MembershipHistory().join("AZ", "2011").leave("AZ", "2016").join("AZ", "2016")
    assert build(*history.memberships()) == MembershipHistory().join("AZ", "2011")


@pytest.mark.parametrize("wrong", [["AZ"], "AZ", None])
def test_only_spells_are_taken(wrong: Sequence[Membership]) -> None:
    with pytest.raises(ValidationError, match="wrong-type"):
        MembershipHistory.from_memberships(wrong)


def test_an_end_is_exclusive_or_inclusive() -> None:
    with pytest.raises(ValidationError, match='neither "exclusive" nor "inclusive"'):
        build(end="open")  # type: ignore[arg-type] # that is the point


@given(slugs())
def test_a_spell_that_goes_on_says_nothing_of_leaving(body: str) -> None:
    with pytest.raises(ValidationError, match="needless-field"):
        Membership("AZ", "member", "2011", through=body, how="withdrew")
    with pytest.raises(ValidationError, match="ends-before-start"):
        Membership("AZ", "member", "2011", "2010")
