"""What is true for everything that is refused."""

from egov_hub import ValidationError


def check_problems(error: ValidationError) -> None:
    """Check that there are problems, none of them twice, each a line that can be written."""
    assert error.problems
    assert len(set(error.problems)) == len(error.problems)
    for problem in error.problems:
        assert "\n" not in str(problem)
        str(problem).encode()
