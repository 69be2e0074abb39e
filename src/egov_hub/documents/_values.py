"""What documents consist of, and where."""

from typing import TypeAlias

from attrs import frozen

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
"""What JSON can say, as Python has it."""


@frozen
class Position:
    """Where in a text something starts.

    Attributes:
        line: The line, from 1.
        column: The character in it, from 1.

    Example:
        >>> Position(2, 11)
        Position(line=2, column=11)
    """

    line: int
    column: int
