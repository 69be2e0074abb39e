"""The parties that belonged on a day: as a history shows, and as a source lists them."""

from collections.abc import Collection, Iterator
from typing import ClassVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Summarized
from egov_hub.membership.words import (
    Counted,
    Hold,
    Standing,
    as_optional_counted,
    as_optional_hold,
    as_optional_standing,
)
from egov_hub.problems import Code, Problem
from egov_hub.records import Record, Rules, only_with, rules
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.claims import Citing
from egov_hub.values.dates import PartialDate, as_partial_date
from egov_hub.values.ids import PartyId, PartyLike, as_party_id, as_party_ids
from egov_hub.values.sources import Citation, as_citations

__all__ = ["Attestation", "Roster"]


def _nobody_is_both(
    certain: frozenset[PartyId], uncertain: frozenset[PartyId]
) -> Iterator[Problem]:
    for party in sorted(certain & uncertain):
        message = f'"{party}" is also in "certain". Remove it from one of the two.'
        yield Problem(Code.OVERLAPPING_ROSTER, "/uncertain", message)


@frozen(repr=False)
class Roster(Summarized, Record):
    """The parties that belonged on a day or during a window, certainly or maybe.

    Attributes:
        certain: The parties that belonged, whatever the unknown days are.
        uncertain: The parties that may have belonged: the record does not decide.
        others: Whether other parties, which the record does not name, belonged.

    Raises:
        ValidationError: A party is in both.

    Example:
        >>> roster = Roster(["AZ", "GE"], ["AM"])
        >>> roster
        Roster(['AZ', 'GE'], ['AM'])
        >>> sorted(roster.possible)
        ['AM', 'AZ', 'GE']
        >>> roster.belongs("AM"), roster.belongs("FR")
        (<Answer.MAYBE: 'maybe'>, <Answer.NO: 'no'>)
        >>> Roster(["AZ"], others="maybe").belongs("FR")
        <Answer.MAYBE: 'maybe'>
    """

    __rules__: ClassVar[Rules] = rules(_nobody_is_both)

    certain: frozenset[PartyId] = field(default=frozenset(), converter=as_party_ids)
    uncertain: frozenset[PartyId] = field(default=frozenset(), converter=as_party_ids)
    others: Answer = field(default=Answer.NO, converter=as_answer, kw_only=True)

    @property
    def possible(self) -> frozenset[PartyId]:
        """All parties named in the record that belonged or may have belonged.

        Example:
            >>> sorted(Roster(["AZ"], ["AM"]).possible)
            ['AM', 'AZ']
        """
        return self.certain | self.uncertain

    def belongs(self, party: PartyLike) -> Answer:
        """Answer whether a party is on the roster.

        For a party that is not on the roster, the answer depends on `others`, which does not say
        who the others are. If the history names the party, but it was certainly outside, ask the
        history.

        Raises:
            ValidationError: It is not the id of a party.

        Example:
            >>> Roster(["AZ"]).belongs("AZ")
            <Answer.YES: 'yes'>
        """
        member = _parse.argument("party", as_party_id, party)
        if member in self.certain:
            return Answer.YES
        return Answer.MAYBE if member in self.uncertain else self.others & Answer.MAYBE

    def __str__(self) -> str:
        """Return who belonged, and who may have.

        Example:
            >>> print(Roster(["AZ", "GE"], ["AM"]))
            AZ, GE; maybe AM
            >>> print(Roster(["AZ", "GE"], others="maybe"))
            AZ, GE; maybe others
        """
        parts = [", ".join(sorted(self.certain))] if self.certain else []
        if self.uncertain:
            parts = parts or ["nobody for certain"]
            parts.append(f"maybe {', '.join(sorted(self.uncertain))}")
        if self.others.possibly:
            parts.append("others" if self.others.certainly else "maybe others")
        return "; ".join(parts) or "nobody"

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "certain", self.certain or ("nobody" if self.others is Answer.NO else ())
        yield "maybe", self.uncertain
        yield "others", "" if self.others is Answer.NO else self.others


def as_count(value: int | None) -> int | None:
    """Return None for None, else a whole number from 0."""
    return None if value is None else _parse.whole_number(value, 0)


@only_with("counted")
def _counted_with_a_count(count: int | None, counted: Counted | None) -> Iterator[Problem]:
    if counted and count is None:
        message = f'There is no count of {counted}. Write "count", or remove "{counted}".'
        yield Problem(Code.NEEDLESS_FIELD, "/counted", message)


@frozen(repr=False)
class Attestation(Citing):
    """A source's statement about who belonged on a day. It does not say when they joined.

    Attributes:
        on: The day of the list.
        members: The parties it names.
        complete: Whether it names all. Absence from an incomplete list proves nothing.
        count: The number of members that it states, which may differ from the number that it names.
        counted: Which of the members the number counts; None: all.
        standing: The standing that it lists, if it lists, for example, only partners; None: it
            lists the parties that belonged.
        hold: The hold that it lists, if it lists, for example, only suspended parties; None: any
            hold, or none.
        cited: The sources that say so.

    Raises:
        ValidationError: A field has an invalid value, or `counted` is given without a count.

    Example:
        >>> listed = Attestation("2019-05-31", ["AZ", "GE", "KZ"], cited=["hub-news-38338"])
        >>> sorted(listed.members), listed.complete
        (['AZ', 'GE', 'KZ'], False)
    """

    __rules__: ClassVar[Rules] = rules(_counted_with_a_count)

    on: PartialDate = field(converter=as_partial_date)
    members: frozenset[PartyId] = field(default=frozenset(), converter=as_party_ids)
    complete: bool = field(default=False, converter=_parse.truth, kw_only=True)
    count: int | None = field(default=None, converter=as_count, kw_only=True)
    counted: Counted | None = field(default=None, converter=as_optional_counted, kw_only=True)
    standing: Standing | None = field(default=None, converter=as_optional_standing, kw_only=True)
    hold: Hold | None = field(default=None, converter=as_optional_hold, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)


def as_attestation(value: Attestation) -> Attestation:
    """Return an attestation."""
    return _parse.instance(value, Attestation)


def as_attestations(value: Collection[Attestation]) -> tuple[Attestation, ...]:
    """Return attestations."""
    return _parse.distinct(value, as_attestation)
