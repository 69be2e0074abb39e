"""From the rows of a table to the histories of alliances.

If a row cannot be read, only this row is put aside. If the spells of a member contradict each
other, it is not known which spell is wrong, so all rows of the member are put aside.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._wording import expected, shown
from egov_hub.formats import Loss, LossCode, Refused
from egov_hub.formats.tables._cells import Row, place_of, read_row
from egov_hub.formats.tables._lines import Table
from egov_hub.formats.tables._settings import Settings
from egov_hub.membership.changes import Membership
from egov_hub.membership.history import MembershipHistory
from egov_hub.problems import Code, Location, Problem, ValidationError, refuse
from egov_hub.values.ids import AllianceId, PartyId, as_optional_alliance_id

# This many problems probably have the same cause.
MOST_PROBLEMS: Final = 10_000


_Pair: TypeAlias = tuple[AllianceId | None, MembershipHistory]


def _as_pairs(value: Collection[_Pair]) -> tuple[_Pair, ...]:
    return _parse.several(value, _a_pair)


def _a_pair(value: _Pair) -> _Pair:
    pair: tuple[Any, ...] = _parse.several(value, lambda item: item)
    if len(pair) != 2 or not isinstance(pair[1], MembershipHistory):
        raise refuse(Code.WRONG_TYPE, expected("an id and a history", value, "(None, ...)"))
    return as_optional_alliance_id(pair[0]), pair[1]


@frozen(repr=False)
class Histories(Mapping[AllianceId | None, MembershipHistory]):
    """Histories by the ids of their alliances. The id is None if a table has only one alliance.

    It is an immutable mapping.

    Attributes:
        pairs: The ids and the histories, in the order of the table.

    Raises:
        ValidationError: An item is not a pair of an id (or None) and a history.

    Example:
        >>> from egov_hub.formats.tables import Histories
        >>> histories = Histories([(None, MembershipHistory().join("AZ", on="2016"))])
        >>> print(histories[None].roster("2019"))
        AZ
    """

    pairs: tuple[_Pair, ...] = field(converter=_as_pairs)

    @property
    def only(self) -> MembershipHistory:
        """The history, if there is only one.

        Raises:
            ValueError: There are several, or none.

        Example:
            >>> from egov_hub.formats.tables import Histories
            >>> Histories([(None, MembershipHistory())]).only
            MembershipHistory()
        """
        if len(self.pairs) != 1:
            message = f"Expected one history, got {len(self.pairs)}. Name the alliance."
            raise ValueError(message)
        return self.pairs[0][1]

    def __getitem__(self, key: AllianceId | str | None) -> MembershipHistory:
        """Return the history of an alliance."""
        return dict[AllianceId | str | None, MembershipHistory](self.pairs)[key]

    def __iter__(self) -> Iterator[AllianceId | None]:
        """Return the ids."""
        return (alliance for alliance, _ in self.pairs)

    def __len__(self) -> int:
        """Return how many histories there are."""
        return len(self.pairs)

    def __repr__(self) -> str:
        """Return the call that makes this again."""
        return f"{type(self).__name__}({list(self.pairs)!r})"


@frozen
class Group:
    """The rows of one alliance, and rows whose alliance is not known."""

    alliance: AllianceId | None
    rows: list[Row] = field(factory=list[Row])


def check_headings(table: Table, settings: Settings) -> tuple[Loss, ...]:
    """Return the columns that are not read.

    Raises:
        ValidationError: A column that must be read is missing.
    """
    if table.headings is None:
        return ()
    problems: list[Problem] = []
    for name, heading in settings.headings.items():
        if heading not in table.headings:
            message = f"The table has no column {shown(heading)}. {_known(table.headings)}"
            path = f"/columns/{name}"
            problems.append(Problem(Code.MISSING_KEY, path, message, other=_header(table)))
    if problems:
        raise ValidationError(problems)
    read = settings.headings.values()
    unread = [shown(heading) for heading in table.headings if heading not in read]
    if not unread:
        return ()
    names = f"column {unread[0]} is" if len(unread) == 1 else f"columns {', '.join(unread)} are"
    message = f"The {names} not read."
    return (Loss(LossCode.LEFT_OUT, "", message, line=table.line),)


def _known(headings: tuple[str, ...]) -> str:
    names = ", ".join(map(shown, headings))
    if len(headings) == 1:
        return (
            f"It has only {names}. If these are several columns, "
            'write dialect=";" or dialect="sniff".'
        )
    return f"It has {names}."


def _header(table: Table) -> Location | None:
    return Location(line=table.line) if table.line else None


def groups(table: Table, settings: Settings) -> Iterator[Group]:
    """Return the rows of each alliance, one after the other.

    Raises:
        ValidationError: The rows of an alliance are not together.
    """
    seen: set[AllianceId | None] = set()
    group = Group(None)
    for row in (read_row(line, settings) for line in table.rows):
        if row.alliance is None or row.alliance == group.alliance:
            group.rows.append(row)
            continue
        if row.alliance in seen:
            where = place_of(row.line, "alliance", settings)
            message = (
                f"The rows of {row.alliance} are not together. Sort the table by its column "
                f"{shown(where.column)}, or read it with loads or load."
            )
            problem = Problem(Code.DUPLICATE_ITEM, where.path, message, where.line, where.column)
            raise ValidationError([problem])
        seen.add(row.alliance)
        if group.alliance is None:
            # Rows before the first alliance.
            group = Group(row.alliance, group.rows)
        else:
            yield group
            group = Group(row.alliance)
        group.rows.append(row)
    if group.rows or "alliance" not in settings.headings:
        yield group


def all_groups(table: Table, settings: Settings) -> list[Group]:
    """Return the rows of each alliance, wherever they are."""
    found: dict[AllianceId | None, Group] = {}
    if "alliance" not in settings.headings:
        # There is a group even if there are no rows.
        found[None] = Group(None)
    for row in (read_row(line, settings) for line in table.rows):
        found.setdefault(row.alliance, Group(row.alliance)).rows.append(row)
    return list(found.values())


class Kept(NamedTuple):
    """A row that has a spell, and the spell."""

    row: Row
    spell: Membership


@frozen
class Outcome:
    """The result of the rows of an alliance; losses and refused rows by the index of the row."""

    alliance: AllianceId | None
    history: MembershipHistory
    losses: tuple[tuple[int, Loss], ...]
    refused: Mapping[int, Refused]


def outcome_of(group: Group, settings: Settings, *, complete: bool) -> Outcome:
    """Return the history of an alliance, and the rows that were put aside.

    Args:
        group: The rows.
        settings: The settings.
        complete: Whether nobody belonged except the parties that the rows name, provided that no
            row is put aside.
    """
    refused = {row.line.place: row.refused(row.problems) for row in group.rows if row.problems}
    kept = [Kept(row, row.spell) for row in group.rows if row.spell]
    try:
        history = _built(kept, settings)
    except ValidationError:
        wrong = _contradicted(kept, settings)
        refused |= {each.row.line.place: each.row.refused(found) for each, found in wrong}
        kept = [each for each in kept if each.row.line.place not in refused]
        history = _built(kept, settings)
    if refused or not complete:
        history = evolve(history, complete=False)
    losses = [
        (row.line.place, loss)
        for row in group.rows
        if row.line.place not in refused
        for loss in row.losses
    ]
    losses += _merged(history, kept)
    return Outcome(group.alliance, history, tuple(losses), refused)


def _built(rows: Iterable[Kept], settings: Settings) -> MembershipHistory:
    return MembershipHistory.from_memberships([each.spell for each in rows], end=settings.end)


def _contradicted(
    rows: list[Kept], settings: Settings
) -> Iterator[tuple[Kept, tuple[Problem, ...]]]:
    """Return all rows of members with contradictory spells, each with its own problems or all."""
    for of_one in _by_member(rows).values():
        try:
            _built(of_one, settings)
        except ValidationError as error:
            at: dict[int, list[Problem]] = {}
            found = [_in_table(problem, of_one, settings) for problem in error.problems]
            for problem, moved in zip(error.problems, found, strict=True):
                places = [_place(each.path) for each in (problem.location, problem.other) if each]
                for place in set(places):
                    at.setdefault(place, []).append(moved)
            for place, kept in enumerate(of_one):
                yield kept, tuple(at.get(place, found))


def _by_member(rows: Iterable[Kept]) -> dict[PartyId, list[Kept]]:
    found: dict[PartyId, list[Kept]] = {}
    for kept in rows:
        found.setdefault(kept.spell.member, []).append(kept)
    return found


def _in_table(problem: Problem, rows: list[Kept], settings: Settings) -> Problem:
    """Return a problem of the list of spells as a problem of the table."""
    name = problem.path.split("/")[2:]
    line = rows[_place(problem.path)].row.line
    where = place_of(line, name[0] if name else "", settings)
    other = rows[_place(problem.other.path)].row.line.location if problem.other else None
    return evolve(problem, path=where.path, line=where.line, column=where.column, other=other)


def _place(path: str) -> int:
    """Return the place in a list that a JSON Pointer leads to; 0 for the whole list."""
    return int(path.split("/")[1]) if path else 0


def _merged(history: MembershipHistory, rows: list[Kept]) -> Iterator[tuple[int, Loss]]:
    """Return which members have fewer spells in a history than rows in a table."""
    for member, (first, *others) in _by_member(rows).items():
        if others and len(spells := history.memberships(member)) <= len(others):
            where = first.row.line.location
            message = (
                f"Rows of {member} that follow each other directly and say the same have become "
                f"one: {len(others) + 1} rows are {len(spells)} in the history."
            )
            yield first.row.line.place, Loss(LossCode.MERGED, where.path, message, line=where.line)
