"""The contract of a store: an implementation that keeps hubs, in files, a database or elsewhere."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import ClassVar, Final, Protocol, TypeVar

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import DrawFn

from egov_hub import strategies
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS
from egov_hub.testing._as_code import as_code
from egov_hub.testing._hubs import edited, full_hubs, unreadable
from egov_hub.testing._promises import (
    Contract,
    broken,
    difference,
    misused,
    only_message,
    searching,
    settings_of,
)
from egov_hub.values.sources import Source
from egov_hub.workshops import Workshop

__all__ = ["HubStore", "StoreContract"]

# pytest shows no frame of this module when a test fails.
__tracebackhide__ = True

T = TypeVar("T")


class HubStore(Protocol):
    """A store of hubs by their ids, like a dict that is kept after the program ends.

    A store promises:

    - `get` returns the last hub that was put under its id, equal in every field.
    - `get` and `remove` raise `KeyError` for an unknown id.
    - `ids` returns the id of each hub once, in any order.
    - A change through one handle is visible at once through every other handle on the same
      storage, and after a restart.
    - If `put` raises an exception, nothing has changed.
    - Hubs do not affect each other, although their records can have the same ids.
    - Threads can use the storage at the same time, each through its own handle. If one thread puts
      a hub, the other threads get the complete hub or do not get it.

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

    Every example has a new folder. Two handles are opened on it. Hubs are put, replaced, read and
    removed through both handles, which are also closed and opened again. Some hubs cannot be read
    to the end, so that `put` fails in the middle. The store is always compared with a plain dict. A
    second test uses the store from two threads.

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

    @searching
    def test_store(self) -> None:
        """The store behaves like a dict, through every handle and after a restart."""

        class Machine(_StoreMachine):
            contract = self

        # The contents of hubs break a store more often than many steps do.
        short = settings(settings_of(self), stateful_step_count=15)
        only_message(lambda: run_state_machine_as_test(Machine, settings=short))

    def test_threads(self) -> None:
        """Two threads use the store at the same time, each through its own handle."""
        with TemporaryDirectory() as name:
            folder, start = Path(name), Barrier(2)
            # The storage must exist before the threads start.
            opened(self, folder).close()
            with ThreadPoolExecutor(2) as pool:
                ends = [pool.submit(_use, self, folder, start, one) for one in THREAD_IDS]
            for end in ends:
                only_message(end.result)


METHODS: Final = ("put", "get", "remove", "ids", "close")


def opened(contract: StoreContract, folder: Path) -> HubStore:
    """Return a new handle on the storage of a folder."""
    store = contract.open_store(folder)
    if not all(callable(getattr(store, method, None)) for method in METHODS):
        instead = f"Return a store with the methods {', '.join(METHODS)}."
        raise misused("`open_store` returned", store, instead)
    return store


ROUNDS: Final = 20
THREAD_IDS: Final = ("one", "two")


def _use(contract: StoreContract, folder: Path, start: Barrier, id: str) -> None:
    """Use a store in its own thread."""
    start.wait()
    try:
        with closing(opened(contract, folder)) as store:
            is_right = all(_is_right(store, id) for _ in range(ROUNDS))
    except Exception as error:
        raise _broken_by_threads(contract, f"It raised {error!r}.") from error
    if not is_right:
        raise _broken_by_threads(contract, "`get` or `ids` returned something else.")


def _is_right(store: HubStore, id: str) -> bool:
    """Put and remove a hub of this thread, and put a hub that both threads put."""
    own = _hub_of(id, id)
    store.put(own)
    store.put(_hub_of("shared", id))
    shared = [_hub_of("shared", thread) for thread in THREAD_IDS]
    is_right = store.get(id) == own and store.get("shared") in shared and id in store.ids()
    store.remove(id)
    return is_right


def _hub_of(id: str, thread: str) -> Hub:
    """Return a hub whose records say which thread put them."""
    workshops = [Workshop(f"workshop-{each}", thread) for each in range(5)]
    return Hub(id, thread, workshops=workshops, sources=[Source("source", thread)])


def _broken_by_threads(contract: StoreContract, saw: str) -> AssertionError:
    return broken(contract, THREADS, saw, ["contract.test_threads()"])


STORE, OTHER = "store", "other"
HANDLES = st.sampled_from((STORE, OTHER))

GOOD_CALL = "A store raises no exception, except for an unknown id."
SAME_HUB = "`get` returns the last hub that was put under its id, equal in every field."
MISSING = "`get` and `remove` raise KeyError for an unknown id."
ALL_IDS = "`ids` returns the id of each hub once."
THREADS = (
    "If one thread puts a hub, other threads get it complete or not at all, and keep their own "
    "hubs."
)
IMPORTS = ["from pathlib import Path", "from tempfile import mkdtemp", ""]

# One begins like the other, both are the same number, or YAML reads one as false.
HUB_IDS = st.sampled_from((("hub", "hub-2"), ("10", "1e1"), ("n", "no")))


@st.composite
def named_hubs(draw: DrawFn) -> list[tuple[str, Hub]]:
    """Hubs with their names in the code; all except one have records with the same ids."""
    id, other_id = draw(HUB_IDS)
    hub = evolve(draw(full_hubs()), id=id)
    return [
        ("hub", hub),
        ("other_hub", draw(edited(hub, other_id))),
        ("new_hub", draw(edited(hub, id))),
        ("third_hub", draw(strategies.hubs())),
    ]


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
        self.named: list[tuple[str, Hub]] = []
        # A name and a hub: a line that defines it.
        self.code: list[str | tuple[str, Hub]] = ["folder = Path(mkdtemp())"]
        self.broke = False

    # Drawing hubs takes most of the time, so there are few.
    @initialize(target=hubs, named=named_hubs())
    def draw_hubs(self, named: list[tuple[str, Hub]]) -> MultipleResults[tuple[str, Hub]]:
        self.named = named
        self.open()
        self.put(STORE, named[0])
        return multiple(*named)

    @rule(by=HANDLES, named=hubs)
    def put(self, by: str, named: tuple[str, Hub]) -> None:
        name, hub = self.defined(named)
        self.call(f"{by}.put({name})", lambda: self.handles[by].put(hub))
        self.model[hub.id] = named
        self.get(_other_than(by), named)

    @rule(by=HANDLES, named=hubs, field=st.sampled_from(tuple(FIELDS.values())))
    def put_fails(self, by: str, named: tuple[str, Hub], field: str) -> None:
        name, hub = self.defined(named)
        line = f"{by}.put(unreadable({name}, {field!r}))"
        try:
            self.handles[by].put(unreadable(hub, field))
        except Exception:
            self.code += ["try:", f"    {line}", "except Exception:", "    pass"]
            self.get(by, named)
        else:
            # The store has not read the hub yet.
            self.code.append(line)
            self.put(by, named)

    @rule(by=HANDLES, named=hubs)
    def remove(self, by: str, named: tuple[str, Hub]) -> None:
        id = str(named[1].id)
        store = self.handles[by]
        if id in self.model:
            self.call(f"{by}.remove({id!r})", lambda: store.remove(id))
            del self.model[id]
            self.get(_other_than(by), named)
            self.look_at_all(_other_than(by))
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
                self.put_and_remove_all()
        finally:
            for store in self.handles.values():
                # A store that broke a promise may also raise an exception when it is closed.
                with suppress(Exception):
                    store.close()
            self.folder.cleanup()

    def put_and_remove_all(self) -> None:
        """Put and remove each hub, so every example has the steps that are most often wrong."""
        for named in self.named:
            self.put(STORE, named)
            self.look_at_all(OTHER)
        for named in tuple(self.model.values()):
            self.remove(STORE, named)

    def look_at_all(self, by: str) -> None:
        self.list_ids(by)
        for named in self.model.values():
            self.get(by, named)

    def defined(self, named: tuple[str, Hub]) -> tuple[str, Hub]:
        """Return a hub with its name, which is defined in the code."""
        if named not in self.code:
            self.code.append(named)
        return named

    def open(self) -> None:
        folder = Path(self.folder.name)
        for name in (STORE, OTHER):
            line = f"{name} = contract.open_store(folder)"
            self.handles[name] = self.call(line, lambda: opened(self.contract, folder))

    def call(self, line: str, act: Callable[[], T]) -> T:
        """Run a line of code that must not raise an exception."""
        self.code.append(line)
        try:
            return act()
        except InvalidArgument:
            raise
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
        code = [line if isinstance(line, str) else _definition(*line) for line in self.code]
        uses_it = any("unreadable(" in line for line in code)
        imports = IMPORTS + ["from egov_hub.testing import unreadable"] * uses_it
        return broken(self.contract, promise, saw, code, imports)


def _definition(name: str, hub: Hub) -> str:
    return f"{name} = {as_code(hub)}"
