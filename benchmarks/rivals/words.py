"""The closed lists of words, as types. `tests/test_benchmarks.py` compares them with egov_hub's."""

from typing import Literal, get_args

Standing = Literal["member", "associate", "observer", "candidate", "partner"]
Hold = Literal["suspended", "inactive"]
Counted = Literal["countries", "organizations"]
Departure = Literal["withdrew", "removed", "lapsed", "dissolved", "succeeded"]
OrganizationKind = Literal[
    "government", "international", "academic", "association", "company", "programme"
]
SuccessionManner = Literal["renamed", "merged", "split", "replaced"]
AllianceKind = Literal["peer-learning", "hub", "project", "platform", "initiative", "treaty"]
LearningPhase = Literal[
    "foundational-engagement", "sustained-contact", "learning-outcomes", "change-at-scale"
]
WorkshopKind = Literal[
    "workshop",
    "conference",
    "seminar",
    "webinar",
    "study-visit",
    "panel",
    "meeting",
    "forum",
    "ceremony",
]
WorkshopStatus = Literal["announced", "postponed", "cancelled", "held"]
WorkshopFormat = Literal["in-person", "online", "hybrid", "streamed"]
Role = Literal[
    "organizer",
    "co-organizer",
    "host",
    "convener",
    "partner",
    "supporter",
    "funder",
    "implementer",
    "venue",
]
Part = Literal[
    "chair",
    "moderator",
    "welcome",
    "opening",
    "keynote",
    "speaker",
    "panelist",
    "expert",
    "participant",
]
CountQualifier = Literal["exactly", "over", "at-least", "about", "up-to"]
CountUnit = Literal[
    "participants", "registered", "speakers", "countries", "organizations", "members"
]
Mode = Literal["in-person", "online"]

# fmt: off
Country = Literal[
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AN", "AO", "AQ", "AR", "AS", "AT", "AU", "AW",
    "AX", "AZ", "BA", "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO",
    "BQ", "BR", "BS", "BT", "BU", "BV", "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH",
    "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CS", "CT", "CU", "CV", "CW", "CX", "CY", "CZ",
    "DD", "DE", "DJ", "DK", "DM", "DO", "DY", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET",
    "FI", "FJ", "FK", "FM", "FO", "FQ", "FR", "FX", "GA", "GB", "GD", "GE", "GF", "GG", "GH",
    "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK", "HM", "HN",
    "HR", "HT", "HU", "HV", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE",
    "JM", "JO", "JP", "JT", "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ",
    "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY", "MA", "MC", "MD", "ME",
    "MF", "MG", "MH", "MI", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT", "MU",
    "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NH", "NI", "NL", "NO", "NP",
    "NQ", "NR", "NT", "NU", "NZ", "OM", "PA", "PC", "PE", "PF", "PG", "PH", "PK", "PL", "PM",
    "PN", "PR", "PS", "PT", "PU", "PW", "PY", "PZ", "QA", "RE", "RH", "RO", "RS", "RU", "RW",
    "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR",
    "SS", "ST", "SU", "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL",
    "TM", "TN", "TO", "TP", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY", "UZ",
    "VA", "VC", "VD", "VE", "VG", "VI", "VN", "VU", "WF", "WK", "WS", "XK", "YD", "YE", "YT",
    "YU", "ZA", "ZM", "ZR", "ZW",
]
# fmt: on

COUNTRIES = frozenset(get_args(Country))
BELONGING = frozenset({"member", "associate"})
