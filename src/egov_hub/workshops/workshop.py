"""The workshop itself."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Summarized
from egov_hub.alliances import LearningPhase, as_optional_learning_phase
from egov_hub.records import Rules, rules
from egov_hub.values.answers import Answer
from egov_hub.values.claims import Citing
from egov_hub.values.dates import PartialDate, Precision, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import (
    AllianceId,
    WorkshopId,
    as_optional_alliance_id,
    as_optional_workshop_id,
    as_workshop_id,
)
from egov_hub.values.sources import Citation, as_citations, named_once
from egov_hub.values.text import Text, as_languages, as_optional_text, as_texts
from egov_hub.workshops.participants import (
    Appearance,
    Attendance,
    CoOrganizer,
    Headcount,
    as_appearances,
    as_attendance,
    as_co_organizers,
    as_headcounts,
)
from egov_hub.workshops.places import Place, Plan, as_optional_place, as_plans, end_after_start
from egov_hub.workshops.words import (
    WorkshopFormat,
    WorkshopKind,
    WorkshopStatus,
    as_optional_workshop_format,
    as_optional_workshop_kind,
    as_optional_workshop_status,
)


def as_optional_ordinal(value: int | None) -> int | None:
    """Return None for None, else a whole number from 1."""
    return None if value is None else _parse.whole_number(value, 1)


@frozen(repr=False)
class Workshop(Summarized, Citing):
    """An event to which people were invited.

    `alliance`, `within`, `follows`, `beside` and `series` are five different relations: the
    framework of the event, the larger event that it is a part of, the earlier event that led to it,
    the event that it was held beside, and the series of similar events that it belongs to.

    Attributes:
        id: Its id in the hub.
        title: Its title as printed; None: it has no formal title.
        start: The first day.
        end: The last day, included; None: not recorded. A one-day event ends on the day it starts.
        kind: The type of event.
        status: Whether it was announced, postponed, cancelled or held.
        format: How people take part.
        place: Where it takes place.
        co_organizers: The organizations that have a role in it, in the order printed.
        alliance: The alliance, or project, in the framework of which it takes place.
        within: The event that it is a part of. Where a part has no days or no place of its own,
            questions conclude them from those of the whole.
        follows: The earlier event that led to it.
        beside: The event that it was held beside without being a part of it: a conference, for a
            board meeting on the eve of it.
        series: The name of the series of similar events that it belongs to.
        ordinal: Its number in the series, from 1, also if no name of the series is printed.
        phase: The phase of peer learning that it belongs to.
        topics: What it is about.
        appearances: The people who appear, in the order printed.
        attendance: Who attended; who is expected, if it is only announced or postponed.
        headcounts: How many took part, registered or are expected, as printed.
        languages: The languages used, as BCP 47 tags.
        rescheduled: Its earlier plans, oldest first.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value, or the workshop ends before it starts.

    Example:
        >>> workshop = Workshop(
        ...     "tashkent-2019",
        ...     start="2019-05-30",
        ...     end="2019-05-31",
        ...     co_organizers=[CoOrganizer("astana-civil-service-hub")],
        ... )
        >>> workshop.title is None
        True
        >>> print(workshop)
        Workshop tashkent-2019; when: 2019-05-30/2019-05-31; \
organized by: astana-civil-service-hub (co-organizer)
        >>> Workshop("tashkent-2019", start="2019-05-31", end="2019-05-30", topics="open data")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 2 problems:
        1. /topics: Expected a list, got the text "open data". Write ["open data"]. [wrong-type]
        2. /end: The end (2019-05-30) is before the start (2019-05-31). Correct one of the two \
dates. [ends-before-start]
    """

    __rules__: ClassVar[Rules] = rules(end_after_start)

    id: WorkshopId = field(converter=as_workshop_id)
    title: Text | None = field(default=None, converter=as_optional_text)
    start: PartialDate = field(default=PartialDate("XXXX"), converter=as_partial_date, kw_only=True)
    end: PartialDate | None = field(default=None, converter=as_optional_partial_date, kw_only=True)
    kind: WorkshopKind | None = field(
        default=None, converter=as_optional_workshop_kind, kw_only=True
    )
    status: WorkshopStatus | None = field(
        default=None, converter=as_optional_workshop_status, kw_only=True
    )
    format: WorkshopFormat | None = field(
        default=None, converter=as_optional_workshop_format, kw_only=True
    )
    place: Place | None = field(default=None, converter=as_optional_place, kw_only=True)
    co_organizers: tuple[CoOrganizer, ...] = field(
        default=(), converter=as_co_organizers, kw_only=True
    )
    alliance: AllianceId | None = field(
        default=None, converter=as_optional_alliance_id, kw_only=True
    )
    within: WorkshopId | None = field(default=None, converter=as_optional_workshop_id, kw_only=True)
    follows: WorkshopId | None = field(
        default=None, converter=as_optional_workshop_id, kw_only=True
    )
    beside: WorkshopId | None = field(default=None, converter=as_optional_workshop_id, kw_only=True)
    series: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    ordinal: int | None = field(default=None, converter=as_optional_ordinal, kw_only=True)
    phase: LearningPhase | None = field(
        default=None, converter=as_optional_learning_phase, kw_only=True
    )
    topics: tuple[Text, ...] = field(default=(), converter=as_texts, kw_only=True)
    appearances: tuple[Appearance, ...] = field(default=(), converter=as_appearances, kw_only=True)
    attendance: tuple[Attendance, ...] = field(default=(), converter=as_attendance, kw_only=True)
    headcounts: tuple[Headcount, ...] = field(default=(), converter=as_headcounts, kw_only=True)
    languages: tuple[str, ...] = field(default=(), converter=as_languages, kw_only=True)
    rescheduled: tuple[Plan, ...] = field(default=(), converter=as_plans, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "title", self.title
        yield "when", "/".join(str(day) for day in (self.start, self.end) if day)
        yield "where", self.place
        yield "kind", self.kind
        yield "format", self.format
        yield "status", self.status
        organizers = (_with_role(each) for each in self.co_organizers)
        yield "organized by", ", ".join(organizers)
        yield "alliance", self.alliance
        yield "within", self.within
        yield "beside", self.beside
        yield "sources", named_once(self.cited)

    @property
    def first_day(self) -> PartialDate:
        """Its first day, as far as it is known. The end can limit it more than `start` does.

        Example:
            >>> str(Workshop("w", start="[2019-05..2019-07]", end="2019-05-31").first_day)
            '[2019-05-01..2019-05-31]'
        """
        if self.end is None or self.start.latest <= self.end.latest:
            return self.start
        return PartialDate.between(self.start.earliest, self.end.latest)

    @property
    def days(self) -> PartialDate:
        """Any one of its days, as far as they are known.

        Example:
            >>> str(Workshop("w", start="2019-05-30", end="2019-05-31").days)
            '[2019-05-30..2019-05-31]'
        """
        if self.end is None or self.end == self.start:
            return self.start
        return PartialDate.between(self.start.earliest, max(self.start.latest, self.end.latest))

    @property
    def took_place(self) -> Answer:
        """Whether it took place, as far as is recorded.

        Yes, if its status is `held`, or if it has no status and somebody's attendance is recorded.
        No, if it was cancelled, or postponed to an unknown day. Otherwise maybe: the attendance of
        an event that was only announced is expected.

        Example:
            >>> Workshop("w", status="held").took_place
            <Answer.YES: 'yes'>
            >>> Workshop("w", start="2019-05-30").took_place
            <Answer.MAYBE: 'maybe'>
        """
        match self.status:
            case WorkshopStatus.CANCELLED:
                return Answer.NO
            case WorkshopStatus.POSTPONED:
                unknown = self.start.precision is Precision.UNKNOWN
                return Answer.NO if unknown else Answer.MAYBE
            case WorkshopStatus.ANNOUNCED:
                return Answer.MAYBE
            case status:
                known = status is WorkshopStatus.HELD or self.attendance
                return Answer.YES if known else Answer.MAYBE

    @property
    def is_to_come(self) -> bool:
        """Whether it is only announced or postponed: attendance and headcounts are expected.

        Example:
            >>> Workshop("w", status="announced", attendance=[Attendance("AZ")]).is_to_come
            True
        """
        return self.status in (WorkshopStatus.ANNOUNCED, WorkshopStatus.POSTPONED)


def _with_role(each: CoOrganizer) -> str:
    return f"{each.organization} ({each.role})" if each.role else str(each.organization)
