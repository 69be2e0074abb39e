"""Reading: the fast path, and the slow path for everything that the fast path does not read."""

import os
from typing import Final, TypeVar

from egov_hub.documents import _fast_reading, _shared, json_text
from egov_hub.problems import ValidationError
from egov_hub.records import Record

R = TypeVar("R", bound=Record)

LARGE: Final = 10_000_000
"""From this length, JSON values are freed while they are read. To explain problems, the text is
parsed again."""


def from_json(data: str | bytes, kind: type[R]) -> R:
    """Return the record that a JSON text describes.

    Raises:
        ValidationError: It does not describe one; all problems are listed.
    """
    value, problems = json_text.read(data)
    if not problems:
        frees = _length(data) >= LARGE
        record = _fast_reading.read(value, kind, frees=frees)
        if record is not None:
            return record
        if frees:
            value, _ = json_text.read(data)
    try:
        record = _read_slowly(value, kind)
    except ValidationError as error:
        raise ValidationError([*problems, *error.problems]) from None
    if problems:
        raise ValidationError(problems)
    return record


def _length(data: str | bytes) -> int:
    return str.__len__(data) if isinstance(data, str) else bytes.__len__(data)


def from_file(file: str | bytes, kind: type[R]) -> R:
    """Return the record that a JSON file describes.

    Raises:
        OSError: The file cannot be read.
        ValidationError: It does not describe a record; all problems are listed, each with its
            line and column.
    """
    # Imported only here: its own imports take a fifth of the time of the first reading.
    from egov_hub import _files

    data = _files.read(file)
    try:
        return from_json(data, kind)
    except ValidationError as error:
        from egov_hub.documents.placing import placed_in_json

        text = data.decode(errors="replace")
        problems = placed_in_json(error.problems, text)
        raise ValidationError(problems, file=os.fsdecode(file), text=text) from None


def from_parsed(value: object, kind: type[R]) -> R:
    """Return the record that a value of a JSON parser describes.

    Raises:
        ValidationError: It does not describe one; all problems are listed.
    """
    record = _fast_reading.read(value, kind)
    return _read_slowly(value, kind) if record is None else record


def from_dict(data: object, kind: type[R]) -> R:
    """Return the record that JSON values describe.

    Raises:
        ValidationError: They do not describe one; all problems are listed.
    """
    seen = _shared.look(data)
    if seen.is_shared or not seen.is_plain:
        _shared.check(data)
    return from_parsed(data, kind) if seen.is_plain else _read_slowly(data, kind, plain=False)


def _read_slowly(value: object, kind: type[R], *, plain: bool = True) -> R:
    # Imported only here, because it needs cattrs.
    from egov_hub.documents import _slow_reading

    record: R = _slow_reading.read(value, kind, plain=plain)
    return record
