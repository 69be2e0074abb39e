"""What is limited so that hostile input stays cheap: it is said, and the rest is counted."""

import json
from types import MappingProxyType
from typing import Any

import pytest

from egov_hub import (
    Alliance,
    Attestation,
    Hub,
    Membership,
    MembershipChange,
    MembershipHistory,
    Person,
    Source,
    Text,
    ValidationError,
    Workshop,
    dumps,
    from_dict,
    loads,
    locate,
)
from egov_hub.differences import diff
from egov_hub.documents import _shared, json_text
from egov_hub.documents._met import FEW, LASTING, PARSED_ONCE
from egov_hub.membership import _attested, _spell_order
from egov_hub.problems import Problem
from egov_hub.values.text import LONGEST_TAG, as_language

EN = {"en": "Words"}


def problems_of(call: Any) -> list[Problem]:
    with pytest.raises(ValidationError) as refused:
        call()
    return list(refused.value.problems)


# Data with shared parts


def test_shared_parts_are_read_in_each_place() -> None:
    cited = [{"source": "notice"}]
    workshops = [{"id": f"w{each}", "title": EN, "cited": cited} for each in range(3)]
    sources = [{"id": "notice", "title": EN}]
    data = {"egov_hub": 1, "id": "hub", "name": EN, "workshops": workshops, "sources": sources}
    assert from_dict(data) == loads(dumps(from_dict(data)))


def test_a_problem_of_a_shared_part_is_reported_in_each_place() -> None:
    plan = {"start": "2019-13"}
    found = problems_of(lambda: from_dict({"id": "w", "rescheduled": [plan, plan]}, Workshop))
    assert [problem.path for problem in found] == ["/rescheduled/0/start", "/rescheduled/1/start"]


def doubled(times: int) -> list[object]:
    data: list[object] = []
    for _ in range(times):
        data = [data, data]
    return data


@pytest.mark.parametrize("times", [40, 5_000])
def test_data_that_is_far_larger_when_it_is_written_out_is_refused(times: int) -> None:
    (problem,) = problems_of(lambda: from_dict({"id": "w", "titel": doubled(times)}, Workshop))
    assert (problem.code, problem.path) == ("shared-data", "")
    assert problem.message == (
        f"The data has {2 * times + 3:,} values, but more than 100 times as many if each shared "
        "list and object is written in full. Share fewer of them."
    )


def test_how_often_parts_may_be_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_shared, "FEW", 10)
    monkeypatch.setattr(_shared, "MOST_TIMES", 50)
    few, many = ([[1] * 100] * each for each in (90, 110))
    _shared.check(few)
    assert problems_of(lambda: _shared.check(many))[0].code == "shared-data"


def test_data_that_contains_itself_is_refused() -> None:
    data: dict[str, object] = {"id": "w"}
    data["titel"] = MappingProxyType({"and": (data,)})
    (problem,) = problems_of(lambda: from_dict(data, Workshop))
    assert (problem.code, problem.path) == ("shared-data", "")
    assert "contains itself" in problem.message


# Memory


def test_few_values_are_remembered_for_later_documents() -> None:
    languages, ids = LASTING["language"], PARSED_ONCE["PersonId"].remembered
    languages.clear()
    ids.clear()
    counts: list[tuple[int, int]] = []
    for number in range(FEW + 1):
        loads(json.dumps({"id": f"p{number}", "name": {f"x-{number}": "A"}}), Person)
        counts.append((len(languages), len(ids)))
    assert counts == [*((number, number) for number in range(1, FEW + 1)), (1, 1)]


# Pointers


def test_pointers_to_repeated_keys_are_listed_up_to_a_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_text, "MOST_LETTERS", 10)
    items = ",".join(['{"a": 1, "a": 2}'] * 5)
    found = problems_of(lambda: loads(f'{{"egov_hub": 1, "list": [{items}]}}'))
    repeated = [problem for problem in found if problem.code == "duplicate-key"]
    assert [problem.path for problem in repeated] == ["/list/0/a", "/list/1/a", ""]
    assert repeated[-1].message == (
        "3 more keys occur more than once in their objects. Keep one of each."
    )


def test_positions_are_a_mapping_without_what_a_repeated_key_replaced() -> None:
    found = locate('{"a": {"b": 1}, "a": [1], "c/d": 2}')
    assert list(found) == ["", "/a", "/a/0", "/c~1d"]
    assert len(found) == 4
    assert repr(found) == "<Positions of 4 values>"
    assert found["/c~1d"].column == 34
    for missing in ("/a/b", "/b", "/a/1", "a"):
        assert missing not in found


# Languages


def test_a_language_tag_has_a_longest_length() -> None:
    tag = "en-x" + "-abcdefgh" * 10
    longest = f"{tag}-abcde"
    assert len(longest) == LONGEST_TAG
    assert as_language(longest) == longest
    tag += "-abcdefgh"
    assert len(tag) == 103
    (problem,) = problems_of(lambda: Text({tag: "Words"}))
    assert problem.code == "unknown-language"
    assert problem.message.endswith(f" has 103 characters. Write a tag of at most {LONGEST_TAG}.")


def test_a_long_range_finds_words() -> None:
    assert Text(en="Hub", ru="Хаб").best("ru" + "-x1" * 1_000) == "Хаб"


# Pairs


def test_overlapping_spells_are_listed_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    spells = [Membership("AZ", "member", since=f"200{each}") for each in range(5)]
    all_pairs = problems_of(lambda: MembershipHistory.from_memberships(spells))
    assert len(all_pairs) == 10
    monkeypatch.setattr(_spell_order, "MOST_PAIRS", 4)
    *listed, last = problems_of(lambda: MembershipHistory.from_memberships(spells))
    assert set(listed) < set(all_pairs)
    assert len(listed) == 4
    assert (last.code, last.path) == ("overlapping-spells", "")
    assert last.message == (
        "There may be 6 more pairs like these. Fix those that are listed first."
    )


def test_spells_in_no_decided_order_are_listed_up_to_a_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spells = [
        Membership("AZ", "member", since="2018-05-01"),
        *(
            Membership("AZ", "member", since="XXXX", until="[..2018-05-01]", label=f"Round {each}")
            for each in range(4)
        ),
    ]
    codes = [each.code for each in problems_of(lambda: MembershipHistory.from_memberships(spells))]
    assert codes == ["undecided-order"] * 6
    monkeypatch.setattr(_spell_order, "MOST_PAIRS", 5)
    *_, last = problems_of(lambda: MembershipHistory.from_memberships(spells))
    assert (last.code, last.path) == ("undecided-order", "")


def test_lists_that_disagree_are_listed_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = [Attestation("2018", [party], complete=True) for party in ("AM", "AZ", "GE", "KZ")]
    all_pairs = problems_of(lambda: MembershipHistory.from_rosters(lists))
    assert len(all_pairs) == 6
    monkeypatch.setattr(_attested, "MOST_LOOKS", 3)
    *listed, last = problems_of(lambda: MembershipHistory.from_rosters(lists))
    pairs, some_pairs = ({(each.path, each.other) for each in some} for some in (all_pairs, listed))
    assert some_pairs < pairs
    assert (last.code, last.path) == ("conflicting-rosters", "")
    # Of each of the four parties, three lists disagree with one.
    assert last.message.startswith(f"Lists disagree about a party in {12 - len(listed)} more cases")


def test_of_how_many_pairs_the_problems_are_listed() -> None:
    # 50 spells are 1,225 pairs.
    spells = [Membership("AZ", "member", since=f"{each}") for each in range(1950, 2000)]
    *listed, last = problems_of(lambda: MembershipHistory.from_memberships(spells))
    assert len(listed) == 1_000
    assert last.message.startswith("There may be 225 more pairs")
    # Each of 102 lists disagrees with 101 others: 10,302 cases. Of 10,000 looks at a list, 97 are
    # at the one that is compared itself.
    lists = [Attestation("2018", [f"body-{each}"], complete=True) for each in range(102)]
    *_, last = problems_of(lambda: MembershipHistory.from_rosters(lists))
    assert last.message.startswith("Lists disagree about a party in 399 more cases")


# Differences


def test_a_chain_of_new_copies_is_walked_once() -> None:
    old = Hub("hub", "Hub", sources=[Source("old", "News", published="2018")])
    sources = [
        Source(f"s{each}", "News", published="2019", copy_of=f"s{each - 1}" if each else None)
        for each in range(3_000)
    ]
    cited = [f"s{each}" for each in reversed(range(0, 3_000, 300))]
    new = old.put(*sources, Workshop("w", start="2020", cited=cited))
    (change,) = (one for one in diff(old, new).changes if one.record and one.record.id == "w")
    assert change.in_the_world.certainly


def test_acts_are_matched_in_order() -> None:
    def hub(year: int) -> Hub:
        changes = [
            MembershipChange("AZ", str(year + 10 * each), ("member", "observer")[each % 2])
            for each in range(6)
        ]
        history = MembershipHistory(changes)
        return Hub("hub", "Hub", alliances=[Alliance("a", "A", history=history)])

    found = diff(hub(1900), hub(1901)).changes
    assert [(str(one.before)[-4:], str(one.after)[-4:]) for one in found] == [
        (str(1900 + 10 * each), str(1901 + 10 * each)) for each in range(6)
    ]
