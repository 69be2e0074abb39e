"""The records of a hub drawn so far, and how the next records refer to them.

A reference is drawn as an index into these records. To build a strategy for each reference would
take longer than all drawing.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar, get_args

from attrs import NOTHING, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.alliances import Alliance
from egov_hub.parties import Country, Organization, Person
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import HubRecord
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import optional
from egov_hub.strategies._claims import claiming
from egov_hub.strategies._records import records
from egov_hub.strategies._values import country_codes, strings
from egov_hub.values.ids import CountryCode, OrganizationId, PartyId, Slug
from egov_hub.values.sources import Citation, Source
from egov_hub.workshops import Workshop

T = TypeVar("T")
R = TypeVar("R", bound=Record)

MOST: Final = 3
"""The largest number of records of one kind in a hub, if none are given."""

_more: Final = st.booleans()
_another_record: Final = st.sampled_from((False, True, True))
_printed: Final = optional(strings(_samples.PRINTED))
_locators: Final = optional(strings(_samples.LOCATORS))
_countries: Final = country_codes()


@cache
def _indices(length: int) -> SearchStrategy[int]:
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
        """Draw citations of the sources."""
        return [
            Citation(
                source.id,
                printed=draw(_printed),
                locator=draw(_locators),
                inferred=draw(st.booleans()),
            )
            for source in some_of(draw, self.sources, most=1)
        ]


Drawers: TypeAlias = Mapping[type[HubRecord], Callable[..., HubRecord]]
"""The functions that draw a record of each kind, given `draw`, the records drawn so far, the id of
the record, and the earlier records of its kind."""


@st.composite
def _record(
    draw: DrawFn,
    scope: Scope,
    ids: SearchStrategy[Slug | CountryCode],
    drawer: Callable[..., HubRecord],
    earlier: list[HubRecord],
    rivals: bool,
) -> HubRecord:
    id, known = draw(ids), {record.id for record in earlier}
    while id in known:
        id = _another(id, known)
    return claiming(draw, drawer(draw, scope, id, earlier), rivals=rivals)


def _another(id: Slug | CountryCode, known: Collection[str]) -> Slug | CountryCode:
    """Return an id like one that is in use."""
    if isinstance(id, CountryCode):
        return next(CountryCode(code) for code in _samples.REGION if code not in known)
    return type(id)(f"{id}-{len(known) + 1}")


def draw_records(
    draw: DrawFn,
    scope: Scope,
    ids: SearchStrategy[Slug | CountryCode],
    drawer: Callable[..., HubRecord],
    *,
    rivals: bool,
) -> tuple[HubRecord, ...]:
    """Draw the records of one kind.

    Each record is drawn with its id as one unit, so that Hypothesis can remove it as one unit.
    If `rivals`, sources may have other values than the records.
    """
    found: list[HubRecord] = []
    while len(found) < MOST and draw(_another_record):
        found.append(draw(_record(scope, ids, drawer, found, rivals)))
    return tuple(found)


def one_of(draw: DrawFn, known: Sequence[T]) -> T | None:
    """Draw one of the known values, or None."""
    # Drawn even if nothing is known, so that shrinking can remove values without other effects.
    index = draw(_indices(max(len(known), 1) + 1))
    return known[index - 1] if 0 < index <= len(known) else None


def some_of(draw: DrawFn, known: Collection[T], most: int = 2) -> list[T]:
    """Draw some of the known values, without duplicates."""
    rest = list(known)
    found: list[T] = []
    # Drawn even if nothing is left, so that shrinking can remove values without other effects.
    while len(found) < most and draw(_more) and rest:
        found.append(rest.pop(draw(_indices(len(rest)))))
    return found


def some_parties(draw: DrawFn, bodies: Sequence[OrganizationId], most: int = MOST) -> list[PartyId]:
    """Draw countries and known bodies, without duplicates, in the order drawn."""
    found: dict[PartyId, None] = {}
    while len(found) < most and draw(_more):
        body = one_of(draw, bodies)
        party: CountryCode | OrganizationId = body or draw(_countries)
        found[party] = None
    return list(found)


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
