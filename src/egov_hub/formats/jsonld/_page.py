"""What a web page tells search engines about one workshop, in the words of schema.org."""

import json
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from egov_hub.formats.jsonld._terms import ATTENDANCE_MODE, EVENT_STATUS
from egov_hub.formats.jsonld._values import is_plain
from egov_hub.register.hub import Hub
from egov_hub.values.dates import PartialDate
from egov_hub.values.text import Text
from egov_hub.workshops import Part, Place, Role, Workshop, WorkshopFormat

_Words: TypeAlias = Callable[[Text], str]

# In HTML these begin a tag or a comment, and in XHTML also a character reference.
_ESCAPES: Final = {ord(each): f"\\u{ord(each):04x}" for each in "<>&"}
_ROLES: Final = {
    "organizer": frozenset({Role.ORGANIZER, Role.CO_ORGANIZER, Role.CONVENER}),
    "funder": frozenset({Role.FUNDER}),
}


def script_of(workshop: Workshop, hub: Hub, url: str | None, languages: tuple[str, ...]) -> str:
    """Return the element of a page that describes a workshop."""
    event = {"@context": "https://schema.org", **_event(workshop, hub, url, languages)}
    text = json.dumps(event, ensure_ascii=False).translate(_ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def _event(
    workshop: Workshop, hub: Hub, url: str | None, languages: tuple[str, ...]
) -> dict[str, Any]:
    """Return what is known about a workshop, and nothing about what is unknown."""

    def words(text: Text) -> str:
        return text.best(*languages)

    said: dict[str, Any] = {
        "@type": "Event",
        "name": workshop.title and words(workshop.title),
        "startDate": _date(workshop.start),
        "endDate": _date(workshop.end),
        "previousStartDate": [day for plan in workshop.rescheduled if (day := _date(plan.start))],
        "eventStatus": _iri(EVENT_STATUS.get(workshop.status)) if workshop.status else None,
        "eventAttendanceMode": _iri(ATTENDANCE_MODE[workshop.format]) if workshop.format else None,
        "location": _location(workshop, url, words),
        **{name: _bodies(workshop, hub, roles, words) for name, roles in _ROLES.items()},
        "performer": _speakers(workshop, hub, words),
        "about": [words(topic) for topic in workshop.topics],
        "inLanguage": list(workshop.languages),
        "url": url,
    }
    return {name: value for name, value in said.items() if value}


def _date(day: PartialDate | None) -> str | None:
    """Return a date as a day, month or year, if it is certain."""
    return day.text if day and is_plain(day) else None


def _iri(term: str | None) -> str | None:
    return term and term.replace("schema:", "https://schema.org/")


def _bodies(
    workshop: Workshop, hub: Hub, roles: frozenset[Role], words: _Words
) -> list[dict[str, str]]:
    parties = dict.fromkeys(
        each.organization for each in workshop.co_organizers if each.role in roles
    )
    return [{"@type": "Organization", "name": words(hub.name_of(each))} for each in parties]


def _speakers(workshop: Workshop, hub: Hub, words: _Words) -> list[dict[str, str]]:
    silent = (None, Part.PARTICIPANT)
    people = dict.fromkeys(each.person for each in workshop.appearances if each.part not in silent)
    return [{"@type": "Person", "name": words(hub.person(each).name)} for each in people]


def _location(workshop: Workshop, url: str | None, words: _Words) -> dict[str, Any] | None:
    if workshop.place:
        return _place(workshop.place, words)
    if url and workshop.format is WorkshopFormat.ONLINE:
        return {"@type": "VirtualLocation", "url": url}
    return None


def _place(place: Place, words: _Words) -> dict[str, Any]:
    named = place.venue or place.city
    address = {
        "@type": "PostalAddress",
        "addressLocality": place.city and words(place.city),
        "addressCountry": place.country,
    }
    said = {
        "@type": "Place",
        "name": named and words(named),
        "address": {name: value for name, value in address.items() if value},
    }
    return {name: value for name, value in said.items() if value}
