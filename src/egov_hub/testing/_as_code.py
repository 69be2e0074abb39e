"""Records as code that makes them again."""

from enum import Enum
from textwrap import indent
from typing import cast

import attrs

from egov_hub import _parse
from egov_hub.dates import PartialDate
from egov_hub.records import Record, as_record
from egov_hub.text import UNDETERMINED, Text

WIDTH = 88


def as_code(record: Record) -> str:
    """Return an expression that makes a record again, with `from egov_hub import *`.

    Fields that hold their default are left out, and values stand as a person would type them. A
    long call has one argument a line.

    Args:
        record: The record.

    Example:
        >>> print(as_code(MembershipChange("AM", "2018?", "member", through="ekeng")))
        MembershipChange('AM', '2018?', 'member', through='ekeng')
        >>> print(as_code(Hub("hub", Text(en="Hub"), sources=[Source("notice", "A notice")])))
        Hub('hub', {'en': 'Hub'}, sources=[Source('notice', 'A notice')])
    """
    record = _parse.argument("record", as_record, record)
    arguments: list[str] = []
    for each in record.__attrs_attrs__:
        value = getattr(record, each.name)
        if each.default is attrs.NOTHING and not each.kw_only:
            arguments.append(_value_as_code(value))
        elif value != each.default:
            arguments.append(f"{each.name}={_value_as_code(value)}")
    return _bracketed(f"{type(record).__name__}(", arguments, ")")


def _value_as_code(value: object) -> str:
    match value:
        case Record():
            return as_code(value)
        case Text():
            words = dict(value.words)
            return repr(words[UNDETERMINED] if words.keys() == {UNDETERMINED} else words)
        case PartialDate():
            return repr(str(value))
        case Enum():
            return repr(value.value)
        case tuple():
            items = cast("tuple[object, ...]", value)
            return _bracketed("[", [_value_as_code(item) for item in items], "]")
        case frozenset():
            # Sets stand as lists in order, so that equal records give the same code.
            members = sorted(cast("frozenset[str]", value))
            return _bracketed("[", [repr(member) for member in members], "]")
        case _:
            return repr(value)


def _bracketed(opening: str, items: list[str], closing: str) -> str:
    """Return items between brackets: in one line if it is short, else one a line."""
    line = f"{opening}{', '.join(items)}{closing}"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    lines = "".join(indent(item, "    ") + ",\n" for item in items)
    return f"{opening}\n{lines}{closing}"
