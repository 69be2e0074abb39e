"""What changed between two states of a register: in the world, or in the record.

A difference holds the records that are not the same in both, as they were and as they are. So it
can be written as JSON, applied to the old register, and turned round. What changed, field by field
and membership by membership, is told from these.
"""

from datetime import date
from functools import cached_property
from typing import Any, cast

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._hypothesis import announce
from egov_hub._tables import Table, Tabular, table_of
from egov_hub.differences._change import ChangeKind, HubChange
from egov_hub.differences._excerpt import Excerpt, as_excerpt
from egov_hub.differences._telling import Telling
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.records import Record
from egov_hub.register.extent import extent
from egov_hub.register.hub import Hub, HubRecord, as_hub
from egov_hub.register.outlines import FIELDS
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.sources import Source

__all__ = ["ChangeKind", "Diff", "Excerpt", "HubChange", "apply", "diff"]


@frozen(repr=False)
class Diff(Tabular, Record):
    """The difference between two states of a register.

    Each holds the records that the other has not, or has otherwise.

    `repr` shows a summary, as that of a `Hub` does; `print` shows what changed.

    Attributes:
        before: What is only in the old register, or was otherwise there.
        after: What is only in the new one, or is otherwise there.

    Raises:
        ValidationError: A field does not hold what it should.

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
        """Whether nothing changed.

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
        """All that changed: of the hub itself, then by record.

        What happened to memberships is told as acts. Other fields are told one by one; the items of
        a list are matched by what they are about. Whether a change is one in the world is told by
        the sources for what is new, as far as they tell. What cites none itself rests on those of
        what holds it, and a copy tells no more than the source it repeats.

        - The record alone changed where all of them were in the old register already, where it is
          a source or a citation that changed, or where something was removed.
        - The world changed where one of them is new to the register, and was certainly published
          after all sources of the old register whose last possible day is known.
        - The record alone changed where those that are new were certainly published by then.
        - Else it is not decided: so where nothing is cited.

        Example:
            >>> old = Hub("hub", "Hub", workshops=[Workshop("w", start="2019")])
            >>> new = old.put(Workshop("w", start="2019-05-30"))
            >>> print(diff(old, new).changes)
            workshop w /start: 2019, now 2019-05-30
        """
        return Rows(Telling(self.before, self.after).changes())

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
        """What only the record says otherwise: corrections, and what was found late.

        Example:
            >>> hub = Hub("hub", "Hub")
            >>> print(diff(hub, hub.put(Source("notice", "A notice"))).in_the_record)
            source notice: added: A notice
        """
        return self._where(Answer.NO)

    @property
    def undecided(self) -> Rows[HubChange]:
        """What may be either, by the sources.

        Example:
            >>> hub = Hub("hub", "Hub")
            >>> print(diff(hub, hub.put(Organization("oecd", "OECD"))).undecided)
            organization oecd: added: OECD
        """
        return self._where(Answer.MAYBE)

    def _where(self, answer: Answer) -> Rows[HubChange]:
        return Rows(change for change in self.changes if change.in_the_world is answer)

    def __str__(self) -> str:
        """Return what changed, in three parts, of which those that are empty are left out."""
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
        """Return a summary: how many records there are on either side."""
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
    """Return what a hub has that another has not, or has otherwise."""
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
    # Most records of two states of a register are one object.
    return record is other or record == other


def _known(hub: Hub) -> PartialDate | None:
    """Return the last day on which a source may have been published, of those that have one."""
    days = [day for source in hub.sources if (day := _last_day(source)) < date.max]
    return PartialDate(max(days)) if days else None


def _last_day(source: Source) -> date:
    """Return the last day on which a source can have been published: it was when it was read."""
    days = (source.published, source.accessed)
    return min((day.latest for day in days if day), default=date.max)


def apply(old: Hub, diff: Diff) -> Hub:
    """Return a register with a difference made to it.

    Args:
        old: The register as it was.
        diff: The difference.

    Raises:
        ValidationError: The register is not as the difference says that it was
            (`conflicting-change`), or would not be sound.

    Example:
        >>> old = Hub("hub", "Hub")
        >>> new = old.put(Organization("oecd", "OECD"))
        >>> apply(new, diff(old, new))
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. /after/organizations/0: The register has the record "oecd" already, which the \
difference adds: take the difference from this register. [conflicting-change]
    """
    old, diff = _parse.arguments(("old", as_hub, old), ("diff", as_diff, diff))
    fields: dict[str, object] = {}
    problems: list[Problem] = []
    for name in ("id", "name"):
        was, now = getattr(diff.before, name), getattr(diff.after, name)
        if was is not None and was != getattr(old, name):
            problems.append(_conflict(f"/before/{name}", "The register has another", name))
        elif now is not None:
            fields[name] = now
    for name in FIELDS.values():
        records = {record.id: record for record in getattr(old, name)}
        for index, record in enumerate(getattr(diff.before, name)):
            if records.pop(record.id, None) != record:
                what = "The register has not, or has otherwise, the record"
                problems.append(_conflict(f"/before/{name}/{index}", what, record.id))
        for index, record in enumerate(getattr(diff.after, name)):
            if record.id in records:
                what = "The register has the record"
                problems.append(_conflict(f"/after/{name}/{index}", what, record.id))
            records[record.id] = record
        fields[name] = tuple(records.values())
    if problems:
        raise ValidationError(problems)
    return evolve(old, **cast("Any", fields))


def _conflict(path: str, what: str, name: str) -> Problem:
    already = " already, which the difference adds" if path.startswith("/after") else ""
    message = f'{what} "{name}"{already}: take the difference from this register.'
    return Problem(Code.CONFLICTING_CHANGE, path, message)


announce(__name__)
