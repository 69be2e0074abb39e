"""Strategies for alliances, their guides and the phases they reach."""

from collections.abc import Collection
from types import EllipsisType
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.alliances import Alliance, AllianceKind, Guide, LearningPhase, PhaseReached
from egov_hub.dates import DateLike, PartialDate
from egov_hub.history import MembershipHistory
from egov_hub.ids import AllianceId, OrganizationId, SourceId
from egov_hub.membership import Attestation
from egov_hub.sources import Citation
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, Fields, drawn, lists, optional, records
from egov_hub.strategies._membership import NOBODY, attestations, draw_history, optional_bodies
from egov_hub.strategies._values import (
    alliance_ids,
    cites,
    optional_dates,
    organization_ids,
    partial_dates,
    party_ids,
    phrases,
    some_citations,
    span,
    urls,
)
from egov_hub.text import TextLike


def guides(
    *,
    title: Draws[TextLike] = ...,
    publisher: Draws[TextLike | None] = ...,
    url: Draws[str | None] = ...,
) -> SearchStrategy[Guide]:
    """Return a strategy for texts that say how an alliance works.

    Args:
        title: Its title.
        publisher: Who published it.
        url: Where it is found.

    Example:
        >>> from hypothesis import find
        >>> find(guides(title="Charter"), lambda _: True)
        Guide('Charter')
    """
    return records(
        Guide,
        title=drawn(title, phrases(_samples.GUIDES)),
        publisher=drawn(publisher, optional(phrases(_samples.PUBLISHERS))),
        url=drawn(url, optional(urls())),
    )


def phases_reached(
    *,
    phase: Draws[LearningPhase | str] = ...,
    on: Draws[DateLike] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[PhaseReached]:
    """Return a strategy for phases of learning that an alliance reached.

    Args:
        phase: The phase.
        on: The first day on which it was reached.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(phases_reached(on="2018"), lambda _: True).phase
        <LearningPhase.FOUNDATIONAL_ENGAGEMENT: 'foundational-engagement'>
    """
    return records(
        PhaseReached,
        phase=drawn(phase, st.sampled_from(LearningPhase)),
        on=drawn(on, partial_dates()),
        cited=cites(cited),
    )


def lives(
    launched: Draws[DateLike | None] = ..., dissolved: Draws[DateLike | None] = ...
) -> SearchStrategy[tuple[PartialDate | None, PartialDate | None]]:
    """Return a strategy for the launch and the end of an alliance."""
    return span(launched, dissolved, optional_dates)


def alliances(
    *,
    id: Draws[AllianceId | str] = ...,
    name: Draws[TextLike] = ...,
    kind: Draws[AllianceKind | str | None] = ...,
    theme: Draws[TextLike | None] = ...,
    launched: Draws[DateLike | None] = ...,
    dissolved: Draws[DateLike | None] = ...,
    convened_by: Draws[Collection[OrganizationId | str]] = ...,
    guide: Draws[Guide | None] = ...,
    history: Draws[MembershipHistory] = ...,
    attestations: Draws[Collection[Attestation]] = ...,
    phases: Draws[Collection[PhaseReached]] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Alliance]:
    """Return a strategy for alliances, whose members change while the alliance is.

    Args:
        id: Its id in the hub.
        name: Its name.
        kind: What sort of alliance it is.
        theme: What it is about.
        launched: The first day on which it was.
        dissolved: The first day on which it was no more.
        convened_by: The organizations that convened it.
        guide: The text that says how it works.
        history: Who belonged, in what standing, from when to when.
        attestations: What sources say about who belonged on a day.
        phases: When it reached which phase of learning.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> alliance = find(alliances(launched="2016"), lambda one: len(one.history.parties) > 0)
        >>> [(change.member, str(change.on)) for change in alliance.history.changes]
        [('AM', '2016')]
    """
    return records(
        Alliance,
        _life_and_history(launched, dissolved, history),
        id=drawn(id, alliance_ids()),
        name=drawn(name, _names),
        kind=drawn(kind, _kinds),
        theme=drawn(theme, _themes),
        convened_by=drawn(convened_by, _conveners),
        guide=drawn(guide, _guides),
        attestations=drawn(attestations, _attestations),
        phases=drawn(phases, _phases),
        cited=cites(cited),
    )


@st.composite
def _life_and_history(
    draw: DrawFn,
    launched: Draws[DateLike | None],
    dissolved: Draws[DateLike | None],
    history: Draws[MembershipHistory],
) -> Fields:
    """Draw when an alliance was, and who belonged to it then."""
    first, last = draw(lives(launched, dissolved))
    if isinstance(history, EllipsisType):
        told = draw_history(
            draw,
            draw(_members),
            first,
            last,
            through=lambda: draw(optional_bodies),
            cited=lambda: draw(some_citations),
        )
    else:
        told = draw(drawn(history, _nobody))
    return {"launched": first, "dissolved": last, "history": told}


_members: Final = lists(party_ids(), 3)
_nobody: Final = st.just(NOBODY)
_names: Final = phrases(_samples.ALLIANCES)
_kinds: Final = optional(st.sampled_from(AllianceKind))
_themes: Final = optional(phrases(_samples.TOPICS))
_conveners: Final = lists(organization_ids())
_guides: Final = optional(guides())
_attestations: Final = lists(attestations(), 1)
_phases: Final = lists(phases_reached(), 1)
