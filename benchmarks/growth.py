"""How the time and the memory of every public operation grow: a table with an exponent for each.

Run it with `python benchmarks/growth.py`; it takes some minutes. `--quick` stops at smaller sizes,
`--write docs/explanation/growth.md` puts the table into that page, and words select the operations
whose names contain them. Registers grow to 10,000 workshops, with as much of everything else, and
histories to 100,000 changes. Each size is measured in a process of its own (see `hostile.py`).
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from families import FAMILIES, answers, operations
from hostile import LIMIT, Cost, Measured, cost_in_own_process
from timing import shown, table

BEGIN, END = "<!-- growth: begin -->", "<!-- growth: end -->"
PATIENCE = 600.0
MODULES = (answers, operations)
# The sizes of each kind of operation, by how the names of its families start.
SIZES = {
    "plain register": (1_250, 2_500, 5_000, 10_000),
    "register": (1_250, 2_500, 5_000, 10_000),
    "history": (12_500, 25_000, 50_000, 100_000),
    "joins": (1_250, 2_500, 5_000, 10_000),
}
UNITS = {
    "plain register": "workshops",
    "register": "workshops",
    "history": "changes",
    "joins": "parties",
}


def measured(name: str, sizes: tuple[int, ...]) -> Measured:
    """Return what an operation costs at some sizes, or how it failed."""
    costs: dict[int, Cost] = {}
    for size in sizes:
        # The process that measures is a copy of this one, and so has what is prepared here.
        FAMILIES[name].make(size)
        cost = cost_in_own_process(name, size, PATIENCE)
        if isinstance(cost, str):
            return Measured(costs, cost)
        costs[size] = cost
    return Measured(costs)


def rows(words: list[str], quick: bool) -> Iterator[tuple[str, ...]]:
    """Return the rows of the table, each as soon as it is measured."""
    for name in FAMILIES:
        kind, _, operation = name.partition(": ")
        if kind not in SIZES or (words and not any(word in name for word in words)):
            continue
        sizes = tuple(size // 10 for size in SIZES[kind]) if quick else SIZES[kind]
        found = measured(name, sizes)
        size, cost = list(found.costs.items() or [(0, Cost(0, 0))])[-1]
        time, memory = found.exponents()
        operation = operation.lstrip("0123456789 ")
        most = f"{size:,} {UNITS[kind]}"
        exponents = tuple(f"{each:.2f}{'!' if each > LIMIT else ''}" for each in (time, memory))
        yield f"`{operation}`", most, shown(cost.time), *exponents, found.failed


HEAD = ("", "largest size", "time", "exponent of time", "exponent of memory", "failed")


def main() -> None:
    """Measure, and print the table or write it into a page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("words", nargs="*", help="operations whose names contain one of these")
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="a page to put the table into")
    given = parser.parse_args()
    found: list[tuple[str, ...]] = []
    for row in rows(given.words, given.quick):
        found.append(row)
        print(" | ".join(row), file=sys.stderr, flush=True)
    columns = len(HEAD) if any(row[-1] for row in found) else len(HEAD) - 1
    made = table(HEAD[:columns], [row[:columns] for row in found])
    if given.write is None:
        print(made)
        return
    page = given.write.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    given.write.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
