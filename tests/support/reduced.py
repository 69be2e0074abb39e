"""The round trip of a writer that loses something: without what it lost, nothing is lost."""

from collections.abc import Collection
from typing import Any, cast

from egov_hub import Hub, JsonValue, from_dict, to_dict
from egov_hub.formats import Losses
from egov_hub.register.references import RecordRef

# What says nothing where the default says something.
_SAYS_NOTHING: dict[str, Any] = {"complete": False}


def without(hub: Hub, losses: Losses, left_out: Collection[str] = ()) -> Hub:
    """Return a register in which the fields that losses name have their defaults.

    What then is in a list twice is in it once.

    Args:
        hub: The register.
        losses: What was lost.
        left_out: The ids of workshops that were left out as a whole.
    """
    document: Any = to_dict(hub)
    # From the last to the first, so that what is taken from a list moves none of the others.
    for loss in reversed(losses):
        *path, last = loss.path.removeprefix("/").split("/")
        place = _inside(document, loss.about, path)
        if last in _SAYS_NOTHING:
            place[last] = _SAYS_NOTHING[last]
        elif last.isdecimal():
            del place[int(last)]
        else:
            place.pop(last, None)
    if left_out:
        workshops = document["workshops"]
        document["workshops"] = [each for each in workshops if each["id"] not in left_out]
    return from_dict(cast("dict[str, JsonValue]", _once(document)))


def _inside(document: Any, about: RecordRef | None, path: list[str]) -> Any:
    """Return what is at a path; nothing if a part of it has been taken away."""
    place = document
    if about:
        place = next(each for each in document[about.kind.field] if each["id"] == about.id)
    try:
        for key in path:
            place = place[int(key) if key.isdecimal() else key]
    except KeyError:
        return {}
    return place


def _once(value: JsonValue) -> JsonValue:
    """Return a JSON value in which no list has an item twice."""
    if isinstance(value, dict):
        return {key: _once(each) for key, each in value.items()}
    if isinstance(value, list):
        found = list(map(_once, value))
        return [each for index, each in enumerate(found) if each not in found[:index]]
    return value
