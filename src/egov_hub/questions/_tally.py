"""The question of how many workshops there were in each group."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub._wording import Word
from egov_hub.questions._found import Found, InWorkshops
from egov_hub.register.events import events, frameworks, held, months, years
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.representation import country_of_place
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    WorkshopId,
    as_optional_alliance_id,
    as_optional_country,
    as_workshop_ids,
)
from egov_hub.values.sources import Citation, as_citations, as_optional_string, said_by
from egov_hub.workshops import Workshop, WorkshopStatus, WorkshopStatusLike
from egov_hub.workshops.words import as_optional_workshop_status


class TallyBy(Word):
    """How workshops are grouped.

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


TallyByLike: TypeAlias = (
    TallyBy
    | Literal["year", "month", "topic", "format", "country", "kind", "status", "alliance", "series"]
)
"""A `TallyBy`, or its word."""


def as_tally_by(value: TallyByLike) -> TallyBy:
    """Return how workshops are grouped."""
    return _parse.word(value, TallyBy)


def as_optional_statuses(
    value: Collection[WorkshopStatusLike | None] | None,
) -> tuple[WorkshopStatus | None, ...] | None:
    """Return None for None, otherwise statuses without duplicates; None in them means no status."""
    return None if value is None else _parse.distinct(value, as_optional_workshop_status)


@frozen(repr=False)
class Tally(InWorkshops):
    """How many workshops there were in a group.

    Attributes:
        value: The group; None if the value is not recorded.
        country: The group, if workshops are grouped by country.
        alliance: The group, if workshops are grouped by alliance.
        certain: The workshops that certainly count and belong to this group.
        uncertain: The workshops that may count or may belong to this group.
        cited: The sources.

    Example:
        >>> print(questions.Tally("2019", certain=["tashkent-2019"], uncertain=["seoul"]))
        2019: 1 (and maybe 1)
    """

    value: str | None = field(converter=as_optional_string)
    country: CountryCode | None = field(default=None, converter=as_optional_country, kw_only=True)
    alliance: AllianceId | None = field(
        default=None, converter=as_optional_alliance_id, kw_only=True
    )
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __line__(self, called: Called) -> str:
        """Return one line."""
        id = self.country or self.alliance
        group = called(id) if id else self.value or "not recorded"
        return f"{group}: {self.number}{said_by(self.cited)}"


def tally(
    hub: Hub,
    by: TallyByLike,
    statuses: Collection[WorkshopStatusLike | None] | None = None,
    *,
    parts: bool = True,
) -> Rows[Tally]:
    """Return how many workshops there were in each group, in the order of the groups' names.

    Only workshops that took place count. A workshop that was cancelled, or postponed to an unknown
    day, does not count. A workshop that was only announced is uncertain. If workshops are grouped
    by status, all of them count.

    A workshop counts in the year and month of its first day. If these are not known, it is
    uncertain in each possible year or month. If more than twelve are possible, it is in the group
    for values that are not recorded. By country, an online workshop is also in this group, because
    it does not take place in a country. A workshop with two topics counts in both groups. A part of
    a larger event counts in addition to it. If the part does not have its own days or place, it
    counts under those of the whole.

    Args:
        hub: The register.
        by: How workshops are grouped.
        statuses: The statuses of the workshops that count instead, even if they did not take place;
            None in them means no status.
        parts: Whether workshops that are parts of others count.

    Raises:
        ValidationError: `by` is not a `TallyBy`, or a status is not a `WorkshopStatus`.

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
    hub, group, wanted, with_parts = _parse.arguments(
        ("hub", as_hub, hub),
        ("by", as_tally_by, by),
        ("statuses", as_optional_statuses, statuses),
        ("parts", _parse.truth, parts),
    )
    found: defaultdict[str | None, Found] = defaultdict(Found)
    there = frameworks(hub)
    for workshop, answer in _counting(hub, group, wanted):
        if workshop.within and not with_parts:
            continue
        values: set[str | None] = {*_values(workshop, group, there)} or {None}
        for value in values:
            of_it = Answer.YES if len(values) == 1 or group is TallyBy.TOPIC else Answer.MAYBE
            found[value].add(workshop, answer & of_it)
    in_order = sorted(found, key=lambda value: (value is None, value or ""))
    rows = (
        Tally(
            value,
            country=value if group is TallyBy.COUNTRY else None,
            alliance=value if group is TallyBy.ALLIANCE else None,
            **found[value].fields(),
        )
        for value in in_order
    )
    return Rows(rows, of=Tally, names=hub)


def _counting(
    hub: Hub, by: TallyBy, statuses: Collection[WorkshopStatus | None] | None
) -> Iterator[tuple[Workshop, Answer]]:
    """Return the workshops that count, in order, with yes or maybe."""
    if statuses is None and by is not TallyBy.STATUS:
        yield from held(hub)
        return
    wanted = [*WorkshopStatus, None] if statuses is None else statuses
    yield from ((one, Answer.YES) for one in events(hub) if one.status in wanted)


def _values(
    workshop: Workshop, by: TallyBy, there: Mapping[WorkshopId, AllianceId | None]
) -> Iterable[str]:
    """Return the groups of a workshop; for years and months, those in which it can start."""
    match by:
        case TallyBy.YEAR:
            return years(workshop.first_day)
        case TallyBy.MONTH:
            return months(workshop.first_day)
        case TallyBy.TOPIC:
            return map(str, workshop.topics)
        case TallyBy.COUNTRY:
            value: object = country_of_place(workshop)
        case TallyBy.ALLIANCE:
            value = there[workshop.id]
        case _:
            value = getattr(workshop, by.value)
    return [str(value)] if value else []
