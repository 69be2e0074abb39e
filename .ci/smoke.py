"""Try an installed egov_hub: ``python -I .ci/smoke.py``."""

import sys
from importlib.resources import files

import egov_hub

# This check comes first: the code below may load these modules, but `import egov_hub` may not.
heavy = {"cattrs", "hypothesis", "iso3166", "langcodes", "pydantic"} & sys.modules.keys()
assert not heavy, f"import egov_hub also loads {sorted(heavy)}"

package = files(egov_hub)
for name in (
    "py.typed",
    "hub.schema.json",
    "formats/jsonld/context.json",
    "site/templates/base.html",
    "site/templates/site.js",
):
    assert package.joinpath(name).is_file(), f"{name} is missing"

from egov_hub.examples import ASTANA_HUB  # noqa: E402 - after the check above

hub = egov_hub.load(ASTANA_HUB)
text = egov_hub.dumps(hub)
assert egov_hub.loads(text) == hub, "loads(dumps(hub)) is not the hub it came from"
assert egov_hub.dumps(egov_hub.loads(text)) == text, "dumps is not stable"

lines = list(egov_hub.iter_lines([egov_hub.Hub(hub.id, hub.name), *hub.records]))
empty, *records = egov_hub.iter_records(lines, whole=True)
assert isinstance(empty, egov_hub.Hub), "the first line is not the hub"
assert egov_hub.digest(empty.put(*records)) == egov_hub.digest(hub), "lines are not the hub"
assert "Workshop" in egov_hub.json_schema()["$defs"], "the schema lacks a class"

print(f"smoke test passed: {package}")
