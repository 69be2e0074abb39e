"""The strategies for the fields of each record, if their types are not enough.

`RECIPES` has one entry for each record. A field that is not in it is drawn by its type: see
`_records`. An entry has the strategy for *one value* of a field. The type of the field decides
whether it can be None or is a list of these values. Fields that depend on each other are drawn
together, by a function whose parameters have the names of the fields.
"""

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any, Final, NamedTuple, TypeAlias

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._parse import MOST
from egov_hub.alliances import Alliance, Guide
from egov_hub.membership.acts import MembershipAct
from egov_hub.membership.changes import Membership, MembershipChange
from egov_hub.membership.rosters import Attestation, Roster
from egov_hub.parties import City, Country, Organization, Person, Post, Succession
from egov_hub.records import Record
from egov_hub.register.references import RecordRef
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Field, lists, mostly, optional, understood
from egov_hub.strategies._dates import draw_in_order
from egov_hub.strategies._histories import COMPLETE, draw_history
from egov_hub.strategies._values import ids, others, party_ids, phrases, slugs, strings, urls
from egov_hub.values.ids import Identifier, OrganizationId, SourceId, WorkshopId, as_party_ids
from egov_hub.values.names import FormerName
from egov_hub.values.sources import Citation, Source
from egov_hub.workshops import Attendance, Place, Plan, Remark, Workshop

Fields: TypeAlias = Mapping[str, object]


class Together(NamedTuple):
    """Fields that depend on each other.

    Attributes:
        names: Their names.
        draw: A function that takes `draw` and a `Field` for each name, and returns their values.
    """

    names: tuple[str, ...]
    draw: Callable[..., Fields]


class Recipe(NamedTuple):
    """The strategies for the fields of a record, if their types are not enough.

    Attributes:
        together: Fields that are drawn together.
        items: The strategy for one value of a field.
    """

    together: tuple[Together, ...] = ()
    items: Mapping[str, SearchStrategy[Any]] = {}


def _recipe(*together: Together | Callable[..., Fields], **items: SearchStrategy[Any]) -> Recipe:
    groups = (
        each
        if isinstance(each, Together)
        else Together(tuple(signature(each).parameters)[1:], each)
        for each in together
    )
    return Recipe(tuple(groups), items)


NUMBERS: Final = mostly(st.integers(0, 500), st.integers(0, MOST))
_ordinals: Final = mostly(st.integers(1, 40), st.integers(1, MOST))

_either: Final = st.booleans()
_not_recorded: Final = mostly(st.just(False), st.booleans())
_members: Final = lists(party_ids(), 3, often=True)
_many_parties: Final = lists(party_ids(), 5)
_bodies: Final = optional(ids(OrganizationId))
_none: Final = st.none()
_nothing: Final = st.just(())
_not: Final = st.just(False)
_sometimes: Final = st.sampled_from([False, False, False, True])


# Fields that depend on each other


def _in_order(start: str, end: str) -> Together:
    """Return two fields that are a start and an end."""

    def draw_them(draw: DrawFn, **fields: Field) -> Fields:
        first, last = draw_in_order(draw, fields[start], fields[end])
        return {start: first, end: last}

    return Together((start, end), draw_them)


def _life_and_history(
    draw: DrawFn, launched: Field, dissolved: Field, history: Field, cited: Field
) -> Fields:
    """Draw the launch and the end of an alliance, and its members between the two."""
    if history.given is not None and dissolved.given is None:
        # A drawn end could be before a change in the given history.
        dissolved = evolve(dissolved, given=_none)
    first, last = draw_in_order(draw, launched, dissolved)
    drawn = (
        None
        if history.given is None and draw(_not_recorded)
        else draw_history(
            draw,
            draw(_members),
            first,
            last,
            through=lambda: draw(_bodies),
            cited=lambda: draw(cited.usual),
            complete=draw(COMPLETE),
        )
        if history.given is None
        else draw(history.given)
    )
    return {"launched": first, "dissolved": last, "history": drawn, "cited": draw(cited.any)}


def _standing_or_departure(
    draw: DrawFn, standing: Field, hold: Field, through: Field, how: Field, label: Field
) -> Fields:
    """Draw a standing with its details, or a departure: the given fields decide which."""
    # Everything is drawn, and values that do not apply are dropped, so no kind of change is
    # simpler.
    state, leaves, way = draw(standing.items), draw(_either), draw(how.usual)
    of_standing = {"hold": hold, "through": through, "label": label}
    usual = {name: draw(field.usual) for name, field in of_standing.items()}
    if standing.given is not None:
        state = draw(standing.given)
    elif how.given is not None or (
        leaves and all(field.given is None for field in of_standing.values())
    ):
        state = None
    return {
        "standing": state,
        "how": draw(how.given_or(st.just(None if state else way))),
        **{
            name: draw(field.given_or(st.just(usual[name] if state else None)))
            for name, field in of_standing.items()
        },
    }


def _spell(
    draw: DrawFn,
    since: Field,
    until: Field,
    how: Field,
    until_cited: Field,
    followed_directly: Field,
) -> Fields:
    """Draw the start and the end of a spell, and the details of its end if it has one."""
    first, last = draw_in_order(draw, since, until)
    may_follow = last is not None and how.given is None
    followed = draw(followed_directly.given_or(_sometimes if may_follow else _not))
    return {
        "since": first,
        "until": last,
        "how": draw(how.given_or(how.usual if last and not followed else _none)),
        "until_cited": draw(until_cited.given_or(until_cited.usual if last else _nothing)),
        "followed_directly": followed,
    }


def _certain_and_uncertain(draw: DrawFn, certain: Field, uncertain: Field) -> Fields:
    """Draw certain and uncertain parties. No party is in both sets."""
    sure = understood(as_party_ids, draw(certain.given_or(_many_parties)))
    unsure = understood(as_party_ids, draw(uncertain.given_or(_many_parties)))
    if certain.given is None:
        sure -= unsure
    elif uncertain.given is None:
        unsure -= sure
    return {"certain": sure, "uncertain": unsure}


def _count(draw: DrawFn, count: Field, counted: Field) -> Fields:
    """Draw a count, and what it counts."""
    number = draw(count.any)
    return {
        "count": number,
        "counted": draw(counted.given_or(_none if number is None else counted.usual)),
    }


def _somebody(draw: DrawFn, party: Field, organization: Field, audience: Field) -> Fields:
    """Draw who attended. If nothing else is drawn, there is a party or an audience."""
    body, said = draw(organization.any), draw(audience.any)
    is_open = body is None and said is None
    there = draw(party.given_or(party.items if is_open else party.usual))
    if there is None and is_open:
        said = draw(audience.given_or(audience.items))
    return {"party": there, "organization": body, "audience": said}


def _title_or_body(draw: DrawFn, title: Field, organization: Field) -> Fields:
    """Draw the title and the organization of a post, at least one of the two."""
    body = draw(organization.given_or(organization.usual))
    said = draw(title.given_or(title.usual if body else title.items))
    if said is None and body is None:
        body = draw(organization.given_or(organization.items))
    return {"title": said, "organization": body}


def _parents(draw: DrawFn, parent: Field, other_parents: Field) -> Fields:
    """Draw the organizations that another is a part of, without duplicates."""
    first, others = draw(parent.any), draw(other_parents.any)
    if parent.given is None and first in others:
        first = None
    if other_parents.given is None:
        others = [each for each in others if each != first]
    return {"parent": first, "other_parents": others}


def _no_claim(draw: DrawFn, about: Field, says: Field) -> Fields:
    """Draw a citation for a whole record: only a record knows which fields it can be about."""
    return {"about": draw(about.given_or(_none)), "says": draw(says.given_or(_none))}


# Records

RECIPES: Final[Mapping[type[Record], Recipe]] = {
    Alliance: _recipe(
        _life_and_history,
        name=phrases(_samples.ALLIANCES),
        theme=phrases(_samples.TOPICS),
        other_names=phrases(_samples.ALLIANCES),
    ),
    Attendance: _recipe(_somebody, audience=phrases(_samples.AUDIENCES)),
    Attestation: _recipe(_count, count=NUMBERS),
    Citation: _recipe(_no_claim, locator=strings(_samples.LOCATORS)),
    City: _recipe(name=phrases(_samples.CITIES), other_names=phrases(_samples.CITIES)),
    Country: _recipe(name=phrases(_samples.COUNTRIES), note=phrases(_samples.NOTES)),
    FormerName: _recipe(_in_order("since", "until"), name=phrases(_samples.ORGANIZATIONS)),
    Guide: _recipe(title=phrases(_samples.GUIDES), publisher=phrases(_samples.PUBLISHERS)),
    Identifier: _recipe(scheme=strings(_samples.SCHEMES), value=strings(_samples.OUTSIDE_IDS)),
    Membership: _recipe(_spell, label=phrases(_samples.LABELS)),
    MembershipAct: _recipe(label=phrases(_samples.LABELS)),
    MembershipChange: _recipe(_standing_or_departure, label=phrases(_samples.LABELS)),
    Organization: _recipe(
        _in_order("founded", "dissolved"),
        _parents,
        name=phrases(_samples.ORGANIZATIONS),
        parent=others(OrganizationId, "group"),
        other_parents=others(OrganizationId, "group"),
        other_names=phrases(_samples.ORGANIZATIONS),
        links=urls(),
    ),
    Person: _recipe(name=phrases(_samples.PEOPLE), other_names=phrases(_samples.PEOPLE)),
    Place: _recipe(city=phrases(_samples.CITIES), venue=phrases(_samples.VENUES)),
    Plan: _recipe(_in_order("start", "end")),
    Post: _recipe(_title_or_body, _in_order("since", "until"), title=phrases(_samples.POSTS)),
    RecordRef: _recipe(id=slugs()),
    Remark: _recipe(text=phrases(_samples.REMARKS)),
    Roster: _recipe(_certain_and_uncertain),
    Source: _recipe(
        _in_order("published", "accessed"),
        title=phrases(_samples.NOTICES),
        url=urls(),
        publisher=phrases(_samples.PUBLISHERS),
        copy_of=others(SourceId, "original"),
    ),
    Succession: _recipe(predecessor=others(OrganizationId, "former")),
    Workshop: _recipe(
        _in_order("start", "end"),
        title=phrases(_samples.TITLES),
        within=others(WorkshopId, "forum"),
        follows=others(WorkshopId, "before"),
        beside=others(WorkshopId, "main"),
        series=phrases(_samples.SERIES),
        ordinal=_ordinals,
        topics=phrases(_samples.TOPICS),
        languages=st.sampled_from(_samples.LANGUAGES),
    ),
}
