"""Words as printed, in one or more languages.

Languages are written as BCP 47 tags (RFC 5646), as in HTML's `lang` and JSON-LD's language maps;
`und` means that the language is not stated.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._calls import Printing, printing
from egov_hub._wording import as_key, expected, plain, shown
from egov_hub.problems import Code, Problem, ValidationError, refuse

__all__ = ["Text", "TextLike", "as_language", "as_text"]

UNDETERMINED: Final = "und"
LONGEST_TAG: Final = 100
"""The most characters of a language tag. The longest tags in use have about thirty."""


@frozen(init=False, repr=False)
class _Words:
    """The attribute of a text.

    msgspec writes a class made by attrs as its attributes, which nothing here can read. It refuses
    `Text`, which only derives from such a class.
    """

    words: tuple[tuple[str, str], ...] = field()


class Text(_Words):
    """The same words in one or more languages, exactly as they were printed.

    The order has no meaning: two texts with the same words in the same languages are equal.

    Args:
        words: Words whose language is not stated, a mapping from language tags to words, or a text.
        languages: More words, by language tag. For a tag with a hyphen, use a mapping.

    Attributes:
        words: Pairs of language tag and words, in the order of the tags.

    Raises:
        ValidationError: There are no words; a tag is not in BCP 47, not in its conventional letter
            case, or longer than a hundred characters; or words are blank or have an unpaired
            surrogate.

    Example:
        >>> name = Text("Astana Civil Service Hub", ru="Астанинский хаб государственной службы")
        >>> name.languages
        ('ru', 'und')
        >>> name["ru"]
        'Астанинский хаб государственной службы'
        >>> name.best("kk", "ru", "en")
        'Астанинский хаб государственной службы'
        >>> print(Text({"en": "Kosovo*"}))
        Kosovo*
    """

    __slots__ = ()

    def __init__(
        self,
        words: "TextLike | tuple[tuple[str, str], ...] | None" = None,
        **languages: str,
    ) -> None:
        """Take the words and check every language."""
        if not languages and (sound := _sound(words)):
            object.__setattr__(self, "words", sound)
            return
        pairs = (*_pairs(words), *languages.items())
        problems: list[Problem] = []
        read: dict[str, str] = {}
        for tag, printed in pairs:
            try:
                language = as_language(tag)
                if language in read:
                    message = f"The language {shown(tag)} occurs twice. Keep one of the two."
                    raise refuse(Code.DUPLICATE_KEY, message)
                read[language] = _parse.string(printed)
            except ValidationError as error:
                at = () if isinstance(words, str) and tag == UNDETERMINED else (as_key(tag),)
                problems += [problem.under(*at) for problem in error.problems]
        if not pairs:
            problems.append(
                Problem(Code.BLANK_TEXT, "", "The text has no words. Write them in one language.")
            )
        if problems:
            raise ValidationError(problems)
        object.__setattr__(self, "words", tuple(sorted(read.items())))

    @property
    def languages(self) -> tuple[str, ...]:
        """The language tags of the text, in alphabetical order.

        Example:
            >>> Text(ru="Хаб", en="Hub").languages
            ('en', 'ru')
        """
        return tuple(tag for tag, _ in self.words)

    def __getitem__(self, tag: str) -> str:
        """Return the words in exactly this language.

        Raises:
            KeyError: The text has no words in this language.
        """
        return dict(self.words)[tag]

    # Otherwise Python would iterate over `text[0]`, `text[1]` and so on.
    __iter__ = None

    def best(self, *ranges: str) -> str:
        """Return the best words for a reader, by the lookup of RFC 4647, section 3.4.

        Each language range is shortened from its end until there are words for it: `zh-Hans-CN`
        finds `zh-Hans`, then `zh`. Letter case is ignored. If there are no words for any range, the
        result is the words whose language is not stated. If there are none, it is the English
        words, and without these the first words by tag.

        Args:
            ranges: The languages that the reader understands, the best one first.

        Raises:
            ValidationError: A range is not a text.

        Example:
            >>> Text(en="Hub", ru="Хаб").best("kk", "ru-KZ")
            'Хаб'
            >>> Text(en="Hub", ru="Хаб").best("kk")
            'Hub'
        """
        by_tag = {tag.lower(): words for tag, words in self.words}
        wanted_first = _parse.argument("ranges", _as_ranges, ranges) if ranges else ()
        for wanted in (*wanted_first, UNDETERMINED, "en"):
            # The other subtags are longer than any tag of a text.
            subtags = wanted.lower().split("-")[:LONGEST_TAG]
            while subtags:
                if found := by_tag.get("-".join(subtags)):
                    return found
                # A tag of a text never ends with a singleton, such as the x before private subtags.
                subtags.pop()
        return self.words[0][1]

    def __str__(self) -> str:
        """Return the words whose language is not stated, else the English ones, else the first."""
        return self.best()

    def __plain__(self) -> str | dict[str, str]:
        words = dict(self.words)
        return words[UNDETERMINED] if words.keys() == {UNDETERMINED} else words

    def __repr__(self) -> str:
        """Return an expression that makes this text."""
        return f"{type(self).__name__}({self.__plain__()!r})"

    @property
    def _repr_pretty_(self) -> Printing:
        return printing(repr(self))


def _sound(words: Any) -> tuple[tuple[str, str], ...]:
    """Return the pairs of language tag and words, if they are certainly valid, else nothing."""
    given: dict[str, str] = {UNDETERMINED: words} if type(words) is str else words
    if type(given) is not dict:
        return ()
    for tag, said in given.items():
        if not _parse.is_printable(said) or type(tag) is not str or len(tag) > LONGEST_TAG:
            return ()
        if _conventional(tag) != tag:
            return ()
    return tuple(sorted(given.items()))


def _pairs(
    words: "TextLike | tuple[tuple[str, str], ...] | None",
) -> tuple[tuple[str, str], ...]:
    if words is None:
        return ()
    if isinstance(words, str):
        return ((UNDETERMINED, words),)
    if isinstance(words, Text):
        return words.words
    if isinstance(words, Mapping):
        return tuple(_parse.read(words, dict[str, str]).items())
    # The form of the field `words`, which `attrs.evolve` passes to the constructor.
    if type(words) is tuple and all(type(pair) is tuple and len(pair) == 2 for pair in words):
        return words
    message = expected("a text", words, 'a text in quotes, or a map like {"en": "..."}')
    raise refuse(Code.WRONG_TYPE, message)


def _as_ranges(value: Collection[str]) -> tuple[str, ...]:
    """Return language ranges; an unknown one finds nothing."""
    return _parse.several(value, lambda item: plain(_parse.instance(item, str)))


TextLike: TypeAlias = Text | str | Mapping[str, str]
"""What a constructor takes for a text: a `Text`, a string, or a language map."""


def as_text(value: TextLike) -> Text:
    """Return a text, given one, words whose language is not stated, or a language map.

    Raises:
        ValidationError: It is not one of these, or not valid.

    Example:
        >>> as_text({"en": "Hub", "ru": "Хаб"}) == Text(en="Hub", ru="Хаб")
        True
    """
    return value if isinstance(value, Text) else Text(value)


def as_optional_text(value: TextLike | None) -> Text | None:
    """Return None for None, else a text."""
    return None if value is None else as_text(value)


def as_texts(value: Collection[TextLike]) -> tuple[Text, ...]:
    """Return texts, without duplicates."""
    return _parse.distinct(value, as_text)


def as_languages(value: Collection[str]) -> tuple[str, ...]:
    """Return language tags, without duplicates."""
    return _parse.distinct(value, as_language)


def as_language(tag: str) -> str:
    """Return a language tag that is in BCP 47 and written in the conventional letter case.

    Raises:
        ValidationError: It is not registered, written in another letter case, or longer than a
            hundred characters.

    Example:
        >>> as_language("sr-Latn")
        'sr-Latn'
        >>> as_language("zh_hans")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. (the value itself): "zh_hans" is not a language tag of BCP 47. \
Did you mean "zh-Hans"? [unknown-language]
    """
    tag = _parse.string(tag)
    if len(tag) > LONGEST_TAG:
        message = (
            f"The language tag {shown(tag)} has {len(tag):,} characters. "
            f"Write a tag of at most {LONGEST_TAG}."
        )
        raise refuse(Code.UNKNOWN_LANGUAGE, message)
    conventional = _conventional(tag)
    if conventional == tag:
        return tag
    from egov_hub._advice.spelling import suggestion

    hint = (
        suggestion(language_meant(tag))
        or ' Write the code of a language, or "und" if it is not known.'
    )
    raise refuse(Code.UNKNOWN_LANGUAGE, f"{shown(tag)} is not a language tag of BCP 47.{hint}")


def language_meant(tag: str) -> str | None:
    """Return the language tag that a text certainly means, although it is written differently.

    Example:
        >>> from egov_hub.values.text import language_meant
        >>> [language_meant(tag) for tag in ("zh-cn", "zh_hant", "English", "simple")]
        ['zh-CN', 'zh-Hant', 'en', None]
    """
    from egov_hub._advice.languages import tag_of

    tag = plain(tag)
    return (_conventional(tag) if len(tag) <= LONGEST_TAG else None) or tag_of(tag)


# A lookup of a tag in the registry takes hundreds of times longer than in this cache.
@lru_cache(maxsize=1_000)
def _conventional(tag: str) -> str | None:
    """Return a registered tag in the letter case of RFC 5646, section 2.1.1, or None."""
    if tag in (UNDETERMINED, "en"):
        return tag
    # Imported only at the first tag that is not one of these, because it builds large tables.
    from langcodes import standardize_tag, tag_is_valid

    if not tag.isascii() or not tag_is_valid(tag):
        return None
    first, *others = tag.lower().replace("_", "-").split("-")
    # If a language has a code of two letters, this one is written, not its code of three letters.
    short = standardize_tag(first) if len(first) == 3 else first
    subtags = [short if len(short) == 2 else first]
    for subtag in others:
        # Scripts are capitalized and regions are in capitals, but not after a singleton.
        plain = all(len(before) > 1 for before in subtags)
        if plain and len(subtag) == 4:
            subtags.append(subtag.capitalize())
        elif plain and len(subtag) == 2:
            subtags.append(subtag.upper())
        else:
            subtags.append(subtag)
    return "-".join(subtags)
