"""Ten made-up years of an alliance, asked about at the days that matter."""

from random import Random

import pytest
from attrs import evolve

from egov_hub import (
    Alliance,
    Answer,
    Attestation,
    Code,
    Departure,
    Hold,
    MembershipHistory,
    PartialDate,
    Roster,
    Standing,
    ValidationError,
)

from .cases import made_up_decade

SHORES = made_up_decade.ALLIANCE
HISTORY = made_up_decade.HISTORY

OLD, NEW = "old-harbour-institute", "new-harbour-institute"


def test_the_decade_has_every_standing_and_every_departure() -> None:
    assert {change.standing for change in HISTORY.changes} == {*Standing, None}
    lived = HISTORY.dissolve("2024-06")
    departures = {act.how for act in lived.acts() if act.standing is None}
    assert departures == set(Departure)
    assert len(HISTORY.parties) == 14


@pytest.mark.parametrize(
    ("day", "certain", "uncertain"),
    [
        ("2014-03-14", "", "LT"),
        ("2014-03-15", f"FI NO DK LV {OLD}", "LT"),
        ("2015-03-30", f"FI NO DK LV {OLD}", "LT"),
        ("2015-03-31", f"FI NO DK LV LT {OLD}", ""),
        ("2015-06-15", f"FI NO DK LV LT {OLD}", "IS"),
        ("2015-12-31", f"FI NO DK LV LT IS {OLD}", ""),
        ("2016-06-01", f"FI NO DK LV LT IS SE {OLD}", ""),
        ("2017-07-01", f"FI NO DK LV LT IS SE {OLD}", "PT"),
        ("2018-07-01", f"FI NO DK LV LT IS PT {OLD}", "SE"),
        ("2018", f"FI NO DK LV LT IS PT {OLD}", "SE"),
        ("2019-06-30", f"FI NO DK LV LT IS PT {OLD}", ""),
        ("2019-07-01", f"FI NO DK LV LT IS PT {NEW}", ""),
        ("2019-10-01", f"FI NO DK LV IS PT {NEW}", ""),
        ("2020-01-01", f"FI NO LV IS PT {NEW}", "PL"),
        ("2021-09-01", f"FI NO LV IS SE PT {NEW}", "PL"),
        ("2022-12-31", f"FI NO IS SE PT {NEW}", "PL"),
        ("2024-05-31", f"FI NO IS SE PT {NEW}", "PL"),
        # The alliance ended on some day of June 2024.
        ("2024-06-01", "", f"FI NO IS SE PT PL {NEW}"),
        ("2024-06-29", "", f"FI NO IS SE PT PL {NEW}"),
        ("2024-06-30", "", ""),
        ("2030", "", ""),
    ],
)
def test_who_belonged_on_a_day(day: str, certain: str, uncertain: str) -> None:
    assert SHORES.roster(day) == Roster(certain.split(), uncertain.split())


@pytest.mark.parametrize(
    ("start", "end", "certain", "uncertain"),
    [
        ("2014", "2014", f"FI NO DK LV {OLD}", "LT"),
        ("2015", "2015", f"FI NO DK LV LT IS {OLD}", ""),
        ("2017", "2017", f"FI NO DK LV LT IS SE PT {OLD}", ""),
        # Who left on some day of a year may have left on its first.
        ("2018", "2018", f"FI NO DK LV LT IS PT {OLD}", "SE"),
        ("2019", "2019", f"FI NO DK LV LT IS PT {OLD} {NEW}", ""),
        ("2020-01", "2021-12", f"FI NO LV IS SE PT {NEW}", "PL"),
        ("2024-05", "2024-05", f"FI NO IS SE PT {NEW}", "PL"),
        # Whenever PL came in, it was in on the last day of May or on some day after it.
        ("2024-05-31", "2024-12-31", f"FI NO IS SE PT PL {NEW}", ""),
        ("2024-06", "2024-12", "", f"FI NO IS SE PT PL {NEW}"),
        # Over the whole life, the day on which PL came in no longer matters.
        ("2014", "2024", f"FI NO DK LV LT IS SE PT PL {OLD} {NEW}", ""),
        ("2024-07", "2025", "", ""),
    ],
)
def test_who_belonged_during_a_period(start: str, end: str, certain: str, uncertain: str) -> None:
    assert SHORES.roster_during(start, end) == Roster(certain.split(), uncertain.split())


@pytest.mark.parametrize(
    ("party", "day", "standings"),
    [
        ("NO", "2017-01-31", {Standing.MEMBER}),
        ("NO", "2018-03-01", {Standing.MEMBER}),
        ("DK", "2016-12-31", {Standing.MEMBER}),
        ("IS", "2014-12-31", {Standing.OBSERVER}),
        ("IS", "2015-06-15", {Standing.OBSERVER, Standing.MEMBER}),
        ("SE", "2015-12-31", {Standing.CANDIDATE}),
        ("SE", "2018-06-01", {Standing.MEMBER, None}),
        ("SE", "2019-01-01", {None}),
        ("SE", "2021-09-01", {Standing.ASSOCIATE}),
        ("LV", "2017-07-01", {Standing.ASSOCIATE, Standing.MEMBER}),
        ("IE", "2019-12-31", {Standing.CANDIDATE}),
        ("IE", "2020-07-15", {Standing.CANDIDATE, None}),
        ("river-commission", "2021-12-30", {Standing.PARTNER}),
        ("river-commission", "2021-12-31", {None}),
        # A day wholly unknown is bounded by the known day that follows it.
        ("port-city", "2016-02-28", {Standing.OBSERVER, None}),
        ("port-city", "2016-02-29", {Standing.OBSERVER}),
        ("port-city", "2016-03-01", {Standing.PARTNER}),
        ("port-city", "2024-07-01", {None}),
        ("FR", "2016-06-01", {None}),
    ],
)
def test_in_what_standing_a_party_was(
    party: str, day: str, standings: set[Standing | None]
) -> None:
    assert SHORES.standings(party, on=day) == standings


@pytest.mark.parametrize(
    ("party", "day", "holds"),
    [
        ("NO", "2017-01-31", {None}),
        ("NO", "2017-02-01", {Hold.INACTIVE}),
        ("NO", "2018-03-01", {Hold.INACTIVE, None}),
        ("NO", "2018-06-30", {None}),
        ("DK", "2016-12-31", {Hold.SUSPENDED}),
        ("DK", "2017-05-04", {None}),
        ("FR", "2016-06-01", {None}),
    ],
)
def test_whether_a_standing_was_on_hold(party: str, day: str, holds: set[Hold | None]) -> None:
    assert SHORES.holds(party, on=day) == holds


@pytest.mark.parametrize(
    ("party", "day", "answer"),
    [
        ("NO", "2018-03-01", Answer.YES),  # on hold or not: it belonged
        ("LV", "2017-07-01", Answer.YES),  # associate or a member: it belonged
        ("DK", "2016-12-31", Answer.YES),  # suspended
        ("IE", "2020-03-01", Answer.NO),  # a candidate
        ("SE", "2018", Answer.MAYBE),
        ("SE", "2020", Answer.NO),
        ("SE", "2022", Answer.YES),
        ("PL", "2024-05-31", Answer.MAYBE),
    ],
)
def test_whether_a_party_belonged(party: str, day: str, answer: Answer) -> None:
    assert SHORES.belongs(party, on=day) is answer


def test_who_observed_and_who_partnered() -> None:
    assert SHORES.roster("2014-12-31", [Standing.OBSERVER]) == Roster(["IS"], ["port-city"])
    around = [Standing.OBSERVER, Standing.CANDIDATE, Standing.PARTNER]
    assert SHORES.roster("2020-03-01", around) == Roster(["IE", "river-commission", "port-city"])


@pytest.mark.parametrize(
    ("day", "bodies"),
    [
        ("2018-12-31", {"digital-office"}),
        ("2019-06-01", {"digital-office", "data-agency"}),
        ("2019-12-31", {"data-agency"}),
        ("2024-06-15", {"data-agency", None}),
        ("2024-06-30", {None}),
    ],
)
def test_which_body_filled_the_seat(day: str, bodies: set[str | None]) -> None:
    assert SHORES.through("FI", on=day) == bodies
    # While the seat passes on, the party belongs as before.
    assert (SHORES.belongs("FI", on=day) is Answer.YES) == (None not in bodies)


def test_a_party_that_left_and_came_back_has_three_spells() -> None:
    spells = HISTORY.memberships("SE")
    assert [
        (spell.standing, str(spell.since), str(spell.until), spell.how) for spell in spells
    ] == [
        (Standing.CANDIDATE, "2015-01-10", "2016-01-01", None),
        (Standing.MEMBER, "2016-01-01", "2018", Departure.WITHDREW),
        (Standing.ASSOCIATE, "2021-09-01", "None", None),
    ]


def test_suspension_and_return_are_three_spells_without_a_gap() -> None:
    founding, suspended, back = HISTORY.memberships("DK")
    assert founding.until == suspended.since
    assert suspended.until == back.since == PartialDate("2017-05-04")
    assert (founding.how, suspended.how, back.how) == (None, None, Departure.WITHDREW)


def test_whoever_is_still_in_goes_out_with_the_alliance() -> None:
    *_, last = HISTORY.dissolve("2024-06").memberships("SE")
    assert (str(last.until), last.how) == ("2024-06", Departure.DISSOLVED)
    # Who had left before keeps the way in which it left.
    *_, last = HISTORY.dissolve("2024-06").memberships("LT")
    assert (str(last.until), last.how) == ("2019-10-01", Departure.REMOVED)


def test_the_spells_of_the_decade_make_its_history_again() -> None:
    assert MembershipHistory.from_memberships(HISTORY.memberships()) == HISTORY
    lived = HISTORY.dissolve("2024-06")
    again = MembershipHistory.from_memberships(lived.memberships())
    assert again.acts() == lived.acts()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_members_are_told_of_says_nothing(seed: int) -> None:
    parties = sorted(HISTORY.parties)
    Random(seed).shuffle(parties)  # noqa: S311 - any order will do
    told = [change for party in parties for change in HISTORY.changes_of(party)]
    assert MembershipHistory(told) == HISTORY


def test_the_reports_are_judged_against_the_history() -> None:
    assert [HISTORY.fits(report) for report in SHORES.attestations] == [
        Answer.YES,
        Answer.MAYBE,
        Answer.NO,
    ]


@pytest.mark.parametrize(
    ("count", "verdict"),
    [
        (5, Answer.NO),
        (6, Answer.MAYBE),
        (7, Answer.MAYBE),
        (8, Answer.NO),
    ],
)
def test_a_printed_total_is_held_against_those_who_may_have_belonged(
    count: int, verdict: Answer
) -> None:
    assert len(SHORES.roster("2023-06-01").certain) == 6
    assert HISTORY.fits(Attestation("2023-06-01", count=count)) is verdict


def test_a_list_of_after_the_end_is_contradicted_by_the_history_with_its_end() -> None:
    late = Attestation("2025-01-01", ["FI"])
    assert HISTORY.dissolve("2024-06").fits(late) is Answer.NO


def test_nobody_joins_an_alliance_that_has_ended() -> None:
    with pytest.raises(ValidationError) as caught:
        evolve(SHORES, history=HISTORY.join("EE", on="2024-07-01"))
    (problem,) = caught.value.problems
    assert problem.code is Code.AFTER_DISSOLUTION
    assert "EE" in problem.message


def test_an_earlier_end_is_refused_with_every_party_it_contradicts() -> None:
    with pytest.raises(ValidationError) as caught:
        evolve(SHORES, dissolved="2019-12-31")
    named = {
        party
        for party in HISTORY.parties
        for problem in caught.value.problems
        if f" {party} " in problem.message
    }
    assert named == {"DK", "IE", "LV", "PL", "SE", "river-commission"}
    assert len(caught.value.problems) == len(named)


def test_an_alliance_without_an_end_goes_on() -> None:
    endless = evolve(SHORES, dissolved=None)
    assert isinstance(endless, Alliance)
    assert endless.roster("2030").certain == frozenset({"FI", "NO", "IS", "SE", "PT", NEW})
    assert endless.roster("2030").uncertain == {"PL"}
