"""References to a record of a hub, by its kind and id."""

from collections.abc import Collection
from typing import Literal, Self, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._hypothesis import announce
from egov_hub._wording import Word
from egov_hub.records import Record
from egov_hub.register.hub import HubRecord
from egov_hub.register.outlines import FIELDS, as_hub_record
from egov_hub.values.ids import as_any_id

__all__ = ["RecordKind", "RecordKindLike", "RecordRef"]


class RecordKind(Word):
    """The kind of a record of a hub.

    Example:
        >>> RecordKind("workshop").field
        'workshops'
    """

    COUNTRY = "country"
    ORGANIZATION = "organization"
    PERSON = "person"
    ALLIANCE = "alliance"
    WORKSHOP = "workshop"
    SOURCE = "source"

    @property
    def field(self) -> str:
        """The field of a hub for records of this kind.

        Example:
            >>> RecordKind.PERSON.field
            'people'
        """
        return _FIELDS[self]


RecordKindLike: TypeAlias = (
    RecordKind | Literal["country", "organization", "person", "alliance", "workshop", "source"]
)
"""A `RecordKind`, or its word."""


_FIELDS = {RecordKind(kind.__name__.lower()): name for kind, name in FIELDS.items()}


def as_record_kind(value: RecordKindLike) -> RecordKind:
    """Return the kind of a record."""
    return _parse.word(value, RecordKind)


@frozen(repr=False)
class RecordRef(Record):
    """A reference to a record of a hub. Records of different kinds can have the same id.

    Attributes:
        kind: The kind of the record.
        id: The id of the record.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> print(RecordRef("workshop", "tashkent-2019"))
        workshop tashkent-2019
        >>> RecordRef.of(Source("notice", "A notice"))
        RecordRef('source', 'notice')
    """

    kind: RecordKind = field(converter=as_record_kind)
    id: str = field(converter=as_any_id)

    @classmethod
    def of(cls, record: HubRecord) -> Self:
        """Return the reference to a record.

        Raises:
            ValidationError: It is not a record of a kind that a hub can have.

        Example:
            >>> print(RecordRef.of(Organization("oecd", "OECD")))
            organization oecd
        """
        known = _parse.argument("record", as_hub_record, record)
        return cls(RecordKind(type(known).__name__.lower()), known.id)

    def __str__(self) -> str:
        """Return the kind and the id."""
        return f"{self.kind} {self.id}"


def as_record_ref(value: RecordRef) -> RecordRef:
    """Return a reference to a record."""
    return _parse.instance(value, RecordRef)


def as_optional_record_ref(value: RecordRef | None) -> RecordRef | None:
    """Return None for None, else a reference to a record."""
    return None if value is None else as_record_ref(value)


def as_references(value: Collection[RecordRef]) -> tuple[RecordRef, ...]:
    """Return references to records, without duplicates."""
    return _parse.distinct(value, lambda item: _parse.instance(item, RecordRef))


announce(__name__)
