"""Questions about members without recorded attendance, or without a recorded workshop as host."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub._wording import Word
from egov_hub.questions._found import citations
from egov_hub.register.events import (
    events,
    frameworks,
    in_framework,
    lies_within,
    members_during,
)
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.representation import Representation, country_of_place
from egov_hub.rows import Row, Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.dates import DateLike
from egov_hub.values.ids import (
    AllianceId,
    PartyId,
    WorkshopId,
    as_alliance_id,
    as_optional_alliance_id,
    as_party_id,
    as_workshop_ids,
)
from egov_hub.values.sources import Citation, as_citations, said_by
from egov_hub.values.windows import as_optional_bound, period
from egov_hub.workshops import Role


class Involvement(Word):
    """How a member can be involved in the workshops of an alliance.

    Example:
        >>> questions.Involvement("hosting")
        <Involvement.HOSTING: 'hosting'>
    """

    ATTENDANCE = "attendance"
    HOSTING = "hosting"


InvolvementLike: TypeAlias = Involvement | Literal["attendance", "hosting"]
"""An `Involvement`, or its word."""


def as_involvement(value: InvolvementLike) -> Involvement:
    """Return how a member can be involved."""
    return _parse.word(value, Involvement)


@frozen(repr=False)
class Unrecorded(Row):
    """A member for which something is not recorded. It may still have happened.

    Attributes:
        alliance: The alliance.
        member: The member.
        what: What is not recorded.
        belonged: Whether it belonged in the period of the question.
        expected: The future workshops at which it is expected.
        cited: The sources for its membership.

    Example:
        >>> print(questions.Unrecorded("e-government", "AM", "attendance", "yes"))
        AM in e-government: no attendance is recorded
    """

    alliance: AllianceId = field(converter=as_alliance_id)
    member: PartyId = field(converter=as_party_id)
    what: Involvement = field(converter=as_involvement)
    belonged: Answer = field(converter=as_answer)
    expected: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __line__(self, called: Called) -> str:
        """Return one line."""
        maybe = "" if self.belonged.certainly else ", if it belonged"
        expected = f" (expected at {', '.join(self.expected)})" if self.expected else ""
        what = f"{_NOT_RECORDED[self.what]}{expected}{maybe}{said_by(self.cited)}"
        return f"{called(self.member)} in {called(self.alliance)}: {what}"


_NOT_RECORDED: Final = {
    Involvement.ATTENDANCE: "no attendance is recorded",
    Involvement.HOSTING: "no workshop as host is recorded",
}


def _unrecorded(
    hub: Hub,
    alliance: AllianceId,
    what: Involvement,
    recorded: set[PartyId],
    expected: Mapping[PartyId, Collection[WorkshopId]],
    start: DateLike | None = None,
    end: DateLike | None = None,
) -> Iterator[Unrecorded]:
    """Return the members in a period for which nothing is recorded."""
    history = hub.alliance(alliance).history
    return (
        Unrecorded(
            alliance,
            member,
            what,
            belonged,
            expected=tuple(expected.get(member, ())),
            cited=citations(*(change.cited for change in history.changes_of(member))),
        )
        for member, belonged in members_during(hub, alliance, start, end)
        if member not in recorded
    )


def without_attendance(
    hub: Hub,
    alliance: AllianceId | str | None = None,
    start: DateLike | None = None,
    end: DateLike | None = None,
) -> Rows[Unrecorded]:
    """Return the members without recorded attendance, by alliance and party.

    A member attended if it is named, or if a body that represents it is named, as in `took_part`. A
    member that is not named may still have attended. At a workshop that is only announced or
    postponed, a member is only expected, which does not count as attendance.

    Args:
        hub: The register.
        alliance: The alliance; None means every alliance. Its workshops and the workshops within
            them count.
        start: The start of the period: a day, or the first day of a month or year; None means open.
        end: Its end, included: a day, or the last day of a month or year; None means open.

    Raises:
        UnknownIdError: The hub has no such alliance.
        ValidationError: An end is not a plain day, month or year, or the period ends before it
            starts.

    Example:
        >>> history = MembershipHistory().join("AM", on="2018").join("AZ", on="2018")
        >>> hub = Hub("hub", "Hub").put(
        ...     Alliance("e-gov", "E", history=history),
        ...     Workshop("w", start="2019", alliance="e-gov", attendance=[Attendance("AZ")]),
        ... )
        >>> print(questions.without_attendance(hub, "e-gov"))
        Armenia in E: no attendance is recorded
    """
    hub, id, first, last = _parse.arguments(
        ("hub", as_hub, hub),
        ("alliance", as_optional_alliance_id, alliance),
        ("start", as_optional_bound, start),
        ("end", as_optional_bound, end),
    )
    wanted = hub.alliances if id is None else (hub.alliance(id),)
    recorded = {each.id: set[PartyId]() for each in wanted}
    expected: dict[AllianceId, defaultdict[PartyId, dict[WorkshopId, None]]]
    expected = {each.id: defaultdict(dict) for each in wanted}
    representation = Representation(hub)
    days, there = period(first, last), frameworks(hub)
    for workshop in events(hub):
        frame = there[workshop.id]
        counts = (workshop.took_place & lies_within(workshop, days)).possibly
        if frame and frame in recorded and counts:
            parties = {
                party
                for each in workshop.attendance
                for party, _ in representation.taking_part(each)
            }
            if workshop.is_to_come:
                for party in parties:
                    expected[frame][party][workshop.id] = None
            else:
                recorded[frame] |= parties
    rows = (
        row
        for id, named in recorded.items()
        for row in _unrecorded(hub, id, Involvement.ATTENDANCE, named, expected[id], first, last)
    )
    return Rows(rows, of=Unrecorded, names=hub)


def never_hosted(hub: Hub, alliance: AllianceId | str) -> Rows[Unrecorded]:
    """Return the members for which no workshop as host is recorded, by party.

    A member is a host if a workshop that was not online took place in its country. It is also a
    host if the member itself, or a body that represents it as in `took_part`, has the role `host`
    or `venue`. A workshop that is only announced or postponed does not count. All members that
    belonged at any time are considered.

    A member in the result may still have hosted a workshop that is not recorded.

    Args:
        hub: The register.
        alliance: The alliance. Its workshops and the workshops within them count.

    Raises:
        UnknownIdError: The hub has no such alliance.

    Example:
        >>> history = MembershipHistory().join("KZ", on="2018").join("UZ", on="2018")
        >>> hub = Hub("hub", "Hub").put(
        ...     Alliance("e-gov", "E", history=history),
        ...     Workshop("w", start="2019", alliance="e-gov", place=Place("UZ", city="Tashkent")),
        ... )
        >>> print(questions.never_hosted(hub, "e-gov"))
        Kazakhstan in E: no workshop as host is recorded
    """
    hub, id = _parse.arguments(("hub", as_hub, hub), ("alliance", as_alliance_id, alliance))
    found = hub.alliance(id)
    representation = Representation(hub)
    hosts: set[PartyId] = set()
    for workshop in in_framework(hub, id):
        if workshop.took_place.possibly and not workshop.is_to_come:
            if country := country_of_place(workshop):
                hosts.add(country)
            for each in workshop.co_organizers:
                if each.role in (Role.HOST, Role.VENUE):
                    hosts.update(party for party, _ in representation.taking_part(each))
    rows = _unrecorded(hub, found.id, Involvement.HOSTING, hosts, {})
    return Rows(rows, of=Unrecorded, names=hub)
