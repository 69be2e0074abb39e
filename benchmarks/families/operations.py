"""Reading, writing, changing and asking: what the library does with any register or history.

The size of a register is the number of its workshops, as in `answers`; that of a history is the
number of its changes.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from egov_hub import (
    Hub,
    Membership,
    MembershipChange,
    MembershipHistory,
    Source,
    digest,
    dumps,
    from_dict,
    iter_lines,
    iter_records,
    loads,
    locate,
    to_dict,
)

from . import Call, family
from .answers import both, day, register


@cache
def text(n: int) -> str:
    """Return the document of a register."""
    return dumps(register(n))


def _put_each(hub: Hub) -> Hub:
    for each in range(len(hub.workshops)):
        hub = hub.put(Source(f"new-{each}", "A notice"))
    return hub


def _data(n: int) -> dict[str, object]:
    data: dict[str, object] = json.loads(text(n))
    return data


def _lines(n: int) -> list[str]:
    return list(iter_lines(register(n).records))


# For each operation the function that prepares it, and the operation.
OF_REGISTERS: dict[str, tuple[Callable[[int], Any], Callable[[Any], object]]] = {
    "loads": (text, loads),
    "from_dict": (_data, from_dict),
    "iter_records": (_lines, lambda lines: list(iter_records(lines, whole=True))),
    "locate": (text, lambda written: locate(written)["/workshops/0/id"]),
    "dumps": (register, dumps),
    "dumps, indented": (register, lambda hub: dumps(hub, indent=2)),
    "digest": (register, digest),
    "to_dict": (register, to_dict),
    "iter_lines": (register, lambda hub: list(iter_lines(hub.records))),
    "put, one by one": (register, _put_each),
    "put, all at once": (register, lambda hub: Hub("hub", "Hub").put(*hub.records)),
    "merge": (both, lambda hubs: hubs[0].merge(hubs[1])),
}


@cache
def changes(n: int) -> tuple[MembershipChange, ...]:
    """Return this number of changes, fifty of each member, which has another standing each day."""
    standings: tuple[Any, ...] = ("member", "associate", "observer", None)
    return tuple(
        [
            MembershipChange(
                f"body-{at // 50}", day(at % 50 * 20 + at % 11), standings[at % 50 % 4]
            )
            for at in range(n)
        ]
    )


@cache
def spells(n: int) -> tuple[Membership, ...]:
    """Return the spells of a history of this number of changes."""
    return MembershipHistory(changes(n)).memberships()


def _join_each(n: int) -> MembershipHistory:
    history = MembershipHistory()
    for each in range(n):
        history = history.join(f"body-{each}", on="2016-11-07")
    return history


def history(n: int) -> MembershipHistory:
    """Return a history of this number of changes, which has not answered any question yet."""
    return MembershipHistory(changes(n))


OF_HISTORIES: dict[str, tuple[Callable[[int], Any], Callable[[Any], object]]] = {
    "MembershipHistory": (changes, MembershipHistory),
    "from_memberships": (spells, MembershipHistory.from_memberships),
    "roster": (history, lambda asked: asked.roster("2000-06-01")),
    "roster_during": (history, lambda asked: asked.roster_during("2000-03", "2000-06")),
    "seats": (history, lambda asked: asked.seats("2000-06")),
    "acts": (history, lambda asked: asked.acts()),
    "memberships": (history, lambda asked: asked.memberships()),
    "belongs": (history, lambda asked: asked.belongs("body-0", on="2000-06")),
}


def _family(
    name: str, most: int, prepare: Callable[[int], Any], operate: Callable[[Any], object]
) -> None:
    @family(name, first=100, most=most)
    def make(n: int) -> Call:
        given = prepare(n)
        return lambda: operate(given)


for _name, _of in OF_REGISTERS.items():
    _family(f"register: {_name}", 12_800, *_of)
for _name, _of in OF_HISTORIES.items():
    _family(f"history: {_name}", 102_400, *_of)
# Each `join` copies the references to all changes: with many, this grows with the square.
_family("joins: join, one by one", 12_800, lambda n: n, _join_each)
