"""Rules about members: their attendance, and the statements of sources about them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.questions import (
    ConflictKind,
    Total,
    contradictions,
    guests,
    totals,
    without_attendance,
)
from egov_hub.register.events import frameworks
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.register.naming import by_name
from egov_hub.register.references import RecordKind
from egov_hub.values.answers import Answer
from egov_hub.values.claims import nearest
from egov_hub.values.dates import PartialDate
from egov_hub.values.sources import Citation
from egov_hub.workshops import CountUnit


def member_without_attendance(hub: Hub) -> Iterator[Finding]:
    """Find members without recorded attendance in an alliance where others have some."""
    there = frameworks(hub)
    attended = {
        there[workshop.id]
        for workshop in hub.workshops
        if not workshop.is_to_come
        and any(each.party or each.organization for each in workshop.attendance)
    }
    for row in without_attendance(hub):
        if row.alliance in attended:
            message = (
                f"No attendance of {by_name(hub)(row.member)} is recorded. "
                "This does not mean that it was absent."
            )
            code = FindingCode.MEMBER_WITHOUT_ATTENDANCE
            yield finding(code, hub.alliance(row.alliance), "/history", message, row.cited)


def attendance_by_non_member(hub: Hub) -> Iterator[Finding]:
    """Find parties that attended a workshop of an alliance and certainly did not belong then."""
    for row in guests(hub):
        if row.belonged is Answer.NO:
            workshop, alliance = hub.workshop(row.workshop), hub.alliance(row.alliance)
            did = "is expected" if row.expected else "attended"
            called = by_name(hub, row.start)
            what = f"but did not belong to {called(row.alliance)} at that time."
            message = f"{called(row.party)} {did}, {what}"
            code = FindingCode.ATTENDANCE_BY_NON_MEMBER
            yield finding(code, workshop, "/attendance", message, row.cited, [alliance])


def claims_disagree(hub: Hub) -> Iterator[Finding]:
    """Find where sources contradict, or may contradict, the history or each other."""
    for row in contradictions(hub):
        code = _OF_CONFLICTS[row.kind, row.fits]
        yield Finding(code, row.message, [row.record], row.paths[0], row.cited)


_OF_CONFLICTS: Final = {
    (ConflictKind.HISTORY, Answer.NO): FindingCode.ATTESTATION_CONTRADICTED,
    (ConflictKind.HISTORY, Answer.MAYBE): FindingCode.ATTESTATION_UNDECIDED,
    (ConflictKind.LISTS, Answer.NO): FindingCode.CLAIMS_CONTRADICT,
    (ConflictKind.LISTS, Answer.MAYBE): FindingCode.CLAIMS_DIFFER,
    (ConflictKind.ROLES, Answer.MAYBE): FindingCode.ROLES_DIFFER,
    (ConflictKind.VALUES, Answer.NO): FindingCode.VALUES_CONTRADICT,
}


def total_differs(hub: Hub) -> Iterator[Finding]:
    """Find printed totals that differ from the sum of their parts, or from the number recorded."""
    in_parts = {
        (workshop.id, each.unit)
        for workshop in hub.workshops
        for each in workshop.headcounts
        if each.mode
    }
    for row in totals(hub):
        members = row.record.kind is RecordKind.ALLIANCE
        if members and row.printed > row.possible:
            code = FindingCode.MEMBERS_NOT_RECORDED
            unknown = row.printed - row.possible
            message = (
                f"The printed total is {row.printed}, but only {row.possible} are recorded: "
                f"{unknown} are not recorded."
            )
        elif row.fits is Answer.NO:
            parts = not members and (row.record.id, _unit(hub, row)) in in_parts
            code = FindingCode.PARTS_DO_NOT_ADD_UP if parts else FindingCode.TOTAL_DIFFERS
            what = "the sum of its parts" if parts else "the number recorded"
            message = f"The printed total is {row.printed}, but {what} is {row.certain}."
        else:
            continue
        yield Finding(code, message, [row.record], row.path, row.cited)


def _unit(hub: Hub, total: Total) -> CountUnit:
    """Return the unit of a total of a workshop."""
    return hub.workshop(total.record.id).headcounts[int(total.path.rpartition("/")[2])].unit


def bounded_by_publication(hub: Hub) -> Iterator[Finding]:
    """Find changes and workshops whose latest possible day is only the day of publication."""
    for alliance in hub.alliances:
        for index, change in enumerate(alliance.history.changes):
            cited = nearest(change.cited, "/on")
            if _is_bounded_so(hub, change.on, cited):
                member = by_name(hub, change.on)(change.member)
                what, path = f"change of {member}", f"/history/changes/{index}/on"
                yield _bounded(alliance, path, what, change.on, cited)
    for workshop in hub.workshops:
        cited = nearest(workshop.cited, "/start")
        if _is_bounded_so(hub, workshop.start, cited):
            yield _bounded(workshop, "/start", "start", workshop.start, cited)


def _is_bounded_so(hub: Hub, day: PartialDate, cited: tuple[Citation, ...]) -> bool:
    published = [hub.source(each.source).published for each in cited]
    return day.text.startswith("[") and any(
        each and each.latest == day.latest < date.max for each in published
    )


def _bounded(
    record: HubRecord, path: str, what: str, day: PartialDate, cited: tuple[Citation, ...]
) -> Finding:
    message = f"The latest day of the {what} ({day}) is the day on which the source was published."
    return finding(FindingCode.BOUNDED_BY_PUBLICATION, record, path, message, cited)
