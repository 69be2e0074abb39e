"""Registers of which a site is written: large ones, and those with large pages."""

from egov_hub import (
    Alliance,
    Attendance,
    Citation,
    CoOrganizer,
    Hub,
    MembershipChange,
    MembershipHistory,
    Organization,
    Source,
    Workshop,
)
from egov_hub.site import pages

from . import Call, family


def bodies(n: int) -> list[Organization]:
    return [Organization(f"o{each}", f"Body {each}", country="UZ") for each in range(n)]


@family("a site of workshops, each with an organizer and a source", most=4_000)
def many_workshops(n: int) -> Call:
    workshops = [
        Workshop(
            f"w{each}",
            start=f"{1990 + each % 30}",
            within=f"w{each - 1}" if each % 3 else None,
            co_organizers=[CoOrganizer(f"o{each}")],
            attendance=[Attendance(f"o{each}"), Attendance("UZ")],
            cited=[f"s{each}"],
        )
        for each in range(n)
    ]
    sources = [Source(f"s{each}", f"Notice {each}") for each in range(n)]
    hub = Hub("hub", "Hub", organizations=bodies(n), workshops=workshops, sources=sources)
    return lambda: pages(hub)


@family("a site of one alliance, whose members all attend one workshop", most=4_000)
def one_large_page(n: int) -> Call:
    changes = [
        MembershipChange(f"o{each}", "2016", "member", cited=[Citation(f"s{each}", printed="yes")])
        for each in range(n)
    ]
    alliance = Alliance("a", "Alliance", history=MembershipHistory(changes))
    there = [Attendance(f"o{each}", cited=[f"s{each}"]) for each in range(n)]
    hub = Hub(
        "hub",
        "Hub",
        organizations=bodies(n),
        alliances=[alliance],
        workshops=[Workshop("w", start="2018-05-30", alliance="a", attendance=there)],
        sources=[Source(f"s{each}", f"Notice {each}") for each in range(n)],
    )
    return lambda: pages(hub)
