"""Which facts of a record are events, and on what day each happened.

An organization, a person, a name, a kind or a place is not an event: it can be recorded long after
it began. The founding of a body and the joining of a member are events.
"""

from collections.abc import Mapping
from typing import Final

from egov_hub.alliances import Alliance, PhaseReached
from egov_hub.membership.acts import MembershipAct
from egov_hub.parties import Organization, Post, Succession
from egov_hub.register.outlines import HubRecord
from egov_hub.values.dates import PartialDate
from egov_hub.values.names import FormerName
from egov_hub.workshops import Plan, Workshop, WorkshopStatus

_UNKNOWN: Final = PartialDate("XXXX")

# The field with the day on which a record, as a whole, began.
_BEGINNINGS: Final[Mapping[type[HubRecord], str]] = {
    Organization: "founded",
    Alliance: "launched",
    Workshop: "start",
}
# The fields of a workshop whose items happened there.
_HAPPENED_THERE: Final = (["co_organizers"], ["appearances"], ["attendance"], ["headcounts"])
_DAYS: Final = frozenset({"launched", "dissolved", "founded", "since", "until", "start"})


def day_of_event(record: HubRecord, path: str, before: object, after: object) -> PartialDate | None:
    """Return the day of the event that a new value describes; None if it is not an event.

    Args:
        record: The record of the hub, as it is now.
        path: The JSON Pointer to the value in it.
        before: The old value; None if there was none.
        after: The new value.
    """
    name = path.rpartition("/")[2]
    match after:
        case PartialDate() if name in _DAYS:
            return _moved(before, after)
        case MembershipAct():
            return _moved(before.on if isinstance(before, MembershipAct) else None, after.on)
        case PhaseReached() | Succession():
            return after.on
        case FormerName():
            return after.until
        case Post():
            return after.since
        case Plan():
            return after.said_on or _UNKNOWN
        case WorkshopStatus() if isinstance(record, Workshop):
            # The day on which a workshop was cancelled or postponed is not recorded.
            return record.start if after is WorkshopStatus.HELD else _UNKNOWN
        case _ if after is record:
            return _beginning(record)
        case _ if isinstance(record, Workshop) and before is None:
            return record.start if path.split("/")[1:-1] in _HAPPENED_THERE else None
        case _:
            return None


def _beginning(record: HubRecord) -> PartialDate | None:
    """Return the day on which a record began; None if it can have existed long before."""
    name = _BEGINNINGS.get(type(record))
    day: PartialDate | None = getattr(record, name) if name else None
    return _UNKNOWN if day is None and isinstance(record, Alliance) else day


def _moved(before: object, after: PartialDate) -> PartialDate | None:
    """Return the new day of an event; None if it is the old day with another precision."""
    if isinstance(before, PartialDate) and before.same_day(after).possibly:
        return None
    return after
