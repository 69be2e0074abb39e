"""Rules about workshops: their days, their people, and duplicates."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from egov_hub.findings._finding import Finding, FindingCode, finding
from egov_hub.register.events import framework, in_order, may_be_one
from egov_hub.register.hub import Hub
from egov_hub.register.witnesses import facts
from egov_hub.values.answers import Answer
from egov_hub.values.sources import Source
from egov_hub.workshops import Workshop, WorkshopStatus

_TO_COME: Final = (WorkshopStatus.ANNOUNCED, WorkshopStatus.POSTPONED)
_YEAR: Final = timedelta(days=366)


def workshop_outside_its_alliance(hub: Hub) -> Iterator[Finding]:
    """Find workshops that are certainly before the launch or after the end of their alliance."""
    for workshop in hub.workshops:
        if there := framework(hub, workshop):
            alliance, day = hub.alliance(there), workshop.days
            when = f"The workshop starts on {workshop.start}, but {there} was"
            if alliance.launched and day.before(alliance.launched).certainly:
                code = FindingCode.WORKSHOP_BEFORE_LAUNCH
                message = f"{when} launched on {alliance.launched}."
            elif alliance.dissolved and workshop.start.before(alliance.dissolved) is Answer.NO:
                code = FindingCode.WORKSHOP_AFTER_DISSOLUTION
                message = f"{when} dissolved on {alliance.dissolved}."
            else:
                continue
            yield finding(code, workshop, "/start", message, others=[alliance])


def co_organizer_not_there(hub: Hub) -> Iterator[Finding]:
    """Find co-organizers that certainly did not exist on the days of a workshop."""
    for workshop in hub.workshops:
        day = workshop.days
        for index, each in enumerate(workshop.co_organizers):
            body = hub.organization(each.organization)
            if body.founded and day.before(body.founded).certainly:
                what = f"was founded on {body.founded}"
            elif body.dissolved and workshop.start.before(body.dissolved) is Answer.NO:
                what = f"was dissolved on {body.dissolved}"
            else:
                continue
            yield finding(
                FindingCode.CO_ORGANIZER_NOT_THERE,
                workshop,
                f"/co_organizers/{index}",
                f"{body.id} {what}, but the workshop starts on {workshop.start}.",
                each.cited,
                [body],
            )


def post_outside_its_time(hub: Hub) -> Iterator[Finding]:
    """Find appearances in posts that the person certainly did not have on the workshop's days.

    The workshop is compared with the days of the post in the appearance, and with those of the
    person's post with the same title and organization.
    """
    for workshop in hub.workshops:
        day = workshop.days
        for index, appearance in enumerate(workshop.appearances):
            person = hub.person(appearance.person)
            for place, post in enumerate(appearance.posts):
                same = [
                    one
                    for one in person.posts
                    if (one.title, one.organization) == (post.title, post.organization)
                ]
                # A person can have the same post twice.
                if post.held_on(day) is Answer.NO or (
                    same and all(one.held_on(day) is Answer.NO for one in same)
                ):
                    yield finding(
                        FindingCode.POST_OUTSIDE_ITS_TIME,
                        workshop,
                        f"/appearances/{index}/posts/{place}",
                        f'{person.id} did not have the post "{post.title}" on {day}.',
                        appearance.cited,
                        [person],
                    )


def outcome_not_recorded(hub: Hub) -> Iterator[Finding]:
    """Find workshops recorded as announced or postponed although there are later sources."""
    dated = [source for source in hub.sources if source.published]
    for workshop in hub.workshops:
        if workshop.status in _TO_COME:
            own = {each.source for _, cited in facts(workshop) for each in cited}
            last = workshop.end or workshop.start
            later = [
                source
                for source in dated
                if source.published and source.published.after(last).certainly
            ]
            if own_later := [source for source in later if source.id in own]:
                yield _still_to_come(FindingCode.STILL_ANNOUNCED, workshop, own_later)
            elif later:
                yield _still_to_come(FindingCode.OUTCOME_NOT_RECORDED, workshop, later)


def _still_to_come(code: FindingCode, workshop: Workshop, later: list[Source]) -> Finding:
    source = min(later, key=lambda one: (one.published and one.published.sort_key(), one.id))
    message = (
        f'The status is "{workshop.status}" for {workshop.start}, but the source {source.id} '
        f"was published on {source.published}. Was the workshop held?"
    )
    return finding(code, workshop, "/status", message, [source.id])


def recorded_twice(hub: Hub) -> Iterator[Finding]:
    """Find two workshops with nearly the same title whose first day and place may be the same.

    Workshops that are related, or have different numbers in a series, are two. Workshops whose
    first day is known less precisely than a year are not compared.
    """
    known = [
        each for each in in_order(hub.workshops) if each.start.latest - each.start.earliest <= _YEAR
    ]
    for index, one in enumerate(known):
        for other in known[index + 1 :]:
            if other.start.earliest > one.start.latest:
                # All that follow start even later.
                break
            if may_be_one(one, other):
                message = (
                    f"The workshop {other.id} has nearly the same title, and may have the same day "
                    "and place. Are they the same workshop?"
                )
                yield finding(FindingCode.RECORDED_TWICE, one, "", message, others=[other])
