"""msgspec: frozen Structs, decoded and checked in C, without the garbage collector's tracking.

Forms of ids, addresses and words are patterns, countries are literals. Dates are made by a
`dec_hook`; language tags and parties (a union of two strings cannot be declared) are checked in
`__post_init__`, as are the rules for several fields. It stops at the first problem.

It cannot refuse a duplicate key. It cannot check records created in Python, because a constructor
runs only `__post_init__`. So `build` converts dicts, which checks everything. Language maps are
mutable dicts.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from . import Arguments, checks, words
from .checks import PartialDate

UNKNOWN = PartialDate("XXXX")
Slug = Annotated[str, Meta(pattern=rf"^{checks.SLUG}\Z")]
Url = Annotated[str, Meta(pattern=rf"^{checks.URL}\Z")]
Words = Annotated[str, Meta(pattern=checks.VISIBLE)]
Language = str
Text = Annotated[dict[str, Words], Meta(min_length=1)]
Party = str
Count = Annotated[int, Meta(ge=0, le=checks.GREATEST)]
Ordinal = Annotated[int, Meta(ge=1, le=checks.GREATEST)]


class Record(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False
):
    """What all records share."""


class Citation(Record, frozen=True):
    """A citation of a source. What it says of a field is not checked against that field."""

    source: Slug
    printed: Words | None = None
    locator: Words | None = None
    about: Words | None = None
    says: bool | Count | Words | Text | None = None
    inferred: bool = False


class Identifier(Record, frozen=True):
    """An id in another register."""

    scheme: Words
    value: Words


class Source(Record, frozen=True):
    """A text that facts were taken from."""

    id: Slug
    title: Text | None = None
    url: Url | None = None
    publisher: Text | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    copy_of: Slug | None = None

    def __post_init__(self) -> None:
        checks.languages(self.title, self.publisher)


class FormerName(Record, frozen=True):
    """A former name."""

    name: Text
    since: PartialDate | None = None
    until: PartialDate | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.name)
        checks.in_time(self.since, self.until)


class City(Record, frozen=True):
    """A city of several names."""

    name: Text
    former_names: tuple[FormerName, ...] = ()
    other_names: tuple[Text, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.name, *self.other_names)


class Country(Record, frozen=True):
    """The names of a country."""

    id: words.Country
    name: Text | None = None
    former_names: tuple[FormerName, ...] = ()
    note: Text | None = None
    cities: tuple[City, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.name, self.note)


class Succession(Record, frozen=True):
    """One organization succeeded another."""

    predecessor: Slug
    on: PartialDate
    manner: words.SuccessionManner
    cited: tuple[Citation, ...] = ()


class Organization(Record, frozen=True):
    """A body."""

    id: Slug
    name: Text
    kind: words.OrganizationKind | None = None
    country: words.Country | None = None
    parent: Slug | None = None
    other_parents: tuple[Slug, ...] = ()
    founded: PartialDate | None = None
    dissolved: PartialDate | None = None
    former_names: tuple[FormerName, ...] = ()
    other_names: tuple[Text, ...] = ()
    succeeds: tuple[Succession, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Url, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.name, *self.other_names)
        checks.organization(self)


class Post(Record, frozen=True):
    """A post of a person."""

    title: Text | None = None
    organization: Slug | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None

    def __post_init__(self) -> None:
        checks.languages(self.title)
        checks.post(self)


class Person(Record, frozen=True):
    """Someone who took part."""

    id: Slug
    name: Text
    other_names: tuple[Text, ...] = ()
    posts: tuple[Post, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.name, *self.other_names)


class MembershipChange(Record, frozen=True):
    """A change of a party's standing."""

    member: Party
    on: PartialDate
    standing: words.Standing | None
    hold: words.Hold | None = None
    through: Slug | None = None
    how: words.Departure | None = None
    label: Text | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.label)
        checks.party(self.member)
        checks.change(self)


class MembershipHistory(Record, frozen=True):
    """Who belonged when."""

    changes: tuple[MembershipChange, ...] = ()
    complete: bool = True

    def __post_init__(self) -> None:
        checks.history(self.changes)


class Attestation(Record, frozen=True):
    """A source says who belonged."""

    on: PartialDate
    members: tuple[Party, ...] = ()
    complete: bool = False
    count: Count | None = None
    counted: words.Counted | None = None
    standing: words.Standing | None = None
    hold: words.Hold | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        for each in self.members:
            checks.party(each)
        checks.attestation(self)


class Guide(Record, frozen=True):
    """How an alliance works."""

    title: Text
    publisher: Text | None = None
    url: Url | None = None

    def __post_init__(self) -> None:
        checks.languages(self.title, self.publisher)


class PhaseReached(Record, frozen=True):
    """A phase of learning."""

    phase: words.LearningPhase
    on: PartialDate
    cited: tuple[Citation, ...] = ()


class Alliance(Record, frozen=True):
    """What parties belong to."""

    id: Slug
    name: Text
    kind: words.AllianceKind | None = None
    theme: Text | None = None
    launched: PartialDate | None = None
    dissolved: PartialDate | None = None
    former_names: tuple[FormerName, ...] = ()
    other_names: tuple[Text, ...] = ()
    convened_by: tuple[Slug, ...] = ()
    guide: Guide | None = None
    history: MembershipHistory | None = None
    attestations: tuple[Attestation, ...] = ()
    phases: tuple[PhaseReached, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.name, self.theme, *self.other_names)
        checks.alliance(self)


class Place(Record, frozen=True):
    """Where it takes place."""

    country: words.Country | None = None
    city: Text | None = None
    venue: Text | None = None

    def __post_init__(self) -> None:
        checks.languages(self.city, self.venue)


class CoOrganizer(Record, frozen=True):
    """A body with a role."""

    organization: Party
    role: words.Role | None = "co-organizer"
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.party(self.organization)


class Remark(Record, frozen=True):
    """What somebody said."""

    text: Text
    quoted: bool = False

    def __post_init__(self) -> None:
        checks.languages(self.text)


class Appearance(Record, frozen=True):
    """A person at a workshop."""

    person: Slug
    part: words.Part | None = None
    posts: tuple[Post, ...] = ()
    remarks: tuple[Remark, ...] = ()
    cited: tuple[Citation, ...] = ()


class Headcount(Record, frozen=True):
    """A number as printed."""

    value: Count
    qualifier: words.CountQualifier = "exactly"
    unit: words.CountUnit = "participants"
    mode: words.Mode | None = None
    cited: tuple[Citation, ...] = ()


class Attendance(Record, frozen=True):
    """Somebody attended."""

    party: Party | None = None
    organization: Slug | None = None
    audience: Text | None = None
    headcount: Headcount | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.audience)
        if self.party is not None:
            checks.party(self.party)
        checks.attendance(self)


class Plan(Record, frozen=True):
    """What was planned earlier."""

    start: PartialDate = UNKNOWN
    end: PartialDate | None = None
    place: Place | None = None
    format: words.WorkshopFormat | None = None
    said_on: PartialDate | None = None
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        checks.in_time(self.start, self.end)


class Workshop(Record, frozen=True):
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
    beside: Slug | None = None
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
        checks.languages(self.title, self.series, *self.topics)
        for tag in self.languages:
            checks.language(tag)
        checks.in_time(self.start, self.end)


class Hub(Record, frozen=True):
    """The register."""

    egov_hub: Literal[1]
    id: Slug
    name: Text
    countries: tuple[Country, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        checks.languages(self.name)
        checks.hub(self)


def _from_json(kind: type, value: object) -> object:
    if kind is PartialDate:
        return PartialDate(value)  # type: ignore[arg-type] # it refuses what is not a string
    raise NotImplementedError(kind)


_DECODER = msgspec.json.Decoder(Hub, dec_hook=_from_json)
_ENCODER = msgspec.json.Encoder(enc_hook=str)


def read(data: bytes) -> Hub:
    """Return the hub of a document."""
    return _DECODER.decode(data)


def write(hub: Hub) -> bytes:
    """Return the document of a hub."""
    return _ENCODER.encode(hub)


def build(changes: list[Arguments]) -> MembershipHistory:
    """Return a history of changes, converted from dicts because constructors check no types."""
    return MembershipHistory(
        changes=tuple(
            [
                msgspec.convert(
                    {"member": member, "on": on, "standing": to},
                    MembershipChange,
                    dec_hook=_from_json,
                )
                for member, on, to in changes
            ]
        )
    )


def count_problems(data: bytes) -> int:
    """Return how many problems are reported: only the first."""
    try:
        read(data)
    except msgspec.ValidationError:
        return 1
    return 0
