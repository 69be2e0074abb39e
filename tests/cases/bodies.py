"""Organizations that several of the cases name."""

from egov_hub import FormerName, Organization

ACSH = Organization(
    "astana-civil-service-hub",
    "Astana Civil Service Hub",
    former_names=[FormerName("Regional Hub of Civil Service in Astana")],
)
UN = Organization("united-nations", "United Nations", kind="international")
UNDP = Organization("undp", "UNDP", kind="international", parent=UN.id)
UNDP_KAZAKHSTAN = Organization(
    "undp-kazakhstan", "UNDP Kazakhstan", kind="international", parent=UNDP.id
)
OECD = Organization("oecd", "OECD", kind="international")

KZ_AGENCY = Organization(
    "kz-civil-service-agency",
    "Agency of the Republic of Kazakhstan for Civil Service Affairs",
    kind="government",
    country="KZ",
)
KZ_ACADEMY = Organization(
    "kz-academy",
    "Academy of Public Administration under the President of the Republic of Kazakhstan",
    kind="academic",
    country="KZ",
)
UZ_ACADEMY = Organization(
    "uz-academy",
    "Academy of Public Administration under the President of the Republic of Uzbekistan",
    kind="academic",
    country="UZ",
)
KOREA = Organization(
    "kr-government", "Government of the Republic of Korea", kind="government", country="KR"
)
KR_PERSONNEL = Organization(
    "kr-personnel-ministry",
    "Ministry of Personnel Management",
    kind="government",
    country="KR",
    parent=KOREA.id,
)
BOSA = Organization("bosa", "Belgian Federal Public Service BOSA", kind="government", country="BE")
ASPA = Organization("aspa", "American Society for Public Administration", kind="association")
