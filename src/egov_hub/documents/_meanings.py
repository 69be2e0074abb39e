"""The meaning of each word of a closed list, which is the docstring under it.

Python does not keep docstrings of values, so they are read from the source, as pydantic does for
fields. If there is no source, the meanings are not known.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import pairwise


def meanings(kind: type[Enum]) -> dict[str, str]:
    """Return the meanings of the words of a list, by the words.

    Example:
        >>> meanings(Hold)["inactive"]
        'It does not take part.'
    """
    return dict(in_module(kind.__module__).get(kind.__name__, ()))


@cache
def in_module(name: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the meanings of the words of each class of a module, by the name of the class."""
    try:
        source = inspect.getsource(sys.modules[name])
    except OSError:
        return {}
    classes = (each for each in ast.parse(source).body if isinstance(each, ast.ClassDef))
    return {each.name: tuple(_in_class(each)) for each in classes}


def _in_class(of: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, below in pairwise(of.body):
        match statement, below:
            case (
                ast.Assign(value=ast.Constant(value=str(word))),
                ast.Expr(value=ast.Constant(value=str(meaning))),
            ):
                yield word, " ".join(meaning.split())
            case _:
                pass
