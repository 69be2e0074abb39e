"""The contract finds every broken store, and prints what breaks it as code that can be run."""

from pathlib import Path

import hypothesis
import pytest
from hypothesis import Phase

from broken_stores import BROKEN_STORES
from egov_hub.testing import StoreContract
from roster_service import SqliteStore


def contract_of(store: type[SqliteStore]) -> StoreContract:
    """Return the contract of a store, which tries the same examples on every run."""

    class Contract(StoreContract):
        # A store is found out by any example: the smallest one would only take time.
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
    with pytest.raises(AssertionError, match="To see it again, run this"):
        contract_of(store).test_store()
