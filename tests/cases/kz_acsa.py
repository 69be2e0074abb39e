"""An agency that became a ministry, an agency again, and then two; no source gives the days."""

from egov_hub import Hub, Organization, Source, Succession

PREDECESSOR = Organization(
    "kz-agency-2013",
    "Agency for Civil Service Affairs",
    kind="government",
    country="KZ",
    founded="[..2013]",
    cited=["undp-evaluation"],
)
MINISTRY = Organization(
    "kz-ministry",
    "Ministry for Civil Service Affairs",
    kind="government",
    country="KZ",
    # A minister spoke on 4 April 2016.
    succeeds=[
        Succession(PREDECESSOR.id, "[2013-01-01..2016-04-04]", "replaced", cited=["astana-times"])
    ],
    cited=["astana-times"],
)
JOINT_AGENCY = Organization(
    "kz-joint-agency",
    "Agency for Civil Service Affairs and Anti-corruption",
    kind="government",
    country="KZ",
    succeeds=[
        Succession(MINISTRY.id, "[2016-04-05..2016-12-31]", "replaced", cited=["undp-evaluation"])
    ],
    cited=["undp-evaluation"],
)
# The decree of 22 July 2019 approves the regulations of two agencies.
SPLIT = Succession(JOINT_AGENCY.id, "[2016-12-01..2019-07-22]", "split", cited=["decree-74"])
CIVIL_SERVICE = Organization(
    "kz-civil-service-agency",
    "Agency for Civil Service Affairs",
    kind="government",
    country="KZ",
    succeeds=[SPLIT],
    cited=["decree-74"],
)
ANTI_CORRUPTION = Organization(
    "kz-anti-corruption-agency",
    "Anti-Corruption Agency",
    kind="government",
    country="KZ",
    succeeds=[SPLIT],
    cited=["decree-74"],
)

DECREE_74 = Source(
    "decree-74",
    "Decree 74",
    url="https://adilet.zan.kz/eng/docs/U1900000074/compare",
    published="[2019-07-22..]",
)
UNDP_EVALUATION = Source(
    "undp-evaluation",
    "Evaluation 8569",
    url="https://erc.undp.org/evaluation/evaluations/detail/8569",
    publisher="UNDP",
)
ASTANA_TIMES = Source(
    "astana-times",
    "Conference on Civil Service Excellence Held at Astana's Regional Hub",
    url="https://astanatimes.com/2016/04/conference-on-civil-service-excellence-held-at-astanas-regional-hub/",
    publisher="The Astana Times",
    published="2016-04",
)

HUB = Hub(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    organizations=[PREDECESSOR, MINISTRY, JOINT_AGENCY, CIVIL_SERVICE, ANTI_CORRUPTION],
    sources=[DECREE_74, UNDP_EVALUATION, ASTANA_TIMES],
)
