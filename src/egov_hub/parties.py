"""Organizations, countries, people, and their posts.

The terms are those of Popolo and of the W3C Organization Ontology (ORG). An organization can have
a parent and former names, and can succeed other organizations. A country needs a record only if its
name is printed in a special way, or was another one. A person has posts, with or without an
organization, from one day to another.
"""

from collections.abc import Collection, Iterator
from typing import ClassVar, Literal, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import Word, pointer, shown
from egov_hub.problems import Code, Problem
from egov_hub.records import Record, Rules, only_with, only_without, rules
from egov_hub.values.answers import Answer
from egov_hub.values.claims import Citing
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import (
    CountryCode,
    Identifier,
    OrganizationId,
    PersonId,
    as_country,
    as_identifiers,
    as_optional_country,
    as_optional_organization_id,
    as_organization_id,
    as_organization_ids,
    as_person_id,
)
from egov_hub.values.names import FormerName, as_former_names, names_on
from egov_hub.values.sources import Citation, as_citations, as_urls
from egov_hub.values.text import Text, as_optional_text, as_text, as_texts
from egov_hub.values.windows import ends_in_time

__all__ = [
    "City",
    "Country",
    "Organization",
    "OrganizationKind",
    "OrganizationKindLike",
    "Person",
    "Post",
    "Succession",
    "SuccessionManner",
    "SuccessionMannerLike",
]


class OrganizationKind(Word):
    """The type of an organization (Popolo's *classification*).

    Example:
        >>> OrganizationKind("government")
        <OrganizationKind.GOVERNMENT: 'government'>
    """

    GOVERNMENT = "government"
    """A ministry, agency or other public body of a country."""
    INTERNATIONAL = "international"
    """A body of several countries, such as the OECD or a unit of the United Nations."""
    ACADEMIC = "academic"
    """A university, institute or training academy."""
    ASSOCIATION = "association"
    """An association of people or bodies, or another non-governmental organization."""
    COMPANY = "company"
    """A company, whoever owns it."""
    PROGRAMME = "programme"
    """A programme, project or joint initiative that acts, but is not a legal body."""


OrganizationKindLike: TypeAlias = (
    OrganizationKind
    | Literal["government", "international", "academic", "association", "company", "programme"]
)
"""An `OrganizationKind`, or its word."""


class SuccessionManner(Word):
    """How one organization succeeded another (ORG's *ChangeEvent*).

    Example:
        >>> SuccessionManner("split")
        <SuccessionManner.SPLIT: 'split'>
    """

    RENAMED = "renamed"
    """The same body under a new name, recorded as a separate organization."""
    MERGED = "merged"
    """Several organizations became one. This is one of several predecessors."""
    SPLIT = "split"
    """One organization became several. This is one of several successors."""
    REPLACED = "replaced"
    """Another organization took over."""


SuccessionMannerLike: TypeAlias = (
    SuccessionManner | Literal["renamed", "merged", "split", "replaced"]
)
"""A `SuccessionManner`, or its word."""


def as_optional_organization_kind(
    value: OrganizationKindLike | None,
) -> OrganizationKind | None:
    """Return None for None, else a kind of organization."""
    return None if value is None else _parse.word(value, OrganizationKind)


def as_succession_manner(value: SuccessionMannerLike) -> SuccessionManner:
    """Return a manner of succession."""
    return _parse.word(value, SuccessionManner)


@frozen(repr=False)
class Succession(Citing):
    """An organization succeeded another.

    Attributes:
        predecessor: The earlier organization.
        on: The first day after the change.
        manner: How it happened.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> Succession("academy-of-public-administration", "2025-05-05", "replaced").manner
        <SuccessionManner.REPLACED: 'replaced'>
    """

    predecessor: OrganizationId = field(converter=as_organization_id)
    on: PartialDate = field(converter=as_partial_date)
    manner: SuccessionManner = field(converter=as_succession_manner)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_successions(value: Collection[Succession]) -> tuple[Succession, ...]:
    """Return successions, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Succession))


@only_with("dissolved")
def _dissolved_after_founded(
    founded: PartialDate | None, dissolved: PartialDate | None
) -> Iterator[Problem]:
    if problem := ends_in_time(founded, dissolved):
        yield problem.under("dissolved")


@only_with("parent")
def _no_parent_twice(
    parent: OrganizationId | None, other_parents: tuple[OrganizationId, ...]
) -> Iterator[Problem]:
    for index, other in enumerate(other_parents):
        if other == parent:
            message = f"{shown(other)} is already the parent. Keep one of the two."
            yield Problem(Code.DUPLICATE_ITEM, pointer("other_parents", index), message)


@frozen(repr=False)
class Organization(Citing):
    """A body: an agency, an international organization, an academy, or a unit of one of these.

    Attributes:
        id: Its id in the hub.
        name: Its name as printed.
        kind: The type of organization.
        country: The country that it belongs to, if any.
        parent: The organization that it is a part of.
        other_parents: Other organizations that it is a part of too, as a joint programme is.
        founded: The first day on which it existed.
        dissolved: The first day on which it no longer existed.
        former_names: Its earlier names.
        other_names: Other forms of its name, as printed (Popolo's *other names*).
        succeeds: The organizations that it succeeded.
        identifiers: Its ids elsewhere.
        links: Its web pages: addresses with `https`, `http` or `ftp`.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value, the organization was dissolved before it was
            founded, or a parent is listed twice.

    Example:
        >>> unit = Organization("oecd-open-data", "Open Data Unit", parent="oecd")
        >>> unit.parent
        'oecd'
    """

    __rules__: ClassVar[Rules] = rules(_dissolved_after_founded, _no_parent_twice)

    id: OrganizationId = field(converter=as_organization_id)
    name: Text = field(converter=as_text)
    kind: OrganizationKind | None = field(
        default=None, converter=as_optional_organization_kind, kw_only=True
    )
    country: CountryCode | None = field(default=None, converter=as_optional_country, kw_only=True)
    parent: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
    )
    other_parents: tuple[OrganizationId, ...] = field(
        default=(), converter=as_organization_ids, kw_only=True
    )
    founded: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    dissolved: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    former_names: tuple[FormerName, ...] = field(
        default=(), converter=as_former_names, kw_only=True
    )
    other_names: tuple[Text, ...] = field(default=(), converter=as_texts, kw_only=True)
    succeeds: tuple[Succession, ...] = field(default=(), converter=as_successions, kw_only=True)
    identifiers: tuple[Identifier, ...] = field(default=(), converter=as_identifiers, kw_only=True)
    links: tuple[str, ...] = field(default=(), converter=as_urls, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def parents(self) -> tuple[OrganizationId, ...]:
        """All organizations that it is a part of.

        Example:
            >>> Organization("sigma", "SIGMA", parent="oecd", other_parents=["eu"]).parents
            ('oecd', 'eu')
        """
        return (self.parent, *self.other_parents) if self.parent else self.other_parents

    def names_on(self, day: DateLike) -> tuple[Text, ...]:
        """Return the names that it may have had on a day, as far as is recorded.

        Args:
            day: The day. A day that is not fully known can be any of its days.

        Raises:
            ValidationError: `day` is not a date.

        Example:
            >>> former = [FormerName("Regional Hub of Civil Service in Astana", until="2017")]
            >>> hub = Organization("acsh", "Astana Civil Service Hub", former_names=former)
            >>> [str(name) for name in hub.names_on("2013-03-15")]
            ['Regional Hub of Civil Service in Astana']
            >>> len(hub.names_on("2017"))
            2
        """
        return names_on(day, self.name, self.former_names)


@frozen(repr=False)
class City(Citing):
    """A city with another name at another time, or in another text.

    Attributes:
        name: Its name now.
        former_names: Its earlier names. A name may come back.
        other_names: Other forms of its name, as printed.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> former = [FormerName("Nur-Sultan", since="2019-03-23", until="2022-09-17")]
        >>> astana = City("Astana", former_names=former)
        >>> [str(name) for name in astana.names]
        ['Astana', 'Nur-Sultan']
    """

    name: Text = field(converter=as_text)
    former_names: tuple[FormerName, ...] = field(
        default=(), converter=as_former_names, kw_only=True
    )
    other_names: tuple[Text, ...] = field(default=(), converter=as_texts, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def names(self) -> tuple[Text, ...]:
        """All its names, at any time.

        Example:
            >>> [str(name) for name in City("Kyiv", other_names=["Kiev"]).names]
            ['Kyiv', 'Kiev']
        """
        return (self.name, *(one.name for one in self.former_names), *self.other_names)

    def names_on(self, day: DateLike) -> tuple[Text, ...]:
        """Return the names that it may have had on a day. See `Organization.names_on`.

        Raises:
            ValidationError: `day` is not a date.

        Example:
            >>> former = [FormerName("Nur-Sultan", since="2019-03-23", until="2022-09-17")]
            >>> astana = City("Astana", former_names=former)
            >>> [str(name) for name in astana.names_on("2018")], len(astana.names_on("2019"))
            (['Astana'], 2)
        """
        return names_on(day, self.name, self.former_names)


def as_cities(value: Collection[City]) -> tuple[City, ...]:
    """Return cities, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, City))


@frozen(repr=False)
class Country(Citing):
    """The names of a country. A country needs no such record to be a member or to attend.

    Attributes:
        id: Its code by ISO 3166.
        name: Its name as the register prints it; None: its English short name by ISO 3166.
        former_names: Its earlier names.
        note: What is to be said where the name is printed, as in a footnote.
        cities: Its cities that had other names.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> print(Country("XK", "Kosovo*", note="Without prejudice to positions on status.").label)
        Kosovo*
        >>> print(Country("KZ").label)
        Kazakhstan
    """

    id: CountryCode = field(converter=as_country)
    name: Text | None = field(default=None, converter=as_optional_text)
    former_names: tuple[FormerName, ...] = field(
        default=(), converter=as_former_names, kw_only=True
    )
    note: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    cities: tuple[City, ...] = field(default=(), converter=as_cities, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def label(self) -> Text:
        """Its name as printed, or else its English short name by ISO 3166.

        Example:
            >>> str(Country("XK", "Kosovo*").label), str(Country("XK").label)
            ('Kosovo*', 'Kosovo')
        """
        return self.name or Text(en=self.id.name)

    def names_on(self, day: DateLike) -> tuple[Text, ...]:
        """Return the names that it may have had on a day. See `Organization.names_on`.

        Raises:
            ValidationError: `day` is not a date.

        Example:
            >>> former = [FormerName("Swaziland", until="2018-04-19")]
            >>> [str(name) for name in Country("SZ", former_names=former).names_on("2017")]
            ['Swaziland']
        """
        return names_on(day, self.label, self.former_names)


@only_with("until")
def _until_after_since(since: PartialDate | None, until: PartialDate | None) -> Iterator[Problem]:
    if problem := ends_in_time(since, until):
        yield problem.under("until")


@only_without("title", "organization")
def _says_something(title: Text | None, organization: OrganizationId | None) -> Iterator[Problem]:
    if title is None and organization is None:
        message = "The post has neither a title nor an organization. Give one of the two."
        yield Problem(Code.EMPTY_POST, "", message)


@frozen(repr=False)
class Post(Record):
    """A position of a person: the title as printed, and the organization.

    Attributes:
        title: The title; None: only the organization is known.
        organization: The organization of the post.
        since: The first day of the post.
        until: The first day after the post; None: no end is recorded.

    Raises:
        ValidationError: A field has an invalid value, the post ends before it starts, or it has
            neither a title nor an organization.

    Example:
        >>> Post("Rector", "academy-of-public-administration").organization
        'academy-of-public-administration'
        >>> Post(organization="oecd").title is None
        True
    """

    __rules__: ClassVar[Rules] = rules(_says_something, _until_after_since)

    title: Text | None = field(default=None, converter=as_optional_text)
    organization: OrganizationId | None = field(default=None, converter=as_optional_organization_id)
    since: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    until: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )

    @property
    def label(self) -> str:
        """The title, or else the organization.

        Example:
            >>> Post("Rector", "academy").label, Post(organization="oecd").label
            ('Rector', 'oecd')
        """
        return str(self.title or self.organization)

    def held_on(self, day: DateLike) -> Answer:
        """Answer whether the person had this post on a day.

        If no end is recorded, the post is assumed to continue. If no start is recorded, it is not
        known when the post began.

        Args:
            day: The day. A day that is not fully known can be any of its days.

        Raises:
            ValidationError: `day` is not a date.

        Example:
            >>> rector = Post("Rector", since="2018", until="2021-08-27")
            >>> rector.held_on("2019-05-30"), rector.held_on("2021")
            (<Answer.YES: 'yes'>, <Answer.MAYBE: 'maybe'>)
        """
        on = _parse.argument("day", as_partial_date, day)
        begun = ~self.since.after(on) if self.since else Answer.MAYBE
        return begun & self.until.after(on) if self.until else begun


def as_posts(value: Collection[Post]) -> tuple[Post, ...]:
    """Return posts, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Post))


@frozen(repr=False)
class Person(Citing):
    """A person who took part.

    Attributes:
        id: The person's id in the hub.
        name: The name as printed.
        other_names: The same name as printed elsewhere (Popolo's *other names*).
        posts: The person's posts, at any time.
        identifiers: The person's ids elsewhere.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> person = Person("katarzyna-wawiernia", "Katarzyna Wawiernia")
        >>> str(person.name)
        'Katarzyna Wawiernia'
    """

    id: PersonId = field(converter=as_person_id)
    name: Text = field(converter=as_text)
    other_names: tuple[Text, ...] = field(default=(), converter=as_texts, kw_only=True)
    posts: tuple[Post, ...] = field(default=(), converter=as_posts, kw_only=True)
    identifiers: tuple[Identifier, ...] = field(default=(), converter=as_identifiers, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)
