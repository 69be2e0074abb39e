"""Cases of membership histories, and the questions that people ask of them."""

import pytest
from attrs import evolve

from egov_hub import (
    Answer,
    Attestation,
    Code,
    Departure,
    Hold,
    MembershipHistory,
    Roster,
    Standing,
    ValidationError,
)

from .cases import acsh_count_series, georgia_cis, ogp_azerbaijan, ogp_tanzania

# Azerbaijan in the Open Government Partnership

AZERBAIJAN = ogp_azerbaijan.HUB.alliance("open-government-partnership")


@pytest.mark.parametrize(
    ("day", "standings"),
    [
        ("2010-12-31", {None}),
        ("2011-06-30", {None, Standing.MEMBER}),
        ("2011-12-31", {Standing.MEMBER}),
        # A concern was filed; nothing was decided.
        ("2015-03", {Standing.MEMBER}),
        ("2016-05-03", {Standing.MEMBER}),
        ("2016-05-04", {Standing.MEMBER}),
        ("2023-08-16", {Standing.MEMBER}),
        ("2023-08-17", {None}),
    ],
)
def test_what_azerbaijan_was_on_a_day(day: str, standings: set[Standing | None]) -> None:
    assert AZERBAIJAN.standings("AZ", on=day) == standings


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2016-05-03", {None}),
        ("2016-05-04", {Hold.INACTIVE}),
        ("2016-05", {None, Hold.INACTIVE}),
        ("2017-06-28", {Hold.INACTIVE}),
        ("2023-08-16", {Hold.INACTIVE}),
        ("2023-08-17", {None}),
    ],
)
def test_whether_azerbaijan_was_on_hold_on_a_day(day: str, holds: set[Hold | None]) -> None:
    assert AZERBAIJAN.holds("AZ", on=day) == holds


def test_an_inactive_participant_still_belongs() -> None:
    assert AZERBAIJAN.belongs("AZ", on="2020") is Answer.YES
    assert AZERBAIJAN.belongs("AZ", on="2020", standings=[Standing.MEMBER]) is Answer.YES
    assert AZERBAIJAN.belongs("AZ", on="2023") is Answer.MAYBE
    assert AZERBAIJAN.belongs("AZ", on="2024") is Answer.NO


def test_a_later_word_for_the_same_hold_is_a_label() -> None:
    spells = AZERBAIJAN.history.memberships("AZ")
    assert [(str(spell.label), spell.hold) for spell in spells] == [
        ("participating", None),
        ("inactive", Hold.INACTIVE),
        ("suspended", Hold.INACTIVE),
    ]


def test_pages_that_differ_by_a_day_leave_two_days() -> None:
    _, _, extended, _ = AZERBAIJAN.history.changes_of("AZ")
    assert [extended.on.same_day(f"2017-06-{day}") for day in (27, 28, 29, 30)] == [
        Answer.NO,
        Answer.MAYBE,
        Answer.MAYBE,
        Answer.NO,
    ]
    assert {citation.source for citation in extended.cited} == {"ogp-news", "ogp-events"}


def test_permanently_suspended_means_out() -> None:
    *_, last = AZERBAIJAN.history.memberships("AZ")
    assert last.how is Departure.REMOVED
    assert [citation.printed for citation in last.until_cited] == ["permanently suspend"]


def test_an_extension_that_changes_nothing_is_attested_and_no_change() -> None:
    with pytest.raises(ValidationError) as caught:
        (
            MembershipHistory()
            .join("AZ", on="2011")
            .change("AZ", on="2016-05-04", hold="inactive")
            .change("AZ", on="2018-12", hold="inactive")
        )
    (problem,) = caught.value.problems
    assert problem.code is Code.IDLE_CHANGE
    assert "attestation" in problem.message
    (extended,) = AZERBAIJAN.attestations
    assert AZERBAIJAN.history.fits(extended) is Answer.YES


# Tanzania leaves, a municipality stays

TANZANIA = ogp_tanzania.HUB.alliance("open-government-partnership")


@pytest.mark.parametrize(
    ("day", "belongs"),
    [
        ("2017-06-28", Answer.YES),  # the letter is not written yet
        ("2017-06-29", Answer.MAYBE),
        ("2017-08-15", Answer.MAYBE),
        ("2017-09-19", Answer.MAYBE),
        ("2017-09-20", Answer.NO),
    ],
)
def test_immediately_leaves_open_from_which_of_four_dates(day: str, belongs: Answer) -> None:
    assert TANZANIA.belongs("TZ", on=day) is belongs


def test_all_four_dates_of_one_withdrawal_are_kept() -> None:
    _, left = TANZANIA.history.changes_of("TZ")
    assert left.how is Departure.WITHDREW
    places = [citation.locator for citation in left.cited if citation.printed is None]
    assert len(places) == 4
    assert [citation.printed for citation in left.cited if citation.printed] == ["immediately"]


def test_the_municipality_stays_after_its_state_has_left() -> None:
    assert TANZANIA.roster("2017-09-20") == Roster(["kigoma-ujiji"])
    assert TANZANIA.roster("2017-08-15") == Roster(["kigoma-ujiji"], ["TZ"])
    assert ogp_tanzania.HUB.organization("kigoma-ujiji").country == "TZ"


def test_who_took_part_in_a_period() -> None:
    assert TANZANIA.roster_during("2017", "2017") == Roster(["TZ", "kigoma-ujiji"])
    assert TANZANIA.roster_during("2017-07", "2017-12") == Roster(["kigoma-ujiji"], ["TZ"])
    assert TANZANIA.roster_during("2018", "2018") == Roster(["kigoma-ujiji"])


def test_nobody_leaves_what_nothing_says_they_joined() -> None:
    with pytest.raises(ValidationError) as caught:
        MembershipHistory().leave("TZ", on="[2017-06-29..2017-09-20]", how="withdrew")
    assert [problem.code for problem in caught.value.problems] == [Code.NOT_INSIDE]


# Georgia leaves the Commonwealth of Independent States

CIS = georgia_cis.HUB.alliance("cis")
INSTRUMENTS = georgia_cis.HUB.alliance("cis-instruments")


@pytest.mark.parametrize(
    ("day", "belongs"),
    [
        ("1993-12-08", Answer.NO),
        ("1993-12-09", Answer.YES),
        ("2008-08-18", Answer.YES),  # notified
        ("2008-12-31", Answer.YES),
        ("2009-08-17", Answer.YES),
        ("2009-08-18", Answer.NO),
        ("2009-08", Answer.MAYBE),
    ],
)
def test_a_member_that_gave_notice_belongs_until_it_takes_effect(day: str, belongs: Answer) -> None:
    assert CIS.belongs("GE", on=day) is belongs


def test_announcing_approving_and_notifying_are_cited_and_change_nothing() -> None:
    joined, left = CIS.history.changes_of("GE")
    assert left.cited[0].source == "civil-ge"
    assert {citation.source for citation in left.cited} == {"civil-ge", "sputnik", "today-az"}
    assert (str(joined.on), str(left.on)) == ("1993-12-09", "2009-08-18")


def test_it_left_the_body_and_stays_in_its_instruments() -> None:
    assert CIS.belongs("GE", on="2010") is Answer.NO
    assert INSTRUMENTS.belongs("GE", on="2010") is Answer.YES


def test_the_same_spell_is_read_from_a_sheet_with_the_last_day_in_it() -> None:
    (spell,) = CIS.history.memberships()
    assert MembershipHistory.from_memberships([spell]) == CIS.history
    with_last_day = evolve(spell, until="2009-08-17")
    assert MembershipHistory.from_memberships([with_last_day], end="inclusive") == CIS.history


# The published counts of the hub

PARTICIPANTS = acsh_count_series.HUB.alliance("participants")
OFFICIAL, PRESS_SERVICE = acsh_count_series.OFFICIAL, acsh_count_series.PRESS_SERVICE


def members(certain: int, *days: str) -> MembershipHistory:
    """A history of parties in from the start, and one more for each of the days."""
    history = MembershipHistory()
    for number in range(certain):
        history = history.join(f"party-{number}", on="2013-03-15")
    for number, day in enumerate(days):
        history = history.join(f"newcomer-{number}", on=day)
    return history


def test_of_all_who_are_counted_only_two_are_named() -> None:
    assert PARTICIPANTS.history.parties == {"EE", "BT"}
    assert PARTICIPANTS.roster("2016-05-30") == Roster([], ["EE", "BT"])
    assert PARTICIPANTS.roster("2016-11-07") == Roster(["EE", "BT"])
    assert PARTICIPANTS.roster("2013-03-14") == Roster()


def test_no_published_count_fits_the_two_who_are_named() -> None:
    verdicts = {PARTICIPANTS.history.fits(told) for told in PARTICIPANTS.attestations}
    assert verdicts == {Answer.NO}


@pytest.mark.parametrize("count", [25, 31, 32, 33, 34, 36, 40])
def test_where_nobody_joins_within_four_days_one_of_two_counts_is_contradicted(
    count: int,
) -> None:
    verdicts = [members(count).fits(told) for told in (OFFICIAL, PRESS_SERVICE)]
    assert Answer.NO in verdicts
    assert verdicts[0] is (Answer.YES if count == 32 else Answer.NO)
    assert verdicts[1] is (Answer.YES if count == 34 else Answer.NO)


@pytest.mark.parametrize(
    ("history", "official", "press_service"),
    [
        # Two may have joined then, before, or since: neither count is decided.
        (members(32, "2016-05", "2016-05"), Answer.MAYBE, Answer.MAYBE),
        # They had joined by the later day: the earlier count stays open.
        (
            members(32, "[2014-09-17..2016-05-30]", "[2014-09-17..2016-05-30]"),
            Answer.MAYBE,
            Answer.YES,
        ),
        # They cannot have joined before the earlier day was over: the later count stays open.
        (
            members(32, "[2016-05-27..]", "[2016-05-27..]"),
            Answer.YES,
            Answer.MAYBE,
        ),
        # One alone is never enough.
        (members(32, "2016-05-28"), Answer.YES, Answer.NO),
        (members(33, "2016-05-28"), Answer.NO, Answer.YES),
        # Both hold only if two joined between the two days, which no source says.
        (members(32, "2016-05-27", "2016-05-30"), Answer.YES, Answer.YES),
    ],
)
def test_how_two_counts_four_days_apart_stand_to_a_history(
    history: MembershipHistory, official: Answer, press_service: Answer
) -> None:
    assert history.fits(OFFICIAL) is official
    assert history.fits(PRESS_SERVICE) is press_service


def test_a_count_without_a_day_is_right_on_some_day_or_on_none() -> None:
    assert members(40).fits(acsh_count_series.PHASE_4) is Answer.NO
    assert members(43).fits(acsh_count_series.PHASE_4) is Answer.MAYBE


def test_countries_counted_without_organizations_do_not_fit_a_history_with_both() -> None:
    countries = ["AZ", "GE", "KZ"]
    history = MembershipHistory().join("oecd", on="2013-03-15")
    for country in countries:
        history = history.join(country, on="2013-03-15")
    assert history.fits(Attestation("2013-03-15", countries, count=4)) is Answer.YES
    assert history.fits(Attestation("2013-03-15", countries, count=3)) is Answer.NO
