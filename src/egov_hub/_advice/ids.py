"""The id that can be made from a name."""

import re
from typing import Final
from unicodedata import normalize

# Letters that Unicode does not decompose, and their usual forms if only a-z can be used.
_LETTERS: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "a",
        "&": " and ",
        "'": "",
        "’": "",
        "ʻ": "",
        "ʼ": "",
    }
)


def slug_of(text: str) -> str:
    """Return the slug of a text; empty (not a valid slug) if it has no letters a-z and no digits.

    Example:
        >>> slug_of("São Tomé & Príncipe"), slug_of("Côte d'Ivoire"), slug_of("Łódź")
        ('sao-tome-and-principe', 'cote-divoire', 'lodz')
    """
    plain = normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(each for each in plain if not "\u0300" <= each <= "\u036f")
    return "-".join(re.findall(r"[a-z0-9]+", letters))
