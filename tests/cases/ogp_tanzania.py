"""A withdrawal with four dates, "immediately" from none of them; a municipality stays."""

from egov_hub import Alliance, Citation, Hub, MembershipHistory, Organization, Source

HISTORY = (
    MembershipHistory()
    # When either joined was not read: both were in by the day the letter was written.
    .join("TZ", on="[..2017-06-28]", cited=["ogp-news"])
    .join("kigoma-ujiji", on="[..2017-06-28]", cited=["ogp-news"])
    .leave(
        "TZ",
        on="[2017-06-29..2017-09-20]",
        how="withdrew",
        cited=[
            Citation("ogp-news", printed="immediately", locator="effective"),
            Citation("ogp-news", locator="letter dated 2017-06-29"),
            Citation("ogp-news", locator="letter received [2017-08-11..2017-08-20]"),
            Citation("ogp-news", locator="reply of 2017-09-12"),
            Citation("ogp-news", locator="discussed on 2017-09-20"),
        ],
    )
)

HUB = Hub(
    "open-government-partnership",
    "Open Government Partnership",
    organizations=[
        Organization(
            "kigoma-ujiji", "Municipality of Kigoma-Ujiji", kind="government", country="TZ"
        )
    ],
    alliances=[
        Alliance(
            "open-government-partnership",
            "Open Government Partnership",
            kind="initiative",
            history=HISTORY,
            cited=["ogp-news"],
        )
    ],
    sources=[
        Source(
            "ogp-news",
            "Tanzania withdraws from the OGP",
            url="https://www.opengovpartnership.org/news/tanzania-withdraws-from-the-ogp/",
            published="[2017-09-20..]",
        )
    ],
)
