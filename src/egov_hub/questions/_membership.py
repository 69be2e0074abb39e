"""Questions about members: which bodies speak for them, and which guests did not belong."""

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub.alliances import Alliance
from egov_hub.membership.words import Standing
from egov_hub.questions._found import citations
from egov_hub.register.events import events, frameworks, party_known_to
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.representation import Representation
from egov_hub.register.successions import Successions
from egov_hub.rows import Row, Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PartyId,
    PartyLike,
    WorkshopId,
    as_alliance_id,
    as_optional_alliance_id,
    as_optional_organization_id,
    as_party_id,
    as_workshop_id,
)
from egov_hub.values.sources import Citation, as_citations, said_by
from egov_hub.values.text import Text, as_texts
from egov_hub.workshops import Attendance, Workshop


@frozen(repr=False)
class Voice(Row):
    """A body that speaks for a party in an alliance.

    Attributes:
        alliance: The alliance.
        party: The party.
        body: The body; None if no body is known.
        speaks: Whether it speaks for the party.
        on: The day of the question; None if it is not stated.
        names: The names that the body may have had on that day.
        cited: The sources for the seat, and for the successions of the body.

    Example:
        >>> print(questions.Voice("e-government", "UZ", "academy", "maybe", cited=["decree"]))
        UZ in e-government: maybe academy [decree]
    """

    alliance: AllianceId = field(converter=as_alliance_id)
    party: PartyId = field(converter=as_party_id)
    body: OrganizationId | None = field(converter=as_optional_organization_id)
    speaks: Answer = field(converter=as_answer)
    on: PartialDate | None = field(default=None, converter=as_optional_partial_date, kw_only=True)
    names: tuple[Text, ...] = field(default=(), converter=as_texts, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def __day__(self) -> PartialDate | None:
        return self.on

    def __line__(self, called: Called) -> str:
        """Return one line."""
        maybe = "" if self.speaks.certainly else "maybe "
        body = called(self.body) if self.body else "no known body"
        where = f"{called(self.party)} in {called(self.alliance)}"
        return f"{where}: {maybe}{body}{said_by(self.cited)}"


def voices(hub: Hub, party: PartyLike, on: DateLike) -> Rows[Voice]:
    """Return which bodies speak for a party on a day, by alliance, after renamings and mergers.

    Each body that is recorded for the party's seat is followed to its successors on that day. A
    row without a body means that no body is known: none was recorded, or it was dissolved without
    a successor. If a body was split, each part may speak.

    Args:
        hub: The register.
        party: The party.
        on: The day.

    Raises:
        UnknownIdError: The hub has no such organization.
        ValidationError: `on` is not a date, or `party` is not the id of a party.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Organization("old", "Academy of Public Administration"),
        ...     Organization(
        ...         "new",
        ...         "Academy of Public Policy and Administration",
        ...         succeeds=[Succession("old", "2025-05-05", "replaced")],
        ...     ),
        ...     Alliance(
        ...         "e-gov", "E", history=MembershipHistory().join("UZ", "2018", through="old")
        ...     ),
        ... )
        >>> print(questions.voices(hub, "UZ", on="2026-01-01"))
        Uzbekistan in E: Academy of Public Policy and Administration
    """
    hub, known, day = _parse.arguments(
        ("hub", as_hub, hub), ("party", as_party_id, party), ("on", as_partial_date, on)
    )
    wanted = party_known_to(hub, known)
    successions = Successions.of(hub.organizations)
    rows: list[Voice] = []
    for alliance in hub.alliances:
        for seat in alliance.seats(day, standings=frozenset(Standing)):
            if seat.member == wanted:
                bodies = successions.speaking(alliance.through(wanted, day), day)
                answer = Answer.YES if len(bodies) == 1 else Answer.MAYBE
                rows += (
                    Voice(
                        alliance.id,
                        wanted,
                        body,
                        answer,
                        on=day,
                        names=hub.organization(body).names_on(day) if body else (),
                        cited=citations(seat.cited, became),
                    )
                    for body, became in sorted(bodies.items(), key=lambda item: str(item[0]))
                )
    return Rows(rows, of=Voice, names=hub)


@frozen(repr=False)
class Guest(Row):
    """A party that attended a workshop of an alliance, but certainly or possibly did not belong.

    Attributes:
        workshop: The workshop.
        alliance: The alliance.
        party: The party.
        through: The body that was there for it; None if the party itself was named.
        belonged: Whether it belonged at that time: no, or maybe.
        start: The first day of the workshop; None if it is not stated.
        expected: Whether it is only expected: the workshop is announced or postponed.
        cited: The sources for its attendance.

    Example:
        >>> print(questions.Guest("tashkent-2019", "e-government", "FR", "no"))
        FR at tashkent-2019: not in e-government then
    """

    workshop: WorkshopId = field(converter=as_workshop_id)
    alliance: AllianceId = field(converter=as_alliance_id)
    party: PartyId = field(converter=as_party_id)
    belonged: Answer = field(converter=as_answer)
    start: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    through: OrganizationId | None = field(
        default=None, converter=as_optional_organization_id, kw_only=True
    )
    expected: bool = field(default=False, converter=_parse.truth, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def __day__(self) -> PartialDate | None:
        return self.start

    def __line__(self, called: Called) -> str:
        """Return one line."""
        maybe = "maybe " if self.belonged.possibly else ""
        through = f" (through {called(self.through)})" if self.through else ""
        who = f"{called(self.party)}{through}"
        where = f"{who} {'expected ' if self.expected else ''}at {self.workshop}"
        return f"{where}: {maybe}not in {called(self.alliance)} then{said_by(self.cited)}"


def guests(hub: Hub, alliance: AllianceId | str | None = None) -> Rows[Guest]:
    """Return which parties attended a workshop of an alliance but did not belong to it then.

    Someone who attends is there for each party that they represent, as in `took_part`. They are a
    guest unless one of these parties certainly belonged on every possible day of the workshop. The
    row names the party that most probably belonged; otherwise the named party, or the country of
    the named body.

    Args:
        hub: The register.
        alliance: The alliance of the workshops; None means any alliance.

    Raises:
        UnknownIdError: The hub has no such alliance.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Alliance("e-gov", "E", history=MembershipHistory().join("AZ", on="2018")),
        ...     Workshop("w", start="2019", alliance="e-gov", attendance=[Attendance("FR")]),
        ... )
        >>> print(questions.guests(hub))
        France at w: not in E then
    """
    hub, id = _parse.arguments(
        ("hub", as_hub, hub), ("alliance", as_optional_alliance_id, alliance)
    )
    wanted = None if id is None else hub.alliance(id).id
    rows: dict[tuple[WorkshopId, PartyId], Guest] = {}
    frames = frameworks(hub)
    representation = Representation(hub)
    for workshop in events(hub):
        there = frames[workshop.id]
        if there is None or wanted not in (None, there):
            continue
        found, days = hub.alliance(there), workshop.days
        for attendance in workshop.attendance:
            guest = _guest(found, workshop, days, attendance, representation)
            if guest:
                rows.setdefault((workshop.id, guest.party), guest)
    return Rows(rows.values(), of=Guest, names=hub)


def _guest(
    alliance: Alliance,
    workshop: Workshop,
    days: PartialDate,
    attendance: Attendance,
    representation: Representation,
) -> Guest | None:
    """Return the guest that an attendance describes; None for a member, or an audience."""
    belonged = {
        (party, body): alliance.belongs(party, days)
        for party, body in representation.taking_part(attendance)
        if attendance.party in (None, party)
    }
    if not belonged or any(answer.certainly for answer in belonged.values()):
        return None
    by_weight = {Answer.MAYBE: 1, Answer.NO: 0}
    party, body = max(
        belonged, key=lambda who: (by_weight[belonged[who]], isinstance(who[0], CountryCode))
    )
    return Guest(
        workshop.id,
        alliance.id,
        party,
        belonged[(party, body)],
        start=workshop.start,
        through=body,
        expected=workshop.is_to_come,
        cited=attendance.cited or workshop.cited,
    )
