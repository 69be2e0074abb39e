"""The process belongs to whoever imports the library: nothing process-wide is touched."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import egov_hub

SOURCES = sorted(Path(egov_hub.__file__).parent.rglob("*.py"))

# Modules that are about nothing but the process.
MODULES = {"atexit", "faulthandler", "gc", "locale", "resource", "signal"}
# Functions of other modules that change it for all who run in it.
FUNCTIONS = {
    "basicConfig",
    "catch_warnings",
    "chdir",
    "chroot",
    "fchdir",
    "filterwarnings",
    "putenv",
    "setcontext",
    "setdefaulttimeout",
    "setpriority",
    "setprofile",
    "setrecursionlimit",
    "setrlimit",
    "setswitchinterval",
    "settrace",
    "simplefilter",
    "umask",
    "unsetenv",
}


def process_wide(source: str) -> Iterator[str]:
    """Return what in a source reaches beyond its own objects."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                names = [each.name.partition(".")[0] for each in node.names]
                yield from MODULES.intersection(names)
            case ast.ImportFrom():
                yield from MODULES.intersection([(node.module or "").partition(".")[0]])
                yield from FUNCTIONS.intersection(each.name for each in node.names)
            case ast.Attribute():
                yield from FUNCTIONS.intersection([node.attr])
            case _:
                pass


@pytest.mark.parametrize(
    "source",
    [
        "import gc",
        "import os.path, signal",
        "from locale import setlocale",
        "from sys import setrecursionlimit as limit",
        "import os\nold = os.umask(0)",
        "import os\nos.chdir(path)",
        "import warnings\nwarnings.simplefilter('ignore')",
        "import warnings\nwith warnings.catch_warnings(): pass",
    ],
)
def test_what_is_process_wide_is_seen(source: str) -> None:
    assert list(process_wide(source))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_source_touches_what_belongs_to_the_process(path: Path) -> None:
    assert list(process_wide(path.read_text("utf-8"))) == []
