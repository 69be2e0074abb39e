"""The contract finds every broken store, and prints code that reproduces the failure."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import hypothesis
import pytest
from hypothesis import Phase

from broken_stores import BROKEN_STORES
from egov_hub.testing import HubStore, StoreContract
from roster_service import SqliteStore
from table_stores import MISTAKES, TableStore, Ways


def contract_of(store: Callable[[Path], HubStore], max_examples: int = 100) -> StoreContract:
    """Return the contract of a store, with the same examples in every run."""

    class Contract(StoreContract):
        # Any failing example is enough. It would take time to find the smallest one.
        settings = hypothesis.settings(
            derandomize=True, database=None, phases=[Phase.generate], max_examples=max_examples
        )

        def open_store(self, folder: Path) -> HubStore:
            return store(folder / "hubs.db")

    return Contract()


def test_there_are_thirteen() -> None:
    assert len(set(BROKEN_STORES)) == 13


@pytest.mark.parametrize("store", BROKEN_STORES)
def test_the_contract_finds_it(store: type[SqliteStore]) -> None:
    with pytest.raises(AssertionError, match="To reproduce it, run this"):
        contract_of(store).test_store()


# One or two of each kind. It takes minutes to try all of them with many seeds.
SOME_MISTAKES = (
    "composes letters",
    "writes a byte",
    "sorts positions as text",
    "cites a source once",
    "reads an empty history as None",
    "shares entries between hubs",
    "shares entries between kinds",
    "finds ids by prefix",
    "keeps what vanished",
    "does not roll back",
)


@pytest.mark.parametrize("mistake", SOME_MISTAKES)
def test_the_contract_finds_a_mistake_with_facts(mistake: str) -> None:
    with pytest.raises(AssertionError, match="To reproduce it, run this"):
        contract_of(partial(TableStore, ways=MISTAKES[mistake])).test_store()


def test_without_a_mistake_the_store_of_facts_is_right() -> None:
    contract = contract_of(partial(TableStore, ways=Ways()), max_examples=5)
    contract.test_store()
    contract.test_threads()
