"""Hubs in an SQLite database: records as JSON, membership changes as rows."""

import json
import sqlite3
from pathlib import Path
from typing import TypeAlias, TypeVar

from attrs import evolve

from egov_hub import (
    Alliance,
    Citation,
    Country,
    Departure,
    Hold,
    Hub,
    HubRecord,
    MembershipChange,
    MembershipHistory,
    Organization,
    Person,
    Source,
    Standing,
    Workshop,
    dumps,
    from_dict,
    loads,
    to_dict,
)

SCHEMA = """
CREATE TABLE IF NOT EXISTS hubs (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS records (
    hub TEXT NOT NULL REFERENCES hubs ON DELETE CASCADE,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS histories (
    hub TEXT NOT NULL REFERENCES hubs ON DELETE CASCADE,
    alliance TEXT NOT NULL,
    complete INTEGER NOT NULL,
    PRIMARY KEY (hub, alliance)
) STRICT;
CREATE TABLE IF NOT EXISTS changes (
    hub TEXT NOT NULL REFERENCES hubs ON DELETE CASCADE,
    alliance TEXT NOT NULL,
    place INTEGER NOT NULL,
    member TEXT NOT NULL,
    day TEXT NOT NULL,
    standing TEXT,
    hold TEXT,
    through TEXT,
    how TEXT,
    label TEXT,
    cited TEXT NOT NULL,
    PRIMARY KEY (hub, alliance, place)
) STRICT;
"""

Row: TypeAlias = tuple[str, str, str | None, str | None, str | None, str | None, str | None, str]
"""A change: member, day, standing, hold, through, how; label and citations as JSON."""

R = TypeVar("R", Country, Organization, Person, Alliance, Workshop, Source)


class SqliteStore:
    """Keeps hubs in a database. A hub is stored completely or not at all."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.executescript(SCHEMA)

    def put(self, hub: Hub) -> None:
        """Store a hub. It replaces a hub with the same id."""
        with self.db:
            self.delete(hub.id)
            self.insert(hub)

    def get(self, id: str) -> Hub:
        """Return the hub with an id, or raise KeyError."""
        # In a transaction, so that nobody changes the hub while its tables are read.
        with self.db:
            self.db.execute("BEGIN")
            return self.select(id)

    def remove(self, id: str) -> None:
        """Remove the hub with an id, or raise KeyError."""
        with self.db:
            if not self.delete(id):
                raise KeyError(id)

    def ids(self) -> list[str]:
        """Return the ids of all hubs."""
        return [id for (id,) in self.db.execute("SELECT id FROM hubs")]

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    # The tables

    def delete(self, id: str) -> bool:
        """Delete a hub with all its rows, and return whether there was one."""
        return self.db.execute("DELETE FROM hubs WHERE id = ?", (id,)).rowcount > 0

    def insert(self, hub: Hub) -> None:
        name = json.dumps(dict(hub.name.words))
        self.db.execute("INSERT INTO hubs VALUES (?, ?)", (hub.id, name))
        self.db.executemany(
            "INSERT INTO records VALUES (?, ?, ?)",
            [(hub.id, type(record).__name__, self.body(record)) for record in hub.records],
        )
        for alliance in hub.alliances:
            recorded = alliance.recorded_history
            if recorded is None:
                continue
            history = (hub.id, alliance.id, recorded.complete)
            self.db.execute("INSERT INTO histories VALUES (?, ?, ?)", history)
            self.db.executemany(
                "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (hub.id, alliance.id, place, *self.row(change))
                    for place, change in enumerate(recorded.changes)
                ],
            )

    def select(self, id: str) -> Hub:
        found = self.db.execute("SELECT name FROM hubs WHERE id = ?", (id,)).fetchone()
        if found is None:
            raise KeyError(id)
        return Hub(
            id,
            json.loads(found[0]),
            countries=self.records(id, Country),
            organizations=self.records(id, Organization),
            people=self.records(id, Person),
            alliances=[
                evolve(alliance, history=self.history(id, alliance))
                for alliance in self.records(id, Alliance)
            ],
            workshops=self.records(id, Workshop),
            sources=self.records(id, Source),
        )

    def records(self, id: str, kind: type[R]) -> list[R]:
        query = "SELECT body FROM records WHERE hub = ? AND kind = ?"
        return [loads(body, kind) for (body,) in self.db.execute(query, (id, kind.__name__))]

    def history(self, id: str, alliance: Alliance) -> MembershipHistory | None:
        """Return the history of an alliance, or None if none is recorded."""
        query = "SELECT complete FROM histories WHERE hub = ? AND alliance = ?"
        found = self.db.execute(query, (id, alliance.id)).fetchone()
        if found is None:
            return None
        return MembershipHistory(self.changes(id, alliance), complete=bool(found[0]))

    def changes(self, id: str, alliance: Alliance) -> list[MembershipChange]:
        query = (
            "SELECT member, day, standing, hold, through, how, label, cited FROM changes "
            "WHERE hub = ? AND alliance = ? ORDER BY place"
        )
        return [self.change(row) for row in self.db.execute(query, (id, alliance.id))]

    # What a row says

    def body(self, record: HubRecord) -> str:
        """Return a record as JSON; the history of an alliance has rows of its own."""
        if isinstance(record, Alliance):
            record = evolve(record, history=None)
        return dumps(record)

    def row(self, change: MembershipChange) -> Row:
        return (
            change.member,
            str(change.on),
            change.standing,
            change.hold,
            change.through,
            change.how,
            json.dumps(dict(change.label.words)) if change.label else None,
            json.dumps([to_dict(citation) for citation in change.cited]),
        )

    def change(self, row: Row) -> MembershipChange:
        member, day, standing, hold, through, how, label, cited = row
        return MembershipChange(
            member,
            day,
            Standing(standing) if standing else None,
            hold=Hold(hold) if hold else None,
            through=through,
            how=Departure(how) if how else None,
            label=json.loads(label) if label else None,
            cited=[from_dict(citation, Citation) for citation in json.loads(cited)],
        )
