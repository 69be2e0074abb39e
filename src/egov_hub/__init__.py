"""Typed, immutable records of workshops, co-organizers, alliances and membership history.

Everything public is handed out here, and defined in the modules below. Days of which only a part
is known stay so, and questions about them are answered with yes, no or maybe.
"""

from egov_hub._hypothesis import register_if_awaited
from egov_hub.alliances import Alliance, AllianceKind, Guide, LearningPhase, PhaseReached
from egov_hub.dates import Answer, DateLike, PartialDate, Precision
from egov_hub.documents import (
    JsonValue,
    configure,
    converter,
    dump,
    dumps,
    from_dict,
    load,
    loads,
    to_dict,
)
from egov_hub.history import SAME, MembershipHistory
from egov_hub.hub import Hub, HubRecord, UnknownIdError
from egov_hub.ids import (
    AllianceId,
    CountryCode,
    HubId,
    Identifier,
    OrganizationId,
    PartyId,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.membership import (
    BELONGING,
    Attestation,
    Departure,
    Membership,
    MembershipChange,
    Roster,
    Standing,
    Verdict,
)
from egov_hub.parties import (
    FormerName,
    Organization,
    OrganizationKind,
    Person,
    Post,
    Succession,
    SuccessionManner,
)
from egov_hub.problems import Code, Problem, Severity, ValidationError
from egov_hub.records import Record
from egov_hub.sources import Citation, Source
from egov_hub.text import Text, TextLike
from egov_hub.workshops import (
    Appearance,
    Attendance,
    CoOrganizer,
    CountQualifier,
    CountUnit,
    Headcount,
    Mode,
    Part,
    Place,
    Plan,
    Remark,
    Role,
    Workshop,
    WorkshopFormat,
    WorkshopKind,
    WorkshopStatus,
)

__all__ = [
    "BELONGING",
    "SAME",
    "Alliance",
    "AllianceId",
    "AllianceKind",
    "Answer",
    "Appearance",
    "Attendance",
    "Attestation",
    "Citation",
    "CoOrganizer",
    "Code",
    "CountQualifier",
    "CountUnit",
    "CountryCode",
    "DateLike",
    "Departure",
    "FormerName",
    "Guide",
    "Headcount",
    "Hub",
    "HubId",
    "HubRecord",
    "Identifier",
    "JsonValue",
    "LearningPhase",
    "Membership",
    "MembershipChange",
    "MembershipHistory",
    "Mode",
    "Organization",
    "OrganizationId",
    "OrganizationKind",
    "Part",
    "PartialDate",
    "PartyId",
    "Person",
    "PersonId",
    "PhaseReached",
    "Place",
    "Plan",
    "Post",
    "Precision",
    "Problem",
    "Record",
    "Remark",
    "Role",
    "Roster",
    "Severity",
    "Source",
    "SourceId",
    "Standing",
    "Succession",
    "SuccessionManner",
    "Text",
    "TextLike",
    "UnknownIdError",
    "ValidationError",
    "Verdict",
    "Workshop",
    "WorkshopFormat",
    "WorkshopId",
    "WorkshopKind",
    "WorkshopStatus",
    "configure",
    "converter",
    "dump",
    "dumps",
    "from_dict",
    "load",
    "loads",
    "to_dict",
]

register_if_awaited()
