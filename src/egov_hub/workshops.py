"""Workshops: the events, their organizers and framework, the speakers and who attended.

A workshop here is any event to which people are invited, also a conference, a webinar or a study
visit. Only what a notice says is recorded. A member that is not named is *not recorded* as
present, which is not the same as absent.
"""

from collections.abc import Collection, Iterator
from typing import ClassVar, Literal, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Summarized
from egov_hub._wording import Word
from egov_hub.alliances import LearningPhase, as_optional_learning_phase
from egov_hub.parties import Post, as_posts, ends_in_time
from egov_hub.problems import Code, Problem
from egov_hub.records import Record, Rules, only_with, rules
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate, Precision, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PartyId,
    PersonId,
    WorkshopId,
    as_optional_alliance_id,
    as_optional_country,
    as_optional_organization_id,
    as_optional_party_id,
    as_optional_workshop_id,
    as_organization_id,
    as_person_id,
    as_workshop_id,
)
from egov_hub.values.sources import Citation, as_citations, named_once
from egov_hub.values.text import Text, as_languages, as_optional_text, as_text, as_texts

__all__ = [
    "Appearance",
    "Attendance",
    "CoOrganizer",
    "CountQualifier",
    "CountQualifierLike",
    "CountUnit",
    "CountUnitLike",
    "Headcount",
    "Mode",
    "ModeLike",
    "Part",
    "PartLike",
    "Place",
    "Plan",
    "Remark",
    "Role",
    "RoleLike",
    "Workshop",
    "WorkshopFormat",
    "WorkshopFormatLike",
    "WorkshopKind",
    "WorkshopKindLike",
    "WorkshopStatus",
    "WorkshopStatusLike",
]


class WorkshopKind(Word):
    """The type of event.

    Example:
        >>> WorkshopKind("study-visit")
        <WorkshopKind.STUDY_VISIT: 'study-visit'>
    """

    WORKSHOP = "workshop"
    CONFERENCE = "conference"
    SEMINAR = "seminar"
    WEBINAR = "webinar"
    STUDY_VISIT = "study-visit"
    PANEL = "panel"
    MEETING = "meeting"


WorkshopKindLike: TypeAlias = (
    WorkshopKind
    | Literal["workshop", "conference", "seminar", "webinar", "study-visit", "panel", "meeting"]
)
"""A `WorkshopKind`, or its word."""


class WorkshopStatus(Word):
    """Whether the event was held, as far as is recorded.

    Example:
        >>> WorkshopStatus("held")
        <WorkshopStatus.HELD: 'held'>
    """

    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    """Moved to another day, which may be unknown."""
    CANCELLED = "cancelled"
    HELD = "held"


WorkshopStatusLike: TypeAlias = (
    WorkshopStatus | Literal["announced", "postponed", "cancelled", "held"]
)
"""A `WorkshopStatus`, or its word."""


class WorkshopFormat(Word):
    """How people take part.

    Example:
        >>> WorkshopFormat("hybrid")
        <WorkshopFormat.HYBRID: 'hybrid'>
    """

    IN_PERSON = "in-person"
    ONLINE = "online"
    HYBRID = "hybrid"


WorkshopFormatLike: TypeAlias = WorkshopFormat | Literal["in-person", "online", "hybrid"]
"""A `WorkshopFormat`, or its word."""


class Role(Word):
    """What an organization does for a workshop, in the words of the notice.

    Example:
        >>> Role("co-organizer")
        <Role.CO_ORGANIZER: 'co-organizer'>
    """

    ORGANIZER = "organizer"
    CO_ORGANIZER = "co-organizer"
    HOST = "host"
    CONVENER = "convener"
    PARTNER = "partner"
    SUPPORTER = "supporter"
    FUNDER = "funder"
    IMPLEMENTER = "implementer"
    VENUE = "venue"
    """Provides the rooms."""


RoleLike: TypeAlias = (
    Role
    | Literal[
        "organizer",
        "co-organizer",
        "host",
        "convener",
        "partner",
        "supporter",
        "funder",
        "implementer",
        "venue",
    ]
)
"""A `Role`, or its word."""


class Part(Word):
    """What a person does at a workshop.

    Example:
        >>> Part("welcome")
        <Part.WELCOME: 'welcome'>
    """

    CHAIR = "chair"
    MODERATOR = "moderator"
    WELCOME = "welcome"
    """Gives a welcome speech."""
    OPENING = "opening"
    """Gives an opening speech."""
    KEYNOTE = "keynote"
    SPEAKER = "speaker"
    PANELIST = "panelist"
    EXPERT = "expert"
    PARTICIPANT = "participant"


PartLike: TypeAlias = (
    Part
    | Literal[
        "chair",
        "moderator",
        "welcome",
        "opening",
        "keynote",
        "speaker",
        "panelist",
        "expert",
        "participant",
    ]
)
"""A `Part`, or its word."""


class CountQualifier(Word):
    """How to read a printed number.

    Example:
        >>> CountQualifier("over")
        <CountQualifier.OVER: 'over'>
    """

    EXACTLY = "exactly"
    OVER = "over"
    """More than the number: "over 70", "more than 30"."""
    AT_LEAST = "at-least"
    ABOUT = "about"
    UP_TO = "up-to"
    """The number or fewer."""


CountQualifierLike: TypeAlias = (
    CountQualifier | Literal["exactly", "over", "at-least", "about", "up-to"]
)
"""A `CountQualifier`, or its word."""


class CountUnit(Word):
    """What a number counts. People who registered did not always attend.

    Example:
        >>> CountUnit("registered")
        <CountUnit.REGISTERED: 'registered'>
    """

    PARTICIPANTS = "participants"
    REGISTERED = "registered"
    SPEAKERS = "speakers"
    COUNTRIES = "countries"
    ORGANIZATIONS = "organizations"


CountUnitLike: TypeAlias = (
    CountUnit | Literal["participants", "registered", "speakers", "countries", "organizations"]
)
"""A `CountUnit`, or its word."""


class Mode(Word):
    """How the people counted took part.

    Example:
        >>> Mode("online")
        <Mode.ONLINE: 'online'>
    """

    IN_PERSON = "in-person"
    ONLINE = "online"


ModeLike: TypeAlias = Mode | Literal["in-person", "online"]
"""A `Mode`, or its word."""


def as_optional_workshop_kind(value: WorkshopKindLike | None) -> WorkshopKind | None:
    """Return None for None, else a kind of event."""
    return None if value is None else _parse.word(value, WorkshopKind)


def as_optional_workshop_status(value: WorkshopStatusLike | None) -> WorkshopStatus | None:
    """Return None for None, else a status."""
    return None if value is None else _parse.word(value, WorkshopStatus)


def as_optional_workshop_format(value: WorkshopFormatLike | None) -> WorkshopFormat | None:
    """Return None for None, else a format."""
    return None if value is None else _parse.word(value, WorkshopFormat)


def as_role(value: RoleLike) -> Role:
    """Return a role."""
    return _parse.word(value, Role)


def as_roles(value: Collection[RoleLike]) -> tuple[Role, ...]:
    """Return roles, without duplicates."""
    return _parse.distinct(value, as_role)


def as_optional_part(value: PartLike | None) -> Part | None:
    """Return None for None, else a part."""
    return None if value is None else _parse.word(value, Part)


def as_count_qualifier(value: CountQualifierLike) -> CountQualifier:
    """Return a qualifier of a number."""
    return _parse.word(value, CountQualifier)


def as_count_unit(value: CountUnitLike) -> CountUnit:
    """Return what a number counts."""
    return _parse.word(value, CountUnit)


def as_optional_mode(value: ModeLike | None) -> Mode | None:
    """Return None for None, else a mode."""
    return None if value is None else _parse.word(value, Mode)


def as_number(value: int) -> int:
    """Return a whole number from 0."""
    return _parse.whole_number(value, 0)


def as_optional_ordinal(value: int | None) -> int | None:
    """Return None for None, else a whole number from 1."""
    return None if value is None else _parse.whole_number(value, 1)


@frozen(repr=False)
class Place(Record):
    """Where an event takes place, as far as is known.

    Attributes:
        country: The country.
        city: The city, as printed.
        venue: The building or institution, as printed.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> Place("UZ", city="Tashkent").country.name
        'Uzbekistan'
    """

    country: CountryCode | None = field(default=None, converter=as_optional_country)
    city: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    venue: Text | None = field(default=None, converter=as_optional_text, kw_only=True)


def as_optional_place(value: Place | None) -> Place | None:
    """Return None for None, else a place."""
    return None if value is None else _parse.instance(value, Place)


@frozen(repr=False)
class CoOrganizer(Record):
    """An organization that has a role in a workshop.

    An organization that has two roles, or different roles in two sources, is listed twice.

    Attributes:
        organization: The organization.
        role: What it does.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> CoOrganizer("undp", "funder").role
        <Role.FUNDER: 'funder'>
    """

    organization: OrganizationId = field(converter=as_organization_id)
    role: Role = field(default=Role.CO_ORGANIZER, converter=as_role)
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
class Appearance(Record):
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
class Headcount(Record):
    """A number of people, countries or organizations, as printed.

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
    """

    value: int = field(converter=as_number)
    qualifier: CountQualifier = field(default=CountQualifier.EXACTLY, converter=as_count_qualifier)
    unit: CountUnit = field(default=CountUnit.PARTICIPANTS, converter=as_count_unit, kw_only=True)
    mode: Mode | None = field(default=None, converter=as_optional_mode, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_optional_headcount(value: Headcount | None) -> Headcount | None:
    """Return None for None, else a headcount."""
    return None if value is None else _parse.instance(value, Headcount)


def as_headcounts(value: Collection[Headcount]) -> tuple[Headcount, ...]:
    """Return headcounts, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Headcount))


def _somebody_attends(
    party: PartyId | None, organization: OrganizationId | None, audience: Text | None
) -> Iterator[Problem]:
    if party is None and organization is None and audience is None:
        message = "Nobody is named. Give a party, an organization or an audience."
        yield Problem(Code.EMPTY_ATTENDANCE, "", message)


@frozen(repr=False)
class Attendance(Record):
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


@only_with("end")
def _end_after_start(start: PartialDate, end: PartialDate | None) -> Iterator[Problem]:
    if problem := ends_in_time(start, end):
        yield problem.under("end")


@frozen(repr=False)
class Plan(Record):
    """An earlier plan, and the day on which it was announced.

    Attributes:
        start: The planned first day.
        end: The planned last day.
        place: The planned place.
        format: The planned format.
        said_on: The day on which the plan was announced.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value, or the plan ends before it starts.

    Example:
        >>> plan = Plan("2020-09-25", format="online", said_on="2020-07-17")
        >>> plan.said_on.after("2020-03-26")
        <Answer.YES: 'yes'>
    """

    __rules__: ClassVar[Rules] = rules(_end_after_start)

    start: PartialDate = field(default=PartialDate("XXXX"), converter=as_partial_date)
    end: PartialDate | None = field(default=None, converter=as_optional_partial_date, kw_only=True)
    place: Place | None = field(default=None, converter=as_optional_place, kw_only=True)
    format: WorkshopFormat | None = field(
        default=None, converter=as_optional_workshop_format, kw_only=True
    )
    said_on: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_plans(value: Collection[Plan]) -> tuple[Plan, ...]:
    """Return plans, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Plan))


@only_with("ordinal")
def _ordinal_within_a_series(series: Text | None, ordinal: int | None) -> Iterator[Problem]:
    if ordinal is not None and series is None:
        message = (
            f"The ordinal {ordinal} needs a series. Name the series, or leave out the ordinal."
        )
        yield Problem(Code.ORDINAL_WITHOUT_SERIES, "/ordinal", message)


@frozen(repr=False)
class Workshop(Summarized, Record):
    """An event to which people were invited.

    `alliance`, `within`, `follows` and `series` are four different relations: the framework of the
    event, the larger event that it is a part of, the earlier event that led to it, and the series
    of similar events that it belongs to.

    Attributes:
        id: Its id in the hub.
        title: Its title as printed; None: it has no formal title.
        start: The first day.
        end: The last day, included; None: not recorded. A one-day event ends on the day it starts.
        kind: The type of event.
        status: Whether it was announced, postponed, cancelled or held.
        format: How people take part.
        place: Where it takes place.
        co_organizers: The organizations that have a role in it, in the order printed.
        alliance: The alliance, or project, in the framework of which it takes place.
        within: The event that it is a part of.
        follows: The earlier event that led to it.
        series: The name of the series of similar events that it belongs to.
        ordinal: Its number in the series, from 1.
        phase: The phase of peer learning that it belongs to.
        topics: What it is about.
        appearances: The people who appear, in the order printed.
        attendance: Who attended.
        headcounts: How many took part, or registered, as printed.
        languages: The languages used, as BCP 47 tags.
        rescheduled: Its earlier plans, oldest first.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value, the workshop ends before it starts, or an
            ordinal has no series.

    Example:
        >>> workshop = Workshop(
        ...     "tashkent-2019",
        ...     start="2019-05-30",
        ...     end="2019-05-31",
        ...     co_organizers=[CoOrganizer("astana-civil-service-hub")],
        ... )
        >>> workshop.title is None
        True
        >>> print(workshop)
        Workshop tashkent-2019; when: 2019-05-30/2019-05-31; \
organized by: astana-civil-service-hub (co-organizer)
        >>> Workshop("tashkent-2019", start="2019-05-31", end="2019-05-30", topics="open data")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 2 problems:
        1. /topics: Expected a list, got the text "open data". Write ["open data"]. [wrong-type]
        2. /end: The end (2019-05-30) is before the start (2019-05-31). Correct one of the two \
dates. [ends-before-start]
    """

    __rules__: ClassVar[Rules] = rules(_end_after_start, _ordinal_within_a_series)

    id: WorkshopId = field(converter=as_workshop_id)
    title: Text | None = field(default=None, converter=as_optional_text)
    start: PartialDate = field(default=PartialDate("XXXX"), converter=as_partial_date, kw_only=True)
    end: PartialDate | None = field(default=None, converter=as_optional_partial_date, kw_only=True)
    kind: WorkshopKind | None = field(
        default=None, converter=as_optional_workshop_kind, kw_only=True
    )
    status: WorkshopStatus | None = field(
        default=None, converter=as_optional_workshop_status, kw_only=True
    )
    format: WorkshopFormat | None = field(
        default=None, converter=as_optional_workshop_format, kw_only=True
    )
    place: Place | None = field(default=None, converter=as_optional_place, kw_only=True)
    co_organizers: tuple[CoOrganizer, ...] = field(
        default=(), converter=as_co_organizers, kw_only=True
    )
    alliance: AllianceId | None = field(
        default=None, converter=as_optional_alliance_id, kw_only=True
    )
    within: WorkshopId | None = field(default=None, converter=as_optional_workshop_id, kw_only=True)
    follows: WorkshopId | None = field(
        default=None, converter=as_optional_workshop_id, kw_only=True
    )
    series: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    ordinal: int | None = field(default=None, converter=as_optional_ordinal, kw_only=True)
    phase: LearningPhase | None = field(
        default=None, converter=as_optional_learning_phase, kw_only=True
    )
    topics: tuple[Text, ...] = field(default=(), converter=as_texts, kw_only=True)
    appearances: tuple[Appearance, ...] = field(default=(), converter=as_appearances, kw_only=True)
    attendance: tuple[Attendance, ...] = field(default=(), converter=as_attendance, kw_only=True)
    headcounts: tuple[Headcount, ...] = field(default=(), converter=as_headcounts, kw_only=True)
    languages: tuple[str, ...] = field(default=(), converter=as_languages, kw_only=True)
    rescheduled: tuple[Plan, ...] = field(default=(), converter=as_plans, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "title", self.title
        yield "when", "/".join(str(day) for day in (self.start, self.end) if day)
        yield "where", self.place
        yield "kind", self.kind
        yield "format", self.format
        yield "status", self.status
        organizers = (f"{each.organization} ({each.role})" for each in self.co_organizers)
        yield "organized by", ", ".join(organizers)
        yield "alliance", self.alliance
        yield "sources", named_once(self.cited)

    @property
    def first_day(self) -> PartialDate:
        """Its first day, as far as it is known. The end can limit it more than `start` does.

        Example:
            >>> str(Workshop("w", start="[2019-05..2019-07]", end="2019-05-31").first_day)
            '[2019-05-01..2019-05-31]'
        """
        if self.end is None or self.start.latest <= self.end.latest:
            return self.start
        return PartialDate.between(self.start.earliest, self.end.latest)

    @property
    def days(self) -> PartialDate:
        """Any one of its days, as far as they are known.

        Example:
            >>> str(Workshop("w", start="2019-05-30", end="2019-05-31").days)
            '[2019-05-30..2019-05-31]'
        """
        if self.end is None or self.end == self.start:
            return self.start
        return PartialDate.between(self.start.earliest, max(self.start.latest, self.end.latest))

    @property
    def took_place(self) -> Answer:
        """Whether it took place, as far as is recorded.

        Yes, if its status is `held` or somebody's attendance is recorded. No, if it was cancelled,
        or postponed to an unknown day. Otherwise maybe.

        Example:
            >>> Workshop("w", status="held").took_place
            <Answer.YES: 'yes'>
            >>> Workshop("w", start="2019-05-30").took_place
            <Answer.MAYBE: 'maybe'>
        """
        match self.status:
            case WorkshopStatus.CANCELLED:
                return Answer.NO
            case WorkshopStatus.POSTPONED:
                unknown = self.start.precision is Precision.UNKNOWN
                return Answer.NO if unknown else Answer.MAYBE
            case status:
                known = status is WorkshopStatus.HELD or self.attendance
                return Answer.YES if known else Answer.MAYBE
