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
    CONFERENCE = "conference"
    SEMINAR = "seminar"
    WEBINAR = "webinar"
    STUDY_VISIT = "study-visit"
    PANEL = "panel"
    MEETING = "meeting"
    FORUM = "forum"
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
    """Attendance and headcounts are expected."""
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
