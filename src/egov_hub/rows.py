"""Rows: the answer to a question that can have any number of results, also zero."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn, Self, SupportsIndex, TypeVar, overload

from attrs import frozen

from egov_hub import _files, _parse
from egov_hub._columns import NAMED, Cell, columns_of, to_csv
from egov_hub._files import FilePath
from egov_hub._tables import NONE, Called, Naming, Row, Table, Tabular, table_of
from egov_hub._wording import expected, printable
from egov_hub.problems import Code, refuse
from egov_hub.records import Record, as_record_class, parts
from egov_hub.values.dates import PartialDate

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Naming", "Row", "Rows"]

Row_co = TypeVar("Row_co", bound=Record, covariant=True)


class Rows(Tabular, tuple[Row_co, ...]):
    """Records of one kind in a stable order: a tuple that is printed in a readable form.

    As text, each row is a line. In a notebook, and in a terminal with
    [rich](https://rich.readthedocs.io) (`rich.print(rows)`), rows are a table. Its columns are the
    fields for which at least one row has a value.

    If the register is known, as in the answers of `egov_hub.questions`, rows are printed with names
    in place of the ids of countries, organizations, people and alliances. If a row has a day, it
    has the names on that day. If two ids have the same name in these rows, both are printed with
    the id after the name. A row alone is printed with its ids. Names do not change which rows are
    equal, nor the JSON of the rows.

    Each row is a record: `to_dict(row)` and `dumps(row)` write it as JSON.

    Args:
        rows: The records.
        of: The class of the records, which is also known for empty rows; None means the class of
            the first record.
        names: An object that knows the names, such as a hub; None means that ids are printed.

    Raises:
        ValidationError: An argument has a wrong type.

    Example:
        >>> history = MembershipHistory().join("EE", on="2016-11-07").join("AM", on="2018")
        >>> print(history.acts())
        EE joined as member on 2016-11-07
        AM joined as member on 2018
        >>> print(history.acts("left"))
        (none)
        >>> print(Rows(history.acts(), names=Hub("hub", "Hub")))
        Estonia joined as member on 2016-11-07
        Armenia joined as member on 2018
    """

    _of: type[Record] | None
    _names: Naming | None

    def __new__(
        cls,
        rows: Iterable[Row_co] = (),
        *,
        of: type[Record] | None = None,
        names: Naming | None = None,
    ) -> Self:
        """Store the records, and what is known about them."""
        made = super().__new__(cls, rows)
        known, naming = _parse.arguments(
            ("of", _as_optional_record_class, of), ("names", as_naming, names)
        )
        vars(made).update(_of=known, _names=naming)
        return made

    def __setattr__(self, name: str, _: object) -> NoReturn:
        """Refuse to change anything."""
        message = f"Rows cannot be changed, so {name} cannot be set."
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse to change anything."""
        message = f"Rows cannot be changed, so {name} cannot be deleted."
        raise AttributeError(message)

    @overload
    def __getitem__(self, index: SupportsIndex) -> Row_co: ...

    @overload
    def __getitem__(self, index: slice) -> "Rows[Row_co]": ...

    def __getitem__(self, index: SupportsIndex | slice) -> "Row_co | Rows[Row_co]":
        """Return one row; for a slice, return rows."""
        if isinstance(index, slice):
            return Rows(super().__getitem__(index), of=self._of, names=self._names)
        return super().__getitem__(index)

    def __str__(self) -> str:
        """Return a line for each row."""
        said = self._said(self._names)
        return "\n".join(_line(row, said(row)) for row in self) or NONE

    def __repr__(self) -> str:
        """Return the call that makes equal rows, without the names."""
        return f"{type(self).__name__}([{', '.join(map(repr, self))}])"

    def __reduce__(self) -> "tuple[Any, ...]":
        """Pickle the rows with the names that they need, not with a whole register."""
        names = self._names and _Kept.of(self, self._names)
        return _unpickled, (type(self), tuple(self), self._of, names)

    def _table(self) -> Table:
        return table_of(self, self._said(self._names))

    def _said(self, names: Naming | None) -> Callable[[Record], Called]:
        """Return the function that finds the names of the ids in a row."""
        said = Said(((row, _day_of(row)) for row in self), names)
        return lambda row: said.of(_day_of(row))

    def columns(self, *, names: Naming | None = None) -> dict[str, list[Cell]]:
        """Return the rows as columns, from which pandas, polars and others make a data frame.

        The headings depend only on the class of the rows. A date has three columns: as written, the
        earliest day and the latest day (None if that side is open). Several values in one field are
        joined with `"; "`; so are the sources.

        Args:
            names: An object that knows the names, such as a hub. Each field with ids then has a
                second column with their names.

        Raises:
            ValidationError: An argument has a wrong type.

        Example:
            >>> acts = MembershipHistory().join("EE", on="2016").acts()
            >>> columns = acts.columns(names=Hub("hub", "Hub"))
            >>> list(columns)[:6]
            ['member', 'member_name', 'kind', 'on', 'on_earliest', 'on_latest']
            >>> columns["member_name"], columns["on_latest"]
            (['Estonia'], [datetime.date(2016, 12, 31)])
        """
        naming = _parse.argument("names", as_naming, names)
        kind = self._of or (type(self[0]) if self else None)
        if kind is None:
            return {}
        said = self._said(naming)
        columns = columns_of(kind, named=naming is not None)
        return {heading: [of(row, said(row)) for row in self] for heading, of in columns}

    def to_csv(self, path: FilePath, *, names: Naming | None = None, excel: bool = False) -> None:
        """Write the rows to a file, as CSV with the columns of `columns`.

        Args:
            path: The file, as for `egov_hub.dump`.
            names: An object that knows the names, such as a hub.
            excel: Whether the file is for a spreadsheet. It then has a byte order mark, without
                which Excel does not read UTF-8, and an apostrophe before each text that a
                spreadsheet would read as a formula. Leave it out if a program will read the file.

        Raises:
            OSError: The file cannot be written.
            ValidationError: An argument has a wrong type.

        Example:
            >>> from tempfile import TemporaryDirectory
            >>> acts = MembershipHistory().join("EE", on="2016").acts()
            >>> with TemporaryDirectory() as folder:
            ...     acts.to_csv(f"{folder}/acts.csv", excel=True)
        """
        file, for_excel = _parse.arguments(
            ("path", _parse.file_path, path), ("excel", _parse.truth, excel)
        )
        _files.write(file, [to_csv(self.columns(names=names), excel=for_excel).encode()])

    def to_pandas(self, *, names: Naming | None = None) -> "pd.DataFrame":
        """Return the rows as a data frame of pandas, with the columns of `columns`.

        Args:
            names: An object that knows the names, such as a hub.

        Raises:
            ImportError: pandas is not installed.
            ValidationError: An argument has a wrong type.

        Example:
            >>> acts = MembershipHistory().join("EE", on="2016").acts()
            >>> acts.to_pandas().loc[0, "on"]
            '2016'
        """
        import pandas as pd

        return pd.DataFrame(self.columns(names=names))


def _unpickled(
    kind: "type[Rows[Any]]", rows: tuple[Any, ...], of: type[Record] | None, names: Naming | None
) -> Rows[Any]:
    return kind(rows, of=of, names=names)


def as_naming(value: Naming | None) -> Naming | None:
    """Return None for None, otherwise an object that knows names."""
    if not (value is None or isinstance(value, Naming)) or isinstance(value, type):
        raise refuse(
            Code.WRONG_TYPE, expected("an object that knows names", value, "a Hub, or None")
        )
    return value


def _as_optional_record_class(value: type[Record] | None) -> type[Record] | None:
    return None if value is None else as_record_class(value)


# Names


def _ids_in(row: Record) -> Iterator[str]:
    """Return the ids that have names, anywhere in a row."""
    for _, value in parts(row):
        if isinstance(value, NAMED):
            yield value


def _day_of(row: Record) -> PartialDate | None:
    return row.__day__ if isinstance(row, Row) else None


def _line(row: Record, called: Called) -> str:
    """Return a row as one line."""
    return printable(row.__line__(called) if isinstance(row, Row) else str(row))


class Said:
    """The names of the ids in rows, on the day of each row. Different ids get different names."""

    def __init__(
        self, rows: Iterable[tuple[Record, PartialDate | None]], names: Naming | None
    ) -> None:
        """Find out which names belong to several ids."""
        self._names = names
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        if names:
            for row, day in rows:
                for id in _ids_in(row):
                    if name := names.called(id, day):
                        self._ids[name].add(id)

    def of(self, day: PartialDate | None) -> Called:
        """Return the function that finds the name of an id on a day."""
        names = self._names
        if names is None:
            return str

        def called(id: str) -> str:
            name = names.called(id, day)
            if name is None:
                return str(id)
            return name if len(self._ids[name]) < 2 else f"{name} ({id})"

        return called


@frozen
class _Kept:
    """The names of the ids in some rows."""

    _names: dict[tuple[type, str, PartialDate | None], str]

    @classmethod
    def of(cls, rows: Iterable[Record], names: Naming) -> Self:
        """Return the names that rows need."""
        return cls(
            {
                (type(id), id, _day_of(row)): name
                for row in rows
                for id in _ids_in(row)
                if (name := names.called(id, _day_of(row)))
            }
        )

    def called(self, id: str, on: PartialDate | None = None) -> str | None:
        """Return the name of an id."""
        return self._names.get((type(id), id, on))
