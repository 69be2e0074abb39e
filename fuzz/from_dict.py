"""Documents as `from_dict` gets them: the parts of valid ones, combined in other ways.

They are written as JSON. A text like `"@bytes"` is for a value that JSON does not have.
"""

import copy
import json
from collections import UserDict
from collections.abc import Iterator
from random import Random
from typing import Any, Final

from egov_hub import ValidationError, dumps, from_dict, loads, to_dict
from fuzz.checks import check_problems


class Word(str):
    """A text of a class of its own."""

    __slots__ = ()


VALUES: Final[dict[str, Any]] = {
    "@bytes": b"bytes", "@nan": float("nan"), "@infinity": float("inf"), "@object": object(),
    "@set": {"UZ", "KZ"}, "@tuple": ("UZ", "UZ"), "@class": dict, "@mapping": UserDict(id="a"),
    "@iterator": iter(["UZ"]), "@word": Word("2018"), "@key": {1: 2, "id": "a"}, "@complex": 1j,
    "@surrogate": "\ud800", "@long": 10**5000, "@deep": json.loads("[" * 900 + "]" * 900),
}  # fmt: skip
ODD: Final[tuple[Any, ...]] = (
    None, True, 0, -1, 1.5, 70.0, 10**20, "", " ", "x", "2018", "2018?", "2018-02-30", "[..2018]",
    "XXXX", "[2019..2018]", "UZ", "en", "a/b~c", "https://example.org/", [], {}, [[]], *VALUES,
)  # fmt: skip


def attempt(data: bytes) -> None:
    """Read a document. A hub that was read is written again."""
    try:
        document = _with_values(json.loads(data))
    except (ValueError, RecursionError):
        return
    try:
        hub = from_dict(document)
    except ValidationError as error:
        check_problems(error)
    else:
        assert loads(dumps(hub)) == from_dict(to_dict(hub)) == hub


def _with_values(data: Any) -> Any:
    # Not `isinstance`, by which a type checker would know less of the data.
    if hasattr(data, "keys"):
        return {key: _with_values(value) for key, value in data.items()}
    if hasattr(data, "append"):
        return [_with_values(value) for value in data]
    return VALUES.get(data, data) if isinstance(data, str) else data


def mutated(data: bytes, chance: Random) -> bytes:
    """Return a document of which some parts were replaced, dropped, doubled or renamed."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return b"{}"
    for _ in range(chance.randint(1, 4)):
        _change(document, chance)
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")


def _change(document: Any, chance: Random) -> None:
    """Change one part of a document."""
    places = list(_places(document))
    if not places:
        return
    within, key = chance.choice(places)
    other_within, other_key = chance.choice(places)
    match chance.choice(("odd", "other", "drop", "double", "rename", "edit")):
        case "odd":
            within[key] = copy.deepcopy(chance.choice(ODD))
        case "other":
            within[key] = copy.deepcopy(other_within[other_key])
        case "drop":
            del within[key]
        case "double" if hasattr(within, "append"):
            within.append(copy.deepcopy(within[key]))
        case "rename" if hasattr(within, "keys"):
            within[str(other_key)] = within.pop(key)
        case "edit" if isinstance(within[key], str):
            at = chance.randint(0, len(within[key]))
            inserted = chance.choice(("", "-", "x", "0", "\n", "?", "]", "É", "\u200b", "e\u0301"))
            within[key] = within[key][:at] + inserted + within[key][at + 1 :]
        case _:
            within[key] = copy.deepcopy(chance.choice(ODD))


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Return all objects and lists in a document, each with the key or index of a part."""
    parts: Any = ()
    if hasattr(data, "keys"):
        parts = data.items()
    elif hasattr(data, "append"):
        parts = enumerate(data)
    for key, value in parts:
        yield data, key
        yield from _places(value)
