"""The store keeps every promise of a store of hubs."""

from pathlib import Path

from egov_hub.testing import StoreContract
from roster_service import SqliteStore


class TestSqliteStore(StoreContract):
    def open_store(self, folder: Path) -> SqliteStore:
        return SqliteStore(folder / "hubs.db")
