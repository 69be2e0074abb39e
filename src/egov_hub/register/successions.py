"""Which organizations succeeded others, and the sources."""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from typing import Final, Self, TypeAlias

from attrs import frozen

from egov_hub.parties import Organization, Succession
from egov_hub.register._graphs import in_order_of_leaving
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import OrganizationId
from egov_hub.values.sources import Citation

Speaking: TypeAlias = dict[OrganizationId | None, tuple[Citation, ...]]
"""The bodies that may speak, None for no known body, each with the sources of its successions."""


@frozen
class Successions:
    """The organizations of a hub, and the successors of each."""

    organizations: Mapping[OrganizationId, Organization]
    successors: Mapping[OrganizationId, list[tuple[Organization, Succession]]]

    @classmethod
    def of(cls, organizations: Iterable[Organization]) -> Self:
        """Return the successions among organizations."""
        by_id = {organization.id: organization for organization in organizations}
        successors: dict[OrganizationId, list[tuple[Organization, Succession]]] = {}
        for organization in by_id.values():
            for succession in organization.succeeds:
                successors.setdefault(succession.predecessor, []).append((organization, succession))
        return cls(by_id, successors)

    def speaking(self, bodies: Iterable[OrganizationId | None], day: PartialDate) -> Speaking:
        """Return who may speak on a day for these bodies; None means no known body.

        The walk goes from bodies to their successors, and looks at each once, however many ways
        lead to it.
        """
        found: dict[OrganizationId | None, list[_Trail]] = {}
        trails: dict[OrganizationId, list[_Trail]] = {}
        for body in sorted(bodies, key=str):
            if body:
                trails[body] = [_START]
            else:
                found[None] = [_START]
        for body in self._in_order(trails, day):
            trail = _joined(trails[body])
            succeeded = Answer.NO
            # The sources for what happened, or may have happened, to the body by that day.
            cited: tuple[Citation, ...] = ()
            for successor, succession in self.successors.get(body, ()):
                by_then = ~succession.on.after(day)
                succeeded |= by_then
                if by_then.possibly:
                    sources = succession.cited or successor.cited
                    cited += sources
                    trails.setdefault(successor.id, []).append(_further(trail, sources))
            if succeeded.certainly:
                continue
            gone = self._gone(body, day)
            if gone.possibly:
                cited += self.organizations[body].cited
            if gone.possibly and not succeeded.possibly:
                found.setdefault(None, []).append(_further(trail, cited))
            if not gone.certainly:
                found[body] = [_further(trail, cited)]
        return {body: _joined(ways).sources() for body, ways in found.items()}

    def _in_order(
        self, bodies: Iterable[OrganizationId], day: PartialDate
    ) -> Iterable[OrganizationId]:
        """Return bodies and all that may have come after them, each before its successors."""
        sorter: TopologicalSorter[OrganizationId] = TopologicalSorter()
        reached = list(bodies)
        seen = set(reached)
        for body in reached:
            sorter.add(body)
            for successor, succession in self.successors.get(body, ()):
                if (~succession.on.after(day)).possibly:
                    sorter.add(successor.id, body)
                    if successor.id not in seen:
                        seen.add(successor.id)
                        reached.append(successor.id)
        return sorter.static_order()

    def _gone(self, body: OrganizationId, day: PartialDate) -> Answer:
        """Answer whether an organization was dissolved by a day."""
        dissolved = self.organizations[body].dissolved
        return ~dissolved.after(day) if dissolved else Answer.NO


@frozen(eq=False)
class _Trail:
    """The sources along all ways that lead to a body.

    They are not copied from body to body, but only where a trail is used: a chain has as many
    trails as bodies, and each could have the sources of all before it.
    """

    before: tuple["_Trail", ...]
    cited: tuple[Citation, ...]

    def sources(self) -> tuple[Citation, ...]:
        """Return the sources, those of the first steps first."""
        here: list[_Trail] = [self]
        trails = in_order_of_leaving(here, lambda trail: reversed(trail.before))
        return tuple(dict.fromkeys(each for trail in trails for each in trail.cited))


_START: Final = _Trail((), ())


def _joined(trails: Iterable[_Trail]) -> _Trail:
    """Return the trail of several ways."""
    one, *others = dict.fromkeys(trails)
    return _Trail((one, *others), ()) if others else one


def _further(trail: _Trail, cited: tuple[Citation, ...]) -> _Trail:
    """Return a trail that goes on with some sources."""
    return _Trail((trail,), cited) if cited else trail
