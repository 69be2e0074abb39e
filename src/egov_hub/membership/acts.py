"""What happened to memberships, and which seat each party had on a day.

A `MembershipChange` gives the state of a party from some day on. The change before it shows what it
*did*: a party joined, left, or only changed its standing. This is an act.
"""

from collections.abc import Collection, Iterator
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._hypothesis import announce
from egov_hub._tables import Called, Row
from egov_hub._wording import Word
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.words import (
    BELONGING,
    Departure,
    Hold,
    Standing,
    as_holds,
    as_optional_departure,
    as_optional_hold,
    as_optional_standing,
    as_standings,
)
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.dates import PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import (
    OrganizationId,
    PartyId,
    as_bodies,
    as_optional_organization_id,
    as_party_id,
)
from egov_hub.values.sources import Citation, as_citations, said_by
from egov_hub.values.text import Text, as_optional_text, as_texts

__all__ = ["ActKind", "ActKindLike", "MembershipAct", "Seat"]


class ActKind(Word):
    """What a change did.

    Example:
        >>> ActKind("joined")
        <ActKind.JOINED: 'joined'>
    """

    JOINED = "joined"
    """The party joined: from this day on it belongs."""
    LEFT = "left"
    """The party left: from this day on it does not belong any more."""
    CHANGED_STANDING = "changed-standing"
    """The party has another standing. It still belongs if it did before, and only then."""
    CHANGED_HOLD = "changed-hold"
    """Its standing is put on hold, is not on hold any more, or is on hold for another reason."""
    CHANGED_BODY = "changed-body"
    """Another body fills its seat."""
    CHANGED_LABEL = "changed-label"
    """Only the alliance's own word for its standing has changed."""


ActKindLike: TypeAlias = (
    ActKind
    | Literal["joined", "left", "changed-standing", "changed-hold", "changed-body", "changed-label"]
)
"""An `ActKind`, or its word."""


def as_act_kind(value: ActKindLike) -> ActKind:
    """Return what a change did."""
    return _parse.word(value, ActKind)


@frozen(repr=False)
class MembershipAct(Row):
    """A change of membership, by what it did.

    Attributes:
        member: The party.
        kind: What the change did.
        on: The day of the change, as recorded.
        bounds: The day of it, as far as it follows from the whole record. An earlier or later
            change of the same party may limit it more than `on` does.
        before: The standing until then; None: outside.
        standing: The standing from then on; None: outside.
        hold: Why the standing is on hold from then on; None: it is not.
        through: The body that fills the seat from then on.
        how: How the party left.
        label: The alliance's own word for the standing.
        cited: The sources that say so.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> history = MembershipHistory().join("EE", on="2016-11-07", cited=["inform-2967057"])
        >>> (act,) = history.acts()
        >>> print(act)
        EE joined as member on 2016-11-07 [inform-2967057]
        >>> act.kind
        <ActKind.JOINED: 'joined'>
    """

    member: PartyId = field(converter=as_party_id)
    kind: ActKind = field(converter=as_act_kind)
    on: PartialDate = field(converter=as_partial_date)
    bounds: PartialDate = field(converter=as_partial_date)
    before: Standing | None = field(default=None, converter=as_optional_standing, kw_only=True)
    standing: Standing | None = field(default=None, converter=as_optional_standing, kw_only=True)
    hold: Hold | None = field(default=None, converter=as_optional_hold, kw_only=True)
    through: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
    )
    how: Departure | None = field(default=None, converter=as_optional_departure, kw_only=True)
    label: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def __day__(self) -> PartialDate:
        return self.on

    @property
    def day_is_known(self) -> bool:
        """Whether the day of the change is known: `bounds` is one day.

        Example:
            >>> history = MembershipHistory().join("EE", on="2016-11-07").join("AM", on="2018")
            >>> [act.day_is_known for act in history.acts()]
            [True, False]
        """
        return self.bounds.earliest == self.bounds.latest

    def __line__(self, called: Called) -> str:
        """Return one line: who did what, on which day, according to which sources."""
        done = what(self.kind, self, called)
        shows_hold = self.kind in (ActKind.JOINED, ActKind.LEFT, ActKind.CHANGED_STANDING)
        hold = f" on hold ({self.hold})" if self.hold and shows_hold else ""
        shows_body = self.kind is not ActKind.CHANGED_BODY
        through = f" through {called(self.through)}" if self.through and shows_body else ""
        how = f" ({self.how})" if self.how else ""
        label = f' ("{self.label}")' if self.label else ""
        within = "" if self.on == self.bounds else f", more exactly {self.bounds}"
        when = f" on {self.on}{within}"
        who = called(self.member)
        return f"{who} {done}{label}{hold}{through}{how}{when}{said_by(self.cited)}"


def as_optional_act(value: MembershipAct | None) -> MembershipAct | None:
    """Return None for None, else an act."""
    return None if value is None else _parse.instance(value, MembershipAct)


_TOLD: Final = {
    ActKind.JOINED: "joined as {standing}",
    ActKind.LEFT: "left",
    ActKind.CHANGED_STANDING: "became {standing}",
    ActKind.CHANGED_HOLD: "{hold}",
    ActKind.CHANGED_BODY: "began to take part through {body}",
    ActKind.CHANGED_LABEL: "got another label",
}


def what(kind: ActKind, act: MembershipAct | MembershipChange, called: Called = str) -> str:
    """Return what a change did, as in "joined as member"."""
    return _TOLD[kind].format(
        standing=act.standing or "outside",
        hold=f"on hold ({act.hold})" if act.hold else "no longer on hold",
        body=called(act.through) if act.through else "no known body",
    )


def did(before: MembershipChange | None, change: MembershipChange, called: Called = str) -> str:
    """Return what a change did after another of the same party, as in "HR left"."""
    return f"{called(change.member)} {what(kind_of(before, change), change, called)}"


@frozen(repr=False)
class Seat(Row):
    """The seat of a party on a day, as far as the record decides.

    Attributes:
        member: The party.
        belongs: Whether it was in one of the standings asked for.
        standings: The standings that it may have had. If there is only one, it is certain, unless
            `outside` is true.
        on: The day; None: not given.
        outside: Whether it may have been outside.
        on_hold: Whether its standing was on hold.
        holds: Why its standing was on hold, or may have been.
        labels: The alliance's own words for the standings that it may have had.
        through: The bodies that may have filled its seat, as recorded.
        cited: The sources for the changes that may have been in force on that day.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> history = MembershipHistory().join("AM", on="2018", through="ekeng")
        >>> (seat,) = history.seats(on="2018-06-09")
        >>> print(seat)
        AM: maybe member (or outside) through ekeng
        >>> history = history.change("AM", on="2020-02-01", hold="inactive", label="dormant")
        >>> print(history.seats(on="2021"))
        AM: member ("dormant") on hold (inactive) through ekeng
    """

    member: PartyId = field(converter=as_party_id)
    belongs: Answer = field(converter=as_answer)
    standings: frozenset[Standing] = field(default=frozenset(), converter=as_standings)
    on: PartialDate | None = field(default=None, converter=as_optional_partial_date, kw_only=True)
    outside: bool = field(default=False, converter=_parse.truth, kw_only=True)
    on_hold: Answer = field(default=Answer.NO, converter=as_answer, kw_only=True)
    holds: frozenset[Hold] = field(default=frozenset(), converter=as_holds, kw_only=True)
    labels: tuple[Text, ...] = field(default=(), converter=as_texts, kw_only=True)
    through: frozenset[OrganizationId] = field(
        default=frozenset(), converter=as_bodies, kw_only=True
    )
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def __day__(self) -> PartialDate | None:
        return self.on

    def __line__(self, called: Called) -> str:
        """Return one line: the party, its standing, hold and body, and the sources."""
        words = " or ".join(sorted(self.standings)) or "outside"
        unsure = "maybe " if len(self.standings) + self.outside > 1 else ""
        outside = " (or outside)" if self.outside and self.standings else ""
        labels = " or ".join(f'"{label}"' for label in self.labels)
        label = f" ({labels})" if labels else ""
        maybe = "" if self.on_hold.certainly else ", maybe"
        hold = f"{maybe} on hold ({' or '.join(sorted(self.holds))})" if self.holds else ""
        through = (
            f" through {' or '.join(map(called, sorted(self.through)))}" if self.through else ""
        )
        state = f"{unsure}{words}{label}{hold}{outside}{through}"
        return f"{called(self.member)}: {state}{said_by(self.cited)}"


def acts_of(
    changes: tuple[MembershipChange, ...], bounds: Collection[PartialDate]
) -> Iterator[MembershipAct]:
    """Return what the changes of one party did.

    Args:
        changes: The changes, in their order in time.
        bounds: The days on which each change can have been.
    """
    before = None
    for change, bound in zip(changes, bounds, strict=True):
        yield MembershipAct(
            change.member,
            kind_of(before, change),
            change.on,
            bound,
            before=before.standing if before else None,
            standing=change.standing,
            hold=change.hold,
            through=change.through,
            how=change.how,
            label=change.label,
            cited=change.cited,
        )
        before = change


def kind_of(before: MembershipChange | None, change: MembershipChange) -> ActKind:
    """Return what a change did. `before` is the party's previous change; None: there is none."""
    was, now = before.standing if before else None, change.standing
    if (was in BELONGING) is not (now in BELONGING):
        return ActKind.JOINED if now in BELONGING else ActKind.LEFT
    if was is not now:
        return ActKind.CHANGED_STANDING
    if before and before.hold is not change.hold:
        return ActKind.CHANGED_HOLD
    same_body = before is not None and before.through == change.through
    return ActKind.CHANGED_LABEL if same_body else ActKind.CHANGED_BODY


def seat_of(
    member: PartyId,
    on: PartialDate,
    states: Collection[MembershipChange | None],
    standings: Collection[Standing],
) -> Seat:
    """Return the seat of a party on a day, given the changes that may have been in force.

    If None is among them, perhaps no change had happened yet.
    """
    found = [change for change in states if change]
    now = [change.standing if change else None for change in states]
    return Seat(
        member,
        Answer.of(standing in standings for standing in now),
        frozenset(standing for standing in now if standing),
        on=on,
        outside=None in now,
        on_hold=Answer.of(change is not None and change.hold is not None for change in states),
        holds=frozenset(change.hold for change in found if change.hold),
        labels=tuple(dict.fromkeys(change.label for change in found if change.label)),
        through=frozenset(change.through for change in found if change.through),
        cited=dict.fromkeys(citation for change in found for citation in change.cited).keys(),
    )


announce(__name__)
