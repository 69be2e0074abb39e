"""Hostile documents: shared, deep, wide, long, and wrong in every place."""

import json
from collections.abc import Iterable
from typing import Any

from egov_hub import (
    Hub,
    Source,
    Text,
    Workshop,
    dumps,
    from_dict,
    iter_records,
    loads,
    locate,
)

from . import Call, family, refused

EN = {"en": "Words"}


def hub(**records: object) -> dict[str, Any]:
    """Return the document of a hub."""
    return {"egov_hub": 1, "id": "hub", "name": EN, **records}


@family("shared parts, each twice in the next one", first=250, most=64_000)
def shared_twice(n: int) -> Call:
    data: list[object] = []
    for _ in range(n):
        data = [data, data]
    return refused(lambda: from_dict({"id": "w", "title": data}, Workshop))


@family("shared parts in the fields of records", first=2_000, most=64_000)
def shared_in_records(n: int) -> Call:
    post = {"title": EN, "since": "2018"}
    person = {"person": "p", "posts": [post] * n}
    workshop = {"id": "w", "start": "2018", "appearances": [person] * n}
    return refused(lambda: from_dict(hub(workshops=[workshop] * n)))


@family("one shared list of members in all attestations")
def shared_members(n: int) -> Call:
    members = ["AZ", "GE", "AM"]
    lists = [
        {"on": f"{1000 + each % 8000}", "members": members, "count": each} for each in range(n)
    ]
    alliance = {"id": "a", "name": EN, "attestations": lists}
    return lambda: from_dict(hub(alliances=[alliance]))


@family("a doubled key, and a long key over a long list", first=4_000, most=512_000)
def long_key(n: int) -> Call:
    text = f'{{"id": 1, "id": 2, "{"k" * n}": [{",".join("0" * (n // 2))}]}}'
    return refused(lambda: loads(text))


@family("doubled keys in all items under a long key", first=4_000, most=512_000)
def doubled_under_long_key(n: int) -> Call:
    items = ",".join(['{"a":1,"a":2}'] * (n // 14))
    text = f'{{"{"k" * n}": [{items}]}}'
    return refused(lambda: loads(text))


@family("doubled keys in all items, deep inside", first=4_000, most=512_000)
def doubled_deep_inside(n: int) -> Call:
    depth = min(900, n // 500)
    key = "k" * (n // depth)
    items = ",".join(['{"a":1,"a":2}'] * (n // 14))
    text = f'{{"{key}":' * depth + f"[{items}]" + "}" * depth
    return refused(lambda: loads(text))


@family("locate: a long key over a long list", first=4_000, most=512_000)
def locate_long_key(n: int) -> Call:
    text = f'{{"{"k" * n}": [{",".join("0" * (n // 2))}]}}'
    return lambda: locate(text)


@family("locate: nested lists", first=100, most=900)
def locate_deep(n: int) -> Call:
    text = "[" * n + "]" * n
    return lambda: locate(text)


@family("nested lists", first=4_000, most=512_000)
def deep(n: int) -> Call:
    text = "[" * n + "]" * n
    return refused(lambda: loads(text))


@family("nested objects, in a field", first=100, most=900)
def deep_in_field(n: int) -> Call:
    data: object = "Words"
    for _ in range(n):
        data = {"en": data}
    return refused(lambda: from_dict({"id": "w", "title": data}, Workshop))


@family("unknown keys in one object", most=8_000)
def unknown_keys(n: int) -> Call:
    document = hub(**{f"workshop{each}": 1 for each in range(n)})
    return refused(lambda: from_dict(document))


@family("four faults in each change of a history", most=16_000)
def faulty_changes(n: int) -> Call:
    change = {"member": "ZZ", "on": "2019-13", "standing": "membre", "colour": "red"}
    alliance = {"id": "a", "name": EN, "history": {"changes": [change] * n}}
    text = json.dumps(hub(alliances=[alliance]))
    return refused(lambda: loads(text))


@family("references to ids that no record has", most=8_000)
def dangling(n: int) -> Call:
    document = hub(organizations=_organizations(n), workshops=_organized(n))
    return refused(lambda: from_dict(document))


@family("references to ids that no line has", most=8_000)
def dangling_lines(n: int) -> Call:
    records = (("Organization", _organizations(n)), ("Workshop", _organized(n)))
    lines = [
        json.dumps({"egov_hub": 1, "type": kind, **record})
        for kind, some in records
        for record in some
    ]
    return refused(lambda: list(iter_records(lines, whole=True)))


def _organizations(n: int) -> list[dict[str, object]]:
    return [{"id": f"academy-of-administration-{each}", "name": EN} for each in range(n)]


def _organized(n: int) -> Iterable[dict[str, object]]:
    return [
        {
            "id": f"w{each}",
            "co_organizers": [{"organization": f"academy-of-administration-{each}-x"}],
        }
        for each in range(n)
    ]


@family("one id for all records")
def one_id(n: int) -> Call:
    document = hub(sources=[{"id": "notice", "title": EN}] * n)
    text = json.dumps(document)
    return refused(lambda: loads(text))


@family("a list with each item twice")
def twice(n: int) -> Call:
    topics = [{"en": f"Topic {each % (n // 2)}"} for each in range(n)]
    text = json.dumps({"id": "w", "topics": topics})
    return refused(lambda: loads(text, Workshop))


@family("a long title", first=8_000, most=2_048_000)
def long_title(n: int) -> Call:
    text = json.dumps({"id": "w", "title": {"en": "\u2028" * n + "x"}})
    return lambda: dumps(loads(text, Workshop))


@family("a long id", first=1_000, most=256_000)
def long_id(n: int) -> Call:
    return refused(lambda: Source("A-b" * (n // 3), "A notice"))


@family("a long unknown key, word, date, country and URL", first=1_000, most=256_000)
def long_everything(n: int) -> Call:
    long = "ab-" * (n // 3)
    workshop = {long: 1, "id": "w", "kind": long, "start": long, "place": {"country": long}}
    return refused(lambda: from_dict({**workshop, "within": long, "languages": [long]}, Workshop))


@family("long numbers", first=1_000, most=256_000)
def long_numbers(n: int) -> Call:
    text = f'{{"id": "w", "ordinal": {"9" * n}, "start": "[{"1" * n}"}}'
    return refused(lambda: loads(text, Workshop))


@family("a language tag of many subtags", first=1_000, most=256_000)
def long_tag(n: int) -> Call:
    return refused(lambda: Text({"sl" + "-nedis" * (n // 6): "Words"}))


@family("a text in many unknown languages", first=2_000, most=64_000)
def many_languages(n: int) -> Call:
    words = {f"xx-a{each:06}": "Words" for each in range(n)}
    return refused(lambda: Text(words))


@family("a long range of languages to read", first=1_000, most=256_000)
def long_range(n: int) -> Call:
    text, wanted = Text(en="Words"), "sl" + "-nedis" * (n // 6)
    return lambda: text.best(wanted)


@family("a hub of workshops and people", most=8_000)
def large(n: int) -> Call:
    people = [{"id": f"p{each}", "name": EN} for each in range(n)]
    workshops = [
        {"id": f"w{each}", "start": "2018", "appearances": [{"person": f"p{each}"}]}
        for each in range(n)
    ]
    text = json.dumps(hub(people=people, workshops=workshops))
    return lambda: dumps(loads(text, Hub))
