"""The words for workshops: kinds, statuses, formats, roles, parts, and how people are counted."""

from collections.abc import Collection
from typing import Literal, TypeAlias

from egov_hub import _parse
from egov_hub._wording import Word


class WorkshopKind(Word):
    """The type of event.

    Example:
        >>> WorkshopKind("study-visit")
        <WorkshopKind.STUDY_VISIT: 'study-visit'>
    """

    WORKSHOP = "workshop"
    """The participants work on a topic together."""
    CONFERENCE = "conference"
    """An event of several sessions, to which many people are invited."""
    SEMINAR = "seminar"
    """Experts present a topic, and the participants discuss it."""
    WEBINAR = "webinar"
    """A seminar that is held online."""
    STUDY_VISIT = "study-visit"
    """Visitors see for themselves how an organization works. Also called a study tour."""
    PANEL = "panel"
    """A few people discuss a topic before an audience."""
    MEETING = "meeting"
    """People come together to consult each other or to decide."""
    FORUM = "forum"
    """Many organizations discuss openly, often at regular times."""
    CEREMONY = "ceremony"
    """A signing, an award, the opening of an institution."""


WorkshopKindLike: TypeAlias = (
    WorkshopKind
    | Literal[
        "workshop",
        "conference",
        "seminar",
        "webinar",
        "study-visit",
        "panel",
        "meeting",
        "forum",
        "ceremony",
    ]
)
"""A `WorkshopKind`, or its word."""


class WorkshopStatus(Word):
    """Whether the event was held, as far as is recorded.

    Example:
        >>> WorkshopStatus("held")
        <WorkshopStatus.HELD: 'held'>
    """

    ANNOUNCED = "announced"
    """To be held; no source says that it was. Attendance and headcounts are expected."""
    POSTPONED = "postponed"
    """Moved to another day, which may be unknown."""
    CANCELLED = "cancelled"
    """Called off: it was not held and will not be."""
    HELD = "held"
    """It took place."""


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
    """All take part in the same place."""
    ONLINE = "online"
    """All take part over the internet; the event is in no country."""
    HYBRID = "hybrid"
    """Some take part in person, others from elsewhere."""
    STREAMED = "streamed"
    """In person, and broadcast: who watches from elsewhere cannot take part."""


WorkshopFormatLike: TypeAlias = (
    WorkshopFormat | Literal["in-person", "online", "hybrid", "streamed"]
)
"""A `WorkshopFormat`, or its word."""


class Role(Word):
    """What an organization does for a workshop, in the words of the notice.

    Example:
        >>> Role("co-organizer")
        <Role.CO_ORGANIZER: 'co-organizer'>
    """

    ORGANIZER = "organizer"
    """Organizes the event."""
    CO_ORGANIZER = "co-organizer"
    """Organizes the event together with others."""
    HOST = "host"
    """Receives the participants in its country or its house."""
    CONVENER = "convener"
    """Calls the participants together."""
    PARTNER = "partner"
    """Works with the organizers: "in partnership with", "in collaboration with"."""
    SUPPORTER = "supporter"
    """Supports the event in a way that is not named: "with the support of"."""
    FUNDER = "funder"
    """Pays for the event, or for a part of it. Also called a sponsor."""
    IMPLEMENTER = "implementer"
    """Carries out the event, or the project that it belongs to, for others."""
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
    """Leads the event, or a session of it."""
    MODERATOR = "moderator"
    """Guides a discussion, and says who speaks next."""
    WELCOME = "welcome"
    """Gives a welcome speech."""
    OPENING = "opening"
    """Gives an opening speech."""
    KEYNOTE = "keynote"
    """Gives the main speech."""
    SPEAKER = "speaker"
    """Gives a talk."""
    PANELIST = "panelist"
    """Discusses a topic with others before an audience."""
    EXPERT = "expert"
    """Is named as an expert: advises or trains the participants."""
    PARTICIPANT = "participant"
    """Takes part, and is not said to speak."""


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
    """The number, with no other word."""
    OVER = "over"
    """More than the number: "over 70", "more than 30"."""
    AT_LEAST = "at-least"
    """The number or more: "at least 70"."""
    ABOUT = "about"
    """The number, or somewhat more or fewer: "about 70", "some 70"."""
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
    """People who took part."""
    REGISTERED = "registered"
    """People who registered, whether they came or not."""
    SPEAKERS = "speakers"
    """People who spoke."""
    COUNTRIES = "countries"
    """Countries from which people took part."""
    ORGANIZATIONS = "organizations"
    """Organizations from which people took part."""
    MEMBERS = "members"
    """Members of the alliance: the parties, not the people who came for them."""


CountUnitLike: TypeAlias = (
    CountUnit
    | Literal["participants", "registered", "speakers", "countries", "organizations", "members"]
)
"""A `CountUnit`, or its word."""


class Mode(Word):
    """How the people counted took part.

    Example:
        >>> Mode("online")
        <Mode.ONLINE: 'online'>
    """

    IN_PERSON = "in-person"
    """In the place of the event."""
    ONLINE = "online"
    """From elsewhere, over the internet."""


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


def as_optional_role(value: RoleLike | None) -> Role | None:
    """Return None for None, else a role."""
    return None if value is None else _parse.word(value, Role)


def as_roles(value: Collection[RoleLike | None]) -> tuple[Role | None, ...]:
    """Return roles, without duplicates; None stands for a role that is not recorded."""
    return _parse.distinct(value, as_optional_role)


def as_optional_part(value: PartLike | None) -> Part | None:
    """Return None for None, else a part."""
    return None if value is None else _parse.word(value, Part)


def as_count_qualifier(value: CountQualifierLike) -> CountQualifier:
    """Return a qualifier of a number."""
    return _parse.word(value, CountQualifier)


def as_count_unit(value: CountUnitLike) -> CountUnit:
    """Return what a number counts."""
    return _parse.word(value, CountUnit)


def as_optional_count_unit(value: CountUnitLike | None) -> CountUnit | None:
    """Return None for None, else what a number counts."""
    return None if value is None else as_count_unit(value)


def as_optional_mode(value: ModeLike | None) -> Mode | None:
    """Return None for None, else a mode."""
    return None if value is None else _parse.word(value, Mode)
