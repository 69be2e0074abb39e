"""A member made inactive, later called suspended for the same thing, then put out."""

from egov_hub import Alliance, Attestation, Citation, Hub, MembershipHistory, Source

HISTORY = (
    MembershipHistory()
    .join("AZ", on="2011", label="participating", cited=["aravot", "foi"])
    .change(
        "AZ",
        on="2016-05-04",
        hold="inactive",
        label="inactive",
        cited=[Citation("aravot", printed="inactive", locator="16 for, 3 against, 3 abstain")],
    )
    # The same hold under another word: two pages of one body differ by a day.
    .change(
        "AZ",
        on="[2017-06-28..2017-06-29]",
        label="suspended",
        cited=[
            Citation("ogp-news", printed="June 29, 2017"),
            Citation("ogp-events", locator="dated 2017-06-28"),
        ],
    )
    .leave(
        "AZ",
        on="2023-08-17",
        how="removed",
        cited=[Citation("foi", printed="permanently suspend")],
    )
)

OGP = Alliance(
    "open-government-partnership",
    "Open Government Partnership",
    kind="initiative",
    history=HISTORY,
    # The extension of December 2018 changed nothing: it says who still belonged.
    attestations=[Attestation("2018-12", ["AZ"], cited=["foi"])],
    cited=["aravot", "ogp-news", "ogp-events", "foi"],
)

HUB = Hub(
    "open-government-partnership",
    "Open Government Partnership",
    alliances=[OGP],
    sources=[
        Source(
            "aravot",
            "Azerbaijan made inactive in Open Government Partnership",
            url="https://en.aravot.am/2016/05/05/176467",
            published="2016-05-05",
        ),
        Source(
            "ogp-news",
            "Azerbaijan to Maintain its Inactive Status",
            url="https://www.opengovpartnership.org/news/azerbaijan-to-maintain-its-inactive-status-in-the-open-government-partnership/",
            publisher="OGP Support Unit",
        ),
        Source(
            "ogp-events",
            "Azerbaijan suspension extended",
            url="https://opengovpartnership.org/about/news-and-events/azerbaijan-suspension-extended-bosnia-and-herzegovina-and-trinidad-and-tobago",
        ),
        Source(
            "foi",
            "News 12771",
            url="https://foi.am/en/news-events/12771",
            published="[2023-08-17..]",
        ),
    ],
)
