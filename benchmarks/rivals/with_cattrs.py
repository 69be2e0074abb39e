"""Plain cattrs with its orjson converter: frozen attrs classes whose validators do the checks.

Constructors check as well as readers, because the checks are attrs' own. cattrs converts strings,
numbers and booleans. Hooks pass them on unchanged, so that the validators see their types. With
detailed validation it continues after a problem and reports one for each class, list and item that
has any.

It cannot refuse a duplicate key. Language maps are mutable dicts.
"""

from collections.abc import Callable
from typing import Any, Literal, get_args

from attrs import field, frozen
from attrs.validators import in_, optional
from cattrs import BaseValidationError, transform_error
from cattrs.preconf.orjson import make_converter

from . import Arguments, checks, words
from .checks import PartialDate

Text = dict[str, str]
Validator = Callable[[Any, Any, Any], None]


def checked_by(check: Callable[[Any], object]) -> Validator:
    """Return a check as an attrs validator."""

    def validate(_record: object, _attribute: object, value: object) -> None:
        check(value)

    return validate


def each(validate: Validator) -> Validator:
    """Return what checks every item."""

    def validate_each(record: object, attribute: object, value: tuple[object, ...]) -> None:
        for item in value:
            validate(record, attribute, item)

    return validate_each


def one_of(closed_list: object) -> Any:
    """Return what checks a word of a closed list."""
    return in_(frozenset(get_args(closed_list)))


def as_date(value: PartialDate | str) -> PartialDate:
    """Return a date, given itself or its written form."""
    return value if isinstance(value, PartialDate) else PartialDate(value)


def optional_date(value: PartialDate | str | None) -> PartialDate | None:
    """Return None for None, else a date."""
    return None if value is None else as_date(value)


UNKNOWN = PartialDate("XXXX")
SLUG = checked_by(checks.slug)
URL = checked_by(checks.url)
WORDS = checked_by(checks.words)
LANGUAGE = checked_by(checks.language)
TEXT = checked_by(checks.text)
COUNTRY = checked_by(checks.country)
PARTY = checked_by(checks.party)
COUNT = checked_by(checks.count)
ORDINAL = checked_by(checks.ordinal)
TRUTH = checked_by(checks.truth)


@frozen(kw_only=True)
class Citation:
    """A citation of a source. What it says of a field is not checked against that field."""

    source: str = field(validator=SLUG)
    printed: str | None = field(default=None, validator=optional(WORDS))
    locator: str | None = field(default=None, validator=optional(WORDS))
    about: str | None = field(default=None, validator=optional(WORDS))
    says: Any = None
    inferred: bool = field(default=False, validator=TRUTH)


@frozen(kw_only=True)
class Identifier:
    """An id in another register."""

    scheme: str = field(validator=WORDS)
    value: str = field(validator=WORDS)


@frozen(kw_only=True)
class Source:
    """A text that facts were taken from."""

    id: str = field(validator=SLUG)
    title: Text | None = field(default=None, validator=optional(TEXT))
    url: str | None = field(default=None, validator=optional(URL))
    publisher: Text | None = field(default=None, validator=optional(TEXT))
    published: PartialDate | None = field(default=None, converter=optional_date)
    accessed: PartialDate | None = field(default=None, converter=optional_date)
    copy_of: str | None = field(default=None, validator=optional(SLUG))


@frozen(kw_only=True)
class FormerName:
    """A former name."""

    name: Text = field(validator=TEXT)
    since: PartialDate | None = field(default=None, converter=optional_date)
    until: PartialDate | None = field(default=None, converter=optional_date)
    cited: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.in_time(self.since, self.until)


@frozen(kw_only=True)
class City:
    """A city of several names."""

    name: Text = field(validator=TEXT)
    former_names: tuple[FormerName, ...] = ()
    other_names: tuple[Text, ...] = field(default=(), validator=each(TEXT))
    cited: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Country:
    """The names of a country."""

    id: str = field(validator=COUNTRY)
    name: Text | None = field(default=None, validator=optional(TEXT))
    former_names: tuple[FormerName, ...] = ()
    note: Text | None = field(default=None, validator=optional(TEXT))
    cities: tuple[City, ...] = ()
    cited: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Succession:
    """One organization succeeded another."""

    predecessor: str = field(validator=SLUG)
    on: PartialDate = field(converter=as_date)
    manner: str = field(validator=one_of(words.SuccessionManner))
    cited: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Organization:
    """A body."""

    id: str = field(validator=SLUG)
    name: Text = field(validator=TEXT)
    kind: str | None = field(default=None, validator=optional(one_of(words.OrganizationKind)))
    country: str | None = field(default=None, validator=optional(COUNTRY))
    parent: str | None = field(default=None, validator=optional(SLUG))
    other_parents: tuple[str, ...] = field(default=(), validator=each(SLUG))
    founded: PartialDate | None = field(default=None, converter=optional_date)
    dissolved: PartialDate | None = field(default=None, converter=optional_date)
    former_names: tuple[FormerName, ...] = ()
    other_names: tuple[Text, ...] = field(default=(), validator=each(TEXT))
    succeeds: tuple[Succession, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[str, ...] = field(default=(), validator=each(URL))
    cited: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.organization(self)


@frozen(kw_only=True)
class Post:
    """A post of a person."""

    title: Text | None = field(default=None, validator=optional(TEXT))
    organization: str | None = field(default=None, validator=optional(SLUG))
    since: PartialDate | None = field(default=None, converter=optional_date)
    until: PartialDate | None = field(default=None, converter=optional_date)

    def __attrs_post_init__(self) -> None:
        checks.post(self)


@frozen(kw_only=True)
class Person:
    """Someone who took part."""

    id: str = field(validator=SLUG)
    name: Text = field(validator=TEXT)
    other_names: tuple[Text, ...] = field(default=(), validator=each(TEXT))
    posts: tuple[Post, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    cited: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class MembershipChange:
    """A change of a party's standing."""

    member: str = field(validator=PARTY)
    on: PartialDate = field(converter=as_date)
    standing: str | None = field(validator=optional(one_of(words.Standing)))
    hold: str | None = field(default=None, validator=optional(one_of(words.Hold)))
    through: str | None = field(default=None, validator=optional(SLUG))
    how: str | None = field(default=None, validator=optional(one_of(words.Departure)))
    label: Text | None = field(default=None, validator=optional(TEXT))
    cited: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.change(self)


@frozen(kw_only=True)
class MembershipHistory:
    """Who belonged when."""

    changes: tuple[MembershipChange, ...] = ()
    complete: bool = True

    def __attrs_post_init__(self) -> None:
        checks.history(self.changes)


@frozen(kw_only=True)
class Attestation:
    """A source says who belonged."""

    on: PartialDate = field(converter=as_date)
    members: tuple[str, ...] = field(default=(), validator=each(PARTY))
    complete: bool = field(default=False, validator=TRUTH)
    count: int | None = field(default=None, validator=optional(COUNT))
    counted: str | None = field(default=None, validator=optional(one_of(words.Counted)))
    standing: str | None = field(default=None, validator=optional(one_of(words.Standing)))
    hold: str | None = field(default=None, validator=optional(one_of(words.Hold)))
    cited: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.attestation(self)


@frozen(kw_only=True)
class Guide:
    """How an alliance works."""

    title: Text = field(validator=TEXT)
    publisher: Text | None = field(default=None, validator=optional(TEXT))
    url: str | None = field(default=None, validator=optional(URL))


@frozen(kw_only=True)
class PhaseReached:
    """A phase of learning."""

    phase: str = field(validator=one_of(words.LearningPhase))
    on: PartialDate = field(converter=as_date)
    cited: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Alliance:
    """What parties belong to."""

    id: str = field(validator=SLUG)
    name: Text = field(validator=TEXT)
    kind: str | None = field(default=None, validator=optional(one_of(words.AllianceKind)))
    theme: Text | None = field(default=None, validator=optional(TEXT))
    launched: PartialDate | None = field(default=None, converter=optional_date)
    dissolved: PartialDate | None = field(default=None, converter=optional_date)
    former_names: tuple[FormerName, ...] = ()
    other_names: tuple[Text, ...] = field(default=(), validator=each(TEXT))
    convened_by: tuple[str, ...] = field(default=(), validator=each(SLUG))
    guide: Guide | None = None
    history: MembershipHistory | None = None
    attestations: tuple[Attestation, ...] = ()
    phases: tuple[PhaseReached, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.alliance(self)


@frozen(kw_only=True)
class Place:
    """Where it takes place."""

    country: str | None = field(default=None, validator=optional(COUNTRY))
    city: Text | None = field(default=None, validator=optional(TEXT))
    venue: Text | None = field(default=None, validator=optional(TEXT))


@frozen(kw_only=True)
class CoOrganizer:
    """A body with a role."""

    organization: str = field(validator=PARTY)
    role: str | None = field(default="co-organizer", validator=optional(one_of(words.Role)))
    cited: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Remark:
    """What somebody said."""

    text: Text = field(validator=TEXT)
    quoted: bool = field(default=False, validator=TRUTH)


@frozen(kw_only=True)
class Appearance:
    """A person at a workshop."""

    person: str = field(validator=SLUG)
    part: str | None = field(default=None, validator=optional(one_of(words.Part)))
    posts: tuple[Post, ...] = ()
    remarks: tuple[Remark, ...] = ()
    cited: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Headcount:
    """A number as printed."""

    value: int = field(validator=COUNT)
    qualifier: str = field(default="exactly", validator=one_of(words.CountQualifier))
    unit: str = field(default="participants", validator=one_of(words.CountUnit))
    mode: str | None = field(default=None, validator=optional(one_of(words.Mode)))
    cited: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Attendance:
    """Somebody attended."""

    party: str | None = field(default=None, validator=optional(PARTY))
    organization: str | None = field(default=None, validator=optional(SLUG))
    audience: Text | None = field(default=None, validator=optional(TEXT))
    headcount: Headcount | None = None
    cited: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.attendance(self)


@frozen(kw_only=True)
class Plan:
    """What was planned earlier."""

    start: PartialDate = field(default=UNKNOWN, converter=as_date)
    end: PartialDate | None = field(default=None, converter=optional_date)
    place: Place | None = None
    format: str | None = field(default=None, validator=optional(one_of(words.WorkshopFormat)))
    said_on: PartialDate | None = field(default=None, converter=optional_date)
    cited: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.in_time(self.start, self.end)


@frozen(kw_only=True)
class Workshop:
    """An event."""

    id: str = field(validator=SLUG)
    title: Text | None = field(default=None, validator=optional(TEXT))
    start: PartialDate = field(default=UNKNOWN, converter=as_date)
    end: PartialDate | None = field(default=None, converter=optional_date)
    kind: str | None = field(default=None, validator=optional(one_of(words.WorkshopKind)))
    status: str | None = field(default=None, validator=optional(one_of(words.WorkshopStatus)))
    format: str | None = field(default=None, validator=optional(one_of(words.WorkshopFormat)))
    place: Place | None = None
    co_organizers: tuple[CoOrganizer, ...] = ()
    alliance: str | None = field(default=None, validator=optional(SLUG))
    within: str | None = field(default=None, validator=optional(SLUG))
    follows: str | None = field(default=None, validator=optional(SLUG))
    beside: str | None = field(default=None, validator=optional(SLUG))
    series: Text | None = field(default=None, validator=optional(TEXT))
    ordinal: int | None = field(default=None, validator=optional(ORDINAL))
    phase: str | None = field(default=None, validator=optional(one_of(words.LearningPhase)))
    topics: tuple[Text, ...] = field(default=(), validator=each(TEXT))
    appearances: tuple[Appearance, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    languages: tuple[str, ...] = field(default=(), validator=each(LANGUAGE))
    rescheduled: tuple[Plan, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.in_time(self.start, self.end)


@frozen(kw_only=True)
class Hub:
    """The register."""

    egov_hub: Literal[1]
    id: str = field(validator=SLUG)
    name: Text = field(validator=TEXT)
    countries: tuple[Country, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.hub(self)


def _as_it_is(value: object, _kind: object) -> object:
    return value


_CONVERTER = make_converter(forbid_extra_keys=True, omit_if_default=True)
for _kind in (str, int, bool):
    _CONVERTER.register_structure_hook(_kind, _as_it_is)
_CONVERTER.register_structure_hook_func(lambda kind: kind == Text, _as_it_is)
_CONVERTER.register_structure_hook(PartialDate, lambda value, _kind: PartialDate(value))
_CONVERTER.register_unstructure_hook(PartialDate, str)


def read(data: bytes) -> Hub:
    """Return the hub of a document."""
    return _CONVERTER.loads(data, Hub)


def write(hub: Hub) -> bytes:
    """Return the document of a hub."""
    return _CONVERTER.dumps(hub)


def build(changes: list[Arguments]) -> MembershipHistory:
    """Return a history of changes, each checked by its constructor."""
    return MembershipHistory(
        changes=tuple(
            [MembershipChange(member=member, on=on, standing=to) for member, on, to in changes]
        )
    )


def count_problems(data: bytes) -> int:
    """Return how many problems are reported."""
    try:
        read(data)
    except BaseValidationError as error:
        return len(transform_error(error))
    return 0
