"""Times of tasks that take turns, and how they are shown.

Times are those of the processor, which other work on the machine hardly changes.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeAlias

from egov_hub.examples import TASHKENT_2019 as TASHKENT

HERE = Path(__file__).parent

Task: TypeAlias = Callable[[], object]
Times: TypeAlias = dict[str, list[float]]


def turns(
    tasks: Mapping[str, Task], rounds: int, slice: float = 0.1, *, collector: bool = True
) -> Times:
    """Return the time of each task in each round, in seconds.

    Args:
        tasks: The tasks.
        rounds: How often each gets its turn.
        slice: The approximate time for which a task runs in a round, at least, in seconds.
        collector: Whether the garbage collector is on while a task runs.
    """
    loops = {name: max(1, int(slice / _took(task, 1))) for name, task in tasks.items()}
    times: Times = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            gc.collect()
            if not collector:
                gc.disable()
            times[name].append(_took(task, loops[name]) / loops[name])
            gc.enable()
    return times


def _took(task: Task, loops: int) -> float:
    start = process_time()
    for _ in range(loops):
        task()
    return process_time() - start


def fresh(code: str, *arguments: str) -> float:
    """Run code in a new process, and return the number that it prints."""
    command = [sys.executable, "-c", code.replace("TASHKENT", repr(str(TASHKENT))), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(  # noqa: S603 - the code is in these files
        command, env=environment, check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def call(function: Callable[..., object], *arguments: object) -> Task:
    """Return the task to call a function."""
    return lambda: function(*arguments)


def ratio(times: list[float], base: list[float]) -> float:
    """Return the median of the ratios within each round."""
    return median(time / its_base for time, its_base in zip(times, base, strict=True))


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown, the first column to the left, the others to the right."""
    rule = (":---", *["---:"] * (len(head) - 1))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def shown(seconds: float) -> str:
    """Return a time in a suitable unit, with three digits."""
    units = (("s", 1.0), ("ms", 1e3), ("µs", 1e6), ("ns", 1e9))
    unit, factor = next((each for each in units if seconds * each[1] >= 1), units[-1])
    value = seconds * factor
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f} {unit}"


def times_over(value: float) -> str:
    """Return a ratio with its significant digits."""
    digits = next((digits for digits, least in enumerate((100, 10, 0.1)) if value >= least), 3)
    return f"{value:,.{digits}f}"
