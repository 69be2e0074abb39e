"""The register: a hub and its records, connected by ids.

Records refer to each other by id. In a hub every reference leads to a record, every id is unique
among the records of its kind, and there are no cycles. Every `Hub` object is valid.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar, cast

import attrs
from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Summarized
from egov_hub._wording import pointer, shown
from egov_hub.alliances import Alliance
from egov_hub.parties import Country, Organization, Person
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.records import Record, Rules, SortKeys, remade, rules
from egov_hub.register._edits import Records, nobody_mentions, stays_sound, with_records
from egov_hub.register._merging import disagreements, merged
from egov_hub.register.extent import counts_of, extent, years_of
from egov_hub.register.outlines import (
    FIELDS,
    FIELDS_OF_IDS,
    HubRecord,
    RecordId,
    as_hub_record,
    outline,
)
from egov_hub.register.rules import problems
from egov_hub.values.dates import DateLike, as_optional_partial_date
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    HubId,
    OrganizationId,
    PartyLike,
    PersonId,
    Slug,
    SourceId,
    WorkshopId,
    as_any_id,
    as_hub_id,
    as_party_id,
)
from egov_hub.values.sources import Source
from egov_hub.values.text import Text, as_text
from egov_hub.workshops import Workshop

__all__ = ["Hub", "HubRecord", "UnknownIdError"]

R = TypeVar("R", Country, Organization, Person, Alliance, Workshop, Source)


class UnknownIdError(KeyError):
    """A hub has no record with the requested id.

    Attributes:
        id: The id.

    Example:
        >>> Hub("hub", "Hub", sources=[Source("notice", "A notice")]).source("notise")
        Traceback (most recent call last):
            ...
        egov_hub.register.hub.UnknownIdError: No source has the id "notise". Did you mean "notice"?
    """

    def __init__(self, kind: str, id: str, known: Iterable[str]) -> None:
        """Store the kind of record, the id, and the ids that there are."""
        super().__init__(kind, id)
        self.kind = kind
        self.id = id
        self._known = known

    @property
    def near(self) -> tuple[str, ...]:
        """Similar ids of that kind, the nearest first.

        Example:
            >>> UnknownIdError("source", "notise", ["agenda", "notice"]).near
            ('notice',)
        """
        # Most callers only want to know that there is no such record.
        from egov_hub._advice.spelling import Spellings

        return Spellings(sorted(self._known)).near(self.id)

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, tuple[str, ...]]]:
        """Return what makes this error again, in another process."""
        return type(self), (self.kind, self.id, self.near)

    def __str__(self) -> str:
        """Return one sentence with the similar ids."""
        from egov_hub._advice.spelling import suggestion

        return f"No {self.kind} has the id {shown(self.id)}.{suggestion(*self.near)}"


def as_countries(value: Collection[Country]) -> tuple[Country, ...]:
    """Return countries."""
    return _parse.several(value, lambda item: _parse.instance(item, Country))


def as_organizations(value: Collection[Organization]) -> tuple[Organization, ...]:
    """Return organizations."""
    return _parse.several(value, lambda item: _parse.instance(item, Organization))


def as_people(value: Collection[Person]) -> tuple[Person, ...]:
    """Return people."""
    return _parse.several(value, lambda item: _parse.instance(item, Person))


def as_alliances(value: Collection[Alliance]) -> tuple[Alliance, ...]:
    """Return alliances."""
    return _parse.several(value, lambda item: _parse.instance(item, Alliance))


def as_workshops(value: Collection[Workshop]) -> tuple[Workshop, ...]:
    """Return workshops."""
    return _parse.several(value, lambda item: _parse.instance(item, Workshop))


def as_sources(value: Collection[Source]) -> tuple[Source, ...]:
    """Return sources."""
    return _parse.several(value, lambda item: _parse.instance(item, Source))


def as_hub_records(value: Collection[HubRecord]) -> tuple[HubRecord, ...]:
    """Return records that a hub has."""
    return _parse.several(value, as_hub_record)


def as_different_hub_records(value: Collection[HubRecord]) -> tuple[HubRecord, ...]:
    """Return records that a hub has, without duplicates. Different ones have different ids."""
    records = as_hub_records(value)
    first: dict[tuple[type, str], HubRecord] = {}
    problems: list[Problem] = []
    for index, record in enumerate(records):
        if first.setdefault((type(record), record.id), record) != record:
            message = (
                f"Another {type(record).__name__} here has the id {shown(record.id)}. "
                "Keep only one of them, or change one of the two ids."
            )
            problems.append(Problem(Code.DUPLICATE_ID, pointer(index), message))
    if problems:
        raise ValidationError(problems)
    return tuple(first.values())


def as_record_id(value: RecordId | str) -> RecordId | str:
    """Return the id of a record, of the given kind if it has one."""
    if isinstance(value, (Slug, CountryCode)):
        return value
    known = as_any_id(value)
    return CountryCode(known) if known.isupper() else known


def as_record_ids(value: Collection[RecordId | str]) -> tuple[RecordId | str, ...]:
    """Return ids of records."""
    return _parse.several(value, as_record_id)


def _by_field(*records: tuple[HubRecord, ...]) -> dict[str, tuple[HubRecord, ...]]:
    """Return the records of each kind by their field in a hub, given in that order."""
    return dict(zip(FIELDS.values(), records, strict=True))


def _is_a_register(
    countries: tuple[Country, ...],
    organizations: tuple[Organization, ...],
    people: tuple[Person, ...],
    alliances: tuple[Alliance, ...],
    workshops: tuple[Workshop, ...],
    sources: tuple[Source, ...],
) -> Iterator[Problem]:
    records = _by_field(countries, organizations, people, alliances, workshops, sources)
    yield from problems(outline(records))


@frozen(repr=False)
class Hub(Summarized, Record):
    """A register: a hub with its organizations, people, alliances, workshops and sources.

    The order of records has no meaning: they are kept, and written, in the order of their ids.

    Attributes:
        id: The id of the hub.
        name: Its name as printed.
        countries: The names of countries, where they are not those of ISO 3166.
        organizations: The organizations that its records refer to.
        people: The people.
        alliances: The alliances.
        workshops: The workshops.
        sources: The sources that records cite.

    Note:
        `repr` shows a summary. `egov_hub.testing.as_code` returns code that creates the hub.

    Raises:
        ValidationError: A field has an invalid value, two records of a kind have the same id
            (`duplicate-id`), a reference leads to no record (`unknown-id`), or there is a cycle
            of references (`own-ancestor`).

    Example:
        >>> hub = Hub("astana-civil-service-hub", "Astana Civil Service Hub")
        >>> hub = hub.put(Organization("oecd", "OECD"))
        >>> hub
        <Hub astana-civil-service-hub: 1 organization>
        >>> str(hub.organization("oecd").name)
        'OECD'
        >>> hub.put(Workshop("tashkent-2019", co_organizers=[CoOrganizer("oced")]))
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. /workshops/0/co_organizers/0/organization: "oced" is not the id of any of the hub's \
organizations. Did you mean "oecd"? [unknown-id]
    """

    __rules__: ClassVar[Rules] = rules(_is_a_register)
    __sorted_by__: ClassVar[SortKeys] = {name: attrgetter("id") for name in FIELDS.values()}

    id: HubId = field(converter=as_hub_id)
    name: Text = field(converter=as_text)
    countries: tuple[Country, ...] = field(default=(), converter=as_countries, kw_only=True)
    organizations: tuple[Organization, ...] = field(
        default=(), converter=as_organizations, kw_only=True
    )
    people: tuple[Person, ...] = field(default=(), converter=as_people, kw_only=True)
    alliances: tuple[Alliance, ...] = field(default=(), converter=as_alliances, kw_only=True)
    workshops: tuple[Workshop, ...] = field(default=(), converter=as_workshops, kw_only=True)
    sources: tuple[Source, ...] = field(default=(), converter=as_sources, kw_only=True)

    @property
    def records(self) -> tuple[HubRecord, ...]:
        """All records: countries, organizations, people, alliances, workshops, then sources.

        Example:
            >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice")])
            >>> [str(record.id) for record in hub.records]
            ['notice']
            >>> Hub("hub", "Hub").put(*hub.records) == hub
            True
        """
        return tuple(record for records in self._records.values() for record in records)

    def country(self, id: CountryCode | str) -> Country:
        """Return the record of a country. See also `name_of`.

        Raises:
            UnknownIdError: The hub has no record of this country. The error lists similar ids.
            ValidationError: `id` is not the code of a country.

        Example:
            >>> hub = Hub("hub", "Hub", countries=[Country("XK", "Kosovo*")])
            >>> str(hub.country("XK").name)
            'Kosovo*'
        """
        return _found(self._countries_by_id, "country", CountryCode, id)

    def name_of(self, party: PartyLike) -> Text:
        """Return the name of a country or an organization, as the register prints it.

        A country without a record has its English short name by ISO 3166.

        Raises:
            UnknownIdError: The hub has no such organization.
            ValidationError: `party` is not the id of a party.

        Example:
            >>> hub = Hub("hub", "Hub", countries=[Country("XK", "Kosovo*")])
            >>> [str(hub.name_of(party)) for party in ("XK", "KZ")]
            ['Kosovo*', 'Kazakhstan']
        """
        known = _parse.argument("party", as_party_id, party)
        if isinstance(known, CountryCode):
            return self._country(known).label
        return self.organization(known).name

    def _country(self, id: CountryCode) -> Country:
        return self._countries_by_id.get(id) or Country(id)

    def called(self, id: str, on: DateLike | None = None) -> str | None:
        """Return what the register calls a country, organization, person or alliance, in print.

        This is how `Rows` print names. The result is None for an id of another kind, or if the
        register has no such record.

        Args:
            id: The id, as fields of records have it: its kind is its class.
            on: The day; if two names are possible on it, both are given. None: the present name.

        Raises:
            ValidationError: `on` is not a date.

        Example:
            >>> former = [FormerName("Regional Hub of Civil Service in Astana", until="2017")]
            >>> acsh = Organization("acsh", "Astana Civil Service Hub", former_names=former)
            >>> hub = Hub("hub", "Hub", organizations=[acsh])
            >>> hub.called(acsh.id), hub.called(CountryCode("AZ")), hub.called("acsh")
            ('Astana Civil Service Hub', 'Azerbaijan', None)
            >>> hub.called(acsh.id, on="2013-03-15")
            'Regional Hub of Civil Service in Astana'
        """
        day = _parse.argument("on", as_optional_partial_date, on)
        found: Country | Organization | Alliance | None
        match id:
            case CountryCode():
                found = self._country(id)
            case OrganizationId():
                found = self._organizations_by_id.get(id)
            case AllianceId():
                found = self._alliances_by_id.get(id)
            case PersonId() if person := self._people_by_id.get(id):
                return str(person.name)
            case _:
                return None
        if found is None:
            return None
        if day is None:
            return str(found.label if isinstance(found, Country) else found.name)
        return " or ".join(map(str, found.names_on(day)))

    def organization(self, id: OrganizationId | str) -> Organization:
        """Return an organization.

        Raises:
            UnknownIdError: The hub has none with this id. The error lists similar ids.
            ValidationError: `id` is not an id of that kind.

        Example:
            >>> hub = Hub("hub", "Hub", organizations=[Organization("oecd", "OECD")])
            >>> str(hub.organization("oecd").name)
            'OECD'
        """
        return _found(self._organizations_by_id, "organization", OrganizationId, id)

    def person(self, id: PersonId | str) -> Person:
        """Return a person.

        Raises:
            UnknownIdError: The hub has none with this id. The error lists similar ids.
            ValidationError: `id` is not an id of that kind.

        Example:
            >>> hub = Hub("hub", "Hub", people=[Person("larbi-djacta", "Larbi Djacta")])
            >>> str(hub.person("larbi-djacta").name)
            'Larbi Djacta'
        """
        return _found(self._people_by_id, "person", PersonId, id)

    def alliance(self, id: AllianceId | str) -> Alliance:
        """Return an alliance.

        Raises:
            UnknownIdError: The hub has none with this id. The error lists similar ids.
            ValidationError: `id` is not an id of that kind.

        Example:
            >>> hub = Hub("hub", "Hub", alliances=[Alliance("e-government", "E-Government")])
            >>> str(hub.alliance("e-government").name)
            'E-Government'
        """
        return _found(self._alliances_by_id, "alliance", AllianceId, id)

    def workshop(self, id: WorkshopId | str) -> Workshop:
        """Return a workshop.

        Raises:
            UnknownIdError: The hub has none with this id. The error lists similar ids.
            ValidationError: `id` is not an id of that kind.

        Example:
            >>> hub = Hub("hub", "Hub", workshops=[Workshop("tashkent-2019", start="2019-05-30")])
            >>> str(hub.workshop("tashkent-2019").start)
            '2019-05-30'
        """
        return _found(self._workshops_by_id, "workshop", WorkshopId, id)

    def source(self, id: SourceId | str) -> Source:
        """Return a source.

        Raises:
            UnknownIdError: The hub has none with this id. The error lists similar ids.
            ValidationError: `id` is not an id of that kind.

        Example:
            >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice")])
            >>> str(hub.source("notice").title)
            'A notice'
        """
        return _found(self._sources_by_id, "source", SourceId, id)

    def put(self, *records: HubRecord) -> Self:
        """Return the hub with records added. A record replaces the one with the same id.

        Only what changes is checked, so many records can be put one by one.

        Args:
            records: Countries, organizations, people, alliances, workshops and sources, in any
                order.

        Raises:
            ValidationError: The new hub would not be valid, an argument is not such a record, or
                two different ones have the same id (`duplicate-id`).

        Example:
            >>> hub = Hub("hub", "Hub").put(Source("notice", "A notice"))
            >>> [str(source.title) for source in hub.put(Source("notice", "The notice")).sources]
            ['The notice']
        """
        given = _parse.argument("records", as_different_hub_records, records)
        before = self._records
        after = with_records(before, given)
        return self._with(after, is_sound=stays_sound(before, after, given))

    def without(self, *ids: RecordId | str) -> Self:
        """Return the hub without some of its records.

        Args:
            ids: The ids. A plain string is enough if only one record has it. Otherwise give the
                kind, as in `OrganizationId("oecd")`.

        Raises:
            UnknownIdError: No record has one of the ids.
            ValidationError: Another record refers to one of them, or an id is ambiguous or is not
                an id.

        Example:
            >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice")])
            >>> hub.without("notice").sources
            ()
        """
        ids_of = {kind: {record.id for record in of} for kind, of in self._records.items()}
        gone: set[tuple[str, str]] = set()
        for index, id in enumerate(_parse.argument("ids", as_record_ids, ids)):
            wanted = [FIELDS_OF_IDS[of] for of in FIELDS_OF_IDS if isinstance(id, of)] or ids_of
            kinds = sorted(kind for kind in wanted if id in ids_of[kind])
            if not kinds:
                known = set[str]().union(*(ids_of[kind] for kind in wanted))
                raise UnknownIdError("record", id, known)
            if len(kinds) > 1:
                message = (
                    f"{shown(id)} is the id of records in {' and '.join(kinds)}. "
                    f"Write the kind, as in OrganizationId({shown(id)})."
                )
                raise ValidationError([Problem(Code.AMBIGUOUS_ID, pointer("ids", index), message)])
            gone.add((kinds[0], id))
        left = {
            kind: tuple(record for record in records if (kind, record.id) not in gone)
            for kind, records in self._records.items()
        }
        return self._with(left, is_sound=nobody_mentions(left, gone))

    def merge(self, other: "Hub") -> Self:
        """Return the register that has the records of two.

        A record that both have must be equal in both, except for its citations and identifiers and
        those of its parts: the merged record has all of them. Which of two different values is
        right is for you to decide.

        Args:
            other: The other register, of the same hub.

        Raises:
            ValidationError: The two registers disagree (`conflicting-records`): one problem for
                each field with two values, at its place in this register.

        Example:
            >>> one = Hub("hub", "Hub").put(Source("a", "A"), Person("p", "P", cited=["a"]))
            >>> other = Hub("hub", "Hub").put(Source("b", "B"), Person("p", "P", cited=["b"]))
            >>> one.merge(other).person("p")
            Person('p', 'P', cited=['a', 'b'])
            >>> one.merge(Hub("hub", "Hub").put(Person("p", "Q")))
            Traceback (most recent call last):
                ...
            egov_hub.problems.ValidationError: 1 problem:
            1. /people/0/name: One register has "P" here, the other "Q". Make them equal. If \
a source says something else, a citation can record it. [conflicting-records]
        """
        given = _parse.argument("other", as_hub, other)
        problems = [
            problem
            for name in ("id", "name")
            for problem in disagreements(getattr(self, name), getattr(given, name), pointer(name))
        ]
        records, more = merged(self._records, given._records)
        if problems or more:
            raise ValidationError([*problems, *more])
        return self.put(*records)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "name", self.name
        yield from counts_of(self.records)
        yield "years", years_of(self.records)

    def __repr__(self) -> str:
        """Return a summary: how many records there are, and of which years."""
        return f"<{type(self).__name__} {self.id}: {extent(self.records)}>"

    @property
    def _records(self) -> dict[str, tuple[HubRecord, ...]]:
        return _by_field(
            self.countries,
            self.organizations,
            self.people,
            self.alliances,
            self.workshops,
            self.sources,
        )

    def _with(self, records: Records, *, is_sound: bool) -> Self:
        # A subclass may have rules of its own.
        if is_sound and type(self) is Hub:
            return remade(self, records)
        return attrs.evolve(self, **cast("dict[str, Any]", records))

    @cached_property
    def _countries_by_id(self) -> dict[str, Country]:
        return {record.id: record for record in self.countries}

    @cached_property
    def _organizations_by_id(self) -> dict[str, Organization]:
        return {record.id: record for record in self.organizations}

    @cached_property
    def _people_by_id(self) -> dict[str, Person]:
        return {record.id: record for record in self.people}

    @cached_property
    def _alliances_by_id(self) -> dict[str, Alliance]:
        return {record.id: record for record in self.alliances}

    @cached_property
    def _workshops_by_id(self) -> dict[str, Workshop]:
        return {record.id: record for record in self.workshops}

    @cached_property
    def _sources_by_id(self) -> dict[str, Source]:
        return {record.id: record for record in self.sources}


def _found(records: Mapping[str, R], name: str, kind: type[Slug | CountryCode], id: str) -> R:
    # An id that is found, and is not of another kind, does not need to be parsed.
    if type(id) not in (str, kind) or id not in records:
        id = _parse.argument("id", kind, id)
    try:
        return records[id]
    except KeyError:
        raise UnknownIdError(name, id, records) from None


def as_hub(value: Hub) -> Hub:
    """Return a hub."""
    return _parse.instance(value, Hub)
