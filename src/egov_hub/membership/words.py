"""The words of membership: standings, holds, departures, and which members are counted."""

from collections.abc import Collection
from typing import Final, Literal, TypeAlias, cast

from egov_hub import _parse
from egov_hub._wording import Word
from egov_hub.values.ids import CountryCode, PartyLike, as_party_id

__all__ = [
    "BELONGING",
    "Counted",
    "CountedLike",
    "Departure",
    "DepartureLike",
    "Hold",
    "HoldLike",
    "Standing",
    "StandingLike",
]


class Standing(Word):
    """What a party is to an alliance.

    Alliances use their own words ("participating country", "contributor"). A change keeps such a
    word as its `label`, and its standing gives the meaning.

    Example:
        >>> [standing.value for standing in Standing if standing.belongs]
        ['member', 'associate']
    """

    MEMBER = "member"
    """Belongs, with all rights. Also called a participating country or government."""
    ASSOCIATE = "associate"
    """Belongs, with fewer rights than a member."""
    OBSERVER = "observer"
    """Attends without belonging: it follows the work, and does not decide."""
    CANDIDATE = "candidate"
    """Has applied, or was invited, but does not belong yet."""
    PARTNER = "partner"
    """Works with the alliance from outside: supports, contributes, signed a memorandum."""

    @property
    def belongs(self) -> bool:
        """Whether a party in this standing belongs to the alliance.

        Example:
            >>> Standing.ASSOCIATE.belongs, Standing.OBSERVER.belongs
            (True, False)
        """
        return self in BELONGING


StandingLike: TypeAlias = (
    Standing | Literal["member", "associate", "observer", "candidate", "partner"]
)
"""A `Standing`, or its word."""


BELONGING: Final = frozenset({Standing.MEMBER, Standing.ASSOCIATE})
"""The standings in which a party belongs to an alliance."""


class Hold(Word):
    """Why the standing of a party is on hold.

    The party keeps its standing: a suspended member still belongs, and a suspended observer is
    still an observer.

    Example:
        >>> history = MembershipHistory().join("AZ", on="2011")
        >>> history = history.change("AZ", on="2016-05-04", hold=Hold.INACTIVE)
        >>> history.belongs("AZ", on="2017")
        <Answer.YES: 'yes'>
    """

    SUSPENDED = "suspended"
    """The alliance withholds its rights."""
    INACTIVE = "inactive"
    """It does not take part."""


HoldLike: TypeAlias = Hold | Literal["suspended", "inactive"]
"""A `Hold`, or its word."""


class Departure(Word):
    """How a party came to be outside.

    Example:
        >>> Departure("withdrew")
        <Departure.WITHDREW: 'withdrew'>
    """

    WITHDREW = "withdrew"
    """By its own decision."""
    REMOVED = "removed"
    """By a decision of the alliance."""
    LAPSED = "lapsed"
    """Without a decision: its term ended."""
    DISSOLVED = "dissolved"
    """The party, or the alliance, does not exist any more."""
    SUCCEEDED = "succeeded"
    """Another party took its place."""


DepartureLike: TypeAlias = (
    Departure | Literal["withdrew", "removed", "lapsed", "dissolved", "succeeded"]
)
"""A `Departure`, or its word."""


class Counted(Word):
    """Which members a printed number counts.

    Example:
        >>> Counted("countries")
        <Counted.COUNTRIES: 'countries'>
    """

    COUNTRIES = "countries"
    """The countries among the members."""
    ORGANIZATIONS = "organizations"
    """The organizations among the members."""

    def counts(self, party: PartyLike) -> bool:
        """Return whether the number counts a party.

        Raises:
            ValidationError: It is not the id of a party.

        Example:
            >>> Counted.COUNTRIES.counts(CountryCode("AZ"))
            True
            >>> Counted.COUNTRIES.counts(OrganizationId("oecd"))
            False
        """
        member = _parse.argument("party", as_party_id, party)
        return isinstance(member, CountryCode) is (self is Counted.COUNTRIES)


CountedLike: TypeAlias = Counted | Literal["countries", "organizations"]
"""A `Counted`, or its word."""


def as_standing(value: StandingLike) -> Standing:
    """Return a standing, given itself or its word."""
    return _parse.word(value, Standing)


def as_optional_standing(value: StandingLike | None) -> Standing | None:
    """Return None for None, else a standing."""
    return None if value is None else as_standing(value)


def as_standings(value: Collection[StandingLike]) -> frozenset[Standing]:
    """Return standings, without duplicates."""
    # Usually this is a set of standings already.
    if _parse.is_frozenset(value) and all(isinstance(one, Standing) for one in value):
        return cast("frozenset[Standing]", value)
    return frozenset(_parse.distinct(value, as_standing))


def as_optional_hold(value: HoldLike | None) -> Hold | None:
    """Return None for None, else why a standing is on hold."""
    return None if value is None else _parse.word(value, Hold)


def as_holds(value: Collection[HoldLike]) -> frozenset[Hold]:
    """Return reasons why a standing is on hold, without duplicates."""
    return frozenset(_parse.distinct(value, lambda item: _parse.word(item, Hold)))


def as_optional_departure(value: DepartureLike | None) -> Departure | None:
    """Return None for None, else how a party left."""
    return None if value is None else _parse.word(value, Departure)


def as_optional_counted(value: CountedLike | None) -> Counted | None:
    """Return None for None, else which members are counted."""
    return None if value is None else _parse.word(value, Counted)
