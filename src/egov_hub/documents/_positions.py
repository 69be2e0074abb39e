"""The positions of values in a JSON text."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import cast

from egov_hub._wording import as_key, pointer
from egov_hub.documents import json_text
from egov_hub.documents._values import Position

# This is enough for a text that is known to be JSON.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+')


class Positions(Mapping[str, Position]):
    """The positions of the values of a text, by their JSON Pointers.

    The pointers are not kept: all of them together can be far longer than the text.
    """

    def __init__(self, text: str) -> None:
        """Take a text that is known to be JSON."""
        self._line_starts = [0, *(end.end() for end in re.finditer("\n", text))]
        # Values are numbered in their order in the text. For each value: where it starts, the
        # number of the value that contains it, and its key or index there.
        self._starts: list[int] = []
        self._above: list[int] = []
        self._parts: list[str] = []
        # For each list or object, the numbers of the values in it, by their key or index. If a key
        # occurs twice, the last one is used.
        self._inside: dict[int, dict[str, int]] = {}
        self._read(text)

    def _read(self, text: str) -> None:
        # One part for each open list or object: its number, and the index in the list or the key in
        # the object (None before the key is read).
        parts: list[tuple[int, int | str | None]] = []
        for token in _TOKEN.finditer(text):
            said = token[0]
            above, last = parts[-1] if parts else (-1, "")
            if said in ("]", "}"):
                parts.pop()
            elif said == ",":
                parts[-1] = above, last + 1 if isinstance(last, int) else None
            elif said == ":":
                continue
            elif last is None:
                parts[-1] = above, cast("str", json.loads(said))
            else:
                number, part = len(self._starts), as_key(last)
                self._starts.append(token.start())
                self._above.append(above)
                self._parts.append(part)
                self._inside.setdefault(above, {})[part] = number
                if said in ("[", "{"):
                    parts.append((number, 0 if said == "[" else None))

    def __getitem__(self, path: str) -> Position:
        """Return the position of a value."""
        number = -1
        # As in the paths of problems, unpaired surrogates are escaped.
        for part in as_key(path).split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            try:
                number = self._inside[number][key]
            except KeyError:
                raise KeyError(path) from None
        start = self._starts[number]
        line = bisect_right(self._line_starts, start)
        return Position(line, start - self._line_starts[line - 1] + 1)

    def at_or_above(self, path: str) -> Position:
        """Return the position of a value, or of the value that would contain it."""
        while path and path not in self:
            path = path.rpartition("/")[0]
        return self[path]

    def __iter__(self) -> Iterator[str]:
        """Return the pointers, in the order of the text."""
        for number in self._current():
            parts: list[str] = []
            above = number
            while above:
                parts.append(self._parts[above])
                above = self._above[above]
            yield pointer(*reversed(parts))

    def __len__(self) -> int:
        """Return how many values there are."""
        return sum(1 for _ in self._current())

    def __repr__(self) -> str:
        """Return how many values there are."""
        return f"<{type(self).__name__} of {len(self):,} values>"

    def _current(self) -> Iterator[int]:
        """Return the numbers of the values, without those that a repeated key has replaced."""
        current = {-1}
        for number, above in enumerate(self._above):
            if above in current and self._inside[above][self._parts[number]] == number:
                current.add(number)
                yield number


def locate(data: str | bytes) -> Positions:
    """Return the position at which each value of a JSON text starts, by its JSON Pointer."""
    text = json_text.decoded(data)
    json_text.read(text)  # raises an error if it is not JSON
    return Positions(text)
