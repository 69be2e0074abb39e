"""Organizations and the larger ones that they are parts of."""

from collections.abc import Mapping

from egov_hub.register._graphs import ends_of_chains
from egov_hub.register.hub import Hub
from egov_hub.values.ids import OrganizationId


def topmost_parents(hub: Hub) -> Mapping[OrganizationId, OrganizationId]:
    """Return the topmost parent of each organization, or the organization itself.

    Example:
        >>> from egov_hub.register.parents import topmost_parents
        >>> office = Organization("undp-kz", "UNDP Kazakhstan", parent="undp")
        >>> topmost_parents(Hub("hub", "Hub").put(Organization("undp", "UNDP"), office))["undp-kz"]
        'undp'
    """
    return ends_of_chains({one.id: one.parent for one in hub.organizations})
