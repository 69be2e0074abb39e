"""Registers to try things with. They are files in the package, so they do not need a network.

`ASTANA_HUB` is the register of a real hub, its alliances and its events, from 49 sources that do
not always agree. `TASHKENT_2019` contains what one notice says about one workshop.
"""

from pathlib import Path
from typing import Final

__all__ = ["ASTANA_HUB", "TASHKENT_2019"]

ASTANA_HUB: Final = Path(__file__).with_name("astana-hub.json")
"""The Astana Civil Service Hub, as JSON.

Example:
    >>> hub = load(ASTANA_HUB)
    >>> print(hub.alliance("e-government").roster("2018-06-09"))
    AM, AZ, EE, GE, KG, KZ, UZ, oecd
"""

TASHKENT_2019: Final = Path(__file__).with_name("tashkent-2019.json")
"""A workshop in Tashkent, as JSON. `examples/tashkent_2019.py` in the repository writes it.

Example:
    >>> load(TASHKENT_2019).workshop("tashkent-2019").place.country.name
    'Uzbekistan'
"""
