"""The words of membership: standings, changes, spells, rosters and what sources attest.

A party is a country or an organization. What it is to an alliance is its *standing*; a
`MembershipChange` says from which day on it has another. `egov_hub.history` puts changes together
and answers questions about them.
"""

from collections.abc import Collection, Iterator
from typing import ClassVar, Final, cast

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Summarized
from egov_hub._wording import Word
from egov_hub.dates import Answer, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.ids import (
    CountryCode,
    OrganizationId,
    PartyId,
    as_optional_organization_id,
    as_party_id,
    as_party_ids,
)
from egov_hub.problems import Code, Problem
from egov_hub.records import Record, Rules, only_with, rules
from egov_hub.sources import Citation, as_citations
from egov_hub.text import Text, as_optional_text

__all__ = [
    "BELONGING",
    "Attestation",
    "Counted",
    "Departure",
    "Membership",
    "MembershipChange",
    "Roster",
    "Standing",
]


class Standing(Word):
    """What a party is to an alliance.

    Alliances use words of their own ("participating country", "contributor"): a change keeps
    such a word as its `label` and says here what it comes to.

    Example:
        >>> [standing.value for standing in Standing if standing.belongs]
        ['member', 'associate', 'inactive', 'suspended']
    """

    MEMBER = "member"
    ASSOCIATE = "associate"
    """Belongs, with fewer rights than a member."""
    OBSERVER = "observer"
    CANDIDATE = "candidate"
    """Has applied, or was invited, and is not yet in."""
    PARTNER = "partner"
    """Works with the alliance from outside: supports, contributes, signed a memorandum."""
    INACTIVE = "inactive"
    """Still belongs, though it does not take part."""
    SUSPENDED = "suspended"
    """Still belongs, though its rights are withheld."""

    @property
    def belongs(self) -> bool:
        """Whether a party in this standing belongs to the alliance.

        Example:
            >>> Standing.SUSPENDED.belongs, Standing.OBSERVER.belongs
            (True, False)
        """
        return self in BELONGING


BELONGING: Final = frozenset(
    {Standing.MEMBER, Standing.ASSOCIATE, Standing.INACTIVE, Standing.SUSPENDED}
)
"""The standings in which a party belongs to an alliance."""


class Departure(Word):
    """How a party came to be outside.

    Example:
        >>> Departure("withdrew")
        <Departure.WITHDREW: 'withdrew'>
    """

    WITHDREW = "withdrew"
    """By its own act."""
    REMOVED = "removed"
    """By an act of the alliance."""
    LAPSED = "lapsed"
    """By no act: a term ran out."""
    DISSOLVED = "dissolved"
    """The party, or the alliance, ceased to be."""
    SUCCEEDED = "succeeded"
    """Another party took its place."""


class Counted(Word):
    """Which members a printed number counts.

    Example:
        >>> Counted("countries")
        <Counted.COUNTRIES: 'countries'>
    """

    COUNTRIES = "countries"
    ORGANIZATIONS = "organizations"

    def counts(self, party: PartyId | str) -> bool:
        """Return whether it counts a party.

        Raises:
            ValidationError: It is no id of a party.

        Example:
            >>> Counted.COUNTRIES.counts(CountryCode("AZ"))
            True
            >>> Counted.COUNTRIES.counts(OrganizationId("oecd"))
            False
        """
        member = _parse.argument("party", as_party_id, party)
        return isinstance(member, CountryCode) is (self is Counted.COUNTRIES)


def as_standing(value: Standing | str) -> Standing:
    """Return a standing, given itself or its word."""
    return _parse.word(value, Standing)


def as_optional_standing(value: Standing | str | None) -> Standing | None:
    """Return None for None, else a standing."""
    return None if value is None else as_standing(value)


def as_standings(value: Collection[Standing | str]) -> frozenset[Standing]:
    """Return standings, none of them twice."""
    # Most are a set of standings already.
    if isinstance(value, frozenset) and all(isinstance(one, Standing) for one in value):
        return cast("frozenset[Standing]", value)
    return frozenset(_parse.distinct(value, as_standing))


def as_optional_departure(value: Departure | str | None) -> Departure | None:
    """Return None for None, else a way to depart."""
    return None if value is None else _parse.word(value, Departure)


@only_with("how")
def _departure_says_how(to: Standing | None, how: Departure | None) -> Iterator[Problem]:
    if to and how:
        message = f'A change to "{to}" is no departure: leave "{how}" out, or set "to" to null.'
        yield Problem(Code.NEEDLESS_FIELD, "/how", message)


@only_with("through", "label")
def _outside_has_neither_seat_nor_label(
    to: Standing | None, through: OrganizationId | None, label: Text | None
) -> Iterator[Problem]:
    if to is None and through:
        message = f'A party that leaves has no seat: leave "{through}" out.'
        yield Problem(Code.NEEDLESS_FIELD, "/through", message)
    if to is None and label:
        message = f'A party that leaves has no standing to label: cite "{label}" as printed.'
        yield Problem(Code.NEEDLESS_FIELD, "/label", message)


@frozen(repr=False)
class MembershipChange(Record):
    """From some day on, a party stands otherwise to an alliance.

    Attributes:
        member: The party.
        on: The first day on which the new standing holds: the effective day, not the day of the
            decision or the notice.
        to: The new standing; None: outside from that day on.
        through: The body that fills the party's seat from then on.
        how: How the party left; only where `to` is None.
        label: The alliance's own word for the standing.
        cited: The sources that say so.

    Raises:
        ValidationError: A field does not hold what it should, or a departure and a standing
            are mixed.

    Example:
        >>> change = MembershipChange("AM", "[2018-06-09..2019-05-31]", "member", through="ekeng")
        >>> change.on.latest
        datetime.date(2019, 5, 31)
        >>> change.to
        <Standing.MEMBER: 'member'>
    """

    __rules__: ClassVar[Rules] = rules(_departure_says_how, _outside_has_neither_seat_nor_label)

    member: PartyId = field(converter=as_party_id)
    on: PartialDate = field(converter=as_partial_date)
    to: Standing | None = field(converter=as_optional_standing)
    through: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
    )
    how: Departure | None = field(default=None, converter=as_optional_departure, kw_only=True)
    label: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def state(self) -> tuple[Standing | None, OrganizationId | None, Text | None]:
        """What holds from the change on: standing, body and label.

        Example:
            >>> MembershipChange("AM", "2018", "member", through="ekeng").state
            (<Standing.MEMBER: 'member'>, 'ekeng', None)
        """
        return self.to, self.through, self.label


def as_changes(value: Collection[MembershipChange]) -> tuple[MembershipChange, ...]:
    """Return changes."""
    return _parse.several(value, lambda item: _parse.instance(item, MembershipChange))


@only_with("until")
def _ends_after_it_starts(since: PartialDate, until: PartialDate | None) -> Iterator[Problem]:
    if until and until.before(since).certainly:
        message = f"The spell ends ({until}) before it starts ({since}): swap the two, or mend one."
        yield Problem(Code.ENDS_BEFORE_START, "/until", message)


@only_with("how")
def _ongoing_says_no_how(until: PartialDate | None, how: Departure | None) -> Iterator[Problem]:
    if how and until is None:
        message = f'A spell that has not ended has no "{how}": say until when it lasted.'
        yield Problem(Code.NEEDLESS_FIELD, "/how", message)


def _directly_followed_is_a_change(
    until: PartialDate | None, how: Departure | None, followed_directly: bool
) -> Iterator[Problem]:
    if followed_directly and until is None:
        message = 'A spell that has not ended is not followed by another: write "until".'
        yield Problem(Code.NEEDLESS_FIELD, "/followed_directly", message)
    elif followed_directly and how:
        message = f'Who is in the next spell on that day did not leave: remove "{how}".'
        yield Problem(Code.NEEDLESS_FIELD, "/how", message)


@frozen(repr=False)
class Membership(Record):
    """A spell: for how long a party had one standing, through one body, under one label.

    Attributes:
        member: The party.
        standing: What it was.
        since: The first day.
        until: The first day no longer; None while the spell is ongoing.
        through: The body that filled the seat.
        how: How the party left, where the spell ended by leaving.
        label: The alliance's own word for the standing.
        cited: The sources for the start.
        until_cited: The sources for the end.
        followed_directly: Whether the party's next spell begins on the day this one ends. Then
            the party did not leave, though the day may be known only in part. Two dates written
            alike, such as `2016`, do not say that: they may be two days of that year.

    Raises:
        ValidationError: A field has a wrong value, the spell ends before it starts, or the
            fields about its end do not fit together.

    Example:
        >>> spell = Membership("EE", "member", since="2016-11-07")
        >>> spell.until is None
        True
        >>> history = MembershipHistory.from_memberships(
        ...     [
        ...         Membership("AZ", "observer", "2011", until="2016", followed_directly=True),
        ...         Membership("AZ", "member", "2016"),
        ...     ]
        ... )
        >>> [(str(change.on), str(change.to)) for change in history.changes]
        [('2011', 'observer'), ('2016', 'member')]
    """

    __rules__: ClassVar[Rules] = rules(
        _ends_after_it_starts, _ongoing_says_no_how, _directly_followed_is_a_change
    )

    member: PartyId = field(converter=as_party_id)
    standing: Standing = field(converter=as_standing)
    since: PartialDate = field(converter=as_partial_date)
    until: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    through: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
    )
    how: Departure | None = field(default=None, converter=as_optional_departure, kw_only=True)
    label: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)
    until_cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)
    followed_directly: bool = field(default=False, converter=_parse.truth, kw_only=True)


def _nobody_is_both(
    certain: frozenset[PartyId], uncertain: frozenset[PartyId]
) -> Iterator[Problem]:
    for party in sorted(certain & uncertain):
        message = f'"{party}" stands under certain already: name it once.'
        yield Problem(Code.OVERLAPPING_ROSTER, "/uncertain", message)


@frozen(repr=False)
class Roster(Summarized, Record):
    """Who belonged on a day or during a window, and how surely that is known.

    Attributes:
        certain: The parties that belonged, whatever the unknown days.
        uncertain: The parties that may have belonged: the record does not decide.

    Raises:
        ValidationError: A party stands under both.

    Example:
        >>> roster = Roster(["AZ", "GE"], ["AM"])
        >>> roster
        Roster(['AZ', 'GE'], ['AM'])
        >>> sorted(roster.possible)
        ['AM', 'AZ', 'GE']
        >>> roster.belongs("AM"), roster.belongs("FR")
        (<Answer.MAYBE: 'maybe'>, <Answer.NO: 'no'>)
    """

    __rules__: ClassVar[Rules] = rules(_nobody_is_both)

    certain: frozenset[PartyId] = field(default=frozenset(), converter=as_party_ids)
    uncertain: frozenset[PartyId] = field(default=frozenset(), converter=as_party_ids)

    @property
    def possible(self) -> frozenset[PartyId]:
        """All parties that belonged or may have belonged.

        Example:
            >>> sorted(Roster(["AZ"], ["AM"]).possible)
            ['AM', 'AZ']
        """
        return self.certain | self.uncertain

    def belongs(self, party: PartyId | str) -> Answer:
        """Answer whether a party is on the roster.

        Raises:
            ValidationError: It is no id of a party.

        Example:
            >>> Roster(["AZ"]).belongs("AZ")
            <Answer.YES: 'yes'>
        """
        member = _parse.argument("party", as_party_id, party)
        if member in self.certain:
            return Answer.YES
        return Answer.MAYBE if member in self.uncertain else Answer.NO

    def __str__(self) -> str:
        """Return who belonged, and who may have.

        Example:
            >>> print(Roster(["AZ", "GE"], ["AM"]))
            AZ, GE; maybe AM
        """
        certain, uncertain = (", ".join(sorted(each)) for each in (self.certain, self.uncertain))
        if not uncertain:
            return certain or "nobody"
        return f"{certain or 'nobody for certain'}; maybe {uncertain}"

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "certain", self.certain or "nobody"
        yield "maybe", self.uncertain


def as_count(value: int | None) -> int | None:
    """Return None for None, else a whole number from 0."""
    return None if value is None else _parse.whole_number(value, 0)


def as_optional_counted(value: Counted | str | None) -> Counted | None:
    """Return None for None, else which members are counted."""
    return None if value is None else _parse.word(value, Counted)


@only_with("counted")
def _counted_with_a_count(count: int | None, counted: Counted | None) -> Iterator[Problem]:
    if counted and count is None:
        message = f'There is no count of {counted}: give "count", or leave "{counted}" out.'
        yield Problem(Code.NEEDLESS_FIELD, "/counted", message)


@frozen(repr=False)
class Attestation(Record):
    """A source says who belonged on a day. It says nothing about when they joined.

    Attributes:
        on: The day the list speaks of.
        members: The parties it names.
        complete: Whether it names all; absence from an incomplete list proves nothing.
        count: How many members it says there are, which may differ from those it names.
        counted: Which of the members it counts; None: all.
        standing: The standing that it speaks of: it lists partners, say; None: it lists who
            belonged.
        cited: The sources that say so.

    Raises:
        ValidationError: A field does not hold what it should, or `counted` stands without a count.

    Example:
        >>> listed = Attestation("2019-05-31", ["AZ", "GE", "KZ"], cited=["hub-news-38338"])
        >>> sorted(listed.members), listed.complete
        (['AZ', 'GE', 'KZ'], False)
    """

    __rules__: ClassVar[Rules] = rules(_counted_with_a_count)

    on: PartialDate = field(converter=as_partial_date)
    members: frozenset[PartyId] = field(default=frozenset(), converter=as_party_ids)
    complete: bool = field(default=False, converter=_parse.truth, kw_only=True)
    count: int | None = field(default=None, converter=as_count, kw_only=True)
    counted: Counted | None = field(default=None, converter=as_optional_counted, kw_only=True)
    standing: Standing | None = field(default=None, converter=as_optional_standing, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_attestation(value: Attestation) -> Attestation:
    """Return an attestation."""
    return _parse.instance(value, Attestation)


def as_attestations(value: Collection[Attestation]) -> tuple[Attestation, ...]:
    """Return attestations."""
    return _parse.distinct(value, as_attestation)
