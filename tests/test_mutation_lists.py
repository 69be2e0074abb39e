"""The lists of the mutation tests fit the code: what they name is there."""

import ast
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[1]
CORE: Final = ROOT / "src" / "egov_hub"
LISTED: Final[dict[str, Any]] = {
    name: tomllib.loads((ROOT / "mutation" / f"{name}.toml").read_text("utf-8"))
    for name in ("modules", "equivalent")
}


@pytest.mark.parametrize("group", LISTED["modules"]["group"])
def test_modules_and_their_tests_are_there(group: dict[str, list[str]]) -> None:
    assert all(list(CORE.glob(pattern)) for pattern in group["modules"])
    assert all((ROOT / "tests" / f"{name}.py").is_file() for name in group["tests"])


def code_of(module: str, function: str) -> str:
    """Return the text of a function or class with its decorators, or of a whole module."""
    source = (CORE / module).read_text("utf-8")
    node: Any = ast.parse(source)
    if not function:
        return source
    for name in function.split("."):
        node = next(each for each in ast.walk(node) if getattr(each, "name", None) == name)
    first = min(each.lineno for each in (node, *node.decorator_list))
    return "\n".join(source.splitlines()[first - 1 : node.end_lineno])


@pytest.mark.parametrize(
    ("module", "entry"),
    [(module, entry) for module, entries in LISTED["equivalent"].items() for entry in entries],
)
def test_equivalent_mutants_are_of_code_that_is_there(module: str, entry: dict[str, str]) -> None:
    assert entry["was"] in " ".join(code_of(module, entry.get("function", "")).split())
    assert entry["reason"].endswith(".")
