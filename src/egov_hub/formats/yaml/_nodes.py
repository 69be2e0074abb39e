"""The nodes of a YAML text, with every scalar as it is written and the position of each node.

PyYAML finds the nodes. Its own values of them (numbers, dates, `NO` as false) are not used.
"""

import re
from bisect import bisect_right
from itertools import takewhile
from typing import Any, Final, NamedTuple, TypeAlias, cast

import yaml
from yaml.reader import Reader

from egov_hub._wording import as_key, pointer, shown
from egov_hub.documents import Position
from egov_hub.problems import Code, Problem, ValidationError

MOST_PROBLEMS: Final = 1_000
"""After this many problems of the text itself, the rest of the text is not read."""

_DEEPEST: Final = 100
# The parser in C does the same in a tenth of the time, but not every machine has it.
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_ALLOWED: Final = Reader.NON_PRINTABLE


class Scalar(NamedTuple):
    """A value as written; `plain` if it has no quotes and is not a block of text."""

    at: Position
    text: str
    plain: bool


class List(NamedTuple):
    """A list; `source` is its text if it is written in brackets."""

    at: Position
    items: "list[Node]"
    source: str


class Object(NamedTuple):
    """A mapping, whose keys are texts."""

    at: Position
    items: "dict[str, Node]"


Node: TypeAlias = Scalar | List | Object


def compose(text: str) -> tuple[Node | None, list[Problem]]:
    """Return the node of a text, and the parts of YAML in it that a register does not need.

    The node is None if the text has no value.

    Raises:
        ValidationError: The text is not YAML, is nested too deeply, or has too many problems.
    """
    composer = _Composer(text)
    if found := _NOT_ALLOWED.search(text):
        message = f"YAML does not allow the character {shown(found[0])}. Leave it out."
        composer.refuse_rest(message, found.start())
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.YAMLError as error:
        error = cast("yaml.MarkedYAMLError", error)
        index = cast("yaml.Mark", error.problem_mark).index
        composer.refuse_rest(_not_yaml(error, text[index : index + 1]), index)
    return composer.root, composer.problems


def top_of(text: str) -> str:
    r"""Return the lines at the top of a text that are comments or blank.

    Example:
        >>> top_of("# A register.\n\nid: hub # Ours.")
        '# A register.\n\n'
    """
    lines = text.splitlines(keepends=True)
    return "".join(takewhile(lambda line: line.strip()[:1] in ("", "#"), lines))


def comments_below_top(text: str) -> bool:
    """Return whether a YAML text has other comments: a number sign between its tokens."""
    text = text.removeprefix(top_of(text))
    end = 0
    for token in yaml.scan(text, Loader=_LOADER):
        if "#" in text[end : token.start_mark.index]:
            return True
        end = token.end_mark.index
    return "#" in text[end:]


def node_at(node: Node, path: str) -> Node:
    """Return the node that the path of a problem leads to, or the object in which it is missing."""
    for part in as_key(path).split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, List):
            node = node.items[int(key)]
        else:
            # There are no other places inside a scalar.
            node = cast("Object", node).items.get(key, node)
    return node


def _not_yaml(error: yaml.MarkedYAMLError, found: str) -> str:
    """Return why a text is not YAML, from the character at which its parser stopped."""
    if found == "\t":
        fault = "It has a tab where YAML allows only spaces. Write spaces"
    else:
        fault = " ".join(filter(None, (error.problem, error.context)))
        fault = fault[:1].upper() + fault[1:]
    return f"The text cannot be read as YAML. {fault}."


class _Open:
    """A list or an object whose end has not been read yet."""

    def __init__(self, node: List | Object, start: int) -> None:
        self.node = node
        self.start = start
        # In an object: whether the value of a key is next, and the key, if it is usable.
        self.has_key = False
        self.key: str | None = None

    @property
    def part(self) -> str | int:
        """The index of the next item, or the last key."""
        return len(self.node.items) if isinstance(self.node, List) else self.key or ""


class _Composer:
    """Builds the nodes of a text from the events of its parser."""

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._text = text
        # Lines are counted as editors count them. YAML 1.1 has more line ends than editors have.
        self._line_starts = [0, *(end.end() for end in re.finditer("\n", text))]
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._refuse(event, "The text has several documents. Keep the first.")
            case yaml.AliasEvent():
                self._refuse(event, f"*{event.anchor} is an alias. Write the value itself.")
                self._add(None, event)
            case yaml.ScalarEvent():
                self._check(event)
                plain = event.style in (None, "")
                self._add(Scalar(self._at(event), event.value, plain), event)
            case yaml.SequenceStartEvent():
                self._start(List(self._at(event), [], ""), event)
            case yaml.MappingStartEvent():
                self._start(Object(self._at(event), {}), event)
            case yaml.CollectionEndEvent():
                self._end(event)
            case _:
                pass

    def refuse_rest(self, message: str, index: int) -> None:
        """Report a problem at a character of the text, after which nothing can be read.

        Raises:
            ValidationError: Always, with all problems of the text.
        """
        raise ValidationError([*self.problems, self._problem(message, self._position(index))])

    def _start(self, node: List | Object, event: Any) -> None:
        self._check(event)
        if len(self._open) == _DEEPEST:
            message = f"Lists or objects are nested more than {_DEEPEST} levels deep."
            self.refuse_rest(message, event.start_mark.index)
        self._open.append(_Open(node, event.start_mark.index))

    def _end(self, event: Any) -> None:
        ended = self._open.pop()
        node: Node = ended.node
        if isinstance(node, List):
            source = self._text[ended.start : event.end_mark.index]
            node = node._replace(source=source if source.startswith("[") else "")
        self._add(node, event)

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, f"&{event.anchor} is an anchor. Remove it.")
        if event.tag is not None:
            self._refuse(event, "The value has a tag. Remove it: the field has a type.")

    def _add(self, node: Node | None, event: Any) -> None:
        """Put a node where it belongs. None means that the node cannot be used."""
        if self._documents > 1:
            return
        if not self._open:
            self.root = node
            return
        above = self._open[-1]
        if isinstance(above.node, List):
            # An item that cannot be used keeps its place, so that the other items keep their
            # places.
            above.node.items.append(node or Scalar(self._at(event), "", plain=True))
        elif not above.has_key:
            above.key = self._key(above.node, node, event)
            above.has_key = True
        else:
            above.has_key = False
            if above.key is not None and node is not None:
                above.node.items[above.key] = node

    def _key(self, of: Object, node: Node | None, event: Any) -> str | None:
        """Return a node as a key, if it can be a key."""
        if not isinstance(node, Scalar):
            if node is not None:
                message = "A key is a list or an object. Write the name of a field."
                self.problems.append(self._problem(message, node.at))
            return None
        if node.plain and node.text == "<<":
            self._refuse(event, "<< is a merge key. Write the fields themselves.")
            return None
        if node.text in of.items:
            message = f"The object has the key {shown(node.text)} more than once. Keep one of them."
            self._open[-1].key, self._open[-1].has_key = node.text, True
            self._refuse(event, message, Code.DUPLICATE_KEY)
            return None
        return node.text

    def _refuse(self, event: Any, message: str, code: Code = Code.INVALID_YAML) -> None:
        """Report what an event starts. After very many problems, the rest is not read."""
        if len(self.problems) == MOST_PROBLEMS:
            self.refuse_rest(message, event.start_mark.index)
        self.problems.append(self._problem(message, self._at(event), code))

    def _problem(self, message: str, at: Position, code: Code = Code.INVALID_YAML) -> Problem:
        return Problem(code, self._path(), message, line=at.line, column=at.column)

    def _at(self, event: Any) -> Position:
        """Return the position at which something starts."""
        return self._position(event.start_mark.index)

    def _position(self, index: int) -> Position:
        """Return the position of a character of the text."""
        line = bisect_right(self._line_starts, index)
        return Position(line, index - self._line_starts[line - 1] + 1)

    def _path(self) -> str:
        inside = (each for each in self._open if isinstance(each.node, List) or each.has_key)
        return pointer(*(each.part for each in inside))
