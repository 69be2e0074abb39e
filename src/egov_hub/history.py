"""The history of membership: dated changes, and what follows from them.

A history is a set of changes, never a list of today's members. Days of which only a part is known
stay so: what follows from a history is what follows from *every* choice of days that the dates
allow (certain), or from *some* choice (possible). The arithmetic is in `egov_hub._timeline`.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Final, Literal, Self, TypeAlias

from attrs import evolve, field, frozen

from egov_hub import _attested, _parse, _spells
from egov_hub._timeline import Days, Stretches, Timeline, clash
from egov_hub._wording import shown
from egov_hub.dates import (
    Answer,
    DateLike,
    PartialDate,
    Precision,
    as_optional_partial_date,
    as_partial_date,
)
from egov_hub.ids import OrganizationId, PartyId, SourceId, as_party_id
from egov_hub.membership import (
    BELONGING,
    Attestation,
    Departure,
    Membership,
    MembershipChange,
    Roster,
    Standing,
    Verdict,
    as_attestation,
    as_changes,
    as_standing,
    as_standings,
)
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.records import Record, Rules, SortKeys, rules
from egov_hub.sources import Citation, as_citations
from egov_hub.text import TextLike

if TYPE_CHECKING:
    from egov_hub.acts import Act, MembershipAct, Seat
    from egov_hub.rows import Rows

__all__ = ["SAME", "MembershipHistory"]


class _Same(Enum):
    SAME = "same"

    def __repr__(self) -> str:
        return "SAME"


SAME: Final = _Same.SAME
"""What `MembershipHistory.change` takes for what stays as it is."""


# Each member's changes in their order, with their places in the whole.
ByMember: TypeAlias = Mapping[PartyId, list[tuple[int, MembershipChange]]]


def _by_member(changes: Collection[MembershipChange]) -> ByMember:
    """Return changes by member."""
    found: dict[PartyId, list[tuple[int, MembershipChange]]] = {}
    for index, change in enumerate(changes):
        found.setdefault(change.member, []).append((index, change))
    return found


def _days(day: PartialDate) -> Days:
    return Days(day.earliest.toordinal(), day.latest.toordinal())


def _members_can_have_changed_so(changes: tuple[MembershipChange, ...]) -> Iterator[Problem]:
    if doubtful := _not_plainly_sound(changes):
        by_member = _by_member(changes)
        yield from problems_of_members(
            {member: numbered for member, numbered in by_member.items() if member in doubtful}
        )


def _not_plainly_sound(changes: tuple[MembershipChange, ...]) -> set[PartyId]:
    """Return the members whose changes are not sound by one look at each and the one before.

    Of most they are: each change changes something, and its date lies wholly after the last.
    """
    doubtful: set[PartyId] = set()
    last: dict[PartyId, MembershipChange] = {}
    for change in changes:
        before = last.get(change.member)
        if before is None:
            if change.to is None:
                doubtful.add(change.member)
        elif before.on.latest >= change.on.earliest or (
            before.to is change.to and before.state == change.state
        ):
            doubtful.add(change.member)
        last[change.member] = change
    return doubtful


def problems_of_members(by_member: ByMember) -> Iterator[Problem]:
    """Return all that is wrong with the changes of each member, as seen from their history."""
    yield from _each_change_changes_something(by_member)
    yield from _days_can_be_in_order(by_member)


def _each_change_changes_something(by_member: ByMember) -> Iterator[Problem]:
    for member, numbered in by_member.items():
        state = None
        for index, change in numbered:
            if change.to is None and (state is None or state[0] is None):
                message = f"{member} leaves on {change.on} but is outside then: leave this out."
                yield Problem(Code.NOT_INSIDE, f"/changes/{index}", message)
            elif change.state == state:
                message = (
                    f'The change of {member} on {change.on} changes nothing: it is "{change.to}" '
                    "already. A source that only confirms this is an attestation."
                )
                yield Problem(Code.IDLE_CHANGE, f"/changes/{index}", message)
            state = change.state


def _days_can_be_in_order(by_member: ByMember) -> Iterator[Problem]:
    for member, numbered in by_member.items():
        if found := clash([_days(change.on) for _, change in numbered]):
            earlier, later = (numbered[place] for place in found)
            message = (
                f"{member}: the change on {later[1].on} stands after the one on {earlier[1].on} "
                f"(/changes/{earlier[0]}), but no choice of days puts it there, with a day "
                "at least for each change between: put the changes in their order in time, "
                "or mend a date."
            )
            yield Problem(Code.IMPOSSIBLE_ORDER, f"/changes/{later[0]}/on", message)


@frozen
class MembershipHistory(Record):
    """Who belonged to an alliance, in what standing, from when to when.

    For each member the changes stand in their order in time. Between members order says nothing:
    histories with the same changes are equal however they were built.

    What is *possible* is what some choice of days allows, given each change's date, such that the
    days of each member's changes strictly increase. What is *certain* is what every such choice
    has. Members' unknown days are taken as independent of each other.

    Nothing is kept but the changes; what answers questions is worked out when first asked for,
    and kept beside them. No method asks what day it is today.

    Attributes:
        changes: The changes, by member, each member's in their order in time.

    Raises:
        ValidationError: No choice of days puts a member's changes in their order
            (`impossible-order`), a change changes nothing (`idle-change`), or a party leaves
            while it is outside (`not-inside`).

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
        Roster(certain=frozenset({'AM'}), uncertain=frozenset({'AZ'}))
    """

    __rules__: ClassVar[Rules] = rules(_members_can_have_changed_so)
    __sorted_by__: ClassVar[SortKeys] = {"changes": attrgetter("member")}

    changes: tuple[MembershipChange, ...] = field(default=(), converter=as_changes)

    # Building

    @classmethod
    def from_memberships(
        cls,
        spells: Collection[Membership],
        end: Literal["exclusive", "inclusive"] = "exclusive",
    ) -> Self:
        """Return the history that consists of the given spells.

        A spell that ends where the next starts is followed by a change, not by a gap: where the
        two dates are written alike, or are the same day under either meaning of `end`. Spells
        that follow each other so and are alike in standing, body and label become one.

        Args:
            spells: The spells. Each member's may stand in any order that the dates decide.
            end: Whether `until` is the first day no longer, or, as in many spreadsheets, the
                last day still (`inclusive`).

        Raises:
            ValidationError: Spells of one member overlap, or make no possible history.

        Example:
            >>> history = MembershipHistory.from_memberships(
            ...     [
            ...         Membership("GE", "member", since="1993-12-09", until="2009-08-17"),
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
        launched: DateLike | None = None,
        standing: Standing | str = Standing.MEMBER,
    ) -> Self:
        """Return what a series of published member lists says about joining and leaving.

        A party first seen on a list joined on that day or before, not before the alliance was
        launched, and after the last complete list without it. A party missing from a complete
        list left after the last list with it, on that day or before. Absence from a list that is
        not complete says nothing. Each change cites what the list that shows it cites.

        Args:
            attestations: The lists, in any order.
            launched: The day the alliance was launched, where known.
            standing: In what standing the parties are listed.

        Raises:
            ValidationError: Two lists disagree about a party and their dates do not say which
                came first, or a list is older than the alliance, or speaks of another standing.

        Example:
            >>> history = MembershipHistory.from_rosters(
            ...     [Attestation("2019-05-31", ["AM", "AZ"])], launched="2018"
            ... )
            >>> print(history.changes_of("AM")[0].on)
            [2018-01-01..2019-05-31]
        """
        since, wanted = _parse.arguments(
            ("launched", as_optional_partial_date, launched), ("standing", as_standing, standing)
        )
        return cls(_attested.changes(attestations, since, wanted))

    def join(
        self,
        member: PartyId | str,
        on: DateLike,
        to: Standing | str = Standing.MEMBER,
        through: OrganizationId | str | None = None,
        label: TextLike | None = None,
        cited: Collection[Citation | SourceId | str] = (),
    ) -> Self:
        """Return the history in which a party that is outside comes in, after all its changes.

        Args:
            member: The party.
            on: The first day of its standing.
            to: The standing.
            through: The body that fills the seat.
            label: The alliance's own word for the standing.
            cited: The sources.

        Raises:
            ValidationError: The party has a standing already, or the change is not sound.

        Example:
            >>> MembershipHistory().join("EE", on="2016-11-07").belongs("EE", on="2016-11-07")
            <Answer.YES: 'yes'>
        """
        change = MembershipChange(member, on, to, through, None, label, cited)
        last = self._last_change(change.member)
        if last and last.to:
            message = (
                f'{change.member} has the standing "{last.to}" since {last.on}: '
                "write change(...) to give it another."
            )
            raise ValidationError([Problem(Code.ALREADY_INSIDE, "/member", message)])
        return self._with(change)

    def change(
        self,
        member: PartyId | str,
        on: DateLike,
        to: Standing | str | Literal[_Same.SAME] = SAME,
        through: OrganizationId | str | Literal[_Same.SAME] | None = SAME,
        label: TextLike | Literal[_Same.SAME] | None = SAME,
        cited: Collection[Citation | SourceId | str] = (),
    ) -> Self:
        """Return the history in which a party that is inside stands otherwise from then on.

        Args:
            member: The party.
            on: The first day on which it stands so.
            to: The new standing; left out, it stays.
            through: The body that fills the seat from then on; left out, it stays; None, no body
                is known.
            label: The alliance's own word for the standing; left out, it stays if the standing
                does.
            cited: The sources.

        Raises:
            ValidationError: The party is outside, nothing changes, or the change is not sound.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2011")
            >>> history = history.change("AZ", on="2016-05-04", to="inactive")
            >>> history.standings("AZ", on="2017-01-01")
            frozenset({<Standing.INACTIVE: 'inactive'>})
        """
        if to is None:
            message = f"{member} would be outside: write leave(...) for that."
            raise ValidationError([Problem(Code.WRONG_TYPE, "/to", message)])
        # What stays as it is, is put in once the party is known.
        change = MembershipChange(
            member,
            on,
            Standing.MEMBER if to is SAME else to,
            None if through is SAME else through,
            label=None if label is SAME else label,
            cited=cited,
        )
        last = self._inside(change.member, "change")
        if to is SAME:
            change = evolve(change, to=last.to)
        if through is SAME:
            change = evolve(change, through=last.through)
        if label is SAME and change.to is last.to:
            change = evolve(change, label=last.label)
        return self._with(change)

    def leave(
        self,
        member: PartyId | str,
        on: DateLike,
        how: Departure | str | None = None,
        cited: Collection[Citation | SourceId | str] = (),
    ) -> Self:
        """Return the history in which a party that is inside is outside from then on.

        Args:
            member: The party.
            on: The first day on which it is outside: the effective day.
            how: How it left.
            cited: The sources.

        Raises:
            ValidationError: The party is outside already, or the change is not sound.

        Example:
            >>> history = MembershipHistory().join("GE", on="1993-12-09")
            >>> history = history.leave("GE", on="2009-08-18", how="withdrew")
            >>> history.belongs("GE", on="2008-12-31")
            <Answer.YES: 'yes'>
        """
        change = MembershipChange(member, on, None, how=how, cited=cited)
        self._inside(change.member, "leave")
        return self._with(change)

    def dissolve(self, on: DateLike, cited: Collection[Citation | SourceId | str] = ()) -> Self:
        """Return the history in which nobody belongs from some day on, the alliance being no more.

        Every party still inside leaves on that day; who left on a day that is not fully known
        left on that day or before.

        Args:
            on: The first day on which the alliance is no more.
            cited: The sources.

        Raises:
            ValidationError: A party's standing changes after that day (`after-dissolution`).

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016").dissolve(on="2020")
            >>> history.belongs("AZ", on="2021-01-01"), history.belongs("AZ", on="2020-05-01")
            (<Answer.NO: 'no'>, <Answer.MAYBE: 'maybe'>)
        """
        day, sources = _parse.arguments(("on", as_partial_date, on), ("cited", as_citations, cited))
        changes: list[MembershipChange] = []
        problems: list[Problem] = []
        for member, timeline in self._timelines.items():
            *earlier, last = self._changes_of[member]
            latest_start = timeline.spans[-1].first + (last.to is not None)
            if latest_start > day.latest.toordinal():
                message = (
                    f"The standing of {member} changes on {last.on}, after the alliance was "
                    f"dissolved on {day}: mend either date."
                )
                problems.append(Problem(Code.AFTER_DISSOLUTION, "", message))
            elif last.to:
                left = MembershipChange(member, day, None, how=Departure.DISSOLVED, cited=sources)
                changes += [*earlier, last, left]
            elif last.on.latest > day.latest:
                bounded = PartialDate.between(last.on.earliest, day.latest)
                changes += [*earlier, evolve(last, on=bounded)]
            else:
                changes += [*earlier, last]
        if problems:
            raise ValidationError(problems)
        return type(self)(changes)

    # Asking

    @property
    def parties(self) -> frozenset[PartyId]:
        """All parties that were ever named.

        Example:
            >>> MembershipHistory().join("EE", on="2016-11-07").parties
            frozenset({'EE'})
        """
        return frozenset(self._changes_of)

    def changes_of(self, member: PartyId | str) -> tuple[MembershipChange, ...]:
        """Return the changes of one party, in their order in time; none for one never named.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07")
            >>> [str(change.on) for change in history.changes_of("EE")]
            ['2016-11-07']
        """
        return self._changes_of.get(_parse.argument("member", as_party_id, member), ())

    def standings(self, member: PartyId | str, on: DateLike) -> frozenset[Standing | None]:
        """Return the standings a party may have had on a day; None stands for *outside*.

        Where there is one, it is certain.

        Args:
            member: The party; one never named was outside.
            on: The day. A day not fully known stands for any day it can be.

        Raises:
            ValidationError: `on` is no date, or `member` no id of a party.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016")
            >>> sorted(map(str, history.standings("EE", on="2016-06-01")))
            ['None', 'member']
        """
        party, day = _parse.arguments(("member", as_party_id, member), ("on", as_partial_date, on))
        return frozenset(change.to if change else None for change in self._states(party, day))

    def belongs(
        self,
        member: PartyId | str,
        on: DateLike,
        standings: Collection[Standing | str] = BELONGING,
    ) -> Answer:
        """Answer whether a party belonged on a day.

        Args:
            member: The party.
            on: The day. A day not fully known stands for any day it can be.
            standings: In which standings a party belongs: a list of standings or their words.

        Raises:
            ValidationError: `on` is not a date, `member` not an id of a party, or `standings` has
                a word that is not a standing.

        Example:
            >>> MembershipHistory().join("EE", on="2016").belongs("EE", on="2017")
            <Answer.YES: 'yes'>
        """
        party, day, wanted = _parse.arguments(
            ("member", as_party_id, member),
            ("on", as_partial_date, on),
            ("standings", as_standings, standings),
        )
        return Answer.of(_is_in(change, wanted) for change in self._states(party, day))

    def through(self, member: PartyId | str, on: DateLike) -> frozenset[OrganizationId | None]:
        """Return the bodies that may have filled a party's seat on a day, as recorded.

        None stands for no known body, or no seat. For bodies that were succeeded by others since
        see `Hub.speaks_for`.

        Raises:
            ValidationError: `on` is no date, or `member` no id of a party.

        Example:
            >>> history = MembershipHistory().join("AM", on="2018-06-09", through="ekeng")
            >>> history.through("AM", on="2019-05-30")
            frozenset({'ekeng'})
        """
        party, day = _parse.arguments(("member", as_party_id, member), ("on", as_partial_date, on))
        return frozenset(change.through if change else None for change in self._states(party, day))

    def roster(self, on: DateLike, standings: Collection[Standing | str] = BELONGING) -> Roster:
        """Return who belonged on a day.

        Asked again about the same stretch of days, it costs a bisection.

        Args:
            on: The day. On a day not fully known those are certain who are so on each day it
                can be.
            standings: In which standings a party belongs: a list of standings or their words.

        Raises:
            ValidationError: `on` is not a date, or `standings` has a word that is not a standing.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016").join("BT", on="2016-11-07")
            >>> history.roster("2016-12-01")
            Roster(certain=frozenset({'BT'}), uncertain=frozenset({'EE'}))
        """
        # Most often all is there already. Words are equal to their standings, and hash alike.
        known = self._indexes.get(standings) if isinstance(standings, frozenset) else None
        if known and type(on) is date:
            return known.on(on.toordinal())
        day, wanted = _parse.arguments(
            ("on", as_partial_date, on), ("standings", as_standings, standings)
        )
        rosters = list(self._stretches(wanted).within(_days(day)))
        if len(rosters) == 1:
            return rosters[0]
        certain = rosters[0].certain.intersection(*(roster.certain for roster in rosters))
        possible = rosters[0].possible.union(*(roster.possible for roster in rosters))
        return Roster(certain, possible - certain)

    def roster_during(
        self, start: DateLike, end: DateLike, standings: Collection[Standing | str] = BELONGING
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
            Roster(certain=frozenset({'EE'}), uncertain=frozenset())
            >>> history.roster_during("2019", "2020")
            Roster(certain=frozenset(), uncertain=frozenset())
        """
        first, last, wanted = _parse.arguments(
            ("start", as_bound, start),
            ("end", as_bound, end),
            ("standings", as_standings, standings),
        )
        days = window(first, last)
        certain: set[PartyId] = set()
        uncertain: set[PartyId] = set()
        for member, timeline in self._timelines.items():
            sought = [_is_in(change, wanted) for change in timeline.states]
            if not timeline.avoidable(days, sought):
                certain.add(member)
            elif any(_is_in(change, wanted) for change in timeline.possible(days)):
                uncertain.add(member)
        return Roster(certain, uncertain)

    def memberships(self, member: PartyId | str | None = None) -> tuple[Membership, ...]:
        """Return the history as spells, by member, each member's in their order in time.

        Args:
            member: Of which party; None: of all.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07")
            >>> [(spell.member, str(spell.since), spell.until) for spell in history.memberships()]
            [('EE', '2016-11-07', None)]
        """
        return _spells.spells(self.changes if member is None else self.changes_of(member))

    def judge(self, attestation: Attestation) -> Verdict:
        """Return whether what a source attests fits the history.

        A list is contradicted where it cannot be so under any choice of days: it names a party
        that was outside, lacks one that belonged though it is complete, or counts more or fewer
        than there can have been. It is confirmed where it is so under every choice. A list that
        speaks of one standing is held against the parties in that standing.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07")
            >>> history.judge(Attestation("2017-10-10", ["EE"]))
            <Verdict.CONFIRMED: 'confirmed'>
            >>> history.judge(Attestation("2016-05-30", ["EE"]))
            <Verdict.CONTRADICTED: 'contradicted'>
            >>> history.judge(Attestation("2017-10-10", ["EE"], count=38))
            <Verdict.CONTRADICTED: 'contradicted'>
        """
        given = _parse.argument("attestation", as_attestation, attestation)
        standing = given.standing
        stretches = self._stretches(frozenset({standing})) if standing else self._belonging
        rosters = stretches.within(_days(given.on))
        verdicts = {_attested.judge(given, roster) for roster in rosters}
        return verdicts.pop() if len(verdicts) == 1 else Verdict.UNDECIDED

    def seats(
        self, on: DateLike, standings: Collection[Standing | str] = BELONGING
    ) -> "Rows[Seat]":
        """Return how those stood who may have belonged on a day, by party.

        Args:
            on: The day. A day not fully known stands for any day it can be.
            standings: In which standings a party belongs: a list of standings or their words.

        Raises:
            ValidationError: `on` is not a date, or `standings` has a word that is not a standing.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016").join("AM", on="2018")
            >>> print(history.seats(on="2018-06-09"))
            AM: maybe member (or outside)
            AZ: member
        """
        from egov_hub.acts import seat_of
        from egov_hub.rows import Rows

        day, wanted = _parse.arguments(
            ("on", as_partial_date, on), ("standings", as_standings, standings)
        )
        seats = (
            seat_of(member, list(self._states(member, day)), wanted)
            for member in sorted(self._changes_of)
        )
        return Rows(seat for seat in seats if seat.belongs.possibly)

    def acts(self, act: "Act | str | None" = None) -> "Rows[MembershipAct]":
        """Return what happened: who joined, left, or came to stand otherwise, and when.

        They stand in the order of their dates' sort keys, which does not say which came first.

        Args:
            act: Which acts; None: all.

        Raises:
            ValidationError: There is no such act.

        Example:
            >>> history = MembershipHistory().join("GE", on="1993-12-09")
            >>> print(history.leave("GE", on="2009-08-18", how="withdrew").acts())
            GE joined as member on 1993-12-09
            GE left (withdrew) on 2009-08-18
        """
        from egov_hub.acts import acts_of, as_act
        from egov_hub.rows import Rows

        wanted = None if act is None else _parse.argument("act", as_act, act)
        found = [
            each
            for member, changes in self._changes_of.items()
            for each in acts_of(changes, self._bounds(member))
            if wanted in (None, each.act)
        ]
        return Rows(sorted(found, key=lambda each: (each.on.sort_key(), each.member)))

    # Working

    def _bounds(self, member: PartyId) -> list[PartialDate]:
        """Return on what day each change of a party can have been; as recorded, if that says it."""
        bounds: list[PartialDate] = []
        for change, days in zip(
            self._changes_of[member], self._timelines[member].change_days(), strict=True
        ):
            if days == _days(change.on):
                bounds.append(change.on)
            else:
                bounds.append(PartialDate.between(*map(date.fromordinal, days)))
        return bounds

    @cached_property
    def _changes_of(self) -> dict[PartyId, tuple[MembershipChange, ...]]:
        return {
            member: tuple(change for _, change in numbered)
            for member, numbered in _by_member(self.changes).items()
        }

    @cached_property
    def _timelines(self) -> dict[PartyId, Timeline[MembershipChange | None]]:
        return {
            member: Timeline[MembershipChange | None].of(
                None, [(_days(change.on), change) for change in changes]
            )
            for member, changes in self._changes_of.items()
        }

    @cached_property
    def _belonging(self) -> Stretches[PartyId, Roster]:
        return self._index_of(BELONGING)

    @cached_property
    def _indexes(self) -> dict[frozenset[Standing | str], Stretches[PartyId, Roster]]:
        return {BELONGING: self._belonging}

    def _stretches(self, standings: frozenset[Standing]) -> Stretches[PartyId, Roster]:
        if standings not in self._indexes:
            self._indexes[standings] = self._index_of(standings)
        return self._indexes[standings]

    def _index_of(self, standings: frozenset[Standing]) -> Stretches[PartyId, Roster]:
        return Stretches[PartyId, Roster].of(
            (
                (member, _is_in(change, standings), days)
                for member, timeline in self._timelines.items()
                for change, days in zip(timeline.states, timeline.spans, strict=True)
            ),
            Roster,
        )

    def _states(self, member: PartyId, on: PartialDate) -> Iterator[MembershipChange | None]:
        timeline = self._timelines.get(member)
        return timeline.possible(_days(on)) if timeline else iter([None])

    def _last_change(self, member: PartyId) -> MembershipChange | None:
        changes = self._changes_of.get(member)
        return changes[-1] if changes else None

    def _inside(self, member: PartyId, verb: str) -> MembershipChange:
        last = self._last_change(member)
        if last is None or last.to is None:
            message = f"{member} is outside and cannot {verb}: write join(...) first."
            raise ValidationError([Problem(Code.NOT_INSIDE, "/member", message)])
        return last

    def _with(self, change: MembershipChange) -> Self:
        return type(self)((*self.changes, change))


def _is_in(change: MembershipChange | None, standings: Collection[Standing]) -> bool:
    return change is not None and change.to in standings


def as_bound(value: DateLike) -> PartialDate:
    """Return a day that bounds a window: a plain day, or the month or year at its end."""
    day = as_partial_date(value)
    if day.precision is Precision.UNKNOWN or not day.text[-1:].isdecimal():
        message = f"{shown(day.text)} is not a plain day, month or year, as a window needs."
        raise refuse(Code.UNKNOWN_WINDOW, message)
    return day


def window(start: DateLike, end: DateLike) -> Days:
    """Return the days of a window, both ends included."""
    first, last = _parse.arguments(("start", as_bound, start), ("end", as_bound, end))
    if last.latest < first.earliest:
        message = f"The window ends ({last}) before it starts ({first}): swap the two."
        raise ValidationError([Problem(Code.ENDS_BEFORE_START, "/end", message)])
    return Days(first.earliest.toordinal(), last.latest.toordinal())


def as_history(value: MembershipHistory) -> MembershipHistory:
    """Return a history."""
    return _parse.instance(value, MembershipHistory)
