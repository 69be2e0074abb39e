"""Between spells and changes: a change ends one spell and may begin the next."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from attrs import NOTHING, evolve

from egov_hub import _parse
from egov_hub._wording import as_key, plain, pointer, shown
from egov_hub.membership._spell_order import Row, bounds, in_order
from egov_hub.membership.changes import Membership, MembershipChange
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.records import fields_of
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import PartyId
from egov_hub.values.sources import Citation
from egov_hub.values.windows import FIRST_DAY, LAST_DAY, Days


def spells(changes: tuple[MembershipChange, ...]) -> tuple[Membership, ...]:
    """Return the spells of changes, which are given by member, each member's in order in time."""
    found: list[Membership] = []
    following: MembershipChange | None = None
    for change in reversed(changes):
        end = following if following and following.member == change.member else None
        following = change
        if change.standing is None:
            continue
        left = end if end and end.standing is None else None
        found.append(
            Membership(
                change.member,
                change.standing,
                change.on,
                until=end.on if end else None,
                hold=change.hold,
                through=change.through,
                how=left.how if left else None,
                label=change.label,
                cited=_moved(change.cited, "/on", "/since"),
                until_cited=_moved(left.cited, "/on", "/until") if left else (),
                followed_directly=end is not None and left is None,
            )
        )
    return tuple(reversed(found))


def changes(
    spells: Collection[Membership | Mapping[str, object]], end: Literal["exclusive", "inclusive"]
) -> list[MembershipChange]:
    """Return the changes with which spells begin and end.

    Raises:
        ValidationError: Spells of one member overlap, or are in no order that their dates decide.
    """
    if not isinstance(end, str) or plain(end) not in ("exclusive", "inclusive"):
        message = f'Expected "exclusive" or "inclusive", got {shown(end)}.'
        raise ValidationError([Problem(Code.UNKNOWN_WORD, "/end", message)])
    given = _parse.several(spells, _as_membership)
    by_member: dict[PartyId, list[tuple[int, Membership]]] = {}
    for place, spell in enumerate(given):
        by_member.setdefault(spell.member, []).append((place, spell))
    found: list[MembershipChange] = []
    problems: list[Problem] = []
    for numbered in by_member.values():
        try:
            found += _changes_of(in_order(numbered, inclusive=plain(end) == "inclusive"))
        except ValidationError as error:
            problems += error.problems
    if problems:
        raise ValidationError(problems)
    return found


def _as_membership(value: Membership | Mapping[str, object]) -> Membership:
    """Return a spell, given one or its fields."""
    if not isinstance(value, Mapping):
        return _parse.instance(value, Membership)
    given: dict[str, Any] = _parse.read(value, dict)
    known = fields_of(Membership)
    problems = [_unknown_key(as_key(name), known) for name in given if name not in known]
    problems += (
        Problem(Code.MISSING_KEY, "", f'A Membership needs "{name}".')
        for name, each in known.items()
        if each.default is NOTHING and name not in given
    )
    if problems:
        raise ValidationError(problems)
    return Membership(**given)


def _unknown_key(name: str, known: Collection[str]) -> Problem:
    from egov_hub._advice.fields import no_field

    return Problem(Code.UNKNOWN_KEY, pointer(name), no_field(name, "Membership", known))


def _changes_of(rows: Sequence[Row]) -> list[MembershipChange]:
    """Return the changes of one member's rows, which are in their order in time.

    If nothing changes from a row to the next, the border between them only limits the days of the
    changes before and after it.
    """
    borders = list(_borders(rows))
    idle = {
        place
        for place in range(1, len(borders))
        if borders[place - 1][0].state == borders[place][0].state
    }
    return [
        evolve(change, on=_within(change.on, days)) if {place - 1, place + 1} & idle else change
        for place, (change, days) in enumerate(borders)
        if place not in idle
    ]


def _borders(rows: Sequence[Row]) -> Iterator[tuple[MembershipChange, Days]]:
    """Return the changes that begin or end one member's rows, and the possible days of each."""
    starts, ends = bounds(rows)
    before: Row | None = None
    for place, row in enumerate(rows):
        spell, on, days = row.spell, row.spell.since, starts[place]
        cited = _moved(spell.cited, "/since", "/on")
        if before and before.until:
            on = _same_day(on, before.until)
            days = Days(days.first, ends[place - 1].last)
            ended = _moved(before.spell.until_cited, "/until", "/on")
            cited = tuple(dict.fromkeys((*cited, *ended)))
        yield (
            MembershipChange(
                spell.member,
                on,
                spell.standing,
                hold=spell.hold,
                through=spell.through,
                label=spell.label,
                cited=cited,
            ),
            days,
        )
        surely_one_day = place + 1 < len(rows) and ends[place].first == starts[place + 1].last
        before = row if spell.followed_directly or surely_one_day else None
        if row.until and not before:
            ended = _moved(spell.until_cited, "/until", "/on")
            yield (
                MembershipChange(spell.member, row.until, None, how=spell.how, cited=ended),
                ends[place],
            )


def _moved(cited: tuple[Citation, ...], about: str, to: str) -> tuple[Citation, ...]:
    """Return citations, where those about one field are now about another."""
    return tuple(evolve(each, about=to) if each.about == about else each for each in cited)


def _same_day(on: PartialDate, other: PartialDate) -> PartialDate:
    """Return the day that two dates together describe, as written if one of them says it alone."""
    earliest, latest = max(on.earliest, other.earliest), min(on.latest, other.latest)
    for given in (on, other):
        if (given.earliest, given.latest) == (earliest, latest):
            return given
    return PartialDate.between(earliest, latest)


def _within(on: PartialDate, days: Days) -> PartialDate:
    """Return a day limited to a stretch, or as it was written if the stretch adds nothing."""
    earliest = max(on.earliest, date.fromordinal(max(days.first, FIRST_DAY)))
    latest = min(on.latest, date.fromordinal(min(days.last, LAST_DAY)))
    if (earliest, latest) == (on.earliest, on.latest):
        return on
    return PartialDate.between(earliest, latest)
