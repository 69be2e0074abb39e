"""Which classes of the vocabularies a record has, and which property each of its fields has.

This table is all that the export knows about vocabularies. The value of a field that is not in the
table is lost, and is reported. The prefixes are in the file `context.json` next to this module.
"""

from collections.abc import Mapping
from typing import Final

from egov_hub.alliances import Alliance, Guide
from egov_hub.membership.changes import Membership, MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.parties import Country, Organization, OrganizationKind, Person, Post, Succession
from egov_hub.records import Record
from egov_hub.register.hub import Hub
from egov_hub.values.ids import Identifier
from egov_hub.values.names import FormerName
from egov_hub.values.sources import Citation, Source
from egov_hub.workshops import (
    Appearance,
    Attendance,
    CoOrganizer,
    Headcount,
    Place,
    Plan,
    Workshop,
    WorkshopFormat,
    WorkshopStatus,
)

# SHACL looks only at types that are in the file, so types that follow from others are here too.
TYPES: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Hub: ("dcat:Dataset",),
    Country: ("schema:Country", "dct:Location", "cv:AdminUnit", "foaf:Agent"),
    Organization: ("org:Organization", "foaf:Agent"),
    Succession: ("prov:Activity",),
    Identifier: ("adms:Identifier",),
    Person: ("foaf:Person", "foaf:Agent"),
    Post: ("org:Membership",),
    Alliance: ("org:OrganizationalCollaboration", "org:Organization", "foaf:Agent"),
    Guide: ("foaf:Document", "dct:Standard"),
    Membership: ("org:Membership",),
    Workshop: ("cv:PublicEvent", "schema:Event"),
    Place: ("locn:Address", "schema:Place"),
    CoOrganizer: ("cv:Participation",),
    Appearance: ("cv:Participation",),
    Attendance: ("cv:Participation",),
    Headcount: ("schema:QuantitativeValue", "dct:SizeOrDuration"),
    Plan: ("prov:Plan", "prov:Entity"),
    Source: ("foaf:Document", "prov:Entity"),
}
PUBLIC: Final = frozenset({OrganizationKind.GOVERNMENT, OrganizationKind.INTERNATIONAL})
"""The kinds of organizations that are a `cv:PublicOrganisation`."""

TERMS: Final[Mapping[type[Record], Mapping[str, str]]] = {
    Hub: {"id": "dct:identifier", "name": "dct:title"},
    Country: {
        "id": "dct:identifier",
        "name": "rdfs:label",
        "note": "skos:note",
        "cited": "dct:source",
    },
    Organization: {
        "id": "dct:identifier",
        "name": "skos:prefLabel",
        "kind": "org:classification",
        "country": "dct:spatial",
        "parent": "org:subOrganizationOf",
        "other_parents": "dct:isPartOf",
        "founded": "schema:foundingDate",
        "dissolved": "schema:dissolutionDate",
        "other_names": "skos:altLabel",
        "succeeds": "prov:wasGeneratedBy",
        "identifiers": "adms:identifier",
        "links": "foaf:page",
        "cited": "dct:source",
    },
    Succession: {
        "predecessor": "org:originalOrganization",
        "on": "dct:date",
        "manner": "dct:type",
        "cited": "dct:source",
    },
    Identifier: {"scheme": "rdfs:label", "value": "skos:notation"},
    Person: {
        "id": "dct:identifier",
        "name": "foaf:name",
        "other_names": "skos:altLabel",
        "posts": "org:hasMembership",
        "identifiers": "adms:identifier",
        "cited": "dct:source",
    },
    Post: {
        "title": "org:role",
        "organization": "org:organization",
        "since": "time:hasBeginning",
        "until": "time:hasEnd",
    },
    Alliance: {
        "id": "dct:identifier",
        "name": "skos:prefLabel",
        "kind": "org:classification",
        "theme": "org:purpose",
        "launched": "schema:foundingDate",
        "dissolved": "schema:dissolutionDate",
        "other_names": "skos:altLabel",
        "convened_by": "dct:contributor",
        "guide": "dct:conformsTo",
        "history": "org:Membership",
        "cited": "dct:source",
    },
    Guide: {"title": "dct:title", "publisher": "dc:publisher", "url": "foaf:page"},
    Membership: {
        "member": "org:member",
        "standing": "org:role",
        "since": "time:hasBeginning",
        "until": "time:hasEnd",
        "hold": "dct:type",
        "through": "schema:agent",
        "how": "dct:type",
        "label": "rdfs:label",
        "cited": "dct:source",
        "until_cited": "time:hasEnd",
        "followed_directly": "time:intervalMeets",
    },
    Workshop: {
        "id": "dct:identifier",
        "title": "dct:title",
        "start": "schema:startDate",
        "end": "schema:endDate",
        "kind": "dct:type",
        "status": "cv:eventStatus",
        "format": "cv:format",
        "place": "locn:address",
        "co_organizers": "cv:hasParticipation",
        "alliance": "dct:isPartOf",
        "within": "cv:parentEvent",
        "follows": "cv:hasPreviousEvent",
        "beside": "dct:relation",
        "series": "schema:superEvent",
        "ordinal": "cv:eventNumber",
        "phase": "dct:subject",
        "topics": "dct:subject",
        "appearances": "cv:hasParticipation",
        "attendance": "cv:hasParticipation",
        "headcounts": "dct:extent",
        "languages": "dct:language",
        "rescheduled": "dct:replaces",
        "cited": "dct:source",
    },
    Place: {"country": "cv:adminUnit", "city": "locn:postName", "venue": "locn:locatorName"},
    CoOrganizer: {
        "organization": "cv:hasParticipant",
        "role": "cv:role",
        "cited": "dct:source",
    },
    Appearance: {
        "person": "cv:hasParticipant",
        "part": "cv:role",
        "posts": "dct:relation",
        "cited": "dct:source",
    },
    Attendance: {
        "party": "schema:attendee",
        "organization": "schema:agent",
        "audience": "dct:description",
        "headcount": "dct:extent",
        "cited": "dct:source",
    },
    Headcount: {
        "value": "schema:value",
        "qualifier": "dct:type",
        "unit": "dct:type",
        "mode": "dct:type",
        "cited": "dct:source",
    },
    Plan: {
        "start": "schema:startDate",
        "end": "schema:endDate",
        "place": "locn:address",
        "format": "cv:format",
        "said_on": "dct:issued",
        "cited": "dct:source",
    },
    Source: {
        "id": "dct:identifier",
        "title": "dct:title",
        "url": "foaf:page",
        "publisher": "dc:publisher",
        "published": "dct:issued",
        "accessed": "pav:retrievedOn",
        "copy_of": "prov:wasDerivedFrom",
    },
}

MADE_OF_SEVERAL: Final = frozenset(
    {"org:Membership", "time:hasBeginning", "time:hasEnd", "time:intervalMeets"}
)
"""What does not follow from one field alone: memberships, and their intervals."""

WRITTEN: Final[Mapping[type[Record], frozenset[str]]] = {
    **{kind: frozenset(terms) for kind, terms in TERMS.items()},
    # Changes are written as the memberships that they begin and end.
    MembershipHistory: frozenset({"changes", "complete"}),
    MembershipChange: frozenset(
        {"member", "on", "standing", "hold", "through", "how", "label", "cited"}
    ),
    FormerName: frozenset(),
    Citation: frozenset({"source"}),
}
"""The fields that are written, for all records that can be in a written field."""

EVENT_STATUS: Final[Mapping[WorkshopStatus, str]] = {
    WorkshopStatus.ANNOUNCED: "schema:EventScheduled",
    WorkshopStatus.POSTPONED: "schema:EventPostponed",
    WorkshopStatus.CANCELLED: "schema:EventCancelled",
}
"""The words of schema.org for the status of an event. It has no word for an event that was held."""

ATTENDANCE_MODE: Final[Mapping[WorkshopFormat, str]] = {
    WorkshopFormat.IN_PERSON: "schema:OfflineEventAttendanceMode",
    WorkshopFormat.ONLINE: "schema:OnlineEventAttendanceMode",
    WorkshopFormat.HYBRID: "schema:MixedEventAttendanceMode",
    WorkshopFormat.STREAMED: "schema:OfflineEventAttendanceMode",
}
"""How people take part in an event, in the words of schema.org."""
