"""Rows: the answer to a question that may have several results, or none."""

from typing import SupportsIndex, TypeVar, overload

from egov_hub._tables import Table, Tabular, table_of
from egov_hub.records import Record

__all__ = ["Rows"]

Row_co = TypeVar("Row_co", bound=Record, covariant=True)


class Rows(Tabular, tuple[Row_co, ...]):
    """Records of one kind in a stable order: a tuple that is printed in a readable form.

    As text each row is a line. In a notebook, and in a terminal with
    [rich](https://rich.readthedocs.io) (`rich.print(rows)`), rows are a table, whose columns are
    the fields for which at least one row has a value.

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
        """Return the call that makes these rows again."""
        return f"{type(self).__name__}([{', '.join(map(repr, self))}])"

    def _table(self) -> Table:
        return table_of(self)
