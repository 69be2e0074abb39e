"""The contract of a history takes right answers, and tells what is wrong with wrong ones."""

import unittest
from datetime import date, timedelta
from io import StringIO

import hypothesis
import pytest

from egov_hub import (
    BELONGING,
    Alliance,
    Answer,
    MembershipHistory,
    PartialDate,
    PartyId,
    Precision,
    Roster,
    Standing,
)
from egov_hub.testing import HistoryContract
from egov_hub.testing.histories import days_around

FEW = hypothesis.settings(max_examples=30)
FINDING = hypothesis.settings(
    derandomize=True, database=None, phases=[hypothesis.Phase.generate], max_examples=100
)


class TestAlliance(HistoryContract):
    """An alliance that was never dissolved answers as its history does."""

    settings = FEW

    def belongs(self, history: MembershipHistory, member: PartyId, on: PartialDate) -> Answer:
        return Alliance("a", "A", history=history).belongs(member, on)

    def standings(
        self, history: MembershipHistory, member: PartyId, on: PartialDate
    ) -> frozenset[Standing | None]:
        return Alliance("a", "A", history=history).standings(member, on)

    def roster(self, history: MembershipHistory, on: PartialDate) -> Roster:
        return Alliance("a", "A", history=history).roster(on)

    def roster_during(
        self, history: MembershipHistory, start: PartialDate, end: PartialDate
    ) -> Roster:
        return Alliance("a", "A", history=history).roster_during(start, end)


class Wrong(TestAlliance):
    settings = FINDING


class TakesMaybeForYes(Wrong):
    def belongs(self, history: MembershipHistory, member: PartyId, on: PartialDate) -> Answer:
        return Answer.of([super().belongs(history, member, on).possibly])


class KnowsOnlyMembers(Wrong):
    def standings(
        self, history: MembershipHistory, member: PartyId, on: PartialDate
    ) -> frozenset[Standing | None]:
        if member not in history.parties:
            raise LookupError(member)
        return super().standings(history, member, on)


class IsOneDayLate(Wrong):
    def roster(self, history: MembershipHistory, on: PartialDate) -> Roster:
        if date.min < on.earliest == on.latest:
            on = PartialDate(on.earliest - timedelta(1))
        return super().roster(history, on)


class LooksAtTheStartOnly(Wrong):
    def roster_during(
        self, history: MembershipHistory, start: PartialDate, end: PartialDate
    ) -> Roster:
        return super().roster_during(history, start, start)


class KeepsTheFirstChange(Wrong):
    kept = MembershipHistory()

    def given_history(self, history: MembershipHistory) -> None:
        self.kept = MembershipHistory(history.changes[:1])

    def belongs(self, history: MembershipHistory, member: PartyId, on: PartialDate) -> Answer:
        return self.kept.belongs(member, on)


PROMISE = "Every question has the same answer as in `MembershipHistory`.\n"


@pytest.mark.parametrize(
    ("contract", "test", "saw"),
    [
        (
            TakesMaybeForYes(),
            "test_belongs",
            "Expected <Answer.MAYBE: 'maybe'>, got <Answer.YES: 'yes'>.",
        ),
        (KnowsOnlyMembers(), "test_standings", "It raised LookupError("),
        (IsOneDayLate(), "test_roster", "Expected Roster("),
        (KeepsTheFirstChange(), "test_belongs", "Expected <Answer"),
        (LooksAtTheStartOnly(), "test_roster_during", "Expected Roster("),
    ],
)
def test_a_wrong_answer_is_found_and_its_code_fails_again(
    contract: HistoryContract, test: str, saw: str
) -> None:
    with pytest.raises(AssertionError) as failure:
        getattr(contract, test)()
    said = str(failure.value)
    assert said.startswith(PROMISE + saw)
    _, _, code = said.partition("To reproduce it, run this:\n\n")
    with pytest.raises((AssertionError, LookupError)):
        exec(code, {})  # noqa: S102 - it was printed to be run


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31", "XXXX"])
def test_days_around_stay_in_the_calendar(on: str) -> None:
    days = days_around(PartialDate(on))
    assert {day.precision for day in days} == {Precision.DAY}
    assert PartialDate(PartialDate(on).latest) in days


def test_days_around_a_month() -> None:
    assert [str(day) for day in days_around(PartialDate("2019-02"))] == [
        "2019-01-31",
        "2019-02-01",
        "2019-02-02",
        "2019-02-27",
        "2019-02-28",
        "2019-03-01",
    ]


class NoQuestion(HistoryContract, unittest.TestCase):
    """Answers nothing at all. pytest does not collect it, or it would report skipped tests."""

    __test__ = False
    settings = FEW


class OneQuestion(NoQuestion):
    def belongs(self, history: MembershipHistory, member: PartyId, on: PartialDate) -> Answer:
        return Answer.of(each in BELONGING for each in history.standings(member, on))


@pytest.mark.parametrize(("contract", "skipped"), [(NoQuestion, 4), (OneQuestion, 3)])
def test_questions_that_are_not_answered_are_skipped(
    contract: type[NoQuestion], skipped: int
) -> None:
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(contract)
    result = unittest.TextTestRunner(stream=StringIO()).run(suite)
    assert (result.testsRun, len(result.skipped), result.wasSuccessful()) == (4, skipped, True)


class TestOnce(TestAlliance):
    """Each history is given once, before its questions, which get the same object."""

    settings = hypothesis.settings(max_examples=10)
    given_now: MembershipHistory | None = None

    def given_history(self, history: MembershipHistory) -> None:
        assert history is not self.given_now
        self.given_now = history

    def belongs(self, history: MembershipHistory, member: PartyId, on: PartialDate) -> Answer:
        assert history is self.given_now
        return super().belongs(history, member, on)


class TakesNone(Wrong):
    def given_history(self, history: MembershipHistory) -> None:
        raise OSError


class SkipsEach(Wrong):
    def given_history(self, history: MembershipHistory) -> None:
        message = "not this one"
        raise unittest.SkipTest(message)


def test_a_history_that_is_not_taken_is_found() -> None:
    with pytest.raises(AssertionError, match="`given_history` takes every"):
        TakesNone().test_belongs()


def test_histories_can_be_skipped() -> None:
    with pytest.raises(unittest.SkipTest):
        SkipsEach().test_belongs()
