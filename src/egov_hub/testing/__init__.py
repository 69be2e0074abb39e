"""Contract tests for your own stores, serializers and histories.

A contract is a class of tests. Subclass it and connect it to your implementation. Then pytest or
unittest runs the tests with drawn hubs and histories. If your implementation breaks a promise, the
failure names the promise and shows the smallest example found, as code to paste.

This needs Hypothesis: install `egov-hub[testing]`. It does not need pytest.
"""

from egov_hub.testing._as_code import as_code
from egov_hub.testing._hubs import put_with_references, unreadable
from egov_hub.testing._promises import Contract
from egov_hub.testing.histories import HistoryContract
from egov_hub.testing.serializers import SerializerContract
from egov_hub.testing.stores import HubStore, StoreContract

__all__ = [
    "Contract",
    "HistoryContract",
    "HubStore",
    "SerializerContract",
    "StoreContract",
    "as_code",
    "put_with_references",
    "unreadable",
]
