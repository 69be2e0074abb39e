"""The question whether printed totals match what is recorded."""

from collections.abc import Iterator

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.alliances import Alliance
from egov_hub.membership.acts import said_by
from egov_hub.membership.rosters import Attestation, Roster
from egov_hub.membership.words import BELONGING, Counted
from egov_hub.questions._found import citations
from egov_hub.records import Record
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.references import RecordRef, as_record_ref
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.sources import Citation, as_citations
from egov_hub.workshops import CountQualifier, CountUnit, Headcount, Workshop, as_number


@frozen(repr=False)
class Total(Record):
    """A printed total beside what can be counted.

    Attributes:
        record: The record.
        path: Where in it the total is, as a JSON Pointer.
        printed: The total.
        certain: How many can be counted for certain.
        possible: How many at most.
        fits: Whether the total matches; maybe: what is counted need not be all.
        cited: The sources.

    Example:
        >>> print(
        ...     questions.Total(RecordRef("workshop", "w"), "/headcounts/0", 356, 356, 356, "yes")
        ... )
        workshop w /headcounts/0: 356 printed, 356 counted: yes
    """

    record: RecordRef = field(converter=as_record_ref)
    path: str = field(converter=_parse.json_pointer)
    printed: int = field(converter=as_number)
    certain: int = field(converter=as_number)
    possible: int = field(converter=as_number)
    fits: Answer = field(converter=as_answer)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        number = str(self.certain)
        if self.certain != self.possible:
            number += f" to {self.possible}"
        told = f"{self.printed} printed, {number} counted: {self.fits.value}"
        return f"{self.record} {self.path}: {told}{said_by(self.cited)}"


def totals(hub: Hub) -> Rows[Total]:
    """Return each printed total, and whether it matches what is named or counted in the record.

    A count of members is compared with those that the history has on that day; one of registered
    people or participants with its parts, in person and online; one of countries, speakers or
    organizations with those recorded at the workshop. A total that is higher than what is named
    may match, for some may not be named. One that is lower does not.

    Args:
        hub: The register.

    Example:
        >>> counts = [
        ...     Headcount(356, unit="registered"),
        ...     Headcount(225, unit="registered", mode="in-person"),
        ...     Headcount(131, unit="registered", mode="online"),
        ... ]
        >>> hub = Hub("hub", "Hub", workshops=[Workshop("sdsn-2023", headcounts=counts)])
        >>> print(questions.totals(hub))
        workshop sdsn-2023 /headcounts/0: 356 printed, 356 counted: yes
    """
    hub = _parse.argument("hub", as_hub, hub)
    rows: list[Total] = []
    for alliance in hub.alliances:
        for index, attestation in enumerate(alliance.attestations):
            if attestation.count is not None:
                certain, possible = recorded_then(attestation, alliance)
                named = _named(attestation.count, certain, possible)
                if listed_then(attestation, alliance).others.possibly:
                    named &= Answer.MAYBE
                rows.append(
                    Total(
                        RecordRef.of(alliance),
                        f"/attestations/{index}",
                        attestation.count,
                        certain,
                        possible,
                        named,
                        cited=attestation.cited,
                    )
                )
    for workshop in hub.workshops:
        for index, headcount in enumerate(workshop.headcounts):
            rows += _of_headcount(workshop, index, headcount)
    return Rows(rows)


def listed_then(attestation: Attestation, alliance: Alliance) -> Roster:
    """Return who had the standing of a list's members on its day, by the history."""
    standing = attestation.standing
    return alliance.roster(attestation.on, {standing} if standing else BELONGING)


def recorded_then(attestation: Attestation, alliance: Alliance) -> tuple[int, int]:
    """Return how many, of those that a list counts, were certainly and possibly in its standing."""
    roster, counted = listed_then(attestation, alliance), attestation.counted
    if counted is None:
        return len(roster.certain), len(roster.possible)
    return sum(map(counted.counts, roster.certain)), sum(map(counted.counts, roster.possible))


def _named(printed: int, certain: int, possible: int) -> Answer:
    """Answer whether a total matches what is named, which may not be all."""
    if printed < certain:
        return Answer.NO
    return Answer.YES if printed == certain == possible else Answer.MAYBE


def _of_headcount(workshop: Workshop, index: int, headcount: Headcount) -> Iterator[Total]:
    if headcount.mode:
        return
    exactly = headcount.qualifier is CountQualifier.EXACTLY
    parts = [each for each in workshop.headcounts if each.unit is headcount.unit and each.mode]
    if parts:
        counted = sum(each.value for each in parts)
        both = len({each.mode for each in parts}) == len(parts) == 2
        exact = exactly and all(each.qualifier is CountQualifier.EXACTLY for each in parts)
        fits = _of_parts(headcount.value, counted, both=both, exact=exact)
        cited = citations(headcount.cited, *(each.cited for each in parts))
    elif (found := _recorded_at(workshop, headcount.unit)) is not None:
        counted = found
        fits = _named(headcount.value, counted, counted) if exactly else Answer.MAYBE
        if headcount.qualifier is CountQualifier.UP_TO and counted > headcount.value:
            fits = Answer.NO
        cited = headcount.cited
    else:
        return
    yield Total(
        RecordRef.of(workshop),
        f"/headcounts/{index}",
        headcount.value,
        counted,
        counted,
        fits,
        cited=cited or workshop.cited,
    )


def _of_parts(printed: int, counted: int, *, both: bool, exact: bool) -> Answer:
    """Answer whether a total matches its parts: all of them, or only some."""
    if not exact:
        return Answer.MAYBE
    if printed == counted and both:
        return Answer.YES
    return Answer.NO if both or counted > printed else Answer.MAYBE


def _recorded_at(workshop: Workshop, unit: CountUnit) -> int | None:
    """Return how many of a sort are recorded at a workshop; None: none are, or not by name."""
    match unit:
        case CountUnit.SPEAKERS:
            return len({each.person for each in workshop.appearances}) or None
        case CountUnit.COUNTRIES:
            counts = Counted.COUNTRIES.counts
        case CountUnit.ORGANIZATIONS:
            counts = Counted.ORGANIZATIONS.counts
        case _:
            return None
    named = {
        party for each in workshop.attendance for party in (each.party, each.organization) if party
    }
    return sum(map(counts, named)) or None
