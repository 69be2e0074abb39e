"""What a template gets from the page that it makes: names, links, dates, the sources so far."""

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple, TypeVar

from markupsafe import Markup

from egov_hub._wording import alphabetical
from egov_hub.alliances import Alliance
from egov_hub.formats.jsonld import script
from egov_hub.parties import Organization
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import RecordId
from egov_hub.register.timelines import label_of
from egov_hub.site._addresses import address
from egov_hub.site._dates import in_words, period_in_words
from egov_hub.site._register import Register
from egov_hub.values.dates import PartialDate, Precision
from egov_hub.values.ids import AllianceId, OrganizationId, PersonId, SourceId, WorkshopId
from egov_hub.values.sources import Citation, Source
from egov_hub.values.text import Text
from egov_hub.workshops import Workshop

Id = TypeVar("Id", bound=RecordId)

UNDETERMINED: Final = "und"


class Footnote(NamedTuple):
    """A source that a page cites, its number on the page, and what its citations add, in order."""

    number: int
    source: Source
    notes: dict[str, None]


class Page:
    """A page that is being made. It numbers the sources that it cites, from the top."""

    def __init__(self, register: Register, at: str) -> None:
        """Store the register, and the address of the page from the home page."""
        self.register = register
        self.at = at
        self.root = "../" * at.count("/")
        self._cited: dict[SourceId, Footnote] = {}

    # Names

    def label(self, id: RecordId) -> str:
        """Return the name of a record."""
        return str(self._name(id))

    def _name(self, id: RecordId, on: PartialDate | None = None) -> Text | str:
        hub = self.register.hub
        match id:
            case PersonId():
                return hub.person(id).name
            case SourceId():
                return source_name(hub.source(id))
            case WorkshopId():
                return workshop_name(self.register.concluded[id], hub)
            case OrganizationId():
                return _on(hub.organization(id), on)
            case AllianceId():
                return _on(hub.alliance(id), on)
            case _:
                return label_of(id, hub)

    def name(self, id: RecordId, on: PartialDate | None = None) -> Markup:
        """Return the name of a record on a day, or now, with the language of the name."""
        name = self._name(id, on)
        return words(name) if isinstance(name, Text) else Markup("<bdi>{}</bdi>").format(name)

    def in_order(self, ids: Iterable[Id]) -> list[Id]:
        """Return ids in the alphabetical order of the names of the records."""
        return sorted(ids, key=lambda id: (alphabetical(self.label(id)), id))

    # Links

    def path(self, id: RecordId) -> str:
        """Return the relative address of the page of a record, from this page."""
        return self.root + address(id)

    def link(self, id: RecordId, on: PartialDate | None = None) -> Markup:
        """Return a link to the page of a record, by its name on a day, or now."""
        return Markup('<a href="{}">{}</a>').format(self.path(id), self.name(id, on))

    def links(self, ids: Collection[RecordId]) -> Markup:
        """Return links to the pages of some records, with commas between them."""
        return Markup(", ").join(map(self.link, ids))

    # Sources

    def cite(self, cited: Collection[Citation], of: str = "") -> Markup:
        """Return the numbers of sources, as links to the end of the page.

        Args:
            cited: The citations.
            of: What the citations are about, if it is only a part of the subject of the page.
        """
        by_source: dict[SourceId, list[Citation]] = {}
        for each in cited:
            by_source.setdefault(each.source, []).append(each)
        refs = Markup("").join(self._ref(*each, of) for each in by_source.items())
        return refs and Markup('<span class="refs">{}</span>').format(refs)

    def _ref(self, source: SourceId, cited: Collection[Citation], of: str) -> Markup:
        notes = [": ".join(filter(None, (of, said))) for said in map(note, cited) if said]
        if source not in self._cited:
            known = self.register.hub.source(source)
            self._cited[source] = Footnote(len(self._cited) + 1, known, {})
        number, _, all_notes = self._cited[source]
        all_notes.update(dict.fromkeys(notes))
        says = "; ".join([self.label(source), *notes])
        inferred = " inferred" if all(each.inferred for each in cited) else ""
        return Markup('<a class="ref" href="#source-{0}" title="{1}">{0}{2}</a>').format(
            number, says, inferred
        )

    @property
    def footnotes(self) -> list[Footnote]:
        """The sources that the page has cited so far."""
        return list(self._cited.values())


def _on(record: Organization | Alliance, on: PartialDate | None) -> Text:
    """Return the name of a record on a day, if it is certain, otherwise its name now."""
    names = record.names_on(on) if on else ()
    return names[0] if len(names) == 1 else record.name


def note(citation: Citation) -> str:
    """Return what a citation says in addition to its source and to whether it is inferred.

    Example:
        >>> from egov_hub.site._page import note
        >>> note(Citation("agenda", about="/start", says="2019-05-29", inferred=True))
        'start: 2019-05-29'
        >>> note(Citation("notice", printed="Last year", locator="page 3"))
        '“Last year”, page 3'
    """
    field = (citation.about or "").strip("/").replace("/", ", ").replace("_", " ")
    says = None if citation.says is None else str(citation.says)
    printed = f"“{citation.printed}”" if citation.printed else None
    rest = ", ".join(filter(None, (says, printed, citation.locator)))
    return f"{field}: {rest}" if field and rest else rest


def workshop_name(workshop: Workshop, hub: Hub) -> Text | str:
    """Return the title of a workshop; if it has none, what, where and when the workshop was.

    Example:
        >>> from egov_hub.site._page import workshop_name
        >>> hub = Hub("hub", "Hub")
        >>> print(workshop_name(Workshop("w", "Open data", start="2019"), hub))
        Open data
        >>> place = Place("UZ", city="Tashkent")
        >>> visit = Workshop("w", start="2019-05", kind="study-visit", place=place)
        >>> print(workshop_name(visit, hub))
        Study visit in Tashkent, May 2019
        >>> print(workshop_name(Workshop("memorandum-2022"), hub))
        Event (memorandum-2022)
    """
    if workshop.title:
        return workshop.title
    place = workshop.place
    what = (workshop.kind or "event").replace("-", " ").capitalize()
    where = place and (place.city or (place.country and label_of(place.country, hub)))
    unknown = workshop.start.precision is Precision.UNKNOWN
    when = f" ({workshop.id})" if unknown else f", {period_in_words(workshop.start, workshop.end)}"
    return f"{what}{f' in {where}' if where else ''}{when}"


def source_name(source: Source) -> Text | str:
    """Return the title of a source; if it has none, its publisher and its id."""
    if source.title:
        return source.title
    return f"{source.publisher} ({source.id})" if source.publisher else str(source.id)


def linked_data(hub: Hub, workshop: Workshop) -> Markup:
    """Return what the page of a workshop tells search engines about it, as JSON-LD.

    Example:
        >>> from egov_hub.site._page import linked_data
        >>> hub = Hub("hub", "Hub").put(Workshop("w", "Open data"))
        >>> "application/ld+json" in linked_data(hub, hub.workshop("w"))
        True
    """
    return Markup(script(workshop.id, hub))  # noqa: S704 - its texts are escaped for a page


# What templates use as filters


def words(text: Text) -> Markup:
    """Return the words of a text that are best for a reader, with their language."""
    best = text.best()
    tag = next(tag for tag, said in text.words if said == best)
    return _in_language(tag, best)


def other_words(text: Text) -> list[Markup]:
    """Return the words of a text in its other languages."""
    best = text.best()
    return [_in_language(tag, said) for tag, said in text.words if said != best]


def _in_language(tag: str, said: str) -> Markup:
    if tag == UNDETERMINED:
        return Markup("<bdi>{}</bdi>").format(said)
    return Markup('<bdi lang="{}">{}</bdi>').format(tag, said)


def day(on: PartialDate) -> Markup:
    """Return a date in words; the written form is shown when the pointer is over it."""
    return Markup('<span class="day" title="{}">{}</span>').format(on.text, in_words(on))


def word(value: str | None) -> str:
    """Return a word of a list in the form for readers: with spaces."""
    return "" if value is None else str(value).replace("-", " ")


def capital(text: str) -> str:
    """Return a text with a capital letter at its start, and all other letters unchanged."""
    return text[:1].upper() + text[1:]
