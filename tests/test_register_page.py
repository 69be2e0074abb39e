"""The page of all records and words is current, complete, and its examples are read."""

import re
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

import egov_hub
from egov_hub import json_schema
from egov_hub.formats import yaml

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "reference" / "register.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
SCHEMA: Any = json_schema()
RECORDS = [name for name, each in SCHEMA["$defs"].items() if "properties" in each]


def test_the_page_is_current() -> None:
    current = run_path(str(DOCS / "write_register.py"))["page"]()
    assert current == PAGE, "write it anew with: python docs/write_register.py"


@pytest.mark.parametrize("name", RECORDS)
def test_each_record_has_an_example_and_the_meaning_of_every_field(name: str) -> None:
    section = SECTIONS[name]
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    kind = getattr(egov_hub, name)
    record = yaml.loads(example, kind)
    assert yaml.loads(yaml.dumps(record), kind) == record
    for field, each in SCHEMA["$defs"][name]["properties"].items():
        head = f'| <a id="{name}.{field}"></a>`{field}` | '
        (row,) = re.findall(rf"^{re.escape(head)}(.*) \|$", section, re.MULTILINE)
        value, meaning = row.split(" | ")
        assert meaning.startswith(each["description"])
        assert ("**required**" in value) == (field in SCHEMA["$defs"][name]["required"])


def test_each_word_has_its_meaning() -> None:
    words = {name: each["oneOf"] for name, each in SCHEMA["$defs"].items() if "oneOf" in each}
    assert words
    for name, described in words.items():
        for each in described:
            word, meaning = each["const"], each["description"]
            row = f'| <a id="{name}.{word}"></a>`{word}` | {meaning} |'
            assert row in SECTIONS[name]


def test_each_link_leads_to_a_section() -> None:
    headings = re.findall(r"^##+ (.+)$", PAGE, re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\(#([\w-]+)\)", PAGE)) <= anchors
