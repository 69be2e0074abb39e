"""A strategy for what looks wrong in a register."""

from collections.abc import Collection

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from egov_hub.findings import Finding, FindingCode
from egov_hub.ids import SourceId
from egov_hub.references import RecordRef
from egov_hub.sources import Citation
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, drawn, lists, records
from egov_hub.strategies._references import record_refs
from egov_hub.strategies._values import cites, strings


def findings(
    *,
    code: Draws[FindingCode | str] = ...,
    message: Draws[str] = ...,
    about: Draws[Collection[RecordRef]] = ...,
    path: Draws[str] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Finding]:
    """Return a strategy for findings, each field for itself.

    For findings that fit a register ask `egov_hub.review`.

    Args:
        code: What it is.
        message: One sentence.
        about: The records it is about.
        path: JSON Pointer, seen from the first record.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(findings(code="inferred"), lambda finding: bool(finding.about)).about[0].id
        'a'
    """
    return records(
        Finding,
        code=drawn(code, st.sampled_from(FindingCode)),
        message=drawn(message, strings(_samples.PRINTED)),
        about=drawn(about, lists(record_refs())),
        path=drawn(path, st.sampled_from(["", "/start", "/co_organizers/0"])),
        cited=cites(cited),
    )
