"""How long the strategies take, and how often they draw interesting cases.

Run it with `python benchmarks/strategies.py`; `--examples 100` draws 100 of each. For each
strategy it draws examples like a test, and reports the median time of the process for an example,
in milliseconds, and the 90th percentile. Then it reports how many of a hundred hubs have each
interesting case.
Times depend on the machine.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import quantiles
from time import process_time

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub import Hold, Hub, MembershipChange, strategies
from egov_hub.differences import Diff, Excerpt

TIMED: dict[str, SearchStrategy[object]] = {
    "partial_dates()": strategies.partial_dates(),
    "texts()": strategies.texts(),
    "workshops()": strategies.workshops(),
    "membership_histories()": strategies.membership_histories(),
    "alliances()": strategies.alliances(),
    "hubs()": strategies.hubs(),
    "hubs(consistent=True)": strategies.hubs(consistent=True),
    "hub_pairs()": strategies.hub_pairs(),
    "differences": strategies.of_type(Diff),
    "excerpts": strategies.of_type(Excerpt),
    "documents()": strategies.documents(),
    "broken_documents()": strategies.broken_documents(),
}


def changes(hub: Hub) -> Iterator[MembershipChange]:
    """Yield all changes of membership in a hub."""
    return (change for alliance in hub.alliances for change in alliance.history.changes)


def rejoins(hub: Hub) -> bool:
    """Return whether a party joined again after it left."""
    return any(
        before.standing is None and before.member == after.member
        for alliance in hub.alliances
        for before, after in zip(
            alliance.history.changes, alliance.history.changes[1:], strict=False
        )
    )


CASES: dict[str, Callable[[Hub], bool]] = {
    "an alliance with members": lambda hub: any(changes(hub)),
    "a workshop": lambda hub: bool(hub.workshops),
    "a name in several languages": lambda hub: len(hub.name.languages) > 1,
    "a date known only in part": lambda hub: any(
        change.on.earliest < change.on.latest for change in changes(hub)
    ),
    "a date with a qualifier": lambda hub: any(
        change.on.uncertain or change.on.approximate for change in changes(hub)
    ),
    "a suspension": lambda hub: any(change.hold is Hold.SUSPENDED for change in changes(hub)),
    "a departure": lambda hub: any(change.standing is None for change in changes(hub)),
    "a re-join": rejoins,
    "a seat through a body": lambda hub: any(change.through for change in changes(hub)),
    "a cited change": lambda hub: any(change.cited for change in changes(hub)),
    "an event within another": lambda hub: any(each.within for each in hub.workshops),
    "a rescheduled event": lambda hub: any(each.rescheduled for each in hub.workshops),
    "a cancelled event": lambda hub: any(each.status == "cancelled" for each in hub.workshops),
    "several posts at once": lambda hub: any(
        len(each.posts) > 1 for workshop in hub.workshops for each in workshop.appearances
    ),
    "a succession": lambda hub: any(body.succeeds for body in hub.organizations),
}


@st.composite
def timed(draw: DrawFn, strategy: SearchStrategy[object], seconds: list[float]) -> object:
    """Draw an example, and record the time."""
    start = process_time()
    value = draw(strategy)
    seconds.append(process_time() - start)
    return value


def measure(strategy: SearchStrategy[object], examples: int) -> tuple[list[float], list[object]]:
    """Return how long each example took, and the examples."""
    seconds: list[float] = []
    values: list[object] = []

    @given(timed(strategy, seconds))
    @settings(max_examples=examples, phases=[Phase.generate], database=None, deadline=None)
    def draw(value: object) -> None:
        values.append(value)

    draw()
    return seconds, values


def main() -> None:
    """Draw from every strategy, and print what was found."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--examples", type=int, default=400, help="of each (default: 400)")
    examples = parser.parse_args().examples
    print(f"Milliseconds for one example, of {examples}: median and 90th percentile")
    for name, strategy in TIMED.items():
        seconds, _ = measure(strategy, examples)
        tenths = quantiles(seconds, n=10)
        print(f"{name:24} {1000 * tenths[4]:7.2f} {1000 * tenths[8]:7.2f}")
    print()
    print(f"In how many of a hundred hubs, of {examples}: valid, and consistent")
    counts: list[Counter[str]] = []
    for consistent in (False, True):
        _, hubs = measure(strategies.hubs(consistent=consistent), examples)
        found = Counter(
            name
            for hub in hubs
            if isinstance(hub, Hub)
            for name, case in CASES.items()
            if case(hub)
        )
        counts.append(found)
    for name in CASES:
        shares = (100 * found[name] / examples for found in counts)
        print(f"{name:30} {' '.join(f'{share:6.0f}' for share in shares)}")


if __name__ == "__main__":
    main()
