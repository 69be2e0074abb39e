"""Questions about registers whose records are all related, similar or near in time."""

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    Attestation,
    CoOrganizer,
    Headcount,
    Hub,
    MembershipChange,
    MembershipHistory,
    Organization,
    Person,
    Post,
    Role,
    Source,
    Workshop,
)
from egov_hub.differences import diff
from egov_hub.findings import review
from egov_hub.knowledge import known_by
from egov_hub.questions import contradictions, guests, holders, totals

from . import Call, family
from .membership import day, once


def words(n: int) -> str:
    """Return a title that has words of other titles, but is not near to any."""
    return f"Workshop {n * 2_654_435_761 % 10**20:020} on the use of {n * 40_503 % 10**20:020}"


def _with_attestations(lists: list[Attestation]) -> Hub:
    history = MembershipHistory([MembershipChange("AZ", "1990", "member")])
    return Hub("hub", "Hub", alliances=[Alliance("a", "A", history=history, attestations=lists)])


@family("lists of one day with different counts: contradictions", most=8_000)
def counts(n: int) -> Call:
    hub = _with_attestations([Attestation("2018-05-30", ["AZ"], count=each) for each in range(n)])
    return lambda: contradictions(hub)


@family("lists of near days with different counts: contradictions", most=8_000)
def near_counts(n: int) -> Call:
    lists = [Attestation(f"2018-05-{1 + each % 30:02}", ["AZ"], count=each) for each in range(n)]
    hub = _with_attestations(lists)
    return lambda: contradictions(hub)


@family("complete lists of unknown days: contradictions", most=8_000)
def unknown_lists(n: int) -> Call:
    lists = [Attestation("XXXX", [f"o{each}"], complete=True) for each in range(n)]
    bodies = [Organization(f"o{each}", "Body") for each in range(n)]
    alliance = Alliance("a", "A", attestations=lists)
    hub = Hub("hub", "Hub", organizations=bodies, alliances=[alliance])
    return lambda: contradictions(hub)


@family("one body in many roles: contradictions", most=8_000)
def roles(n: int) -> Call:
    given = tuple(Role)
    sources = [Source(f"s{each}", "News") for each in range(n)]
    bodies = [CoOrganizer("o", given[each % len(given)], cited=[f"s{each}"]) for each in range(n)]
    hub = Hub("hub", "Hub", sources=sources, organizations=[Organization("o", "Body")])
    hub = hub.put(Workshop("w", co_organizers=bodies))
    return lambda: contradictions(hub)


@family("events of one year and place, alike: review", most=4_000)
def alike(n: int) -> Call:
    hub = Hub(
        "hub",
        "Hub",
        workshops=[Workshop(f"w{each}", f"Open data {each}", start="2018") for each in range(n)],
    )
    return lambda: review(hub)


@family("events of one year and place, not alike: review", most=4_000)
def not_alike(n: int) -> Call:
    hub = Hub(
        "hub",
        "Hub",
        workshops=[Workshop(f"w{each}", words(each), start="2018") for each in range(n)],
    )
    return lambda: review(hub)


@family("announced events and later sources: review", most=4_000)
def announced(n: int) -> Call:
    sources = [Source(f"s{each}", "News", published="2019-01-01") for each in range(n)]
    workshops = [
        Workshop(f"w{each}", start=day(each), status="announced", cited=[f"s{each}"])
        for each in range(n)
    ]
    hub = Hub("hub", "Hub", sources=sources, workshops=workshops)
    return lambda: review(hub)


@family("many alliances and events: review", most=4_000)
def many_alliances(n: int) -> Call:
    alliances = [Alliance(f"a{each}", "A") for each in range(n)]
    workshops = [
        Workshop(f"w{each}", start=day(each), alliance=f"a{each}", attendance=[Attendance("AZ")])
        for each in range(n)
    ]
    hub = Hub("hub", "Hub", alliances=alliances, workshops=workshops)
    return lambda: review(hub)


@family("many members and their bodies at events: review", most=4_000)
def many_bodies(n: int) -> Call:
    bodies = [Organization(f"o{each}", "Body") for each in range(2 * n)]
    changes = [
        MembershipChange(f"o{each}", "2001", "member", through=f"o{n + each}") for each in range(n)
    ]
    workshops = [
        Workshop(
            f"w{each}",
            start=day(each),
            alliance="a",
            attendance=[Attendance(organization=f"o{n + each}")],
        )
        for each in range(n)
    ]
    alliance = Alliance("a", "A", history=MembershipHistory(changes))
    hub = Hub("hub", "Hub", organizations=bodies, alliances=[alliance], workshops=workshops)
    return lambda: (guests(hub), review(hub))


@family("a person with many posts, who appears often: review", most=4_000)
def posts(n: int) -> Call:
    posts = [Post(f"Advisor {each}", since="2018") for each in range(n)]
    workshops = [
        Workshop(f"w{each}", start=day(each), appearances=[Appearance("p", posts=[post])])
        for each, post in enumerate(posts)
    ]
    hub = Hub("hub", "Hub", people=[Person("p", "P", posts=posts)], workshops=workshops)
    return lambda: review(hub)


@family("headcounts of one event: totals, review", most=4_000)
def headcounts(n: int) -> Call:
    counts = [Headcount(each) for each in range(n)] + [
        Headcount(each, mode="online") for each in range(n)
    ]
    hub = Hub("hub", "Hub", workshops=[Workshop("w", headcounts=counts)])
    return lambda: (totals(hub), review(hub))


@family("many parties on an unknown day: review", most=8_000)
def unknown_day(n: int) -> Call:
    lists = [Attestation("XXXX", ["o0"], count=each) for each in range(3)]
    alliance = Alliance("a", "A", history=MembershipHistory(once(n)), attestations=lists)
    bodies = [Organization(f"o{each}", "Body") for each in range(n)]
    hub = Hub("hub", "Hub", organizations=bodies, alliances=[alliance])
    return lambda: review(hub)


@family("many lists beside a history: review", most=4_000)
def lists_beside_history(n: int) -> Call:
    lists = [Attestation(day(each), ["AZ"], count=1) for each in range(n)]
    hub = _with_attestations(lists)
    return lambda: review(hub)


def _moved(n: int, year: str) -> Hub:
    changes = [
        MembershipChange("AZ", f"[{year}..]", ("member", "observer")[each % 2]) for each in range(n)
    ]
    return Hub("hub", "Hub", alliances=[Alliance("a", "A", history=MembershipHistory(changes))])


@family("a history of one member whose dates all moved: diff", most=4_000)
def moved(n: int) -> Call:
    old, new = _moved(n, "1001"), _moved(n, "1002")
    return lambda: diff(old, new).changes


@family("a history of many members whose dates all moved: diff", most=4_000)
def all_moved(n: int) -> Call:
    bodies = [Organization(f"o{each}", "Body") for each in range(n)]
    hubs: list[Hub] = []
    for year in ("2001", "2002"):
        changes = [MembershipChange(body.id, year, "member") for body in bodies]
        alliance = Alliance("a", "A", history=MembershipHistory(changes))
        hubs.append(Hub("hub", "Hub", organizations=bodies, alliances=[alliance]))
    return lambda: diff(*hubs).changes


@family("a list whose items all changed: diff", most=4_000)
def all_items(n: int) -> Call:
    people = [Person(f"p{each}", "P") for each in range(n)]
    hubs = [
        Hub(
            "hub",
            "Hub",
            people=people,
            workshops=[Workshop("w", appearances=[Appearance(one.id, part) for one in people])],
        )
        for part in ("chair", "speaker")
    ]
    return lambda: diff(*hubs).changes


@family("topics that all changed: diff", most=4_000)
def all_topics(n: int) -> Call:
    hubs = [
        Hub("hub", "Hub", workshops=[Workshop("w", topics=[f"{kind} {each}" for each in range(n)])])
        for kind in ("Old", "New")
    ]
    return lambda: diff(*hubs).changes


@family("sources of all years: known_by", most=4_000)
def known(n: int) -> Call:
    sources = [Source(f"s{each}", "News", published=day(each)) for each in range(n)]
    workshops = [Workshop(f"w{each}", cited=[f"s{each}"]) for each in range(n)]
    hub = Hub("hub", "Hub", sources=sources, workshops=workshops)
    return lambda: known_by(hub, day(n // 2))


@family("people with many posts, also at events: holders", most=8_000)
def many_posts(n: int) -> Call:
    posts = [Post(f"Post {each}", "o", since="2001") for each in range(n)]
    people = [Person("p", "P", posts=posts), *(Person(f"p{each}", "P") for each in range(n))]
    workshops = [
        Workshop(f"w{each}", start=day(each), appearances=[Appearance(f"p{each}", posts=posts[:2])])
        for each in range(n)
    ]
    bodies = [Organization("o", "Body")]
    hub = Hub("hub", "Hub", organizations=bodies, people=people, workshops=workshops)
    return lambda: holders(hub, "o", "2019")
