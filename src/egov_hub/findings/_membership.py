"""Rules about members: whether they came, and what sources say of them."""

from collections.abc import Iterator
from datetime import date

from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.questions import contradictions, guests, totals, without_attendance
from egov_hub.register.events import attending, in_framework
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.register.references import RecordKind
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.sources import Citation


def member_without_attendance(hub: Hub) -> Iterator[Finding]:
    """Find members of which no attendance is recorded, where that of others is."""
    for alliance in hub.alliances:
        if any(any(attending(hub, alliance, one)) for one in in_framework(hub, alliance.id)):
            for row in without_attendance(hub, alliance.id):
                message = f"No attendance of {row.member} is recorded. That proves no absence."
                code = FindingCode.MEMBER_WITHOUT_ATTENDANCE
                yield finding(code, alliance, "/history", message, row.cited)


def attendance_by_non_member(hub: Hub) -> Iterator[Finding]:
    """Find those who attended a workshop of an alliance and certainly did not belong then."""
    for row in guests(hub):
        if row.belonged is Answer.NO:
            workshop, alliance = hub.workshop(row.workshop), hub.alliance(row.alliance)
            message = f"{row.party} attended, but did not belong to {row.alliance} then."
            code = FindingCode.ATTENDANCE_BY_NON_MEMBER
            yield finding(code, workshop, "/attendance", message, row.cited, [alliance])


def claims_disagree(hub: Hub) -> Iterator[Finding]:
    """Find where sources contradict the history or each other, or may do so."""
    for row in contradictions(hub):
        contradicted = row.fits is Answer.NO
        if row.record.kind is RecordKind.WORKSHOP:
            code = FindingCode.ROLES_DIFFER
        elif len(row.paths) == 1:
            undecided = FindingCode.ATTESTATION_UNDECIDED
            code = FindingCode.ATTESTATION_CONTRADICTED if contradicted else undecided
        else:
            differ = FindingCode.CLAIMS_DIFFER
            code = FindingCode.CLAIMS_CONTRADICT if contradicted else differ
        yield Finding(code, row.message, [row.record], row.paths[0], row.cited)


def total_differs(hub: Hub) -> Iterator[Finding]:
    """Find printed totals that are not the sum of their parts, or not the number recorded."""
    for row in totals(hub):
        members = row.record.kind is RecordKind.ALLIANCE
        if members and row.printed > row.possible:
            code = FindingCode.MEMBERS_NOT_RECORDED
            unknown = row.printed - row.possible
            message = f"It counts {row.printed}; {row.possible} are recorded, {unknown} are not."
        elif row.fits is Answer.NO:
            parts = not members and _has_parts(hub, row.record.id, row.path)
            code = FindingCode.PARTS_DO_NOT_ADD_UP if parts else FindingCode.TOTAL_DIFFERS
            what = "its parts come to" if parts else "recorded are"
            message = f"It says {row.printed}, but {what} {row.certain}."
        else:
            continue
        yield Finding(code, message, [row.record], row.path, row.cited)


def _has_parts(hub: Hub, workshop: str, path: str) -> bool:
    headcounts = hub.workshop(workshop).headcounts
    total = headcounts[int(path.rpartition("/")[2])]
    return any(each.unit is total.unit and each.mode for each in headcounts)


def bounded_by_publication(hub: Hub) -> Iterator[Finding]:
    """Find changes and workshops of whose day a source's publication is the only later bound."""
    for alliance in hub.alliances:
        for index, change in enumerate(alliance.history.changes):
            if _is_bounded_so(hub, change.on, change.cited):
                what, path = f"{change.member} changed", f"/history/changes/{index}/on"
                yield _bounded(alliance, path, what, change.on, change.cited)
    for workshop in hub.workshops:
        if _is_bounded_so(hub, workshop.start, workshop.cited):
            yield _bounded(workshop, "/start", "it started", workshop.start, workshop.cited)


def _is_bounded_so(hub: Hub, day: PartialDate, cited: tuple[Citation, ...]) -> bool:
    published = [hub.source(each.source).published for each in cited]
    return day.text.startswith("[") and any(
        each and each.latest == day.latest < date.max for each in published
    )


def _bounded(
    record: HubRecord, path: str, what: str, day: PartialDate, cited: tuple[Citation, ...]
) -> Finding:
    message = f"Of the day on which {what}, {day} is known: the source was published then."
    return finding(FindingCode.BOUNDED_BY_PUBLICATION, record, path, message, cited)
