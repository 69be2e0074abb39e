"""egov_hub itself, through its public functions."""

from egov_hub import Hub, MembershipChange, MembershipHistory, ValidationError, dumps, loads

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
