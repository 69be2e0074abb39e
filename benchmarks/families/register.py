"""Hostile registers: cycles, chains, and records that refer to what is not there."""

from collections.abc import Iterable

from egov_hub import (
    Alliance,
    Citation,
    CoOrganizer,
    Hub,
    MembershipHistory,
    Organization,
    Source,
    Succession,
    Workshop,
)
from egov_hub.questions import (
    followed,
    partnerships,
    tally,
    voices,
    witnesses,
    workshops_of,
)

from . import Call, family, refused


def organizations(parents: Iterable[tuple[str, str | None]]) -> list[Organization]:
    """Return organizations with their parents."""
    return [Organization(id, "Body", parent=parent) for id, parent in parents]


def chain(n: int, id: str = "o") -> list[tuple[str, str | None]]:
    """Return ids, each with the one before it."""
    return [(f"{id}{each}", f"{id}{each - 1}" if each else None) for each in range(n)]


@family("cycles of two", most=16_000)
def cycles_of_two(n: int) -> Call:
    bodies = organizations((f"o{each}", f"o{each ^ 1}") for each in range(n // 2 * 2))
    return refused(lambda: Hub("hub", "Hub", organizations=bodies))


@family("one cycle of all", most=16_000)
def cycle_of_all(n: int) -> Call:
    bodies = organizations((f"o{each}", f"o{(each + 1) % n}") for each in range(n))
    return refused(lambda: Hub("hub", "Hub", organizations=bodies))


@family("each body succeeds its neighbours, in a cycle", most=16_000)
def entangled(n: int) -> Call:
    bodies = [
        Organization(
            f"o{each}",
            "Body",
            succeeds=[Succession(f"o{(each + step) % n}", "2018", "merged") for step in (-1, 1, 2)],
        )
        for each in range(n)
    ]
    return refused(lambda: Hub("hub", "Hub", organizations=bodies))


@family("references of new records to ids that no record has", most=8_000)
def dangling(n: int) -> Call:
    sources = [Source(f"hub-news-item-{each}", "News") for each in range(n)]
    workshops = [Workshop(f"w{each}", cited=[f"hub-news-item-{each}-x"]) for each in range(n)]
    return refused(lambda: Hub("hub", "Hub", sources=sources, workshops=workshops))


@family("without: all records", most=16_000)
def without(n: int) -> Call:
    sources = [Source(f"s{each}", "News") for each in range(n)]
    hub = Hub("hub", "Hub", sources=sources)
    ids = [source.id for source in sources]
    return lambda: hub.without(*ids)


@family("put: all records", most=16_000)
def put(n: int) -> Call:
    sources = [Source(f"s{each}", "News") for each in range(n)]
    return lambda: Hub("hub", "Hub").put(*sources)


@family("a chain of parents", most=16_000)
def parents(n: int) -> Call:
    workshops = [
        Workshop(f"w{each}", co_organizers=[CoOrganizer(f"o{each}")]) for each in range(0, n, 2)
    ]
    bodies = organizations(chain(n))
    return lambda: partnerships(
        Hub("hub", "Hub", organizations=bodies, workshops=workshops), by="parent"
    )


@family("a chain of parts: framework, tally", most=16_000)
def parts(n: int) -> Call:
    workshops = [
        Workshop(id, start="2018", within=of, alliance=None if of else "a")
        for id, of in chain(n, "w")
    ]
    hub = Hub("hub", "Hub", alliances=[Alliance("a", "A")], workshops=workshops)
    return lambda: (workshops_of(hub, "a"), tally(hub, "alliance"))


@family("a chain of events that follow each other", most=16_000)
def follows(n: int) -> Call:
    hub = Hub("hub", "Hub", workshops=[Workshop(id, follows=of) for id, of in chain(n, "w")])
    return lambda: followed(hub, "w0")


@family("a chain of copies: witnesses", most=16_000)
def copies(n: int) -> Call:
    sources = [Source(id, "News", copy_of=of) for id, of in chain(n, "s")]
    workshops = [Workshop(f"w{each}", cited=[Citation(f"s{each}")]) for each in range(n)]
    hub = Hub("hub", "Hub", sources=sources, workshops=workshops)
    return lambda: witnesses(hub)


def _spoken_for(bodies: list[Organization]) -> Call:
    history = MembershipHistory().join("UZ", "2001", through=bodies[0].id)
    alliance = Alliance("a", "A", history=history)
    hub = Hub("hub", "Hub", organizations=bodies, alliances=[alliance])
    return lambda: voices(hub, "UZ", on="2020")


@family("a chain of successions: voices", most=16_000)
def successions(n: int) -> Call:
    return _spoken_for(
        [
            Organization(
                id, "Body", succeeds=[Succession(before, "2010", "renamed")] if before else []
            )
            for id, before in chain(n)
        ]
    )


@family("a chain of successions with a source each: voices", most=16_000)
def cited_successions(n: int) -> Call:
    bodies = [
        Organization(
            id,
            "Body",
            succeeds=[Succession(before, "2010", "renamed", cited=[f"s-{id}"])] if before else [],
        )
        for id, before in chain(n)
    ]
    sources = [Source(f"s-{id}", "Decree") for id, _ in chain(n)]
    alliance = Alliance("a", "A", history=MembershipHistory().join("UZ", "2001", through="o0"))
    hub = Hub("hub", "Hub", organizations=bodies, alliances=[alliance], sources=sources)
    return lambda: voices(hub, "UZ", on="2020")


@family("bodies that split and merge: voices", first=32, most=16_000)
def diamonds(n: int) -> Call:
    bodies = [Organization("o0-a", "Body")]
    for each in range(1, n // 3):
        before = f"o{each - 1}-a"
        halves = [f"o{each}-b", f"o{each}-c"]
        bodies += (
            Organization(half, "Half", succeeds=[Succession(before, "2010", "split")])
            for half in halves
        )
        merged = [Succession(half, "2010", "merged") for half in halves]
        bodies.append(Organization(f"o{each}-a", "Body", succeeds=merged))
    return _spoken_for(bodies)


@family("bodies that may have split and merged: voices", first=32, most=16_000)
def unsure_diamonds(n: int) -> Call:
    bodies = [Organization("o0-a", "Body")]
    for each in range(1, n // 3):
        before = f"o{each - 1}-a"
        halves = [f"o{each}-b", f"o{each}-c"]
        bodies += (
            Organization(half, "Half", succeeds=[Succession(before, "2020", "split")])
            for half in halves
        )
        merged = [Succession(half, "2020", "merged") for half in halves]
        bodies.append(Organization(f"o{each}-a", "Body", succeeds=merged))
    return _spoken_for(bodies)
