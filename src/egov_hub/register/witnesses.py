"""Witnesses of a register: the citations of each fact, and which sources are independent."""

from collections.abc import Collection, Iterator, Mapping

from egov_hub.records import Record, parts
from egov_hub.register._graphs import ends_of_chains
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


def originals(hub: Hub) -> Mapping[SourceId, SourceId]:
    """Return for each source the one of which it is a copy in the end, or itself.

    Example:
        >>> from egov_hub.register.witnesses import originals
        >>> copy = Source("copy", "A notice", copy_of="notice")
        >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice"), copy])
        >>> originals(hub)["copy"]
        'notice'
    """
    return ends_of_chains({source.id: source.copy_of for source in hub.sources})


def independent(
    originals: Mapping[SourceId, SourceId], cited: Collection[Citation]
) -> set[SourceId]:
    """Return the cited sources. A copy is replaced by its original.

    Args:
        originals: What `originals` returns for the hub.
        cited: The citations.

    Example:
        >>> from egov_hub.register.witnesses import independent, originals
        >>> copy = Source("copy", "A notice", copy_of="notice")
        >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice"), copy])
        >>> independent(originals(hub), [Citation("notice"), Citation("copy")])
        {'notice'}
    """
    return {originals[citation.source] for citation in cited}
