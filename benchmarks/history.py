"""How the cost of a membership history grows with its changes.

Run it with `python benchmarks/history.py`; `--most 100000` stops at 100,000 changes. For each size
it generates one history (the same in every run) and measures

- creating the changes (parsing and checking each), and the history from them, once
  with the changes of each party together, as documents have them (also the sum of the two), and
  once in time order;
- the first roster, which builds the index, and how much memory the index needs. Memory is
  measured separately, because tracemalloc makes the program slower;
- `roster(day)` for days that were used before (warm), compared with the minimum for any lookup
  by day: bisect a list of days, then look up a set in a dict;
- `roster(day)` for days that were not used before (cold), compared with the same dict: a roster
  is created at its first use;
- `roster("XXXX")` and `fits` for a list of an unknown day, which use every change once;
- `join` in a loop, from an empty history to a history of many parties.

Times are processor times, the minimum of some repeats, down to two for the largest size. They
depend on the machine. Only ratios can be compared between machines: per change relative to the
smallest size, and relative to the dict.
"""

import argparse
import platform
import random
import tracemalloc
from bisect import bisect_right
from datetime import date
from itertools import islice
from operator import itemgetter
from time import process_time
from timeit import Timer
from typing import NamedTuple

from rivals import Arguments
from rivals.made_up import FIRST, LAST, SEED, changes

from egov_hub import Attestation, MembershipChange, MembershipHistory

SIZES = (1_000, 10_000, 100_000, 1_000_000)
LONG_BEFORE = date(1990, 1, 1)
# The more changes a member has, the more of their dates overlap, which takes more time. The number
# is the same for all sizes, so that they can be compared.
EACH = 50
JOINS = (100, 1_000, 10_000)
UNKNOWN = Attestation("XXXX", ["AZ"])
DAYS = 400
LOOPS = 50


class Row(NamedTuple):
    """What was measured for one size: times in seconds, memory in bytes."""

    size: int
    members: int
    memory: int
    warm: float
    bare: float
    changes: float
    history: float
    together: float
    first: float
    cold: float
    unknown: float
    judged: float


def sampled_days(breaks: list[int]) -> list[date]:
    """Return random days of the thirty years, no two of them in the same interval."""
    days = list(range(FIRST, LAST + 1))
    random.Random(SEED).shuffle(days)  # noqa: S311 - nothing here is secret
    one_each = {bisect_right(breaks, day): day for day in days}
    return [date.fromordinal(day) for day in islice(one_each.values(), DAYS)]


def together(arguments: list[Arguments]) -> float:
    """Return the time to build the history from changes made in the order of their parties."""
    changes = [MembershipChange(*given) for given in sorted(arguments, key=itemgetter(0))]
    start = process_time()
    MembershipHistory(changes)
    return process_time() - start


def first_pass(arguments: list[Arguments]) -> tuple[MembershipHistory, list[date], list[float]]:
    """Return a new history, the days used for its rosters, and the time of each step."""
    start = process_time()
    changes = [MembershipChange(*given) for given in arguments]
    made = process_time()
    history = MembershipHistory(changes)
    built = process_time()
    history.roster(LONG_BEFORE)
    indexed = process_time()
    days = sampled_days(history._belonging.breaks)
    before = process_time()
    for day in days:
        history.roster(day)
    asked = process_time()
    history.roster("XXXX")
    unknown = process_time()
    history.fits(UNKNOWN)
    judged = process_time()
    times = [made - start, built - made, together(arguments), indexed - built]
    return history, days, [*times, (asked - before) / len(days), unknown - asked, judged - unknown]


def warm_and_bare(history: MembershipHistory, days: list[date]) -> tuple[float, float]:
    """Return the times of a repeated roster and of the plain lookup, measured in turns."""
    breaks = list(history._belonging.breaks)
    answers = {bisect_right(breaks, day.toordinal()): history.roster(day).certain for day in days}
    scope: dict[str, object] = {"days": days, "history": history, "breaks": breaks}
    scope |= {"answers": answers, "bisect_right": bisect_right}
    ask = Timer("for day in days: history.roster(day)", timer=process_time, globals=scope)
    look_up = Timer(
        "for day in days: answers[bisect_right(breaks, day.toordinal())]",
        timer=process_time,
        globals=scope,
    )
    turns = [(ask.timeit(LOOPS), look_up.timeit(LOOPS)) for _ in range(15)]
    warm, bare = map(min, zip(*turns, strict=True))
    return warm / LOOPS / len(days), bare / LOOPS / len(days)


def index_memory(changes: tuple[MembershipChange, ...]) -> int:
    """Return how many bytes are allocated after the first roster."""
    history = MembershipHistory(changes)
    tracemalloc.start()
    history.roster(LONG_BEFORE)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept


def measure(size: int) -> Row:
    """Return the measurements for one size."""
    arguments = changes(size, each=EACH)
    history, days, times = first_pass(arguments)
    for _ in range(max(1, min(4, 300_000 // size))):
        history, days, again = first_pass(arguments)
        times = list(map(min, times, again))
    warm, bare = warm_and_bare(history, days)
    memory = index_memory(history.changes)
    return Row(size, len(history.parties), memory, warm, bare, *times)


def joins(size: int) -> float:
    """Return how long it takes to let this number of parties join, one after the other."""
    start = process_time()
    history = MembershipHistory()
    for index in range(size):
        history = history.join(f"body-{index}", on="2016-11-07")
    return process_time() - start


def per_change(time: float, size: int, base: float) -> str:
    """Return three columns: seconds, microseconds per change, and the ratio to the base."""
    return f"{time:7.3f} {time / size * 1e6:7.2f} {time / size / base:5.2f}"


def main() -> None:
    """Measure all sizes up to the given one, and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the most changes to measure")
    most = parser.parse_args().most
    sizes = [size for size in SIZES if size <= most]
    if not sizes:
        parser.error(f"--most must be at least {SIZES[0]}")
    print(f"Python {platform.python_version()}, {platform.machine()}; seed {SEED}")
    rows = [measure(size) for size in sizes]
    base = rows[0]

    print("\nBuilding: seconds, microseconds per change, and those against the smallest size")
    print(
        "  changes members | making changes       | history, by party    | both together        "
        "| history, by time     | first roster         | memory"
    )
    print(f"                  {'|       s us each ratio' * 5}| B each")
    for row in rows:
        columns = (
            per_change(time, row.size, smallest / base.size)
            for time, smallest in (
                (row.changes, base.changes),
                (row.together, base.together),
                (row.changes + row.together, base.changes + base.together),
                (row.history, base.history),
                (row.first, base.first),
            )
        )
        print(
            f"{row.size:>9,} {row.members:>7,} | {'| '.join(columns)}| {row.memory / row.size:6.0f}"
        )

    print("\nroster(day): nanoseconds per call, and those against the bare dict, filled beforehand")
    print("  changes | bare ns | warm ns  ratio | cold ns  ratio")
    for row in rows:
        bare, warm, cold = (time * 1e9 for time in (row.bare, row.warm, row.cold))
        print(
            f"{row.size:>9,} | {bare:7.0f} | {warm:7.0f} {warm / bare:6.2f}"
            f" | {cold:7,.0f} {cold / bare:6.2f}"
        )

    print("\nAn unknown day: microseconds per change, and those against the smallest size")
    print('  changes | roster("XXXX") ratio | fits ratio')
    for row in rows:
        unknown, judged = (time / row.size * 1e6 for time in (row.unknown, row.judged))
        print(
            f"{row.size:>9,} | {unknown:14.2f} {unknown / base.unknown * base.size / 1e6:5.2f}"
            f" | {judged:5.2f} {judged / base.judged * base.size / 1e6:5.2f}"
        )

    print("\njoin in a loop: microseconds per join, and those against the smallest size")
    least = {size: min(joins(size) for _ in range(3)) / size * 1e6 for size in JOINS}
    for size, each in least.items():
        print(f"{size:>9,} | {each:7.2f} {each / least[JOINS[0]]:5.2f}")


if __name__ == "__main__":
    main()
