"""The rows of a table, one after the other, from text or from mappings.

The `csv` module of Python reads the text, in its strict mode. It does not handle a quote that is
not closed: all text after the quote becomes one cell. So if a row of several lines is wrong, or
looks like several rows, only its first line is refused, and the other lines are read again as rows.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import chain, islice, zip_longest
from typing import Final, NamedTuple, TypeAlias, cast

from egov_hub import _parse
from egov_hub._wording import as_key, encodable, expected, plain, pointer, shown
from egov_hub.problems import Code, Location, Problem, ValidationError, refuse

TableLike: TypeAlias = str | bytes | Iterable[str] | Iterable[Mapping[str, object]]
"""What can be read as a table: a text, its lines (an open file), or rows as mappings."""

DialectLike: TypeAlias = str | csv.Dialect | type[csv.Dialect]
"""A dialect of the `csv` module, its name, or the character that separates the cells."""

SNIFF: Final = "sniff"
# This many lines are enough to show what separates their cells.
_SAMPLE: Final = 50
_SEPARATORS: Final = ",;\t|"
_NAMED: Final = {"excel": csv.excel, "excel-tab": csv.excel_tab, "unix": csv.unix_dialect}
_ENCODED: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


class Line(NamedTuple):
    """A row of a table, or what is wrong with it."""

    # Counted from 0, without the header and blank rows.
    place: int
    # Counted from 1; None for a row that is not from a text.
    line: int | None
    cells: tuple[tuple[str, object], ...]
    problems: tuple[Problem, ...] = ()

    @property
    def location(self) -> Location:
        """The line, as in JSON Lines; for a row that is not from a text, the path to the row."""
        return Location("", self.line) if self.line else Location(pointer(self.place))


class Table(NamedTuple):
    """The headings of a table, the line of its header, and its rows."""

    # None if there are no rows, so that the headings are not known.
    headings: tuple[str, ...] | None
    line: int | None
    rows: Iterator[Line]


def as_dialect(value: DialectLike) -> DialectLike:
    """Return a dialect, or the word that asks to find the dialect out."""
    if isinstance(value, csv.Dialect):
        return value
    if isinstance(value, type) and issubclass(value, csv.Dialect):
        return _parse.read(value, lambda kind: kind())
    if not isinstance(value, str):
        raise refuse(Code.WRONG_TYPE, expected("a dialect of CSV", value, '";" or "sniff"'))
    value = plain(value)
    if value == SNIFF:
        return value
    return _NAMED[value]() if value in _NAMED else _separated_by(value)


def _separated_by(character: str) -> csv.Dialect:
    try:
        made: csv.Dialect = type("Separated", (csv.excel,), {"delimiter": character})()
    except csv.Error:
        known = ", ".join(map(shown, _NAMED))
        message = (
            f"{shown(character)} is not a dialect of CSV. Write the character that separates the "
            f'cells, like ";", or one of {known}, or "sniff".'
        )
        raise refuse(Code.UNKNOWN_WORD, message) from None
    return made


def table_of(data: TableLike, dialect: DialectLike) -> Table:
    """Return data as a table, after reading its header.

    Raises:
        ValidationError: It is not a table.
    """
    if isinstance(data, bytes):
        data = _decoded(memoryview(data).tobytes())
    if isinstance(data, str):
        return _of_lines(StringIO(encodable(data), newline=""), dialect)
    given: object = data
    if not isinstance(data, Iterable) or isinstance(data, Mapping) or _is_data_frame(data):
        advice = 'its rows as a list of dicts, such as df.to_dict("records")'
        raise refuse(Code.WRONG_TYPE, expected("a table", given, advice))
    items: Iterator[object] = _parse.read(data, iter)
    first = next(items, None)
    if first is None:
        return Table(None, None, iter(()))
    if isinstance(first, str):
        return _of_lines(cast("Iterator[str]", chain([first], items)), dialect)
    if isinstance(first, Mapping):
        return _of_mappings(first, chain([first], items))
    advice = 'the lines of a file opened as text, open(path, newline="", encoding="utf-8-sig")'
    raise refuse(Code.WRONG_TYPE, expected("rows or lines", first, advice))


def _is_data_frame(data: object) -> bool:
    """Return whether iterating over data would give only the names of its columns."""
    return _parse.read(data, lambda each: hasattr(each, "columns"))


def _decoded(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        message = "This is an Excel workbook, not text. Save it as CSV UTF-8."
        raise refuse(Code.INVALID_TABLE, message)
    encoding = next((name for mark, name in _ENCODED.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = (
            "The text is not UTF-8. Save the table as CSV UTF-8, or decode it yourself, for "
            'example data.decode("cp1252") or data.decode("cp1251").'
        )
        raise ValidationError([Problem(Code.INVALID_TABLE, "", message, line=line)]) from None


# Rows that are mappings


def _of_mappings(first: Mapping[str, object], rows: Iterator[object]) -> Table:
    headings = tuple(_cells_of(first))
    return Table(headings, None, _lines_of_mappings(rows, set(headings)))


def _cells_of(row: object) -> dict[str, object]:
    if not isinstance(row, Mapping):
        raise refuse(Code.WRONG_TYPE, expected("a row", row, 'a dict like {"Country": "AZ"}'))
    cells: dict[object, object] = _parse.read(cast("Mapping[object, object]", row), dict)
    return {as_key(name): value for name, value in cells.items()}


def _lines_of_mappings(rows: Iterator[object], headings: set[str]) -> Iterator[Line]:
    for index, row in enumerate(rows):
        cells: dict[str, object] = {}
        problems: tuple[Problem, ...] = ()
        try:
            cells = _cells_of(row)
        except ValidationError as error:
            problems = error.problems
        else:
            if different := cells.keys() ^ headings:
                names = ", ".join(sorted(map(shown, different)))
                message = (
                    f"Only the row or only the first row has {names}. Write the same headings in "
                    "all rows."
                )
                problems = (Problem(Code.UNEVEN_ROW, "", message),)
        found = tuple(problem.under(index) for problem in problems)
        yield Line(index, None, tuple(cells.items()), found)


# Rows that are text


class _Lines:
    """The lines of a text, which can be put back, with the number of the last line taken."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.number = 0
        self.taken: list[str] = []
        self._coming = deque[str]()
        self._lines = lines

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line: object = self._coming.popleft() if self._coming else next(self._lines)
        self.number += 1
        if not isinstance(line, str):
            problem = Problem(Code.WRONG_TYPE, "", expected("a line", line), line=self.number)
            raise ValidationError([problem])
        line = encodable(line)
        if self.number == 1:
            line = line.removeprefix("\ufeff")
        self.taken.append(line)
        return line

    def give_back(self, keep: int) -> None:
        """Put back all lines that were taken since `taken` was cleared, except the first few."""
        self._coming.extendleft(reversed(self.taken[keep:]))
        self.number -= len(self.taken[keep:])
        del self.taken[keep:]


class _Texts(NamedTuple):
    """The cells of a row, the line on which the row begins, and what is wrong with it."""

    line: int
    cells: list[str]
    code: Code = Code.INVALID_TABLE
    wrong: str = ""


def _of_lines(text: Iterator[str], dialect: DialectLike) -> Table:
    lines = _Lines(text)
    form = _sniffed(lines) if dialect == SNIFF else cast("csv.Dialect", dialect)
    rows = _rows_of(lines, form)
    header = next(rows, None)
    if header is None:
        message = "The table is empty. Its first line must have the headings of the columns."
        raise refuse(Code.INVALID_TABLE, message)
    headings = tuple(cell.strip() for cell in header.cells)
    twice = dict.fromkeys(name for name in headings if name and headings.count(name) > 1)
    if header.wrong:
        problems = [Problem(Code.INVALID_TABLE, "", header.wrong, line=header.line)]
    else:
        problems = [
            Problem(Code.DUPLICATE_KEY, "", message, line=header.line, column=name)
            for name in twice
            for message in [
                f"The table has the heading {shown(name)} more than once. Give each column a "
                "different heading."
            ]
        ]
    if problems:
        raise ValidationError(problems)
    return Table(headings, header.line, _lines_of(rows, headings))


def _sniffed(lines: _Lines) -> csv.Dialect:
    """Return the most likely dialect of lines: what separates their cells."""
    sample = list(islice(lines, _SAMPLE))
    first = sample[0].rstrip("\r\n") if sample else ""
    # Excel writes this line, and reads it.
    if first.startswith("sep=") and len(first) == 5:
        lines.give_back(keep=1)
        return _separated_by(first[-1])
    lines.give_back(keep=0)
    try:
        return _separated_by(csv.Sniffer().sniff("".join(sample), _SEPARATORS).delimiter)
    except csv.Error:
        message = (
            "The character that separates the cells was not found. Write it, for example "
            'dialect=";".'
        )
        raise refuse(Code.INVALID_TABLE, message) from None


def _rows_of(lines: _Lines, dialect: csv.Dialect) -> Iterator[_Texts]:
    """Return the rows of a text that are not blank; the first is the header."""
    reader = csv.reader(lines, dialect, strict=True)
    width = 0
    while True:
        lines.taken.clear()
        try:
            row = _Texts(lines.number + 1, next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            wrong = f'The line cannot be read ({error}). Write "" for a quote inside quotes.'
            row = _Texts(lines.number + 1 - len(lines.taken), [lines.taken[0]], wrong=wrong)
        if not any(cell.strip() for cell in row.cells):
            continue
        width = width or len(row.cells)
        row = _checked(row, width, dialect.delimiter, several_lines=len(lines.taken) > 1)
        if row.wrong and len(lines.taken) > 1:
            wrong = (
                f"A quote in this line begins a cell that continues to line {lines.number}. Close "
                'the quote, or write "" for a quote inside quotes.'
            )
            lines.give_back(keep=1)
            row = _Texts(row.line, lines.taken.copy(), wrong=wrong)
        yield row


def _checked(row: _Texts, width: int, separator: str, *, several_lines: bool) -> _Texts:
    """Return a row, with the problems of the number of its cells and of their lines."""
    if row.wrong:
        return row
    if len(row.cells) != width:
        advice = (
            "Write a cell for each heading; it can be empty."
            if len(row.cells) < width
            else f"Write quotes around a cell that contains {shown(separator)}."
        )
        wrong = f"The row has {len(row.cells)} cells, but the header has {width}. {advice}"
        return row._replace(code=Code.UNEVEN_ROW, wrong=wrong)
    if several_lines and _look_like_rows(row.cells, separator):
        return row._replace(wrong="A cell looks like rows.")
    return row


def _look_like_rows(cells: list[str], separator: str) -> bool:
    """Return whether a line in a cell could be a row, because a quote may not be closed."""
    least = max(len(cells) - 1, 2)
    return any(line.count(separator) >= least for cell in cells for line in cell.splitlines()[1:])


def _lines_of(rows: Iterator[_Texts], headings: tuple[str, ...]) -> Iterator[Line]:
    for index, (line, cells, code, wrong) in enumerate(rows):
        problems = (Problem(code, "", wrong, line=line),) if wrong else ()
        # If the cells cannot be separated, the text of the line has no heading.
        names = ("",) if wrong and code is Code.INVALID_TABLE else headings
        yield Line(index, line, tuple(zip_longest(names, cells, fillvalue="")), problems)
