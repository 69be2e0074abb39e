"""Rules about workshops: their days, their people, and duplicates."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from egov_hub._wording import pointer
from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.parties import Post
from egov_hub.register.duplicates import recorded_again
from egov_hub.register.events import concluded, events, frameworks
from egov_hub.register.hub import Hub
from egov_hub.register.naming import by_name
from egov_hub.register.witnesses import facts
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode, OrganizationId, PersonId
from egov_hub.values.sources import Source
from egov_hub.values.text import Text
from egov_hub.workshops import Attendance, Headcount, Workshop, WorkshopFormat


def workshop_outside_its_alliance(hub: Hub) -> Iterator[Finding]:
    """Find workshops that are certainly before the launch or after the end of their alliance."""
    frames = frameworks(hub)
    for workshop in events(hub):
        if there := frames[workshop.id]:
            alliance, day = hub.alliance(there), workshop.days
            when = f"The workshop starts on {workshop.start}, but {alliance.name} was"
            if alliance.launched and day.before(alliance.launched).certainly:
                code = FindingCode.WORKSHOP_BEFORE_LAUNCH
                message = f"{when} launched on {alliance.launched}."
            elif alliance.dissolved and workshop.start.before(alliance.dissolved) is Answer.NO:
                code = FindingCode.WORKSHOP_AFTER_DISSOLUTION
                message = f"{when} dissolved on {alliance.dissolved}."
            else:
                continue
            yield finding(code, workshop, "/start", message, others=[alliance])


def part_outside_whole(hub: Hub) -> Iterator[Finding]:
    """Find parts that are certainly outside the days, or not in the country, of the whole."""
    known = concluded(hub)
    for part in hub.workshops:
        if part.within:
            whole = known[part.within]
            for path, message in _outside(hub, part, whole):
                code = FindingCode.PART_OUTSIDE_WHOLE
                yield finding(code, part, path, message, others=[hub.workshop(whole.id)])


def _outside(hub: Hub, part: Workshop, whole: Workshop) -> Iterator[tuple[str, str]]:
    """Return why a part is not inside the whole: the path in the part, and a message."""
    last = part.end or part.start
    if part.start.before(whole.start).certainly:
        yield "/start", f"It starts on {part.start}, but {whole.id} starts on {whole.start}."
    if whole.end and last.after(whole.end).certainly:
        path = "/end" if part.end else "/start"
        yield path, f"It ends on {last}, but {whole.id} ends on {whole.end}."
    here, there = (each.place and each.place.country for each in (part, whole))
    elsewhere = {WorkshopFormat.ONLINE, WorkshopFormat.HYBRID}
    if here and there and here != there and elsewhere.isdisjoint({part.format, whole.format}):
        called = by_name(hub, part.start)
        what = f"but {whole.id} takes place in {called(there)}"
        yield "/place", f"It takes place in {called(here)}, {what}."


def co_organizer_not_there(hub: Hub) -> Iterator[Finding]:
    """Find co-organizers that certainly did not exist on the days of a workshop."""
    for workshop in events(hub):
        day = workshop.days
        for index, each in enumerate(workshop.co_organizers):
            if isinstance(each.organization, CountryCode):
                continue
            body = hub.organization(each.organization)
            if body.founded and day.before(body.founded).certainly:
                what = f"was founded on {body.founded}"
            elif body.dissolved and workshop.start.before(body.dissolved) is Answer.NO:
                what = f"was dissolved on {body.dissolved}"
            else:
                continue
            called = by_name(hub, workshop.start)
            yield finding(
                FindingCode.CO_ORGANIZER_NOT_THERE,
                workshop,
                f"/co_organizers/{index}",
                f"{called(body.id)} {what}, but the workshop starts on {workshop.start}.",
                each.cited,
                [body],
            )


def post_outside_its_time(hub: Hub) -> Iterator[Finding]:
    """Find appearances in posts that the person certainly did not have on the workshop's days.

    The workshop is compared with the days of the post in the appearance, and with the days of the
    person's post with the same title and organization.
    """
    held: dict[tuple[PersonId, Text | None, OrganizationId | None], list[Post]] = {}
    for one in hub.people:
        for post in one.posts:
            held.setdefault((one.id, post.title, post.organization), []).append(post)
    for workshop in events(hub):
        day = workshop.days
        for index, appearance in enumerate(workshop.appearances):
            person = hub.person(appearance.person)
            for place, post in enumerate(appearance.posts):
                same = held.get((person.id, post.title, post.organization), [])
                # A person can have the same post twice.
                if post.held_on(day) is Answer.NO or (
                    same and all(one.held_on(day) is Answer.NO for one in same)
                ):
                    yield finding(
                        FindingCode.POST_OUTSIDE_ITS_TIME,
                        workshop,
                        f"/appearances/{index}/posts/{place}",
                        f'{person.name} did not have the post "{post.label}" on {day}.',
                        appearance.cited,
                        [person],
                    )


def only_expected(hub: Hub) -> Iterator[Finding]:
    """Find attendance and headcounts of workshops that are only announced or postponed."""
    for workshop in hub.workshops:
        if workshop.is_to_come:
            for name in ("attendance", "headcounts"):
                given: tuple[Attendance | Headcount, ...] = getattr(workshop, name)
                if given:
                    message = (
                        f'The status is "{workshop.status}", so the {name} are expected. '
                        'If the workshop was held, change the status to "held".'
                    )
                    cited = tuple(dict.fromkeys(one for each in given for one in each.cited))
                    code = FindingCode.ONLY_EXPECTED
                    yield finding(code, workshop, pointer(name), message, cited)


def outcome_not_recorded(hub: Hub) -> Iterator[Finding]:
    """Find workshops recorded as announced or postponed although there are later sources."""
    first_after = _FirstAfter(hub.sources)
    for workshop in events(hub):
        if workshop.is_to_come:
            own = {each.source for fact in facts(workshop) for each in fact.cited}
            last = workshop.end or workshop.start
            if source := _FirstAfter(map(hub.source, own)).day(last):
                yield _still_to_come(FindingCode.STILL_ANNOUNCED, workshop, source)
            elif source := first_after.day(last):
                yield _still_to_come(FindingCode.OUTCOME_NOT_RECORDED, workshop, source)


class _FirstAfter:
    """Finds the first source that was certainly published after a day."""

    def __init__(self, sources: Iterable[Source]) -> None:
        dated = [
            (source.published.sort_key(), source.id, source)
            for source in sources
            if source.published
        ]
        # If a source was certainly published later than another, it is later in this order, too.
        self._sources = [source for *_, source in sorted(dated)]

    def day(self, day: PartialDate) -> Source | None:
        place = bisect_right(self._sources, day.latest, key=_earliest)
        return self._sources[place] if place < len(self._sources) else None


def _earliest(source: Source) -> date:
    return source.published.earliest if source.published else date.min


def _still_to_come(code: FindingCode, workshop: Workshop, source: Source) -> Finding:
    message = (
        f'The status is "{workshop.status}" for {workshop.start}, but the source {source.id} '
        f"was published on {source.published}. Was the workshop held?"
    )
    return finding(code, workshop, "/status", message, [source.id])


def recorded_twice(hub: Hub) -> Iterator[Finding]:
    """Find workshops with nearly the same title, whose first day and place may be the same.

    Workshops that are related, or have different numbers in a series, are not the same. Workshops
    whose first day is known less precisely than a year are not compared. If there are many
    workshops, each is compared with some that have a word of its title. Workshops that may all be
    the same are one finding.
    """
    for one, *others in recorded_again(hub.workshops, hub.countries):
        subject = f"The workshop {others[0].id} has"
        if others[1:]:
            subject = f"The workshops {', '.join(other.id for other in others)} have"
        message = (
            f"{subject} nearly the same title, and may have the same day "
            "and place. Are they the same workshop?"
        )
        yield finding(FindingCode.RECORDED_TWICE, one, "", message, others=others)
