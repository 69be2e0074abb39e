"""Turn a folder of registers into a table of states, which DuckDB and Spark can query.

    python examples/registers_to_parquet.py registers states

Each file of the folder is a register: a `.json` file is a hub, a `.jsonl` file has a record on each
line. Each register is checked when it is read. If it has problems, they are printed and its rows
are left out, but the rows of the other registers are written. All processors work, and the memory
that each process needs does not depend on the number of registers.

It needs duckdb. If rich is installed, it shows the progress.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import duckdb

from egov_hub import ValidationError, iter_records, load
from egov_hub.formats import sql

TYPES = [column.split()[1] for column in sql.COLUMNS.split(", ")]
INSERT = f"INSERT INTO states SELECT {', '.join(f'UNNEST(?::{kind}[])' for kind in TYPES)}"
# How many registers are in one file of the table, and how many rows are inserted at once.
REGISTERS, ROWS = 500, 20_000


def main(source: Path, target: Path) -> int:
    target.mkdir()
    parts = list(parts_of(source))
    files = [target / f"part-{number:05}.parquet" for number in range(len(parts))]
    refused = 0
    with ProcessPoolExecutor() as processes:
        # The processes must start before the thread that shows the progress.
        done = processes.map(write, files, parts)
        for wrong in with_progress(done, len(files)):
            refused += len(wrong)
            print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    print(f"{sum(map(len, parts)) - refused} registers written, {refused} refused")
    return 1 if refused else 0


def parts_of(folder: Path) -> Iterator[Sequence[Path]]:
    """Return, for each file, the registers that are written into it."""
    hubs = sorted(folder.glob("*.json"))
    for start in range(0, len(hubs), REGISTERS):
        yield hubs[start : start + REGISTERS]
    # Only after its last line it is known whether a stream is a whole register. So each has a file.
    for stream in sorted(folder.glob("*.jsonl")):
        yield [stream]


def write(file: Path, registers: Sequence[Path]) -> list[str]:
    """Write the states of registers into a file, and return the problems of the bad registers."""
    wrong: list[str] = []
    rows: list[sql.StateRow] = []
    # DuckDB keeps the data that is above the memory limit in a folder until it is written.
    with duckdb.connect(
        config={"threads": 1, "memory_limit": "500MB", "temp_directory": f"{file}.rest"}
    ) as database:
        database.execute(f"CREATE TABLE states ({sql.COLUMNS})")
        for register in registers:
            try:
                for row in states(register):
                    rows.append(row)
                    if len(rows) == ROWS:
                        insert(database, rows)
                        rows.clear()
            except (OSError, ValidationError) as error:
                wrong.append(f"{register}: {error}")
        if len(wrong) < len(registers):
            insert(database, rows)
            database.table("states").write_parquet(str(file))
    return wrong


def states(register: Path) -> Iterator[sql.StateRow]:
    """Return the rows of a register. Its name is the name of its file."""
    if register.suffix == ".json":
        yield from sql.states(load(register), register=register.name)
        return
    with register.open("rb") as lines:
        yield from sql.states(iter_records(lines, whole=True), register=register.name)


def insert(database: duckdb.DuckDBPyConnection, rows: Sequence[sql.StateRow]) -> None:
    if rows:
        database.execute(INSERT, [list(column) for column in zip(*rows, strict=True)])


def with_progress(done: Iterable[list[str]], total: int) -> Iterable[list[str]]:
    try:
        from rich.progress import track
    except ImportError:
        return done
    return track(done, "Registers to Parquet", total)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
