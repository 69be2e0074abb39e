"""The lists that the pages of a register need; each list is made once for all pages."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from attrs import frozen

from egov_hub._wording import alphabetical
from egov_hub.findings import Finding, review
from egov_hub.membership.changes import Membership
from egov_hub.parties import Country, Organization, Person, Post, Succession
from egov_hub.questions import Participant, Tally, took_part
from egov_hub.questions import tally as tally_of
from egov_hub.records import parts
from egov_hub.register.events import concluded, events, frameworks
from egov_hub.register.extent import counts_of, years_of
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.register.outlines import FIELDS, RecordId
from egov_hub.register.references import RecordRef
from egov_hub.register.timelines import label_of
from egov_hub.register.witnesses import Fact, facts
from egov_hub.values.dates import Precision
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PartyId,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.values.sources import Source
from egov_hub.workshops import Appearance, CoOrganizer, Workshop

LATEST: Final = 6
"""The number of workshops that the home page shows."""

K = TypeVar("K")
V = TypeVar("V")


class Lists(dict[K, list[V]]):
    """Lists by keys; the list of any other key is empty."""

    def __missing__(self, key: K) -> list[V]:
        return []


def lists_of(pairs: Iterable[tuple[K | None, V]]) -> Lists[K, V]:
    """Return the values of each key, in their order; None is not a key."""
    lists: Lists[K, V] = Lists()
    for key, value in pairs:
        if key is not None:
            lists.setdefault(key, []).append(value)
    return lists


class Spell(NamedTuple):
    """A spell of membership, and its alliance."""

    alliance: AllianceId
    membership: Membership


class Role(NamedTuple):
    """What an organization, or a country, does for a workshop."""

    workshop: Workshop
    organizer: CoOrganizer


class TookPart(NamedTuple):
    """The workshops in which a party took part, and the bodies through which it did."""

    certain: list[Workshop]
    uncertain: list[Workshop]
    through: tuple[OrganizationId, ...]


class Speech(NamedTuple):
    """The appearance of a person at a workshop."""

    workshop: Workshop
    appearance: Appearance


class Held(NamedTuple):
    """A post, and the person who has or had it."""

    person: Person
    post: Post


class Evidence(NamedTuple):
    """A fact for which a source is cited, and the record that contains it."""

    record: HubRecord
    fact: Fact


@frozen
class Register:
    """A register, and the answers to the questions of the library about it."""

    hub: Hub

    @cached_property
    def counts(self) -> dict[str, int]:
        """The number of records of each kind, and of countries that are named."""
        counts = dict.fromkeys(FIELDS.values(), 0) | dict(counts_of(self.hub.records))
        return {**counts, FIELDS[Country]: len(self.countries)}

    @cached_property
    def years(self) -> str:
        """The years from the first to the last in which something happened."""
        return years_of(self.hub.records).replace("..", " to ")

    @cached_property
    def by_year(self) -> Sequence[Tally]:
        """The workshops of each year."""
        return tally_of(self.hub, "year")

    @property
    def most_in_a_year(self) -> int:
        """The number of workshops that there may have been in the year with the most."""
        return max(each.certain_count + each.uncertain_count for each in self.by_year)

    # Workshops

    @cached_property
    def workshops(self) -> list[Workshop]:
        """All workshops, with concluded days and places, in the order of their days."""
        return events(self.hub)

    @cached_property
    def concluded(self) -> dict[WorkshopId, Workshop]:
        """The workshops, with concluded days and places."""
        return dict(concluded(self.hub))

    @property
    def latest(self) -> list[Workshop]:
        """The last workshops with a known day, beginning with the last one."""
        dated = [each for each in self.workshops if each.start.precision is not Precision.UNKNOWN]
        return dated[: -LATEST - 1 : -1]

    @cached_property
    def framework(self) -> dict[WorkshopId, AllianceId | None]:
        """The alliance in whose framework each workshop is."""
        return dict(frameworks(self.hub))

    @cached_property
    def in_framework(self) -> Lists[AllianceId, Workshop]:
        """The workshops in the framework of each alliance."""
        return lists_of((self.framework[each.id], each) for each in self.workshops)

    @cached_property
    def parts_of(self) -> Lists[WorkshopId, Workshop]:
        """The parts of each workshop."""
        return lists_of((each.within, each) for each in self.workshops)

    @cached_property
    def following(self) -> Lists[WorkshopId, Workshop]:
        """The workshops to which each workshop led."""
        return lists_of((each.follows, each) for each in self.workshops)

    @cached_property
    def beside(self) -> Lists[WorkshopId, Workshop]:
        """The workshops that were held beside each workshop."""
        return lists_of((each.beside, each) for each in self.workshops)

    @cached_property
    def held_in(self) -> Lists[CountryCode, Workshop]:
        """The workshops in each country."""
        return lists_of(
            (each.place.country, each) for each in self.workshops if each.place is not None
        )

    # Parties

    @cached_property
    def countries(self) -> list[CountryCode]:
        """All countries that the records name, by their labels."""
        named = {
            part
            for record in self.hub.records
            for _, part in parts(record)
            if isinstance(part, CountryCode)
        }
        return sorted(named, key=lambda code: (alphabetical(label_of(code, self.hub)), code))

    def took_part_otherwise(self, party: PartyId) -> TookPart:
        """Return the workshops in which a party took part without its own role."""
        row = self._participants.get(party)
        if row is None:
            return TookPart([], [], ())
        own = {each.workshop.id for each in self.roles[party]}
        certain, uncertain = (
            [self.concluded[id] for id in some if id not in own]
            for some in (row.certain, row.uncertain)
        )
        return TookPart(certain, uncertain, row.through)

    @cached_property
    def _participants(self) -> dict[PartyId, Participant]:
        rows = took_part(self.hub, date.min, date.max)
        return {row.party: row for row in rows if row.party}

    @cached_property
    def roles(self) -> Lists[PartyId, Role]:
        """What each party does for workshops."""
        return lists_of(
            (organizer.organization, Role(workshop, organizer))
            for workshop in self.workshops
            for organizer in workshop.co_organizers
        )

    @cached_property
    def spells(self) -> Lists[PartyId, Spell]:
        """The spells of each party in alliances."""
        return lists_of((each.membership.member, each) for each in self._spells())

    @cached_property
    def seats(self) -> Lists[OrganizationId, Spell]:
        """The spells in which each body filled the seat of a party."""
        return lists_of((each.membership.through, each) for each in self._spells())

    def _spells(self) -> Iterator[Spell]:
        for alliance in self.hub.alliances:
            for membership in alliance.memberships():
                yield Spell(alliance.id, membership)

    @cached_property
    def convened(self) -> Lists[OrganizationId, AllianceId]:
        """The alliances that each organization convened."""
        return lists_of((each, one.id) for one in self.hub.alliances for each in one.convened_by)

    @cached_property
    def bodies_in(self) -> Lists[CountryCode, Organization]:
        """The organizations of each country."""
        return lists_of((each.country, each) for each in self._organizations)

    @cached_property
    def units_of(self) -> Lists[OrganizationId, Organization]:
        """The organizations that are a part of each organization."""
        return lists_of((parent, each) for each in self._organizations for parent in each.parents)

    @cached_property
    def successors(self) -> Lists[OrganizationId, tuple[Organization, Succession]]:
        """The organizations that succeeded each organization, and how."""
        return lists_of(
            (succession.predecessor, (each, succession))
            for each in self._organizations
            for succession in each.succeeds
        )

    @cached_property
    def _organizations(self) -> list[Organization]:
        return sorted(self.hub.organizations, key=lambda each: alphabetical(str(each.name)))

    # People

    @cached_property
    def posts_at(self) -> Lists[OrganizationId, Held]:
        """The people with a post at each organization."""
        return lists_of(
            (post.organization, Held(person, post))
            for person in self.hub.people
            for post in person.posts
        )

    @cached_property
    def speeches(self) -> Lists[PersonId, Speech]:
        """The appearances of each person."""
        return lists_of(
            (appearance.person, Speech(workshop, appearance))
            for workshop in self.workshops
            for appearance in workshop.appearances
        )

    # Sources

    @cached_property
    def copies(self) -> Lists[SourceId, Source]:
        """The copies of each source."""
        return lists_of((each.copy_of, each) for each in self.hub.sources)

    @cached_property
    def evidence(self) -> Lists[SourceId, Evidence]:
        """The facts for which each source is cited."""
        return lists_of(
            (source, Evidence(record, fact))
            for record in self.hub.records
            for fact in facts(record)
            for source in dict.fromkeys(each.source for each in fact.cited)
        )

    # Findings

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What may be wrong in the register, or is good to know."""
        return review(self.hub)

    @cached_property
    def findings_of(self) -> Lists[str, Finding]:
        """The findings about each record, by its kind and id."""
        return lists_of((str(ref), each) for each in self.findings for ref in each.about)

    def id_of(self, reference: RecordRef) -> RecordId:
        """Return the id of a reference to a record, in the type that fields of records have."""
        return self._ids[reference]

    @cached_property
    def _ids(self) -> dict[RecordRef, RecordId]:
        return {RecordRef.of(each): each.id for each in self.hub.records}
