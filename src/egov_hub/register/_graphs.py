"""Walks along references, without recursion: where chains end, and which ids are in cycles."""

from collections import deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K", bound=str)
N = TypeVar("N", bound=Hashable)


def ends_of_chains(following: Mapping[K, K | None]) -> dict[K, K]:
    """Return for each id the last one of the chain that starts with it.

    Each chain is walked only as far as no other was, so that the cost is that of one look at each
    id. There must be no cycle.

    Args:
        following: For each id the one that follows it in its chain; None: it is the last.

    Example:
        >>> from egov_hub.register._graphs import ends_of_chains
        >>> ends_of_chains({"unit": "office", "office": "ministry", "ministry": None})
        {'ministry': 'ministry', 'unit': 'ministry', 'office': 'ministry'}
    """
    ends: dict[K, K] = {}
    for start in following:
        passed: list[K] = []
        each = start
        while each not in ends:
            after = following[each]
            if after is None:
                ends[each] = each
            else:
                passed.append(each)
                each = after
        ends.update(dict.fromkeys(passed, ends[each]))
    return ends


def cycles(named: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """Return one cycle of each knot: of ids that all lead to each other.

    It is a shortest cycle of the alphabetically first id of the knot, and starts with it.

    Args:
        named: For each id the ids that it names. Those that are not among the keys lead nowhere.

    Example:
        >>> from egov_hub.register._graphs import cycles
        >>> list(cycles({"b": ["a"], "a": ["b", "c"], "c": []}))
        [['a', 'b']]
    """
    edges = {one: [other for other in others if other in named] for one, others in named.items()}
    for knot in _knots(edges):
        first = min(knot)
        if cycle := _shortest_cycle(first, edges, knot):
            yield cycle


def _knots(edges: Mapping[str, Iterable[str]]) -> Iterator[set[str]]:
    """Return the strongly connected components of a graph, by Kosaraju's algorithm."""
    named_by: dict[str, list[str]] = {one: [] for one in edges}
    for one, others in edges.items():
        for other in others:
            named_by[other].append(one)
    seen: set[str] = set()
    for one in reversed(in_order_of_leaving(edges, edges.__getitem__)):
        knot: set[str] = set()
        waiting = [one]
        while waiting:
            each = waiting.pop()
            if each not in seen:
                seen.add(each)
                knot.add(each)
                waiting += named_by[each]
        if knot:
            yield knot


def in_order_of_leaving(starts: Iterable[N], following: Callable[[N], Iterable[N]]) -> list[N]:
    """Return what can be reached in the order in which a depth-first search finishes with it.

    Each comes after all that follow it, unless it is in a cycle with them. The last of the starts,
    and the last of those that follow, are entered first.

    Args:
        starts: Where the walk begins.
        following: Returns those that follow one.

    Example:
        >>> from egov_hub.register._graphs import in_order_of_leaving
        >>> in_order_of_leaving("a", {"a": "bc", "b": "c", "c": ""}.__getitem__)
        ['c', 'b', 'a']
    """
    found: list[N] = []
    entered: set[N] = set()
    waiting = [(one, False) for one in starts]
    while waiting:
        one, is_left = waiting.pop()
        if is_left:
            found.append(one)
        elif one not in entered:
            entered.add(one)
            waiting.append((one, True))
            waiting += ((other, False) for other in following(one))
    return found


def _shortest_cycle(
    start: str, edges: Mapping[str, Iterable[str]], knot: Collection[str]
) -> list[str]:
    """Return a shortest way from an id through its knot back to it; empty: there is none."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting and start not in came_from:
        one = waiting.popleft()
        for other in edges[one]:
            if other in knot and other not in came_from:
                came_from[other] = one
                waiting.append(other)
    if start not in came_from:
        return []
    cycle = [start]
    while (before := came_from[cycle[-1]]) != start:
        cycle.append(before)
    return [start, *reversed(cycle[1:])]
