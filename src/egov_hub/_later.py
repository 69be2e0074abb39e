"""Names that the package hands out without loading their modules at once.

Whoever only reads and writes records does not wait for what asks questions of them.
"""

from collections.abc import Callable, Mapping
from importlib import import_module


def handed_out(package: dict[str, object], modules: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` (PEP 562) of a package that hands out names from its modules.

    Args:
        package: The package's names.
        modules: For each name that is handed out, the module that defines it.
    """

    def __getattr__(name: str) -> object:
        if name not in modules:
            message = f"module {package['__name__']!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = package[name] = getattr(import_module(modules[name]), name)
        return value

    return __getattr__
