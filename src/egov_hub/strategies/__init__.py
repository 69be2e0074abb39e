"""Hypothesis strategies for every public type: varied, realistic, and simple after shrinking.

`records(Place, country="UZ")` draws records of any class. Each field is a keyword argument: a
value, a strategy for values, or `...`, the default, for any suitable value. A field takes the same
values as in the constructor: a date or a text can be a string. The records that tests draw most
often have their own strategies, with plural names, so that an editor completes the arguments:
`workshops(alliance="e-government")`. Nothing is filtered: every example is valid by construction.

If egov_hub and Hypothesis are both installed, `st.from_type` knows these strategies. `st.builds`
and `@given(...)` also use them for classes that have our types. No import is needed.
"""

from egov_hub.strategies._arguments import Draws
from egov_hub.strategies._dates import partial_dates
from egov_hub.strategies._differences import Edit, edits, hub_pairs, knowledge, registers
from egov_hub.strategies._documents import BrokenDocument, broken_documents, documents
from egov_hub.strategies._histories import days_around
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
    "Edit",
    "alliances",
    "broken_documents",
    "country_codes",
    "days_around",
    "documents",
    "edits",
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
    "registers",
    "slugs",
    "sources",
    "texts",
    "urls",
    "workshops",
]
