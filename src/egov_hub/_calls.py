"""Values as the calls that make them again: what `repr` shows.

What is default is left out, and what a field parses is shown as a person would type it: words,
ids and dates as strings, tuples and sets as lists.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Protocol, cast, runtime_checkable

import attrs


@runtime_checkable
class Plain(Protocol):
    """A value for which a field takes something that is shorter to type."""

    def __plain__(self) -> object:
        """Return what a field takes for it; itself where there is nothing shorter."""
        ...


def call(made: attrs.AttrsInstance, width: float = float("inf")) -> str:
    """Return the call that makes a record again.

    The first two arguments, and those that must be given, go without their names, unless they are
    keyword-only or follow one that is left out.

    Args:
        made: The record, or any other attrs instance.
        width: Where a line is longer than this, each argument goes on a line of its own.
    """
    # As attrs does: a class that was made in a function goes by its own name.
    name = type(made).__qualname__.rpartition(">.")[2]
    return _in_brackets(f"{name}(", list(_arguments(made, width)), ")", width)


def _arguments(made: attrs.AttrsInstance, width: float) -> Iterator[str]:
    """Return the arguments that a record was made with."""
    unnamed = True
    for place, each in enumerate(attrs.fields(type(made))):
        value = getattr(made, each.name)
        # An answer refuses to be compared with what is not one.
        default = type(value) is type(each.default) and value == each.default
        if default or not (each.init and each.repr):
            # What follows must be named.
            unnamed = False
            continue
        code = str(each.repr(value)) if callable(each.repr) else _argument(value, width)
        unnamed &= not each.kw_only and (place < 2 or each.default is attrs.NOTHING)
        yield code if unnamed else f"{each.alias}={code}"


def _argument(value: object, width: float) -> str:
    """Return code for what a field takes for a value."""
    plain = value.__plain__() if isinstance(value, Plain) else value
    match plain:
        case Enum():
            return repr(plain.value)
        case tuple():
            items = cast("tuple[object, ...]", plain)
            return _in_brackets("[", [_argument(each, width) for each in items], "]", width)
        case frozenset():
            # In order, so that equal records give the same code.
            members = cast("frozenset[object]", plain)
            return _in_brackets("[", sorted(_argument(each, width) for each in members), "]", width)
        case _ if attrs.has(type(plain)):
            return call(cast("attrs.AttrsInstance", plain), width)
        case _:
            return repr(plain)


def _in_brackets(opening: str, items: list[str], closing: str, width: float) -> str:
    """Return items between brackets: in one line if it is short enough, else one a line."""
    line = f"{opening}{', '.join(items)}{closing}"
    if len(line) <= width and "\n" not in line:
        return line
    lines = "".join(f"\n{item},".replace("\n", "\n    ") for item in items)
    return f"{opening}{lines}\n{closing}"
