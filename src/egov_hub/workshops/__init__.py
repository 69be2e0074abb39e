"""Workshops: the events, their organizers and framework, the speakers and who attended.

A workshop here is any event to which people are invited, also a conference, a webinar or a study
visit. Only what a notice says is recorded. A member that is not named is *not recorded* as
present, which is not the same as absent.
"""

from egov_hub.workshops.participants import Appearance, Attendance, CoOrganizer, Headcount, Remark
from egov_hub.workshops.places import Place, Plan
from egov_hub.workshops.words import (
    CountQualifier,
    CountQualifierLike,
    CountUnit,
    CountUnitLike,
    Mode,
    ModeLike,
    Part,
    PartLike,
    Role,
    RoleLike,
    WorkshopFormat,
    WorkshopFormatLike,
    WorkshopKind,
    WorkshopKindLike,
    WorkshopStatus,
    WorkshopStatusLike,
)
from egov_hub.workshops.workshop import Workshop

__all__ = [
    "Appearance",
    "Attendance",
    "CoOrganizer",
    "CountQualifier",
    "CountQualifierLike",
    "CountUnit",
    "CountUnitLike",
    "Headcount",
    "Mode",
    "ModeLike",
    "Part",
    "PartLike",
    "Place",
    "Plan",
    "Remark",
    "Role",
    "RoleLike",
    "Workshop",
    "WorkshopFormat",
    "WorkshopFormatLike",
    "WorkshopKind",
    "WorkshopKindLike",
    "WorkshopStatus",
    "WorkshopStatusLike",
]
