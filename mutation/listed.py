"""What is listed: the tests that matter to each file, and the mutants that do the same as the code.

tests/test_mutation_lists.py checks that both lists fit the code.
"""

import tomllib
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from mutation.mutants import Mutant

FOLDER: Final = Path(__file__).parent
CORE: Final = FOLDER.parent / "src" / "egov_hub"


@frozen
class Equivalent:
    """Mutants that do the same as the code, so that no test can kill them.

    Attributes:
        module: The file, in the package.
        reason: Why they do the same.
        was: The line of the code, with single spaces.
        now: What it became; empty: anything.
        function: The function or class, as Python calls it; empty: the module itself.
    """

    module: str
    reason: str
    was: str
    now: frozenset[str] = field(default=frozenset(), converter=frozenset)
    function: str = ""


def _tests() -> dict[str, list[str]]:
    groups: Any = tomllib.loads((FOLDER / "modules.toml").read_text("utf-8"))
    return {
        str(file.relative_to(CORE.parents[1])): [f"tests/{name}.py" for name in group["tests"]]
        for group in groups["group"]
        for pattern in group["modules"]
        for file in sorted(CORE.glob(pattern))
    }


def _equivalents() -> list[Equivalent]:
    listed: Any = tomllib.loads((FOLDER / "equivalent.toml").read_text("utf-8"))
    return [Equivalent(module, **each) for module, entries in listed.items() for each in entries]


MODULES: Final = _tests()
"""The files that are mutated, and for each the test files that matter to it."""

EQUIVALENTS: Final = _equivalents()


def is_equivalent(mutant: Mutant) -> bool:
    """Return whether a mutant is known to do the same as the code."""
    module = str(mutant.path.relative_to("src/egov_hub"))
    return any(
        (each.module, each.function, each.was) == (module, mutant.function, mutant.was)
        and (not each.now or mutant.now in each.now)
        for each in EQUIVALENTS
    )
