"""How a Popolo document is read: the arguments, parsed."""

from collections.abc import Collection
from typing import Literal, TypeAlias

from attrs import frozen

from egov_hub import _parse
from egov_hub.values.ids import HubId, as_hub_id
from egov_hub.values.text import Text, TextLike, as_text

End: TypeAlias = Literal["exclusive", "inclusive"]
Missing: TypeAlias = Literal["leave-out", "create"]


@frozen
class Settings:
    """The arguments, parsed."""

    id: HubId
    name: Text
    # None: the caller did not say it, so it is inclusive.
    end: End | None
    missing: Missing
    alliances: tuple[str, ...]
    scheme: str
    complete: bool
    aside: bool


def parsed(
    id: HubId | str,
    name: TextLike,
    end: End | None,
    missing: Missing,
    alliances: Collection[str],
    scheme: str,
    complete: bool,
    aside: bool,
) -> Settings:
    """Return the settings for reading a document, or report every argument that is wrong."""
    found = _parse.named(
        {
            "id": (as_hub_id, id),
            "name": (as_text, name),
            "end": (_as_optional_end, end),
            "missing": (_parse.one_of("leave-out", "create"), missing),
            "alliances": (_as_raw_ids, alliances),
            "scheme": (_parse.string, scheme),
            "complete": (_parse.truth, complete),
            "aside": (_parse.truth, aside),
        }
    )
    return Settings(**found)


def _as_optional_end(value: str | None) -> str | None:
    return None if value is None else _parse.one_of("exclusive", "inclusive")(value)


def _as_raw_ids(value: Collection[str]) -> tuple[str, ...]:
    return _parse.distinct(value, _parse.string)
