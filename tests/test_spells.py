"""Spells and changes: two ways to say the same, where spells can say it."""

from collections.abc import Sequence
from typing import Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import (
    Answer,
    Citation,
    Departure,
    Hold,
    Location,
    Membership,
    MembershipChange,
    MembershipHistory,
    Standing,
    ValidationError,
)
from egov_hub.strategies import membership_histories, party_ids, records, slugs
from tests.support.refusals import codes_and_paths

End = Literal["exclusive", "inclusive"]


def build(*spells: Membership, end: End = "exclusive") -> MembershipHistory:
    return MembershipHistory.from_memberships(spells, end=end)


def days_of(history: MembershipHistory, member: str = "AZ") -> list[tuple[str, Standing | None]]:
    return [(str(change.on), change.standing) for change in history.changes_of(member)]


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
            standing, body = after
            changes.append(
                MembershipChange(member, str(day), standing, through=body, how=how, cited=cited)
            )
            before = after
    return MembershipHistory(changes)


@given(histories_known_to_the_day() | membership_histories(complete=True))
def test_spells_say_all_of_a_history(history: MembershipHistory) -> None:
    assert MembershipHistory.from_memberships(history.memberships()) == history


def test_leaving_and_coming_back_in_one_year_is_not_lost() -> None:
    history = MembershipHistory().join("AZ", "2011").leave("AZ", "2016").join("AZ", "2016")
    assert build(*history.memberships()) == history
    again = history.leave("AZ", "2016").join("AZ", "2016", standing="observer")
    assert build(*again.memberships()) == again


@given(membership_histories(complete=True))
def test_every_change_ends_or_starts_a_spell(history: MembershipHistory) -> None:
    spells = history.memberships()
    starts = [change for change in history.changes if change.standing]
    assert [(spell.member, spell.since, spell.standing) for spell in spells] == [
        (change.member, change.on, change.standing) for change in starts
    ]
    for member in history.parties:
        assert history.memberships(member) == tuple(
            spell for spell in spells if spell.member == member
        )


def test_spells_of_a_history() -> None:
    history = (
        MembershipHistory()
        .join("AZ", "2011", through="ministry", cited=["letter"])
        .change("AZ", "2016-05-04", hold="inactive", label="inactive")
        .leave("AZ", "2023-08-17", how="removed", cited=["vote"])
    )
    assert history.memberships() == (
        Membership(
            "AZ",
            "member",
            "2011",
            until="2016-05-04",
            through="ministry",
            cited=["letter"],
            followed_directly=True,
        ),
        Membership(
            "AZ",
            "member",
            "2016-05-04",
            until="2023-08-17",
            hold="inactive",
            through="ministry",
            how="removed",
            label="inactive",
            until_cited=["vote"],
        ),
    )


def test_spells_back_to_back_are_one_change() -> None:
    history = build(
        Membership("AZ", "member", "2011", until="2016-05-04"),
        Membership("AZ", "associate", "2016-05-04", until="2023-08-17"),
    )
    assert days_of(history) == [
        ("2011", Standing.MEMBER),
        ("2016-05-04", Standing.ASSOCIATE),
        ("2023-08-17", None),
    ]


@pytest.mark.parametrize("until", ["2016-05-03", "2016-05-04"])
def test_back_to_back_with_inclusive_ends(until: str) -> None:
    history = build(
        Membership("AZ", "member", "2011", until=until),
        Membership("AZ", "associate", "2016-05-04", until="2023-08-16"),
        end="inclusive",
    )
    assert days_of(history) == [
        ("2011", Standing.MEMBER),
        ("2016-05-04", Standing.ASSOCIATE),
        ("2023-08-17", None),
    ]


def test_equal_standings_back_to_back_are_one_spell() -> None:
    history = build(
        Membership("AZ", "member", "2011", until="2016-05-04"),
        Membership("AZ", "member", "2016-05-04"),
    )
    assert history.memberships() == (Membership("AZ", "member", "2011"),)


def test_a_gap_is_a_gap() -> None:
    history = build(
        Membership("AZ", "member", "2011", until="2016-05-04"),
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
        history = build(Membership("AZ", "member", since, until=until), end="inclusive")
    else:
        history = build(Membership("AZ", "member", "[..2008]", until=until), end="inclusive")
    assert days_of(history)[-1] == (first_day_no_longer, None)


def test_no_day_is_after_the_last() -> None:
    assert problems_of(
        Membership("GE", "member", "2011"),
        Membership("AZ", "member", "2011", until="9999-12-31"),
        Membership("AZ", "observer", "2016"),
        Membership("GE", "observer", "2016"),
        end="inclusive",
    ) == [
        ("overlapping-spells", "/0/until"),
        ("out-of-range", "/1/until"),
        ("overlapping-spells", "/1/until"),
    ]


def test_spells_may_stand_in_any_order_that_their_dates_decide() -> None:
    first = Membership("AZ", "member", "2011", until="2016")
    second = Membership("AZ", "observer", "2018")
    assert build(second, first) == build(first, second)


def test_where_dates_leave_the_order_open_the_one_listed_is_taken() -> None:
    history = build(
        Membership("AZ", "member", "2012", until="2013"),
        Membership("AZ", "member", "[2010..2015]"),
    )
    assert [on for on, _ in days_of(history)] == ["2012", "2013", "[2010..2015]"]


def test_an_unknown_start_leaves_one_order() -> None:
    observer = Membership("EE", "observer", "2015")
    member = Membership("EE", "member", "XXXX", until="2010")
    assert build(observer, member) == build(member, observer)


def test_a_third_spell_is_put_before_two_that_are_in_order() -> None:
    spells = [
        Membership("AZ", "member", "2012", until="2013"),
        Membership("AZ", "member", "2016", until="2017"),
        Membership("AZ", "member", "2010", until="2011"),
    ]
    assert build(*spells).memberships() == tuple(
        sorted(spells, key=lambda spell: spell.since.sort_key())
    )


def problems_of(*spells: Membership, end: End = "exclusive") -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as refused:
        build(*spells, end=end)
    return [(problem.code.value, problem.path) for problem in refused.value.problems]


@pytest.mark.parametrize("directly", [True, False])
def test_spells_that_differ_in_their_hold_alone_are_two(directly: bool) -> None:
    member = Membership("EE", "member", "2010", until="2016-05-04", followed_directly=directly)
    on_hold = Membership("EE", "member", "2016-05-04", hold="inactive")
    history = build(member, on_hold)
    assert [(str(change.on), change.hold) for change in history.changes] == [
        ("2010", None),
        ("2016-05-04", Hold.INACTIVE),
    ]
    assert [spell.hold for spell in history.memberships()] == [None, Hold.INACTIVE]


@given(membership_histories(complete=True))
def test_spells_may_be_mappings_of_their_fields(history: MembershipHistory) -> None:
    spells = history.memberships()
    fields = [attrs.asdict(spell, recurse=False) for spell in spells]
    assert MembershipHistory.from_memberships(fields) == history


def test_mappings_have_the_fields_of_a_spell() -> None:
    spells = [
        {"member": "AZ", "standing": "membr", "since": "2011"},
        {"member": "AZ", "sinse": "1"},
    ]
    with pytest.raises(ValidationError) as refused:
        MembershipHistory.from_memberships(spells)
    assert codes_and_paths(refused) == [
        ("unknown-word", "/0/standing"),
        ("unknown-key", "/1/sinse"),
        ("missing-key", "/1"),
        ("missing-key", "/1"),
    ]
    assert 'Did you mean "since"?' in str(refused.value)


def test_an_overlap_with_a_hold_says_so() -> None:
    two = Membership("EE", "member", "2010"), Membership("EE", "member", "2010", hold="suspended")
    assert "member on hold (suspended) since 2010" in message_of(*two)


def message_of(*spells: Membership) -> str:
    with pytest.raises(ValidationError) as refused:
        build(*spells)
    (problem,) = refused.value.problems
    return problem.message


def test_overlapping_spells_are_refused_at_their_places() -> None:
    assert problems_of(
        Membership("AZ", "member", "2011", until="2016"),
        Membership("GE", "member", "2010"),
        Membership("AZ", "member", "2014", hold="suspended"),
        Membership("GE", "observer", "2014"),
    ) == [("overlapping-spells", "/0/until"), ("overlapping-spells", "/1/until")]


def test_an_overlap_names_the_member_both_rows_and_what_to_write() -> None:
    assert message_of(Membership("EE", "observer", "2014"), Membership("EE", "member", "2010")) == (
        "EE has two spells with days in common: member since 2010, and observer since 2014. Write "
        'until="2014" or an earlier end for the first. If both are true, record each '
        "in its own alliance, or write one standing with a label."
    )
    fixed = Membership("EE", "member", "2010", until="2014")
    assert len(build(Membership("EE", "observer", "2014"), fixed).changes) == 3


def test_spells_that_begin_on_one_day_cannot_both_be() -> None:
    two = Membership("EE", "observer", "2014-05-04"), Membership("EE", "member", "2014-05-04")
    assert problems_of(*two) == [("overlapping-spells", "/0/since")]
    assert "Both begin at the same time" in message_of(*two)


def test_a_long_spell_round_two_short_ones_overlaps_both() -> None:
    assert (
        problems_of(
            Membership("EE", "observer", "2012", until="2013"),
            Membership("EE", "member", "2010", until="2020"),
            Membership("EE", "observer", "2015", until="2016"),
        )
        == [("overlapping-spells", "/1/until")] * 2
    )


def test_an_overlap_does_not_hide_a_spell_without_a_day() -> None:
    assert problems_of(
        Membership("EE", "member", "2010"),
        Membership("EE", "observer", "2014"),
        Membership("EE", "partner", "2009-05-04", until="2009-05-04"),
        Membership("GE", "member", "2009-05-04", until="2009-05-04"),
    ) == [
        ("ends-before-start", "/2/until"),
        ("overlapping-spells", "/0/until"),
        ("ends-before-start", "/3/until"),
    ]


def test_two_days_have_room_for_two_spells_only() -> None:
    since, until = "[2018-05-01..2018-05-02]", "[2018-05-02..2018-05-03]"
    groups = [
        Membership("EE", "member", since, until=until, label=f"group {number}")
        for number in range(4)
    ]
    assert len(MembershipHistory.from_memberships(groups[:2]).changes) == 3
    assert problems_of(*groups[:3]) == [("overlapping-spells", "/2/since")]
    assert problems_of(*groups) == [
        ("overlapping-spells", "/2/since"),
        ("overlapping-spells", "/3/since"),
    ]


def test_a_spell_listed_twice_is_one_too_many() -> None:
    twice = [Membership("EE", "member", "2010", cited=["list"])] * 2
    assert problems_of(*twice) == [("duplicate-item", "/1")]
    assert message_of(*twice) == (
        "The spell of EE as member since 2010 is listed twice. Remove one of the two."
    )
    other = Membership("EE", "member", "2010", cited=["letter"])
    assert problems_of(twice[0], other) == [("overlapping-spells", "/1")]
    assert "one spell that cites all the sources" in message_of(twice[0], other)


def test_no_day_is_left_between_two_others() -> None:
    three = (
        Membership("EE", "member", "2010", until="2016-06-01"),
        Membership("EE", "observer", "2016-06-01"),
        Membership("EE", "partner", "[2016-05..2016-06]", until="[2016-05..2016-06]"),
    )
    assert problems_of(*three) == [("overlapping-spells", "/2/since")]
    assert "beside the others (member from 2010 until 2016-06-01, observer since 2016-06-01)" in (
        message_of(*three)
    )


def test_of_many_others_three_are_named() -> None:
    many = [
        Membership("EE", "member", f"2016-05-0{day}", until=f"2016-05-0{day + 1}")
        for day in range(1, 6)
    ]
    squeezed = Membership("EE", "partner", "[2016-05-02..2016-05-05]", until="[..2016-05-06]")
    named = "2016-05-03, member from 2016-05-03 until 2016-05-04, member from 2016-05-04 until "
    assert f"(member from 2016-05-02 until {named}2016-05-05, ...)" in message_of(*many, squeezed)


def test_an_order_that_the_dates_leave_open_is_asked_for() -> None:
    spells = (
        Membership("EE", "member", "2018"),
        Membership("EE", "observer", "2016", until="2016"),
        Membership("EE", "partner", "2016", until="2016"),
    )
    assert problems_of(*spells) == [("undecided-order", "/2/since")]
    assert message_of(*spells) == (
        "The dates of two spells do not say which came first: EE as observer from 2016 until 2016, "
        "or as partner from 2016 until 2016. List all spells of EE in their order in time, or "
        "write "
        "a more exact date."
    )
    in_time = (*spells[1:], spells[0])
    assert [spell.standing for spell in build(*in_time).memberships()] == [
        spell.standing for spell in in_time
    ]


def test_spells_that_differ_in_their_sources_only_may_be_in_either_order() -> None:
    spells = [
        Membership("EE", "observer", "2016", until="2016", cited=[source])
        for source in ("one", "two")
    ]
    history = build(Membership("EE", "member", "2018"), *spells)
    assert [str(spell.since) for spell in history.memberships()] == ["2016", "2016", "2018"]


# Without a gap


def test_spells_can_say_that_the_next_follows_directly() -> None:
    history = build(
        Membership(
            "AZ", "observer", "2011", until="2016", until_cited=["notice"], followed_directly=True
        ),
        Membership("AZ", "member", "2016-05", cited=["letter", "notice"]),
    )
    assert days_of(history) == [("2011", Standing.OBSERVER), ("2016-05", Standing.MEMBER)]
    assert [str(each.source) for each in history.changes[1].cited] == ["letter", "notice"]


@pytest.mark.parametrize(
    ("until", "since", "on"),
    [
        ("2016-05", "2016", "2016-05"),
        ("2016", "2016?", "2016?"),
        ("[..2016-05-04]", "[2016-05-02..]", "[2016-05-02..2016-05-04]"),
        ("XXXX", "XXXX", "XXXX"),
    ],
)
def test_two_dates_of_one_change_are_one(until: str, since: str, on: str) -> None:
    history = build(
        Membership("AZ", "observer", "2011", until=until, followed_directly=True),
        Membership("AZ", "member", since),
    )
    assert days_of(history) == [("2011", Standing.OBSERVER), (on, Standing.MEMBER)]


def test_dates_written_alike_may_be_two_days() -> None:
    history = build(
        Membership("AZ", "observer", "2011", until="2016"), Membership("AZ", "member", "2016")
    )
    assert days_of(history) == [
        ("2011", Standing.OBSERVER),
        ("2016", None),
        ("2016", Standing.MEMBER),
    ]


def test_an_absence_between_two_dates_may_be_of_no_days() -> None:
    history = build(
        Membership("EE", "member", "2010", until="2016"), Membership("EE", "observer", "2016-05-04")
    )
    assert history.belongs("EE", "2016-05-03") is Answer.MAYBE
    assert history.standings("EE", "2016-05-03") == {Standing.MEMBER, None}


def test_a_year_and_its_first_day_are_one_day_where_the_spells_meet() -> None:
    history = build(
        Membership("EE", "member", "2010", until="2016"), Membership("EE", "observer", "2016-01-01")
    )
    assert days_of(history, "EE") == [("2010", Standing.MEMBER), ("2016-01-01", Standing.OBSERVER)]


def test_one_day_only_is_one_change_though_no_date_says_so() -> None:
    history = build(
        Membership("AZ", "observer", "2016-05-03", until="[..2016-05-04]"),
        Membership("AZ", "member", "2016-05-04"),
    )
    assert days_of(history) == [
        ("2016-05-03", Standing.OBSERVER),
        ("2016-05-04", Standing.MEMBER),
    ]


def test_three_spells_back_to_back_are_three_changes() -> None:
    history = build(
        Membership("AZ", "candidate", "2011-01-01", until="2012-01-01"),
        Membership("AZ", "observer", "2012-01-01", until="2013-01-01"),
        Membership("AZ", "member", "2013-01-01"),
    )
    assert days_of(history) == [
        ("2011-01-01", Standing.CANDIDATE),
        ("2012-01-01", Standing.OBSERVER),
        ("2013-01-01", Standing.MEMBER),
    ]


def test_who_is_inside_on_that_day_did_not_leave() -> None:
    assert problems_of(
        Membership("AZ", "member", "2011", until="2016-05-04", how="lapsed"),
        Membership("AZ", "member", "2016-05-04"),
    ) == [("needless-field", "/0/how")]
    assert problems_of(
        Membership("AZ", "member", "2011", until="2016-05-04", how="lapsed"),
        Membership("AZ", "observer", "2016-05-04", until="2018", how="lapsed"),
        Membership("AZ", "member", "2020"),
    ) == [("needless-field", "/0/how")]


def test_who_left_before_the_next_spell_did_leave_whenever_the_last_begins() -> None:
    history = MembershipHistory.from_memberships(
        [
            Membership("AZ", "observer", "2010-01-01", until="2011-01-01", how="withdrew"),
            Membership("AZ", "observer", "2012-01-01", until="2013-01-01", how="lapsed"),
            Membership("AZ", "member", "2014-01-01"),
        ]
    )
    assert [change.how for change in history.changes] == [None, "withdrew", None, "lapsed", None]


def test_what_is_followed_directly_has_a_next_spell_that_its_dates_allow() -> None:
    first = Membership("AZ", "observer", "2011", until="2016", followed_directly=True)
    second = Membership("AZ", "member", "2018", until="2019", followed_directly=True)
    assert problems_of(second, first) == [
        ("not-followed", "/1/followed_directly"),
        ("not-followed", "/0/followed_directly"),
    ]


def test_what_is_followed_too_late_names_the_next_spell() -> None:
    spells = [
        Membership("AZ", "observer", "2011", until="2016", followed_directly=True),
        Membership("AZ", "member", "2018"),
    ]
    with pytest.raises(ValidationError) as refused:
        MembershipHistory.from_memberships(spells)
    assert [problem.other for problem in refused.value.problems] == [Location("/1")]


def test_spells_that_leave_each_other_a_day_do_not_overlap() -> None:
    days = [
        ("[2018-05-03..2018-05-04]", "[2018-05-05..2018-05-07]"),
        ("[2018-05-02..2018-05-04]", "[2018-05-03..2018-05-05]"),
        ("[2018-05-04..2018-05-07]", "[2018-05-06..2018-05-07]"),
        ("[2018-05-01..2018-05-04]", "[2018-05-03..2018-05-05]"),
    ]
    standings = (Standing.OBSERVER, Standing.MEMBER) * 2
    spells = [
        Membership("EE", standing, since, until=until)
        for standing, (since, until) in zip(standings, days, strict=True)
    ]
    assert problems_of(*spells) == [("undecided-order", "/3/since")]


def test_only_what_ended_without_leaving_is_followed_directly() -> None:
    with pytest.raises(ValidationError, match="needless-field") as refused:
        Membership("AZ", "observer", "2011", followed_directly=True)
    assert [problem.path for problem in refused.value.problems] == ["/followed_directly"]
    with pytest.raises(ValidationError, match="needless-field") as refused:
        Membership("AZ", "observer", "2011", until="2016", how="withdrew", followed_directly=True)
    assert [problem.path for problem in refused.value.problems] == ["/how"]


def test_a_border_that_is_no_change_still_bounds_the_days_around_it() -> None:
    history = build(
        Membership("AZ", "member", "2016", until="2016-05-04"),
        Membership("AZ", "member", "2016-05-04", until="2016"),
    )
    assert days_of(history) == [
        ("[2016-01-01..2016-05-03]", Standing.MEMBER),
        ("[2016-05-05..2016-12-31]", None),
    ]
    later = build(
        Membership("AZ", "observer", "2011", until="2015", followed_directly=True),
        Membership("AZ", "member", "2015", until="2015-06-15"),
        Membership("AZ", "member", "2015-06-15"),
    )
    assert days_of(later) == [
        ("2011", Standing.OBSERVER),
        ("[2015-01-01..2015-06-14]", Standing.MEMBER),
    ]


def test_an_open_side_stays_open() -> None:
    history = build(
        Membership("AZ", "member", "[..2013]", until="[..2014]", followed_directly=True),
        Membership("AZ", "member", "[..2014]", until="[2013..]"),
    )
    assert days_of(history) == [("[..2013]", Standing.MEMBER), ("[2013..]", None)]


@pytest.mark.parametrize("wrong", [["AZ"], "AZ", None])
def test_only_spells_are_taken(wrong: Sequence[Membership]) -> None:
    with pytest.raises(ValidationError, match="wrong-type"):
        MembershipHistory.from_memberships(wrong)


def test_an_end_is_exclusive_or_inclusive() -> None:
    with pytest.raises(ValidationError, match='Expected "exclusive" or "inclusive"'):
        build(end="open")  # type: ignore[arg-type] # that is the point


@given(slugs())
def test_a_spell_that_goes_on_says_nothing_of_leaving(body: str) -> None:
    with pytest.raises(ValidationError, match="needless-field"):
        Membership("AZ", "member", "2011", through=body, how="withdrew")
    with pytest.raises(ValidationError, match="ends-before-start"):
        Membership("AZ", "member", "2011", until="2010")
