"""Small hubs to ask questions of, and their answers line by line."""

from typing import Any

from egov_hub import Hub, MembershipHistory, Organization
from egov_hub.rows import Rows


def lines(rows: Rows[Any]) -> list[str]:
    """Return the rows one by one, with ids; how they are printed together is another rule."""
    return [str(row) for row in rows] or ["(none)"]


def hub(*records: Any) -> Hub:
    return Hub("hub", "Hub").put(*records)


MEMBERS = (
    MembershipHistory().join("AZ", "2018").join("GE", "2018", through="dea").join("oecd", "2018")
)
BODIES = [
    Organization("dea", "Data Exchange Agency", country="GE"),
    Organization("ministry", "A ministry", country="AZ"),
    Organization("oecd", "OECD"),
    Organization("nobody", "A body of no country"),
]
