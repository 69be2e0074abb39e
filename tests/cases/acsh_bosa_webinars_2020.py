"""A webinar of two days that followed from a study tour; the year is worked out from weekdays."""

from egov_hub import Attendance, CoOrganizer, Headcount, Hub, Source, Workshop

from .bodies import ACSH, BOSA, KZ_ACADEMY, KZ_AGENCY, UZ_ACADEMY

TOUR = Workshop(
    "bosa-study-tour",
    "Study tour to BOSA",
    start="[..2020-04-15]",
    kind="study-visit",
    status="held",
    co_organizers=[CoOrganizer(BOSA.id, "host", cited=["webinar-news"])],
    cited=["webinar-news"],
)
WEBINAR = Workshop(
    "bosa-webinar",
    "Best HR Practices in Public Service: the Experience of Belgium",
    # Printed without a year: in 2020 these days were a Wednesday and a Thursday.
    start="2020-04-15?",
    end="2020-04-16?",
    kind="webinar",
    status="held",
    format="online",
    co_organizers=[CoOrganizer(ACSH.id, "organizer", cited=["webinar-news"])],
    follows=TOUR.id,
    attendance=[
        Attendance("KZ", organization=KZ_AGENCY.id),
        Attendance("KZ", audience="central and local bodies"),
        Attendance("KZ", organization=KZ_ACADEMY.id),
        Attendance("UZ", organization=UZ_ACADEMY.id),
    ],
    headcounts=[Headcount(120, cited=["webinar-news"])],
    cited=["webinar-news"],
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[ACSH, BOSA, KZ_ACADEMY, KZ_AGENCY, UZ_ACADEMY],
    workshops=[TOUR, WEBINAR],
    sources=[
        Source(
            "webinar-news",
            "Best HR Practices in Public Service: the Experience of Belgium",
            # The address tells of something else.
            url="https://www.astanacivilservicehub.org/articles/view/the-astana-civil-service-hub-continues-to-support-government-bodies",
        )
    ],
)
