"""The words of membership: what a party is to an alliance, how it left, and what is counted."""

from collections.abc import Collection
from typing import Final, cast

from egov_hub import _parse
from egov_hub._wording import Word
from egov_hub.values.ids import CountryCode, PartyId, as_party_id

__all__ = ["BELONGING", "Counted", "Departure", "Standing"]


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


def as_optional_counted(value: Counted | str | None) -> Counted | None:
    """Return None for None, else which members are counted."""
    return None if value is None else _parse.word(value, Counted)
