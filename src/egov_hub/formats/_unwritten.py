"""What a writer of another format has no field for: a table of what it writes is all it needs."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias, cast

from egov_hub._wording import a
from egov_hub.formats import Loss, LossCode
from egov_hub.records import Record, fields_of
from egov_hub.register.references import RecordRef

WrittenFields: TypeAlias = Mapping[type[Record], Collection[str]]
"""For each class of records the names of the fields that a format writes."""


def known_class(record: Record, known: Collection[type[Record]]) -> type[Record]:
    """Return the class of a record, or of a caller's subclass the class of ours that it is of."""
    return next(kind for kind in type(record).__mro__ if kind in known)


def unwritten(
    record: Record, written: WrittenFields, format: str, about: RecordRef, path: str = ""
) -> Iterator[Loss]:
    """Return a loss for each field of a record, and of the records in it, that is not written.

    A field that has its default says nothing, so nothing is lost.

    Args:
        record: The record.
        written: What the format writes.
        format: What messages call the format.
        about: The record of the hub that it is, or is in.
        path: The JSON Pointer from there to it.
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
    """Return the records that the value of a field is or has, with the JSON Pointers to them."""
    if isinstance(value, Record):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _records_in(item, f"{path}/{index}")
