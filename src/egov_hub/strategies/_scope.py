"""The records of a hub drawn so far, and how the next records refer to them.

A reference is drawn as an index into these records. To build a strategy for each reference would
take longer than all drawing.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar, cast, get_args

from attrs import NOTHING, evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.alliances import Alliance
from egov_hub.parties import Country, Organization, Person
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import HubRecord
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import LONGEST, MANY_MORE, draw_list, one_more, optional
from egov_hub.strategies._claims import claiming
from egov_hub.strategies._records import records
from egov_hub.strategies._values import country_codes, strings
from egov_hub.values.ids import CountryCode, OrganizationId, PartyId, Slug
from egov_hub.values.sources import Citation, Source
from egov_hub.workshops import Workshop

T = TypeVar("T")
R = TypeVar("R", bound=Record)

MOST: Final = 3
"""The largest number of records of one kind in most hubs, if none are given."""

_more: Final = st.booleans()
_is_long: Final = st.integers(0, 99).map(lambda number: number == 99)
_COUNTRIES: Final = (*_samples.REGION, *_samples.WORLD, *_samples.WITHDRAWN)
_printed: Final = optional(strings(_samples.PRINTED))
_locators: Final = optional(strings(_samples.LOCATORS))
_countries: Final = country_codes()


@cache
def indices(length: int) -> SearchStrategy[int]:
    """Return a strategy for the indices of so many records."""
    return st.integers(0, length - 1)


@frozen
class Scope:
    """The records of a hub that the next records can refer to."""

    sources: tuple[Source, ...] = ()
    countries: tuple[Country, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    workshops: tuple[Workshop, ...] = ()

    def cited(self, draw: DrawFn) -> list[Citation]:
        """Draw citations of the sources. One source can be cited twice."""
        return draw_list(draw, (lambda: self._citation(draw)) if self.sources else None)

    def _citation(self, draw: DrawFn) -> Citation:
        return Citation(
            self.sources[draw(indices(len(self.sources)))].id,
            printed=draw(_printed),
            locator=draw(_locators),
            inferred=draw(_more),
        )

    def someone(self, draw: DrawFn) -> Person:
        """Draw one of the people, of whom there must be one."""
        return self.people[draw(indices(len(self.people)))]

    def citing(self, draw: DrawFn, records: Collection[R]) -> list[R]:
        """Return records with drawn citations."""
        return [evolve(cast("Any", each), cited=self.cited(draw)) for each in records]


Drawers: TypeAlias = Mapping[type[HubRecord], Callable[..., HubRecord]]
"""The functions that draw a record of each kind, given `draw`, the records drawn so far, the id of
the record, and the earlier records of its kind."""


def new_id(
    draw: DrawFn, ids: SearchStrategy[Slug | CountryCode], earlier: Collection[HubRecord]
) -> Slug | CountryCode:
    """Draw an id that no earlier record has."""
    id, known = draw(ids), {record.id for record in earlier}
    while id in known:
        id = _another(id, known)
    return id


def _another(id: Slug | CountryCode, known: Collection[str]) -> Slug | CountryCode:
    """Return an id like one that is in use."""
    if isinstance(id, CountryCode):
        return next(CountryCode(code) for code in _COUNTRIES if code not in known)
    return type(id)(f"{id}-{len(known) + 1}")


@cache
def _flags(most: int) -> SearchStrategy[bool]:
    """Return a strategy for whether there is one more of so many records."""
    return st.integers(0, max(1, most - 1)).map(bool)


def draw_records(
    draw: DrawFn,
    scope: Scope,
    ids: SearchStrategy[Slug | CountryCode],
    drawer: Callable[..., HubRecord],
    most: int,
    *,
    rivals: bool,
) -> tuple[HubRecord, ...]:
    """Draw the records of one kind. Rarely there are more than ten, if `most` is not less.

    Each record is drawn with its id as one unit, so that Hypothesis can remove it as one unit.
    If `rivals`, sources may have other values than the records.
    """
    found: list[HubRecord] = []

    def another() -> HubRecord:
        record = drawer(draw, scope, new_id(draw, ids, found), found)
        return claiming(draw, record, rivals=rivals)

    is_long = draw(_is_long) and most == MOST
    limit = LONGEST if is_long else min(most, len(_COUNTRIES))
    more = MANY_MORE if is_long else _flags(limit)
    step = one_more(more, another)
    while len(found) < limit and (drawn := draw(step)):
        found += drawn
    return tuple(found)


def one_of(draw: DrawFn, known: Sequence[T]) -> T | None:
    """Draw one of the known values, or None."""
    # Drawn even if nothing is known, so that shrinking can remove values without other effects.
    index = draw(indices(max(len(known), 1) + 1))
    return known[index - 1] if 0 < index <= len(known) else None


def some_of(draw: DrawFn, known: Collection[T], most: int = 2) -> list[T]:
    """Draw some of the known values, without duplicates."""
    rest = list(known)
    found: list[T] = []
    # Drawn even if nothing is left, so that shrinking can remove values without other effects.
    while len(found) < most and draw(_more) and rest:
        found.append(rest.pop(draw(indices(len(rest)))))
    return found


def party(draw: DrawFn, bodies: Sequence[OrganizationId]) -> PartyId:
    """Draw a known body or a country."""
    return one_of(draw, bodies) or draw(_countries)


def some_parties(draw: DrawFn, bodies: Sequence[OrganizationId], most: int = MOST) -> list[PartyId]:
    """Draw countries and known bodies, without duplicates, in the order drawn."""
    return draw_list(draw, lambda: party(draw, bodies), most)


def without_references(kind: type[R], **fields: object) -> SearchStrategy[R]:
    """Return a strategy for records without references, which are then added from a scope.

    A required reference has the id `a`.

    Args:
        kind: The class of the records.
        fields: Fields that are drawn in another way.
    """
    empty = {
        name: "a" if attribute.default is NOTHING else attribute.default
        for name, attribute in fields_of(kind).items()
        if _refers(attribute.type)
    }
    return records(kind, **{**empty, **fields})


def _refers(kind: Any) -> bool:
    """Return whether a value of a type can contain an id."""
    if not isinstance(kind, type) or get_args(kind):
        return any(map(_refers, get_args(kind)))
    if issubclass(kind, Record):
        return any(_refers(attribute.type) for attribute in kind.__attrs_attrs__)
    return issubclass(kind, Slug)
