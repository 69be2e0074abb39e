"""How everything public is called: a change of it is a change for users.

The list beside this file is written anew by `python -m tests.test_signatures`. What changes in it
belongs in CHANGELOG.md.
"""

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, cast

from egov_hub import CountryCode, Record
from egov_hub._hypothesis import ANNOUNCED
from egov_hub.values.ids import Slug
from tests.support import public_names

LIST = Path(__file__).with_name("signatures.txt")


def signatures() -> Iterator[str]:
    for name, value in sorted(public_names.names().items()):
        if inspect.isfunction(value) or (inspect.isclass(value) and not issubclass(value, Enum)):
            yield f"{name}{_signature(value)}"
        if inspect.isclass(value):
            yield from _methods(name, value)


def _methods(name: str, of: type[Any]) -> Iterator[str]:
    for attribute in sorted(vars(of)):
        method = getattr(of, attribute)
        if not attribute.startswith("_") and inspect.isroutine(method):
            yield f"{name}.{attribute}{_signature(method)}"


def _signature(call: Callable[..., Any]) -> str:
    """Return the names, kinds and defaults of parameters; Pythons show types differently."""
    try:
        signature = inspect.signature(call)
    except ValueError:
        return "(...)"
    parameters = [
        each.replace(annotation=each.empty, default=_Shown.of(each.default))
        for each in signature.parameters.values()
    ]
    return str(inspect.Signature(parameters))


class _Shown(str):
    """A default as it is shown, without quotes."""

    __slots__ = ()

    @classmethod
    def of(cls, default: object) -> object:
        if default is inspect.Parameter.empty:
            return default
        if isinstance(default, frozenset):
            # Their order changes from process to process.
            items = sorted(map(repr, cast("frozenset[object]", default)))
            return cls(f"frozenset({{{', '.join(items)}}})" if items else "frozenset()")
        shown = repr(default)
        return cls("..." if " at 0x" in shown else shown)

    def __repr__(self) -> str:
        return str(self)


def test_everything_public_is_called_as_before() -> None:
    assert LIST.read_text("utf-8").splitlines() == list(signatures())


def test_public_records_and_ids_are_announced_to_hypothesis() -> None:
    announced = {getattr(module, name) for module in ANNOUNCED for name in module.__all__}
    for kind in public_names.classes():
        # A base of records has no fields.
        if issubclass(kind, (Record, Slug, CountryCode)) and hasattr(kind, "__attrs_attrs__"):
            assert kind in announced


if __name__ == "__main__":
    LIST.write_text("".join(f"{each}\n" for each in signatures()), "utf-8")
