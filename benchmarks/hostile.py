"""How the cost of hostile, or merely large, input grows with its size.

Run it with `python benchmarks/hostile.py`; `--quick` stops at smaller sizes, `--most` continues to
the largest, and words select the families whose names contain them: `--most plain` shows the growth
of all questions to 12,800 workshops. For each family in `benchmarks/families/` the input is made
twice as large again and again, until one call takes long enough. The table shows the largest size,
its time, the most memory that `tracemalloc` counts in one call, and the exponents of their growth:
1 for what grows linearly, 2 for what grows with the square. An exponent is the slope of the line
through the logarithms of the largest sizes.

Times are processor times. Each size is measured in a process of its own, which is ended if it
takes too long or too much memory. The exit code is 1 if an exponent is above 1.3, or if a
family fails.
"""

import argparse
import gc
import platform
import resource
import sys
import tracemalloc
from collections.abc import Sequence
from math import inf, log
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import process_time
from typing import NamedTuple

from families import (
    FAMILIES,
    Family,
    answers,
    documents,
    formats,
    membership,
    questions,
    register,
    sites,
)

LIMIT = 1.3
MOST_MEMORY = 3 * 2**30
FITTED = 5
"""An exponent is computed from this number of the largest sizes."""

LEAST = 3
"""At least this number of sizes is measured, even if they take long."""

MODULES = (answers, documents, formats, register, membership, questions, sites)


class Cost(NamedTuple):
    """What one call costs: seconds, and bytes."""

    time: float
    memory: int


class Measured(NamedTuple):
    """What was measured of a family: the sizes with their costs, and how it failed, if it did."""

    costs: dict[int, Cost]
    failed: str = ""

    def exponents(self) -> tuple[float, float]:
        """Return how the time and the memory grow."""
        last = dict(list(self.costs.items())[-FITTED:])
        times = slope([(size, cost.time) for size, cost in last.items()])
        return times, slope([(size, cost.memory) for size, cost in last.items()])


def slope(points: Sequence[tuple[int, float]]) -> float:
    """Return the slope of the line of least squares through the logarithms of points."""
    if len(points) < 2:
        return 0.0
    xs, ys = ([log(each[axis]) for each in points] for axis in (0, 1))
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    both = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return both / sum((x - x_mean) ** 2 for x in xs)


def cost_of(family: Family, size: int) -> Cost:
    """Return what one call costs. The input is made again for each call."""
    times: list[float] = []
    while sum(times) < 5 and (len(times) < 3 or (sum(times) < 0.2 and len(times) < 7)):
        call = family.make(size)
        # The input exists before the call, so the collector does not have to visit it each time.
        gc.collect()
        gc.freeze()
        start = process_time()
        call()
        times.append(process_time() - start)
    call = family.make(size)
    # This also empties the lists of free objects, such as 2,000 tuples of each length. What a call
    # takes from them is not counted, so small sizes would seem to take less.
    gc.collect()
    tracemalloc.start()
    call()
    _, memory = tracemalloc.get_traced_memory()
    return Cost(min(times), memory)


def report(name: str, size: int, answers: Connection) -> None:
    """Measure one size, and send the cost, or how it failed."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        answers.send(cost_of(FAMILIES[name], size))
    except BaseException as error:
        answers.send(f"{type(error).__name__} at {size:,}")


def cost_in_own_process(name: str, size: int, patience: float) -> Cost | str:
    """Return the cost of one size, or how it failed."""
    context = get_context("fork")
    answers, end = context.Pipe(duplex=False)
    process = context.Process(target=report, args=(name, size, end))
    process.start()
    end.close()
    try:
        answer: Cost | str = answers.recv() if answers.poll(patience) else f"too long at {size:,}"
    except EOFError:
        answer = f"ended at {size:,}"
    process.kill()
    process.join()
    return answer


def measure(name: str, enough: float, patience: float) -> Measured:
    """Return the costs of a family, until a call takes long enough."""
    _, size, most, shared = FAMILIES[name]
    costs: dict[int, Cost] = {}
    while size <= most:
        # The process that measures is a copy of this one.
        shared(size)
        cost = cost_in_own_process(name, size, patience)
        if isinstance(cost, str):
            return Measured(costs, cost)
        costs[size] = cost
        if cost.time >= enough and len(costs) >= LEAST:
            break
        size *= 2
    return Measured(costs)


def main() -> None:
    """Measure the families, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "words", nargs="*", help="measure families whose names contain one of these"
    )
    parser.add_argument("--quick", action="store_true", help="stop at smaller sizes")
    parser.add_argument("--most", action="store_true", help="continue to the largest sizes")
    given = parser.parse_args()
    names = [
        name for name in FAMILIES if not given.words or any(word in name for word in given.words)
    ]
    enough, patience = (0.1, 60.0) if given.quick else (0.5, 120.0)
    if given.most:
        enough, patience = inf, 900.0
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(names)} families")
    print(f"{'':<56} | {'size':>9} | {'time':>8} | exponent | {'memory':>8} | exponent")
    bad = 0
    for name in names:
        measured = measure(name, enough, patience)
        time, memory = measured.exponents()
        wrong = bool(measured.failed) or max(time, memory) > LIMIT
        bad += wrong
        size, cost = list(measured.costs.items() or [(0, Cost(0, 0))])[-1]
        print(
            f"{name:<56} | {size:>9,} | {cost.time * 1000:>5,.0f} ms | {time:>8.2f}"
            f" | {cost.memory / 2**20:>5,.1f} MB | {memory:>8.2f}"
            f"{' <-- ' + measured.failed if wrong else ''}",
            flush=True,
        )
    print(f"{bad} of {len(names)} families grow too fast" if bad else "No family grows too fast.")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
