"""Questions about workshops: which workshops there were, their outcomes, and what followed."""

from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub._wording import Word
from egov_hub.questions._found import citations
from egov_hub.register.events import concluded, events, in_framework, place_in_order
from egov_hub.register.hub import Hub, as_hub
from egov_hub.rows import Row, Rows
from egov_hub.values.dates import PartialDate, Precision, as_partial_date, as_partial_dates
from egov_hub.values.ids import AllianceId, WorkshopId, as_alliance_id, as_workshop_id
from egov_hub.values.sources import Citation, as_citations, said_by
from egov_hub.workshops import Workshop, WorkshopStatus
from egov_hub.workshops.participants import as_number


def workshops_of(hub: Hub, alliance: AllianceId | str) -> Rows[Workshop]:
    """Return the workshops in the framework of an alliance, in the order of their first days.

    A workshop within another workshop has the framework of the other, unless it names its own
    alliance. The sources for such a framework are those of the other workshop.

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
        >>> [(str(each.start), each.id) for each in questions.workshops_of(hub, "e-gov")]
        [('2019-05-30', 'tashkent-2019'), ('2019-05-31', 'side-event')]
    """
    hub, id = _parse.arguments(("hub", as_hub, hub), ("alliance", as_alliance_id, alliance))
    return Rows((hub.workshop(one.id) for one in in_framework(hub, id)), of=Workshop, names=hub)


BY_THE_WHOLE: Final = ", according to the event that it is a part of"
"""The words for a day that is not recorded, but follows from the day of the whole."""


def _is_concluded(hub: Hub, workshop: Workshop) -> bool:
    """Return whether the first day of a workshop follows from the first day of the whole."""
    return workshop.start != hub.workshop(workshop.id).start


class Fate(Word):
    """The outcome of a plan.

    Example:
        >>> questions.Fate("moved")
        <Fate.MOVED: 'moved'>
    """

    HELD = "held"
    """As planned, as far as is recorded."""
    MOVED = "moved"
    """There was an earlier plan: it was held on another day, or is planned for another day."""
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    OPEN = "open"
    """It was announced, and nothing more is recorded."""


FateLike: TypeAlias = Fate | Literal["held", "moved", "postponed", "cancelled", "open"]
"""A `Fate`, or its word."""


def as_fate(value: FateLike) -> Fate:
    """Return the outcome of a plan."""
    return _parse.word(value, Fate)


@frozen(repr=False)
class Outcome(Row):
    """The outcome of a planned workshop.

    Attributes:
        workshop: The workshop.
        fate: The outcome.
        start: Its first day, as it was held or as it is planned now.
        planned: The first days of its earlier plans.
        concluded: Whether the first day is concluded from the larger event that it is a part of.
        cited: The sources.

    Example:
        >>> print(questions.Outcome("aapa-2020", "moved", "2020-09-24", ["2020-05-28"]))
        aapa-2020: moved from 2020-05-28 to 2020-09-24
    """

    workshop: WorkshopId = field(converter=as_workshop_id)
    fate: Fate = field(converter=as_fate)
    start: PartialDate = field(converter=as_partial_date)
    planned: tuple[PartialDate, ...] = field(default=(), converter=as_partial_dates)
    concluded: bool = field(default=False, converter=_parse.truth, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __line__(self, called: Called) -> str:
        """Return one line."""
        before = f" from {', '.join(map(str, self.planned))}" if self.planned else ""
        if self.fate is Fate.MOVED or (self.fate is Fate.POSTPONED and self.planned):
            unknown = self.start.precision is Precision.UNKNOWN
            now = " to an unknown day" if unknown else f" to {self.start}"
        else:
            now = f", {self.start}"
        now += BY_THE_WHOLE if self.concluded else ""
        return f"{self.workshop}: {self.fate}{before}{now}{said_by(self.cited)}"


def outcomes(hub: Hub) -> Rows[Outcome]:
    """Return which workshops were held, moved, postponed or cancelled, in the order of their days.

    Workshops without a recorded status or earlier plan are left out.

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
    rows = (
        Outcome(
            workshop.id,
            _fate(workshop),
            workshop.start,
            dict.fromkeys(plan.start for plan in workshop.rescheduled).keys(),
            concluded=_is_concluded(hub, workshop),
            cited=citations(workshop.cited, *(plan.cited for plan in workshop.rescheduled)),
        )
        for workshop in events(hub)
        if workshop.status or workshop.rescheduled
    )
    return Rows(rows, of=Outcome, names=hub)


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


@frozen(repr=False)
class Successor(Row):
    """A workshop that followed another, directly or in several steps.

    Attributes:
        workshop: The workshop.
        follows: The workshop that it followed directly.
        steps: The number of steps from the workshop of the question.
        start: Its first day.
        concluded: Whether this day is concluded from the larger event that it is a part of.
        cited: The sources.

    Example:
        >>> print(questions.Successor("webinars", "study-tour", 1, "2020-04-15"))
        1: webinars (2020-04-15) followed study-tour
    """

    workshop: WorkshopId = field(converter=as_workshop_id)
    follows: WorkshopId = field(converter=as_workshop_id)
    steps: int = field(converter=as_number)
    start: PartialDate = field(converter=as_partial_date)
    concluded: bool = field(default=False, converter=_parse.truth, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __line__(self, called: Called) -> str:
        """Return one line."""
        when = f"{self.start}{BY_THE_WHOLE if self.concluded else ''}"
        what = f"{self.workshop} ({when}) followed {self.follows}"
        return f"{self.steps}: {what}{said_by(self.cited)}"


def followed(hub: Hub, workshop: WorkshopId | str) -> Rows[Successor]:
    """Return what followed a workshop: the nearest step first, then in the order of first days.

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
    hub, id = _parse.arguments(("hub", as_hub, hub), ("workshop", as_workshop_id, workshop))
    following: dict[WorkshopId, list[Workshop]] = {}
    for one in concluded(hub).values():
        if one.follows:
            following.setdefault(one.follows, []).append(one)
    found = [(hub.workshop(id), id)]
    rows: list[Successor] = []
    steps = 0
    while found:
        steps += 1
        found = [(one, before.id) for before, _ in found for one in following.get(before.id, ())]
        found.sort(key=lambda each: place_in_order(each[0]))
        rows += (
            Successor(
                one.id,
                before,
                steps,
                one.start,
                concluded=_is_concluded(hub, one),
                cited=one.cited,
            )
            for one, before in found
        )
    return Rows(rows, of=Successor, names=hub)
