"""How many examples the property tests try."""

from hypothesis import settings


def times(factor: float) -> settings:
    """Return settings with so many times the examples that the profile in use asks for.

    The profiles are in conftest.py.
    """
    return settings(max_examples=max(1, round(settings().max_examples * factor)))
