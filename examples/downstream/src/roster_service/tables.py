"""Hubs as rows of tables: one table for each class of records, made from the fields of the class.

A row is a record: its number in the hub, and its place, which is the number of the record that owns
it, the field, and the position in a list. A field with one value is a column. A date has three: as
it is written, and the first and the last day that it can be (NULL where that side is open). Texts,
and lists of ids and links, are in two more tables, with a row for each language or item.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from types import NoneType
from typing import Any, NamedTuple, TypeAlias, cast, get_args, get_origin

import attrs
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Integer, MetaData, String, Table

from egov_hub import Hub, PartialDate, Record, Text, from_dict

Row: TypeAlias = dict[str, Any]
Rows: TypeAlias = dict[str, list[Row]]
"""Rows by the names of their tables."""

METADATA = MetaData()


class Field(NamedTuple):
    """A field of a class of records."""

    name: str
    attribute: str
    is_list: bool
    is_optional: bool
    kinds: tuple[type[Any], ...]
    """The types of its values that are not None, or of the items if the values are lists."""


def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    return tuple(
        field(each.alias or each.name, each.name, each.type)
        for each in attrs.fields(cast("Any", kind))
    )


def field(name: str, attribute: str, kind: Any) -> Field:
    is_list = get_origin(kind) in (tuple, frozenset)
    one = get_args(kind)[0] if is_list else kind
    kinds = get_args(one) or (one,)
    some = tuple(each for each in kinds if each is not NoneType)
    return Field(name, attribute, is_list, NoneType in kinds, some)


# The tables


def table(name: str, *columns: Column[Any]) -> Table:
    """Make a table for the values at some places in hubs."""
    place: tuple[Column[Any], ...] = (
        Column("hub", String, primary_key=True),
        Column("owner", Integer, primary_key=True, autoincrement=False),
        Column("field", String, primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
    )
    return Table(name, METADATA, *place, *columns)


def columns(field: Field) -> Iterator[Column[Any]]:
    """Make the columns of a field: none if its values have rows of their own."""
    match field.kinds:
        case _ if field.is_list:
            return
        case (kind,) if issubclass(kind, (Record, Text)):
            return
        case (kind,) if kind is PartialDate:
            yield Column(field.name, String, nullable=field.is_optional)
            yield Column(f"{field.name}_earliest", Date)
            yield Column(f"{field.name}_latest", Date)
        case (kind,) if kind in (bool, int):
            number = Boolean if kind is bool else BigInteger
            yield Column(field.name, number, nullable=field.is_optional)
        case kinds if Text in kinds:
            # What a source says: a text, a number or a truth value.
            yield Column(field.name, JSON(none_as_null=True))
        case _:
            yield Column(field.name, String, nullable=field.is_optional)


def tables_of(kind: type[Record]) -> dict[type[Record], Table]:
    """Make the tables of a class of records and of all classes inside it."""
    made: dict[type[Record], Table] = {}
    waiting = [kind]
    while waiting:
        kind = waiting.pop()
        if kind not in made:
            name = re.sub("(?<=.)(?=[A-Z])", "_", kind.__name__).lower()
            number = Column("record", Integer, nullable=False)
            made[kind] = table(name, number, *chain.from_iterable(map(columns, fields_of(kind))))
            within = chain.from_iterable(field.kinds for field in fields_of(kind))
            waiting += [each for each in within if issubclass(each, Record)]
    return made


TABLES = tables_of(Hub)
FIELDS = {kind: fields_of(kind) for kind in TABLES}
HUBS = TABLES[Hub]
WORDS = table("words", Column("language", String, primary_key=True), Column("words", String))
ITEMS = table("items", Column("value", String))


# Writing


def rows_of(hub: Hub) -> Rows:
    """Return a hub as rows."""
    rows: Rows = {name: [] for name in METADATA.tables}
    records: list[tuple[Record, Row]] = [(hub, place(hub, -1, "", 0))]
    # The list grows during the loop: the records in each record are added.
    for number, (record, at) in enumerate(records):
        of_class = TABLES[type(record)]
        row = {**dict.fromkeys(of_class.columns.keys()), **at, "record": number}
        rows[of_class.name].append(row)
        for field in FIELDS[type(record)]:
            value = getattr(record, field.attribute)
            if field.name in of_class.columns:
                row |= cells(field.name, value)
                continue
            for position, item in enumerate(value if field.is_list else [value]):
                there = place(hub, number, field.name, position)
                match item:
                    case None:
                        pass
                    case Record():
                        records.append((item, there))
                    case Text():
                        for language, words in item.words:
                            rows["words"].append({**there, "language": language, "words": words})
                    case _:
                        rows["items"].append({**there, "value": str(item)})
    return rows


def place(hub: Hub, owner: int, field: str, position: int) -> Row:
    return {"hub": str(hub.id), "owner": owner, "field": field, "position": position}


def cells(name: str, value: object) -> Row:
    """Return the cells of a field, by their columns."""
    match value:
        case PartialDate():
            return {
                name: value.text,
                f"{name}_earliest": None if value.earliest == date.min else value.earliest,
                f"{name}_latest": None if value.latest == date.max else value.latest,
            }
        case Text():
            return {name: dict(value.words)}
        case str():
            # Ids and words are subclasses. Not every driver accepts them.
            return {name: str(value)}
        case _:
            return {name: value}


# Reading


def hub_of(rows: Rows) -> Hub:
    """Return the hub that is written in rows."""
    records: dict[int, Row] = {}
    parts: dict[tuple[int, str, int], Any] = {}
    for kind, of_class in TABLES.items():
        for row in rows[of_class.name]:
            record: Row = {
                field.name: [] if field.is_list else row.get(field.name) for field in FIELDS[kind]
            }
            records[row["record"]] = parts[place_in(row)] = record
    for row in rows["words"]:
        parts.setdefault(place_in(row), {})[row["language"]] = row["words"]
    for row in rows["items"]:
        parts[place_in(row)] = row["value"]
    hub = parts.pop((-1, "", 0))
    for (owner, field, _), value in sorted(parts.items(), key=lambda part: part[0]):
        if isinstance(records[owner][field], list):
            records[owner][field].append(value)
        else:
            records[owner][field] = value
    return from_dict({"egov_hub": 1, **hub})


def place_in(row: Row) -> tuple[int, str, int]:
    return row["owner"], row["field"], row["position"]
