"""Spark SQL answers as the library, with the same text as DuckDB, from the same Parquet files.

Spark needs Java and half a gigabyte, so this runs only by name: `nox -s spark`.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import Phase, given, settings

from egov_hub import Hub
from egov_hub.formats import sql
from tests.support.sql_contract import Ask, check, questions, registers, rows_of

HUBS, QUESTIONS = 200, 12
once = settings(database=None, phases=[Phase.generate], max_examples=1)


@pytest.fixture(scope="module")
def hubs() -> list[Hub]:
    """Return hubs of all kinds, which are asked together: Spark needs most of a second a query."""
    found: list[Hub] = []

    @given(registers())
    @settings(once, max_examples=HUBS)
    def draw(hub: Hub) -> None:
        found.append(hub)

    draw()
    return found


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = import_module("pyspark.sql").SparkSession.builder
    settings_of_spark = {
        "spark.master": "local[1]",
        "spark.sql.shuffle.partitions": "1",
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    session = builder.config(map=settings_of_spark).getOrCreate()
    yield session
    session.stop()


def asking(spark: Any, rows: list[sql.StateRow], file: Path) -> Ask:
    """Return what asks Spark, with a table of states that DuckDB wrote as Parquet."""
    types = [column.split()[1] for column in sql.COLUMNS.split(", ")]
    values = ", ".join(f"UNNEST(?::{kind}[])" for kind in types)
    with duckdb.connect() as database:
        database.execute(f"CREATE TABLE states ({sql.COLUMNS})")
        columns = [list(column) for column in zip(*rows, strict=True)]
        database.execute(f"INSERT INTO states SELECT {values}", columns)
        database.table("states").write_parquet(str(file))
    spark.read.parquet(str(file)).createOrReplaceTempView("states")
    return lambda text: spark.sql(text).collect()


def test_spark_answers_as_the_library(spark: Any, hubs: list[Hub], tmp_path: Path) -> None:
    ask = asking(spark, rows_of(hubs), tmp_path / "states.parquet")

    @given(questions(hubs))
    @settings(once, max_examples=QUESTIONS)
    def compare(question: Any) -> None:
        check(hubs, question, ask)

    compare()


def test_spark_takes_the_columns_as_its_schema(spark: Any, hubs: list[Hub]) -> None:
    rows = rows_of(hubs)
    table = spark.createDataFrame(rows, sql.COLUMNS)
    assert {tuple(row) for row in table.collect()} == set(map(tuple, rows))
