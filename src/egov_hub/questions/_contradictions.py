"""The question of where sources contradict the history or each other."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._tables import cell
from egov_hub._wording import Word, printable
from egov_hub.alliances import Alliance
from egov_hub.membership.acts import ActKind
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.rosters import Attestation
from egov_hub.membership.words import Hold, Standing
from egov_hub.questions._found import citations
from egov_hub.questions._totals import recorded_then
from egov_hub.records import Record
from egov_hub.register.hub import Hub, HubRecord, as_hub
from egov_hub.register.naming import by_name, named
from egov_hub.register.references import RecordRef, as_record_ref
from egov_hub.register.rivals import NEIGHBOURS, contradict, near_pairs, some_contradict
from egov_hub.register.witnesses import Claim, Fact, facts, independent, originals
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.claims import Citing, claimed, replaced, value_at
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import PartyId, SourceId
from egov_hub.values.sources import Citation, as_citations, named_once, of_the_whole, said_by
from egov_hub.values.text import Text
from egov_hub.workshops import CoOrganizer, Headcount, Workshop

NEAR: Final = 31
"""Two published counts of members are compared if they are at most this many days apart."""

_Numbered: TypeAlias = tuple[int, Attestation]


class ConflictKind(Word):
    """What contradicts what.

    Example:
        >>> questions.ConflictKind("values").value
        'values'
    """

    HISTORY = "history"
    """A list of members, and the history."""
    LISTS = "lists"
    """Two lists of members, or two counts of members."""
    ROLES = "roles"
    """Two roles of one organization in a workshop."""
    VALUES = "values"
    """The values of sources for one field, or two numbers of the same people."""


ConflictKindLike: TypeAlias = ConflictKind | Literal["history", "lists", "roles", "values"]
"""A `ConflictKind`, or its word."""


def as_conflict_kind(value: ConflictKindLike) -> ConflictKind:
    """Return what contradicts what."""
    return _parse.word(value, ConflictKind)


@frozen(repr=False)
class Conflict(Record):
    """A contradiction between sources and the history, or between sources.

    Attributes:
        record: The record.
        paths: The JSON Pointers to the claims in the record.
        kind: What contradicts what.
        fits: Whether all claims can be true: no, or maybe if the record does not give the answer.
        message: The contradiction, in one sentence.
        cited: The sources of the claims.

    Example:
        >>> print(
        ...     questions.Conflict(
        ...         RecordRef("alliance", "hub"),
        ...         ["/attestations/0"],
        ...         "history",
        ...         "maybe",
        ...         "Who was in?",
        ...     )
        ... )
        alliance hub /attestations/0: undecided: Who was in?
    """

    record: RecordRef = field(converter=as_record_ref)
    paths: tuple[str, ...] = field(converter=_parse.json_pointers)
    kind: ConflictKind = field(converter=as_conflict_kind)
    fits: Answer = field(converter=as_answer)
    message: str = field(converter=_parse.string)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        where = f"{self.record} {', '.join(self.paths)}"
        return printable(f"{where}: {_JUDGED[self.fits]}: {self.message}{said_by(self.cited)}")


_JUDGED: Final = {
    Answer.YES: "confirmed",
    Answer.NO: "contradicted",
    Answer.MAYBE: "undecided",
}


def contradictions(hub: Hub) -> Rows[Conflict]:
    """Return where sources contradict, or may contradict, the history or each other.

    A list of members is compared with the history (`Alliance.fits`). A count that is higher than
    the number of recorded members is not a contradiction: some may not be recorded (`totals`).
    If no history is recorded, nothing is compared with it.
    Two lists of the same standing are compared if they may be of the same day; two counts, if they
    are at most a month apart. If different sources give an organization different roles in one
    workshop, the row is undecided: the organization may have had both roles. If there are more than
    thirty such claims, each is compared only with the next thirty.

    The values that sources state for one field (`Citation.says`) are a contradiction if they cannot
    all be true. A less precise value, such as the year of a day, is not a contradiction. Two
    numbers of the same people at one workshop are a contradiction if no number can be both, as with
    65 and "over 70".

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
        The sources count 32 on 2016-05-26 and 34 on 2016-05-30. No change between them is certain.
    """
    hub = _parse.argument("hub", as_hub, hub)
    rows: list[Conflict] = []
    for alliance in hub.alliances:
        ref = RecordRef.of(alliance)
        listed = list(enumerate(alliance.attestations))
        if alliance.recorded_history:
            # Parties that may have belonged without being recorded are not a reason to doubt a
            # list.
            named = evolve(alliance.history, complete=True)
            for index, attestation in listed:
                rows += _against_history(hub, alliance, named, index, attestation)
        changed = _Changed(alliance)
        for one, other in _neighbours(listed):
            rows += _against_each_other(hub, ref, changed, one, other)
    original = originals(hub)
    for workshop in hub.workshops:
        rows += _roles(hub, original, workshop)
        rows += _headcounts(workshop)
    for record in hub.records:
        rows += _values(hub, record)
    return Rows(rows, of=Conflict, names=hub)


def _neighbours(listed: Iterable[_Numbered]) -> list[tuple[_Numbered, _Numbered]]:
    """Return pairs of lists of one standing that are near each other in the order of their days.

    The list that is recorded first is the first of the pair.
    """
    alike: dict[tuple[Standing | None, Hold | None], list[_Numbered]] = {}
    for one in sorted(listed, key=lambda each: each[1].on.sort_key()):
        alike.setdefault((one[1].standing, one[1].hold), []).append(one)
    pairs = [
        (one, other) if one[0] < other[0] else (other, one)
        for some in alike.values()
        for one, other in near_pairs(some, NEIGHBOURS)
    ]
    return sorted(pairs, key=lambda pair: (pair[0][0], pair[1][0]))


def _against_history(
    hub: Hub,
    alliance: Alliance,
    named: MembershipHistory,
    index: int,
    attestation: Attestation,
) -> Iterator[Conflict]:
    fits = named.fits(attestation)
    if fits is Answer.NO and not attestation.complete:
        uncounted = evolve(attestation, count=None, counted=None)
        if named.fits(uncounted).possibly and _most(attestation, alliance):
            return
    if not fits.certainly:
        fits = alliance.fits(attestation)
        does = "may contradict" if fits.possibly else "contradicts"
        what = f"The list for {attestation.on} {does} the history"
        message = f"{what}{_where(hub, attestation, alliance)}."
        path = f"/attestations/{index}"
        ref, cited = RecordRef.of(alliance), attestation.cited
        yield Conflict(ref, [path], ConflictKind.HISTORY, fits, message, cited=cited)


def _most(attestation: Attestation, alliance: Alliance) -> bool:
    """Return whether a count is at least the number recorded."""
    recorded = recorded_then(attestation, alliance)
    return attestation.count is not None and attestation.count >= recorded[1]


def _where(hub: Hub, attestation: Attestation, alliance: Alliance) -> str:
    """Return the parties that are only in a list, or only in the history."""
    standing, roster = attestation.standing, alliance.roster_for(attestation)
    too_many = sorted(attestation.members - roster.certain)
    missing = sorted(roster.possible - attestation.members) if attestation.complete else []
    as_what = f" as {standing}" if standing else ""
    as_what += f" on hold ({attestation.hold})" if attestation.hold else ""
    parts = [
        f"it includes {_parties(hub, too_many, attestation.on)}{as_what}" if too_many else "",
        f"it does not include {_parties(hub, missing, attestation.on)}" if missing else "",
    ]
    differences = " and ".join(filter(None, parts))
    return f": {differences}" if differences else ""


def _parties(hub: Hub, parties: Iterable[PartyId], on: PartialDate) -> str:
    """Return parties by their names on a day."""
    return ", ".join(map(by_name(hub, on), parties))


def _against_each_other(
    hub: Hub,
    record: RecordRef,
    changed: "_Changed",
    one: _Numbered,
    other: _Numbered,
) -> Iterator[Conflict]:
    (first, a), (second, b) = sorted((one, other), key=lambda each: each[1].on.sort_key())
    same_day = a.on.same_day(b.on)
    fits = Answer.NO if same_day.certainly else Answer.MAYBE
    messages: list[str] = []
    if a.counted is b.counted and None not in (a.count, b.count) and a.count != b.count:
        if same_day.certainly:
            messages.append(f"The sources count {a.count} and {b.count} on {a.on}.")
        elif _are_near(a, b) and not changed.between(a.on, b.on):
            counts = f"The sources count {a.count} on {a.on} and {b.count} on {b.on}."
            messages.append(f"{counts} No change between them is certain.")
    if same_day.possibly and _lists_clash(a, b):
        differ = _parties(hub, sorted(a.members ^ b.members), a.on)
        same = (
            f"of {a.on}" if same_day.certainly else f"({a.on}, {b.on}) may be of the same day and"
        )
        messages.append(f"Two lists {same} differ about {differ}.")
    paths = [f"/attestations/{first}", f"/attestations/{second}"]
    for message in messages:
        cited = citations(a.cited, b.cited)
        yield Conflict(record, paths, ConflictKind.LISTS, fits, message, cited=cited)


def _are_near(a: Attestation, b: Attestation) -> bool:
    return (
        abs((b.on.earliest - a.on.earliest).days) <= NEAR >= abs((b.on.latest - a.on.latest).days)
    )


def _lists_clash(a: Attestation, b: Attestation) -> bool:
    """Return whether a complete list does not include a party of the other list."""
    return bool((a.complete and b.members - a.members) or (b.complete and a.members - b.members))


class _Changed:
    """Finds out whether the members of an alliance certainly changed between two days."""

    def __init__(self, alliance: Alliance) -> None:
        acts = (act.bounds for act in alliance.acts() if act.kind in (ActKind.JOINED, ActKind.LEFT))
        days = sorted((day.earliest, day.latest) for day in acts)
        self._firsts = [first for first, _ in days]
        # For each of these, the earliest of the last days from this position on.
        self._lasts = list(accumulate((last for _, last in reversed(days)), min))[::-1]

    def between(self, day: PartialDate, other: PartialDate) -> bool:
        """Return whether a party certainly joined or left after one day and by another day."""
        place = bisect_right(self._firsts, day.latest)
        return place < len(self._lasts) and self._lasts[place] <= other.earliest


def _roles(
    hub: Hub, original: Mapping[SourceId, SourceId], workshop: Workshop
) -> Iterator[Conflict]:
    """Return organizations to which independent sources give different roles."""
    by_body: dict[PartyId, list[tuple[int, CoOrganizer, set[SourceId]]]] = {}
    for index, each in enumerate(workshop.co_organizers):
        claim = index, each, independent(original, each.cited)
        by_body.setdefault(each.organization, []).append(claim)
    called = by_name(hub, workshop.start)
    for body, given in by_body.items():
        for (first, a, sources), (second, b, others) in near_pairs(given, NEIGHBOURS):
            differ = a.role and b.role and a.role is not b.role
            if differ and sources and others and sources.isdisjoint(others):
                yield Conflict(
                    RecordRef.of(workshop),
                    [f"/co_organizers/{first}", f"/co_organizers/{second}"],
                    ConflictKind.ROLES,
                    Answer.MAYBE,
                    f"{called(body)} has the role {a.role} in one source and {b.role} in another.",
                    cited=citations(a.cited, b.cited),
                )


def _headcounts(workshop: Workshop) -> Iterator[Conflict]:
    """Return numbers of the same people at one workshop, only one of which can be true."""
    for (first, a), (second, b) in near_pairs(list(enumerate(workshop.headcounts)), NEIGHBOURS):
        if (a.unit, a.mode) == (b.unit, b.mode) and contradict(a, b):
            yield Conflict(
                RecordRef.of(workshop),
                [f"/headcounts/{first}", f"/headcounts/{second}"],
                ConflictKind.VALUES,
                Answer.NO,
                f"The numbers differ: {a} and {b}.",
                cited=citations(a.cited, b.cited) or of_the_whole(workshop.cited),
            )


class _Compared(NamedTuple):
    """The values that are compared: the recorded value at a place, and the values of sources."""

    path: str
    recorded: object
    claims: tuple[Claim, ...]


def _values(hub: Hub, record: HubRecord) -> Iterator[Conflict]:
    """Return the fields of a record for which sources state values that cannot all be true."""
    rivals: dict[str, dict[object, list[Citation]]] = {}
    for fact in facts(record):
        if fact.about:
            compared = _compared(fact)
            here = rivals.setdefault(compared.path, {})
            if compared.recorded is not None:
                here.setdefault(compared.recorded, [])
            for value, citation in compared.claims:
                here.setdefault(value, []).append(citation)
    for path, here in rivals.items():
        if some_contradict(list(here)):
            differ = ", ".join(
                f"{_quoted(value)} ({named_once(cited) or 'recorded'})"
                for value, cited in here.items()
            )
            yield Conflict(
                RecordRef.of(record),
                [path],
                ConflictKind.VALUES,
                Answer.NO,
                f'The sources contradict each other about "{named(record, path, hub)}": {differ}.',
                cited=citations(*here.values()),
            )


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, Text) else cell(value)


def _compared(fact: Fact) -> _Compared:
    """Return the value to compare: a field, or a number with the words that say how to read it."""
    above = fact.about.rpartition("/")[0]
    count = value_at(fact.part, above)
    if not isinstance(count, Headcount):
        return _Compared(fact.path, fact.value, fact.claims)
    versions = (
        Claim(replaced(count, _of_source(fact.part, above, each.citation)), each.citation)
        for each in fact.claims
    )
    return _Compared(fact.path.rpartition("/")[0], count, tuple(versions))


def _of_source(part: Citing, above: str, citation: Citation) -> dict[str, object]:
    """Return the values that the source of a citation states for fields of a part of a record."""
    return {
        each.about.removeprefix(above): claimed(part, each)
        for each in part.cited
        if each.source == citation.source and each.about and each.about.startswith(f"{above}/")
    }
