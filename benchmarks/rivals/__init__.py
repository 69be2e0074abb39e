"""The libraries that are compared, one module each, with the same few functions.

Every library reads the same documents and makes the same checks, written as by an experienced user
of that library. Common Python code is shared: `words` has the closed lists, `checks` the calendar,
the registers and the rules, and `made_up` the documents. `tests/test_benchmarks.py` shows that all
accept and refuse the same documents, so that the times can be compared.

Only egov_hub does this: it refuses a duplicate key in an object (all these parsers keep the last),
a duplicate item in a list, and a text of invisible characters other than spaces; it suggests
similar names; and it reports every problem with its place.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any, Protocol, cast

CHECKED = ("egov_hub", "pydantic", "msgspec", "cattrs")
ALL = ("json", *CHECKED)

Arguments = tuple[str, str, str | None]
"""A change as a person would type it: member, date, standing."""


class Rival(Protocol):
    """The measured functions of a library. It has its own records, so their types are `Any`."""

    def read(self, data: bytes) -> Any:
        """Return the hub of a document, with all checks, or raise `ValueError`."""

    def write(self, hub: Any) -> bytes:
        """Return the document of a hub, without fields that have their default value."""

    def build(self, changes: list[Arguments]) -> Any:
        """Return a history of changes that are made in Python, with all checks."""

    def count_problems(self, data: bytes) -> int:
        """Return how many problems of a bad document are reported."""


def rival(name: str) -> Rival:
    """Load and return the module of a library."""
    return cast(Rival, import_module(f"{__name__}.with_{name}"))


@cache
def with_cached_dates() -> Any:
    """Return pydantic's module once more, with each date parsed only once in the process."""
    from . import checks

    spec: Any = find_spec(f"{__name__}.with_pydantic")
    module = module_from_spec(spec)
    before = checks.date_of
    checks.date_of = cache(before)
    spec.loader.exec_module(module)
    checks.date_of = before
    return module
