"""The rules that no library has built in, in plain Python, as its users would share them.

A check raises `ValueError`. Records can come from any of the libraries, so their type is `Any`. All
have fields with the same names.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cache
from graphlib import TopologicalSorter
from typing import Any, Final

from .words import COUNTRIES

# Each engine adds its own end: `\Z` for Python's `re`, and `$` for others, with the same meaning.
SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NEVER: Final = r'\s\x00-\x1F\x7F-\x9F\uFEFF<>"\\'
_LABEL: Final = rf"[^{_NEVER}/?#@:.%\[\]]+"
_HOST: Final = rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])"
URL: Final = rf"(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://{_HOST}(?::[0-9]+)?(?:[/?#][^{_NEVER}]*)?"
VISIBLE: Final = r"\S"
GREATEST: Final = 2**53 - 1

_SLUG = re.compile(SLUG)
_URL = re.compile(URL)
_VISIBLE = re.compile(VISIBLE)
_SINGLE = re.compile(r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)[?~%]?")
_BETWEEN = re.compile(r"\[([0-9-]{4,10})?\.\.([0-9-]{4,10})?\]")
_END = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


class PartialDate:
    """A date that may be known only in part: parsed once, compared as written, immutable."""

    __slots__ = ("earliest", "latest", "text")
    text: str
    earliest: date
    latest: date

    def __init__(self, text: str) -> None:
        """Read the text, and check that it is in the calendar."""
        earliest, latest = _range(text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a date never changes: {name} stays {getattr(self, name)}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"


date_of: Callable[[str], PartialDate] = PartialDate
"""How a rival reads a date. `rivals.with_cached_dates` puts a cache here temporarily."""


def _range(text: str) -> tuple[date, date]:
    if not isinstance(text, str) or text == "[..]":
        raise ValueError(f"{text!r} is not a date of the profile")
    if single := _SINGLE.fullmatch(text):
        return _days(single[1])
    if text == "XXXX":
        return date.min, date.max
    between = _BETWEEN.fullmatch(text)
    if between is None:
        raise ValueError(f"{text!r} is not a date of the profile")
    first, last = between.groups()
    if first and last and len(first) != len(last):
        raise ValueError(f"{text!r} has ends of two precisions")
    earliest = _days(first)[0] if first else date.min
    latest = _days(last)[1] if last else date.max
    if latest < earliest:
        raise ValueError(f"{text!r} ends before it starts")
    return earliest, latest


def _days(written: str) -> tuple[date, date]:
    if not _END.fullmatch(written):
        raise ValueError(f"{written!r} is not a date")
    if len(written) == 10:
        day = date.fromisoformat(written)
        return day, day
    year = int(written[:4])
    if len(written) == 4:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(written[5:])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


@cache
def language(tag: str) -> str:
    """Return a language tag that is registered."""
    from langcodes import tag_is_valid

    if not tag_is_valid(tag):
        raise ValueError(f"{tag!r} is not a language tag")
    return tag


def languages(*texts: dict[str, str] | None) -> None:
    """Check the language tags of texts."""
    for text in texts:
        if text is not None:
            for tag in text:
                language(tag)


def slug(value: str) -> str:
    """Return an id."""
    if not (isinstance(value, str) and _SLUG.fullmatch(value)):
        raise ValueError(f"{value!r} is not an id")
    return value


def country(value: str) -> str:
    """Return a country code."""
    if value not in COUNTRIES:
        raise ValueError(f"{value!r} is not a country")
    return value


def party(value: str) -> str:
    """Return the id of a party: a country in capitals, or an organization."""
    return value if value in COUNTRIES else slug(value)


def url(value: str) -> str:
    """Return a web address."""
    if not (isinstance(value, str) and _URL.fullmatch(value)):
        raise ValueError(f"{value!r} is not a URL")
    return value


def words(value: str) -> str:
    """Return a string that is not blank."""
    if not (isinstance(value, str) and _VISIBLE.search(value)):
        raise ValueError(f"{value!r} is blank")
    return value


def text(value: dict[str, str]) -> dict[str, str]:
    """Return a language map."""
    if not isinstance(value, dict) or not value:
        raise ValueError(f"{value!r} is not a language map")
    for tag, said in value.items():
        language(tag)
        words(said)
    return value


def count(value: int) -> int:
    """Return a whole number from 0."""
    if type(value) is not int or not 0 <= value <= GREATEST:
        raise ValueError(f"{value!r} is not a count")
    return value


def ordinal(value: int) -> int:
    """Return a whole number from 1."""
    if count(value) == 0:
        raise ValueError("ordinals start at 1")
    return value


def truth(value: bool) -> bool:
    """Return True or False."""
    if type(value) is not bool:
        raise ValueError(f"{value!r} is neither true nor false")
    return value


# Rules for several fields


def in_time(start: PartialDate | None, end: PartialDate | None) -> None:
    """Check that nothing ends before it starts."""
    if start is not None and end is not None and end.latest < start.earliest:
        raise ValueError(f"the end ({end}) is before the start ({start})")


def change(record: Any) -> None:
    """Check the details of a departure."""
    if record.standing is None:
        if (record.hold, record.through, record.label) != (None, None, None):
            raise ValueError("a party that leaves has no hold, seat or label")
    elif record.how is not None:
        raise ValueError("a party that does not leave has no departure")


def attestation(record: Any) -> None:
    """Check that what is counted has a count."""
    if record.counted is not None and record.count is None:
        raise ValueError("the count is missing")


def attendance(record: Any) -> None:
    """Check that somebody is named."""
    if record.party is None and record.organization is None and record.audience is None:
        raise ValueError("nobody attends")


def post(record: Any) -> None:
    """Check the days of a post, and that it has a title or an organization."""
    in_time(record.since, record.until)
    if record.title is None and record.organization is None:
        raise ValueError("the post has neither a title nor an organization")


def organization(record: Any) -> None:
    """Check the days of a body, and that no parent is listed twice."""
    in_time(record.founded, record.dissolved)
    if record.parent in record.other_parents:
        raise ValueError("a parent is listed twice")


def alliance(record: Any) -> None:
    """Check the days of an alliance, and that nobody's standing changes after its end."""
    in_time(record.launched, record.dissolved)
    if record.dissolved is not None and record.history is not None:
        history(record.history.changes, record.dissolved)


def history(changes: Iterable[Any], dissolved: PartialDate | None = None) -> None:
    """Check that each member's changes can be in their order, and each changes something."""
    by_member: dict[str, list[Any]] = {}
    for each in changes:
        by_member.setdefault(each.member, []).append(each)
    for member, own in by_member.items():
        before = None, None, None, None
        days: list[int] = []
        day = gap = 0
        back_at_once = False
        for each in own:
            now = each.standing, each.hold, each.through, each.label
            if now == before:
                raise ValueError(f"the change of {member} on {each.on} changes nothing")
            before = now
            if days and not gap and each.on.earliest <= own[len(days) - 1].on.latest:
                back_at_once = True
            day = max(day + gap, each.on.earliest.toordinal())
            days.append(day)
            gap = each.standing is not None
            if day > each.on.latest.toordinal():
                raise ValueError(
                    f"{member} cannot have changed on {each.on}, after the change before"
                )
        if back_at_once:
            latest = date.max.toordinal() + 1
            for each, earliest in zip(reversed(own), reversed(days), strict=True):
                if each.standing is None and earliest == latest:
                    raise ValueError(f"{member} leaves on {each.on} and returns on the same day")
                latest = min(each.on.latest.toordinal(), latest - (each.standing is not None))
        if dissolved is not None and day + gap > dissolved.latest.toordinal():
            raise ValueError(f"{member} changes after the alliance was dissolved")


def hub(record: Any) -> None:
    """Check that ids are unique, references lead to records, and there are no cycles."""
    named: dict[str, set[str]] = {"countries": set(), "people": set(), "alliances": set()}
    organizations = named["organizations"] = set()
    workshops = named["workshops"] = set()
    sources = named["sources"] = set()

    def cite(cited: Collection[Any]) -> None:
        sources.update([citation.source for citation in cited])

    def cite_names(former_names: Collection[Any]) -> None:
        for former in former_names:
            cite(former.cited)

    for each in record.countries:
        cite(each.cited)
        for fact in (each, *each.cities):
            cite(fact.cited)
            cite_names(fact.former_names)
    for each in (*record.organizations, *record.alliances):
        cite_names(each.former_names)
    for each in record.organizations:
        organizations.update((each.parent, *each.other_parents))
        cite(each.cited)
        for succession in each.succeeds:
            organizations.add(succession.predecessor)
            cite(succession.cited)
    for each in record.people:
        cite(each.cited)
        organizations.update([post.organization for post in each.posts])
    for each in record.alliances:
        cite(each.cited)
        organizations.update(each.convened_by)
        for fact in each.history.changes if each.history else ():
            organizations.add(fact.member)
            organizations.add(fact.through)
            cite(fact.cited)
        for fact in each.attestations:
            organizations.update(fact.members)
            cite(fact.cited)
        for fact in each.phases:
            cite(fact.cited)
    for each in record.workshops:
        named["alliances"].add(each.alliance)
        workshops.update((each.within, each.follows, each.beside))
        cite(each.cited)
        for fact in each.co_organizers:
            organizations.add(fact.organization)
            cite(fact.cited)
        for fact in each.appearances:
            named["people"].add(fact.person)
            organizations.update([post.organization for post in fact.posts])
            cite(fact.cited)
        for fact in each.attendance:
            organizations.update((fact.party, fact.organization))
            cite(fact.cited)
            if fact.headcount is not None:
                cite(fact.headcount.cited)
        for facts in (each.headcounts, each.rescheduled):
            for fact in facts:
                cite(fact.cited)
    sources.update([each.copy_of for each in record.sources])
    organizations -= COUNTRIES

    for field, ids in named.items():
        records = getattr(record, field)
        known = {each.id for each in records}
        if len(known) < len(records):
            raise ValueError(f"two {field} have one id")
        if unknown := ids - known - {None}:
            raise ValueError(f"{sorted(unknown)} are not ids of {field}")
    _no_circles({each.id: (each.parent, *each.other_parents) for each in record.organizations})
    _no_circles(
        {each.id: [one.predecessor for one in each.succeeds] for each in record.organizations}
    )
    _no_circles({each.id: (each.within,) for each in record.workshops})
    _no_circles({each.id: (each.follows,) for each in record.workshops})
    _no_circles({each.id: (each.beside,) for each in record.workshops})
    _no_circles({each.id: (each.copy_of,) for each in record.sources})


def _no_circles(named: dict[str, Collection[str | None]]) -> None:
    # A cycle raises CycleError, which is a ValueError. Most records refer to nothing.
    TopologicalSorter({id: others for id, others in named.items() if any(others)}).prepare()
