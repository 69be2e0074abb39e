"""What people write for the words of closed lists.

For each list, a table has the written words, each with the word that means the same, or a sentence
about what to write instead. Only words that *certainly* mean the same are here. For example, only
the author of "training" knows whether it was a workshop or a seminar, so the message lists the
words.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from egov_hub._advice.spelling import did_you_mean, folded, suggestion

_ENDED: Final = (
    'The end of a membership is a change of its own, with "standing": null, '
    "on the first day after it."
)
_ON_HOLD: Final = 'Write it as "hold", and keep the standing.'
_NOT_ON_HOLD: Final = 'Remove "hold": it is only for a standing that is on hold.'

_IN_PERSON: Final = {
    "offline": "in-person",
    "face to face": "in-person",
    "f2f": "in-person",
    "physical": "in-person",
    "on site": "in-person",
}
_ONLINE: Final = {"virtual": "online", "remote": "online", "digital": "online"}
_COUNTED: Final = {
    "country": "countries",
    "states": "countries",
    "nations": "countries",
    "bodies": "organizations",
    "institutions": "organizations",
}

MEANT: Final[Mapping[str, Mapping[str, str]]] = {
    "Standing": {
        "full member": "member",
        "members": "member",
        "full": "member",
        "associate member": "associate",
        "associated": "associate",
        "observer state": "observer",
        "observing": "observer",
        "candidate member": "candidate",
        "dialogue partner": "partner",
        "suspended": _ON_HOLD,
        "suspended member": _ON_HOLD,
        "inactive": _ON_HOLD,
        "inactive member": _ON_HOLD,
        "former": _ENDED,
        "former member": _ENDED,
        "ex-member": _ENDED,
        "past member": _ENDED,
        "not a member": _ENDED,
        "non-member": _ENDED,
        "left": _ENDED,
        "withdrew": _ENDED,
        "withdrawn": _ENDED,
        "expelled": _ENDED,
        "none": _ENDED,
        "outside": _ENDED,
    },
    "Hold": {
        "suspension": "suspended",
        "active": _NOT_ON_HOLD,
        "none": _NOT_ON_HOLD,
        "member": _NOT_ON_HOLD,
        "dormant": "inactive",
        "passive": "inactive",
    },
    "Departure": {
        "withdrawn": "withdrew",
        "withdrawal": "withdrew",
        "resigned": "withdrew",
        "exited": "withdrew",
        "voluntary": "withdrew",
        "expelled": "removed",
        "excluded": "removed",
        "expired": "lapsed",
        "not renewed": "lapsed",
        "ceased to exist": "dissolved",
        "abolished": "dissolved",
        "closed": "dissolved",
        "replaced": "succeeded",
        "renamed": "succeeded",
        "merged": "succeeded",
        "suspended": 'A suspension is not a departure. Write it as "hold".',
        "joined": 'Remove "how": it describes how a party left.',
    },
    "ActKind": {"join": "joined", "leave": "left"},
    "Counted": _COUNTED,
    "OrganizationKind": {
        "ministry": "government",
        "governmental": "government",
        "government agency": "government",
        "public body": "government",
        "intergovernmental": "international",
        "international organization": "international",
        "university": "academic",
        "academia": "academic",
        "academy": "academic",
        "institute": "academic",
        "ngo": "association",
        "non-governmental": "association",
        "non-government": "association",
        "civil society": "association",
        "business": "company",
        "private": "company",
        "private company": "company",
        "corporation": "company",
        "firm": "company",
        "program": "programme",
        "project": "programme",
    },
    "SuccessionManner": {
        "name change": "renamed",
        "merger": "merged",
        "divided": "split",
        "division": "split",
        "replacement": "replaced",
    },
    "AllianceKind": {
        "p2p": "peer-learning",
        "peer to peer": "peer-learning",
        "peer to peer learning": "peer-learning",
        "peer learning alliance": "peer-learning",
        "convention": "treaty",
        "charter": "treaty",
    },
    "LearningPhase": {
        "foundation": "foundational-engagement",
        "foundational": "foundational-engagement",
        "sustained": "sustained-contact",
        "outcomes": "learning-outcomes",
        "scale": "change-at-scale",
    },
    "WorkshopKind": {
        "online seminar": "webinar",
        "web seminar": "webinar",
        "study tour": "study-visit",
        "study trip": "study-visit",
        "panel discussion": "panel",
        "panel session": "panel",
        "signing ceremony": "ceremony",
        "award ceremony": "ceremony",
    },
    "WorkshopStatus": {
        "planned": "announced",
        "scheduled": "announced",
        "upcoming": "announced",
        "delayed": "postponed",
        "called off": "cancelled",
        "canceled": "cancelled",
        "completed": "held",
        "finished": "held",
        "done": "held",
        "took place": "held",
        "rescheduled": 'Write the day that it has now, and the earlier one in "rescheduled".',
    },
    "WorkshopFormat": {
        **_IN_PERSON,
        **_ONLINE,
        "mixed": "hybrid",
        "blended": "hybrid",
        "online and offline": "hybrid",
        "livestream": "streamed",
        "live stream": "streamed",
        "webcast": "streamed",
        "broadcast": "streamed",
    },
    "Mode": {
        **_IN_PERSON,
        **_ONLINE,
        "hybrid": "Write a headcount for each: one in person, one online.",
    },
    "Role": {
        "organiser": "organizer",
        "organised by": "organizer",
        "main organizer": "organizer",
        "co-organiser": "co-organizer",
        "joint organizer": "co-organizer",
        "hosted by": "host",
        "hosting": "host",
        "convenor": "convener",
        "sponsor": "funder",
        "donor": "funder",
        "funding": "funder",
        "funded by": "funder",
        "supported by": "supporter",
        "support": "supporter",
        "location": "venue",
    },
    "Part": {
        "chairman": "chair",
        "chairwoman": "chair",
        "chairperson": "chair",
        "facilitator": "moderator",
        "moderated": "moderator",
        "welcome speech": "welcome",
        "welcome remarks": "welcome",
        "opening remarks": "opening",
        "opening speech": "opening",
        "keynote speaker": "keynote",
        "keynote speech": "keynote",
        "presenter": "speaker",
        "lecturer": "speaker",
        "panel member": "panelist",
        "attendee": "participant",
    },
    "CountQualifier": {
        "more than": "over",
        "above": "over",
        "minimum": "at-least",
        "not less than": "at-least",
        "no fewer than": "at-least",
        "approximately": "about",
        "around": "about",
        "circa": "about",
        "maximum": "up-to",
        "at most": "up-to",
        "not more than": "up-to",
        "no more than": "up-to",
        "exact": "exactly",
        "precisely": "exactly",
    },
    "CountUnit": {
        **_COUNTED,
        "people": "participants",
        "persons": "participants",
        "attendees": "participants",
        "delegates": "participants",
        "registrations": "registered",
        "registrants": "registered",
    },
}


@cache
def _of(kind: str) -> Mapping[str, str]:
    """Return what people write for the words of a list, in the form that is compared."""
    return {folded(written): meant for written, meant in MEANT.get(kind, {}).items()}


def on_word(word: str, kind: str, known: Collection[str]) -> str:
    """Return the last sentence of a message about a word that a list does not have.

    Args:
        word: The word.
        kind: The name of the class of the list.
        known: The words of the list.

    Example:
        >>> on_word("offline", "WorkshopFormat", ["in-person", "online"])
        ' Did you mean "in-person"?'
        >>> on_word("active", "Hold", ["suspended", "inactive"])
        ' Remove "hold": it is only for a standing that is on hold.'
        >>> on_word("training", "WorkshopKind", ["workshop", "seminar"])
        ' Write one of "workshop", "seminar".'
    """
    meant = _of(kind).get(folded(word))
    if meant is not None:
        return suggestion(meant) if meant in known else f" {meant}"
    words = ", ".join(f'"{each}"' for each in known)
    return did_you_mean(word, known) or f" Write one of {words}."
