"""Ten years of an alliance that never was: every standing, hold, departure and kind of date.

Nothing in this module is true. It is written so that each member has one difficulty of its own.
"""

from egov_hub import Alliance, Attestation, Hub, MembershipHistory, Organization, Source

HISTORY = (
    MembershipHistory()
    # The seat passes from one body to another, in a year.
    .join("FI", on="2014-03-15", through="digital-office", cited=["charter"])
    .change("FI", on="2019", through="data-agency", cited=["report-2019"])
    # Inactive for a while, back on a day within half a year.
    .join("NO", on="2014-03-15", cited=["charter"])
    .change("NO", on="2017-02-01", hold="inactive", label="dormant", cited=["report-2017"])
    .change("NO", on="[2018-01-01..2018-06-30]", hold=None, label=None, cited=["report-2018"])
    # Suspended for a year, back, and out by its own act.
    .join("DK", on="2014-03-15", cited=["charter"])
    .change("DK", on="2016-05-04", hold="suspended", cited=["report-2016"])
    .change("DK", on="2017-05-04", hold=None, cited=["report-2017"])
    .leave("DK", on="2020-01-01", how="withdrew", cited=["report-2020"])
    # An observer from some day in a year, a member from some day in a month.
    .join("IS", on="2014", standing="observer", cited=["report-2014"])
    .change("IS", on="2015-06", standing="member", cited=["report-2015"])
    # A candidate, a member, out in a year, and back with fewer rights.
    .join("SE", on="2015-01-10", standing="candidate", cited=["report-2015"])
    .change("SE", on="2016-01-01", standing="member", cited=["report-2016"])
    .leave("SE", on="2018", how="withdrew", cited=["report-2018"])
    .join("SE", on="2021-09-01", standing="associate", cited=["report-2021"])
    # More rights from some day within two years; then the term ran out.
    .join("LV", on="2014-03-15", standing="associate", cited=["charter"])
    .change("LV", on="[2016-01-01..2017-12-31]", standing="member", cited=["report-2017"])
    .leave("LV", on="2022-12-31", how="lapsed", cited=["report-2022"])
    # First seen on a list; put out by the others.
    .join("LT", on="[..2015-03-31]", cited=["report-2015"])
    .leave("LT", on="2019-10-01", how="removed", cited=["report-2019"])
    # A candidate from about a year on that never came in.
    .join("IE", on="2019~", standing="candidate", cited=["report-2019"])
    .leave("IE", on="2020-07", how="withdrew", cited=["report-2020"])
    # A member since a year that the source itself doubts.
    .join("PT", on="2017?", cited=["report-2017"])
    # A member from some day on, which nothing bounds but the end of the alliance.
    .join("PL", on="[2020-01..]", cited=["report-2020"])
    # A partner that ceased to be.
    .join("river-commission", on="2014-03-15", standing="partner", cited=["charter"])
    .leave("river-commission", on="2021-12-31", how="dissolved", cited=["report-2021"])
    # A member that another succeeded.
    .join("old-harbour-institute", on="2014-03-15", cited=["charter"])
    .leave("old-harbour-institute", on="2019-07-01", how="succeeded", cited=["report-2019"])
    .join("new-harbour-institute", on="2019-07-01", cited=["report-2019"])
    # An observer from a day wholly unknown, before it became a partner.
    .join("port-city", on="XXXX", standing="observer", cited=["report-2016"])
    .change("port-city", on="2016-03-01", standing="partner", cited=["report-2016"])
)

ALLIANCE = Alliance(
    "northern-shores",
    "Northern Shores Alliance",
    kind="peer-learning",
    launched="2014-03-15",
    dissolved="2024-06",
    history=HISTORY,
    attestations=[
        Attestation(
            "2016-06-01",
            ["FI", "NO", "DK", "IS", "SE", "LV", "LT", "old-harbour-institute"],
            complete=True,
            count=8,
            cited=["report-2016"],
        ),
        Attestation("2018-07-01", ["FI", "SE"], cited=["report-2018"]),
        Attestation("2020-06-30", ["FI", "DK"], cited=["report-2020"]),
    ],
    cited=["charter"],
)

HUB = Hub(
    "northern-shores",
    "Northern Shores Alliance",
    organizations=[
        Organization("digital-office", "Digital Office", kind="government", country="FI"),
        Organization("data-agency", "Data Agency", kind="government", country="FI"),
        Organization("river-commission", "River Commission", kind="international"),
        Organization("old-harbour-institute", "Old Harbour Institute", kind="academic"),
        Organization("new-harbour-institute", "New Harbour Institute", kind="academic"),
        Organization("port-city", "Port City", kind="government", country="PL"),
    ],
    alliances=[ALLIANCE],
    sources=[
        Source(
            "charter",
            "Charter",
            url="https://northern-shores.example/charter",
            published="2014-03-15",
        ),
        *(
            Source(
                f"report-{year}",
                f"Report of {year}",
                url=f"https://northern-shores.example/reports/{year}",
                published=f"{year + 1}-02",
            )
            for year in range(2014, 2023)
        ),
    ],
)
