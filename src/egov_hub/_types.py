"""The parts of the types of fields, for the code that reads, writes, describes or checks them."""

from collections.abc import Callable
from functools import cache, reduce
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, cast, get_args, get_origin

from egov_hub.records import Record, fields_of


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


class FieldWith(NamedTuple):
    """A field that can contain what is looked for.

    Attributes:
        pointer: The JSON Pointer to it, from its record.
        name: The name of its attribute.
        is_list: Whether it is a list.
    """

    pointer: str
    name: str
    is_list: bool


def fields_with(wanted: Callable[[Any], bool]) -> Callable[[Any], tuple[FieldWith, ...]]:
    """Return the function that returns the fields of a class of records that can contain a type.

    They contain it themselves or in a part. The own id of a record is not one of them.

    Args:
        wanted: The function that returns whether a type is looked for.
    """

    @cache
    def fields(kind: Any) -> tuple[FieldWith, ...]:
        found: list[FieldWith] = []
        for name, each in fields_of(kind).items():
            item = item_of(given_kind(each.type))
            inside = item or given_kind(each.type)
            is_wanted = any(map(wanted, alternatives(inside)))
            if name != "id" and (is_wanted or (is_record(inside) and fields(inside))):
                found.append(FieldWith(f"/{name}", each.name, item is not None))
        return tuple(found)

    return fields
