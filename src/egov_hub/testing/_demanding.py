"""Records that are hard to store: long lists in a certain order, the same name twice, odd words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub.alliances import Alliance, LearningPhase, PhaseReached
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.rosters import Attestation
from egov_hub.parties import City, Country, Organization, Person, Post, Succession
from egov_hub.register.outlines import HubRecord
from egov_hub.values.ids import Identifier
from egov_hub.values.names import FormerName
from egov_hub.values.sources import Citation, Source
from egov_hub.values.text import TextLike
from egov_hub.workshops import (
    Appearance,
    Attendance,
    CoOrganizer,
    Headcount,
    Part,
    Place,
    Plan,
    Remark,
    Role,
    Workshop,
)

# Spaces, letters with two forms, words that YAML or SQL read as something else, long words.
ODD_WORDS: Final = (
    "A", " A", "A ", "A  B", "a", "NO", "null", "~", "007", "1e3", "%41", "%C3%A9", "a_b%", "a\\nb",
    "a\nb", "a\r\nb", "a\tb", "é", "e\u0301", "ﬁ", "İ ı", "ß", "A\u00a0B", "a\u200bb", "\ufeffA",
    "𝔸", "it's", '"A"', "<b>&amp;", "[]", "x" * 300,
)  # fmt: skip
# Some begin like others, or are equal as numbers. Records of several kinds have the same ids. Two
# neighbours in a list can be about the same body or person.
IDS: Final = ("a", "10", "1e1", "1")
LANGUAGES: Final = ("uz", "en", "uz-Cyrl", "ru", "no", "az", "kk", "hy", "ka", "ky", "tg", "ko")

T = TypeVar("T")

LENGTHS: Final = st.sampled_from((0, 1, 2, 12))
EITHER: Final = st.sampled_from((False, True))


def _cycle(items: Sequence[T], index: int) -> T:
    return items[index % len(items)]


def _word(index: int) -> str:
    return _cycle(ODD_WORDS, index)


def _id(index: int) -> str:
    return _cycle(IDS, index)


def _distinct_id(index: int) -> str:
    """Return one of 13 ids; neighbours are not in alphabetical order."""
    return f"body-{index * 7 % 13}"


def _citation(index: int) -> Citation:
    return Citation(_id(index // 2), locator=_word(index), inferred=index % 3 == 1)


def _post(index: int) -> Post:
    return Post(_word(index), _id(index), since=str(2000 + index))


def _appearance(index: int) -> Appearance:
    near = range(index, index + _cycle((0, 1, 2, 0, 1, 2, 12), index))
    return Appearance(
        _id(index // 2),
        _cycle(list(Part), index % 2 + index // 8 * 2),
        posts=list(map(_post, near)),
        remarks=[Remark(_word(each), quoted=each % 2 == 0) for each in near],
        cited=list(map(_citation, near)),
    )


def _attendance(index: int) -> Attendance:
    headcount = Headcount(250 + index, "over") if index % 2 else None
    return Attendance(_id(index // 2), audience=_word(index), headcount=headcount)


def _plan(index: int) -> Plan:
    place = Place("UZ", city=_word(index)) if index % 2 else None
    return Plan(f"{2000 + index}-02", place=place, said_on="2000-02-29")


def _city(index: int) -> City:
    return City(_word(index), other_names=[_word(index + 1)] if index % 2 else [])


def _former_name(index: int) -> FormerName:
    return FormerName(_word(index), until=str(2000 + index))


def _identifier(index: int) -> Identifier:
    return Identifier("ror" if index % 4 < 2 else "wikidata", _word(index))


def _link(index: int) -> str:
    return f"https://example.org/%41/{index * 7 % 13}"


def _change(index: int) -> MembershipChange:
    words, body = _word(index), _id(index)
    return MembershipChange("AM", str(2000 + index), "member", label=words, through=body)


def _co_organizer(index: int) -> CoOrganizer:
    return CoOrganizer(_id(index // 2), _cycle(list(Role), index % 2 + index // 8 * 2))


def _phase(index: int) -> PhaseReached:
    return PhaseReached(_cycle(list(LearningPhase), index // 2), str(2000 + index))


LISTS: Final[Mapping[type[HubRecord], Mapping[str, Callable[[int], Any]]]] = {
    Country: {"former_names": _former_name, "cities": _city, "cited": _citation},
    Organization: {
        "other_parents": _distinct_id,
        "former_names": _former_name,
        "other_names": _word,
        "succeeds": lambda index: Succession(_id(index), str(2000 + index), "merged"),
        "identifiers": _identifier,
        "links": _link,
        "cited": _citation,
    },
    Person: {
        "other_names": _word,
        "posts": _post,
        "identifiers": _identifier,
        "cited": _citation,
    },
    Alliance: {
        "former_names": _former_name,
        "other_names": _word,
        "convened_by": _distinct_id,
        "history": _change,
        "attestations": lambda index: Attestation(str(2000 + index), [_id(index), "AM"]),
        "phases": _phase,
        "cited": _citation,
    },
    Workshop: {
        "co_organizers": _co_organizer,
        "topics": _word,
        "appearances": _appearance,
        "attendance": _attendance,
        "headcounts": lambda index: Headcount(250 + index * 7 % 13),
        "languages": lambda index: _cycle(LANGUAGES, index),
        "rescheduled": _plan,
        "cited": _citation,
    },
    Source: {},
}
"""For each field that is a list, its possible items, by their indices. Neighbours differ."""


@st.composite
def demanding_records(draw: DrawFn) -> list[HubRecord]:
    """Records of some kinds, whose lists have no items, one, two or a dozen."""
    start = draw(st.integers(0, len(ODD_WORDS) - 1))
    name = {"no": _word(start), "en": _word(start + 1)} if draw(EITHER) else _word(start)
    return [_record(draw, kind, name, start) for kind in LISTS if draw(EITHER)]


def _record(draw: DrawFn, kind: type[HubRecord], name: TextLike, start: int) -> HubRecord:
    fields: dict[str, Any] = {
        field: list(map(item, range(start, start + draw(LENGTHS))))
        for field, item in LISTS[kind].items()
    }
    if kind is Alliance:
        fields["history"] = MembershipHistory(fields["history"])
    if kind is Workshop:
        fields["ordinal"] = draw(st.sampled_from((None, 256, 70_000)))
    make = cast("Callable[..., HubRecord]", kind)
    return make("KZ" if kind is Country else "record", name, **fields)
