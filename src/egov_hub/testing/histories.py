"""The contract of a history: an implementation that answers who belonged, and when."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations_with_replacement, product
from typing import NoReturn, TypeAlias
from unittest import SkipTest

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import strategies
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.rosters import Roster
from egov_hub.membership.words import Standing
from egov_hub.testing._as_code import as_code
from egov_hub.testing._promises import Contract, broken, search, searching
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import PartyId

__all__ = ["HistoryContract"]

# pytest shows no frame of this module when a test fails.
__tracebackhide__ = True

TAKES_ALL = "`given_history` takes every history."
SAME_ANSWER = "Every question has the same answer as in `MembershipHistory`."


@frozen
class _Questions:
    """A history, and the arguments of questions about it."""

    history: MembershipHistory
    members: list[PartyId]
    days: list[PartialDate]
    windows: list[tuple[PartialDate, PartialDate]]


_Arguments: TypeAlias = tuple[PartyId | PartialDate, ...]


class HistoryContract(Contract):
    """The tests of an implementation that answers questions about a history. Subclass it.

    Each question is a method. Override the questions that your implementation answers. The tests of
    the other questions are skipped. The answers are compared with those of `MembershipHistory`, for
    drawn histories and the days around each change: the day before, the day itself, the day after,
    and their months and years.

    For unittest, derive from `unittest.TestCase` as well. For pytest, start the name of the class
    with `Test`.

    Example:
        >>> class TestRosters(HistoryContract):
        ...     def belongs(
        ...         self, history: MembershipHistory, member: PartyId, on: PartialDate
        ...     ) -> Answer:
        ...         standings = history.standings(member, on)
        ...         return Answer.of(each in BELONGING for each in standings)
        >>> TestRosters().test_belongs()
    """

    def given_history(self, history: MembershipHistory) -> None:
        """Receive a history before the questions about it. It is called once for each history.

        Override it to store the history where your implementation finds it.

        Args:
            history: The history. The questions get the same object.
        """

    def belongs(self, history: MembershipHistory, member: PartyId, on: PartialDate) -> Answer:
        """Return whether a party belonged on a day.

        Args:
            history: The history.
            member: The party.
            on: The day. A day that is not fully known can be any of its days.
        """
        _not_answered(history, member, on)

    def standings(
        self, history: MembershipHistory, member: PartyId, on: PartialDate
    ) -> frozenset[Standing | None]:
        """Return the standings that a party may have had on a day.

        Args:
            history: The history.
            member: The party.
            on: The day. A day that is not fully known can be any of its days.
        """
        _not_answered(history, member, on)

    def roster(self, history: MembershipHistory, on: PartialDate) -> Roster:
        """Return who belonged on a day.

        Args:
            history: The history.
            on: The day. A day that is not fully known can be any of its days.
        """
        _not_answered(history, on)

    def roster_during(
        self, history: MembershipHistory, start: PartialDate, end: PartialDate
    ) -> Roster:
        """Return who belonged on at least one day of a window.

        Args:
            history: The history.
            start: The start of the window: a day, or the first day of a month or year.
            end: Its end, included: a day, or the last day of a month or year.
        """
        _not_answered(history, start, end)

    @searching
    def test_belongs(self) -> None:
        """Whether a party belonged on a day."""
        self._ask("belongs", lambda asked: product(asked.members, asked.days))

    @searching
    def test_standings(self) -> None:
        """Which standings a party may have had on a day."""
        self._ask("standings", lambda asked: product(asked.members, asked.days))

    @searching
    def test_roster(self) -> None:
        """Who belonged on a day."""
        self._ask("roster", lambda asked: ((on,) for on in asked.days))

    @searching
    def test_roster_during(self) -> None:
        """Who belonged during a window."""
        self._ask("roster_during", lambda asked: asked.windows)

    def _ask(self, question: str, arguments: Callable[[_Questions], Iterable[_Arguments]]) -> None:
        """Compare the answers to a question for each history and each of the arguments."""

        @given(_questions())
        def check(asked: _Questions) -> None:
            self._hand_over(asked.history)
            for each in arguments(asked):
                self._compare(question, asked.history, *each)

        search(self, check)

    def _hand_over(self, history: MembershipHistory) -> None:
        try:
            self.given_history(history)
        except SkipTest:
            raise
        except Exception as error:
            code = [f"contract.given_history({as_code(history)})"]
            raise broken(self, TAKES_ALL, f"It raised {error!r}.", code) from error

    def _compare(
        self, question: str, history: MembershipHistory, *about: PartyId | PartialDate
    ) -> None:
        arguments = ", ".join(_constructed(each) for each in about)
        code = [
            f"history = {as_code(history)}",
            "contract.given_history(history)",
            f"expected = history.{question}({arguments})",
            f"assert contract.{question}(history, {arguments}) == expected",
        ]
        expected = getattr(history, question)(*about)
        try:
            got = getattr(self, question)(history, *about)
        except SkipTest:
            raise
        except Exception as error:
            raise broken(self, SAME_ANSWER, f"It raised {error!r}.", code) from error
        if got != expected:
            raise broken(self, SAME_ANSWER, f"Expected {expected!r}, got {got!r}.", code)


def _not_answered(*_: object) -> NoReturn:
    message = "This implementation does not answer the question."
    raise SkipTest(message)


def _constructed(value: PartyId | PartialDate) -> str:
    return f"{type(value).__name__}({str(value)!r})"


@st.composite
def _questions(draw: DrawFn) -> _Questions:
    """Questions about one or two changes of a history, and about another party and any day."""
    history = draw(strategies.membership_histories())
    changes = [draw(st.sampled_from(history.changes)) for _ in range(2)] if history.changes else []
    members = [*(change.member for change in changes), draw(strategies.party_ids())]
    near = [day for change in changes for day in days_around(change.on)]
    spans = [PartialDate(text) for day in near for text in (day.text[:7], day.text[:4])]
    windows = [
        *combinations_with_replacement(sorted(set(near), key=str), 2),
        *((span, span) for span in spans),
    ]
    return _Questions(
        history,
        list(dict.fromkeys(members)),
        list(dict.fromkeys([*near, *spans, draw(strategies.partial_dates())])),
        windows,
    )


def days_around(on: PartialDate) -> list[PartialDate]:
    """Return the first and the last day that a date can be, with the days before and after."""
    return [
        PartialDate(date.fromordinal(day))
        for edge in (on.earliest.toordinal(), on.latest.toordinal())
        for day in (edge - 1, edge, edge + 1)
        if date.min.toordinal() <= day <= date.max.toordinal()
    ]
