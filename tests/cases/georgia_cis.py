"""A country that left with a year's notice, and stayed in what it had signed."""

from egov_hub import Alliance, Citation, Hub, MembershipHistory, Source

MEMBERSHIP = Alliance(
    "cis",
    "Commonwealth of Independent States",
    kind="treaty",
    history=MembershipHistory()
    .join("GE", on="1993-12-09", cited=[Citation("civil-ge", printed="December, 1993")])
    .leave(
        "GE",
        on="2009-08-18",
        how="withdrew",
        cited=[
            Citation("civil-ge", locator="effective"),
            Citation("sputnik", locator="announced on 2008-08-12"),
            Citation("sputnik", locator="approved by parliament on 2008-08-14"),
            Citation("today-az", locator="notified on 2008-08-18"),
        ],
    ),
    cited=["civil-ge"],
)
INSTRUMENTS = Alliance(
    "cis-instruments",
    "Multilateral agreements of the Commonwealth of Independent States",
    kind="treaty",
    history=MembershipHistory().join(
        "GE",
        on="[..2009-08-18]",
        label="party",
        cited=[Citation("civil-ge", printed="75 multilateral agreements")],
    ),
    cited=["civil-ge"],
)

HUB = Hub(
    "cis",
    "Commonwealth of Independent States",
    alliances=[MEMBERSHIP, INSTRUMENTS],
    sources=[
        Source("today-az", "News 54753", url="http://today.az/news/politics/54753.html"),
        Source(
            "civil-ge",
            "Georgia Finalizes Quitting CIS",
            url="https://civil.ge/archives/119287",
            published="[2009-08-18..]",
        ),
        Source(
            "sputnik",
            "News of 19 August 2008",
            url="https://sputnikglobe.com/20080819/116127859.html",
            published="2008-08-19",
        ),
    ],
)
