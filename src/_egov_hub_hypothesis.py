"""The entry point that Hypothesis loads if egov_hub is installed.

It is outside the package, because a module inside would import the package.
"""

import sys
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register egov_hub's types if they are imported; if not, egov_hub does it when imported."""
    if "egov_hub" in sys.modules:
        from egov_hub._hypothesis import ANNOUNCED

        for module in ANNOUNCED:
            register_types(module)


def register_types(module: ModuleType) -> None:
    """Register a strategy for each public type of a module: values, ids and records."""
    from hypothesis.strategies import register_type_strategy

    for name in module.__all__:
        kind = getattr(module, name)
        if isinstance(kind, type) and _is_drawn(kind):
            register_type_strategy(kind, partial(_strategy, kind))


def _is_drawn(kind: type) -> bool:
    """Return whether a type needs a strategy: Hypothesis draws from enumerations by itself."""
    from enum import Enum

    import attrs

    return attrs.has(kind) or (issubclass(kind, str) and not issubclass(kind, Enum))


def _strategy(kind: type[object], _: object) -> "SearchStrategy[object]":
    from egov_hub.strategies import of_type

    return of_type(kind)
