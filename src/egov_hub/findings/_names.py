"""The rule about words that are the same, but are written with different code points."""

from collections.abc import Iterator
from unicodedata import normalize

from egov_hub._wording import pointer
from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.records import parts
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.values.text import Text


def same_words(hub: Hub) -> Iterator[Finding]:
    """Find words that look the same to a reader, but are written with different code points.

    An "é" can be one code point, or an "e" and an accent. All words are compared with the first
    words in the register that look the same.
    """
    first: dict[str, tuple[str, HubRecord, str]] = {}
    for record in hub.records:
        for path, words in _words(record):
            # The two are the same for ASCII.
            if words.isascii():
                continue
            as_first, of, there = first.setdefault(normalize("NFC", words), (words, record, path))
            if as_first != words:
                where = there if of is record else f"{there} of {of.id}"
                message = (
                    f'"{words}" looks the same as {where}, but has other code points. '
                    "A search for one may not find the other."
                )
                others = [] if of is record else [of]
                yield finding(FindingCode.SAME_WORDS, record, path, message, others=others)


def _words(record: HubRecord) -> Iterator[tuple[str, str]]:
    """Return the words of all texts of a record, with the JSON Pointer to each."""
    for path, value in parts(record):
        if isinstance(value, Text):
            for tag, words in value.words:
                yield path + pointer(tag), words
