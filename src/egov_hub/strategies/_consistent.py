"""How a hub is drawn in which nothing is strange: everybody and everything is there in its time.

Organizations were there before 1990, or came in the place of others later. Alliances were launched
from 1995 on. Events lie in the life of their alliance, are held by bodies that were there, with
people in posts they held, and are attended by members.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub.alliances import Alliance, LearningPhase, PhaseReached
from egov_hub.dates import PartialDate
from egov_hub.ids import AllianceId, OrganizationId, PersonId, WorkshopId
from egov_hub.membership import Attestation
from egov_hub.parties import Organization, Person, Post
from egov_hub.register.events import may_be_one
from egov_hub.strategies import _alliances, _membership, _parties, _values, _workshops
from egov_hub.strategies._arguments import lists, optional
from egov_hub.strategies._scope import Drawers, Scope, one_of, some_of, some_parties
from egov_hub.strategies._sound import ROLES, source
from egov_hub.workshops import CoOrganizer, Plan, Workshop, WorkshopFormat, WorkshopStatus

FIRST: Final = PartialDate("1990-01-01")
LAST: Final = PartialDate("2029-12-31")
DAY: Final = timedelta(1)

_organization: Final = _parties.organizations(
    id="a",
    parent=None,
    founded=optional(_values.partial_dates(min="1950", max="1989")),
    dissolved=None,
    former_names=lists(_parties.former_names(until=None), 1),
    succeeds=(),
    cited=(),
)
_succession: Final = _parties.successions(
    predecessor="a", on=_values.partial_dates(min=FIRST, max=LAST), cited=()
)
_person: Final = _parties.people(id="a", posts=(), cited=())
# A post whose days are not said may be held at any event.
_post: Final = _parties.posts(organization=None, since=None, until=None) | _parties.posts(
    organization=None, since=optional(_values.partial_dates(min=FIRST, max=LAST))
)
_alliance: Final = _alliances.alliances(
    id="a",
    launched=optional(_values.partial_dates(min="1995", max="2010")),
    dissolved=optional(_values.partial_dates(min="2016", max="2028")),
    convened_by=(),
    history=_membership.NOBODY,
    attestations=(),
    phases=(),
    cited=(),
)
_workshop: Final = _workshops.workshops(
    id="a",
    start="XXXX",
    end=None,
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
_appearance: Final = _workshops.appearances(person="a", posts=(), cited=())
_attendance: Final = _workshops.attendances(party="AM", organization=None, headcount=None, cited=())
_headcounts: Final = lists(_workshops.headcounts(mode=None, cited=()), 1)
_plan: Final = _workshops.plans(end=None, cited=())
_either: Final = st.booleans()
_days_of_event: Final = st.integers(0, 4)
_days_before: Final = st.integers(1, 400)


# Organizations and people


def organization(
    draw: DrawFn, scope: Scope, id: OrganizationId, earlier: list[Organization]
) -> Organization:
    """Draw an organization; if it came in the place of another, that one ended on the same day."""
    body = evolve(draw(_organization), id=id, cited=scope.cited(draw))
    lasting = [each.id for each in _lasting(earlier)]
    # What others are a part of stays.
    parents = {each.parent for each in earlier}
    replaced = one_of(draw, [each for each in lasting if each not in parents])
    parent = one_of(draw, [each for each in lasting if each != replaced])
    if replaced:
        succession = evolve(draw(_succession), predecessor=replaced, cited=scope.cited(draw))
        earlier[:] = [
            evolve(each, dissolved=succession.on) if each.id == replaced else each
            for each in earlier
        ]
        body = evolve(body, founded=succession.on, succeeds=[succession])
    return evolve(body, parent=parent)


def _was_there(body: Organization, first: date, last: date) -> bool:
    """Return whether nothing says that a body may not have been there from one day to another."""
    return _lasted(body.founded, body.dissolved, first, last)


def _lasting(bodies: Collection[Organization]) -> list[Organization]:
    """Return the bodies that were there at all times."""
    return [body for body in bodies if _was_there(body, FIRST.earliest, LAST.latest)]


def person(draw: DrawFn, scope: Scope, id: PersonId, _: list[Person]) -> Person:
    """Draw somebody with posts in organizations that were there."""
    bodies = [body.id for body in _lasting(scope.organizations)]
    return evolve(
        draw(_person),
        id=id,
        # Two posts that are alike are one.
        posts=dict.fromkeys(
            evolve(draw(_post), organization=body)
            for body in some_of(draw, (None, None, *bodies), most=3)
        ).keys(),
        cited=scope.cited(draw),
    )


# Alliances


def alliance(draw: DrawFn, scope: Scope, id: AllianceId, _: list[Alliance]) -> Alliance:
    """Draw an alliance, and what sources rightly say of its members and phases."""
    bodies = [body.id for body in _lasting(scope.organizations)]
    bare = draw(_alliance)
    history = _membership.draw_history(
        draw,
        some_parties(draw, bodies),
        bare.launched,
        bare.dissolved or LAST,
        through=lambda: one_of(draw, bodies),
        cited=lambda: scope.cited(draw),
    )
    told = evolve(
        bare,
        id=id,
        convened_by=some_of(draw, bodies),
        history=history,
        cited=scope.cited(draw),
    )
    return evolve(
        told, attestations=_attested(draw, scope, told), phases=_phases(draw, scope, told)
    )


def _life(alliance: Alliance | None) -> tuple[date, date]:
    """Return the first and the last day on which an alliance certainly was."""
    launched = (alliance.launched if alliance else None) or FIRST
    dissolved = alliance.dissolved if alliance else None
    return launched.latest, dissolved.earliest - DAY if dissolved else LAST.latest


def _attested(draw: DrawFn, scope: Scope, alliance: Alliance) -> list[Attestation]:
    """Draw what sources say of the members on a day."""
    found: list[Attestation] = []
    for day in draw(lists(st.dates(*_life(alliance)), 1)):
        roster = alliance.roster(day)
        is_complete = not roster.uncertain and draw(_either)
        count = len(roster.certain) if is_complete else None
        found.append(
            Attestation(
                day, roster.certain, complete=is_complete, count=count, cited=scope.cited(draw)
            )
        )
    return found


def _phases(draw: DrawFn, scope: Scope, alliance: Alliance) -> list[PhaseReached]:
    """Draw when an alliance reached each of the first phases."""
    days = sorted(draw(lists(st.dates(*_life(alliance)))))
    return [
        PhaseReached(phase, day, cited=scope.cited(draw))
        for phase, day in zip(LearningPhase, days, strict=False)
    ]


# Workshops


def workshop(draw: DrawFn, scope: Scope, id: WorkshopId, earlier: list[Workshop]) -> Workshop:
    """Draw a workshop, in the life of its alliance, or while the one it is within lasts."""
    frame = one_of(draw, earlier)
    if frame:
        named = [each for each in scope.alliances if each.id == frame.alliance]
        framework = named[0] if named else None
        start, end = frame.start, frame.end
    else:
        framework = one_of(draw, scope.alliances)
        start, end = _start_and_end(draw, *_life(framework))
    before = [each.id for each in earlier if (each.end or each.start).latest < start.earliest]
    drawn = draw(_workshop)
    held = evolve(
        drawn,
        id=id,
        status=_status(drawn.status, scope, end or start),
        start=start,
        end=end,
        alliance=framework.id if framework else None,
        within=frame.id if frame else None,
        follows=one_of(draw, before),
        rescheduled=_plans(draw, scope, start) if draw(_either) else (),
        cited=scope.cited(draw),
    )
    found = _with_those_there(draw, scope, framework, held)
    # Two of nearly one title would look as if they were one.
    return evolve(found, title=None) if any(may_be_one(found, each) for each in earlier) else found


def _status(drawn: WorkshopStatus | None, scope: Scope, last: PartialDate) -> WorkshopStatus | None:
    """Return a status that is not out of date: what is to come lies before no source's day."""
    to_come = drawn in (WorkshopStatus.ANNOUNCED, WorkshopStatus.POSTPONED)
    published = (source.published for source in scope.sources)
    out_of_date = to_come and any(each and each.after(last).certainly for each in published)
    return None if out_of_date else drawn


def _start_and_end(draw: DrawFn, first: date, last: date) -> tuple[PartialDate, PartialDate | None]:
    """Draw when an event was: on some days, or in a month or year of which no more is known."""
    start = draw(_values.partial_dates(min=first, max=last))
    if not draw(_either):
        return start, None
    if start.earliest < start.latest:
        return start, start
    return start, PartialDate(min(start.latest + draw(_days_of_event) * DAY, last))


def _plans(draw: DrawFn, scope: Scope, start: PartialDate) -> list[Plan]:
    """Draw a plan that was made known, for some later day, before the event."""
    said_on = start.earliest - draw(_days_before) * DAY
    planned = said_on + draw(_days_before) * DAY
    return [evolve(draw(_plan), start=planned, said_on=said_on, cited=scope.cited(draw))]


def _with_those_there(
    draw: DrawFn, scope: Scope, alliance: Alliance | None, workshop: Workshop
) -> Workshop:
    """Return an event with those who held it, and, where it took place, those who were there."""
    first, last = workshop.start.earliest, (workshop.end or workshop.start).latest
    bodies = [body.id for body in scope.organizations if _was_there(body, first, last)]
    convened = evolve(
        workshop,
        place=None if workshop.format is WorkshopFormat.ONLINE else workshop.place,
        co_organizers=[
            CoOrganizer(body, draw(ROLES), cited=scope.cited(draw))
            for body in some_of(draw, bodies)
        ],
    )
    if workshop.status in (WorkshopStatus.POSTPONED, WorkshopStatus.CANCELLED):
        return convened
    if alliance:
        parties = some_of(draw, sorted(alliance.roster(workshop.start).certain), most=3)
    else:
        parties = some_parties(draw, ())
    return evolve(
        convened,
        appearances=[
            evolve(
                draw(_appearance),
                person=person.id,
                posts=[post for post in person.posts if _was_held(post, first, last)],
                cited=scope.cited(draw),
            )
            for person in some_of(draw, scope.people)
        ],
        attendance=[
            evolve(draw(_attendance), party=party, cited=scope.cited(draw)) for party in parties
        ],
        headcounts=draw(_headcounts),
    )


def _was_held(post: Post, first: date, last: date) -> bool:
    """Return whether nothing says that a post may not have been held from one day to another."""
    return _lasted(post.since, post.until, first, last)


def _lasted(since: PartialDate | None, until: PartialDate | None, first: date, last: date) -> bool:
    return (since is None or since.latest <= first) and (until is None or until.earliest > last)


CONSISTENT: Final = Drawers(source, organization, person, alliance, workshop)
