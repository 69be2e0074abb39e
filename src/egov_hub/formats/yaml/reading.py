"""Reading YAML: the type of each field decides what its value means."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple, TypeVar, cast

from egov_hub._types import alternatives, given_kind, is_record, item_of
from egov_hub._wording import expected, plain
from egov_hub.documents import JsonValue, Position, from_dict, json_text
from egov_hub.documents.placing import placed, places
from egov_hub.formats.yaml._nodes import (
    List,
    Node,
    Object,
    Scalar,
    comments_below_top,
    compose,
    node_at,
    top_of,
)
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.records import Record, fields_of
from egov_hub.values.dates import PartialDate
from egov_hub.values.sources import Citation
from egov_hub.values.text import Text

R = TypeVar("R", bound=Record)

# What every reader of YAML reads as null.
_NULL: Final = frozenset(["", "~", "null", "Null", "NULL"])
# True, false, and numbers as in JSON, with a limit of digits, because many digits take long.
_LITERAL: Final = re.compile(r"true|false|-?(0|[1-9]\d{0,30})(\.\d{1,30})?")


class Parsed(NamedTuple):
    """What a YAML text says, for a class of records.

    Attributes:
        value: Its JSON value.
        at: The function that returns the position for a JSON Pointer: the position of the value
            there, or of the nearest value around it.
        problems: The parts of YAML in the text that a register does not need.
    """

    value: JsonValue
    at: Callable[[str], Position]
    problems: Sequence[Problem] = ()


def parsed(data: str | bytes, kind: type[Record]) -> Parsed:
    """Return what a YAML text says, for a class of records; the record is not yet made.

    Raises:
        ValidationError: The text is empty or is not YAML.
    """
    text = _decoded(data)
    if (value := _json_value(text)) is not None:
        return Parsed(value, places(text))
    root, problems = compose(text)
    if root is None:
        message = "The text is empty. Write the fields of the record, one on each line."
        raise ValidationError(problems or [Problem(Code.INVALID_YAML, "", message, line=1)])
    return Parsed(_value(root, kind, kind), _at_in(root), problems)


def read(data: str | bytes, kind: type[R]) -> R:
    """Return the record that a YAML text describes.

    Raises:
        ValidationError: It does not describe one; all problems are listed, with their positions.
    """
    value, at, problems = parsed(data, kind)
    try:
        record = from_dict(cast("Any", value), kind)
    except ValidationError as error:
        raise ValidationError([*problems, *placed(error.problems, at)]) from None
    if problems:
        raise ValidationError(problems)
    return record


def top(data: str | bytes) -> str:
    """Return the comments at the top of a YAML text, where editors look for the schema.

    Raises:
        ValidationError: The text is not UTF-8.
    """
    return top_of(_decoded(data))


def has_comments(data: str | bytes) -> bool:
    """Return whether a YAML text has comments below its top, between or after its values.

    Raises:
        ValidationError: The text is not UTF-8.
    """
    return comments_below_top(_decoded(data))


def _decoded(data: str | bytes) -> str:
    if not isinstance(data, (str, bytes)):
        message = expected("a YAML text", data, "from_dict(...) for values that are already read")
        raise refuse(Code.WRONG_TYPE, message)
    try:
        text = plain(data) if isinstance(data, str) else bytes.decode(data)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"The text is not UTF-8 (at byte {error.start}). Save it as UTF-8."
        raise ValidationError([Problem(Code.INVALID_YAML, "", message, line=line)]) from None
    return text.removeprefix("\ufeff")


def _json_value(text: str) -> JsonValue:
    """Return the value of a text that is JSON, without losing a key; None for any other text.

    JSON is YAML too, but PyYAML cannot read all its escapes, nor its tabs.
    """
    if not text.lstrip().startswith("{"):
        return None
    try:
        value, repeated_keys = json_text.read(text)
    except ValidationError:
        return None
    return None if repeated_keys else value


def _at_in(root: Node) -> Callable[[str], Position]:
    def at(path: str) -> Position:
        return node_at(root, path).at

    return at


# Values


def _value(node: Node, kind: Any, carrier: Any) -> JsonValue:
    """Return the JSON value of a node.

    Args:
        node: The node.
        kind: The type of the field of the node; None if there is no such field.
        carrier: The class of the record that has the field, which its citations refer to.
    """
    kind = given_kind(kind)
    if isinstance(node, Scalar):
        return _scalar(node, kind)
    if isinstance(node, List):
        # A date between two dates has brackets, like a list.
        if kind is PartialDate and node.source:
            return node.source
        return [_value(each, item_of(kind), carrier) for each in node.items]
    kinds = _kinds(node, kind, carrier)
    carrier = kind if is_record(kind) and kind is not Citation else carrier
    every = str if kind is Text else None
    return {key: _value(each, kinds.get(key, every), carrier) for key, each in node.items.items()}


def _kinds(node: Object, kind: Any, carrier: Any) -> dict[str, Any]:
    """Return the types of the fields of an object."""
    if not is_record(kind):
        return {}
    kinds: dict[str, Any] = {name: each.type for name, each in fields_of(kind).items()}
    about = node.items.get("about")
    if kind is Citation and isinstance(about, Scalar):
        kinds["says"] = _kind_at(carrier, about.text)
    return kinds


def _kind_at(kind: Any, about: str) -> Any:
    """Return the type of the field that a pointer leads to; None if there is no such field."""
    for step in about.split("/")[1:]:
        if not is_record(kind) or step not in fields_of(kind):
            return None
        kind = given_kind(cast("Any", fields_of(kind)[step].type))
    return kind


def _scalar(node: Scalar, kind: Any) -> JsonValue:
    if not node.plain:
        return node.text
    if node.text in _NULL:
        return None
    may_be_literal = kind is None or not {int, bool}.isdisjoint(alternatives(kind))
    if may_be_literal and _LITERAL.fullmatch(node.text):
        literal: JsonValue = json.loads(node.text)
        return literal
    return node.text
