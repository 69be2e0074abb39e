"""Words as printed, in one or more languages.

Languages are named by BCP 47 tags (RFC 5646), as in HTML's `lang` and JSON-LD's language maps;
`und` stands for a language that nobody stated.
"""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import did_you_mean, shown
from egov_hub.problems import Code, Problem, ValidationError, refuse

__all__ = ["Text", "TextLike", "as_language", "as_text"]

UNDETERMINED = "und"


@frozen(init=False, repr=False, str=False)
class Text:
    """The same words in one or more languages, exactly as they were printed.

    Order says nothing: two texts with the same words in the same languages are equal.

    Args:
        words: Words in no stated language, a mapping from language tags to words, or a text.
        languages: More words, by language tag. A tag with a hyphen goes into a mapping.

    Attributes:
        words: Pairs of language tag and words, in the order of the tags.

    Raises:
        ValidationError: There are no words, a tag is not in BCP 47 or not written in its
            conventional letter case, or a text is blank or no Unicode.

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

    words: tuple[tuple[str, str], ...] = field()

    def __init__(
        self,
        words: "TextLike | tuple[tuple[str, str], ...] | None" = None,
        **languages: str,
    ) -> None:
        """Take the words and check every language."""
        pairs = (*_pairs(words), *languages.items())
        problems: list[Problem] = []
        read: dict[str, str] = {}
        for tag, printed in pairs:
            try:
                language = as_language(tag)
                if language in read:
                    message = f"There are words in {shown(tag)} already: keep one of the two."
                    raise refuse(Code.DUPLICATE_KEY, message)
                read[language] = _parse.string(printed)
            except ValidationError as error:
                at = () if isinstance(words, str) and tag == UNDETERMINED else (str(tag),)
                problems += [problem.under(*at) for problem in error.problems]
        if not pairs:
            problems.append(
                Problem(Code.BLANK_TEXT, "", "The text has no words: give them in one language.")
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
            KeyError: The text has no words in it.
        """
        return dict(self.words)[tag]

    def best(self, *ranges: str) -> str:
        """Return the words that suit a reader best: the lookup of RFC 4647, section 3.4.

        Each language range is shortened from its end until there are words for it: `zh-Hans-CN`
        finds `zh-Hans`, then `zh`. Letter case says nothing. Where nothing suits, the default is
        the words in no stated language, else the English ones, else the first by tag.

        Args:
            ranges: What the reader understands, best first.

        Example:
            >>> Text(en="Hub", ru="Хаб").best("kk", "ru-KZ")
            'Хаб'
            >>> Text(en="Hub", ru="Хаб").best("kk")
            'Hub'
        """
        by_tag = {tag.lower(): words for tag, words in self.words}
        for wanted in (*ranges, UNDETERMINED, "en"):
            subtags = wanted.lower().split("-")
            while subtags:
                if found := by_tag.get("-".join(subtags)):
                    return found
                subtags.pop()
                # A singleton introduces what follows it and means nothing at the end.
                if subtags and len(subtags[-1]) == 1:
                    subtags.pop()
        return self.words[0][1]

    def __str__(self) -> str:
        """Return the words in no stated language, else the English ones, else the first."""
        return self.best()

    def __plain__(self) -> str | dict[str, str]:
        words = dict(self.words)
        return words[UNDETERMINED] if words.keys() == {UNDETERMINED} else words

    def __repr__(self) -> str:
        """Return an expression that makes this text."""
        return f"{type(self).__name__}({self.__plain__()!r})"


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
        return tuple(words.items())
    # The form in which a text holds its words, and in which `attrs.evolve` hands them on.
    if isinstance(words, tuple) and all(
        isinstance(pair, tuple) and len(pair) == 2 for pair in words
    ):
        return words
    message = f'{shown(words)} is no text: write words, or a map like {{"en": "..."}}.'
    raise refuse(Code.WRONG_TYPE, message)


TextLike: TypeAlias = Text | str | Mapping[str, str]
"""What a constructor takes for a text: parsed, words in no stated language, or a language map."""


def as_text(value: TextLike) -> Text:
    """Return a text, given one, words in no stated language, or a language map.

    Raises:
        ValidationError: It is none of these, or not sound.

    Example:
        >>> as_text({"en": "Hub", "ru": "Хаб"}) == Text(en="Hub", ru="Хаб")
        True
    """
    return value if isinstance(value, Text) else Text(value)


def as_optional_text(value: TextLike | None) -> Text | None:
    """Return None for None, else a text."""
    return None if value is None else as_text(value)


def as_texts(value: Collection[TextLike]) -> tuple[Text, ...]:
    """Return texts, none of them twice."""
    return _parse.distinct(value, as_text)


def as_languages(value: Collection[str]) -> tuple[str, ...]:
    """Return language tags, none of them twice."""
    return _parse.distinct(value, as_language)


def as_language(tag: str) -> str:
    """Return a language tag that is in BCP 47 and written in the conventional letter case.

    Raises:
        ValidationError: It is not registered, or written otherwise.

    Example:
        >>> as_language("sr-Latn")
        'sr-Latn'
        >>> as_language("zh_hans")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. (the value itself): "zh_hans" is no language tag of BCP 47; \
did you mean "zh-Hans"? [unknown-language]
    """
    tag = _parse.string(tag)
    if tag in _KNOWN:
        return tag
    conventional = _conventional(tag)
    if conventional is None:
        hint = did_you_mean(tag, ("en", "ru", "kk", "und")) or '; write one like "en" or "ru".'
    elif conventional == tag:
        _KNOWN.add(tag)
        return tag
    else:
        hint = did_you_mean(tag, [conventional]) or f'; write "{conventional}".'
    raise refuse(Code.UNKNOWN_LANGUAGE, f"{shown(tag)} is no language tag of BCP 47{hint}")


# Tags seen to be sound. Looking one up in the registry costs hundreds of times more.
_KNOWN: set[str] = {UNDETERMINED, "en"}


def _conventional(tag: str) -> str | None:
    """Return a registered tag in the letter case of RFC 5646, section 2.1.1, or None."""
    # Loaded when the first unusual tag is met: it builds large tables.
    from langcodes import standardize_tag, tag_is_valid

    if not tag.isascii() or not tag_is_valid(tag):
        return None
    first, *others = tag.lower().replace("_", "-").split("-")
    # A language that has a code of two letters is not written with its code of three.
    short = standardize_tag(first) if len(first) == 3 else first
    subtags = [short if len(short) == 2 else first]
    for subtag in others:
        # Scripts are capitalized and regions in capitals, but not in what a singleton introduces.
        plain = all(len(before) > 1 for before in subtags)
        if plain and len(subtag) == 4:
            subtags.append(subtag.capitalize())
        elif plain and len(subtag) == 2:
            subtags.append(subtag.upper())
        else:
            subtags.append(subtag)
    return "-".join(subtags)
