"""A project as an alliance, and the first seminar of its series, which more countries attend.

A project starts more than once: it was initiated in November 2019, its agreement was signed in July
2021, and it was launched on 24 August 2021. Beneficiaries belong; funder, implementers, partners
and signatories do not, and their labels tell them apart.
"""

from egov_hub import (
    Alliance,
    Attendance,
    Citation,
    CoOrganizer,
    Headcount,
    Hub,
    MembershipHistory,
    Organization,
    Source,
    Workshop,
)

from .bodies import ACSH, KOREA, UN, UNDP, UNDP_KAZAKHSTAN

BENEFICIARIES = ("KZ", "KG", "TJ", "UZ", "AZ", "AM", "GE")

MOIS = Organization("mois", "MOIS", kind="government", country="KR", parent=KOREA.id)
NIA = Organization("nia", "NIA", country="KR")


def history() -> MembershipHistory:
    roles = MembershipHistory()
    for signatory in (UNDP.id, MOIS.id):
        roles = roles.join(
            signatory, on="2021-07", standing="partner", label="signatory", cited=["project-news"]
        )
    roles = roles.change(MOIS.id, on="2021-08-24", label="partner", cited=["project-news"])
    for party, label in (
        (KOREA.id, "funder"),
        (ACSH.id, "implementer"),
        (UNDP_KAZAKHSTAN.id, "implementer"),
        (NIA.id, "partner"),
    ):
        roles = roles.join(
            party, on="2021-08-24", standing="partner", label=label, cited=["project-news"]
        )
    for country in BENEFICIARIES:
        roles = roles.join(country, on="2021-08-24", label="beneficiary", cited=["project-news"])
    return roles


PROJECT = Alliance(
    "korea-undp-acsh-project",
    "Digitalization and innovation in the public sector in Central Asia and the Caucasus",
    kind="project",
    launched="2021-08-24",
    convened_by=[KOREA.id, UNDP.id, ACSH.id],
    history=history(),
    cited=[
        "project-news",
        Citation("project-news", locator="initiated in 2019-11"),
        Citation("project-news", printed="three-year", locator="duration"),
    ],
)

SEMINAR = Workshop(
    "governance-innovation-seminar-1",
    "Governance Innovation and Digitalisation",
    # The notice prints no year: it follows from the launch of the project.
    start="2021-11-04?",
    end="2021-11-05?",
    kind="seminar",
    status="held",
    co_organizers=[
        CoOrganizer(body, "organizer", cited=["seminar-news"])
        for body in (KOREA.id, UNDP.id, ACSH.id)
    ],
    alliance=PROJECT.id,
    series="Capacity building seminars of the KR-UNDP-ACSH project",
    ordinal=1,
    attendance=[
        Attendance(
            audience="project countries",
            headcount=Headcount(7, unit="countries"),
            cited=["seminar-news"],
        )
    ],
    headcounts=[
        Headcount(70, "over", cited=[Citation("seminar-news", printed="over 70")]),
        Headcount(12, unit="countries", cited=["seminar-news"]),
    ],
    cited=["seminar-news"],
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[ACSH, UN, UNDP, UNDP_KAZAKHSTAN, KOREA, MOIS, NIA],
    alliances=[PROJECT],
    workshops=[SEMINAR],
    sources=[
        Source(
            "project-news",
            "Project on digitalization and innovation in the public sector launched",
            url="https://www.astanacivilservicehub.org/articles/view/the-government-of-the-republic-of-korea-astana-civil-service-hub-and-undp-launched-a-project-on-digitalization-and-innovation-in-the-public-sector-in-central-asia-and-the-caucasus",
        ),
        Source(
            "seminar-news",
            "Civil servants are developing capacity in innovation and digitalisation",
            url="https://www.astanacivilservicehub.org/articles/view/civil-servants-of-central-asia-and-the-caucasus-are-developing-capacity-in-innovation-and-digitalisation",
            published="[2021-11-04..]",
        ),
    ],
)
