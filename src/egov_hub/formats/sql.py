"""Questions about many registers at once: one table, and the SQL queries on it.

`states` returns the rows of the table, which the library works out. Each row is a state that a
party may have had, with the first and the last day on which this is possible. `possible`, `roster`,
`roster_during` and `belongs` return the text of a query, which gives the same answers as the
library for all registers in the table. The same text runs in DuckDB and in Spark SQL.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from textwrap import indent
from typing import Final, NamedTuple

from egov_hub import _parse
from egov_hub._wording import expected, plain
from egov_hub.alliances import Alliance
from egov_hub.membership.words import BELONGING, Standing, StandingLike, as_standings
from egov_hub.problems import Code, refuse
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.register.outlines import as_hub_record
from egov_hub.values.dates import DateLike, as_partial_date
from egov_hub.values.ids import PartyLike, as_party_id
from egov_hub.values.windows import (
    LONG_AFTER,
    LONG_BEFORE,
    Days,
    as_bound,
    calendar_days,
    unbounded,
    window,
)

__all__ = ["COLUMNS", "StateRow", "belongs", "possible", "roster", "roster_during", "states"]

COLUMNS: Final = (
    "register STRING, alliance STRING, member STRING, place INT, standing STRING, hold STRING, "
    "through STRING, belongs BOOLEAN, first_day DATE, last_day DATE"
)
"""The columns of the table with their types, as `CREATE TABLE` takes them.

Example:
    >>> from egov_hub.formats import sql
    >>> print(f"CREATE TABLE states ({sql.COLUMNS})")  # doctest: +ELLIPSIS
    CREATE TABLE states (register STRING, alliance STRING, member STRING, place INT, ...)
"""

_ROSTER: Final = """\
SELECT register, alliance, member,
  CASE WHEN BOOL_AND(wanted) THEN 'yes' ELSE 'maybe' END AS answer
FROM (
{possible}
) AS possible
GROUP BY register, alliance, member
HAVING BOOL_OR(wanted)"""

# See `Timeline.avoidable`. If there are states that can fill the window alone, each of them must be
# wanted. If there are none, several states fill the window together, and at least one of these must
# be wanted: the last that can be there at its start, the first that can be there at its end, and
# those between the two.
_ROSTER_DURING: Final = """\
SELECT register, alliance, member,
  CASE WHEN COALESCE(
    BOOL_AND(wanted) FILTER (WHERE at_start AND at_end),
    MAX_BY(wanted, place) FILTER (WHERE at_start)
      OR MIN_BY(wanted, place) FILTER (WHERE at_end)
      OR BOOL_OR(wanted) FILTER (WHERE NOT at_start AND NOT at_end),
    FALSE
  ) THEN 'yes' ELSE 'maybe' END AS answer
FROM (
{possible}
) AS possible
GROUP BY register, alliance, member
HAVING BOOL_OR(wanted)"""

_BELONGS: Final = """\
SELECT register, alliance,
  COALESCE(MAX(answer) FILTER (WHERE member IS NOT NULL), MAX(answer)) AS answer
FROM (
  SELECT register, alliance, member,
    CASE WHEN BOOL_AND(wanted) THEN 'yes' WHEN BOOL_OR(wanted) THEN 'maybe' ELSE 'no' END AS answer
  FROM (
{possible}
  ) AS possible
  WHERE member = '{member}' OR member IS NULL
  GROUP BY register, alliance, member
) AS answers
GROUP BY register, alliance"""

_TABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*")


class StateRow(NamedTuple):
    """A row of the table of states. See `egov_hub.membership.states.PossibleState`.

    Attributes:
        register: The register.
        alliance: The alliance.
        member: The party; None means any party that the history does not name.
        place: How many changes of the party are before the state; None if `member` is None.
        standing: The standing; None if the party is outside.
        hold: Why the standing is on hold; None if it is not on hold.
        through: The body that fills the seat; None if no body is known.
        belongs: Whether a party in this standing belongs.
        first_day: The first day on which the state is possible; None if there is no first day.
        last_day: The last day, included; None if there is no last day.

    Example:
        >>> from egov_hub.formats import sql
        >>> sql.StateRow._fields[:5]
        ('register', 'alliance', 'member', 'place', 'standing')
    """

    register: str | None
    alliance: str
    member: str | None
    place: int | None
    standing: str | None
    hold: str | None
    through: str | None
    belongs: bool
    first_day: date | None
    last_day: date | None


def states(
    records: Hub | Iterable[Hub | HubRecord], *, register: str | None = None
) -> Iterator[StateRow]:
    """Return the rows of the table of states for the alliances among some records, one by one.

    Args:
        records: A hub, or hubs and alliances, for example from `iter_records`; other records have
            no states. An alliance is in the register of the last hub before it.
        register: The name of the register in all rows, such as the name of its file; None means the
            id of the hub. Two registers need different names, so that their rows can be told apart.

    Raises:
        ValidationError: An argument, or one of the records, is of another type.

    Example:
        >>> from egov_hub.formats import sql
        >>> history = MembershipHistory().join("AZ", on="2016", through="asan")
        >>> hub = Hub("hub", "Hub").put(
        ...     Organization("asan", "ASAN"), Alliance("e-gov", "E", history=history)
        ... )
        >>> for row in sql.states(hub):
        ...     print(*row)
        hub e-gov AZ 0 None None None False None 2016-12-30
        hub e-gov AZ 1 member None asan True 2016-01-01 None
        hub e-gov None None None None None False None None
    """
    given, name = _parse.arguments(
        ("records", _as_records, records), ("register", _as_register, register)
    )
    return _rows(given, name)


def possible(on: DateLike, *, table: str = "states") -> str:
    """Return the query for all states that are possible on a day: the rows as they are.

    Args:
        on: The day. A day that is not fully known can be any of its days.
        table: The name of the table.

    Raises:
        ValidationError: `on` is not a date, or `table` is not a plain name.

    Example:
        >>> from egov_hub.formats import sql
        >>> print(sql.possible("2019-05-30"))
        SELECT *
        FROM states
        WHERE (first_day IS NULL OR first_day <= DATE '2019-05-30')
          AND (last_day IS NULL OR last_day >= DATE '2019-05-30')
    """
    day, name = _parse.arguments(("on", as_partial_date, on), ("table", _as_table, table))
    return _query(calendar_days(day), name)


def roster(
    on: DateLike, standings: Collection[StandingLike] = BELONGING, *, table: str = "states"
) -> str:
    """Return the query for who belonged on a day: `MembershipHistory.roster` of all alliances.

    The columns of its result are `register`, `alliance`, `member` and `answer`, which is `yes` or
    `maybe`. If `member` is NULL, parties that the history does not name may have belonged.

    Args:
        on: The day. If it is not fully known, a party is certain if it is certain on each day that
            it can be.
        standings: The standings in which a party belongs: a list of standings or their words.
        table: The name of the table.

    Raises:
        ValidationError: `on` is not a date, `standings` has a word that is not a standing, or
            `table` is not a plain name.

    Example:
        >>> from egov_hub.formats import sql
        >>> print(sql.roster("2019-05-30", ["observer"]))
        SELECT register, alliance, member,
          CASE WHEN BOOL_AND(wanted) THEN 'yes' ELSE 'maybe' END AS answer
        FROM (
          SELECT *, COALESCE(standing IN ('observer'), FALSE) AS wanted
          FROM states
          WHERE (first_day IS NULL OR first_day <= DATE '2019-05-30')
            AND (last_day IS NULL OR last_day >= DATE '2019-05-30')
        ) AS possible
        GROUP BY register, alliance, member
        HAVING BOOL_OR(wanted)
    """
    day, wanted, name = _parse.arguments(
        ("on", as_partial_date, on),
        ("standings", as_standings, standings),
        ("table", _as_table, table),
    )
    return _ROSTER.format(possible=_within(calendar_days(day), name, _wanted(wanted)))


def roster_during(
    start: DateLike,
    end: DateLike,
    standings: Collection[StandingLike] = BELONGING,
    *,
    table: str = "states",
) -> str:
    r"""Return the query for who belonged on at least one day of a window, both ends included.

    It is `MembershipHistory.roster_during` of all alliances; the columns are those of `roster`.

    Args:
        start: The start of the window: a day, or the first day of a month or year.
        end: Its end, included: a day, or the last day of a month or year.
        standings: The standings in which a party belongs: a list of standings or their words.
        table: The name of the table.

    Raises:
        ValidationError: An end is not a plain day, month or year; or the window ends before it
            starts; or `standings` has a word that is not a standing; or `table` is not a plain
            name.

    Example:
        >>> from egov_hub.formats import sql
        >>> text = sql.roster_during("2017", "2018")
        >>> print(*(line for line in text.splitlines() if "DATE" in line), sep="\n")
            (first_day IS NULL OR first_day <= DATE '2017-01-01') AS at_start,
            (last_day IS NULL OR last_day >= DATE '2018-12-31') AS at_end
          WHERE (first_day IS NULL OR first_day <= DATE '2018-12-31')
            AND (last_day IS NULL OR last_day >= DATE '2017-01-01')
    """
    first, last, wanted, name = _parse.arguments(
        ("start", as_bound, start),
        ("end", as_bound, end),
        ("standings", as_standings, standings),
        ("table", _as_table, table),
    )
    days = window(first, last)
    columns = ",\n  ".join((_wanted(wanted), *_there(days)))
    return _ROSTER_DURING.format(possible=_within(days, name, columns))


def belongs(
    member: PartyLike,
    on: DateLike,
    standings: Collection[StandingLike] = BELONGING,
    *,
    table: str = "states",
) -> str:
    """Return the query for whether a party belonged on a day: `MembershipHistory.belongs`.

    Its result has a row for each alliance, with the columns `register`, `alliance` and `answer`:
    `yes`, `maybe` or `no`.

    Args:
        member: The party.
        on: The day. A day that is not fully known can be any of its days.
        standings: The standings in which a party belongs: a list of standings or their words.
        table: The name of the table.

    Raises:
        ValidationError: `member` is not the id of a party, `on` is not a date, `standings` has a
            word that is not a standing, or `table` is not a plain name.

    Example:
        >>> from egov_hub.formats import sql
        >>> text = sql.belongs("AZ", "2019-05-30")
        >>> print(next(line for line in text.splitlines() if "AZ" in line))
          WHERE member = 'AZ' OR member IS NULL
    """
    party, day, wanted, name = _parse.arguments(
        ("member", as_party_id, member),
        ("on", as_partial_date, on),
        ("standings", as_standings, standings),
        ("table", _as_table, table),
    )
    possible = indent(_within(calendar_days(day), name, _wanted(wanted)), "  ")
    return _BELONGS.format(possible=possible, member=party)


def _query(days: Days, table: str, *columns: str) -> str:
    """Return the query for the states that are possible on some day of a period."""
    first = _bound("first_day", "<=", days.last)
    last = _bound("last_day", ">=", days.first)
    return f"SELECT {', '.join(('*', *columns))}\nFROM {table}\nWHERE {first}\n  AND {last}"


def _within(days: Days, table: str, *columns: str) -> str:
    """Return the same query as part of another query."""
    return indent(_query(days, table, *columns), "  ")


def _wanted(standings: Collection[Standing]) -> str:
    """Return the column that says whether a standing is wanted; being outside never is."""
    words = ", ".join(f"'{standing}'" for standing in sorted(standings)) or "NULL"
    return f"COALESCE(standing IN ({words}), FALSE) AS wanted"


def _there(days: Days) -> tuple[str, str]:
    """Return the columns that say whether a state can be there at the start and end of a window."""
    start = _bound("first_day", "<=", days.first)
    end = _bound("last_day", ">=", days.last)
    # Long before all days, a party is in its first state, which is never wanted. Long after all
    # days, it is in its last state, which follows the states at the start. So no state needs to be
    # marked there. The states of parties that are not named have no place, and each of them is
    # possible.
    if unbounded(days).first == LONG_BEFORE:
        start = "(place IS NULL)"
    if unbounded(days).last == LONG_AFTER:
        end = "(place IS NULL)"
    return f"{start} AS at_start", f"{end} AS at_end"


def _bound(column: str, sign: str, day: int) -> str:
    """Return the condition that a day of a state is not before, or not after, a day."""
    return f"({column} IS NULL OR {column} {sign} DATE '{date.fromordinal(day)}')"


def _as_records(value: Hub | Iterable[Hub | HubRecord]) -> Iterable[Hub | HubRecord]:
    return (value,) if isinstance(value, Hub) else _parse.iterable(value)


def _as_register(value: str | None) -> str | None:
    return None if value is None else _parse.string(value)


def _as_table(value: str) -> str:
    """Return the name of a table. It must not need quotes, because they differ between engines."""
    name = _parse.string(value)
    if not _TABLE.fullmatch(name):
        raise refuse(Code.WRONG_TYPE, expected("a plain name of a table", name, '"states"'))
    return name


def _rows(records: Iterable[Hub | HubRecord], name: str | None) -> Iterator[StateRow]:
    register = name
    for record in records:
        if isinstance(record, Hub):
            register = name or plain(record.id)
            for alliance in record.alliances:
                yield from _rows_of(alliance, register)
        elif isinstance(record, Alliance):
            yield from _rows_of(record, register)
        else:
            as_hub_record(record)


def _rows_of(alliance: Alliance, register: str | None) -> Iterator[StateRow]:
    for member, place, standing, hold, through, first, last in alliance.history.possible_states():
        yield StateRow(
            register,
            plain(alliance.id),
            member and plain(member),
            place,
            standing and standing.value,
            hold and hold.value,
            through and plain(through),
            standing in BELONGING,
            first,
            last,
        )
