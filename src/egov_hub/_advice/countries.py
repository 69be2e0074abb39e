"""What people write for countries: codes other than alpha-2, names in English and Russian."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final
from unicodedata import normalize

from egov_hub import _countries
from egov_hub._advice._russian_names import RUSSIAN
from egov_hub._advice.spelling import Spellings, suggestion

# Alpha-3 codes that were withdrawn, and those that ISO has replaced without a new alpha-2 code.
_WITHDRAWN_ALPHA_3: Final = {
    "ANT": "AN",
    "ATN": "NQ",
    "BUR": "BU",
    "BYS": "BY",
    "CSK": "CS",
    "CTE": "CT",
    "DDR": "DD",
    "DHY": "DY",
    "FXX": "FX",
    "HVO": "HV",
    "JTN": "JT",
    "MID": "MI",
    "NHB": "NH",
    "NTZ": "NT",
    "PCI": "PC",
    "PCZ": "PZ",
    "PUS": "PU",
    "RHO": "RH",
    "ROM": "RO",
    "SCG": "CS",
    "SUN": "SU",
    "TMP": "TP",
    "VDR": "VD",
    "WAK": "WK",
    "YMD": "YD",
    "YUG": "YU",
    "ZAR": "ZR",
}
# The codes of the European Union for the United Kingdom and Greece, and a common one for Kosovo.
_ALSO_WRITTEN: Final = {"UK": "GB", "EL": "GR", "XKX": "XK"}
# Names in general use that ISO 3166 does not list, or lists in another form.
_ALSO_CALLED: Final = {
    "Belorussia": "BY",
    "Bosnia": "BA",
    "Brazzaville": "CG",
    "Britain": "GB",
    "Brunei": "BN",
    "Byelorussia": "BY",
    "Cape Verde": "CV",
    "Congo - Brazzaville": "CG",
    "Congo - Kinshasa": "CD",
    "Czech Republic": "CZ",
    "Czechoslovakia": "CS",
    "DPRK": "KP",
    "DR Congo": "CD",
    "Democratic Republic of Congo": "CD",
    "Falkland Islands": "FK",
    "Great Britain": "GB",
    "Holland": "NL",
    "Ivory Coast": "CI",
    "Kirghizia": "KG",
    "Kirgizstan": "KG",
    "Kyrgyz Republic": "KG",
    "Lao": "LA",
    "Laos": "LA",
    "Macau": "MO",
    "Macedonia": "MK",
    "Moldavia": "MD",
    "Nauru": "NR",
    "North Korea": "KP",
    "People's Republic of China": "CN",
    "Republic of China": "TW",
    "Russia": "RU",
    "Serbia and Montenegro": "CS",
    "Slovak Republic": "SK",
    "South Korea": "KR",
    "Soviet Union": "SU",
    "Swaziland": "SZ",
    "Syria": "SY",
    "Tadjikistan": "TJ",
    "Taiwan": "TW",
    "Tadzhikistan": "TJ",
    "Turkey": "TR",
    "Turkmenia": "TM",
    "U.A.E.": "AE",
    "U.K.": "GB",
    "U.S.": "US",
    "U.S.A.": "US",
    "UAE": "AE",
    "USSR": "SU",
    "United Kingdom": "GB",
    "United States": "US",
    "Vatican City": "VA",
    "Viet Nam": "VN",
    "Vietnam": "VN",
}
_FORMS: Final = re.compile(r"республика |(?:the )?(?:(?:republic|kingdom|state) of )?(?:the )?")
"""Beginnings of names that are not needed to know the country."""


def called(text: str) -> str | None:
    """Return the code of the country that a text certainly means: by a code, or by a name.

    The code is alpha-2 or alpha-3, of ISO 3166-1 or withdrawn, or the European Union's `UK` or
    `EL`. In names, letter case, accents and punctuation are ignored. A name that two countries
    have, such as "Korea", does not mean either of them.

    Example:
        >>> [called(text) for text in ("SUN", "TURKIYE", "Кыргызстан", "Korea")]
        ['SU', 'TR', 'KG', None]
    """
    name = _compared(text)
    known = _names()
    return _codes().get(text) or known.get(name) or known.get(_FORMS.sub("", name, count=1))


def meant(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that a text most likely means: none, one or several.

    The text may certainly mean a country (see `called`). It may also be a code in lower case or in
    digits, a name with one typing mistake, or a name that several countries have.

    Example:
        >>> [meant(text) for text in ("uk", "860", "Uzbekstan", "Korea", "Tashkent")]
        [('GB',), ('UZ',), ('UZ',), ('KP', 'KR'), ()]
    """
    name = _compared(text)
    if found := called(text) or called(text.upper()) or _numbers().get(text.zfill(3)):
        return (found,)
    near = {_names()[each] for each in _spellings().near(name)}
    return tuple(sorted(_short_names().get(name, near)))


def on_party(text: str) -> str:
    """Return the last sentences of a message about a wrong id of a party, if it is a country.

    Example:
        >>> on_party("Kazakhstan"), on_party("Astana")
        (' A country is written as its code. Did you mean "KZ"?', '')
    """
    hint = suggestion(*meant(text))
    return f" A country is written as its code.{hint}" if hint else ""


def on_body(text: str) -> str:
    """Return the last sentences of a message about a wrong id of a body, if it is a country.

    Example:
        >>> on_body("Kazakhstan")
        ' It means a country (Kazakhstan). Write the id of an organization in this country.'
    """
    names = " or ".join(_countries.names()[code] for code in meant(text))
    body = "Write the id of an organization in this country."
    return f" It means a country ({names}). {body}" if names else ""


@cache
def _codes() -> Mapping[str, str]:
    """Return alpha-2 codes by all codes of countries."""
    from iso3166 import countries_by_alpha3

    alpha_3 = {code: country.alpha2 for code, country in countries_by_alpha3.items()}
    alpha_2 = {code: code for code in _countries.names()}
    return {**_ALSO_WRITTEN, **_WITHDRAWN_ALPHA_3, **alpha_3, **alpha_2}


@cache
def _numbers() -> Mapping[str, str]:
    """Return alpha-2 codes by the numeric codes of countries."""
    from iso3166 import countries_by_numeric

    return {number: country.alpha2 for number, country in countries_by_numeric.items()}


@cache
def _names() -> Mapping[str, str]:
    """Return alpha-2 codes by the names of countries, in the form that is compared."""
    full = {_compared(name): code for code, name in _countries.names().items()}
    short = {name: min(codes) for name, codes in _short_names().items() if len(codes) == 1}
    also = {_compared(name): code for name, code in _ALSO_CALLED.items()}
    russian = {
        _compared(name): code for code, names in RUSSIAN.items() for name in names.split(" | ")
    }
    return {**short, **full, **also, **russian}


@cache
def _short_names() -> Mapping[str, set[str]]:
    """Return the codes of countries by names without the form of the state."""
    codes: dict[str, set[str]] = {}
    for code, name in _countries.names().items():
        for other in _other_orders(name):
            codes.setdefault(_compared(other), set()).add(code)
    return codes


@cache
def _spellings() -> Spellings:
    return Spellings(_names())


def _other_orders(name: str) -> Iterator[str]:
    """Return other ways to write a name such as "Korea, Republic of"."""
    head, _, rest = name.partition(", ")
    if rest.endswith((" of", " of the")):
        yield head
        yield f"{rest} {head}"


def _compared(text: str) -> str:
    """Return the letters and digits of a text as words, for comparison."""
    spelt = normalize("NFKD", text.casefold().replace("&", " and "))
    plain = "".join(each for each in spelt if each.isalnum() or each in " -'’")
    words = re.split(r"[\W_]+", plain)
    return " ".join("saint" if word == "st" else word for word in words).strip()
