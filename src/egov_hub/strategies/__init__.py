"""Hypothesis strategies for every public type: varied, realistic, and simple once shrunk.

Each strategy takes the fields of what it draws as keyword arguments: a value, a strategy for
values, or `...`, the default, for whatever suits. What it takes, the constructor takes: a date may
be written, a text may be a string. Nothing is filtered; what is drawn is sound by construction.

Where egov_hub and Hypothesis are installed together, `st.from_type` knows these strategies, and
so do `st.builds` and `@given(...)` for classes that hold our types: nothing needs to be imported.
"""

from egov_hub.strategies._acts import membership_acts, seats
from egov_hub.strategies._alliances import alliances, guides, phases_reached
from egov_hub.strategies._arguments import Draws
from egov_hub.strategies._differences import diffs, excerpts, hub_changes, hub_pairs, knowledge
from egov_hub.strategies._documents import BrokenDocument, broken_documents, documents
from egov_hub.strategies._findings import findings
from egov_hub.strategies._hubs import hubs
from egov_hub.strategies._membership import (
    attestations,
    membership_changes,
    membership_histories,
    memberships,
    rosters,
)
from egov_hub.strategies._parties import former_names, organizations, people, posts, successions
from egov_hub.strategies._references import record_refs
from egov_hub.strategies._values import (
    alliance_ids,
    citations,
    country_codes,
    hub_ids,
    identifiers,
    organization_ids,
    partial_dates,
    party_ids,
    person_ids,
    positions,
    problems,
    slugs,
    source_ids,
    sources,
    texts,
    urls,
    workshop_ids,
)
from egov_hub.strategies._workshops import (
    appearances,
    attendances,
    co_organizers,
    headcounts,
    places,
    plans,
    remarks,
    workshops,
)

__all__ = [
    "BrokenDocument",
    "Draws",
    "alliance_ids",
    "alliances",
    "appearances",
    "attendances",
    "attestations",
    "broken_documents",
    "citations",
    "co_organizers",
    "country_codes",
    "diffs",
    "documents",
    "excerpts",
    "findings",
    "former_names",
    "guides",
    "headcounts",
    "hub_changes",
    "hub_ids",
    "hub_pairs",
    "hubs",
    "identifiers",
    "knowledge",
    "membership_acts",
    "membership_changes",
    "membership_histories",
    "memberships",
    "organization_ids",
    "organizations",
    "partial_dates",
    "party_ids",
    "people",
    "person_ids",
    "phases_reached",
    "places",
    "plans",
    "positions",
    "posts",
    "problems",
    "record_refs",
    "remarks",
    "rosters",
    "seats",
    "slugs",
    "source_ids",
    "sources",
    "successions",
    "texts",
    "urls",
    "workshop_ids",
    "workshops",
]
