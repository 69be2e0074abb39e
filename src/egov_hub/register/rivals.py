"""Whether two values that sources state for one fact can both be true."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Final, TypeVar

from egov_hub.values.dates import PartialDate
from egov_hub.values.text import UNDETERMINED, Text
from egov_hub.workshops import CountQualifier, Headcount, WorkshopStatus

T = TypeVar("T")

NEIGHBOURS: Final = 30
"""A claim is compared with this number of the claims after it.

Lists are in the order of their days, other claims in the order in which they are recorded.
"""


def contradict(one: object, other: object) -> bool:
    """Return whether two values of one fact cannot both be true.

    Two dates contradict each other if they are certainly not the same day: a less precise date does
    not contradict a more precise one. Two texts contradict each other if they have a language in
    common, but no words. Words whose language is not stated may be in any language. Two numbers of
    people contradict each other if no number can be both. An event that was announced or postponed
    can still be held or cancelled. All other values contradict each other if they are not equal.

    Example:
        >>> from egov_hub.register.rivals import contradict
        >>> contradict(PartialDate("2019-05"), PartialDate("2019-05-30"))
        False
        >>> contradict(Headcount(70, "over"), Headcount(65))
        True
    """
    match one, other:
        case PartialDate(), PartialDate():
            return _are_apart([_span(one), _span(other)])
        case Headcount(), Headcount():
            return _are_apart([_span(one), _span(other)])
        case Text(), Text():
            return _texts_contradict(one, other)
        case WorkshopStatus(), WorkshopStatus():
            return {one, other} == {WorkshopStatus.HELD, WorkshopStatus.CANCELLED}
        case _:
            return one != other


def some_contradict(values: Sequence[object]) -> bool:
    """Return whether any two values of one fact cannot both be true."""
    spans = [_span(value) for value in values if isinstance(value, PartialDate | Headcount)]
    if len(spans) == len(values):
        return _are_apart(spans)
    different = list(dict.fromkeys(values))
    return any(contradict(one, other) for one, other in near_pairs(different, NEIGHBOURS))


def near_pairs(items: Sequence[T], most: int) -> Iterator[tuple[T, T]]:
    """Return each item with each of a limited number of items after it.

    The number of all pairs would grow with the square of the number of items.
    """
    for place, one in enumerate(items):
        for other in items[place + 1 : place + 1 + most]:
            yield one, other


def finest(values: Sequence[object]) -> object:
    """Return the value that says most, from values that do not contradict each other.

    Example:
        >>> from egov_hub.register.rivals import finest
        >>> finest([PartialDate("2019"), PartialDate("2019-05"), PartialDate("[2019..]")])
        PartialDate('2019-05')
    """
    dates = [value for value in values if isinstance(value, PartialDate)]
    return min(dates, key=lambda day: day.latest - day.earliest) if dates else values[0]


def _texts_contradict(one: Text, other: Text) -> bool:
    languages, its_languages = set(one.languages), set(other.languages)
    shared = languages & its_languages or UNDETERMINED in languages | its_languages
    words = {said.casefold() for _, said in one.words}
    return bool(shared) and words.isdisjoint(said.casefold() for _, said in other.words)


def _are_apart(spans: Sequence[tuple[float, float]]) -> bool:
    """Return whether any two spans have nothing in common."""
    return bool(spans) and max(least for least, _ in spans) > min(most for _, most in spans)


def _span(value: PartialDate | Headcount) -> tuple[float, float]:
    """Return the first and the last day, or the smallest and the greatest number, of a value."""
    if isinstance(value, PartialDate):
        return value.earliest.toordinal(), value.latest.toordinal()
    number = value.value
    return {
        CountQualifier.EXACTLY: (number, number),
        CountQualifier.OVER: (number + 1, inf),
        CountQualifier.AT_LEAST: (number, inf),
        # It is not stated how different from the number it can be.
        CountQualifier.ABOUT: (-inf, inf),
        CountQualifier.UP_TO: (-inf, number),
    }[value.qualifier]
