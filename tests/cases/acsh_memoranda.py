"""Partners by memorandum: neither members nor co-organizers, and signed on days hardly known."""

from egov_hub import Alliance, Citation, Hub, MembershipHistory, Organization, Source

from .bodies import BOSA, KOREA, KR_PERSONNEL

SCIENCES = Organization(
    "kz-natural-sciences", "Kazakh National Academy of Natural Sciences", country="KZ"
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[SCIENCES, BOSA, KOREA, KR_PERSONNEL],
    alliances=[
        Alliance(
            "participants",
            "Participating countries and partners",
            kind="hub",
            history=MembershipHistory()
            .join(
                SCIENCES.id,
                on="2018-11-20",
                standing="partner",
                label="Memorandum of Cooperation",
                cited=[Citation("hub-news", locator="signed in Turkestan")],
            )
            .join(
                BOSA.id,
                on="XXXX",
                standing="partner",
                label="Memorandum of Understanding",
                cited=[Citation("newsgazette", locator="signed in Brussels")],
            )
            .join(
                KR_PERSONNEL.id,
                # During a visit of that month, told of on the 28th.
                on="[2022-09-01..2022-09-28]",
                standing="partner",
                label="Memorandum of Cooperation",
                cited=["kazunite-2022"],
            ),
            cited=["hub-news", "newsgazette", "kazunite-2022"],
        )
    ],
    sources=[
        Source(
            "hub-news",
            "Partnering to develop public sector innovations",
            url="https://new.astanacivilservicehub.org/articles/view/astana-civil-service-hub-and-kazakh-national-academy-of-natural-sciences-are-partnering-to-develop-public-sector-innovations",
        ),
        Source(
            "newsgazette",
            "ACSH expands partnership with European countries",
            url="https://kazakhstannewsgazette.com/acsh-expands-partnership-with-european-countries/",
        ),
        Source(
            "kazunite-2022",
            "Study visit of 2022",
            url="https://kazunite.com/en/innoen/28092022/13232.html",
            published="2022-09-28",
        ),
    ],
)
