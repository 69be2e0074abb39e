"""Typed, immutable records of workshops, co-organizers, alliances and membership history.

Import values, records and documents from here. Functions that read a whole register are imported
from their modules: `questions`, `findings`, `differences`, `knowledge`, `plot`, `site`. A day that
is only partly known is stored as it is, and questions about it are answered with yes, no or maybe.

The package has floors (layers). A module imports only from floors below its own, or from its own
folder. A leading underscore means that a module is imported only inside its folder. These are the
floors, beginning with the lowest:

==============================================  ==================================================
`_wording`, `_calls`, `_countries`, `_files`,   how messages and records are worded; the countries;
`_hypothesis`                                   files; who announces types to Hypothesis
`_advice/`                                      what the writer of a wrong value most likely meant
`problems`                                      what is wrong with data
`_parse`, `records`                             how fields parse; what all records share
`_types`                                        the parts of the types of fields
`values/`                                       answers, dates, windows, texts, ids, sources,
                                                claims, names
`_tables`, `_columns`, `rows`                   how records and answers are shown
`parties`, `membership/`                        bodies and people; who belonged from when to when
`alliances`, `workshops/`                       what they belong to, and what is held
`register/`                                     a hub of records, its rules, what follows
`documents/`, `questions/`, `differences/`,     side by side: JSON, answers, what changed, what was
`knowledge`, `plot/`                            known when, pictures
`findings/`                                     what may be wrong in a register
`formats/`                                      other formats: tables, YAML, SQL, and others
`site/`                                         web pages of a register
`command/`, `__main__`                          the command `egov-hub`
`strategies/`, `testing/`                       for tests of code that uses this library
==============================================  ==================================================
"""

from egov_hub._hypothesis import announce
from egov_hub.alliances import Alliance, AllianceKind, Guide, LearningPhase, PhaseReached
from egov_hub.documents import (
    JsonValue,
    Position,
    configure_converter,
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
    make_converter,
    to_dict,
)
from egov_hub.membership.changes import Membership, MembershipChange
from egov_hub.membership.history import SAME, MembershipHistory
from egov_hub.membership.rosters import Attestation, Roster
from egov_hub.membership.words import BELONGING, Counted, Departure, Hold, Standing
from egov_hub.parties import (
    City,
    Country,
    Organization,
    OrganizationKind,
    Person,
    Post,
    Succession,
    SuccessionManner,
)
from egov_hub.problems import Code, Location, Problem, Scope, ValidationError
from egov_hub.records import Record
from egov_hub.register.hub import Hub, HubRecord, UnknownIdError
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate, Precision
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    HubId,
    Identifier,
    OrganizationId,
    PartyId,
    PartyLike,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.values.names import FormerName
from egov_hub.values.sources import Citation, Cited, Said, SaidLike, Source
from egov_hub.values.text import Text, TextLike
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
    "Cited",
    "City",
    "CoOrganizer",
    "Code",
    "CountQualifier",
    "CountUnit",
    "Counted",
    "Country",
    "CountryCode",
    "DateLike",
    "Departure",
    "FormerName",
    "Guide",
    "Headcount",
    "Hold",
    "Hub",
    "HubId",
    "HubRecord",
    "Identifier",
    "JsonValue",
    "LearningPhase",
    "Location",
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
    "PartyLike",
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
    "Remark",
    "Role",
    "Roster",
    "Said",
    "SaidLike",
    "Scope",
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
    "configure_converter",
    "digest",
    "dump",
    "dump_records",
    "dumps",
    "from_dict",
    "iter_lines",
    "iter_records",
    "json_schema",
    "load",
    "loads",
    "locate",
    "make_converter",
    "to_dict",
]

__version__ = "0.1.0"

announce(__name__)
