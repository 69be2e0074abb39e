"""Alliances: groups of countries and bodies that learn from each other.

The W3C Organization Ontology calls this an *OrganizationalCollaboration*. A guide describes how an
alliance works. The phases of its learning are from the Peer-to-Peer Learning Guide of the Effective
Institutions Platform (EIP).
"""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._tables import Summarized
from egov_hub._wording import Word
from egov_hub.membership.acts import ActKindLike
from egov_hub.membership.changes import Membership
from egov_hub.membership.history import MembershipHistory, as_optional_history
from egov_hub.membership.rosters import Attestation, Roster, as_attestations
from egov_hub.membership.words import BELONGING, Hold, Standing, StandingLike
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.records import Record, Rules, only_with, rules
from egov_hub.values.answers import Answer
from egov_hub.values.claims import Citing
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import (
    AllianceId,
    OrganizationId,
    PartyLike,
    as_alliance_id,
    as_organization_ids,
)
from egov_hub.values.names import FormerName, as_former_names, names_on
from egov_hub.values.sources import Citation, as_citations, as_optional_url, named_once
from egov_hub.values.text import Text, as_optional_text, as_text, as_texts
from egov_hub.values.windows import ends_in_time

if TYPE_CHECKING:
    from egov_hub.membership.acts import MembershipAct, Seat
    from egov_hub.rows import Rows

__all__ = [
    "Alliance",
    "AllianceKind",
    "AllianceKindLike",
    "Guide",
    "LearningPhase",
    "LearningPhaseLike",
    "PhaseReached",
]


class AllianceKind(Word):
    """The type of alliance.

    Example:
        >>> AllianceKind("hub")
        <AllianceKind.HUB: 'hub'>
    """

    PEER_LEARNING = "peer-learning"
    """Practitioners who learn from each other in rounds."""
    HUB = "hub"
    """A hub and its participating countries."""
    PROJECT = "project"
    """A project and the parties that it is for."""
    PLATFORM = "platform"
    """A platform and the parties that contribute to it."""
    INITIATIVE = "initiative"
    """Governments that pledged something together."""
    TREATY = "treaty"
    """Countries bound by a treaty or charter."""


AllianceKindLike: TypeAlias = (
    AllianceKind | Literal["peer-learning", "hub", "project", "platform", "initiative", "treaty"]
)
"""An `AllianceKind`, or its word."""


class LearningPhase(Word):
    """How far peer learning has developed, by the EIP's Peer-to-Peer Learning Guide.

    Example:
        >>> [phase.value for phase in LearningPhase][0]
        'foundational-engagement'
    """

    FOUNDATIONAL_ENGAGEMENT = "foundational-engagement"
    """Peers meet, find common aims, and begin to trust each other."""
    SUSTAINED_CONTACT = "sustained-contact"
    """Individual peers stay in contact, and exchange experience between events."""
    LEARNING_OUTCOMES = "learning-outcomes"
    """Peers have learned something that they can use at home."""
    CHANGE_AT_SCALE = "change-at-scale"
    """What was learned has changed how the peers' home organizations work."""


LearningPhaseLike: TypeAlias = (
    LearningPhase
    | Literal[
        "foundational-engagement", "sustained-contact", "learning-outcomes", "change-at-scale"
    ]
)
"""A `LearningPhase`, or its word."""


def as_optional_alliance_kind(value: AllianceKindLike | None) -> AllianceKind | None:
    """Return None for None, else a kind of alliance."""
    return None if value is None else _parse.word(value, AllianceKind)


def as_learning_phase(value: LearningPhaseLike) -> LearningPhase:
    """Return a phase of learning."""
    return _parse.word(value, LearningPhase)


def as_optional_learning_phase(value: LearningPhaseLike | None) -> LearningPhase | None:
    """Return None for None, else a phase of learning."""
    return None if value is None else as_learning_phase(value)


@frozen(repr=False)
class Guide(Record):
    """A text that says how an alliance works.

    Attributes:
        title: Its title.
        publisher: Who published it.
        url: Its web address, with `https`, `http` or `ftp`.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> guide = Guide("P2P Learning Guide", publisher="Effective Institutions Platform")
        >>> str(guide.publisher)
        'Effective Institutions Platform'
    """

    title: Text = field(converter=as_text)
    publisher: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    url: str | None = field(default=None, converter=as_optional_url, kw_only=True)


def as_optional_guide(value: Guide | None) -> Guide | None:
    """Return None for None, else a guide."""
    return None if value is None else _parse.instance(value, Guide)


@frozen(repr=False)
class PhaseReached(Citing):
    """An alliance reached a phase of learning.

    Attributes:
        phase: The phase.
        on: The first day on which it was reached.
        cited: The sources that say so.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> PhaseReached("sustained-contact", "[..2019-05-31]").phase
        <LearningPhase.SUSTAINED_CONTACT: 'sustained-contact'>
    """

    phase: LearningPhase = field(converter=as_learning_phase)
    on: PartialDate = field(converter=as_partial_date)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_phases_reached(value: Collection[PhaseReached]) -> tuple[PhaseReached, ...]:
    """Return phases reached, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, PhaseReached))


@only_with("dissolved")
def _dissolved_after_launched(
    launched: PartialDate | None, dissolved: PartialDate | None
) -> Iterator[Problem]:
    if problem := ends_in_time(launched, dissolved):
        yield problem.under("dissolved")


@only_with("dissolved")
def _nobody_changes_after_dissolution(
    dissolved: PartialDate | None, _history: MembershipHistory | None
) -> Iterator[Problem]:
    if dissolved and _history:
        try:
            _history.dissolve(dissolved)
        except ValidationError as error:
            yield from (
                evolve(problem.under("history"), path="/dissolved") for problem in error.problems
            )


@only_with("_history")
def _history_ends_with_the_alliance(
    dissolved: PartialDate | None, _history: MembershipHistory | None
) -> Iterator[Problem]:
    if _history and _history.ended and _history.ended != dissolved:
        does = f"was dissolved on {dissolved}" if dissolved else "is not recorded as dissolved"
        message = (
            f"The history ends on {_history.ended}, but the alliance {does}. "
            'Write the end only as "dissolved", and remove "ended".'
        )
        yield Problem(Code.NEEDLESS_FIELD, "/history/ended", message)


@frozen(repr=False)
class Alliance(Summarized, Citing):
    """An alliance: its purpose, how it works, and who belonged to it when.

    Membership ends when the alliance does: here, and in its `history`. If no history is recorded,
    every party may have belonged.

    Attributes:
        id: Its id in the hub.
        name: Its name as printed.
        kind: The type of alliance.
        theme: What it is about.
        launched: The first day on which it existed.
        dissolved: The first day on which it no longer existed; None: no end is recorded.
        former_names: Its earlier names.
        other_names: Other forms of its name, as printed.
        convened_by: The organizations that convened it.
        guide: The text that says how it works.
        history: Who belonged, in what standing, from when to when; None: not recorded, which does
            not mean that nobody belonged.
        attestations: What sources say about who belonged on a day.
        phases: When it reached which phase of learning.
        cited: The sources that say so.

    Raises:
        ValidationError: A field has an invalid value, it is dissolved before it is launched, a
            party's standing changes after it is dissolved, or its history ends on another day.

    Example:
        >>> alliance = Alliance(
        ...     "public-service-delivery",
        ...     "P2P Learning Alliance on Public Service Delivery",
        ...     kind="peer-learning",
        ...     launched="2016",
        ...     dissolved="2021-07-01",
        ...     history=MembershipHistory().join("AZ", on="2016"),
        ... )
        >>> alliance.belongs("AZ", on="2021-06-30"), alliance.belongs("AZ", on="2021-07-01")
        (<Answer.YES: 'yes'>, <Answer.NO: 'no'>)
        >>> print(alliance)
        Alliance public-service-delivery; name: P2P Learning Alliance on Public Service Delivery; \
kind: peer-learning; launched: 2016; dissolved: 2021-07-01; changes: 1; parties: 1
    """

    __rules__: ClassVar[Rules] = rules(
        _dissolved_after_launched,
        _nobody_changes_after_dissolution,
        _history_ends_with_the_alliance,
    )

    id: AllianceId = field(converter=as_alliance_id)
    name: Text = field(converter=as_text)
    kind: AllianceKind | None = field(
        default=None, converter=as_optional_alliance_kind, kw_only=True
    )
    theme: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    launched: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    dissolved: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    former_names: tuple[FormerName, ...] = field(
        default=(), converter=as_former_names, kw_only=True
    )
    other_names: tuple[Text, ...] = field(default=(), converter=as_texts, kw_only=True)
    convened_by: tuple[OrganizationId, ...] = field(
        default=(), converter=as_organization_ids, kw_only=True
    )
    guide: Guide | None = field(default=None, converter=as_optional_guide, kw_only=True)
    # The history as recorded. `history` follows from it and from the end of the alliance.
    _history: MembershipHistory | None = field(
        default=None, converter=as_optional_history, kw_only=True, alias="history"
    )
    attestations: tuple[Attestation, ...] = field(
        default=(), converter=as_attestations, kw_only=True
    )
    phases: tuple[PhaseReached, ...] = field(default=(), converter=as_phases_reached, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __attrs_post_init__(self) -> None:
        # The history that an alliance returns can be given to another alliance as its recorded
        # history.
        recorded = self._history
        if recorded and recorded.ended and recorded.ended == self.dissolved:
            recorded = evolve(recorded, ended=None)
        if recorded == MembershipHistory(complete=False):
            recorded = None
        object.__setattr__(self, "_history", recorded)
        super().__attrs_post_init__()

    @cached_property
    def history(self) -> MembershipHistory:
        """Who belonged. The history ends when the alliance ends.

        If no history is recorded, it names nobody and is not complete: every party may have
        belonged.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016")
            >>> alliance = Alliance("a", "A", dissolved="2020", history=history)
            >>> alliance.history.belongs("AZ", on="2021")
            <Answer.NO: 'no'>
            >>> alliance.history.changes == history.changes
            True
            >>> Alliance("a", "A").history.belongs("AZ", on="2016")
            <Answer.MAYBE: 'maybe'>
        """
        recorded = self._history or MembershipHistory(complete=False)
        return recorded.dissolve(self.dissolved) if self.dissolved else recorded

    @property
    def recorded_history(self) -> MembershipHistory | None:
        """The history as recorded, without the end of the alliance; None: no history is recorded.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016")
            >>> alliance = Alliance("a", "A", dissolved="2020", history=history)
            >>> alliance.recorded_history == history, alliance.history.ended
            (True, PartialDate('2020'))
        """
        return self._history

    def names_on(self, day: DateLike) -> tuple[Text, ...]:
        """Return the names that it may have had on a day. See `Organization.names_on`.

        Raises:
            ValidationError: `day` is not a date.

        Example:
            >>> former = [FormerName("Regional Hub", until="2017")]
            >>> alliance = Alliance("hub", "Participating countries", former_names=former)
            >>> [str(name) for name in alliance.names_on("2013")]
            ['Regional Hub']
        """
        return names_on(day, self.name, self.former_names)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "name", self.name
        yield "kind", self.kind
        yield "launched", self.launched
        yield "dissolved", self.dissolved
        yield "convened by", self.convened_by
        yield "history", None if self._history else "not recorded"
        yield "changes", len(self._history.changes) if self._history else None
        yield "parties", len(self._history.parties) if self._history else None
        yield "sources", named_once(self.cited)

    def seats(self, on: DateLike, standings: Collection[StandingLike] = BELONGING) -> "Rows[Seat]":
        """Return the seats of those who may have belonged on a day, by party.

        See `MembershipHistory.seats`.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016", cited=["hub-news-38338"])
            >>> print(Alliance("a", "A", history=history).seats(on="2017"))
            AZ: member [hub-news-38338]
        """
        return self.history.seats(on, standings)

    def acts(self, kind: "ActKindLike | None" = None) -> "Rows[MembershipAct]":
        """Return what happened: who joined, left, or changed standing or hold, and when.

        See `MembershipHistory.acts`.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016")
            >>> print(Alliance("a", "A", dissolved="2020", history=history).acts("left"))
            AZ left (dissolved) on 2020
        """
        return self.history.acts(kind)

    def memberships(self, member: PartyLike | None = None) -> tuple[Membership, ...]:
        """Return the memberships as spells, which end where the alliance does.

        See `MembershipHistory.memberships`.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016")
            >>> (spell,) = Alliance("a", "A", dissolved="2020", history=history).memberships()
            >>> str(spell.until), spell.how
            ('2020', <Departure.DISSOLVED: 'dissolved'>)
        """
        return self.history.memberships(member)

    def fits(self, attestation: Attestation) -> Answer:
        """Answer whether what a source attests fits the history, and the end of the alliance.

        See `MembershipHistory.fits`.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016")
            >>> alliance = Alliance("a", "A", dissolved="2020", history=history)
            >>> alliance.fits(Attestation("2021", ["AZ"]))
            <Answer.NO: 'no'>
        """
        return self.history.fits(attestation)

    def roster_for(self, attestation: Attestation) -> Roster:
        """Return the roster that the history gives for the day, standing and hold of a list.

        See `MembershipHistory.roster_for`.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016")
            >>> alliance = Alliance("a", "A", dissolved="2020", history=history)
            >>> alliance.roster_for(Attestation("2018"))
            Roster(['AZ'])
        """
        return self.history.roster_for(attestation)

    def standings(self, member: PartyLike, on: DateLike) -> frozenset[Standing | None]:
        """Return the standings a party may have had on a day; None means *outside*.

        See `MembershipHistory.standings`.

        Example:
            >>> alliance = Alliance("a", "A", history=MembershipHistory().join("AZ", on="2016"))
            >>> alliance.standings("AZ", on="2017")
            frozenset({<Standing.MEMBER: 'member'>})
        """
        return self.history.standings(member, on)

    def belongs(
        self,
        member: PartyLike,
        on: DateLike,
        standings: Collection[StandingLike] = BELONGING,
    ) -> Answer:
        """Answer whether a party belonged on a day.

        See `MembershipHistory.belongs`.

        Example:
            >>> alliance = Alliance("a", "A", history=MembershipHistory().join("AZ", on="2016"))
            >>> alliance.belongs("AZ", on="2016-04-04")
            <Answer.MAYBE: 'maybe'>
        """
        return self.history.belongs(member, on, standings)

    def holds(self, member: PartyLike, on: DateLike) -> frozenset[Hold | None]:
        """Return why the standing of a party may have been on hold on a day.

        See `MembershipHistory.holds`.

        Example:
            >>> history = MembershipHistory().join("AZ", on="2016", hold="suspended")
            >>> Alliance("a", "A", history=history).holds("AZ", on="2017")
            frozenset({<Hold.SUSPENDED: 'suspended'>})
        """
        return self.history.holds(member, on)

    def through(self, member: PartyLike, on: DateLike) -> frozenset[OrganizationId | None]:
        """Return the bodies that may have filled a party's seat on a day, as recorded.

        See `MembershipHistory.through`; `egov_hub.questions.voices` follows successions.

        Example:
            >>> history = MembershipHistory().join("AM", on="2018-06-09", through="ekeng")
            >>> Alliance("a", "A", history=history).through("AM", on="2019")
            frozenset({'ekeng'})
        """
        return self.history.through(member, on)

    def roster(self, on: DateLike, standings: Collection[StandingLike] = BELONGING) -> Roster:
        """Return who belonged on a day.

        See `MembershipHistory.roster`.

        Example:
            >>> alliance = Alliance("a", "A", history=MembershipHistory().join("AZ", on="2016"))
            >>> alliance.roster("2017-01-01")
            Roster(['AZ'])
        """
        return self.history.roster(on, standings)

    def roster_during(
        self, start: DateLike, end: DateLike, standings: Collection[StandingLike] = BELONGING
    ) -> Roster:
        """Return who belonged on at least one day of a window, both ends included.

        See `MembershipHistory.roster_during`.

        Example:
            >>> alliance = Alliance("a", "A", history=MembershipHistory().join("AZ", on="2016"))
            >>> alliance.roster_during("2016", "2016")
            Roster(['AZ'])
        """
        return self.history.roster_during(start, end, standings)


def as_alliance(value: Alliance) -> Alliance:
    """Return an alliance."""
    return _parse.instance(value, Alliance)
