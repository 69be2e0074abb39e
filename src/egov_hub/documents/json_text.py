"""Reading JSON text without losing a key."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NoReturn

from egov_hub._wording import expected, plain, shown
from egov_hub.documents._places import Place
from egov_hub.documents._values import JsonValue
from egov_hub.problems import Code, Problem, ValidationError, refuse

MOST_LETTERS: Final = 1_000_000
"""The pointers to repeated keys are listed until they have this many characters in total."""

_SPACE: Final = " \t\n\r"
"""What JSON calls white space."""


class _RepeatedKeyError(Exception):
    """An object of the text has a key more than once."""


class _Repeating(dict[str, JsonValue]):
    """An object that has a key more than once in the text."""

    __slots__ = ("repeated",)
    repeated: list[str]


def read(data: str | bytes) -> tuple[JsonValue, list[Problem]]:
    """Return the value of a JSON text, and a problem for each key that an object has twice.

    Raises:
        ValidationError: The text is not JSON.
    """
    text = decoded(data)
    try:
        return _parsed(text, _STRICT), []
    except _RepeatedKeyError:
        value = _parsed(text, _LENIENT)
        return value, list(_repeated_keys(value))


def _parsed(text: str, parser: json.JSONDecoder) -> JsonValue:
    value: JsonValue
    try:
        if text.startswith(("{", "[")):
            # This does not search for space before and after, which would make small texts slower.
            value, end = parser.raw_decode(text)
            if not text[end:].strip(_SPACE):
                return value
        value = parser.decode(text)
    except json.JSONDecodeError as error:
        from egov_hub.documents import _broken_text

        what, at = _broken_text.fault(error)
        raise _no_json(what, *_position(text, at)) from None
    except RecursionError:
        raise _no_json("Its lists or objects are nested too deeply") from None
    except ValidationError:
        raise
    except ValueError:
        # A number with thousands of digits.
        raise _no_json("It has a number with too many digits") from None
    return value


def _strict_object(items: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    """Return an object in which no key occurs twice; `json` itself would keep the last value."""
    found = dict(items)
    if len(found) != len(items):
        raise _RepeatedKeyError
    return found


def _lenient_object(items: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    """Return an object that lists its repeated keys, if there are any."""
    found = dict(items)
    if len(found) == len(items):
        return found
    counts = Counter(key for key, _ in items)
    repeating = _Repeating(found)
    repeating.repeated = [key for key in found if counts[key] > 1]
    return repeating


def decoded(data: str | bytes) -> str:
    """Return a text, from the text itself or its bytes in UTF-8.

    Raises:
        ValidationError: The bytes are not UTF-8, the text starts with a byte order mark, or the
            value is not text or bytes.
    """
    if not isinstance(data, (str, bytes)):
        message = expected("a JSON text", data, "from_dict(...) for values that are already read")
        raise refuse(Code.WRONG_TYPE, message)
    try:
        text = plain(data) if isinstance(data, str) else bytes.decode(data)
    except UnicodeDecodeError as error:
        if error.object.startswith(_UTF_16):
            raise _no_json("It is UTF-16. Save it as UTF-8", 1, 1) from None
        before = error.object[: error.start].decode()
        fault = f"It is not UTF-8 (at byte {error.start}). Save it as UTF-8"
        raise _no_json(fault, *_position(before, len(before))) from None
    if text.startswith("\ufeff"):
        raise _no_json("It starts with a byte order mark. Save it as UTF-8 without BOM", 1, 1)
    return text


_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def _position(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column of a character."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _no_json(fault: str, line: int | None = None, column: int | None = None) -> ValidationError:
    message = f"The text cannot be read as JSON. {fault}."
    return ValidationError([Problem(Code.INVALID_JSON, "", message, line=line, column=column)])


def _no_number(constant: str) -> NoReturn:
    raise _no_json(
        f"{constant} is not a number in JSON. Remove the field if its value is not known"
    )


_STRICT: Final = json.JSONDecoder(object_pairs_hook=_strict_object, parse_constant=_no_number)
_LENIENT: Final = json.JSONDecoder(object_pairs_hook=_lenient_object, parse_constant=_no_number)


def _repeated_keys(value: JsonValue) -> list[Problem]:
    """Return a problem for each repeated key; if there are too many, one that counts the rest."""
    problems: list[Problem] = []
    left, more = MOST_LETTERS, 0
    for place in _places_of_repeated_keys(value):
        if left > 0:
            path = place.pointer()
            left -= len(path)
            message = (
                f"The object has the key {shown(place.part)} more than once. Keep one of them."
            )
            problems.append(Problem(Code.DUPLICATE_KEY, path, message))
        else:
            more += 1
    if more:
        message = f"{more:,} more keys occur more than once in their objects. Keep one of each."
        problems.append(Problem(Code.DUPLICATE_KEY, "", message))
    return problems


def _places_of_repeated_keys(value: JsonValue) -> Iterator[Place]:
    waiting: list[tuple[Place | None, JsonValue]] = [(None, value)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, _Repeating):
            yield from (Place(key, place) for key in value.repeated)
        inside = [
            (Place(part, place), item)
            for part, item in _items(value)
            if isinstance(item, (dict, list))
        ]
        waiting += reversed(inside)


def _items(value: JsonValue) -> Iterable[tuple[str | int, JsonValue]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()
