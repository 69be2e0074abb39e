"""Data that has the same lists and objects in several places, as with aliases in YAML.

Each place is read as if the part were written there in full, and its problems are reported there.
So a few lines can describe a document that is too large for any memory, or has no end.
"""

from collections.abc import Collection, Mapping
from itertools import chain
from math import inf
from types import NoneType
from typing import Any, Final, NamedTuple, cast

from egov_hub import _parse
from egov_hub.problems import Code, refuse

FEW: Final = 100_000
"""Data with at most this number of values is always read, even if its parts are shared often."""

MOST_TIMES: Final = 100
"""Data is refused if writing it in full multiplies the number of values by more than this."""

_CONTAINERS: Final = frozenset((dict, list))
_PARSED: Final = _CONTAINERS | {str, int, bool, float, NoneType}
# Values that were made one after the other are near each other in memory.
_TOGETHER: Final = 1_000
_VERY_LARGE: Final = 10**15


class Look(NamedTuple):
    """What a look at data shows.

    Attributes:
        is_plain: Whether a JSON parser can have made it, because there are no subclasses or other
            types.
        is_shared: Whether a list or an object is in several places.
    """

    is_plain: bool
    is_shared: bool


def look(data: object) -> Look:
    """Look at each value of data once, at some values of one depth together."""
    waiting: list[list[Any]] = [[data]]
    is_shared = False
    seen: set[int] = set()
    while waiting:
        values = waiting.pop()
        if len(values) > _TOGETHER:
            waiting += (values[at : at + _TOGETHER] for at in range(0, len(values), _TOGETHER))
            continue
        kinds = set(map(type, values))
        if not kinds <= _PARSED:
            return Look(is_plain=False, is_shared=is_shared)
        for kind in kinds & _CONTAINERS:
            parts = [each for each in values if type(each) is kind] if len(kinds) > 1 else values
            new = _not_seen(parts, seen)
            is_shared = is_shared or len(new) < len(parts)
            if kind is dict:
                if not {str}.issuperset(map(type, chain.from_iterable(new))):
                    return Look(is_plain=False, is_shared=is_shared)
                waiting.append([value for each in new for value in each.values()])
            else:
                waiting.append([*chain.from_iterable(new)])
    return Look(is_plain=True, is_shared=is_shared)


def _not_seen(parts: list[Any], seen: set[int]) -> list[Any]:
    """Return those of some parts that were not seen before, each once, and note that they were."""
    ids = set(map(id, parts))
    if len(ids) < len(parts) or not ids.isdisjoint(seen):
        parts = [*{id(each): each for each in parts if id(each) not in seen}.values()]
    seen |= ids
    return parts


def check(data: object) -> None:
    """Refuse data that would be far larger if its shared parts were written in full.

    Each part is looked at once, without recursion.

    Raises:
        ValidationError: The data is far larger when it is written in full, or contains itself.
    """
    values = 1
    # The number of values of each part when it is written in full. It is infinite until the part is
    # done: a part that is found again before then contains itself. The part is kept in memory, so
    # that no other object gets its id.
    sizes: dict[int, tuple[object, float]] = {}
    waiting = [(data, False)]
    while waiting:
        part, is_done = waiting.pop()
        inside = _inside(part)
        if is_done:
            size = 1 + sum(sizes[id(each)][1] if id(each) in sizes else 1 for each in inside)
            # The exact value of a very large number does not matter.
            sizes[id(part)] = part, size if size == inf else min(size, _VERY_LARGE)
        elif id(part) not in sizes and inside:
            values += len(inside)
            sizes[id(part)] = part, inf
            waiting.append((part, True))
            waiting += ((each, False) for each in inside)
    _, written_out = sizes.get(id(data), (data, 1))
    if written_out == inf:
        message = "The data contains itself. Write each list and object in one place."
        raise refuse(Code.SHARED_DATA, message)
    if written_out > max(FEW, MOST_TIMES * values):
        message = (
            f"The data has {values:,} values, but more than {MOST_TIMES} times as many if each "
            "shared list and object is written in full. Share fewer of them."
        )
        raise refuse(Code.SHARED_DATA, message)


def _inside(part: object) -> Collection[object]:
    """Return the values that are directly in a list or an object."""
    kind = type(part)
    if kind is dict:
        return cast("dict[object, object]", part).values()
    if kind is list or kind is tuple:
        return cast("Collection[object]", part)
    if isinstance(part, Mapping):
        return _parse.read(cast("Mapping[object, object]", part), dict[object, object]).values()
    if isinstance(part, (list, tuple)):
        return _parse.read(cast("Collection[object]", part), list[object])
    return ()
