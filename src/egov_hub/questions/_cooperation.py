"""Questions about cooperation: who took part, with whom, in what role, and who spoke."""

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Final

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import Word
from egov_hub.acts import as_answer, said_by
from egov_hub.dates import Answer, DateLike, PartialDate, as_partial_date
from egov_hub.history import as_bound
from egov_hub.hub import Hub, as_hub
from egov_hub.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PartyId,
    PersonId,
    WorkshopId,
    as_alliance_id,
    as_optional_party_id,
    as_organization_id,
    as_party_id,
    as_person_id,
    as_workshop_id,
)
from egov_hub.parties import Post, as_posts
from egov_hub.questions._membership import Unrecorded, unrecorded
from egov_hub.questions._occasions import (
    EVER,
    Found,
    as_optional_bound,
    citations,
    days_of,
    first_day,
    gathered,
    held,
    in_framework,
    party_known_to,
    party_of,
    period,
    took_place,
    years,
)
from egov_hub.questions._values import as_workshop_ids, counted, named
from egov_hub.records import Record
from egov_hub.rows import Rows
from egov_hub.sources import Citation, as_citations, as_optional_string
from egov_hub.workshops import (
    Appearance,
    Part,
    Role,
    Workshop,
    WorkshopFormat,
    as_optional_part,
    as_role,
)

ORGANIZING: Final = frozenset({Role.ORGANIZER, Role.CO_ORGANIZER, Role.HOST, Role.CONVENER})
"""The roles in which organizations hold a workshop together."""

SUPPORTING: Final = frozenset({Role.FUNDER, Role.HOST, Role.SUPPORTER, Role.VENUE})
"""The roles in which an organization funds, hosts or supports a workshop."""

SPEAKING: Final = frozenset(set(Part) - {Part.EXPERT, Part.PARTICIPANT})
"""The parts in which a person speaks."""


def as_optional_person_id(value: PersonId | str | None) -> PersonId | None:
    """Return None for None, else the id of a person."""
    return None if value is None else as_person_id(value)


def as_roles(value: Collection[Role | str]) -> tuple[Role, ...]:
    """Return roles, none of them twice."""
    return _parse.distinct(value, as_role)


def as_parts(value: Collection[Part | str | None]) -> tuple[Part | None, ...]:
    """Return parts, and None where a part is not said; none of them twice."""
    return _parse.distinct(value, as_optional_part)


@frozen
class Participation(Record):
    """In which workshops somebody took part: a country or body, or a person.

    Attributes:
        party: The country or body; None: it is a person.
        person: The person.
        certain: The workshops in which it certainly took part in that time.
        uncertain: Those in which it may have.
        cited: The sources.

    Example:
        >>> print(questions.Participation("AZ", certain=["tashkent-2019"]))
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


def took_part(hub: Hub, start: DateLike, end: DateLike) -> Rows[Participation]:
    """Return who took part in the workshops of a period: countries, bodies, then people.

    Who attended took part, who organized or supported it, and who appeared. A workshop that may
    lie outside the period, or may not have taken place, is uncertain; what was cancelled, or put
    off to no known day, is left out.

    Args:
        hub: The register.
        start: The start of the period: a day, or the first day of a month or year.
        end: Its end, included: a day, or the last day of a month or year.

    Raises:
        ValidationError: The period is none.

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
    found: dict[tuple[PartyId | None, PersonId | None], Found] = {}
    for workshop, answer in held(hub, period(first, last)):
        for party, cited in _parties(workshop):
            gathered(found, (party, None)).add(workshop, answer, cited)
        for appearance in workshop.appearances:
            gathered(found, (None, appearance.person)).add(workshop, answer, appearance.cited)
    return Rows(
        Participation(party, person, certain=one.certain, uncertain=one.uncertain, cited=one.cited)
        for (party, person), one in sorted(found.items(), key=lambda item: _kind_and_id(item[0]))
    )


def _parties(workshop: Workshop) -> Iterator[tuple[PartyId, Collection[Citation]]]:
    """Return the countries and bodies that had to do with a workshop, with the sources."""
    for attendance in workshop.attendance:
        for party in (attendance.party, attendance.organization):
            if party:
                yield party, attendance.cited
    for co_organizer in workshop.co_organizers:
        yield co_organizer.organization, co_organizer.cited


def _kind_and_id(who: tuple[PartyId | None, PersonId | None]) -> tuple[int, str]:
    """Return a key that puts countries first, then organizations, then people."""
    party, person = who
    return (2, person) if person else (not isinstance(party, CountryCode), party or "")


class Unit(Word):
    """By what co-organizers are counted.

    Example:
        >>> questions.Unit("parent")
        <Unit.PARENT: 'parent'>
    """

    UNIT = "unit"
    """Each organization for itself."""
    PARENT = "parent"
    """Each under the body that stands above it and all between."""


def as_unit(value: Unit | str) -> Unit:
    """Return by what co-organizers are counted."""
    return _parse.word(value, Unit)


@frozen
class Partnership(Record):
    """Two organizations that held workshops together.

    Attributes:
        one: The one, first by its id.
        other: The other.
        certain: The workshops that they certainly held together.
        uncertain: Those that may not have taken place.
        cited: The sources.

    Example:
        >>> print(questions.Partnership("acsh", "undp", ["seminar-1"], ["seminar-2"]))
        acsh with undp: 1 (and maybe 1)
    """

    one: OrganizationId = field(converter=as_organization_id)
    other: OrganizationId = field(converter=as_organization_id)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.one} with {self.other}: {counted(self.certain, self.uncertain)}"


def partnerships(
    hub: Hub, by: Unit | str = Unit.UNIT, roles: Collection[Role | str] = ORGANIZING
) -> Rows[Partnership]:
    """Return which organizations held workshops together, the most frequent pairs first.

    Two units of one body are, counted by parent, no partners.

    Args:
        hub: The register.
        by: Whether each unit counts for itself, or under the body above all.
        roles: In which roles organizations hold a workshop.

    Raises:
        ValidationError: They cannot be counted by this, or there is no such role.

    Example:
        >>> held = [CoOrganizer("acsh"), CoOrganizer("undp-kz")]
        >>> hub = Hub("hub", "Hub").put(
        ...     Organization("acsh", "Astana Civil Service Hub"),
        ...     Organization("undp", "UNDP"),
        ...     Organization("undp-kz", "UNDP Kazakhstan", parent="undp"),
        ...     Workshop("seminar-1", start="2021-11-04", status="held", co_organizers=held),
        ... )
        >>> print(questions.partnerships(hub))
        acsh with undp-kz: 1
        >>> print(questions.partnerships(hub, by="parent"))
        acsh with undp: 1
    """
    hub, unit, wanted = _parse.arguments(
        ("hub", as_hub, hub), ("by", as_unit, by), ("roles", as_roles, roles)
    )
    found: dict[tuple[OrganizationId, OrganizationId], Found] = {}
    for workshop, answer in held(hub, EVER):
        cited: dict[OrganizationId, tuple[Citation, ...]] = {}
        for each in workshop.co_organizers:
            if each.role in wanted:
                body = each.organization if unit is Unit.UNIT else _topmost(hub, each.organization)
                cited[body] = citations(cited.get(body, ()), each.cited or workshop.cited)
        for one, other in combinations(sorted(cited), 2):
            gathered(found, (one, other)).add(workshop, answer, cited[one] + cited[other])
    rows = [
        Partnership(*pair, both.certain, both.uncertain, both.cited)
        for pair, both in sorted(found.items())
    ]
    return Rows(sorted(rows, key=lambda row: (-len(row.certain), -len(row.uncertain))))


def _topmost(hub: Hub, organization: OrganizationId) -> OrganizationId:
    """Return the body that stands above an organization and all between, or itself."""
    while parent := hub.organization(organization).parent:
        organization = parent
    return organization


@frozen
class Contribution(Record):
    """An organization had a role in workshops.

    Attributes:
        organization: The organization.
        role: The role.
        certain: The workshops in which it certainly had it.
        uncertain: Those that may not have taken place.
        cited: The sources.

    Example:
        >>> print(questions.Contribution("korea", "funder", ["seminar-1"]))
        korea as funder: seminar-1
    """

    organization: OrganizationId = field(converter=as_organization_id)
    role: Role = field(converter=as_role)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.organization} as {self.role}: {named(self.certain, self.uncertain)}"


def supporters(hub: Hub, roles: Collection[Role | str] = SUPPORTING) -> Rows[Contribution]:
    """Return which organizations fund, host or support workshops, by organization and role.

    Args:
        hub: The register.
        roles: Which roles are asked about.

    Raises:
        ValidationError: There is no such role.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Organization("korea", "Government of the Republic of Korea"),
        ...     Workshop(
        ...         "seminar-1", status="held", co_organizers=[CoOrganizer("korea", "funder")]
        ...     ),
        ... )
        >>> print(questions.supporters(hub))
        korea as funder: seminar-1
    """
    hub, wanted = _parse.arguments(("hub", as_hub, hub), ("roles", as_roles, roles))
    found: dict[tuple[OrganizationId, Role], Found] = {}
    for workshop, answer in held(hub, EVER):
        for each in workshop.co_organizers:
            if each.role in wanted:
                gathered(found, (each.organization, each.role)).add(workshop, answer, each.cited)
    return Rows(
        Contribution(*key, found[key].certain, found[key].uncertain, found[key].cited)
        for key in sorted(found)
    )


@frozen
class Frequency(Record):
    """How often a party took part in a year.

    Attributes:
        party: The country or body.
        year: The year; None: it is not known in which, within twelve.
        certain: The workshops in which it certainly took part in that year.
        uncertain: Those in which it may have.
        cited: The sources.

    Example:
        >>> print(questions.Frequency("AZ", "2019", ["tashkent-2019"]))
        AZ in 2019: 1
    """

    party: PartyId = field(converter=as_party_id)
    year: str | None = field(default=None, converter=as_optional_string)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    def __str__(self) -> str:
        """Return one line."""
        year = self.year or "a year not known"
        return f"{self.party} in {year}: {counted(self.certain, self.uncertain)}"


def participation(hub: Hub, party: PartyId | str | None = None) -> Rows[Frequency]:
    """Return how often each country or body has taken part, by party and year.

    A party takes part that attends, or that organizes or supports. A workshop whose year is not
    decided is uncertain in each year it can start in, unless these are more than twelve.

    Args:
        hub: The register.
        party: Which party is asked about; None: all.

    Raises:
        UnknownIdError: The hub has no such organization.
        ValidationError: `party` is no id of a party.

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
    found: dict[tuple[PartyId, str | None], Found] = {}
    for workshop, answer in held(hub, EVER):
        of_it: list[str | None] = [*years(first_day(workshop))] or [None]
        in_one = Answer.YES if len(of_it) == 1 else Answer.MAYBE
        for one, cited in _parties(workshop):
            if wanted in (None, one):
                for year in of_it:
                    gathered(found, (one, year)).add(workshop, answer & in_one, cited)
    in_order = sorted(found, key=lambda key: (_kind_and_id((key[0], None)), key[1] or "None"))
    return Rows(
        Frequency(*key, found[key].certain, found[key].uncertain, found[key].cited)
        for key in in_order
    )


def never_hosted(hub: Hub, alliance: AllianceId | str) -> Rows[Unrecorded]:
    """Return the members in whose country no workshop of an alliance is recorded, by party.

    A member hosts where a workshop other than online has its place in that country, or where a
    body of it, or one that filled its seat at some time, or the member itself, is host or gives the
    rooms. Members count that belonged at any time.

    That none is recorded is no proof that there was none.

    Args:
        hub: The register.
        alliance: The alliance, whose workshops count, and those within them.

    Raises:
        UnknownIdError: The hub has no such alliance.

    Example:
        >>> history = MembershipHistory().join("KZ", on="2018").join("UZ", on="2018")
        >>> hub = Hub("hub", "Hub").put(
        ...     Alliance("e-gov", "E", history=history),
        ...     Workshop("w", start="2019", alliance="e-gov", place=Place("UZ", "Tashkent")),
        ... )
        >>> print(questions.never_hosted(hub, "e-gov"))
        KZ in e-gov: not recorded
    """
    hub, id = _parse.arguments(("hub", as_hub, hub), ("alliance", as_alliance_id, alliance))
    found = hub.alliance(id)
    hosts: set[PartyId] = set()
    for workshop in in_framework(hub, id):
        if took_place(workshop).possibly:
            place = workshop.place
            if place and place.country and workshop.format is not WorkshopFormat.ONLINE:
                hosts.add(place.country)
            for each in workshop.co_organizers:
                if each.role in (Role.HOST, Role.VENUE):
                    hosts.add(party_of(hub, found, each.organization))
                    if country := hub.organization(each.organization).country:
                        hosts.add(country)
    return unrecorded(hub, id, hosts, None, None)


@frozen
class Speech(Record):
    """Somebody spoke at a workshop, in the posts held then.

    Attributes:
        person: The person.
        workshop: The workshop.
        part: In what part; None: not said.
        start: The first day of the workshop.
        posts: The posts: as printed with the appearance, else those of the person held then.
        uncertain_posts: Posts of the person that may have been held then.
        spoke: Whether the workshop certainly took place, and in the period that was asked about.
        cited: The sources.

    Example:
        >>> print(questions.Speech("rustam-kasimov", "tashkent-2019", posts=[Post("Rector")]))
        rustam-kasimov at tashkent-2019: Rector
    """

    person: PersonId = field(converter=as_person_id)
    workshop: WorkshopId = field(converter=as_workshop_id)
    part: Part | None = field(default=None, converter=as_optional_part)
    start: PartialDate = field(default=PartialDate("XXXX"), converter=as_partial_date)
    posts: tuple[Post, ...] = field(default=(), converter=as_posts, kw_only=True)
    uncertain_posts: tuple[Post, ...] = field(default=(), converter=as_posts, kw_only=True)
    spoke: Answer = field(default=Answer.YES, converter=as_answer, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        maybe = "" if self.spoke.certainly else "maybe "
        part = f" ({self.part})" if self.part else ""
        posts = "; ".join(
            [str(post.title) for post in self.posts]
            + [f"maybe {post.title}" for post in self.uncertain_posts]
        )
        where = f"{maybe}{self.person} at {self.workshop}{part}"
        return f"{where}: {posts or 'no post recorded'}{said_by(self.cited)}"


def speakers(
    hub: Hub,
    start: DateLike | None = None,
    end: DateLike | None = None,
    parts: Collection[Part | str | None] = SPEAKING | {None},
) -> Rows[Speech]:
    """Return who spoke, and in which posts at that time, in the order of workshops.

    Posts that are printed with an appearance were held then. Where none is, the person's own
    posts are given that were or may have been. A workshop that may lie outside the period, or may
    not have taken place, is uncertain; what was cancelled, or put off to no known day, is left
    out.

    Args:
        hub: The register.
        start: The start of the period: a day, or the first day of a month or year; None: open.
        end: Its end, included: a day, or the last day of a month or year; None: open.
        parts: In which parts; None among them: in a part that is not said.

    Raises:
        ValidationError: The period is none, or there is no such part.

    Example:
        >>> posts = [Post("Rector", since="2018", until="2021"), Post("Advisor")]
        >>> speech = Appearance("rustam-kasimov", "welcome")
        >>> hub = Hub("hub", "Hub").put(
        ...     Person("rustam-kasimov", "Rustam Kasimov", posts=posts),
        ...     Workshop("tashkent-2019", start="2019", status="held", appearances=[speech]),
        ... )
        >>> print(questions.speakers(hub))
        rustam-kasimov at tashkent-2019 (welcome): Rector; maybe Advisor
    """
    hub, first, last, wanted = _parse.arguments(
        ("hub", as_hub, hub),
        ("start", as_optional_bound, start),
        ("end", as_optional_bound, end),
        ("parts", as_parts, parts),
    )
    return Rows(
        _speech(hub, workshop, appearance, answer)
        for workshop, answer in held(hub, period(first, last))
        for appearance in workshop.appearances
        if appearance.part in wanted
    )


def _speech(hub: Hub, workshop: Workshop, appearance: Appearance, spoke: Answer) -> Speech:
    person, day = hub.person(appearance.person), days_of(workshop)
    # Where posts are printed with the appearance, those of the person add nothing.
    own = () if appearance.posts else person.posts
    were = {post: was_held(post, day) for post in own}
    return Speech(
        person.id,
        workshop.id,
        appearance.part,
        workshop.start,
        posts=appearance.posts or [post for post in were if were[post].certainly],
        uncertain_posts=[post for post in were if were[post] is Answer.MAYBE],
        spoke=spoke,
        cited=appearance.cited or workshop.cited,
    )


def was_held(post: Post, day: PartialDate) -> Answer:
    """Answer whether a post was held on a day.

    One of which no end is recorded is taken to go on. Of one without a start it is not known
    since when it was held.
    """
    begun = ~post.since.after(day) if post.since else Answer.MAYBE
    return begun & post.until.after(day) if post.until else begun
