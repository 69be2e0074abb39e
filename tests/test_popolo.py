"""Popolo: everything in a document is read, put aside or listed as lost, with its place."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Citation,
    FormerName,
    Hub,
    Identifier,
    Location,
    MembershipChange,
    MembershipHistory,
    Organization,
    PartialDate,
    Person,
    Post,
    Source,
    Text,
    ValidationError,
    dumps,
    loads,
    locate,
)
from egov_hub._wording import pointer
from egov_hub.formats import Read, popolo
from egov_hub.formats.popolo._items import Item, are_alike
from tests.support.effort import times
from tests.support.mutations import at, mutated, places
from tests.support.popolo import Json, documents, memberships_in
from tests.support.refusals import codes_and_paths, refusal
from tests.test_fuzz import check


def read(document: Json, *, aside: bool = True, **settings: Any) -> Read[Hub]:
    return popolo.loads(json.dumps(document), "hub", "Hub", aside=aside, **settings)


settings_of_any_kind = st.fixed_dictionaries(
    {},
    optional={
        "end": st.sampled_from(["inclusive", "exclusive"]),
        "missing": st.just("create"),
        "complete": st.just(False),
    },
)


# Any document


def check_places(document: Any, found: Read[Hub]) -> None:
    where = locate(json.dumps(document))
    for problem in found.problems:
        check(problem)
        assert problem.path in where
        assert problem.other is None or problem.other.path in where
    for loss in found.losses:
        assert loss.path in where
        assert "\n" not in str(loss)


@times(3)
@given(documents() | mutated(documents()), settings_of_any_kind)
def test_whatever_a_document_has_is_read_put_aside_or_lost_at_its_place(
    document: Any, settings: dict[str, Any]
) -> None:
    try:
        found = read(document, **settings)
    except ValidationError as error:
        for problem in error.problems:
            check(problem)
            assert problem.code == "invalid-json" or problem.path in locate(json.dumps(document))
        return
    check_places(document, found)
    assert loads(dumps(found.value)) == found.value
    hash(found)
    if found.refused:
        with pytest.raises(ValidationError) as refused:
            read(document, aside=False, **settings)
        assert refused.value.problems == found.problems
    else:
        assert read(document, aside=False, **settings) == found


@times(2)
@given(documents(), settings_of_any_kind)
def test_each_membership_is_a_post_a_spell_refused_merged_or_left_out(
    document: Json, settings: dict[str, Any]
) -> None:
    found = read(document, **settings)
    memberships = {path: each["id"] for path, each, _ in memberships_in(document)}
    refused = {dict(each.row).get("id") for each in found.refused} & {*memberships.values()}
    of_one: dict[str, list[str]] = {path: [] for path in memberships}
    for loss in found.losses:
        of_one.get(loss.path, []).append(loss.code.value)
    # No record has a place for the id of a membership.
    places = {loss.path for loss in found.losses}
    kept = [path for path in memberships if f"{path}/id" in places]
    left_out = [losses for losses in of_one.values() if losses in (["not-included"], ["left-out"])]
    merged = [path for path in kept if "merged" in of_one[path]]
    posts = sum(len(person.posts) for person in found.value.people)
    spells = sum(len(each.history.memberships()) for each in found.value.alliances)
    assert posts + spells + len(merged) == len(kept)
    assert len(kept) + len(left_out) + len(refused) == len(memberships)


REFERENCES = ("id", "_id", "@type")
DATES = ("_date",)


def leaves(value: Any) -> Iterator[tuple[str, Json, str]]:
    """Return the texts of a document: the path, the object it is in, and its key."""
    for way in places(value):
        if way and isinstance(at(value, way), str):
            within: Json = at(value, way[:-1])
            if hasattr(within, "keys"):
                yield pointer(*way), within, way[-1]


@times(2)
@given(documents(), settings_of_any_kind)
def test_no_words_are_lost_in_silence(document: Json, settings: dict[str, Any]) -> None:
    texts = [
        (path, within, key)
        for path, within, key in leaves(document)
        if not key.endswith((*REFERENCES, *DATES)) and key not in ("lang", "url", "classification")
    ]
    for number, (_, within, key) in enumerate(texts):
        within[key] = f"words {number} of {key}"
    found = read(document, **settings)
    written = dumps(found.value)
    lost = {loss.path for loss in found.losses} | {problem.path for problem in found.problems}
    refused = [value for each in found.refused for _, value in each.row]
    for path, within, key in texts:
        above = {path[: end.start()] for end in re.finditer("/|$", path)} - {""}
        said = f'"{within[key]}"' in written or within[key] in str(refused)
        assert said or above & lost, path


# Documents that are not read


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[]", "wrong-type", '{"persons": [...]'),
        ("{}", "missing-key", '"persons"'),
        ('{"name": "A person"}', "missing-key", '"persons"'),
        ('{"persons": [}', "invalid-json", "cannot be read"),
        (b"\xff", "invalid-json", "UTF-8"),
        (5, "wrong-type", "a JSON text"),
    ],
)
def test_what_is_not_a_document_is_refused(text: Any, code: str, said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)) as refused:
        popolo.loads(text, "hub", "Hub", aside=True)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_all_arguments_are_checked() -> None:
    wrong: dict[str, Any] = {
        "id": "No Id",
        "name": "",
        "end": "maybe",
        "missing": 5,
        "alliances": "a",
        "scheme": " ",
        "complete": None,
        "aside": 1,
    }
    problems = refusal(lambda: popolo.loads("{}", **wrong))
    assert [path for _, path in problems] == [f"/{name}" for name in wrong]
    assert refusal(lambda: read({"persons": []}, alliances=["a"])) == [
        ("unknown-id", "/alliances/0")
    ]


def test_a_fault_of_the_document_itself_is_never_put_aside() -> None:
    text = '{"persons": "x", "organizations": [{"name": 5}], "persons": 5}'
    with pytest.raises(ValidationError) as refused:
        popolo.loads(text, "hub", "Hub", aside=True)
    assert codes_and_paths(refused) == [
        ("wrong-type", "/persons"),
        ("duplicate-key", "/persons"),
        ("wrong-type", "/organizations/0/name"),
    ]


def test_a_key_that_occurs_twice_refuses_its_object() -> None:
    text = '{"persons": [{"name": "A", "name": "B"}, {"name": "C", "sources": [{"a": 1, "a": 2}]}]}'
    found = popolo.loads(text, "hub", "Hub", aside=True)
    paths = [problem.path for problem in found.problems]
    assert paths == ["/persons/0/name", "/persons/1/sources/0/a", "/persons/1/sources/0"]


def test_deep_nesting_is_no_reason_for_another_error() -> None:
    # The parser takes a text that is nested a little less deeply than what is refused.
    for depth in range(sys.getrecursionlimit() - 60, sys.getrecursionlimit()):
        deep = f"{'[' * depth}1{']' * depth}"
        text = (
            f'{{"persons": [{{"id": 5, "x": {deep}}}, {{"id": "p", "x": {deep}}}, {{"id": "p"}}]}}'
        )
        with suppress(ValidationError):
            popolo.loads(text, "hub", "Hub", aside=True)
    one: list[Any] = []
    other: list[Any] = []
    for _ in range(100_000):
        one, other = [one], [other]
    assert not are_alike(one, other)
    assert dict(Item("part", "", (), {"x": one}).refused(None).row) == {"x": "a list"}


# People and organizations


def one(key: str, *items: Json, **settings: Any) -> Read[Hub]:
    return read({key: list(items)}, **settings)


def lost(found: Read[Hub]) -> list[tuple[str, str]]:
    return [(loss.code.value, loss.path) for loss in found.losses]


def test_ids_are_made_of_those_in_the_document_which_are_kept() -> None:
    given = ["p/1", "p-1", "P 1", "Алия", "Ы"]
    people = [{"id": each, "name": f"Person {each}"} for each in given]
    found = one("persons", *people, {"name": "Алия"}, {"name": "Zoe"}, scheme="parliament")
    assert {id: person.id for person in found.value.people for id in [str(person.name)]} == {
        "Person p/1": "p-1-2",
        "Person p-1": "p-1",
        "Person P 1": "p-1-3",
        "Person Алия": "person",
        "Person Ы": "person-2",
        "Алия": "person-3",
        "Zoe": "zoe",
    }
    assert found.value.person("p-1-2").identifiers == (Identifier("parliament", "p/1"),)
    assert found.value.person("zoe").identifiers == ()
    assert found.lossless() == found.value


def test_a_name_may_be_in_parts_or_among_other_names() -> None:
    found = one(
        "persons",
        {"given_name": "Rustam", "family_name": "Kasimov", "name": None},
        {"other_names": [{"family_name": "Djacta"}, {"name": "Larbi"}, {"note": "no name"}, 5]},
        {"name": "", "other_names": [{"name": "Kim"}]},
        {"gender": "f"},
        {"name": 5, "given_name": "x"},
    )
    assert {str(person.name) for person in found.value.people} == {"Kim", "Rustam Kasimov"}
    assert lost(found) == [("assumed", "/persons/0"), ("assumed", "/persons/2/other_names")]
    assert [(each.code.value, each.path) for each in found.problems] == [
        ("wrong-type", "/persons/1/other_names/3"),
        ("missing-key", "/persons/1/other_names/2"),
        ("missing-key", "/persons/3"),
        ("wrong-type", "/persons/4/name"),
    ]


def test_the_first_of_the_names_is_the_name_but_not_in_its_time() -> None:
    names = [{"name": "Bob's", "start_date": "1950"}, {"name": "Joe's", "start_date": "1955"}]
    found = one("organizations", {"other_names": names})
    (body,) = found.value.organizations
    assert (str(body.name), [str(each.name) for each in body.former_names]) == ("Bob's", ["Joe's"])
    assert lost(found) == [
        ("assumed", "/organizations/0/other_names"),
        ("no-such-field", "/organizations/0/other_names/0/start_date"),
    ]


def test_two_objects_with_one_id_are_one_or_refused() -> None:
    person = {"id": "p", "name": "P", "memberships": [{"role": "Clerk"}]}
    other = {"id": "p", "name": "Q", "memberships": [{"role": "Mayor"}]}
    found = one("persons", person, {**person}, other)
    assert posts_of(found) == [Post("Clerk")]
    assert lost(found) == [
        ("merged", "/persons/1"),
        ("merged", "/persons/1/memberships/0"),
        ("not-included", "/persons/2/memberships/0"),
    ]
    (problem,) = found.problems
    assert (problem.code.value, problem.path) == ("duplicate-id", "/persons/2/id")
    assert problem.other == Location("/persons/0")


def test_names_of_another_time_are_former_names() -> None:
    names = [
        {"name": "Bob's", "start_date": "1950", "end_date": "1954-12-31", "lang": "en"},
        {"name": "Joe's", "start_date": "1955-01-01"},
        {"name": "Famous Joe's", "lang": "zh_hant", "note": "nickname"},
        {"name": "Famous Joe's", "lang": "zh-Hant"},
        {"name": "Simple Joe", "lang": "simple"},
        {"name": "Late Joe", "start_date": "1960", "end_date": "1959"},
    ]
    found = one("organizations", {"name": "ABC", "other_names": names[:-1]})
    (body,) = found.value.organizations
    assert body.former_names == (
        FormerName(Text(en="Bob's"), since="1950", until="1955-01-01"),
        FormerName("Joe's", since="1955-01-01"),
    )
    assert body.other_names == (Text({"zh-Hant": "Famous Joe's"}), Text("Simple Joe"))
    assert lost(found) == [
        ("assumed", "/organizations/0/other_names/0/end_date"),
        ("respelled", "/organizations/0/other_names/2/lang"),
        ("word-widened", "/organizations/0/other_names/4/lang"),
        ("merged", "/organizations/0/other_names/3"),
        ("no-such-field", "/organizations/0/other_names/2/note"),
    ]
    wrong = one("organizations", {"name": "ABC", "other_names": names})
    assert [problem.path for problem in wrong.problems] == [
        "/organizations/0/other_names/5/end_date"
    ]
    assert not wrong.value.organizations
    # A person has no names of another time.
    found = one("persons", {"name": "A", "other_names": names[:1]})
    assert lost(found) == [
        ("no-such-field", "/persons/0/other_names/0/start_date"),
        ("no-such-field", "/persons/0/other_names/0/end_date"),
    ]


def test_what_an_organization_has() -> None:
    found = one(
        "organizations",
        {
            "id": "o",
            "name": "O",
            "classification": "government",
            "founding_date": "1950",
            "dissolution_date": "2000-12-31T10:00",
            "identifiers": [{"scheme": "DUNS", "identifier": "1"}, {"identifier": "2"}],
            "links": [
                {"url": "https://a.example/"},
                {"url": "https://a.example/", "note": "x"},
                {},
            ],
            "sources": [
                {"url": "https://a.example/b", "note": "News"},
                {"url": "https://a.example/c"},
                {"url": "https://a.example/b", "note": "News"},
            ],
            "image": "",
            "area_id": "x",
        },
        {
            "name": "P",
            "classification": "party",
            "links": [{"url": "www"}],
            "sources": [{}, {"url": "x"}],
        },
        end="exclusive",
    )
    assert found.value.organizations == (
        Organization(
            "o",
            "O",
            kind="government",
            founded="1950",
            dissolved="2000-12-31",
            identifiers=[Identifier("popolo", "o"), Identifier("DUNS", "1")],
            links=["https://a.example/"],
            cited=["a-example", "a-example-2"],
        ),
    )
    assert found.value.sources == (
        Source("a-example", "News", url="https://a.example/b"),
        Source("a-example-2", url="https://a.example/c"),
    )
    assert [(code, path.removeprefix("/organizations/0")) for code, path in lost(found)] == [
        ("coarser-date", "/dissolution_date"),
        ("left-out", "/identifiers/1"),
        ("merged", "/links/1"),
        ("merged", "/sources/2"),
        ("no-such-field", "/area_id"),
        ("no-such-field", "/links/1/note"),
    ]
    assert [(each.code.value, each.path) for each in found.problems] == [
        ("invalid-url", "/organizations/1/links/0/url"),
        ("missing-key", "/organizations/1/sources/0"),
        ("invalid-url", "/organizations/1/sources/1/url"),
    ]


def test_an_end_before_the_start_has_the_place_of_the_end() -> None:
    wrong = {"name": "O", "founding_date": "2000", "dissolution_date": "1990"}
    (problem,) = one("organizations", wrong).problems
    assert (problem.code.value, problem.path) == (
        "ends-before-start",
        "/organizations/0/dissolution_date",
    )


def test_parents_by_id_inside_and_around() -> None:
    found = one(
        "organizations",
        {"id": "a", "name": "A", "parent_id": "b"},
        {"id": "b", "name": "B", "children": [{"id": "c", "name": "C"}]},
        {"id": "d", "name": "D", "parent": {"id": "e", "name": "E", "parent_id": "gone"}},
        {"id": "f", "name": "F", "parent": {"id": "a", "name": "Another"}},
    )
    assert {body.id: body.parent for body in found.value.organizations} == {
        "a": "b",
        "b": None,
        "c": "b",
        "d": "e",
        "e": None,
        "f": "a",
    }
    assert [str(loss) for loss in found.losses] == [
        'organization e /organizations/2/parent/parent_id: There is no organization "gone". '
        "[not-included]",
        "/organizations/3/parent: It is the same organization as /organizations/0. "
        'Its "name" is not read. [left-out]',
    ]


def test_organizations_in_a_cycle_are_refused() -> None:
    found = one(
        "organizations",
        {"id": "a", "name": "A", "parent_id": "b"},
        {
            "id": "b",
            "name": "B",
            "parent_id": "c",
            "children": [{"id": "c", "name": "C", "parent_id": "a"}],
        },
        {"id": "d", "name": "D", "parent_id": "a"},
        {"id": "e", "name": "E", "parent": {"id": "x", "name": "X", "parent_id": "e"}},
    )
    assert [(each.code.value, each.path) for each in found.problems] == [
        ("own-ancestor", "/organizations/0/parent_id"),
        ("own-ancestor", "/organizations/3/parent"),
    ]
    assert {body.id: body.parent for body in found.value.organizations} == {
        "b": "c",
        "c": None,
        "d": None,
        "x": None,
    }
    assert [code for code, _ in lost(found)] == ["not-included"] * 3


# Posts of people

BODY = {"id": "o", "name": "O"}
PERSON = {"id": "p", "name": "P"}


def posts(*memberships: Any, **more: Any) -> Read[Hub]:
    settings: Json = {"end": more.pop("end", "inclusive")}
    document = {"organizations": [BODY], "persons": [PERSON], "memberships": [*memberships]}
    return read({**document, **more}, **settings)


def posts_of(found: Read[Hub]) -> list[Post]:
    return [post for person in found.value.people for post in person.posts]


def test_the_end_is_the_last_day_unless_it_is_said_to_be_the_first_no_longer() -> None:
    membership = {"person_id": "p", "organization_id": "o", "end_date": "2015-04-30"}
    assert posts_of(posts(membership)) == [Post(None, "o", until="2015-05-01")]
    assert posts_of(posts(membership, end="exclusive")) == [Post(None, "o", until="2015-04-30")]
    assumed = posts(membership, end=None)
    assert posts_of(assumed) == posts_of(posts(membership))
    assert lost(assumed) == [("assumed", "/memberships/0/end_date")]
    assert lost(posts({**membership, "end_date": None}, end=None)) == []


@pytest.mark.parametrize(
    ("end", "until"),
    [
        ("2015", "[2015-01-02..2016-01-01]"),
        ("2015-04", "[2015-04-02..2015-05-01]"),
        ("9999-12-31", None),
    ],
)
def test_an_end_may_be_known_in_part_or_mean_none(end: str, until: str | None) -> None:
    found = posts({"person_id": "p", "role": "Clerk", "end_date": end})
    assert posts_of(found) == [Post("Clerk", until=until)]
    assert [code for code, _ in lost(found)] == ["assumed"] * (until is None)


def test_what_is_wrong_with_a_membership_has_its_place() -> None:
    found = posts(
        {"person_id": "p", "role": "Clerk", "start_date": "2012-05-01", "end_date": "2012-04-30"},
        {"person_id": "p"},
        {"role": "Clerk", "end_date": "soon"},
        {"person_id": 5, "role": "Clerk"},
        {"person_id": "p", "role": "Clerk", "end_date": "[2000..9999]"},
        {"person_id": "p", "role": "Clerk", "sources": "x", "organization": 5},
        7,
    )
    assert [(each.code.value, each.path) for each in found.problems] == [
        ("ends-before-start", "/memberships/0/end_date"),
        ("empty-post", "/memberships/1"),
        ("missing-key", "/memberships/2"),
        ("invalid-date", "/memberships/2/end_date"),
        ("wrong-type", "/memberships/3/person_id"),
        ("missing-key", "/memberships/3/person_id"),
        ("out-of-range", "/memberships/4/end_date"),
        ("wrong-type", "/memberships/5/organization"),
        ("wrong-type", "/memberships/6"),
    ]
    assert len(found.refused) == 7
    assert dict(found.refused[0].row)["end_date"] == "2012-04-30"


def test_a_membership_without_dates_has_those_of_its_term() -> None:
    events = [
        {"id": "term/1", "name": "1st", "start_date": "2010", "end_date": "2015-04-30"},
        {"id": "term/2", "start_date": "2015-07-27"},
        {"id": "Q1", "name": "An election"},
    ]
    base = {"person_id": "p", "role": "member"}
    found = posts(
        {**base, "legislative_period_id": "term/1"},
        {**base, "legislative_period_id": "term/1", "start_date": "2012"},
        {**base, "legislative_period_id": "term/1", "end_date": "2011"},
        {**base, "legislative_period_id": "term/2"},
        {**base, "legislative_period_id": "term/2", "start_date": "2016"},
        {**base, "legislative_period_id": "term/3"},
        {**base, "legislative_period_id": "term/1", "start_date": "2016"},
        events=events,
    )
    assert posts_of(found) == [
        Post("member", since="2010", until="2015-05-01"),
        Post("member", since="2012", until="2015-05-01"),
        Post("member", since="2010", until="[2011-01-02..2012-01-01]"),
        Post("member", since="2015-07-27"),
        Post("member", since="2016"),
        Post("member"),
    ]
    assert lost(found) == [
        *(("assumed", f"/memberships/{place}/legislative_period_id") for place in range(4)),
        ("no-such-field", "/memberships/4/legislative_period_id"),
        ("not-included", "/memberships/5/legislative_period_id"),
        ("no-such-field", "/events/0/name"),
        ("left-out", "/events/2"),
    ]
    # The end is in another place of the document.
    assert [problem.path for problem in found.problems] == ["/events/0/end_date"]


def test_a_title_is_the_role_or_what_the_post_is_called() -> None:
    posted = [
        {"id": "1", "label": "Chef at Joe's", "role": "Chef", "organization_id": "o"},
        {"id": "2", "role": "Cook", "organization_id": "gone"},
        {"id": "3", "label": "Nobody's"},
    ]
    found = posts(
        {"person_id": "p", "role": "Boss", "post_id": "1", "label": "The boss"},
        {"person_id": "p", "post_id": "1"},
        {"person_id": "p", "post_id": "2", "organization_id": "o"},
        {"person_id": "p", "post_id": "2"},
        {"person_id": "p", "label": "Guest", "organization_id": "o", "post_id": "gone"},
        posts=posted,
    )
    titles = ["Boss", "Chef at Joe's", "Cook", "Guest"]
    assert posts_of(found) == [Post(title, "o") for title in titles]
    assert lost(found) == [
        ("no-such-field", "/memberships/0/label"),
        ("not-included", "/memberships/3"),
        ("not-included", "/memberships/4/post_id"),
        ("no-such-field", "/posts/0/role"),
        ("not-included", "/posts/1/organization_id"),
        ("left-out", "/posts/2"),
    ]


def test_what_is_not_in_the_document_is_left_out_or_created() -> None:
    membership = {"person_id": "p/9", "organization_id": "o/9", "role": "Clerk"}
    of_p, in_o = {**membership, "person_id": "p"}, {**membership, "organization_id": "o"}
    found = posts(membership, of_p, in_o)
    assert not posts_of(found)
    assert [str(loss) for loss in found.losses] == [
        '/memberships/0: There is no person "p/9", so this is left out. [not-included]',
        '/memberships/1: There is no organization "o/9", so this is left out. [not-included]',
        '/memberships/2: There is no person "p/9", so this is left out. [not-included]',
    ]
    document = {"memberships": [membership, {**membership, "role": "Head"}]}
    found = read(document, missing="create")
    assert found.value.people == (
        Person(
            "p-9",
            "p/9",
            posts=[Post("Clerk", "o-9"), Post("Head", "o-9")],
            identifiers=[Identifier("popolo", "p/9")],
        ),
    )
    assert lost(found) == [
        ("assumed", "/memberships/0/person_id"),
        ("assumed", "/memberships/0/organization_id"),
    ]


def test_memberships_of_what_was_put_aside_are_left_out() -> None:
    found = read(
        {
            "persons": [{"id": "p", "name": 5}, {"id": "q", "name": "Q"}],
            "organizations": [{"id": "o", "name": " "}],
            "memberships": [{"person_id": "p"}, {"person_id": "q", "organization_id": "o"}],
        }
    )
    assert [str(loss) for loss in found.losses] == [
        "/memberships/0: /persons/0 was put aside, so this is left out. [not-included]",
        "/memberships/1: /organizations/0 was put aside, so this is left out. [not-included]",
    ]


def test_what_only_memberships_that_were_put_aside_refer_to_is_left_out() -> None:
    membership = {"person_id": "p", "post_id": "a", "legislative_period_id": "t"}
    refused: Json = {**membership, "sources": [{}]}
    document = {
        "persons": [{"id": "p", "name": "P"}],
        "posts": [{"id": "a", "label": "Clerk"}],
        "events": [{"id": "t", "start_date": "2015"}],
    }
    found = read({**document, "memberships": [refused]})
    assert [(loss.code, loss.path, loss.message) for loss in found.losses] == [
        (
            "not-included",
            path,
            "No membership that refers to it is in the register, so this is left out.",
        )
        for path in ("/posts/0", "/events/0")
    ]
    found = read({**document, "memberships": [refused, membership]})
    assert found.value.people[0].posts == (Post("Clerk", since="2015"),)
    assert lost(found) == [("assumed", "/memberships/1/legislative_period_id")]


def test_a_label_that_only_a_membership_put_aside_has_as_its_title_is_lost() -> None:
    membership = {"person_id": "p", "post_id": "a"}
    document: Json = {
        "persons": [{"id": "p", "name": "P"}],
        "posts": [{"id": "a", "label": "Clerk"}],
        "memberships": [{**membership, "sources": [{}]}, {**membership, "role": "Head"}],
    }
    found = read(document)
    assert found.value.people[0].posts == (Post("Head"),)
    assert lost(found) == [("no-such-field", "/posts/0/label")]


def test_equal_memberships_are_one_post_and_sources_are_cited_for_posts() -> None:
    source = {"url": "https://a.example/b"}
    membership = {"person_id": "p", "role": "Clerk", "sources": [source]}
    found = posts(membership, membership, {**membership, "role": "Head", "sources": []})
    (person,) = found.value.people
    assert person.posts == (Post("Clerk"), Post("Head"))
    assert person.cited == (Citation("a-example", about="/posts"),)
    assert lost(found) == [("merged", "/memberships/1")]


def test_objects_may_be_in_each_other() -> None:
    chef = {"id": "chef", "label": "Chef", "organization": {"id": "abc", "name": "ABC"}}
    found = read(
        {
            "memberships": [
                {"person": {"id": "john", "name": "John"}, "post": chef, "start_date": "1972"},
            ],
            "persons": [
                {"name": "Jane", "memberships": [{"organization_id": "abc", "role": "Cook"}]},
            ],
            "organizations": [
                {
                    "id": "inc",
                    "name": "Inc",
                    "posts": [{"role": "Waiter", "memberships": [{"person_id": "john"}]}],
                    "memberships": [{"person_id": "john", "role": "Owner"}],
                }
            ],
        }
    )
    assert {str(person.name): set(person.posts) for person in found.value.people} == {
        "John": {Post("Chef", "abc", since="1972"), Post("Waiter", "inc"), Post("Owner", "inc")},
        "Jane": {Post("Cook", "abc")},
    }
    assert found.lossless()


# The histories of alliances

OGP = {"id": "ogp", "name": "OGP", "classification": "alliance", "founding_date": "2011"}
MEMBERS = [{"id": id, "name": id.upper()} for id in ("az", "ee")]


def alliance(*memberships: Json, body: Json = OGP, **settings: Any) -> Read[Hub]:
    document = {"organizations": [body, *MEMBERS], "memberships": list(memberships)}
    settings.setdefault("end", "inclusive")
    return read(document, **settings)


def spell(member: str, since: str | None = None, until: str | None = None, **more: Any) -> Json:
    dates = {"start_date": since, "end_date": until}
    return {"member_id": member, "organization_id": "ogp", **dates, **more}


def test_memberships_of_organizations_in_an_alliance_are_its_history() -> None:
    source = {"url": "https://a.example/b"}
    found = alliance(
        spell("az", "2011-09-20", "2016-05-03", role="observer", sources=[source]),
        spell("az", "2016-05-04", role="Full member"),
        spell("ee", None, "2018-12-31", role="member"),
    )
    (ogp,) = found.value.alliances
    assert ogp.launched == PartialDate("2011")
    assert ogp.history == MembershipHistory(
        [
            MembershipChange("az", "2011-09-20", "observer", cited=["a-example"]),
            MembershipChange(
                "az", "2016-05-04", "member", label="Full member", cited=["a-example"]
            ),
            MembershipChange("ee", "XXXX", "member"),
            MembershipChange("ee", "2019-01-01", None),
        ]
    )
    assert found.value.organization("ogp").founded == PartialDate("2011")
    assert [source.id for source in found.value.sources] == ["a-example"]
    assert lost(found) == [("assumed", "/memberships/2")]
    assert not alliance(spell("ee", "2011"), complete=False).value.alliances[0].history.complete


def test_memberships_that_follow_each_other_and_say_the_same_are_one() -> None:
    found = alliance(spell("az", "2011-01-01", "2014-12-31"), spell("az", "2015-01-01"))
    assert lost(found) == [("merged", "/memberships/1")]
    assert found.value.alliances[0].history.complete


def test_memberships_that_contradict_each_other_are_put_aside_with_all_of_the_member() -> None:
    found = alliance(
        spell("az", "2011-01-01", "2015-12-31", role="observer"),
        spell("az", "2014-01-01"),
        spell("az", "2001-01-01", "2001-12-31"),
        spell("ee", "2013"),
    )
    assert [str(change.member) for change in found.value.alliances[0].history.changes] == ["ee"]
    assert not found.value.alliances[0].history.complete
    first, second, third = found.refused
    assert first.problems == second.problems == third.problems
    assert (first.problems[0].path, first.problems[0].code.value) == (
        "/memberships/0/end_date",
        "overlapping-spells",
    )
    assert first.problems[0].other == Location("/memberships/1")


def test_who_belonged_after_the_end_of_an_alliance_is_put_aside() -> None:
    ended = {**OGP, "dissolution_date": "2012"}
    found = alliance(spell("az", "2015"), spell("ee", "2011"), body=ended)
    assert found.value.alliances[0].recorded_history is None
    assert [(each.code.value, each.path) for each in found.problems] == [
        ("after-dissolution", "/organizations/0/dissolution_date")
    ]
    assert len(found.refused) == 2


def test_who_is_a_member_of_what_is_no_alliance_is_left_out() -> None:
    party = {"id": "ogp", "name": "OGP", "classification": "party"}
    found = alliance(spell("az", "2011"), {"member_id": "az"}, body=party)
    assert [str(loss) for loss in found.losses if loss.code == "left-out"] == [
        '/memberships/0: An organization is a member of "ogp", which is not an alliance. '
        'If it is one, list its id in alliances=["ogp"]. [left-out]',
        "/memberships/1: An organization is a member, but the document does not say of what. "
        "[left-out]",
    ]
    named = alliance(spell("az", "2011"), body=party, alliances=["ogp"])
    assert named.value.alliances[0].belongs("az", on="2012").certainly
    assert not alliance().value.alliances[0].history.complete


def test_what_is_left_out_or_refused_makes_a_history_incomplete() -> None:
    for wrong in (spell("gone", "2011"), spell("ee", "soon"), spell("ee", "2011", "2010")):
        found = alliance(spell("az", "2011"), wrong)
        assert not found.value.alliances[0].history.complete
        assert len(found.losses) + len(found.refused) == 1
    (problem,) = found.problems
    assert (problem.code.value, problem.path) == ("ends-before-start", "/memberships/1/end_date")


def test_who_is_a_member_may_be_said_in_several_ways() -> None:
    def names(member: Json, **body: Any) -> dict[str, list[str]]:
        document = {
            "persons": [{"id": "same", "name": "S"}, {"id": "p", "name": "P"}],
            "organizations": [OGP, {"id": "same", "name": "S"}, {"id": "az", "name": "AZ", **body}],
            "memberships": [{"organization_id": "ogp", **member}] if member else [],
        }
        found = read(document)
        return {
            "people": [person.id for person in found.value.people if person.posts],
            "members": sorted(found.value.alliances[0].history.parties),
            "wrong": [f"{each.code} {each.path}" for each in found.problems],
            "lost": [f"{code} {path}" for code, path in lost(found) if code != "assumed"],
        }

    none: dict[str, list[str]] = {"people": [], "members": [], "wrong": [], "lost": []}
    assert names({"member_id": "p"}) == {**none, "people": ["p"]}
    assert names({"member": {"id": "az"}}) == {
        **none, "members": ["az"], "lost": ["merged /memberships/0/member"]
    }  # fmt: skip
    assert names({"member": {"id": "same", "@type": "Organization"}}) == {
        **none, "members": ["same"], "lost": ["merged /memberships/0/member"]
    }  # fmt: skip
    assert names({"member": {"id": "new", "name": "New", "@type": "Person"}}) == {
        **none, "people": ["new"]
    }  # fmt: skip
    assert names({"member_id": "same"}) == {
        **none, "wrong": ["ambiguous-id /memberships/0/member_id"]
    }  # fmt: skip
    for member in ({"member_id": "gone"}, {"member": {"name": "Nobody"}}):
        assert names(member) == {**none, "lost": ["not-included /memberships/0"]}
    # An organization can have its own memberships, and those of its members.
    assert names({}, memberships=[{"organization_id": "ogp"}]) == {**none, "members": ["az"]}


# Files


def test_problems_and_losses_of_a_file_have_lines(tmp_path: Path) -> None:
    file = tmp_path / "popolo.json"
    people = [
        {"id": "p", "name": "P", "gender": "f"},
        {"id": "q", "name": "Q", "links": [], "other_names": [{"name": 5}]},
    ]
    file.write_text(json.dumps({"persons": people}, indent=1), "utf-8")
    found = popolo.load(file, "hub", "Hub", aside=True)
    assert [(loss.line, loss.column) for loss in found.losses] == [(6, 14)]
    (refused,) = found.refused
    assert (refused.line, refused.problems[0].line) == (8, 14)
    with pytest.raises(ValidationError, match=re.escape("popolo.json:14:14: /persons/1")):
        popolo.load(file, "hub", "Hub")
    with pytest.raises(ValidationError, match=r"^1 problem:\n1\. /alliances/0"):
        popolo.load(file, "hub", "Hub", alliances=["x"])
    file.write_text('{"persons": [}', "utf-8")
    with pytest.raises(ValidationError, match=re.escape("popolo.json:1:14: ")):
        popolo.load(file, "hub", "Hub")
