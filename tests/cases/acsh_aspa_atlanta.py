"""A panel within a conference, on a page without a date: only the conference could date it."""

from egov_hub import Attendance, Citation, CoOrganizer, Hub, Place, Source, Workshop

from .bodies import ACSH, ASPA

COUNTRIES = ("AZ", "EE", "GE", "KZ", "KG")

CONFERENCE = Workshop(
    "aspa-annual-conference",
    "ASPA annual conference",
    kind="conference",
    status="held",
    place=Place("US", city="Atlanta"),
    co_organizers=[CoOrganizer(ASPA.id, "organizer")],
    cited=["panel-news"],
)
PANEL = Workshop(
    "partnerships-panel",
    "Partnerships for Civil Service Excellence: Trends from the Astana Civil Service Hub"
    " Participating Countries",
    kind="panel",
    status="held",
    place=Place("US", city="Atlanta"),
    within=CONFERENCE.id,
    attendance=[Attendance(country, cited=["panel-news"]) for country in COUNTRIES],
    cited=["panel-news", Citation("panel-news", printed="Regional Hub", locator="the old name")],
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[ACSH, ASPA],
    workshops=[CONFERENCE, PANEL],
    sources=[
        Source(
            "panel-news",
            "Civil service development trends discussed in Atlanta",
            url="https://www.astanacivilservicehub.org/articles/view/civil-service-development-trends-from-the-astana-civil-service-hub-participating-countries-discussed-in-atlanta",
        )
    ],
)
