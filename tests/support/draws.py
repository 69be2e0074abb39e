"""What became of the examples that Hypothesis tried."""

from typing import Any

from hypothesis import Phase, given, settings
from hypothesis.statistics import collector
from hypothesis.strategies import SearchStrategy


def statuses(strategy: SearchStrategy[object], examples: int) -> list[str]:
    """Return the status of each attempt to draw so many examples.

    Hypothesis starts with attempts at very small examples, which it gives up ("overrun"). An
    example that the strategy itself throws away is "invalid".
    """

    @given(strategy)
    @settings(max_examples=examples, phases=[Phase.generate], database=None)
    def draw_it(_: object) -> None:
        pass

    statistics: list[dict[str, Any]] = []
    listening: Any = collector
    with listening.with_value(statistics.append):
        draw_it()
    return [case["status"] for case in statistics[0]["generate-phase"]["test-cases"]]
