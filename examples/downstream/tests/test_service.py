"""The service gives the same answers as the library, and refuses bad requests."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote
from wsgiref.util import setup_testing_defaults

import pytest

from egov_hub import Alliance, Hub, JsonValue, MembershipHistory, PartialDate, Roster, from_dict
from egov_hub.testing import HistoryContract, put_with_references
from roster_service import RosterService, SqliteStore


def ask(service: RosterService, path: str, query: str = "") -> tuple[str, JsonValue]:
    """Return the status and the body of an answer."""
    environ = {"PATH_INFO": path, "QUERY_STRING": query}
    setup_testing_defaults(environ)
    statuses: list[str] = []

    written: list[bytes] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], exc_info: object = None, /
    ) -> Callable[[bytes], object]:
        statuses.append(status)
        return written.append

    written.extend(service(environ, start_response))
    return statuses[0], json.loads(b"".join(written))


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with closing(SqliteStore(Path(":memory:"))) as store:
        yield store


class TestRosters(HistoryContract):
    @pytest.fixture(autouse=True)
    def serve(self, store: SqliteStore) -> None:
        self.store = store

    def given_history(self, history: MembershipHistory) -> None:
        alliance = Alliance("alliance", "Alliance", history=history)
        self.store.put(put_with_references(Hub("hub", "Hub"), alliance))

    def roster(self, history: MembershipHistory, on: PartialDate) -> Roster:
        service = RosterService(self.store, "hub")
        status, body = ask(service, "/alliances/alliance/roster", f"on={quote(str(on))}")
        assert status == "200 OK"
        assert isinstance(body, dict)
        return from_dict(body, Roster)


@pytest.mark.parametrize(
    ("path", "query", "status", "error"),
    [
        ("/", "", "404 Not Found", "Ask for /alliances/<id>/roster?on=<day>."),
        ("/alliances/e-gov/roster", "", "400 Bad Request", "Give one day, as in ?on=2019-05."),
        (
            "/alliances/e-gov/roster",
            "on=2019-13",
            "400 Bad Request",
            '"2019-13" has the month 13. Write a month from 01 to 12.',
        ),
        (
            "/alliances/e-gob/roster",
            "on=2019",
            "404 Not Found",
            'No alliance has the id "e-gob". Did you mean "e-gov"?',
        ),
    ],
)
def test_what_cannot_be_answered(
    store: SqliteStore, path: str, query: str, status: str, error: str
) -> None:
    store.put(Hub("hub", "Hub", alliances=[Alliance("e-gov", "E-Government")]))
    assert ask(RosterService(store, "hub"), path, query) == (status, {"error": error})


def test_an_answer_has_both_lists(store: SqliteStore) -> None:
    history = MembershipHistory().join("AZ", "2016")
    store.put(Hub("hub", "Hub", alliances=[Alliance("e-gov", "E-Government", history=history)]))
    service = RosterService(store, "hub")
    assert ask(service, "/alliances/e-gov/roster", "on=2017") == (
        "200 OK",
        {"certain": ["AZ"], "uncertain": []},
    )
