#!/bin/sh
# An editor who does not program writes a register in YAML with two mistakes, corrects them as the command
# says, and publishes the register. Then the editor converts a table of members.
set -eu

egov-hub schema > hub.schema.json
cat > hub.yaml <<'YAML'
# yaml-language-server: $schema=hub.schema.json
egov_hub: 1
id: our-hub
name: {en: Our hub}
workshops:
  - id: tashkent-2019
    start: 30.05.2019
    place: {country: Uzbekistan, city: {en: Tashkent}}
YAML
egov-hub check hub.yaml > found.txt && exit 1
grep '^hub.yaml:7:12: error: .* Write 2019-05-30' found.txt
grep '^hub.yaml:8:22: error: .* Did you mean "UZ"?' found.txt

sed -e 's/30.05.2019/2019-05-30/' -e 's/Uzbekistan/UZ/' hub.yaml > corrected.yaml
mv corrected.yaml hub.yaml
egov-hub check hub.yaml
egov-hub format hub.yaml
egov-hub format --check hub.yaml
egov-hub review hub.yaml --fail-on error

egov-hub site hub.yaml -o site
grep -q 'Tashkent' site/workshops/tashkent-2019.html

cat > members.csv <<'CSV'
Country,From,To
Armenia,2018-06-09,
Georgia,2019,2021
CSV
egov-hub convert members.csv members.yaml --alliance e-government --end inclusive \
    --column member=Country --column since=From --column until=To
egov-hub check members.yaml
