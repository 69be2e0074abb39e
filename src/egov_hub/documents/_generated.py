"""Functions that are made from the classes of records, with source that a debugger shows."""

import linecache
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def function(name: str, lines: Sequence[str], names: Mapping[str, object]) -> Callable[..., Any]:
    """Return the function that lines of Python define.

    Args:
        name: What the function is called.
        lines: Its source.
        names: What the source refers to.
    """
    source = [f"{line}\n" for line in lines]
    # As attrs does it: tracebacks, debuggers and `inspect` look the source up by this name, which
    # is made unique, because two classes may have the same name.
    file, number = f"<egov_hub generated {name}>", 1
    size = sum(map(len, source))
    while linecache.cache.setdefault(file, entry := (size, None, source, file)) != entry:
        number += 1
        file = f"<egov_hub generated {name} {number}>"
    space: dict[str, Any] = dict(names)
    exec(compile("".join(source), file, "exec"), space)  # noqa: S102 - made of our own names only
    made: Callable[..., Any] = space[name]
    return made
