"""What a refusal says, in short."""

from collections.abc import Callable

import pytest

from egov_hub import ValidationError


def codes_and_paths(refused: pytest.ExceptionInfo[ValidationError]) -> list[tuple[str, str]]:
    return [(problem.code.value, problem.path) for problem in refused.value.problems]


def refusal(make: Callable[[], object]) -> list[tuple[str, str]]:
    """Return the codes and paths of all for which it is refused to make something."""
    with pytest.raises(ValidationError) as refused:
        make()
    return codes_and_paths(refused)
