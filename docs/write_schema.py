"""Write the JSON Schema of hub documents into the package; `egov-hub schema` prints it."""

import json
from pathlib import Path

import egov_hub
from egov_hub import json_schema

FILE = Path(egov_hub.__file__).with_name("hub.schema.json")
SCHEMA = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"

if __name__ == "__main__":
    FILE.write_text(SCHEMA, encoding="utf-8")
