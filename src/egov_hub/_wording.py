"""Closed lists of words, and how messages show values and places.

The lowest floor of the library: it imports nothing from the library.
"""

from enum import StrEnum
from typing import Final
from unicodedata import category, normalize

_SHOWN: Final = 60
"""A message shows only the beginning of a longer text."""


class Word(StrEnum):
    """A word of a closed list: the base of all the library's vocabularies."""


def shown(value: object) -> str:
    """Return a value as a message shows it: strings in double quotes, long strings cut.

    Example:
        >>> print(shown("AZ"), shown(5), shown(None), shown([1, 2]))
        "AZ" 5 null a list
    """
    match value:
        case str():
            safe = printable(plain(value)[: _SHOWN + 1])
            return f'"{safe}"' if len(safe) <= _SHOWN else f'"{safe[: _SHOWN - 3]}..."'
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            number = int.__int__(value)
            return str(number) if abs(number) < 10**18 else "a number of more than 18 digits"
        case float():
            return float.__repr__(value)
        case list() | tuple():
            return "a list"
        case dict():
            return "an object"
        case _:
            return f"a value of type {type(value).__name__}"


def expected(what: str, got: object, write: str = "") -> str:
    """Return the message for a value that its place does not accept.

    Args:
        what: What its place accepts, with an article.
        got: The value.
        write: What to write instead.

    Example:
        >>> print(expected("a Place", "Tashkent", "Place(...)"))
        Expected a Place, got the text "Tashkent". Write Place(...).
    """
    advice = f" Write {write}." if write else ""
    return f"Expected {what}, got {_with_kind(got)}.{advice}"


def _with_kind(value: object) -> str:
    """Return a value as a message shows it, after its kind if the value does not show the kind."""
    match value:
        case str():
            kind = type(value)
            return f"the {'text' if kind is str else kind.__name__} {shown(value)}"
        case int() | float() if not isinstance(value, bool):
            said = shown(value)
            return said if said.startswith("a ") else f"the number {said}"
        case _:
            return shown(value)


def printable(text: str) -> str:
    r"""Return a text with escapes for characters that cannot be printed or would break the line.

    Example:
        >>> print(printable("a\nb"))
        a\nb
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def plain(text: str) -> str:
    """Return a text as a plain string, without using the methods of a subclass of `str`.

    Example:
        >>> from enum import Enum
        >>> class Colour(str, Enum):
        ...     RED = "red"
        >>> str(Colour.RED), plain(Colour.RED)
        ('Colour.RED', 'red')
    """
    return str.__str__(text)


def encodable(text: str) -> str:
    r"""Return a text that UTF-8 can encode: unpaired surrogates are written as JSON escapes.

    Example:
        >>> print(encodable("/\ud800"))
        /\ud800
    """
    text = plain(text)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def a(name: str) -> str:
    """Return a name with its article.

    Example:
        >>> a("Workshop"), a("Alliance")
        ('a Workshop', 'an Alliance')
    """
    return f"{'an' if name[0] in 'AEIO' else 'a'} {name}"


def sentence(text: str) -> str:
    """Return a text with a capital letter at its start.

    Example:
        >>> sentence('a Source needs "title".')
        'A Source needs "title".'
    """
    return text[:1].upper() + text[1:]


def alphabetical(text: str) -> str:
    """Return a key that sorts texts as readers expect: letter case and accents are ignored.

    Example:
        >>> sorted(["Zambia", "Åland Islands", "eGov Agency"], key=alphabetical)
        ['Åland Islands', 'eGov Agency', 'Zambia']
    """
    letters = normalize("NFKD", text)
    return "".join(each for each in letters if category(each) != "Mn").casefold()


def pointer(*parts: str | int) -> str:
    """Return the JSON Pointer that leads through the given keys and indices.

    A key that JSON does not have, such as None, has the words with which messages show it.

    Example:
        >>> pointer("workshops", 3, "a/b")
        '/workshops/3/a~1b'
    """
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in map(as_key, parts))


def as_key(value: object) -> str:
    """Return the text of a key or an index in messages and pointers; UTF-8 can encode it.

    Example:
        >>> as_key("on"), as_key(3), as_key(None)
        ('on', '3', 'null')
    """
    return encodable(value) if isinstance(value, str) else shown(value)


def place_of(path: str, line: int | None, column: int | str | None = None) -> str:
    """Return a place as a message shows it.

    The heading of a column is shown instead of the path, which ends with it.

    Example:
        >>> place_of("/id", 3), place_of("", 3), place_of("/id", None)
        ('line 3, /id', 'line 3', '/id')
        >>> place_of("/Since", 2, "Since"), place_of("/0/Since", None, "Since")
        ('line 2, column "Since"', '/0/Since')
        >>> place_of("/id", 3, 10)
        'line 3, column 10, /id'
    """
    if line is None:
        return path
    parts = [f"line {line}"]
    if column is not None:
        parts.append(f"column {shown(column)}")
    if path and not isinstance(column, str):
        parts.append(path)
    return ", ".join(parts)
