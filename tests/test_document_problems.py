"""All that is wrong with a document is told at once, where it stands, and only once."""

import json
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Code,
    Hub,
    Location,
    MembershipHistory,
    Organization,
    Person,
    Problem,
    Record,
    Scope,
    ValidationError,
    Workshop,
    WorkshopId,
    from_dict,
    loads,
)
from egov_hub.records import Rules, rules
from tests.support.refusals import refusal

HUB: dict[str, Any] = {"egov_hub": 1, "id": "hub", "name": {"en": "Hub"}}


def problems_of_hub(**fields: object) -> list[tuple[str, str]]:
    return refusal(lambda: from_dict(HUB | fields))


def _in_order(lowest: int, highest: int) -> Iterator[Problem]:
    if highest < lowest:
        yield Problem(Code.OUT_OF_RANGE, "/highest", "It is too low.", other="/lowest")


@frozen(kw_only=True)
class Limits(Record):
    """A class of a user, with a rule that compares two fields."""

    __rules__: ClassVar[Rules] = rules(_in_order)

    lowest: int
    highest: int


# The register, where some of its records are unreadable


def test_references_of_readable_and_of_unreadable_records_are_checked() -> None:
    found = problems_of_hub(
        alliances=[
            {"id": "a", "name": {"en": "A"}, "launched": "soon", "cited": [{"source": "s"}]},
        ],
        workshops=[
            {"id": "w", "alliance": "a"},
            {"id": "v", "start": 2019, "alliance": "b", "appearances": [{"person": "p"}, 7]},
            {"id": "u", "within": "v", "follows": "x"},
        ],
    )
    assert found == [
        ("invalid-date", "/alliances/0/launched"),
        ("wrong-type", "/workshops/1/start"),
        ("wrong-type", "/workshops/1/appearances/1"),
        ("unknown-id", "/alliances/0/cited/0/source"),
        ("unknown-id", "/workshops/1/alliance"),
        ("unknown-id", "/workshops/1/appearances/0/person"),
        ("unknown-id", "/workshops/2/follows"),
    ]


def test_problems_between_fields_are_under_the_keys_that_were_written() -> None:
    with pytest.raises(ValidationError) as refused:
        from_dict({"id": "w", "strat": "2019-06", "edn": "2019-05"}, Workshop)
    paths = [problem.path for problem in refused.value.problems]
    assert paths == ["/strat", "/edn", "/edn"]
    with pytest.raises(ValidationError) as refused:
        from_dict({"lowest": 5, "hihgest": 4}, Limits)
    problem = refused.value.problems[-1]
    assert (problem.path, problem.other) == ("/hihgest", Location("/lowest"))
    with pytest.raises(ValidationError) as refused:
        from_dict({"lowset": 5, "highest": 4}, Limits)
    problem = refused.value.problems[-1]
    assert (problem.path, problem.other) == ("/highest", Location("/lowset"))


@pytest.mark.parametrize(
    ("kind", "more", "items"),
    [
        (Organization, {"name": {"en": "A"}}, [" ", "www.example.org", "https://example.org", 5]),
        (Workshop, {}, ["", "english", "en", 5, "en"]),
    ],
)
def test_each_item_of_a_list_of_strings_is_checked(
    kind: type[Record], more: dict[str, Any], items: list[Any]
) -> None:
    field = "links" if kind is Organization else "languages"
    document: dict[str, Any] = {"id": "a", **more, field: items}
    with pytest.raises(ValidationError) as in_python:
        kind(**document)
    with pytest.raises(ValidationError) as in_json:
        from_dict(document, kind)
    assert in_json.value.problems == in_python.value.problems
    assert len(items) - len(in_json.value.problems) == 1


def test_ids_and_circles_of_unreadable_records_are_checked() -> None:
    assert problems_of_hub(
        organizations=[
            {"id": "a", "parent": "b"},
            {"id": "b", "name": {"en": "B"}, "parent": "a"},
            {"id": "b", "name": 5},
        ]
    ) == [
        ("missing-key", "/organizations/0"),
        ("wrong-type", "/organizations/2/name"),
        ("duplicate-id", "/organizations/2/id"),
    ]
    assert problems_of_hub(
        organizations=[
            {"id": "a", "name": 5, "parent": "b"},
            {"id": "b", "name": {"en": "B"}, "parent": "a"},
        ]
    ) == [("wrong-type", "/organizations/0/name"), ("own-ancestor", "/organizations/0/parent")]


@pytest.mark.parametrize(
    ("field", "record"),
    [
        ("countries", {"id": "KZ", "cited": [{"source": "s"}]}),
        ("organizations", {"id": "o", "name": {"en": "O"}, "cited": [{"source": "s"}]}),
        ("people", {"id": "p", "name": {"en": "P"}, "cited": [{"source": "s"}]}),
        ("alliances", {"id": "a", "name": {"en": "A"}, "cited": [{"source": "s"}]}),
        ("workshops", {"id": "w", "cited": [{"source": "s"}]}),
    ],
)
def test_a_field_of_a_hub_is_not_another_one_misspelt(field: str, record: object) -> None:
    # "countries" has much of "sources".
    assert problems_of_hub(**{field: [record]}) == [("unknown-id", f"/{field}/0/cited/0/source")]


@pytest.mark.parametrize("listed", [{"en"}, frozenset(["en"])])
def test_a_set_is_not_a_list_in_a_document(listed: object) -> None:
    # JSON has no sets, and the order in which one is read is a matter of chance.
    assert problems_of_hub(workshops=[{"id": "w", "languages": listed}]) == [
        ("wrong-type", "/workshops/0/languages")
    ]


ORGANIZATION = {"id": "oecd", "name": {"en": "OECD"}}
NAMES_OECD = [{"id": "w", "co_organizers": [{"organization": "oecd"}]}]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # The id that is meant can be made out, or is wholly unreadable.
        ({"organizations": [ORGANIZATION | {"id": "OECD"}]}, ("invalid-id", "/organizations/0/id")),
        ({"organizations": [ORGANIZATION | {"id": 5}]}, ("wrong-type", "/organizations/0/id")),
        ({"organizations": [ORGANIZATION | {"id": "?"}]}, ("invalid-id", "/organizations/0/id")),
        ({"organizations": [{"name": {"en": "OECD"}}]}, ("missing-key", "/organizations/0")),
        ({"organizations": ["oecd"]}, ("wrong-type", "/organizations/0")),
        ({"organizations": {"oecd": {}}}, ("wrong-type", "/organizations")),
        ({"organisations": [ORGANIZATION]}, ("unknown-key", "/organisations")),
    ],
)
def test_what_follows_from_an_unreadable_id_is_not_told(
    fields: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert problems_of_hub(workshops=NAMES_OECD, **fields) == [expected]


def test_other_references_are_told_beside_an_id_that_can_be_made_out() -> None:
    assert problems_of_hub(
        organizations=[ORGANIZATION | {"id": "OECD"}],
        workshops=[{"id": "w", "co_organizers": [{"organization": "undp"}]}],
    ) == [
        ("invalid-id", "/organizations/0/id"),
        ("unknown-id", "/workshops/0/co_organizers/0/organization"),
    ]


def test_a_bad_reference_is_no_unknown_one() -> None:
    assert problems_of_hub(workshops=[{"id": "w", "alliance": "No Slug", "within": 5}]) == [
        ("invalid-id", "/workshops/0/alliance"),
        ("wrong-type", "/workshops/0/within"),
    ]


def test_paths_lead_to_the_places_in_the_text_though_records_are_kept_in_another_order() -> None:
    join = {"on": "2018", "standing": "member"}
    changes = [join | {"member": "UZ", "through": "x"}, join | {"member": "AZ", "through": "y"}]
    alliance = {
        "id": "a",
        "name": {"en": "A"},
        "history": {"changes": changes},
        "attestations": [{"on": "2018", "members": ["z", "AZ"]}],
    }
    assert problems_of_hub(alliances=[alliance]) == [
        ("unknown-id", "/alliances/0/history/changes/0/through"),
        ("unknown-id", "/alliances/0/history/changes/1/through"),
        ("unknown-id", "/alliances/0/attestations/0/members/0"),
    ]


# Histories and lists of which a part is unreadable


def problems_of_history(*changes: object) -> list[tuple[str, str]]:
    return refusal(lambda: from_dict({"changes": list(changes)}, MembershipHistory))


LEAVES_OUTSIDE = {"member": "GE", "on": "2018", "standing": None}


def test_an_unreadable_change_does_not_hide_what_is_wrong_with_other_members() -> None:
    bad = {"member": "AZ", "on": "2018-13", "standing": "member"}
    assert problems_of_history(
        bad, {"member": "AZ", "on": "2019", "standing": None}, LEAVES_OUTSIDE
    ) == [
        ("invalid-date", "/changes/0/on"),
        ("not-inside", "/changes/2"),
    ]


@pytest.mark.parametrize("member", [5, "No Slug", None])
def test_where_it_cannot_be_said_whose_a_change_is_nothing_is_said_of_any(member: object) -> None:
    bad = {"member": member, "on": "2018", "standing": "member"}
    (found,) = problems_of_history(bad, LEAVES_OUTSIDE)
    assert found[1] == "/changes/0/member"


def test_changes_that_are_no_objects_or_no_list() -> None:
    assert problems_of_history(5, LEAVES_OUTSIDE) == [("wrong-type", "/changes/0")]
    assert problems_of_history({}, LEAVES_OUTSIDE) == [("missing-key", "/changes/0")] * 3
    assert refusal(lambda: from_dict({"changes": 5}, MembershipHistory)) == [
        ("wrong-type", "/changes")
    ]


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        (
            {"member": "AZ", "on": "2018-13", "standing": "member"},
            ("invalid-date", "/changes/0/on"),
        ),
        ({"member": "AZ", "on": "2018", "standing": None}, ("not-inside", "/changes/0")),
    ],
)
def test_what_is_wrong_in_a_history_does_not_hide_a_change_after_dissolution(
    bad: object, expected: tuple[str, str]
) -> None:
    late = {"member": "GE", "on": "2020", "standing": "member"}
    alliance: dict[str, Any] = {"id": "a", "name": {"en": "A"}, "dissolved": "2019"}
    alliance["history"] = {"changes": [bad]}
    code, path = expected
    assert refusal(lambda: from_dict(alliance, Alliance)) == [(code, f"/history{path}")]
    alliance["history"] = {"changes": [bad, late]}
    assert refusal(lambda: from_dict(alliance, Alliance)) == [
        (code, f"/history{path}"),
        ("after-dissolution", "/dissolved"),
    ]
    alliance["history"] = [bad, late]
    assert refusal(lambda: from_dict(alliance, Alliance)) == [("wrong-type", "/history")]


def test_what_stands_twice_is_told_beside_what_is_unreadable() -> None:
    topics = [{"en": "a"}, {"en": ""}, {"en": "a"}]
    assert refusal(lambda: from_dict({"id": "w", "topics": topics}, Workshop)) == [
        ("blank-text", "/topics/1/en"),
        ("duplicate-item", "/topics/2"),
    ]


# Keys


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    assert refusal(lambda: from_dict({"id": "p", "nmae": {"en": "P"}}, Person)) == [
        ("unknown-key", "/nmae")
    ]
    assert refusal(lambda: from_dict({"id": "p", "colour": {"en": "P"}}, Person)) == [
        ("unknown-key", "/colour"),
        ("missing-key", ""),
    ]


def test_without_a_version_all_else_is_told_too() -> None:
    assert refusal(lambda: from_dict({"id": "Hub", "name": {}})) == [
        ("missing-key", ""),
        ("invalid-id", "/id"),
        ("blank-text", "/name"),
    ]


# How problems read


def test_the_narrowest_scope_is_printed_first() -> None:
    text = json.dumps(
        HUB
        | {
            "workshops": [
                {"id": "w", "start": "2019", "end": "2018", "within": "x"},
                {"id": "v", "start": "2019-13"},
                {"id": "u", "strat": "2019"},
            ]
        }
    )
    with pytest.raises(ValidationError) as refused:
        loads(text)
    printed = [line.rsplit("[")[-1].rstrip("]") for line in str(refused.value).splitlines()[1:]]
    assert printed == ["unknown-key", "invalid-date", "ends-before-start", "unknown-id"]


def test_a_long_list_is_cut_and_counted() -> None:
    many = [Problem(Code.INVALID_ID, f"/{index}", "Bad.") for index in range(25)]
    many.append(Problem(Code.UNKNOWN_ID, "/x", "Unknown."))
    lines = str(ValidationError(many)).splitlines()
    assert lines[0] == "26 problems:"
    assert lines[1] == "1. /0: Bad. [invalid-id]"
    assert len(lines) == 22
    assert lines[-1] == "... and 6 more (5 invalid-id, 1 unknown-id): .problems has all."
    assert len(str(ValidationError(many[:20])).splitlines()) == 21


def test_a_problem_says_line_and_path() -> None:
    assert str(Problem(Code.INVALID_ID, "/id", "Bad.", line=3)) == "line 3, /id: Bad. [invalid-id]"
    assert str(Problem(Code.INVALID_ID, "", "Bad.", line=3)) == "line 3: Bad. [invalid-id]"


@given(st.text(st.characters()))
def test_a_problem_is_printed_in_one_line_that_can_be_written(key: str) -> None:
    with pytest.raises(ValidationError) as refused:
        from_dict({"id": "w", "x" + key: 1}, Workshop)
    (line,) = str(refused.value.problems[0]).splitlines()
    assert line.encode().decode() == line


@pytest.mark.parametrize("code", Code)
def test_every_code_has_scope_and_meaning(code: Code) -> None:
    assert isinstance(code.scope, Scope)
    assert code.meaning.endswith(".")


def test_problems_survive_being_sent_elsewhere() -> None:
    import pickle

    with pytest.raises(ValidationError) as refused:
        loads("{", Hub)
    again = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - our own
    assert again.problems == refused.value.problems
    assert again.problems[0].line == 1


def test_an_id_of_another_kind_is_not_a_reference() -> None:
    body = {"id": "a", "name": {"en": "A"}, "parent": WorkshopId("b")}
    found = problems_of_hub(organizations=[body])
    assert found == [("wrong-type", "/organizations/0/parent")]
