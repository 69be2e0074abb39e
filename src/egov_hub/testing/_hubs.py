"""Hubs for the contracts: valid hubs, in which all kinds of fields are filled."""

from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub import _parse, strategies
from egov_hub.alliances import Alliance
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.words import Standing
from egov_hub.register.bare import missing
from egov_hub.register.hub import Hub, as_hub, as_hub_records
from egov_hub.register.outlines import HubRecord


def put_with_references(hub: Hub, *records: HubRecord) -> Hub:
    """Return a hub with records added, and with a bare record for each missing reference.

    A record that was drawn separately refers to records that are in no hub. This makes a valid hub
    with it.

    Args:
        hub: The hub.
        records: The records.

    Raises:
        ValidationError: There would be a cycle of references.

    Example:
        >>> history = MembershipHistory().join("AM", on="2018", through="ekeng")
        >>> alliance = Alliance("e-government", "E-Government", history=history)
        >>> hub = put_with_references(Hub("hub", "Hub"), alliance)
        >>> [organization.id for organization in hub.organizations]
        ['ekeng']
    """
    hub, given = _parse.arguments(("hub", as_hub, hub), ("records", as_hub_records, records))
    return hub.put(*given, *missing((*hub.records, *given)))


@st.composite
def full_hubs(draw: DrawFn) -> Hub:
    """Hubs with two alliances and another record, in which all kinds of fields are filled."""
    hub = Hub("hub", draw(strategies.texts()))
    for records in (_alliances_with_comings_and_goings(), strategies.alliances(), _others()):
        # Most hubs have all three. The smallest failing example may need none.
        if draw(st.sampled_from((False, True, True))):
            hub = put_with_references(hub, draw(records))
    return hub


# Dates in a year, written so that a date in a later year can be later.
DATES_IN_A_YEAR: Final = (
    "{}-06-09",
    "{}-12-31",
    "{}-01-01~",
    "{}-06",
    "{}",
    "{}?",
    "[..{}]",
    "[{}..]",
    "[{0}-03..{0}-05]",
)


@st.composite
def _alliances_with_comings_and_goings(draw: DrawFn) -> Alliance:
    """Alliances that a party joins, leaves and joins again."""
    party = draw(strategies.party_ids())
    years = draw(st.lists(st.integers(2000, 2020), min_size=3, max_size=3, unique=True))
    dates = [draw(st.sampled_from(DATES_IN_A_YEAR)).format(year) for year in sorted(years)]
    changes = [
        MembershipChange(party, on, to)
        for on, to in zip(dates, (Standing.MEMBER, None, Standing.OBSERVER), strict=True)
    ]
    return Alliance("alliance", "Alliance", history=MembershipHistory(changes))


def _others() -> SearchStrategy[HubRecord]:
    """Records without references to records of their own kind, so that there is no cycle."""
    return st.one_of(
        strategies.workshops().map(lambda one: evolve(one, within=None, follows=None)),
        strategies.organizations().map(lambda one: evolve(one, parent=None, succeeds=())),
        strategies.people(),
        strategies.sources().map(lambda one: evolve(one, copy_of=None)),
    )


def any_hubs() -> SearchStrategy[Hub]:
    """Hubs of several records that refer to each other, and hubs of a few complete records."""
    return strategies.hubs() | full_hubs()
