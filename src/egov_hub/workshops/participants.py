"""Who organizes a workshop, who appears at it, who attends it, and how many."""

from collections.abc import Collection, Iterator
from typing import ClassVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.parties import Post, as_posts
from egov_hub.problems import Code, Problem
from egov_hub.records import Record, Rules, only_without, rules
from egov_hub.values.claims import Citing
from egov_hub.values.ids import (
    OrganizationId,
    PartyId,
    PersonId,
    as_optional_organization_id,
    as_optional_party_id,
    as_party_id,
    as_person_id,
)
from egov_hub.values.sources import Citation, as_citations
from egov_hub.values.text import Text, as_optional_text, as_text
from egov_hub.workshops.words import (
    CountQualifier,
    CountUnit,
    Mode,
    Part,
    Role,
    as_count_qualifier,
    as_count_unit,
    as_optional_mode,
    as_optional_part,
    as_optional_role,
)


def as_number(value: int) -> int:
    """Return a whole number from 0."""
    return _parse.whole_number(value, 0)


@frozen(repr=False)
class CoOrganizer(Citing):
    """An organization, or a country, that has a role in a workshop.

    One that has two roles, or different roles in two sources, is listed twice.

    Attributes:
        organization: The organization; or the country, where no body of it is named.
        role: What it does; None: the source does not say.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> CoOrganizer("undp", "funder").role
        <Role.FUNDER: 'funder'>
        >>> CoOrganizer("KR", "host").organization
        'KR'
    """

    organization: PartyId = field(converter=as_party_id)
    role: Role | None = field(default=Role.CO_ORGANIZER, converter=as_optional_role)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_co_organizers(value: Collection[CoOrganizer]) -> tuple[CoOrganizer, ...]:
    """Return co-organizers, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, CoOrganizer))


@frozen(repr=False)
class Remark(Record):
    """A statement of a person.

    Attributes:
        text: The words.
        quoted: Whether the source quotes the words as spoken; if not, it is a summary.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> Remark("Technology helps the state to keep up a dialogue with citizens.").quoted
        False
    """

    text: Text = field(converter=as_text)
    quoted: bool = field(default=False, converter=_parse.truth, kw_only=True)


def as_remarks(value: Collection[Remark]) -> tuple[Remark, ...]:
    """Return remarks, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Remark))


@frozen(repr=False)
class Appearance(Citing):
    """A person at a workshop, with the person's posts *at that time*, titles as printed.

    Attributes:
        person: The person.
        part: What the person does; None: not recorded. A person with two parts is listed twice.
        posts: The person's posts at that time.
        remarks: The person's statements.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> appearance = Appearance(
        ...     "rustam-kasimov", "welcome", posts=[Post("State Advisor"), Post("Rector")]
        ... )
        >>> [str(post.title) for post in appearance.posts]
        ['State Advisor', 'Rector']
    """

    person: PersonId = field(converter=as_person_id)
    part: Part | None = field(default=None, converter=as_optional_part)
    posts: tuple[Post, ...] = field(default=(), converter=as_posts, kw_only=True)
    remarks: tuple[Remark, ...] = field(default=(), converter=as_remarks, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_appearances(value: Collection[Appearance]) -> tuple[Appearance, ...]:
    """Return appearances, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Appearance))


@frozen(repr=False)
class Headcount(Citing):
    """A number of people, countries, organizations or members, as printed.

    Attributes:
        value: The number.
        qualifier: How to read it: exactly, over, at least, about or up to.
        unit: What it counts.
        mode: How the people counted took part; None: in any way.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value, or the number is negative.

    Example:
        >>> Headcount(70, "over")
        Headcount(70, 'over')
        >>> print(Headcount(70, "over"))
        over 70 participants
    """

    value: int = field(converter=as_number)
    qualifier: CountQualifier = field(default=CountQualifier.EXACTLY, converter=as_count_qualifier)
    unit: CountUnit = field(default=CountUnit.PARTICIPANTS, converter=as_count_unit, kw_only=True)
    mode: Mode | None = field(default=None, converter=as_optional_mode, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return the number in words."""
        exactly = self.qualifier is CountQualifier.EXACTLY
        how = "" if exactly else f"{self.qualifier.replace('-', ' ')} "
        mode = f" ({self.mode})" if self.mode else ""
        return f"{how}{self.value} {self.unit}{mode}"


def as_optional_headcount(value: Headcount | None) -> Headcount | None:
    """Return None for None, else a headcount."""
    return None if value is None else _parse.instance(value, Headcount)


def as_headcounts(value: Collection[Headcount]) -> tuple[Headcount, ...]:
    """Return headcounts, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Headcount))


@only_without("party", "organization", "audience")
def _somebody_attends(
    party: PartyId | None, organization: OrganizationId | None, audience: Text | None
) -> Iterator[Problem]:
    if party is None and organization is None and audience is None:
        message = "Nobody is named. Give a party, an organization or an audience."
        yield Problem(Code.EMPTY_ATTENDANCE, "", message)


@frozen(repr=False)
class Attendance(Citing):
    """Somebody attended: a party, one of its organizations, or an audience.

    Attributes:
        party: The country or organization that was represented.
        organization: The organization that attended, for the party or for itself.
        audience: Who attended, in words: "researchers and students".
        headcount: How many people attended.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value, or nobody is named.

    Example:
        >>> Attendance("UZ", audience="researchers and students").party
        'UZ'
    """

    __rules__: ClassVar[Rules] = rules(_somebody_attends)

    party: PartyId | None = field(default=None, converter=as_optional_party_id)
    organization: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
    )
    audience: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    headcount: Headcount | None = field(default=None, converter=as_optional_headcount, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_attendance(value: Collection[Attendance]) -> tuple[Attendance, ...]:
    """Return attendances, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Attendance))
