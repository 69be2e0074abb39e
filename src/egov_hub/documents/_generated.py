"""Functions that are generated from the classes of records; a debugger can show their source."""

import linecache
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def function(name: str, lines: Sequence[str], names: Mapping[str, object]) -> Callable[..., Any]:
    """Return the function that some lines of Python define.

    Args:
        name: The name of the function.
        lines: Its source.
        names: The objects that the source refers to, by name.
    """
    source = [f"{line}\n" for line in lines]
    # attrs does the same: tracebacks, debuggers and `inspect` find the source by this file name.
    # The name is made unique, because two classes may have the same name.
    file, number = f"<egov_hub generated {name}>", 1
    size = sum(map(len, source))
    while linecache.cache.setdefault(file, entry := (size, None, source, file)) != entry:
        number += 1
        file = f"<egov_hub generated {name} {number}>"
    space: dict[str, Any] = dict(names)
    exec(compile("".join(source), file, "exec"), space)  # noqa: S102 - made of our own names only
    made: Callable[..., Any] = space[name]
    return made
