"""How single values are written as linked data."""

import re
from collections.abc import Sequence
from typing import Any, Final, cast

from egov_hub._wording import Word
from egov_hub.values.dates import PartialDate, Precision
from egov_hub.values.text import UNDETERMINED, Text

EDTF: Final = "edtf:EDTF-level{}"
"""The Library of Congress types of dates, by the level of EDTF that a reader must know."""

_CALENDAR_DATE: Final = re.compile(r"[0-9-]+")
# For each precision of a calendar date, its type and the property of an instant that has it.
_XSD: Final = {
    Precision.DAY: ("xsd:date", "time:inXSDDate"),
    Precision.MONTH: ("xsd:gYearMonth", "time:inXSDgYearMonth"),
    Precision.YEAR: ("xsd:gYear", "time:inXSDgYear"),
}
# Characters that are possible in the address of an old notice, but not in an IRI.
_NOT_IN_IRIS: Final = {ord(each): f"%{ord(each):02X}" for each in "{}|^`"}
# Properties whose values are concepts: a text there is the name of a concept.
_OF_CONCEPTS: Final = frozenset({"dct:subject", "org:purpose", "org:role"})


def as_list(value: Any) -> list[Any]:
    """Return the values of a property. In JSON-LD, one value can be written without a list."""
    return list(cast("Sequence[Any]", value)) if isinstance(value, list) else [value]


def iri_of(url: str) -> str:
    """Return the IRI of a web address."""
    return url.translate(_NOT_IN_IRIS)


def address(word: Word) -> str:
    """Return the address of a word, which contains the name of its list."""
    kind = re.sub(r"(?<!^)(?=[A-Z])", "-", type(word).__name__).lower()
    return f"words/{kind}/{word}"


def concept(word: Word) -> dict[str, Any]:
    """Return the node of a word."""
    return {
        "@id": address(word),
        "@type": "skos:Concept",
        "skos:notation": str(word),
        "skos:prefLabel": {"en": word.replace("-", " ")},
    }


def text(value: Text, term: str, iri: str) -> dict[str, Any]:
    """Return a text by language, or the concept or series that has this text as its name."""
    words: dict[str, Any] = dict(value.words)
    if term in _OF_CONCEPTS:
        return {"@id": iri, "@type": "skos:Concept", "skos:prefLabel": words}
    if term == "schema:superEvent":
        return {"@id": iri, "@type": "schema:EventSeries", "schema:name": words}
    return words


def labels(texts: Sequence[Text]) -> dict[str, list[str]]:
    """Return the words of several texts by language."""
    found: dict[str, list[str]] = {}
    for each in texts:
        for tag, words in each.words:
            found.setdefault(tag, []).append(words)
    return found


def plain(value: str | int, term: str) -> Any:
    """Return a number, or a string that is not a text."""
    match term:
        case "foaf:page":
            return {"@id": iri_of(str(value)), "@type": "foaf:Document"}
        case "dct:language":
            language = {"@id": f"languages/{value}", "@type": "dct:LinguisticSystem"}
            return {**language, "dct:identifier": value}
        case "rdfs:label" | "cv:eventNumber":
            return {UNDETERMINED: str(value)}
        case _:
            return value


def date(day: PartialDate) -> list[dict[str, str]]:
    """Return a date in EDTF and, if it is a plain day, month or year, also in XML Schema."""
    level = 0 if is_plain(day) else 1 if day.uncertain or day.approximate else 2
    found = [{"@type": EDTF.format(level), "@value": day.text}]
    if is_plain(day):
        found.append({"@type": _XSD[day.precision][0], "@value": day.text})
    return found


def is_plain(day: PartialDate) -> bool:
    """Return whether a date is a day, a month or a year, and no part is marked as uncertain."""
    return _CALENDAR_DATE.fullmatch(day.text) is not None


def interval(first: PartialDate | None, last: PartialDate | None, iri: str) -> dict[str, Any]:
    """Return a period with an instant for the day of its start, and one for the day of its end."""
    made: dict[str, Any] = {"@id": iri, "@type": ["time:Interval", "time:TemporalEntity"]}
    for term, name, day in (("hasBeginning", "beginning", first), ("hasEnd", "end", last)):
        if day:
            made[f"time:{term}"] = _instant(day, f"{iri}/{name}")
    return made


def _instant(day: PartialDate, iri: str) -> dict[str, Any]:
    edtf, *xsd = date(day)
    made: dict[str, Any] = {"@id": iri, "@type": ["time:Instant", "time:TemporalEntity"]}
    made["dct:date"] = edtf
    for literal in xsd:
        made[_XSD[day.precision][1]] = literal
    return made
