"""A conference of one day; a speaker with posts in two bodies of the United Nations at once."""

from egov_hub import (
    Appearance,
    Citation,
    CoOrganizer,
    Headcount,
    Hub,
    Person,
    Place,
    Post,
    Workshop,
)

from .bodies import ACSH, UN, UNDP, UNDP_KAZAKHSTAN
from .kz_acsa import ASTANA_TIMES, MINISTRY, PREDECESSOR, UNDP_EVALUATION

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[ACSH, UN, UNDP, UNDP_KAZAKHSTAN, PREDECESSOR, MINISTRY],
    people=[
        Person("norimasa-shimomura", "Norimasa Shimomura", cited=["astana-times"]),
        Person("talgat-donakov", "Talgat Donakov", cited=["astana-times"]),
    ],
    workshops=[
        Workshop(
            "conference-2016-04-04",
            "Partnership for Civil Service Excellence",
            start="2016-04-04",
            end="2016-04-04",
            kind="conference",
            status="held",
            place=Place("KZ", city="Astana"),
            co_organizers=[CoOrganizer(ACSH.id, "organizer", cited=["astana-times"])],
            appearances=[
                Appearance(
                    "norimasa-shimomura",
                    "speaker",
                    posts=[
                        Post("UN Resident Coordinator", UN.id),
                        Post("UNDP Resident Representative in Kazakhstan", UNDP_KAZAKHSTAN.id),
                    ],
                    cited=["astana-times"],
                ),
                Appearance(
                    "talgat-donakov",
                    "speaker",
                    posts=[Post("Minister for Civil Service Affairs", MINISTRY.id)],
                    cited=["astana-times"],
                ),
            ],
            headcounts=[
                Headcount(
                    30,
                    "over",
                    unit="countries",
                    cited=[Citation("astana-times", printed="more than 30")],
                )
            ],
            cited=["astana-times"],
        )
    ],
    sources=[ASTANA_TIMES, UNDP_EVALUATION],
)
