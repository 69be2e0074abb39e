"""How the changes in a difference are found: by field, and by membership act."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, Generic, TypeAlias, TypeVar, cast

from attrs import evolve

from egov_hub._tables import cell
from egov_hub._wording import pointer
from egov_hub.alliances import Alliance
from egov_hub.differences._change import ChangeKind, HubChange, described
from egov_hub.differences._events import day_of_event
from egov_hub.differences._excerpt import Excerpt
from egov_hub.membership.acts import MembershipAct
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import HubRecord
from egov_hub.register.outlines import FIELDS
from egov_hub.register.references import RecordRef
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import SourceId
from egov_hub.values.sources import Citation, Source
from egov_hub.values.text import Text
from egov_hub.workshops import Attendance, Headcount

T = TypeVar("T")

_Cited: TypeAlias = tuple[Citation, ...]
_NumberedAct: TypeAlias = tuple[int, MembershipAct]

# The fields that identify an item of a list, if it is not the first field.
_ABOUT: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Attendance: ("party", "organization", "audience"),
    Headcount: ("unit", "mode"),
}


class Comparison:
    """The changes from one excerpt to another."""

    def __init__(self, before: Excerpt, after: Excerpt) -> None:
        self._before, self._after = before, after
        old = {source.id for source in before.sources}
        self._new = {source.id: source for source in after.sources if source.id not in old}
        self._records = {RecordRef.of(record): record for record in after.records}
        self._witnesses: dict[SourceId, Source | None] = {}

    def changes(self) -> Iterator[HubChange]:
        """Return all changes: of the hub itself, then by record."""
        for name in ("id", "name"):
            was, now = getattr(self._before, name), getattr(self._after, name)
            yield from self._value(None, pointer(name), was, now, ())
        for name in FIELDS.values():
            before = {record.id: record for record in getattr(self._before, name)}
            after = {record.id: record for record in getattr(self._after, name)}
            for id in sorted(before.keys() | after.keys()):
                yield from self._record(before.get(id), after.get(id))

    def _record(self, before: HubRecord | None, after: HubRecord | None) -> Iterator[HubChange]:
        """Return what changed in a record that at least one of the two registers has."""
        some = cast("HubRecord", after or before)
        ref = RecordRef.of(some)
        if before and after:
            yield from self._fields(ref, "", before, after, ())
            return
        title = _shown(_title(some))
        if after:
            day = day_of_event(after, "", None, after)
            yield self._change(ChangeKind.ADDED, ref, "", None, title, _own(some), day=day)
        else:
            yield self._change(ChangeKind.REMOVED, ref, "", title, None, _own(some))
        if isinstance(some, Alliance):
            recorded = some.recorded_history or MembershipHistory()
            sides = (MembershipHistory(), recorded) if after else (recorded, MembershipHistory())
            yield from self._acts(ref, "/history", *sides, _own(some))

    def _fields(
        self, ref: RecordRef, path: str, before: Record, after: Record, inherited: _Cited
    ) -> Iterator[HubChange]:
        """Return what changed from one record to another of its class.

        Args:
            ref: The record of the hub.
            path: The JSON Pointer to both in the record of the hub.
            before: The old record.
            after: The new record.
            inherited: The sources of the record that contains them, used if they do not cite any.
        """
        cited = _fresh(before, after) or inherited
        for name, attribute in fields_of(type(after)).items():
            was, now = getattr(before, attribute.name), getattr(after, attribute.name)
            yield from self._value(ref, path + pointer(name), was, now, cited)

    def _value(
        self, ref: RecordRef | None, path: str, was: object, now: object, cited: _Cited
    ) -> Iterator[HubChange]:
        """Return what changed from one value of a field to another."""
        if was == now:
            return
        match was, now:
            case MembershipHistory() | None, MembershipHistory() | None:
                yield from self._history(cast("RecordRef", ref), path, was, now, cited)
            case tuple(), tuple():
                items = cast("tuple[object, ...]", was), cast("tuple[object, ...]", now)
                yield from self._items(cast("RecordRef", ref), path, *items, cited)
            case Record(), Record():
                yield from self._fields(cast("RecordRef", ref), path, was, now, cited)
            case Text(), Text() if was.languages != now.languages or len(now.languages) > 1:
                words, words_now = dict(was.words), dict(now.words)
                for tag in sorted(words.keys() | words_now.keys()):
                    sides = words.get(tag), words_now.get(tag)
                    yield from self._value(ref, path + pointer(tag), *sides, cited)
            case _:
                kind = ChangeKind.CHANGED
                if was is None or now is None:
                    kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED
                cited = _own(was) if now is None else _own(now) or cited
                day = self._day_of_event(ref, path, was, now)
                yield self._change(kind, ref, path, _shown(was), _shown(now), cited, day=day)

    def _items(
        self,
        ref: RecordRef,
        path: str,
        before: tuple[object, ...],
        after: tuple[object, ...],
        cited: _Cited,
    ) -> Iterator[HubChange]:
        """Return what changed from one list to another. Items about the same thing are compared."""
        old, new = set(before), set(after)
        gone = _Unmatched(
            (((index, item), _about(item)) for index, item in enumerate(before) if item not in new)
        )
        for index, item in enumerate(after):
            if item not in old:
                _, same = gone.take(_about(item)) or (0, None)
                yield from self._value(ref, path + pointer(index), same, item, cited)
        for index, item in gone.left():
            yield from self._value(ref, path + pointer(index), item, None, cited)
        if [item for item in before if item in new] != [item for item in after if item in old]:
            sides = _shown(before), _shown(after)
            yield self._change(ChangeKind.CHANGED, ref, path, *sides, cited)

    def _history(
        self,
        ref: RecordRef,
        path: str,
        before: MembershipHistory | None,
        after: MembershipHistory | None,
        cited: _Cited,
    ) -> Iterator[HubChange]:
        """Return what changed in the record of members, including whether there is a record."""
        if before and after:
            was, now = before.complete, after.complete
            yield from self._value(ref, path + pointer("complete"), was, now, cited)
        else:
            kind = ChangeKind.ADDED if after else ChangeKind.REMOVED
            yield self._change(kind, ref, path, _extent(before), _extent(after), cited)
        nobody = MembershipHistory()
        yield from self._acts(ref, path, before or nobody, after or nobody, cited)

    def _acts(
        self,
        ref: RecordRef,
        path: str,
        before: MembershipHistory,
        after: MembershipHistory,
        inherited: _Cited,
    ) -> Iterator[HubChange]:
        """Return the membership acts that were added, changed or removed."""
        old = {_without_sources(act): (index, act) for index, act in _numbered_acts(before)}
        new = {_without_sources(act): (index, act) for index, act in _numbered_acts(after)}
        gone = _Unmatched(
            (numbered, (_what(numbered[1]), _when(numbered[1])))
            for act, numbered in old.items()
            if act not in new
        )
        for key, (index, act) in new.items():
            here = path + pointer("changes", index)
            if key in old:
                was = old[key][1]
                if was.cited != act.cited:
                    # Only the sources changed.
                    sides = _with_sources(was), _with_sources(act)
                    yield self._change(
                        ChangeKind.CHANGED, ref, here + "/cited", *sides, act.cited, act
                    )
            elif same := gone.take([_what(act)]) or gone.take([_when(act)]):
                cited = _fresh(same[1], act) or inherited
                sides = described(same[1]), described(act)
                day = self._day_of_event(ref, here, same[1], act)
                yield self._change(ChangeKind.CHANGED, ref, here, *sides, cited, act, day)
            else:
                cited, now = act.cited or inherited, described(act)
                yield self._change(ChangeKind.ADDED, ref, here, None, now, cited, act, act.on)
        for index, act in gone.left():
            here = path + pointer("changes", index)
            yield self._change(ChangeKind.REMOVED, ref, here, described(act), None, act.cited, act)

    def _change(
        self,
        kind: ChangeKind,
        ref: RecordRef | None,
        path: str,
        before: str | None,
        after: str | None,
        cited: _Cited,
        act: MembershipAct | None = None,
        day: PartialDate | None = None,
    ) -> HubChange:
        answer = Answer.NO
        if "/cited/" in f"{path}/":
            # A citation has no source itself.
            cited = ()
        elif day and kind is not ChangeKind.REMOVED:
            answer = self._in_the_world(day, cited)
        return HubChange(kind, ref, path, before, after, act=act, in_the_world=answer, cited=cited)

    def _day_of_event(
        self, ref: RecordRef | None, path: str, was: object, now: object
    ) -> PartialDate | None:
        """Return the day of the event that a new value describes; None if it is not an event."""
        record = self._records.get(ref) if ref else None
        return day_of_event(record, path, was, now) if record else None

    def _in_the_world(self, day: PartialDate, cited: _Cited) -> Answer:
        """Answer whether an event of this day is news to the register. See `Diff.changes`."""
        known: PartialDate | None = self._before.known
        witnesses = [self._new_witness(each.source) for each in cited]
        if cited and not any(witnesses):
            return Answer.NO
        if known is None:
            return Answer.MAYBE
        later = day.after(known)
        if later is Answer.MAYBE and cited and all(map(self._is_earlier, filter(None, witnesses))):
            return Answer.NO
        return later

    def _new_witness(self, source: SourceId) -> Source | None:
        """Return the original of a source, or the source itself; None if it is not new."""
        passed: dict[SourceId, None] = {}
        found = self._new.get(source)
        # In a difference that was written by hand, copies may form a cycle.
        while found and (copied := found.copy_of) and found.id not in passed:
            if found.id in self._witnesses:
                found = self._witnesses[found.id]
                break
            passed[found.id] = None
            found = self._new.get(copied)
        self._witnesses.update(dict.fromkeys(passed, found))
        return found

    def _is_earlier(self, source: Source) -> bool:
        """Return whether the old register could know a source, so that its facts had happened."""
        known: PartialDate | None = self._before.known
        published = source.published
        return bool(published and known and published.after(known) is Answer.NO)


def _shown(value: object) -> str | None:
    """Return a value as a change shows it, even if a table would show nothing."""
    return None if value is None else cell(value) or ("no" if value is False else "none")


def _title(record: HubRecord) -> Text | None:
    """Return the name or title of a record, or the publisher of a source without a title."""
    said = (getattr(record, name, None) for name in ("name", "title", "publisher"))
    return next(filter(None, said), None)


def _extent(history: MembershipHistory | None) -> str | None:
    """Return how much is recorded of members."""
    if history is None:
        return None
    return "recorded" if history.complete else "recorded, not complete"


def _own(value: object) -> _Cited:
    return cast("_Cited", getattr(value, "cited", ()))


def _fresh(before: Record, after: Record) -> _Cited:
    """Return the sources that are cited only in the new record; if there are none, all of them."""
    was, now = set(_own(before)), _own(after)
    return tuple(each for each in now if each not in was) or now


class _Unmatched(Generic[T]):
    """Old items without a new item. Items with a key in common are about the same thing."""

    def __init__(self, items: Iterable[tuple[T, Iterable[object]]]) -> None:
        """Store the items, each with its keys."""
        self._items: dict[int, T] = {}
        self._places: dict[object, deque[int]] = {}
        for place, (item, keys) in enumerate(items):
            self._items[place] = item
            for key in keys:
                self._places.setdefault(key, deque()).append(place)

    def take(self, keys: Iterable[object]) -> T | None:
        """Remove and return the first item that has one of some keys; None if no item has one."""
        places = [place for key in keys for place in self._first(key)]
        return self._items.pop(min(places)) if places else None

    def left(self) -> Iterable[T]:
        """Return the items that were not removed, in order."""
        return self._items.values()

    def _first(self, key: object) -> tuple[int, ...]:
        places = self._places.get(key, deque())
        while places and places[0] not in self._items:
            places.popleft()
        return tuple(islice(places, 1))


def _about(item: object) -> Collection[object]:
    """Return what an item of a list is about, as keys: one key in common is enough."""
    match item:
        case Text():
            return item.words
        case Record():
            names = _ABOUT.get(type(item), (item.__attrs_attrs__[0].name,))
            return [tuple(getattr(item, name) for name in names)]
        case _:
            return ()


def _numbered_acts(history: MembershipHistory) -> list[_NumberedAct]:
    """Return the acts of a history, each with the index of its change."""
    # Changes with the same key belong to one member, and acts keep their order.
    places: dict[tuple[object, ...], deque[int]] = {}
    for index, change in enumerate(history.changes):
        places.setdefault(_state(change), deque()).append(index)
    return [(places[_state(act)].popleft(), act) for act in history.acts()]


def _state(change: MembershipChange | MembershipAct) -> tuple[object, ...]:
    return (
        change.member,
        change.on,
        change.standing,
        change.hold,
        change.through,
        change.how,
        change.label,
        change.cited,
    )


def _what(act: MembershipAct) -> tuple[object, ...]:
    """Return an act without its day: it is equal if only the day is different."""
    return act.member, act.kind, act.standing, act.hold, act.through, act.how


def _when(act: MembershipAct) -> tuple[object, ...]:
    """Return an act without its words: it is equal if only the words were changed."""
    return act.member, act.kind, act.on


def _without_sources(act: MembershipAct) -> MembershipAct:
    """Return an act without its sources, and without the state before it."""
    return evolve(act, cited=(), before=None)


def _with_sources(act: MembershipAct) -> str:
    return f"{described(act)} [{cell(act.cited)}]" if act.cited else described(act)
