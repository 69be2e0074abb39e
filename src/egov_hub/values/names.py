"""Names in time: what somebody or something was called, and which names are possible on a day."""

from collections.abc import Collection, Iterator
from functools import reduce
from operator import and_, or_
from typing import ClassVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.problems import Problem
from egov_hub.records import Record, Rules, only_with, rules
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.sources import Citation, as_citations
from egov_hub.values.text import Text, as_text
from egov_hub.values.windows import ends_in_time

__all__ = ["FormerName"]


@only_with("until")
def _until_after_since(since: PartialDate | None, until: PartialDate | None) -> Iterator[Problem]:
    if problem := ends_in_time(since, until):
        yield problem.under("until")


@frozen(repr=False)
class FormerName(Record):
    """A name that an organization, an alliance, a country or a city no longer has.

    Attributes:
        name: The name.
        since: The first day on which it was the name; None: not recorded.
        until: The first day on which it was no longer the name; None: not recorded.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value, or the name ends before it starts.

    Example:
        >>> print(FormerName("Regional Hub of Civil Service in Astana").name)
        Regional Hub of Civil Service in Astana
        >>> str(FormerName("Nur-Sultan", since="2019-03-23", until="2022-09-17").since)
        '2019-03-23'
    """

    __rules__: ClassVar[Rules] = rules(_until_after_since)

    name: Text = field(converter=as_text)
    since: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    until: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_former_names(value: Collection[FormerName]) -> tuple[FormerName, ...]:
    """Return former names, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, FormerName))


def names_on(day: DateLike, name: Text, former_names: Collection[FormerName]) -> tuple[Text, ...]:
    """Return the names that are possible on a day: former ones, then the present one.

    A former name without a first day is taken to follow the names that ended before it. The present
    name is possible unless a former one was certainly in use: a name may come back.

    Args:
        day: The day. A day that is not fully known can be any of its days.
        name: The present name.
        former_names: The former names.

    Raises:
        ValidationError: `day` is not a date.

    Example:
        >>> from egov_hub.values.names import names_on
        >>> former = [FormerName("Nur-Sultan", since="2019-03-23", until="2022-09-17")]
        >>> [str(one) for one in names_on("2020", Text("Astana"), former)]
        ['Nur-Sultan']
        >>> [str(one) for one in names_on("2022", Text("Astana"), former)]
        ['Nur-Sultan', 'Astana']
    """
    on = _parse.argument("day", as_partial_date, day)
    found = [each.name for each in former_names if _used(each, former_names, on).possibly]
    # Days on which no former name was certainly in use begin with the first day, or after a name.
    ends = [each.until.earliest for each in former_names if each.until]
    starts = [on.earliest, *(end for end in ends if on.earliest < end <= on.latest)]
    if not all(_covered(PartialDate(start), former_names) for start in starts):
        found.append(name)
    return tuple(dict.fromkeys(found))


def _covered(day: PartialDate, names: Collection[FormerName]) -> bool:
    """Return whether one of the former names was certainly in use on a day."""
    return any(
        each.until and (each.until.after(day) & _begun(each, names, day)).certainly
        for each in names
    )


def _begun(name: FormerName, names: Collection[FormerName], day: PartialDate) -> Answer:
    """Answer whether a name, or one that it followed at once, was in use by a day."""
    if name.since:
        return ~name.since.after(day)
    answers = [_begun(each, names, day) for each in _before(name, names)]
    return reduce(or_, answers) if answers else Answer.YES


def _used(name: FormerName, names: Collection[FormerName], day: PartialDate) -> Answer:
    """Answer whether a former name was in use on a day."""
    begins = [name.since] if name.since else [each.until for each in _before(name, names)]
    begun = [~begin.after(day) for begin in begins if begin]
    return reduce(and_, begun, name.until.after(day) if name.until else Answer.MAYBE)


def _before(name: FormerName, names: Collection[FormerName]) -> list[FormerName]:
    """Return the names that certainly ended before a name."""
    end = name.until
    return [each for each in names if end and each.until and each.until.before(end).certainly]
