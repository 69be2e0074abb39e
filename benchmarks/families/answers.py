"""All questions of the cookbook about a plain register: that of a hub that records everything.

The size is the number of workshops. With each come more of everything else: organizations, people,
alliances, and a source.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    Attestation,
    CoOrganizer,
    Headcount,
    Hub,
    MembershipHistory,
    Organization,
    Person,
    Place,
    Plan,
    Post,
    Role,
    Source,
    Workshop,
    questions,
)
from egov_hub.differences import diff
from egov_hub.findings import review
from egov_hub.formats import icalendar, jsonld, tables
from egov_hub.knowledge import known_by

from . import Call, family

COUNTRIES = ("AM", "AZ", "BY", "EE", "GE", "KG", "KR", "KZ", "MD", "MN", "TJ", "TM", "UA", "UZ")
ROLES = (Role.ORGANIZER, Role.HOST, Role.FUNDER, Role.PARTNER, None)
EACH = 10
"""One alliance, two organizations and two people for this number of workshops."""


def day(n: int) -> str:
    """Return one day after the other, from 2000 on."""
    return str(date(2000, 1, 2) + timedelta(n))


def _alliance(n: int) -> Alliance:
    history = MembershipHistory()
    for place, country in enumerate(COUNTRIES):
        year = 2000 + (n + place) % 20
        history = history.join(country, f"{year}", through=f"o{2 * n + place % 2}")
        if place % 3 == 0:
            history = history.leave(country, f"{year + 2}", how="withdrew")
    lists = [Attestation(f"{year}", count=10 + year % 5, cited=[f"s{n}"]) for year in (2010, 2011)]
    return Alliance(f"a{n}", f"Alliance {n}", history=history, attestations=lists)


def _workshop(n: int) -> Workshop:
    there = [COUNTRIES[(n + step) % len(COUNTRIES)] for step in range(6)]
    people = [f"p{2 * (n // EACH) + step}" for step in range(2)]
    return Workshop(
        f"w{n}",
        f"Workshop {n * 2_654_435_761 % 10**20:020}",
        start=day(n),
        status=("held", "held", "announced", "cancelled", None)[n % 5],
        kind=("workshop", "seminar", "conference")[n % 3],
        place=Place(COUNTRIES[n % len(COUNTRIES)]),
        alliance=f"a{n // EACH}",
        follows=f"w{n - EACH}" if n >= EACH else None,
        topics=[f"Topic {n % 20}"],
        co_organizers=[
            CoOrganizer(f"o{2 * (n // EACH) + step}", ROLES[(n + step) % len(ROLES)])
            for step in range(2)
        ],
        attendance=[Attendance(country) for country in there],
        appearances=[Appearance(one, ("speaker", "chair")[n % 2]) for one in people],
        headcounts=[Headcount(60, "over"), Headcount(6, unit="countries")],
        rescheduled=[Plan(day(n - 1))] if n % 7 == 1 else [],
        cited=[f"s{n}"],
    )


@cache
def register(n: int) -> Hub:
    """Return a register of this number of workshops."""
    alliances = -(-n // EACH)
    return Hub(
        "hub",
        "Hub",
        organizations=[
            Organization(f"o{each}", f"Body {each}", country=COUNTRIES[each % len(COUNTRIES)])
            for each in range(2 * alliances)
        ],
        people=[
            Person(f"p{each}", f"Person {each}", posts=[Post("Head", f"o{each}", since="2001")])
            for each in range(2 * alliances)
        ],
        alliances=[_alliance(each) for each in range(alliances)],
        workshops=[_workshop(each) for each in range(n)],
        sources=[Source(f"s{each}", f"News {each}", published=day(each + 1)) for each in range(n)],
    )


def _of_alliances(ask: Callable[[Hub, Alliance], object]) -> Callable[[Hub], object]:
    return lambda hub: [ask(hub, alliance) for alliance in hub.alliances]


ASKED: dict[str, Callable[[Hub], object]] = {
    "1 seats": _of_alliances(lambda _, alliance: alliance.seats("2010")),
    "2 known_by": lambda hub: known_by(hub, "2010-01-01"),
    "3 acts": _of_alliances(lambda _, alliance: alliance.acts("joined")),
    "5 voices": lambda hub: questions.voices(hub, "UZ", "2010"),
    "6 without_attendance": questions.without_attendance,
    "7 guests": questions.guests,
    "8 workshops_of": lambda hub: questions.workshops_of(hub, "a0"),
    "9 tally": lambda hub: questions.tally(hub, "year"),
    "10 outcomes": questions.outcomes,
    "11 phases": questions.phases,
    "12 followed": lambda hub: questions.followed(hub, "w0"),
    "13 took_part": lambda hub: questions.took_part(hub, "2000", "2030"),
    "14 partnerships": lambda hub: questions.partnerships(hub, by="parent"),
    "15 supporters": questions.supporters,
    "16 participation": questions.participation,
    "16 never_hosted": lambda hub: questions.never_hosted(hub, "a0"),
    "17 speakers": questions.speakers,
    "18 diff": lambda hub: diff(register(len(hub.workshops) // 2), hub).changes,
    "19 witnesses": questions.witnesses,
    "20 contradictions": questions.contradictions,
    "21 totals": questions.totals,
    "23 holders": lambda hub: questions.holders(hub, "o0", "2010"),
    "review": review,
    "printed": lambda hub: str(questions.guests(hub)),
    "columns": lambda hub: tables.columns(hub, "attendance", names=hub),
    "jsonld": lambda hub: jsonld.dumps(hub, base="https://example.org/"),
    "icalendar": lambda hub: icalendar.dumps(hub, stamp=datetime(2026, 1, 31, tzinfo=UTC)),
}


def both(n: int) -> tuple[Hub, Hub]:
    """Return a register, and one of half the size: the older one of `diff`."""
    return register(n), register(n // 2)


def _family(name: str, ask: Callable[[Hub], object]) -> None:
    @family(f"plain register: {name}", first=25, most=12_800, shared=both)
    def make(n: int) -> Call:
        hub, _ = both(n)
        return lambda: ask(hub)


for _name, _ask in ASKED.items():
    _family(_name, _ask)
