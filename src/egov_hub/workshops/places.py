"""Where and when a workshop is planned to take place."""

from collections.abc import Collection, Iterator
from typing import ClassVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.problems import Problem
from egov_hub.records import Record, Rules, only_with, rules
from egov_hub.values.claims import Citing
from egov_hub.values.dates import PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import (
    CountryCode,
    as_optional_country,
)
from egov_hub.values.sources import Citation, as_citations
from egov_hub.values.text import Text, as_optional_text
from egov_hub.values.windows import ends_in_time
from egov_hub.workshops.words import WorkshopFormat, as_optional_workshop_format


@frozen(repr=False)
class Place(Record):
    """Where an event takes place, as far as is known.

    Attributes:
        country: The country.
        city: The city, as printed.
        venue: The building or institution, as printed.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> Place("UZ", city="Tashkent").country.name
        'Uzbekistan'
    """

    country: CountryCode | None = field(default=None, converter=as_optional_country)
    city: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    venue: Text | None = field(default=None, converter=as_optional_text, kw_only=True)


def as_optional_place(value: Place | None) -> Place | None:
    """Return None for None, else a place."""
    return None if value is None else _parse.instance(value, Place)


@only_with("end")
def end_after_start(start: PartialDate, end: PartialDate | None) -> Iterator[Problem]:
    """Find an end that is certainly before the start."""
    if problem := ends_in_time(start, end):
        yield problem.under("end")


@frozen(repr=False)
class Plan(Citing):
    """An earlier plan, and the day on which it was announced.

    Attributes:
        start: The planned first day.
        end: The planned last day.
        place: The planned place.
        format: The planned format.
        said_on: The day on which the plan was announced.
        cited: The sources.

    Raises:
        ValidationError: A field has an invalid value, or the plan ends before it starts.

    Example:
        >>> plan = Plan("2020-09-25", format="online", said_on="2020-07-17")
        >>> plan.said_on.after("2020-03-26")
        <Answer.YES: 'yes'>
    """

    __rules__: ClassVar[Rules] = rules(end_after_start)

    start: PartialDate = field(default=PartialDate("XXXX"), converter=as_partial_date)
    end: PartialDate | None = field(default=None, converter=as_optional_partial_date, kw_only=True)
    place: Place | None = field(default=None, converter=as_optional_place, kw_only=True)
    format: WorkshopFormat | None = field(
        default=None, converter=as_optional_workshop_format, kw_only=True
    )
    said_on: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_plans(value: Collection[Plan]) -> tuple[Plan, ...]:
    """Return plans, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, Plan))
