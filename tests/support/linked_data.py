"""A reader of registers as linked data, written from the vocabularies and not from the writer.

It takes the place of a reader that the library does not have. RDF has no order: what is not a node
with a number comes back sorted.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, cast

from attrs import evolve
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDFS, SKOS, TIME
from rdflib.term import Node

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    CoOrganizer,
    Country,
    Guide,
    Headcount,
    Hub,
    Identifier,
    Membership,
    Organization,
    Person,
    Place,
    Plan,
    Post,
    Record,
    Source,
    Succession,
    Text,
    Workshop,
)
from egov_hub.records import fields_of

ADMS = Namespace("http://www.w3.org/ns/adms#")
CV = Namespace("http://data.europa.eu/m8g/")
DC = Namespace("http://purl.org/dc/elements/1.1/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
LOCN = Namespace("http://www.w3.org/ns/locn#")
PAV = Namespace("http://purl.org/pav/")
SCHEMA = Namespace("https://schema.org/")

T = TypeVar("T")
R = TypeVar("R", bound=Record)
# Lists of what has no number.
UNORDERED = ("cited", "until_cited", "links", "languages", "other_parents", "convened_by")


def graph_of(text: str) -> Graph:
    return Graph().parse(data=text, format="json-ld")


def is_edtf(literal: Literal) -> bool:
    return str(literal.datatype).startswith(EDTF)


def in_no_order(record: R) -> R:
    """Return a record whose lists that RDF gives in no order are sorted, also inside it."""
    changed: dict[str, Any] = {}
    for name, attribute in fields_of(type(record)).items():
        value: Any = getattr(record, attribute.name)
        if isinstance(value, tuple):
            items = cast("Sequence[Any]", value)
            made = [in_no_order(each) if isinstance(each, Record) else each for each in items]
            unordered = name in (*UNORDERED, "other_names")
            changed[name] = sorted(made, key=repr) if unordered else made
        elif isinstance(value, Record):
            changed[name] = in_no_order(value)
    return evolve(record, **changed)  # type: ignore[misc] # every record is an attrs class


def in_rdf(hub: Hub) -> Hub:
    """Return a register as far as linked data distinguishes it from others.

    A country that has no more than the name that it has without a record, has none. Histories are
    compared by themselves.
    """
    countries = [
        evolve(each, name=None) if each.label == Country(each.id).label else each
        for each in hub.countries
    ]
    return in_no_order(
        evolve(
            hub,
            countries=[each for each in countries if each != Country(each.id)],
            alliances=[evolve(each, history=None) for each in hub.alliances],
        )
    )


class Reader:
    """What reads a graph whose addresses start with a base."""

    def __init__(self, graph: Graph, base: str) -> None:
        # What a query returns is of a union of types.
        self._graph: Any = graph
        self._base = base

    def hub(self) -> Hub:
        (hub,) = self._of_type(DCAT.Dataset)
        countries = map(self._country, self._of_type(SCHEMA.Country))
        documents = self._of_type(FOAF.Document)
        return Hub(
            self._id(hub),
            self._text(hub, DCTERMS.title),
            countries=[each for each in countries if each != Country(each.id)],
            organizations=[
                self._organization(each)
                for each in self._of_type(ORG.Organization)
                if self._folder(each) == "organizations"
            ],
            people=[self._person(each) for each in self._of_type(FOAF.Person)],
            alliances=[
                self._alliance(each) for each in self._of_type(ORG.OrganizationalCollaboration)
            ],
            workshops=[self._workshop(each) for each in self._of_type(CV.PublicEvent)],
            sources=[self._source(each) for each in documents if self._is_record(each, "sources")],
        )

    def memberships(self, alliance: str) -> list[Membership]:
        """Return the memberships of an alliance."""
        node = URIRef(f"{self._base}alliances/{alliance}")
        found = [
            each
            for each in self._graph.subjects(ORG.organization, node)
            if "#/memberships/" in str(each)
        ]
        return [self._membership(each) for each in sorted(found, key=_number)]

    # Records

    def _country(self, node: Node) -> Country:
        country = Country(
            self._id(node),
            self._text(node, RDFS.label),
            note=self._text(node, SKOS.note),
            cited=self._sources(node),
        )
        return evolve(country, name=None) if country.name == Country(country.id).label else country

    def _organization(self, node: Node) -> Organization:
        others = self._ids(node, DCTERMS.isPartOf)
        parents = [each for each in self._ids(node, ORG.subOrganizationOf) if each not in others]
        return Organization(
            self._id(node),
            self._text(node, SKOS.prefLabel),
            kind=self._word(node, ORG.classification, "organization-kind"),
            country=_only(self._ids(node, DCTERMS.spatial)),
            parent=_only(parents),
            other_parents=others,
            founded=self._date(node, SCHEMA.foundingDate),
            dissolved=self._date(node, SCHEMA.dissolutionDate),
            other_names=self._labels(node),
            succeeds=self._parts(node, PROV.wasGeneratedBy, self._succession),
            identifiers=self._parts(node, ADMS.identifier, self._identifier),
            links=sorted(map(str, self._graph.objects(node, FOAF.page))),
            cited=self._sources(node),
        )

    def _succession(self, node: Node) -> Succession:
        return Succession(
            _only(self._ids(node, ORG.originalOrganization)),
            self._date(node, DCTERMS.date),
            self._word(node, DCTERMS.type, "succession-manner"),
            cited=self._sources(node),
        )

    def _identifier(self, node: Node) -> Identifier:
        scheme = self._graph.value(node, RDFS.label)
        return Identifier(str(scheme), str(self._graph.value(node, SKOS.notation)))

    def _person(self, node: Node) -> Person:
        return Person(
            self._id(node),
            self._text(node, FOAF.name),
            other_names=self._labels(node),
            posts=self._parts(node, ORG.hasMembership, self._post),
            identifiers=self._parts(node, ADMS.identifier, self._identifier),
            cited=self._sources(node),
        )

    def _post(self, node: Node) -> Post:
        title = self._graph.value(node, ORG.role)
        return Post(
            title and self._text(title, SKOS.prefLabel),
            _only(self._ids(node, ORG.organization)),
            **dict(zip(("since", "until"), self._ends(node, ORG.memberDuring), strict=True)),
        )

    def _alliance(self, node: Node) -> Alliance:
        theme = self._graph.value(node, ORG.purpose)
        return Alliance(
            self._id(node),
            self._text(node, SKOS.prefLabel),
            kind=self._word(node, ORG.classification, "alliance-kind"),
            theme=theme and self._text(theme, SKOS.prefLabel),
            launched=self._date(node, SCHEMA.foundingDate),
            dissolved=self._date(node, SCHEMA.dissolutionDate),
            other_names=self._labels(node),
            convened_by=self._ids(node, DCTERMS.contributor),
            guide=_only(self._parts(node, DCTERMS.conformsTo, self._guide)),
            cited=self._sources(node),
        )

    def _guide(self, node: Node) -> Guide:
        return Guide(
            self._text(node, DCTERMS.title),
            publisher=self._text(node, DC.publisher),
            url=self._page(node),
        )

    def _membership(self, node: Node) -> Membership:
        since, until = self._ends(node, ORG.memberDuring)
        during = self._graph.value(node, ORG.memberDuring)
        end = self._graph.value(during, TIME.hasEnd)
        return Membership(
            _only(self._ids(node, ORG.member)),
            self._word(node, ORG.role, "standing"),
            since,
            until=until,
            hold=self._word(node, DCTERMS.type, "hold"),
            how=self._word(node, DCTERMS.type, "departure"),
            through=_only(self._ids(node, SCHEMA.agent)),
            label=self._text(node, RDFS.label),
            cited=self._sources(node),
            until_cited=self._sources(end) if end else (),
            followed_directly=(during, TIME.intervalMeets, None) in self._graph,
        )

    def _workshop(self, node: Node) -> Workshop:
        within = self._ids(node, CV.parentEvent)
        number = self._graph.value(node, CV.eventNumber)
        series = [
            self._text(each, SCHEMA.name)
            for each in self._graph.objects(node, SCHEMA.superEvent)
            if (each, RDF.type, SCHEMA.EventSeries) in self._graph
        ]
        return Workshop(
            self._id(node),
            self._text(node, DCTERMS.title),
            **self._occasion(node),
            kind=self._word(node, DCTERMS.type, "workshop-kind"),
            status=self._word(node, CV.eventStatus, "workshop-status"),
            co_organizers=self._parts(
                node, CV.hasParticipation, self._co_organizer, "co_organizers"
            ),
            alliance=_only(self._ids(node, DCTERMS.isPartOf)),
            within=_only(within),
            follows=_only(self._ids(node, CV.hasPreviousEvent)),
            beside=_only(self._ids(node, DCTERMS.relation)),
            series=_only(series),
            ordinal=number and int(str(number)),
            phase=self._word(node, DCTERMS.subject, "learning-phase"),
            topics=self._parts(
                node, DCTERMS.subject, lambda each: self._text(each, SKOS.prefLabel), "topics"
            ),
            appearances=self._parts(node, CV.hasParticipation, self._appearance, "appearances"),
            attendance=self._parts(node, CV.hasParticipation, self._attendance, "attendance"),
            headcounts=self._parts(node, DCTERMS.extent, self._headcount),
            languages=[
                str(self._graph.value(each, DCTERMS.identifier))
                for each in self._graph.objects(node, DCTERMS.language)
            ],
            rescheduled=self._parts(node, DCTERMS.replaces, self._plan),
            cited=self._sources(node),
        )

    def _occasion(self, node: Node) -> dict[str, Any]:
        return {
            "start": self._date(node, SCHEMA.startDate) or "XXXX",
            "end": self._date(node, SCHEMA.endDate),
            "place": _only(self._parts(node, LOCN.address, self._place)),
            "format": self._word(node, CV["format"], "workshop-format"),
        }

    def _plan(self, node: Node) -> Plan:
        said_on = self._date(node, DCTERMS.issued)
        return Plan(**self._occasion(node), said_on=said_on, cited=self._sources(node))

    def _place(self, node: Node) -> Place:
        return Place(
            _only(self._ids(node, CV.adminUnit)),
            city=self._text(node, LOCN.postName),
            venue=self._text(node, LOCN.locatorName),
        )

    def _co_organizer(self, node: Node) -> CoOrganizer:
        body = _only(self._ids(node, CV.hasParticipant))
        return CoOrganizer(body, self._word(node, CV.role, "role"), cited=self._sources(node))

    def _appearance(self, node: Node) -> Appearance:
        return Appearance(
            _only(self._ids(node, CV.hasParticipant)),
            self._word(node, CV.role, "part"),
            posts=self._parts(node, DCTERMS.relation, self._post),
            cited=self._sources(node),
        )

    def _attendance(self, node: Node) -> Attendance:
        return Attendance(
            _only(self._ids(node, SCHEMA.attendee)),
            organization=_only(self._ids(node, SCHEMA.agent)),
            audience=self._text(node, DCTERMS.description),
            headcount=_only(self._parts(node, DCTERMS.extent, self._headcount)),
            cited=self._sources(node),
        )

    def _headcount(self, node: Node) -> Headcount:
        value = self._graph.value(node, SCHEMA.value)
        assert isinstance(value, Literal)
        return Headcount(
            value.toPython(),
            self._word(node, DCTERMS.type, "count-qualifier"),
            unit=self._word(node, DCTERMS.type, "count-unit"),
            mode=self._word(node, DCTERMS.type, "mode"),
            cited=self._sources(node),
        )

    def _source(self, node: Node) -> Source:
        return Source(
            self._id(node),
            self._text(node, DCTERMS.title),
            url=self._page(node),
            publisher=self._text(node, DC.publisher),
            published=self._date(node, DCTERMS.issued),
            accessed=self._date(node, PAV.retrievedOn),
            copy_of=_only(self._ids(node, PROV.wasDerivedFrom)),
        )

    # Values

    def _of_type(self, kind: Node) -> Iterator[Node]:
        yield from self._graph.subjects(RDF.type, kind)

    def _folder(self, node: Node) -> str:
        return str(node).removeprefix(self._base).split("/")[0]

    def _is_record(self, node: Node, folder: str) -> bool:
        return self._folder(node) == folder and (node, DCTERMS.identifier, None) in self._graph

    def _id(self, node: Node) -> str:
        return str(self._graph.value(node, DCTERMS.identifier))

    def _ids(self, node: Node, term: Node) -> list[Any]:
        return sorted(self._id(each) for each in self._graph.objects(node, term) if "#" not in each)

    def _sources(self, node: Node) -> list[Any]:
        return self._ids(node, DCTERMS.source)

    def _text(self, node: Node, term: Node) -> Any:
        words = {each.language: str(each) for each in self._graph.objects(node, term)}
        return Text(words) if words else None

    def _labels(self, node: Node) -> list[Text]:
        labels = self._graph.objects(node, SKOS.altLabel)
        return sorted((Text({each.language: str(each)}) for each in labels), key=repr)

    def _date(self, node: Node, term: Node) -> Any:
        days = [str(each) for each in self._graph.objects(node, term) if is_edtf(each)]
        return _only(days)

    def _ends(self, node: Node, term: Node) -> tuple[Any, Any]:
        during = self._graph.value(node, term)
        first, last = (
            end and self._date(end, DCTERMS.date)
            for end in (
                self._graph.value(during, each) for each in (TIME.hasBeginning, TIME.hasEnd)
            )
        )
        return first, last

    def _word(self, node: Node, term: Node, kind: str) -> Any:
        found = [str(each).removeprefix(self._base) for each in self._graph.objects(node, term)]
        return _only([each.split("/")[2] for each in found if each.startswith(f"words/{kind}/")])

    def _page(self, node: Node) -> Any:
        return _only(list(map(str, self._graph.objects(node, FOAF.page))))

    def _parts(self, node: Node, term: Node, read: Callable[[Node], T], name: str = "") -> list[T]:
        found = [
            each
            for each in self._graph.objects(node, term)
            if f"/{name}" in str(each) and "#" in each
        ]
        return [read(each) for each in sorted(found, key=_number)]


def _number(node: Node) -> int:
    """Return the number of a part of a list; 0 of what is not in a list."""
    last = str(node).rsplit("/", 1)[1]
    return int(last) if last.isdecimal() else 0


def _only(values: list[T]) -> Any:
    """Return the only value there is, or None."""
    assert len(values) <= 1
    return values[0] if values else None
