"""Rosters over HTTP, as a WSGI application: ``/alliances/<id>/roster?on=2019-05``."""

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from egov_hub import JsonValue, UnknownIdError, ValidationError, to_dict
from roster_service.store import SqliteStore

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PATH = re.compile(r"/alliances/([^/]+)/roster")


class RosterService:
    """Serves the rosters of one hub's alliances."""

    def __init__(self, store: SqliteStore, hub: str) -> None:
        self.store = store
        self.hub = hub

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        query = parse_qs(environ.get("QUERY_STRING", ""))
        status, answer = self.answer(environ["PATH_INFO"], query.get("on", []))
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]

    def answer(self, path: str, days: list[str]) -> tuple[str, JsonValue]:
        """Return the status and the body of the answer."""
        match = PATH.fullmatch(path)
        if not match:
            return "404 Not Found", {"error": "Ask for /alliances/<id>/roster?on=<day>."}
        if len(days) != 1:
            return "400 Bad Request", {"error": "Give one day, as in ?on=2019-05."}
        try:
            roster = self.store.get(self.hub).alliance(match[1]).roster(days[0])
        except UnknownIdError as error:
            return "404 Not Found", {"error": str(error)}
        except ValidationError as error:
            return "400 Bad Request", {"error": error.problems[0].message}
        # Always both lists, even if one is empty.
        return "200 OK", {"certain": [], "uncertain": []} | to_dict(roster)
