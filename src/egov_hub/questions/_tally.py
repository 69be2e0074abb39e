"""The question how many workshops there were of each sort."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import Word
from egov_hub.questions._found import Found, counted
from egov_hub.records import Record
from egov_hub.register.events import framework, held, in_order, months, years
from egov_hub.register.hub import Hub, as_hub
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer
from egov_hub.values.ids import WorkshopId, as_workshop_ids
from egov_hub.values.sources import Citation, as_citations, as_optional_string
from egov_hub.workshops import Workshop, WorkshopStatus, as_optional_workshop_status


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


@frozen(repr=False)
class Tally(Record):
    """How many workshops there were of some sort.

    Attributes:
        value: The sort; None: it is not recorded.
        certain: The workshops that certainly count, and are of this sort.
        uncertain: Those of which one or the other is not decided.
        cited: The sources.

    Example:
        >>> print(questions.Tally("2019", certain=["tashkent-2019"], uncertain=["seoul"]))
        2019: 1 (and maybe 1)
    """

    value: str | None = field(converter=as_optional_string)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

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
    uncertain under each that is possible, or, where these are more than twelve, is counted with
    those of which nothing is recorded. One with two topics counts under both.

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
    found: defaultdict[str | None, Found] = defaultdict(Found)
    for workshop, answer in _counting(hub, sort, wanted):
        values: set[str | None] = {*_values(hub, workshop, sort)} or {None}
        for value in values:
            of_it = Answer.YES if len(values) == 1 or sort is TallyBy.TOPIC else Answer.MAYBE
            found[value].add(workshop, answer & of_it)
    in_order = sorted(found, key=lambda value: (value is None, value or ""))
    return Rows(Tally(value, **found[value].said()) for value in in_order)


def _counting(
    hub: Hub, by: TallyBy, statuses: Collection[WorkshopStatus | None] | None
) -> Iterator[tuple[Workshop, Answer]]:
    """Return the workshops that count, in order, and how surely they do."""
    if statuses is None and by is not TallyBy.STATUS:
        yield from held(hub)
        return
    wanted = [*WorkshopStatus, None] if statuses is None else statuses
    yield from ((one, Answer.YES) for one in in_order(hub.workshops) if one.status in wanted)


def _values(hub: Hub, workshop: Workshop, by: TallyBy) -> Iterable[str]:
    """Return the sorts of a workshop; of years and months, those it can start in."""
    match by:
        case TallyBy.YEAR:
            return years(workshop.first_day)
        case TallyBy.MONTH:
            return months(workshop.first_day)
        case TallyBy.TOPIC:
            return map(str, workshop.topics)
        case TallyBy.COUNTRY:
            value: object = workshop.place and workshop.place.country
        case TallyBy.ALLIANCE:
            value = framework(hub, workshop)
        case _:
            value = getattr(workshop, by.value)
    return [str(value)] if value else []
