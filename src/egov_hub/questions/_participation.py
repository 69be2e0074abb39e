"""Questions about participation: who took part in which workshops, and how often."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub.questions._found import Found, InWorkshops, named
from egov_hub.register.events import held, party_known_to, years
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.representation import Representation
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate
from egov_hub.values.ids import (
    CountryCode,
    OrganizationId,
    PartyId,
    PartyLike,
    PersonId,
    WorkshopId,
    as_optional_party_id,
    as_optional_person_id,
    as_organization_ids,
    as_party_id,
    as_workshop_ids,
)
from egov_hub.values.sources import Citation, as_citations, as_optional_string, said_by
from egov_hub.values.windows import as_bound, period
from egov_hub.workshops import Attendance, CoOrganizer, Workshop


@frozen(repr=False)
class Participant(InWorkshops):
    """The workshops in which a country, an organization or a person took part.

    Attributes:
        party: The country or organization; None if it is a person.
        person: The person; None if it is a country or organization.
        through: The bodies through which it took part if it was not named itself.
        certain: The workshops in which it certainly took part in the period.
        uncertain: The workshops in which it may have taken part.
        cited: The sources.

    Example:
        >>> print(questions.Participant("AZ", certain=["tashkent-2019"]))
        AZ: tashkent-2019
    """

    party: PartyId | None = field(default=None, converter=as_optional_party_id)
    person: PersonId | None = field(default=None, converter=as_optional_person_id)
    through: tuple[OrganizationId, ...] = field(
        default=(), converter=as_organization_ids, kw_only=True
    )
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __line__(self, called: Called) -> str:
        """Return one line."""
        id = self.party or self.person or ""
        who = f"{called(id)}{_through(self.through, called)}"
        return f"{who}: {named(self.certain, self.uncertain)}{said_by(self.cited)}"


def _through(bodies: Collection[OrganizationId], called: Called) -> str:
    return f" (through {', '.join(map(called, bodies))})" if bodies else ""


def took_part(hub: Hub, start: DateLike, end: DateLike) -> Rows[Participant]:
    """Return who took part in the workshops of a period: countries, organizations, then people.

    To take part means to attend, to organize, to support or to appear. A party can take part
    itself, or through one of its bodies: a part of the organization, a body of the country, or a
    body that filled its seat in an alliance at some time. A workshop is uncertain if it may be
    outside the period or may not have taken place, for example because it is only announced. It is
    left out if it was cancelled or was postponed to an unknown day.

    Args:
        hub: The register.
        start: The start of the period: a day, or the first day of a month or year.
        end: Its end, included: a day, or the last day of a month or year.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the period ends before it
            starts.

    Example:
        >>> attendance = [Attendance("AZ"), Attendance("KZ")]
        >>> hub = Hub("hub", "Hub").put(
        ...     Workshop("tashkent-2019", start="2019-05-30", attendance=attendance),
        ...     Workshop("seoul", start="2019~", attendance=[Attendance("KZ")]),
        ... )
        >>> print(questions.took_part(hub, "2019-05-01", "2019-06-30"))
        Azerbaijan: tashkent-2019
        Kazakhstan: tashkent-2019; maybe seoul
    """
    hub, first, last = _parse.arguments(
        ("hub", as_hub, hub), ("start", as_bound, start), ("end", as_bound, end)
    )
    found: defaultdict[tuple[PartyId | None, PersonId | None], _FoundThrough]
    found = defaultdict(_FoundThrough)
    representation = Representation(hub)
    for workshop, answer in held(hub, period(first, last)):
        for party, body, cited in _parties(representation, workshop):
            found[(party, None)].add_through(body, workshop, answer, cited)
        for appearance in workshop.appearances:
            found[(None, appearance.person)].add(workshop, answer, appearance.cited)
    rows = (
        Participant(party, person, through=tuple(one.through), **one.fields())
        for (party, person), one in sorted(found.items(), key=lambda item: _kind_and_id(item[0]))
    )
    return Rows(rows, of=Participant, names=hub)


class _FoundThrough(Found):
    """The workshops in which a party took part, and the bodies through which it did."""

    def __init__(self) -> None:
        super().__init__()
        self.through: dict[OrganizationId, None] = {}

    def add_through(
        self,
        body: OrganizationId | None,
        workshop: Workshop,
        answer: Answer,
        cited: Collection[Citation],
    ) -> None:
        """Add a workshop, and the body through which the party took part in it, if any."""
        self.add(workshop, answer, cited)
        if body:
            self.through[body] = None


def _parties(
    representation: Representation, workshop: Workshop
) -> Iterator[tuple[PartyId, OrganizationId | None, Collection[Citation]]]:
    """Return the parties that took part in a workshop, through which body, and the sources."""
    parts: tuple[Attendance | CoOrganizer, ...] = (*workshop.attendance, *workshop.co_organizers)
    for part in parts:
        for party, body in representation.taking_part(part):
            yield party, body, part.cited


def _kind_and_id(who: tuple[PartyId | None, PersonId | None]) -> tuple[int, str]:
    """Return a sort key: countries first, then organizations, then people."""
    party, person = who
    return (2, person) if person else (not isinstance(party, CountryCode), party or "")


@frozen(repr=False)
class Participation(InWorkshops):
    """How often a party took part in a year.

    Attributes:
        party: The country or organization.
        year: The year; None if it is unknown, because more than twelve years are possible.
        through: The bodies through which it took part if it was not named itself.
        certain: The workshops in which it certainly took part in that year.
        uncertain: The workshops in which it may have taken part in that year.
        cited: The sources.

    Example:
        >>> print(questions.Participation("AZ", "2019", certain=["tashkent-2019"]))
        AZ in 2019: 1
    """

    party: PartyId = field(converter=as_party_id)
    year: str | None = field(default=None, converter=as_optional_string)
    through: tuple[OrganizationId, ...] = field(
        default=(), converter=as_organization_ids, kw_only=True
    )
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def __day__(self) -> PartialDate | None:
        return PartialDate(self.year) if self.year and self.year.isdecimal() else None

    def __line__(self, called: Called) -> str:
        """Return one line."""
        year = self.year or "an unknown year"
        who = f"{called(self.party)}{_through(self.through, called)}"
        return f"{who} in {year}: {self.number}{said_by(self.cited)}"


def participation(hub: Hub, party: PartyLike | None = None) -> Rows[Participation]:
    """Return how often each country or organization took part, by party and year.

    To take part means to attend, to organize or to support, itself or through a body, as in
    `took_part`. If the year of a workshop is not known, the workshop is uncertain in each year in
    which it can start, up to twelve years.

    Args:
        hub: The register.
        party: The party; None means all parties.

    Raises:
        UnknownIdError: The hub has no such organization.
        ValidationError: `party` is not the id of a party.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Workshop("tashkent-2019", start="2019-05-30", attendance=[Attendance("AZ")]),
        ...     Workshop("seoul", start="[2022-12..2023-01]", attendance=[Attendance("AZ")]),
        ... )
        >>> print(questions.participation(hub, "AZ"))
        Azerbaijan in 2019: 1
        Azerbaijan in 2022: 0 (and maybe 1)
        Azerbaijan in 2023: 0 (and maybe 1)
    """
    hub, known = _parse.arguments(("hub", as_hub, hub), ("party", as_optional_party_id, party))
    wanted = None if known is None else party_known_to(hub, known)
    found: defaultdict[tuple[PartyId, str | None], _FoundThrough] = defaultdict(_FoundThrough)
    representation = Representation(hub)
    for workshop, answer in held(hub):
        of_it: list[str | None] = [*years(workshop.first_day)] or [None]
        in_one = Answer.YES if len(of_it) == 1 else Answer.MAYBE
        for one, body, cited in _parties(representation, workshop):
            if wanted in (None, one):
                for year in of_it:
                    found[(one, year)].add_through(body, workshop, answer & in_one, cited)
    in_order = sorted(found, key=lambda key: (_kind_and_id((key[0], None)), key[1] or "None"))
    rows = (
        Participation(*key, through=tuple(found[key].through), **found[key].fields())
        for key in in_order
    )
    return Rows(rows, of=Participation, names=hub)
