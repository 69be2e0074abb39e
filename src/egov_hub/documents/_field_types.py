"""The parts of the types of fields, for the code that reads, writes or describes them."""

from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from egov_hub.membership.changes import MembershipChange
from egov_hub.parties import Post
from egov_hub.records import Record
from egov_hub.register.outlines import FIELDS
from egov_hub.values.ids import PartyId
from egov_hub.values.sources import Citation
from egov_hub.workshops import Attendance, CoOrganizer, Headcount, Place

# Small records that occur many times in a document. Equal ones are read and written only once.
REPEATED: Final = (Attendance, Citation, CoOrganizer, Headcount, Place, Post)
# A party may change twice in the same way, and the records of a hub are distinguished by their ids.
MAY_BE_REPEATED: Final = (MembershipChange, *FIELDS)


def alternatives(kind: Any) -> tuple[Any, ...]:
    """Return the types of a union, or the type itself if it is not a union."""
    return get_args(kind) if get_origin(kind) in (UnionType, Union) else (kind,)


def is_optional(kind: Any) -> bool:
    """Return whether a value of a type may be None."""
    return NoneType in alternatives(kind)


def given_kind(kind: Any) -> Any:
    """Return the type of values that are not None; the only union of several types is PartyId."""
    some = [one for one in alternatives(kind) if one is not NoneType]
    return some[0] if len(some) == 1 else PartyId


def item_of(kind: Any) -> Any:
    """Return the type of the items of a tuple or a frozenset; None for any other type."""
    return get_args(kind)[0] if get_origin(kind) in (tuple, frozenset) else None


def is_record(kind: Any) -> bool:
    """Return whether a type is a class of records."""
    return isinstance(kind, type) and issubclass(kind, Record)
