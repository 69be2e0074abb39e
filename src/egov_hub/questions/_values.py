"""What the fields of answers take, where records have no such fields."""

from collections.abc import Collection

from egov_hub import _parse
from egov_hub.ids import WorkshopId, as_workshop_id


def as_workshop_ids(value: Collection[WorkshopId | str]) -> tuple[WorkshopId, ...]:
    """Return ids of workshops, none of them twice."""
    return _parse.distinct(value, as_workshop_id)


def as_number(value: int) -> int:
    """Return a whole number from 0."""
    return _parse.whole_number(value, 0)


def named(certain: Collection[str], uncertain: Collection[str]) -> str:
    """Return a line that names what is certain, and what is not."""
    sure = ", ".join(certain)
    maybe = f"maybe {', '.join(uncertain)}" if uncertain else ""
    return "; ".join(filter(None, (sure, maybe))) or "none"


def counted(certain: Collection[str], uncertain: Collection[str]) -> str:
    """Return a line that counts what is certain, and what is not."""
    return f"{len(certain)}{f' (and maybe {len(uncertain)})' if uncertain else ''}"
