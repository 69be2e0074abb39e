"""Questions about a register. Each is a function that returns rows.

A question about one record is a method of the record: `Alliance.seats` and `Alliance.acts`. The
questions here use several records of a hub. If the record does not give the answer, the answer is
*maybe*, or it is in a separate field. Each row has the citations that it is based on. No function
uses today's date.
"""

from egov_hub._hypothesis import announce
from egov_hub.questions._contradictions import Conflict, ConflictKind, contradictions
from egov_hub.questions._events import Fate, Outcome, Successor, followed, outcomes, workshops_of
from egov_hub.questions._holders import Holder, holders
from egov_hub.questions._membership import Guest, Voice, guests, voices
from egov_hub.questions._participation import Participant, Participation, participation, took_part
from egov_hub.questions._partnerships import (
    ORGANIZING,
    SUPPORTING,
    Contribution,
    Partnership,
    Unit,
    partnerships,
    supporters,
)
from egov_hub.questions._phases import PhaseStatus, phases
from egov_hub.questions._speakers import SPEAKING, Speech, speakers
from egov_hub.questions._tally import Tally, TallyBy, tally
from egov_hub.questions._totals import Total, totals
from egov_hub.questions._unrecorded import Involvement, Unrecorded, never_hosted, without_attendance
from egov_hub.questions._witnesses import Testimony, witnesses

__all__ = [
    "ORGANIZING",
    "SPEAKING",
    "SUPPORTING",
    "Conflict",
    "ConflictKind",
    "Contribution",
    "Fate",
    "Guest",
    "Holder",
    "Involvement",
    "Outcome",
    "Participant",
    "Participation",
    "Partnership",
    "PhaseStatus",
    "Speech",
    "Successor",
    "Tally",
    "TallyBy",
    "Testimony",
    "Total",
    "Unit",
    "Unrecorded",
    "Voice",
    "contradictions",
    "followed",
    "guests",
    "holders",
    "never_hosted",
    "outcomes",
    "participation",
    "partnerships",
    "phases",
    "speakers",
    "supporters",
    "tally",
    "took_part",
    "totals",
    "voices",
    "without_attendance",
    "witnesses",
    "workshops_of",
]


announce(__name__)
