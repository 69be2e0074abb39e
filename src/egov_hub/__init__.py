"""Typed, immutable records of workshops, co-organizers, alliances and membership history.

Everything public is handed out here, and defined in the modules below. Days of which only a part
is known stay so, and questions about them are answered with yes, no or maybe.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from egov_hub import _later
from egov_hub._hypothesis import register_if_awaited
from egov_hub.alliances import Alliance, AllianceKind, Guide, LearningPhase, PhaseReached
from egov_hub.dates import Answer, DateLike, PartialDate, Precision
from egov_hub.documents import (
    JsonValue,
    Position,
    configure,
    converter,
    digest,
    dump,
    dump_records,
    dumps,
    from_dict,
    iter_lines,
    iter_records,
    json_schema,
    load,
    loads,
    locate,
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
    Counted,
    Departure,
    Membership,
    MembershipChange,
    Roster,
    Standing,
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
from egov_hub.problems import Code, Problem, Scope, ValidationError
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

if TYPE_CHECKING:
    from egov_hub.acts import ActKind, MembershipAct, Seat
    from egov_hub.differences import ChangeKind, Diff, Excerpt, HubChange, apply, diff
    from egov_hub.findings import Finding, FindingCode, Severity, review
    from egov_hub.knowledge import Knowledge, known_by
    from egov_hub.references import RecordKind, RecordRef
    from egov_hub.rows import Rows

__all__ = [
    "BELONGING",
    "SAME",
    "ActKind",
    "Alliance",
    "AllianceId",
    "AllianceKind",
    "Answer",
    "Appearance",
    "Attendance",
    "Attestation",
    "ChangeKind",
    "Citation",
    "CoOrganizer",
    "Code",
    "CountQualifier",
    "CountUnit",
    "Counted",
    "CountryCode",
    "DateLike",
    "Departure",
    "Diff",
    "Excerpt",
    "Finding",
    "FindingCode",
    "FormerName",
    "Guide",
    "Headcount",
    "Hub",
    "HubChange",
    "HubId",
    "HubRecord",
    "Identifier",
    "JsonValue",
    "Knowledge",
    "LearningPhase",
    "Membership",
    "MembershipAct",
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
    "Position",
    "Post",
    "Precision",
    "Problem",
    "Record",
    "RecordKind",
    "RecordRef",
    "Remark",
    "Role",
    "Roster",
    "Rows",
    "Scope",
    "Seat",
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
    "Workshop",
    "WorkshopFormat",
    "WorkshopId",
    "WorkshopKind",
    "WorkshopStatus",
    "apply",
    "configure",
    "converter",
    "diff",
    "digest",
    "dump",
    "dump_records",
    "dumps",
    "from_dict",
    "iter_lines",
    "iter_records",
    "json_schema",
    "known_by",
    "load",
    "loads",
    "locate",
    "review",
    "to_dict",
]

__getattr__: Callable[[str], object] = _later.handed_out(
    globals(),
    {
        "ActKind": "egov_hub.acts",
        "ChangeKind": "egov_hub.differences",
        "Diff": "egov_hub.differences",
        "Excerpt": "egov_hub.differences",
        "Finding": "egov_hub.findings",
        "FindingCode": "egov_hub.findings",
        "HubChange": "egov_hub.differences",
        "Knowledge": "egov_hub.knowledge",
        "MembershipAct": "egov_hub.acts",
        "RecordKind": "egov_hub.references",
        "RecordRef": "egov_hub.references",
        "Rows": "egov_hub.rows",
        "Seat": "egov_hub.acts",
        "Severity": "egov_hub.findings",
        "apply": "egov_hub.differences",
        "diff": "egov_hub.differences",
        "known_by": "egov_hub.knowledge",
        "review": "egov_hub.findings",
    },
)

register_if_awaited(sys.modules[__name__])
