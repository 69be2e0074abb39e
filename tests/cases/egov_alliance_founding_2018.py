"""An alliance of countries that sit through bodies; two pages disagree on what the OECD is."""

from egov_hub import (
    Alliance,
    Attestation,
    Citation,
    Guide,
    Hub,
    MembershipHistory,
    Organization,
    Source,
    Text,
    Workshop,
)

from .bodies import ACSH, OECD, UZ_ACADEMY

FOUNDERS = {
    "AZ": "az-public-service-agency",
    "AM": "ekeng",
    "GE": "ge-data-exchange-agency",
    "KZ": "zerde",
    "KG": "kg-personnel-service",
    "UZ": UZ_ACADEMY.id,
    "EE": "e-governance-academy",
}

SOURCES = [
    Source(
        "founding-news",
        "Founding of the alliance",
        url="http://old.astanacivilservicehub.org/en/news/7424",
        publisher="Astana Civil Service Hub",
    ),
    Source(
        "alliance-page",
        Text(ru="Альянс практиков в области развития электронного правительства"),
        url="https://new.astanacivilservicehub.org/ru/page/p2p-learning-alliance-on-e-government-development",
        publisher="Astana Civil Service Hub",
    ),
    Source(
        "tashkent-news",
        "Workshop in Tashkent",
        url="http://old.astanacivilservicehub.org/en/news/38338",
        publisher="Astana Civil Service Hub",
        published="[2019-05-30..]",
    ),
    Source(
        "tashkent-news-copy",
        "The e-government development issues were discussed in Tashkent",
        url="http://infotimes.kz/en/the-e-government-development-issues-were-discussed-in-tashkent/",
        copy_of="tashkent-news",
    ),
]

BODIES = [
    ACSH,
    OECD,
    UZ_ACADEMY,
    Organization(
        "az-public-service-agency",
        "State Agency for Public Service and Social Innovations under the President",
        kind="government",
        country="AZ",
    ),
    Organization("ekeng", "EKENG", country="AM"),
    Organization("ge-justice", "Ministry of Justice", kind="government", country="GE"),
    Organization(
        "ge-data-exchange-agency",
        "Data Exchange Agency",
        kind="government",
        country="GE",
        parent="ge-justice",
    ),
    Organization("zerde", "National Infocommunication Holding Zerde", kind="company", country="KZ"),
    Organization("kg-personnel-service", "State Personnel Service", country="KG"),
    Organization("e-governance-academy", "e-Governance Academy", kind="association", country="EE"),
    Organization(
        "oecd-public-governance",
        "Directorate for Public Governance",
        kind="international",
        parent=OECD.id,
    ),
    Organization(
        "oecd-digital-government",
        "Digital Government and Open Data Unit",
        kind="international",
        parent="oecd-public-governance",
    ),
]


def history() -> MembershipHistory:
    seats = MembershipHistory()
    for country, body in FOUNDERS.items():
        seats = seats.join(
            country, on="2018-06-09", through=body, cited=["founding-news", "alliance-page"]
        )
    return seats.join(
        "oecd",
        on="2018-06-09",
        standing="partner",
        cited=[Citation("founding-news", printed="ready to support")],
    ).change(
        "oecd",
        # Listed with the others by May 2019; no source tells when that began.
        on="[2018-06-09..2019-05-30]",
        standing="member",
        through="oecd-digital-government",
        cited=["alliance-page", "tashkent-news"],
    )


ALLIANCE = Alliance(
    "e-government",
    Text(
        en="P2P Learning Alliance on e-Government development",
        ru="Альянс практиков в области развития электронного правительства",
    ),
    kind="peer-learning",
    theme="e-government",
    launched="2018-06-09",
    guide=Guide("P2P Learning Guide", publisher="Effective Institutions Platform"),
    history=history(),
    attestations=[
        Attestation("2018-06-09", list(FOUNDERS), complete=True, count=7, cited=["founding-news"]),
        # The page has no date, but cannot be older than what it tells of.
        Attestation("[2018-06-09..]", [*FOUNDERS, "oecd"], complete=True, cited=["alliance-page"]),
        Attestation(
            "2019-05-30",
            [*FOUNDERS, "oecd"],
            complete=True,
            cited=["tashkent-news", "tashkent-news-copy"],
        ),
    ],
    cited=[
        "founding-news",
        "alliance-page",
        Citation("tashkent-news", printed="Last year", locator="founding of the alliance"),
    ],
)

CONFERENCE = Workshop(
    "annual-conference-2018",
    "ACSH annual conference 2018",
    # The alliance was founded at it, on a day that may be its first, its last, or between.
    start="[..2018-06-09]",
    end="[2018-06-09..]",
    kind="conference",
    status="held",
    cited=["founding-news"],
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=BODIES,
    alliances=[ALLIANCE],
    workshops=[CONFERENCE],
    sources=SOURCES,
)
