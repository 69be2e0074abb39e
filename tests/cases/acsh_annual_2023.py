"""A conference told of by three accounts: announced, then held; posts at once; names that vary."""

from attrs import evolve

from egov_hub import (
    Appearance,
    Citation,
    CoOrganizer,
    Headcount,
    Hub,
    Organization,
    Person,
    Place,
    Post,
    Source,
    Workshop,
)

from .bodies import (
    ACSH,
    ASPA,
    KOREA,
    KR_PERSONNEL,
    KZ_ACADEMY,
    KZ_AGENCY,
    UN,
    UNDP,
    UNDP_KAZAKHSTAN,
)

ICSC = Organization(
    "icsc", "International Civil Service Commission", kind="international", parent=UN.id
)

ICSC_MEMBER = Post("Member", "icsc")
ASPA_DIRECTOR = Post("International Director", ASPA.id)

ANNOUNCED = Workshop(
    "annual-conference-2023",
    "Meritocracy. Integrity. Innovation",
    start="2023-05-17",
    end="2023-05-19",
    kind="conference",
    status="announced",
    place=Place("KZ", city="Astana"),
    co_organizers=[CoOrganizer(ACSH.id, "organizer", cited=["hub-news"])],
    # The anniversary is the hub's: it does not make this the tenth conference of a series.
    series="ACSH annual conference",
    cited=[Citation("hub-news", printed="10th anniversary")],
)

HELD = evolve(
    ANNOUNCED,
    status="held",
    co_organizers=[
        CoOrganizer(ACSH.id, "organizer", cited=["hub-news", "undp-release", "opinions"]),
        # Only one of the three accounts names the joint organizers.
        CoOrganizer(KZ_ACADEMY.id, "co-organizer", cited=["opinions"]),
        CoOrganizer(KZ_AGENCY.id, "co-organizer", cited=["opinions"]),
        CoOrganizer(UNDP.id, "co-organizer", cited=["opinions"]),
    ],
    appearances=[
        Appearance(
            "larbi-djacta",
            "speaker",
            posts=[Post("Under-Secretary-General", UN.id), Post("Chairman", "icsc")],
        ),
        Appearance("pan-suk-kim", "speaker", posts=[ASPA_DIRECTOR, ICSC_MEMBER]),
        Appearance(
            "katarzyna-wawiernia",
            "speaker",
            posts=[Post("UNDP Resident Representative in Kazakhstan", UNDP_KAZAKHSTAN.id)],
        ),
    ],
    headcounts=[Headcount(30, unit="countries", cited=["hub-news", "undp-release"])],
    cited=[
        Citation("hub-news", printed="10th anniversary"),
        Citation("undp-release", printed="Meritocracy from 17-19 May 2023", locator="title"),
        "opinions",
    ],
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[
        # One text has the hub's name wrong; nothing was renamed.
        evolve(ACSH, cited=[Citation("undp-release", printed="Astana Public Service Hub")]),
        KZ_ACADEMY,
        KZ_AGENCY,
        UN,
        UNDP,
        UNDP_KAZAKHSTAN,
        ICSC,
        ASPA,
        KOREA,
        KR_PERSONNEL,
    ],
    people=[
        Person("larbi-djacta", "Larbi Djacta", cited=["hub-news"]),
        Person(
            "pan-suk-kim",
            "Pan Suk Kim",
            posts=[
                # "Former" says that it had ended by then, and no more.
                Post("Minister", KR_PERSONNEL.id, until="[..2023-05-17]"),
                ASPA_DIRECTOR,
                ICSC_MEMBER,
            ],
            cited=[Citation("hub-news", printed="former")],
        ),
        Person(
            "katarzyna-wawiernia",
            "Katarzyna Wawiernia",
            other_names=["Katarzyna Vaviernia"],
            cited=["undp-release", Citation("opinions", printed="Vaviernia")],
        ),
    ],
    workshops=[HELD],
    sources=[
        Source(
            "hub-news",
            "Meritocracy. Integrity. Innovation",
            published="[..2023-05-17]",
            url="https://www.astanacivilservicehub.org/articles/view/meritocracy-integrity-innovation",
        ),
        Source(
            "undp-release",
            "Three pillars of public service",
            url="https://undp.org/kazakhstan/press-releases/three-pillars-public-service-meritocracy-integrity-innovation",
        ),
        Source(
            "opinions",
            "News 2023",
            url="https://opinions.kz/en/arhive/news-2023?start=10",
        ),
    ],
)
