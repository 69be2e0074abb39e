#!/bin/sh
# A researcher: questions about the register that comes with the library, a table and a picture.
set -eu

egov-hub example > hub.json
egov-hub roster hub.json e-government --on 2018-12-31 | grep -x 'AM, AZ, EE, GE, KG, KZ, UZ; maybe oecd'
egov-hub ask --help | grep tally
egov-hub ask tally hub.json --by country --format csv > workshops.csv
head -n 1 workshops.csv | grep country
egov-hub timeline hub.json e-government -o members.svg
grep -q '<svg' members.svg
python - <<'PYTHON'
from egov_hub import load, questions

hub = load("hub.json")
assert questions.voices(hub, "UZ", on="2026-01-01")[0].cited
PYTHON
