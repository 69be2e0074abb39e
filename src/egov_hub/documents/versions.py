"""The version of the format, with which a document starts, and the steps from older versions."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, cast

from egov_hub import _parse
from egov_hub._wording import expected, pointer, shown
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.records import Record
from egov_hub.register.hub import Hub

KEY: Final = "egov_hub"
CURRENT: Final = 1
SCHEMA: Final = "$schema"
"""The key that tells an editor which JSON Schema to check with. It is not about the register."""

Document: TypeAlias = Mapping[str, object]
Steps: TypeAlias = Mapping[int, Callable[[Document], Document]]

# For each older version, the pure function that changes a document to the next version. There is no
# version older than the first. A step gets the document without its version, and must accept any
# value. It returns a value that it cannot change as it is, so that this is reported like any other
# problem.
STEPS: Final[Steps] = {}


def without_version(
    document: Document, steps: Steps | None = None, current: int = CURRENT
) -> tuple[Document, list[Problem]]:
    """Return a document in the current version, without the keys that are not about the register.

    A document that does not state its version is read as the current version, so that its other
    problems can be reported, too.

    Raises:
        ValidationError: The version is not one that this library reads.
    """
    steps = STEPS if steps is None else steps
    problems = _problems_of_schema(document)
    document = {key: value for key, value in document.items() if key != SCHEMA}
    if KEY not in document:
        message = f'A document needs the version of its format. Add "{KEY}": {current}.'
        return document, [*problems, Problem(Code.MISSING_KEY, "", message)]
    version = _parse.integral(document[KEY])
    document = {key: value for key, value in document.items() if key != KEY}
    # True == 1, but it is not a version.
    if type(version) is not int or not (version == current or version in steps):
        raise _unknown(version, steps, current)
    for old in range(version, current):
        document = steps[old](document)
    return document, problems


def _problems_of_schema(document: Document) -> list[Problem]:
    if SCHEMA not in document:
        return []
    try:
        as_schema(cast("str", document[SCHEMA]))
    except ValidationError as error:
        return [problem.under(SCHEMA) for problem in error.problems]
    return []


def schema_of(record: Record) -> Callable[[str | None], str | None]:
    """Return the function that parses the `$schema` of the document of a record, or None."""

    def parse(value: str | None) -> str | None:
        if value is None:
            return None
        if not isinstance(record, Hub):
            raise refuse(Code.UNKNOWN_KEY, f'Only the document of a Hub has "{SCHEMA}".')
        return as_schema(value)

    return parse


def as_schema(value: str) -> str:
    """Return the place of a JSON Schema, such as its address or a relative path."""
    if not isinstance(value, str):
        message = expected(
            "the path or address of a JSON Schema", value, 'one like "hub.schema.json"'
        )
        raise refuse(Code.WRONG_TYPE, message)
    return _parse.string(value)


def _unknown(version: object, steps: Steps, current: int) -> ValidationError:
    read = " and ".join(str(each) for each in (*sorted(steps), current))
    newer = type(version) is int and version > current
    advice = "Use a newer release of the library" if newer else f'Write "{KEY}": {current}'
    message = f"This library reads version {read} of the format, not {shown(version)}. {advice}."
    return ValidationError([Problem(Code.UNKNOWN_VERSION, pointer(KEY), message)])
