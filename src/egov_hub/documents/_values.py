"""The values of documents, and their positions."""

from typing import TypeAlias

from attrs import frozen

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
"""A JSON value in Python."""


@frozen
class Position:
    """The position in a text at which something starts.

    Attributes:
        line: The line, from 1.
        column: The character in it, from 1.

    Example:
        >>> Position(2, 11)
        Position(line=2, column=11)
    """

    line: int
    column: int
