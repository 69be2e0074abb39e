"""Which organizations succeeded others, and the sources."""

from collections.abc import Iterable, Mapping
from typing import Self, TypeAlias

from attrs import frozen

from egov_hub.parties import Organization, Succession
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
        """Return who may speak on a day for these bodies; None stands for no known body."""
        found: Speaking = {}
        for body in sorted(bodies, key=str):
            _add(found, self._in_place_of(body, day) if body else {None: ()})
        return found

    def _in_place_of(self, body: OrganizationId, day: PartialDate) -> Speaking:
        """Return the organization or its successors that may exist on a day."""
        found: Speaking = {}
        succeeded = Answer.NO
        # The sources for what happened, or may have happened, to the body by that day.
        cited: tuple[Citation, ...] = ()
        for successor, succession in self.successors.get(body, ()):
            by_then = ~succession.on.after(day)
            succeeded |= by_then
            if by_then.possibly:
                sources = succession.cited or successor.cited
                cited += sources
                _add(found, self._in_place_of(successor.id, day), sources)
        if succeeded.certainly:
            return found
        organization = self.organizations[body]
        dissolved = organization.dissolved
        gone = ~dissolved.after(day) if dissolved else Answer.NO
        if gone.possibly:
            cited += organization.cited
            if not found:
                found[None] = cited
        if not gone.certainly:
            _add(found, {body: cited})
        return found


def _add(found: Speaking, more: Speaking, cited: tuple[Citation, ...] = ()) -> None:
    """Add bodies that may speak, and the sources of their successions."""
    for body, further in more.items():
        found[body] = tuple(dict.fromkeys((*found.get(body, ()), *cited, *further)))
