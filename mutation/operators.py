"""The ways in which code is made wrong: those of cosmic-ray that fit, and three of our own.

Code is a syntax tree of parso, which keeps all spaces.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final, Protocol, TypeAlias

Position: TypeAlias = tuple[int, int]
"""A line, counted from 1, and a column, counted from 0."""

# Neither has types, and neither is installed where types are checked.
_PARSE: Final[Any] = import_module("parso").parse
_COSMIC_RAY: Final[Any] = import_module("cosmic_ray.operators.provider").OperatorProvider()


class Node(Protocol):
    """A node of a syntax tree. A leaf, such as a name or a comma, has no `children`."""

    type: str
    parent: "Node | None"
    children: "list[Node]"
    start_pos: Position
    end_pos: Position

    def get_code(self) -> str:
        """Return the code, with the spaces before it."""
        ...


class Operator(Protocol):
    """What cosmic-ray calls an operator: it can make some nodes of a syntax tree wrong."""

    def mutation_positions(self, node: Node) -> Iterator[tuple[Position, Position]]:
        """Return from where to where a node can be made wrong, once for each way."""
        ...

    def mutate(self, node: Node, index: int, /) -> Node | None:
        """Return the node made wrong in one of these ways; None: it is removed."""
        ...


def parse(source: str) -> Node:
    """Return the syntax tree of some code, which an operator may change."""
    node: Node = _PARSE(source)
    return node


def parts(node: Node) -> list[Node]:
    """Return the nodes that a node consists of."""
    return getattr(node, "children", [])


def _word(node: Node) -> str:
    return " ".join(node.get_code().split())


class RemoveNamedArgument:
    """Leave out a named argument of a call, so that its default is used."""

    def mutation_positions(self, node: Node) -> Iterator[tuple[Position, Position]]:
        """Return the places of the named arguments of a call."""
        for argument in _named_arguments(node):
            yield argument.start_pos, argument.end_pos

    def mutate(self, node: Node, index: int, /) -> Node:
        """Return the arguments without one."""
        place = node.children.index(_named_arguments(node)[index])
        comma = [_word(each) for each in node.children[place + 1 : place + 2]] == [","]
        del node.children[place : place + 1 + comma]
        return node


def _named_arguments(node: Node) -> list[Node]:
    if node.type not in {"arglist", "trailer"}:
        return []
    return [
        each for each in parts(node) if each.type == "argument" and _word(parts(each)[1]) == "="
    ]


class RemoveStatement:
    """Leave out a call of which the result is not used, or an assignment like `x += 1`."""

    def mutation_positions(self, node: Node) -> Iterator[tuple[Position, Position]]:
        """Return the place of the statement."""
        if _has_an_effect(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Node, _: int, /) -> Node:
        """Return `pass`."""
        code = node.get_code()
        return parse(code[: len(code) - len(code.lstrip())] + "pass")


def _has_an_effect(node: Node) -> bool:
    if node.type == "expr_stmt":
        symbol = _word(parts(node)[1])
        return symbol != "=" and symbol.endswith("=") and ":" not in symbol
    return (
        node.type == "atom_expr" and node.parent is not None and node.parent.type == "simple_stmt"
    )


class ReplaceIn:
    """Replace `in` by `not in` in a comparison, and `not in` by `in`."""

    def mutation_positions(self, node: Node) -> Iterator[tuple[Position, Position]]:
        """Return the place of the `in`."""
        if node.type == "comparison" and _word(parts(node)[1]) in {"in", "not in"}:
            yield parts(node)[1].start_pos, parts(node)[1].end_pos

    def mutate(self, node: Node, _: int, /) -> Node:
        """Return the opposite comparison."""
        node.children[1] = parse(" not in" if _word(node.children[1]) == "in" else " in")
        return node


# The others of cosmic-ray make mutants that add nothing: `<` has seven replacements.
NAMES: Final = (
    *(f"ReplaceComparisonOperator_{pair}" for pair in
      ("Eq_NotEq", "NotEq_Eq", "Lt_LtE", "Lt_Gt", "LtE_Lt", "LtE_Gt",
       "Gt_GtE", "Gt_Lt", "GtE_Gt", "GtE_Lt", "Is_IsNot", "IsNot_Is")),
    *(f"ReplaceBinaryOperator_{pair}" for pair in
      ("Add_Sub", "Sub_Add", "Mul_Add", "FloorDiv_Mul", "Mod_FloorDiv", "Pow_Mul",
       "BitOr_BitAnd", "BitAnd_BitOr")),
    "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_USub",
    "AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue",
    "ReplaceAndWithOr", "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue", "ReplaceContinueWithBreak",
    "ExceptionReplacer", "NumberReplacer", "RemoveDecorator", "ZeroIterationForLoop",
)  # fmt: skip


def operators() -> Iterator[Operator]:
    """Return all operators in use."""
    for name in NAMES:
        yield _COSMIC_RAY[name]()
    yield RemoveNamedArgument()
    yield RemoveStatement()
    yield ReplaceIn()
