"""The rule about words that are the same, but are written with different code points."""

from collections.abc import Iterator
from functools import cache
from typing import Any, cast
from unicodedata import normalize

from egov_hub._types import alternatives, given_kind, is_record, item_of
from egov_hub._wording import pointer
from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.values.text import Text


def same_words(hub: Hub) -> Iterator[Finding]:
    """Find words that look the same to a reader, but are written with different code points.

    An "é" can be one code point, or an "e" and an accent. All words are compared with the first
    words in the register that look the same.
    """
    first: dict[str, tuple[str, HubRecord, str]] = {}
    for record in hub.records:
        for path, words in non_ascii_words(record):
            as_first, of, there = first.setdefault(normalize("NFC", words), (words, record, path))
            if as_first != words:
                where = there if of is record else f"{there} of {of.id}"
                message = (
                    f'"{words}" looks the same as {where}, but has other code points. '
                    "A search for one may not find the other."
                )
                others = [] if of is record else [of]
                yield finding(FindingCode.SAME_WORDS, record, path, message, others=others)


def non_ascii_words(record: HubRecord) -> Iterator[tuple[str, str]]:
    """Return the words of all texts of a record that are not ASCII, with the JSON Pointer to each.

    Words in ASCII that look the same are the same.
    """
    waiting: list[tuple[str, object]] = [("", record)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Text):
            yield from ((path + pointer(tag), w) for tag, w in value.words if not w.isascii())
        elif isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            waiting += [(f"{path}/{place}", items[place]) for place in reversed(range(len(items)))]
        elif isinstance(value, Record):
            fields = _fields_with_texts(cast("Any", type(value)))
            waiting += [(path + below, getattr(value, name)) for below, name in fields]


@cache
def _fields_with_texts(kind: Any) -> tuple[tuple[str, str], ...]:
    """Return the fields of a class that can have texts, themselves or in a part; the last first.

    Each with its JSON Pointer, and the name of its attribute.
    """
    found: list[tuple[str, str]] = []
    for name, each in fields_of(kind).items():
        inside = item_of(given_kind(each.type)) or given_kind(each.type)
        if Text in alternatives(inside) or (is_record(inside) and _fields_with_texts(inside)):
            found.append((f"/{name}", each.name))
    return tuple(reversed(found))
