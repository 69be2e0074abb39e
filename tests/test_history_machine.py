"""Joining, changing and leaving, driven against a plain model."""

from datetime import date, timedelta
from functools import partial
from typing import TypeAlias

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from egov_hub import Answer, Code, Hold, MembershipHistory, Standing, ValidationError
from tests.support.effort import times

START = date(2016, 1, 1)
MEMBERS = st.sampled_from(["AZ", "GE", "oecd"])
BODIES = st.none() | st.sampled_from(["agency", "ministry"])
HOLDS = st.none() | st.sampled_from(Hold)
State: TypeAlias = tuple[Standing | None, Hold | None, str | None]
OUTSIDE: State = (None, None, None)
GAPS = st.integers(1, 400)


class HistoryMachine(RuleBasedStateMachine):
    """The model keeps, for each member, the day and the state of each of its changes."""

    @initialize()
    def begin(self) -> None:
        self.history = MembershipHistory()
        self.today = START
        self.model: dict[str, list[tuple[date, State]]] = {}

    def state(self, member: str) -> State:
        changes = self.model.get(member)
        return changes[-1][1] if changes else OUTSIDE

    def note(self, member: str, state: State) -> None:
        self.model.setdefault(member, []).append((self.today, state))

    @rule(member=MEMBERS, standing=st.sampled_from(Standing), hold=HOLDS, through=BODIES, gap=GAPS)
    def join(
        self, member: str, standing: Standing, hold: Hold | None, through: str | None, gap: int
    ) -> None:
        self.today += timedelta(gap)
        join = partial(
            self.history.join, member, self.today, standing=standing, hold=hold, through=through
        )
        if self.state(member) != OUTSIDE:
            with pytest.raises(ValidationError) as refused:
                join()
            assert [problem.code for problem in refused.value.problems] == [Code.ALREADY_INSIDE]
            return
        self.history = join()
        self.note(member, (standing, hold, through))

    @rule(member=MEMBERS, standing=st.sampled_from(Standing), gap=GAPS)
    def change_the_standing(self, member: str, standing: Standing, gap: int) -> None:
        self.today += timedelta(gap)
        before, _, through = self.state(member)
        if before in (None, standing):
            expected = Code.IDLE_CHANGE if before else Code.NOT_INSIDE
            with pytest.raises(ValidationError) as refused:
                self.history.change(member, self.today, standing=standing)
            assert [problem.code for problem in refused.value.problems] == [expected]
            return
        self.history = self.history.change(member, self.today, standing=standing)
        # A hold is of a standing: it ends with it.
        self.note(member, (standing, None, through))

    @rule(member=MEMBERS, hold=HOLDS, gap=GAPS)
    def change_the_hold(self, member: str, hold: Hold | None, gap: int) -> None:
        self.today += timedelta(gap)
        standing, before, through = self.state(member)
        if standing is None or hold is before:
            with pytest.raises(ValidationError):
                self.history.change(member, self.today, hold=hold)
            return
        self.history = self.history.change(member, self.today, hold=hold)
        self.note(member, (standing, hold, through))

    @rule(member=MEMBERS, through=BODIES, gap=GAPS)
    def change_the_body(self, member: str, through: str | None, gap: int) -> None:
        self.today += timedelta(gap)
        standing, hold, before = self.state(member)
        if standing is None or through == before:
            with pytest.raises(ValidationError):
                self.history.change(member, self.today, through=through)
            return
        self.history = self.history.change(member, self.today, through=through)
        self.note(member, (standing, hold, through))

    @rule(member=MEMBERS, gap=GAPS)
    def leave(self, member: str, gap: int) -> None:
        self.today += timedelta(gap)
        if self.state(member)[0] is None:
            with pytest.raises(ValidationError) as refused:
                self.history.leave(member, self.today)
            assert [problem.code for problem in refused.value.problems] == [Code.NOT_INSIDE]
            return
        self.history = self.history.leave(member, self.today)
        self.note(member, OUTSIDE)

    @rule(back=st.integers(0, 5000))
    def ask(self, back: int) -> None:
        day = self.today - timedelta(back)
        for member in ("AZ", "GE", "oecd"):
            state = OUTSIDE
            for on, now in self.model.get(member, ()):
                if on <= day:
                    state = now
            standing, hold, through = state
            assert self.history.standings(member, day) == {standing}
            assert self.history.holds(member, day) == {hold}
            assert self.history.through(member, day) == {through}
            belongs = Answer.YES if standing and standing.belongs else Answer.NO
            assert self.history.roster(day).belongs(member) is belongs

    @invariant()
    def all_changes_are_there(self) -> None:
        assert self.history.parties == self.model.keys()
        for member, changes in self.model.items():
            kept = [
                (change.on.earliest, (change.standing, change.hold, change.through))
                for change in self.history.changes_of(member)
            ]
            assert kept == changes


TestHistory = HistoryMachine.TestCase
TestHistory.settings = settings(times(1), stateful_step_count=30)
