"""Whether two values that sources have of one fact can both be true."""

from collections.abc import Sequence
from math import inf
from typing import Final

from egov_hub.values.dates import PartialDate
from egov_hub.values.text import UNDETERMINED, Text
from egov_hub.workshops import CountQualifier, Headcount, WorkshopStatus

NEIGHBOURS: Final = 30
"""A text is compared with so many that come after it, so that the cost is not that of all pairs."""


def contradict(one: object, other: object) -> bool:
    """Return whether two values of one fact cannot both be true.

    Two dates contradict each other if they are certainly not the same day: one that says less does
    not. Two texts do if they have a language in common, but no words; words whose language is not
    stated may be in any. Two numbers of people do if no number is both. What was announced or
    postponed can still be held or cancelled. All else contradicts what is not equal to it.

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
    return any(
        contradict(one, other)
        for place, one in enumerate(different)
        for other in different[place + 1 : place + 1 + NEIGHBOURS]
    )


def finest(values: Sequence[object]) -> object:
    """Return the value that says most, of values that do not contradict each other.

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
    """Return the least and the greatest day or number that a value can mean."""
    if isinstance(value, PartialDate):
        return value.earliest.toordinal(), value.latest.toordinal()
    number = value.value
    return {
        CountQualifier.EXACTLY: (number, number),
        CountQualifier.OVER: (number + 1, inf),
        CountQualifier.AT_LEAST: (number, inf),
        # How far from the number it can be is not said.
        CountQualifier.ABOUT: (0, inf),
        CountQualifier.UP_TO: (0, number),
    }[value.qualifier]
