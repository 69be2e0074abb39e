"""How values are shown, apart from `repr`: as lines of text, and as tables."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import (
    TYPE_CHECKING,
    Final,
    NamedTuple,
    Protocol,
    TypeAlias,
    cast,
    runtime_checkable,
)

from egov_hub._wording import printable
from egov_hub.records import Record
from egov_hub.values.dates import PartialDate
from egov_hub.values.sources import Citation, listed

if TYPE_CHECKING:
    from rich.table import Table as RichTable


Called: TypeAlias = Callable[[str], str]
"""A function from an id to its name; `str` returns ids unchanged."""


NONE: Final = "(none)"
"""How an empty value is shown."""


@runtime_checkable
class Naming(Protocol):
    """An object that knows the names of countries, organizations, people and alliances: a `Hub`.

    Example:
        >>> isinstance(Hub("hub", "Hub"), Naming)
        True
    """

    def called(self, id: str, on: PartialDate | None = None) -> str | None:
        """Return the name of an id on a day, or now; None if it has no name."""
        ...


class Row(Record):
    """The base of the records in answers. A row alone prints ids; in `Rows`, it prints names.

    Example:
        >>> issubclass(questions.Guest, Row)
        True
    """

    __slots__ = ()

    @property
    def __day__(self) -> PartialDate | None:
        """The day whose names the row has; None means the names of now."""
        return None

    def __line__(self, called: Called) -> str:
        """Return the row as one line, with the names of its ids."""
        raise NotImplementedError

    def __str__(self) -> str:
        """Return one line, with ids."""
        return printable(self.__line__(str))


class Table(NamedTuple):
    """A table of plain text; the text is escaped when the table is drawn."""

    headings: Sequence[str]
    lines: Sequence[Sequence[str]]


class Tabular:
    """The base of classes that are shown as a table, in a notebook and in a terminal with rich."""

    __slots__ = ()

    @abstractmethod
    def _table(self) -> Table:
        """Return the table."""

    def _repr_html_(self) -> str:
        """Return the table for a notebook."""
        from html import escape

        headings, lines = self._table()
        if not lines:
            return f"<p>{NONE}</p>"
        head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
        rows = ("</td><td>".join(map(escape, line)) for line in lines)
        body = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __rich__(self) -> "RichTable | str":
        """Return the table for rich."""
        from rich.table import Column
        from rich.table import Table as RichTable
        from rich.text import Text

        headings, lines = self._table()
        if not lines:
            return NONE
        # `Text`, because rich would read markup in strings. A word that is too long for its column
        # continues on the next line, so that no part of it is lost.
        table = RichTable(*(Column(Text(heading), overflow="fold") for heading in headings))
        for line in lines:
            table.add_row(*map(Text, line))
        return table


class Summarized(Tabular):
    """The base of records with a summary: one line of text, or a table of two columns."""

    __slots__ = ()

    @abstractmethod
    def _facts(self) -> Iterator[tuple[str, object]]:
        """Return the most important facts, each after its label."""

    def _table(self) -> Table:
        lines = [(label, said) for label, value in self._facts() if (said := cell(value))]
        return Table((type(self).__name__, str(getattr(self, "id", ""))), lines)

    def __str__(self) -> str:
        """Return the summary in one line."""
        headings, lines = self._table()
        facts = (f"{label}: {said}" for label, said in lines)
        return printable("; ".join((" ".join(headings), *facts)))


def table_of(rows: Sequence[Record], names: Callable[[Record], Called] = lambda _: str) -> Table:
    """Return a table of records: a line for each, a column for each field that is not empty.

    Args:
        rows: The records.
        names: A function from a record to the function that finds the names of its ids.
    """
    found = dict.fromkeys(name for row in rows for name in _shown(row))
    columns = [name for name in found if any(cell(getattr(row, name, None)) for row in rows)]
    lines = [[cell(getattr(row, name), names(row)) for name in columns] for row in rows]
    return Table([name.replace("_", " ") for name in columns], lines)


def _shown(row: Record) -> Iterator[str]:
    """Return the names of the columns of a record in a table: its fields, then some properties."""
    yield from (field.name for field in row.__attrs_attrs__)
    yield from row.__shows__


def cell(value: object, called: Called = str) -> str:
    """Return the text of a value in a table.

    Args:
        value: The value.
        called: The function that finds the name of an id.
    """
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case Enum():
            return str(value.value)
        case str():
            return called(value)
        case Record() if type(value).__str__ is object.__str__:
            fields = value.__attrs_attrs__
            said = (getattr(value, one.name) for one in fields if one.name != "cited")
            return ", ".join(filter(None, (cell(each, called) for each in said)))
        case tuple():
            parts = cast("tuple[object, ...]", value)
            if parts and isinstance(parts[0], Citation):
                return listed(cast("tuple[Citation, ...]", parts))
            return ", ".join(cell(each, called) for each in parts)
        case frozenset():
            items = cast("frozenset[object]", value)
            return ", ".join(sorted(cell(each, called) for each in items))
        case _:
            return str(value)
