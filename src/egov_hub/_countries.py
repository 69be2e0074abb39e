"""The codes of countries and their English short names: ISO 3166-1, ISO 3166-3 and Kosovo."""

from collections.abc import Mapping
from typing import Final

# ISO 3166-3, without the codes that were later given to another country (AI, BQ, BY, GE, SK, ...).
WITHDRAWN: Final = {
    "AN": "Netherlands Antilles",
    "BU": "Burma",
    "CS": "Serbia and Montenegro, or before it Czechoslovakia",
    "CT": "Canton and Enderbury Islands",
    "DD": "German Democratic Republic",
    "DY": "Dahomey",
    "FQ": "French Southern and Antarctic Territories",
    "FX": "France, Metropolitan",
    "HV": "Upper Volta",
    "JT": "Johnston Island",
    "MI": "Midway Islands",
    "NH": "New Hebrides",
    "NQ": "Dronning Maud Land",
    "NT": "Neutral Zone",
    "PC": "Pacific Islands (Trust Territory)",
    "PU": "United States Miscellaneous Pacific Islands",
    "PZ": "Panama Canal Zone",
    "RH": "Southern Rhodesia",
    "SU": "Union of Soviet Socialist Republics",
    "TP": "East Timor",
    "VD": "Viet-Nam, Democratic Republic of",
    "WK": "Wake Island",
    "YD": "Yemen, Democratic",
    "YU": "Yugoslavia",
    "ZR": "Zaire",
}
# What most people write if the names above, and the names of ISO, are too long for a label.
SHORT: Final = {
    "BN": "Brunei",
    "BO": "Bolivia",
    "CD": "DR Congo",
    "DD": "East Germany",
    "FM": "Micronesia",
    "GB": "United Kingdom",
    "IR": "Iran",
    "KP": "North Korea",
    "KR": "South Korea",
    "LA": "Laos",
    "MD": "Moldova",
    "PS": "Palestine",
    "RU": "Russia",
    "SH": "Saint Helena",
    "SU": "Soviet Union",
    "SY": "Syria",
    "TW": "Taiwan",
    "TZ": "Tanzania",
    "US": "United States",
    "VD": "North Vietnam",
    "VE": "Venezuela",
    "VG": "British Virgin Islands",
    "VI": "U.S. Virgin Islands",
    "YD": "South Yemen",
}
_NAMES: Final[dict[str, str]] = {}


def names() -> Mapping[str, str]:
    """Return the names of all countries by their codes."""
    if not _NAMES:
        # Loaded when the first country is needed.
        from iso3166 import countries_by_alpha2

        _NAMES.update(WITHDRAWN)
        _NAMES.update((code, country.name) for code, country in countries_by_alpha2.items())
        _NAMES.setdefault("XK", "Kosovo")
    return _NAMES
