"""Words that differ by one typing mistake."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from egov_hub._wording import shown

LONGEST: Final = 60
"""A longer word gets no suggestion, because a message does not show more of it."""

_SHORTEST: Final = 4
"""In a shorter word, another letter makes another word: the ADB is not the AfDB."""


def folded(text: str) -> str:
    """Return the letters and digits of a text, without letter case, accents and punctuation.

    Example:
        >>> folded("São Tomé"), folded("co_organizers"), folded("Co-Organizers")
        ('saotome', 'coorganizers', 'coorganizers')
    """
    return "".join(each for each in normalize("NFKD", text.casefold()) if each.isalnum())


class Spellings:
    """Known words, which can be found by a word that differs from them by at most one slip.

    A slip is a letter that is missing, added, wrong, or swapped with the next letter. Letter case,
    accents, hyphens, spaces and double letters are ignored. Digits are not ignored: an event of
    2018 is not the event of 2019. The keys of each known word are the word without one of its
    letters. So it is found immediately, even if very many words are known.

    Example:
        >>> Spellings(["title", "start", "workshop-2019"]).nearest("titel")
        'title'
        >>> Spellings(["inactive", "online", "workshop-2019"]).near("workshop-2018")
        ()
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Store the known words."""
        self._filed: dict[str, list[str]] = {}
        for word in known:
            for key in _keys(word):
                self._filed.setdefault(key, []).append(word)

    def near(self, word: str, most: int = 3) -> tuple[str, ...]:
        """Return the known words that differ from a word by at most one slip, the nearest first."""
        if len(word) > LONGEST:
            return ()
        found = dict.fromkeys(each for key in _keys(word) for each in self._filed.get(key, ()))
        letters = folded(word)
        alike = (each for each in found if _digits(each) == _digits(word))
        return tuple(sorted(alike, key=lambda each: folded(each) != letters)[:most])

    def nearest(self, word: str) -> str | None:
        """Return the known word that differs from a word by at most one slip, if there is one."""
        return next(iter(self.near(word, most=1)), None)


def _keys(word: str) -> Iterator[str]:
    """Return the keys that a word has in common with words that differ from it by one slip."""
    letters = re.sub(r"([^\W\d_])\1+", r"\1", folded(word))
    if len(letters) >= _SHORTEST:
        yield letters
        yield from {letters[:place] + letters[place + 1 :] for place in range(len(letters))}
    elif letters:
        # Only swapped letters are a slip here. Keys of longer words do not have a space.
        yield f" {letters}"
        yield f"  {''.join(sorted(letters))}"


def _digits(word: str) -> list[str]:
    return sorted(filter(str.isdigit, word))


@lru_cache(maxsize=200)
def _spellings(known: tuple[str, ...]) -> Spellings:
    return Spellings(known)


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the word of a short list that differs from a word by one slip, if there is one.

    Example:
        >>> nearest("observr", ["member", "observer"])
        'observer'
    """
    return _spellings(tuple(known)).nearest(word)


def suggestion(*meant: str | None) -> str:
    """Return the last sentence of a message, which suggests what was meant, if this is known.

    It begins with a space, which separates it from the sentence before. A value that a message
    cannot show completely is not suggested.

    Args:
        meant: What was meant; several values, if it can be any of them.

    Example:
        >>> suggestion("UZ"), suggestion("KP", "KR"), suggestion(None)
        (' Did you mean "UZ"?', ' Did you mean "KP" or "KR"?', '')
    """
    shorts = [shown(each) for each in meant if each and len(each) <= LONGEST]
    return f" Did you mean {' or '.join(shorts)}?" if shorts else ""


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return the last sentence of a message: it suggests the word of a short list that was meant.

    It is empty if no word differs by only one slip.

    Example:
        >>> did_you_mean("titel", ["title", "start"])
        ' Did you mean "title"?'
        >>> did_you_mean("xyz", ["title", "start"])
        ''
    """
    return suggestion(nearest(word, known))
