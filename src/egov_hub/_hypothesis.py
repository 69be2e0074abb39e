"""How Hypothesis learns of the library's types, whichever of the two is loaded first.

Hypothesis, when it is loaded, loads its entry points, ours among them (`_egov_hub_hypothesis`). If
the library is there by then, its types are registered at once, else when it is loaded. Neither
loads the other, and no strategy is made before it is asked for.
"""

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

STRATEGIES: Final = {
    "Alliance": "alliances",
    "AllianceId": "alliance_ids",
    "Appearance": "appearances",
    "Attendance": "attendances",
    "Attestation": "attestations",
    "Citation": "citations",
    "CoOrganizer": "co_organizers",
    "CountryCode": "country_codes",
    "Diff": "diffs",
    "Excerpt": "excerpts",
    "Finding": "findings",
    "FormerName": "former_names",
    "Guide": "guides",
    "Headcount": "headcounts",
    "Hub": "hubs",
    "HubChange": "hub_changes",
    "HubId": "hub_ids",
    "Identifier": "identifiers",
    "Knowledge": "knowledge",
    "Membership": "memberships",
    "MembershipAct": "membership_acts",
    "MembershipChange": "membership_changes",
    "MembershipHistory": "membership_histories",
    "Organization": "organizations",
    "OrganizationId": "organization_ids",
    "PartialDate": "partial_dates",
    "Person": "people",
    "PersonId": "person_ids",
    "PhaseReached": "phases_reached",
    "Place": "places",
    "Plan": "plans",
    "Position": "positions",
    "Post": "posts",
    "Problem": "problems",
    "RecordRef": "record_refs",
    "Remark": "remarks",
    "Roster": "rosters",
    "Seat": "seats",
    "Source": "sources",
    "SourceId": "source_ids",
    "Succession": "successions",
    "Text": "texts",
    "Workshop": "workshops",
    "WorkshopId": "workshop_ids",
}
"""The strategy for each type; Hypothesis draws from enumerations by itself."""


def register_if_awaited() -> None:
    """Register the types if Hypothesis was loaded first, with its entry points."""
    if "_egov_hub_hypothesis" in sys.modules:
        register()


def register() -> None:
    """Register a strategy for each type."""
    from hypothesis.strategies import register_type_strategy

    package = import_module("egov_hub")
    for kind, strategy in STRATEGIES.items():
        register_type_strategy(getattr(package, kind), partial(_made, strategy))


def _made(strategy: str, _: object) -> "SearchStrategy[object]":
    strategies = vars(import_module("egov_hub.strategies"))
    make = cast("Callable[[], SearchStrategy[object]]", strategies[strategy])
    return make()
