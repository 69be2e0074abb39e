"""Tables: memberships as in spreadsheets, and registers as flat columns.

`loads` and `load` read a table of memberships, in which each row is a spell of one party. The table
is CSV text, or rows that another library has read. Each row is read or put aside, and each problem
names its line and its column.

`columns`, `dumps` and `dump` make flat tables of registers, for spreadsheets and data frames.
"""

from collections.abc import Collection, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING

from egov_hub import _files, _parse
from egov_hub._columns import Cell, to_csv
from egov_hub.formats import Loss, Read, Refused
from egov_hub.formats.tables._columns import Columns
from egov_hub.formats.tables._flat import (
    Records,
    TableOf,
    TableOfLike,
    as_records,
    as_table_of,
    flat,
)
from egov_hub.formats.tables._histories import (
    MOST_PROBLEMS,
    Histories,
    Outcome,
    all_groups,
    check_headings,
    groups,
    outcome_of,
)
from egov_hub.formats.tables._lines import DialectLike, Table, TableLike, table_of
from egov_hub.formats.tables._settings import (
    NOTHING,
    End,
    NoSince,
    ReadDate,
    Settings,
    parsed,
)
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.words import StandingLike
from egov_hub.problems import Problem, ValidationError
from egov_hub.rows import Naming, as_naming
from egov_hub.values.ids import AllianceId, PartyLike
from egov_hub.values.sources import Cited

if TYPE_CHECKING:
    from egov_hub._files import FilePath

__all__ = [
    "Columns",
    "Histories",
    "TableOf",
    "columns",
    "dump",
    "dumps",
    "iter_histories",
    "load",
    "loads",
]


def loads(
    data: TableLike,
    columns: Columns | Mapping[str, str],
    *,
    end: End,
    dates: str | ReadDate = "edtf",
    empty: Collection[str] = ("",),
    no_since: NoSince = "refuse",
    standing: StandingLike = "member",
    parties: Mapping[str, PartyLike] = NOTHING,
    words: Mapping[str, str] = NOTHING,
    cited: Cited = (),
    complete: bool = True,
    dialect: DialectLike = "excel",
    aside: bool = False,
) -> Read[Histories]:
    """Return the histories that a table of memberships describes.

    Spaces around a cell are ignored, and blank rows are left out. A party is the code of a country
    (alpha-2 or alpha-3, also if withdrawn), its English name, or the id of an organization. If the
    table and the history write the party differently, this is a loss (`respelled`).

    A history from which rows were put aside is never complete, even if `complete` is true.

    Args:
        data: CSV as text, as bytes in UTF-8, or as lines (a file opened as text); or the rows as
            mappings, for example `df.to_dict("records")`. In mappings, dates and numbers can be
            Python values, a whole number can have a point (`2019.0`), and NaN is an empty cell.
        columns: Which column has which field.
        end: What `until` means: the last day (`inclusive`), or the first day after it
            (`exclusive`). It cannot be guessed from a table, and nobody would notice a wrong guess.
        dates: How dates are written: `edtf`, as in `PartialDate`; a pattern of `strptime`, such as
            `%d/%m/%Y`; or a function from a text to a date.
        empty: The texts that mean an empty cell, such as `NULL`. In the column of members, they do
            not mean empty: `NA` is Namibia.
        no_since: What to do with a row without a first day: `refuse` it, use an `unknown` day
            (`XXXX`), or `skip` the row if it has no end either, because such a party never joined.
        standing: The standing, if there is no column for it or its cell is empty.
        parties: Ids of parties by the texts in the table, such as `{"EU": "european-union"}`.
        words: Words of standings, holds and departures by the texts in the table.
        cited: The sources for all rows.
        complete: Whether nobody belonged except the parties that the table names.
        dialect: The character that separates the cells (`";"`), or a dialect of the `csv` module,
            or `sniff` to guess it from the text.
        aside: Whether rows that are wrong are put aside, and the others are read. If a row cannot
            be read, only this row is put aside. If the rows of a party contradict each other, all
            its rows are put aside.

    Raises:
        ValidationError: An argument is wrong; or the data is not a table; or a column is missing;
            or a row is wrong and `aside` is false. All problems are reported.

    Example:
        >>> from egov_hub.formats import tables
        >>> table = ["Country,From,To", "Azerbaijan,2011,", "Georgia,1993-12-09,2009-08-17"]
        >>> columns = {"member": "Country", "since": "From", "until": "To"}
        >>> read = tables.loads(table, columns, end="inclusive")
        >>> print(read.value.only.roster("2009-08-17"))
        GE
        >>> print(read.losses)
        line 2, column "Country": "Azerbaijan" is read as AZ. [respelled] (and 1 more of this kind)
        >>> tables.loads(["Country,From,To", "Georgia,1993.0,"], columns, end="inclusive")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. line 2, column "From": "1993.0" is a number with a decimal point. Write 1993. \
[invalid-date]
    """
    settings = parsed(
        columns,
        end,
        dates,
        empty,
        no_since,
        standing,
        parties,
        words,
        cited,
        complete,
        dialect,
        aside,
    )
    return _read_all(data, settings)


def load(
    path: "FilePath",
    columns: Columns | Mapping[str, str],
    *,
    end: End,
    dates: str | ReadDate = "edtf",
    empty: Collection[str] = ("",),
    no_since: NoSince = "refuse",
    standing: StandingLike = "member",
    parties: Mapping[str, PartyLike] = NOTHING,
    words: Mapping[str, str] = NOTHING,
    cited: Cited = (),
    complete: bool = True,
    dialect: DialectLike = "excel",
    aside: bool = False,
) -> Read[Histories]:
    """Return the histories that a CSV file of memberships describes.

    Args:
        path: The file, in UTF-8, as text, bytes or a path object.
        columns: As for `loads`, like all other arguments.
        end: See there.
        dates: See there.
        empty: See there.
        no_since: See there.
        standing: See there.
        parties: See there.
        words: See there.
        cited: See there.
        complete: See there.
        dialect: See there.
        aside: See there.

    Raises:
        OSError: The file cannot be read. `filename` is the path as it was given.
        ValidationError: As for `loads`.

    Example:
        >>> from egov_hub.formats import tables
        >>> tables.load("no-such-file.csv", {"member": "Country", "since": "From"}, end="inclusive")
        Traceback (most recent call last):
            ...
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.csv'
    """
    name = _parse.argument("path", _parse.file_path, path)
    settings = parsed(
        columns,
        end,
        dates,
        empty,
        no_since,
        standing,
        parties,
        words,
        cited,
        complete,
        dialect,
        aside,
    )
    return _read_all(_files.read(name), settings)


def iter_histories(
    data: TableLike,
    columns: Columns | Mapping[str, str],
    *,
    end: End,
    dates: str | ReadDate = "edtf",
    empty: Collection[str] = ("",),
    no_since: NoSince = "refuse",
    standing: StandingLike = "member",
    parties: Mapping[str, PartyLike] = NOTHING,
    words: Mapping[str, str] = NOTHING,
    cited: Cited = (),
    complete: bool = True,
    dialect: DialectLike = "excel",
    aside: bool = False,
) -> Iterator[tuple[AllianceId | None, Read[MembershipHistory]]]:
    """Return the histories of a table that is sorted by alliance, one after the other.

    Only the rows of one alliance are in memory at a time. If the alliance of a row cannot be read,
    the row is put aside with the rows of the alliance before it.

    Args:
        data: As for `loads`, like all other arguments.
        columns: See there.
        end: See there.
        dates: See there.
        empty: See there.
        no_since: See there.
        standing: See there.
        parties: See there.
        words: See there.
        cited: See there.
        complete: See there.
        dialect: See there.
        aside: See there. If it is false, no more histories are returned after the first row that is
            wrong. The other rows are read only to find their problems.

    Raises:
        ValidationError: As for `loads`, or the rows of an alliance are not together.

    Example:
        >>> from egov_hub.formats import tables
        >>> table = ["Body,Country,From", "hub,AZ,2016", "hub,GE,2018", "net,AM,2017"]
        >>> columns = tables.Columns(alliance="Body", member="Country", since="From")
        >>> for alliance, read in tables.iter_histories(table, columns, end="inclusive"):
        ...     print(alliance, read.value.roster("2019"))
        hub AZ, GE
        net AM
    """
    settings = parsed(
        columns,
        end,
        dates,
        empty,
        no_since,
        standing,
        parties,
        words,
        cited,
        complete,
        dialect,
        aside,
    )
    table = table_of(data, settings.dialect)
    return _read_each(table, settings, check_headings(table, settings))


def columns(
    records: Records, what: TableOfLike, *, names: Naming | None = None
) -> dict[str, list[Cell]]:
    """Return the contents of registers as the columns of a flat table, for a data frame.

    Each row has the id of its register, the id of its alliance or workshop, and its position there;
    then the fields of the record that it describes. The columns depend only on `what` and on
    whether there are names. They have the same form as the columns of `Rows.columns`. There are no
    rows for the parties of an alliance without a recorded history, or for parties that may have
    belonged but are not named.

    Args:
        records: A register, several registers, or their records, for example from `iter_records`. A
            record is in the register of the last hub before it.
        what: What each row describes.
        names: An object that knows the names, such as the hub. The table then also has columns with
            the names.

    Raises:
        ValidationError: An argument, or one of the records, has an invalid value.

    Example:
        >>> from egov_hub.formats import tables
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> hub = Hub("hub", "Hub", alliances=[Alliance("e-gov", "E", history=history)])
        >>> table = tables.columns(hub, "changes", names=hub)
        >>> list(table)[:6]
        ['register', 'alliance', 'alliance_name', 'position', 'member', 'member_name']
        >>> table["member_name"], table["on"], table["on_earliest"]
        (['Azerbaijan'], ['2016'], [datetime.date(2016, 1, 1)])
    """
    given, wanted, naming = _parse.arguments(
        ("records", as_records, records), ("what", as_table_of, what), ("names", as_naming, names)
    )
    return flat(given, wanted, naming)


def dumps(
    records: Records, what: TableOfLike, *, names: Naming | None = None, excel: bool = False
) -> str:
    """Return the contents of registers as a flat table in CSV. See `columns` and `Rows.to_csv`.

    Args:
        records: A register, several registers, or their records.
        what: What each row describes.
        names: An object that knows the names, such as the hub.
        excel: Whether the text is for a spreadsheet.

    Raises:
        ValidationError: An argument, or one of the records, has an invalid value.

    Example:
        >>> from egov_hub.formats import tables
        >>> hub = Hub("hub", "Hub").put(Workshop("w", attendance=[Attendance("AZ")]))
        >>> print(tables.dumps(hub, "attendance").splitlines()[1])
        hub,w,0,AZ,,,,,,,,
    """
    for_excel = _parse.argument("excel", _parse.truth, excel)
    return to_csv(columns(records, what, names=names), excel=for_excel)


def dump(
    records: Records,
    what: TableOfLike,
    path: "FilePath",
    *,
    names: Naming | None = None,
    excel: bool = False,
) -> None:
    """Write the contents of registers to a file, as a flat table in CSV. See `columns`.

    Args:
        records: A register, several registers, or their records.
        what: What each row describes.
        path: The file, as for `egov_hub.dump`.
        names: An object that knows the names, such as the hub.
        excel: Whether the file is for a spreadsheet: see `Rows.to_csv`.

    Raises:
        OSError: The file cannot be written.
        ValidationError: An argument, or one of the records, has an invalid value.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from egov_hub.formats import tables
        >>> with TemporaryDirectory() as folder:
        ...     tables.dump(Hub("hub", "Hub"), "workshops", f"{folder}/workshops.csv", excel=True)
    """
    file = _parse.argument("path", _parse.file_path, path)
    _files.write(file, [dumps(records, what, names=names, excel=excel).encode()])


def _read_all(data: TableLike, settings: Settings) -> Read[Histories]:
    table = table_of(data, settings.dialect)
    unread = check_headings(table, settings)
    found = all_groups(table, settings)
    several = "alliance" in settings.headings
    # A row whose alliance cannot be read may belong to any alliance.
    complete = settings.complete and not (several and any(not each.alliance for each in found))
    outcomes = [outcome_of(group, settings, complete=complete) for group in found]
    pairs = [(each.alliance, each.history) for each in outcomes if each.alliance or not several]
    read = Read(Histories(pairs), [*unread, *_losses(outcomes)], _refused(outcomes))
    if read.refused and not settings.aside:
        raise ValidationError(read.problems)
    return read


def _read_each(
    table: Table, settings: Settings, unread: tuple[Loss, ...]
) -> Iterator[tuple[AllianceId | None, Read[MembershipHistory]]]:
    problems: list[Problem] = []
    for group in groups(table, settings):
        outcome = outcome_of(group, settings, complete=settings.complete)
        losses = [*unread, *_losses([outcome])]
        read = Read(outcome.history, losses, _refused([outcome]))
        if not settings.aside:
            problems += read.problems
        if len(problems) >= MOST_PROBLEMS:
            break
        if not problems:
            yield outcome.alliance, read
            unread = ()
    if problems:
        raise ValidationError(problems)


def _refused(outcomes: Collection[Outcome]) -> list[Refused]:
    """Return the rows that were put aside, in the order of the table."""
    found = {index: each for outcome in outcomes for index, each in outcome.refused.items()}
    return [found[index] for index in sorted(found)]


def _losses(outcomes: Collection[Outcome]) -> list[Loss]:
    """Return the losses in the order of the table."""
    found = [each for outcome in outcomes for each in outcome.losses]
    return [loss for _, loss in sorted(found, key=itemgetter(0))]
