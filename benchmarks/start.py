"""The time to start Python with Hypothesis if egov_hub is installed.

Run it with `python benchmarks/start.py` after installing egov_hub and Hypothesis. It starts new
Python processes in turns, so that other work of the machine affects all in the same way:

- `without`: Hypothesis is imported and loads all entry points except ours;
- `with`: it loads ours too, as in every test run that uses Hypothesis;
- `library`: like `with`, and then `import egov_hub`, for comparison.

Each prints how long its imports took. The median and the quartiles of each are reported. Times
depend on the machine. Only the differences can be compared between machines.
"""

import argparse
import subprocess
import sys
from statistics import median, quantiles

TIMED = """
import importlib.metadata, sys, time
{before}
start = time.perf_counter()
import hypothesis
{after}
print(time.perf_counter() - start)
"""
# Entry points are looked up in both cases. In this one, ours is removed from the result.
WITHOUT_OURS = """
every = importlib.metadata.entry_points
def others(**wanted):
    return [each for each in every(**wanted) if each.name != "egov_hub"]
importlib.metadata.entry_points = others
"""
PROGRAMS = {
    "without": TIMED.format(before=WITHOUT_OURS, after=""),
    "with": TIMED.format(before="", after=""),
    "library": TIMED.format(before="", after="import egov_hub"),
}


def main() -> None:
    """Start Python processes in turns, and print the medians."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--starts", type=int, default=60, help="starts of each (default: 60)")
    starts = parser.parse_args().starts
    seconds: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(starts):
        for name, program in PROGRAMS.items():
            command = [sys.executable, "-c", program]
            # The program is one of those above.
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            seconds[name].append(float(done.stdout))
    print(f"Milliseconds, medians of {starts} starts each (and the middle half)")
    for name, found in seconds.items():
        low, _, high = quantiles(found, n=4)
        print(f"{name:8} {1000 * median(found):7.1f}  ({1000 * low:.1f} to {1000 * high:.1f})")


if __name__ == "__main__":
    main()
