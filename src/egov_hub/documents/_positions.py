"""The positions of values in a JSON text."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import cast

from egov_hub._wording import parts_of, pointer
from egov_hub.documents import _json_text
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
        # For each value its place: the number of the value that it is in, and its key or index.
        # The value as a whole is in number -1.
        self._places: list[tuple[int, str]] = []
        self._starts: list[int] = []
        # If a key occurs twice, the last one counts.
        self._numbers: dict[tuple[int, str], int] = {}
        self._read(text)

    def _read(self, text: str) -> None:
        # One part for each open list or object: its number, and the index in the list, or the key
        # in the object; None before the key is read.
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
                number, place = len(self._places), (above, str(last))
                self._places.append(place)
                self._starts.append(token.start())
                self._numbers[place] = number
                if said in ("[", "{"):
                    parts.append((number, 0 if said == "[" else None))

    def __getitem__(self, path: str) -> Position:
        """Return the position of a value."""
        number = -1
        for part in ("", *parts_of(path)):
            if (found := self._numbers.get((number, part))) is None:
                raise KeyError(path)
            number = found
        start = self._starts[number]
        line = bisect_right(self._line_starts, start)
        return Position(line, start - self._line_starts[line - 1] + 1)

    def __iter__(self) -> Iterator[str]:
        """Return the pointers, in the order of the text."""
        for number in self._current():
            parts: list[str] = []
            above = number
            while above:
                above, part = self._places[above]
                parts.append(part)
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
        for number, place in enumerate(self._places):
            if place[0] in current and self._numbers[place] == number:
                current.add(number)
                yield number


def locate(data: str | bytes) -> Positions:
    """Return the position at which each value of a JSON text starts, by its JSON Pointer."""
    text = _json_text.decoded(data)
    _json_text.read(text)  # raises an error if it is not JSON
    return Positions(text)
