"""Texts as `egov_hub.formats.yaml.loads` gets them, with single bytes changed."""

from egov_hub import ValidationError
from egov_hub.formats import yaml
from fuzz.checks import check_problems

mutated = None


def attempt(data: bytes) -> None:
    """Read bytes. A hub that was read is written again; a problem has a line of the text."""
    try:
        hub = yaml.loads(data)
    except ValidationError as error:
        check_problems(error)
        lines = {problem.line or 1 for problem in error.problems}
    else:
        lines = {1}
        assert yaml.loads(yaml.dumps(hub)) == hub
    assert 1 <= min(lines) <= max(lines) <= data.count(b"\n") + 1
