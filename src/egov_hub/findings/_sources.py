"""Rules about the sources of the records of a register."""

from collections.abc import Iterator

from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.parties import Organization, Person
from egov_hub.questions import Testimony, witnesses
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS_OF_IDS, mentioned
from egov_hub.register.references import RecordKind
from egov_hub.register.witnesses import facts
from egov_hub.values.sources import Source


def rests_on_little(hub: Hub) -> Iterator[Finding]:
    """Find facts that have only one witness, have only advance notices, or are only inferred."""
    for row in witnesses(hub):
        if not row.path and row.record.kind in (RecordKind.ALLIANCE, RecordKind.WORKSHOP):
            yield from _few_witnesses(row)
        if row.inferred:
            what = [each.locator for each in row.cited if each.locator]
            where = f" ({'; '.join(what)})" if what else ""
            message = f"This is inferred from the sources{where}. No source states it."
            yield _about(FindingCode.INFERRED, row, message)


def _few_witnesses(row: Testimony) -> Iterator[Finding]:
    """Find alliances and workshops with only one witness, or only advance notices."""
    if row.witnesses == 1:
        several = len({each.source for each in row.cited}) > 1
        copies = " and copies of it" if several else ""
        message = f"The record is based on only one source{copies}."
        yield _about(FindingCode.ONE_WITNESS, row, message)
    if row.advance:
        message = (
            "All its sources were published before the workshop. Did it take place as announced?"
        )
        yield _about(FindingCode.ADVANCE_NOTICE_ONLY, row, message)


def _about(code: FindingCode, row: Testimony, message: str) -> Finding:
    return Finding(code, message, [row.record], row.path, row.cited)


def no_witness(hub: Hub) -> Iterator[Finding]:
    """Find records, other than sources, that do not cite a source."""
    for record in hub.records:
        if not isinstance(record, Source) and not any(fact.cited for fact in facts(record)):
            message = "No source is cited for this record."
            yield finding(FindingCode.NO_WITNESS, record, "", message)


def never_named(hub: Hub) -> Iterator[Finding]:
    """Find organizations, people and sources that no other record refers to."""
    named = {
        (FIELDS_OF_IDS[type(id)], str(id)) for record in hub.records for id in mentioned(record)
    }
    for record in hub.records:
        known = (FIELDS_OF_IDS[type(record.id)], str(record.id)) in named
        # Alliances and workshops do not need a reference. The hub as an organization and
        # organizations that succeeded others do not need one either.
        needed = known or str(record.id) == hub.id or bool(getattr(record, "succeeds", False))
        if isinstance(record, (Organization, Person, Source)) and not needed:
            what = "cites this source" if isinstance(record, Source) else "refers to this one"
            message = f"No other record {what}. Is it needed?"
            yield finding(FindingCode.NEVER_NAMED, record, "", message)
