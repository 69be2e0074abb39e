"""What it costs to turn registers into a table of states, and to ask many of them in SQL.

Run it with `python benchmarks/sql.py`; `--most 1000000` stops at a million changes. It makes 500
registers of 20 parties with 4 changes each (the same in every run) and measures on one processor

- reading and checking them, working out their states, and putting these into DuckDB;
- a first roster of each by the library, for comparison. DuckDB has to give the same answers.

Then it repeats their rows under other names until there are as many changes as asked for, writes
them to a Parquet file and queries it. Repeated rows take less space than the rows of different
registers, so the size of this file is not an estimate of theirs. All times are processor times;
for the questions, the shortest of three. Several threads take about as much processor time, but
end sooner.
"""

import argparse
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

import duckdb
from rivals.made_up import changes

from egov_hub import (
    Alliance,
    Hub,
    MembershipChange,
    MembershipHistory,
    Organization,
    dumps,
    loads,
)
from egov_hub.formats import sql

T = TypeVar("T")

REGISTERS, EACH = 500, 80
SIZES = (100_000, 1_000_000, 10_000_000, 100_000_000)
DAY = "2016-05-04"
QUESTIONS = {
    "roster": sql.roster(DAY, table="many"),
    "roster_during": sql.roster_during("2015", "2017", table="many"),
    "belongs": sql.belongs("AZ", DAY, table="many"),
}
TYPES = [column.split()[1] for column in sql.COLUMNS.split(", ")]
INSERT = f"INSERT INTO states SELECT {', '.join(f'UNNEST(?::{kind}[])' for kind in TYPES)}"
REPEATED = """
SELECT * REPLACE (copy || '-' || register AS register)
FROM range({copies}) AS copies(copy), states
"""


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--most", type=int, default=10_000_000, help="the most changes")
    parser.add_argument("--threads", type=int, default=1, help="how many threads DuckDB has")
    parser.add_argument("--memory", default="4GB", help="how much memory DuckDB may take")
    given = parser.parse_args()
    limits = {"threads": given.threads, "memory_limit": given.memory}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config=limits) as database:
        database.execute(f"SET temp_directory = '{folder}/rest'")
        make_table(database, Path(folder) / "once.parquet")
        heads = ("changes", "rows", "file, MB", *QUESTIONS, "peak, MB")
        print(" | ".join(f"{head:>13}" for head in heads))
        for size in SIZES:
            if size <= given.most:
                ask_many(database, size, Path(folder) / "many.parquet")


def made_up(number: int) -> Hub:
    """Return one of the registers."""
    some = [MembershipChange(*each) for each in changes(EACH, seed=number)]
    members = {change.member for change in some}
    bodies = [Organization(member, member) for member in members if member.islower()]
    alliance = Alliance("alliance", "Alliance", history=MembershipHistory(some))
    return Hub(f"hub-{number}", "Hub").put(*bodies, alliance)


def make_table(database: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Make the table of states, and print what each step costs for a change."""
    texts = [dumps(made_up(number)) for number in range(REGISTERS)]
    hubs, reading = timed(lambda: [loads(text) for text in texts])
    rows, states = timed(lambda: [row for hub in hubs for row in sql.states(hub)])
    columns = [list(column) for column in zip(*rows, strict=True)]
    database.execute(f"CREATE TABLE states ({sql.COLUMNS})")
    _, inserting = timed(lambda: database.execute(INSERT, columns))
    hubs = [loads(text) for text in texts]
    answers, asking = timed(lambda: {each for hub in hubs for each in by_library(hub)})
    if set(database.execute(sql.roster(DAY)).fetchall()) != answers:
        raise SystemExit("DuckDB does not give the same answers as the library.")
    print(f"{REGISTERS * EACH:,} changes, {len(rows):,} rows. Microseconds a change:")
    steps = {"read": reading, "states": states, "insert": inserting, "first roster": asking}
    for step, seconds in steps.items():
        print(f"{step:>13} | {seconds / (REGISTERS * EACH) * 1e6:13.1f}")
    database.table("states").write_parquet(str(file))
    print(f"The Parquet file has {file.stat().st_size / len(rows):.1f} bytes a row.")


def by_library(hub: Hub) -> set[tuple[Any, ...]]:
    """Return the rows of the roster of a register, as the library gives it."""
    (alliance,) = hub.alliances
    roster = alliance.roster(DAY)
    return {
        (hub.id, alliance.id, member, "yes" if member in roster.certain else "maybe")
        for member in roster.possible
    }


def ask_many(database: duckdb.DuckDBPyConnection, size: int, file: Path) -> None:
    """Write a file of this number of changes, query it, and print the cost."""
    copies = size // (REGISTERS * EACH)
    database.sql(REPEATED.format(copies=copies)).write_parquet(str(file))
    database.execute(f"CREATE OR REPLACE VIEW many AS FROM '{file}'")
    (rows,) = database.execute("SELECT COUNT(*) FROM many").fetchone() or (0,)
    # The answers are counted by their kinds, so that the printing is not measured.
    seconds = [
        min(timed(lambda text=text: counted(database, text))[1] for _ in range(3))
        for text in QUESTIONS.values()
    ]
    changed = copies * REGISTERS * EACH
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = [
        f"{changed:,}",
        f"{rows:,}",
        f"{file.stat().st_size / 1e6:,.1f}",
        *(f"{each:.2f} s" for each in seconds),
        f"{peak:,.0f}",
    ]
    print(" | ".join(f"{cell:>13}" for cell in cells), flush=True)


def counted(database: duckdb.DuckDBPyConnection, text: str) -> object:
    """Return how many answers of each kind a question has."""
    return database.execute(f"SELECT answer, COUNT(*) FROM ({text}) GROUP BY ALL").fetchall()  # noqa: S608 - ours


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """Return what a call returns, and how long the processor took for it."""
    start = process_time()
    found = call()
    return found, process_time() - start


if __name__ == "__main__":
    main()
