"""The libraries that are measured side by side, one module each, behind the same few functions.

Every library reads the same documents and makes the same checks, written as somebody who knows
that library well would write them. Python code that its users would share is shared: `words` has
the closed lists, `checks` the calendar, the registers and the rules, and `made_up` the documents.
`tests/test_benchmarks.py` shows that all accept and refuse the same, so that times compare.

Not asked of the others, though egov_hub does it: to refuse a key that stands twice in one object
(all these parsers keep the last), an item that stands twice in a list, and a text of invisible
characters other than blanks; to find near names; and to tell every problem with its place.
"""

from importlib import import_module
from typing import Any, Protocol, cast

CHECKED = ("egov_hub", "pydantic", "msgspec", "cattrs")
ALL = ("json", *CHECKED)

Arguments = tuple[str, str, str | None]
"""A change as a person would type it: member, date, standing."""


class Rival(Protocol):
    """What is measured of a library. The records are its own, so their types are `Any` here."""

    def read(self, data: bytes) -> Any:
        """Return the hub that a document tells of, with all checks, or raise `ValueError`."""

    def write(self, hub: Any) -> bytes:
        """Return the document of a hub, without the fields that hold their default."""

    def build(self, changes: list[Arguments]) -> Any:
        """Return a history of changes that are made in Python, with all checks."""

    def told(self, data: bytes) -> int:
        """Return how many problems of a bad document are told."""


def rival(name: str) -> Rival:
    """Load and return the module of a library."""
    return cast(Rival, import_module(f"{__name__}.with_{name}"))
