"""The losses of a writer of another format, found with a table of the fields that it writes."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias, cast

from egov_hub._wording import a
from egov_hub.formats import Loss, LossCode
from egov_hub.records import Record, fields_of
from egov_hub.register.references import RecordRef

WrittenFields: TypeAlias = Mapping[type[Record], Collection[str]]
"""The names of the fields that a format writes, for each class of records."""


def known_class(record: Record, known: Collection[type[Record]]) -> type[Record]:
    """Return the class of a record; for a caller's subclass, the class of ours that it extends."""
    return next(kind for kind in type(record).__mro__ if kind in known)


def unwritten(
    record: Record, written: WrittenFields, format: str, about: RecordRef, path: str = ""
) -> Iterator[Loss]:
    """Return a loss for each field that is not written, of a record and of the records in it.

    If a field has its default value, nothing is lost.

    Args:
        record: The record.
        written: What the format writes.
        format: The name of the format in messages.
        about: The record of the hub: this record, or the one that contains it.
        path: The JSON Pointer from the record of the hub to this record.
    """
    kind = known_class(record, written)
    for name, attribute in fields_of(type(record)).items():
        value = getattr(record, attribute.name)
        here = f"{path}/{name}"
        if value == attribute.default:
            continue
        if name not in written[kind]:
            message = f'{format} has no field for "{name}" of {a(kind.__name__)}.'
            yield Loss(LossCode.NO_SUCH_FIELD, here, message, about)
        for place, part in _records_in(value, here):
            if name in written[kind]:
                yield from unwritten(part, written, format, about, place)


def _records_in(value: object, path: str) -> Iterator[tuple[str, Record]]:
    """Return the records in the value of a field, with the JSON Pointers to them."""
    if isinstance(value, Record):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _records_in(item, f"{path}/{index}")
