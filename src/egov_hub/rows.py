"""Rows: what questions are answered with where there may be several answers, or none."""

from enum import Enum
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, cast, overload

from egov_hub.records import Record
from egov_hub.sources import Citation, named_once

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["Rows"]

Row_co = TypeVar("Row_co", bound=Record, covariant=True)


class Rows(tuple[Row_co, ...]):
    """Records of one kind in a stable order: a tuple that prints well.

    As text each row is a line. In a notebook, and in a terminal with
    [rich](https://rich.readthedocs.io) (`rich.print(rows)`), rows are a table, whose columns are
    the fields in which some row says something.

    Each row is a record: `to_dict(row)` and `dumps(row)` write it as JSON.

    Example:
        >>> history = MembershipHistory().join("EE", on="2016-11-07").join("AM", on="2018")
        >>> print(history.acts())
        EE joined as member on 2016-11-07
        AM joined as member on 2018
        >>> print(history.acts("left"))
        (none)
    """

    __slots__ = ()

    @overload
    def __getitem__(self, index: SupportsIndex) -> Row_co: ...

    @overload
    def __getitem__(self, index: slice) -> "Rows[Row_co]": ...

    def __getitem__(self, index: SupportsIndex | slice) -> "Row_co | Rows[Row_co]":
        """Return one row, or, for a slice, rows."""
        if isinstance(index, slice):
            return Rows(super().__getitem__(index))
        return super().__getitem__(index)

    def __str__(self) -> str:
        """Return a line for each row."""
        return "\n".join(map(str, self)) or "(none)"

    def __repr__(self) -> str:
        """Return the rows as a list of that type."""
        return f"{type(self).__name__}([{', '.join(map(repr, self))}])"

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        from html import escape

        columns = self._columns()
        head = "".join(f"<th>{escape(heading(name))}</th>" for name in columns)
        lines = [[escape(told) for told in _cells(row, columns)] for row in self]
        body = "".join(f"<tr><td>{'</td><td>'.join(line)}</td></tr>" for line in lines)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __rich__(self) -> "Table":
        """Return a table for rich."""
        from rich.markup import escape
        from rich.table import Column, Table

        columns = self._columns()
        # A word that is too long for its column is folded, so that no part of it is lost.
        table = Table(*(Column(heading(name), overflow="fold") for name in columns))
        for row in self:
            table.add_row(*map(escape, _cells(row, columns)))
        return table

    def _columns(self) -> list[str]:
        """Return the fields in which some row says something."""
        names = dict.fromkeys(field.name for row in self for field in row.__attrs_attrs__)
        return [name for name in names if any(cell(getattr(row, name, None)) for row in self)]


def _cells(row: Record, columns: list[str]) -> list[str]:
    """Return what a table says of a row."""
    values = ((name, getattr(row, name)) for name in columns)
    return [named_once(value) if name == "cited" else cell(value) for name, value in values]


def heading(name: str) -> str:
    """Return the heading of the column for a field."""
    return name.replace("_", " ")


def cell(value: object) -> str:
    """Return what a table says of the value of a field."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case Enum():
            return str(cast("Any", value).value)
        case Citation():
            return value.source
        case Record() if type(value).__str__ is object.__str__:
            fields = value.__attrs_attrs__
            said = (getattr(value, one.name) for one in fields if one.name != "cited")
            return ", ".join(filter(None, map(cell, said)))
        case tuple():
            return ", ".join(map(cell, cast("tuple[object, ...]", value)))
        case frozenset():
            return ", ".join(sorted(map(cell, cast("frozenset[object]", value))))
        case _:
            return str(value)
