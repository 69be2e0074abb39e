"""How a hub is drawn in which nothing is unusual, and all days fit together.

Organizations existed before 1990, or succeeded others later. Alliances were launched from 1995 on.
Events are during the life of their alliance. They are organized by existing organizations, with
people in posts that they had at that time, and are attended by members.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub.alliances import Alliance, LearningPhase, PhaseReached
from egov_hub.membership.rosters import Attestation
from egov_hub.parties import Country, Organization, Person, Post, Succession
from egov_hub.register.duplicates import may_be_one
from egov_hub.strategies._arguments import distinct, lists, optional
from egov_hub.strategies._dates import (
    COUNTS,
    LAST_DAY,
    USUAL,
    bounds,
    draw_within,
    nth_day,
    partial_dates,
)
from egov_hub.strategies._records import several
from egov_hub.strategies._scope import (
    CITATIONS,
    REFERENCES,
    Drawers,
    Scope,
    nth,
    one_of,
    some_of,
    without_references,
)
from egov_hub.strategies._valid import co_organizers, country, members, posts_of, source
from egov_hub.strategies._values import country_codes
from egov_hub.values.dates import PartialDate, Precision
from egov_hub.values.ids import AllianceId, OrganizationId, PersonId, WorkshopId
from egov_hub.values.names import FormerName
from egov_hub.values.sources import Source
from egov_hub.workshops import (
    Appearance,
    Attendance,
    Headcount,
    Plan,
    Workshop,
    WorkshopFormat,
    WorkshopStatus,
)

_UNKNOWN: Final = Precision.UNKNOWN
FIRST, LAST = map(PartialDate, USUAL)

_former_names: Final = several(
    FormerName, without_references(FormerName, until=None, cited=CITATIONS)
)
_organization: Final = without_references(
    Organization,
    founded=optional(partial_dates(min="1950", max="1989")),
    dissolved=None,
    former_names=_former_names,
)
_succession: Final = without_references(
    Succession, on=partial_dates(min=FIRST, max=LAST), cited=CITATIONS
)
_person: Final = without_references(Person)
# A person may have a post without recorded days at any event.
_post: Final = without_references(Post, since=None, until=None) | without_references(
    Post, since=optional(partial_dates(min=FIRST, max=LAST))
)
_posts: Final = lists(st.tuples(_post, REFERENCES), 3)
_days: Final = lists(COUNTS)
_alliance: Final = without_references(
    Alliance,
    former_names=_former_names,
    launched=optional(partial_dates(min="1995", max="2010")),
    dissolved=optional(partial_dates(min="2016", max="2028")),
)
_workshop: Final = without_references(Workshop, start="XXXX", end=None)
_appearances: Final = lists(st.tuples(without_references(Appearance), REFERENCES, CITATIONS))
_attendances: Final = lists(
    st.tuples(without_references(Attendance, party="AM"), country_codes(), REFERENCES, CITATIONS),
    3,
)
_headcounts: Final = several(Headcount, without_references(Headcount, mode=None, cited=CITATIONS))
_days_before: Final = st.integers(1, 400)
_plans: Final = lists(
    st.tuples(without_references(Plan, end=None), _days_before, _days_before, CITATIONS)
)
_either: Final = st.booleans()
_days_of_event: Final = st.integers(0, 4)


# Organizations and people


def organization(
    draw: DrawFn, scope: Scope, id: OrganizationId, earlier: list[Organization]
) -> Organization:
    """Draw an organization. If it succeeded another, the other was dissolved on the same day."""
    bare = draw(_organization)
    named = scope.citing(bare.former_names)
    body = evolve(bare, id=id, former_names=named, cited=scope.cited(draw))
    lasting = [each.id for each in _lasting(earlier)]
    # A parent of other organizations is not replaced.
    parents = {parent for each in earlier for parent in each.parents}
    replaced = one_of(draw, [each for each in lasting if each not in parents])
    parent = one_of(draw, [each for each in lasting if each != replaced])
    if replaced:
        succession = evolve(draw(_succession), predecessor=replaced)
        earlier[:] = [
            evolve(each, dissolved=succession.on) if each.id == replaced else each
            for each in earlier
        ]
        body = evolve(body, founded=succession.on, succeeds=scope.citing([succession]))
    others = [each for each in lasting if each not in (replaced, parent)]
    return evolve(body, parent=parent, other_parents=some_of(draw, others))


def _was_there(body: Organization, first: date, last: date) -> bool:
    """Return whether a body existed from one day to another, as far as is recorded."""
    return _lasted(body.founded, body.dissolved, first, last)


def _lasting(bodies: Collection[Organization]) -> list[Organization]:
    """Return the bodies that existed at all times."""
    return [body for body in bodies if _was_there(body, FIRST.earliest, LAST.latest)]


def person(draw: DrawFn, scope: Scope, id: PersonId, _: list[Person]) -> Person:
    """Draw a person with posts in organizations that existed."""
    posts = posts_of(_lasting(scope.organizations), draw(_posts))
    return evolve(draw(_person), id=id, posts=posts, cited=scope.cited(draw))


# Alliances


def alliance(draw: DrawFn, scope: Scope, id: AllianceId, _: list[Alliance]) -> Alliance:
    """Draw an alliance, and correct statements of sources about its members and phases."""
    bodies = [body.id for body in _lasting(scope.organizations)]
    bare = draw(_alliance)
    history = draw(members(scope, bodies, bare.launched, bare.dissolved or LAST))
    drawn = evolve(
        bare,
        id=id,
        former_names=scope.citing(bare.former_names),
        convened_by=some_of(draw, bodies),
        history=history,
        cited=scope.cited(draw),
    )
    return evolve(
        drawn, attestations=_attested(draw, scope, drawn), phases=_phases(draw, scope, drawn)
    )


_ALWAYS: Final = range(USUAL[0].toordinal(), USUAL[1].toordinal() + 1)


def _life(alliance: Alliance) -> range:
    """Return the numbers of the days on which an alliance certainly existed, or an empty range."""
    start: int | None = _ALWAYS.start
    stop: int | None = _ALWAYS.stop
    if alliance.launched:
        start = bounds(alliance.launched)[1]
        # Without a known end, it existed at least on the day of the launch.
        stop = max(_ALWAYS.stop, (start or 0) + 1)
    if alliance.dissolved:
        stop = bounds(alliance.dissolved)[0]
    return range(0) if start is None or stop is None else range(start, stop)


def _some_days(draw: DrawFn, alliance: Alliance) -> list[date]:
    days, counts = _life(alliance), draw(_days)
    return sorted({date.fromordinal(nth_day(days, count)) for count in counts})


def _attested(draw: DrawFn, scope: Scope, alliance: Alliance) -> list[Attestation]:
    """Draw what sources say about the members on a day."""
    found: list[Attestation] = []
    for day in _some_days(draw, alliance):
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
    return [
        PhaseReached(phase, day, cited=scope.cited(draw))
        for phase, day in zip(LearningPhase, _some_days(draw, alliance), strict=False)
    ]


# Workshops


def workshop(draw: DrawFn, scope: Scope, id: WorkshopId, earlier: list[Workshop]) -> Workshop:
    """Draw a workshop, during the life of its alliance or during the larger event."""
    frame = one_of(draw, [each for each in earlier if each.start.precision is not _UNKNOWN])
    if frame:
        named = [each for each in scope.alliances if each.id == frame.alliance]
        framework = named[0] if named else None
        start, end = frame.start, frame.end
    else:
        framework = one_of(draw, [each for each in scope.alliances if _life(each)])
        start, end = _start_and_end(draw, _life(framework) if framework else _ALWAYS)
    before = [each.id for each in earlier if (each.end or each.start).latest < start.earliest]
    drawn = draw(_workshop)
    dated = evolve(
        drawn,
        id=id,
        status=_status(drawn.status, scope, end or start),
        start=start,
        end=end,
        alliance=framework.id if framework else None,
        within=frame.id if frame else None,
        follows=one_of(draw, before),
        beside=one_of(draw, [each.id for each in earlier]),
        place=None if frame else drawn.place,
        rescheduled=_announced(draw, scope, start),
        cited=scope.cited(draw),
    )
    found = _with_participants(draw, scope, framework, dated)
    if frame and draw(_either):
        # Its days are those of the larger event.
        found = evolve(found, start="XXXX", end=None)
    # Two workshops with nearly the same title would look like duplicates.
    twice = any(may_be_one(found, each, scope.countries) for each in earlier)
    return evolve(found, title=None) if twice else found


def _status(drawn: WorkshopStatus | None, scope: Scope, last: PartialDate) -> WorkshopStatus | None:
    """Return a status that is not out of date: a planned event is not before a source's day."""
    to_come = drawn in (WorkshopStatus.ANNOUNCED, WorkshopStatus.POSTPONED)
    published = (source.published for source in scope.sources)
    out_of_date = to_come and any(each and each.after(last).certainly for each in published)
    return None if out_of_date else drawn


def _start_and_end(draw: DrawFn, days: range) -> tuple[PartialDate, PartialDate | None]:
    """Draw the days of an event: some days, or only a month or year."""
    start = draw_within(draw, days)
    if not draw(_either):
        return start, None
    if start.earliest < start.latest:
        return start, start
    end = min(start.latest.toordinal() + draw(_days_of_event), days[-1])
    return start, PartialDate(date.fromordinal(end))


def _announced(draw: DrawFn, scope: Scope, start: PartialDate) -> list[Plan]:
    """Draw plans for some later day that were announced before the event, oldest first."""
    found: list[Plan] = []
    for bare, before, later, sources in draw(_plans):
        said_on = max(1, start.earliest.toordinal() - before)
        planned = min(said_on + later, LAST_DAY)
        plan = evolve(
            bare,
            start=date.fromordinal(planned),
            said_on=date.fromordinal(said_on),
            cited=scope.citations(sources),
        )
        found.append(plan)
    return sorted(distinct(found), key=lambda plan: str(plan.said_on))


def _with_participants(
    draw: DrawFn, scope: Scope, alliance: Alliance | None, workshop: Workshop
) -> Workshop:
    """Return an event with its organizers and, unless it was not held, its participants."""
    first, last = workshop.start.earliest, (workshop.end or workshop.start).latest
    bodies = [body.id for body in scope.organizations if _was_there(body, first, last)]
    convened = evolve(
        workshop,
        place=None if workshop.format is WorkshopFormat.ONLINE else workshop.place,
        co_organizers=co_organizers(draw, scope, bodies),
    )
    if workshop.status in (WorkshopStatus.POSTPONED, WorkshopStatus.CANCELLED):
        return convened
    return evolve(
        convened,
        appearances=_appearances_of(draw, scope, first, last),
        attendance=_attendance_of(draw, scope, alliance, workshop),
        headcounts=scope.citing(_counts_of_each(draw(_headcounts))),
    )


def _counts_of_each(headcounts: Iterable[Headcount]) -> tuple[Headcount, ...]:
    """Return one number of each unit: two could contradict each other."""
    return tuple({each.unit: each for each in headcounts}.values())


def _appearances_of(draw: DrawFn, scope: Scope, first: date, last: date) -> tuple[Appearance, ...]:
    """Draw people who appear in posts that they have at that time."""
    found: list[Appearance] = []
    drawn = draw(_appearances)
    for bare, number, sources in drawn if scope.people else ():
        person = nth(scope.people, number)
        held = [post for post in person.posts if _was_held(post, first, last)]
        found.append(evolve(bare, person=person.id, posts=held, cited=scope.citations(sources)))
    return distinct(found)


def _attendance_of(
    draw: DrawFn, scope: Scope, alliance: Alliance | None, workshop: Workshop
) -> tuple[Attendance, ...]:
    """Draw parties that attend: members, if the event is in the framework of an alliance."""
    members = sorted(alliance.roster(workshop.days).certain) if alliance else ()
    return distinct(
        evolve(
            bare,
            party=nth(members, number) if alliance else country,
            cited=scope.citations(sources),
        )
        for bare, country, number, sources in draw(_attendances)
        if members or not alliance
    )


def _was_held(post: Post, first: date, last: date) -> bool:
    """Return whether a person had a post from one day to another, as far as is recorded."""
    return _lasted(post.since, post.until, first, last)


def _lasted(since: PartialDate | None, until: PartialDate | None, first: date, last: date) -> bool:
    return (since is None or since.latest <= first) and (until is None or until.earliest > last)


CONSISTENT: Final[Drawers] = {
    Source: source,
    Country: country,
    Organization: organization,
    Person: person,
    Alliance: alliance,
    Workshop: workshop,
}
