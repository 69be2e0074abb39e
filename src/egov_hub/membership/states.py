"""Each state that a party may have had, and on which days it may have had it.

All answers about a history follow from these states. For example, a party certainly belongs on a
day if it belongs in all its states that are possible on that day.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from egov_hub.membership._timeline import Timeline
from egov_hub.membership.words import Hold, Standing
from egov_hub.values.ids import OrganizationId, PartyId
from egov_hub.values.windows import FIRST_DAY, LAST_DAY

__all__ = ["PossibleState"]


class PossibleState(NamedTuple):
    """A state that a party may have had, with the first and last day on which it is possible.

    Attributes:
        member: The party; None: any party that the history does not name.
        place: The number of the party's changes before this state: 0 for the state before all
            changes. None if `member` is None, because these states have no order.
        standing: The standing; None: outside.
        hold: Why the standing is on hold; None: it is not.
        through: The body that fills the seat; None: no known body.
        first: The first day; None: no day bounds it.
        last: The last day, included; None: no day bounds it.

    Example:
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> for state in history.possible_states():
        ...     print(state.member, state.place, state.standing, state.first, state.last)
        AZ 0 None None 2016-12-30
        AZ 1 member 2016-01-01 None
        None None None None None
    """

    member: PartyId | None
    place: int | None
    standing: Standing | None
    hold: Hold | None
    through: OrganizationId | None
    first: date | None
    last: date | None


def states_of(timelines: Mapping[PartyId, Timeline], others_until: int) -> Iterator[PossibleState]:
    """Return the states of the parties of some timelines, then those of all other parties.

    Args:
        timelines: The timelines of the parties that the record names.
        others_until: The first day on which no other party can belong.
    """
    for member, timeline in timelines.items():
        for place, state, days in timeline.stretches():
            first, last = _day(days.first), _day(days.last)
            if state:
                yield PossibleState(
                    member, place, state.standing, state.hold, state.through, first, last
                )
            else:
                yield PossibleState(member, place, None, None, None, first, last)
    yield PossibleState(None, None, None, None, None, None, None)
    if others_until > FIRST_DAY:
        last = _day(others_until - 1)
        for standing in Standing:
            for hold in (None, *Hold):
                yield PossibleState(None, None, standing, hold, None, None, last)


def _day(number: int) -> date | None:
    """Return a day; None: it is beyond the calendar, because no day bounds it."""
    return date.fromordinal(number) if FIRST_DAY <= number <= LAST_DAY else None
