"""A store that keeps each fact of a hub as a row, and many ways to make a mistake in it.

Each fact of a record is a row: the field, its positions in lists, and its value. `Ways` are how the
rows are written and read. The defaults are right; each entry of `MISTAKES` has one that is wrong.
"""

import html
import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast
from unicodedata import normalize
from urllib.parse import unquote

from attrs import frozen

from egov_hub import Hub, JsonValue, from_dict, to_dict

T = TypeVar("T")
Fact: TypeAlias = tuple[str, tuple[int, ...], Any]
"""A field such as `/topics/*/en`, the positions in the lists, and the value."""

KINDS = ("countries", "organizations", "people", "alliances", "workshops", "sources")
# The words in a language, and other words as printed.
WORDS = re.compile(r"/(?!on$|id$)([a-z]{2}|und)(-[A-Za-z]+)*$|/(locator|printed)$")
SCHEMA = """
CREATE TABLE IF NOT EXISTS hubs (id TEXT PRIMARY KEY, name TEXT);
CREATE TABLE IF NOT EXISTS records (hub, kind, id {id_type}, place INTEGER);
CREATE TABLE IF NOT EXISTS facts (
    hub, kind, record {id_type}, field, first INTEGER, second INTEGER, third INTEGER, value,
    UNIQUE ({key})
);
"""
OLD_ROWS = "DELETE FROM records WHERE hub = :id", "DELETE FROM facts WHERE hub = :id"


def facts_of(value: JsonValue, field: str = "", places: tuple[int, ...] = ()) -> Iterator[Fact]:
    """Return the facts of a JSON value."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from facts_of(each, f"{field}/{key}", places)
    elif isinstance(value, list) and value:
        for place, each in enumerate(value):
            yield from facts_of(each, f"{field}/*", (*places, place))
    else:
        yield field, places, value


def value_of(facts: Iterable[Fact]) -> Any:
    """Return the JSON value that has these facts; list items are in the order of the facts."""
    tree: dict[Any, Any] = {}
    for field, places, value in facts:
        position = iter(places)
        *keys, last = [next(position) if key == "*" else key for key in field.split("/")[1:]]
        branch = tree
        for key in keys:
            branch = branch.setdefault(key, {})
        branch[last] = value
    return _with_lists(tree)


def _with_lists(tree: Any) -> Any:
    if not isinstance(tree, dict):
        return tree
    branch = cast("Any", tree)
    values = {key: _with_lists(value) for key, value in branch.items()}
    is_list = values and all(isinstance(key, int) for key in values)
    return list(values.values()) if is_list else values


@frozen
class Ways:
    """How a store writes and reads rows. The defaults are right."""

    words: Callable[[str], str] = str
    number: Callable[[int], int] = int
    record: Callable[[JsonValue], JsonValue] = lambda record: record
    keeps: Callable[[Fact], bool] = lambda fact: True
    order: str = "first, second, third"
    key: str = "hub, kind, record, field, first, second, third"
    id_type: str = "TEXT"
    insert: str = "INSERT"
    found: str = "id = :id"
    before_put: Collection[str] = OLD_ROWS
    on_remove: Collection[str] = OLD_ROWS
    after_record: Collection[str] = ()
    after_failure: str = "ROLLBACK"


class TableStore:
    """Keeps hubs in tables."""

    def __init__(self, path: Path, ways: Ways) -> None:
        self.ways = ways
        self.db = sqlite3.connect(path, isolation_level=None)
        # It is only a test, so nothing needs to survive a power cut.
        self.db.executescript("PRAGMA synchronous = OFF;" + SCHEMA.format_map(_members(ways)))

    def put(self, hub: Hub) -> None:
        self.transaction(lambda: self.insert(hub))

    def get(self, id: str) -> Hub:
        return self.transaction(lambda: self.select(id))

    def remove(self, id: str) -> None:
        self.transaction(lambda: self.delete(id))

    def ids(self) -> list[str]:
        return [id for (id,) in self.db.execute("SELECT id FROM hubs")]

    def close(self) -> None:
        self.db.close()

    def transaction(self, act: Callable[[], T]) -> T:
        self.db.execute("BEGIN IMMEDIATE")
        try:
            result = act()
        except BaseException:
            self.db.execute(self.ways.after_failure)
            raise
        self.db.execute("COMMIT")
        return result

    def insert(self, hub: Hub) -> None:
        for statement in self.ways.before_put:
            self.db.execute(statement, {"id": hub.id})
        name = json.dumps(dict(hub.name.words))
        self.db.execute("INSERT OR REPLACE INTO hubs VALUES (?, ?)", (hub.id, name))
        for kind in KINDS:
            for place, record in enumerate(getattr(hub, kind)):
                self.insert_record(hub.id, kind, place, to_dict(record))
                for statement in self.ways.after_record:
                    self.db.execute(statement)

    def insert_record(self, hub: str, kind: str, place: int, record: Any) -> None:
        key = hub, kind, record["id"]
        self.db.execute("DELETE FROM records WHERE (hub, kind, id) = (?, ?, ?)", key)
        self.db.execute("INSERT INTO records VALUES (?, ?, ?, ?)", (*key, place))
        facts = filter(self.ways.keeps, facts_of(self.ways.record(record)))
        self.db.executemany(
            f"{self.ways.insert} INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (*key, field, *_three(places), self.written(field, value))
                for field, places, value in facts
            ],
        )

    def written(self, field: str, value: Any) -> str:
        if isinstance(value, str) and WORDS.search(field):
            value = self.ways.words(value)
        elif type(value) is int:
            value = self.ways.number(value)
        return json.dumps(value)

    def select(self, id: str) -> Hub:
        query = f"SELECT id, name FROM hubs WHERE {self.ways.found}"  # noqa: S608 - as below
        found = self.db.execute(query, {"id": id}).fetchone()
        if found is None:
            raise KeyError(id)
        records = {kind: self.select_records(found[0], kind) for kind in KINDS}
        hub = {"egov_hub": 1, "id": id, "name": json.loads(found[1]), **records}
        return from_dict(hub, Hub)

    def select_records(self, hub: str, kind: str) -> list[Any]:
        query = "SELECT id FROM records WHERE hub = ? AND kind = ? ORDER BY place"
        ids = [id for (id,) in self.db.execute(query, (hub, kind))]
        return [value_of(self.select_facts(hub, kind, id)) for id in ids]

    def select_facts(self, hub: str, kind: str, record: str) -> list[Fact]:
        # A query can ask only for fields that are in the key of a row.
        wanted = ["record = :record"]
        wanted += [f"{each} = :{each}" for each in ("hub", "kind") if each in self.ways.key]
        query = (
            "SELECT field, first, second, third, value FROM facts "  # noqa: S608 - no user's words
            f"WHERE {' AND '.join(wanted)} ORDER BY {self.ways.order}"
        )
        rows = self.db.execute(query, {"hub": hub, "kind": kind, "record": record})
        return [(row[0], row[1:4], json.loads(row[4])) for row in rows]

    def delete(self, id: str) -> None:
        query = f"DELETE FROM hubs WHERE {self.ways.found}"  # noqa: S608 - as above
        removed = self.db.execute(query, {"id": id})
        if removed.rowcount == 0:
            raise KeyError(id)
        for statement in self.ways.on_remove:
            self.db.execute(statement, {"id": id})


def _three(places: tuple[int, ...]) -> tuple[int, ...]:
    return (*places, -1, -1, -1)[:3]


def _members(ways: Ways) -> dict[str, str]:
    return {"key": ways.key, "id_type": ways.id_type}


# Mistakes


def without_some(keeps: Callable[[str, list[Any]], list[Any]]) -> Callable[[JsonValue], JsonValue]:
    """Return a function that takes items out of every list in a record."""

    def edited(value: JsonValue, key: str = "") -> JsonValue:
        if isinstance(value, dict):
            return {name: edited(each, name) for name, each in value.items()}
        return [edited(each) for each in keeps(key, value)] if isinstance(value, list) else value

    return edited


def once(field: str, key: str) -> Ways:
    """Return the mistake that a list has only one item with a key: the last, in the first place."""

    def keeps(name: str, items: list[Any]) -> list[Any]:
        return list({each.get(key): each for each in items}.values()) if name == field else items

    return Ways(record=without_some(keeps))


def first(field: str) -> Ways:
    """Return the mistake that only the first item of a list is written."""
    return Ways(record=without_some(lambda name, items: items[:1] if name == field else items))


def forgets(ending: str) -> Ways:
    """Return the mistake that a field is not written."""
    return Ways(keeps=lambda fact: not fact[0].endswith(ending))


def replaces(old: str, new: str) -> Ways:
    """Return the mistake that a part of words is replaced by another."""
    return Ways(words=lambda words: words.replace(old, new))


def reads(values: Mapping[str, str]) -> Ways:
    """Return the mistake that some words are read as something else."""
    return Ways(words=lambda words: values.get(words, words))


UPSERT = "INSERT OR REPLACE"
SHARED = "kind, record, field, first, second, third"

MISTAKES: Mapping[str, Ways] = {
    # What is done to words
    "trims words": Ways(words=str.strip),
    "trims the end": Ways(words=lambda words: words.rstrip(" ")),
    "joins blanks": Ways(words=lambda words: re.sub(" +", " ", words)),
    "composes letters": Ways(words=lambda words: normalize("NFC", words)),
    "decomposes letters": Ways(words=lambda words: normalize("NFD", words)),
    "replaces ligatures": Ways(words=lambda words: normalize("NFKC", words)),
    "truncates words": Ways(words=lambda words: words[:255]),
    "writes in lower case": Ways(words=str.lower),
    "unifies line ends": replaces("\r\n", "\n"),
    "joins lines": replaces("\n", " "),
    "replaces tabs": replaces("\t", " "),
    "drops what has no width": replaces("\u200b", ""),
    "drops the byte order mark": replaces("\ufeff", ""),
    "replaces blanks that do not break": replaces("\u00a0", " "),
    "doubles apostrophes": replaces("'", "''"),
    "drops quotation marks": Ways(words=lambda words: words.strip('"')),
    "reads escapes": replaces("\\n", "\n"),
    "reads percent signs": Ways(words=unquote),
    "reads entities of HTML": Ways(words=html.unescape),
    "writes three bytes at most": Ways(
        words=lambda words: re.sub("[\U00010000-\U0010ffff]", "?", words)
    ),
    "reads words as YAML": reads({"NO": "false", "null": "", "~": ""}),
    "reads words as numbers": reads({"007": "7", "1e3": "1000.0"}),
    # Numbers
    "writes a byte": Ways(number=lambda number: number & 255),
    "writes two bytes": Ways(number=lambda number: number & 65_535),
    # Order
    "sorts positions as text": Ways(order="CAST(first AS TEXT), second, third"),
    "sorts inner positions as text": Ways(order="first, CAST(second AS TEXT), third"),
    "sorts by value": Ways(order="value"),
    "lists the newest first": Ways(order="first DESC, second, third"),
    "lists inner items backwards": Ways(order="first, second DESC, third"),
    # What is lost
    "reads a page of ten": Ways(keeps=lambda fact: max(fact[1], default=0) < 10),
    "has a body in one role": once("co_organizers", "organization"),
    "has a person once": once("appearances", "person"),
    "has a party once": once("attendance", "party"),
    "cites a source once": once("cited", "source"),
    "has one identifier of a scheme": once("identifiers", "scheme"),
    "has one change a party": once("changes", "member"),
    "has one plan": first("rescheduled"),
    "has one remark": first("remarks"),
    "has one post": first("posts"),
    "has one headcount": first("headcounts"),
    "forgets what is inferred": forgets("/inferred"),
    "forgets where in a source": forgets("/locator"),
    "forgets who fills the seat": forgets("/through"),
    "reads an empty history as None": Ways(keeps=lambda fact: fact[2] != {}),
    # Ids
    "shares entries between hubs": Ways(key=SHARED, insert=UPSERT),
    "keeps the first entry of all hubs": Ways(key=SHARED, insert="INSERT OR IGNORE"),
    "shares entries between kinds": Ways(
        key="hub, record, field, first, second, third", insert=UPSERT
    ),
    "finds ids by prefix": Ways(found="id LIKE :id || '%'"),
    "removes ids by prefix": Ways(on_remove=["DELETE FROM records WHERE hub LIKE :id || '%'"]),
    "reads ids as numbers": Ways(found="CAST(id AS NUMERIC) = CAST(:id AS NUMERIC)"),
    "writes ids as numbers": Ways(id_type="NUMERIC", insert=UPSERT),
    # Putting and removing
    "keeps what vanished": Ways(before_put=[], insert=UPSERT),
    "keeps records that vanished": Ways(before_put=OLD_ROWS[1:], insert=UPSERT),
    "keeps facts that vanished": Ways(before_put=OLD_ROWS[:1], insert=UPSERT),
    "ignores what is there": Ways(before_put=[], insert="INSERT OR IGNORE"),
    "does not roll back": Ways(after_failure="COMMIT"),
    "commits each record": Ways(after_record=["COMMIT", "BEGIN"]),
    "removes only the name": Ways(before_put=[], insert=UPSERT, on_remove=[]),
    "removes the records of other hubs": Ways(on_remove=["DELETE FROM records"]),
}
