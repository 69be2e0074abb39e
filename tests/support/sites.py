"""The files of a site, read as a browser reads them; and registers that a site must stand."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    Citation,
    City,
    CoOrganizer,
    Country,
    FormerName,
    Guide,
    Headcount,
    Hub,
    MembershipHistory,
    Organization,
    Person,
    Place,
    Post,
    Remark,
    Source,
    Text,
    Workshop,
)

# Elements that have no end.
VOID: Final = {"meta", "link", "input", "br", "img", "hr"}


class Element(NamedTuple):
    """A start tag."""

    tag: str
    attributes: dict[str, str]

    @property
    def loads(self) -> str | None:
        """What a browser loads because of it, without a click."""
        return self.attributes.get("src") or (
            self.attributes.get("href") if self.tag == "link" else None
        )


class Document(HTMLParser):
    """A page: its elements, its ids, its text, and whether each element is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.broken: list[str] = []
        self.feed(text)
        self.close()

    @property
    def ids(self) -> list[str]:
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]

    @property
    def links(self) -> list[str]:
        named = (each.attributes.get("href") for each in self.elements if each.tag == "a")
        return [each for each in named if each is not None]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def documents(files: Mapping[str, str]) -> dict[str, Document]:
    return {path: Document(text) for path, text in files.items() if path.endswith(".html")}


def is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).scheme)


def dead_links(files: Mapping[str, str], pages: Mapping[str, Document]) -> Iterator[str]:
    """Return the links inside a site that lead to no page, or to no place in it."""
    for path, page in pages.items():
        for link in [*page.links, *filter(None, (each.loads for each in page.elements))]:
            if is_elsewhere(link):
                continue
            parts = urlsplit(link)
            to = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
            if to not in files or (parts.fragment and parts.fragment not in pages[to].ids):
                yield f"{path}: {link}"


SCRIPT: Final = "</script><script>window.harmed = true</script>"
WORDS: Final = (
    SCRIPT,
    "<img src=x onerror='window.harmed = true'>",
    '" onmouseover="window.harmed = true" x="',
    "' onfocus='window.harmed = true' autofocus='",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!-- --!> <!DOCTYPE",
    "javascript:window.harmed=true",
    "\u202eevil\u202c العربية עברית",
    "W" * 2_000,
    "&lt;b&gt;&amp;&#x3c;",
    "a\x0bb\x1fc\x7f",
)
"""Words that would do harm, or break a page, if they were not escaped."""

URL: Final = "https://example.org/?a=1&b='2'`;alert(1)//#%22"


def hostile_hub() -> Hub:
    """Return a register in which every text is hostile."""
    texts = iter(WORDS * 20)

    def text() -> str:
        return next(texts)

    other = Citation("con", printed=text(), locator=text(), about="/name", says=text())
    cited = [other, Citation("index")]
    sources = [
        Source("con", text(), url=URL, publisher=text()),
        Source("index", Text(en=text(), ar=text(), ru=text())),
        Source("a" * 300, text(), copy_of="con"),
    ]
    organizations = [
        Organization(
            id,
            text(),
            country="UZ",
            other_names=[text()],
            former_names=[FormerName(text(), until="2018", cited=["con"])],
            links=[URL],
            cited=cited,
        )
        for id in ("con", "aux", "com1", "nul-1")
    ]
    people = [
        Person("con", text(), other_names=[text()], posts=[Post(text(), "con", since="2018")])
    ]
    history = (
        MembershipHistory()
        .join("UZ", on="2018", through="con", label=text(), cited=["con"])
        .join("aux", on="2019", standing="observer")
        .change("UZ", on="2020-05", hold="inactive", label=text())
        .leave("UZ", on="2022")
    )
    alliance = Alliance(
        "con",
        text(),
        theme=text(),
        other_names=[text()],
        guide=Guide(text(), publisher=text(), url=URL),
        history=history,
        cited=["con"],
    )
    workshop = Workshop(
        "index",
        text(),
        start="2019-05-30",
        place=Place("UZ", city=text(), venue=text()),
        alliance="con",
        series=text(),
        topics=[text(), text()],
        co_organizers=[CoOrganizer("con", cited=["con"])],
        appearances=[
            Appearance("con", posts=[Post(text(), "con")], remarks=[Remark(text(), quoted=True)])
        ],
        attendance=[Attendance("UZ", audience=text(), headcount=Headcount(7))],
        headcounts=[Headcount(70, "over")],
        cited=["con", Citation("index", printed=text())],
    )
    bare = Workshop("bare", kind="study-visit", start="2020?", place=Place(city=text()))
    country = Country(
        "UZ", text(), note=text(), cities=[City(text(), other_names=[text()])], cited=["con"]
    )
    return Hub(
        "hostile",
        text(),
        countries=[country],
        organizations=organizations,
        people=people,
        alliances=[alliance],
        workshops=[workshop, bare],
        sources=sources,
    )
