"""The version of the format, with which a hub document opens."""

from collections.abc import Mapping
from typing import Final

from egov_hub.problems import Code, Problem, ValidationError, refuse, shown

KEY: Final = "egov_hub"
CURRENT: Final = 1


def without_version(document: Mapping[str, object]) -> dict[str, object]:
    """Return a hub document without its version.

    Raises:
        ValidationError: There is none, or it is not one that this library reads.
    """
    rest = dict(document)
    if KEY not in rest:
        message = f'A hub document opens with "{KEY}": {CURRENT}, the version of its format.'
        raise refuse(Code.MISSING_KEY, message)
    version = rest.pop(KEY)
    if type(version) is not int or version != CURRENT:
        message = f"This library reads version {CURRENT} of the format, not {shown(version)}."
        raise ValidationError([Problem(Code.UNKNOWN_VERSION, f"/{KEY}", message)])
    return rest
