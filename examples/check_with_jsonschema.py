"""A document checked by its JSON Schema, as any language can do it.

Run it to see the document of the Tashkent workshop pass, and a bad one fail. What a schema cannot
say, such as whether a day is in the calendar, is left to `egov_hub.loads`.
"""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from egov_hub import json_schema

DOCUMENT = Path(__file__).with_name("tashkent-2019.json")


def complaints(document: Any) -> list[str]:
    """Return what the schema finds wrong with a hub document, each with its JSON Pointer."""
    validator: Any = Draft202012Validator(json_schema())
    errors = sorted(validator.iter_errors(document), key=lambda error: error.json_path)
    return [f"{error.json_path}: {error.message}" for error in errors]


def main() -> None:
    """Check a good document and a bad one."""
    document = json.loads(DOCUMENT.read_text("utf-8"))
    print(f"{DOCUMENT.name}: {complaints(document) or 'nothing is wrong'}")

    document["workshops"][0] |= {
        "kind": "workshpo",
        "start": "2019-13",
        "titel": {"en": "A workshop"},
    }
    del document["name"]
    print("\nThe same, with a key, a word and a date misspelt, and no name:")
    print(*complaints(document), sep="\n")


if __name__ == "__main__":
    main()
