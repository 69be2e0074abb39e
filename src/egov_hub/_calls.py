"""Values as the calls that make equal values: what `repr` shows.

Defaults are left out, and values are shown as a person would type them: words, ids and dates as
strings, tuples and sets as lists.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final, Protocol, TypeAlias, cast, runtime_checkable

import attrs

WIDTH: Final = 88
"""The longest line of code that is printed for pasting."""


@runtime_checkable
class Plain(Protocol):
    """A value for which a field also accepts something shorter to type."""

    def __plain__(self) -> object:
        """Return what a field accepts for this value, or the value if there is nothing shorter."""
        ...


class Printer(Protocol):
    """What Hypothesis passes to `_repr_pretty_`."""

    def text(self, text: str, /) -> None:
        """Print text without line breaks."""
        ...

    def break_(self) -> None:
        """Start a new line."""
        ...


Printing: TypeAlias = Callable[[Printer, bool], None]


def printing(code: str) -> Printing:
    """Return the function with which Hypothesis shows a value of a failed test as code to paste.

    It is the value of a property `_repr_pretty_`, because Hypothesis would also call a method when
    it shows the class itself. IPython calls only methods, so it shows `repr`: a short summary,
    because the value may be a whole register.
    """

    def show(printer: Printer, _cycle: bool, /) -> None:
        first, *others = code.split("\n")
        printer.text(first)
        for line in others:
            printer.break_()
            printer.text(line)

    return show


def call(made: attrs.AttrsInstance, width: float = float("inf")) -> str:
    """Return the call that makes an equal record.

    The first two arguments and the required ones are shown without their names, unless they are
    keyword-only or come after an argument that is left out.

    Args:
        made: The record, or any other attrs instance.
        width: If a line is longer than this, each argument is on its own line.
    """
    # attrs does the same: a class that was made in a function is shown only by its own name.
    name = type(made).__qualname__.rpartition(">.")[2]
    return _in_brackets(f"{name}(", list(_arguments(made, width)), ")", width)


def _arguments(made: attrs.AttrsInstance, width: float) -> Iterator[str]:
    """Return the arguments that make a record."""
    unnamed = True
    for place, each in enumerate(attrs.fields(type(made))):
        value = getattr(made, each.name)
        # Types are compared first: an Answer raises an error if it is compared with a text.
        default = type(value) is type(each.default) and value == each.default
        if default or not (each.init and each.repr):
            # The arguments after it must be named.
            unnamed = False
            continue
        code = str(each.repr(value)) if callable(each.repr) else _argument(value, width)
        unnamed &= not each.kw_only and (place < 2 or each.default is attrs.NOTHING)
        yield code if unnamed else f"{each.alias}={code}"


def _argument(value: object, width: float) -> str:
    """Return code for what a field accepts for a value."""
    plain = value.__plain__() if isinstance(value, Plain) else value
    match plain:
        case Enum():
            return repr(plain.value)
        case tuple():
            items = cast("tuple[object, ...]", plain)
            return _in_brackets("[", [_argument(each, width) for each in items], "]", width)
        case frozenset():
            # Sorted, so that equal records give the same code.
            members = cast("frozenset[object]", plain)
            return _in_brackets("[", sorted(_argument(each, width) for each in members), "]", width)
        case _ if attrs.has(type(plain)):
            return call(cast("attrs.AttrsInstance", plain), width)
        case _:
            return repr(plain)


def _in_brackets(opening: str, items: list[str], closing: str, width: float) -> str:
    """Return items between brackets: in one line if it is short enough, otherwise one per line."""
    line = f"{opening}{', '.join(items)}{closing}"
    if len(line) <= width and "\n" not in line:
        return line
    lines = "".join(f"\n{item},".replace("\n", "\n    ") for item in items)
    return f"{opening}{lines}\n{closing}"
