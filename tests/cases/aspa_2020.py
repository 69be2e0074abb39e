"""A conference that was cancelled: it stays in the record and out of the counts."""

from egov_hub import CoOrganizer, Hub, Place, Source, Workshop

from .bodies import ASPA

HUB = Hub(
    "aspa",
    "American Society for Public Administration",
    organizations=[ASPA],
    workshops=[
        Workshop(
            "aspa-2020",
            "ASPA 2020 Annual Conference",
            start="2020",
            kind="conference",
            status="cancelled",
            place=Place("US", city="Anaheim"),
            co_organizers=[CoOrganizer(ASPA.id, "organizer", cited=["conference-page"])],
            cited=["conference-page"],
        )
    ],
    sources=[
        Source(
            "conference-page",
            "ASPA 2020 Annual Conference",
            url="https://www.aspanet.org/Conference2020/Home/Archived-Sites/Conference2020/Home.aspx?hkey=d0d277c9-cfa0-4486-ac27-e94bd119b656",
        )
    ],
)
