"""Draw very many hubs, alliances and histories, and count the draws that are invalid or raise.

Run it with `python benchmarks/no_invalid_draw.py`; it takes about half an hour for 100,000.
"""

import argparse
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.statistics import collector
from hypothesis.strategies import SearchStrategy

from egov_hub import strategies

DRAWN: dict[str, SearchStrategy[object]] = {
    "hubs()": strategies.hubs(),
    "hubs(consistent=True)": strategies.hubs(consistent=True),
    "alliances()": strategies.alliances(),
    "membership_histories()": strategies.membership_histories(),
}
AT_ONCE = 500
"""Examples of one run. Hypothesis slows down if it remembers more."""


def statuses(strategy: SearchStrategy[object], number: int) -> Counter[str]:
    """Return how often the examples of one run had each status."""

    @seed(number)
    @given(strategy)
    @settings(
        max_examples=AT_ONCE,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def draw(_: object) -> None:
        pass

    runs: list[dict[str, Any]] = []
    listening: Any = collector
    with listening.with_value(runs.append):
        draw()
    return Counter(case["status"] for case in runs[0]["generate-phase"]["test-cases"])


def main() -> None:
    """Draw, and print the counts after each round."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--examples", type=int, default=100_000, help="of all (default: 100000)")
    rounds = parser.parse_args().examples // (AT_ONCE * len(DRAWN))
    counts = {name: Counter[str]() for name in DRAWN}
    for number in range(rounds):
        for name, strategy in DRAWN.items():
            counts[name] += statuses(strategy, number)
        print(number + 1, *(f"{name} {dict(found)}" for name, found in counts.items()), flush=True)


if __name__ == "__main__":
    main()
