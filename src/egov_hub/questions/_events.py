"""Questions about workshops: which there were, what became of them, and what followed."""

from collections.abc import Collection, Iterable, Iterator

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import Word
from egov_hub.acts import as_answer, said_by
from egov_hub.alliances import LearningPhase, PhaseReached, as_learning_phase
from egov_hub.dates import (
    Answer,
    DateLike,
    PartialDate,
    Precision,
    as_optional_partial_date,
    as_partial_date,
)
from egov_hub.hub import Hub, as_hub
from egov_hub.ids import (
    AllianceId,
    CountryCode,
    WorkshopId,
    as_alliance_id,
    as_optional_country,
    as_workshop_id,
)
from egov_hub.questions._occasions import (
    EVER,
    Found,
    citations,
    first_day,
    frames,
    framework,
    gathered,
    held,
    in_framework,
    in_order,
    months,
    years,
)
from egov_hub.questions._values import as_number, as_workshop_ids, counted
from egov_hub.records import Record
from egov_hub.rows import Rows
from egov_hub.sources import Citation, as_citations, as_optional_string
from egov_hub.text import Text, as_optional_text
from egov_hub.workshops import (
    Workshop,
    WorkshopFormat,
    WorkshopKind,
    WorkshopStatus,
    as_optional_workshop_format,
    as_optional_workshop_kind,
    as_optional_workshop_status,
)


@frozen
class WorkshopSummary(Record):
    """A workshop, in short.

    Attributes:
        workshop: The workshop.
        title: Its title.
        start: Its first day.
        end: Its last day.
        kind: What sort of event it is.
        status: What became of it.
        format: How people took part.
        country: In which country it was.
        cited: The sources.

    Example:
        >>> print(questions.WorkshopSummary("tashkent-2019", start="2019-05-30", country="UZ"))
        2019-05-30 tashkent-2019, UZ
    """

    workshop: WorkshopId = field(converter=as_workshop_id)
    title: Text | None = field(default=None, converter=as_optional_text)
    start: PartialDate = field(default=PartialDate("XXXX"), converter=as_partial_date)
    end: PartialDate | None = field(default=None, converter=as_optional_partial_date)
    kind: WorkshopKind | None = field(default=None, converter=as_optional_workshop_kind)
    status: WorkshopStatus | None = field(default=None, converter=as_optional_workshop_status)
    format: WorkshopFormat | None = field(default=None, converter=as_optional_workshop_format)
    country: CountryCode | None = field(default=None, converter=as_optional_country)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    def __str__(self) -> str:
        """Return one line."""
        days = f"{self.start}/{self.end}" if self.end else str(self.start)
        said = (self.title, self.kind, self.format, self.country, self.status)
        told = ", ".join(str(each) for each in said if each)
        return f"{days} {self.workshop}{', ' if told else ''}{told}{said_by(self.cited)}"


def workshops_of(hub: Hub, alliance: AllianceId | str) -> Rows[WorkshopSummary]:
    """Return the workshops in the framework of an alliance, in the order of their first days.

    A workshop within another stands in the framework of that, unless it names its own.

    Args:
        hub: The register.
        alliance: The alliance.

    Raises:
        UnknownIdError: The hub has no such alliance.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Alliance("e-gov", "E"),
        ...     Workshop("tashkent-2019", start="2019-05-30", alliance="e-gov"),
        ...     Workshop("side-event", start="2019-05-31", within="tashkent-2019"),
        ... )
        >>> print(questions.workshops_of(hub, "e-gov"))
        2019-05-30 tashkent-2019
        2019-05-31 side-event
    """
    hub, id = _parse.arguments(("hub", as_hub, hub), ("alliance", as_alliance_id, alliance))
    return Rows(_summary(hub, workshop) for workshop in in_framework(hub, id))


def _summary(hub: Hub, workshop: Workshop) -> WorkshopSummary:
    return WorkshopSummary(
        workshop.id,
        workshop.title,
        workshop.start,
        workshop.end,
        workshop.kind,
        workshop.status,
        workshop.format,
        workshop.place.country if workshop.place else None,
        # What it is within is what puts it into the framework.
        citations(*(each.cited for each in frames(hub, workshop))),
    )


class TallyBy(Word):
    """By what workshops are counted.

    Example:
        >>> questions.TallyBy("year")
        <TallyBy.YEAR: 'year'>
    """

    YEAR = "year"
    MONTH = "month"
    TOPIC = "topic"
    FORMAT = "format"
    COUNTRY = "country"
    KIND = "kind"
    STATUS = "status"
    ALLIANCE = "alliance"
    SERIES = "series"


def as_tally_by(value: TallyBy | str) -> TallyBy:
    """Return by what workshops are counted."""
    return _parse.word(value, TallyBy)


def as_optional_statuses(
    value: Collection[WorkshopStatus | str | None] | None,
) -> tuple[WorkshopStatus | None, ...] | None:
    """Return None for None, else statuses, and None for workshops of none; none of them twice."""
    return None if value is None else _parse.distinct(value, as_optional_workshop_status)


@frozen
class Tally(Record):
    """How many workshops there were of some sort.

    Attributes:
        value: The sort; None: nothing is recorded that would tell.
        certain: The workshops that certainly count, and are of this sort.
        uncertain: Those of which one or the other is not decided.
        cited: The sources.

    Example:
        >>> print(questions.Tally("2019", ["tashkent-2019"], ["seoul"]))
        2019: 1 (and maybe 1)
    """

    value: str | None = field(converter=as_optional_string)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.value or 'not recorded'}: {counted(self.certain, self.uncertain)}"


def tally(
    hub: Hub,
    by: TallyBy | str,
    statuses: Collection[WorkshopStatus | str | None] | None = None,
) -> Rows[Tally]:
    """Return how many workshops there were of each sort, in the order of the sorts' names.

    Workshops count that took place: one that was cancelled, or put off to no known day, does not,
    and one that was only announced is uncertain. By status, all count.

    A workshop counts in the year and month of its first day. Where these are not decided it is
    uncertain under each that is possible, or, where these are more than twelve, stands with those
    of which nothing is recorded. One with two topics counts under both.

    Args:
        hub: The register.
        by: By what they are counted.
        statuses: Count the workshops of these statuses instead, whether or not they took place;
            None among them: those of none.

    Raises:
        ValidationError: They cannot be counted by this, or there is no such status.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Workshop("tashkent-2019", start="2019-05-30", status="held"),
        ...     Workshop("seoul", start="[2019-12..2020-01]", status="held"),
        ...     Workshop("anaheim", start="2020", status="cancelled"),
        ... )
        >>> print(questions.tally(hub, by="year"))
        2019: 1 (and maybe 1)
        2020: 0 (and maybe 1)
        >>> print(questions.tally(hub, by="year", statuses=["cancelled"]))
        2020: 1
    """
    hub, sort, wanted = _parse.arguments(
        ("hub", as_hub, hub),
        ("by", as_tally_by, by),
        ("statuses", as_optional_statuses, statuses),
    )
    found: dict[str | None, Found] = {}
    for workshop, answer in _counting(hub, sort, wanted):
        values: set[str | None] = {*_values(hub, workshop, sort)} or {None}
        for value in values:
            of_it = Answer.YES if len(values) == 1 or sort is TallyBy.TOPIC else Answer.MAYBE
            gathered(found, value).add(workshop, answer & of_it)
    in_order = sorted(found, key=lambda value: (value is None, value or ""))
    return Rows(
        Tally(value, found[value].certain, found[value].uncertain, found[value].cited)
        for value in in_order
    )


def _counting(
    hub: Hub, by: TallyBy, statuses: Collection[WorkshopStatus | None] | None
) -> Iterator[tuple[Workshop, Answer]]:
    """Return the workshops that count, in order, and how surely they do."""
    if statuses is None and by is not TallyBy.STATUS:
        yield from held(hub, EVER)
        return
    wanted = [*WorkshopStatus, None] if statuses is None else statuses
    yield from ((one, Answer.YES) for one in in_order(hub.workshops) if one.status in wanted)


def _values(hub: Hub, workshop: Workshop, by: TallyBy) -> Iterable[str]:
    """Return the sorts of a workshop; of years and months, those it can start in."""
    match by:
        case TallyBy.YEAR:
            return years(first_day(workshop))
        case TallyBy.MONTH:
            return months(first_day(workshop))
        case TallyBy.TOPIC:
            return map(str, workshop.topics)
        case TallyBy.COUNTRY:
            value: object = workshop.place and workshop.place.country
        case TallyBy.ALLIANCE:
            value = framework(hub, workshop)
        case _:
            value = getattr(workshop, by.value)
    return [str(value)] if value else []


class Fate(Word):
    """What became of a plan.

    Example:
        >>> questions.Fate("moved")
        <Fate.MOVED: 'moved'>
    """

    HELD = "held"
    """As planned, as far as is recorded."""
    MOVED = "moved"
    """It was planned otherwise before, and was held, or is still to be."""
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    OPEN = "open"
    """It was announced; nothing more is recorded."""


def as_fate(value: Fate | str) -> Fate:
    """Return what became of a plan."""
    return _parse.word(value, Fate)


def as_days(value: Collection[DateLike]) -> tuple[PartialDate, ...]:
    """Return first days, as planned."""
    return _parse.distinct(value, as_partial_date)


@frozen
class Outcome(Record):
    """What became of a workshop that was planned.

    Attributes:
        workshop: The workshop.
        fate: What became of it.
        start: Its first day, as it was, or as it is planned now.
        planned: The first days as planned before.
        cited: The sources.

    Example:
        >>> print(questions.Outcome("aapa-2020", "moved", "2020-09-24", ["2020-05-28"]))
        aapa-2020: moved from 2020-05-28 to 2020-09-24
    """

    workshop: WorkshopId = field(converter=as_workshop_id)
    fate: Fate = field(converter=as_fate)
    start: PartialDate = field(converter=as_partial_date)
    planned: tuple[PartialDate, ...] = field(default=(), converter=as_days)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    def __str__(self) -> str:
        """Return one line."""
        before = f" from {', '.join(map(str, self.planned))}" if self.planned else ""
        if self.fate is Fate.MOVED or (self.fate is Fate.POSTPONED and self.planned):
            unknown = self.start.precision is Precision.UNKNOWN
            now = " to no known day" if unknown else f" to {self.start}"
        else:
            now = f", {self.start}"
        return f"{self.workshop}: {self.fate}{before}{now}{said_by(self.cited)}"


def outcomes(hub: Hub) -> Rows[Outcome]:
    """Return what was planned and was then held, moved, put off or cancelled, in order of days.

    Workshops of which neither a status nor an earlier plan is recorded are left out.

    Args:
        hub: The register.

    Example:
        >>> plans = [Plan("2020-05-28"), Plan("2020-09-25")]
        >>> hub = Hub("hub", "Hub").put(
        ...     Workshop("aapa-2020", start="2020-09-24", status="held", rescheduled=plans),
        ...     Workshop("aspa-2020", start="2020", status="cancelled"),
        ... )
        >>> print(questions.outcomes(hub))
        aspa-2020: cancelled, 2020
        aapa-2020: moved from 2020-05-28, 2020-09-25 to 2020-09-24
    """
    hub = _parse.argument("hub", as_hub, hub)
    return Rows(
        Outcome(
            workshop.id,
            _fate(workshop),
            workshop.start,
            dict.fromkeys(plan.start for plan in workshop.rescheduled).keys(),
            citations(workshop.cited, *(plan.cited for plan in workshop.rescheduled)),
        )
        for workshop in in_order(hub.workshops)
        if workshop.status or workshop.rescheduled
    )


def _fate(workshop: Workshop) -> Fate:
    match workshop.status:
        case WorkshopStatus.CANCELLED:
            return Fate.CANCELLED
        case WorkshopStatus.POSTPONED:
            return Fate.POSTPONED
        case status if workshop.rescheduled:
            return Fate.MOVED
        case status:
            return Fate.HELD if status is WorkshopStatus.HELD else Fate.OPEN


@frozen
class PhaseStatus(Record):
    """Which phase of learning an alliance has reached.

    Attributes:
        alliance: The alliance.
        phase: The phase.
        since: The first day on which it was reached.
        reached: Whether it was reached by the day that was asked about.
        cited: The sources.

    Example:
        >>> print(questions.PhaseStatus("e-gov", "sustained-contact", "[..2019-05-31]", "yes"))
        e-gov: sustained-contact since [..2019-05-31]
    """

    alliance: AllianceId = field(converter=as_alliance_id)
    phase: LearningPhase = field(converter=as_learning_phase)
    since: PartialDate = field(converter=as_partial_date)
    reached: Answer = field(converter=as_answer)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    def __str__(self) -> str:
        """Return one line."""
        maybe = "" if self.reached.certainly else "maybe "
        return f"{self.alliance}: {maybe}{self.phase} since {self.since}{said_by(self.cited)}"


def phases(hub: Hub, on: DateLike | None = None) -> Rows[PhaseStatus]:
    """Return the furthest phase that each alliance has reached, and since when.

    The order of phases is that of the EIP's Peer-to-Peer Learning Guide. Where an alliance may
    have gone further by the day, the further phases follow, as *maybe*. Where two days are
    recorded for one phase, each has a row.

    Args:
        hub: The register.
        on: By which day; None: by any, as far as is recorded.

    Raises:
        ValidationError: `on` is no date.

    Example:
        >>> reached = [
        ...     PhaseReached("foundational-engagement", "2018-06-09"),
        ...     PhaseReached("sustained-contact", "2019"),
        ... ]
        >>> hub = Hub("hub", "Hub", alliances=[Alliance("e-gov", "E", phases=reached)])
        >>> print(questions.phases(hub, on="2019-06-01"))
        e-gov: foundational-engagement since 2018-06-09
        e-gov: maybe sustained-contact since 2019
    """
    hub, day = _parse.arguments(("hub", as_hub, hub), ("on", as_optional_partial_date, on))
    rows: list[PhaseStatus] = []
    for alliance in hub.alliances:
        furthest: list[PhaseStatus] = []
        for reached in sorted(alliance.phases, key=_place):
            answer = Answer.YES if day is None else ~reached.on.after(day)
            status = PhaseStatus(alliance.id, reached.phase, reached.on, answer, reached.cited)
            if answer.certainly:
                furthest = [one for one in furthest if one.phase is reached.phase]
            if answer.possibly:
                furthest.append(status)
        rows += furthest
    return Rows(rows)


def _place(reached: PhaseReached) -> tuple[int, object]:
    return list(LearningPhase).index(reached.phase), reached.on.sort_key()


@frozen
class Successor(Record):
    """A workshop that followed another, directly or further on.

    Attributes:
        workshop: The workshop.
        follows: Which it followed directly.
        steps: By how many steps it comes after the one that was asked about.
        start: Its first day.
        cited: The sources.

    Example:
        >>> print(questions.Successor("webinars", "study-tour", 1, "2020-04-15"))
        1: webinars (2020-04-15) followed study-tour
    """

    workshop: WorkshopId = field(converter=as_workshop_id)
    follows: WorkshopId = field(converter=as_workshop_id)
    steps: int = field(converter=as_number)
    start: PartialDate = field(converter=as_partial_date)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    def __str__(self) -> str:
        """Return one line."""
        what = f"{self.workshop} ({self.start}) followed {self.follows}"
        return f"{self.steps}: {what}{said_by(self.cited)}"


def followed(hub: Hub, workshop: WorkshopId | str) -> Rows[Successor]:
    """Return what followed a workshop, nearest first, each step in the order of first days.

    Args:
        hub: The register.
        workshop: The workshop.

    Raises:
        UnknownIdError: The hub has no such workshop.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Workshop("study-tour", start="2019"),
        ...     Workshop("webinars", start="2020-04-15", follows="study-tour"),
        ... )
        >>> print(questions.followed(hub, "study-tour"))
        1: webinars (2020-04-15) followed study-tour
    """
    rows: list[Successor] = []
    hub, id = _parse.arguments(("hub", as_hub, hub), ("workshop", as_workshop_id, workshop))
    last = {hub.workshop(id).id}
    while last:
        found = in_order(one for one in hub.workshops if one.follows in last)
        steps = rows[-1].steps + 1 if rows else 1
        rows += (
            Successor(one.id, follows, steps, one.start, one.cited)
            for one in found
            if (follows := one.follows)
        )
        last = {one.id for one in found}
    return Rows(rows)
