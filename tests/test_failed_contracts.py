"""What pytest shows of a contract: a failure to paste, no frames of libraries, statistics."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

CONTRACTS = '''
from attrs import evolve
from hypothesis import Phase, settings

from egov_hub import *
from egov_hub.testing import HistoryContract, SerializerContract, StoreContract

FINDING = settings(phases=[Phase.generate], database=None, derandomize=True, max_examples=100)


class NamelessStore:
    """Forgets the name of a hub."""

    storages = {}

    def __init__(self, folder):
        self.hubs = self.storages.setdefault(folder, {})

    def put(self, hub):
        self.hubs[hub.id] = evolve(hub, name="Hub")

    def get(self, id):
        return self.hubs[id]

    def remove(self, id):
        del self.hubs[id]

    def ids(self):
        return list(self.hubs)

    def close(self):
        pass


class TestNameless(StoreContract):
    settings = FINDING

    def open_store(self, folder):
        return NamelessStore(folder)


class TestWithoutPeople(SerializerContract[str]):
    settings = FINDING

    def write(self, hub):
        assert not hub.people, "people are left out"
        return dumps(hub)

    def read(self, document):
        return loads(document)


class TestYears(HistoryContract):
    settings = FINDING

    def belongs(self, history, member, on):
        return history.belongs(member, PartialDate(on.text[:4]))
'''

FAILING = {
    "TestNameless::test_store": "`get` returns the last hub that was put",
    "TestNameless::test_threads": "If one thread puts a hub",
    "TestWithoutPeople::test_lossless": "`write` takes every hub.",
    "TestYears::test_belongs": "Every question has the same answer",
}
BESIDE_IT = "To reproduce it, run this:"
HIDDEN = "All traceback entries are hidden."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a test file, and with settings of its own."""
    folder = tmp_path_factory.mktemp("project")
    # A temporary folder may be inside this project, whose settings make errors of warnings.
    folder.joinpath("pytest.ini").write_text("[pytest]\n", "utf-8")
    folder.joinpath("test_contracts.py").write_text(CONTRACTS, "utf-8")
    return folder


@pytest.fixture(scope="module")
def shown(folder: Path) -> str:
    """Return what pytest shows of the failing contracts."""
    tests = [f"test_contracts.py::{name}" for name in FAILING]
    options = ["-p", "no:cacheprovider", "--hypothesis-show-statistics"]
    return run(folder, "-m", "pytest", *options, *tests).stdout


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder; something in it must fail."""
    command = [sys.executable, *arguments]
    done = subprocess.run(  # noqa: S603 - our own code
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done


def shown_of(shown: str, test: str) -> str:
    """Return what pytest shows of a test."""
    _, _, after = shown.partition(f" {test.replace('::', '.')} ")
    return after.partition("\n____")[0].partition("\n====")[0]


@pytest.mark.parametrize(("test", "promise"), FAILING.items())
def test_a_failure_shows_no_frame_of_a_library(shown: str, test: str, promise: str) -> None:
    before, failure, after = shown_of(shown, test).partition("AssertionError: " + promise)
    assert failure, shown
    assert HIDDEN in after
    # What the implementation raised is shown, in its own frame.
    frames = [line for line in before.splitlines() if ".py:" in line]
    assert [frame.partition(":")[0] for frame in frames] == (
        ["test_contracts.py"] if "write" in promise else []
    )


@pytest.mark.parametrize("test", ["TestNameless::test_store", "TestYears::test_belongs"])
def test_a_pasted_failure_fails_again(folder: Path, shown: str, test: str) -> None:
    _, _, pasted = shown_of(shown, test).partition(BESIDE_IT)
    folder.joinpath("pasted.py").write_text(dedent(pasted.partition(HIDDEN)[0]), "utf-8")
    assert "AssertionError" in run(folder, "pasted.py").stderr


@pytest.mark.parametrize("test", [name for name in FAILING if "threads" not in name])
def test_statistics_are_shown(shown: str, test: str) -> None:
    _, _, statistics = shown.partition("Hypothesis Statistics")
    _, _, after = statistics.partition(f"test_contracts.py::{test}:\n")
    assert "during generate phase" in after.partition("Stopped because")[0]
