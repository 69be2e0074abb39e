"""Two publishers agree on the three bodies behind a conference, and not on what they did."""

from egov_hub import Citation, CoOrganizer, Hub, Organization, Place, Source, Workshop

BODIES = ("sigma", "respa", "rcc")

HUB = Hub(
    "respa",
    "ReSPA",
    organizations=[
        # A joint initiative of two bodies is part of neither.
        Organization("sigma", "SIGMA", kind="programme"),
        Organization("respa", "ReSPA", kind="international"),
        Organization("rcc", "RCC", kind="international"),
    ],
    workshops=[
        Workshop(
            "centres-of-government-2017",
            "Regional conference on the functioning of the centres of government"
            " of the Western Balkans",
            start="2017-06-22",
            end="2017-06-23",
            kind="conference",
            status="held",
            place=Place("ME", city="Danilovgrad"),
            co_organizers=[
                *(CoOrganizer(body, "host", cited=["sigma-page"]) for body in BODIES),
                *(CoOrganizer(body, "organizer", cited=["respa-page"]) for body in BODIES),
            ],
            topics=["centres of government"],
            cited=[
                "respa-page",
                Citation("sigma-page", printed="one and a half days", locator="length"),
            ],
        )
    ],
    sources=[
        Source(
            "sigma-page",
            "Regional conference on the functioning of centres of government",
            url="http://sigmaweb.org/events/sigma-respa-rcc-regional-conference-functioning-centres-government-western-balkans.htm",
            publisher="SIGMA",
        ),
        Source(
            "respa-page",
            "Regional conference on functioning of centres of government of Western Balkans",
            url="https://www.respaweb.eu/0/events/123/regional-conference-on-functioning-of-centres-of-government-of-western-balkans",
            publisher="ReSPA",
        ),
    ],
)
