"""Words: closed lists of them, and how messages quote values, name places and guess what was meant.

The lowest floor of the library: it imports nothing of it.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum


class Word(StrEnum):
    """A word of a closed list: the base of all the library's vocabularies."""


def shown(value: object) -> str:
    """Return a value as a message shows it: strings in double quotes, long ones cut.

    Example:
        >>> print(shown("AZ"), shown(5), shown(None), shown([1, 2]))
        "AZ" 5 null a list
    """
    match value:
        case str():
            safe = printable(value)
            return f'"{safe}"' if len(safe) <= 60 else f'"{safe[:57]}..."'
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() if abs(value) < 10**18:
            return str(value)
        case int() | float():
            return "a number"
        case list() | tuple():
            return "a list"
        case dict():
            return "an object"
        case _:
            return f"a value of type {type(value).__name__}"


def printable(text: str) -> str:
    r"""Return a text in which what cannot be printed, or would break the line, is escaped.

    Example:
        >>> print(printable("a\nb"))
        a\nb
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def a(name: str) -> str:
    """Return a name after the article that belongs before it.

    Example:
        >>> a("Workshop"), a("Alliance")
        ('a Workshop', 'an Alliance')
    """
    return f"{'an' if name[0] in 'AEIO' else 'a'} {name}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that offers the known word nearest to a wrong one, if any.

    Example:
        >>> did_you_mean("titel", ["title", "start"])
        '; did you mean "title"?'
        >>> did_you_mean("xyz", ["title", "start"])
        ''
    """
    near = nearest(word, known)
    return f"; did you mean {shown(near)}?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is written most like a wrong one, if any is.

    Example:
        >>> nearest("titel", ["title", "start"])
        'title'
    """
    near = get_close_matches(word, list(known), n=1)
    return near[0] if near else None


def pointer(*parts: str | int) -> str:
    """Return the JSON Pointer that leads through the given keys and indices.

    Example:
        >>> pointer("workshops", 3, "a/b")
        '/workshops/3/a~1b'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def place_of(path: str, line: int | None) -> str:
    """Return how a message says where something is.

    Example:
        >>> place_of("/id", 3), place_of("", 3), place_of("/id", None)
        ('line 3, /id', 'line 3', '/id')
    """
    return ", ".join(filter(None, (f"line {line}" if line else "", path)))
