"""How a difference is told: field by field, and membership by membership."""

from collections.abc import Iterator
from typing import cast

from attrs import evolve

from egov_hub._register import FIELDS
from egov_hub.acts import Act, MembershipAct
from egov_hub.alliances import Alliance
from egov_hub.dates import Answer
from egov_hub.differences._change import ChangeKind, HubChange, told
from egov_hub.differences._excerpt import Excerpt
from egov_hub.history import MembershipHistory
from egov_hub.hub import (
    HubRecord,
)
from egov_hub.ids import PartyId
from egov_hub.problems import pointer
from egov_hub.records import Record
from egov_hub.references import RecordKind, RecordRef
from egov_hub.rows import cell
from egov_hub.sources import Citation


class Telling:
    """Tells what changed, given the sources that are new, and until when the old ones tell."""

    def __init__(self, before: Excerpt, after: Excerpt) -> None:
        self._before, self._after = before, after
        old = {source.id for source in before.sources}
        self._new = {source.id: source for source in after.sources if source.id not in old}

    def changes(self) -> Iterator[HubChange]:
        """Return all changes: of the hub itself, then by record."""
        for name in ("id", "name"):
            was, now = getattr(self._before, name), getattr(self._after, name)
            if was != now:
                kind, path = ChangeKind.CHANGED, pointer(name)
                yield self._change(kind, None, path, _shown(was), _shown(now), ())
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
            yield from self._fields(ref, "", before, after)
            return
        kind = ChangeKind.ADDED if after else ChangeKind.REMOVED
        cited = cast("tuple[Citation, ...]", getattr(some, "cited", ()))
        title = str(getattr(some, "name", None) or getattr(some, "title", None) or "") or None
        yield self._change(kind, ref, "", *_sides(kind, title), cited)
        if isinstance(some, Alliance):
            empty = Alliance(some.id, some.name)
            acts = (some, empty) if before else (empty, some)
            yield from self._acts(ref, *acts)

    def _fields(
        self, ref: RecordRef, path: str, before: Record, after: Record
    ) -> Iterator[HubChange]:
        """Return what changed from one record to another of its class."""
        for attribute in after.__attrs_attrs__:
            was, now = getattr(before, attribute.name), getattr(after, attribute.name)
            if was == now:
                continue
            if isinstance(now, MembershipHistory):
                yield from self._acts(ref, cast("Alliance", before), cast("Alliance", after))
            elif isinstance(now, tuple):
                cited = _fresh(before, after)
                here = path + pointer(attribute.name)
                items = list(cast("tuple[object, ...]", now))
                yield from self._items(ref, here, list(was), items, cited)
            elif isinstance(now, Record) and type(was) is type(now):
                yield from self._fields(ref, path + pointer(attribute.name), was, now)
            else:
                kind = ChangeKind.CHANGED
                if was is None or now is None:
                    kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED
                cited = _fresh(before, after)
                yield self._change(
                    kind, ref, path + pointer(attribute.name), _shown(was), _shown(now), cited
                )

    def _items(
        self,
        ref: RecordRef,
        path: str,
        before: list[object],
        after: list[object],
        cited: tuple[Citation, ...],
    ) -> Iterator[HubChange]:
        """Return what changed from one list to another: what is about the same is held together."""
        gone = [item for item in before if item not in after]
        for index, item in enumerate(after):
            if item in before:
                continue
            here = path + pointer(index)
            if same := next((one for one in gone if _is_about_the_same(one, item)), None):
                gone.remove(same)
                yield from self._fields(ref, here, cast("Record", same), cast("Record", item))
            else:
                yield self._change(
                    ChangeKind.ADDED, ref, here, None, _shown(item), _own(item) or cited
                )
        for item in gone:
            here = path + pointer(before.index(item))
            yield self._change(ChangeKind.REMOVED, ref, here, _shown(item), None, _own(item))

    def _acts(self, ref: RecordRef, before: Alliance, after: Alliance) -> Iterator[HubChange]:
        """Return what happened to memberships, or is told otherwise of them now."""
        old = {_without_sources(act): act for act in before.acts()}
        new = {_without_sources(act): act for act in after.acts()}
        gone = [act for act in old if act not in new]
        path = "/history"
        for act, cited_act in new.items():
            if act not in old:
                if same := next((one for one in gone if _what(one) == _what(act)), None):
                    gone.remove(same)
                    # The day was another: the same thing happened.
                    cited = _fresh(old[same], cited_act)
                    sides = told(same), told(act)
                    yield self._change(ChangeKind.CHANGED, ref, path, *sides, cited)
                else:
                    yield self._change(
                        ChangeKind.ADDED, ref, path, None, None, cited_act.cited, cited_act
                    )
        for act in gone:
            yield self._change(ChangeKind.REMOVED, ref, path, None, None, old[act].cited, act)
        for act, cited_act in new.items():
            if act in old and old[act].cited != cited_act.cited:
                sides = cell(old[act].cited), cell(cited_act.cited)
                line = [f"{told(act)} [{side}]" if side else told(act) for side in sides]
                yield self._change(ChangeKind.CHANGED, ref, path, line[0], line[1], ())

    def _change(
        self,
        kind: ChangeKind,
        ref: RecordRef | None,
        path: str,
        before: str | None,
        after: str | None,
        cited: tuple[Citation, ...],
        act: MembershipAct | None = None,
    ) -> HubChange:
        place = "" if act else path
        answer = Answer.NO
        of_source = ref is not None and ref.kind is RecordKind.SOURCE
        # That something is cited as well is nothing that happened.
        if kind is not ChangeKind.REMOVED and not of_source and "/cited/" not in path:
            answer = self._in_the_world(cited)
        return HubChange(kind, ref, place, before, after, act=act, in_the_world=answer, cited=cited)

    def _in_the_world(self, cited: tuple[Citation, ...]) -> Answer:
        """Answer whether something happened since, by the sources for it. See `Diff.changes`."""
        if not cited:
            return Answer.MAYBE
        new = [self._new[each.source] for each in cited if each.source in self._new]
        known = self._before.known
        if not new:
            return Answer.NO
        if known is None:
            return Answer.MAYBE
        later = [
            source.published.after(known) if source.published else Answer.MAYBE for source in new
        ]
        if any(answer.certainly for answer in later):
            return Answer.YES
        return Answer.MAYBE if any(answer.possibly for answer in later) else Answer.NO


def _sides(kind: ChangeKind, text: str | None) -> tuple[str | None, str | None]:
    return (None, text) if kind is ChangeKind.ADDED else (text, None)


def _shown(value: object) -> str | None:
    return cell(value) or None


def _own(value: object) -> tuple[Citation, ...]:
    return cast("tuple[Citation, ...]", getattr(value, "cited", ()))


def _fresh(before: Record, after: Record) -> tuple[Citation, ...]:
    """Return the sources that are cited only now, or, where there are none, all."""
    now = _own(after)
    return tuple(each for each in now if each not in _own(before)) or now


def _is_about_the_same(one: object, other: object) -> bool:
    """Return whether two items of a list are about the same: their first fields say so."""
    if not isinstance(one, Record) or isinstance(one, Citation) or type(one) is not type(other):
        return False
    first = one.__attrs_attrs__[0].name
    return bool(getattr(one, first) == getattr(other, first))


def _without_sources(act: MembershipAct) -> MembershipAct:
    return evolve(act, cited=())


def _what(act: MembershipAct) -> tuple[PartyId, Act, object, object, object]:
    """Return what happened, without the day."""
    return act.member, act.act, act.standing, act.through, act.how
