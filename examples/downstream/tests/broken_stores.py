"""Thirteen stores of hubs with one mistake each, which somebody could make."""

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from attrs import evolve

from egov_hub import Alliance, Hub, MembershipChange, Text
from roster_service import SqliteStore
from roster_service.store import Row


class LosesPrecision(SqliteStore):
    """A month or year becomes its first day."""

    def row(self, change: MembershipChange) -> Row:
        return super().row(evolve(change, on=change.on.earliest))


class DropsQualifiers(SqliteStore):
    """`2018?` becomes `2018`."""

    def row(self, change: MembershipChange) -> Row:
        return super().row(evolve(change, on=str(change.on).rstrip("?~%")))


class ForgetsRejoining(SqliteStore):
    """A member that left cannot join again."""

    def changes(self, id: str, alliance: Alliance) -> list[MembershipChange]:
        left: set[str] = set()
        kept: list[MembershipChange] = []
        for change in super().changes(id, alliance):
            if change.member not in left:
                kept.append(change)
            if change.standing is None:
                left.add(change.member)
        return kept


class EndsOneDayEarly(SqliteStore):
    """The first day outside is written as the last day inside, and read as the first outside."""

    def row(self, change: MembershipChange) -> Row:
        day = change.on.earliest
        if change.standing is None and date.min < day == change.on.latest:
            change = evolve(change, on=day - timedelta(1))
        return super().row(change)


class MergesLanguages(SqliteStore):
    """Only one language of a name is kept."""

    def insert(self, hub: Hub) -> None:
        super().insert(evolve(hub, name=Text(str(hub.name))))


class ReordersChanges(SqliteStore):
    """Changes are read in the order of their dates as text, not in the order they were given."""

    def changes(self, id: str, alliance: Alliance) -> list[MembershipChange]:
        return sorted(super().changes(id, alliance), key=lambda change: str(change.on))


class SwallowsErrors(SqliteStore):
    """Removing an unknown id is not an error."""

    def remove(self, id: str) -> None:
        with self.db:
            self.delete(id)


class FoldsCase(SqliteStore):
    """Country codes are written in lower case."""

    def row(self, change: MembershipChange) -> Row:
        row = super().row(change)
        return (row[0].lower(), *row[1:])


class ForgetsToCommit(SqliteStore):
    """A hub is visible only through the handle that put it, and lost when the handle is closed."""

    def put(self, hub: Hub) -> None:
        self.delete(hub.id)
        self.insert(hub)


class KeepsOldRecords(SqliteStore):
    """A hub that is put again keeps its old records in addition to the new ones."""

    def put(self, hub: Hub) -> None:
        with suppress(KeyError):
            hub = evolve(self.get(hub.id).put(*hub.records), name=hub.name)
        super().put(hub)


class ReadsFromACache(SqliteStore):
    """A hub is read only once, although another handle may have replaced it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.cache: dict[str, Hub] = {}

    def get(self, id: str) -> Hub:
        if id not in self.cache:
            self.cache[id] = super().get(id)
        return self.cache[id]


class ForgetsWhoFillsTheSeat(SqliteStore):
    """The body through which a member takes part is not written."""

    def row(self, change: MembershipChange) -> Row:
        return super().row(evolve(change, through=None))


class ForgetsTheHold(SqliteStore):
    """A suspended member is read as one in good standing."""

    def row(self, change: MembershipChange) -> Row:
        return super().row(evolve(change, hold=None))


BROKEN_STORES = (
    LosesPrecision,
    DropsQualifiers,
    ForgetsRejoining,
    EndsOneDayEarly,
    MergesLanguages,
    ReordersChanges,
    SwallowsErrors,
    FoldsCase,
    ForgetsToCommit,
    KeepsOldRecords,
    ReadsFromACache,
    ForgetsWhoFillsTheSeat,
    ForgetsTheHold,
)
