"""The contract finds every broken store, and prints code that reproduces the failure."""

from pathlib import Path

import hypothesis
import pytest
from hypothesis import Phase

from broken_stores import BROKEN_STORES
from egov_hub.testing import StoreContract
from roster_service import SqliteStore


def contract_of(store: type[SqliteStore]) -> StoreContract:
    """Return the contract of a store, with the same examples in every run."""

    class Contract(StoreContract):
        # Any failing example is enough. To find the smallest one would only take time.
        settings = hypothesis.settings(
            derandomize=True, database=None, phases=[Phase.generate], max_examples=100
        )

        def open_store(self, folder: Path) -> SqliteStore:
            return store(folder / "hubs.db")

    return Contract()


def test_there_are_thirteen() -> None:
    assert len(set(BROKEN_STORES)) == 13


@pytest.mark.parametrize("store", BROKEN_STORES)
def test_the_contract_finds_it(store: type[SqliteStore]) -> None:
    with pytest.raises(AssertionError, match="To reproduce it, run this"):
        contract_of(store).test_store()
