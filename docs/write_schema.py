"""Write the JSON Schema of hub documents beside this file."""

import json
from pathlib import Path

from egov_hub import json_schema

SCHEMA = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"

if __name__ == "__main__":
    Path(__file__).with_name("hub.schema.json").write_text(SCHEMA, encoding="utf-8")
