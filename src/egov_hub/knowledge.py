"""A register as it was known on a day, from sources published by then."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter, is_
from typing import Any, TypeVar, cast

from attrs import NOTHING, evolve, field, frozen

from egov_hub import _parse
from egov_hub._hypothesis import announce
from egov_hub._tables import Summarized
from egov_hub._types import given_kind, is_record, item_of
from egov_hub.membership import order
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.problems import ValidationError
from egov_hub.records import Record, fields_of
from egov_hub.register.bare import bare
from egov_hub.register.extent import extent
from egov_hub.register.hub import Hub, HubRecord, as_hub
from egov_hub.register.outlines import mentioned
from egov_hub.register.rivals import finest, some_contradict
from egov_hub.values.answers import Answer
from egov_hub.values.claims import NOT_SAID, claimed, nearest, of_the_record, value_at, within
from egov_hub.values.dates import DateLike, PartialDate, as_partial_date
from egov_hub.values.ids import SourceId, as_source_ids
from egov_hub.values.sources import Citation, Source

__all__ = ["Knowledge", "known_by"]

R = TypeVar("R", bound=Record)


@frozen(repr=False)
class Knowledge(Summarized, Record):
    """A register as it was known on a day.

    `repr` shows a summary, as for a `Hub`.

    Attributes:
        certain: What is based on sources that were certainly published by that day.
        possible: This, and also what is based on sources that may have been published by that day,
            or on no source.
        undecided: The sources for which it is not known whether they were published by that day.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> hub = Hub("hub", "Hub", sources=[Source("undated", "A page")])
        >>> known = known_by(hub, "2017-01-01")
        >>> len(known.certain.sources), len(known.possible.sources), known.undecided
        (0, 1, ('undated',))
    """

    certain: Hub = field(converter=as_hub)
    possible: Hub = field(converter=as_hub)
    undecided: tuple[SourceId, ...] = field(default=(), converter=as_source_ids)

    def __str__(self) -> str:
        """Return one line that says how much was known."""
        sure, maybe = len(self.certain.records), len(self.possible.records)
        undecided = f"; undecided sources: {', '.join(self.undecided)}" if self.undecided else ""
        return f"{sure} records for certain, {maybe} at most{undecided}"

    def __repr__(self) -> str:
        """Return a summary that says how much was known."""
        certain, possible = extent(self.certain.records), extent(self.possible.records)
        about = f"{type(self).__name__} of {self.possible.id}"
        return f"<{about}: certain {certain}; possible {possible}>"

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "certain", extent(self.certain.records)
        yield "possible", extent(self.possible.records)
        yield "undecided sources", self.undecided


def known_by(hub: Hub, on: DateLike) -> Knowledge:
    """Return the register as it was known on a day, from sources published by then.

    A source was certainly published by the day on which it was read. If a source has neither day,
    it is undecided: what is based on it is possible, not certain.

    A fact with its own citations is known if one of its sources was published. A fact without
    citations is known if the record that contains it is known. A record that cites nothing is only
    possible. If only a part of a record is known, only this part is kept, with id and name. A
    record that another one refers to is kept with id and name, too. A membership change that needs
    an earlier, unknown change is left out. A history without one of its changes is not complete.

    If sources are cited for single fields (`Citation.about`), this is so for each field. A field
    whose every source is later is left out; a day that must be there is then unknown, and a part
    that cannot be without another field is left out. If what was published by then has other values
    than the record, and not all that is cited was, the field has the value that says most, or none
    if they contradict each other.

    Args:
        hub: The register.
        on: The day.

    Raises:
        ValidationError: `on` is not a date.

    Example:
        >>> history = MembershipHistory().join("GE", on="2013", cited=["page"])
        >>> history = history.join("EE", on="2016-11-07", cited=["news"])
        >>> hub = Hub("hub", "Hub").put(
        ...     Source("page", "A page", published="2014"),
        ...     Source("news", "Estonia joins", published="2016-11-08"),
        ...     Alliance("members", "Participating countries", history=history, cited=["page"]),
        ... )
        >>> sorted(hub.alliance("members").roster("2016-12-01").certain)
        ['EE', 'GE']
        >>> then = known_by(hub, "2016-11-07").certain
        >>> sorted(then.alliance("members").roster("2016-12-01").certain)
        ['GE']
    """
    hub, day = _parse.arguments(("hub", as_hub, hub), ("on", as_partial_date, on))
    published = {source.id: _published(source, day) for source in hub.sources}
    certain = {id for id, answer in published.items() if answer.certainly}
    possible = {id for id, answer in published.items() if answer.possibly}
    return Knowledge(
        _View(hub, certain, uncited=False).hub(),
        _View(hub, possible, uncited=True).hub(),
        sorted(possible - certain),
    )


def _published(source: Source, day: PartialDate) -> Answer:
    """Answer whether a source was published by a day."""
    if source.accessed and (~source.accessed.after(day)).certainly:
        return Answer.YES
    return ~source.published.after(day) if source.published else Answer.MAYBE


class _View:
    """The part of a hub that is known from some of its sources."""

    def __init__(self, hub: Hub, sources: Collection[str], uncited: bool) -> None:
        self._hub = hub
        self._sources = frozenset(sources)
        # Whether a record that cites nothing is known.
        self._uncited = uncited

    def hub(self) -> Hub:
        """Return what is known, as a valid hub."""
        kept: dict[tuple[type, str], HubRecord] = {}
        for record in self._hub.records:
            if (known := self._record(record)) is not None:
                kept[type(record), record.id] = known
        every = {(type(record), str(record.id)): record for record in self._hub.records}
        kinds = {type(record.id): type(record) for record in self._hub.records}
        waiting = list(kept.values())
        while waiting:
            for id in mentioned(waiting.pop()):
                key = (kinds[type(id)], str(id))
                if key not in kept:
                    kept[key] = _bare(every[key])
        return Hub(self._hub.id, self._hub.name).put(*kept.values())

    def _record(self, record: HubRecord) -> HubRecord | None:
        """Return what is known of a record of the hub."""
        if isinstance(record, Source):
            if record.id not in self._sources:
                return None
            copied = record.copy_of in self._sources
            return record if copied or record.copy_of is None else evolve(record, copy_of=None)
        if known := self._known(record, ()):
            return known
        # The record's own fields are not known, only that it exists.
        parts = self._parts(record, record.cited)
        if any(parts.values()):
            return evolve(_bare(record), **cast("Any", parts))
        return None

    def _known(self, part: R, above: tuple[Citation, ...]) -> R | None:
        """Return what is known of a record or of a part of one.

        Args:
            part: The record or part.
            above: The citations of what contains it; those of the whole count if it has none.
        """
        given = cast("tuple[Citation, ...]", getattr(part, "cited", ()))
        whole = of_the_record(given) or of_the_record(above)
        of_fields = tuple(each for each in (*given, *above) if each.about is not None)
        known = self._cited(given)
        if not (known or self._cited(of_fields) or self._are_known(whole)):
            return None
        fields = self._parts(part, (*whole, *of_fields))
        if of_fields:
            fields |= self._own_fields(part, (*whole, *of_fields))
        if given:
            fields["cited"] = known
        return None if NOTHING in fields.values() else _valid(part, fields)

    def _parts(self, record: Record, cited: tuple[Citation, ...]) -> dict[str, object]:
        """Return what is known of the records in a record, by field."""
        parts: dict[str, object] = {}
        for name, attribute, many in _fields_of_records(cast("Any", type(record))):
            value = getattr(record, attribute)
            if not value:
                continue
            above = within(cited, f"/{name}")
            if isinstance(value, MembershipHistory):
                parts[name] = self._history(value, of_the_record(above))
            elif many:
                items, whole = cast("tuple[Record, ...]", value), of_the_record(above)
                known = [each for each in (self._known(item, whole) for item in items) if each]
                # Parts that are known in full are the same objects.
                in_full = len(known) == len(items) and all(map(is_, known, items))
                parts[name] = items if in_full else tuple(dict.fromkeys(known))
            else:
                parts[name] = self._known(value, above)
        return parts

    def _own_fields(self, part: Record, cited: tuple[Citation, ...]) -> dict[str, object]:
        """Return the fields, other than records, as far as they are known.

        A field that must be there is NOTHING if it is not known, but a day is an unknown day. One
        for which no source is cited, such as the member of a change, is known with the part.
        """
        fields: dict[str, object] = {}
        for name, attribute in fields_of(type(part)).items():
            kind = given_kind(attribute.type)
            if name in NOT_SAID or is_record(item_of(kind)) or is_record(kind):
                continue
            about = f"/{name}"
            value = self._value(part, about, nearest(cited, about))
            if value is not NOTHING:
                fields[name] = value
            elif attribute.default is not NOTHING:
                fields[name] = attribute.default
            elif kind is PartialDate:
                fields[name] = PartialDate("XXXX")
            elif any(each.about == about for each in cited):
                fields[name] = NOTHING
        return fields

    def _value(self, part: Record, about: str, cited: tuple[Citation, ...]) -> object:
        """Return what is known of a field from the citations of it; NOTHING: nothing."""
        rivals = tuple(each for each in cited if each.about == about and each.says is not None)
        others = tuple(each for each in cited if each not in rivals)
        known = self._cited(rivals)
        # What is recorded may also be what an editor concluded from all of them.
        if self._are_known(others) or (not others and known == rivals):
            return value_at(part, about)
        values = [claimed(part, each) for each in known]
        # A reference to a record of its own kind, such as a parent, could make a cycle.
        own_kind = any(type(value) is type(getattr(part, "id", None)) for value in values)
        return NOTHING if own_kind or not values or some_contradict(values) else finest(values)

    def _history(
        self, history: MembershipHistory, above: tuple[Citation, ...]
    ) -> MembershipHistory | None:
        """Return the known changes, without those that need an unknown change.

        It is complete only if nothing was left out. None: nothing of it is known.
        """
        kept: list[MembershipChange] = []
        for _, changes in groupby(history.changes, key=attrgetter("member")):
            known = [(each, self._known(each, above)) for each in changes]
            of_one = _in_sequence(now for _, now in known)
            if any(order.problems_of_member(of_one, range(len(of_one)))):
                # The days that earlier sources had do not fit between the others.
                of_one = _in_sequence(now for was, now in known if now and now.on == was.on)
            kept += of_one
        everything = self._are_known(above) and len(kept) == len(history.changes)
        if everything and all(map(is_, kept, history.changes)):
            return history
        complete = history.complete and everything
        return MembershipHistory(kept, complete=complete) if kept or complete else None

    def _are_known(self, cited: tuple[Citation, ...]) -> bool:
        """Return whether what has these citations is known: one was published, or there is none."""
        return bool(self._cited(cited)) if cited else self._uncited

    def _cited(self, cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
        known = tuple([each for each in cited if each.source in self._sources])
        return known if len(known) < len(cited) else cited


@cache
def _fields_of_records(kind: Any) -> tuple[tuple[str, str, bool], ...]:
    """Return the fields of a class that have records: name, attribute, and whether they are many.

    Not those with citations: these are known by themselves.
    """
    found: list[tuple[str, str, bool]] = []
    for name, each in fields_of(kind).items():
        inside = given_kind(each.type)
        many = is_record(item_of(inside))
        if name not in NOT_SAID and (many or is_record(inside)):
            found.append((name, each.name, many))
    return tuple(found)


def _valid(part: R, fields: dict[str, object]) -> R | None:
    """Return a part with other values in some fields, without those that do not fit the rest.

    None: it cannot be without one of them.
    """
    of_part = fields_of(type(part))
    if all(getattr(part, of_part[name].name) is value for name, value in fields.items()):
        return part
    while True:
        try:
            return cast("R", evolve(cast("Any", part), **fields))
        except ValidationError as error:
            wrong = {problem.path.split("/")[1] for problem in error.problems if problem.path}
            defaults = {name: of_part[name].default for name in wrong}
            if NOTHING in defaults.values() or defaults.items() <= fields.items():
                return None
            fields |= defaults


def _in_sequence(changes: Iterable[MembershipChange | None]) -> list[MembershipChange]:
    """Return the changes of one member that make sense after the one before."""
    kept: list[MembershipChange] = []
    for change in changes:
        if change and _changes_something(kept[-1] if kept else None, change):
            kept.append(change)
    return kept


def _changes_something(before: MembershipChange | None, change: MembershipChange) -> bool:
    """Return whether a change makes sense after the known change before it."""
    if before is None or before.standing is None:
        return change.standing is not None
    return change.state != before.state


def _bare(record: HubRecord) -> HubRecord:
    """Return a record that has only the id and name of another."""
    return bare(record.id, getattr(record, "name", None) or getattr(record, "title", None))


announce(__name__)
