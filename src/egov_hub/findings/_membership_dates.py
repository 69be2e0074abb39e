"""Rules that compare the dates of membership with the dates of alliances and organizations."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from egov_hub._tables import Called
from egov_hub.alliances import Alliance
from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.membership.acts import kind_of, what
from egov_hub.membership.changes import MembershipChange
from egov_hub.register.hub import Hub
from egov_hub.register.naming import by_name
from egov_hub.values.ids import OrganizationId

DAY: Final = timedelta(days=1)
ENOUGH: Final = 3
"""This many absences of one day are a sign of a mistake."""


def history_not_recorded(hub: Hub) -> Iterator[Finding]:
    """Find alliances without a recorded history."""
    for alliance in hub.alliances:
        if alliance.recorded_history is None:
            message = "Who belonged is not recorded. This does not mean that nobody belonged."
            yield finding(FindingCode.HISTORY_NOT_RECORDED, alliance, "", message)


def joined_too_early(hub: Hub) -> Iterator[Finding]:
    """Find parties that joined before the alliance was launched or before they were founded."""
    for alliance in hub.alliances:
        for index, before, change in _steps(alliance):
            if change.standing is None:
                continue
            path, called = f"/history/changes/{index}/on", by_name(hub, change.on)
            launched, joins = alliance.launched, before is None or before.standing is None
            if launched and joins and change.on.before(launched).certainly:
                did = f"{called(change.member)} {what(kind_of(before, change), change)}"
                message = f"{did} on {change.on}, but {alliance.name} was launched on {launched}."
                code = FindingCode.JOINED_BEFORE_LAUNCH
                yield finding(code, alliance, path, message, change.cited)
            for id, did in _bodies_that_came(before, change, called):
                body = hub.organization(id)
                if body.founded and change.on.before(body.founded).certainly:
                    message = (
                        f"{called(id)} {did} on {change.on}, but was founded on {body.founded}."
                    )
                    code = FindingCode.JOINED_BEFORE_FOUNDED
                    yield finding(code, alliance, path, message, change.cited, [body])


def inside_after_dissolution(hub: Hub) -> Iterator[Finding]:
    """Find organizations that have a standing after they were dissolved without a successor."""
    succeeded = {each.predecessor for body in hub.organizations for each in body.succeeds}
    for alliance in hub.alliances:
        for party in sorted(alliance.history.parties):
            if not isinstance(party, OrganizationId) or party in succeeded:
                continue
            body = hub.organization(party)
            if body.dissolved and None not in alliance.standings(party, body.dissolved):
                ended = f"{body.name} was dissolved on {body.dissolved}"
                message = f"{ended}, but it did not leave by that day."
                code = FindingCode.INSIDE_AFTER_DISSOLUTION
                yield finding(code, alliance, "/history", message, others=[body])


def absences_of_one_day(hub: Hub) -> Iterator[Finding]:
    """Find histories in which last days of spells may have been recorded as first days after them.

    For example, a spell ends "on 3 May", and the next spell begins on 4 May. If 3 May is recorded
    as the first day after the spell, there is an absence of one day.
    """
    for alliance in hub.alliances:
        absences = [
            (before.on, change.on)
            for _, before, change in _steps(alliance)
            if before and before.standing is None
        ]
        of_one = sum(
            back.latest - left.earliest == DAY == back.earliest - left.latest
            for left, back in absences
        )
        if of_one >= ENOUGH and 2 * of_one > len(absences):
            message = (
                f"{of_one} of {len(absences)} absences are of exactly one day. If the recorded "
                'ends are last days of membership, build the history with end="inclusive".'
            )
            yield finding(FindingCode.ABSENCES_OF_ONE_DAY, alliance, "/history", message)


def _steps(
    alliance: Alliance,
) -> Iterator[tuple[int, MembershipChange | None, MembershipChange]]:
    """Return each change with its place, and the previous change of the same party, if any."""
    last: MembershipChange | None = None
    for index, change in enumerate(alliance.history.changes):
        yield index, last if last and last.member == change.member else None, change
        last = change


def _bodies_that_came(
    before: MembershipChange | None, change: MembershipChange, called: Called
) -> Iterator[tuple[OrganizationId, str]]:
    """Return the organizations that came with a change, each with what it did."""
    if (before is None or before.standing is None) and isinstance(change.member, OrganizationId):
        yield change.member, what(kind_of(before, change), change)
    if change.through and (before is None or before.through != change.through):
        yield change.through, f"began to fill the seat of {called(change.member)}"
