"""Questions about co-organizers: who organizes workshops together, and who supports them."""

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import Word
from egov_hub.questions._found import Found, citations, counted, named
from egov_hub.records import Record
from egov_hub.register.events import held
from egov_hub.register.hub import Hub, as_hub
from egov_hub.register.parents import topmost_parents
from egov_hub.rows import Rows
from egov_hub.values.ids import OrganizationId, WorkshopId, as_organization_id, as_workshop_ids
from egov_hub.values.sources import Citation, as_citations
from egov_hub.workshops import Role, RoleLike
from egov_hub.workshops.words import as_role, as_roles

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
    """Each organization separately."""
    PARENT = "parent"
    """Each organization under its topmost parent."""


UnitLike: TypeAlias = Unit | Literal["unit", "parent"]
"""An `Unit`, or its word."""


def as_unit(value: UnitLike) -> Unit:
    """Return how co-organizers are grouped."""
    return _parse.word(value, Unit)


@frozen(repr=False)
class Partnership(Record):
    """Two organizations that organized workshops together.

    Attributes:
        one: The organization whose id comes first in the alphabet.
        other: The other organization.
        certain: The workshops that they certainly organized together.
        uncertain: The workshops that may not have taken place.
        cited: The sources.

    Example:
        >>> print(questions.Partnership("acsh", "undp", uncertain=["seminar-2"]))
        acsh with undp: 0 (and maybe 1)
    """

    one: OrganizationId = field(converter=as_organization_id)
    other: OrganizationId = field(converter=as_organization_id)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.one} with {self.other}: {counted(self.certain, self.uncertain)}"


def partnerships(
    hub: Hub, by: UnitLike = Unit.UNIT, roles: Collection[RoleLike] = ORGANIZING
) -> Rows[Partnership]:
    """Return which organizations organized workshops together, the most frequent pairs first.

    If they are grouped by parent, two units of the same organization are not partners.

    Args:
        hub: The register.
        by: Whether each unit counts separately, or under its topmost parent.
        roles: The roles that count as organizing.

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
        acsh with undp-kz: 1
        >>> print(questions.partnerships(hub, by="parent"))
        acsh with undp: 1
    """
    hub, unit, wanted = _parse.arguments(
        ("hub", as_hub, hub), ("by", as_unit, by), ("roles", as_roles, roles)
    )
    counted_as = {
        Unit.UNIT: {one.id: one.id for one in hub.organizations},
        Unit.PARENT: topmost_parents(hub),
    }[unit]
    found: defaultdict[tuple[OrganizationId, OrganizationId], Found] = defaultdict(Found)
    for workshop, answer in held(hub):
        cited: dict[OrganizationId, tuple[Citation, ...]] = {}
        for each in workshop.co_organizers:
            if each.role in wanted:
                body = counted_as[each.organization]
                cited[body] = citations(cited.get(body, ()), each.cited or workshop.cited)
        for one, other in combinations(sorted(cited), 2):
            found[(one, other)].add(workshop, answer, cited[one] + cited[other])
    rows = [Partnership(*pair, **both.fields()) for pair, both in sorted(found.items())]
    return Rows(sorted(rows, key=lambda row: (-len(row.certain), -len(row.uncertain))))


@frozen(repr=False)
class Contribution(Record):
    """An organization that had a role in workshops.

    Attributes:
        organization: The organization.
        role: The role.
        certain: The workshops in which it certainly had the role.
        uncertain: The workshops that may not have taken place.
        cited: The sources.

    Example:
        >>> print(questions.Contribution("korea", "funder", certain=["seminar-1"]))
        korea as funder: seminar-1
    """

    organization: OrganizationId = field(converter=as_organization_id)
    role: Role = field(converter=as_role)
    certain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    uncertain: tuple[WorkshopId, ...] = field(default=(), converter=as_workshop_ids, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.organization} as {self.role}: {named(self.certain, self.uncertain)}"


def supporters(hub: Hub, roles: Collection[RoleLike] = SUPPORTING) -> Rows[Contribution]:
    """Return which organizations fund, host or support workshops, by organization and role.

    Args:
        hub: The register.
        roles: The roles.

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
        korea as funder: seminar-1
    """
    hub, wanted = _parse.arguments(("hub", as_hub, hub), ("roles", as_roles, roles))
    found: defaultdict[tuple[OrganizationId, Role], Found] = defaultdict(Found)
    for workshop, answer in held(hub):
        for each in workshop.co_organizers:
            if each.role in wanted:
                found[(each.organization, each.role)].add(workshop, answer, each.cited)
    return Rows(Contribution(*key, **found[key].fields()) for key in sorted(found))
