"""The outline of a document, made from all parts of it that can be read.

This is for documents that have problems: the paths are those of the text as it was read, and of a
record with one bad field the id and the references are still known.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, cast

from egov_hub._wording import pointer
from egov_hub.documents import versions
from egov_hub.documents._field_types import alternatives, is_record, item_of
from egov_hub.problems import ValidationError
from egov_hub.records import fields_of
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import (
    FIELDS,
    FIELDS_OF_IDS,
    REFERENCES,
    Entry,
    HubRecord,
    Outline,
    Reference,
    claimed_ids,
)
from egov_hub.values.claims import Citing
from egov_hub.values.sources import Citation


class Outliner:
    """Collects the outline of records from JSON values, one by one."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._claimed: set[tuple[str, str]] = set()
        self._unsure: set[str] = set()

    def add_hub(self, document: Mapping[str, object], line: int | None = None) -> None:
        """Add all records of a hub document."""
        meant = _meant(str(key) for key in document if key not in _OF_HUB)
        for kind, field in FIELDS.items():
            records = document.get(field, ())
            if isinstance(records, (list, tuple)):
                for index, record in enumerate(cast("list[object]", records)):
                    self.add(record, kind, pointer(field, index), line)
            else:
                self._unsure.add(field)
            # The records may be under another key.
            if field not in document and field in meant:
                self._unsure.add(field)

    def add(
        self, record: object, kind: type[HubRecord], path: str = "", line: int | None = None
    ) -> None:
        """Add one record, with its path, and its line in JSON Lines."""
        field = FIELDS[kind]
        if not isinstance(record, Mapping):
            self._unsure.add(field)
            return
        given = cast("Mapping[str, object]", record)
        id = self._id(given.get("id"), kind)
        self._entries.append(Entry(field, path, id, tuple(_references(given, kind)), line))

    def add_unreadable(self) -> None:
        """Add something unreadable, which may be any record."""
        self._unsure.update(FIELDS.values())

    def outline(self) -> Outline:
        """Return the outline of all that was added."""
        return Outline(self._entries, frozenset(self._claimed), frozenset(self._unsure))

    def _id(self, written: object, kind: type[HubRecord]) -> str | None:
        field = FIELDS[kind]
        if isinstance(written, str):
            (of,) = (each for each, its in FIELDS_OF_IDS.items() if its == field)
            with suppress(ValidationError):
                return of(written)
            from egov_hub._advice.ids import slug_of

            if slug := slug_of(written):
                self._claimed.add((field, slug))
                return None
        self._unsure.add(field)
        return None


_OF_HUB: Final = (versions.KEY, "type", *fields_of(Hub))


def _meant(unknown: Iterable[str]) -> set[str | None]:
    """Return the fields of a hub that are meant by keys that are not its fields."""
    if not (keys := list(unknown)):
        return set()
    from egov_hub._advice.fields import field_meant

    return {field_meant(key, "Hub", _OF_HUB) for key in keys}


def _references(value: object, kind: Any, path: str = "") -> Iterator[Reference]:
    """Return every reference that can be read in a JSON value of a kind."""
    for one in alternatives(kind):
        if one in REFERENCES and isinstance(value, str):
            with suppress(ValidationError):
                yield path, one(value)
        elif (of := item_of(one)) and isinstance(value, (list, tuple)):
            for index, item in enumerate(cast("list[object]", value)):
                yield from _references(item, of, f"{path}/{index}")
        elif is_record(one) and isinstance(value, Mapping):
            given = cast("Mapping[str, object]", value)
            for name, attribute in fields_of(one).items():
                if name != "id" and name in given:
                    yield from _references(given[name], attribute.type, f"{path}/{name}")
            if issubclass(one, Citing) and isinstance(cited := given.get("cited"), (list, tuple)):
                yield from _claimed(cast("list[object]", cited), one, path)


def _claimed(cited: list[object], kind: type[Citing], path: str) -> Iterator[Reference]:
    """Return every id that can be read in what sources have in fields of a record."""
    for index, item in enumerate(cited):
        if isinstance(item, Mapping):
            given = cast("Mapping[str, Any]", item)
            with suppress(ValidationError):
                citation = Citation("a", about=given.get("about"), says=given.get("says"))
                for _, id in claimed_ids(kind, [citation]):
                    yield f"{path}/cited/{index}/says", id
