"""pydantic v2: frozen strict models that forbid extra keys; as much as possible is checked in Rust.

Ids, addresses, words and countries are patterns and literals, and a party is a union of the two.
Each date and language tag needs a call into Python, as do the rules for several fields. It reports
all problems of single fields together, and those of a rule for several fields only if all these
fields are valid.

It cannot refuse a duplicate key. Language maps are mutable dicts.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetPydanticSchema,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import core_schema

from . import Arguments, checks, words

_WRITTEN_DATE = core_schema.no_info_after_validator_function(
    checks.date_of, core_schema.str_schema(strict=True)
)
_DATE = core_schema.json_or_python_schema(
    json_schema=_WRITTEN_DATE,
    python_schema=core_schema.union_schema(
        [core_schema.is_instance_schema(checks.PartialDate), _WRITTEN_DATE]
    ),
    serialization=core_schema.to_string_ser_schema(),
)
PartialDate = Annotated[checks.PartialDate, GetPydanticSchema(lambda _source, _handler: _DATE)]
UNKNOWN = checks.PartialDate("XXXX")
Slug = Annotated[str, StringConstraints(pattern=f"^{checks.SLUG}$")]
Url = Annotated[str, StringConstraints(pattern=f"^{checks.URL}$")]
Words = Annotated[str, StringConstraints(pattern=checks.VISIBLE)]
Language = Annotated[str, AfterValidator(checks.language)]
Text = Annotated[dict[Language, Words], Field(min_length=1)]
Party = Annotated[words.Country | Slug, Field(union_mode="left_to_right")]
Count = Annotated[int, Field(ge=0, le=checks.GREATEST)]
Ordinal = Annotated[int, Field(ge=1, le=checks.GREATEST)]


class Record(BaseModel):
    """What all records share."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Citation(Record):
    """A citation of a source. What it says of a field is not checked against that field."""

    source: Slug
    printed: Words | None = None
    locator: Words | None = None
    about: Words | None = None
    says: bool | Count | Words | Text | None = None
    inferred: bool = False


class Identifier(Record):
    """An id in another register."""

    scheme: Words
    value: Words


class Source(Record):
    """A text that facts were taken from."""

    id: Slug
    title: Text | None = None
    url: Url | None = None
    publisher: Text | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    copy_of: Slug | None = None


class FormerName(Record):
    """A former name."""

    name: Text
    since: PartialDate | None = None
    until: PartialDate | None = None
    cited: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.in_time(self.since, self.until)
        return self


class City(Record):
    """A city of several names."""

    name: Text
    former_names: tuple[FormerName, ...] = ()
    other_names: tuple[Text, ...] = ()
    cited: tuple[Citation, ...] = ()


class Country(Record):
    """The names of a country."""

    id: words.Country
    name: Text | None = None
    former_names: tuple[FormerName, ...] = ()
    note: Text | None = None
    cities: tuple[City, ...] = ()
    cited: tuple[Citation, ...] = ()


class Succession(Record):
    """One organization succeeded another."""

    predecessor: Slug
    on: PartialDate
    manner: words.SuccessionManner
    cited: tuple[Citation, ...] = ()


class Organization(Record):
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

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.organization(self)
        return self


class Post(Record):
    """A post of a person."""

    title: Text | None = None
    organization: Slug | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.post(self)
        return self


class Person(Record):
    """Someone who took part."""

    id: Slug
    name: Text
    other_names: tuple[Text, ...] = ()
    posts: tuple[Post, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    cited: tuple[Citation, ...] = ()


class MembershipChange(Record):
    """A change of a party's standing."""

    member: Party
    on: PartialDate
    standing: words.Standing | None
    hold: words.Hold | None = None
    through: Slug | None = None
    how: words.Departure | None = None
    label: Text | None = None
    cited: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.change(self)
        return self


class MembershipHistory(Record):
    """Who belonged when."""

    changes: tuple[MembershipChange, ...] = ()
    complete: bool = True

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.history(self.changes)
        return self


class Attestation(Record):
    """A source says who belonged."""

    on: PartialDate
    members: tuple[Party, ...] = ()
    complete: bool = False
    count: Count | None = None
    counted: words.Counted | None = None
    standing: words.Standing | None = None
    hold: words.Hold | None = None
    cited: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.attestation(self)
        return self


class Guide(Record):
    """How an alliance works."""

    title: Text
    publisher: Text | None = None
    url: Url | None = None


class PhaseReached(Record):
    """A phase of learning."""

    phase: words.LearningPhase
    on: PartialDate
    cited: tuple[Citation, ...] = ()


class Alliance(Record):
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

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.alliance(self)
        return self


class Place(Record):
    """Where it takes place."""

    country: words.Country | None = None
    city: Text | None = None
    venue: Text | None = None


class CoOrganizer(Record):
    """A body with a role."""

    organization: Party
    role: words.Role | None = "co-organizer"
    cited: tuple[Citation, ...] = ()


class Remark(Record):
    """What somebody said."""

    text: Text
    quoted: bool = False


class Appearance(Record):
    """A person at a workshop."""

    person: Slug
    part: words.Part | None = None
    posts: tuple[Post, ...] = ()
    remarks: tuple[Remark, ...] = ()
    cited: tuple[Citation, ...] = ()


class Headcount(Record):
    """A number as printed."""

    value: Count
    qualifier: words.CountQualifier = "exactly"
    unit: words.CountUnit = "participants"
    mode: words.Mode | None = None
    cited: tuple[Citation, ...] = ()


class Attendance(Record):
    """Somebody attended."""

    party: Party | None = None
    organization: Slug | None = None
    audience: Text | None = None
    headcount: Headcount | None = None
    cited: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.attendance(self)
        return self


class Plan(Record):
    """What was planned earlier."""

    start: PartialDate = UNKNOWN
    end: PartialDate | None = None
    place: Place | None = None
    format: words.WorkshopFormat | None = None
    said_on: PartialDate | None = None
    cited: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.in_time(self.start, self.end)
        return self


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

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.in_time(self.start, self.end)
        return self


class Hub(Record):
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

    @model_validator(mode="after")
    def _check(self) -> Self:
        checks.hub(self)
        return self


_HUB = TypeAdapter(Hub)


def read(data: bytes) -> Hub:
    """Return the hub of a document."""
    return Hub.model_validate_json(data)


def write(hub: Hub) -> bytes:
    """Return the document of a hub."""
    return _HUB.dump_json(hub, exclude_defaults=True)


def build(changes: list[Arguments]) -> MembershipHistory:
    """Return a history of changes, each checked by its constructor."""
    make: Any = MembershipChange
    return MembershipHistory(
        changes=tuple([make(member=member, on=on, standing=to) for member, on, to in changes])
    )


def count_problems(data: bytes) -> int:
    """Return how many problems are reported."""
    try:
        read(data)
    except ValidationError as error:
        return error.error_count()
    return 0


# What only egov_hub is compared in


class _Line(Record):
    """The first fields of each line of JSON Lines."""

    egov_hub: Literal[1]


class _OrganizationLine(_Line, Organization):
    type: Literal["Organization"]


class _PersonLine(_Line, Person):
    type: Literal["Person"]


class _SourceLine(_Line, Source):
    type: Literal["Source"]


class _AllianceLine(_Line, Alliance):
    type: Literal["Alliance"]


class _WorkshopLine(_Line, Workshop):
    type: Literal["Workshop"]


class _CountryLine(_Line, Country):
    type: Literal["Country"]


_LINE: TypeAdapter[Any] = TypeAdapter(
    Annotated[
        _OrganizationLine
        | _PersonLine
        | _SourceLine
        | _AllianceLine
        | _WorkshopLine
        | _CountryLine,
        Field(discriminator="type"),
    ]
)


def read_place(data: bytes) -> Place:
    """Return one small record."""
    return Place.model_validate_json(data)


def read_lines(lines: Iterable[str]) -> list[Any]:
    """Return the records of JSON Lines."""
    read_line = _LINE.validate_json
    return [read_line(line) for line in lines]


def read_dict(data: dict[str, Any]) -> Hub:
    """Return the hub that values describe. It is lax: a strict tuple would refuse a list."""
    return Hub.model_validate(data, strict=False)


def write_dict(hub: Hub) -> dict[str, Any]:
    """Return a hub as JSON values."""
    return hub.model_dump(mode="json", exclude_defaults=True)


def write_indented(hub: Hub) -> bytes:
    """Return the document of a hub, with an indent of two."""
    return _HUB.dump_json(hub, indent=2, exclude_defaults=True)


def write_digest(hub: Hub) -> str:
    """Return the SHA-256 of a document, whose keys are in the order of the fields."""
    return sha256(write(hub)).hexdigest()


def put_each(hub: Hub, count: int) -> Hub:
    """Return a hub with additional sources. The hub is checked again, but its records are not."""
    make: Any = Source
    for index in range(count):
        source = make(id=f"source-{index}", title={"en": "A notice"})
        hub = Hub(**{**dict(hub), "sources": (*hub.sources, source)})
    return hub


def join_each(count: int) -> MembershipHistory:
    """Return a history in which this number of parties joined, one by one."""
    history = MembershipHistory()
    make: Any = MembershipChange
    for index in range(count):
        change = make(member=f"body-{index}", on="2016-11-07", standing="member")
        history = MembershipHistory(changes=(*history.changes, change))
    return history
