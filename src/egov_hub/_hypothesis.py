"""How Hypothesis learns of the library's types, whichever of the two is loaded first.

Each module with public types announces itself when it is loaded. Hypothesis, when it is loaded,
loads its entry points, ours among them (`_egov_hub_hypothesis`), which registers the types of the
modules announced by then; those that are announced later, it registers at once. Neither library
loads the other, and no strategy is made before it is asked for.
"""

import sys
from types import ModuleType
from typing import Final

ANNOUNCED: Final[list[ModuleType]] = []
"""The modules with public types."""


def announce(name: str) -> None:
    """Have the types of a module registered: now, or when Hypothesis is loaded."""
    module = sys.modules[name]
    ANNOUNCED.append(module)
    if entry_point := sys.modules.get("_egov_hub_hypothesis"):
        entry_point.register_types(module)
