"""Strategies for what changed between two registers, and for what was known on a day."""

from collections.abc import Collection
from typing import Any, Final, cast

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.acts import MembershipAct
from egov_hub.dates import Answer, DateLike, as_partial_date
from egov_hub.differences import ChangeKind, Diff, Excerpt, HubChange, diff
from egov_hub.hub import Hub, HubRecord
from egov_hub.ids import SourceId
from egov_hub.knowledge import Knowledge, known_by
from egov_hub.references import RecordRef
from egov_hub.sources import Citation
from egov_hub.strategies import _samples
from egov_hub.strategies._acts import membership_acts
from egov_hub.strategies._arguments import Draws, drawn, optional, records, understood
from egov_hub.strategies._hubs import hubs
from egov_hub.strategies._references import record_refs
from egov_hub.strategies._values import cites, partial_dates, strings

_either: Final = st.booleans()
_EDITS: Final = (slice(None, None, -1), slice(None, -1))


@st.composite
def hub_pairs(draw: DrawFn) -> tuple[Hub, Hub]:
    """Return a strategy for two states of one register.

    The second has some records of another register besides, or in place of, its own, may have
    lists of one record in another order or without their last items, may lack a record that none
    other names, and may have another name.

    Example:
        >>> from hypothesis import find
        >>> old, new = find(hub_pairs(), lambda pair: pair[0] != pair[1])
        >>> old.id == new.id
        True
    """
    old, other = draw(hubs(consistent=True)), draw(hubs(consistent=True))
    # All records of the other hub, since they name each other; in their stead none of the first
    # is changed so that it names what is not there.
    new = old.put(*other.records) if draw(_either) else old
    if draw(_either) and new.records:
        new = new.put(_edited(draw(st.sampled_from(new.records)), draw(st.sampled_from(_EDITS))))
    if draw(_either) and new.workshops:
        last = new.workshops[-1].id
        if not any(last in (each.within, each.follows) for each in new.workshops):
            new = new.without(last)
    if draw(_either):
        new = evolve(new, name=other.name)
    return (old, new) if draw(_either) else (new, old)


def _edited(record: HubRecord, edit: slice) -> HubRecord:
    """Return a record of which each list is cut, or turned round."""
    edited: dict[str, Any] = {}
    for field in record.__attrs_attrs__:
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            edited[field.name] = cast("tuple[object, ...]", value)[edit]
    return evolve(record, **edited)


def diffs() -> SearchStrategy[Diff]:
    """Return a strategy for the difference between two states of one register.

    Example:
        >>> from hypothesis import find
        >>> find(diffs(), lambda diff: diff.is_empty)
        <Diff: before no records; after no records>
    """
    return hub_pairs().map(lambda pair: diff(*pair))


def excerpts() -> SearchStrategy[Excerpt]:
    """Return a strategy for some records of a register.

    Example:
        >>> from hypothesis import find
        >>> find(excerpts(), lambda excerpt: True).records
        ()
    """
    return diffs().map(lambda diff: diff.after)


def hub_changes(
    *,
    kind: Draws[ChangeKind | str] = ...,
    record: Draws[RecordRef | None] = ...,
    path: Draws[str] = ...,
    before: Draws[str | None] = ...,
    after: Draws[str | None] = ...,
    act: Draws[MembershipAct | None] = ...,
    in_the_world: Draws[Answer | str] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[HubChange]:
    """Return a strategy for single changes, each field for itself.

    For changes that fit together ask a difference drawn with `diffs`.

    Args:
        kind: What was done.
        record: The record in which it stands; None: the hub itself.
        path: Where in it.
        before: What it was.
        after: What it is.
        act: What happened to a membership.
        in_the_world: Whether it happened in the world since.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(hub_changes(kind="removed"), lambda change: change.act is None).kind
        <ChangeKind.REMOVED: 'removed'>
    """
    return records(
        HubChange,
        kind=drawn(kind, st.sampled_from(ChangeKind)),
        record=drawn(record, optional(record_refs())),
        path=drawn(path, st.sampled_from(["", "/start", "/attendance/0"])),
        before=drawn(before, optional(strings(_samples.PRINTED))),
        after=drawn(after, optional(strings(_samples.PRINTED))),
        act=drawn(act, optional(membership_acts())),
        in_the_world=drawn(in_the_world, st.sampled_from(Answer)),
        cited=cites(cited),
    )


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
    given: SearchStrategy[DateLike] = drawn(on, partial_dates())
    days = given.map(lambda day: understood(as_partial_date, day))
    return st.builds(known_by, drawn(hub, hubs(consistent=True)), days)
