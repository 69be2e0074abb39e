"""Organizations and the larger ones that they are parts of."""

from collections.abc import Mapping
from graphlib import TopologicalSorter

from egov_hub.register.hub import Hub
from egov_hub.values.ids import PartyId


def topmost_parents(hub: Hub) -> Mapping[PartyId, frozenset[PartyId]]:
    """Return the topmost parents of each organization, or the organization itself.

    Example:
        >>> from egov_hub.register.parents import topmost_parents
        >>> office = Organization("undp-kz", "UNDP Kazakhstan", parent="undp")
        >>> topmost_parents(Hub("hub", "Hub").put(Organization("undp", "UNDP"), office))["undp-kz"]
        frozenset({'undp'})
    """
    parents = {one.id: one.parents for one in hub.organizations}
    found: dict[PartyId, frozenset[PartyId]] = {}
    # Parents come before the organizations that are parts of them.
    for id in TopologicalSorter(parents).static_order():
        of_parents = [found[each] for each in parents[id]]
        found[id] = frozenset[PartyId]().union(*of_parents) or frozenset({id})
    return found
