"""Thirteen stores of hubs, each with one mistake that somebody could make."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from attrs import evolve

from egov_hub import Hub, PartialDate
from roster_service import SqliteStore
from roster_service.tables import Row, Rows


class WritesChanges(SqliteStore):
    """Writes changes of membership in its own way."""

    def change(self, row: Row) -> None:
        """Change the row of a change."""
        raise NotImplementedError

    def written(self, hub: Hub) -> Rows:
        rows = super().written(hub)
        for row in rows["membership_change"]:
            self.change(row)
        return rows


class LosesPrecision(WritesChanges):
    """A month or year becomes its first day."""

    def change(self, row: Row) -> None:
        row["on"] = str(PartialDate(row["on"]).earliest)


class DropsQualifiers(WritesChanges):
    """`2018?` becomes `2018`."""

    def change(self, row: Row) -> None:
        row["on"] = row["on"].rstrip("?~%")


class ForgetsRejoining(SqliteStore):
    """A member that left cannot join again."""

    def read(self, rows: Rows) -> Hub:
        left: set[tuple[int, str]] = set()
        kept: list[Row] = []
        for row in sorted(rows["membership_change"], key=lambda row: row["position"]):
            member = row["owner"], row["member"]
            if member not in left:
                kept.append(row)
            if row["standing"] is None:
                left.add(member)
        return super().read({**rows, "membership_change": kept})


class EndsOneDayEarly(WritesChanges):
    """The last day inside is written, but it is read as the first day outside."""

    def change(self, row: Row) -> None:
        day = row["on_earliest"]
        if row["standing"] is None and day and day == row["on_latest"]:
            row["on"] = str(day - timedelta(1))


class MergesLanguages(SqliteStore):
    """Only one language of a text is kept."""

    def written(self, hub: Hub) -> Rows:
        rows = super().written(hub)
        words = {(row["owner"], row["field"], row["position"]): row for row in rows["words"]}
        return {**rows, "words": list(words.values())}


class ReordersChanges(SqliteStore):
    """Changes are read in the order of their dates as text, not in the order they were given."""

    def read(self, rows: Rows) -> Hub:
        changes = sorted(rows["membership_change"], key=lambda row: row["on"])
        numbered = [{**row, "position": position} for position, row in enumerate(changes)]
        return super().read({**rows, "membership_change": numbered})


class SwallowsErrors(SqliteStore):
    """Removing an unknown id is not an error."""

    def remove(self, id: str) -> None:
        with suppress(KeyError):
            super().remove(id)


class FoldsCase(WritesChanges):
    """Country codes are written in lower case."""

    def change(self, row: Row) -> None:
        row["member"] = row["member"].lower()


class ForgetsToCommit(SqliteStore):
    """The hubs that are put are never committed."""

    def put(self, hub: Hub) -> None:
        with self.engine.connect() as db:
            self.delete(db, hub.id)
            self.insert(db, self.written(hub))


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


class ForgetsWhoFillsTheSeat(WritesChanges):
    """The body through which a member takes part is not written."""

    def change(self, row: Row) -> None:
        row["through"] = None


class ForgetsTheHold(WritesChanges):
    """A suspended member is read as a member without a hold."""

    def change(self, row: Row) -> None:
        row["hold"] = None


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
