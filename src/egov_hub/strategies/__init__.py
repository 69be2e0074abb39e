"""Hypothesis strategies for every public type: varied, realistic, and simple once shrunk.

`records(Place, country="UZ")` draws records of any class. Each field is given as a keyword: a
value, a strategy for values, or `...`, the default, for whatever suits. What it takes, the
constructor takes: a date may be written, a text may be a string. The records that tests draw most
have a strategy of their own, named in the plural, whose arguments an editor completes:
`workshops(alliance="e-government")`. Nothing is filtered; what is drawn is sound by construction.

Where egov_hub and Hypothesis are installed together, `st.from_type` knows these strategies, and
so do `st.builds` and `@given(...)` for classes that have our types: nothing needs to be imported.
"""

from egov_hub.strategies._arguments import Draws
from egov_hub.strategies._dates import partial_dates
from egov_hub.strategies._differences import hub_pairs, knowledge
from egov_hub.strategies._documents import BrokenDocument, broken_documents, documents
from egov_hub.strategies._hubs import hubs
from egov_hub.strategies._named import (
    alliances,
    membership_changes,
    membership_histories,
    memberships,
    organizations,
    people,
    sources,
    workshops,
)
from egov_hub.strategies._records import of_type, records
from egov_hub.strategies._values import country_codes, ids, party_ids, slugs, texts, urls

__all__ = [
    "BrokenDocument",
    "Draws",
    "alliances",
    "broken_documents",
    "country_codes",
    "documents",
    "hub_pairs",
    "hubs",
    "ids",
    "knowledge",
    "membership_changes",
    "membership_histories",
    "memberships",
    "of_type",
    "organizations",
    "partial_dates",
    "party_ids",
    "people",
    "records",
    "slugs",
    "sources",
    "texts",
    "urls",
    "workshops",
]
