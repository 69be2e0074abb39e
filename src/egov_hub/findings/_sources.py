"""Rules about what the records of a register rest on."""

from collections.abc import Iterator

from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.parties import Organization, Person
from egov_hub.questions import Testimony, witnesses
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS_OF_IDS, references
from egov_hub.register.references import RecordKind
from egov_hub.register.witnesses import facts
from egov_hub.values.sources import Source


def rests_on_little(hub: Hub) -> Iterator[Finding]:
    """Find alliances and workshops that rest on one witness, or on advance notices only."""
    for row in witnesses(hub):
        if not row.path and row.record.kind in (RecordKind.ALLIANCE, RecordKind.WORKSHOP):
            if row.witnesses == 1:
                several = len({each.source for each in row.cited}) > 1
                message = f"It rests on one source{' and copies of it' if several else ''}."
                yield _about(FindingCode.ONE_WITNESS, row, message)
            if row.advance:
                message = "All that it rests on was published before it: was it held so?"
                yield _about(FindingCode.ADVANCE_NOTICE_ONLY, row, message)


def inferred(hub: Hub) -> Iterator[Finding]:
    """Find facts that no source says, but that follow from what sources say."""
    for row in witnesses(hub):
        if row.inferred:
            what = [each.locator for each in row.cited if each.locator]
            told = f"It is concluded ({'; '.join(what)})" if what else "It is concluded"
            yield _about(FindingCode.INFERRED, row, f"{told}: no source says so.")


def _about(code: FindingCode, row: Testimony, message: str) -> Finding:
    return Finding(code, message, [row.record], row.path, row.cited)


def no_witness(hub: Hub) -> Iterator[Finding]:
    """Find records, other than sources, of which nothing is cited."""
    for record in hub.records:
        if not isinstance(record, Source) and not any(cited for _, cited in facts(record)):
            yield finding(FindingCode.NO_WITNESS, record, "", "No source is cited for it.")


def never_named(hub: Hub) -> Iterator[Finding]:
    """Find organizations, people and sources that no other record names."""
    named = {
        (FIELDS_OF_IDS[type(id)], str(id)) for record in hub.records for _, id in references(record)
    }
    for record in hub.records:
        known = (FIELDS_OF_IDS[type(record.id)], str(record.id)) in named
        # Alliances and workshops are there for themselves; so are the hub as a body, and bodies
        # that came in the place of others.
        needed = known or str(record.id) == hub.id or bool(getattr(record, "succeeds", False))
        if isinstance(record, (Organization, Person, Source)) and not needed:
            what = "cites" if isinstance(record, Source) else "names"
            message = f"No record {what} it: is it needed?"
            yield finding(FindingCode.NEVER_NAMED, record, "", message)
