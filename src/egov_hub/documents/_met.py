"""The values that were read in a document so far, so that each value is made only once.

Documents repeat ids, dates, texts and small records. Repeated values are one object, which saves
time while reading, and memory afterwards.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, NamedTuple

from egov_hub.documents._field_types import REPEATED
from egov_hub.register.outlines import FIELDS_OF_IDS
from egov_hub.values.claims import Citing
from egov_hub.values.dates import read_date
from egov_hub.values.ids import CountryCode, HubId, PartyId, as_party_id
from egov_hub.values.text import as_language

FEW: Final = 500
"""The number of values of a type that are remembered from one document to the next."""

_LONGEST: Final = 100
"""Longer texts are not remembered."""


class Parser(NamedTuple):
    """The parser of the strings of one type, with the values that it made for the last documents.

    The documents that a process reads one after the other, such as the lines of JSON Lines, have
    ids and dates in common. Finding a value takes a fifth of the time of parsing it. The few values
    that are remembered are enough for small documents, and do not make large ones slower.
    """

    parse: Callable[[str], object]
    remembered: dict[str, object]


class Memo(dict[str, Any]):
    """The parsed values of one type, by their strings."""

    __slots__ = ("_parse", "_remembered")

    def __init__(self, parser: Parser) -> None:
        self._parse, self._remembered = parser

    def __missing__(self, text: str) -> object:
        if len(self) >= FEW:
            value = self[text] = self._parse(text)
            return value
        value = self._remembered.get(text)
        if value is None:
            value = self._parse(text)
            if len(self._remembered) >= FEW:
                self._remembered.clear()
            if len(text) <= _LONGEST:
                self._remembered[text] = value
        self[text] = value
        return value


class Lasting(dict[str, Any]):
    """The parsed values of one type, by their strings, for all documents that the process reads.

    It is for types with few and short values. When there are too many, all of them are removed.
    """

    __slots__ = ("_parse",)

    def __init__(self, parse: Callable[[str], object]) -> None:
        self._parse = parse

    def __missing__(self, text: str) -> object:
        value = self._parse(text)
        if len(self) >= FEW:
            self.clear()
        self[text] = value
        return value


def name_of(kind: Any) -> str:
    """Return the name of a class, or of the union that is a party."""
    return "PartyId" if kind == PartyId else kind.__name__


# The types whose values are parsed only once in a document, by name.
PARSED_ONCE: Final[Mapping[str, Parser]] = {
    name: Parser(parse, {})
    for name, parse in (
        *((kind.__name__, kind) for kind in (HubId, *FIELDS_OF_IDS) if kind is not CountryCode),
        ("PartialDate", read_date),
        ("PartyId", as_party_id),
    )
}

LASTING: Final[Mapping[str, Lasting]] = {
    "CountryCode": Lasting(CountryCode),
    "language": Lasting(as_language),
}
"""The types whose values are parsed only once in a process, by name."""


class Met:
    """The values that were read in a document so far, by the names of their classes.

    For the types in `PARSED_ONCE`, the key is the string. For texts, it is the pairs of language
    and words. For small records and lists of citations, it is the output of `marshal` for the JSON
    value. This output is different for values of different types, although they may be equal (1 ==
    True), and it is fast.

    Attributes:
        has_claims: Whether there was a citation of a single field.
        claiming: The records that have such citations.
        frees: Whether the JSON values of records are removed when the records are made.
    """

    __slots__ = (
        "Text",
        "cited",
        "claiming",
        "frees",
        "has_claims",
        *PARSED_ONCE,
        *(kind.__name__ for kind in REPEATED),
    )

    Text: dict[tuple[tuple[str, str], ...], Any]
    claiming: list[Citing]
    frees: bool
    has_claims: bool

    CountryCode: ClassVar = LASTING["CountryCode"]
    language: ClassVar = LASTING["language"]

    def __init__(self, *, frees: bool = False) -> None:
        self.Text = {}
        self.claiming = []
        self.frees = frees
        self.has_claims = False

    def __getattr__(self, name: str) -> dict[Any, Any]:
        """Return what was read of a class: nothing, because this is the first time."""
        memo = Memo(PARSED_ONCE[name]) if name in PARSED_ONCE else dict[Any, Any]()
        setattr(self, name, memo)
        return memo

    def ids(self, kind: Any) -> Memo:
        """Return the ids of a type that were read."""
        memo: Memo = getattr(self, name_of(kind))
        return memo
