"""How long Hypothesis takes to shrink a hub that fails a test, and whether the smallest is left.

Run it with `python benchmarks/shrinking.py`; `--seeds 3` tries three seeds instead of ten, words
after it are the beginnings of the names of cases to try, and `--consistent` takes consistent hubs.
For each case it reports the median and the longest time of the process from the first failure to
the end, in seconds, the largest number of records that were left, and the least that the case
needs. It fails if more than one of ten seeds leaves more than the least, or the median is above
five seconds. Times depend on the machine.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from hypothesis import Phase, find, settings

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.support.least import LEAST

from egov_hub import Hub, strategies

MOST_SECONDS = 5
SEARCH = settings(
    max_examples=3000, database=None, deadline=None, phases=[Phase.generate, Phase.shrink]
)


def shrink(case: Callable[[Hub], bool], seed: int, *, consistent: bool) -> tuple[float, int]:
    """Return how long one search shrank, and how many records it left."""
    failures: list[float] = []

    def fails(hub: Hub) -> bool:
        found = case(hub)
        if found:
            failures.append(process_time())
        return found

    hubs = strategies.hubs(consistent=consistent)
    least = find(hubs, fails, settings=SEARCH, random=Random(seed))  # noqa: S311 - no secrets
    return process_time() - failures[0], len(least.records)


def main() -> None:
    """Shrink each case with each seed, and print what was found."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--seeds", type=int, default=10, help="of each case (default: 10)")
    parser.add_argument("--consistent", action="store_true", help="consistent hubs")
    parser.add_argument("names", nargs="*", help="the beginnings of names (default: all cases)")
    chosen = parser.parse_args()
    print(f"{'':24} median longest  left least")
    failed = False
    for name, (case, least) in LEAST.items():
        if not name.startswith(tuple(chosen.names) or ""):
            continue
        runs = [shrink(case, seed, consistent=chosen.consistent) for seed in range(chosen.seeds)]
        seconds, left = zip(*runs, strict=True)
        more = sum(each > least for each in left)
        failed |= 10 * more > chosen.seeds or median(seconds) > MOST_SECONDS
        print(f"{name:24} {median(seconds):6.2f} {max(seconds):7.2f} {max(left):5} {least:5}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
