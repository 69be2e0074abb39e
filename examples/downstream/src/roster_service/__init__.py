"""Keeps civil-service hubs in tables and serves the rosters of their alliances."""

from roster_service.service import RosterService
from roster_service.store import SqliteStore

__all__ = ["RosterService", "SqliteStore"]
