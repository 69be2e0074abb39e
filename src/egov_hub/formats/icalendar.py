"""The events of registers as iCalendar (RFC 5545), which calendar programs can show.

The calendar has only the events whose days are known. An event in "May 2019" has no known day, and
an event that lasts the whole month would be wrong. Each event that is not written is a loss, which
names the date.

This needs the extra `icalendar` (`pip install 'egov-hub[icalendar]'`).
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal
from unicodedata import category

from egov_hub import _files, _parse
from egov_hub._wording import expected, shown
from egov_hub.formats import Loss, LossCode, Written
from egov_hub.formats._unwritten import WrittenFields, unwritten
from egov_hub.problems import Code, refuse
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.outlines import FIELDS
from egov_hub.register.references import RecordRef
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import WorkshopId
from egov_hub.values.text import UNDETERMINED, Text, as_languages
from egov_hub.workshops import Place, Workshop, WorkshopStatus

try:
    from icalendar import Calendar, Component, Event, vText
except ImportError as _missing:
    message = "egov_hub.formats.icalendar needs icalendar: pip install 'egov-hub[icalendar]'"
    raise ImportError(message, name=_missing.name) from _missing

if TYPE_CHECKING:
    from egov_hub._files import FilePath

__all__ = ["dump", "dumps"]

_WRITTEN: Final[WrittenFields] = {
    Workshop: ("id", "title", "start", "end", "kind", "status", "place", "within"),
    Place: ("country", "city", "venue"),
}
_PROGRAM: Final = "-//egov-hub//egov_hub//EN"
_STATUSES: Final = {
    WorkshopStatus.HELD: "CONFIRMED",
    WorkshopStatus.POSTPONED: "TENTATIVE",
    WorkshopStatus.CANCELLED: "CANCELLED",
}


def dumps(hub: Hub, *, stamp: datetime, languages: Collection[str] = ()) -> Written:
    """Return the events of a register as the text of a calendar, and what was lost.

    The text is always the same for equal registers and the same stamp. The id of an event in the
    calendar is made from its id and the id of the register, so a calendar program that reads a
    later edition changes the event.

    Args:
        hub: The register.
        stamp: The time at which the calendar is made, with a time zone. It is written in each
            event.
        languages: The languages of the calendar, best first: a title has only one language.

    Raises:
        ValidationError: An argument has an invalid value.

    Example:
        >>> from datetime import UTC, datetime
        >>> from egov_hub.formats import icalendar
        >>> exact = Workshop("tashkent-2019", "E-government", start="2019-05-30", end="2019-05-31")
        >>> hub = Hub("hub", "Hub", workshops=[exact, Workshop("vague", start="2019-05")])
        >>> written = icalendar.dumps(hub, stamp=datetime(2026, 1, 31, tzinfo=UTC))
        >>> [line for line in written.text.splitlines() if line.startswith("DT")]
        ['DTSTART;VALUE=DATE:20190530', 'DTEND;VALUE=DATE:20190601', 'DTSTAMP:20260131T000000Z']
        >>> print(written.losses)
        workshop vague /start: It is not in the calendar, because its first day (2019-05) is not \
one known day. [left-out]
    """
    known, made_at, wanted = _parse.arguments(
        ("hub", as_hub, hub), ("stamp", _as_stamp, stamp), ("languages", as_languages, languages)
    )
    return _Writer(known, made_at, wanted).written()


def dump(
    hub: Hub, path: "FilePath", *, stamp: datetime, languages: Collection[str] = ()
) -> Written:
    """Write the events of a register to a file as a calendar, and return what was written.

    Args:
        hub: The register.
        path: The file, as for `egov_hub.dump`.
        stamp: As for `dumps`.
        languages: As for `dumps`.

    Raises:
        OSError: The file cannot be written. `filename` is the path as it was given.
        ValidationError: An argument has an invalid value.

    Example:
        >>> from datetime import UTC, datetime
        >>> from tempfile import TemporaryDirectory
        >>> from egov_hub.formats import icalendar
        >>> now = datetime(2026, 1, 31, tzinfo=UTC)
        >>> with TemporaryDirectory() as folder:
        ...     icalendar.dump(Hub("hub", "Hub"), f"{folder}/hub.ics", stamp=now).losses
        Losses([])
    """
    file = _parse.argument("path", _parse.file_path, path)
    written = dumps(hub, stamp=stamp, languages=languages)
    _files.write(file, [written.text.encode()])
    return written


def _as_stamp(value: datetime) -> datetime:
    stamp = _parse.read(value, _in_utc) if isinstance(value, datetime) else None
    if stamp is None:
        write = "datetime(2026, 1, 31, tzinfo=UTC)"
        raise refuse(Code.WRONG_TYPE, expected("a datetime with a time zone", value, write))
    return stamp


def _in_utc(value: datetime) -> datetime | None:
    """Return a plain datetime in UTC, also for a subclass; None if it has no time zone."""
    if value.utcoffset() is None:
        return None
    utc = value.astimezone(UTC)
    return datetime.combine(utc.date(), utc.timetz())


class _Writer:
    """Writes a register, and remembers what is lost."""

    def __init__(self, hub: Hub, stamp: datetime, languages: tuple[str, ...]) -> None:
        self._hub = hub
        self._stamp = stamp
        self._languages = languages
        self._losses: list[Loss] = []
        # The events whose days are known.
        self._present: set[WorkshopId] = set()

    def written(self) -> Written:
        """Return the calendar."""
        name = self._words(self._hub.name, "/name")
        calendar = Calendar()
        head = {"prodid": _PROGRAM, "version": "2.0", "method": "PUBLISH", "uid": self._hub.id}
        # Programs that do not know RFC 7986 read the last property.
        _fill(calendar, {**head, "name": name, "x-wr-calname": name})
        for field in FIELDS.values():
            if field != "workshops" and getattr(self._hub, field):
                self._lose(LossCode.LEFT_OUT, f"/{field}", "A calendar can have only events.")
        undated = {each.id: list(_undated(each)) for each in self._hub.workshops}
        self._present = {id for id, losses in undated.items() if not losses}
        for workshop in self._hub.workshops:
            if workshop.id in self._present:
                calendar.add_component(self._event(workshop))
            self._losses += undated[workshop.id]
        return Written(calendar.to_ical().decode(), self._losses)

    def _event(self, workshop: Workshop) -> Event:
        """Return an event whose days are known."""
        about = RecordRef.of(workshop)
        self._losses += unwritten(workshop, _WRITTEN, "A calendar", about)
        made: dict[str, object] = {
            "uid": self._uid(workshop.id),
            "dtstamp": self._stamp,
            "sequence": len(workshop.rescheduled),
            "summary": self._title(workshop, about),
            "dtstart": workshop.start.earliest,
        }
        if workshop.end:
            # The first day after the event.
            made["dtend"] = workshop.end.earliest + timedelta(days=1)
        if workshop.kind:
            made["categories"] = [workshop.kind.value]
        if workshop.place:
            made["location"] = self._location(workshop.place, about)
        if workshop.status:
            made |= self._status(workshop.status, about)
        if workshop.within:
            made["related-to"] = self._whole(workshop.within, about)
        event = Event()
        _fill(event, made)
        return event

    def _status(self, status: WorkshopStatus, about: RecordRef) -> dict[str, str]:
        if status in _STATUSES:
            return {"status": _STATUSES[status]}
        text = f"A calendar has no word for {shown(status)}."
        self._lose(LossCode.NO_SUCH_FIELD, "/status", text, about)
        return {}

    def _whole(self, id: WorkshopId, about: RecordRef) -> vText:
        """Return the reference to the event that contains this event."""
        if id not in self._present:
            text = f"The event {shown(id)} is not in the calendar."
            self._lose(LossCode.NOT_INCLUDED, "/within", text, about)
        return vText(self._uid(id), params={"RELTYPE": "PARENT"})

    def _uid(self, id: WorkshopId) -> str:
        return f"{id}@{self._hub.id}"

    def _title(self, workshop: Workshop, about: RecordRef) -> vText:
        if workshop.title:
            return self._words(workshop.title, "/title", about)
        title = f"{workshop.kind or 'event'} {workshop.id}"
        text = f"It has no title. The calendar has {shown(title)} instead."
        self._lose(LossCode.ASSUMED, "/title", text, about)
        return vText(title)

    def _location(self, place: Place, about: RecordRef) -> str:
        country = self._hub.name_of(place.country) if place.country else None
        named = (place.venue, place.city, country)
        line = _cleaned(", ".join(each.best(*self._languages) for each in named if each))
        self._lose(LossCode.RESPELLED, "/place", f"The place is written as {shown(line)}.", about)
        return line

    def _words(self, text: Text, path: str, about: RecordRef | None = None) -> vText:
        """Return the words that suit the readers best."""
        best = text.best(*self._languages)
        language = next(tag for tag, words in text.words if words == best)
        for tag, _ in text.words:
            if tag != language:
                said = "The words in another language are left out."
                self._lose(LossCode.LEFT_OUT, f"{path}/{tag}", said, about)
        cleaned = _cleaned(best)
        if cleaned != best:
            said = (
                "Characters that are not printed are removed, and all line ends are made the same."
            )
            self._lose(LossCode.RESPELLED, path, said, about)
        params = {} if language == UNDETERMINED else {"LANGUAGE": language}
        return vText(cleaned, params=params)

    def _lose(self, code: LossCode, path: str, text: str, about: RecordRef | None = None) -> None:
        self._losses.append(Loss(code, path, text, about))


def _fill(component: Component, properties: Mapping[str, object]) -> None:
    for name, value in properties.items():
        # The library does not state the type of a value.
        component.add(name, value)  # pyright: ignore[reportUnknownMemberType]


def _cleaned(text: str) -> str:
    """Return a text without characters that iCalendar does not have, and with one kind of line end.

    Readers treat other line ends as the end of the property, and U+FEFF as a byte order mark.
    """
    lines = "\n".join(text.replace("\ufeff", "").splitlines())
    return "".join(each for each in lines if each in "\n\t" or category(each) != "Cc")


def _undated(workshop: Workshop) -> Iterator[Loss]:
    """Return a loss for the start and the end of an event, if a calendar cannot show them."""
    ends: tuple[tuple[Literal["start", "end"], str], ...] = (("start", "first"), ("end", "last"))
    for field, which in ends:
        day = getattr(workshop, field)
        if day and not _is_known(day):
            because = f"because its {which} day ({day}) is not one known day"
            text = f"It is not in the calendar, {because}."
            yield Loss(LossCode.LEFT_OUT, f"/{field}", text, RecordRef.of(workshop))


def _is_known(day: PartialDate) -> bool:
    """Return whether a day is certain, and the calendar has a day after it."""
    sure = not (day.uncertain or day.approximate)
    return sure and day.earliest == day.latest < date.max
