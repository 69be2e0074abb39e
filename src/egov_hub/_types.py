"""The parts of the types of fields, for the code that reads, writes, describes or checks them."""

from functools import reduce
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin

from egov_hub.records import Record


def alternatives(kind: Any) -> tuple[Any, ...]:
    """Return the types of a union, or the type itself if it is not a union."""
    return get_args(kind) if get_origin(kind) in (UnionType, Union) else (kind,)


def is_optional(kind: Any) -> bool:
    """Return whether a value of a type may be None."""
    return NoneType in alternatives(kind)


def given_kind(kind: Any) -> Any:
    """Return the type of values that are not None: one type, or a union of several."""
    some = [one for one in alternatives(kind) if one is not NoneType]
    return reduce(lambda one, other: one | other, some)


def item_of(kind: Any) -> Any:
    """Return the type of the items of a tuple or a frozenset; None for any other type."""
    return get_args(kind)[0] if get_origin(kind) in (tuple, frozenset) else None


def is_record(kind: Any) -> bool:
    """Return whether a type is a class of records."""
    return isinstance(kind, type) and issubclass(kind, Record)


def items_of(value: object) -> tuple[object, ...]:
    """Return the items of a tuple; no items for any other value."""
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
