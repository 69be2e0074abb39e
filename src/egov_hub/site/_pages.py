"""The pages of a register, and the data for their templates."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple, cast

from jinja2 import Environment, PackageLoader, StrictUndefined

from egov_hub.documents import digest
from egov_hub.membership.acts import what
from egov_hub.parties import Country
from egov_hub.register.hub import HubRecord
from egov_hub.register.naming import named
from egov_hub.register.references import RecordRef
from egov_hub.site._addresses import address
from egov_hub.site._dates import day_in_words, period_in_words
from egov_hub.site._index import index_of
from egov_hub.site._members import members_of
from egov_hub.site._page import Page, capital, day, linked_data, note, other_words, word, words
from egov_hub.site._register import Register
from egov_hub.site._timeline import timeline_of

KINDS: Final = ("alliances", "workshops", "organizations", "countries", "people", "sources")
"""The kinds of records, in the order of the navigation."""

FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "capital": capital,
    "day": day,
    "day_in_words": day_in_words,
    "other_words": other_words,
    "word": word,
    "words": words,
}
"""The filters of templates."""

GLOBALS: Final[Mapping[str, object]] = {
    "index_of": index_of,
    "kinds": KINDS,
    "linked_data": linked_data,
    "members_of": members_of,
    "named": named,
    "note": note,
    "period": period_in_words,
    "reference": RecordRef.of,
    "timeline_of": timeline_of,
    "what": what,
}
"""What templates can call and use, in addition to the subject of their page."""

ASSETS: Final = ("site.css", "site.js")


class Made(NamedTuple):
    """A page: its address from the home page, its template, and the subject of the page."""

    at: str
    template: str
    about: Mapping[str, object] = {}


@cache
def environment() -> Environment:
    """Return the reader of the templates. It escapes every text, and refuses unknown names."""
    made = Environment(
        loader=PackageLoader("egov_hub.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # In Jinja2, their types allow only its own filters.
    cast("dict[str, object]", made.filters).update(FILTERS)
    return made


def files_of(register: Register, *, findings: bool) -> Iterator[tuple[str, str]]:
    """Return the address and the text of each file of the site."""
    templates = environment()
    always: dict[str, object] = {
        **GLOBALS,
        "register": register,
        "hub": register.hub,
        "with_findings": findings,
        "version": digest(register.hub)[:12],
    }
    for made in _pages(register, findings=findings):
        page = Page(register, made.at)
        yield made.at, templates.get_template(made.template).render(always, page=page, **made.about)
    for name in ASSETS:
        text, _, _ = PackageLoader("egov_hub.site").get_source(templates, name)
        yield f"assets/{name}", text


def _pages(register: Register, *, findings: bool) -> Iterator[Made]:
    yield Made("index.html", "home.html")
    yield Made("search.html", "search.html")
    if findings:
        yield Made("findings.html", "findings.html")
    for kind in KINDS:
        yield Made(f"{kind}.html", f"{kind}.html")
    for record in _records(register):
        yield Made(address(record.id), f"{RecordRef.of(record).kind}.html", {"record": record})


def _records(register: Register) -> Iterator[HubRecord]:
    """Return all records, and a record for each country that is named but has none."""
    recorded = {each.id: each for each in register.hub.countries}
    yield from (recorded.get(code, Country(code)) for code in register.countries)
    yield from (each for each in register.hub.records if not isinstance(each, Country))
