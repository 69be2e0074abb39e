"""The index of all records, which the search of the site uses."""

from collections.abc import Iterable
from typing import NamedTuple

from egov_hub.parties import Country
from egov_hub.records import Record, parts
from egov_hub.register.outlines import FIELDS, RecordId
from egov_hub.site._addresses import address
from egov_hub.site._page import Page
from egov_hub.values.ids import CountryCode
from egov_hub.values.text import Text

# The fields with the names that a record has, or had.
NAMES = ("/name", "/title", "/other_names", "/former_names")


class Entry(NamedTuple):
    """A record, and all words by which it can be found."""

    id: RecordId
    names: str


def index_of(page: Page) -> dict[str, list[Entry]]:
    """Return all records by their kinds, each kind in the order of the names of its records."""
    register = page.register
    # Records of two kinds may have the same id.
    names = {address(record.id): list(_names(record)) for record in register.hub.records}
    ids: dict[str, Iterable[RecordId]] = {
        kind: [record.id for record in register.hub.records if isinstance(record, of)]
        for of, kind in FIELDS.items()
        if of is not Country
    }
    ids[FIELDS[Country]] = register.countries
    return {
        kind: [_entry(page.label(id), id, names.get(address(id), [])) for id in page.in_order(some)]
        for kind, some in ids.items()
    }


def _entry(label: str, id: RecordId, names: Iterable[str]) -> Entry:
    codes = [id, id.name] if isinstance(id, CountryCode) else [id]
    return Entry(id, " ".join(dict.fromkeys([label, *names, *codes])))


def _names(record: Record) -> Iterable[str]:
    for path, part in parts(record):
        if isinstance(part, Text) and path.startswith(NAMES):
            yield from (said for _, said in part.words)
