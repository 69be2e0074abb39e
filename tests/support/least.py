"""What a hub must have to fail a test, and how many records a hub needs for that."""

from collections.abc import Callable, Mapping
from typing import Final

from egov_hub import Hub

LEAST: Final[Mapping[str, tuple[Callable[[Hub], bool], int]]] = {
    "a workshop": (lambda hub: len(hub.workshops) > 0, 1),
    "two workshops": (lambda hub: len(hub.workshops) > 1, 2),
    "an alliance": (lambda hub: len(hub.alliances) > 0, 1),
    "a source": (lambda hub: len(hub.sources) > 0, 1),
    "a name of a country": (lambda hub: any(one.name for one in hub.countries), 1),
    "a cancelled event": (lambda hub: any(one.status == "cancelled" for one in hub.workshops), 1),
    "a part": (lambda hub: any(one.within for one in hub.workshops), 2),
    "a framework": (lambda hub: any(one.alliance for one in hub.workshops), 2),
    "a cited workshop": (lambda hub: any(one.cited for one in hub.workshops), 2),
    "a person": (lambda hub: len(hub.people) > 0, 1),
}
