"""Records as columns: each field of a class is one or more columns, the same for all records.

A date has three columns: as written, the earliest day, the latest day. A record in a field has
columns for its own fields. Several values in one field are joined.
"""

import csv
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any, Final, NamedTuple, TypeAlias

from egov_hub._tables import Called, cell
from egov_hub._types import alternatives, given_kind, is_record, item_of
from egov_hub.records import Record, fields_of
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import AllianceId, CountryCode, OrganizationId, PersonId
from egov_hub.values.sources import Citation

Cell: TypeAlias = str | int | bool | date | None
"""The value of a column in a row."""

BETWEEN: Final = "; "
"""The text between several values in one cell."""

NAMED: Final = (CountryCode, OrganizationId, PersonId, AllianceId)
"""The types of ids that have names. Workshops and sources are known by their ids."""


class Column(NamedTuple):
    """A column: its heading, and the function from a record and names to its value."""

    heading: str
    of: Callable[[Record, Called], Cell]


def columns_of(kind: type[Record], *, named: bool) -> list[Column]:
    """Return the columns of a class of records, which depend only on its fields.

    Args:
        kind: The class.
        named: Whether there are also columns with names, for the ids that have names.
    """
    columns = [
        column
        for name, field in fields_of(kind).items()
        for column in _of_field(name, field.type, _getter(field.name), named=named)
    ]
    return [*columns, *(_column(name, _getter(name), _scalar) for name in kind.__shows__)]


_Get: TypeAlias = Callable[[Record], Any]


def _getter(name: str) -> _Get:
    return lambda record: getattr(record, name)


def _of_field(name: str, kind: Any, get: _Get, *, named: bool) -> Iterator[Column]:
    """Return the columns of a field, given its type."""
    given, item = given_kind(kind), item_of(kind)
    if given is PartialDate:
        yield _column(name, get, _scalar)
        yield _column(f"{name}_earliest", get, _earliest)
        yield _column(f"{name}_latest", get, _latest)
    elif is_record(given):
        for field in columns_of(given, named=named):
            yield _inside(name, field, get)
    elif item is Citation:
        yield _column(name, get, _sources)
    else:
        yield _column(name, get, _joined if item else _scalar)
    if named and (item or not is_record(given)) and _has_names(item or given):
        yield _names(f"{name}_{'names' if item else 'name'}", get)


def _has_names(kind: Any) -> bool:
    """Return whether a value of a type is an id that has a name, or has one in its fields."""
    if is_record(kind):
        return any(_has_names(field.type) for field in fields_of(kind).values())
    return not set(NAMED).isdisjoint(alternatives(kind))


def _column(heading: str, get: _Get, made_of: Callable[[Any], Cell]) -> Column:
    """Return a column that is made from the value of a field alone."""

    def of(row: Record, _: Called) -> Cell:
        return made_of(get(row))

    return Column(heading, of)


def _inside(name: str, column: Column, get: _Get) -> Column:
    """Return the column for a field of a record that is itself in a field."""

    def of(row: Record, called: Called) -> Cell:
        record = get(row)
        return None if record is None else column.of(record, called)

    return Column(f"{name}_{column.heading}", of)


def _names(heading: str, get: _Get) -> Column:
    """Return a column of the names that belong to the ids in a field."""

    def of(row: Record, called: Called) -> Cell:
        value = get(row)
        return called(value) if isinstance(value, str) else _joined(value, called)

    return Column(heading, of)


def _earliest(day: PartialDate | None) -> date | None:
    return None if day is None or day.earliest == date.min else day.earliest


def _latest(day: PartialDate | None) -> date | None:
    return None if day is None or day.latest == date.max else day.latest


def _joined(values: Collection[object] | None, called: Called = str) -> str | None:
    said = [cell(each, called) for each in values or ()]
    return BETWEEN.join(sorted(said) if isinstance(values, frozenset) else said) or None


def _sources(cited: tuple[Citation, ...]) -> str | None:
    return cell(cited) or None


def _scalar(value: object) -> Cell:
    return value if value is None or isinstance(value, (bool, int)) else cell(value)


# CSV

BOM: Final = "\ufeff"
"""Excel needs this at the start of a file to read it as UTF-8."""

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def to_csv(columns: Mapping[str, Sequence[Cell]], *, excel: bool) -> str:
    """Return columns as CSV.

    Args:
        columns: The columns.
        excel: Whether the text is for a spreadsheet. It then begins with a byte order mark, and a
            text that would be read as a formula has an apostrophe before it.
    """
    out = StringIO(BOM if excel else "", newline="")
    out.seek(0, 2)
    # The module quotes only the line ends that it writes, which are both of these.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in zip(*columns.values(), strict=True):
        writer.writerow([_written(value, excel=excel) for value in row])
    return out.getvalue()


def _written(value: Cell, *, excel: bool) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str() if excel and value.startswith(_STARTS_A_FORMULA):
            return f"'{value}"
        case _:
            return str(value)
