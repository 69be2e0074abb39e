"""The few ways in which fields parse what they are given. None of them coerces."""

from collections.abc import Callable, Collection, Mapping
from enum import Enum
from typing import Any, Final, TypeAlias, TypeVar, overload
from unicodedata import category

from egov_hub._wording import did_you_mean, shown
from egov_hub.problems import Code, Problem, ValidationError, refuse

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
"""An argument of a function: the name of the parameter, what parses it, and the value."""

MOST: Final = 2**53 - 1
"""The greatest whole number. Beyond it readers of JSON may lose digits (I-JSON, RFC 7493)."""


def argument(name: str, parse: Callable[[V], T], value: V) -> T:
    """Return what the argument of a function parses to; its problems lead to the parameter."""
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
    """Return what the arguments of a function parse to, or report all that is wrong with them.

    Right arguments are parsed once, in one go; only wrong ones are looked at one by one.

    Args:
        given: For each its name, what parses it, and the value.
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


def instance(value: object, kind: type[T]) -> T:
    """Return the value if it is of the kind."""
    if not isinstance(value, kind):
        name = kind.__name__
        raise refuse(Code.WRONG_TYPE, f"{shown(value)} is no {name}: write {name}(...).")
    return value


def several(value: Collection[V], parse: Callable[[V], T]) -> tuple[T, ...]:
    """Return a tuple of what the items parse to, or tell of every item that does not.

    A string is no list of strings here, and an iterator is none either: it could be read only
    once, and its problems could not be found a second time.
    """
    parsed, problems = _items(value, parse)
    if problems:
        raise ValidationError(problems)
    return tuple(parsed.values())


def distinct(value: Collection[V], parse: Callable[[V], T]) -> tuple[T, ...]:
    """Return a tuple like `several`, in which nothing stands twice."""
    parsed, problems = _items(value, parse)
    if len(set(parsed.values())) < len(parsed):
        first: dict[T, int] = {}
        for index, item in parsed.items():
            if first.setdefault(item, index) != index:
                message = f"The same stands at /{first[item]} already: keep one of the two."
                problems.append(Problem(Code.DUPLICATE_ITEM, f"/{index}", message))
    if problems:
        raise ValidationError(problems)
    return tuple(parsed.values())


def _items(value: Collection[V], parse: Callable[[V], T]) -> tuple[dict[int, T], list[Problem]]:
    """Return what the items of a list parse to, by their places, and the problems of the others."""
    if not _is_list(value):
        hint = f"write a list: [{shown(value)}]" if isinstance(value, str) else "write a list"
        raise refuse(Code.WRONG_TYPE, f"{shown(value)} is no list: {hint}.")
    parsed: dict[int, T] = {}
    problems: list[Problem] = []
    for index, item in enumerate(value):
        try:
            parsed[index] = parse(item)
        except ValidationError as error:
            problems += [problem.under(index) for problem in error.problems]
    return parsed, problems


def _is_list(value: object) -> bool:
    return isinstance(value, Collection) and not isinstance(value, (str, bytes, Mapping))


def word(value: W | str, kind: type[W]) -> W:
    """Return the member of an enumeration, given itself or its word."""
    if isinstance(value, kind):
        return value
    if not isinstance(value, str):
        raise refuse(Code.WRONG_TYPE, f"{shown(value)} is no {kind.__name__}: write a word.")
    try:
        return kind(value)
    except ValueError:
        known = [member.value for member in kind]
        hint = did_you_mean(value, known) or f"; write one of {', '.join(known)}."
        raise refuse(Code.UNKNOWN_WORD, f"{shown(value)} is no {kind.__name__}{hint}") from None


def string(value: str) -> str:
    """Return a string that says something and that UTF-8 can hold."""
    # Most do, by one look: what can be printed is no separator but the blank, no control, and no
    # half of a character.
    if type(value) is str and value.isprintable() and value and not value.isspace():
        return value
    if not isinstance(value, str):
        raise refuse(Code.WRONG_TYPE, f"{shown(value)} is no string: put it in quotes.")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        message = f"{shown(value)} holds half a character at position {error.start}: mend it."
        raise refuse(Code.UNWRITABLE_TEXT, message) from None
    # Separators (Z) and controls (C) are no visible characters.
    if all(category(character)[0] in "ZC" for character in value):
        raise refuse(Code.BLANK_TEXT, "The text is blank: leave it out, or write what is known.")
    # A subclass could carry more than its text.
    return str(value)


def json_pointer(value: str) -> str:
    """Return a JSON Pointer (RFC 6901); the empty one is that of the whole."""
    if value == "":
        return ""
    if not string(value).startswith("/"):
        raise refuse(Code.WRONG_TYPE, f'{shown(value)} is no JSON Pointer: start it with "/".')
    return str(value)


def json_pointers(value: Collection[str]) -> tuple[str, ...]:
    """Return JSON Pointers, none of them twice."""
    return distinct(value, json_pointer)


def whole_number(value: int, least: int) -> int:
    """Return a whole number that is not less than the least allowed."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise refuse(Code.WRONG_TYPE, f"{shown(value)} is no whole number: write one like 70.")
    if not least <= value <= MOST:
        raise refuse(Code.OUT_OF_RANGE, f"{shown(value)} is not between {least} and {MOST}.")
    return int(value)


def truth(value: bool) -> bool:
    """Return True or False, given as such."""
    if not isinstance(value, bool):
        raise refuse(
            Code.WRONG_TYPE, f"{shown(value)} is neither true nor false: write one of these."
        )
    return value
