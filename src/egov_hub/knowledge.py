"""A register as it was known on a day, from sources published by then."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar, cast

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._hypothesis import announce
from egov_hub._tables import Summarized
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.records import Record, fields_of
from egov_hub.register.bare import bare
from egov_hub.register.extent import extent
from egov_hub.register.hub import Hub, HubRecord, as_hub
from egov_hub.register.outlines import references
from egov_hub.values.answers import Answer
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
            for _, id in references(waiting.pop()):
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
        cited = self._cited(record.cited)
        own = bool(cited) or (self._uncited and not record.cited)
        parts = self._parts(record, with_container=own)
        if own:
            return evolve(record, **cast("Any", {"cited": cited, **parts}))
        # The record's own fields are not known, only that it exists.
        if any(parts.values()):
            return evolve(_bare(record), **cast("Any", parts))
        return None

    def _parts(self, record: Record, *, with_container: bool) -> dict[str, object]:
        """Return what is known of the parts of a record, by field."""
        parts: dict[str, object] = {}
        for name, attribute in fields_of(type(record)).items():
            value = getattr(record, attribute.name)
            if isinstance(value, MembershipHistory):
                parts[name] = self._history(value, with_container=with_container)
            elif isinstance(value, tuple) and name != "cited":
                items = cast("tuple[object, ...]", value)
                if any(isinstance(item, Record) for item in items):
                    known = (self._part(cast("Record", item), with_container) for item in items)
                    parts[name] = tuple(dict.fromkeys(each for each in known if each))
            elif isinstance(value, Record) and hasattr(value, "cited"):
                parts[name] = self._part(value, with_container)
        return parts

    def _part(self, part: R, with_container: bool) -> R | None:
        """Return what is known of a part of a record."""
        given = cast("tuple[Citation, ...]", getattr(part, "cited", ()))
        cited = self._cited(given)
        if not (cited if given else with_container):
            return None
        fields = self._parts(part, with_container=True)
        changed = {**({"cited": cited} if given else {}), **fields}
        return cast("R", evolve(cast("Any", part), **changed))

    def _history(
        self, history: MembershipHistory, *, with_container: bool
    ) -> MembershipHistory | None:
        """Return the known changes, without those that need an unknown change.

        It is complete only if nothing was left out. None: nothing of it is known.
        """
        kept: list[MembershipChange] = []
        last: MembershipChange | None = None
        for change in history.changes:
            known = self._part(change, with_container)
            before = last if last and last.member == change.member else None
            if known and _changes_something(before, known):
                kept.append(known)
                last = known
        complete = history.complete and with_container and len(kept) == len(history.changes)
        return MembershipHistory(kept, complete=complete) if kept or complete else None

    def _cited(self, cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(each for each in cited if each.source in self._sources)


def _changes_something(before: MembershipChange | None, change: MembershipChange) -> bool:
    """Return whether a change makes sense after the known change before it."""
    if before is None or before.standing is None:
        return change.standing is not None
    return change.state != before.state


def _bare(record: HubRecord) -> HubRecord:
    """Return a record that has only the id and name of another."""
    return bare(record.id, getattr(record, "name", None) or getattr(record, "title", None))


announce(__name__)
