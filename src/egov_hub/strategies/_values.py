"""Strategies for words, ids and countries."""

from collections.abc import Sequence
from types import EllipsisType
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, mostly, parsed, understood, yes_or_no
from egov_hub.values.ids import CountryCode, OrganizationId, PartyId, Slug
from egov_hub.values.text import UNDETERMINED, Text, as_language

Id = TypeVar("Id", bound=Slug)
T = TypeVar("T")

# Words


# All of Unicode except surrogates. `codec="utf-8"` means the same, but takes more than a second
# to compute if Hypothesis has not cached it in an earlier run.
_anything: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_visible: Final = st.sampled_from("Aé中Хხ١*“")


@st.composite
def _any_words(draw: DrawFn) -> str:
    # A visible character, so that the string is not blank.
    return draw(_visible) + draw(_anything)


_HOSTILE: Final = (*_samples.UNQUOTED * 2, *_samples.ALTERED, *(_samples.TANGLED,) * 20)


def _sampled(samples: Sequence[T | None], others: SearchStrategy[T]) -> SearchStrategy[T]:
    """Return a strategy for samples; None is replaced by another value."""
    some = st.sampled_from(samples)

    # This needs one draw less than a union. A failing test shows the name, not all samples.
    @st.composite
    def sample(draw: DrawFn) -> T:
        value = draw(some)
        return draw(others) if value is None else value

    return sample()


def _mostly_samples(
    usual: Sequence[T], hostile: Sequence[T], others: SearchStrategy[T]
) -> SearchStrategy[T]:
    """Return a strategy that mostly draws usual samples, less often hostile ones, rarely others."""
    many = tuple(usual) * (40 // len(usual))
    return _sampled((*many, *hostile, *(None,) * 4), others)


def strings(samples: Sequence[str]) -> SearchStrategy[str]:
    """Return a strategy for strings that are not blank, most of them samples."""
    return _mostly_samples(samples, _HOSTILE, _any_words())


def phrases(samples: Sequence[Text]) -> SearchStrategy[Text]:
    """Return a strategy for texts, most of them samples, in all or one of their languages."""
    parts = [Text(dict([words])) for text in samples for words in text.words if len(text.words) > 1]
    return _mostly_samples([*samples, *parts], _HOSTILE_TEXTS, _any_text)


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
    tags = parsed(as_language, languages, st.sampled_from(_samples.LANGUAGES), "languages")
    values = parsed(_as_words, words, strings(_samples.PRINTED), "words")
    few = st.dictionaries(tags, values, min_size=1, max_size=3)
    if languages is ...:
        many = st.lists(tags, min_size=11, unique=True).flatmap(
            lambda several: st.fixed_dictionaries(dict.fromkeys(several, values))
        )
        return mostly(few, mostly(few, many)).map(_as_text)
    return few.map(_as_text)


def _as_words(value: str) -> str:
    """Return the words of a text in a language."""
    return Text(value)[UNDETERMINED]


def _as_text(words: dict[str, str]) -> Text:
    return understood(Text, words)


_any_text: Final = texts()
_HOSTILE_TEXTS: Final = tuple(map(Text, _HOSTILE))


def urls() -> SearchStrategy[str]:
    """Return a strategy for web addresses, for fields such as `url` and `links`.

    Example:
        >>> from hypothesis import find
        >>> find(urls(), lambda url: "#" in url)
        'http://example.org/a%20b?lang=ru#top'
    """
    return _sampled((*_samples.URLS, *(None,) * 3), _slugs.map("https://example.org/{}".format))


# Ids

_parts: Final = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6)
_slugs: Final = st.lists(_parts, min_size=1, max_size=3).map("-".join)


def slugs() -> SearchStrategy[str]:
    """Return a strategy for strings that have the form of an id: short ones and realistic ones.

    Example:
        >>> from hypothesis import find
        >>> find(slugs(), lambda slug: slug.startswith("astana"))
        'astana-civil-service-hub'
    """
    return _sampled((*_samples.IDS, *(None,) * 9), _slugs)


def others(kind: type[Id], name: str) -> SearchStrategy[Id]:
    """Return a strategy for ids of related records of the same kind.

    The last part of the id is the name of the relation. So there is no cycle if records that were
    drawn separately are added to one hub.
    """
    return slugs().map(lambda slug: kind(f"{slug}-{name}"))


def ids(kind: type[Id]) -> SearchStrategy[Id]:
    """Return a strategy for ids of one kind.

    Args:
        kind: The class of the ids.

    Example:
        >>> from hypothesis import find
        >>> find(ids(OrganizationId), lambda _: True)
        'a'
    """
    return slugs().map(kind)


def country_codes(*, withdrawn: bool | EllipsisType = ...) -> SearchStrategy[CountryCode]:
    """Return a strategy for real country codes, many of them of one region.

    Args:
        withdrawn: Whether ISO has withdrawn the code.

    Raises:
        InvalidArgument: The argument is not True, False or `...`.

    Example:
        >>> from hypothesis import find
        >>> find(country_codes(), lambda _: True)
        'AM'
        >>> find(country_codes(withdrawn=True), lambda _: True)
        'SU'
    """
    wanted = yes_or_no("withdrawn", withdrawn)
    current = (*_samples.REGION * 2, *_samples.WORLD) if False in wanted else ()
    former = _samples.WITHDRAWN * 4 if True in wanted else ()
    return st.sampled_from([CountryCode(code) for code in (*current, *former)])


def party_ids() -> SearchStrategy[PartyId]:
    """Return a strategy for countries and bodies.

    Example:
        >>> from hypothesis import find
        >>> find(party_ids(), lambda party: party.islower())
        'a'
    """
    return country_codes() | ids(OrganizationId)
