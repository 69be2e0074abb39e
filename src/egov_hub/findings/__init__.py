"""Findings, for the editors of a register: what may be wrong in it, or is good to know.

Every register is valid: it contains nothing that is impossible. Something that is possible but
unusual is a finding. Each rule is a plain function that takes a hub and yields findings. `review`
runs them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeAlias

from attrs import evolve

from egov_hub import _parse
from egov_hub._hypothesis import announce
from egov_hub.findings._finding import ORDER, Finding, FindingCode, Severity
from egov_hub.findings._membership import (
    attendance_by_non_member,
    bounded_by_publication,
    claims_disagree,
    member_without_attendance,
    total_differs,
)
from egov_hub.findings._membership_dates import (
    absences_of_one_day,
    history_not_recorded,
    inside_after_dissolution,
    joined_too_early,
)
from egov_hub.findings._names import same_words
from egov_hub.findings._sources import never_named, no_witness, rests_on_little
from egov_hub.findings._workshops import (
    co_organizer_not_there,
    only_expected,
    outcome_not_recorded,
    part_outside_whole,
    post_outside_its_time,
    recorded_twice,
    workshop_outside_its_alliance,
)
from egov_hub.register.hub import Hub, HubRecord, as_hub
from egov_hub.register.naming import item_at
from egov_hub.register.references import RecordRef
from egov_hub.rows import Rows

__all__ = ["RULES", "Finding", "FindingCode", "FindingRule", "Severity", "review"]

FindingRule: TypeAlias = Callable[[Hub], Iterator[Finding]]
"""A rule: a function that takes a hub and yields findings."""

RULES: Final[tuple[FindingRule, ...]] = (
    workshop_outside_its_alliance,
    part_outside_whole,
    recorded_twice,
    outcome_not_recorded,
    co_organizer_not_there,
    post_outside_its_time,
    claims_disagree,
    total_differs,
    joined_too_early,
    inside_after_dissolution,
    absences_of_one_day,
    history_not_recorded,
    member_without_attendance,
    attendance_by_non_member,
    only_expected,
    bounded_by_publication,
    rests_on_little,
    no_witness,
    same_words,
    never_named,
)
"""The library's own rules."""


def review(hub: Hub, rules: Collection[FindingRule] = RULES) -> Rows[Finding]:
    """Return what may be wrong in a register, or is good to know: warnings first, then notes.

    Findings are in the order of the codes in the catalogue, then in the order of the records and
    paths.

    Args:
        hub: The register.
        rules: The rules. To add your own rule, give `[*RULES, rule]`. An error that your rule
            raises is not caught.

    Raises:
        ValidationError: An argument has a wrong type.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Source("notice", "A notice", published="2019-06-03"),
        ...     Workshop("tashkent-2019", start="2019-05-30", status="announced", cited=["notice"]),
        ... )
        >>> print(review(hub)[0].message)
        The status is "announced" for 2019-05-30, but the source notice was published on \
2019-06-03. Was the workshop held?
        >>> [finding.code.value for finding in review(hub)]
        ['still-announced', 'one-witness']
    """
    hub, rules = _parse.arguments(("hub", as_hub, hub), ("rules", _parse.callables, rules))
    records = {RecordRef.of(record): record for record in hub.records}
    found = {_with_fact(hub, records, each): None for rule in rules for each in rule(hub)}
    rows = sorted(
        found,
        key=lambda each: (ORDER[each.code], [str(ref) for ref in each.about], _steps(each)),
    )
    return Rows(rows, of=Finding, names=hub)


def _with_fact(hub: Hub, records: Mapping[RecordRef, HubRecord], finding: Finding) -> Finding:
    """Return a finding with the name of the value at its path."""
    record = records.get(finding.about[0]) if finding.about else None
    return evolve(finding, fact=item_at(record, finding.path, hub)) if record else finding


def _steps(finding: Finding) -> list[tuple[int, str]]:
    """Return a sort key of a path, so that the tenth item of a list comes after the second."""
    return [(int(step) if step.isdecimal() else 0, step) for step in finding.path.split("/")]


announce(__name__)
