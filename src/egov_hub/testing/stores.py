"""The contract of a store: an implementation that keeps hubs, in files, a database or elsewhere."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Protocol, TypeVar

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)

from egov_hub import strategies
from egov_hub.register.hub import Hub
from egov_hub.testing._as_code import as_code
from egov_hub.testing._hubs import full_hubs
from egov_hub.testing._promises import Contract, broken, difference, settings_of

__all__ = ["HubStore", "StoreContract"]

T = TypeVar("T")


class HubStore(Protocol):
    """A store of hubs by their ids, like a dict that is kept after the program ends.

    A store promises:

    - `get` returns the last hub that was put under its id, equal in every field.
    - `get` and `remove` raise `KeyError` for an unknown id.
    - `ids` returns the id of each hub once, in any order.
    - A change through one handle is visible at once through every other handle on the same
      storage, and after a restart.

    Example:
        >>> class Memory:
        ...     def __init__(self) -> None:
        ...         self.hubs: dict[str, Hub] = {}
        ...
        ...     def put(self, hub: Hub) -> None:
        ...         self.hubs[hub.id] = hub
        ...
        ...     def get(self, id: str) -> Hub:
        ...         return self.hubs[id]
        ...
        ...     def remove(self, id: str) -> None:
        ...         del self.hubs[id]
        ...
        ...     def ids(self) -> list[str]:
        ...         return list(self.hubs)
        ...
        ...     def close(self) -> None: ...
        >>> store: HubStore = Memory()
        >>> store.put(Hub("hub", "Hub"))
        >>> store.get("hub") == Hub("hub", "Hub")
        True
    """

    def put(self, hub: Hub, /) -> None:
        """Store a hub. It replaces a hub with the same id."""
        ...

    def get(self, id: str, /) -> Hub:
        """Return the hub with an id.

        Raises:
            KeyError: There is no such hub.
        """
        ...

    def remove(self, id: str, /) -> None:
        """Remove the hub with an id.

        Raises:
            KeyError: There is no such hub.
        """
        ...

    def ids(self) -> Iterable[str]:
        """Return the ids of all stored hubs."""
        ...

    def close(self) -> None:
        """Close the handle. The stored hubs are kept."""
        ...


class StoreContract(Contract, ABC):
    """The tests of a store. Subclass it.

    Every example has a new folder. Two handles are opened on it, hubs are put, replaced, read and
    removed through either, and both are closed and opened again. The store is always compared with
    a plain dict.

    For unittest, derive from `unittest.TestCase` as well. For pytest, start the name of the class
    with `Test`.

    Example:
        >>> class TestFiles(StoreContract):
        ...     def open_store(self, folder: Path) -> HubStore:
        ...         return FileStore(folder)
    """

    @abstractmethod
    def open_store(self, folder: Path) -> HubStore:
        """Return a new handle on the storage of a folder.

        If it is called again with the same folder, it must return another handle on the same
        storage. A store that does not use files can use the name of the folder as a key.

        Args:
            folder: An empty folder, or a folder on which a store was opened before.
        """

    def test_store(self) -> None:
        """The store behaves like a dict, through every handle and after a restart."""

        class Machine(_StoreMachine):
            contract = self

        # A store is more often broken by the contents of hubs than by many steps.
        short = settings(settings_of(self), stateful_step_count=15)
        run_state_machine_as_test(Machine, settings=short)


STORE, OTHER = "store", "other"
HANDLES = st.sampled_from((STORE, OTHER))

GOOD_CALL = "A store raises no exception, except for an unknown id."
SAME_HUB = "`get` returns the last hub that was put under its id, equal in every field."
MISSING = "`get` and `remove` raise KeyError for an unknown id."
ALL_IDS = "`ids` returns the id of each hub once."


def _other_than(handle: str) -> str:
    """Return the other handle, in which a change through this one must be visible."""
    return OTHER if handle == STORE else STORE


class _StoreMachine(RuleBasedStateMachine):
    """Two handles on one storage, compared with a dict. Every call is recorded as code."""

    contract: ClassVar[StoreContract]

    # Hubs to put, each with its name in the code.
    hubs = Bundle[tuple[str, Hub]]("hubs")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.handles: dict[str, HubStore] = {}
        self.model: dict[str, tuple[str, Hub]] = {}
        self.code = ["folder = Path(mkdtemp())"]
        self.broke = False

    # Drawing hubs takes most of the time, so there are few: two, and one to replace the first.
    @initialize(target=hubs, hub=full_hubs(), other=strategies.hubs())
    def draw_hubs(self, hub: Hub, other: Hub) -> MultipleResults[tuple[str, Hub]]:
        self.open()
        first = ("hub", hub)
        self.put(STORE, first)
        return multiple(first, ("other_hub", other), ("new_hub", evolve(other, id=hub.id)))

    @rule(by=HANDLES, named=hubs)
    def put(self, by: str, named: tuple[str, Hub]) -> None:
        name, hub = named
        definition = f"{name} = {as_code(hub)}"
        if definition not in self.code:
            self.code.append(definition)
        self.call(f"{by}.put({name})", lambda: self.handles[by].put(hub))
        self.model[hub.id] = named
        self.get(_other_than(by), named)

    @rule(by=HANDLES, named=hubs)
    def remove(self, by: str, named: tuple[str, Hub]) -> None:
        id = str(named[1].id)
        store = self.handles[by]
        if id in self.model:
            self.call(f"{by}.remove({id!r})", lambda: store.remove(id))
            del self.model[id]
            self.get(_other_than(by), named)
        else:
            self.refused(f"{by}.remove({id!r})", lambda: store.remove(id))

    @rule(by=HANDLES, named=hubs)
    def get(self, by: str, named: tuple[str, Hub]) -> None:
        id = str(named[1].id)
        store = self.handles[by]
        if id in self.model:
            name, hub = self.model[id]
            got = self.call(f"assert {by}.get({id!r}) == {name}", lambda: store.get(id))
            if got != hub:
                raise self.broken(SAME_HUB, difference(hub, got))
        else:
            self.refused(f"{by}.get({id!r})", lambda: store.get(id))

    @rule(by=HANDLES)
    def list_ids(self, by: str) -> None:
        expected = sorted(map(str, self.model))
        check = f"assert sorted({by}.ids()) == {expected}"
        got = self.call(check, lambda: sorted(self.handles[by].ids()))
        if got != expected:
            raise self.broken(ALL_IDS, f"Expected {expected}, got {got}.")

    @rule()
    def restart(self) -> None:
        for name, store in self.handles.items():
            self.call(f"{name}.close()", store.close)
        self.open()

    def teardown(self) -> None:
        try:
            # Hypothesis may stop an example before its first step.
            if self.handles and not self.broke:
                self.look_at_all(OTHER)
                self.restart()
                self.look_at_all(STORE)
        finally:
            for store in self.handles.values():
                # A store that broke a promise may also raise an exception when it is closed.
                with suppress(Exception):
                    store.close()
            self.folder.cleanup()

    def look_at_all(self, by: str) -> None:
        self.list_ids(by)
        for named in self.model.values():
            self.get(by, named)

    def open(self) -> None:
        folder = Path(self.folder.name)
        for name in (STORE, OTHER):
            line = f"{name} = contract.open_store(folder)"
            self.handles[name] = self.call(line, lambda: self.contract.open_store(folder))

    def call(self, line: str, act: Callable[[], T]) -> T:
        """Run a line of code that must not raise an exception."""
        self.code.append(line)
        try:
            return act()
        except Exception as error:
            raise self.broken(GOOD_CALL, f"It raised {error!r}.") from error

    def refused(self, line: str, act: Callable[[], object]) -> None:
        """Run a line of code that must raise KeyError."""
        self.code += ["try:", f"    {line}", "except KeyError:", "    pass"]
        try:
            act()
        except KeyError:
            return
        except Exception as error:
            raise self.broken(MISSING, f"It raised {error!r}.") from error
        self.code += ["else:", '    raise AssertionError("no KeyError")']
        raise self.broken(MISSING, "It raised nothing.")

    def broken(self, promise: str, saw: str) -> AssertionError:
        self.broke = True
        imports = ["from pathlib import Path", "from tempfile import mkdtemp", ""]
        return broken(self.contract, promise, saw, self.code, imports)
