"""Some records of a register, which may refer to records that are not included."""

from typing import ClassVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.alliances import Alliance
from egov_hub.parties import Country, Organization, Person
from egov_hub.records import Record, SortKeys
from egov_hub.register.extent import extent
from egov_hub.register.hub import (
    HubRecord,
    as_alliances,
    as_countries,
    as_organizations,
    as_people,
    as_sources,
    as_workshops,
)
from egov_hub.register.outlines import FIELDS
from egov_hub.values.dates import PartialDate, as_optional_partial_date
from egov_hub.values.ids import HubId, as_optional_hub_id
from egov_hub.values.sources import Source
from egov_hub.values.text import Text, as_optional_text
from egov_hub.workshops import Workshop


@frozen(repr=False)
class Excerpt(Record):
    """Some records of a register. They may refer to records that are not included.

    `repr` shows a summary, as for a `Hub`.

    Attributes:
        id: The id of the hub, if it changed.
        name: The name of the hub, if it changed.
        known: The latest day on which a source of the register may have been published; None if no
            source has such a day.
        countries: The countries.
        organizations: The organizations.
        people: The people.
        alliances: The alliances.
        workshops: The workshops.
        sources: The sources.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> Excerpt(people=[Person("larbi-djacta", "Larbi Djacta")]).people[0].id
        'larbi-djacta'
    """

    __sorted_by__: ClassVar[SortKeys] = {name: lambda record: record.id for name in FIELDS.values()}

    id: HubId | None = field(default=None, converter=as_optional_hub_id, kw_only=True)
    name: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    known: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
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
            >>> [record.id for record in Excerpt(sources=[Source("notice", "A notice")]).records]
            ['notice']
        """
        return tuple(record for name in FIELDS.values() for record in getattr(self, name))

    def __repr__(self) -> str:
        """Return a summary: how many records there are, and of which years."""
        return f"<{type(self).__name__}: {extent(self.records)}>"


def as_excerpt(value: Excerpt) -> Excerpt:
    """Return an excerpt."""
    return _parse.instance(value, Excerpt)
