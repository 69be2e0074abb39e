"""Hostile histories: days of which nothing is known, rows that overlap, lists that disagree."""

from egov_hub import Attestation, Membership, MembershipChange, MembershipHistory

from . import Call, family, refused


def day(n: int) -> str:
    """Return one of many days, in their order."""
    return f"{1000 + n // 300:04}-{1 + n // 25 % 12:02}-{1 + n % 25:02}"


def once(n: int) -> list[MembershipChange]:
    """Return changes of parties that joined on different days."""
    return [MembershipChange(f"o{each}", day(each), "member") for each in range(n)]


@family("a completely unknown day: roster", most=32_000)
def unknown_day(n: int) -> Call:
    history = MembershipHistory(once(n))
    return lambda: history.roster("XXXX")


@family("a completely unknown day: fits", most=32_000)
def unknown_list(n: int) -> Call:
    history = MembershipHistory(once(n))
    listed = Attestation("XXXX", [f"o{each}" for each in range(0, n, 2)], count=n)
    return lambda: history.fits(listed)


@family("all standings on an unknown day: seats", most=8_000)
def seats(n: int) -> Call:
    history = MembershipHistory(once(n))
    return lambda: history.seats("XXXX")


@family("one member that changes all the time", most=16_000)
def one_member(n: int) -> Call:
    changes = [
        MembershipChange("AZ", "XXXX", ("member", "observer")[each % 2]) for each in range(n)
    ]
    return lambda: MembershipHistory(changes).acts()


@family("one member that changes all the time: possible states", most=16_000)
def states_of_one_member(n: int) -> Call:
    changes = [
        MembershipChange("AZ", "XXXX", ("member", "observer")[each % 2]) for each in range(n)
    ]
    return lambda: MembershipHistory(changes).possible_states()


@family("one member whose changes have no days", most=16_000)
def no_days(n: int) -> Call:
    changes = [
        MembershipChange("AZ", "2018-01", ("member", "observer")[each % 2]) for each in range(n)
    ]
    return refused(lambda: MembershipHistory(changes))


@family("one member whose changes change nothing", most=16_000)
def idle(n: int) -> Call:
    changes = [MembershipChange("AZ", "XXXX", "member") for _ in range(n)]
    return refused(lambda: MembershipHistory(changes))


@family("spells that all overlap", most=8_000)
def overlapping(n: int) -> Call:
    spells = [Membership("AZ", "member", since=f"{1000 + each}", until="9998") for each in range(n)]
    return refused(lambda: MembershipHistory.from_memberships(spells))


@family("spells in an order that no date decides", most=8_000)
def undecided(n: int) -> Call:
    spells = [Membership("AZ", "member", since="2018-05-01")] + [
        Membership("AZ", ("member", "observer")[each % 2], since="XXXX", until="2018-05-01")
        for each in range(n)
    ]
    return refused(lambda: MembershipHistory.from_memberships(spells))


@family("spells in one month, more than it has days", most=8_000)
def crowded(n: int) -> Call:
    spells = [
        Membership("AZ", "member", since="2018-05", until="2018-05", label=f"Round {each}")
        for each in range(n)
    ]
    return refused(lambda: MembershipHistory.from_memberships(spells))


@family("complete lists of one day that disagree", most=8_000)
def disagreeing(n: int) -> Call:
    lists = [Attestation("2018", [f"o{each}"], complete=True) for each in range(n)]
    return refused(lambda: MembershipHistory.from_rosters(lists))


@family("lists of unknown days beside complete ones", most=8_000)
def unknown_lists(n: int) -> Call:
    lists = [
        Attestation("XXXX", [f"o{each % 50}"], complete=each % 2 == 0, count=each)
        for each in range(n)
    ]
    return refused(lambda: MembershipHistory.from_rosters(lists))


@family("lists of one party on many days", most=8_000)
def many_lists(n: int) -> Call:
    lists = [
        Attestation(f"{1000 + each}", ["AZ"] if each % 2 else ["GE"], complete=True)
        for each in range(n)
    ]
    return lambda: MembershipHistory.from_rosters(lists)
