"""What people write for the fields of records, and where to write facts without a field.

For each class, a table has the written names, each with the field that means the same, or a
sentence about where to write it. A name is only suggested if it means the same as the written name,
or differs from it by one typing mistake.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from egov_hub._advice.spelling import folded, nearest, suggestion
from egov_hub._wording import a, sentence, shown

_IN_PLACE: Final = 'Write it in "place", as "{}".'
_CITED: Final = dict.fromkeys(
    ("source", "sources", "citation", "citations", "reference", "references"), "cited"
)
_NAMED: Final = {
    "title": "name",
    "label": "name",
    "aliases": "other_names",
    "acronym": "other_names",
    "abbreviation": "other_names",
    "previous names": "former_names",
    "old names": "former_names",
}
_ENDED: Final = {"closed": "dissolved", "ended": "dissolved", "end": "dissolved"}
_BODY: Final = {"body": "organization", "institution": "organization", "agency": "organization"}
_LINK: Final = {"link": "url", "website": "url", "web": "url", "address": "url"}
# YAML 1.1 reads the word `on` as a truth value.
_DAY: Final = {"date": "on", "day": "on", "true": "on"}
_OF_MEMBER: Final = {
    "party": "member",
    "country": "member",
    "organization": "member",
    "status": "standing",
    "represented by": "through",
    "reason": "how",
}
_FROM_TO: Final = {"from": "since", "start": "since", "to": "until", "end": "until"}
_EVENTS: Final = ("events", "meetings", "conferences")

MEANT: Final[Mapping[str, Mapping[str, str]]] = {
    "Hub": {
        "title": "name",
        "persons": "people",
        "speakers": "people",
        "organisations": "organizations",
        "institutions": "organizations",
        "bodies": "organizations",
        **dict.fromkeys(_EVENTS, "workshops"),
        "citations": "sources",
        "references": "sources",
        "version": 'Write the version of the format as "egov_hub".',
        "members": 'Write them in "alliances", in the "history" of the alliance.',
    },
    "Alliance": {
        **_CITED,
        **_NAMED,
        **_ENDED,
        "type": "kind",
        "topic": "theme",
        "founded": "launched",
        "established": "launched",
        "start": "launched",
        "created": "launched",
        "convener": "convened_by",
        "convenor": "convened_by",
        "membership": "history",
        "members": 'Write when each one joined, in "history", as "changes"; '
        'or the list of one day, in "attestations".',
        "member": 'Write when each one joined, in "history", as "changes".',
        "changes": 'Write them in "history", as "changes".',
    },
    "Organization": {
        **_CITED,
        **_NAMED,
        **_ENDED,
        "type": "kind",
        "established": "founded",
        "launched": "founded",
        "created": "founded",
        "parent organization": "parent",
        "successor of": "succeeds",
        "predecessor": 'Write it in "succeeds", as "predecessor".',
        "website": "links",
        "url": "links",
    },
    "Country": {
        **_CITED,
        "title": "name",
        "label": "name",
        "previous names": "former_names",
        "old names": "former_names",
        "code": "id",
        "notes": "note",
    },
    "City": {**_CITED, **_NAMED},
    "Person": {
        **_CITED,
        "full name": "name",
        "aliases": "other_names",
        "former names": "other_names",
        "positions": "posts",
        "title": 'Write it in "posts", as "title".',
        "position": 'Write it in "posts", as "title".',
        "organization": 'Write it in "posts", as "organization".',
        "country": "A person has no country. The organization of a post can have one.",
    },
    "Post": {**_BODY, **_FROM_TO, "position": "title", "name": "title", "role": "title"},
    "Source": {
        **_LINK,
        "name": "title",
        "headline": "title",
        "date": "published",
        "published on": "published",
        "retrieved": "accessed",
        "author": "publisher",
    },
    "Citation": {
        "id": "source",
        "page": "locator",
        "quote": "printed",
        "text": "printed",
        "field": "about",
        "value": "says",
    },
    "Guide": {
        **_LINK,
        "name": "title",
        "author": "publisher",
        "published": "A guide has no date; its source may have one.",
    },
    "MembershipHistory": {
        "members": "changes",
        "memberships": "changes",
        "end": "ended",
        "dissolved": "ended",
    },
    "MembershipChange": {
        **_CITED,
        **_OF_MEMBER,
        **_DAY,
        "since": "on",
        "from": "on",
        "joined": "on",
        "start": "on",
        "until": 'Write a second change on the first day after it, with "standing": null.',
        "end": 'Write a second change on the first day after it, with "standing": null.',
        "left": 'Write a second change on that day, with "standing": null.',
    },
    "Membership": {
        **_CITED,
        **_OF_MEMBER,
        **_FROM_TO,
        "joined": "since",
        "on": "since",
        "left": "until",
    },
    "Attestation": {
        **_CITED,
        **_DAY,
        "parties": "members",
        "countries": "members",
        "total": "count",
        "number": "count",
        "status": "standing",
    },
    "FormerName": {**_CITED, **_FROM_TO, "title": "name"},
    "PhaseReached": {**_CITED, **_DAY, "name": "phase"},
    "Succession": {
        **_CITED,
        **_DAY,
        "organization": "predecessor",
        "how": "manner",
        "kind": "manner",
    },
    "Workshop": {
        **_CITED,
        "name": "title",
        "date": "start",
        "day": "start",
        "on": "start",
        "from": "start",
        "begin": "start",
        "to": "end",
        "until": "end",
        "type": "kind",
        "mode": "format",
        "edition": "ordinal",
        "number": "ordinal",
        "speakers": "appearances",
        "panelists": "appearances",
        "participants": "attendance",
        "attendees": "attendance",
        "organizers": "co_organizers",
        "organisers": "co_organizers",
        "hosts": "co_organizers",
        "partners": "co_organizers",
        "organizer": "co_organizers",
        "host": "co_organizers",
        "parent": "within",
        "part of": "within",
        "previous": "follows",
        "language": "languages",
        "themes": "topics",
        "tags": "topics",
        "location": "place",
        **{name: _IN_PLACE.format(name) for name in ("city", "country", "venue")},
        "town": _IN_PLACE.format("city"),
    },
    "Plan": {
        **_CITED,
        "date": "start",
        "from": "start",
        "to": "end",
        "location": "place",
        "mode": "format",
        "announced": "said_on",
        **{name: _IN_PLACE.format(name) for name in ("city", "country", "venue")},
    },
    "Place": {"town": "city", "state": "country", "building": "venue", "address": "venue"},
    "CoOrganizer": {
        **_CITED,
        **_BODY,
        "id": "organization",
        "name": "organization",
        "kind": "role",
        "party": "organization",
        "country": "organization",
    },
    "Appearance": {
        **_CITED,
        "id": "person",
        "speaker": "person",
        "name": "person",
        "role": "part",
        "positions": "posts",
        "post": "posts",
        "title": 'Write it in "posts", as "title".',
        "organization": 'Write it in "posts", as "organization".',
        "quote": "remarks",
        "quotes": "remarks",
        "party": 'Write who was there in the "attendance" of the workshop.',
    },
    "Remark": {"quote": "text", "words": "text", "says": "text"},
    "Attendance": {
        **_CITED,
        "country": "party",
        "member": "party",
        "body": "organization",
        "group": "audience",
        "count": "headcount",
        "number": "headcount",
        "headcounts": "headcount",
        "part": 'Write who spoke or led in the "appearances" of the workshop.',
        "person": 'Write who spoke or led in the "appearances" of the workshop.',
    },
    "Headcount": {**_CITED, "number": "value", "count": "value", "format": "mode"},
    "Identifier": {"kind": "scheme", "type": "scheme", "id": "value", "identifier": "value"},
}


@cache
def _of(kind: str) -> Mapping[str, str]:
    """Return what people write for the fields of a class, in the form that is compared."""
    return {folded(written): meant for written, meant in MEANT.get(kind, {}).items()}


def field_meant(name: str, kind: str, known: Collection[str]) -> str | None:
    """Return the field of a class that a wrong name means, if this is known.

    Args:
        name: The name.
        kind: The name of the class.
        known: The names of its fields.

    Example:
        >>> field_meant("edition", "Workshop", ["title", "ordinal"])
        'ordinal'
        >>> field_meant("titel", "Workshop", ["title", "ordinal"])
        'title'
    """
    meant = _of(kind).get(folded(name)) or nearest(name, known)
    return meant if meant in known else None


def on_field(name: str, kind: str, known: Collection[str]) -> str:
    """Return the last sentence of a message about a name that is not the name of a field.

    Example:
        >>> on_field("city", "Workshop", ["title", "place"])
        ' Write it in "place", as "city".'
        >>> on_field("budget", "Place", ["country", "city"])
        ' Its fields are country, city.'
    """
    if meant := field_meant(name, kind, known):
        return suggestion(meant)
    elsewhere = _of(kind).get(folded(name)) or f"Its fields are {', '.join(known)}."
    return f" {elsewhere}"


def no_field(name: str, kind: str, known: Collection[str]) -> str:
    """Return the message for a name that is not the name of a field.

    Example:
        >>> print(no_field("town", "Place", ["country", "city"]))
        A Place has no field "town". Did you mean "city"?
    """
    said = sentence(f"{a(kind)} has no field {shown(name)}.")
    return said + on_field(name, kind, known)
