"""Hubs for the contracts: valid hubs, in which all kinds of fields are filled."""

from collections.abc import Callable
from typing import Any, Final, Self, cast

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub import _parse, strategies
from egov_hub._wording import expected
from egov_hub.alliances import Alliance
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.words import Standing
from egov_hub.problems import Code, refuse
from egov_hub.records import fields_of
from egov_hub.register.bare import bare, missing
from egov_hub.register.hub import Hub, as_hub, as_hub_records
from egov_hub.register.outlines import FIELDS, HubRecord
from egov_hub.testing._demanding import demanding_records


def put_with_references(hub: Hub, *records: HubRecord) -> Hub:
    """Return a hub with added records, and with a minimal record for each missing reference.

    A record that was drawn separately refers to records that are not in any hub. This function
    makes a valid hub with it.

    Args:
        hub: The hub.
        records: The records.

    Raises:
        ValidationError: There would be a cycle of references.

    Example:
        >>> history = MembershipHistory().join("AM", on="2018", through="ekeng")
        >>> alliance = Alliance("e-government", "E-Government", history=history)
        >>> hub = put_with_references(Hub("hub", "Hub"), alliance)
        >>> [organization.id for organization in hub.organizations]
        ['ekeng']
    """
    hub, given = _parse.arguments(("hub", as_hub, hub), ("records", as_hub_records, records))
    return hub.put(*given, *missing((*hub.records, *given)))


class _Unreadable(Hub):
    """A hub with one field that raises an error when it is read."""

    __slots__ = ("_unreadable",)

    @classmethod
    def of(cls, hub: Hub, field: str) -> Self:
        made = object.__new__(cls)
        object.__setattr__(made, "_unreadable", field)
        for each in cls.__attrs_attrs__:
            object.__setattr__(made, each.name, getattr(hub, each.name))
        return made

    def __getattribute__(self, name: str) -> object:
        if name == object.__getattribute__(self, "_unreadable"):
            message = f"The field {name} of this hub cannot be read, so that `put` fails."
            raise RuntimeError(message)
        return super().__getattribute__(name)

    def __repr__(self) -> str:
        """Return the identity of the hub; its records cannot be counted."""
        return f"<unreadable {self.id}>"


def unreadable(hub: Hub, field: str) -> Hub:
    """Return a hub that is like another, but reading one of its fields raises RuntimeError.

    A store can fail in the middle of storing it. Then nothing may have changed.

    Args:
        hub: The hub.
        field: The name of the field: `countries`, `organizations`, `people`, `alliances`,
            `workshops` or `sources`.

    Raises:
        ValidationError: The hub is not a hub, or has no such field of records.

    Example:
        >>> hub = unreadable(Hub("hub", "Hub"), "workshops")
        >>> hub.name
        Text('Hub')
        >>> hub.workshops
        Traceback (most recent call last):
            ...
        RuntimeError: The field workshops of this hub cannot be read, so that `put` fails.
    """
    given, name = _parse.arguments(("hub", as_hub, hub), ("field", _as_field, field))
    return _Unreadable.of(given, name)


def _as_field(value: str) -> str:
    name = _parse.string(value)
    if name not in FIELDS.values():
        names = ", ".join(f'"{name}"' for name in FIELDS.values())
        raise refuse(Code.WRONG_TYPE, expected("a field of records", name, f"one of {names}"))
    return name


@st.composite
def full_hubs(draw: DrawFn) -> Hub:
    """Hubs in which all kinds of fields are filled, some with values that are hard to store."""
    hub = Hub("hub", draw(strategies.texts()))
    for records in (_alliances_with_comings_and_goings(), strategies.alliances(), _others()):
        # Most hubs have all three. The smallest failing example may need none.
        if draw(st.sampled_from((False, True, True))):
            hub = put_with_references(hub, draw(records))
    return put_with_references(hub, *draw(demanding_records()))


# Dates in a year, written so that a date in a later year can be later than they are.
DATES_IN_A_YEAR: Final = (
    "{}-06-09",
    "{}-12-31",
    "{}-01-01~",
    "{}-06",
    "{}",
    "{}?",
    "[..{}]",
    "[{}..]",
    "[{0}-03..{0}-05]",
)


@st.composite
def _alliances_with_comings_and_goings(draw: DrawFn) -> Alliance:
    """Alliances that a party joins, leaves and joins again."""
    party = draw(strategies.party_ids())
    years = draw(st.lists(st.integers(2000, 2020), min_size=3, max_size=3, unique=True))
    dates = [draw(st.sampled_from(DATES_IN_A_YEAR)).format(year) for year in sorted(years)]
    changes = [
        MembershipChange(party, on, to)
        for on, to in zip(dates, (Standing.MEMBER, None, Standing.OBSERVER), strict=True)
    ]
    return Alliance("alliance", "Alliance", history=MembershipHistory(changes))


def _others() -> SearchStrategy[HubRecord]:
    """Records without references to records of their own kind, so that there is no cycle."""
    return st.one_of(
        strategies.workshops().map(lambda one: evolve(one, within=None, follows=None)),
        strategies.organizations().map(lambda one: evolve(one, parent=None, succeeds=())),
        strategies.people(),
        strategies.sources().map(lambda one: evolve(one, copy_of=None)),
    )


def _bare(record: HubRecord) -> HubRecord:
    return bare(record.id, "A")


def _with_lists(part: slice) -> Callable[[HubRecord], HubRecord]:
    """Return a function that reverses or cuts the lists of a record."""

    def edited(record: HubRecord) -> HubRecord:
        values = {
            name: getattr(record, each.name) for name, each in fields_of(type(record)).items()
        }
        lists = {
            name: cast("tuple[object, ...]", value)[part]
            for name, value in values.items()
            if isinstance(value, tuple)
        }
        return evolve(record, **cast("dict[str, Any]", lists))

    return edited


def _of_each(edit: Callable[[HubRecord], HubRecord]) -> Callable[[Hub], Hub]:
    return lambda hub: hub.put(*map(edit, hub.records))


# Fewer items than before, or another order.
EDITS: Final[tuple[Callable[[Hub], Hub], ...]] = (
    lambda hub: Hub(hub.id, "B"),
    lambda hub: evolve(hub, alliances=(), workshops=()),
    _of_each(_bare),
    *(
        _of_each(_with_lists(part))
        for part in (slice(0, -1), slice(1, None), slice(None, None, -1))
    ),
)


@st.composite
def edited(draw: DrawFn, hub: Hub, id: str) -> Hub:
    """Hubs with another id and another state of the same records."""
    return evolve(draw(st.sampled_from(EDITS))(hub), id=id)


def any_hubs() -> SearchStrategy[Hub]:
    """Hubs of several records that refer to each other, and hubs of a few complete records."""
    return strategies.hubs() | full_hubs()
