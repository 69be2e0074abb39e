"""Questions about participation: who took part in which workshops, and how often."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from attrs import field, frozen

from egov_hub import _parse
from egov_hub.questions._found import Found, counted, named
from egov_hub.records import Record
from egov_hub.register.events import held, party_known_to, years
from egov_hub.register.hub import Hub, as_hub
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike
from egov_hub.values.ids import (
    CountryCode,
    PartyId,
    PartyLike,
    PersonId,
    WorkshopId,
    as_optional_party_id,
    as_optional_person_id,
    as_party_id,
    as_workshop_ids,
)
from egov_hub.values.sources import Citation, as_citations, as_optional_string
from egov_hub.values.windows import as_bound, period
from egov_hub.workshops import Workshop


@frozen(repr=False)
class Participant(Record):
    """The workshops in which a country, an organization or a person took part.

    Attributes:
        party: The country or organization; None: it is a person.
        person: The person; None: it is a country or organization.
        certain: The workshops in which it certainly took part in the period.
        uncertain: The workshops in which it may have taken part.
        cited: The sources.

    Example:
        >>> print(questions.Participant("AZ", certain=["tashkent-2019"]))
        AZ: tashkent-2019
    """

    party: PartyId | None = field(default=None, converter=as_optional_party_id)
    person: PersonId | None = field(default=None, converter=as_optional_person_id)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.party or self.person}: {named(self.certain, self.uncertain)}"


def took_part(hub: Hub, start: DateLike, end: DateLike) -> Rows[Participant]:
    """Return who took part in the workshops of a period: countries, organizations, then people.

    To take part means to attend, to organize, to support or to appear. A workshop is uncertain if
    it may be outside the period or may not have taken place, such as one that is only announced. It
    is left out if it was cancelled or was postponed to an unknown day.

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
        AZ: tashkent-2019
        KZ: tashkent-2019; maybe seoul
    """
    hub, first, last = _parse.arguments(
        ("hub", as_hub, hub), ("start", as_bound, start), ("end", as_bound, end)
    )
    found: defaultdict[tuple[PartyId | None, PersonId | None], Found] = defaultdict(Found)
    for workshop, answer in held(hub, period(first, last)):
        for party, cited in _parties(workshop):
            found[(party, None)].add(workshop, answer, cited)
        for appearance in workshop.appearances:
            found[(None, appearance.person)].add(workshop, answer, appearance.cited)
    return Rows(
        Participant(party, person, **one.fields())
        for (party, person), one in sorted(found.items(), key=lambda item: _kind_and_id(item[0]))
    )


def _parties(workshop: Workshop) -> Iterator[tuple[PartyId, Collection[Citation]]]:
    """Return the countries and organizations that took part in a workshop, with the sources."""
    for attendance in workshop.attendance:
        for party in (attendance.party, attendance.organization):
            if party:
                yield party, attendance.cited
    for co_organizer in workshop.co_organizers:
        yield co_organizer.organization, co_organizer.cited


def _kind_and_id(who: tuple[PartyId | None, PersonId | None]) -> tuple[int, str]:
    """Return a sort key: countries first, then organizations, then people."""
    party, person = who
    return (2, person) if person else (not isinstance(party, CountryCode), party or "")


@frozen(repr=False)
class Participation(Record):
    """How often a party took part in a year.

    Attributes:
        party: The country or organization.
        year: The year; None: unknown, more than twelve years are possible.
        certain: The workshops in which it certainly took part in that year.
        uncertain: The workshops in which it may have taken part in that year.
        cited: The sources.

    Example:
        >>> print(questions.Participation("AZ", "2019", certain=["tashkent-2019"]))
        AZ in 2019: 1
    """

    party: PartyId = field(converter=as_party_id)
    year: str | None = field(default=None, converter=as_optional_string)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        year = self.year or "an unknown year"
        return f"{self.party} in {year}: {counted(self.certain, self.uncertain)}"


def participation(hub: Hub, party: PartyLike | None = None) -> Rows[Participation]:
    """Return how often each country or organization took part, by party and year.

    To take part means to attend, to organize or to support. If the year of a workshop is not known,
    it is uncertain in each year in which it can start, up to twelve years.

    Args:
        hub: The register.
        party: The party; None: all parties.

    Raises:
        UnknownIdError: The hub has no such organization.
        ValidationError: `party` is not the id of a party.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Workshop("tashkent-2019", start="2019-05-30", attendance=[Attendance("AZ")]),
        ...     Workshop("seoul", start="[2022-12..2023-01]", attendance=[Attendance("AZ")]),
        ... )
        >>> print(questions.participation(hub, "AZ"))
        AZ in 2019: 1
        AZ in 2022: 0 (and maybe 1)
        AZ in 2023: 0 (and maybe 1)
    """
    hub, known = _parse.arguments(("hub", as_hub, hub), ("party", as_optional_party_id, party))
    wanted = None if known is None else party_known_to(hub, known)
    found: defaultdict[tuple[PartyId, str | None], Found] = defaultdict(Found)
    for workshop, answer in held(hub):
        of_it: list[str | None] = [*years(workshop.first_day)] or [None]
        in_one = Answer.YES if len(of_it) == 1 else Answer.MAYBE
        for one, cited in _parties(workshop):
            if wanted in (None, one):
                for year in of_it:
                    found[(one, year)].add(workshop, answer & in_one, cited)
    in_order = sorted(found, key=lambda key: (_kind_and_id((key[0], None)), key[1] or "None"))
    return Rows(Participation(*key, **found[key].fields()) for key in in_order)
