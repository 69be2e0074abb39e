"""Write the page of all records and words of a register, from the JSON Schema and the examples."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from egov_hub import json_schema
from egov_hub._wording import a

FILE: Final = Path(__file__).with_name("reference") / "register.md"
EXAMPLES: Final = Path(__file__).with_name("register-examples.yaml")

# How the page names the values that are not records, with a link to the section about them.
VALUES: Final = {
    "PartialDate": "[date](#dates)",
    "Text": "[text](#texts)",
    "CountryCode": "[country code](#ids-and-codes)",
}

HEAD: Final = """\
# The register as JSON or YAML

<!-- docs/write_register.py writes this page. -->

A register is one document: a `Hub`, which has lists of records. This page has every record, every
field and every word. The examples are YAML; JSON has the same structure.
[](../how-to/keep-a-register-in-git.md) shows how to write a register and have it checked.

A record needs the fields that are marked **required**. Leave out the other fields if nothing is
known.

## Values

### Dates

A date is one day that may be only partly known. Write what the source says, and no more:

| Written | Means |
| --- | --- |
| `2019-05-30` | that day |
| `2018-05` | one day in that month |
| `2018` | one day in that year |
| `2018?`, `2018~`, `2018%` | one day in that year: uncertain, approximate, or both |
| `[..2019-05-31]` | one day, on or before that day |
| `[2018-06..]` | one day, in that month or after it |
| `[2018-01-01..2019-05-31]` | one day between these two, or one of them |
| `XXXX` | one day, completely unknown |

In JSON, dates have quotes. In YAML this library does not need quotes, but editors and other
programs read `2018` as a number and `[..2018]` as a list. So write quotes there.

### Texts

A text has the words as printed, for each language: `{en: Astana Civil Service Hub}`. The keys are
language tags of BCP 47, such as `en`, `ru` or `uz-Latn`; `und` is for words whose language is not
known.

### Ids and codes

The id of a record has lower-case letters and digits, with single hyphens between: `tashkent-2019`.
It is unique among the records of its kind. Other records refer to the record by its id.

A country is written with its ISO 3166-1 alpha-2 code in capital letters, such as `UZ`. `XK` is
Kosovo. A withdrawn code, such as `SU`, is possible, too.

A party can be a member or attend. It is a country code, or the id of an organization.

"""


def page() -> str:
    """Return the text of the page."""
    schema: Any = json_schema()
    definitions = schema["$defs"]
    reached = _reached("Hub", definitions, {})
    records = [each for each in reached if "properties" in definitions[each]]
    words = sorted(name for name, each in definitions.items() if "oneOf" in each)
    shown = examples()
    parts = [
        HEAD,
        "## Records\n",
        *(_record(name, definitions, shown[name]) for name in records),
        "## Words\n",
        *(_words(name, definitions[name]) for name in words),
    ]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def examples() -> dict[str, str]:
    """Return an example of each record in YAML, by its class."""
    text = EXAMPLES.read_text("utf-8")
    _, *parts = re.split(r"^# (\w+)\n", text, flags=re.MULTILINE)
    return {name: part.strip() for name, part in zip(parts[::2], parts[1::2], strict=True)}


def _reached(name: str, definitions: Any, seen: dict[str, None]) -> dict[str, None]:
    """Return the names of all classes that one refers to, in the order of the fields."""
    if name not in seen:
        seen[name] = None
        for field in definitions[name].get("properties", {}).values():
            for other in _classes(field):
                _reached(other, definitions, seen)
    return seen


def _classes(field: Any) -> Iterator[str]:
    for each in field.get("anyOf", [field]):
        item = each.get("items", each)
        several = item.get("anyOf", [item])
        yield from (one["$ref"].rpartition("/")[2] for one in several if "$ref" in one)


def _record(name: str, definitions: Any, example: str) -> str:
    record = definitions[name]
    required = record["required"]
    rows = [
        f"| {_anchor(name, field)}`{field}` "
        f"| {_type(each, definitions)}{', **required**' if field in required else ''} "
        f"| {each['description']}{_default(each)} |"
        for field, each in record["properties"].items()
    ]
    return "\n".join(
        [
            f"### {name}\n",
            f"{_prose(record)}\n",
            f"```yaml\n{example}\n```\n",
            "| Field | Value | Meaning |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _words(name: str, definition: Any) -> str:
    rows = [
        f"| {_anchor(name, each['const'])}`{each['const']}` | {each['description']} |"
        for each in definition["oneOf"]
    ]
    head = [f"### {name}\n", f"{_prose(definition)}\n", "| Word | Meaning |", "| --- | --- |"]
    return "\n".join([*head, *rows, ""])


def _anchor(name: str, part: str) -> str:
    """Return what a link to a field or a word leads to, such as `register.html#Workshop.start`."""
    return f'<a id="{name}.{part}"></a>'


def _prose(definition: Any) -> str:
    title = f"{definition['title']}."
    return "\n\n".join(filter(None, (title, definition.get("description"))))


def _default(field: Any) -> str:
    default = field.get("default")
    said = json.dumps(default).strip('"')
    return f" If left out: `{said}`." if default not in (None, []) else ""


def _type(field: Any, definitions: Any) -> str:
    """Return what a field has, in words."""
    several = [each for each in field.get("anyOf", [field]) if each.get("type") != "null"]
    return " or ".join(dict.fromkeys(_one(each, definitions) for each in several))


def _one(value: Any, definitions: Any) -> str:
    if "items" in value:
        return f"list: {_type(value['items'], definitions)}"
    if "const" in value:
        return f"`{value['const']}`"
    if "$ref" not in value:
        names = {"integer": "whole number", "boolean": "`true` or `false`", "object": "object"}
        return names.get(value.get("type"), "characters")
    name = value["$ref"].rpartition("/")[2]
    if name in VALUES:
        return VALUES[name]
    if {"properties", "oneOf"} & set(definitions[name]):
        return f"[{name}](#{name.lower()})"
    return f"[id of {a(name.removesuffix('Id'))}](#ids-and-codes)"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
