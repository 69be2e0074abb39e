"""From memberships to the posts of people, and to the histories of alliances."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import evolve, field, frozen

from egov_hub._wording import shown
from egov_hub.formats import LossCode
from egov_hub.formats.popolo._documents import MISSING, Document
from egov_hub.formats.popolo._items import Item
from egov_hub.formats.popolo._records import Sources, first_day_after, last_day
from egov_hub.formats.popolo._settings import Settings
from egov_hub.membership.changes import Membership
from egov_hub.membership.history import MembershipHistory
from egov_hub.membership.words import Standing
from egov_hub.parties import Organization, Person, Post
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.values.dates import PartialDate
from egov_hub.values.sources import Citation
from egov_hub.values.text import Text


class Times(NamedTuple):
    """A period as the document states it, and the places of its start and its end."""

    since: PartialDate | None
    until: PartialDate | None
    since_at: str
    until_at: str

    @property
    def places(self) -> Mapping[str, str]:
        """The places by the fields of records."""
        return {"since": self.since_at, "until": self.until_at}


class Spell(NamedTuple):
    """A membership in an alliance."""

    item: Item
    spell: Membership
    times: Times


@frozen
class Memberships:
    """What the memberships of a document say.

    Attributes:
        document: The document.
        settings: The settings.
        sources: The sources.
        people: The people that were read.
        bodies: The organizations that were read.
        alliances: The organizations that are alliances.
        posts: The posts of people, each with the membership that it was read from.
        cited: The sources for the posts of people.
        spells: The memberships in alliances.
        incomplete: The alliances whose memberships were partly put aside or left out.
        terms: The events that are terms of memberships, with their dates.
        titles: The objects and keys that the titles were read from, by the memberships.
    """

    document: Document
    settings: Settings
    sources: Sources
    people: Mapping[Item, Person]
    bodies: Mapping[Item, Organization]
    alliances: frozenset[Item]
    posts: dict[Item, dict[Post, Item]] = field(factory=dict[Item, dict[Post, Item]])
    cited: dict[Item, list[Citation]] = field(factory=dict[Item, list[Citation]])
    spells: dict[Item, list[Spell]] = field(factory=dict[Item, list[Spell]])
    incomplete: set[Item] = field(factory=set[Item])
    terms: dict[Item, Times] = field(factory=dict[Item, Times])
    titles: dict[Item, tuple[Item, str]] = field(factory=dict[Item, tuple[Item, str]])

    def read(self) -> None:
        """Read all memberships, in the order of the document."""
        for item in self.document.readable("membership"):
            body = _body(item)
            self._read_one(item, body)
            if body and (item.problems or item.is_lost):
                self.incomplete.add(body)

    def _read_one(self, item: Item, body: Item | None) -> None:
        member = item.refers_to.get("person") or item.refers_to.get("member")
        if member is None:
            message = 'The membership has no member. Write "person_id".'
            item.refuse("person_id", Code.MISSING_KEY, message)
            self._times(item)
        elif MISSING in (member, body):
            message = f"{_missing(item)}, so this is left out."
            item.leave_out(LossCode.NOT_INCLUDED, message)
        elif aside := self._put_aside(member, body):
            message = f"{aside.path} was put aside, so this is left out."
            item.leave_out(LossCode.NOT_INCLUDED, message)
        elif member.kind == "person":
            self._read_post(item, member, body)
        elif body and body in self.alliances:
            self._read_spell(item, member, body)
        else:
            item.leave_out(LossCode.LEFT_OUT, _not_an_alliance(body))

    def _put_aside(self, *items: Item | None) -> Item | None:
        """Return the first of some objects that has no record."""
        known = (item for item in items if item)
        return next((one for one in known if not (one in self.people or one in self.bodies)), None)

    # The posts of people

    def _read_post(self, item: Item, person: Item, body: Item | None) -> None:
        title, times = self._title(item), self._times(item)
        until = first_day_after(item, times.since, times.until, times.until_at, self.settings)
        cited = self.sources.cited(item, about="/posts")
        organization = self.bodies[body].id if body else None
        if item.problems:
            return
        post = item.made(lambda: Post(title, organization, since=times.since, until=until), {})
        if post is None:
            return
        item.about = person.about
        first = self.posts.setdefault(person, {}).setdefault(post, item)
        if first is not item:
            item.lose(LossCode.MERGED, "", f"It says the same about the post as {first.path}.")
        self.cited.setdefault(person, []).extend(cited)

    def with_posts(self, item: Item, person: Person) -> Person:
        """Return a person with the posts that were read."""
        if item not in self.posts:
            return person
        cited = dict.fromkeys((*person.cited, *self.cited[item]))
        return evolve(person, posts=list(self.posts[item]), cited=list(cited))

    def _title(self, item: Item) -> Text | None:
        """Return the title: the role, or if there is none, the name of the post."""
        post = item.refers_to.get("post")
        for one, key in ((item, "role"), (post, "label"), (post, "role"), (item, "label")):
            if one and (title := one.words(key)):
                self.titles[item] = one, key
                return title
        return None

    # When

    def _times(self, item: Item) -> Times:
        """Return the period of a membership: its own dates, or, without any, those of its term."""
        times = _own_times(item)
        event = item.refers_to.get("legislative_period")
        if event is None or event is MISSING:
            return times
        if event not in self.terms:
            self.terms[event] = _own_times(event)
        term = self.terms[event]
        since, until = times.since or term.since, times.until or term.until
        if (since, until) == (times.since, times.until):
            message = 'There is no field for "legislative_period_id".'
            item.lose(LossCode.NO_SUCH_FIELD, "legislative_period_id", message)
            return times
        message = f"The dates that it does not have are taken from its term, {event.path}."
        item.lose(LossCode.ASSUMED, "legislative_period_id", message)
        return Times(
            since,
            until,
            times.since_at if times.since else term.since_at,
            times.until_at if times.until else term.until_at,
        )

    # The histories of alliances

    def _read_spell(self, item: Item, member: Item, body: Item) -> None:
        role, times = item.text("role"), self._times(item)
        cited = self.sources.cited(item)
        since = times.since
        if since is None and not item.problems:
            item.lose(LossCode.ASSUMED, "", "It has no first day, so the first day is unknown.")
            since = PartialDate("XXXX")
        if since is None or item.problems:
            return
        standing = next((one for one in Standing if one.value == role), None)
        first = since
        spell = item.made(
            lambda: Membership(
                self.bodies[member].id,
                standing or Standing.MEMBER,
                first,
                until=times.until,
                label=None if standing else role,
                cited=cited,
                until_cited=cited if times.until else (),
            ),
            times.places,
        )
        if spell:
            item.about = member.about
            self.spells.setdefault(body, []).append(Spell(item, spell, times))

    def history(self, alliance: Item) -> MembershipHistory | None:
        """Return the history of an alliance; None if no membership in it was read.

        If the memberships of one member contradict each other, all of them are put aside.
        """
        spells = self.spells.get(alliance, [])
        try:
            built = self._built(spells)
        except ValidationError:
            self._refuse_contradictions(spells)
            spells = [each for each in spells if not each.item.problems]
            self.incomplete.add(alliance)
            built = self._built(spells)
        _report_merged(built, spells)
        if not spells:
            return None
        whole = self.settings.complete and alliance not in self.incomplete
        return built if whole else evolve(built, complete=False)

    def _built(self, spells: Iterable[Spell]) -> MembershipHistory:
        end = self.settings.end or "inclusive"
        return MembershipHistory.from_memberships([each.spell for each in spells], end=end)

    def _refuse_contradictions(self, spells: Iterable[Spell]) -> None:
        for of_one in _by_member(spells):
            try:
                self._built(of_one)
            except ValidationError as error:
                found = [_in_document(problem, of_one) for problem in error.problems]
                own: dict[int, list[Problem]] = {}
                for problem, moved in zip(error.problems, found, strict=True):
                    at = {_index(one.path) for one in (problem.location, problem.other) if one}
                    for index in at:
                        own.setdefault(index, []).append(moved)
                for index, each in enumerate(of_one):
                    each.item.problems += own.get(index, found[:1])


def _body(item: Item) -> Item | None:
    """Return the organization of a membership, or if it has none, the one of its post."""
    post = item.refers_to.get("post")
    inner = post if post is MISSING else post and post.refers_to.get("organization")
    return item.refers_to.get("organization") or inner


def _missing(item: Item) -> str:
    """Return an object that a membership needs, but that is not in the document."""
    found = {lost.path: lost.message for lost in item.lost if lost.code is LossCode.NOT_INCLUDED}
    keys = ("person_id", "member_id", "member", "organization_id", "post_id")
    messages = [found[path] for path in map(item.at, keys) if path in found]
    return messages[0][:-1] if messages else "The organization of its post is not in the document"


def _not_an_alliance(body: Item | None) -> str:
    """Return the message for a membership in an organization that is not an alliance."""
    if body is None:
        return "An organization is a member, but the document does not say of what."
    what = shown(body.raw or body.path)
    return (
        f"An organization is a member of {what}, which is not an alliance. "
        f"If it is one, list its id in alliances=[{shown(body.raw or 'id')}]."
    )


def _own_times(item: Item) -> Times:
    since, until = item.date("start_date"), last_day(item, "end_date")
    return Times(since, until, item.nearest("start_date"), item.nearest("end_date"))


def _by_member(spells: Iterable[Spell]) -> Iterable[list[Spell]]:
    found: dict[str, list[Spell]] = {}
    for each in spells:
        found.setdefault(each.spell.member, []).append(each)
    return found.values()


def _in_document(problem: Problem, spells: list[Spell]) -> Problem:
    """Return a problem of a list of spells as a problem of the document."""
    spell, name = spells[_index(problem.path)], problem.path.rpartition("/")[2]
    other = spells[_index(problem.other.path)].item.path if problem.other else None
    path = spell.times.places.get(name, spell.item.path)
    return evolve(problem, path=path, other=other)


def _index(path: str) -> int:
    """Return the index in a list that a JSON Pointer leads to; 0 for the whole list."""
    return int(path.split("/")[1]) if path else 0


def _report_merged(history: MembershipHistory, spells: Iterable[Spell]) -> None:
    """Report which members have fewer spells in a history than memberships in the document."""
    for of_one in _by_member(spells):
        found = history.memberships(of_one[0].spell.member)
        for each in of_one[len(found) :]:
            message = (
                "It follows another membership directly and says the same: the two have become one."
            )
            each.item.lose(LossCode.MERGED, "", message)
