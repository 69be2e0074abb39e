"""JSON text in and out, with nothing dropped on the way."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import NoReturn, TypeAlias

from egov_hub.problems import Code, Problem, ValidationError, pointer, refuse, shown

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
"""What JSON can say, as Python has it."""


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

    try:
        text = data if isinstance(data, str) else data.decode()
        value: JsonValue = json.loads(text, object_pairs_hook=pairs, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        message = f"The text is not in UTF-8 (byte {error.start}): save it as UTF-8."
        raise refuse(Code.INVALID_JSON, message) from None
    except json.JSONDecodeError as error:
        message = f"The text is no JSON: {error.msg} (line {error.lineno}, column {error.colno})."
        raise refuse(Code.INVALID_JSON, message) from None
    except RecursionError:
        message = "The text is no document: it nests lists or objects far too deep."
        raise refuse(Code.INVALID_JSON, message) from None
    except ValidationError:
        raise
    except ValueError:
        # A number of thousands of digits.
        message = "The text holds a number with far too many digits."
        raise refuse(Code.INVALID_JSON, message) from None
    return value, list(_doubles(value)) if doubled else []


def write(value: JsonValue, indent: int | None) -> str:
    """Return a JSON text."""
    separators = (",", ":") if indent is None else None
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)


def _no_number(constant: str) -> NoReturn:
    message = f"{constant} is no number in JSON: leave the value out where it is not known."
    raise refuse(Code.INVALID_JSON, message)


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
            waiting += [(path + pointer(key), item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(path + pointer(index), item) for index, item in enumerate(value)]
    return problems
