"""How a hub is drawn that is sound, and no more: its records refer to each other anyhow.

Records are drawn that refer to nothing, and then made to refer to what is there. What comes
before a record can stand above, before or behind it, so that nothing comes back to itself.
"""

from collections.abc import Sequence
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub.alliances import Alliance
from egov_hub.ids import OrganizationId
from egov_hub.parties import Organization, Person, Post
from egov_hub.sources import Source
from egov_hub.strategies import _alliances, _membership, _parties, _values, _workshops
from egov_hub.strategies._arguments import lists, optional
from egov_hub.strategies._scope import Drawers, Scope, ids, one_of, some_of, some_parties
from egov_hub.workshops import Attendance, CoOrganizer, Role, Workshop

SOURCE_IDS: Final = ids(_values.source_ids())
ORGANIZATION_IDS: Final = ids(_values.organization_ids())
PERSON_IDS: Final = ids(_values.person_ids())
ALLIANCE_IDS: Final = ids(_values.alliance_ids())
WORKSHOP_IDS: Final = ids(_values.workshop_ids())
ROLES: Final = st.sampled_from(Role)

_source: Final = _values.sources(id="a", copy_of=None)
_organization: Final = _parties.organizations(id="a", parent=None, succeeds=(), cited=())
_succession: Final = _parties.successions(predecessor="a", cited=())
_person: Final = _parties.people(id="a", posts=(), cited=())
_post: Final = _parties.posts(organization=None)
_alliance: Final = _alliances.alliances(
    id="a", convened_by=(), history=_membership.NOBODY, attestations=(), phases=(), cited=()
)
_attestations: Final = lists(_membership.attestations(members=(), cited=()), 1)
_phases: Final = lists(_alliances.phases_reached(cited=()), 1)
_headcount: Final = _workshops.headcounts(cited=())
_workshop: Final = _workshops.workshops(
    id="a",
    alliance=None,
    within=None,
    follows=None,
    co_organizers=(),
    appearances=(),
    attendance=(),
    headcounts=(),
    rescheduled=(),
    cited=(),
)
_headcounts: Final = lists(_headcount, 1)
_plans: Final = lists(_workshops.plans(cited=()), 1)
_appearance: Final = _workshops.appearances(person="a", posts=(), cited=())
_attendance: Final = _workshops.attendances(
    party="AM", organization=None, headcount=optional(_headcount), cited=()
)


def sources(draw: DrawFn, _: Scope) -> list[Source]:
    """Draw sources, some of which repeat others."""
    known = draw(SOURCE_IDS)
    return [
        evolve(draw(_source), id=id, copy_of=one_of(draw, known[:index]))
        for index, id in enumerate(known)
    ]


def organizations(draw: DrawFn, scope: Scope) -> list[Organization]:
    """Draw organizations, some of which are parts of others or came in their place."""
    known = draw(ORGANIZATION_IDS)
    return [
        evolve(
            draw(_organization),
            id=id,
            parent=one_of(draw, known[:index]),
            succeeds=[
                evolve(draw(_succession), predecessor=before, cited=scope.cited(draw))
                for before in some_of(draw, known[:index])
            ],
            cited=scope.cited(draw),
        )
        for index, id in enumerate(known)
    ]


def _posts(draw: DrawFn, bodies: Sequence[OrganizationId]) -> list[Post]:
    """Draw posts in the organizations, or beside any."""
    places = some_of(draw, (None, *bodies), most=3)
    return [evolve(draw(_post), organization=body) for body in places]


def people(draw: DrawFn, scope: Scope) -> list[Person]:
    """Draw people with posts in the organizations."""
    bodies = [body.id for body in scope.organizations]
    return [
        evolve(draw(_person), id=id, posts=_posts(draw, bodies), cited=scope.cited(draw))
        for id in draw(PERSON_IDS)
    ]


def alliances(draw: DrawFn, scope: Scope) -> list[Alliance]:
    """Draw alliances of countries and organizations."""
    bodies = [body.id for body in scope.organizations]
    found: list[Alliance] = []
    for id in draw(ALLIANCE_IDS):
        alliance = draw(_alliance)
        history = _membership.draw_history(
            draw,
            some_parties(draw, bodies),
            alliance.launched,
            alliance.dissolved,
            through=lambda: one_of(draw, bodies),
            cited=lambda: scope.cited(draw),
        )
        found.append(
            evolve(
                alliance,
                id=id,
                convened_by=some_of(draw, bodies),
                history=history,
                attestations=[
                    evolve(each, members=some_parties(draw, bodies), cited=scope.cited(draw))
                    for each in draw(_attestations)
                ],
                phases=[evolve(each, cited=scope.cited(draw)) for each in draw(_phases)],
                cited=scope.cited(draw),
            )
        )
    return found


def workshops(draw: DrawFn, scope: Scope) -> list[Workshop]:
    """Draw workshops that refer to all else."""
    bodies = [body.id for body in scope.organizations]
    alliances = [alliance.id for alliance in scope.alliances]
    known = draw(WORKSHOP_IDS)
    return [
        evolve(
            draw(_workshop),
            id=id,
            alliance=one_of(draw, alliances),
            within=one_of(draw, known[:index]),
            follows=one_of(draw, known[:index]),
            co_organizers=[
                CoOrganizer(body, draw(ROLES), scope.cited(draw)) for body in some_of(draw, bodies)
            ],
            appearances=[
                evolve(
                    draw(_appearance),
                    person=person.id,
                    posts=_posts(draw, bodies),
                    cited=scope.cited(draw),
                )
                for person in some_of(draw, scope.people)
            ],
            attendance=_attendances(draw, scope, bodies),
            headcounts=[evolve(each, cited=scope.cited(draw)) for each in draw(_headcounts)],
            rescheduled=[evolve(each, cited=scope.cited(draw)) for each in draw(_plans)],
            cited=scope.cited(draw),
        )
        for index, id in enumerate(known)
    ]


def _attendances(draw: DrawFn, scope: Scope, bodies: Sequence[OrganizationId]) -> list[Attendance]:
    """Draw parties that attended, some of them through a body."""
    return [
        evolve(
            draw(_attendance),
            party=party,
            organization=one_of(draw, bodies),
            cited=scope.cited(draw),
        )
        for party in some_parties(draw, bodies)
    ]


SOUND: Final = Drawers(sources, organizations, people, alliances, workshops)
