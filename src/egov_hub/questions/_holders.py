"""The question of who held a post in a body on a day."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub.parties import Organization, Post
from egov_hub.questions._found import citations
from egov_hub.register.events import held
from egov_hub.register.hub import Hub, as_hub
from egov_hub.rows import Row, Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.claims import nearest
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import OrganizationId, PersonId, as_organization_id, as_person_id
from egov_hub.values.sources import Citation, as_citations, said_by
from egov_hub.values.text import Text, as_optional_text
from egov_hub.workshops import Workshop


@frozen(repr=False)
class Holder(Row):
    """A person who held, or may have held, a post in an organization on a day.

    Attributes:
        organization: The organization.
        person: The person.
        title: The title of the post; None if only the organization is known.
        held: Whether the person held it: yes, or maybe.
        on: The day of the question; None if it is not stated.
        cited: The sources for the person's posts, and for the events at which they are printed.

    Example:
        >>> print(questions.Holder("academy", "rustam-kasimov", "Rector", "maybe"))
        rustam-kasimov in academy: maybe Rector
    """

    organization: OrganizationId = field(converter=as_organization_id)
    person: PersonId = field(converter=as_person_id)
    title: Text | None = field(converter=as_optional_text)
    held: Answer = field(converter=as_answer)
    on: PartialDate | None = field(default=None, converter=as_optional_partial_date, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def __day__(self) -> PartialDate | None:
        return self.on

    def __line__(self, called: Called) -> str:
        """Return one line."""
        maybe = "" if self.held.certainly else "maybe "
        title = self.title or "post not recorded"
        where = f"{called(self.person)} in {called(self.organization)}"
        return f"{where}: {maybe}{title}{said_by(self.cited)}"


class _Record(NamedTuple):
    """What is recorded about a post, and whether it was held on the day of the question."""

    person: PersonId
    title: Text | None
    held: Answer
    cited: tuple[Citation, ...]


def holders(hub: Hub, organization: OrganizationId | str, on: DateLike) -> Rows[Holder]:
    """Return who held a post in an organization on a day: who certainly did, then who may have.

    A person held a post from its first day until it ended. If no start is recorded, it is not known
    when the post began; if no end is recorded, it lasted until the organization was dissolved. A
    post that is printed with an appearance was held on the days of that event. It may also have
    been held on other days, unless the person's own posts state the days.

    Posts in a part, a predecessor or a successor of the organization are not posts in it.

    Args:
        hub: The register.
        organization: The organization.
        on: The day. If it is not fully known, a person is certain only if the person held the post
            on each day that it can be.

    Raises:
        UnknownIdError: The hub has no such organization.
        ValidationError: `on` is not a date, or `organization` is not an id.

    Example:
        >>> posts = [Post("Rector", "academy", since="2018", until="2021-08-27")]
        >>> hub = Hub("hub", "Hub").put(
        ...     Organization("academy", "Academy"),
        ...     Person("rustam-kasimov", "Rustam Kasimov", posts=posts),
        ... )
        >>> print(questions.holders(hub, "academy", on="2019-05-30"))
        Rustam Kasimov in Academy: Rector
        >>> print(questions.holders(hub, "academy", on="2021"))
        Rustam Kasimov in Academy: maybe Rector
    """
    hub, id, day = _parse.arguments(
        ("hub", as_hub, hub),
        ("organization", as_organization_id, organization),
        ("on", as_partial_date, on),
    )
    body = hub.organization(id)
    recorded = list(_recorded(hub, body, day))
    when_known = {(each.person, each.title) for each in recorded}
    recorded += (
        each._replace(held=Answer.NO)
        if (each.person, each.title) in when_known and not each.held.certainly
        else each
        for each in _printed(hub, body, day)
    )
    rows = _joined(body.id, day, recorded)
    return Rows(sorted(rows, key=_certain_first), of=Holder, names=hub)


def _recorded(hub: Hub, body: Organization, day: PartialDate) -> Iterator[_Record]:
    """Return the posts in a body that people have."""
    for person in hub.people:
        for post in person.posts:
            if post.organization == body.id:
                cited = nearest(person.cited, "/posts")
                yield _Record(person.id, post.title, _held(post, body, day), cited)


def _printed(hub: Hub, body: Organization, day: PartialDate) -> Iterator[_Record]:
    """Return the posts in a body that are printed with appearances."""
    for workshop, took_place in held(hub):
        for appearance in workshop.appearances:
            for post in appearance.posts:
                if post.organization == body.id:
                    then = took_place & _lasted_on(workshop, day)
                    answer = then | _held(post, body, day)
                    cited = appearance.cited or nearest(workshop.cited, "/appearances")
                    yield _Record(appearance.person, post.title, answer, cited)


def _held(post: Post, body: Organization, day: PartialDate) -> Answer:
    """Answer whether a post was held on a day. Nobody has a post in a body that does not exist."""
    founded = ~body.founded.after(day) if body.founded else Answer.YES
    dissolved = ~body.dissolved.after(day) if body.dissolved else Answer.NO
    return post.held_on(day) & founded & ~dissolved


def _lasted_on(workshop: Workshop, day: PartialDate) -> Answer:
    """Answer whether a day was one of those of a workshop."""
    end = workshop.end or workshop.start
    return ~workshop.first_day.after(day) & ~end.before(day)


def _joined(body: OrganizationId, day: PartialDate, recorded: Iterable[_Record]) -> list[Holder]:
    """Return a row for each person and title; whether it was held follows from all records."""
    found: dict[tuple[PersonId, Text | None], list[_Record]] = {}
    for each in recorded:
        if each.held.possibly:
            found.setdefault((each.person, each.title), []).append(each)
    return [
        Holder(
            body,
            person,
            title,
            Answer.YES if any(each.held.certainly for each in of_one) else Answer.MAYBE,
            on=day,
            cited=citations(*(each.cited for each in of_one)),
        )
        for (person, title), of_one in found.items()
    ]


def _certain_first(row: Holder) -> tuple[bool, str, str]:
    return not row.held.certainly, row.person, str(row.title or "")
