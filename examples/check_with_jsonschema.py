"""Check a document with the JSON Schema, which is possible in any programming language.

Run it to see that the document of the Tashkent workshop is valid, and that a bad document is not. A
schema cannot check everything, such as whether a day is in the calendar: use `egov_hub.loads`.
"""

import json
from typing import Any

from jsonschema import Draft202012Validator

from egov_hub import json_schema
from egov_hub.examples import TASHKENT_2019


def complaints(document: Any) -> list[str]:
    """Return the errors of a hub document by the schema, each with its JSON path."""
    validator: Any = Draft202012Validator(json_schema())
    errors = sorted(validator.iter_errors(document), key=lambda error: error.json_path)
    return [f"{error.json_path}: {error.message}" for error in errors]


def main() -> None:
    """Check a good document and a bad document."""
    document = json.loads(TASHKENT_2019.read_text("utf-8"))
    print(f"{TASHKENT_2019.name}: {complaints(document) or 'valid'}")

    document["workshops"][0] |= {
        "kind": "workshpo",
        "start": "2019-13",
        "titel": {"en": "A workshop"},
    }
    del document["name"]
    print("\nThe same document without a name, and with a wrong key, word and date:")
    print(*complaints(document), sep="\n")


if __name__ == "__main__":
    main()
