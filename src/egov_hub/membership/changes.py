"""Changes and spells: two ways to record during which time a party had a standing.

A change gives the state from some day on. A spell also says how long the state lasted.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import ClassVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.membership.words import (
    Departure,
    Hold,
    Standing,
    as_optional_departure,
    as_optional_hold,
    as_optional_standing,
    as_standing,
)
from egov_hub.problems import Code, Problem
from egov_hub.records import Rules, only_with, rules
from egov_hub.values.claims import Citing
from egov_hub.values.dates import PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import OrganizationId, PartyId, as_optional_organization_id, as_party_id
from egov_hub.values.sources import Citation, as_citations
from egov_hub.values.text import Text, as_optional_text

__all__ = ["Membership", "MembershipChange"]


@only_with("how")
def _departure_says_how(standing: Standing | None, how: Departure | None) -> Iterator[Problem]:
    if standing and how:
        message = f'A party that becomes "{standing}" does not leave. Remove "{how}", or write '
        message += '"standing": null.'
        yield Problem(Code.NEEDLESS_FIELD, "/how", message)


@only_with("hold", "through", "label")
def _outside_has_no_hold_seat_or_label(
    standing: Standing | None, hold: Hold | None, through: OrganizationId | None, label: Text | None
) -> Iterator[Problem]:
    if standing is None and hold:
        message = f'A party that leaves has no standing that can be on hold. Remove "{hold}".'
        yield Problem(Code.NEEDLESS_FIELD, "/hold", message)
    if standing is None and through:
        message = f'A party that leaves has no seat. Remove "{through}".'
        yield Problem(Code.NEEDLESS_FIELD, "/through", message)
    if standing is None and label:
        message = f'A party that leaves has no standing to label. Cite "{label}" as printed.'
        yield Problem(Code.NEEDLESS_FIELD, "/label", message)


@frozen(repr=False)
class MembershipChange(Citing):
    """From some day on, a party has another state in an alliance.

    Attributes:
        member: The party.
        on: The first day of the new state: the effective day, not the day of the decision or the
            notice.
        standing: The new standing; None: the party is outside from that day on.
        hold: Why the standing is on hold from then on; None: it is not.
        through: The body that fills the party's seat from then on.
        how: How the party left; only if `standing` is None.
        label: The alliance's own word for the standing.
        cited: The sources that say so.

    Raises:
        ValidationError: A field has an invalid value, or a departure and a standing are mixed.

    Example:
        >>> change = MembershipChange("AM", "[2018-06-09..2019-05-31]", "member", through="ekeng")
        >>> change.on.latest
        datetime.date(2019, 5, 31)
        >>> change.standing
        <Standing.MEMBER: 'member'>
    """

    __rules__: ClassVar[Rules] = rules(_departure_says_how, _outside_has_no_hold_seat_or_label)

    member: PartyId = field(converter=as_party_id)
    on: PartialDate = field(converter=as_partial_date)
    standing: Standing | None = field(converter=as_optional_standing)
    hold: Hold | None = field(default=None, converter=as_optional_hold, kw_only=True)
    through: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
    )
    how: Departure | None = field(default=None, converter=as_optional_departure, kw_only=True)
    label: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def state(
        self,
    ) -> tuple[Standing | None, Hold | None, OrganizationId | None, Text | None]:
        """The state from the change on: standing, hold, body and label.

        Example:
            >>> MembershipChange("AM", "2018", "member", through="ekeng").state
            (<Standing.MEMBER: 'member'>, None, 'ekeng', None)
        """
        return self.standing, self.hold, self.through, self.label


def as_changes(value: Collection[MembershipChange]) -> tuple[MembershipChange, ...]:
    """Return changes."""
    return _parse.several(value, lambda item: _parse.instance(item, MembershipChange))


@only_with("until")
def _ends_after_it_starts(since: PartialDate, until: PartialDate | None) -> Iterator[Problem]:
    if until and until.before(since).certainly:
        message = f"The spell ends ({until}) before it starts ({since}). Swap the two, or fix one."
        yield Problem(Code.ENDS_BEFORE_START, "/until", message)


@only_with("how")
def _ongoing_says_no_how(until: PartialDate | None, how: Departure | None) -> Iterator[Problem]:
    if how and until is None:
        message = f'A spell that has not ended has no "{how}". Write "until", or remove "how".'
        yield Problem(Code.NEEDLESS_FIELD, "/how", message)


def _directly_followed_is_a_change(
    until: PartialDate | None, how: Departure | None, followed_directly: bool
) -> Iterator[Problem]:
    if followed_directly and until is None:
        message = 'A spell that has not ended is not followed by another: write "until".'
        yield Problem(Code.NEEDLESS_FIELD, "/followed_directly", message)
    elif followed_directly and how:
        message = f'A party that begins the next spell on that day did not leave: remove "{how}".'
        yield Problem(Code.NEEDLESS_FIELD, "/how", message)


@frozen(repr=False)
class Membership(Citing):
    """A spell: for how long a party had one standing, hold, body and label.

    Attributes:
        member: The party.
        standing: Its standing.
        since: The first day.
        until: The first day after the spell; None while the spell is ongoing.
        hold: Why the standing was on hold; None: it was not.
        through: The body that filled the seat.
        how: How the party left, if the spell ended because it left.
        label: The alliance's own word for the standing.
        cited: The sources for the start, and for the state from then on.
        until_cited: The sources for the end.
        followed_directly: Whether the party's next spell begins on the day on which this one ends.
            Then the party did not leave, even if the day is known only in part. Two dates that are
            written the same, such as `2016`, do not say this, because they may be two days of that
            year.

    Raises:
        ValidationError: A field has an invalid value, the spell ends before it starts, or the
            fields about its end do not fit together.

    Example:
        >>> spell = Membership("EE", "member", since="2016-11-07")
        >>> spell.until is None
        True
        >>> history = MembershipHistory.from_memberships(
        ...     [
        ...         Membership("AZ", "observer", "2011", until="2016", followed_directly=True),
        ...         Membership("AZ", "member", "2016"),
        ...     ]
        ... )
        >>> [(str(change.on), str(change.standing)) for change in history.changes]
        [('2011', 'observer'), ('2016', 'member')]
    """

    __rules__: ClassVar[Rules] = rules(
        _ends_after_it_starts, _ongoing_says_no_how, _directly_followed_is_a_change
    )
    __cites__: ClassVar[Mapping[str, Collection[str]]] = {
        "cited": ("until", "followed_directly"),
        "until_cited": ("since", "followed_directly"),
    }

    member: PartyId = field(converter=as_party_id)
    standing: Standing = field(converter=as_standing)
    since: PartialDate = field(converter=as_partial_date)
    until: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    hold: Hold | None = field(default=None, converter=as_optional_hold, kw_only=True)
    through: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
    )
    how: Departure | None = field(default=None, converter=as_optional_departure, kw_only=True)
    label: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)
    until_cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)
    followed_directly: bool = field(default=False, converter=_parse.truth, kw_only=True)
