"""A conference with four successive dates, the third of them only "the end of September"."""

from egov_hub import (
    Citation,
    CoOrganizer,
    Headcount,
    Hub,
    Organization,
    Place,
    Plan,
    Source,
    Workshop,
)

SHANGHAI = Place("CN", city="Shanghai")

HUB = Hub(
    "aapa",
    "Asian Association for Public Administration",
    organizations=[
        Organization("aapa", "Asian Association for Public Administration", kind="association"),
        Organization("sjtu", "Shanghai Jiao Tong University", kind="academic", country="CN"),
        Organization("sipa", "SIPA", kind="academic", country="CN", parent="sjtu"),
        Organization(
            "ciug",
            "China Institute for Urban Governance",
            kind="academic",
            country="CN",
            parent="sipa",
        ),
        Organization("capa", "China-America Association for Public Affairs", kind="association"),
    ],
    workshops=[
        Workshop(
            "aapa-2020",
            "2020 Annual Conference of the Asian Association for Public Administration",
            start="2020-09-24",
            end="2020-09-25",
            kind="conference",
            status="held",
            format="online",
            # Held online, and its page still says Shanghai.
            place=SHANGHAI,
            co_organizers=[
                CoOrganizer("aapa", "host", cited=["sipa-report"]),
                CoOrganizer("ciug", "host", cited=["sipa-report"]),
                CoOrganizer("capa", "partner", cited=["sipa-report"]),
            ],
            headcounts=[Headcount(17, unit="countries", cited=["sipa-report"])],
            rescheduled=[
                Plan(
                    "2020-05-28",
                    end="2020-05-29",
                    place=SHANGHAI,
                    said_on="[..2020-03-26]",
                    cited=["aapa-postponed"],
                ),
                Plan(
                    "[2020-09-21..2020-09-30]",
                    said_on="2020-03-26",
                    cited=[Citation("aapa-postponed", printed="end of September")],
                ),
                Plan("2020-09-25", format="online", said_on="2020-07-17", cited=["aapa-news"]),
            ],
            cited=["sipa-report"],
        )
    ],
    sources=[
        Source(
            "aapa-postponed",
            "The conference is postponed",
            url="http://aapa.asia/News/228.html",
            published="2020-03-26",
        ),
        Source("aapa-news", "News", url="http://aapa.asia/News.html", published="2020-07-17"),
        Source(
            "sipa-report",
            "2020 Annual Conference of AAPA",
            url="https://en.sipa.sjtu.edu.cn/En/Show/462",
            published="[2020-09-25..]",
        ),
    ],
)
