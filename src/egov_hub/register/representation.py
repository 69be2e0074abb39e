"""For whom a body takes part: for itself, and for the parties of which it is a body.

This is one rule for all questions: who attended, who took part, who hosted.
"""

from collections.abc import Iterator

from egov_hub.register.hub import Hub
from egov_hub.values.ids import CountryCode, OrganizationId, PartyId
from egov_hub.workshops import Attendance, CoOrganizer, Workshop, WorkshopFormat


class Representation:
    """The parties that take part when a body does.

    A body takes part for itself; for the organizations that it is a part of; and for the countries
    of these. If it, or one of these, filled a party's seat in an alliance at some time, it takes
    part for that party too.

    Example:
        >>> from egov_hub.register.representation import Representation
        >>> unit = Organization("it-unit", "IT unit", parent="ekeng")
        >>> hub = Hub("hub", "Hub").put(Organization("ekeng", "EKENG", country="AM"), unit)
        >>> Representation(hub).parties(unit.id)
        ('it-unit', 'ekeng', 'AM')
    """

    def __init__(self, hub: Hub) -> None:
        """Take the register."""
        self._hub = hub
        self._seats: dict[OrganizationId, dict[PartyId, None]] = {}
        for alliance in hub.alliances:
            for change in alliance.history.changes:
                if change.through:
                    self._seats.setdefault(change.through, {})[change.member] = None
        self._parties: dict[PartyId, tuple[PartyId, ...]] = {}

    def parties(self, party: PartyId) -> tuple[PartyId, ...]:
        """Return the parties that take part when a party does, the party itself first."""
        if party not in self._parties:
            self._parties[party] = tuple(self._walk(party))
        return self._parties[party]

    def _walk(self, party: PartyId) -> dict[PartyId, None]:
        found: dict[PartyId, None] = {party: None}
        waiting = [party]
        while waiting:
            one = waiting.pop()
            if isinstance(one, OrganizationId):
                body = self._hub.organization(one)
                country = (body.country,) if body.country else ()
                reached = (*body.parents, *country, *self._seats.get(one, ()))
                waiting += (each for each in dict.fromkeys(reached) if each not in found)
                found.update(dict.fromkeys(reached))
        return found

    def taking_part(
        self, part: Attendance | CoOrganizer
    ) -> Iterator[tuple[PartyId, OrganizationId | None]]:
        """Return the parties for which somebody attends or organizes, each with the body for it.

        Of a party that is itself named, the body is None. A body that is named together with the
        party that it is there for takes part for itself and for that party only. Of an audience no
        party is known.
        """
        sent_by = part.party if isinstance(part, Attendance) else None
        body = part.organization
        if sent_by:
            yield sent_by, None
            if body:
                yield body, None
        elif body:
            for party in self.parties(body):
                yield party, None if party == body else OrganizationId(body)


def country_of_place(workshop: Workshop) -> CountryCode | None:
    """Return the country in which a workshop is; None: not recorded, or it is online.

    Example:
        >>> from egov_hub.register.representation import country_of_place
        >>> country_of_place(Workshop("w", format="online", place=Place("KZ"))) is None
        True
    """
    if workshop.place is None or workshop.format is WorkshopFormat.ONLINE:
        return None
    return workshop.place.country
