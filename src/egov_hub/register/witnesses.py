"""Witnesses of a register: the citations of each fact, and which sources are independent."""

from collections.abc import Collection, Iterator

from egov_hub.records import Record, parts
from egov_hub.register.hub import Hub
from egov_hub.values.ids import SourceId
from egov_hub.values.sources import Citation


def facts(record: Record) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Return every part of a record that can have citations: its JSON Pointer and its citations.

    Args:
        record: The record. It is the first part itself, unless it is a source.

    Example:
        >>> from egov_hub.register.witnesses import facts
        >>> workshop = Workshop("w", attendance=[Attendance("AM", cited=["notice"])])
        >>> [(path, len(cited)) for path, cited in facts(workshop)]
        [('', 0), ('/attendance/0', 1)]
    """
    for path, part in parts(record):
        cited = getattr(part, "cited", None)
        if cited is not None:
            yield path, cited


def independent(hub: Hub, cited: Collection[Citation]) -> set[SourceId]:
    """Return the cited sources. A copy is replaced by its original.

    Raises:
        UnknownIdError: The hub has no such source.

    Example:
        >>> from egov_hub.register.witnesses import independent
        >>> copy = Source("copy", "A notice", copy_of="notice")
        >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice"), copy])
        >>> independent(hub, [Citation("notice"), Citation("copy")])
        {'notice'}
    """
    found: set[SourceId] = set()
    for citation in cited:
        source = hub.source(citation.source)
        while source.copy_of:
            source = hub.source(source.copy_of)
        found.add(source.id)
    return found
