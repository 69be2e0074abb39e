"""How Hypothesis learns about the library's types, in any order in which the two are loaded.

Each module with public types announces itself when it is loaded. When Hypothesis is loaded, it
loads its entry points. Our entry point (`_egov_hub_hypothesis`) registers the types of the modules
that are already announced. The types of modules that are announced later are registered
immediately. The two libraries do not load each other, and a strategy is made only when it is
needed.
"""

import sys
from types import ModuleType
from typing import Final

ANNOUNCED: Final[list[ModuleType]] = []
"""The modules with public types."""


def announce(name: str) -> None:
    """Let the types of a module be registered: now, or when Hypothesis is loaded."""
    module = sys.modules[name]
    ANNOUNCED.append(module)
    if entry_point := sys.modules.get("_egov_hub_hypothesis"):
        entry_point.register_types(module)
