"""Workshops that may be one, compared with what a comparison of all with all finds."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import Workshop
from egov_hub.register import duplicates
from egov_hub.register.duplicates import may_be_one, recorded_again

TITLES = ["Open data", "Open Data", "Open data 2", "On data", "Digital government", ""]
DAYS = ["2018", "2018-05", "2018-05-30", "2019", "[2018-11..2019-02]", "XXXX"]

WORKSHOPS = st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(DAYS)), max_size=8).map(
    lambda given: [
        Workshop(f"w{place}", title or None, start=day) for place, (title, day) in enumerate(given)
    ]
)


def may_start_together(one: Workshop, other: Workshop) -> bool:
    known = "XXXX" not in (str(one.start), str(other.start))
    return known and one.start.same_day(other.start).possibly


@given(WORKSHOPS)
def test_groups_are_what_all_pairs_connect(workshops: list[Workshop]) -> None:
    groups = {one.id: {one.id} for one in workshops}
    for one, other in combinations(workshops, 2):
        if may_start_together(one, other) and may_be_one(one, other):
            together = groups[one.id] | groups[other.id]
            groups.update(dict.fromkeys(together, together))
    expected = {frozenset(group) for group in groups.values() if len(group) > 1}
    assert {frozenset(one.id for one in group) for group in recorded_again(workshops)} == expected


def test_of_many_only_some_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def never(one: Workshop, other: Workshop, _countries: object) -> bool:
        compared.append((one.id, other.id))
        return False

    monkeypatch.setattr(duplicates, "may_be_one", never)
    workshops = [Workshop(f"w{each:03}", "Open data", start="2018") for each in range(100)]
    assert recorded_again(workshops) == []
    assert len(compared) < 100 * duplicates.MOST_COMPARED
    # The latest first.
    assert compared[-1][0] == "w099"
    assert ("w099", "w098") in compared


def test_long_titles_are_compared_at_their_beginning() -> None:
    one, other = (
        Workshop(end, "word " * duplicates.MOST_LETTERS + end, start="2018") for end in ("a", "b")
    )
    assert may_be_one(one, other)
