"""Cycles and chains of references, compared with what simple, slow ways find."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from egov_hub import Alliance, Hub, MembershipHistory, Organization, Source, Succession, questions
from egov_hub.register._graphs import cycles, ends_of_chains
from egov_hub.register.rules import has_cycle
from egov_hub.register.successions import Speaking, Successions
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import OrganizationId
from egov_hub.values.sources import Citation
from tests.support.registers import lines

NAMES = "abcdef"
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), unique=True))


def reached(start: str, named: dict[str, list[str]]) -> set[str]:
    """Return what can be reached from an id, by one step or more."""
    found: set[str] = set()
    waiting = list(named[start])
    while waiting:
        one = waiting.pop()
        if one in named and one not in found:
            found.add(one)
            waiting += named[one]
    return found


@given(GRAPHS)
def test_each_knot_has_one_cycle_of_its_first_id(
    named: dict[str, list[str]],
) -> None:
    everything = {one: reached(one, named) for one in named}
    knots = {
        min(other for other in everything[one] if one in everything[other])
        for one in named
        if one in everything[one]
    }
    found = list(cycles(named))
    assert sorted(cycle[0] for cycle in found) == sorted(knots)
    for cycle in found:
        assert len(set(cycle)) == len(cycle)
        assert all(after in named[one] for one, after in pairwise([*cycle, cycle[0]]))


@given(GRAPHS)
@example({"a": ["b"], "b": ["c"], "c": ["d"], "d": ["b"]})
@example({"a": ["b"], "b": ["c"], "c": ["d"], "d": []})
def test_there_is_a_cycle_where_one_is_found(named: dict[str, list[str]]) -> None:
    assert has_cycle(named) is any(cycles(named))


def test_the_shortest_cycle_is_found() -> None:
    named = {"a": ["b", "d"], "b": ["c"], "c": ["d"], "d": ["a"], "e": ["a", "e", "nobody"]}
    assert sorted(cycles(named)) == [["a", "d"], ["e"]]


@given(st.lists(st.integers(0, 8), max_size=9))
def test_chains_end_where_they_end(before: list[int]) -> None:
    # Each names only one that is before it, so that there is no cycle.
    following = {
        str(place): str(each) if each < place else None for place, each in enumerate(before)
    }
    ends: dict[str, str] = {}
    for start in following:
        one = start
        while (after := following[one]) is not None:
            one = after
        ends[start] = one
    assert ends_of_chains(following) == ends


def test_long_chains_and_cycles_need_no_recursion() -> None:
    long = 20_000
    chain: dict[str, str | None] = {str(each): str(each + 1) for each in range(long)}
    chain[str(long)] = None
    assert set(ends_of_chains(chain).values()) == {str(long)}
    assert len(next(cycles({str(each): [str((each + 1) % long)] for each in range(long)}))) == long


# Successions


def spoken_for(hub: Hub, body: OrganizationId, day: PartialDate) -> Speaking:
    """Return who may speak for a body, by a recursion that goes each way by itself."""
    found: dict[OrganizationId | None, set[Citation]] = {}
    successors = [
        (one, succession)
        for one in hub.organizations
        for succession in one.succeeds
        if succession.predecessor == body
    ]
    by_then = [~succession.on.after(day) for _, succession in successors]
    cited: set[Citation] = set()
    for (one, succession), answer in zip(successors, by_then, strict=True):
        if answer.possibly:
            cited |= {*succession.cited}
            for who, sources in spoken_for(hub, one.id, day).items():
                found.setdefault(who, set()).update(sources, succession.cited)
    if any(answer.certainly for answer in by_then):
        return {who: tuple(sources) for who, sources in found.items()}
    dissolved = hub.organization(body).dissolved
    gone = ~dissolved.after(day) if dissolved else Answer.NO
    if gone.possibly and not found:
        found[None] = set(cited)
    if not gone.certainly:
        found.setdefault(body, set()).update(cited)
    return {who: tuple(sources) for who, sources in found.items()}


YEARS = st.sampled_from(["2010", "2020", "2020-05", "2030"])


@st.composite
def registers(draw: st.DrawFn) -> Hub:
    """Return bodies that split, merge and end, and the sources of that."""
    number = draw(st.integers(1, 6))
    bodies: list[Organization] = []
    for place in range(number):
        before = draw(st.lists(st.integers(0, place - 1), unique=True)) if place else []
        succeeds = [
            Succession(f"o{each}", draw(YEARS), "merged", cited=[f"s{each}-{place}"])
            for each in before
        ]
        dissolved = draw(st.none() | YEARS)
        bodies.append(Organization(f"o{place}", "Body", succeeds=succeeds, dissolved=dissolved))
    cited = {each.source for body in bodies for one in body.succeeds for each in one.cited}
    return Hub("hub", "Hub", organizations=bodies, sources=[Source(id, "News") for id in cited])


@given(registers(), YEARS)
def test_who_speaks_is_what_a_recursion_along_each_way_finds(hub: Hub, on: str) -> None:
    body, day = OrganizationId("o0"), PartialDate(on)
    found = Successions.of(hub.organizations).speaking([body, None], day)
    expected = spoken_for(hub, body, day)
    expected[None] = expected.get(None, ())
    assert {who: set(cited) for who, cited in found.items()} == {
        who: set(cited) for who, cited in expected.items()
    }
    assert all(len(set(cited)) == len(cited) for cited in found.values())


def test_thousands_of_successions_are_followed() -> None:
    bodies = [Organization("o0", "Body")] + [
        Organization(
            f"o{each}",
            "Body",
            succeeds=[Succession(f"o{each - 1}", "2010", "renamed", cited=["s"])],
        )
        for each in range(1, 3_200)
    ]
    history = MembershipHistory().join("UZ", "2001", through="o0")
    hub = Hub("hub", "Hub").put(*bodies, Source("s"), Alliance("a", "A", history=history))
    assert lines(questions.voices(hub, "UZ", "2020")) == ["UZ in a: o3199 [s]"]
