"""Names in time: names that were used before, and the names that are possible on a day."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.problems import Problem
from egov_hub.records import Rules, only_with, rules
from egov_hub.values.claims import Citing
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
class FormerName(Citing):
    """A name that an organization, an alliance, a country or a city no longer has.

    Attributes:
        name: The name.
        since: The first day on which it was the name; None: not recorded.
        until: The first day on which it was not the name any more; None: not recorded.
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
    name is possible unless a former name was certainly in use, because a name may come back.

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
    uses = _uses(former_names)
    found = [use.name for use in uses if use.is_possible_on(on)]
    # The first day on which no former name was certainly in use.
    free = on.earliest
    for first, end in sorted((use.certain_from, use.certain_until) for use in uses):
        if first <= free:
            free = max(free, end)
    if free <= on.latest:
        found.append(name)
    return tuple(dict.fromkeys(found))


class _Use(NamedTuple):
    """The time in which a former name was in use.

    From the first day until the last, which is not included, the name was certainly this one, or an
    earlier one that this one followed at once.
    """

    name: Text
    since: PartialDate | None
    until: PartialDate | None
    certain_from: date
    certain_until: date

    def is_possible_on(self, day: PartialDate) -> bool:
        begun = self.since is None or self.since.earliest <= day.latest
        return begun and (self.until is None or day.earliest < self.until.latest)


def _uses(former_names: Collection[FormerName]) -> list[_Use]:
    """Return the times of former names, in the order of their ends."""
    ended = [(each.until, each) for each in former_names if each.until]
    ended.sort(key=lambda pair: pair[0].latest)
    lasts = [until.latest for until, _ in ended]
    uses: list[_Use] = []
    for until, each in ended:
        place = bisect_left(lasts, until.earliest)
        before = uses[place - 1] if place else None
        since, certain_from = each.since, date.min
        if since:
            certain_from = since.latest
        elif before:
            since, certain_from = before.until, before.certain_from
        uses.append(_Use(each.name, since, until, certain_from, until.earliest))
    return uses + [
        _Use(each.name, each.since, None, date.max, date.max)
        for each in former_names
        if each.until is None
    ]
