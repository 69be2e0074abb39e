"""The objects of a Popolo document while they are read.

Each object knows where it is, which of its keys were read, and what was found. So everything that
was not read is a loss, and a list of all possible keys is not needed.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar

from attrs import define, evolve, field

from egov_hub import _parse
from egov_hub._wording import expected, pointer, shown
from egov_hub.documents import JsonValue, Position
from egov_hub.documents.placing import placed
from egov_hub.formats import Loss, LossCode, Refused
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.register.references import RecordRef
from egov_hub.values.dates import PartialDate
from egov_hub.values.text import Text

T = TypeVar("T")

Kind: TypeAlias = Literal["person", "organization", "membership", "post", "event", "member", "part"]
"""The kind of an object. A member is a person or an organization; a part is inside an object."""

Values: TypeAlias = Mapping[str, JsonValue]
At: TypeAlias = Callable[[str], Position]
"""A function from a JSON Pointer to the position in the text."""
Place: TypeAlias = tuple[int, ...]
"""The place of an object in the order of the document."""

_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)T.+", re.DOTALL)


class Lost(NamedTuple):
    """A loss whose record is not yet known."""

    code: LossCode
    path: str
    message: str


@define(eq=False)
class Item:
    """An object of the document.

    Attributes:
        kind: The kind of the object.
        path: The JSON Pointer to it.
        place: Its position in the order of the document.
        values: Its values, by their keys.
        within: The object that contains it; None if it is in a list of the document.
        via: The key of that object or list.
        raw: Its id in the document.
        inside: The objects in it that are read separately, by their keys.
        refers_to: The objects that it refers to, by the keys with which it refers to them.
        about: The record that was made from it.
        is_lost: Whether the whole object was left out, so that nothing in it is a separate loss.
    """

    kind: Kind
    path: str
    place: Place
    values: Values
    within: "Item | None" = None
    via: str = ""
    raw: str | None = None
    inside: dict[str, "Item"] = field(factory=dict[str, "Item"])
    refers_to: dict[str, "Item"] = field(factory=dict[str, "Item"])
    about: RecordRef | None = None
    is_lost: bool = False
    problems: list[Problem] = field(factory=list[Problem])
    lost: list[Lost] = field(factory=list[Lost])
    # The places of the ends that were read.
    ends: list[str] = field(factory=list[str])
    _read: set[str] = field(factory=set[str])
    _parts: list["Item"] = field(factory=list["Item"])

    # What is in it

    def is_empty(self, key: str) -> bool:
        """Return whether a key has no value, or an empty one."""
        return self.values.get(key) in (None, "", [], {})

    def value(self, key: str) -> JsonValue:
        """Return a value; None if it is empty."""
        self._read.add(key)
        return None if self.is_empty(key) else self.values[key]

    def unread(self, key: str) -> None:
        """Say that a value is not used after all, so that it is a loss."""
        self._read.discard(key)

    def parsed(self, key: str, parse: Callable[[Any], T]) -> T | None:
        """Return a parsed value; None if there is none, or if something is wrong with it."""
        value = self.value(key)
        if value is None:
            return None
        try:
            return parse(value)
        except ValidationError as error:
            at = self.at(key)
            self.problems += (evolve(each, path=at + each.path) for each in error.problems)
        return None

    def text(self, key: str) -> str | None:
        """Return a text; None if there is none, or if something is wrong with it."""
        return self.parsed(key, _parse.string)

    def words(self, key: str) -> Text | None:
        """Return words whose language is not stated; None if there are none."""
        text = self.text(key)
        return Text(text) if text else None

    def date(self, key: str) -> PartialDate | None:
        """Return a date; None if there is none, or if something is wrong with it."""
        value = self.value(key)
        if isinstance(value, str) and (time := _TIME.fullmatch(value)):
            self.lose(LossCode.COARSER_DATE, key, f"The time of day of {shown(value)} is not read.")
            day = time[1]
            return self.parsed(key, lambda _: PartialDate(day))
        return self.parsed(key, PartialDate)

    def listed(self, key: str) -> list[JsonValue]:
        """Return a list; an empty one if there is none, or if it is not a list."""
        value = self.value(key)
        if value is None or isinstance(value, list):
            return value or []
        self.refuse(key, Code.WRONG_TYPE, expected("a list", value))
        return []

    def parts(self, key: str) -> list["Item"]:
        """Return the objects in a list. What is found in them is recorded for this object."""
        parts: list[Item] = []
        for index, value in enumerate(self.listed(key)):
            path = self.at(key, index)
            if isinstance(value, dict):
                part = Item("part", path, self.place, value)
                part.problems, part.lost, part.ends = self.problems, self.lost, self.ends
                parts.append(part)
            else:
                message = expected("an object", value)
                self.problems.append(Problem(Code.WRONG_TYPE, path, message))
        self._parts += parts
        return parts

    # What is found

    def at(self, *keys: str | int) -> str:
        """Return the JSON Pointer to a value in the object."""
        return self.path + pointer(*keys)

    def nearest(self, key: str) -> str:
        """Return the JSON Pointer to a value, or to the object if there is none."""
        return self.at(key) if key in self.values else self.path

    def refuse(self, key: str, code: Code, message: str, other: str = "") -> None:
        """Add a problem of a value; the other place is the place of another object."""
        self.problems.append(Problem(code, self.nearest(key), message, other=other or None))

    def lose(self, code: LossCode, key: str, message: str) -> None:
        """Add a loss of a value, or of the whole object if there is no key."""
        self.lost.append(Lost(code, self.at(key) if key else self.path, message))

    def leave_out(self, code: LossCode, message: str) -> None:
        """Add one loss for an object that is left out as a whole."""
        self.lost.clear()
        self.lose(code, "", message)
        self.is_lost = True

    def made(self, make: Callable[[], T], places: Mapping[str, str]) -> T | None:
        """Return what a function makes from the object; None if something does not fit together.

        Args:
            make: The function.
            places: The places in the document of the values for the fields.
        """
        try:
            return make()
        except ValidationError as error:
            for problem in error.problems:
                name = problem.path[1:].partition("/")[0]
                path = places.get(name, self.path)
                self.problems.append(evolve(problem, path=path, other=None))
        return None

    # What is reported about it

    def losses(self) -> Iterator[Loss]:
        """Return the losses of the object: those found, and a loss for each value not read."""
        lost = self.lost if self.is_lost else [*self.lost, *self._not_read()]
        return (Loss(code, path, message, self.about) for code, path, message in lost)

    def _not_read(self) -> Iterator[Lost]:
        for key in self.values:
            if key not in self._read and not self.is_empty(key):
                message = f"There is no field for {shown(key)}."
                yield Lost(LossCode.NO_SUCH_FIELD, self.at(key), message)
        for part in self._parts:
            yield from part._not_read()

    def refused(self, at: At | None) -> Refused:
        """Return the object as a refused part, with the lines of the text if they are known."""
        row = [(key, _as_cell(value)) for key, value in self.values.items()]
        problems = list(dict.fromkeys(self.problems))
        if at is None:
            return Refused(problems, row)
        return Refused(placed(problems, at), row, at(self.path).line)


def are_alike(one: object, other: object) -> bool:
    """Return whether two values are equal; values nested too deeply count as different."""
    try:
        return one == other
    except RecursionError:
        return False


def _as_cell(value: JsonValue) -> JsonValue:
    """Return an immutable value: lists and objects become JSON text."""
    if not isinstance(value, (dict, list)):
        return value
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return shown(value)
