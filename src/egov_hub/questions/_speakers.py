"""The question of who spoke at workshops, and in which posts."""

from collections.abc import Collection
from typing import Final

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub.parties import Post, as_posts
from egov_hub.register.events import held
from egov_hub.register.hub import Hub, as_hub
from egov_hub.rows import Row, Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.dates import DateLike, PartialDate, as_partial_date
from egov_hub.values.ids import PersonId, WorkshopId, as_person_id, as_workshop_id
from egov_hub.values.sources import Citation, as_citations, said_by
from egov_hub.values.windows import as_optional_bound, period
from egov_hub.workshops import Appearance, Part, PartLike, Workshop
from egov_hub.workshops.words import as_optional_part

SPEAKING: Final = frozenset(set(Part) - {Part.EXPERT, Part.PARTICIPANT})
"""The parts in which a person speaks."""


def as_parts(value: Collection[PartLike | None]) -> tuple[Part | None, ...]:
    """Return parts, without duplicates; None means a part that is not recorded."""
    return _parse.distinct(value, as_optional_part)


@frozen(repr=False)
class Speech(Row):
    """A person who spoke at a workshop, with the person's posts at that time.

    Attributes:
        person: The person.
        workshop: The workshop.
        part: The part; None if it is not recorded.
        start: The first day of the workshop; for a part without its own days, one of the days of
            the whole.
        posts: The posts printed with the appearance; if there are none, the person's posts at that
            time.
        uncertain_posts: The posts that the person may have had at that time.
        spoke: Whether the workshop took place in the period of the question: yes, or maybe.
        cited: The sources.

    Example:
        >>> print(questions.Speech("rustam-kasimov", "tashkent-2019", posts=[Post("Rector")]))
        rustam-kasimov at tashkent-2019: Rector
    """

    person: PersonId = field(converter=as_person_id)
    workshop: WorkshopId = field(converter=as_workshop_id)
    part: Part | None = field(default=None, converter=as_optional_part)
    start: PartialDate = field(default=PartialDate("XXXX"), converter=as_partial_date)
    posts: tuple[Post, ...] = field(default=(), converter=as_posts, kw_only=True)
    uncertain_posts: tuple[Post, ...] = field(default=(), converter=as_posts, kw_only=True)
    spoke: Answer = field(default=Answer.YES, converter=as_answer, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def __day__(self) -> PartialDate:
        return self.start

    def __line__(self, called: Called) -> str:
        """Return one line."""
        maybe = "" if self.spoke.certainly else "maybe "
        part = f" ({self.part})" if self.part else ""
        posts = "; ".join(
            [_with_body(post, called) for post in self.posts]
            + [f"maybe {_with_body(post, called)}" for post in self.uncertain_posts]
        )
        where = f"{maybe}{called(self.person)} at {self.workshop}{part}"
        return f"{where}: {posts or 'no post recorded'}{said_by(self.cited)}"


def _with_body(post: Post, called: Called) -> str:
    words = (str(post.title) if post.title else "", called(post.organization or ""))
    return ", ".join(filter(None, words))


def speakers(
    hub: Hub,
    start: DateLike | None = None,
    end: DateLike | None = None,
    parts: Collection[PartLike | None] = SPEAKING,
) -> Rows[Speech]:
    """Return who spoke, and in which posts at that time, in the order of workshops.

    The posts are those printed with the appearance. If none is printed, they are the posts that
    the person had, or may have had, at that time. A workshop is uncertain if it may be outside the
    period or may not have taken place. It is left out if it was cancelled or was postponed to an
    unknown day.

    Args:
        hub: The register.
        start: The start of the period: a day, or the first day of a month or year; None means open.
        end: Its end, included: a day, or the last day of a month or year; None means open.
        parts: The parts. None in them means a part that is not recorded: the person is only named,
            and it is not known whether the person spoke.

    Raises:
        ValidationError: An end is not a plain day, month or year, the period ends before it
            starts, or a part is not a `Part`.

    Example:
        >>> posts = [Post("Rector", since="2018", until="2021"), Post("Advisor")]
        >>> speech = Appearance("rustam-kasimov", "welcome")
        >>> hub = Hub("hub", "Hub").put(
        ...     Person("rustam-kasimov", "Rustam Kasimov", posts=posts),
        ...     Workshop("tashkent-2019", start="2019", status="held", appearances=[speech]),
        ... )
        >>> print(questions.speakers(hub))
        Rustam Kasimov at tashkent-2019 (welcome): Rector; maybe Advisor
    """
    hub, first, last, wanted = _parse.arguments(
        ("hub", as_hub, hub),
        ("start", as_optional_bound, start),
        ("end", as_optional_bound, end),
        ("parts", as_parts, parts),
    )
    rows = (
        _speech(hub, workshop, appearance, answer)
        for workshop, answer in held(hub, period(first, last))
        for appearance in workshop.appearances
        if appearance.part in wanted
    )
    return Rows(rows, of=Speech, names=hub)


def _speech(hub: Hub, workshop: Workshop, appearance: Appearance, spoke: Answer) -> Speech:
    person, day = hub.person(appearance.person), workshop.days
    # Posts that are printed with the appearance are used instead of those of the person.
    own = () if appearance.posts else person.posts
    were = {post: post.held_on(day) for post in own}
    return Speech(
        person.id,
        workshop.id,
        appearance.part,
        workshop.start,
        posts=appearance.posts or [post for post in were if were[post].certainly],
        uncertain_posts=[post for post in were if were[post] is Answer.MAYBE],
        spoke=spoke,
        cited=appearance.cited or workshop.cited,
    )
