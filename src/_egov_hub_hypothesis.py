"""The entry point that Hypothesis loads if egov_hub is installed.

It is outside the package, because a module inside would import the package.
"""

import sys
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register egov_hub's types if they are imported; if not, egov_hub does it when imported."""
    from hypothesis.strategies._internal import types

    # Hypothesis asks these functions before it takes a union apart, or looks at a constructor. It
    # has no public way for this: `register_type_strategy` does not take unions. A release that has
    # no such table draws unions as it draws any others.
    getattr(types, "_global_extra_lookup", {})["egov_hub"] = _other_strategy
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


def _other_strategy(kind: object) -> "SearchStrategy[object] | None":
    """Return the strategy for a caller's class of records, or for values that are parsed.

    None: Hypothesis finds one itself.
    """
    from egov_hub import JsonValue, PartialDate, Record, Text

    if isinstance(kind, type):
        if not issubclass(kind, Record) or kind is Record:
            return None
        return _strategy(kind, None)
    if kind != JsonValue and not {PartialDate, Text} & set(get_args(kind)):
        return None
    from egov_hub.strategies._aliases import of_union

    return of_union(kind)
