"""A conference of one day that printed who registered, which is not who came."""

from egov_hub import CoOrganizer, Headcount, Hub, Organization, Place, Source, Workshop

HUB = Hub(
    "sdsn-kazakhstan",
    "SDSN Kazakhstan",
    organizations=[
        Organization("nazarbayev-university", "Nazarbayev University", kind="academic"),
        Organization("nu-gspp", "NU GSPP", kind="academic", parent="nazarbayev-university"),
    ],
    workshops=[
        Workshop(
            "sdsn-conference-1",
            "The 1st SDSN Kazakhstan Conference",
            start="2023-05-30",
            end="2023-05-30",
            kind="conference",
            status="held",
            format="hybrid",
            place=Place("KZ", venue="Nazarbayev University"),
            co_organizers=[
                CoOrganizer("nu-gspp", "host", cited=["gspp-news"]),
                CoOrganizer("nazarbayev-university", "venue", cited=["gspp-news"]),
            ],
            series="SDSN Kazakhstan Conference",
            ordinal=1,
            topics=["Sustainable Development Goals in Central Asia"],
            headcounts=[
                Headcount(356, unit="registered", cited=["gspp-news"]),
                Headcount(225, unit="registered", mode="in-person", cited=["gspp-news"]),
                Headcount(131, unit="registered", mode="online", cited=["gspp-news"]),
                Headcount(19, unit="speakers", cited=["gspp-news"]),
            ],
            cited=["gspp-news"],
        )
    ],
    sources=[
        Source(
            "gspp-news",
            "The 1st SDSN Kazakhstan Conference has been held",
            url="https://gspp.nu.edu.kz/en/the-1st-sdsn-kazakhstan-conference-on-sustainable-development-goals-in-central-asia-has-been-held-at-the-nu-gspp/",
        )
    ],
)
