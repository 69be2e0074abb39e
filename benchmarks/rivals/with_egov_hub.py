"""egov_hub itself, through its public functions."""

from collections.abc import Iterable
from typing import Any

from egov_hub import (
    Hub,
    HubRecord,
    MembershipChange,
    MembershipHistory,
    Place,
    Source,
    ValidationError,
    digest,
    dumps,
    from_dict,
    iter_records,
    loads,
    to_dict,
)

from . import Arguments


def read(data: bytes) -> Hub:
    """Return the hub of a document."""
    return loads(data)


def write(hub: Hub) -> bytes:
    """Return the document of a hub."""
    return dumps(hub).encode()


def build(changes: list[Arguments]) -> MembershipHistory:
    """Return a history of changes."""
    return MembershipHistory([MembershipChange(*given) for given in changes])


def count_problems(data: bytes) -> int:
    """Return how many problems are reported: all."""
    try:
        loads(data)
    except ValidationError as error:
        return len(error.problems)
    return 0


# What only pydantic is compared in


def read_place(data: bytes) -> Place:
    """Return one small record."""
    return loads(data, Place)


def read_lines(lines: Iterable[str]) -> list[Hub | HubRecord]:
    """Return the records of JSON Lines."""
    return list(iter_records(lines))


def read_dict(data: dict[str, Any]) -> Hub:
    """Return the hub that JSON values describe."""
    return from_dict(data)


def write_dict(hub: Hub) -> dict[str, Any]:
    """Return a hub as JSON values."""
    return dict(to_dict(hub))


def write_indented(hub: Hub) -> bytes:
    """Return the document of a hub, with an indent of two."""
    return dumps(hub, indent=2).encode()


def write_digest(hub: Hub) -> str:
    """Return the SHA-256 of a document."""
    return digest(hub)


def put_each(hub: Hub, count: int) -> Hub:
    """Return a hub with this number of additional sources, added one by one."""
    for index in range(count):
        hub = hub.put(Source(f"source-{index}", "A notice"))
    return hub


def join_each(count: int) -> MembershipHistory:
    """Return a history in which this number of parties joined, one by one."""
    history = MembershipHistory()
    for index in range(count):
        history = history.join(f"body-{index}", on="2016-11-07")
    return history
