"""A strategy for which record of a hub is meant."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from egov_hub.references import RecordKind, RecordRef
from egov_hub.strategies._arguments import Draws, drawn, records
from egov_hub.strategies._values import workshop_ids


def record_refs(
    *, kind: Draws[RecordKind | str] = ..., id: Draws[str] = ...
) -> SearchStrategy[RecordRef]:
    """Return a strategy for which record of some hub is meant.

    Args:
        kind: What it is.
        id: Its id.

    Example:
        >>> from hypothesis import find
        >>> print(find(record_refs(kind="source"), lambda ref: True))
        source a
    """
    # Ids of all kinds have one form.
    return records(
        RecordRef,
        kind=drawn(kind, st.sampled_from(RecordKind)),
        id=drawn(id, workshop_ids()),
    )
