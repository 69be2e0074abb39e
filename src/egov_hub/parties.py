"""Organizations, people, and the posts that people hold.

The terms are those of Popolo and of the W3C Organization Ontology (ORG): an organization may have
a parent and former names, and may succeed others; a person holds posts, in an organization or
beside any, from some day to some day.
"""

from collections.abc import Collection, Iterator
from typing import ClassVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import Word
from egov_hub.problems import Code, Problem
from egov_hub.records import Record, Rules, only_with, rules
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import (
    CountryCode,
    Identifier,
    OrganizationId,
    PersonId,
    as_identifiers,
    as_optional_country,
    as_optional_organization_id,
    as_organization_id,
    as_person_id,
)
from egov_hub.values.sources import Citation, as_citations, as_urls
from egov_hub.values.text import Text, as_text, as_texts

__all__ = [
    "FormerName",
    "Organization",
    "OrganizationKind",
    "Person",
    "Post",
    "Succession",
    "SuccessionManner",
]


class OrganizationKind(Word):
    """What sort of body an organization is (Popolo's *classification*).

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
    """A programme, project or joint initiative that acts, but is no legal body."""


class SuccessionManner(Word):
    """How one organization came to stand in the place of another (ORG's *ChangeEvent*).

    Example:
        >>> SuccessionManner("split")
        <SuccessionManner.SPLIT: 'split'>
    """

    RENAMED = "renamed"
    """The same body under another name, recorded as a body of its own."""
    MERGED = "merged"
    """One of several predecessors."""
    SPLIT = "split"
    """One of several successors."""
    REPLACED = "replaced"
    """Another body took over."""


def as_optional_organization_kind(
    value: OrganizationKind | str | None,
) -> OrganizationKind | None:
    """Return None for None, else a kind of organization."""
    return None if value is None else _parse.word(value, OrganizationKind)


def as_succession_manner(value: SuccessionManner | str) -> SuccessionManner:
    """Return a manner of succession."""
    return _parse.word(value, SuccessionManner)


def ends_in_time(since: PartialDate | None, until: PartialDate | None) -> Problem | None:
    """Return the problem that something ends before it starts, if it certainly does."""
    if since and until and until.before(since).certainly:
        message = f"The end ({until}) lies before the start ({since}): swap the two, or mend one."
        return Problem(Code.ENDS_BEFORE_START, "", message)
    return None


@frozen(repr=False)
class FormerName(Record):
    """A name that an organization no longer has.

    Attributes:
        name: The name.
        until: The first day on which it was no longer the name.

    Raises:
        ValidationError: A field does not hold what it should.

    Example:
        >>> print(FormerName("Regional Hub of Civil Service in Astana").name)
        Regional Hub of Civil Service in Astana
    """

    name: Text = field(converter=as_text)
    until: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )


def as_former_names(value: Collection[FormerName]) -> tuple[FormerName, ...]:
    """Return former names, none of them twice."""
    return _parse.distinct(value, lambda item: _parse.instance(item, FormerName))


@frozen(repr=False)
class Succession(Record):
    """An organization came to stand in the place of another.

    Attributes:
        predecessor: The organization before.
        on: The first day after the change.
        manner: How it came about.
        cited: The sources that say so.

    Raises:
        ValidationError: A field does not hold what it should.

    Example:
        >>> Succession("academy-of-public-administration", "2025-05-05", "replaced").manner
        <SuccessionManner.REPLACED: 'replaced'>
    """

    predecessor: OrganizationId = field(converter=as_organization_id)
    on: PartialDate = field(converter=as_partial_date)
    manner: SuccessionManner = field(converter=as_succession_manner)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_successions(value: Collection[Succession]) -> tuple[Succession, ...]:
    """Return successions, none of them twice."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Succession))


@only_with("dissolved")
def _dissolved_after_founded(
    founded: PartialDate | None, dissolved: PartialDate | None
) -> Iterator[Problem]:
    if problem := ends_in_time(founded, dissolved):
        yield problem.under("dissolved")


@frozen(repr=False)
class Organization(Record):
    """A body: an agency, an international organization, an academy, a unit of any of these.

    Attributes:
        id: Its id in the hub.
        name: Its name as printed.
        kind: What sort of body it is.
        country: The country it is of, where it is of one.
        parent: The organization it is a part of.
        founded: The first day on which it was.
        dissolved: The first day on which it was no more.
        former_names: The names it had before.
        other_names: Other renderings of its name, as printed (Popolo's *other names*).
        succeeds: The organizations in whose place it came to stand.
        identifiers: Its ids elsewhere.
        links: Its pages.
        cited: The sources that say so.

    Raises:
        ValidationError: A field does not hold what it should, or it is dissolved before founded.

    Example:
        >>> unit = Organization("oecd-open-data", "Open Data Unit", parent="oecd")
        >>> unit.parent
        'oecd'
    """

    __rules__: ClassVar[Rules] = rules(_dissolved_after_founded)

    id: OrganizationId = field(converter=as_organization_id)
    name: Text = field(converter=as_text)
    kind: OrganizationKind | None = field(
        default=None, converter=as_optional_organization_kind, kw_only=True
    )
    country: CountryCode | None = field(default=None, converter=as_optional_country, kw_only=True)
    parent: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
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


@only_with("until")
def _until_after_since(since: PartialDate | None, until: PartialDate | None) -> Iterator[Problem]:
    if problem := ends_in_time(since, until):
        yield problem.under("until")


@frozen(repr=False)
class Post(Record):
    """An office that a person holds: the title as printed, and where.

    Attributes:
        title: The title.
        organization: The body the post is in.
        since: The first day.
        until: The first day no longer; None: not recorded as ended.

    Raises:
        ValidationError: A field does not hold what it should, or it ends before it starts.

    Example:
        >>> Post("Rector", "academy-of-public-administration").organization
        'academy-of-public-administration'
    """

    __rules__: ClassVar[Rules] = rules(_until_after_since)

    title: Text = field(converter=as_text)
    organization: OrganizationId | None = field(default=None, converter=as_optional_organization_id)
    since: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    until: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )

    def held_on(self, day: DateLike) -> Answer:
        """Answer whether it was held on a day.

        One of which no end is recorded is taken to go on. Of one without a start it is not known
        since when it was held.

        Args:
            day: The day. One that is not fully known can be any of the days that it may be.

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
    """Return posts, none of them twice."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Post))


@frozen(repr=False)
class Person(Record):
    """Someone who took part.

    Attributes:
        id: The person's id in the hub.
        name: The name as printed.
        other_names: The same name as printed elsewhere (Popolo's *other names*).
        posts: The posts held, at any time.
        identifiers: The person's ids elsewhere.
        cited: The sources that say so.

    Raises:
        ValidationError: A field does not hold what it should.

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
