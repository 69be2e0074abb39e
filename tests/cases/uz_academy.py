"""The academy that fills a country's seat is succeeded by another, by decree."""

from attrs import evolve

from egov_hub import Alliance, Citation, Hub, MembershipHistory, Organization, Source, Succession

from .bodies import UZ_ACADEMY

SUCCESSOR = Organization(
    "uz-policy-academy",
    "Academy of Public Policy and Administration",
    kind="academic",
    country="UZ",
    succeeds=[
        Succession(
            UZ_ACADEMY.id,
            "2025-05-05",
            "replaced",
            cited=[Citation("decree", locator="UP-78")],
        )
    ],
    cited=[
        # One name in Uzbek, rendered three ways in English.
        Citation("qalampir", printed="Academy of Public Policy and Administration"),
        Citation("one-uz", printed="Academy of State Policy and Administration"),
        Citation("decree", printed="Academy of state policy and management"),
    ],
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[evolve(UZ_ACADEMY, dissolved="2025-05-05", cited=["decree"]), SUCCESSOR],
    alliances=[
        Alliance(
            "e-government",
            "P2P Learning Alliance on e-Government development",
            kind="peer-learning",
            launched="2018-06-09",
            history=MembershipHistory().join(
                "UZ", on="2018-06-09", through=UZ_ACADEMY.id, cited=["founding-news"]
            ),
            cited=["founding-news"],
        )
    ],
    sources=[
        Source(
            "decree",
            "Decree UP-78",
            url="https://cis-legislation.com/document.fwx?rgn=170240",
            published="[2025-05-05..]",
        ),
        Source(
            "qalampir",
            "Academy of Public Administration reorganized",
            url="https://qalampir.uz/news/davlat-boshk-aruvi-akademiyasi-k-ayta-tashkil-etiladi-118835",
            published="2025-05-13",
        ),
        Source(
            "one-uz",
            "The Academy of Public Administration will be reorganized",
            url="https://one.uz/en/news/uzbekistan/3416-prezident-huzuridagi-davlat-boshqaruvi-akademiyasi-qayta-tashkil-etiladi.html",
        ),
        Source(
            "founding-news",
            "Founding of the alliance",
            url="http://old.astanacivilservicehub.org/en/news/7424",
        ),
    ],
)
