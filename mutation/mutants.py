"""The mutants of a module: its code with one mistake."""

import ast
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from mutation.operators import Node, Operator, Position, operators, parse, parts


class Mutant(NamedTuple):
    """A module of which one place is wrong.

    Attributes:
        path: The file.
        line: The line, counted from 1.
        function: The function or class around the place, as Python calls it; empty: the module.
        was: The lines that were changed, without spaces around them.
        now: What they became.
        source: The whole wrong code.
    """

    path: Path
    line: int
    function: str
    was: str
    now: str
    source: str

    @property
    def name(self) -> str:
        """What is wrong, in one line that does not change with the code around it."""
        return f"{self.function or 'module'}: {self.was}  ->  {self.now}"

    def __str__(self) -> str:
        """Return one line that says what is wrong, and where."""
        return f"{self.path}:{self.line} in {self.name}"


def mutants(root: Path, path: Path) -> list[Mutant]:
    """Return all mutants of a file, in the order of its lines, none of them twice."""
    source = (root / path).read_text("utf-8")
    tree = ast.parse(source)
    left_out = list(_left_out(tree))
    found: dict[str, Mutant] = {}
    for operator in operators():
        for occurrence in count():
            # An operator changes the tree, so each mutant has a tree of its own.
            module = parse(source)
            place = next(islice(_places(module, operator), occurrence, None), None)
            if place is None:
                break
            if any(first <= place.start < last for first, last in left_out):
                continue
            wrong = _mutated(module, place, operator)
            if meaning := _meaning(wrong):
                found.setdefault(meaning, _mutant(path, source, wrong, tree))
    return sorted(found.values(), key=lambda mutant: mutant.line)


class _Place(NamedTuple):
    node: Node
    way: int
    start: Position


def _places(tree: Node, operator: Operator) -> Iterator[_Place]:
    """Return where an operator can make a tree wrong."""
    for way, (start, _) in enumerate(operator.mutation_positions(tree)):
        yield _Place(tree, way, start)
    for child in parts(tree):
        yield from _places(child, operator)


def _mutated(module: Node, place: _Place, operator: Operator) -> str:
    """Return the code of a module of which one node is made wrong."""
    parent = place.node.parent
    at = parent.children.index(place.node) if parent else 0
    wrong = operator.mutate(place.node, place.way)
    if parent:
        parent.children[at : at + 1] = [wrong] if wrong else []
    return module.get_code()


def _meaning(source: str) -> str | None:
    """Return a text that is the same for code that means the same; None if it is not Python."""
    try:
        tree = ast.parse(source)
        compile(tree, "<mutant>", "exec")
    except SyntaxError:
        return None
    return ast.dump(_Negations().visit(tree))


OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Lt: ast.GtE, ast.GtE: ast.Lt,
    ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip


class _Negations(ast.NodeTransformer):
    """Replace `not a == b` by `a != b`."""

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        compared = node.operand
        if (
            isinstance(node.op, ast.Not)
            and isinstance(compared, ast.Compare)
            and len(compared.ops) == 1
        ):
            compared.ops = [OPPOSITES[type(compared.ops[0])]()]
            return compared
        return node


def _mutant(path: Path, source: str, wrong: str, tree: ast.Module) -> Mutant:
    old, new = source.splitlines(), wrong.splitlines()
    matches = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [match for match in matches if match[0] != "equal"]
    _, first, _, first_now, _ = changed[0]
    _, _, last, _, last_now = changed[-1]
    # With a decorator, the empty lines before it are gone too.
    line = next((each + 1 for each in range(first, last) if old[each].strip()), first + 1)
    was, now = _in_one_line(old[first:last]), _in_one_line(new[first_now:last_now])
    return Mutant(path, line, _around(tree, line), was, now, wrong)


def _in_one_line(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def _around(tree: ast.Module, line: int) -> str:
    """Return the qualified name of the innermost function or class that has a line."""
    names: list[str] = []
    nodes: list[ast.stmt] = tree.body
    while nodes:
        around = [node for node in nodes if _first_line(node) <= line <= (node.end_lineno or 0)]
        nodes = []
        for node in around:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.append(node.name)
            nodes += [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.stmt)]
    return ".".join(names)


def _first_line(node: ast.stmt) -> int:
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.decorator_list:
        return node.decorator_list[0].lineno
    return node.lineno


def _left_out(tree: ast.Module) -> Iterator[tuple[Position, Position]]:
    """Return from where to where code is only for type checkers, saves time, or states a fact.

    `strict=True` of `zip` states a fact; rules are `only_with` or `only_without` some
    fields to save time, and functions are cached.
    """
    for node in ast.walk(tree):
        for part in _parts_left_out(node):
            # A decorator begins with an "@", which is not a part of its expression.
            start = part.lineno, max(part.col_offset - 1, 0)
            yield start, (part.end_lineno or 0, part.end_col_offset or 0)


def _parts_left_out(node: ast.AST) -> list[ast.expr | ast.stmt | ast.keyword]:
    match node:
        case ast.arg(annotation=ast.expr() as annotation):
            return [annotation]
        case ast.AnnAssign(annotation=ast.Name("TypeAlias")):
            return [node]
        case ast.AnnAssign(annotation=annotation):
            return [annotation]
        case ast.FunctionDef(decorator_list=[ast.Name("overload") as decorator, *_]):
            return [decorator, node]
        case ast.FunctionDef(returns=ast.expr() as returned):
            return [returned]
        case (
            ast.If(test=ast.Name("TYPE_CHECKING"))
            | ast.Assign(value=ast.Call(func=ast.Name("TypeVar")))
        ):
            return [node]
        case ast.keyword(arg="strict"):
            return [node]
        case ast.Call(func=ast.Name("only_with" | "only_without" | "lru_cache")) | ast.Name(
            "cache"
        ):
            return [node]
        case _:
            return []
