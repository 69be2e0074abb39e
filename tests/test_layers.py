"""The floors of the package: a module imports only from floors below its own."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

import egov_hub

ROOT: Final = Path(egov_hub.__file__).parent

# From the ground up, as the package's docstring lists them. What is on one floor is side by side.
FLOORS: Final = (
    {"_wording", "_calls", "_countries", "_files", "_hypothesis"},
    {"_advice"},
    {"problems"},
    {"_parse", "records"},
    {"_types"},
    {"values"},
    {"_tables"},
    {"_columns"},
    {"rows"},
    {"parties", "membership"},
    {"alliances"},
    {"workshops"},
    {"register"},
    {"documents", "questions", "differences", "knowledge", "plot"},
    {"findings"},
    {"formats"},
    {"examples"},
    {"site"},
    {"command"},
    {"__main__"},
    {"strategies"},
    {"testing"},
    {"__init__"},
)
FLOOR_OF: Final = {name: floor for floor, names in enumerate(FLOORS) for name in names}
MODULES: Final = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in ROOT.rglob("*.py")
}


def imports(module: str) -> Iterator[str]:
    """Return the modules of the package that a module imports, anywhere in its text."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("egov_hub"):
            within = (node.module or "").removeprefix("egov_hub").lstrip(".")
            for alias in node.names:
                name = f"{within}.{alias.name}".lstrip(".")
                names = (name, f"{name}.__init__", within, f"{within}.__init__")
                yield next((one for one in names if one in MODULES), "__init__")


GRAPH: Final = {module: set(imports(module)) for module in MODULES}


def room(module: str) -> str:
    """Return the part of the package that a module is in."""
    return module.split(".", maxsplit=1)[0]


def test_every_module_is_on_a_floor() -> None:
    assert {room(module) for module in MODULES} == FLOOR_OF.keys()


def test_no_import_runs_up_or_across() -> None:
    for module, imported in GRAPH.items():
        for other in imported:
            lower = FLOOR_OF[room(other)] < FLOOR_OF[room(module)]
            assert lower or room(other) == room(module), f"{module} imports {other}"


def test_no_module_imports_itself_through_others() -> None:
    TopologicalSorter(GRAPH).prepare()


def test_an_underscore_is_imported_only_inside_its_folder() -> None:
    for module, imported in GRAPH.items():
        for other in imported:
            folder, _, name = other.rpartition(".")
            private = name.startswith("_") and name != "__init__"
            assert not private or module.startswith(folder), f"{module} imports {other}"


@pytest.mark.parametrize(
    ("step", "later"),
    [
        ("import egov_hub", {"json", "calendar", "pathlib"}),
        ('import egov_hub; egov_hub.loads(\'{"country": "UZ"}\', egov_hub.Place)', {"pathlib"}),
    ],
)
def test_only_what_is_needed_is_imported(step: str, later: set[str]) -> None:
    """What reads files, parses JSON, or explains problems is imported when it is needed."""
    later = later | {"shutil", "secrets", "hashlib", "difflib", "cattrs"}
    program = (
        "import sys, attrs\n"
        "before = set(sys.modules)\n"
        f"{step}\n"
        f"print(*({later} & (set(sys.modules) - before)))"
    )
    # Without `site`, which may import some of them.
    paths = [str(ROOT.parent), *sys.path]
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {paths!r}\n{program}"]
    ran = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - ours
    assert ran.stdout.strip() == b""
