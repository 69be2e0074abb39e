"""How Hypothesis learns of the library's types, whichever of the two is loaded first.

Hypothesis, when it is loaded, loads its entry points, ours among them (`_egov_hub_hypothesis`). If
the library is there by then, its types are registered at once, else when it is loaded. Neither
loads the other, and no strategy is made before it is asked for.
"""

import sys
from enum import Enum
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register_if_awaited(package: ModuleType) -> None:
    """Register the types if Hypothesis was loaded first, with its entry points."""
    if "_egov_hub_hypothesis" in sys.modules:
        register(package)


def register(package: ModuleType) -> None:
    """Register a strategy for each type that the package hands out: values, ids and records."""
    from hypothesis.strategies import register_type_strategy

    for name in package.__all__:
        kind = getattr(package, name)
        if isinstance(kind, type) and _is_drawn(kind):
            register_type_strategy(kind, partial(_strategy, kind))


def _is_drawn(kind: type) -> bool:
    """Return whether a type is one of values: Hypothesis draws from enumerations by itself."""
    return attrs.has(kind) or (issubclass(kind, str) and not issubclass(kind, Enum))


def _strategy(kind: type[object], _: object) -> "SearchStrategy[object]":
    from egov_hub.strategies import of_type

    return of_type(kind)
