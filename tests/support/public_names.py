"""What the package hands out, found by looking, so that nothing new can be forgotten."""

import inspect
import pkgutil
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import Any

import egov_hub


def modules() -> list[ModuleType]:
    """Return the public modules: those of which no part of the name starts with an underscore."""
    names = (module.name for module in pkgutil.walk_packages(egov_hub.__path__, "egov_hub."))
    public = (name for name in names if "._" not in name)
    return [egov_hub, *map(import_module, public)]


def names() -> dict[str, Any]:
    """Return what the public modules list in `__all__`, each thing once."""
    found: dict[int, tuple[str, Any]] = {}
    for module in modules():
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            found.setdefault(id(value), (f"{module.__name__}.{name}", value))
    return dict(found.values())


def classes() -> Iterator[type[Any]]:
    """Return the public classes."""
    return (value for value in names().values() if inspect.isclass(value))


VOCABULARIES = [one for one in classes() if issubclass(one, Enum)]
"""The closed lists of words."""
