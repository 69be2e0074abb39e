"""What is not recorded is not the same as nobody, and a history ends where its alliance does."""

import pickle
from datetime import date
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Answer,
    Attestation,
    Hold,
    MembershipHistory,
    PartialDate,
    Roster,
    Source,
    Standing,
    ValidationError,
    Workshop,
    dumps,
    loads,
)
from egov_hub.differences import diff
from egov_hub.findings import review
from egov_hub.knowledge import known_by
from egov_hub.questions import contradictions, guests, totals
from egov_hub.strategies import alliances, membership_histories, partial_dates, records
from egov_hub.workshops import Attendance
from tests.support.refusals import codes_and_paths
from tests.support.registers import hub

LISTED = Attestation("2019-05-31", ["AM"], complete=True)
DAYS = st.dates(date(2008, 1, 1), date(2030, 1, 1)).map(str) | st.sampled_from(["2019", "XXXX"])
SETS = st.sets(st.sampled_from(Standing))
PARTIAL = MembershipHistory(complete=False).join("AZ", on="2016-01-01")


# Histories that are not complete


@given(membership_histories(complete=True), DAYS, SETS)
def test_without_completeness_only_those_never_named_are_less_certain(
    history: MembershipHistory, day: str, standings: set[Standing]
) -> None:
    partly = evolve(history, complete=False)
    others = Answer.MAYBE if standings else Answer.NO
    for party in history.parties:
        assert partly.standings(party, day) == history.standings(party, day)
        assert partly.belongs(party, day, standings) is history.belongs(party, day, standings)
    assert partly.standings("FO", day) == {None, *Standing}
    assert partly.belongs("FO", day, standings) is others
    assert partly.roster(day, standings) == evolve(history.roster(day, standings), others=others)
    during = history.roster_during("2010", "2012", standings)
    assert partly.roster_during("2010", "2012", standings) == evolve(during, others=others)
    assert partly.acts() == history.acts()
    assert partly.memberships() == history.memberships()


@given(membership_histories(complete=True), records(Attestation), DAYS)
def test_a_list_fits_a_history_that_is_not_complete_no_more_and_no_less_surely(
    history: MembershipHistory, listed: Attestation, day: str
) -> None:
    listed = evolve(listed, on=day)
    fits, partly = history.fits(listed), evolve(history, complete=False).fits(listed)
    if listed.complete or listed.count is not None or listed.members - history.parties:
        assert partly is not Answer.YES
    else:
        assert partly is fits
    assert fits is Answer.NO or partly.possibly


@pytest.mark.parametrize(
    ("listed", "fits"),
    [
        (Attestation("2019", ["AZ"]), Answer.YES),
        (Attestation("2019", ["AZ"], complete=True), Answer.MAYBE),
        (Attestation("2019", ["AZ", "AM"]), Answer.MAYBE),
        (Attestation("2019", ["AM"], complete=True), Answer.NO),
        (Attestation("2015", ["AZ"]), Answer.NO),
        (Attestation("2019", count=1), Answer.MAYBE),
        (Attestation("2019", count=38), Answer.MAYBE),
        (Attestation("2019", count=0), Answer.NO),
        (Attestation("2019", ["AZ"], complete=True, count=2), Answer.NO),
    ],
)
def test_others_may_explain_a_list_but_not_all_of_it(listed: Attestation, fits: Answer) -> None:
    assert PARTIAL.fits(listed) is fits


@pytest.mark.parametrize(
    ("roster", "said"),
    [
        (Roster(["AZ"], others="maybe"), "AZ; maybe others"),
        (Roster(["AZ"], ["AM"], others="maybe"), "AZ; maybe AM; maybe others"),
        (Roster(uncertain=["AM"], others="maybe"), "nobody for certain; maybe AM; maybe others"),
        (Roster(others="maybe"), "maybe others"),
        (Roster(others="yes"), "others"),
        (Roster(), "nobody"),
    ],
)
def test_a_roster_says_whether_there_were_others(roster: Roster, said: str) -> None:
    assert str(roster) == said
    assert ("nobody" in cast("Any", roster)._repr_html_()) is (said == "nobody")
    assert roster.belongs("FR") is (Answer.NO if said == "nobody" else Answer.MAYBE)


# The end


def test_from_the_end_on_no_others_explain_a_list() -> None:
    history = MembershipHistory(complete=False, ended="2020-01-01").join("AZ", on="2016")
    # Of the last day the list lacks a member, and of the next it names one too many.
    assert history.fits(Attestation("[2019-12-31..2020-01-01]", ["FR"], complete=True)) is Answer.NO
    assert history.fits(Attestation("[2019-12-31..2020-01-01]", ["AZ", "FR"], complete=True)) is (
        Answer.MAYBE
    )


@given(membership_histories(ended="2023", complete=False), st.dates(date(2008, 1, 1)))
def test_after_the_end_nobody_belongs_and_others_neither(
    history: MembershipHistory, day: date
) -> None:
    roster = history.roster(day)
    assert roster.others is (Answer.MAYBE if day < date(2023, 12, 31) else Answer.NO)
    assert history.belongs("FO", day) is roster.others
    during = history.roster_during(day, "9999")
    assert during.others is roster.others
    listed = history.fits(Attestation(day, ["FO"]))
    assert listed is roster.others
    if day >= date(2023, 12, 31):
        assert roster == during == Roster()
    assert history.roster("2022").others is history.roster("XXXX").others is Answer.MAYBE
    for party in history.parties:
        assert history.standings(party, day) >= ({None} if day >= date(2023, 12, 31) else set())


@given(membership_histories(ended="2023"))
def test_an_ended_history_keeps_what_was_recorded(history: MembershipHistory) -> None:
    bare = evolve(history, ended=None)
    assert history == bare.dissolve("2023")
    assert history.changes == bare.changes
    assert loads(dumps(history), MembershipHistory) == history
    assert loads(dumps(history, indent=2), MembershipHistory) == history
    assert pickle.loads(pickle.dumps(history)) == history  # noqa: S301 - our own bytes
    inside = {spell.member for spell in bare.memberships() if spell.until is None}
    assert {act.member for act in history.acts() if act.how == "dissolved"} >= inside
    assert all(spell.until for spell in history.memberships())


def test_an_ended_history_takes_changes_until_its_end() -> None:
    ended = MembershipHistory().join("AZ", on="2016").dissolve("2020-01-01")
    more = ended.join("AM", on="2019")
    assert more == MembershipHistory().join("AZ", on="2016").join("AM", "2019").dissolve(
        "2020-01-01"
    )
    with pytest.raises(ValidationError) as refused:
        ended.join("AM", on="2021")
    assert [code for code, _ in codes_and_paths(refused)] == ["after-dissolution"]


# Alliances


@given(alliances(), DAYS, SETS)
def test_an_alliance_and_its_history_answer_alike(
    alliance: Alliance, day: str, standings: set[Standing]
) -> None:
    assert loads(dumps(alliance), Alliance) == alliance
    history, recorded = alliance.history, alliance.recorded_history
    assert history.ended == alliance.dissolved
    assert evolve(history, ended=None) == (recorded or MembershipHistory(complete=False))
    # What an alliance hands out, it takes.
    assert evolve(alliance, history=history) == alliance
    assert evolve(alliance, history=recorded) == alliance
    for party in ["FO", *history.parties]:
        assert alliance.belongs(party, day, standings) is history.belongs(party, day, standings)
        assert alliance.standings(party, day) == history.standings(party, day)
    assert alliance.roster(day, standings) == history.roster(day, standings)


@given(alliances(launched="2010", dissolved="2030"), partial_dates(min="2031", max="2040"))
def test_an_alliance_that_ends_later_keeps_what_was_recorded(
    alliance: Alliance, dissolved: PartialDate
) -> None:
    over = evolve(alliance, dissolved=dissolved)
    assert over.recorded_history == alliance.recorded_history
    assert over.history.ended == dissolved
    assert evolve(over, dissolved="2030") == alliance
    assert evolve(over, dissolved="2041").history.ended == PartialDate("2041")


def test_an_alliance_without_a_history_knows_nothing_of_anybody() -> None:
    alliance = Alliance("e", "E", dissolved="2020", attestations=[LISTED])
    assert alliance.belongs("AM", "2019-05-31") is Answer.MAYBE
    assert alliance.fits(LISTED) is Answer.MAYBE
    assert alliance.roster("2019") == Roster(others="maybe")
    assert alliance.roster("2021") == Roster()
    assert alliance.recorded_history is None
    assert alliance.history == MembershipHistory(complete=False, ended="2020")
    assert "history: not recorded" in str(alliance)
    codes = [finding.code for finding in review(hub(alliance))]
    assert "history-not-recorded" in codes
    assert not any(code.startswith("attestation") for code in codes)


def test_nobody_and_not_recorded_are_two_things() -> None:
    nobody = Alliance("e", "E", history=MembershipHistory())
    assert nobody != Alliance("e", "E")
    assert nobody.belongs("AM", "2019") is Answer.NO
    assert dumps(nobody) == '{"id":"e","name":{"und":"E"},"history":{}}'
    assert dumps(Alliance("e", "E")) == '{"id":"e","name":{"und":"E"}}'
    unknown = '{"id":"e","name":{"und":"E"},"history":{"complete":false}}'
    assert loads(unknown, Alliance) == Alliance("e", "E")
    states = [Alliance("e", "E"), nobody, Alliance("e", "E", history=PARTIAL)]
    states.append(Alliance("e", "E", history=evolve(PARTIAL, complete=True)))
    for one in states:
        for other in states:
            changes = diff(hub(one), hub(other)).changes
            assert bool(changes) is (one != other)


def test_a_history_that_ends_on_another_day_than_its_alliance_is_refused() -> None:
    history = MembershipHistory().join("AZ", on="2016").dissolve("2020")
    for dissolved in (None, "2021"):
        with pytest.raises(ValidationError) as refused:
            Alliance("a", "A", dissolved=dissolved, history=history)
        assert codes_and_paths(refused) == [("needless-field", "/history/ended")]
    alliance = Alliance("a", "A", dissolved="2020", history=history)
    written = '{"id":"a","name":{"und":"A"},"dissolved":"2020","history":{"changes":['
    assert dumps(alliance).startswith(written)
    twice = dumps(alliance).replace('"history":{', '"history":{"ended":"2020",')
    assert loads(twice, Alliance) == alliance
    with pytest.raises(ValidationError) as refused:
        loads(twice.replace('"dissolved":"2020"', '"dissolved":"2021"'), Alliance)
    assert codes_and_paths(refused) == [("needless-field", "/history/ended")]


def test_all_that_is_wrong_with_the_end_of_a_document_is_reported() -> None:
    late = '{"ended":"2015","changes":[{"member":"AZ","on":"2016","standing":"member"}]}'
    with pytest.raises(ValidationError) as refused:
        loads(late, MembershipHistory)
    assert codes_and_paths(refused) == [("after-dissolution", "/ended")]
    with pytest.raises(ValidationError) as refused:
        loads(late.replace('"2015"', "5").replace('member"}', 'membr"}'), MembershipHistory)
    assert {path for _, path in codes_and_paths(refused)} == {"/ended", "/changes/0/standing"}


# Registers


def test_who_may_have_belonged_is_not_certainly_a_guest() -> None:
    event = Workshop("w", start="2019-05-31", alliance="e", attendance=[Attendance("FR")])
    for history in (None, PARTIAL):
        (guest,) = guests(hub(Alliance("e", "E", history=history), event))
        assert guest.belonged is Answer.MAYBE


def test_others_give_no_reason_to_doubt_a_list_nor_to_confirm_a_count() -> None:
    listed = [
        Attestation("2019", ["AZ"], complete=True, count=1),
        Attestation("2018", count=38),
        Attestation("2017", ["AM"]),
    ]
    register = hub(Alliance("e", "E", history=PARTIAL, attestations=listed))
    assert [(row.paths, row.fits) for row in contradictions(register)] == [
        (("/attestations/2",), Answer.MAYBE)
    ]
    assert [row.fits for row in totals(register)] == [Answer.MAYBE, Answer.MAYBE]


def test_what_is_left_out_of_what_was_known_may_be_anybody() -> None:
    sources = [Source("old", "Old", published="2014"), Source("new", "New", published="2018")]
    history = (
        MembershipHistory().join("GE", "2013", cited=["old"]).join("EE", "2013", cited=["new"])
    )
    for cited, complete in ((["old"], False), (["new"], False)):
        register = hub(*sources, Alliance("a", "A", history=history, cited=cited))
        (known,) = known_by(register, "2015").certain.alliances
        assert known.history == MembershipHistory(history.changes_of("GE"), complete=complete)
    only_new = MembershipHistory(history.changes_of("EE"))
    register = hub(*sources, Alliance("a", "A", history=only_new, cited=["old"]))
    (known,) = known_by(register, "2015").certain.alliances
    assert known.recorded_history is None
    all_old = MembershipHistory(history.changes_of("GE"))
    register = hub(*sources, Alliance("a", "A", history=all_old, cited=["old"]))
    assert known_by(register, "2015").certain.alliances == register.alliances


def test_of_who_is_not_named_it_is_not_known_whether_they_were_on_hold() -> None:
    assert PARTIAL.holds("EE", on="2017") == {None, *Hold}
    assert PARTIAL.holds("AZ", on="2017") == {None}
    assert PARTIAL.dissolve(on="2016-06-01").holds("EE", on="2017") == {None}
