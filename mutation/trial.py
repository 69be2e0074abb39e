"""Running tests on a mutant, in a process of its own that is forked before the library is imported.

So the code that runs at import is the mutant's too, no file is changed, and Python, pytest and
Hypothesis start once for all mutants.
"""

import os
import resource
import select
import signal
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final, NamedTuple

import pytest

from mutation.mutants import Mutant

ROOT: Final = Path(__file__).parents[1]
# Plugins of pytest are imported before pytest can rewrite their assertions.
ALREADY = "ignore::pytest.PytestAssertRewriteWarning"
OPTIONS: Final = ("-x", "-q", "-p", "no:cacheprovider", "--no-header", "-W", ALREADY)
MEMORY: Final = 6 * 2**30


class Verdict(NamedTuple):
    """What the tests say about a mutant.

    Attributes:
        killed: Whether a test failed.
        by: The test that failed first; empty if none, or if the code could not even be imported.
        seconds: How long it took.
    """

    killed: bool
    by: str
    seconds: float


class _Loader(SourceFileLoader):
    """Load the code of a mutant."""

    def __init__(self, name: str, mutant: Mutant) -> None:
        super().__init__(name, str(ROOT / mutant.path))
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - there is only one
        return compile(self._mutant.source, self.path, "exec")


class _Finder(MetaPathFinder):
    """Find a mutant in the place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin == str(ROOT / self._mutant.path):
            spec.loader = _Loader(fullname, self._mutant)
        return spec


class _Reporter:
    """A plugin of pytest: run first the tests that failed before, and note which fails now."""

    def __init__(self, likely: Sequence[str]) -> None:
        self.likely = likely
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        places = {name: place for place, name in enumerate(self.likely)}
        items.sort(key=lambda item: places.get(item.nodeid, len(places)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


def preload(tests: Sequence[str]) -> None:
    """Import what the tests import, except the library and the tests."""
    read, write = os.pipe()
    if os.fork() == 0:
        _silence()
        code = pytest.main([*OPTIONS, "--collect-only", *tests])
        names = [name for name, module in sys.modules.items() if _is_foreign(module)]
        os.write(write, "\n".join(names if code == 0 else []).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as pipe:
        names = pipe.read().splitlines()
    os.wait()
    if not names:
        raise SystemExit("The tests cannot be collected.")
    for name in names:
        if name not in sys.modules:
            try:
                import_module(name)
            except ImportError:
                # Another module creates this one when it is imported.
                continue


def _is_foreign(module: ModuleType) -> bool:
    file = getattr(module, "__file__", None)
    inside = file is not None and Path(file).is_relative_to(ROOT)
    # The virtual environment may be inside the project.
    return module.__name__ != "__main__" and (not inside or "site-packages" in str(file))


def trial(
    mutant: Mutant | None, tests: Sequence[str], likely: Sequence[str], profile: str, limit: int
) -> Verdict:
    """Return what the tests say about a mutant; None: about the code as it is.

    Args:
        mutant: The mutant.
        tests: The test files.
        likely: The tests to begin with.
        profile: The profile of Hypothesis.
        limit: After how many seconds of CPU time it counts as killed: it does not end.
    """
    start = time.monotonic()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _run(mutant, tests, likely, profile, limit, write)
    os.close(write)
    # A mutant that sleeps uses no CPU time, but must also end.
    ready, _, _ = select.select([read], [], [], 20 * limit)
    if not ready:
        os.kill(child, signal.SIGKILL)
    with os.fdopen(read, encoding="utf-8") as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    survived = os.waitstatus_to_exitcode(status) == 0
    return Verdict(not survived, text.strip(), time.monotonic() - start)


def _run(
    mutant: Mutant | None,
    tests: Sequence[str],
    likely: Sequence[str],
    profile: str,
    limit: int,
    report: int,
) -> None:
    _silence()
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if mutant:
        sys.meta_path.insert(0, _Finder(mutant))
    reporter = _Reporter(likely)
    code = 1
    try:
        code = pytest.main([*OPTIONS, "--hypothesis-profile", profile, *tests], [reporter])
        os.write(report, (reporter.failed or " ").encode())
    finally:
        # Nothing that was registered to run at exit is run.
        os._exit(int(code))


def _silence() -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
