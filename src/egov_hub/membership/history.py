"""The history of membership: dated changes, and what follows from them.

A history is a set of changes, never a list of today's members. Days that are known only in part
stay as they are. An answer is certain if it follows from *every* choice of days that the dates
allow, and possible if it follows from *some* choice. The arithmetic is in
`egov_hub.membership._timeline`.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Final, Literal, Self, TypeAlias, cast

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._tables import Table, Tabular, table_of
from egov_hub.membership import _attested, _spells
from egov_hub.membership._index import Rosters
from egov_hub.membership._timeline import NEVER, State, Timeline, Wanted
from egov_hub.membership.acts import ActKindLike
from egov_hub.membership.changes import Membership, MembershipChange, as_changes
from egov_hub.membership.order import (
    members_can_have_changed_so,
    nobody_changes_after_the_end,
    problems_of_member,
)
from egov_hub.membership.rosters import Attestation, Roster, as_attestation
from egov_hub.membership.words import (
    BELONGING,
    DepartureLike,
    Hold,
    HoldLike,
    Standing,
    StandingLike,
    as_standing,
    as_standings,
)
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.records import Record, Rules, SortKeys, remade, rules
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import OrganizationId, PartyId, PartyLike, as_party_id
from egov_hub.values.sources import Cited
from egov_hub.values.text import TextLike
from egov_hub.values.windows import LONG_BEFORE, as_bound, days_of, unbounded, window

if TYPE_CHECKING:
    from egov_hub.membership.acts import MembershipAct, Seat
    from egov_hub.membership.states import PossibleState
    from egov_hub.rows import Rows

__all__ = ["SAME", "MembershipHistory"]


class _Same(Enum):
    SAME = "same"

    def __repr__(self) -> str:
        return "SAME"


SAME: Final = _Same.SAME
"""What `MembershipHistory.change` takes for a value that does not change."""

_ANY_STANDING: Final[frozenset[Standing | None]] = frozenset((None, *Standing))
_ANY_HOLD: Final[frozenset[Hold | None]] = frozenset((None, *Hold))

_Asked: TypeAlias = frozenset[StandingLike] | tuple[frozenset[Standing], Hold]
"""The key of an index of rosters: the standings, and the hold if one is requested."""


@frozen(repr=False)
class MembershipHistory(Tabular, Record):
    """The parties that belonged to an alliance: in what standing, and from when to when.

    The changes of each member are in their order in time. The order of the members has no meaning:
    histories with the same changes are equal, however they were built.

    Something is *possible* if it is true for some choice of days that the dates of the changes
    allow. There is at least one day from each change of a member to the next, except after a leave,
    because an absence may have no days. Something is *certain* if it is true for every such choice.
    The unknown days of different members are treated as independent of each other.

    A history is *complete* unless it says otherwise: a party that it never names never belonged. If
    it is not complete, other parties that it does not name may have belonged, too.

    These are the only data of a history. Everything that answers questions is worked out from them
    when it is first needed, and kept in memory. No method uses today's date.

    Attributes:
        changes: The changes, by member, and for each member in their order in time.
        complete: Whether nobody belonged except the parties that it names.
        ended: The first day on which nobody belongs any more, because the alliance does not exist
            any more; None: no such day is recorded. A party that is still inside leaves on it,
            without a change of its own.

    Raises:
        ValidationError: No choice of days puts a member's changes in their order
            (`impossible-order`), a change changes nothing (`idle-change`), a party leaves while it
            is outside (`not-inside`), it certainly returns on the day on which it leaves
            (`absence-of-no-days`), or its standing changes after the end (`after-dissolution`).

    Example:
        >>> history = (
        ...     MembershipHistory()
        ...     .join("AZ", on="2018-06-09")
        ...     .join("AM", on="[2018-06-09..2019-05-31]", through="ekeng")
        ...     .leave("AZ", on="2021", how="withdrew")
        ... )
        >>> history.belongs("AZ", on="2019-05-30")
        <Answer.YES: 'yes'>
        >>> history.belongs("AM", on="2019-05-30")
        <Answer.MAYBE: 'maybe'>
        >>> history.roster("2021-06-01")
        Roster(['AM'], ['AZ'])
        >>> print(MembershipHistory(history.changes, complete=False).roster("2019-05-31"))
        AM, AZ; maybe others
    """

    __rules__: ClassVar[Rules] = rules(members_can_have_changed_so, nobody_changes_after_the_end)
    __sorted_by__: ClassVar[SortKeys] = {"changes": attrgetter("member")}

    changes: tuple[MembershipChange, ...] = field(default=(), converter=as_changes)
    complete: bool = field(default=True, converter=_parse.truth, kw_only=True)
    ended: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )

    # Building

    @classmethod
    def from_memberships(
        cls,
        spells: Collection[Membership | Mapping[str, object]],
        *,
        end: Literal["exclusive", "inclusive"] = "exclusive",
    ) -> Self:
        """Return the history that consists of the given spells.

        A spell lasts at least one day, but an absence between two spells may have no days. If one
        spell certainly ends on the day on which the next begins, there is one change and nobody
        leaves. This is certain if both days are known, or if the spell says so
        (`followed_directly`). Spells that follow each other like this, with the same standing,
        hold, body and label, become one.

        If the dates decide the order of a member's spells, the spells may be listed in any order.
        If the dates do not decide it, the spells are taken in the order in which they are listed,
        if some choice of days allows that order.

        Args:
            spells: The spells, each as a `Membership` or as a mapping of its fields.
            end: Whether `until` is the first day after the spell (`exclusive`) or, as in many
                spreadsheets, its last day (`inclusive`). A last day that is also the first day of
                another spell is then the day of the change.

        Raises:
            ValidationError: Spells of one member overlap (`overlapping-spells`,
                `duplicate-item`), have dates that do not decide their order (`undecided-order`), or
                say something impossible about their end. All problems are reported at once, each at
                the place of a spell in the given list. If there are more than a thousand between
                the spells of one member, the rest is only counted.

        Example:
            >>> history = MembershipHistory.from_memberships(
            ...     [
            ...         Membership("GE", "member", since="1993-12-09", until="2009-08-17"),
            ...         {"member": "AZ", "standing": "member", "since": "2011"},
            ...     ],
            ...     end="inclusive",
            ... )
            >>> history.belongs("GE", on="2009-08-17"), history.belongs("GE", on="2009-08-18")
            (<Answer.YES: 'yes'>, <Answer.NO: 'no'>)
        """
        return cls(_spells.changes(spells, end))

    @classmethod
    def from_rosters(
        cls,
        attestations: Collection[Attestation],
        *,
        launched: DateLike | None = None,
        standing: StandingLike = Standing.MEMBER,
        complete: bool = False,
    ) -> Self:
        """Return the history that a series of published member lists shows.

        A party that appears on a list for the first time joined on the day of this list or before.
        It joined not before the alliance was launched, and after the last complete list without it.
        A party that is missing from a complete list left on the day of this list or before, and
        after the last list with it. Absence from a list that is not complete says nothing. Each
        change cites the sources of the list that gives its latest possible day.

        Lists do not show who joined and left between them, before the first or after the last. So
        the history is not complete (`maybe others`), unless you know that it is.

        Args:
            attestations: The lists, in any order.
            launched: The day on which the alliance was launched, if known.
            standing: The standing of the listed parties.
            complete: Whether nobody belonged except the parties that the lists name.

        Raises:
            ValidationError: Two lists disagree and their dates do not say which came first; a list
                is older than the alliance; or a list is only for another standing or for those on
                hold. There is one problem for each pair of lists; if there are thousands, the rest
                is only counted.

        Example:
            >>> history = MembershipHistory.from_rosters(
            ...     [Attestation("2019-05-31", ["AM", "AZ"])], launched="2018"
            ... )
            >>> print(history.changes_of("AM")[0].on)
            [2018-01-01..2019-05-31]
            >>> print(history.roster("2019-05-31"))
            AM, AZ; maybe others
        """
        since, wanted = _parse.arguments(
            ("launched", as_optional_partial_date, launched), ("standing", as_standing, standing)
        )
        return cls(_attested.changes(attestations, since, wanted), complete=complete)

    def join(
        self,
        member: PartyLike,
        on: DateLike,
        *,
        standing: StandingLike = Standing.MEMBER,
        hold: HoldLike | None = None,
        through: OrganizationId | str | None = None,
        label: TextLike | None = None,
        cited: Cited = (),
    ) -> Self:
        """Return the history with a party that is outside joining, after all its other changes.

        Args:
            member: The party.
            on: The first day of its standing.
            standing: The standing.
            hold: Why the standing is on hold from the start; None: it is not.
            through: The body that fills the seat.
            label: The alliance's own word for the standing.
            cited: The sources.

        Raises:
            ValidationError: The party already has a standing, or the change is not valid.

        Example:
            >>> MembershipHistory().join("EE", on="2016-11-07").belongs("EE", on="2016-11-07")
            <Answer.YES: 'yes'>
        """
        change = MembershipChange(
            member, on, standing, hold=hold, through=through, label=label, cited=cited
        )
        last = self._last_change(change.member)
        if last and last.standing:
            message = (
                f'{change.member} has had the standing "{last.standing}" since {last.on}. '
                "Write change(...) to give it another."
            )
            raise ValidationError([Problem(Code.ALREADY_INSIDE, "/member", message)])
        return self._with(change)

    def change(
        self,
        member: PartyLike,
        on: DateLike,
        *,
        standing: StandingLike | Literal[_Same.SAME] = SAME,
        hold: HoldLike | Literal[_Same.SAME] | None = SAME,
        through: OrganizationId | str | Literal[_Same.SAME] | None = SAME,
        label: TextLike | Literal[_Same.SAME] | None = SAME,
        cited: Cited = (),
    ) -> Self:
        """Return the history with another state, from a day on, for a party that is inside.

        Args:
            member: The party.
            on: The first day of the new state.
            standing: The new standing; if left out, it stays the same.
            hold: Why the standing is on hold from then on; None: it is not. If left out, it stays
                the same if the standing does.
            through: The body that fills the seat from then on; None: no body is known. If left out,
                it stays the same.
            label: The alliance's own word for the standing. If left out, it stays the same if the
                standing does.
            cited: The sources.

        Raises:
            ValidationError: The party is outside, nothing changes, or the change is not valid.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2011")
            >>> history = history.change("AZ", on="2016-05-04", hold="inactive")
            >>> print(history.seats(on="2017-01-01"))
            AZ: member on hold (inactive)
        """
        if standing is None:
            message = f"{member} leaves if its standing is None. Write leave(...) instead."
            raise ValidationError([Problem(Code.WRONG_TYPE, "/standing", message)])
        # Values that stay the same are added when the party is known.
        change = MembershipChange(
            member,
            on,
            Standing.MEMBER if standing is SAME else standing,
            hold=None if hold is SAME else hold,
            through=None if through is SAME else through,
            label=None if label is SAME else label,
            cited=cited,
        )
        last = self._inside(change.member, "change")
        if standing is SAME:
            change = evolve(change, standing=last.standing)
        if through is SAME:
            change = evolve(change, through=last.through)
        if hold is SAME and change.standing is last.standing:
            change = evolve(change, hold=last.hold)
        if label is SAME and change.standing is last.standing:
            change = evolve(change, label=last.label)
        return self._with(change)

    def leave(
        self,
        member: PartyLike,
        on: DateLike,
        *,
        how: DepartureLike | None = None,
        cited: Cited = (),
    ) -> Self:
        """Return the history with a party that is inside leaving on a day.

        Args:
            member: The party.
            on: The first day on which it is outside: the effective day.
            how: How it left.
            cited: The sources.

        Raises:
            ValidationError: The party is outside already, or the change is not valid.

        Example:
            >>> history = MembershipHistory().join("GE", on="1993-12-09")
            >>> history = history.leave("GE", on="2009-08-18", how="withdrew")
            >>> history.belongs("GE", on="2008-12-31")
            <Answer.YES: 'yes'>
        """
        change = MembershipChange(member, on, None, how=how, cited=cited)
        self._inside(change.member, "leave")
        return self._with(change)

    def dissolve(self, on: DateLike) -> Self:
        """Return the same history with an end: from that day on nobody belongs.

        The changes stay as recorded. Every party that is still inside leaves on that day. A party
        that left on a day that is not fully known left on that day or before.

        Args:
            on: The first day on which the alliance does not exist any more.

        Raises:
            ValidationError: A party's standing changes after that day (`after-dissolution`).

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016").dissolve(on="2020")
            >>> history.belongs("AZ", on="2021-01-01"), history.belongs("AZ", on="2020-05-01")
            (<Answer.NO: 'no'>, <Answer.MAYBE: 'maybe'>)
            >>> print(history.acts("left"))
            AZ left (dissolved) on 2020
        """
        day = _parse.argument("on", as_partial_date, on)
        try:
            return evolve(self, ended=day)
        except ValidationError as error:
            raise ValidationError(
                evolve(problem, path="/on") for problem in error.problems
            ) from None

    # Asking

    @property
    def parties(self) -> frozenset[PartyId]:
        """All parties that the history names.

        Example:
            >>> MembershipHistory().join("EE", on="2016-11-07").parties
            frozenset({'EE'})
        """
        return frozenset(self._timelines)

    def changes_of(self, member: PartyLike) -> tuple[MembershipChange, ...]:
        """Return the changes of one party, in their order in time; none if it is never named.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07")
            >>> [str(change.on) for change in history.changes_of("EE")]
            ['2016-11-07']
        """
        timeline = self._timelines.get(_parse.argument("member", as_party_id, member))
        return timeline.changes if timeline else ()

    def standings(self, member: PartyLike, on: DateLike) -> frozenset[Standing | None]:
        """Return the standings a party may have had on a day; None means *outside*.

        If there is only one, it is certain.

        Args:
            member: The party. A party that is never named was outside, if the history is complete.
            on: The day. A day that is not fully known can be any of its days.

        Raises:
            ValidationError: `on` is not a date, or `member` is not the id of a party.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016")
            >>> sorted(map(str, history.standings("EE", on="2016-06-01")))
            ['None', 'member']
        """
        party, day = _parse.arguments(("member", as_party_id, member), ("on", as_partial_date, on))
        return self._standings(party, day)

    def belongs(
        self,
        member: PartyLike,
        on: DateLike,
        standings: Collection[StandingLike] = BELONGING,
    ) -> Answer:
        """Answer whether a party belonged on a day.

        Args:
            member: The party.
            on: The day. A day that is not fully known can be any of its days.
            standings: In which standings a party belongs: a list of standings or their words.

        Raises:
            ValidationError: `on` is not a date, `member` is not the id of a party, or `standings`
                has a word that is not a standing.

        Example:
            >>> MembershipHistory().join("EE", on="2016").belongs("EE", on="2017")
            <Answer.YES: 'yes'>
        """
        party, day, wanted = _parse.arguments(
            ("member", as_party_id, member),
            ("on", as_partial_date, on),
            ("standings", as_standings, standings),
        )
        return Answer.of(standing in wanted for standing in self._standings(party, day))

    def holds(self, member: PartyLike, on: DateLike) -> frozenset[Hold | None]:
        """Return why the standing of a party may have been on hold on a day.

        None means that it was not on hold, or that the party was outside.

        Raises:
            ValidationError: `on` is not a date, or `member` is not the id of a party.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2011")
            >>> history = history.change("AZ", on="2016-05-04", hold="inactive")
            >>> history.holds("AZ", on="2017-01-01")
            frozenset({<Hold.INACTIVE: 'inactive'>})
        """
        party, day = _parse.arguments(("member", as_party_id, member), ("on", as_partial_date, on))
        if self._is_unknown(party, day):
            return _ANY_HOLD
        return frozenset(change.hold if change else None for change in self._states(party, day))

    def through(self, member: PartyLike, on: DateLike) -> frozenset[OrganizationId | None]:
        """Return the bodies that may have filled a party's seat on a day, as recorded.

        None means no known body, or no seat. For bodies that others have succeeded since then, see
        `egov_hub.questions.voices`.

        Raises:
            ValidationError: `on` is not a date, or `member` is not the id of a party.

        Example:
            >>> history = MembershipHistory().join("AM", on="2018-06-09", through="ekeng")
            >>> history.through("AM", on="2019-05-30")
            frozenset({'ekeng'})
        """
        party, day = _parse.arguments(("member", as_party_id, member), ("on", as_partial_date, on))
        return frozenset(change.through if change else None for change in self._states(party, day))

    def roster(self, on: DateLike, standings: Collection[StandingLike] = BELONGING) -> Roster:
        """Return who belonged on a day.

        The first call for a stretch of days makes its roster; later calls only look it up.

        Args:
            on: The day. If it is not fully known, a party is certain if it is certain on each day
                that it can be.
            standings: In which standings a party belongs: a list of standings or their words.

        Raises:
            ValidationError: `on` is not a date, or `standings` has a word that is not a standing.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016").join("BT", on="2016-11-07")
            >>> history.roster("2016-12-01")
            Roster(['BT'], ['EE'])
        """
        # Usually everything is there already. Words are equal to their standings, with the same
        # hash.
        known: Rosters | None = None
        if _parse.is_frozenset(standings):
            known = self._indexes.get(cast("_Asked", standings))
        if known and type(on) is date:
            return known.on(on.toordinal())
        day, wanted = _parse.arguments(
            ("on", as_partial_date, on), ("standings", as_standings, standings)
        )
        return self._rosters(wanted).over(days_of(day))

    def roster_during(
        self, start: DateLike, end: DateLike, standings: Collection[StandingLike] = BELONGING
    ) -> Roster:
        """Return who belonged on at least one day of a window.

        Args:
            start: The start of the window: a day, or the first day of a month or year.
            end: Its end, included: a day, or the last day of a month or year.
            standings: In which standings a party belongs: a list of standings or their words.

        Raises:
            ValidationError: An end is not a plain day, month or year, or the window ends before
                it starts, or `standings` has a word that is not a standing.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07").leave("EE", on="2018")
            >>> history.roster_during("2017", "2018")
            Roster(['EE'])
            >>> history.roster_during("2019", "2020")
            Roster()
        """
        first, last, wanted = _parse.arguments(
            ("start", as_bound, start),
            ("end", as_bound, end),
            ("standings", as_standings, standings),
        )
        days, is_wanted = unbounded(window(first, last)), _of(wanted)
        certain: list[PartyId] = []
        uncertain: list[PartyId] = []
        for member, timeline in self._lived.items():
            if not timeline.avoidable(days, is_wanted):
                certain.append(member)
            elif any(state and is_wanted(state) for state in timeline.possible(days)):
                uncertain.append(member)
        others = Answer.MAYBE if days.first < self._others_until(wanted) else Answer.NO
        return Roster(certain, uncertain, others=others)

    def memberships(self, member: PartyLike | None = None) -> tuple[Membership, ...]:
        """Return the history as spells, by member, and for each member in their order in time.

        Args:
            member: The party; None: all parties.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07")
            >>> [(spell.member, str(spell.since), spell.until) for spell in history.memberships()]
            [('EE', '2016-11-07', None)]
        """
        wanted = None if member is None else _parse.argument("member", as_party_id, member)
        return _spells.spells(
            tuple(
                change
                for party, timeline in self._lived.items()
                if wanted in (None, party)
                for change in timeline.changes
            )
        )

    def possible_states(self) -> "tuple[PossibleState, ...]":
        """Return each state that a party may have had, and on which days it may have had it.

        They are sorted by party, and for each party in their order in time. On each day at least
        one state of a party is possible, and what all its possible states have in common is
        certain. The states of parties that are not named come last: outside, and, if the history is
        not complete, each standing with and without a hold.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07")
            >>> [(state.member, str(state.standing)) for state in history.possible_states()]
            [('EE', 'None'), ('EE', 'member'), (None, 'None')]
        """
        from egov_hub.membership.states import states_of

        return tuple(states_of(self._lived, self._others_until(BELONGING)))

    def fits(self, attestation: Attestation) -> Answer:
        """Answer whether what a source attests fits the history.

        The answer is no if the list cannot be right under any choice of days. For example, it names
        a party that was outside, it is complete but lacks a party that belonged, or it counts more
        or fewer than there can have been. The answer is yes if the list is right under every
        choice. If the history is not complete, others may explain a party that it never names, or a
        higher count. Then neither a complete list nor a count fits for certain. A list for one
        standing is compared with the parties in that standing. A list for one hold is compared with
        the parties that are on hold for this reason, in the standing of the list or, if it has
        none, belonging.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07")
            >>> history.fits(Attestation("2017-10-10", ["EE"]))
            <Answer.YES: 'yes'>
            >>> history.fits(Attestation("2016-05-30", ["EE"]))
            <Answer.NO: 'no'>
            >>> history.fits(Attestation("2017-10-10", ["EE"], count=38))
            <Answer.NO: 'no'>
        """
        given = _parse.argument("attestation", as_attestation, attestation)
        strangers = len(given.members - self._timelines.keys())
        course = self._rosters_for(given).course(days_of(given.on))
        return _attested.fits(given, strangers, *course)

    def roster_for(self, attestation: Attestation) -> Roster:
        """Return the roster that the history gives for the day, standing and hold of a list.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2011").join("EE", on="2011")
            >>> history = history.change("AZ", on="2016-05-04", hold="inactive")
            >>> history.roster_for(Attestation("2017", hold="inactive"))
            Roster(['AZ'])
        """
        given = _parse.argument("attestation", as_attestation, attestation)
        return self._rosters_for(given).over(days_of(given.on))

    def seats(self, on: DateLike, standings: Collection[StandingLike] = BELONGING) -> "Rows[Seat]":
        """Return the seats of those who may have belonged on a day, by party.

        Args:
            on: The day. A day that is not fully known can be any of its days.
            standings: In which standings a party belongs: a list of standings or their words.

        Raises:
            ValidationError: `on` is not a date, or `standings` has a word that is not a standing.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016").join("AM", on="2018")
            >>> print(history.seats(on="2018-06-09"))
            AM: maybe member (or outside)
            AZ: member
        """
        from egov_hub.membership.acts import Seat, seat_of
        from egov_hub.rows import Rows

        day, wanted = _parse.arguments(
            ("on", as_partial_date, on), ("standings", as_standings, standings)
        )
        seats = (
            seat_of(member, day, self._states(member, day), wanted)
            for member in sorted(self._timelines)
        )
        return Rows((seat for seat in seats if seat.belongs.possibly), of=Seat)

    def acts(self, kind: "ActKindLike | None" = None) -> "Rows[MembershipAct]":
        """Return what happened: who joined, left, or changed standing or hold, and when.

        They are sorted by the sort keys of their dates, which does not say which came first.

        Args:
            kind: The kind of act; None: any kind.

        Raises:
            ValidationError: There is no such kind of act.

        Example:
            >>> history = MembershipHistory().join("GE", on="1993-12-09")
            >>> print(history.leave("GE", on="2009-08-18", how="withdrew").acts())
            GE joined as member on 1993-12-09
            GE left (withdrew) on 2009-08-18
        """
        from egov_hub.membership.acts import MembershipAct, acts_of, as_act_kind
        from egov_hub.rows import Rows

        wanted = None if kind is None else _parse.argument("kind", as_act_kind, kind)
        found = [
            each
            for timeline in self._lived.values()
            for each in acts_of(timeline.changes, timeline.bounds())
            if wanted in (None, each.kind)
        ]
        found.sort(key=lambda each: (each.on.sort_key(), each.member))
        return Rows(found, of=MembershipAct)

    # Showing

    def __str__(self) -> str:
        """Return a line for each change: what it did, and when."""
        return str(self.acts())

    def _table(self) -> Table:
        return table_of(self.acts())

    # Working

    @cached_property
    def _timelines(self) -> dict[PartyId, Timeline]:
        return {
            member: Timeline.of(tuple(changes))
            for member, changes in groupby(self.changes, attrgetter("member"))
        }

    @cached_property
    def _lived(self) -> dict[PartyId, Timeline]:
        """The timelines, which end when the history ends."""
        if self.ended is None:
            return self._timelines
        return {
            member: Timeline.of(timeline.changes, self.ended)
            for member, timeline in self._timelines.items()
        }

    @cached_property
    def _belonging(self) -> Rosters:
        return Rosters.of(self._lived, _of(BELONGING), self._others_until(BELONGING))

    @cached_property
    def _indexes(self) -> dict[_Asked, Rosters]:
        return {BELONGING: self._belonging}

    def _rosters(self, standings: frozenset[Standing], hold: Hold | None = None) -> Rosters:
        asked = (standings, hold) if hold else standings
        if asked not in self._indexes:
            until = self._others_until(standings)
            self._indexes[asked] = Rosters.of(self._lived, _of(standings, hold), until)
        return self._indexes[asked]

    def _rosters_for(self, attestation: Attestation) -> Rosters:
        standing = attestation.standing
        return self._rosters(frozenset({standing}) if standing else BELONGING, attestation.hold)

    def _states(self, member: PartyId, on: PartialDate) -> tuple[State, ...]:
        timeline = self._lived.get(member)
        return timeline.possible(days_of(on)) if timeline else (None,)

    def _standings(self, member: PartyId, on: PartialDate) -> frozenset[Standing | None]:
        if self._is_unknown(member, on):
            return _ANY_STANDING
        states = self._states(member, on)
        return frozenset(change.standing if change else None for change in states)

    def _is_unknown(self, member: PartyId, on: PartialDate) -> bool:
        """Return whether a party is not named, but may have belonged."""
        return member not in self._lived and days_of(on).first < self._others_until(BELONGING)

    def _others_until(self, standings: Collection[Standing]) -> int:
        """Return the first day on which no unnamed party can be in some standing."""
        if self.complete or not standings:
            return LONG_BEFORE
        return days_of(self.ended).last if self.ended else NEVER

    def _last_change(self, member: PartyId) -> MembershipChange | None:
        timeline = self._timelines.get(member)
        return timeline.changes[-1] if timeline else None

    def _inside(self, member: PartyId, verb: str) -> MembershipChange:
        last = self._last_change(member)
        if last is None or last.standing is None:
            message = f"{member} is outside and cannot {verb}. Write join(...) first."
            raise ValidationError([Problem(Code.NOT_INSIDE, "/member", message)])
        return last

    def _with(self, change: MembershipChange) -> Self:
        """Return the history with one more change, after all changes of its member.

        Only this member is checked again; everything else is shared with this history.
        """
        if self.ended:
            return evolve(self, ended=None)._with(change).dissolve(self.ended)
        if type(self) is not MembershipHistory:
            # A subclass may have rules of its own.
            return evolve(self, changes=(*self.changes, change))
        changes = (*self.changes_of(change.member), change)
        end = bisect_right(self.changes, change.member, key=attrgetter("member"))
        start = end + 1 - len(changes)
        if problems := list(problems_of_member(changes, range(start, end + 1))):
            raise ValidationError(
                evolve(problem, path=problem.path.removeprefix(f"/changes/{end}"))
                for problem in problems
            )
        longer = remade(self, {"changes": (*self.changes[:end], change, *self.changes[end:])})
        timelines = self._timelines.copy()
        timelines[change.member] = Timeline.of(changes)
        object.__setattr__(longer, "_timelines", timelines)
        return longer


def _of(standings: Collection[Standing], hold: Hold | None = None) -> Wanted:
    """Return the function that says whether a change gives one of some standings, and a hold."""
    if hold:
        return lambda change: change.standing in standings and change.hold is hold
    return lambda change: change.standing in standings


def as_optional_history(value: MembershipHistory | None) -> MembershipHistory | None:
    """Return None for None, else a history."""
    return None if value is None else _parse.instance(value, MembershipHistory)
