"""Popolo documents: made up from what real ones have, with and without faults."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

Json = dict[str, Any]

# Ids are spelled alike for people and organizations, and some make the same id of a record.
PEOPLE = ("p/1", "P 1", "p-1", "Алия", "same")
BODIES = ("o/1", "O 1", "-", "party/ÿ", "same")
MISSING = ("gone", "p/9")
INSIDE = {
    "person": {"memberships": "membership"},
    "organization": {
        "memberships": "membership",
        "posts": "post",
        "children": "organization",
        "parent": "organization",
    },
    "post": {"memberships": "membership", "organization": "organization"},
    "membership": {
        "person": "person",
        "organization": "organization",
        "post": "post",
        "member": "member",
    },
    "event": {},
    "member": {},
}
LISTS = {
    "persons": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
    "events": "event",
}
SINGLE = ("parent", "organization", "person", "post", "member")

days = st.sampled_from(
    ["2010", "2012", "2012-05", "2013-06-01", "2013-06-30", "2014-01-01T10:00:00Z", "2015-04-30"]
)
ends = days | st.sampled_from(["2016", "2020-12-31", "9999-12-31"])
words = st.sampled_from(["Clerk", "Head of unit", "member", "observer", "Хаб"])


def some(**values: SearchStrategy[Any]) -> SearchStrategy[Json]:
    """Return objects that have some keys, in any order."""
    optional = st.fixed_dictionaries({}, optional=values)
    return optional.flatmap(lambda found: st.permutations(list(found.items()))).map(dict)


names = some(
    name=words,
    lang=st.sampled_from(["en", "zh-cn", "ZH_hant", "simple", "English"]),
    note=words,
    start_date=days,
    end_date=ends,
    family_name=words,
)
links = some(url=st.sampled_from(["https://a.example/x", "http://b.example"]), note=words)
identifiers = some(scheme=st.sampled_from(["wikidata", "DUNS", "popolo"]), identifier=words)


def listed(items: SearchStrategy[Any]) -> SearchStrategy[list[Any]]:
    return st.lists(items, max_size=2)


_NAMED = {
    "name": words,
    "other_names": listed(names),
    "identifiers": listed(identifiers),
    "links": listed(links),
    "sources": listed(links),
    "image": words,
}


def objects(kind: str, depth: int) -> SearchStrategy[Json]:
    """Return objects of a kind, with others inside them up to a depth."""
    people, bodies = st.sampled_from(PEOPLE + MISSING), st.sampled_from(BODIES + MISSING)
    own: dict[str, SearchStrategy[Any]] = {
        "person": {**_NAMED, "id": st.sampled_from(PEOPLE), "given_name": words, "gender": words},
        "organization": {
            **_NAMED,
            "id": st.sampled_from(BODIES),
            "classification": st.sampled_from(["party", "alliance", "government"]),
            "parent_id": bodies,
            "founding_date": st.just("2001"),
            "dissolution_date": ends,
        },
        "post": {
            "id": st.sampled_from(["post/1", "post/2"]),
            "label": words,
            "role": words,
            "organization_id": bodies,
        },
        "membership": {
            "person_id": people,
            "organization_id": bodies,
            "member_id": people | bodies,
            "post_id": st.sampled_from(["post/1", "post/2", "gone"]),
            "legislative_period_id": st.sampled_from(["term/1", "term/2", "gone"]),
            "role": words,
            "label": words,
            "start_date": days,
            "end_date": ends,
            "sources": listed(links),
            "area_id": words,
        },
        "event": {
            "id": st.sampled_from(["term/1", "term/2"]),
            "name": words,
            "start_date": st.just("2010"),
            "end_date": st.just("2015-04-30"),
        },
        "member": {"id": people | bodies, "@type": st.sampled_from(["Person", "Organization"])},
    }[kind]
    if depth:
        for key, inner in INSIDE[kind].items():
            one = objects(inner, depth - 1)
            own[key] = one if key in SINGLE else listed(one)
    return some(**own)


def memberships_in(document: Json) -> Iterator[tuple[str, Json, list[tuple[str, Json]]]]:
    """Return the memberships of a document: the path, the object, and what it is in."""
    waiting: list[tuple[str, str, Json, list[tuple[str, Json]]]] = []
    for key, kind in LISTS.items():
        items = document.get(key, [])
        waiting += [(kind, f"/{key}/{index}", item, []) for index, item in enumerate(items)]
    while waiting:
        kind, path, item, around = waiting.pop()
        if kind == "membership":
            yield path, item, around
        for key, inner in INSIDE[kind].items():
            value = item.get(key)
            within = [*around, (kind, item)]
            if key in SINGLE and value:
                waiting.append((inner, f"{path}/{key}", value, within))
            elif value:
                waiting += [
                    (inner, f"{path}/{key}/{index}", one, within) for index, one in enumerate(value)
                ]


@st.composite
def popolo_documents(draw: DrawFn) -> Json:
    """Return documents of which each object is sound by itself; each membership has its own id."""
    lists = {
        "persons": st.lists(objects("person", 2), max_size=3),
        "organizations": st.lists(objects("organization", 2), max_size=4),
        "posts": st.lists(objects("post", 1), max_size=2),
        "memberships": st.lists(objects("membership", 1), min_size=1, max_size=6),
        "events": st.lists(objects("event", 0), max_size=2),
        "meta": st.just({"sources": ["https://example.org"]}),
    }
    document: Json = copy.deepcopy(draw(some(**lists)))
    document.setdefault("memberships", [])
    for number, (_, membership, _) in enumerate(memberships_in(document)):
        membership["id"] = f"m{number}"
    return document


def alliance_documents() -> SearchStrategy[Json]:
    """Return documents of an alliance, to which three organizations belonged."""
    spell = some(
        member_id=st.sampled_from(["o/1", "o/2", "o/3", "gone"]),
        organization_id=st.sampled_from(["a", "a", "a", "o/1"]),
        role=words,
        start_date=days,
        end_date=ends,
        sources=listed(links),
        legislative_period_id=st.just("term/1"),
    )
    alliance = some(name=words, classification=st.just("alliance"), dissolution_date=ends)

    def document(parts: tuple[list[Json], Json]) -> Json:
        spells, alliance = copy.deepcopy(parts)
        bodies = [{"id": id, "name": id} for id in ("o/1", "o/2", "o/3")]
        return {
            "events": [{"id": "term/1", "start_date": "2010", "end_date": "2015-04-30"}],
            "memberships": [
                {"member_id": "o/1", "organization_id": "a", **each, "id": f"m{number}"}
                for number, each in enumerate(spells)
            ],
            "organizations": [{"id": "a", "name": "A", **alliance}, *bodies],
        }

    return st.tuples(st.lists(spell, max_size=6), alliance).map(document)


def documents() -> SearchStrategy[Json]:
    """Return documents of all kinds."""
    return popolo_documents() | alliance_documents()
