"""How a hub is drawn if it is only valid: its records refer to each other at random.

Records are drawn without references. Then references to earlier records are added, so there is no
cycle.
"""

from collections.abc import Collection, Sequence
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub.alliances import Alliance, PhaseReached
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.rosters import Attestation
from egov_hub.parties import City, Country, Organization, Person, Post, Succession
from egov_hub.strategies._arguments import distinct, lists, mostly, optional
from egov_hub.strategies._histories import draw_history
from egov_hub.strategies._records import several
from egov_hub.strategies._scope import (
    CITATIONS,
    PARTIES,
    REFERENCES,
    Drawers,
    Scope,
    nth,
    nth_or_none,
    one_of,
    party,
    some_of,
    some_parties,
    without_references,
)
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PersonId,
    SourceId,
    WorkshopId,
)
from egov_hub.values.names import FormerName
from egov_hub.values.sources import Source
from egov_hub.workshops import Appearance, Attendance, CoOrganizer, Headcount, Plan, Role, Workshop

_source: Final = without_references(Source)
_country: Final = without_references(Country, id="AM")
_former_names: Final = several(FormerName, without_references(FormerName, cited=CITATIONS))
_cities: Final = several(
    City, without_references(City, former_names=_former_names, cited=CITATIONS)
)
_organization: Final = without_references(Organization, former_names=_former_names)
_successions: Final = lists(st.tuples(without_references(Succession, cited=CITATIONS), REFERENCES))
_person: Final = without_references(Person)
_posts: Final = lists(st.tuples(without_references(Post), REFERENCES), 3)
_not_recorded: Final = mostly(st.just(False), st.booleans())
_alliance: Final = without_references(Alliance, former_names=_former_names)
_attestations: Final = several(Attestation, without_references(Attestation))
_phases: Final = several(PhaseReached, without_references(PhaseReached))
_workshop: Final = without_references(Workshop)
_headcounts: Final = several(Headcount, without_references(Headcount))
_plans: Final = several(Plan, without_references(Plan))
_co_organizers: Final = lists(st.tuples(PARTIES, st.sampled_from((*Role, None)), CITATIONS), 3)
_appearances: Final = lists(
    st.tuples(without_references(Appearance), REFERENCES, _posts, CITATIONS)
)
_attendance: Final = without_references(
    Attendance, party="AM", headcount=optional(without_references(Headcount))
)
_attendances: Final = lists(st.tuples(_attendance, PARTIES, REFERENCES, CITATIONS), 3)


def source(draw: DrawFn, _: Scope, id: SourceId, earlier: list[Source]) -> Source:
    """Draw a source, which may be a copy of an earlier one."""
    known = [each.id for each in earlier]
    return evolve(draw(_source), id=id, copy_of=one_of(draw, known))


def country(draw: DrawFn, scope: Scope, id: CountryCode, _: list[Country]) -> Country:
    """Draw a country with its names."""
    return evolve(
        draw(_country),
        id=id,
        former_names=scope.citing(draw(_former_names)),
        cities=scope.citing(
            evolve(each, former_names=scope.citing(each.former_names)) for each in draw(_cities)
        ),
        cited=scope.cited(draw),
    )


def organization(
    draw: DrawFn, scope: Scope, id: OrganizationId, earlier: list[Organization]
) -> Organization:
    """Draw an organization, which may be part of another one and may succeed others."""
    known = [each.id for each in earlier]
    parent, bare = one_of(draw, known), draw(_organization)
    return evolve(
        bare,
        id=id,
        parent=parent,
        former_names=scope.citing(bare.former_names),
        other_parents=some_of(draw, [each for each in known if each != parent]),
        succeeds=scope.citing(_of_different_bodies(draw(_successions), known)),
        cited=scope.cited(draw),
    )


def _of_different_bodies(
    drawn: Collection[tuple[Succession, int]], known: Sequence[OrganizationId]
) -> Collection[Succession]:
    """Return successions to known bodies, one to each."""
    found = {nth(known, number): each for each, number in drawn} if known else {}
    return [evolve(each, predecessor=before) for before, each in found.items()]


def person(draw: DrawFn, scope: Scope, id: PersonId, _: list[Person]) -> Person:
    """Draw a person with posts in the organizations."""
    posts = posts_of(scope.organizations, draw(_posts))
    return evolve(draw(_person), id=id, posts=posts, cited=scope.cited(draw))


def posts_of(
    bodies: Sequence[Organization], drawn: Collection[tuple[Post, int]]
) -> tuple[Post, ...]:
    """Return the posts, each with or without an organization."""
    ids = [body.id for body in bodies]
    return distinct(evolve(post, organization=nth_or_none(ids, number)) for post, number in drawn)


def alliance(draw: DrawFn, scope: Scope, id: AllianceId, _: list[Alliance]) -> Alliance:
    """Draw an alliance of countries and organizations."""
    bodies = [body.id for body in scope.organizations]
    bare = draw(_alliance)
    listed, cited = some_parties(draw, bodies), scope.cited(draw)
    history = members(scope, bodies, bare.launched, bare.dissolved)
    return evolve(
        bare,
        id=id,
        former_names=scope.citing(bare.former_names),
        convened_by=some_of(draw, bodies),
        history=None if draw(_not_recorded) else draw(history),
        attestations=[evolve(each, members=listed, cited=cited) for each in draw(_attestations)],
        phases=[evolve(each, cited=cited) for each in draw(_phases)],
        cited=cited,
    )


@st.composite
def members(
    draw: DrawFn,
    scope: Scope,
    bodies: Sequence[OrganizationId],
    launched: PartialDate | None,
    dissolved: PartialDate | None,
) -> MembershipHistory:
    """Draw the members of an alliance, as one unit that Hypothesis can empty."""
    return draw_history(
        draw,
        some_parties(draw, bodies),
        launched,
        dissolved,
        through=lambda: one_of(draw, bodies),
        cited=lambda: scope.cited(draw),
    )


def workshop(draw: DrawFn, scope: Scope, id: WorkshopId, earlier: list[Workshop]) -> Workshop:
    """Draw a workshop, which may refer to all other records."""
    bodies = [body.id for body in scope.organizations]
    alliances = [alliance.id for alliance in scope.alliances]
    cited = scope.cited(draw)
    known = [each.id for each in earlier]
    return evolve(
        draw(_workshop),
        id=id,
        alliance=one_of(draw, alliances),
        within=one_of(draw, known),
        follows=one_of(draw, known),
        beside=one_of(draw, known),
        co_organizers=co_organizers(draw, scope, bodies),
        appearances=distinct(
            evolve(
                bare,
                person=nth(scope.people, number).id,
                posts=posts_of(scope.organizations, posts),
                cited=scope.citations(sources),
            )
            for bare, number, posts, sources in draw(_appearances)
            if scope.people
        ),
        attendance=distinct(
            evolve(
                bare,
                party=party(bodies, parts),
                organization=nth_or_none(bodies, number),
                cited=scope.citations(sources),
            )
            for bare, parts, number, sources in draw(_attendances)
        ),
        headcounts=[evolve(each, cited=cited) for each in draw(_headcounts)],
        rescheduled=[evolve(each, cited=cited) for each in draw(_plans)],
        cited=cited,
    )


def co_organizers(
    draw: DrawFn, scope: Scope, bodies: Sequence[OrganizationId]
) -> tuple[CoOrganizer, ...]:
    """Draw co-organizers. One body can have two roles."""
    return distinct(
        CoOrganizer(party(bodies, parts), role, cited=scope.citations(sources))
        for parts, role, sources in draw(_co_organizers)
    )


VALID: Final[Drawers] = {
    Source: source,
    Country: country,
    Organization: organization,
    Person: person,
    Alliance: alliance,
    Workshop: workshop,
}
