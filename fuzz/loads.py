"""Texts as `loads` gets them, with single bytes changed."""

from egov_hub import Hub, ValidationError, dumps, loads, locate
from fuzz.checks import check_problems

mutated = None


def _read(data: str | bytes) -> Hub | ValidationError:
    try:
        return loads(data)
    except ValidationError as error:
        check_problems(error)
        return error


def attempt(data: bytes) -> None:
    """Read bytes, and their text if they are UTF-8. A hub that was read is written again."""
    found = _read(data)
    if isinstance(found, Hub):
        assert loads(dumps(found)) == found
    elif found.problems[0].code != "invalid-json":
        places = locate(data)
        assert all(problem.path in places for problem in found.problems)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    again = _read(text)
    if isinstance(found, Hub) or isinstance(again, Hub):
        assert again == found
    else:
        assert again.problems == found.problems
