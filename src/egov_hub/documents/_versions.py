"""The version of the format, with which a document opens, and the way from older ones to it."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from egov_hub._wording import pointer, shown
from egov_hub.problems import Code, Problem, ValidationError

KEY: Final = "egov_hub"
CURRENT: Final = 1

Document: TypeAlias = Mapping[str, object]
Steps: TypeAlias = Mapping[int, Callable[[Document], Document]]

# From each older version, the pure function that brings a document up to the next. There is none
# older than the first. A step gets the document without its version, and must take anything:
# what it cannot bring up it leaves as it is, to be told of like any other mistake.
STEPS: Final[Steps] = {}


def without_version(
    document: Document, steps: Steps | None = None, current: int = CURRENT
) -> tuple[Document, list[Problem]]:
    """Return a document as the current version has it, without its version.

    One that says no version is read as of the current one, so that all else that is wrong with it
    can be told beside that.

    Raises:
        ValidationError: The version is not one that this library reads.
    """
    steps = STEPS if steps is None else steps
    if KEY not in document:
        message = f'A document opens with the version of its format: add "{KEY}": {current}.'
        return document, [Problem(Code.MISSING_KEY, "", message)]
    version = document[KEY]
    document = {key: value for key, value in document.items() if key != KEY}
    # True == 1 and 1.0 == 1, but neither is a version.
    if type(version) is not int or not (version == current or version in steps):
        raise _unknown(version, steps, current)
    for old in range(version, current):
        document = steps[old](document)
    return document, []


def _unknown(version: object, steps: Steps, current: int) -> ValidationError:
    read = " and ".join(str(each) for each in (*sorted(steps), current))
    newer = type(version) is int and version > current
    hint = "a newer release of it may" if newer else f'write "{KEY}": {current}'
    message = f"This library reads version {read} of the format, not {shown(version)}: {hint}."
    return ValidationError([Problem(Code.UNKNOWN_VERSION, pointer(KEY), message)])
