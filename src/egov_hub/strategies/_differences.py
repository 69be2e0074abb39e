"""Strategies for differences between two registers, and for what was known on a day."""

from typing import Any, Final, cast

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.differences import Diff, Excerpt, diff
from egov_hub.knowledge import Knowledge, known_by
from egov_hub.records import fields_of
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.strategies._arguments import Draws, drawn, parsed
from egov_hub.strategies._dates import partial_dates
from egov_hub.strategies._hubs import hubs
from egov_hub.strategies._records import own
from egov_hub.values.dates import DateLike, as_partial_date

_either: Final = st.booleans()
_EDITS: Final = (slice(None, None, -1), slice(None, -1))


@st.composite
def hub_pairs(draw: DrawFn) -> tuple[Hub, Hub]:
    """Return a strategy for two states of one register.

    In the second state, some records may be added or replaced, the lists of one record may be
    reversed or cut, a record without references to it may be missing, and the hub may have another
    name.

    Example:
        >>> from hypothesis import find
        >>> old, new = find(hub_pairs(), lambda pair: pair[0] != pair[1])
        >>> old.id == new.id
        True
    """
    old, other = draw(hubs(consistent=True)), draw(hubs(consistent=True))
    # All records of the other hub are added, because they refer to each other.
    new = old.put(*other.records) if draw(_either) else old
    if draw(_either) and new.records:
        new = new.put(_edited(draw(st.sampled_from(new.records)), draw(st.sampled_from(_EDITS))))
    if draw(_either) and new.workshops:
        last = new.workshops[-1].id
        if not any(last in (each.within, each.follows, each.beside) for each in new.workshops):
            new = new.without(last)
    if draw(_either):
        new = evolve(new, name=other.name)
    return (old, new) if draw(_either) else (new, old)


def _edited(record: HubRecord, edit: slice) -> HubRecord:
    """Return a record in which each list is cut or reversed."""
    edited: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            edited[name] = cast("tuple[object, ...]", value)[edit]
    return evolve(record, **edited)


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
        known_by, drawn(hub, hubs(consistent=True)), parsed(as_partial_date, on, partial_dates())
    )
