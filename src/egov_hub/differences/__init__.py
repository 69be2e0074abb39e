"""What changed between two states of a register, in the world or in the record.

A difference contains the records that are not the same in both states, as they were before and as
they are after. It can be written as JSON, applied to the old register, and reversed. The individual
changes, by field and by membership, are computed from these records.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, cast

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._hypothesis import announce
from egov_hub._tables import Table, Tabular, table_of
from egov_hub._wording import shown
from egov_hub.differences._change import ChangeKind, HubChange
from egov_hub.differences._comparing import Comparison
from egov_hub.differences._excerpt import Excerpt, as_excerpt
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.records import Record
from egov_hub.register.extent import extent
from egov_hub.register.hub import Hub, HubRecord, as_hub
from egov_hub.register.outlines import FIELDS
from egov_hub.register.references import RecordRef
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.sources import Source

__all__ = ["ChangeKind", "Diff", "Excerpt", "HubChange", "apply", "diff"]


@frozen(repr=False)
class Diff(Tabular, Record):
    """The difference between two states of a register.

    Records that are equal in both states are left out.

    `repr` shows a summary, as for a `Hub`. `print` shows what changed.

    Attributes:
        before: The records that are only in the old register, or are different there.
        after: The records that are only in the new register, or are different there.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> old = Hub("hub", "Hub", sources=[Source("notice", "A notice", published="2016-05-30")])
        >>> history = MembershipHistory().join("EE", on="2016-11-07", cited=["news"])
        >>> news = Source("news", "Estonia joins", published="2016-11-07")
        >>> new = old.put(news, Alliance("members", "Participating countries", history=history))
        >>> print(diff(old, new))
        In the world:
          alliance members: Estonia joined as member on 2016-11-07 [news]
        In the record:
          source news: added: Estonia joins
        Undecided:
          alliance members: added: Participating countries
    """

    before: Excerpt = field(default=Excerpt(), converter=as_excerpt)
    after: Excerpt = field(default=Excerpt(), converter=as_excerpt)

    @property
    def is_empty(self) -> bool:
        """Whether there is no change.

        Example:
            >>> hub = Hub("hub", "Hub")
            >>> diff(hub, hub).is_empty
            True
        """
        return all(
            getattr(self.before, name) == getattr(self.after, name)
            for name in ("id", "name", *FIELDS.values())
        )

    def reversed(self) -> "Diff":
        """Return the difference from the new register to the old.

        Example:
            >>> old = Hub("hub", "Hub")
            >>> new = old.put(Source("notice", "A notice"))
            >>> apply(new, diff(old, new).reversed()) == old
            True
        """
        return Diff(self.after, self.before)

    @cached_property
    def changes(self) -> Rows[HubChange]:
        """All changes: of the hub itself, then by record.

        Changes of membership are shown as acts, other changes by field. The items of a list are
        matched by what they are about. A value without citations has the sources of the record
        that contains it. A copy counts as its original.

        What the old register *knew* ends on the latest day on which one of its sources can have
        been published. Only events can happen in the world: a workshop and who took part in it; a
        body founded, dissolved, renamed or succeeded; an alliance launched or dissolved; a phase
        reached; an act of membership; a post. Other changes are changes of the record: a new
        organization or person, a name, a kind, a place, or a day that is stated more exactly.

        - Only the record changed, if the change is not an event; if something was removed; if a
          source or a citation changed; or if all sources of the new value were in the old register.
        - The world changed, if the event certainly happened after what the old register knew.
        - Only the record changed, if the event certainly happened before the end of what the old
          register knew. This is also so if the day of the event does not decide, but all its new
          sources were certainly published before then.
        - Otherwise, it is undecided.

        Example:
            >>> old = Hub("hub", "Hub", workshops=[Workshop("w", start="2019")])
            >>> new = old.put(Workshop("w", start="2019-05-30"))
            >>> print(diff(old, new).changes)
            workshop w /start: 2019, now 2019-05-30
        """
        return Rows(Comparison(self.before, self.after).changes(), of=HubChange)

    @property
    def in_the_world(self) -> Rows[HubChange]:
        """What happened in the world.

        Example:
            >>> print(Diff().in_the_world)
            (none)
        """
        return self._where(Answer.YES)

    @property
    def in_the_record(self) -> Rows[HubChange]:
        """What changed only in the record: corrections, and facts that were found late.

        Example:
            >>> hub = Hub("hub", "Hub")
            >>> print(diff(hub, hub.put(Source("notice", "A notice"))).in_the_record)
            source notice: added: A notice
        """
        return self._where(Answer.NO)

    @property
    def undecided(self) -> Rows[HubChange]:
        """What may have changed in the world, or only in the record.

        Example:
            >>> hub = Hub("hub", "Hub")
            >>> print(diff(hub, hub.put(Workshop("w", "Open data"))).undecided)
            workshop w: added: Open data
        """
        return self._where(Answer.MAYBE)

    def _where(self, answer: Answer) -> Rows[HubChange]:
        found = (change for change in self.changes if change.in_the_world is answer)
        return Rows(found, of=HubChange)

    def __str__(self) -> str:
        """Return what changed, in three parts, without the empty parts."""
        parts = {
            "In the world": self.in_the_world,
            "In the record": self.in_the_record,
            "Undecided": self.undecided,
        }
        lines = [
            line
            for title, changes in parts.items()
            if changes
            for line in (f"{title}:", *(f"  {change}" for change in changes))
        ]
        return "\n".join(lines) or "(no changes)"

    def __repr__(self) -> str:
        """Return a summary: how many records there are on each side."""
        before, after = extent(self.before.records), extent(self.after.records)
        return f"<{type(self).__name__}: before {before}; after {after}>"

    def _table(self) -> Table:
        return table_of(self.changes)


def as_diff(value: Diff) -> Diff:
    """Return a difference."""
    return _parse.instance(value, Diff)


def diff(old: Hub, new: Hub) -> Diff:
    """Return what changed from one state of a register to another.

    Args:
        old: The register as it was.
        new: The register as it is.

    Example:
        >>> old = Hub("hub", "Hub")
        >>> new = old.put(Organization("oecd", "OECD"))
        >>> apply(old, diff(old, new)) == new
        True
        >>> diff(old, old).is_empty
        True
    """
    old, new = _parse.arguments(("old", as_hub, old), ("new", as_hub, new))
    return Diff(_only_in(old, new), _only_in(new, old))


def _only_in(hub: Hub, other: Hub) -> Excerpt:
    """Return the records that another hub does not have, or that are different there."""
    fields: dict[str, object] = {}
    for name in ("id", "name"):
        if getattr(hub, name) != getattr(other, name):
            fields[name] = getattr(hub, name)
    for name in FIELDS.values():
        others = {record.id: record for record in getattr(other, name)}
        fields[name] = [
            record for record in getattr(hub, name) if not _is_same(record, others.get(record.id))
        ]
    return Excerpt(known=_known(hub), **cast("Any", fields))


def _is_same(record: HubRecord, other: HubRecord | None) -> bool:
    # Most records of two states of a register are the same object.
    return record is other or record == other


def _known(hub: Hub) -> PartialDate | None:
    """Return the latest day on which a source may have been published, if a source has one."""
    days = [day for source in hub.sources if (day := _last_day(source)) < date.max]
    return PartialDate(max(days)) if days else None


def _last_day(source: Source) -> date:
    """Return the latest day on which a source can have been published, at most when it was read."""
    days = (source.published, source.accessed)
    return min((day.latest for day in days if day), default=date.max)


def apply(old: Hub, diff: Diff) -> Hub:
    """Return a register to which a difference was applied.

    Args:
        old: The register as it was.
        diff: The difference.

    Raises:
        ValidationError: The register is not the old one of the difference
            (`conflicting-change`), or the new register would not be valid.

    Example:
        >>> old = Hub("hub", "Hub")
        >>> new = old.put(Organization("oecd", "OECD"))
        >>> apply(new, diff(old, new))
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. /after/organizations/0: The difference adds the record "oecd", but the register \
already has it. Make the difference from this register. [conflicting-change]
    """
    old, diff = _parse.arguments(("old", as_hub, old), ("diff", as_diff, diff))
    if problems := list(_conflicts(old, diff)):
        raise ValidationError(problems)
    names = {name: now for name in ("id", "name") if (now := getattr(diff.after, name)) is not None}
    kept = {RecordRef.of(record) for record in diff.after.records}
    gone = [record.id for record in diff.before.records if RecordRef.of(record) not in kept]
    new = old.put(*diff.after.records).without(*gone)
    return evolve(new, **cast("Any", names)) if names else new


def _conflicts(old: Hub, diff: Diff) -> Iterator[Problem]:
    """Return the problems of applying a difference to a register from which it was not made."""
    for name in ("id", "name"):
        was = getattr(diff.before, name)
        if was is not None and was != getattr(old, name):
            what = f"The difference was made from a register with another {name} of the register."
            yield _conflict(f"/before/{name}", what)
    for name in FIELDS.values():
        records = {record.id: record for record in getattr(old, name)}
        for index, record in enumerate(getattr(diff.before, name)):
            if records.pop(record.id, None) != record:
                what = (
                    f"The difference changes or removes the record {shown(record.id)}, but the "
                    "register does not have it, or it is different there."
                )
                yield _conflict(f"/before/{name}/{index}", what)
        for index, record in enumerate(getattr(diff.after, name)):
            if record.id in records:
                what = (
                    f"The difference adds the record {shown(record.id)}, but the register "
                    "already has it."
                )
                yield _conflict(f"/after/{name}/{index}", what)
            records[record.id] = record


def _conflict(path: str, what: str) -> Problem:
    message = f"{what} Make the difference from this register."
    return Problem(Code.CONFLICTING_CHANGE, path, message)


announce(__name__)
