"""egov_hub and pydantic side by side: each row is one ratio of both, measured in the same run.

The garbage collector costs pydantic more than egov_hub, because its records are larger. So each
ratio is measured with the collector on for both, and off for both; for reading large documents also
in new processes that read only once, as a command does.

Run it with `python benchmarks/alike.py`; `--quick` takes smaller documents and fewer rounds, and
words select the rows whose titles contain them.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from rivals import made_up, rival, with_cached_dates
from timing import TASHKENT, Task, fresh, ratio, table, times_over, turns

OURS: Any = rival("egov_hub")
THEIRS: Any = rival("pydantic")
Spoil = Callable[[Any], None]


class Sizes(NamedTuple):
    """The sizes of the measurements."""

    changes: int = 20_000
    workshops: int = 2_000
    others: int = 20_000
    lines: int = 10_000
    added: int = 300
    most: int = 1_000_000
    rounds: int = 5
    processes: int = 5
    slice: float = 0.05


QUICK = Sizes(4_000, 400, 4_000, 2_000, 100, 50_000, 3, 3, 0.05)


class Row(NamedTuple):
    """Two tasks that do the same, and the document that new processes read."""

    title: str
    ours: Task
    theirs: Task
    read_once: bytes = b""


def _same(title: str, name: str, *arguments: object) -> Row:
    """Return the row of a function that both modules have."""
    ours, theirs = getattr(OURS, name), getattr(THEIRS, name)
    return Row(title, lambda: ours(*arguments), lambda: theirs(*arguments))


def _read(title: str, hub: Any, **layout: Any) -> Row:
    """Return the row of reading a document, in some layout."""
    text = json.dumps(hub, ensure_ascii=False, **(layout or {"separators": (",", ":")}))
    return _same(f"read {title}", "read", text.encode())._replace(read_once=text.encode())


def reading(sizes: Sizes) -> Iterator[Row]:
    """Read large documents, however they are written."""
    changes = made_up.hub_of_changes(sizes.changes)
    workshops = made_up.hub_of_workshops(sizes.workshops)
    for title, hub in (("changes", changes), ("workshops", workshops)):
        plain = _read(title, hub)
        yield plain
        cached = with_cached_dates().read
        document = plain.read_once
        yield Row(
            f"read {title}; pydantic caches dates",
            plain.ours,
            lambda document=document, cached=cached: cached(document),
        )
        yield _read(f'{title}, `"key" :`', hub, separators=(" , ", " : "))
        yield _read(f"{title}, indented", hub, indent=2)
    other = deepcopy(workshops)
    made_up.with_quotes_and_nulls(other)
    yield _read("workshops, with quotes and nulls", other)
    other = deepcopy(workshops)
    made_up.with_unique_cyrillic(other)
    yield _read("workshops, each with words of its own in Russian", other)
    for title, made in (
        ("parents", made_up.hub_of_parents),
        ("attendances", made_up.hub_of_attendances),
        ("links", made_up.hub_of_links),
    ):
        yield _read(title, made(sizes.others))._replace(read_once=b"")
    for title, hub in (("changes", changes), ("workshops", workshops)):
        # As a parser makes it: no list is in two places.
        yield _same(f"read {title} from a dict", "read_dict", json.loads(json.dumps(hub)))


def small(sizes: Sizes) -> Iterator[Row]:
    """Read and write small documents."""
    data = TASHKENT.read_bytes()
    yield _same("read the Tashkent document", "read", data)
    place = b'{"country":"UZ","city":{"en":"Tashkent"},"venue":{"en":"Inha University"}}'
    yield _same("read one `Place`", "read_place", place)
    lines = made_up.small_lines(sizes.lines)
    yield _same("read JSON Lines of small records", "read_lines", lines)
    yield _written("write the Tashkent document", "write", data)


def refusing(sizes: Sizes) -> Iterator[Row]:
    """Refuse documents with one fault, and with a fault in one change of a hundred."""
    one = made_up.hub_of_changes(sizes.changes)
    many = deepcopy(one)
    made_up.with_one_bad_date(one)
    made_up.with_faults(many, sizes.changes // 100)
    for title, hub in (("one fault", one), ("a fault in 1 % of the changes", many)):
        document = json.dumps(hub).encode()
        yield _same(f"refuse changes with {title}", "count_problems", document)


def _written(title: str, name: str, document: bytes) -> Row:
    """Return the row of writing what is read from a document."""
    ours, theirs = OURS.read(document), THEIRS.read(document)
    return Row(title, lambda: getattr(OURS, name)(ours), lambda: getattr(THEIRS, name)(theirs))


def writing(sizes: Sizes) -> Iterator[Row]:
    """Write large documents in all forms."""
    hubs = {
        "changes": made_up.hub_of_changes(sizes.changes),
        "workshops": made_up.hub_of_workshops(sizes.workshops),
    }
    forms = {
        "compact": "write",
        "with an indent of 2": "write_indented",
        "as a digest": "write_digest",
        "as a dict": "write_dict",
    }
    for title, hub in hubs.items():
        for form, name in forms.items():
            yield _written(f"write {title} {form}", name, json.dumps(hub).encode())


def building(sizes: Sizes) -> Iterator[Row]:
    """Make records in Python, all at once and one by one."""
    given = made_up.changes(sizes.changes // 2)
    yield _same("build a history of changes", "build", given)
    yield Row(
        "build workshops",
        lambda: _workshops(_records_of_ours(), sizes.workshops // 2),
        lambda: _workshops(THEIRS, sizes.workshops // 2),
    )
    yield _same("`join` one by one", "join_each", sizes.added)
    hub = json.dumps(made_up.hub_of_workshops(sizes.workshops // 10)).encode()
    ours, theirs = OURS.read(hub), THEIRS.read(hub)
    yield Row(
        "`put` one by one",
        lambda: OURS.put_each(ours, sizes.added),
        lambda: THEIRS.put_each(theirs, sizes.added),
    )


def _records_of_ours() -> Any:
    import egov_hub

    return egov_hub


def _workshops(of: Any, count: int) -> list[object]:
    """Return workshops made of the classes of a module."""
    return [
        of.Workshop(
            id=f"workshop-{index:05}",
            title={"en": f"Workshop {index} on open data"},
            start=f"2019-05-{1 + index % 28:02}",
            kind="workshop",
            place=of.Place(country="UZ", city={"en": "Tashkent"}),
            co_organizers=(of.CoOrganizer(organization=f"body-{index % 60}", role="organizer"),),
            alliance="e-government",
            appearances=(
                of.Appearance(
                    person=f"person-{index}",
                    part="speaker",
                    posts=(of.Post(title={"en": "Rector"}, organization="academy"),),
                ),
            ),
            attendance=(of.Attendance(party="KZ"), of.Attendance(party="AM")),
            headcounts=(of.Headcount(value=70 + index % 9, qualifier="over"),),
            cited=(of.Citation(source="notice"),),
        )
        for index in range(count)
    ]


READ_ONCE = """
import sys
from time import process_time
from rivals import rival
read = rival(sys.argv[1]).read
data = open(sys.argv[2], "rb").read()
start = process_time()
hub = read(data)
print(process_time() - start)
"""
PEAK = """
import sys
from rivals import rival
read = rival(sys.argv[1]).read
hub = read(open(sys.argv[2], "rb").read())
(line,) = (line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(line.split()[1])
"""
FIRST_MORE = """
import sys
from time import process_time
from rivals import rival
read = rival(sys.argv[1]).read
data = open(TASHKENT, "rb").read()
def took():
    start = process_time()
    read(data)
    return process_time() - start
print(took() - took())
"""


def in_new_processes(document: bytes, processes: int, code: str = READ_ONCE) -> float:
    """Return the ratio of what new processes print that read a document once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hub.json"
        path.write_bytes(document)
        found = [
            [fresh(code, name, str(path)) for name in ("egov_hub", "pydantic")]
            for _ in range(processes)
        ]
    return median(ours / theirs for ours, theirs in found)


def measured(row: Row, sizes: Sizes) -> tuple[str, ...]:
    """Return the ratios of one row, as they are shown."""
    shown: list[str] = []
    for collector in (True, False):
        tasks = {"ours": row.ours, "theirs": row.theirs}
        times = turns(tasks, sizes.rounds, sizes.slice, collector=collector)
        shown.append(times_over(ratio(times["ours"], times["theirs"])))
    once = in_new_processes(row.read_once, sizes.processes) if row.read_once else None
    return row.title, *shown, "" if once is None else times_over(once)


GROUPS = (reading, small, refusing, writing, building)


def rows(sizes: Sizes, words: list[str] | None = None) -> Iterator[tuple[str, ...]]:
    """Return the rows of the table, each as soon as it is measured."""
    for group in GROUPS:
        for row in group(sizes):
            if not words or any(word in row.title for word in words):
                yield measured(row, sizes)


def peak(sizes: Sizes) -> str:
    """Return the ratio of the greatest memory of processes that read many changes."""
    document = json.dumps(made_up.hub_of_changes(sizes.most)).encode()
    return times_over(in_new_processes(document, 1, PEAK))


def first_reads(sizes: Sizes) -> str:
    """Return how much longer the first reading of a process takes than the second."""
    found = {
        name: median(fresh(FIRST_MORE, name) for _ in range(sizes.processes)) * 1000
        for name in ("egov_hub", "pydantic")
    }
    return ", ".join(f"{name} {more:.1f} ms" for name, more in found.items())


HEAD = ("", "collector on", "collector off", "new processes")


def alike(sizes: Sizes) -> str:
    """Return the table, and what is not a time."""
    return (
        "### The time of egov_hub as a part of pydantic's\n\n"
        "Below 1, egov_hub is faster. The collector is on for both, or off for both; new processes "
        "read once.\n\n"
        f"{table(HEAD, list(rows(sizes)))}\n\n"
        f"Peak of resident memory for a hub of {sizes.most:,} changes, as a part of pydantic's: "
        f"{peak(sizes)}.\n\n"
        f"The first reading of a process takes longer than the second: {first_reads(sizes)}."
    )


def main() -> None:
    """Measure, and print each row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("words", nargs="*", help="measure rows whose titles contain one of these")
    parser.add_argument("--quick", action="store_true", help="small documents, few rounds")
    given = parser.parse_args()
    sizes = QUICK if given.quick else Sizes()
    print(table(HEAD, []))
    for row in rows(sizes, given.words):
        print(f"| {' | '.join(row)} |", flush=True)
    if not given.words:
        print(f"Peak of resident memory: {peak(sizes)}")
        print(f"First reading minus second: {first_reads(sizes)}")


if __name__ == "__main__":
    main()
