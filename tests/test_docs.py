"""The documentation is complete where it promises to be."""

import re
from pathlib import Path

import egov_hub
from egov_hub import Code, Scope
from egov_hub.findings import FindingCode, Severity

DOCS = Path(__file__).parent.parent / "docs"


def sections(page: str, level: str) -> dict[str, str]:
    """Return the texts under the headings of a level."""
    parts = re.split(rf"^{level} (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_code_is_on_its_page_with_meaning_and_example() -> None:
    page = (DOCS / "reference" / "codes.md").read_text("utf-8")
    by_scope = [list(sections(part, "###")) for part in sections(page, "##").values()]
    assert by_scope == [[code for code in Code if code.scope is scope] for scope in Scope]
    for code, text in sections(page, "###").items():
        assert Code(code).meaning in text
        # The examples are run, so what they print is what is printed.
        assert f"[{code}]" in text


def test_every_finding_is_on_its_page_with_meaning_and_example() -> None:
    page = (DOCS / "reference" / "review-rules.md").read_text("utf-8")
    by_severity = [list(sections(part, "###")) for part in sections(page, "##").values()]
    assert by_severity == [
        [code for code in FindingCode if code.severity is severity]
        for severity in (Severity.WARNING, Severity.NOTE)
    ]
    for code, text in sections(page, "###").items():
        assert FindingCode(code).meaning in text
        assert f"[{code}]" in text


def test_every_name_that_the_package_hands_out_is_in_the_reference_once() -> None:
    pages = [page.read_text("utf-8") for page in sorted((DOCS / "reference").glob("*.md"))]
    named = [
        name
        for page in pages
        if ".. currentmodule:: egov_hub\n" in page
        for name in re.findall(r"^\.\. auto(?:class|data|exception|function):: (\w+)$", page, re.M)
    ]
    assert sorted(named) == sorted(egov_hub.__all__)
