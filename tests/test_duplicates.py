"""Workshops that may be one, compared with what a comparison of all with all finds."""

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from egov_hub import City, Country, FormerName, Place, Workshop
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


def with_titles(*given: tuple[str, str]) -> list[Workshop]:
    return [Workshop(f"w{n}", title, start=day) for n, (title, day) in enumerate(given)]


@given(WORKSHOPS)
# Three of these have all words in common with the last one, and the first two have one.
@example(
    with_titles(
        ("Open data", "2019"), ("Open data 2", "2019"), *[("On data", "2018")] * 3,
        ("On data", "2019"),
    )
)  # fmt: skip
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
    # The latest ten.
    expected = [f"w{place:03}" for place in range(98, 88, -1)]
    assert [other for one, other in compared if one == "w099"] == expected


def recorded(*titles: str, start: str = "2018") -> list[list[str]]:
    """Return the groups of workshops with some titles, which all start on one day."""
    workshops = [Workshop(f"w{n}", title, start=start) for n, title in enumerate(titles)]
    return [[one.id for one in group] for group in recorded_again(workshops)]


@pytest.mark.parametrize(("letters", "answer"), [(170, True), (169, False)])
def test_the_first_200_letters_of_titles_are_compared(letters: int, answer: bool) -> None:
    # Titles are nearly the same if they have 85 % of their letters in common.
    for form in ("{same}{other}{rest}", "{other}{same}{rest}"):
        one, other = (
            form.format(same="a" * letters, other=mark * (200 - letters), rest=mark * 100)
            for mark in "bc"
        )
        assert may_be_one(Workshop("one", one), Workshop("other", other)) is answer


def test_titles_without_a_common_word_are_compared_if_four_letters_begin_both() -> None:
    assert recorded("Accountability", "Accontability") == [["w0", "w1"]]
    assert recorded("Digitalization", "Digtalization") == []


@pytest.mark.parametrize(
    ("start", "known"),
    [("2020", True), ("[2019-03-01..2020-02-29]", True), ("[2019-03-01..2020-03-01]", False)],
)
def test_the_first_day_is_known_to_a_year(start: str, known: bool) -> None:
    assert bool(recorded("Open data", "Open data", start=start)) is known


def test_groups_are_in_the_order_of_their_first_workshops() -> None:
    titles = {"d": "Open data", "a": "Open data", "c": "Forum", "b": "Forum"}
    days = {"d": "2018", "a": "2018-12", "c": "2018-03-01", "b": "2018-03-01"}
    workshops = [Workshop(id, title, start=days[id]) for id, title in titles.items()]
    groups = [[one.id for one in group] for group in recorded_again(workshops)]
    assert groups == [["d", "a"], ["b", "c"]]


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [(1, 1, True), (1, 2, False), (1, None, True), (None, None, True)],
)
def test_different_numbers_are_different_workshops(
    one: int | None, other: int | None, answer: bool
) -> None:
    first = Workshop("one", "Forum", series="Forum", ordinal=one)
    second = Workshop("other", "Forum", series="Forum", ordinal=other)
    assert may_be_one(first, second) is answer


ASTANA = Country("KZ", cities=[City("Astana", former_names=[FormerName("Nur-Sultan")])])


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (None, Place("KZ", city="Astana"), True),
        (Place("KZ"), Place("KZ", city="Astana"), True),
        (Place("KZ"), Place("UZ"), False),
        (Place(city="Astana"), Place("KZ"), True),
        (Place(city="Astana"), Place(city="Tashkent"), False),
        (Place("KZ", city="Astana"), Place("KZ", city="Almaty"), False),
        (Place("KZ", city="Astana"), Place("UZ", city="Astana"), False),
        (Place("KZ", city="Astana"), Place("KZ", city="Nur-Sultan"), True),
        (Place("KZ", city="Astana"), Place(city="Nur-Sultan"), True),
        (Place(city="Astana"), Place(city="Nur-Sultan"), True),
        (Place("UZ", city="Astana"), Place("UZ", city="Nur-Sultan"), False),
    ],
)
def test_places_that_may_be_one(one: Place | None, other: Place | None, answer: bool) -> None:
    first, second = Workshop("one", "Forum", place=one), Workshop("other", "Forum", place=other)
    assert may_be_one(first, second, [ASTANA]) is answer
    assert may_be_one(second, first, [ASTANA]) is answer
