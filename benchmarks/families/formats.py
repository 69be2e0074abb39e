"""Documents of other formats: large ones, and ones whose parts are all related or similar."""

import json
from collections.abc import Mapping

from egov_hub.formats import popolo

from . import Call, family, refused


def _read(document: Mapping[str, object], *, aside: bool = False) -> Call:
    text = json.dumps(document)
    return lambda: popolo.loads(text, "hub", "Hub", aside=aside)


def _people(n: int) -> list[dict[str, object]]:
    return [
        {"id": f"person/{each}", "name": f"Person {each}", "image": "a.jpg"} for each in range(n)
    ]


@family("Popolo: people with three posts each", most=16_000)
def people(n: int) -> Call:
    memberships = [
        {
            "person_id": f"person/{each // 3}",
            "organization_id": "parliament",
            "role": "member",
            "start_date": f"{2001 + each % 3}-01-01",
            "end_date": f"{2001 + each % 3}-12-31",
        }
        for each in range(3 * n)
    ]
    bodies = [{"id": "parliament", "name": "Parliament"}]
    return _read({"persons": _people(n), "organizations": bodies, "memberships": memberships})


@family("Popolo: different ids that become the same id", most=16_000)
def alike(n: int) -> Call:
    return _read({"persons": [{"id": f"p{'/' * each}", "name": "P"} for each in range(1, 200)]
                  + [{"id": f"p {each}!", "name": "P"} for each in range(n)]
                  + [{"name": "P"} for _ in range(n)]})  # fmt: skip


@family("Popolo: nested organizations", most=16_000)
def chain(n: int) -> Call:
    bodies = [{"id": f"o{each}", "name": "O", "parent_id": f"o{each + 1}"} for each in range(n)]
    return refused(_read({"organizations": [*bodies, {**bodies[0], "id": f"o{n}"}]}))


@family("Popolo: copies of one person in all memberships", most=16_000)
def copies(n: int) -> Call:
    person = {"id": "p", "name": "P"}
    memberships = [{"person": person, "role": "member"} for _ in range(n)]
    return _read({"persons": [person], "memberships": memberships})


@family("Popolo: memberships in an alliance that contradict each other", most=4_000)
def contradictions(n: int) -> Call:
    bodies = [{"id": f"o{each}", "name": "O"} for each in range(n)]
    alliance = {"id": "a", "name": "A", "classification": "alliance"}
    memberships = [
        {"member_id": f"o{each // 2}", "organization_id": "a", "start_date": "2001"}
        for each in range(2 * n)
    ]
    document = {"organizations": [alliance, *bodies], "memberships": memberships}
    return _read(document, aside=True)


@family("Popolo: one organization that is in an alliance many times", most=4_000)
def many_times(n: int) -> Call:
    bodies = [{"id": "a", "name": "A", "classification": "alliance"}, {"id": "o", "name": "O"}]
    memberships = [
        {"member_id": "o", "organization_id": "a", "start_date": f"{2001 + each % 20}"}
        for each in range(n)
    ]
    return _read({"organizations": bodies, "memberships": memberships}, aside=True)


@family("Popolo: everything is missing or wrong", most=16_000)
def wrong(n: int) -> Call:
    memberships = [
        {"person_id": f"p{each}", "organization_id": "o", "end_date": "soon"} for each in range(n)
    ]
    people = [{"id": 5, "name": [], "other_names": "x", "sources": [5]} for _ in range(n)]
    return _read({"persons": people, "memberships": memberships}, aside=True)
