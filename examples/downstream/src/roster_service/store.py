"""Hubs in an SQLite database."""

from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    bindparam,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
)

from egov_hub import Hub
from roster_service.tables import HUBS, METADATA, Rows, hub_of, rows_of

# Statements are made once, and compiled once for all stores.
COMPILED: dict[Any, Any] = {}
ADD = {name: insert(table) for name, table in METADATA.tables.items()}
READ = {
    name: select(table).where(table.c.hub == bindparam("id"))
    for name, table in METADATA.tables.items()
}
REMOVE = [delete(table).where(table.c.hub == bindparam("id")) for table in METADATA.tables.values()]


class SqliteStore:
    """Keeps hubs in the tables of a database. A hub is stored completely or not at all."""

    def __init__(self, path: Path) -> None:
        options = {"compiled_cache": COMPILED}
        self.engine = create_engine(f"sqlite:///{path}", execution_options=options)
        begin_at_once(self.engine)
        with self.engine.begin() as db:
            if not inspect(db).has_table("hub"):
                METADATA.create_all(db, checkfirst=False)

    def put(self, hub: Hub) -> None:
        """Store a hub. It replaces a hub with the same id."""
        with self.engine.begin() as db:
            self.delete(db, hub.id)
            self.insert(db, self.written(hub))

    def get(self, id: str) -> Hub:
        """Return the hub with an id, or raise KeyError."""
        # In a transaction, so that nobody changes the hub while its tables are read.
        with self.engine.begin() as db:
            rows = self.select(db, id)
        return self.read(rows)

    def remove(self, id: str) -> None:
        """Remove the hub with an id, or raise KeyError."""
        with self.engine.begin() as db:
            if not self.delete(db, id):
                raise KeyError(id)

    def ids(self) -> list[str]:
        """Return the ids of all hubs."""
        with self.engine.begin() as db:
            return list(db.scalars(select(HUBS.c.id)))

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()

    # Hubs as rows, and the rows in the tables

    def written(self, hub: Hub) -> Rows:
        return rows_of(hub)

    def read(self, rows: Rows) -> Hub:
        return hub_of(rows)

    def insert(self, db: Connection, rows: Rows) -> None:
        for name, statement in ADD.items():
            if rows[name]:
                db.execute(statement, rows[name])

    def select(self, db: Connection, id: str) -> Rows:
        """Return the rows of a hub, or raise KeyError."""
        if db.scalar(READ["hub"], {"id": id}) is None:
            raise KeyError(id)
        found = {name: db.execute(statement, {"id": id}) for name, statement in READ.items()}
        return {name: [dict(row) for row in rows.mappings()] for name, rows in found.items()}

    def delete(self, db: Connection, id: str) -> bool:
        """Delete a hub with all its rows, and return whether there was one."""
        if db.scalar(READ["hub"], {"id": id}) is None:
            return False
        for statement in REMOVE:
            db.execute(statement, {"id": id})
        return True


def begin_at_once(engine: Engine) -> None:
    """Make SQLite's transactions begin when SQLAlchemy begins them.

    Python's driver begins one only before the first change, so that two SELECTs can see different
    states. And what first reads and then writes can fail because another has written.
    """

    @event.listens_for(engine, "connect")
    def leave_it_to_us(connection: Any, _: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(db: Connection) -> None:
        db.exec_driver_sql("BEGIN IMMEDIATE")
