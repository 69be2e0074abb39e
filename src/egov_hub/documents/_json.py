"""JSON text in and out, with nothing dropped on the way."""

import json
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import NoReturn

from egov_hub._wording import pointer, shown
from egov_hub.documents._values import JsonValue
from egov_hub.problems import Code, Problem, ValidationError, refuse


class _Doubled(dict[str, JsonValue]):
    """An object that the text gives some key more than once."""

    __slots__ = ("keys_twice",)
    keys_twice: list[str]


def read(data: str | bytes) -> tuple[JsonValue, list[Problem]]:
    """Return what a JSON text says, and a problem for each key that an object holds twice.

    Raises:
        ValidationError: The text is no JSON.
    """
    doubled = False

    def pairs(items: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        nonlocal doubled
        found = dict(items)
        if len(found) == len(items):
            return found
        doubled = True
        counts = Counter(key for key, _ in items)
        marked = _Doubled(found)
        marked.keys_twice = [key for key in found if counts[key] > 1]
        return marked

    text = decoded(data)
    try:
        value: JsonValue = json.loads(text, object_pairs_hook=pairs, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _no_json(_syntax(error), error.lineno) from None
    except RecursionError:
        raise _no_json("it nests lists or objects far too deep") from None
    except ValidationError:
        raise
    except ValueError:
        # A number of thousands of digits.
        raise _no_json("it holds a number with far too many digits") from None
    return value, list(_doubles(value)) if doubled else []


def decoded(data: str | bytes) -> str:
    """Return a text, given itself or its bytes in UTF-8.

    Raises:
        ValidationError: The bytes are not in UTF-8, or the text opens with a byte order mark, or
            it is neither text nor bytes.
    """
    if not isinstance(data, (str, bytes)):
        message = f"Expected a JSON text, got {shown(data)}. For Python values use from_dict(...)."
        raise refuse(Code.WRONG_TYPE, message)
    try:
        text = data if isinstance(data, str) else data.decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        fault = f"it is not in UTF-8 (byte {error.start}): save it as UTF-8"
        raise _no_json(fault, line) from None
    if text.startswith("\ufeff"):
        raise _no_json("it opens with a byte order mark: save it as UTF-8 without BOM", 1)
    return text


def digest(value: JsonValue) -> str:
    """Return the SHA-256 of the text that RFC 8785 has for the value of a record.

    The numbers of records are whole and below 2**53, and their keys are ASCII: so the order of
    code points is that of UTF-16, and `json` writes numbers and strings as the RFC demands.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _no_json(fault: str, line: int | None = None) -> ValidationError:
    message = f"The text is no JSON that can be read: {fault}."
    return ValidationError([Problem(Code.INVALID_JSON, "", message, line=line)])


def _syntax(error: json.JSONDecodeError) -> str:
    found = shown(error.doc[error.pos]) if error.pos < len(error.doc) else "the end"
    fault = error.msg.removesuffix(" at")
    return f"{fault[:1].lower()}{fault[1:]} at {found} (column {error.colno})"


def _no_number(constant: str) -> NoReturn:
    raise _no_json(f"{constant} is no number in JSON; leave out what is not known")


def _doubles(value: JsonValue) -> list[Problem]:
    problems: list[Problem] = []
    waiting: list[tuple[str, JsonValue]] = [("", value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Doubled):
            for key in value.keys_twice:
                message = f"The key {shown(key)} stands here more than once: keep one of them."
                problems.append(Problem(Code.DUPLICATE_KEY, path + pointer(key), message))
        if isinstance(value, Mapping):
            waiting += [(path + pointer(key), item) for key, item in reversed(value.items())]
        elif isinstance(value, list):
            inside = [(path + pointer(index), item) for index, item in enumerate(value)]
            waiting += reversed(inside)
    return problems
