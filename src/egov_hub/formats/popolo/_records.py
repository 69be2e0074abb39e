"""From objects to the organizations, people and sources that they describe."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Final, NamedTuple, TypeVar

from attrs import define, evolve, field

from egov_hub import _parse
from egov_hub._advice.ids import slug_of
from egov_hub._wording import shown
from egov_hub.formats import LossCode
from egov_hub.formats.popolo._items import Item
from egov_hub.formats.popolo._settings import Settings
from egov_hub.parties import Organization, OrganizationKind, Person
from egov_hub.problems import Code
from egov_hub.register.references import RecordRef
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import Identifier, SourceId
from egov_hub.values.names import FormerName
from egov_hub.values.sources import Citation, Source, as_url
from egov_hub.values.text import UNDETERMINED, Text, language_meant
from egov_hub.values.windows import day_after, ends_in_time

T = TypeVar("T", bound=Hashable)

_NAME_PARTS: Final = (
    "honorific_prefix",
    "given_name",
    "additional_name",
    "patronymic_name",
    "family_name",
    "honorific_suffix",
)
"""The parts of a name, in their order."""

_FOREVER: Final = 9999
"""The year that some files write if there is no end."""


@define
class Ids:
    """Makes ids, each of which is different."""

    _taken: set[str] = field(factory=set[str])
    _next: defaultdict[str, int] = field(factory=lambda: defaultdict[str, int](lambda: 2))

    def all_of(self, items: Iterable[Item], word: str) -> dict[Item, str]:
        """Return an id for each of some objects: its own id if it is valid, or one made from it.

        Args:
            items: The objects.
            word: The id of an object that has no letters from which an id can be made.
        """
        made = {item: slug_of(item.raw or str(item.values.get("name") or "")) for item in items}
        own = {item: slug for item, slug in made.items() if slug and slug == item.raw}
        self._taken.update(own.values())
        return {item: own.get(item) or self.new(slug or word) for item, slug in made.items()}

    def new(self, slug: str) -> str:
        """Return an id, with a number if the id is already used."""
        id = slug
        while id in self._taken:
            id = f"{slug}-{self._next[slug]}"
            self._next[slug] += 1
        self._taken.add(id)
        return id


@define
class Sources:
    """The sources that objects name, without repeats of an address and a note."""

    _ids: Ids = field(factory=Ids)
    _found: dict[tuple[str, str | None], Source] = field(
        factory=dict[tuple[str, str | None], Source]
    )

    def cited(self, item: Item, about: str | None = None) -> list[Citation]:
        """Return the citations of the sources of an object.

        Args:
            item: The object.
            about: The field that they are about.
        """
        found: list[tuple[Item, Citation]] = []
        for part in item.parts("sources"):
            url, note = part.parsed("url", as_url), part.text("note")
            if url:
                found.append((part, Citation(self._of(url, note), about=about)))
            elif "url" not in part.values:
                part.refuse("url", Code.MISSING_KEY, 'A source needs "url".')
        return _once(found)

    def _of(self, url: str, note: str | None) -> SourceId:
        if (url, note) not in self._found:
            id = self._ids.new(slug_of(url.split("/")[2]) or "source")
            self._found[url, note] = Source(SourceId(id), note, url=url)
        return self._found[url, note].id

    def of(self, cited: Iterable[Citation]) -> list[Source]:
        """Return the sources that are cited."""
        ids = {each.source for each in cited}
        return [source for source in self._found.values() if source.id in ids]


def _once(found: Iterable[tuple[Item, T]]) -> list[T]:
    """Return values without repeats; a repeated value is a loss of its object."""
    first: dict[T, Item] = {}
    for part, value in found:
        if first.setdefault(value, part) is not part:
            part.lose(LossCode.MERGED, "", f"It says the same as {first[value].path}.")
    return list(first)


# What both people and organizations have


class Names(NamedTuple):
    """A name, its other forms, and the names of other times."""

    name: Text | None
    others: list[Text]
    former: list[FormerName]


def _names(item: Item, settings: Settings, *, in_time: bool) -> Names:
    """Return the names of an object.

    Args:
        item: The object.
        settings: The settings.
        in_time: Whether names of other times are kept with their dates.
    """
    name = item.words("name") or _composed(item)
    others: list[tuple[Item, Text]] = []
    former: list[tuple[Item, FormerName]] = []
    for part in item.parts("other_names"):
        words = _in_its_language(part)
        if words and name is None:
            name = words
            item.lose(
                LossCode.ASSUMED, "other_names", "The first of its other names is used as the name."
            )
        if words is None or words is name:
            continue
        since = part.date("start_date") if in_time else None
        last = last_day(part, "end_date") if in_time else None
        until = first_day_after(part, since, last, part.at("end_date"), settings)
        if not (since or until):
            others.append((part, words))
        elif not item.problems:
            former.append((part, FormerName(words, since=since, until=until)))
    if name is None and item.is_empty("name"):
        item.refuse("name", Code.MISSING_KEY, f'The {item.kind} has no name. Write "name".')
    return Names(name, _once(others), _once(former))


def _composed(item: Item) -> Text | None:
    """Return the name that is made from the parts of a name, if there is no whole name."""
    if not item.is_empty("name"):
        return None
    words = list(filter(None, map(item.text, _NAME_PARTS)))
    if not words:
        return None
    name = " ".join(words)
    item.lose(LossCode.ASSUMED, "", f"The name {shown(name)} is made from its parts.")
    return Text(name)


def _in_its_language(part: Item) -> Text | None:
    """Return a name in its language, if the language is known."""
    words = part.text("name") or str(_composed(part) or "")
    said = part.text("lang")
    if not words:
        if part.is_empty("name"):
            part.refuse("name", Code.MISSING_KEY, 'The name has no words. Write "name".')
        return None
    tag = language_meant(said) if said else UNDETERMINED
    if tag is None:
        message = f"{shown(said)} is not a language, so the language is not stated."
        part.lose(LossCode.WORD_WIDENED, "lang", message)
    elif said and tag != said:
        part.lose(LossCode.RESPELLED, "lang", f"{shown(said)} is read as {tag}.")
    return Text({tag or UNDETERMINED: words})


def _identifiers(item: Item, scheme: str) -> list[Identifier]:
    """Return the ids of an object in other registers, and its id in the document."""
    found = [(item, Identifier(scheme, item.raw))] if item.raw else []
    for part in item.parts("identifiers"):
        of, value = part.text("scheme"), part.text("identifier")
        if of and value:
            found.append((part, Identifier(of, value)))
        else:
            part.lose(LossCode.LEFT_OUT, "", "An identifier needs a scheme and a value.")
    return _once(found)


def _links(item: Item) -> list[str]:
    """Return the addresses of web pages."""
    found = [(part, url) for part in item.parts("links") if (url := part.parsed("url", as_url))]
    return _once(found)


def first_day_after(
    item: Item, since: PartialDate | None, last: PartialDate | None, at: str, settings: Settings
) -> PartialDate | None:
    """Return the first day after a period; None if the period has no end.

    Args:
        item: The object.
        since: The first day.
        last: The end, as the document states it.
        at: The place of the end in the document.
        settings: The settings, which say what it means.
    """
    if problem := ends_in_time(since, last):
        item.problems.append(evolve(problem, path=at))
    if last is None or settings.end == "exclusive":
        return last
    return item.made(lambda: day_after(last), {"": at})


def last_day(item: Item, key: str) -> PartialDate | None:
    """Return the end of an object, without deciding what it means; None if it has no end."""
    last = item.date(key)
    if last and last.earliest.year == _FOREVER:
        item.lose(LossCode.ASSUMED, key, f"{last} is read as no end.")
        return None
    if last:
        item.ends.append(item.at(key))
    return last


# Records


def organization(item: Item, id: str, settings: Settings, sources: Sources) -> Organization | None:
    """Return the organization that an object describes; None if something is wrong with it."""
    item.about = RecordRef("organization", id)
    names = _names(item, settings, in_time=True)
    kind, founded = _kind(item), item.date("founding_date")
    last, at = last_day(item, "dissolution_date"), item.at("dissolution_date")
    dissolved = first_day_after(item, founded, last, at, settings)
    identifiers, links = _identifiers(item, settings.scheme), _links(item)
    cited = sources.cited(item)
    name = names.name
    if name is None or item.problems:
        return None
    return Organization(
        id,
        name,
        kind=kind,
        founded=founded,
        dissolved=dissolved,
        former_names=names.former,
        other_names=names.others,
        identifiers=identifiers,
        links=links,
        cited=cited,
    )


def _kind(item: Item) -> OrganizationKind | None:
    """Return the kind of an organization, if the document uses one of our words for it."""
    said = item.values.get("classification")
    if isinstance(said, str) and said in _parse.words_of(OrganizationKind):
        return item.parsed("classification", OrganizationKind)
    return None


def person(item: Item, id: str, settings: Settings, sources: Sources) -> Person | None:
    """Return the person whom an object describes, without posts; None if something is wrong."""
    item.about = RecordRef("person", id)
    names = _names(item, settings, in_time=False)
    identifiers = _identifiers(item, settings.scheme)
    cited = sources.cited(item)
    if names.name is None or item.problems:
        return None
    return Person(id, names.name, other_names=names.others, identifiers=identifiers, cited=cited)
