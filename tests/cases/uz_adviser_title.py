"""A title that changed on a day without a year: each is kept as its notice prints it."""

from egov_hub import Appearance, Citation, CoOrganizer, Hub, Person, Place, Post, Source, Workshop

from .bodies import ACSH, UZ_ACADEMY

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[ACSH, UZ_ACADEMY],
    people=[
        Person(
            "rustam-kasimov",
            "Rustam Kasimov",
            posts=[
                Post("State Advisor to the President", until="XXXX"),
                Post("Adviser to the President", since="XXXX"),
                Post("Rector", UZ_ACADEMY.id),
            ],
            cited=[Citation("repost", printed="27 August")],
        )
    ],
    workshops=[
        Workshop(
            "tashkent-2019",
            start="2019-05-30",
            end="2019-05-31",
            kind="workshop",
            status="held",
            place=Place("UZ", city="Tashkent"),
            co_organizers=[CoOrganizer(ACSH.id), CoOrganizer(UZ_ACADEMY.id)],
            appearances=[
                Appearance(
                    "rustam-kasimov",
                    "welcome",
                    posts=[
                        Post("State Advisor to the President of Uzbekistan"),
                        Post("Rector", UZ_ACADEMY.id),
                    ],
                    cited=["tashkent-news"],
                )
            ],
            cited=["tashkent-news"],
        )
    ],
    sources=[
        Source(
            "tashkent-news",
            "Workshop in Tashkent",
            url="http://old.astanacivilservicehub.org/en/news/38338",
        ),
        Source("repost", "Снова рокировочка", url="https://sandbox.repost.uz/snova-rokirovochka"),
    ],
)
