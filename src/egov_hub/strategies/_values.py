"""Strategies for dates, words, ids, citations and problems."""

from calendar import monthrange
from collections.abc import Callable, Collection, Sequence
from datetime import date
from enum import Enum
from types import EllipsisType
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._wording import pointer
from egov_hub.dates import DateLike, PartialDate, Precision, as_optional_partial_date
from egov_hub.documents import Position
from egov_hub.ids import (
    AllianceId,
    CountryCode,
    HubId,
    Identifier,
    OrganizationId,
    PartyId,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.problems import Code, Problem
from egov_hub.sources import Citation, Source
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import (
    Draws,
    Fields,
    drawn,
    invalid,
    lists,
    mostly,
    optional,
    records,
    understood,
    yes_or_no,
)
from egov_hub.text import Text, TextLike

Id = TypeVar("Id", OrganizationId, PersonId, AllianceId, WorkshopId, SourceId, HubId)

# Dates

# Most dates are of these days, within the bounds that are asked for.
_USUAL: Final = (date(1990, 1, 1), date(2029, 12, 31))
_CALENDAR: Final = (Precision.YEAR, Precision.MONTH, Precision.DAY)
_WRITTEN_TO: Final = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


class _Form(Enum):
    """How a date is written."""

    PLAIN = "plain"
    QUALIFIED = "qualified"
    BETWEEN = "between"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


def _stretch(precision: Precision, first: date, last: date) -> SearchStrategy[date] | None:
    """Return a strategy for the days of all whole years, months or days of a stretch."""
    if precision is not Precision.DAY:
        if first.day > 1 or (precision is Precision.YEAR and first.month > 1):
            months = 13 - first.month if precision is Precision.YEAR else 1
            year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
            if year > last.year:
                return None
            first = date(year, month + 1, 1)
        if last.day < monthrange(last.year, last.month)[1] or (
            precision is Precision.YEAR and last.month < 12
        ):
            month = 1 if precision is Precision.YEAR else last.month
            last = date.fromordinal(max(1, date(last.year, month, 1).toordinal() - 1))
    return st.dates(first, last) if first <= last else None


def _days(precision: Precision, first: date, last: date) -> SearchStrategy[date] | None:
    """Return a strategy for days of a stretch, most of them in the usual years."""
    every = _stretch(precision, first, last)
    usual_ends = (max(first, _USUAL[0]), min(last, _USUAL[1]))
    usual = _stretch(precision, *usual_ends) if usual_ends[0] <= usual_ends[1] else None
    return every if usual is None or every is None else mostly(usual, every)


_qualifiers: Final = st.sampled_from("?~%")
# For dates of which nothing is known.
_NO_DAYS: Final = [(0, st.just(date.min))]


@st.composite
def _written(
    draw: DrawFn,
    forms: SearchStrategy[_Form],
    days: SearchStrategy[tuple[int, SearchStrategy[date]]],
) -> PartialDate:
    # The form is drawn last, so that no form is simpler than another for needing less.
    length, some_day = draw(days)
    day = draw(some_day).isoformat()[:length]
    form = draw(forms)
    if form is _Form.UNKNOWN:
        return PartialDate("XXXX")
    if form is _Form.PLAIN:
        return PartialDate(day)
    if form is _Form.QUALIFIED:
        return PartialDate(day + draw(_qualifiers))
    if form is _Form.BEFORE:
        return PartialDate(f"[..{day}]")
    if form is _Form.AFTER:
        return PartialDate(f"[{day}..]")
    first, last = sorted((day, draw(some_day).isoformat()[:length]))
    return PartialDate(f"[{first}..{last}]")


def partial_dates(
    *,
    min: DateLike | None = None,
    max: DateLike | None = None,
    precisions: Collection[Precision | str] = tuple(Precision),
    qualified: bool | EllipsisType = ...,
    ranges: bool | EllipsisType = ...,
) -> SearchStrategy[PartialDate]:
    """Return a strategy for partial dates of every precision, qualifier and form.

    Most are of the years 1990 to 2029. The simplest is `2000`.

    Args:
        min: No day that a date can be lies before this one.
        max: No day that a date can be lies after this one.
        precisions: Of which precisions the dates are.
        qualified: Whether the dates have a qualifier (`?`, `~`, `%`).
        ranges: Whether the dates are ranges, such as `[..2019-05-31]`.

    Raises:
        InvalidArgument: There is no such date, or an argument is not what it should be.

    Example:
        >>> from hypothesis import find
        >>> find(partial_dates(), lambda _: True)
        PartialDate('2000')
        >>> find(partial_dates(min="2016-05-04", precisions=["month"]), lambda _: True)
        PartialDate('2016-06')
    """
    first = understood(as_optional_partial_date, min)
    last = understood(as_optional_partial_date, max)
    earliest = first.earliest if first else date.min
    latest = last.latest if last else date.max
    if latest < earliest:
        return invalid(f"min={min!r} lies after max={max!r}")
    try:
        wanted = {Precision(precision) for precision in precisions}
    except ValueError as error:
        return invalid(f"precisions={precisions!r}: {error}")
    with_qualifier, as_range = yes_or_no("qualified", qualified), yes_or_no("ranges", ranges)
    found = ((each, _days(each, earliest, latest)) for each in _CALENDAR if each in wanted)
    days = [(_WRITTEN_TO[each], some_day) for each, some_day in found if some_day is not None]
    forms: list[_Form] = []
    if days and False in as_range:
        # Most dates of real registers are plain.
        forms += [_Form.PLAIN] * 3 if False in with_qualifier else []
        forms += [_Form.QUALIFIED] if True in with_qualifier else []
    if days and True in as_range and False in with_qualifier:
        forms += [_Form.BETWEEN]
        forms += [_Form.BEFORE] if earliest == date.min else []
        forms += [_Form.AFTER] if latest == date.max else []
    bounded = earliest > date.min or latest < date.max
    if (
        Precision.UNKNOWN in wanted
        and not bounded
        and False in as_range
        and False in with_qualifier
    ):
        forms += [_Form.UNKNOWN]
    if not forms:
        return invalid(
            f"no date is from min={min!r} to max={max!r}, of precisions={precisions!r}, "
            f"with qualified={qualified!r} and ranges={ranges!r}"
        )
    return _written(st.sampled_from(forms), st.sampled_from(days or _NO_DAYS))


_offsets: Final = st.integers(0, 400) | st.integers(0, 20_000)
_lengths: Final = st.sampled_from((4, 7, 10))


@st.composite
def _not_before(draw: DrawFn, first: PartialDate) -> PartialDate:
    """Draw the same date, or one that may lie after it."""
    if draw(st.booleans()):
        day = min(first.earliest.toordinal() + draw(_offsets), date.max.toordinal())
        return PartialDate(date.fromordinal(day).isoformat()[: draw(_lengths)])
    return first


@st.composite
def span(
    draw: DrawFn,
    start: Draws[DateLike | None],
    end: Draws[DateLike | None],
    starts: SearchStrategy[PartialDate | None],
) -> tuple[PartialDate | None, PartialDate | None]:
    """Draw a start and an end that can be in this order, whichever of them is given."""
    if isinstance(start, EllipsisType) and not isinstance(end, EllipsisType):
        last = understood(as_optional_partial_date, draw(drawn(end, st.none())))
        return draw(partial_dates(max=last.latest) if last else starts), last
    first = understood(as_optional_partial_date, draw(drawn(start, starts)))
    if isinstance(end, EllipsisType):
        is_known = draw(st.booleans())
        return first, draw(_not_before(first)) if first and is_known else None
    return first, understood(as_optional_partial_date, draw(drawn(end, st.none())))


def from_to(
    start_name: str,
    start: Draws[DateLike | None],
    end_name: str,
    end: Draws[DateLike | None],
    starts: SearchStrategy[PartialDate | None],
) -> SearchStrategy[Fields]:
    """Return a strategy for the two fields that hold a start and an end."""
    return span(start, end, starts).map(lambda ends: {start_name: ends[0], end_name: ends[1]})


optional_dates: Final = optional(partial_dates())


# Words


# All that Unicode has, but for halves of characters. `codec="utf-8"` says the same, and takes a
# second and more to work out where Hypothesis has not kept it from an earlier run.
_anything: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_visible: Final = st.sampled_from("Aé中Хხ١*“")


@st.composite
def _any_words(draw: DrawFn) -> str:
    # A visible character, so that the string says something.
    return draw(_visible) + draw(_anything)


def strings(samples: Sequence[str]) -> SearchStrategy[str]:
    """Return a strategy for strings that say something, most of them among the samples."""
    return mostly(st.sampled_from(samples), _any_words())


def phrases(samples: Sequence[Text]) -> SearchStrategy[Text]:
    """Return a strategy for texts, most of them samples, whole or in one of their languages."""
    parts = [Text(dict([words])) for text in samples for words in text.words if len(text.words) > 1]
    printed = [*samples, *parts]
    # One in ten is no sample. This is drawn by one number, because texts are everywhere.
    indices = st.integers(0, len(printed) + len(printed) // 9)

    @st.composite
    def phrase(draw: DrawFn) -> Text:
        index = draw(indices)
        return printed[index] if index < len(printed) else draw(_any_text)

    return phrase()


def texts(
    *,
    languages: Draws[str] = ...,
    words: Draws[str] = ...,
) -> SearchStrategy[Text]:
    """Return a strategy for texts in one to three languages and any script.

    Args:
        languages: A language tag of the text.
        words: The words in a language.

    Raises:
        InvalidArgument: There is no such text.

    Example:
        >>> from hypothesis import find
        >>> find(texts(), lambda text: len(text.languages) == 2)
        Text({'en': 'A', 'ru': 'A'})
    """
    tags = drawn(languages, st.sampled_from(_samples.LANGUAGES))
    said = drawn(words, strings(_samples.PRINTED))
    return st.dictionaries(tags, said, min_size=1, max_size=3).map(_as_text)


def _as_text(words: dict[str, str]) -> Text:
    return understood(Text, words)


_any_text: Final = texts()


def urls() -> SearchStrategy[str]:
    """Return a strategy for absolute URLs, as fields named `url` and `links` take them.

    Example:
        >>> from hypothesis import find
        >>> find(urls(), lambda url: "#" in url)
        'http://example.org/a%20b?lang=ru#top'
    """
    return mostly(st.sampled_from(_samples.URLS), _slugs.map("https://example.org/{}".format))


# Ids

_parts: Final = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6)
_slugs: Final = st.lists(_parts, min_size=1, max_size=3).map("-".join)


def slugs() -> SearchStrategy[str]:
    """Return a strategy for strings that have the form of an id: short, or as real ones are.

    Example:
        >>> from hypothesis import find
        >>> find(slugs(), lambda slug: slug.startswith("astana"))
        'astana-civil-service-hub'
    """
    return st.sampled_from(_samples.IDS) | _slugs


def others(kind: Callable[[str], Id], name: str) -> SearchStrategy[Id]:
    """Return a strategy for ids of records that a record names beside itself.

    Their last part says what they are to it. So nothing comes back to itself where records that
    were drawn one by one are put together.
    """
    return slugs().map(lambda slug: kind(f"{slug}-{name}"))


def organization_ids() -> SearchStrategy[OrganizationId]:
    """Return a strategy for ids of organizations.

    Example:
        >>> from hypothesis import find
        >>> find(organization_ids(), lambda _: True)
        'a'
    """
    return slugs().map(OrganizationId)


def person_ids() -> SearchStrategy[PersonId]:
    """Return a strategy for ids of people.

    Example:
        >>> from hypothesis import find
        >>> find(person_ids(), lambda _: True)
        'a'
    """
    return slugs().map(PersonId)


def alliance_ids() -> SearchStrategy[AllianceId]:
    """Return a strategy for ids of alliances.

    Example:
        >>> from hypothesis import find
        >>> find(alliance_ids(), lambda _: True)
        'a'
    """
    return slugs().map(AllianceId)


def workshop_ids() -> SearchStrategy[WorkshopId]:
    """Return a strategy for ids of workshops.

    Example:
        >>> from hypothesis import find
        >>> find(workshop_ids(), lambda _: True)
        'a'
    """
    return slugs().map(WorkshopId)


def source_ids() -> SearchStrategy[SourceId]:
    """Return a strategy for ids of sources.

    Example:
        >>> from hypothesis import find
        >>> find(source_ids(), lambda _: True)
        'a'
    """
    return slugs().map(SourceId)


def hub_ids() -> SearchStrategy[HubId]:
    """Return a strategy for ids of hubs.

    Example:
        >>> from hypothesis import find
        >>> find(hub_ids(), lambda _: True)
        'a'
    """
    return slugs().map(HubId)


def country_codes(*, withdrawn: bool | EllipsisType = ...) -> SearchStrategy[CountryCode]:
    """Return a strategy for real country codes, many of them of one region.

    Args:
        withdrawn: Whether ISO has withdrawn the code.

    Raises:
        InvalidArgument: The argument is neither true nor false.

    Example:
        >>> from hypothesis import find
        >>> find(country_codes(), lambda _: True)
        'AM'
        >>> find(country_codes(withdrawn=True), lambda _: True)
        'SU'
    """
    wanted = yes_or_no("withdrawn", withdrawn)
    codes = [st.sampled_from(_samples.REGION), st.sampled_from(_samples.WORLD)]
    current = codes if False in wanted else []
    former = [st.sampled_from(_samples.WITHDRAWN)] if True in wanted else []
    return st.one_of(*current, *former).map(CountryCode)


def party_ids() -> SearchStrategy[PartyId]:
    """Return a strategy for countries and bodies.

    Example:
        >>> from hypothesis import find
        >>> find(party_ids(), lambda party: party.islower())
        'a'
    """
    return country_codes() | organization_ids()


def identifiers(*, scheme: Draws[str] = ..., value: Draws[str] = ...) -> SearchStrategy[Identifier]:
    """Return a strategy for ids that a thing has elsewhere.

    Args:
        scheme: Who gives the id.
        value: The id.

    Example:
        >>> from hypothesis import find
        >>> find(identifiers(), lambda _: True)
        Identifier('wikidata', 'A')
    """
    return records(
        Identifier,
        scheme=drawn(scheme, st.sampled_from(_samples.SCHEMES)),
        value=drawn(value, strings(_samples.OUTSIDE_IDS)),
    )


# Sources


def citations(
    *,
    source: Draws[SourceId | str] = ...,
    printed: Draws[str | None] = ...,
    locator: Draws[str | None] = ...,
    inferred: Draws[bool] = ...,
) -> SearchStrategy[Citation]:
    """Return a strategy for citations.

    Args:
        source: The source.
        printed: The words as printed.
        locator: Where in the source.
        inferred: Whether it is concluded from what the source says.

    Example:
        >>> from hypothesis import find
        >>> find(citations(source="notice"), lambda citation: citation.printed is not None)
        Citation('notice', printed='A')
    """
    return records(
        Citation,
        source=drawn(source, source_ids()),
        printed=drawn(printed, optional(strings(_samples.PRINTED))),
        locator=drawn(locator, optional(strings(_samples.LOCATORS))),
        inferred=drawn(inferred, st.booleans()),
    )


def cites(cited: Draws[Collection[Citation | SourceId | str]]) -> SearchStrategy[object]:
    """Return the strategy that an argument named `cited` stands for."""
    return drawn(cited, some_citations)


some_citations: Final = lists(citations(), 1)


def sources(
    *,
    id: Draws[SourceId | str] = ...,
    title: Draws[TextLike] = ...,
    url: Draws[str | None] = ...,
    publisher: Draws[TextLike | None] = ...,
    published: Draws[DateLike | None] = ...,
    accessed: Draws[DateLike | None] = ...,
    copy_of: Draws[SourceId | str | None] = ...,
) -> SearchStrategy[Source]:
    """Return a strategy for sources.

    Args:
        id: Its id in the hub.
        title: Its title.
        url: Where it was found.
        publisher: Who published it.
        published: The day it was published; not after the day it was read.
        accessed: The day it was read.
        copy_of: The source it repeats.

    Example:
        >>> from hypothesis import find
        >>> find(sources(), lambda source: source.copy_of is not None).copy_of
        'a-original'
    """
    return records(
        Source,
        from_to("published", published, "accessed", accessed, optional_dates),
        id=drawn(id, source_ids()),
        title=drawn(title, phrases(_samples.NOTICES)),
        url=drawn(url, optional(urls())),
        publisher=drawn(publisher, optional(phrases(_samples.PUBLISHERS))),
        copy_of=drawn(copy_of, optional(others(SourceId, "original"))),
    )


# Problems


def problems(
    *,
    code: Draws[Code] = ...,
    path: Draws[str] = ...,
    message: Draws[str] = ...,
    line: Draws[int | None] = ...,
) -> SearchStrategy[Problem]:
    """Return a strategy for problems, as readers of documents report them.

    Args:
        code: The kind of problem.
        path: JSON Pointer to the place.
        message: The sentence for a person.
        line: The line of the text.

    Example:
        >>> from hypothesis import find
        >>> print(find(problems(code=Code.BLANK_TEXT), lambda _: True))
        (the value itself): A [blank-text]
    """
    parts = st.lists(st.sampled_from(("workshops", "0", "a/b")), max_size=3)
    return st.builds(
        Problem,
        drawn(code, st.sampled_from(Code)),
        drawn(path, parts.map(lambda drawn_parts: pointer(*drawn_parts))),
        drawn(message, strings(_samples.PRINTED)),
        drawn(line, optional(_lines)),
    )


def positions(*, line: Draws[int] = ..., column: Draws[int] = ...) -> SearchStrategy[Position]:
    """Return a strategy for positions in a text.

    Args:
        line: The line, from 1.
        column: The character in it, from 1.

    Example:
        >>> from hypothesis import find
        >>> find(positions(line=3), lambda _: True)
        Position(line=3, column=1)
    """
    return st.builds(Position, drawn(line, _lines), drawn(column, st.integers(1, 200)))


_lines: Final = st.integers(1, 10_000)
