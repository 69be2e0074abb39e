"""Strategies for differences between two registers, and for knowledge on a day."""

from typing import Any, Final, cast

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._parse import argument
from egov_hub.differences import Diff, Excerpt, diff
from egov_hub.knowledge import Knowledge, known_by
from egov_hub.records import fields_of
from egov_hub.register.hub import Hub, HubRecord, as_hub
from egov_hub.register.outlines import FIELDS, RecordId, mentioned
from egov_hub.strategies._arguments import Draws, drawn, parsed, understood
from egov_hub.strategies._claims import claiming
from egov_hub.strategies._dates import partial_dates
from egov_hub.strategies._hubs import KINDS, NAMES, hubs
from egov_hub.strategies._records import own
from egov_hub.strategies._scope import Scope, new_id
from egov_hub.strategies._valid import VALID
from egov_hub.values.dates import DateLike, as_partial_date
from egov_hub.values.ids import CountryCode, Slug

_any_hub: Final = hubs()
_consistent: Final = hubs(consistent=True)
_either: Final = st.booleans()
_one_more: Final = st.sampled_from((False, True, True, True))
_MOST_EDITS: Final = 4
_LISTS: Final = (slice(None, None, -1), slice(None, -1), slice(1, None))


@frozen
class Edit:
    """A change of some records of a hub.

    Attributes:
        put: The records that are added, or that replace others with the same id.
        gone: The ids of the records that are removed.

    Example:
        >>> hub = Hub("hub", "Hub", people=[Person("larbi-djacta", "Larbi Djacta")])
        >>> Edit(gone=(PersonId("larbi-djacta"),)).of(hub) == Hub("hub", "Hub")
        True
    """

    put: tuple[HubRecord, ...] = ()
    gone: tuple[RecordId, ...] = ()

    def of(self, hub: Hub) -> Hub:
        """Return the edited hub.

        Args:
            hub: The hub.

        Raises:
            ValidationError: It is not a hub, or the edited hub would not be valid.
        """
        whole = argument("hub", as_hub, hub)
        return whole.put(*self.put).without(*self.gone)


def edits(hub: Hub) -> SearchStrategy[Edit]:
    """Return a strategy for edits of a hub: a record is added, replaced, changed or removed.

    In a changed record, lists are cut or reversed. A record that others refer to is not removed.
    The edited hub is valid.

    Args:
        hub: The hub.

    Raises:
        InvalidArgument: It is not a hub.

    Example:
        >>> from hypothesis import find
        >>> hub = Hub("hub", "Hub", sources=[Source("notice")])
        >>> find(edits(hub), lambda edit: len(edit.gone) > 0)
        Edit(put=(), gone=('notice',))
    """
    return _edits(understood(as_hub, hub, "hub"))


@st.composite
def _edits(draw: DrawFn, hub: Hub) -> Edit:
    what = draw(st.sampled_from(("add", "replace", "change", "remove")))
    named = {id for record in hub.records for id in mentioned(record)}
    known = [one for one in hub.records if what != "remove" or one.id not in named]
    if what == "add" or not known:
        return Edit(put=(_added(draw, hub),))
    record = draw(st.sampled_from(known))
    if what == "remove":
        return Edit(gone=(record.id,))
    if what == "change":
        return Edit(put=(_changed(record, draw(st.sampled_from(_LISTS))),))
    # It does not refer to records of its kind, so there is no cycle.
    return Edit(put=(_drawn(draw, hub, type(record), record.id, []),))


def _added(draw: DrawFn, hub: Hub) -> HubRecord:
    kind = draw(st.sampled_from(tuple(KINDS)))
    earlier = list(getattr(hub, FIELDS[kind]))
    return _drawn(draw, hub, kind, new_id(draw, KINDS[kind], earlier), earlier)


def _drawn(
    draw: DrawFn,
    hub: Hub,
    kind: type[HubRecord],
    id: Slug | CountryCode,
    earlier: list[HubRecord],
) -> HubRecord:
    """Draw a record that refers to records of a hub, and of its own kind only to earlier ones."""
    kinds = list(KINDS)
    before = {FIELDS[each]: getattr(hub, FIELDS[each]) for each in kinds[: kinds.index(kind)]}
    return claiming(draw, VALID[kind](draw, Scope(**before), id, earlier), rivals=True)


def _changed(record: HubRecord, edit: slice) -> HubRecord:
    """Return a record in which each list is cut or reversed."""
    changed: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            changed[name] = cast("tuple[object, ...]", value)[edit]
    return evolve(record, **changed)


def _edited(draw: DrawFn, hub: Hub) -> Hub:
    """Return a hub after some edits."""
    for _ in range(_MOST_EDITS):
        if not draw(_one_more):
            break
        hub = draw(_edits(hub)).of(hub)
    return hub


@st.composite
def hub_pairs(draw: DrawFn) -> tuple[Hub, Hub]:
    """Return a strategy for two states of one register. Most of them are different.

    In the second state, some records are added, replaced, changed or removed (see `edits`), and
    the hub may have another name.

    Example:
        >>> from hypothesis import find
        >>> old, new = find(hub_pairs(), lambda pair: pair[0] != pair[1])
        >>> old.id == new.id
        True
    """
    old = draw(_consistent)
    new = _edited(draw, old)
    if draw(_either):
        new = evolve(new, name=draw(NAMES))
    return (old, new) if draw(_either) else (new, old)


@st.composite
def registers(draw: DrawFn) -> tuple[Hub, ...]:
    """Return a strategy for two or three registers whose records have the same ids.

    Each register has its own id. Some of the records are equal, others are different.

    Example:
        >>> from hypothesis import find
        >>> one, other = find(registers(), lambda hubs: len(hubs[0].workshops) > 0)
        >>> one.id == other.id, one.workshops[0].id == other.workshops[0].id
        (False, True)
    """
    first = draw(_any_hub)
    others = [first.id] if draw(_either) else []
    return (
        first,
        *(
            evolve(_edited(draw, first), id=f"{id}-{number}")
            for number, id in enumerate((first.id, *others), 2)
        ),
    )


@own(Diff)
def _diffs() -> SearchStrategy[Diff]:
    return hub_pairs().map(lambda pair: diff(*pair))


@own(Excerpt)
def _excerpts() -> SearchStrategy[Excerpt]:
    return _diffs().map(lambda diff: diff.after)


@own(Knowledge)
def knowledge(*, hub: Draws[Hub] = ..., on: Draws[DateLike] = ...) -> SearchStrategy[Knowledge]:
    """Return a strategy for what was known of a register on a day.

    Args:
        hub: The register.
        on: The day.

    Example:
        >>> from hypothesis import find
        >>> find(knowledge(on="2019"), lambda known: True).undecided
        ()
    """
    return st.builds(
        known_by, drawn(hub, _consistent), parsed(as_partial_date, on, partial_dates(), "on")
    )
