"""The table of targets: each has a module of its own.

A module has two functions. `attempt(data)` reads some bytes, and raises an error if something is
wrong with the library. `mutated(data, chance)` returns other bytes that are like these; None in its
place lets libFuzzer change single bytes.

Nothing here imports the library: only what is imported first in `fuzz.__main__.fuzz` is guided by
coverage.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Final, Protocol, TypeAlias, cast

ROOT: Final = Path(__file__).parents[1]

Mutate: TypeAlias = Callable[[bytes, Random], bytes]


class Target(Protocol):
    """A module of the table."""

    mutated: Mutate | None

    def attempt(self, data: bytes) -> None:
        """Read some data, and raise an error if the library does not either read or refuse it."""
        ...


def documents() -> Iterator[bytes]:
    """Return the documents of hubs, whole, and each of their records in a document of its own."""
    for file in sorted(
        (*ROOT.glob("src/egov_hub/examples/*.json"), *ROOT.glob("tests/golden/*/*.json"))
    ):
        yield file.read_bytes()
        whole: dict[str, object] = json.loads(file.read_bytes())
        head = {key: value for key, value in whole.items() if not isinstance(value, list)}
        for key, records in whole.items():
            for record in cast("list[object]", records) if isinstance(records, list) else ():
                yield json.dumps({**head, key: [record]}, ensure_ascii=False).encode()


def yaml_documents() -> Iterator[bytes]:
    """Return the same documents as YAML."""
    from egov_hub import ValidationError, loads
    from egov_hub.formats import yaml

    for document in documents():
        with suppress(ValidationError):
            yield yaml.dumps(loads(document)).encode()


def popolo_documents() -> Iterator[bytes]:
    """Return the document of the how-to, whole, and without each of its lists."""
    whole: dict[str, object] = json.loads((ROOT / "examples" / "council-popolo.json").read_bytes())
    for left_out in ("", *whole):
        kept = {key: value for key, value in whole.items() if key != left_out}
        yield json.dumps(kept, ensure_ascii=False).encode()


# What is read, and valid examples of it. The module has the same name.
TARGETS: Final[dict[str, Callable[[], Iterable[bytes]]]] = {
    "from_dict": documents,
    "loads": documents,
    "popolo_loads": popolo_documents,
    "yaml_loads": yaml_documents,
}


def target(name: str) -> Target:
    """Import the module of a target."""
    return cast("Target", import_module(f"fuzz.{name}"))
