"""Store the hub of a document and serve its rosters: ``python -m roster_service DATABASE FILE``."""

import sys
from contextlib import closing
from pathlib import Path
from wsgiref.simple_server import make_server

from egov_hub import load
from roster_service import RosterService, SqliteStore

if __name__ == "__main__":
    database, document = map(Path, sys.argv[1:])
    hub = load(document)
    with closing(SqliteStore(database)) as store:
        store.put(hub)
        with make_server("localhost", 8000, RosterService(store, hub.id)) as server:
            server.serve_forever()
