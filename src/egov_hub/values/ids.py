"""How records are identified: ids, country codes, and identifiers elsewhere.

An id is a string that was checked once. Ids of different kinds are different types, so that a type
checker, and the library at run time, distinguish the id of a workshop from that of an organization.
"""

import re
from collections.abc import Collection
from typing import Self, TypeAlias, cast

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._countries import SHORT, WITHDRAWN, names
from egov_hub._wording import a, expected, plain, shown
from egov_hub.problems import Code, ValidationError, refuse
from egov_hub.records import Record

__all__ = [
    "AllianceId",
    "CountryCode",
    "HubId",
    "Identifier",
    "OrganizationId",
    "PartyId",
    "PartyLike",
    "PersonId",
    "SourceId",
    "WorkshopId",
    "as_party_id",
]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Slug(str):
    """A slug: lower-case ASCII letters and digits, with single hyphens between them."""

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Check the value; an id of another kind is refused."""
        # Most ids are plain strings and valid.
        if type(value) is str and SLUG.fullmatch(value):
            return str.__new__(cls, value)
        if type(value) is cls:
            return value
        if not isinstance(value, str) or isinstance(value, (Slug, CountryCode)):
            raise _of_another_kind(value, cls, "oecd")
        value = plain(value)
        if not SLUG.fullmatch(value):
            raise refuse(Code.INVALID_ID, _not_an_id(value, of_a_body=cls is OrganizationId))
        return super().__new__(cls, value)


def _not_an_id(text: str, *, of_a_body: bool) -> str:
    """Return the message for a text that is not an id, of a body or of something else."""
    from egov_hub._advice import countries, ids
    from egov_hub._advice.spelling import suggestion

    if of_a_body and (hint := countries.on_body(text)):
        return f"{shown(text)} is not the id of an organization.{hint}"
    return (
        f"{shown(text)} is not an id. Write lower-case letters and digits "
        f"with single hyphens between them.{suggestion(ids.slug_of(text))}"
    )


class HubId(Slug):
    """The id of a hub.

    Raises:
        ValidationError: It is not a slug.

    Example:
        >>> HubId("astana-civil-service-hub")
        'astana-civil-service-hub'
    """

    __slots__ = ()


class OrganizationId(Slug):
    """The id of an organization, such as `oecd`.

    Raises:
        ValidationError: It is not a slug, or is an id of another kind.

    Example:
        >>> OrganizationId("oecd")
        'oecd'
        >>> OrganizationId("OECD")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. (the value itself): "OECD" is not an id. Write lower-case letters and digits \
with single hyphens between them. Did you mean "oecd"? [invalid-id]
    """

    __slots__ = ()


class PersonId(Slug):
    """The id of a person.

    Raises:
        ValidationError: It is not a slug, or is an id of another kind.

    Example:
        >>> PersonId("alikhan-baimenov")
        'alikhan-baimenov'
    """

    __slots__ = ()


class AllianceId(Slug):
    """The id of an alliance.

    Raises:
        ValidationError: It is not a slug, or is an id of another kind.

    Example:
        >>> AllianceId("e-government")
        'e-government'
    """

    __slots__ = ()


class WorkshopId(Slug):
    """The id of a workshop.

    Raises:
        ValidationError: It is not a slug, or is an id of another kind.

    Example:
        >>> WorkshopId("tashkent-2019")
        'tashkent-2019'
    """

    __slots__ = ()


class SourceId(Slug):
    """The id of a source.

    Raises:
        ValidationError: It is not a slug, or is an id of another kind.

    Example:
        >>> SourceId("hub-news-38338")
        'hub-news-38338'
    """

    __slots__ = ()


class CountryCode(str):
    """A country: its ISO 3166-1 alpha-2 code in capitals, `XK`, or a withdrawn code.

    `XK` is the code in general use for Kosovo; ISO leaves it free for its users. Withdrawn codes
    are those of ISO 3166-3 that ISO has not given to another country since, such as `SU`.

    Raises:
        ValidationError: No country has or had the code.

    Example:
        >>> uzbekistan = CountryCode("UZ")
        >>> uzbekistan, uzbekistan.name
        ('UZ', 'Uzbekistan')
        >>> CountryCode("SU").withdrawn
        True
        >>> CountryCode("uz")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. (the value itself): "uz" is not a country code of ISO 3166-1 alpha-2. \
Did you mean "UZ"? [unknown-country]
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Check the value; an id, and a country code of a subclass, are refused."""
        if type(value) is str and value in names():
            return str.__new__(cls, value)
        if type(value) is cls:
            return value
        if not isinstance(value, str) or isinstance(value, (Slug, CountryCode)):
            raise _of_another_kind(value, cls, "UZ")
        value = plain(value)
        if value not in names():
            raise refuse(Code.UNKNOWN_COUNTRY, _not_a_country(value))
        return super().__new__(cls, value)

    @property
    def name(self) -> str:
        """The English short name by ISO 3166, for people to read.

        Example:
            >>> CountryCode("KG").name
            'Kyrgyzstan'
        """
        return names()[str(self)]

    @property
    def short_name(self) -> str:
        """The name in general use, for labels with little room.

        Example:
            >>> korea = CountryCode("KR")
            >>> korea.name, korea.short_name
            ('Korea, Republic of', 'South Korea')
        """
        return SHORT.get(str(self)) or self.name

    @property
    def withdrawn(self) -> bool:
        """Whether ISO has withdrawn the code: the country no longer exists, or has another code.

        Example:
            >>> CountryCode("KG").withdrawn
            False
        """
        return str(self) in WITHDRAWN


def _not_a_country(text: str) -> str:
    """Return the message for a text that is not the code of a country."""
    from egov_hub._advice import countries
    from egov_hub._advice.spelling import suggestion

    hint = suggestion(*countries.meant(text)) or " Write the two capital letters of a country."
    return f"{shown(text)} is not a country code of ISO 3166-1 alpha-2.{hint}"


def country_called(text: str) -> CountryCode | None:
    """Return the country that a text certainly means, as a code or as a name.

    The code is alpha-2 or alpha-3, of ISO 3166-1 or withdrawn, or the European Union's `UK` or
    `EL`. Names are those in general use in English and Russian; letter case, accents and
    punctuation do not count in them. A name that two countries have, such as "Korea", means neither
    of them.

    Args:
        text: The text.

    Example:
        >>> from egov_hub.values.ids import country_called
        >>> [country_called(text) for text in ("SUN", "TURKIYE", "Moldova", "Korea")]
        ['SU', 'TR', 'MD', None]
    """
    from egov_hub._advice import countries

    code = countries.called(text)
    return CountryCode(code) if code else None


PartyId: TypeAlias = CountryCode | OrganizationId
"""A member or attendant: a country (capitals) or an organization (lower case)."""


PartyLike: TypeAlias = PartyId | str
"""What a constructor or a question takes for a party: its id, or the text of it."""


def as_party_id(value: PartyLike) -> PartyId:
    """Return the id of a party: two capitals mean a country, any other id an organization.

    Raises:
        ValidationError: It is neither.

    Example:
        >>> type(as_party_id("AZ")).__name__, type(as_party_id("oecd")).__name__
        ('CountryCode', 'OrganizationId')
    """
    # Most ids are plain strings and valid. Only ids of countries have two characters, both
    # capitals.
    if type(value) is str and len(value) != 2 and SLUG.fullmatch(value):
        return str.__new__(OrganizationId, value)
    # A subclass could have more than its text, and the rest would not be written.
    if type(value) is CountryCode or type(value) is OrganizationId:
        return value
    if not isinstance(value, str) or isinstance(value, (Slug, CountryCode)):
        message = expected("a party", value, 'a country ("UZ") or an organization ("oecd")')
        raise refuse(Code.WRONG_TYPE, message)
    value = plain(value)
    if _is_written_as_country(value):
        return CountryCode(value)
    if SLUG.fullmatch(value):
        return OrganizationId(value)
    raise refuse(Code.INVALID_ID, _not_a_party(value))


def _not_a_party(text: str) -> str:
    """Return the message for a text that is neither a country code nor a slug."""
    from egov_hub._advice import countries

    if hint := countries.on_party(text):
        return f"{shown(text)} is not the id of a party.{hint}"
    return _not_an_id(text, of_a_body=False)


def _is_written_as_country(text: str) -> bool:
    return len(text) == 2 and text.isalpha() and text.isupper()


def _of_another_kind(value: object, kind: type[str], example: str) -> ValidationError:
    """Return the error for a value that is not an id of this kind, but perhaps of another."""
    advice = "" if isinstance(value, str) else f"one in quotes, like {shown(example)}"
    return refuse(Code.WRONG_TYPE, expected(a(kind.__name__), value, advice))


# What fields use to parse the ids that they are given.


def as_hub_id(value: HubId | str) -> HubId:
    """Return the id of a hub."""
    return HubId(value)


def as_optional_hub_id(value: HubId | str | None) -> HubId | None:
    """Return None for None, else the id of a hub."""
    return None if value is None else HubId(value)


def as_organization_id(value: OrganizationId | str) -> OrganizationId:
    """Return the id of an organization."""
    return OrganizationId(value)


def as_optional_organization_id(value: OrganizationId | str | None) -> OrganizationId | None:
    """Return None for None, else the id of an organization."""
    return None if value is None else OrganizationId(value)


def as_organization_ids(value: Collection[OrganizationId | str]) -> tuple[OrganizationId, ...]:
    """Return ids of organizations, without duplicates."""
    return _parse.distinct(value, OrganizationId)


def as_bodies(value: Collection[OrganizationId | str]) -> frozenset[OrganizationId]:
    """Return ids of organizations, without duplicates, in no order."""
    return frozenset(as_organization_ids(value))


def as_person_id(value: PersonId | str) -> PersonId:
    """Return the id of a person."""
    return PersonId(value)


def as_optional_person_id(value: PersonId | str | None) -> PersonId | None:
    """Return None for None, else the id of a person."""
    return None if value is None else PersonId(value)


def as_alliance_id(value: AllianceId | str) -> AllianceId:
    """Return the id of an alliance."""
    return AllianceId(value)


def as_optional_alliance_id(value: AllianceId | str | None) -> AllianceId | None:
    """Return None for None, else the id of an alliance."""
    return None if value is None else AllianceId(value)


def as_workshop_id(value: WorkshopId | str) -> WorkshopId:
    """Return the id of a workshop."""
    return WorkshopId(value)


def as_optional_workshop_id(value: WorkshopId | str | None) -> WorkshopId | None:
    """Return None for None, else the id of a workshop."""
    return None if value is None else WorkshopId(value)


def as_workshop_ids(value: Collection[WorkshopId | str]) -> tuple[WorkshopId, ...]:
    """Return ids of workshops, without duplicates."""
    return _parse.distinct(value, WorkshopId)


def as_source_id(value: SourceId | str) -> SourceId:
    """Return the id of a source."""
    return SourceId(value)


def as_source_ids(value: Collection[SourceId | str]) -> tuple[SourceId, ...]:
    """Return ids of sources, without duplicates."""
    return _parse.distinct(value, SourceId)


def as_optional_source_id(value: SourceId | str | None) -> SourceId | None:
    """Return None for None, else the id of a source."""
    return None if value is None else SourceId(value)


def as_country(value: CountryCode | str) -> CountryCode:
    """Return a country code."""
    return CountryCode(value)


def as_optional_country(value: CountryCode | str | None) -> CountryCode | None:
    """Return None for None, else a country code."""
    return None if value is None else CountryCode(value)


def as_optional_party_id(value: PartyLike | None) -> PartyId | None:
    """Return None for None, else the id of a party."""
    return None if value is None else as_party_id(value)


def as_party_ids(value: Collection[PartyLike]) -> frozenset[PartyId]:
    """Return ids of parties, without duplicates."""
    # Thousands of rosters are often made, mostly from sets that are valid already.
    if _parse.is_frozenset(value) and all(
        type(party) in (CountryCode, OrganizationId) for party in value
    ):
        return cast("frozenset[PartyId]", value)
    return frozenset(_parse.distinct(value, as_party_id))


def as_any_id(value: Slug | CountryCode | str) -> str:
    """Return an id of any kind as a plain string."""
    if isinstance(value, (Slug, CountryCode)):
        return plain(value)
    text = plain(value) if isinstance(value, str) else ""
    return plain(CountryCode(text)) if _is_written_as_country(text) else str(Slug(value))


@frozen(repr=False)
class Identifier(Record):
    """The id of the same thing elsewhere: in Wikidata, ROR, ISNI, LEI and so on.

    Popolo and schema.org use the same name for it.

    Attributes:
        scheme: Where the id is from, such as `wikidata`, in any words.
        value: The id as that scheme writes it.

    Raises:
        ValidationError: The scheme or the value is blank.

    Example:
        >>> Identifier("wikidata", "Q41550")
        Identifier('wikidata', 'Q41550')
    """

    scheme: str = field(converter=_parse.string)
    value: str = field(converter=_parse.string)


def as_identifiers(value: Collection[Identifier]) -> tuple[Identifier, ...]:
    """Return identifiers, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Identifier))
