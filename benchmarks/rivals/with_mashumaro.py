"""mashumaro with its orjson mixin: frozen, slotted dataclasses and code generated for each.

It takes strings as they come and coerces numbers, so each kind of string has a type of its own
(`NewType`) with a strategy that checks. Closed lists are literals; rules that span fields stand in
`__post_init__`. It stops at the first problem.

It cannot do: refuse a key that stands twice, or an object where a list belongs, if it is empty;
or check what is made in Python: a constructor runs `__post_init__` alone. So `build` converts
dicts, which checks all. Language maps stay dicts that can be changed.
"""

from dataclasses import dataclass
from typing import Literal, NewType

from mashumaro.config import BaseConfig
from mashumaro.mixins.orjson import DataClassORJSONMixin

from . import Arguments, checks, words
from .checks import PartialDate

UNKNOWN = PartialDate("XXXX")
Slug = NewType("Slug", str)
Url = NewType("Url", str)
Words = NewType("Words", str)
Language = NewType("Language", str)
Text = NewType("Text", dict[str, str])
Country = NewType("Country", str)
Party = NewType("Party", str)
Count = NewType("Count", int)
Ordinal = NewType("Ordinal", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(DataClassORJSONMixin):
    """What all records share."""

    class Config(BaseConfig):
        """How records are read and written."""

        forbid_extra_keys = True
        omit_default = True
        serialization_strategy = {  # noqa: RUF012 - mashumaro's way to configure
            PartialDate: {"deserialize": PartialDate, "serialize": str},
            Slug: {"deserialize": checks.slug},
            Url: {"deserialize": checks.url},
            Words: {"deserialize": checks.words},
            Language: {"deserialize": checks.language},
            Text: {"deserialize": checks.text},
            Country: {"deserialize": checks.country},
            Party: {"deserialize": checks.party},
            Count: {"deserialize": checks.count},
            Ordinal: {"deserialize": checks.ordinal},
            bool: {"deserialize": checks.truth},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    """That a source says so."""

    source: Slug
    printed: Words | None = None
    locator: Words | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Record):
    """An id elsewhere."""

    scheme: Slug
    value: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A text that facts were taken from."""

    id: Slug
    title: Text
    url: Url | None = None
    publisher: Text | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    copy_of: Slug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName(Record):
    """A name of old."""

    name: Text
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Record):
    """One body in the place of another."""

    predecessor: Slug
    on: PartialDate
    manner: words.SuccessionManner
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Record):
    """A body."""

    id: Slug
    name: Text
    kind: words.OrganizationKind | None = None
    country: Country | None = None
    parent: Slug | None = None
    founded: PartialDate | None = None
    dissolved: PartialDate | None = None
    former_names: tuple[FormerName, ...] = ()
    other_names: tuple[Text, ...] = ()
    succeeds: tuple[Succession, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Url, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.in_time(self.founded, self.dissolved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Record):
    """An office held."""

    title: Text
    organization: Slug | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None

    def __post_init__(self) -> None:
        checks.in_time(self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone who took part."""

    id: Slug
    name: Text
    other_names: tuple[Text, ...] = ()
    posts: tuple[Post, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipChange(Record):
    """From some day on, a party stands otherwise."""

    member: Party
    on: PartialDate
    to: words.Standing | None
    through: Slug | None = None
    how: words.Departure | None = None
    label: Text | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.change(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipHistory(Record):
    """Who belonged when."""

    changes: tuple[MembershipChange, ...] = ()

    def __post_init__(self) -> None:
        checks.history(self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation(Record):
    """A source says who belonged."""

    on: PartialDate
    members: tuple[Party, ...] = ()
    complete: bool = False
    count: Count | None = None
    counted: words.Counted | None = None
    standing: words.Standing | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.attestation(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Record):
    """How an alliance works."""

    title: Text
    publisher: Text | None = None
    url: Url | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseReached(Record):
    """A phase of learning."""

    phase: words.LearningPhase
    on: PartialDate
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance(Record):
    """What parties belong to."""

    id: Slug
    name: Text
    kind: words.AllianceKind | None = None
    theme: Text | None = None
    launched: PartialDate | None = None
    dissolved: PartialDate | None = None
    convened_by: tuple[Slug, ...] = ()
    guide: Guide | None = None
    history: MembershipHistory = MembershipHistory()
    attestations: tuple[Attestation, ...] = ()
    phases: tuple[PhaseReached, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.alliance(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """Where it takes place."""

    country: Country | None = None
    city: Text | None = None
    venue: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoOrganizer(Record):
    """A body with a role."""

    organization: Slug
    role: words.Role = "co-organizer"
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """What somebody said."""

    text: Text
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance(Record):
    """A person at a workshop."""

    person: Slug
    part: words.Part | None = None
    posts: tuple[Post, ...] = ()
    remarks: tuple[Remark, ...] = ()
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount(Record):
    """A number as printed."""

    value: Count
    qualifier: words.CountQualifier = "exactly"
    unit: words.CountUnit = "participants"
    mode: words.Mode | None = None
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """That somebody was there."""

    party: Party | None = None
    organization: Slug | None = None
    audience: Text | None = None
    headcount: Headcount | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.attendance(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """What was planned earlier."""

    start: PartialDate = UNKNOWN
    end: PartialDate | None = None
    place: Place | None = None
    format: words.WorkshopFormat | None = None
    said_on: PartialDate | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.in_time(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop(Record):
    """An event."""

    id: Slug
    title: Text | None = None
    start: PartialDate = UNKNOWN
    end: PartialDate | None = None
    kind: words.WorkshopKind | None = None
    status: words.WorkshopStatus | None = None
    format: words.WorkshopFormat | None = None
    place: Place | None = None
    co_organizers: tuple[CoOrganizer, ...] = ()
    alliance: Slug | None = None
    within: Slug | None = None
    follows: Slug | None = None
    series: Text | None = None
    ordinal: Ordinal | None = None
    phase: words.LearningPhase | None = None
    topics: tuple[Text, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    languages: tuple[Language, ...] = ()
    rescheduled: tuple[Plan, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.workshop(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub(Record):
    """The register."""

    egov_hub: Literal[1]
    id: Slug
    name: Text
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        checks.hub(self)


def read(data: bytes) -> Hub:
    """Return the hub of a document."""
    return Hub.from_json(data)


def write(hub: Hub) -> bytes:
    """Return the document of a hub."""
    return hub.to_jsonb()


def build(changes: list[Arguments]) -> MembershipHistory:
    """Return a history of changes, read from dicts because constructors check no types."""
    return MembershipHistory(
        changes=tuple(
            [
                MembershipChange.from_dict({"member": member, "on": on, "to": to})
                for member, on, to in changes
            ]
        )
    )


def told(data: bytes) -> int:
    """Return how many problems are told: the first."""
    try:
        read(data)
    # What is missing is a LookupError there, all else a ValueError.
    except (ValueError, LookupError):
        return 1
    return 0
