"""Witnesses of a register: what sources have of each fact, and which sources are independent."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, cast

from egov_hub.records import Record
from egov_hub.register._graphs import ends_of_chains
from egov_hub.register.hub import Hub
from egov_hub.values.claims import (
    Citing,
    citing_parts,
    claimed,
    nearest,
    of_single_fields,
    of_the_record,
    value_at,
    within,
)
from egov_hub.values.ids import SourceId
from egov_hub.values.sources import Citation


class Claim(NamedTuple):
    """What a source has of a fact.

    Attributes:
        value: What it has; of a record or part as a whole, the record or part.
        citation: The citation.
    """

    value: object
    citation: Citation


class Fact(NamedTuple):
    """A record, a part of one, or a field for which a source is cited.

    Attributes:
        path: The JSON Pointer to it in the record of the hub.
        part: The record, or part of it, that has the citations.
        about: The JSON Pointer to the field in that part; empty: the part as a whole.
        claims: What sources have of it.
    """

    path: str
    part: Citing
    about: str
    claims: tuple[Claim, ...]

    @property
    def value(self) -> object:
        """What is recorded."""
        return value_at(self.part, self.about)

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations, in the order of the record."""
        return tuple(claim.citation for claim in self.claims)


def facts(record: Record) -> Iterator[Fact]:
    """Return every part of a record that can have citations, and every field that has some.

    A source that is cited for a whole part is cited for each field of it, unless it is also cited
    for that field. A part without citations of the whole is based on those of what contains it.

    Args:
        record: The record. It is the first part itself, unless it is a source.

    Example:
        >>> from egov_hub.register.witnesses import facts
        >>> other = Citation("agenda", about="/start", says="2019-05-29")
        >>> workshop = Workshop(
        ...     "w",
        ...     start="2019-05-30",
        ...     attendance=[Attendance("AM", cited=["list"])],
        ...     cited=["notice", other],
        ... )
        >>> for fact in facts(workshop):
        ...     print(repr(fact.path), [str(citation) for citation in fact.cited])
        '' ['notice']
        '/start' ['notice', 'agenda: 2019-05-29']
        '/attendance/0' ['list']
    """
    cited_in: dict[str, tuple[Citation, ...]] = {}
    for path, part in citing_parts(record):
        if not part.cited:
            # Most parts. What they contain is then based on what contains them.
            yield Fact(path, part, "", ())
            continue
        whole = of_the_record(part.cited)
        yield Fact(path, part, "", tuple([Claim(part, each) for each in whole]))
        of_fields = of_single_fields(part.cited)
        cited_in[path] = (*(whole or _of_what_contains(path, cited_in)), *of_fields)
        for about in dict.fromkeys(cast("str", each.about) for each in of_fields):
            cited = nearest(cited_in[path], about)
            claims = (Claim(_said(part, about, each), each) for each in cited)
            # A source says nothing of a field that the record leaves out.
            said = tuple(claim for claim in claims if claim.value not in (None, ()))
            yield Fact(path + about, part, about, said)


def _of_what_contains(path: str, cited_in: dict[str, tuple[Citation, ...]]) -> tuple[Citation, ...]:
    """Return the citations of a part in the nearest record that contains it."""
    above = path
    while above:
        above = above.rpartition("/")[0]
        if above in cited_in:
            return of_the_record(within(cited_in[above], path.removeprefix(above)))
    return ()


def _said(part: Citing, about: str, citation: Citation) -> object:
    return claimed(part, citation) if citation.about == about else value_at(part, about)


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
