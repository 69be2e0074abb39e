"""Study visits of which no report says when they were: only publication bounds the days."""

from egov_hub import Citation, CoOrganizer, Headcount, Hub, Person, Place, Source, Workshop

from .bodies import ACSH, KOREA, UN, UNDP

SERIES = "Study visits to the Republic of Korea"


def organizers(source: str) -> list[CoOrganizer]:
    return [
        CoOrganizer(KOREA.id, "funder", cited=[source]),
        CoOrganizer(UNDP.id, "implementer", cited=[source]),
        CoOrganizer(ACSH.id, "implementer", cited=[source]),
    ]


VISIT = Workshop(
    "korea-visit",
    kind="study-visit",
    status="held",
    place=Place("KR"),
    co_organizers=organizers("hub-news"),
    series=SERIES,
    headcounts=[
        Headcount(30, "over", cited=["hub-news"]),
        Headcount(11, unit="countries", cited=["hub-news"]),
    ],
    cited=["hub-news"],
)
VISIT_2022 = Workshop(
    "korea-visit-2022",
    start="[..2022-09-28]",
    end="[..2022-09-28]",
    kind="study-visit",
    status="held",
    place=Place("KR"),
    series=SERIES,
    headcounts=[Headcount(7, unit="countries", cited=["kazunite-2022"])],
    cited=["kazunite-2022"],
)
VISIT_2023 = Workshop(
    "korea-visit-2023",
    start="[..2023-09-14]",
    end="[..2023-09-14]",
    kind="study-visit",
    status="held",
    place=Place("KR"),
    series=SERIES,
    headcounts=[
        Headcount(20, "over", cited=[Citation("kazunite-2023", printed="more than 20")]),
        Headcount(7, unit="countries", cited=["kazunite-2023"]),
    ],
    cited=["kazunite-2023"],
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[ACSH, KOREA, UN, UNDP],
    people=[
        Person("jongsung-hwang", "Jongsung Hwang", other_names=["Jong-Sung Hwang", "Hwang"]),
        Person("sang-min-lee", "Sang-min Lee", other_names=["Lee Sang-min"]),
    ],
    workshops=[VISIT, VISIT_2022, VISIT_2023],
    sources=[
        Source(
            "hub-news",
            "Civil servants explored Korea's digital transformation model",
            url="https://new.astanacivilservicehub.org/articles/view/empowering-change-civil-servants-of-central-asia-the-caucasus-and-the-asia-pacific-countries-explored-korea-s-digital-transformation-model",
        ),
        # Only the addresses of these two pages date them.
        Source(
            "kazunite-2022",
            "Study visit of 2022",
            url="https://kazunite.com/en/innoen/28092022/13232.html",
            published="2022-09-28",
        ),
        Source(
            "kazunite-2023",
            "Study visit of 2023",
            url="https://kazunite.com/en/infoen/14092023/16274.html",
            published="2023-09-14",
        ),
    ],
)
