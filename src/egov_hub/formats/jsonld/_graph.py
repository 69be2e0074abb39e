"""The nodes of the graph that describes a register as linked data.

The address of a node says where the node is in the register. The address of a part of a record is
the address of the record, with the JSON Pointer to the part as its fragment (RFC 6901, section 6).
So every node has an address, and equal registers give equal graphs.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias, cast

from attrs import evolve

from egov_hub._wording import Word
from egov_hub.alliances import Alliance
from egov_hub.formats._unwritten import known_class
from egov_hub.formats.jsonld import _values
from egov_hub.formats.jsonld._terms import (
    ATTENDANCE_MODE,
    EVENT_STATUS,
    MADE_OF_SEVERAL,
    PUBLIC,
    TERMS,
    TYPES,
)
from egov_hub.membership.changes import Membership
from egov_hub.parties import Country, Organization, Person, Post, Succession
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS, FIELDS_OF_IDS
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode, Slug
from egov_hub.values.sources import Citation
from egov_hub.values.text import Text
from egov_hub.workshops import Appearance, Attendance, Place, Workshop

Node: TypeAlias = dict[str, Any]
"""A JSON object. Its values are JSON values, too."""

_FOLDERS: Final[Mapping[type, str]] = FIELDS_OF_IDS


def nodes(hub: Hub) -> list[Node]:
    """Return the nodes of a register, its records, and the words and countries that they use."""
    graph = _Graph(hub)
    made = [graph.node(hub, f"hubs/{hub.id}")]
    for record in hub.records:
        if not isinstance(record, Country):
            made.append(graph.node(record, f"{FIELDS[type(record)]}/{record.id}"))
        if isinstance(record, Alliance):
            made += graph.memberships(record)
    own = {record.id: record for record in hub.countries}
    for code in sorted(graph.countries.union(own)):
        # Things that are only referred to have a node as well, because SHACL looks at their types.
        country = own.get(code) or Country(code)
        made.append(graph.node(evolve(country, name=country.label), f"countries/{code}"))
    return made + [_values.concept(word) for _, word in sorted(graph.words.items())]


class _Graph:
    """Makes the nodes of a register, and remembers which words and countries they name."""

    def __init__(self, hub: Hub) -> None:
        # The keys are addresses, because two lists may have equal words.
        self.words: dict[str, Word] = {}
        self.countries: set[CountryCode] = set()
        self._hub = hub

    def node(self, record: Record, iri: str) -> Node:
        """Return the node of a record, with the nodes of the records in it."""
        kind = known_class(record, TYPES)
        made: Node = {"@id": iri, "@type": list(TYPES[kind])}
        for name, term in TERMS[kind].items():
            attribute = fields_of(kind)[name]
            value = getattr(record, attribute.name)
            # The date of an event is the only date whose default is not None: it is an unknown day.
            default = attribute.default if isinstance(value, PartialDate) else None
            if value not in (None, (), default) and term not in MADE_OF_SEVERAL:
                _add(made, term, self._value(value, term, _inside(iri, name)))
        self._complete(made, record, iri)
        return made

    def memberships(self, alliance: Alliance) -> Iterator[Node]:
        """Return the nodes of the memberships of an alliance."""
        here = f"alliances/{alliance.id}"
        for index, spell in enumerate(alliance.memberships()):
            made = self.node(spell, f"{here}#/memberships/{index}")
            made["org:organization"] = here
            if spell.followed_directly:
                following = f"{here}#/memberships/{index + 1}/during"
                made["org:memberDuring"]["time:intervalMeets"] = following
            if spell.until_cited:
                made["org:memberDuring"]["time:hasEnd"]["dct:source"] = _sources(spell.until_cited)
            yield made

    def _value(self, value: object, term: str, iri: str) -> Any:
        """Return the value of a property."""
        match value:
            case _ if term == "dct:identifier":
                return str(value)
            case Text():
                return _values.text(value, term, iri)
            case PartialDate():
                return _values.date(value)
            case Word():
                address = _values.address(value)
                self.words[address] = value
                return address
            case CountryCode():
                self.countries.add(value)
                return f"countries/{value}"
            case Slug():
                return f"{_FOLDERS[type(value)]}/{value}"
            case Record():
                return self.node(value, iri)
            case tuple():
                return self._several(cast("Sequence[Any]", value), term, iri)
            case _:
                return _values.plain(cast("str | int", value), term)

    def _several(self, values: Sequence[Any], term: str, iri: str) -> Any:
        """Return the value of a property that can have several values."""
        if term == "skos:altLabel":
            return _values.labels(values)
        if term == "dct:source":
            return _sources(values)
        return [self._value(each, term, f"{iri}/{index}") for index, each in enumerate(values)]

    def _complete(self, made: Node, record: Record, iri: str) -> None:
        """Add to a node the properties that are not the value of one field."""
        match record:
            case Organization():
                _complete_body(made, record)
            case Succession():
                self._complete_succession(made, record, iri.partition("#")[0])
            case Person():
                _add_to_each(made.get("org:hasMembership", ()), "org:member", iri)
            case Appearance():
                _add_to_each(made.get("dct:relation", ()), "org:member", made["cv:hasParticipant"])
            case Post() | Membership() if record.since or record.until:
                during = _values.interval(record.since, record.until, f"{iri}/during")
                made["org:memberDuring"] = during
            case Attendance() if record.party or record.organization:
                both = ("schema:attendee", "schema:agent")
                made["cv:hasParticipant"] = [made[each] for each in both if each in made]
            case Place() if record.country:
                made["locn:adminUnitL1"] = dict(self._hub.name_of(record.country).words)
            case Workshop():
                _complete_event(made, record, iri)
            case _:
                pass
        if isinstance(record, (Country, Organization, Alliance)) and record.former_names:
            others = () if isinstance(record, Country) else record.other_names
            former = [each.name for each in record.former_names]
            made["skos:altLabel"] = _values.labels([*others, *former])

    def _complete_succession(self, made: Node, record: Succession, successor: str) -> None:
        made["org:resultingOrganization"] = successor
        bodies = (record.predecessor, successor.removeprefix("organizations/"))
        # CPOV has changes of public bodies only.
        if all(self._hub.organization(body).kind in PUBLIC for body in bodies):
            made["@type"].append("org:ChangeEvent")


def _complete_body(made: Node, record: Organization) -> None:
    if record.kind in PUBLIC:
        made["@type"].append("cv:PublicOrganisation")
    if record.other_parents:
        _add(made, "org:subOrganizationOf", made["dct:isPartOf"])


def _complete_event(made: Node, record: Workshop, iri: str) -> None:
    start = None if record.start == PartialDate("XXXX") else record.start
    if start or record.end:
        made["time:hasTime"] = _values.interval(start, record.end, _inside(iri, "time"))
    if record.within:
        _add(made, "schema:superEvent", made["cv:parentEvent"])
    if record.place:
        made["schema:location"] = made["locn:address"]["@id"]
    if record.status and record.status in EVENT_STATUS:
        made["schema:eventStatus"] = EVENT_STATUS[record.status]
    if record.format:
        made["schema:eventAttendanceMode"] = ATTENDANCE_MODE[record.format]
    if before := [
        day for plan in made.get("dct:replaces", ()) for day in plan.get("schema:startDate", ())
    ]:
        made["schema:previousStartDate"] = before


def _inside(iri: str, name: str) -> str:
    """Return the address of a part of something that has an address."""
    return f"{iri}/{name}" if "#" in iri else f"{iri}#/{name}"


def _sources(cited: Sequence[Citation]) -> list[str]:
    return sorted({f"sources/{each.source}" for each in cited})


def _add(made: Node, term: str, value: Any) -> None:
    """Add one or more values to a property of a node, which may already have values."""
    if term not in made:
        made[term] = value
    else:
        made[term] = [*_values.as_list(made[term]), *_values.as_list(value)]


def _add_to_each(nodes: Sequence[Node], term: str, value: str) -> None:
    for node in nodes:
        node[term] = value
