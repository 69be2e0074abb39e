"""The rules of a register: ids are unique, references lead to records, there are no cycles.

They use an outline of the records.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Final

from egov_hub._wording import shown
from egov_hub.problems import Code, Problem
from egov_hub.register import _graphs
from egov_hub.register.outlines import FIELDS, FIELDS_OF_IDS, Entry, Outline, RecordId

if TYPE_CHECKING:
    from egov_hub._advice.spelling import Spellings

# The fields that must not form a cycle, those together that are one relation.
RELATIONS: Final[Mapping[str, Collection[Collection[str]]]] = {
    "organizations": (("parent", "other_parents"), ("succeeds",)),
    "workshops": (("within",), ("follows",), ("beside",)),
    "sources": (("copy_of",),),
}


def problems(outline: Outline) -> Iterator[Problem]:
    """Return all problems with the ids and references of a register."""
    yield from _ids_are_unique(outline)
    yield from _references_resolve(outline)
    yield from cycles(outline)


def _ids_are_unique(outline: Outline) -> Iterator[Problem]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in outline.entries:
        if entry.id is not None:
            other = first.setdefault((entry.kind, entry.id), entry)
            if other is not entry:
                message = (
                    f"Another record has the same id {shown(entry.id)}. "
                    "Change one of the two ids, or keep only one record."
                )
                yield entry.problem(Code.DUPLICATE_ID, "/id", message, other.location)


def _references_resolve(outline: Outline) -> Iterator[Problem]:
    known: dict[str, set[str]] = {kind: set() for kind in FIELDS.values()}
    for entry in outline.entries:
        if entry.id is not None:
            known[entry.kind].add(entry.id)
    for kind, id in outline.claimed:
        known[kind].add(id)
    hints = _Hints(known)
    for entry in outline.entries:
        for path, reference in entry.references:
            there = FIELDS_OF_IDS[type(reference)]
            if reference not in known[there] and there not in outline.unsure:
                message = (
                    f"{shown(reference)} is not the id of any of the hub's {there}."
                    f"{hints.on(path, reference) or ' Add the record.'}"
                )
                yield entry.problem(Code.UNKNOWN_ID, path, message)


OF_PARTY: Final = re.compile(r".*/(?:member|members(?:/\d+)?|party|co_organizers/\d+/organization)")
"""Pointers to the fields in which a country is an id, too."""


class _Hints:
    """What ids that no record has were most likely to be."""

    def __init__(self, known: Mapping[str, Collection[str]]) -> None:
        """Take the ids of all records, by the fields of the hub."""
        self._known = known
        self._spellings: dict[str, Spellings] = {}

    def on(self, path: str, reference: RecordId) -> str:
        """Return the last sentence of a message on a reference, empty if nothing is known."""
        from egov_hub._advice import countries
        from egov_hub._advice.spelling import Spellings, suggestion

        there = FIELDS_OF_IDS[type(reference)]
        if there not in self._spellings:
            self._spellings[there] = Spellings(sorted(self._known[there]))
        if (near := self._spellings[there].nearest(reference)) or there != "organizations":
            return suggestion(near)
        return (countries.on_party if OF_PARTY.fullmatch(path) else countries.on_body)(reference)


def cycles(outline: Outline) -> Iterator[Problem]:
    """Return the cycles of references among records: one of those that have records in common."""
    for kind, relations in RELATIONS.items():
        entries = {entry.id: entry for entry in outline.entries if entry.kind == kind and entry.id}
        for relation in relations:
            named = {id: dict(_named_by(entry, relation)) for id, entry in entries.items()}
            for cycle in _graphs.cycles(named):
                around = " -> ".join((*cycle, cycle[0]))
                path = named[cycle[0]][cycle[1 % len(cycle)]]
                message = (
                    f"The field {shown(path.split('/')[1])} makes a cycle ({around}). "
                    "Correct one of these references."
                )
                yield entries[cycle[0]].problem(Code.OWN_ANCESTOR, path, message)


def has_cycle(links: Mapping[str, Collection[str]]) -> bool:
    """Return whether references form a cycle, given for each id those that its record refers to.

    Only ids that others refer to can be in one. Mostly these are few, and fewer after each step.

    Example:
        >>> from egov_hub.register.rules import has_cycle
        >>> has_cycle({"unit": ["office"], "office": ["ministry"]}), has_cycle({"unit": ["unit"]})
        (False, True)
    """
    left: dict[str, Collection[str]] = dict(links)
    while left:
        ends = set(chain.from_iterable(left.values()))
        inner = {id: others for id, others in left.items() if id in ends}
        if 2 * len(inner) > len(left):
            return any(_graphs.cycles(inner))
        left = inner
    return False


def _named_by(entry: Entry, relation: Collection[str]) -> Iterator[tuple[str, str]]:
    """Return the ids that a record refers to in a relation, and the pointers to them."""
    for path, reference in entry.references:
        # A succession also refers to its sources.
        if path.split("/")[1] in relation and FIELDS_OF_IDS[type(reference)] == entry.kind:
            yield reference, path
