"""egov_hub compared with other libraries: the same documents and the same checks, in one run.

Run it with `python benchmarks/compare.py`; it needs the `test` extra. It prints tables in Markdown.
`--write docs/explanation/speed.md` puts them into that page instead, between its two comments, and
`--quick` takes smaller documents and fewer rounds.

The libraries take turns. Each round runs every library, after a garbage collection, and repeats the
fast ones so that all take about the same time. Ratios are computed within each round, and their
median is shown, so that a machine that is busy for some time slows down all libraries. The garbage
collector stays on, as for users. Memory and imports are measured in new processes. Each measurement
is a function that returns tables. To add one, add it to `tables`.
"""

import argparse
import gc
import json
import os
import platform
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import alike
from rivals import ALL, CHECKED, by_hand, made_up, rival
from timing import TASHKENT, Task, Times, call, fresh, ratio, shown, table, times_over, turns

from egov_hub import Hub, MembershipHistory
from egov_hub.differences import diff

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
TITLES = {"json": "`json`, to dicts"}
FLOOR, MEASURE = "json", "pydantic"


class Sizes(NamedTuple):
    """The sizes of the measurements."""

    changes: int = 20_000
    workshops: int = 2_000
    built: int = 10_000
    rounds: int = 7
    imports: int = 15
    memory: int = 3
    growth: tuple[int, ...] = (1_000, 10_000, 100_000, 1_000_000)
    # The other libraries are measured up to this size.
    growth_of_others: int = 100_000
    of_two: alike.Sizes = alike.Sizes()


QUICK = Sizes(2_000, 200, 1_000, 3, 3, 1, (1_000, 10_000), 10_000, alike.QUICK)


def compared(times: Times) -> str:
    """Return times, and ratios to those of the measures."""
    rows = [
        (
            TITLES.get(name, name),
            shown(min(found)),
            shown(median(found)),
            times_over(ratio(found, times[FLOOR])),
            times_over(ratio(found, times[MEASURE])),
        )
        for name, found in times.items()
    ]
    return table(("", "least", "median", "× `json`", "× pydantic"), rows)


# What is measured


def side_by_side(sizes: Sizes) -> str:
    """Compare with pydantic alone, with the same setting of the garbage collector."""
    return alike.alike(sizes.of_two)


def documents(sizes: Sizes) -> dict[str, bytes]:
    """Return the documents that are read and written, by their titles."""
    made = {
        f"a hub of {sizes.changes:,} changes": made_up.hub_of_changes(sizes.changes),
        f"a hub of {sizes.workshops:,} workshops": made_up.hub_of_workshops(sizes.workshops),
        "the Tashkent document": json.loads(TASHKENT.read_bytes()),
    }
    return {title: rival(FLOOR).write(hub) for title, hub in made.items()}


def reading(sizes: Sizes) -> str:
    """Read each document, and one that is valid but has an unusual form."""
    hub = made_up.hub_of_workshops(sizes.workshops)
    made_up.with_quotes_and_nulls(hub)
    text = json.dumps(hub, ensure_ascii=False, separators=(" , ", " : "))
    given = documents(sizes)
    given[f"a hub of {sizes.workshops:,} workshops, with quotes, nulls and blanks"] = text.encode()
    found = []
    for title, data in given.items():
        tasks = {name: call(rival(name).read, data) for name in ALL}
        times = turns(tasks, sizes.rounds)
        found.append(f"### Read {title} ({_size(data)})\n\n{compared(times)}")
    return "\n\n".join(found)


def writing(sizes: Sizes) -> str:
    """Write each document."""
    found = []
    for title, data in documents(sizes).items():
        tasks = {name: call(rival(name).write, rival(name).read(data)) for name in ALL}
        times = turns(tasks, sizes.rounds)
        found.append(f"### Write {title}\n\n{compared(times)}")
    return "\n\n".join(found)


def refusing(sizes: Sizes) -> str:
    """Read documents with problems."""
    one = made_up.hub_of_changes(sizes.changes)
    many = deepcopy(one)
    made_up.with_one_bad_date(one)
    made_up.with_faults(many, 100)
    found = []
    for title, hub in (("one bad date at its end", one), ("100 faults of four sorts", many)):
        data = rival(FLOOR).write(hub)
        tasks = {name: call(rival(name).count_problems, data) for name in ALL}
        times = turns(tasks, max(2, sizes.rounds // 2))
        counts = [(TITLES.get(name, name), rival(name).count_problems(data)) for name in CHECKED]
        found.append(
            f"### Refuse a hub of {sizes.changes:,} changes with {title}\n\n{compared(times)}\n\n"
            f"Problems reported: {', '.join(f'{name} {count}' for name, count in counts)}."
        )
    return "\n\n".join(found)


def building(sizes: Sizes) -> str:
    """Make a history in Python."""
    changes = made_up.changes(sizes.built)
    tasks = {name: call(rival(name).build, changes) for name in ALL}
    times = turns(tasks, sizes.rounds)
    return f"### Build a history of {sizes.built:,} changes in Python\n\n{compared(times)}"


def rosters(sizes: Sizes) -> str:
    """Ask who belonged, of one history."""
    given = made_up.changes(sizes.built)
    history: MembershipHistory = rival("egov_hub").build(given)
    changes = {name: rival(name).build(given).changes for name in (MEASURE, "msgspec")}
    days = [date(year, 3, 7) for year in range(1995, 2025)]
    on_days = [(day,) for day in days]
    in_windows = [(day, date(day.year, 12, 31)) for day in days]
    # The minimum for any lookup by day: find the interval of days, then its value.
    ends = {end for each in history.changes for end in (each.on.earliest, each.on.latest)}
    breaks = sorted(end.toordinal() for end in ends)
    of_stretch = {bisect_right(breaks, day.toordinal()): history.roster(day) for day in days}
    of_window = {each: history.roster_during(*each) for each in in_windows}

    def find_stretches() -> None:
        for day in days:
            of_stretch[bisect_right(breaks, day.toordinal())]

    def find_windows() -> None:
        for each in in_windows:
            of_window[each]

    bisection = ("a bare dict with bisection", find_stretches)
    answers = ("a dict that has the answers", find_windows)
    return "\n\n".join(
        (
            _asked("roster", on_days, bisection, by_hand.roster, history, changes, sizes),
            _asked(
                "roster_during", in_windows, answers, by_hand.roster_during, history, changes, sizes
            ),
        )
    )


def _asked(
    question: str,
    days: Sequence[tuple[date, ...]],
    base: tuple[str, Task],
    scan: Callable[..., object],
    history: MembershipHistory,
    changes: Mapping[str, Iterable[Any]],
    sizes: Sizes,
) -> str:
    """Ask one question for some days: of a dict, a history, and bare changes."""
    ask = getattr(history, question)

    def ask_again() -> None:
        for each in days:
            ask(*each)

    def ask_a_new_history() -> None:
        getattr(MembershipHistory(history.changes), question)(*days[0])

    # Each task, and how many questions it asks.
    tasks: dict[str, tuple[Task, int]] = {
        base[0]: (base[1], len(days)),
        "egov_hub, asked before": (ask_again, len(days)),
        "egov_hub, a new history and its first question": (ask_a_new_history, 1),
    }
    for name, of in changes.items():
        tasks[f"{name}, through all changes by hand"] = (call(scan, of, *days[0]), 1)
    times = turns({name: task for name, (task, _) in tasks.items()}, sizes.rounds)
    each_took = {name: [one / tasks[name][1] for one in took] for name, took in times.items()}
    rows = [
        (name, shown(min(took)), times_over(ratio(took, each_took[base[0]])))
        for name, took in each_took.items()
    ]
    return f"### `{question}` of a history of {len(history.changes):,} changes\n\n" + table(
        ("", "for each question", "× dict"), rows
    )


def differing(sizes: Sizes) -> str:
    """Find what changed from one state of a hub to another, each read from its own document."""

    def find_changes(old: Hub, new: Hub) -> object:
        return diff(old, new).changes

    def walk(old: Any, new: Any) -> object:
        return [] if old == new else by_hand.differences(old.model_dump(), new.model_dump())

    finders: dict[str, Callable[[Any, Any], object]] = {
        FLOOR: by_hand.differences,
        "egov_hub": find_changes,
        MEASURE: walk,
    }
    steps: dict[str, tuple[Any, Callable[[Any], None]]] = {
        f"a hub of {sizes.changes:,} changes, and of one more": (
            made_up.hub_of_changes(sizes.changes),
            made_up.with_one_change_more,
        ),
        f"a hub of {sizes.workshops:,} workshops, one of them with another title": (
            made_up.hub_of_workshops(sizes.workshops),
            made_up.with_one_other_title,
        ),
    }
    found = []
    for title, (hub, step) in steps.items():
        old = rival(FLOOR).write(hub)
        step(hub)
        new = rival(FLOOR).write(hub)
        tasks = {
            name: call(finder, rival(name).read(old), rival(name).read(new))
            for name, finder in finders.items()
        }
        times = turns(tasks, sizes.rounds)
        found.append(f"### Find what changed: {title}\n\n{compared(times)}")
    return "\n\n".join(found)


def memory(sizes: Sizes) -> str:
    """Measure the memory of the records."""
    found = []
    counts = {"change": sizes.changes, "workshop": sizes.workshops}
    with TemporaryDirectory() as folder:
        for (record, count), data in zip(counts.items(), documents(sizes).values(), strict=False):
            path = Path(folder) / "hub.json"
            path.write_bytes(data)
            rows = []
            for name in ALL:
                traced = fresh(MEMORY, name, str(path), "traced")
                grown = median(
                    fresh(MEMORY, name, str(path), "resident") for _ in range(sizes.memory)
                )
                bytes_of = [f"{each / count:,.0f}" for each in (traced, grown)]
                rows.append((TITLES.get(name, name), *bytes_of))
            head = ("", "traced, bytes", "resident, bytes")
            found.append(f"### Memory for each {record} that was read\n\n{table(head, rows)}")
    return "\n\n".join(found)


# In a new process: name of the library, path of the document, and what to measure.
MEMORY = """
import gc, os, sys, tracemalloc
from rivals import rival
name, path, what = sys.argv[1:]
data = open(path, "rb").read()
library = rival(name)
# Memory that is used only once, at the first use, is not a part of the records.
library.read(open(TASHKENT, "rb").read())
gc.collect()
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
if what == "traced":
    tracemalloc.start()
    hub = library.read(data)
    gc.collect()
    print(tracemalloc.get_traced_memory()[0])
else:
    before = resident()
    hub = library.read(data)
    gc.collect()
    print(resident() - before)
"""
IMPORT = """
import sys
from time import perf_counter
start = perf_counter()
__import__(sys.argv[1], fromlist=["read"])
print(perf_counter() - start)
"""
FIRST_READ = """
import sys
from time import perf_counter
start = perf_counter()
from importlib import import_module
data = open(TASHKENT, "rb").read()
import_module(sys.argv[1]).read(data)
print(perf_counter() - start)
"""


def importing(sizes: Sizes) -> str:
    """Import each library and its records, and read a first document."""
    modules = {"attrs": "attrs", **{name: f"rivals.with_{name}" for name in ALL}}
    # The first time, Python may have to compile modules.
    for name, module in modules.items():
        fresh(FIRST_READ if name in ALL else IMPORT, module)
    loads: Times = {name: [] for name in modules}
    reads: Times = {name: [] for name in ALL}
    for _ in range(sizes.imports):
        for name, module in modules.items():
            loads[name].append(fresh(IMPORT, module))
            if name in reads:
                reads[name].append(fresh(FIRST_READ, module))
    base = loads["attrs"]
    rows = [
        (
            "`import attrs`" if name == "attrs" else TITLES.get(name, name),
            shown(median(loads[name])),
            times_over(ratio(loads[name], base)),
            shown(median(reads[name])) if name in reads else "–",
            times_over(ratio(reads[name], base)) if name in reads else "–",
        )
        for name in modules
    ]
    head = ("", "library and records", "× attrs", "and the Tashkent document read", "× attrs")
    return f"### Import\n\n{table(head, rows)}"


def growing(sizes: Sizes) -> str:
    """Read hubs with an increasing number of changes."""
    rows: dict[str, list[str]] = {name: [TITLES.get(name, name)] for name in ALL}
    first: dict[str, float] = {}
    for size in sizes.growth:
        data = rival(FLOOR).write(made_up.hub_of_changes(size))
        small = size <= sizes.growth_of_others
        tasks = {
            name: call(rival(name).read, data)
            for name in ALL
            if small or name in (FLOOR, "egov_hub")
        }
        rounds = max(2, min(sizes.rounds, 300_000 // size))
        for name, found in turns(tasks, rounds).items():
            each = min(found) / size
            base = first.setdefault(name, each)
            rows[name].append(f"{shown(each)} ({each / base:.2f})")
        for name in rows.keys() - tasks.keys():
            rows[name].append("–")
    head = ("", *(f"{size:,}" for size in sizes.growth))
    return (
        "### Growth: the time for each change of a hub that is read\n\n"
        "In brackets the ratio to the smallest hub, which is 1 for what grows linearly.\n\n"
        + table(head, [tuple(row) for row in rows.values()])
    )


def tables(sizes: Sizes) -> str:
    """Return all tables, with the machine and the versions."""
    measures = (
        side_by_side,
        reading,
        writing,
        refusing,
        building,
        rosters,
        differing,
        memory,
        importing,
        growing,
    )
    found = [machine()]
    for measure in measures:
        print(f"{measure.__name__} ...", file=sys.stderr)
        gc.collect()
        found.append(measure(sizes))
    return "\n\n".join(found)


def machine() -> str:
    """Return the machine and the versions of the measurement."""
    names = ("egov-hub", "attrs", *CHECKED[1:], "orjson")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"Measured on {date.today()}: {_processor()}, {os.cpu_count()} cores, "  # noqa: DTZ011
        f"{platform.system()}, Python {platform.python_version()}; {versions}."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )


def _size(data: bytes) -> str:
    return f"{len(data) / 1e6:.1f} MB" if len(data) > 100_000 else f"{len(data) / 1e3:.1f} kB"


def main() -> None:
    """Measure, and print the tables or write them into a page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="small documents, few rounds")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="a page to put the tables into")
    options = parser.parse_args()
    found = tables(QUICK if options.quick else Sizes())
    if options.write is None:
        print(found)
        return
    page = options.write.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    options.write.write_text(f"{before}{BEGIN}\n\n{found}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
