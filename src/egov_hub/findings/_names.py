"""The rule about words that are the same, but are written with different code points."""

from collections.abc import Iterator
from typing import Final, cast
from unicodedata import normalize

from egov_hub._types import fields_with
from egov_hub._wording import pointer
from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.records import Record
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
            waiting += [
                (path + below, part)
                for below, name, _ in reversed(_fields_with_texts(type(value)))
                if (part := getattr(value, name)) is not None
            ]


_fields_with_texts: Final = fields_with(lambda kind: kind is Text)
