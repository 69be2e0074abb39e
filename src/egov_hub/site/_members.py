"""The members on a chosen day: what a page shows, and the data to show it for any day."""

from collections import defaultdict
from collections.abc import Collection, Set
from datetime import date
from typing import Final, NamedTuple, TypedDict

from egov_hub.alliances import Alliance
from egov_hub.membership.rosters import Roster
from egov_hub.membership.states import PossibleState
from egov_hub.membership.words import BELONGING
from egov_hub.register.timelines import named_days, possible_on, shown_days
from egov_hub.site._page import Page
from egov_hub.values.ids import PartyId

OTHERS: Final = -1
"""The party in states of parties that are not named."""


class State(TypedDict):
    """A state that a party may have had, as the script of the page reads it.

    On a day, a party certainly belongs if it belongs in all its states of that day, and maybe
    belongs if it belongs in some of them.
    """

    party: int
    belongs: bool
    says: str
    first: str | None
    last: str | None


class Party(TypedDict):
    """A party, as the script of the page reads it: its name, and the address of its page."""

    name: str
    page: str


class Data(TypedDict):
    """What the script of the page reads."""

    first: str
    last: str
    parties: list[Party]
    states: list[State]


class Member(NamedTuple):
    """A party on a day, and the standings that it may have had."""

    party: PartyId
    says: str


class Members(NamedTuple):
    """The members on the last day that the record names, and the data for all other days."""

    day: date
    certain: list[Member]
    maybe: list[Member]
    in_another_standing: list[Member]
    others: bool
    data: Data


def members_of(alliance: Alliance, page: Page) -> Members | None:
    """Return the members of an alliance; None if its record does not name a day, or a party."""
    days = named_days(alliance, ())
    if not days or not alliance.history.parties:
        return None
    day, states = max(days), alliance.history.possible_states()
    by_party: defaultdict[PartyId, list[PossibleState]] = defaultdict(list)
    for state in states:
        if state.member:
            by_party[state.member].append(state)
    parties = page.in_order(by_party)
    roster: Roster = alliance.roster(day)
    said = {party: _said(page, possible_on(of, day)) for party, of in by_party.items()}
    there = {party for party in parties if said[party] != OUTSIDE}

    def members(some: Set[PartyId]) -> list[Member]:
        return [Member(party, said[party]) for party in parties if party in some]

    return Members(
        day,
        members(roster.certain),
        members(roster.uncertain),
        members(there - roster.possible),
        roster.others.possibly,
        _data(alliance, states, parties, page),
    )


def _data(
    alliance: Alliance, states: Collection[PossibleState], parties: list[PartyId], page: Page
) -> Data:
    place = {party: index for index, party in enumerate(parties)}
    first, last = shown_days(alliance, ())
    return {
        "first": str(first),
        "last": str(last),
        "parties": [{"name": page.label(each), "page": page.path(each)} for each in parties],
        "states": [
            {
                "party": OTHERS if each.member is None else place[each.member],
                "belongs": each.standing in BELONGING,
                "says": _says(page, each),
                "first": _written(each.first),
                "last": _written(each.last),
            }
            for each in states
        ],
    }


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


OUTSIDE: Final = "outside"


def _said(page: Page, states: Collection[PossibleState]) -> str:
    """Return the standings that a party may have had, from its states on a day."""
    return " or ".join(dict.fromkeys(_says(page, each) for each in states))


def _says(page: Page, state: PossibleState) -> str:
    if state.standing is None:
        return OUTSIDE
    hold = f", on hold ({state.hold})" if state.hold else ""
    through = f" through {page.label(state.through)}" if state.through else ""
    return f"{state.standing}{hold}{through}"
