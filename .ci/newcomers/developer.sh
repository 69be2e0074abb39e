#!/bin/sh
# A Python developer: a list of members, a register, a file, and a test with drawn workshops.
set -eu

cat > members.py <<'PYTHON'
from egov_hub import Alliance, Attestation, Hub, MembershipHistory, ValidationError, dump, load

listed = Attestation("2019-05-31", ["AM", "AZ", "EE"], complete=True)
history = MembershipHistory.from_rosters([listed], launched="2018")
hub = Hub("our-hub", "Our hub").put(Alliance("e-government", "E-Government", history=history))
dump(hub, "hub.json")
assert load("hub.json") == hub
assert hub.alliance("e-government").belongs("AM", on="2018-06-01").value == "maybe"
try:
    Alliance("E Government", "E-Government")
except ValidationError as error:
    print(error)
PYTHON
python members.py | grep 'Did you mean "e-government"?'

cat > test_members.py <<'PYTHON'
from hypothesis import given, strategies as st

from egov_hub import Workshop, dumps, loads


@given(st.from_type(Workshop))
def test_that_nothing_is_lost(workshop):
    assert loads(dumps(workshop), Workshop) == workshop
PYTHON
python -m pytest -q test_members.py
