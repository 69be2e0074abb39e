"""Strategies for organizations, people and their posts."""

from collections.abc import Collection
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from egov_hub.dates import DateLike
from egov_hub.ids import CountryCode, Identifier, OrganizationId, PersonId, SourceId
from egov_hub.parties import (
    FormerName,
    Organization,
    OrganizationKind,
    Person,
    Post,
    Succession,
    SuccessionManner,
)
from egov_hub.sources import Citation
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, drawn, lists, optional, records
from egov_hub.strategies._values import (
    cites,
    country_codes,
    from_to,
    identifiers,
    optional_dates,
    organization_ids,
    others,
    partial_dates,
    person_ids,
    phrases,
    urls,
)
from egov_hub.text import TextLike


def former_names(
    *, name: Draws[TextLike] = ..., until: Draws[DateLike | None] = ...
) -> SearchStrategy[FormerName]:
    """Return a strategy for names that an organization no longer has.

    Args:
        name: The name.
        until: The first day on which it was no longer the name.

    Example:
        >>> from hypothesis import find
        >>> find(former_names(), lambda _: True)
        FormerName('A')
    """
    return records(
        FormerName,
        name=drawn(name, phrases(_samples.ORGANIZATIONS)),
        until=drawn(until, optional_dates),
    )


def successions(
    *,
    predecessor: Draws[OrganizationId | str] = ...,
    on: Draws[DateLike] = ...,
    manner: Draws[SuccessionManner | str] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Succession]:
    """Return a strategy for successions.

    Args:
        predecessor: The organization before.
        on: The first day after the change.
        manner: How it came about.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(successions(predecessor="old-academy"), lambda _: True).manner
        <SuccessionManner.RENAMED: 'renamed'>
    """
    return records(
        Succession,
        predecessor=drawn(predecessor, others(OrganizationId, "former")),
        on=drawn(on, partial_dates()),
        manner=drawn(manner, st.sampled_from(SuccessionManner)),
        cited=cites(cited),
    )


def organizations(
    *,
    id: Draws[OrganizationId | str] = ...,
    name: Draws[TextLike] = ...,
    kind: Draws[OrganizationKind | str | None] = ...,
    country: Draws[CountryCode | str | None] = ...,
    parent: Draws[OrganizationId | str | None] = ...,
    founded: Draws[DateLike | None] = ...,
    dissolved: Draws[DateLike | None] = ...,
    former_names: Draws[Collection[FormerName]] = ...,
    other_names: Draws[Collection[TextLike]] = ...,
    succeeds: Draws[Collection[Succession]] = ...,
    identifiers: Draws[Collection[Identifier]] = ...,
    links: Draws[Collection[str]] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Organization]:
    """Return a strategy for organizations.

    Args:
        id: Its id in the hub.
        name: Its name.
        kind: What sort of body it is.
        country: The country it is of.
        parent: The organization it is a part of.
        founded: The first day on which it was.
        dissolved: The first day on which it was no more.
        former_names: The names it had before.
        other_names: Other renderings of its name.
        succeeds: The successions that put it in the place of others.
        identifiers: Its ids elsewhere.
        links: Its pages.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> academy = find(organizations(kind="academic"), lambda body: body.country is not None)
        >>> academy.kind, academy.country, academy.dissolved
        (<OrganizationKind.ACADEMIC: 'academic'>, 'AM', None)
    """
    return records(
        Organization,
        from_to("founded", founded, "dissolved", dissolved, optional_dates),
        id=drawn(id, organization_ids()),
        name=drawn(name, phrases(_samples.ORGANIZATIONS)),
        kind=drawn(kind, optional(st.sampled_from(OrganizationKind))),
        country=drawn(country, optional(country_codes())),
        parent=drawn(parent, optional(others(OrganizationId, "group"))),
        former_names=drawn(former_names, _former_names),
        other_names=drawn(other_names, _other_names),
        succeeds=drawn(succeeds, _successions),
        identifiers=drawn(identifiers, _identifiers),
        links=drawn(links, _links),
        cited=cites(cited),
    )


def posts(
    *,
    title: Draws[TextLike] = ...,
    organization: Draws[OrganizationId | str | None] = ...,
    since: Draws[DateLike | None] = ...,
    until: Draws[DateLike | None] = ...,
) -> SearchStrategy[Post]:
    """Return a strategy for posts.

    Args:
        title: The title.
        organization: The body the post is in.
        since: The first day.
        until: The first day no longer.

    Example:
        >>> from hypothesis import find
        >>> find(posts(since="2018"), lambda post: post.until is not None).until
        PartialDate('2018')
    """
    return records(
        Post,
        from_to("since", since, "until", until, optional_dates),
        title=drawn(title, phrases(_samples.POSTS)),
        organization=drawn(organization, optional(organization_ids())),
    )


def people(
    *,
    id: Draws[PersonId | str] = ...,
    name: Draws[TextLike] = ...,
    other_names: Draws[Collection[TextLike]] = ...,
    posts: Draws[Collection[Post]] = ...,
    identifiers: Draws[Collection[Identifier]] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Person]:
    """Return a strategy for people, some of whom hold several posts.

    Args:
        id: The person's id in the hub.
        name: The name.
        other_names: The same name as printed elsewhere.
        posts: The posts held, at any time.
        identifiers: The person's ids elsewhere.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> [str(post.title) for post in find(people(), lambda one: len(one.posts) > 1).posts]
        ['A', 'Chairman of the Steering Committee']
    """
    return records(
        Person,
        id=drawn(id, person_ids()),
        name=drawn(name, phrases(_samples.PEOPLE)),
        other_names=drawn(other_names, _other_spellings),
        posts=drawn(posts, several_posts),
        identifiers=drawn(identifiers, _identifiers),
        cited=cites(cited),
    )


# What the lists of a record hold by themselves. A parameter may have the name of a strategy.
_former_names: Final = lists(former_names(), 1)
_other_names: Final = lists(phrases(_samples.ORGANIZATIONS), 1)
_other_spellings: Final = lists(phrases(_samples.PEOPLE), 1)
_successions: Final = lists(successions(), 1)
_identifiers: Final = lists(identifiers(), 1)
_links: Final = lists(urls(), 1)
several_posts: Final = lists(posts(), 3)
