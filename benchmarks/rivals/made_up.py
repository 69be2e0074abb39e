"""Generated documents, the same in every run, and ways to add problems to them.

Members' true days increase, so the changes can always be in their order.
"""

import json
import random
from datetime import date, timedelta
from typing import Any

from . import Arguments

SEED = 20_160_504
FIRST, LAST = date(1995, 1, 1).toordinal(), date(2024, 12, 31).toordinal()
COUNTRIES = ("AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "TJ", "TM", "UA", "UZ")
CYCLE = ("member", "associate", "member", None)

Json = dict[str, Any]


def written(day: int, chance: random.Random) -> str:
    """Return a day as a source may give it: mostly a day, sometimes a month or a range."""
    form = chance.random()
    if form < 0.05:
        return date.fromordinal(day).isoformat()[:7]
    if form < 0.1:
        first, last = day - chance.randint(1, 30), day + chance.randint(0, 30)
        return f"[{date.fromordinal(first)}..{date.fromordinal(last)}]"
    return date.fromordinal(day).isoformat()


def changes(size: int, seed: int = SEED, each: int = 500) -> list[Arguments]:
    """Return the arguments of changes over thirty years, in the order of their true days.

    Args:
        size: The number of changes.
        seed: The seed of the random numbers.
        each: The largest number of changes of each member, unless there are fewer than 20 members.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    count = max(20, size // each)
    countries = iter(COUNTRIES)
    found: list[tuple[int, str, str, str | None]] = []
    for index in range(count):
        country = next(countries, None) if index % 2 else None
        member = country or f"body-{index}"
        days = sorted(chance.sample(range(FIRST, LAST + 1), size // count))
        found += (
            (day, member, written(day, chance), CYCLE[place % len(CYCLE)])
            for place, day in enumerate(days)
        )
    found.sort(key=lambda change: change[0])
    return [change[1:] for change in found]


def hub_of_changes(size: int, alliances: int = 50) -> Json:
    """Return a hub whose alliances have this number of changes.

    One change in three cites a source, one in eight has a body. All departures are withdrawals.
    """
    found = [_alliance(index, size // alliances) for index in range(alliances)]
    bodies = {
        each["member"]
        for alliance in found
        for each in alliance["history"]["changes"]
        if each["member"].islower()
    }
    return {
        "egov_hub": 1,
        "id": "hub",
        "name": {"en": "Hub"},
        "organizations": [{"id": id, "name": {"en": id}} for id in sorted(bodies | {"body-0"})],
        "alliances": found,
        "sources": [{"id": f"notice-{index}", "title": {"en": "A notice"}} for index in range(10)],
    }


def _alliance(index: int, size: int) -> Json:
    history: list[Json] = []
    given = sorted(changes(size, SEED + index), key=lambda each: each[0])
    for place, (member, on, to) in enumerate(given):
        change: Json = {"member": member, "on": on, "standing": to}
        if to is None:
            change["how"] = "withdrew"
        elif place % 8 == 0:
            change["through"] = "body-0"
        if place % 3 == 0:
            change["cited"] = [{"source": f"notice-{place % 10}"}]
        history.append(change)
    return {
        "id": f"alliance-{index:03}",
        "name": {"en": f"Alliance {index}", "ru": f"Альянс {index}"},
        "kind": "peer-learning",
        "history": {"changes": history},
    }


def hub_of_workshops(size: int) -> Json:
    """Return a hub of workshops with all their parts, and the records that they refer to."""
    return {
        "egov_hub": 1,
        "id": "hub",
        "name": {"en": "Hub"},
        "organizations": [
            {"id": f"body-{index:02}", "name": {"en": f"Body {index}"}, "country": "KZ"}
            for index in range(60)
        ],
        "people": [
            {"id": f"person-{index:03}", "name": {"en": f"Person {index}"}} for index in range(400)
        ],
        "alliances": [
            {"id": f"alliance-{index}", "name": {"en": f"Alliance {index}"}} for index in range(5)
        ],
        "workshops": [_workshop(index) for index in range(size)],
        "sources": [
            {"id": f"notice-{index:02}", "title": {"en": "A notice"}, "published": "2020"}
            for index in range(100)
        ],
    }


def _workshop(index: int) -> Json:
    start = date(2013, 1, 1) + timedelta(days=index % 4000)
    cited = [{"source": f"notice-{index % 100:02}", "printed": "To date"}]
    body = f"body-{index % 60:02}"
    return {
        "id": f"workshop-{index:05}",
        "title": {"en": f"Workshop {index} on open data", "ru": f"Семинар {index}"},
        "start": str(start),
        "end": str(start + timedelta(days=1)),
        "kind": ("workshop", "seminar", "webinar", "conference")[index % 4],
        "status": "held",
        "format": ("in-person", "online", "hybrid")[index % 3],
        "place": {"country": COUNTRIES[index % 14], "city": {"en": f"City {index % 50}"}},
        "co_organizers": [
            {"organization": body, "role": "organizer"},
            {"organization": f"body-{(index + 1) % 60:02}"},
            {"organization": f"body-{(index + 2) % 60:02}", "role": "funder", "cited": cited},
        ],
        "alliance": f"alliance-{index % 5}",
        "topics": [{"en": "integrated services"}, {"en": "open data"}],
        "appearances": [
            {
                "person": f"person-{(index + place) % 400:03}",
                "part": part,
                "posts": [{"title": {"en": "Rector"}, "organization": body}],
                "remarks": [{"text": {"en": f"Remark {index} of many."}, "quoted": True}],
            }
            for place, part in enumerate(("welcome", "keynote", "speaker"))
        ],
        "attendance": [
            *({"party": COUNTRIES[(index + place) % 14]} for place in range(4)),
            {"party": body, "audience": {"en": "researchers"}, "headcount": {"value": 20}},
        ],
        "headcounts": [{"value": 70 + index % 9, "qualifier": "over"}],
        "languages": ["en", "ru"],
        "cited": cited,
    }


def with_quotes_and_nulls(hub: Json) -> None:
    """Quote the title of each workshop, and write null for fields that could be left out."""
    for workshop in hub["workshops"]:
        workshop["title"]["en"] = f'"{workshop["title"]["en"]}"'
        workshop.update(dict.fromkeys(("within", "follows", "series", "ordinal")))


def with_one_change_more(hub: Json) -> None:
    """Let a new country join the last alliance of a hub of changes."""
    joined = {"member": "SE", "on": "2024-12-31", "standing": "member"}
    hub["alliances"][-1]["history"]["changes"].append(joined)


def with_one_other_title(hub: Json) -> None:
    """Change the title of a workshop in the middle of a hub."""
    workshops = hub["workshops"]
    workshops[len(workshops) // 2]["title"] = {"en": "Another title"}


def with_one_bad_date(hub: Json) -> None:
    """Make a date at the end of a hub of changes invalid."""
    hub["alliances"][-1]["history"]["changes"][-1]["on"] = "2019-02-30"


def with_faults(hub: Json, faults: int) -> None:
    """Add this number of problems to a hub of changes, of four kinds in turn."""
    for index in range(faults):
        alliance = hub["alliances"][index % len(hub["alliances"])]
        # One change each, of a member with no other problem.
        own = alliance["history"]["changes"]
        change = own[(index // len(hub["alliances"]) * 2 + 1) * len(own) // 20]
        match index % 4:
            case 0:
                change["on"] = "2019-02-30"
            case 1:
                change["note"] = "an unknown key"
            case 2:
                change["standing"] = "membre"
            case _:
                change["cited"] = [{"source": "no-such-notice"}]


# Documents of one kind of record


def _bodies(size: int) -> Json:
    return {
        "egov_hub": 1,
        "id": "hub",
        "name": {"en": "Hub"},
        "organizations": [
            {"id": f"body-{index:05}", "name": {"en": f"Body {index}"}} for index in range(size)
        ],
    }


def hub_of_parents(size: int) -> Json:
    """Return a hub of bodies, each of them a unit of another."""
    hub = _bodies(size)
    for index, body in enumerate(hub["organizations"][1:], 1):
        body["parent"] = f"body-{index // 10:05}"
    return hub


def hub_of_links(size: int) -> Json:
    """Return a hub of bodies with this number of addresses on the web, ten of each."""
    hub = _bodies(size // 10)
    for index, body in enumerate(hub["organizations"]):
        body["links"] = [f"https://example.org/{index}/pages/{page}" for page in range(10)]
    return hub


def hub_of_attendances(size: int) -> Json:
    """Return a hub of workshops with this number of attendances, ten at each, all different."""
    hub = _bodies(100)
    hub["workshops"] = [
        {
            "id": f"workshop-{index:05}",
            "start": "2019-05-30",
            "attendance": [
                {
                    "party": f"body-{(index + place) % 100:05}",
                    "audience": {"en": f"Group {index} of {place}"},
                    "headcount": {"value": index + place},
                }
                for place in range(10)
            ],
        }
        for index in range(size // 10)
    ]
    return hub


def small_lines(size: int) -> list[str]:
    """Return JSON Lines of small records of three kinds."""
    kinds: tuple[Json, ...] = (
        {"type": "Person", "id": "person-{}", "name": {"en": "Person {}"}},
        {"type": "Organization", "id": "body-{}", "name": {"en": "Body {}"}, "country": "KZ"},
        {"type": "Source", "id": "notice-{}", "title": {"en": "Notice {}"}, "published": "2019"},
    )
    lines = [json.dumps({"egov_hub": 1, **kind}) for kind in kinds]
    return [lines[index % 3].replace("{}", str(index)) for index in range(size)]


def with_unique_cyrillic(hub: Json) -> None:
    """Let each workshop have its own words in Russian, in its title and its remarks."""
    for index, workshop in enumerate(hub["workshops"]):
        workshop["title"]["ru"] = f"Практический семинар № {index} об открытых данных"
        for place, appearance in enumerate(workshop["appearances"]):
            said = f"Выступление {place} на семинаре {index}: данные открыты для всех"
            appearance["remarks"] = [{"text": {"ru": said}}]
