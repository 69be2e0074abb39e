"""What people ask of a history, and what a history refuses."""

import pickle
from collections.abc import Iterator
from datetime import date, datetime
from random import Random

import pytest
from attrs import evolve, frozen
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    SAME,
    Alliance,
    Answer,
    Code,
    DateLike,
    Departure,
    Hold,
    Location,
    MembershipChange,
    MembershipHistory,
    Problem,
    Roster,
    Standing,
    ValidationError,
)
from egov_hub.records import rules
from egov_hub.strategies import membership_histories
from tests.support.refusals import codes_and_paths

AZ_OGP = MembershipHistory(
    [
        MembershipChange("AZ", "2011", "member"),
        MembershipChange("AZ", "2016-05-04", "member", hold="inactive"),
        MembershipChange("AZ", "2023-08-17", None, how="removed"),
    ]
)


def test_each_refusal_stands_at_its_own_path() -> None:
    with pytest.raises(ValidationError) as refused:
        MembershipHistory(
            [
                MembershipChange("AZ", "2016", "member"),
                MembershipChange("GE", "2016", None),
                MembershipChange("AZ", "2015", "observer"),
                MembershipChange("KZ", "2016", "member"),
                MembershipChange("KZ", "2017", "member"),
                MembershipChange("KZ", "2018", None),
                MembershipChange("KZ", "2019", None),
            ]
        )
    assert codes_and_paths(refused) == [
        ("impossible-order", "/changes/2/on"),
        ("not-inside", "/changes/1"),
        ("idle-change", "/changes/4"),
        ("not-inside", "/changes/6"),
    ]


def test_an_impossible_order_names_the_member_both_changes_and_why() -> None:
    with pytest.raises(ValidationError) as refused:
        MembershipHistory(
            [
                MembershipChange("KG", "2018-06-09", "member"),
                MembershipChange("AZ", "2018-06-09", "member"),
                MembershipChange("AZ", "2018-06", "member", hold="suspended"),
                MembershipChange("AZ", "[2018-06-01..2018-06-10]", None),
            ]
        )
    (problem,) = refused.value.problems
    assert problem.path == "/changes/3/on"
    assert problem.message.startswith(
        "AZ: the change on [2018-06-01..2018-06-10] is listed after the change on 2018-06-09, "
    )
    assert problem.other == Location("/changes/1")


@pytest.mark.parametrize("days", [("2018", "2018"), ("XXXX", "XXXX"), ("2018-06-01", "2018-06")])
def test_changes_of_overlapping_dates_can_be_in_order(days: tuple[str, str]) -> None:
    first, second = days
    history = MembershipHistory().join("AZ", first).change("AZ", second, hold="suspended")
    assert len(history.changes_of("AZ")) == 2


def test_three_changes_that_fit_two_by_two_need_days_for_all_three() -> None:
    two_days, three_days = "[2018-01-01..2018-01-02]", "[2018-01-01..2018-01-03]"
    changes = [
        MembershipChange("AZ", two_days, "observer"),
        MembershipChange("AZ", two_days, "partner"),
    ]
    assert MembershipHistory([*changes, MembershipChange("AZ", three_days, "member")])
    with pytest.raises(ValidationError) as refused:
        MembershipHistory([*changes, MembershipChange("AZ", two_days, "member")])
    assert codes_and_paths(refused) == [("impossible-order", "/changes/2/on")]


def test_two_changes_on_one_day_are_refused() -> None:
    history = MembershipHistory().join("AZ", "2018-06-09")
    with pytest.raises(ValidationError, match="impossible-order"):
        history.change("AZ", "2018-06-09", hold="suspended")


@pytest.mark.parametrize(
    ("back_as", "advice"),
    [("observer", "write one change(...) instead of the two"), ("member", "remove both changes")],
)
@pytest.mark.parametrize(
    ("left", "back"), [("2016-05-04", "2016-05-04"), ("[2016-05-04..]", "[..2016-05-04]")]
)
def test_leaving_and_returning_on_one_day_is_one_change(
    left: str, back: str, back_as: Standing, advice: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        MembershipHistory(
            [
                MembershipChange("KG", "2018-06-09", "member"),
                MembershipChange("EE", "2010", "member"),
                MembershipChange("EE", left, None),
                MembershipChange("EE", back, back_as),
            ]
        )
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == (Code.ABSENCE_OF_NO_DAYS, "/changes/3")
    expected = f"EE leaves on {left} and returns on {back}, certainly the same day: "
    assert problem.message == f"{expected}{advice}."
    assert problem.other == Location("/changes/2")


def test_an_absence_between_days_partly_known_may_be_of_no_days() -> None:
    left = MembershipHistory().join("EE", "2010").leave("EE", "2016")
    history = left.join("EE", "2016-05-04", standing="observer")
    assert history.standings("EE", "2015-12-31") == {Standing.MEMBER}
    assert history.standings("EE", "2016-01-01") == {Standing.MEMBER, None}
    assert history.standings("EE", "2016-05-03") == {Standing.MEMBER, None}
    assert history.standings("EE", "2016-05-04") == {Standing.OBSERVER}
    same = left.join("EE", "2016")
    assert same.belongs("EE", "2016-06-01") is Answer.MAYBE
    assert same.roster_during("2016-01-01", "2016-12-30").certain == frozenset()
    assert same.roster_during("2016", "2016").certain == {"EE"}


def test_a_change_of_body_or_label_alone_is_a_change() -> None:
    history = MembershipHistory().join("AM", "2018", through="ekeng")
    history = history.change("AM", "2020", through="agency")
    history = history.change("AM", "2021", label="participating country")
    assert history.through("AM", "2019") == {"ekeng"}
    assert history.through("AM", "2022") == {"agency"}
    assert [spell.through for spell in history.memberships("AM")] == ["ekeng", "agency", "agency"]


def test_a_change_may_say_that_no_body_is_known_any_more() -> None:
    history = MembershipHistory().join("AM", "2018", through="ekeng")
    assert history.change("AM", "2020", through=None).through("AM", "2021") == {None}


def test_a_label_stays_while_the_standing_does() -> None:
    history = MembershipHistory().join("AM", "2018", label="participating country")
    moved = history.change("AM", "2020", through="agency")
    assert str(moved.changes_of("AM")[-1].label) == "participating country"
    assert moved.change("AM", "2021", label=None).changes_of("AM")[-1].label is None
    assert moved.change("AM", "2021", standing="observer").changes_of("AM")[-1].label is None


def test_a_hold_stays_while_the_standing_does() -> None:
    history = MembershipHistory().join("AM", "2018", hold="suspended")
    moved = history.change("AM", "2020", through="agency")
    assert moved.changes_of("AM")[-1].hold is Hold.SUSPENDED
    assert moved.change("AM", "2021", hold=None).holds("AM", "2022") == {None}
    assert moved.change("AM", "2021", standing="observer").changes_of("AM")[-1].hold is None
    both = moved.change("AM", "2021", standing="observer", hold="suspended")
    assert both.changes_of("AM")[-1].hold is Hold.SUSPENDED


def test_a_change_of_hold_alone_is_a_change() -> None:
    history = MembershipHistory().join("EE", "2010").change("EE", "2016-05-04", hold="inactive")
    assert history.holds("EE", "2016") == {None, Hold.INACTIVE}
    with pytest.raises(ValidationError) as refused:
        history.change("EE", "2017", hold="inactive")
    assert codes_and_paths(refused) == [("idle-change", "")]
    assert "member on hold (inactive)" in str(refused.value)
    assert len(history.change("EE", "2017", hold="suspended").changes) == 3


def test_who_is_outside_has_no_hold() -> None:
    with pytest.raises(ValidationError) as refused:
        MembershipChange("EE", "2016", None, hold="suspended")
    assert codes_and_paths(refused) == [("needless-field", "/hold")]
    assert MembershipHistory().holds("EE", "2016") == {None}


def test_a_change_is_no_departure() -> None:
    with pytest.raises(ValidationError, match=r"Write leave\(...\)"):
        MembershipHistory().join("AM", "2018").change("AM", "2019", standing=None)  # type: ignore[arg-type]


def test_what_stays_prints_as_its_name() -> None:
    assert repr(SAME) == "SAME"


def test_a_member_on_hold_still_belongs() -> None:
    assert AZ_OGP.belongs("AZ", "2017-06-28") is Answer.YES
    assert AZ_OGP.standings("AZ", "2017-06-28") == {Standing.MEMBER}
    assert AZ_OGP.holds("AZ", "2017-06-28") == {Hold.INACTIVE}
    assert AZ_OGP.belongs("AZ", "2023-08-16") is Answer.YES
    assert AZ_OGP.belongs("AZ", "2023-08-17") is Answer.NO


@pytest.mark.parametrize("hold", Hold)
@pytest.mark.parametrize("standing", Standing)
def test_a_hold_leaves_the_standing_as_it_is(standing: Standing, hold: Hold) -> None:
    history = MembershipHistory().join("BY", "1993", standing=standing)
    held = history.change("BY", "1997-01-16", hold=hold)
    assert held.standings("BY", "1998") == {standing}
    assert held.belongs("BY", "1998") is history.belongs("BY", "1998")
    assert held.roster("1998") == history.roster("1998")


def test_an_unknown_party_has_no_standing() -> None:
    assert AZ_OGP.standings("FR", "2016") == {None}
    assert AZ_OGP.belongs("FR", "2016") is Answer.NO
    assert AZ_OGP.through("FR", "2016") == {None}
    assert AZ_OGP.changes_of("FR") == ()
    assert AZ_OGP.memberships("FR") == ()
    assert "FR" not in AZ_OGP.roster_during("2011", "2023").possible


def test_an_empty_history_answers() -> None:
    empty = MembershipHistory()
    assert empty.roster("2018") == empty.roster_during("2018", "2019") == Roster()
    assert empty.parties == frozenset()
    assert empty.memberships() == ()


@pytest.mark.parametrize("on", ["spring 2017", "2019-02-30", "", 2018, None, datetime(2018, 1, 1)])  # noqa: DTZ001
def test_a_question_about_no_date_is_refused(on: DateLike) -> None:
    for ask in (
        lambda: AZ_OGP.roster(on),
        lambda: AZ_OGP.standings("AZ", on),
        lambda: AZ_OGP.belongs("AZ", on),
        lambda: AZ_OGP.through("AZ", on),
    ):
        with pytest.raises(ValidationError):
            ask()


def test_a_question_about_no_party_is_refused() -> None:
    for party in ("Az", "QQ", 5):
        with pytest.raises(ValidationError):
            AZ_OGP.standings(party, "2018")  # type: ignore[arg-type] # that is the point


def test_of_a_day_in_a_range_only_those_are_certain_who_belong_on_each_day_of_it() -> None:
    history = (
        MembershipHistory()
        .join("AZ", on="2016-01-01")
        .join("GE", on="2017-01-01")
        .leave("AZ", on="2018-01-01")
        .join("KZ", on="2019-01-01")
    )
    assert history.roster("[2016-06-01..2018-06-01]") == Roster([], ["AZ", "GE"])
    assert history.roster("[2017-06-01..2018-06-01]") == Roster(["GE"], ["AZ"])
    assert history.roster("[2018-06-01..2019-06-01]") == Roster(["GE"], ["KZ"])


def test_a_roster_of_many_says_what_is_answered_about_each() -> None:
    # Few of many change at a time, so rosters are kept for some days and worked out for the others.
    parties = ["AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "TJ", "UZ"]
    joined = [MembershipChange(party, "2016-01-01", "member") for party in parties]
    left = [
        MembershipChange(party, f"2016-02-{day:02}", None) for day, party in enumerate(parties, 1)
    ]
    history = MembershipHistory([*joined, *left])
    for day in range(1, 11):
        on = f"2016-02-{day:02}"
        belong = {party for party in parties if history.belongs(party, on).certainly}
        assert history.roster(on) == Roster(belong)
        assert len(belong) == max(0, 9 - day)


def test_windows() -> None:
    assert AZ_OGP.roster_during("2023-08-16", "2030").certain == {"AZ"}
    assert AZ_OGP.roster_during("2023-08-16", "2023-08-16").certain == {"AZ"}
    assert AZ_OGP.roster_during("2023-08-17", "2030").possible == frozenset()
    assert AZ_OGP.roster_during(date(2011, 5, 1), date(2011, 5, 31)).uncertain == {"AZ"}
    assert AZ_OGP.roster_during("2011", "2011").certain == {"AZ"}


def test_a_window_must_be_known_and_not_end_before_it_starts() -> None:
    with pytest.raises(ValidationError) as refused:
        AZ_OGP.roster_during("[..2018]", "2019?")
    assert codes_and_paths(refused) == [("unknown-window", "/start"), ("unknown-window", "/end")]
    with pytest.raises(ValidationError) as refused:
        AZ_OGP.roster_during("XXXX", "2019-13")
    assert codes_and_paths(refused) == [("unknown-window", "/start"), ("invalid-date", "/end")]
    with pytest.raises(ValidationError) as refused:
        AZ_OGP.roster_during("2019-01", "2018-12-31")
    assert codes_and_paths(refused) == [("ends-before-start", "/end")]


def test_joining_twice_and_leaving_when_outside_say_what_to_do() -> None:
    with pytest.raises(ValidationError, match=r"since 2016-11-07\. Write change\(\.\.\.\)"):
        MembershipHistory().join("EE", "2016-11-07").join("EE", "2017")
    with pytest.raises(ValidationError, match=r"outside and cannot leave\. Write join\(\.\.\.\)"):
        MembershipHistory().leave("EE", "2017")
    with pytest.raises(ValidationError, match="outside and cannot change"):
        AZ_OGP.change("AZ", "2024", standing="member")


def test_a_history_takes_changes_only() -> None:
    with pytest.raises(ValidationError) as refused:
        MembershipHistory(["AZ", MembershipChange("AZ", "2018", "member")])  # type: ignore[list-item]
    assert codes_and_paths(refused) == [("wrong-type", "/changes/0")]


def test_the_order_of_one_members_changes_is_their_order_in_time() -> None:
    swapped = MembershipHistory(
        [MembershipChange("AZ", "2018", "member"), MembershipChange("AZ", "2018", "observer")]
    )
    other = MembershipHistory(
        [MembershipChange("AZ", "2018", "observer"), MembershipChange("AZ", "2018", "member")]
    )
    assert swapped != other


# Dissolution


def test_dissolution_ends_all_memberships() -> None:
    history = MembershipHistory().join("AZ", "2016").join("GE", "2017").leave("GE", "2018")
    over = history.dissolve("2020")
    assert over.roster("2021") == Roster()
    assert over.roster("2019") == Roster(["AZ"])
    assert over.roster("2020-06-01") == Roster(uncertain=["AZ"])
    assert over.changes == history.changes
    left = [(act.member, act.how) for act in over.acts("left")]
    assert left == [("GE", None), ("AZ", Departure.DISSOLVED)]
    assert over.memberships("GE") == history.memberships("GE")


def test_who_left_on_an_unknown_day_had_left_when_the_alliance_ended() -> None:
    history = MembershipHistory().join("AZ", "2016").leave("AZ", "XXXX")
    assert history.belongs("AZ", "2021") is Answer.MAYBE
    assert history.dissolve("2020-01-01").belongs("AZ", "2019-12-31") is Answer.MAYBE
    assert history.dissolve("2020-01-01").belongs("AZ", "2020-01-01") is Answer.NO


def test_leaving_on_the_very_day_of_dissolution_is_sound() -> None:
    history = MembershipHistory().join("AZ", "2016").leave("AZ", "2020-01-01")
    assert history.dissolve("2020-01-01").memberships() == history.memberships()


@pytest.mark.parametrize("last", ["join", "leave"])
def test_nobody_changes_after_dissolution(last: str) -> None:
    history = MembershipHistory().join("AZ", "2021")
    if last == "leave":
        history = history.leave("AZ", "2022")
    with pytest.raises(ValidationError) as refused:
        history.dissolve("2021-12-31" if last == "leave" else "2020")
    assert codes_and_paths(refused) == [("after-dissolution", "/on")]


def test_joining_on_the_day_of_dissolution_is_refused() -> None:
    history = MembershipHistory().join("AZ", "2020-01-01")
    with pytest.raises(ValidationError, match="after-dissolution"):
        history.dissolve("2020-01-01")
    assert history.dissolve("2020-01-02").belongs("AZ", "2020-01-01") is Answer.YES


def test_dissolution_that_leaves_no_day_for_an_absence_names_the_party_and_both_changes() -> None:
    history = MembershipHistory().join("EE", "2010").join("AZ", "2010")
    history = history.leave("EE", "2016").join("EE", "2016")
    with pytest.raises(ValidationError) as refused:
        Alliance("a", "A", dissolved="2016-01-02", history=history)
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == (Code.ABSENCE_OF_NO_DAYS, "/dissolved")
    assert problem.message.startswith("EE leaves on 2016 and returns on 2016,")
    assert problem.other == Location("/history/changes/2")
    ended = Alliance("a", "A", dissolved="2016-01-03", history=history)
    assert ended.belongs("EE", "2016-01-03") is Answer.NO


@given(
    membership_histories(launched="2000", dissolved="2023"),
    st.dates(date(2023, 1, 1), date(2030, 1, 1)),
)
def test_dissolution_changes_nothing_before_it_and_leaves_nobody_after_it(
    history: MembershipHistory, day: date
) -> None:
    over = history.dissolve(day)
    assert over.roster(day) == Roster()
    for change in history.changes:
        earlier = change.on.earliest
        if change.on.latest < day:
            assert over.roster(earlier).certain == history.roster(earlier).certain


# Indexes


@given(
    membership_histories(complete=True),
    st.lists(st.dates(date(2008, 1, 1), date(2024, 1, 1)), max_size=20),
)
def test_answers_do_not_depend_on_what_was_asked_before(
    history: MembershipHistory, days: list[date]
) -> None:
    asked = [history.roster(day) for day in days]
    fresh = [evolve(history).roster(day) for day in reversed(days)]
    assert asked == fresh[::-1]
    for day, roster in zip(days, asked, strict=True):
        assert history.roster(day) is roster
        assert history.roster(day, {*Standing}).possible >= roster.possible
        for party in history.parties:
            assert roster.belongs(party) is history.belongs(party, day)


@given(membership_histories(uncertain=True, complete=True), st.randoms(use_true_random=False))
def test_a_history_built_change_by_change_is_the_same_as_at_once(
    history: MembershipHistory, random: Random
) -> None:
    built = MembershipHistory()
    queues = [list(history.changes_of(member)) for member in history.parties]
    while queues := [queue for queue in queues if queue]:
        change = random.choice(queues).pop(0)
        given = change.member, change.on
        before = built.changes_of(change.member)
        if change.standing is None:
            built = built.leave(*given, how=change.how, cited=change.cited)
        else:
            add = built.change if before and before[-1].standing else built.join
            built = add(
                *given,
                standing=change.standing,
                hold=change.hold,
                through=change.through,
                label=change.label,
                cited=change.cited,
            )
        built.roster("2010")
    assert built == history
    assert hash(built) == hash(history)
    assert built.changes == history.changes
    assert repr(built) == repr(history)
    assert pickle.loads(pickle.dumps(built)) == history  # noqa: S301 - our own bytes
    assert evolve(built) == history
    assert built.acts() == history.acts()
    assert built.parties == history.parties
    for change in history.changes:
        assert built.roster(change.on) == history.roster(change.on)
    assert built.dissolve("2100") == history.dissolve("2100")


def test_one_more_change_shares_what_is_known_of_all_other_members() -> None:
    history = MembershipHistory().join("KG", "2016").join("AZ", "2016")
    longer = history.leave("AZ", "2018")
    assert longer.changes_of("KG") is history.changes_of("KG")
    assert [change.member for change in longer.changes] == ["AZ", "AZ", "KG"]
    assert history.belongs("AZ", "2019") is Answer.YES
    with pytest.raises(FrozenInstanceError):
        longer.changes = ()  # type: ignore[misc] # that is the point


def test_what_is_wrong_with_one_more_change_is_told_at_what_was_given() -> None:
    history = MembershipHistory().join("KG", "2016").join("AZ", "2018")
    with pytest.raises(ValidationError) as refused:
        history.leave("AZ", "2017")
    (problem,) = refused.value.problems
    assert problem.path == "/on"
    assert "the change on 2017 is listed after the change on 2018," in problem.message
    assert problem.other == Location("/changes/0")
    with pytest.raises(ValidationError) as refused:
        history.change("AZ", "2019", standing="member")
    assert codes_and_paths(refused) == [("idle-change", "")]
    left = history.leave("AZ", "2019").join("AZ", "2019")
    with pytest.raises(ValidationError) as refused:
        left.leave("AZ", "2019-01-02")
    assert codes_and_paths(refused) == [("absence-of-no-days", "/changes/2")]


def test_a_history_of_a_subclass_keeps_the_rules_of_its_own() -> None:
    def nobody_leaves(changes: tuple[MembershipChange, ...]) -> Iterator[Problem]:
        if any(change.standing is None for change in changes):
            yield Problem(Code.NEEDLESS_FIELD, "/changes", "Nobody leaves.")

    @frozen
    class Forever(MembershipHistory):
        __rules__ = (*MembershipHistory.__rules__, *rules(nobody_leaves))

    history = Forever().join("AZ", "2016")
    assert type(history) is Forever
    with pytest.raises(ValidationError, match="Nobody leaves"):
        history.leave("AZ", "2018")
