"""The contract of a store takes right stores, and tells what is wrong with wrong ones."""

import re
import tempfile
import unittest
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from threading import get_ident
from typing import ClassVar

import hypothesis
import pytest
from attrs import evolve
from hypothesis import Verbosity
from hypothesis.errors import InvalidArgument

from egov_hub import Hub, HubRecord, ValidationError, dump, dumps, load, loads
from egov_hub.testing import HubStore, StoreContract


class MemoryStore:
    """Keeps hubs in a dict that all handles on a folder share."""

    storages: ClassVar[dict[Path, dict[str, Hub]]] = {}

    def __init__(self, folder: Path) -> None:
        self.hubs = self.storages.setdefault(folder, {})

    def put(self, hub: Hub) -> None:
        self.hubs[hub.id] = hub

    def get(self, id: str) -> Hub:
        return self.hubs[id]

    def remove(self, id: str) -> None:
        del self.hubs[id]

    def ids(self) -> Iterable[str]:
        return list(self.hubs)

    def close(self) -> None:
        pass


class FileStore:
    """Keeps each hub in a JSON file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, id: str) -> Path:
        return self.folder / f"{id}.json"

    def put(self, hub: Hub) -> None:
        dump(hub, self.path(hub.id))

    def get(self, id: str) -> Hub:
        try:
            return load(self.path(id))
        except FileNotFoundError:
            raise KeyError(id) from None

    def remove(self, id: str) -> None:
        try:
            self.path(id).unlink()
        except FileNotFoundError:
            raise KeyError(id) from None

    def ids(self) -> Iterable[str]:
        return [path.stem for path in self.folder.glob("*.json")]

    def close(self) -> None:
        pass


class TestMemoryStore(StoreContract):
    settings = hypothesis.settings(max_examples=10)

    def open_store(self, folder: Path) -> HubStore:
        return MemoryStore(folder)


class TestFileStore(StoreContract, unittest.TestCase):
    settings = hypothesis.settings(max_examples=10)

    def open_store(self, folder: Path) -> HubStore:
        return FileStore(folder)


# Wrong stores


class OpensNot(MemoryStore):
    def __init__(self, folder: Path) -> None:
        message = "no room"
        raise OSError(message)


class PutsNot(MemoryStore):
    def put(self, hub: Hub) -> None:
        message = "no room"
        raise OSError(message)


class Renames(MemoryStore):
    def get(self, id: str) -> Hub:
        return evolve(super().get(id), name="Hub")


class GivesNone(MemoryStore):
    def get(self, id: str) -> Hub:
        return self.hubs.get(id)  # type: ignore[return-value] # that is what is wrong with it


class RaisesAnotherError(MemoryStore):
    def remove(self, id: str) -> None:
        try:
            super().remove(id)
        except KeyError:
            raise LookupError(id) from None


class NamesTwice(MemoryStore):
    def ids(self) -> Iterable[str]:
        return [*super().ids(), *super().ids()]


class KeepsWhatIsRemoved(MemoryStore):
    def remove(self, id: str) -> None:
        self.get(id)


class ClosesNot(MemoryStore):
    def close(self) -> None:
        message = "still busy"
        raise OSError(message)


class ForgetsAtTheEnd(MemoryStore):
    def close(self) -> None:
        self.hubs.clear()


class RemovesTheOldFirst(MemoryStore):
    def put(self, hub: Hub) -> None:
        self.hubs.pop(hub.id, None)
        self.hubs[hub.id] = loads(dumps(hub))


class RemembersBeforeItWrites(MemoryStore):
    def put(self, hub: Hub) -> None:
        super().put(hub)
        dumps(hub)


class PutsPartByPart(MemoryStore):
    def put(self, hub: Hub) -> None:
        self.hubs[hub.id] = Hub(hub.id, hub.name)
        # What another record refers to comes before it.
        for records in (hub.countries, hub.sources, hub.organizations, hub.people):
            self.hubs[hub.id] = self.hubs[hub.id].put(*records)
        self.hubs[hub.id] = self.hubs[hub.id].put(*hub.alliances, *hub.workshops)


class SharesRecords(MemoryStore):
    """Hubs have the same record, if it has the same id."""

    records: ClassVar[dict[tuple[Path, type, str], HubRecord]] = {}

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def put(self, hub: Hub) -> None:
        records = hub.records
        super().put(hub)
        for record in records:
            self.records[self.folder, type(record), record.id] = record

    def get(self, id: str) -> Hub:
        hub = super().get(id)
        return hub.put(
            *(self.records[self.folder, type(record), record.id] for record in hub.records)
        )


GOOD_CALL = "A store raises no exception, except for an unknown id.\n"
SAME_HUB = "`get` returns the last hub that was put under its id, equal in every field.\n"
MISSING = "`get` and `remove` raise KeyError for an unknown id.\n"
ALL_IDS = "`ids` returns the id of each hub once.\n"

WRONG = [
    (OpensNot, GOOD_CALL + "It raised OSError('no room')."),
    (PutsNot, GOOD_CALL + "It raised OSError('no room')."),
    (Renames, SAME_HUB + "At /name/"),
    (GivesNone, MISSING + "It raised nothing."),
    (RaisesAnotherError, MISSING + "It raised LookupError("),
    (NamesTwice, ALL_IDS + "Expected ["),
    (KeepsWhatIsRemoved, ""),
    (ClosesNot, GOOD_CALL + "It raised OSError('still busy')."),
    (ForgetsAtTheEnd, ALL_IDS + "Expected ["),
    (RemovesTheOldFirst, GOOD_CALL + "It raised KeyError("),
    (RemembersBeforeItWrites, ""),
    (PutsPartByPart, ""),
    (SharesRecords, ""),
]


def contract_of(store: type[MemoryStore]) -> StoreContract:
    class Contract(StoreContract):
        # Without the phase that looks for the smallest example, which takes its time.
        settings = hypothesis.settings(
            derandomize=True, database=None, phases=[hypothesis.Phase.generate]
        )

        def open_store(self, folder: Path) -> HubStore:
            return store(folder)

    return Contract()


@pytest.mark.parametrize(("store", "message"), WRONG)
def test_a_wrong_store_is_found_and_its_code_fails_again(
    store: type[MemoryStore], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract = contract_of(store)
    with pytest.raises(AssertionError) as failure:
        contract.test_store()
    said = str(failure.value)
    assert said.startswith(message)
    before, _, code = said.partition("To reproduce it, run this where Contract is defined:\n\n")
    assert before.endswith("\n\n")
    # pytest shows none of our frames, nor those of Hypothesis: only the message.
    shown = failure.traceback.filter(failure)
    assert [entry for entry in shown if Path(entry.path) != Path(__file__)] == []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises((AssertionError, OSError, LookupError, ValidationError)):
        exec(code, {"Contract": type(contract)})  # noqa: S102 - it was printed to be run


class WorksInOneThread(MemoryStore):
    threads: ClassVar[dict[Path, int]] = {}

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def put(self, hub: Hub) -> None:
        if self.threads.setdefault(self.folder, get_ident()) != get_ident():
            message = "another thread"
            raise RuntimeError(message)
        super().put(hub)


@pytest.mark.parametrize(
    ("store", "saw"),
    [
        (WorksInOneThread, "It raised RuntimeError('another thread')."),
        (Renames, "`get` or `ids` returned something else."),
    ],
)
def test_a_store_that_fails_in_threads_is_found(store: type[MemoryStore], saw: str) -> None:
    contract = contract_of(store)
    with pytest.raises(AssertionError) as failure:
        contract.test_threads()
    promise = (
        "If one thread puts a hub, other threads get it complete or not at all, and keep their own "
        "hubs.\n"
    )
    assert str(failure.value).startswith(promise + saw)
    assert str(failure.value).endswith("\ncontract = Contract()\ncontract.test_threads()\n")


@pytest.mark.parametrize("test", ["test_store", "test_threads"])
def test_what_is_not_a_store_is_named(test: str) -> None:
    class Contract(StoreContract):
        def open_store(self, folder: Path) -> HubStore:
            return {}  # type: ignore[return-value] # that is what is wrong with it

    said = "`open_store` returned {}. Return a store with the methods put, get, remove, ids, close."
    with pytest.raises(InvalidArgument, match=re.escape(said)):
        getattr(Contract(), test)()


def test_the_smallest_example_is_printed_as_code() -> None:
    class Contract(StoreContract):
        settings = hypothesis.settings(derandomize=True, database=None)

        def open_store(self, folder: Path) -> HubStore:
            return Renames(folder)

    with pytest.raises(AssertionError) as failure:
        Contract().test_store()
    # Hypothesis has nothing to add.
    assert not hasattr(failure.value, "__notes__")
    # What the shortest name is lies with the strategies.
    promise, saw, *lines = re.sub(r"'hub', .*\)", "'hub', ...)", str(failure.value)).splitlines()
    assert promise + "\n" == SAME_HUB
    assert saw.startswith("At /name/")
    assert lines == [
        "",
        "To reproduce it, run this where Contract is defined:",
        "",
        "from pathlib import Path",
        "from tempfile import mkdtemp",
        "",
        "from egov_hub import *",
        "",
        "contract = Contract()",
        "folder = Path(mkdtemp())",
        "store = contract.open_store(folder)",
        "other = contract.open_store(folder)",
        "hub = Hub('hub', ...)",
        "store.put(hub)",
        "assert other.get('hub') == hub",
    ]


def test_hypothesis_is_quiet_unless_told_to_be_loud(capsys: pytest.CaptureFixture[str]) -> None:
    class Quiet(TestMemoryStore):
        settings = hypothesis.settings(max_examples=1, database=None)

    class Loud(TestMemoryStore):
        settings = hypothesis.settings(Quiet.settings, verbosity=Verbosity.verbose)

    Quiet().test_store()
    assert capsys.readouterr().out == ""
    Loud().test_store()
    assert capsys.readouterr().out != ""


def test_unittest_runs_a_contract() -> None:
    class Wrong(StoreContract, unittest.TestCase):
        settings = contract_of(PutsNot).settings

        def open_store(self, folder: Path) -> HubStore:
            return PutsNot(folder)

    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Wrong)
    result = unittest.TextTestRunner(stream=StringIO()).run(suite)
    assert (result.testsRun, len(result.failures), len(result.errors)) == (2, 2, 0)
