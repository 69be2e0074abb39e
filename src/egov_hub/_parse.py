"""The few ways in which fields parse their values. None of them changes the type of a value.

The results have plain types: a subclass of `str` or `int` could have more than its text or number,
and its methods could do anything. So the methods of the base class are called.
"""

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast, overload
from unicodedata import category

from egov_hub._wording import a, expected, plain, sentence, shown
from egov_hub.problems import Code, Problem, ValidationError, refuse

if TYPE_CHECKING:
    from egov_hub._files import FilePath

T = TypeVar("T")
V = TypeVar("V")
W = TypeVar("W", bound=Enum)
T1 = TypeVar("T1")
T2 = TypeVar("T2")
T3 = TypeVar("T3")
T4 = TypeVar("T4")
V1 = TypeVar("V1")
V2 = TypeVar("V2")
V3 = TypeVar("V3")
V4 = TypeVar("V4")

Given: TypeAlias = tuple[str, Callable[[V], T], V]
"""An argument of a function: the name of the parameter, its parser, and the value."""

MOST: Final = 2**53 - 1
"""The greatest whole number. Readers of JSON may lose digits of greater ones (I-JSON, RFC 7493)."""


def argument(name: str, parse: Callable[[V], T], value: V) -> T:
    """Return the parsed argument of a function; the paths of problems start at the parameter."""
    try:
        return parse(value)
    except ValidationError as error:
        raise ValidationError(problem.under(name) for problem in error.problems) from None


@overload
def arguments(one: Given[V1, T1], two: Given[V2, T2], /) -> tuple[T1, T2]: ...
@overload
def arguments(
    one: Given[V1, T1], two: Given[V2, T2], three: Given[V3, T3], /
) -> tuple[T1, T2, T3]: ...
@overload
def arguments(
    one: Given[V1, T1], two: Given[V2, T2], three: Given[V3, T3], four: Given[V4, T4], /
) -> tuple[T1, T2, T3, T4]: ...
def arguments(*given: Given[Any, Any]) -> tuple[Any, ...]:
    """Return the parsed arguments of a function, or report every problem of them.

    Correct arguments are parsed only once, all together. If one is wrong, they are parsed again one
    by one.

    Args:
        given: For each argument, its name, the function that parses it, and the value.
    """
    try:
        return tuple([parse(value) for _, parse, value in given])
    except ValidationError:
        problems: list[Problem] = []
        for each in given:
            try:
                argument(*each)
            except ValidationError as error:
                problems += error.problems
        raise ValidationError(problems) from None


def named(given: Mapping[str, tuple[Callable[[Any], Any], object]]) -> dict[str, Any]:
    """Return many parsed arguments of a function by their names, or report every problem of them.

    Args:
        given: For each parameter, the function that parses its argument, and the value.
    """
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, (parse, value) in given.items():
        try:
            found[name] = argument(name, parse, value)
        except ValidationError as error:
            problems += error.problems
    if problems:
        raise ValidationError(problems)
    return found


def instance(value: object, kind: type[T]) -> T:
    """Return the value if it is an instance of the class."""
    if not isinstance(value, kind):
        name = kind.__name__
        raise refuse(Code.WRONG_TYPE, expected(a(name), value, f"{name}(...)"))
    return value


def several(value: Collection[V], parse: Callable[[V], T]) -> tuple[T, ...]:
    """Return a tuple of the parsed items, or report every item that is wrong.

    A string is not a list of strings here. An iterator is not a list either: it can be read only
    once, so its problems could not be found a second time.
    """
    if (sound := _sound_items(value, parse)) is not None:
        return sound
    parsed, problems = _items(value, parse)
    if problems:
        raise ValidationError(problems)
    return tuple(parsed.values())


def distinct(value: Collection[V], parse: Callable[[V], T]) -> tuple[T, ...]:
    """Return a tuple like `several`, in which no item occurs twice."""
    kind: object = type(value)
    # Most lists are the empty default.
    if kind is tuple and not value:
        return ()
    sound = _sound_items(value, parse)
    if sound is not None and (len(sound) < 2 or len(set(sound)) == len(sound)):
        return sound
    parsed, problems = _items(value, parse)
    if len(set(parsed.values())) < len(parsed):
        first: dict[T, int] = {}
        for index, item in parsed.items():
            if first.setdefault(item, index) != index:
                message = "The same item is listed twice. Keep one of the two."
                other = f"/{first[item]}"
                problems.append(Problem(Code.DUPLICATE_ITEM, f"/{index}", message, other=other))
    if problems:
        raise ValidationError(problems)
    return tuple(parsed.values())


def _sound_items(value: Collection[V], parse: Callable[[V], T]) -> tuple[T, ...] | None:
    """Return the parsed items of a list without problems (most are); None for any other list."""
    kind: object = type(value)
    if kind is not tuple and kind is not list:
        return None
    try:
        return tuple([parse(item) for item in value])
    except ValidationError:
        return None


def _items(value: Collection[V], parse: Callable[[V], T]) -> tuple[dict[int, T], list[Problem]]:
    """Return the parsed items of a list, by their indices, and the problems of the other items."""
    if not _is_list(value):
        raise not_a_list(value)
    parsed: dict[int, T] = {}
    problems: list[Problem] = []
    for index, item in enumerate(read(value, list)):
        try:
            parsed[index] = parse(item)
        except ValidationError as error:
            problems += [problem.under(index) for problem in error.problems]
    return parsed, problems


def read(value: V, into: Callable[[V], T]) -> T:
    """Return the parts of a value, which may be an instance of a caller's class, by reading it.

    Args:
        value: The value.
        into: The function that reads it: a class such as `list` or `dict`.
    """
    try:
        return into(value)
    except Exception as error:
        message = f"{sentence(shown(value))} cannot be read: it raised {type(error).__name__}."
        raise refuse(Code.WRONG_TYPE, message) from error


def iterable(value: Iterable[T]) -> Iterable[T]:
    """Return a value that can be iterated over."""
    if not _is_iterable(value):
        raise not_a_list(value)
    return value


def _is_iterable(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping))


def is_frozenset(value: object) -> bool:
    """Return whether a value is a frozenset, not a subclass, which may have its own methods."""
    return type(value) is frozenset


def callables(value: Collection[T]) -> tuple[T, ...]:
    """Return a function, or another object that can be called."""
    return several(value, _callable)


def _callable(value: T) -> T:
    if not callable(value):
        raise refuse(Code.WRONG_TYPE, expected("a function", value))
    return value


def file_path(value: "FilePath") -> str | bytes:
    """Return the path of a file."""
    path = read(value, _path_of) if isinstance(value, os.PathLike) else value
    if isinstance(path, str):
        return plain(path)
    if isinstance(path, bytes):
        return memoryview(path).tobytes()
    raise refuse(Code.WRONG_TYPE, expected("a path", value, 'one like "hub.json"'))


def _path_of(value: os.PathLike[str] | os.PathLike[bytes]) -> str | bytes:
    return os.fspath(value)


def _is_list(value: object) -> bool:
    return isinstance(value, Collection) and not isinstance(value, (str, bytes, Mapping))


def not_a_list(value: object) -> ValidationError:
    """Return the error for a value that is not a list."""
    item = shown(value) if isinstance(value, str) else "..."
    return refuse(Code.WRONG_TYPE, expected("a list", value, f"[{item}]"))


def word(value: W | str, kind: type[W]) -> W:
    """Return the member of an enumeration, from the member itself or its word."""
    if isinstance(value, kind):
        return value
    if not isinstance(value, str):
        raise refuse(Code.WRONG_TYPE, expected(a(kind.__name__), value, _one_of(kind)))
    value = plain(value)
    words = cast("Mapping[str, W]", words_of(kind))
    if value not in words:
        from egov_hub._advice.words import on_word

        message = f"{shown(value)} is not {a(kind.__name__)}.{on_word(value, kind.__name__, words)}"
        raise refuse(Code.UNKNOWN_WORD, message)
    return words[value]


@cache
def words_of(kind: type[Enum]) -> Mapping[str, Enum]:
    """Return the members of an enumeration by their words."""
    return {member.value: member for member in kind}


def _one_of(kind: type[Enum]) -> str:
    """Return the words of an enumeration as a message lists them."""
    return f"one of {', '.join(map(shown, words_of(kind)))}"


def one_of(*words: str) -> Callable[[str], str]:
    """Return a function that accepts one of some words that are not an enumeration."""
    known = f"one of {', '.join(map(shown, words))}"

    def parse(value: str) -> str:
        if not isinstance(value, str):
            raise refuse(Code.WRONG_TYPE, expected(known, value))
        if plain(value) not in words:
            raise refuse(Code.UNKNOWN_WORD, expected(known, value))
        return plain(value)

    return parse


def is_printable(value: object) -> bool:
    """Return whether a value is certainly a plain string that is not blank and can be encoded.

    A printable string has no separator other than the space, no control character, and no
    surrogate.
    """
    return type(value) is str and value.isprintable() and bool(value) and not value.isspace()


def string(value: str) -> str:
    """Return a string that is not blank and that UTF-8 can encode."""
    # For most strings this check is enough.
    if is_printable(value):
        return value
    if not isinstance(value, str):
        number = isinstance(value, int) and not isinstance(value, bool)
        write = f'"{shown(value)}"' if number else "a text in quotes"
        raise refuse(Code.WRONG_TYPE, expected("a text", value, write))
    value = plain(value)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        message = (
            f"{shown(value)} has an unpaired surrogate at position {error.start}. "
            "Write the whole character."
        )
        raise refuse(Code.UNWRITABLE_TEXT, message) from None
    # Separators (Z) and controls (C) are not visible.
    if all(category(character)[0] in "ZC" for character in value):
        raise refuse(Code.BLANK_TEXT, "The text is blank. Write what is known, or remove it.")
    return value


def json_pointer(value: str) -> str:
    """Return a JSON Pointer (RFC 6901); an empty one means the whole value."""
    if isinstance(value, str) and not plain(value):
        return ""
    text = string(value)
    if not text.startswith("/"):
        raise refuse(Code.WRONG_TYPE, f'{shown(text)} is not a JSON Pointer. Start it with "/".')
    return text


def json_pointers(value: Collection[str]) -> tuple[str, ...]:
    """Return JSON Pointers, without repeats."""
    return distinct(value, json_pointer)


def integral(value: T) -> T | int:
    """Return 70 for 70.0, and any other value as it is.

    JSON has only one kind of number, and some programs write all of them with a point.
    """
    if isinstance(value, float) and float.is_integer(value):
        return float.__int__(value)
    return value


def whole_number(value: int, least: int, most: int = MOST) -> int:
    """Return a whole number between the smallest and the greatest that are allowed."""
    value = integral(value)
    if isinstance(value, bool) or not isinstance(value, int):
        text = plain(value) if isinstance(value, str) else ""
        write = f"{int(text)} without quotes" if _NUMBER.fullmatch(text) else "only its digits"
        raise refuse(Code.WRONG_TYPE, expected("a whole number", value, write))
    number = int.__int__(value)
    if not least <= number <= most:
        raise refuse(Code.OUT_OF_RANGE, expected(f"a number from {least} to {most}", value))
    return number


_NUMBER: Final = re.compile(r"0*[0-9]{1,15}")


def truth(value: bool) -> bool:
    """Return a value that is True or False, not one that is only equal to one of them."""
    if not isinstance(value, bool):
        said = value.casefold() if isinstance(value, str) else ""
        write = f"{said} without quotes" if said in ("true", "false") else ""
        raise refuse(Code.WRONG_TYPE, expected("true or false", value, write))
    return value
