"""Questions about trust: on what facts rest, and where sources disagree."""

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Final, cast

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._wording import pointer
from egov_hub.acts import Act, as_answer, said_by
from egov_hub.alliances import Alliance
from egov_hub.dates import Answer
from egov_hub.hub import Hub, as_hub
from egov_hub.ids import OrganizationId, SourceId
from egov_hub.membership import BELONGING, Attestation, Counted, Roster, Verdict
from egov_hub.questions._occasions import citations
from egov_hub.questions._values import as_number
from egov_hub.records import Record
from egov_hub.references import RecordRef, as_record_ref
from egov_hub.rows import Rows
from egov_hub.sources import Citation, Source, as_citations
from egov_hub.workshops import CoOrganizer, CountQualifier, CountUnit, Headcount, Workshop


def as_pointers(value: Collection[str]) -> tuple[str, ...]:
    """Return JSON Pointers, none of them twice."""
    return _parse.distinct(value, _parse.json_pointer)


def as_verdict(value: Verdict | str) -> Verdict:
    """Return a verdict."""
    return _parse.word(value, Verdict)


# Witnesses


@frozen
class Testimony(Record):
    """On what a fact rests.

    Attributes:
        record: The record.
        path: Where in it the fact stands, as a JSON Pointer; empty: it is the record itself.
        witnesses: How many sources say so, copies counted once.
        advance: Whether all of them were certainly published before the event that they tell of.
        inferred: Whether it is only concluded from what they say.
        cited: The sources.

    Example:
        >>> print(questions.Testimony(RecordRef("workshop", "seminar-1"), "", 1, inferred=True))
        workshop seminar-1: one witness, inferred
    """

    record: RecordRef = field(converter=as_record_ref)
    path: str = field(default="", converter=_parse.json_pointer)
    witnesses: int = field(default=0, converter=as_number)
    advance: bool = field(default=False, converter=_parse.truth, kw_only=True)
    inferred: bool = field(default=False, converter=_parse.truth, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def weak(self) -> bool:
        """Whether it rests on fewer than two witnesses, on advance notices, or on inference.

        Example:
            >>> questions.Testimony(RecordRef("workshop", "seminar-1"), "", 2).weak
            False
        """
        return self.witnesses < 2 or self.advance or self.inferred

    def __str__(self) -> str:
        """Return one line."""
        number = {0: "no witness", 1: "one witness"}.get(self.witnesses)
        told = number or f"{self.witnesses} witnesses"
        told += ", advance notice" if self.advance else ""
        told += ", inferred" if self.inferred else ""
        return f"{self.record}{self.path and ' '}{self.path}: {told}{said_by(self.cited)}"


def witnesses(hub: Hub) -> Rows[Testimony]:
    """Return on what each fact rests, in the order of the hub's records.

    Facts are the records of the hub, but for its sources, and what has citations of its own in
    them: a membership change, an attendance. What has none stands with what holds it. A source and
    its copies are one witness.

    Args:
        hub: The register.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Source("notice", "A workshop"),
        ...     Source("copy", "A workshop", copy_of="notice"),
        ...     Workshop("w", start="2019", cited=["notice", "copy"]),
        ... )
        >>> print(questions.witnesses(hub))
        workshop w: one witness [notice, copy]
        >>> [row.weak for row in questions.witnesses(hub)]
        [True]
    """
    hub = _parse.argument("hub", as_hub, hub)
    rows: list[Testimony] = []
    for record in hub.records:
        if not isinstance(record, Source):
            workshop = record if isinstance(record, Workshop) else None
            rows += (
                _testimony(hub, RecordRef.of(record), path, cited, workshop)
                for path, cited in facts(record)
                if cited or not path
            )
    return Rows(rows)


def facts(value: object, path: str = "") -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Return all that can have citations of its own, by path, with these."""
    if isinstance(value, Record) and not isinstance(value, Citation):
        if (cited := getattr(value, "cited", None)) is not None:
            yield path, cited
        for attribute in value.__attrs_attrs__:
            if attribute.name != "cited":
                yield from facts(getattr(value, attribute.name), path + pointer(attribute.name))
    elif isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from facts(item, path + pointer(index))


def _testimony(
    hub: Hub,
    record: RecordRef,
    path: str,
    cited: tuple[Citation, ...],
    workshop: Workshop | None,
) -> Testimony:
    published = [hub.source(each.source).published for each in cited]
    advance = bool(
        workshop
        and cited
        and all(each and each.before(workshop.start).certainly for each in published)
    )
    inferred = bool(cited) and all(each.inferred for each in cited)
    number = len(independent(hub, cited))
    return Testimony(record, path, number, advance=advance, inferred=inferred, cited=cited)


def independent(hub: Hub, cited: Collection[Citation]) -> set[SourceId]:
    """Return the sources that are cited, each copy as what it is a copy of."""
    found: set[SourceId] = set()
    for citation in cited:
        source = hub.source(citation.source)
        while source.copy_of:
            source = hub.source(source.copy_of)
        found.add(source.id)
    return found


# Contradictions

NEAR: Final = 31
"""Two published counts of members no more days apart than this are held against each other."""


@frozen
class Conflict(Record):
    """Sources contradict the history, or each other.

    Attributes:
        record: The record.
        paths: Where in it the claims stand, as JSON Pointers.
        verdict: Whether they contradict, or whether the record does not decide.
        message: What they say, in one sentence.
        cited: The sources of the claims.

    Example:
        >>> print(
        ...     questions.Conflict(
        ...         RecordRef("alliance", "hub"), ["/attestations/0"], "undecided", "Who was in?"
        ...     )
        ... )
        alliance hub /attestations/0: undecided: Who was in?
    """

    record: RecordRef = field(converter=as_record_ref)
    paths: tuple[str, ...] = field(converter=as_pointers)
    verdict: Verdict = field(converter=as_verdict)
    message: str = field(converter=_parse.string)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        where = f"{self.record} {', '.join(self.paths)}"
        return f"{where}: {self.verdict}: {self.message}{said_by(self.cited)}"


def contradictions(hub: Hub) -> Rows[Conflict]:
    """Return where sources contradict the history or each other, or may do so.

    A list of members is held against the history (`Alliance.judge`), but a count that is higher
    than the members that are recorded is no contradiction: some may not be recorded (`totals`).
    Two lists that speak of one standing are held against each other if they may be of one day, and
    counts if they are up to a month apart. An organization to which different sources give
    different roles in one workshop is named as well, as undecided: it may have had both.

    Args:
        hub: The register.

    Example:
        >>> attestations = [
        ...     Attestation("2016-05-26", count=32, cited=["undp"]),
        ...     Attestation("2016-05-30", count=34, cited=["press-service"]),
        ... ]
        >>> hub = Hub("hub", "Hub").put(
        ...     Source("undp", "UN backs the hub"),
        ...     Source("press-service", "The President's instructions"),
        ...     Alliance("members", "Participating countries", attestations=attestations),
        ... )
        >>> for row in questions.contradictions(hub):
        ...     print(row.message)
        32 on 2016-05-26, but 34 on 2016-05-30, and nobody certainly came or went between.
    """
    hub = _parse.argument("hub", as_hub, hub)
    rows: list[Conflict] = []
    for alliance in hub.alliances:
        ref = RecordRef.of(alliance)
        listed = list(enumerate(alliance.attestations))
        for index, attestation in listed:
            rows += _against_history(ref, alliance, index, attestation)
        for one, other in combinations(listed, 2):
            rows += _against_each_other(ref, alliance, one, other)
    for workshop in hub.workshops:
        rows += _roles(hub, workshop)
    return Rows(rows)


def _against_history(
    record: RecordRef, alliance: Alliance, index: int, attestation: Attestation
) -> Iterator[Conflict]:
    verdict = alliance.judge(attestation)
    if verdict is Verdict.CONTRADICTED and not attestation.complete:
        uncounted = evolve(attestation, count=None, counted=None)
        if alliance.judge(uncounted) is not Verdict.CONTRADICTED and _most(attestation, alliance):
            return
    if verdict is not Verdict.CONFIRMED:
        does = "contradicts" if verdict is Verdict.CONTRADICTED else "may not fit"
        what = f"What is listed for {attestation.on} {does} the history"
        message = f"{what}{_where(attestation, alliance)}."
        yield Conflict(
            record, [f"/attestations/{index}"], verdict, message, cited=attestation.cited
        )


def _most(attestation: Attestation, alliance: Alliance) -> bool:
    """Return whether a count is no lower than what is recorded, so that it only says more."""
    recorded = _recorded(attestation, alliance)
    return attestation.count is not None and attestation.count >= recorded[1]


def _roster(attestation: Attestation, alliance: Alliance) -> Roster:
    """Return who stood so, on the day of a list, as that list says its members did."""
    standing = attestation.standing
    return alliance.roster(attestation.on, {standing} if standing else BELONGING)


def _recorded(attestation: Attestation, alliance: Alliance) -> tuple[int, int]:
    """Return how many of those that are counted certainly, and possibly, stood so on the day."""
    roster, counted = _roster(attestation, alliance), attestation.counted
    if counted is None:
        return len(roster.certain), len(roster.possible)
    return sum(map(counted.counts, roster.certain)), sum(map(counted.counts, roster.possible))


def _where(attestation: Attestation, alliance: Alliance) -> str:
    """Return on whom a list and the history differ."""
    standing, roster = attestation.standing, _roster(attestation, alliance)
    too_many = sorted(attestation.members - roster.certain)
    missing = sorted(roster.possible - attestation.members) if attestation.complete else []
    as_what = f" as {standing}" if standing else ""
    parts = [
        f"it names {', '.join(too_many)}{as_what}" if too_many else "",
        f"it lacks {', '.join(missing)}" if missing else "",
    ]
    told = " and ".join(filter(None, parts))
    return f": {told}" if told else ""


def _against_each_other(
    record: RecordRef,
    alliance: Alliance,
    one: tuple[int, Attestation],
    other: tuple[int, Attestation],
) -> Iterator[Conflict]:
    (first, a), (second, b) = sorted((one, other), key=lambda each: each[1].on.sort_key())
    if a.standing is not b.standing:
        return
    same_day = a.on.same_day(b.on)
    verdict = Verdict.CONTRADICTED if same_day.certainly else Verdict.UNDECIDED
    messages: list[str] = []
    if a.counted is b.counted and None not in (a.count, b.count) and a.count != b.count:
        if same_day.certainly:
            messages.append(f"{a.count} and {b.count} are counted on {a.on}.")
        elif _are_near(a, b) and not _changed_between(alliance, a, b):
            between = "and nobody certainly came or went between"
            messages.append(f"{a.count} on {a.on}, but {b.count} on {b.on}, {between}.")
    if same_day.possibly and _lists_clash(a, b):
        differ = ", ".join(sorted(a.members ^ b.members))
        days = f"of {a.on}" if same_day.certainly else f"that may be of one day ({a.on}, {b.on})"
        messages.append(f"Two lists {days} differ on {differ}.")
    paths = [f"/attestations/{first}", f"/attestations/{second}"]
    for message in messages:
        yield Conflict(record, paths, verdict, message, cited=citations(a.cited, b.cited))


def _are_near(a: Attestation, b: Attestation) -> bool:
    return (
        abs((b.on.earliest - a.on.earliest).days) <= NEAR >= abs((b.on.latest - a.on.latest).days)
    )


def _lists_clash(a: Attestation, b: Attestation) -> bool:
    """Return whether one list names somebody that the other, which is complete, does not."""
    return bool((a.complete and b.members - a.members) or (b.complete and a.members - b.members))


def _changed_between(alliance: Alliance, a: Attestation, b: Attestation) -> bool:
    """Return whether somebody certainly came or went after one list, and by the other."""
    return any(
        act.act in (Act.JOINED, Act.LEFT)
        and act.bounds.after(a.on).certainly
        and act.bounds.after(b.on) is Answer.NO
        for act in alliance.acts()
    )


def _roles(hub: Hub, workshop: Workshop) -> Iterator[Conflict]:
    """Return organizations to which sources that are independent give different roles."""
    by_body: dict[OrganizationId, list[tuple[int, CoOrganizer]]] = {}
    for index, each in enumerate(workshop.co_organizers):
        by_body.setdefault(each.organization, []).append((index, each))
    for body, given in by_body.items():
        for (first, a), (second, b) in combinations(given, 2):
            sources = independent(hub, a.cited), independent(hub, b.cited)
            if a.role is not b.role and all(sources) and sources[0].isdisjoint(sources[1]):
                yield Conflict(
                    RecordRef.of(workshop),
                    [f"/co_organizers/{first}", f"/co_organizers/{second}"],
                    Verdict.UNDECIDED,
                    f"{body} is {a.role} by one source and {b.role} by another.",
                    cited=citations(a.cited, b.cited),
                )


# Totals


@frozen
class Total(Record):
    """A printed total beside what can be counted.

    Attributes:
        record: The record.
        path: Where in it the total stands, as a JSON Pointer.
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

    A count of members is held against those that the history has on that day; one of registered
    people or participants against its parts, in person and online; one of countries, speakers or
    organizations against those recorded at the workshop. A total that is higher than what is named
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
                certain, possible = _recorded(attestation, alliance)
                rows.append(
                    Total(
                        RecordRef.of(alliance),
                        f"/attestations/{index}",
                        attestation.count,
                        certain,
                        possible,
                        _named(attestation.count, certain, possible),
                        cited=attestation.cited,
                    )
                )
    for workshop in hub.workshops:
        for index, headcount in enumerate(workshop.headcounts):
            rows += _of_headcount(workshop, index, headcount)
    return Rows(rows)


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
