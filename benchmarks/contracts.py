"""How reliably the contract of a store finds the mistakes of the broken stores.

Run it with `python benchmarks/contracts.py`; `--seeds 3` tries three seeds instead of ten, and
words after it are the beginnings of the names of mistakes to try. For each mistake it reports by
how many seeds it was found, and the mean processor time of a seed, in seconds. At the end it
reports the time for a store without a mistake. It fails if more than one of ten seeds misses a
mistake. The settings are the default ones, except that no smallest example is searched for.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time

from hypothesis import Phase, core, settings

DOWNSTREAM = Path(__file__).parent.parent / "examples" / "downstream"
sys.path[:0] = [str(DOWNSTREAM / folder) for folder in ("src", "tests")]

from broken_stores import BROKEN_STORES  # noqa: E402 - found in the folder above
from egov_hub.testing import HubStore, StoreContract  # noqa: E402
from table_stores import MISTAKES, TableStore, Ways  # noqa: E402

Open = Callable[[Path], HubStore]


def stores() -> Iterator[tuple[str, Open]]:
    """Yield the broken stores with their names."""
    for store in BROKEN_STORES:
        yield store.__name__, store
    for name, ways in MISTAKES.items():
        yield name, partial(TableStore, ways=ways)


def contract_of(store: Open) -> StoreContract:
    """Return the contract of a store."""

    class Contract(StoreContract):
        settings = settings(database=None, phases=[Phase.generate])

        def open_store(self, folder: Path) -> HubStore:
            return store(folder / "hubs.db")

    return Contract()


def is_found(store: Open, seed: int) -> bool:
    """Return whether the contract finds a mistake with a seed."""
    core.global_force_seed = seed  # type: ignore[assignment] # as `--hypothesis-seed` does
    try:
        contract_of(store).test_store()
    except AssertionError:
        return True
    return False


def main() -> int:
    """Print a line for each mistake, and return how many are not found reliably."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("names", nargs="*", default=[""])
    given = parser.parse_args()
    missed = 0
    for name, store in stores():
        if name.startswith(tuple(given.names)):
            start = process_time()
            found = sum(is_found(store, seed) for seed in range(given.seeds))
            seconds = (process_time() - start) / given.seeds
            print(f"{found:3} of {given.seeds}  {seconds:5.1f} s  {name}", flush=True)
            missed += found < 0.9 * given.seeds
    start = process_time()
    contract_of(partial(TableStore, ways=Ways())).test_store()
    print(f"           {process_time() - start:5.1f} s  no mistake")
    return missed


if __name__ == "__main__":
    sys.exit(main())
