"""The outline of a document, made from all its parts that can be read.

This is for documents that have problems. The paths are those of the text as it was read. If a
record has one bad field, its id and its references are still known.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, Final, TypeAlias, cast

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
    RecordId,
    Reference,
    claimed_ids,
)
from egov_hub.values.claims import Citing
from egov_hub.values.ids import SLUG
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
            # The records may be under a wrong key.
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
        """Return the outline of everything that was added."""
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
    """Return the fields of a hub that are probably meant by keys that are not its fields."""
    if not (keys := list(unknown)):
        return set()
    from egov_hub._advice.fields import field_meant

    return {field_meant(key, "Hub", _OF_HUB) for key in keys}


# A function that finds the references in JSON values of a type, and adds them to a list.
_Find: TypeAlias = Callable[[object, str, list[Reference]], None]


def _references(record: object, kind: type[HubRecord]) -> list[Reference]:
    """Return every reference that can be read in the JSON value of a record."""
    found: list[Reference] = []
    _finder_in_records(cast("Any", kind))(record, "", found)
    return found


@cache
def _finder(kind: Any) -> _Find | None:
    """Return the function that finds the references in values of a type; None if there are none.

    Most fields cannot have references, so only few parts of a document are searched.
    """
    for one in alternatives(kind):
        if one in REFERENCES:
            return _finder_of_ids(one)
        if (item := item_of(one)) and (find := _finder(item)):
            return _finder_in_lists(find)
        if is_record(one):
            return _finder_in_records(one)
    return None


def _finder_of_ids(kind: type[RecordId]) -> _Find:
    def find(value: object, path: str, found: list[Reference]) -> None:
        if isinstance(value, str) and SLUG.fullmatch(value):
            try:
                found.append((path, kind(value)))
            except ValidationError:
                # An id of another kind, which is not from JSON.
                return

    return find


def _finder_in_lists(find_in_item: _Find) -> _Find:
    def find(value: object, path: str, found: list[Reference]) -> None:
        if isinstance(value, (list, tuple)):
            for index, item in enumerate(cast("list[object]", value)):
                find_in_item(item, f"{path}/{index}", found)

    return find


@cache
def _finder_in_records(kind: Any) -> _Find:
    types: dict[str, Any] = {name: each.type for name, each in fields_of(kind).items()}
    finders = {name: _finder(of) for name, of in types.items() if name != "id"}
    of_fields = [(name, find) for name, find in finders.items() if find]
    is_citing = issubclass(kind, Citing)

    def find(value: object, path: str, found: list[Reference]) -> None:
        # Nearly all are dicts, which need no search in the bases of their class.
        if type(value) is dict or isinstance(value, Mapping):
            given = cast("Mapping[str, object]", value)
            for name, find_in_field in of_fields:
                if name in given:
                    find_in_field(given[name], f"{path}/{name}", found)
            if is_citing and isinstance(cited := given.get("cited"), (list, tuple)):
                found.extend(_claimed(cast("list[object]", cited), kind, path))

    return find


def _claimed(cited: list[object], kind: type[Citing], path: str) -> Iterator[Reference]:
    """Return every id that can be read in the values that sources state for fields of a record."""
    for index, item in enumerate(cited):
        if isinstance(item, Mapping) and "about" in item and "says" in item:
            given = cast("Mapping[str, Any]", item)
            with suppress(ValidationError):
                citation = Citation("a", about=given["about"], says=given["says"])
                for _, id in claimed_ids(kind, [citation]):
                    yield f"{path}/cited/{index}/says", id
