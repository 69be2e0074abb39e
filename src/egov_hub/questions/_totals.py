"""The question of whether printed totals match what is recorded."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._wording import printable
from egov_hub.alliances import Alliance
from egov_hub.membership.rosters import Attestation
from egov_hub.membership.words import Counted
from egov_hub.questions._found import citations
from egov_hub.records import Record
from egov_hub.register.events import frameworks
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.references import RecordRef, as_record_ref
from egov_hub.register.representation import Representation
from egov_hub.register.witnesses import facts
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.claims import Citing
from egov_hub.values.sources import Citation, as_citations, of_the_whole, said_by
from egov_hub.workshops import CountQualifier, CountUnit, Headcount, Mode, Workshop, WorkshopFormat
from egov_hub.workshops.participants import as_number
from egov_hub.workshops.words import as_count_qualifier, as_optional_count_unit


@frozen(repr=False)
class Total(Record):
    """A printed total, and what can be counted in the record.

    Attributes:
        record: The record.
        path: The JSON Pointer to the total in the record.
        printed: The printed total.
        qualifier: How to read it: exactly, over, at least, about or up to.
        unit: What it counts; None means members on a list.
        certain: The number of those that are certainly recorded.
        possible: The greatest number of those that are possibly recorded.
        fits: Whether the total matches; maybe, if not everything may be recorded.
        cited: The sources.

    Example:
        >>> print(
        ...     questions.Total(
        ...         RecordRef("workshop", "w"),
        ...         "/headcounts/0",
        ...         70,
        ...         71,
        ...         71,
        ...         "maybe",
        ...         qualifier="over",
        ...     )
        ... )
        workshop w /headcounts/0: over 70 printed, 71 counted: maybe
    """

    record: RecordRef = field(converter=as_record_ref)
    path: str = field(converter=_parse.json_pointer)
    printed: int = field(converter=as_number)
    certain: int = field(converter=as_number)
    possible: int = field(converter=as_number)
    fits: Answer = field(converter=as_answer)
    qualifier: CountQualifier = field(
        default=CountQualifier.EXACTLY, converter=as_count_qualifier, kw_only=True
    )
    unit: CountUnit | None = field(default=None, converter=as_optional_count_unit, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        named = self.possible or self.unit is None
        number = f"{self.certain} counted" if named else "nobody named"
        if self.certain != self.possible:
            number = f"{self.certain} to {self.possible} counted"
        exactly = self.qualifier is CountQualifier.EXACTLY
        how = "" if exactly else f"{self.qualifier.replace('-', ' ')} "
        unit = f" {self.unit}" if self.unit else ""
        both = f"{how}{self.printed}{unit} printed, {number}: {self.fits.value}"
        return printable(f"{self.record} {self.path}: {both}{said_by(self.cited)}")


def totals(hub: Hub) -> Rows[Total]:
    """Return each printed total, and whether it matches what is recorded.

    A number of members is compared with the history on that day. A number of registered people or
    participants is compared with its parts, in person and online. A number of countries, speakers,
    organizations or members is compared with the number recorded at the workshop. A total that is
    higher than the number recorded may match, because some may not be recorded. A lower total does
    not match. If sources state different totals (`Citation.says`), each total has a row.

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
        workshop sdsn-2023 /headcounts/0: 356 registered printed, 356 counted: yes
    """
    hub = _parse.argument("hub", as_hub, hub)
    rows: list[Total] = []
    for alliance in hub.alliances:
        for index, attestation in enumerate(alliance.attestations):
            path = f"/attestations/{index}"
            for count, cited in _printed(attestation, "/count", attestation.count):
                printed = evolve(attestation, count=count)
                rows.append(_of_list(alliance, printed, path, cited))
    members = _Members(hub)
    for workshop in hub.workshops:
        parts = _parts_by_unit(workshop)
        for index, headcount in enumerate(workshop.headcounts):
            if headcount.mode is None:
                path, of_unit = f"/headcounts/{index}", parts.get(headcount.unit)
                for number, cited in _printed(headcount, "/value", headcount.value):
                    of_source = evolve(headcount, value=number, cited=())
                    rows.append(_of_headcount(members, workshop, of_source, path, cited, of_unit))
    return Rows(rows, of=Total, names=hub)


def _printed(
    part: Citing, about: str, recorded: int | None
) -> Iterator[tuple[int, tuple[Citation, ...]]]:
    """Return the recorded total, and other totals that sources state, each with its sources."""
    claims = {fact.about: fact.claims for fact in facts(part)}
    found: dict[int, list[Citation]] = {} if recorded is None else {recorded: []}
    for value, citation in claims.get(about, claims[""]):
        number = recorded if value is part else value
        if isinstance(number, int):
            found.setdefault(number, []).append(citation)
    for number, cited in found.items():
        yield number, tuple(cited)


def _of_list(
    alliance: Alliance, attestation: Attestation, path: str, cited: tuple[Citation, ...]
) -> Total:
    certain, possible = recorded_then(attestation, alliance)
    printed = cast("int", attestation.count)
    fits = _named(printed, certain, possible)
    if alliance.roster_for(attestation).others.possibly:
        fits &= Answer.MAYBE
    return Total(RecordRef.of(alliance), path, printed, certain, possible, fits, cited=cited)


def recorded_then(attestation: Attestation, alliance: Alliance) -> tuple[int, int]:
    """Return how many of the parties that a list counts certainly and possibly had its standing."""
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
    """The sum of the headcounts of one unit; `both`: whether there is exactly one for each mode."""

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
    members: "_Members",
    workshop: Workshop,
    total: Headcount,
    path: str,
    cited: tuple[Citation, ...],
    parts: _Parts | None,
) -> Total:
    exactly = total.qualifier is CountQualifier.EXACTLY
    if parts:
        counted = parts.counted
        exact = exactly and parts.exact
        fits = _of_parts(total.value, counted, both=parts.both, exact=exact)
        cited = citations(cited, parts.cited)
    else:
        counted = _recorded_at(members, workshop, total.unit)
        fits = _named(total.value, counted, counted) if exactly else Answer.MAYBE
        if total.qualifier is CountQualifier.UP_TO and counted > total.value:
            fits = Answer.NO
    return Total(
        RecordRef.of(workshop),
        path,
        total.value,
        counted,
        counted,
        fits,
        qualifier=total.qualifier,
        unit=total.unit,
        cited=cited or of_the_whole(workshop.cited),
    )


def _modes(workshop: Workshop, unit: CountUnit) -> set[Mode]:
    """Return the modes whose numbers add up to a total, which does not include broadcasts."""
    watched = workshop.format is WorkshopFormat.STREAMED and unit is CountUnit.PARTICIPANTS
    return {Mode.IN_PERSON} if watched else set(Mode)


def _of_parts(printed: int, counted: int, *, both: bool, exact: bool) -> Answer:
    """Answer whether a total matches its parts, which may be incomplete."""
    if not exact:
        return Answer.MAYBE
    if printed == counted and both:
        return Answer.YES
    return Answer.NO if both or counted > printed else Answer.MAYBE


def _recorded_at(members: "_Members", workshop: Workshop, unit: CountUnit) -> int:
    """Return the number of those of a unit who are recorded by name at a workshop."""
    match unit:
        case CountUnit.SPEAKERS:
            return len({each.person for each in workshop.appearances})
        case CountUnit.MEMBERS:
            return members.at(workshop)
        case CountUnit.COUNTRIES:
            counts = Counted.COUNTRIES.counts
        case CountUnit.ORGANIZATIONS:
            counts = Counted.ORGANIZATIONS.counts
        case _:
            return 0
    named = {
        party for each in workshop.attendance for party in (each.party, each.organization) if party
    }
    return sum(map(counts, named))


class _Members:
    """Counts the members of alliances at workshops."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._frameworks = frameworks(hub)
        self._representation = Representation(hub)

    def at(self, workshop: Workshop) -> int:
        """Return how many parties that attended certainly belonged to the alliance then.

        A party attends itself or through one of its bodies.
        """
        id = self._frameworks[workshop.id]
        if id is None:
            return len({each.party for each in workshop.attendance if each.party})
        alliance, taking_part = self._hub.alliance(id), self._representation.taking_part
        there = {party for each in workshop.attendance for party, _ in taking_part(each)}
        return sum(alliance.belongs(party, on=workshop.days).certainly for party in there)
