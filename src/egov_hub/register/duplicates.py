"""Workshops that may be recorded twice.

Comparing all workshops with all others would take a time that grows with the square of their
number. So each workshop is compared with a few of those that have a word of its title.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import chain
from typing import Final

from egov_hub.parties import City, Country
from egov_hub.register.events import in_order, place_in_order
from egov_hub.values.ids import WorkshopId
from egov_hub.values.text import Text
from egov_hub.workshops import Place, Workshop

NEARLY_ONE_TITLE: Final = 0.85
"""Two titles are nearly the same if `difflib` gives at least this ratio."""

MOST_LETTERS: Final = 200
"""The number of first letters of titles that are compared."""

MOST_COMPARED: Final = 10
"""The number of earlier workshops with which a workshop is compared."""

# From the first day to the last.
_YEAR: Final = timedelta(days=365)


def recorded_again(
    workshops: Iterable[Workshop], countries: Collection[Country] = ()
) -> list[list[Workshop]]:
    """Return groups of workshops that may be the same workshop, in order.

    Each workshop in a group may be the same as another one in the group. If the first day of a
    workshop is known less precisely than a year, the workshop is not in a group.

    Args:
        workshops: The workshops.
        countries: The countries, which may list two names of a city.

    Example:
        >>> from egov_hub.register.duplicates import recorded_again
        >>> titles = ["Open data", "Open government", "Open Data"]
        >>> workshops = [Workshop(f"w{n}", title, start="2019") for n, title in enumerate(titles)]
        >>> [[one.id for one in group] for group in recorded_again(workshops)]
        [['w0', 'w2']]
    """
    known = in_order(one for one in workshops if one.start.latest - one.start.earliest <= _YEAR)
    group_of: dict[WorkshopId, list[Workshop]] = {one.id: [one] for one in known}
    for one, other in _candidates(known):
        small, large = sorted((group_of[one.id], group_of[other.id]), key=len)
        if small is not large and may_be_one(one, other, countries):
            large += small
            group_of.update((each.id, large) for each in small)
    groups = {id(group): group for group in group_of.values() if len(group) > 1}
    in_groups = [in_order(group) for group in groups.values()]
    return sorted(in_groups, key=lambda group: place_in_order(group[0]))


def _candidates(workshops: Iterable[Workshop]) -> Iterator[tuple[Workshop, Workshop]]:
    """Return each workshop with some workshops before it that may start on the same day.

    The titles have a word or their beginning in common. Workshops with the rarest common word come
    first, and among these, the latest ones.

    Args:
        workshops: The workshops, in order.
    """
    by_word: dict[str, list[Workshop]] = {}
    for one in workshops:
        title = _title(one)
        words = dict.fromkeys((title, title[:4], *title.split()) if title else ())
        alike = sorted((by_word.setdefault(word, []) for word in words), key=len)
        for other in _different(chain.from_iterable(map(reversed, alike))):
            if other.start.latest >= one.start.earliest:
                yield one, other
        for others in alike:
            others.append(one)


def _different(workshops: Iterable[Workshop]) -> Iterable[Workshop]:
    """Return the first workshops, each once, although it may have several words in common."""
    found: dict[WorkshopId, Workshop] = {}
    for each in workshops:
        found[each.id] = each
        if len(found) == MOST_COMPARED:
            break
    return found.values()


def may_be_one(one: Workshop, other: Workshop, countries: Collection[Country] = ()) -> bool:
    """Return whether two workshops on the same days may be the same, by their titles and places.

    Workshops that are related, or have different numbers in a series, are not the same. Two names
    of a city mean the same place if one of the countries lists them together.

    Example:
        >>> from egov_hub.register.duplicates import may_be_one
        >>> astana = Place("KZ", city="Astana")
        >>> may_be_one(Workshop("a", "Open data"), Workshop("b", "Open Data", place=astana))
        True
    """
    related = {one.id, other.id} & {
        relation for each in (one, other) for relation in (each.within, each.follows, each.beside)
    }
    numbers = one.ordinal is not None and other.ordinal is not None
    if related or (numbers and one.ordinal != other.ordinal):
        return False
    return _may_be_one_place(one.place, other.place, countries) and _have_near_titles(one, other)


def _may_be_one_place(
    one: Place | None, other: Place | None, countries: Collection[Country]
) -> bool:
    """Return whether two places may be the same, in everything that is known about both."""
    if one is None or other is None:
        return True
    known = {each for each in (one.country, other.country) if each}
    if len(known) == 2:
        return False
    if one.city is None or other.city is None:
        return True
    cities = [city for each in countries if known <= {each.id} for city in each.cities]
    return _may_be_one_city(_words(one.city), _words(other.city), cities)


def _may_be_one_city(one: set[str], other: set[str], cities: Iterable[City]) -> bool:
    if one & other:
        return True
    names = (set[str]().union(*map(_words, city.names)) for city in cities)
    return any(one & known and other & known for known in names)


def _words(name: Text) -> set[str]:
    """Return a name in all its languages."""
    return {words.casefold() for _, words in name.words}


def _have_near_titles(one: Workshop, other: Workshop) -> bool:
    titles = _title(one), _title(other)
    if not all(titles):
        return False
    # Without `autojunk`, which ignores letters that are frequent in a long text, which all are.
    matcher = SequenceMatcher(None, *titles, autojunk=False)
    # Most titles do not even have the same letters.
    return matcher.quick_ratio() >= NEARLY_ONE_TITLE <= matcher.ratio()


def _title(workshop: Workshop) -> str:
    """Return the part of a title that is compared: its beginning, in lower case, or nothing."""
    return str(workshop.title).casefold()[:MOST_LETTERS] if workshop.title else ""
