"""Registers as linked data, read by a library that knows nothing of ours."""

import json
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, SKOS, XSD

from egov_hub import (
    Alliance,
    Appearance,
    Code,
    CoOrganizer,
    Country,
    Hub,
    JsonValue,
    MembershipHistory,
    Organization,
    PartialDate,
    Person,
    Place,
    Plan,
    Source,
    Succession,
    Text,
    UnknownIdError,
    ValidationError,
    Workshop,
    load,
)
from egov_hub.examples import ASTANA_HUB
from egov_hub.formats import jsonld
from egov_hub.formats.jsonld._terms import TERMS, TYPES
from egov_hub.records import fields_of, parts
from egov_hub.strategies import hubs, partial_dates, texts
from tests.support.effort import times
from tests.support.linked_data import (
    CV,
    EDTF,
    SCHEMA,
    Reader,
    graph_of,
    in_no_order,
    in_rdf,
    is_edtf,
)
from tests.support.reduced import without
from tests.support.registers import hub
from tests.test_formats import LOST

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
BASE = "https://example.org/register/"
ASTANA = load(ASTANA_HUB)
EVERY_FIELD = load("tests/golden/1/every-field.json")

# By the Library of Congress: what a reader of level 0 and of level 1 knows.
LEVELS = {
    "EDTF-level0": r"\d{4}(-\d\d(-\d\d)?)?",
    "EDTF-level1": r"\d{4}(-\d\d(-\d\d)?)?[?~%]",
    "EDTF-level2": r"XXXX|\[[\d-]*\.\.[\d-]*\]",
}
XSD_FORMS = {XSD.date: 10, XSD.gYearMonth: 7, XSD.gYear: 4}


def graph(register: Hub) -> Graph:
    return graph_of(jsonld.dumps(register, base=BASE).text)


def literals(found: Graph) -> list[Literal]:
    return [each for each in found.objects() if isinstance(each, Literal)]


def count(found: Graph, kind: URIRef, folder: str = "") -> int:
    start = f"{BASE}{folder}"
    return sum(str(each).startswith(start) for each in found.subjects(RDF.type, kind))


# The round trip


def check(register: Hub) -> None:
    reduced = without(register, jsonld.dumps(register, base=BASE).losses)
    reader = Reader(graph_of(jsonld.dumps(reduced, base=BASE).lossless()), BASE)
    assert in_no_order(reader.hub()) == in_rdf(reduced)
    for alliance in reduced.alliances:
        spells = reader.memberships(alliance.id)
        assert list(map(in_no_order, spells)) == list(map(in_no_order, alliance.memberships()))


@given(hubs())
def test_without_what_is_lost_a_register_is_read_back(register: Hub) -> None:
    check(register)


@pytest.mark.parametrize("register", [ASTANA, EVERY_FIELD], ids=lambda each: each.id)
def test_without_what_is_lost_a_worked_register_is_read_back(register: Hub) -> None:
    check(register)


# What a reader finds


def check_counts(register: Hub) -> None:
    found = graph(register)
    assert count(found, CV.PublicEvent) == count(found, SCHEMA.Event) == len(register.workshops)
    assert count(found, ORG.OrganizationalCollaboration) == len(register.alliances)
    assert count(found, ORG.Organization, "organizations/") == len(register.organizations)
    assert count(found, FOAF.Person) == len(register.people)
    assert count(found, ORG.Membership, "alliances/") == sum(
        len(each.memberships()) for each in register.alliances
    )
    parts_of_events = [
        (*each.co_organizers, *each.appearances, *each.attendance) for each in register.workshops
    ]
    assert count(found, CV.Participation) == sum(map(len, parts_of_events))
    changes = set(found.subject_objects(ORG.originalOrganization))
    assert len(changes) == sum(len(each.succeeds) for each in register.organizations)


@given(hubs())
@times(0.5)
def test_there_are_as_many_events_memberships_and_bodies_as_in_the_register(register: Hub) -> None:
    check_counts(register)


def test_there_are_as_many_nodes_as_in_the_worked_register() -> None:
    check_counts(ASTANA)
    found = graph(ASTANA)
    assert (count(found, CV.PublicEvent), count(found, CV.Participation)) == (19, 63)
    assert count(found, ORG.Membership, "alliances/") > 20


def dates_of(register: Hub) -> set[str]:
    """Return the dates that a register has where none of them is lost, as written."""
    found = {str(each) for _, each in parts(register) if isinstance(each, PartialDate)}
    spells = (each for alliance in register.alliances for each in alliance.memberships())
    return found | {str(day) for each in spells for day in (each.since, each.until) if day}


def check_dates(register: Hub) -> None:
    reduced = without(register, jsonld.dumps(register, base=BASE).losses)
    found = literals(graph(reduced))
    written = {str(each) for each in found if is_edtf(each)}
    # An event of which nothing is known has no start.
    assert written - {"XXXX"} == dates_of(reduced) - {"XXXX"}
    for each in found:
        if is_edtf(each):
            assert re.fullmatch(LEVELS[str(each.datatype).removeprefix(EDTF)], each)
        elif each.datatype and each.datatype in XSD_FORMS:
            assert (len(each), str(each) in written) == (XSD_FORMS[each.datatype], True)


@given(hubs())
@times(0.5)
def test_every_date_is_the_one_that_it_came_from(register: Hub) -> None:
    check_dates(register)


def test_every_date_of_the_worked_registers_is_the_one_that_it_came_from() -> None:
    check_dates(ASTANA)
    check_dates(EVERY_FIELD)


@given(partial_dates())
def test_a_date_reads_as_the_days_that_it_came_from(day: PartialDate) -> None:
    found = graph(hub(Source("s", published=day)))
    days = [each for each in found.objects(None, DCTERMS.issued) if isinstance(each, Literal)]
    (edtf,) = filter(is_edtf, days)
    read = PartialDate(str(edtf))
    assert (read.earliest, read.latest) == (day.earliest, day.latest)
    others = [each for each in days if not is_edtf(each)]
    assert len(others) == (edtf.datatype == EDTF["EDTF-level0"])
    for other in others:
        # A type of XML Schema says the same days, so it must not be there for what is not sure.
        assert day.text == str(other)
        assert len(other) == XSD_FORMS.get(other.datatype or XSD.string)
        if other.datatype == XSD.date:
            assert other.toPython() == day.earliest == day.latest


def check_literals(register: Hub) -> None:
    found = graph(register)
    for _, term, each in found:
        if not isinstance(each, Literal):
            continue
        assert not each.ill_typed
        if each.datatype is None:
            code = term in (DCTERMS.identifier, SKOS.notation)
            assert (each.language is None) == code
    words = Counter(each.language for each in literals(found))
    assert words.keys() - {None} >= {tag for tag, _ in register.name.words}


def check_addresses(register: Hub) -> None:
    found = graph(register)
    for each in {*found.subjects(), *found.objects(), *found.predicates()}:
        # A node without an address would have another name in each reader.
        assert isinstance(each, (URIRef, Literal))
        if isinstance(each, URIRef):
            assert not re.search(r'[<>"{}|^`\\\x00-\x20]', each)
            assert not str(each).startswith(BASE) or (each, RDF.type, None) in found


@given(hubs())
@times(0.5)
def test_texts_have_languages_and_nodes_have_addresses_and_types(register: Hub) -> None:
    check_literals(register)
    check_addresses(register)


def test_texts_and_nodes_of_the_worked_registers() -> None:
    for register in (ASTANA, EVERY_FIELD):
        check_literals(register)
        check_addresses(register)


def test_words_that_two_lists_share_are_two_concepts() -> None:
    history = MembershipHistory().join("AZ", "2018", standing="partner")
    found = graph(
        hub(
            Organization("oecd", "OECD"),
            Alliance("a", "A", history=history),
            Workshop("w", co_organizers=[CoOrganizer("oecd", "partner")]),
        )
    )
    concepts = {str(each) for each in found.subjects(RDF.type, SKOS.Concept)}
    assert concepts == {f"{BASE}words/role/partner", f"{BASE}words/standing/partner"}


@pytest.mark.parametrize(
    ("before", "after", "known"),
    [
        ("government", "government", True),
        ("international", "government", True),
        ("government", "company", False),
        (None, "government", False),
    ],
)
def test_a_succession_of_public_bodies_is_a_change_event(
    before: Any, after: Any, known: bool
) -> None:
    found = graph(
        hub(
            Organization("old", "Old", kind=before),
            Organization("new", "New", kind=after, succeeds=[Succession("old", "2018", "renamed")]),
        )
    )
    (change,) = found.subjects(ORG.resultingOrganization)
    assert ((change, RDF.type, ORG.ChangeEvent) in found) is known


def test_an_event_is_also_one_of_schema_org() -> None:
    plans = [Plan("2019-04-01"), Plan("2019-05"), Plan("2019~"), Plan()]
    event = Workshop(
        "panel",
        start="2019-05-30",
        status="postponed",
        format="streamed",
        within="forum",
        series="Panels",
        rescheduled=plans,
    )
    found = graph(hub(event, Workshop("forum")))
    node = URIRef(f"{BASE}workshops/panel")
    said = {
        str(term).removeprefix(SCHEMA): {str(each) for each in found.objects(node, term)}
        for term in (SCHEMA.eventStatus, SCHEMA.eventAttendanceMode, SCHEMA.superEvent)
    }
    assert said == {
        "eventStatus": {f"{SCHEMA}EventPostponed"},
        "eventAttendanceMode": {f"{SCHEMA}OfflineEventAttendanceMode"},
        "superEvent": {f"{BASE}workshops/forum", f"{node}#/series"},
    }
    before = found.objects(node, SCHEMA.previousStartDate)
    assert Counter(map(str, before)) == {"2019-04-01": 2, "2019-05": 2, "2019~": 1}


# What is lost


def test_what_is_lost_is_reported() -> None:
    alliance = Alliance(
        "a",
        "A",
        other_names=[{"en": "B", "ru": "В"}, "C"],
        history=MembershipHistory().join("AZ", "2018"),
    )
    source = Source("s", url="https://example.org/{a}|b")
    losses = jsonld.dumps(hub(alliance, source), base=BASE).losses
    assert [(each.code, each.path) for each in losses] == [
        ("left-out", "/history/complete"),
        ("merged", "/other_names/0"),
        ("respelled", "/url"),
    ]
    assert losses[2].message == "The address is written as https://example.org/%7Ba%7D%7Cb."
    assert LOST not in losses


def test_a_field_of_a_class_of_the_callers_own_is_lost() -> None:
    @frozen(repr=False)
    class Room(Place):
        floor: int = field(default=0, kw_only=True)

    register = hub(Workshop("w", place=Room("UZ", floor=3)))
    written = jsonld.dumps(register, base=BASE)
    assert [str(each) for each in written.losses] == [
        'workshop w /place/floor: JSON-LD has no field for "floor" of a Place. [no-such-field]'
    ]
    plain = hub(Workshop("w", place=Place("UZ")))
    assert written.text == jsonld.dumps(plain, base=BASE).text


def test_every_field_has_a_property_or_is_known_to_be_lost() -> None:
    """A new field must get a property, or be named here."""
    lost = {
        f"{kind.__name__}.{name}"
        for kind in TERMS
        for name in fields_of(kind)
        if name not in TERMS[kind]
    }
    assert lost == {
        "Hub.countries",
        "Hub.organizations",
        "Hub.people",
        "Hub.alliances",
        "Hub.workshops",
        "Hub.sources",
        "Country.former_names",
        "Country.cities",
        "Organization.former_names",
        "Alliance.former_names",
        "Alliance.attestations",
        "Alliance.phases",
        "Appearance.remarks",
    }


# The document


def test_a_document_has_its_whole_context() -> None:
    history = MembershipHistory().join("XK", "2018").change("XK", "2019", hold="inactive")
    others = hub(Country("XK", note="Without prejudice."), Alliance("a", "A", history=history))
    document = jsonld.to_jsonld(EVERY_FIELD, base=BASE)
    # An address here would be fetched by each reader.
    assert document["@context"] == {**jsonld.context(), "@base": BASE}
    known = jsonld.context()
    prefixes = {name for name, meaning in known.items() if isinstance(meaning, str)}
    names = {*keys(document["@graph"]), *keys(jsonld.to_jsonld(others, base=BASE)["@graph"])}
    for name in (*names, *(name for kind in TYPES.values() for name in kind)):
        assert name.startswith("@") or name.partition(":")[0] in prefixes
    assert {name for name in known if ":" in name} <= names


def keys(value: JsonValue) -> list[str]:
    """Return the keys of JSON objects, except languages."""
    if isinstance(value, dict):
        found = [key for key in value if ":" in key or key.startswith("@")]
        return found + [key for each in value.values() for key in keys(each)]
    return [key for each in value for key in keys(each)] if isinstance(value, list) else []


@given(hubs())
@times(0.5)
def test_equal_registers_are_written_alike(register: Hub) -> None:
    same = Hub(register.id, register.name).put(*register.records)
    assert jsonld.dumps(same, base=BASE) == jsonld.dumps(register, base=BASE)


def test_a_file_has_what_is_returned(tmp_path: Path) -> None:
    file = tmp_path / "hub.jsonld"
    written = jsonld.dump(ASTANA, file, base=BASE)
    assert file.read_text("utf-8") == written.text
    assert json.loads(written.text) == jsonld.to_jsonld(ASTANA, base=BASE)


@pytest.mark.parametrize(
    "base",
    ["example.org/", "https://example.org", "https://e.org/?a/", "https://e.org/#/", "http://e/{/"],
)
def test_a_base_is_the_start_of_addresses(base: str) -> None:
    with pytest.raises(ValidationError) as refused:
        jsonld.dumps(ASTANA, base=base)
    assert [(each.code, each.path) for each in refused.value.problems] == [
        (Code.INVALID_URL, "/base")
    ]


# The element of a web page

RICH = hub(
    Organization("acsh", {"en": "Hub", "ru": "Хаб"}),
    Organization("undp", "UNDP"),
    Person("rustam-kasimov", "Rustam Kasimov"),
    Person("guest", "A guest"),
    Workshop(
        "w",
        {"en": "Forum", "ru": "Форум"},
        start="2019-05",
        end="2019-05-31",
        status="announced",
        format="hybrid",
        place=Place("UZ", city={"en": "Tashkent", "ru": "Ташкент"}),
        co_organizers=[
            CoOrganizer("acsh"),
            CoOrganizer("acsh", "organizer"),
            CoOrganizer("undp", "funder"),
            CoOrganizer("undp", "venue"),
        ],
        appearances=[
            Appearance("rustam-kasimov", "welcome"),
            Appearance("rustam-kasimov", "keynote"),
            Appearance("guest", "participant"),
        ],
        topics=["open data"],
        languages=["ru"],
        rescheduled=[Plan("2019-04-01"), Plan("2019~")],
    ),
    Workshop("vague", start="2019?", end="[2019..]", format="online"),
)


class Page(HTMLParser):
    """What a browser finds in a page: the elements, and what is in a script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.script = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"{tag} {dict(attrs).get('type', '')}".strip())

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")

    def handle_data(self, data: str) -> None:
        self.script += data


def event_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Page(text).script)
    return found


HOSTILE = st.sampled_from(
    ["</script>", "<!--", "-->", "<script>", "]]>", "&lt;", "'\"", "\\u003c", "\u2028", "</SCRIPT "]
)


@given(st.lists(HOSTILE | st.text("<>/!-scriptSCRIPT &", min_size=1), min_size=1).map("a".join))
def test_no_text_ends_the_element(words: str) -> None:
    title = f"a{words}"
    text = jsonld.script("w", hub(Workshop("w", title, topics=[title])))
    page = Page(f"<p>{text}</p>")
    assert page.found == ["p", "script application/ld+json", "/script", "/p"]
    assert event_of(text)["name"] == title
    inside = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&")


@given(texts())
def test_a_title_is_in_the_language_of_the_page(title: Text) -> None:
    register = hub(Workshop("w", title))
    for tag in title.languages:
        assert event_of(jsonld.script("w", register, languages=[tag]))["name"] == title[tag]


def test_what_a_page_says() -> None:
    url = "https://example.org/w"
    assert event_of(jsonld.script("w", RICH, url=url, languages=["ru"])) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Форум",
        "startDate": "2019-05",
        "endDate": "2019-05-31",
        "previousStartDate": ["2019-04-01"],
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Ташкент",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Ташкент",
                "addressCountry": "UZ",
            },
        },
        "organizer": [{"@type": "Organization", "name": "Хаб"}],
        "funder": [{"@type": "Organization", "name": "UNDP"}],
        "performer": [{"@type": "Person", "name": "Rustam Kasimov"}],
        "about": ["open data"],
        "inLanguage": ["ru"],
        "url": url,
    }


def test_a_page_says_nothing_of_what_is_not_known() -> None:
    online = {"eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"}
    head = {"@context": "https://schema.org", "@type": "Event"}
    assert event_of(jsonld.script("vague", RICH)) == {**head, **online}
    url = "https://example.org/v"
    assert event_of(jsonld.script("vague", RICH, url=url))["location"] == {
        "@type": "VirtualLocation",
        "url": url,
    }
    nowhere = hub(Workshop("w", place=Place(venue="A hall")))
    place = event_of(jsonld.script("w", nowhere))["location"]
    assert place == {"@type": "Place", "name": "A hall", "address": {"@type": "PostalAddress"}}


def test_an_event_that_was_held_has_no_status_in_schema_org() -> None:
    held = hub(Workshop("w", status="held", start=date(2019, 5, 30)))
    assert "eventStatus" not in event_of(jsonld.script("w", held))


def test_a_workshop_must_be_in_the_register() -> None:
    with pytest.raises(UnknownIdError):
        jsonld.script("no-such", RICH)
    with pytest.raises(ValidationError) as refused:
        jsonld.script("A b", RICH, url="javascript:alert(1)", languages=["xx-"])
    assert [each.path for each in refused.value.problems] == ["/workshop", "/url", "/languages/0"]


# The documentation

DOCS = Path(__file__).parent.parent / "docs"


def table() -> list[str]:
    """Return the rows of the table of properties in the reference."""
    rows: list[str] = []
    for kind, terms in TERMS.items():
        # Of a register, its records are nodes of their own; a history is its memberships.
        names = [name for name in fields_of(kind) if kind is not Hub or name in terms]
        rows.append(f"| **{kind.__name__}** | {', '.join(f'`{each}`' for each in TYPES[kind])} |")
        rows += [
            f"| `{name}` | {f'`{terms[name]}`' if name in terms else 'lost'} |" for name in names
        ]
    return rows


def test_the_reference_has_the_property_of_every_field() -> None:
    page = (DOCS / "reference" / "formats.md").read_text("utf-8")
    assert "\n".join(table()) in page


def test_the_query_of_the_guide() -> None:
    page = (DOCS / "how-to" / "linked-data.md").read_text("utf-8")
    (query,) = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    found: Any = graph(ASTANA).query(query)
    rows = {(str(member).removeprefix(BASE), str(since)) for member, since in found}
    alliance = ASTANA.alliance("e-government")
    assert {since for _, since in rows} == {str(each.since) for each in alliance.memberships()}
    assert ("countries/AM", "2018-06-09") in rows
