"""Strategies for what histories tell: acts and seats."""

from collections.abc import Collection

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from egov_hub.acts import ActKind, MembershipAct, Seat
from egov_hub.dates import Answer, DateLike
from egov_hub.ids import OrganizationId, PartyId, SourceId
from egov_hub.membership import Departure, Standing
from egov_hub.sources import Citation
from egov_hub.strategies import _samples
from egov_hub.strategies._arguments import Draws, drawn, lists, optional, records
from egov_hub.strategies._values import cites, organization_ids, partial_dates, party_ids, phrases
from egov_hub.text import TextLike


def membership_acts(
    *,
    member: Draws[PartyId | str] = ...,
    kind: Draws[ActKind | str] = ...,
    on: Draws[DateLike] = ...,
    bounds: Draws[DateLike] = ...,
    before: Draws[Standing | str | None] = ...,
    standing: Draws[Standing | str | None] = ...,
    through: Draws[OrganizationId | str | None] = ...,
    how: Draws[Departure | str | None] = ...,
    label: Draws[TextLike | None] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[MembershipAct]:
    """Return a strategy for acts, each field for itself.

    For acts that fit together ask a history drawn with `membership_histories`.

    Args:
        member: The party.
        kind: What the change did.
        on: The day of it, as recorded.
        bounds: The day of it, as far as it follows.
        before: The standing until then.
        standing: The standing from then on.
        through: The body that fills the seat from then on.
        how: How the party left.
        label: The alliance's own word for the standing.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(membership_acts(kind="left"), lambda act: act.member == "EE").kind
        <ActKind.LEFT: 'left'>
    """
    return records(
        MembershipAct,
        member=drawn(member, party_ids()),
        kind=drawn(kind, st.sampled_from(ActKind)),
        on=drawn(on, partial_dates()),
        bounds=drawn(bounds, partial_dates()),
        before=drawn(before, optional(st.sampled_from(Standing))),
        standing=drawn(standing, optional(st.sampled_from(Standing))),
        through=drawn(through, optional(organization_ids())),
        how=drawn(how, optional(st.sampled_from(Departure))),
        label=drawn(label, optional(phrases(_samples.LABELS))),
        cited=cites(cited),
    )


def seats(
    *,
    member: Draws[PartyId | str] = ...,
    belongs: Draws[Answer | str] = ...,
    standings: Draws[Collection[Standing | str]] = ...,
    outside: Draws[bool] = ...,
    through: Draws[Collection[OrganizationId | str]] = ...,
    cited: Draws[Collection[Citation | SourceId | str]] = ...,
) -> SearchStrategy[Seat]:
    """Return a strategy for how a party stood on a day, each field for itself.

    For seats that fit together ask a history drawn with `membership_histories`.

    Args:
        member: The party.
        belongs: Whether it was in one of the standings asked for.
        standings: The standings that it may have had.
        outside: Whether it may have been outside.
        through: The bodies that may have filled its seat.
        cited: The sources.

    Example:
        >>> from hypothesis import find
        >>> find(seats(member="AM"), lambda seat: bool(seat.standings)).member
        'AM'
    """
    return records(
        Seat,
        member=drawn(member, party_ids()),
        belongs=drawn(belongs, st.sampled_from(Answer)),
        standings=drawn(standings, lists(st.sampled_from(Standing))),
        outside=drawn(outside, st.booleans()),
        through=drawn(through, lists(organization_ids())),
        cited=cites(cited),
    )
