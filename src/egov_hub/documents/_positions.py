"""The positions of values in a JSON text."""

import json
import re
from bisect import bisect_right
from typing import cast

from egov_hub._wording import pointer
from egov_hub.documents import _json_text
from egov_hub.documents._values import Position

# This is enough for a text that is known to be JSON.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+')


def locate(data: str | bytes) -> dict[str, Position]:
    """Return the position at which each value of a JSON text starts, by its JSON Pointer."""
    text = _json_text.decoded(data)
    _json_text.read(text)  # raises an error if it is not JSON
    line_starts = [0, *(end.end() for end in re.finditer("\n", text))]
    found: dict[str, Position] = {}
    # One part for each open list or object: the index in the list, or the key in the object; None
    # before the key is read.
    parts: list[int | str | None] = []
    for token in _TOKEN.finditer(text):
        said, last = token[0], parts[-1] if parts else ""
        if said in ("]", "}"):
            parts.pop()
        elif said == ",":
            parts[-1] = last + 1 if isinstance(last, int) else None
        elif said == ":":
            continue
        elif last is None:
            parts[-1] = cast("str", json.loads(said))
        else:
            line = bisect_right(line_starts, token.start())
            column = token.start() - line_starts[line - 1] + 1
            found[pointer(*cast("list[int | str]", parts))] = Position(line, column)
            if said in ("[", "{"):
                parts.append(0 if said == "[" else None)
    return found
