"""Questions about co-organizers: who organizes workshops together, and who supports them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations, product
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub._wording import Word
from egov_hub.questions._found import Found, InWorkshops, citations, named
from egov_hub.register.events import held
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.parents import topmost_parents
from egov_hub.rows import Rows
from egov_hub.values.answers import Answer
from egov_hub.values.ids import PartyId, WorkshopId, as_party_id, as_workshop_ids
from egov_hub.values.sources import Citation, as_citations, said_by
from egov_hub.workshops import Role, RoleLike
from egov_hub.workshops.words import as_optional_role, as_roles

ORGANIZING: Final = frozenset({Role.ORGANIZER, Role.CO_ORGANIZER, Role.HOST, Role.CONVENER})
"""The roles in which organizations organize a workshop together."""

SUPPORTING: Final = frozenset({Role.FUNDER, Role.HOST, Role.SUPPORTER, Role.VENUE})
"""The roles in which an organization funds, hosts or supports a workshop."""


class Unit(Word):
    """How co-organizers are grouped.

    Example:
        >>> questions.Unit("parent")
        <Unit.PARENT: 'parent'>
    """

    UNIT = "unit"
    """Each organization is counted separately."""
    PARENT = "parent"
    """Each organization is counted under its highest parents."""


UnitLike: TypeAlias = Unit | Literal["unit", "parent"]
"""An `Unit`, or its word."""


def as_unit(value: UnitLike) -> Unit:
    """Return how co-organizers are grouped."""
    return _parse.word(value, Unit)


@frozen(repr=False)
class Partnership(InWorkshops):
    """Two organizations, or countries, that organized workshops together.

    Attributes:
        one: The organization whose id comes first in the alphabet.
        other: The other organization.
        certain: The workshops that they certainly organized together.
        uncertain: The workshops that may not have taken place, or that one of the two may not have
            organized: its role is not recorded.
        cited: The sources.

    Example:
        >>> print(questions.Partnership("acsh", "undp", uncertain=["seminar-2"]))
        acsh with undp: 0 (and maybe 1)
    """

    one: PartyId = field(converter=as_party_id)
    other: PartyId = field(converter=as_party_id)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __line__(self, called: Called) -> str:
        """Return one line."""
        both = f"{called(self.one)} with {called(self.other)}"
        return f"{both}: {self.number}{said_by(self.cited)}"


def partnerships(
    hub: Hub, by: UnitLike = Unit.UNIT, roles: Collection[RoleLike | None] = ORGANIZING | {None}
) -> Rows[Partnership]:
    """Return which organizations organized workshops together, the most frequent pairs first.

    If they are grouped by parent, two units of the same organization are not partners. A unit of
    several organizations counts for each of these organizations, but does not alone make them
    partners.

    Args:
        hub: The register.
        by: Whether each unit counts separately, or under its highest parents.
        roles: The roles that count as organizing; None in them stands for a role that is not
            recorded, which makes a workshop uncertain.

    Raises:
        ValidationError: `by` is not a `Unit`, or a role is not a `Role`.

    Example:
        >>> held = [CoOrganizer("acsh"), CoOrganizer("undp-kz")]
        >>> hub = Hub("hub", "Hub").put(
        ...     Organization("acsh", "Astana Civil Service Hub"),
        ...     Organization("undp", "UNDP"),
        ...     Organization("undp-kz", "UNDP Kazakhstan", parent="undp"),
        ...     Workshop("seminar-1", start="2021-11-04", status="held", co_organizers=held),
        ... )
        >>> print(questions.partnerships(hub))
        Astana Civil Service Hub with UNDP Kazakhstan: 1
        >>> print(questions.partnerships(hub, by="parent"))
        Astana Civil Service Hub with UNDP: 1
    """
    hub, unit, wanted = _parse.arguments(
        ("hub", as_hub, hub), ("by", as_unit, by), ("roles", as_roles, roles)
    )
    parents: Mapping[PartyId, Collection[PartyId]]
    parents = topmost_parents(hub) if unit is Unit.PARENT else {}
    found: defaultdict[tuple[PartyId, PartyId], Found] = defaultdict(Found)
    for workshop, answer in held(hub):
        cited: dict[PartyId, tuple[Citation, ...]] = {}
        sure: set[PartyId] = set()
        for each in workshop.co_organizers:
            if each.role in wanted:
                body = each.organization
                cited[body] = citations(cited.get(body, ()), each.cited or workshop.cited)
                if each.role:
                    sure.add(body)
        for a, b in combinations(sorted(cited), 2):
            both = Answer.YES if {a, b} <= sure else Answer.MAYBE
            for pair in product(parents.get(a, (a,)), parents.get(b, (b,))):
                if len(set(pair)) == 2:
                    one, other = sorted(pair)
                    found[(one, other)].add(workshop, answer & both, cited[a] + cited[b])
    rows = [Partnership(*pair, **both.fields()) for pair, both in sorted(found.items())]
    rows.sort(key=lambda row: (-row.certain_count, -row.uncertain_count))
    return Rows(rows, of=Partnership, names=hub)


@frozen(repr=False)
class Contribution(InWorkshops):
    """An organization, or a country, that had a role in workshops.

    Attributes:
        organization: The organization.
        role: The role; None if it is not recorded.
        certain: The workshops in which it certainly had the role.
        uncertain: The workshops that may not have taken place.
        cited: The sources.

    Example:
        >>> print(questions.Contribution("korea", "funder", certain=["seminar-1"]))
        korea as funder: seminar-1
    """

    organization: PartyId = field(converter=as_party_id)
    role: Role | None = field(converter=as_optional_role)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __line__(self, called: Called) -> str:
        """Return one line."""
        role = f"as {self.role}" if self.role else "in a role that is not recorded"
        where = named(self.certain, self.uncertain)
        return f"{called(self.organization)} {role}: {where}{said_by(self.cited)}"


def supporters(hub: Hub, roles: Collection[RoleLike | None] = SUPPORTING) -> Rows[Contribution]:
    """Return which organizations fund, host or support workshops, by organization and role.

    Args:
        hub: The register.
        roles: The roles; None in them stands for a role that is not recorded.

    Raises:
        ValidationError: A role is not a `Role`.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Organization("korea", "Government of the Republic of Korea"),
        ...     Workshop(
        ...         "seminar-1", status="held", co_organizers=[CoOrganizer("korea", "funder")]
        ...     ),
        ... )
        >>> print(questions.supporters(hub))
        Government of the Republic of Korea as funder: seminar-1
    """
    hub, wanted = _parse.arguments(("hub", as_hub, hub), ("roles", as_roles, roles))
    found: defaultdict[tuple[PartyId, Role | None], Found] = defaultdict(Found)
    for workshop, answer in held(hub):
        for each in workshop.co_organizers:
            if each.role in wanted:
                found[(each.organization, each.role)].add(workshop, answer, each.cited)
    in_order = sorted(found, key=lambda key: (key[0], key[1] or ""))
    rows = (Contribution(*key, **found[key].fields()) for key in in_order)
    return Rows(rows, of=Contribution, names=hub)
