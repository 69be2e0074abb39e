"""Called an alliance, but a platform with contributors: nobody belongs, and no page has a date."""

from egov_hub import Alliance, Hub, MembershipHistory, Organization, Source

CONTRIBUTORS = ("AZ", "AM", "GR", "KZ", "PT", "KR", "un-volunteers", "ipma-hr", "do-school")


def history() -> MembershipHistory:
    contributions = MembershipHistory()
    for party in CONTRIBUTORS:
        contributions = contributions.join(
            party, on="XXXX", standing="partner", label="contributor", cited=["platform-news"]
        )
    return contributions


HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[
        Organization("un-volunteers", "UN Volunteers", kind="international"),
        Organization("ipma-hr", "IPMA-HR", kind="association", country="US"),
        Organization("do-school", "DO School Innovation Lab GmbH", kind="company", country="DE"),
    ],
    alliances=[
        Alliance(
            "virtual-alliance",
            "Virtual Alliance of Practitioners",
            kind="platform",
            theme="COVID-19",
            history=history(),
            cited=["platform-news"],
        )
    ],
    sources=[
        Source(
            "platform-news",
            "ACSH launched Virtual Alliance of Practitioners",
            url="https://www.astanacivilservicehub.org/articles/view/acsh-launched-virtual-alliance-of-practitioners-in-public-administration-for-exchange-of-experience-in-the-context-of-the-covid-19-pandemic",
            publisher="Astana Civil Service Hub",
        )
    ],
)
