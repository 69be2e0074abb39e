"""The question whether printed totals match what is recorded."""

from collections.abc import Iterator
from typing import NamedTuple

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.alliances import Alliance
from egov_hub.membership.acts import said_by
from egov_hub.membership.rosters import Attestation
from egov_hub.membership.words import Counted
from egov_hub.questions._found import citations
from egov_hub.records import Record
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.references import RecordRef, as_record_ref
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.sources import Citation, as_citations
from egov_hub.workshops import CountQualifier, CountUnit, Headcount, Mode, Workshop, WorkshopFormat
from egov_hub.workshops.participants import as_number


@frozen(repr=False)
class Total(Record):
    """A printed total, and what can be counted in the record.

    Attributes:
        record: The record.
        path: The JSON Pointer to the total in the record.
        printed: The printed total.
        certain: How many are certainly recorded.
        possible: How many are possibly recorded, at most.
        fits: Whether the total matches; maybe: not everything may be recorded.
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
        both = f"{self.printed} printed, {number} counted: {self.fits.value}"
        return f"{self.record} {self.path}: {both}{said_by(self.cited)}"


def totals(hub: Hub) -> Rows[Total]:
    """Return each printed total, and whether it matches what is recorded.

    A number of members is compared with the history on that day. A number of registered people or
    participants is compared with its parts, in person and online. A number of countries, speakers
    or organizations is compared with those recorded at the workshop. A total that is higher than
    what is recorded may match, because some may not be recorded. A lower total does not match.

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
                if alliance.roster_for(attestation).others.possibly:
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
        parts = _parts_by_unit(workshop)
        for index, headcount in enumerate(workshop.headcounts):
            if headcount.mode is None:
                rows += _of_headcount(workshop, index, headcount, parts.get(headcount.unit))
    return Rows(rows)


def recorded_then(attestation: Attestation, alliance: Alliance) -> tuple[int, int]:
    """Return how many, of those that a list counts, were certainly and possibly what it lists."""
    roster, counted = alliance.roster_for(attestation), attestation.counted
    if counted is None:
        return len(roster.certain), len(roster.possible)
    return sum(map(counted.counts, roster.certain)), sum(map(counted.counts, roster.possible))


def _named(printed: int, certain: int, possible: int) -> Answer:
    """Answer whether a total matches the number recorded, which may be incomplete."""
    if printed < certain:
        return Answer.NO
    return Answer.YES if printed == certain == possible else Answer.MAYBE


class _Parts(NamedTuple):
    """The headcounts of one unit in each mode, all together; `both`: there is one of each mode."""

    counted: int
    both: bool
    exact: bool
    cited: tuple[Citation, ...]


def _parts_by_unit(workshop: Workshop) -> dict[CountUnit, _Parts]:
    parts: dict[CountUnit, list[Headcount]] = {}
    for each in workshop.headcounts:
        if each.mode in _modes(workshop, each.unit):
            parts.setdefault(each.unit, []).append(each)
    return {
        unit: _Parts(
            sum(each.value for each in some),
            {each.mode for each in some} == (modes := _modes(workshop, unit))
            and len(some) == len(modes),
            all(each.qualifier is CountQualifier.EXACTLY for each in some),
            citations(*(each.cited for each in some)),
        )
        for unit, some in parts.items()
    }


def _of_headcount(
    workshop: Workshop, index: int, headcount: Headcount, parts: _Parts | None
) -> Iterator[Total]:
    exactly = headcount.qualifier is CountQualifier.EXACTLY
    if parts:
        counted = parts.counted
        exact = exactly and parts.exact
        fits = _of_parts(headcount.value, counted, both=parts.both, exact=exact)
        cited = citations(headcount.cited, parts.cited)
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


def _modes(workshop: Workshop, unit: CountUnit) -> set[Mode]:
    """Return the modes whose numbers add up to a total: who watches a broadcast is not in it."""
    watched = workshop.format is WorkshopFormat.STREAMED and unit is CountUnit.PARTICIPANTS
    return {Mode.IN_PERSON} if watched else set(Mode)


def _of_parts(printed: int, counted: int, *, both: bool, exact: bool) -> Answer:
    """Answer whether a total matches its parts, which may be incomplete."""
    if not exact:
        return Answer.MAYBE
    if printed == counted and both:
        return Answer.YES
    return Answer.NO if both or counted > printed else Answer.MAYBE


def _recorded_at(workshop: Workshop, unit: CountUnit) -> int | None:
    """Return how many of a unit are recorded at a workshop; None: none, or not by name."""
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
