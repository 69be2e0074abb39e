"""The records of a hub drawn so far, and how the next records refer to them.

A reference is drawn as a number, which means a record: after the last record, counting starts again
at the first. Making a strategy for each reference would take longer than all drawing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar, cast, get_args

from attrs import NOTHING, evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.alliances import Alliance
from egov_hub.parties import Country, Organization, Person
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import HubRecord
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import distinct, lists, optional
from egov_hub.strategies._claims import claiming
from egov_hub.strategies._records import records
from egov_hub.strategies._values import country_codes, strings
from egov_hub.values.ids import CountryCode, OrganizationId, PartyId, Slug
from egov_hub.values.sources import Citation, Source
from egov_hub.workshops import Workshop

T = TypeVar("T")
R = TypeVar("R", bound=Record)

REFERENCES: Final = st.integers(0, 59)
"""Numbers for known values. There are sixty, so up to six values are equally frequent."""

CITATIONS: Final[SearchStrategy[tuple[Citation, ...]]] = lists(
    st.builds(
        Citation,
        REFERENCES.map(str),
        printed=optional(strings(_samples.PRINTED)),
        locator=optional(strings(_samples.LOCATORS)),
        inferred=st.booleans(),
    )
)
"""Citations of numbers instead of sources: see `Scope.citations`. One can be cited twice."""

_PartyParts: TypeAlias = tuple[int, CountryCode]
PARTIES: Final[SearchStrategy[_PartyParts]] = st.tuples(REFERENCES, country_codes())
"""The parts from which `party` makes a party."""

_several_references: Final = lists(REFERENCES)
_several_parties: Final = lists(PARTIES, 3, often=True)


def nth(known: Sequence[T], number: int) -> T:
    """Return the value that a number means; there must be at least one value."""
    return known[number % len(known)]


def nth_or_none(known: Sequence[T], number: int) -> T | None:
    """Return the value that a number means, or None, which is the simplest."""
    return nth((None, *known), number)


def one_of(draw: DrawFn, known: Sequence[T]) -> T | None:
    """Draw one of the known values, or None."""
    # Drawn even if nothing is known, so that shrinking can remove values without other effects.
    return nth_or_none(known, draw(REFERENCES))


def some_of(draw: DrawFn, known: Sequence[T]) -> tuple[T, ...]:
    """Draw some of the known values, without duplicates."""
    numbers = draw(_several_references)
    return distinct(nth(known, number) for number in numbers) if known else ()


def party(bodies: Sequence[OrganizationId], parts: _PartyParts) -> PartyId:
    """Return a known body or a country."""
    number, country = parts
    return nth_or_none(bodies, number) or country


def some_parties(draw: DrawFn, bodies: Sequence[OrganizationId]) -> tuple[PartyId, ...]:
    """Draw countries and known bodies, without duplicates, in the order drawn."""
    return distinct(party(bodies, parts) for parts in draw(_several_parties))


@frozen
class Scope:
    """The records of a hub that the next records can refer to."""

    sources: tuple[Source, ...] = ()
    countries: tuple[Country, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    workshops: tuple[Workshop, ...] = ()

    def citations(self, drawn: Collection[Citation]) -> tuple[Citation, ...]:
        """Return citations in which each number is replaced by the source that it means."""
        return distinct(
            evolve(each, source=nth(self.sources, int(each.source)).id)
            for each in (drawn if self.sources else ())
        )

    def cited(self, draw: DrawFn) -> tuple[Citation, ...]:
        """Draw citations of the sources."""
        return self.citations(draw(CITATIONS))

    def citing(self, records: Iterable[R]) -> tuple[R, ...]:
        """Return records that cite the sources, not numbers, without duplicates."""
        return distinct(
            evolve(cast("Any", each), cited=self.citations(cast("Any", each).cited))
            for each in records
        )


Drawers: TypeAlias = Mapping[type[HubRecord], Callable[..., HubRecord]]
"""The functions that draw a record of each kind.

Each gets `draw`, the records drawn so far, the id of the record, and the earlier records of its
kind.
"""

COUNTRIES: Final = (*_samples.REGION, *_samples.WORLD, *_samples.WITHDRAWN)


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
        return next(CountryCode(code) for code in COUNTRIES if code not in known)
    return type(id)(f"{id}-{len(known) + 1}")


def draw_records(
    draw: DrawFn,
    scope: Scope,
    ids: SearchStrategy[Slug | CountryCode],
    drawer: Callable[..., HubRecord],
    count: int,
    *,
    rivals: bool,
) -> tuple[HubRecord, ...]:
    """Draw at most the given number of records of one kind.

    If `rivals`, sources may have other values than the records.
    """
    found: list[HubRecord] = []
    records = _record_or_none(scope, ids, drawer, found, rivals)
    for _ in range(min(count, len(COUNTRIES))):
        record = draw(records)
        if record:
            found.append(record)
    return tuple(found)


# A number, not a truth value: Hypothesis first tries to lower small numbers, so it removes records
# before it looks into them. See docs/decisions/0049.
_is_there: Final = st.sampled_from((False, *(True,) * 9))


@st.composite
def _record_or_none(
    draw: DrawFn,
    scope: Scope,
    ids: SearchStrategy[Slug | CountryCode],
    drawer: Callable[..., HubRecord],
    earlier: list[HubRecord],
    rivals: bool,
) -> HubRecord | None:
    """Draw a record with its id, as one unit that Hypothesis can replace with None."""
    if not draw(_is_there):
        return None
    record = drawer(draw, scope, new_id(draw, ids, earlier), earlier)
    return claiming(draw, record, rivals=rivals)


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
