"""A hub that exists is sound: references lead somewhere, ids are unique, nothing is a circle."""

import pickle

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    AllianceId,
    Answer,
    Appearance,
    Attendance,
    Attestation,
    CoOrganizer,
    Country,
    CountryCode,
    Hub,
    HubRecord,
    MembershipHistory,
    Organization,
    OrganizationId,
    Person,
    Post,
    Roster,
    Source,
    SourceId,
    Succession,
    UnknownIdError,
    ValidationError,
    Workshop,
    WorkshopId,
    dumps,
    questions,
)
from egov_hub.register.bare import bare, missing
from egov_hub.strategies import hubs
from tests.support.refusals import codes_and_paths

EMPTY = Hub("hub", "Hub")


def test_every_reference_is_checked_and_all_problems_are_told() -> None:
    history = MembershipHistory().join("AZ", "2018", through="b").join("c", "2018")
    with pytest.raises(ValidationError) as refused:
        Hub(
            "hub",
            "Hub",
            organizations=[
                Organization(
                    "a", "A", parent="b", succeeds=[Succession("c", "2018", "merged", cited=["s"])]
                ),
            ],
            people=[Person("p", "P", posts=[Post("Rector", "b")])],
            alliances=[
                Alliance(
                    "x",
                    "X",
                    convened_by=["a", "b"],
                    history=history,
                    attestations=[Attestation("2018", ["AZ", "d"])],
                )
            ],
            workshops=[
                Workshop(
                    "w",
                    alliance="y",
                    within="v",
                    follows="u",
                    co_organizers=[CoOrganizer("a"), CoOrganizer("b")],
                    appearances=[Appearance("q", posts=[Post("Rector", "b")])],
                    attendance=[Attendance("AZ"), Attendance("b", organization="c")],
                    cited=["s"],
                )
            ],
            sources=[Source("t", "T", copy_of="s")],
        )
    assert {code for code, _ in codes_and_paths(refused)} == {"unknown-id"}
    assert [path for _, path in codes_and_paths(refused)] == [
        "/organizations/0/parent",
        "/organizations/0/succeeds/0/predecessor",
        "/organizations/0/succeeds/0/cited/0/source",
        "/people/0/posts/0/organization",
        "/alliances/0/convened_by/1",
        "/alliances/0/history/changes/0/through",
        "/alliances/0/history/changes/1/member",
        "/alliances/0/attestations/0/members",
        "/workshops/0/co_organizers/1/organization",
        "/workshops/0/alliance",
        "/workshops/0/within",
        "/workshops/0/follows",
        "/workshops/0/appearances/0/person",
        "/workshops/0/appearances/0/posts/0/organization",
        "/workshops/0/attendance/1/party",
        "/workshops/0/attendance/1/organization",
        "/workshops/0/cited/0/source",
        "/sources/0/copy_of",
    ]


def test_an_id_of_another_kind_resolves_nothing() -> None:
    with pytest.raises(ValidationError) as refused:
        EMPTY.put(Person("oecd", "O"), Workshop("w", co_organizers=[CoOrganizer("oecd")]))
    assert codes_and_paths(refused) == [("unknown-id", "/workshops/0/co_organizers/0/organization")]


def test_a_bare_record_has_an_id_and_a_name_if_it_needs_one() -> None:
    assert bare(CountryCode("KZ")) == Country("KZ")
    assert bare(CountryCode("KZ"), "Qazaqstan") == Country("KZ", "Qazaqstan")
    assert bare(OrganizationId("oecd")) == Organization("oecd", "oecd")
    assert bare(OrganizationId("oecd"), "OECD") == Organization("oecd", "OECD")
    assert bare(WorkshopId("forum"), "Forum") == Workshop("forum")
    assert bare(SourceId("notice"), "Notice") == Source("notice")


def test_only_records_that_are_not_there_are_missing() -> None:
    history = MembershipHistory().join("AZ", "2018").join("oecd", "2018")
    alliance = Alliance("oecd", "OECD", history=history)
    assert missing((alliance, Country("AZ"))) == [Organization("oecd", "oecd")]


def test_ids_are_unique_among_their_kind() -> None:
    with pytest.raises(ValidationError) as refused:
        Hub(
            "hub",
            "Hub",
            sources=[Source("b", "1"), Source("a", "2"), Source("b", "3")],
            people=[Person("a", "1"), Person("a", "2")],
        )
    assert codes_and_paths(refused) == [
        ("duplicate-id", "/people/1/id"),
        ("duplicate-id", "/sources/2/id"),
    ]
    assert str(refused.value.problems[1].other) == "/sources/0"


def test_nothing_comes_back_to_itself() -> None:
    with pytest.raises(ValidationError) as refused:
        Hub(
            "hub",
            "Hub",
            organizations=[
                Organization("c", "C", parent="a"),
                Organization("a", "A", parent="b"),
                Organization("b", "B", parent="c"),
                Organization("own", "Own", parent="own"),
                Organization("x", "X", succeeds=[Succession("y", "2018", "renamed")]),
                Organization("y", "Y", succeeds=[Succession("x", "2019", "renamed")]),
            ],
            workshops=[
                Workshop("u", within="v"),
                Workshop("v", within="u"),
                Workshop("w", follows="w"),
            ],
            sources=[Source("s", "S", copy_of="t"), Source("t", "T", copy_of="s")],
        )
    assert {code for code, _ in codes_and_paths(refused)} == {"own-ancestor"}
    assert sorted(path for _, path in codes_and_paths(refused)) == [
        "/organizations/1/parent",
        "/organizations/3/parent",
        "/organizations/4/succeeds/0/predecessor",
        "/sources/0/copy_of",
        "/workshops/0/within",
        "/workshops/2/follows",
    ]
    assert any("a -> b -> c -> a" in problem.message for problem in refused.value.problems)


def test_a_cycle_is_found_beside_records_of_another_kind_with_the_same_ids() -> None:
    bodies = [Organization("a", "A", parent="b"), Organization("b", "B", parent="a")]
    with pytest.raises(ValidationError) as refused:
        Hub("hub", "Hub", organizations=bodies, sources=[Source("a", "A"), Source("b", "B")])
    assert codes_and_paths(refused) == [("own-ancestor", "/organizations/0/parent")]


def test_a_body_may_have_two_predecessors_and_two_successors() -> None:
    hub = EMPTY.put(
        Organization("a", "A"),
        Organization("b", "B"),
        Organization(
            "c",
            "C",
            succeeds=[Succession("a", "2018", "merged"), Succession("b", "2018", "merged")],
        ),
        Organization("d", "D", succeeds=[Succession("c", "2019", "split")]),
        Organization("e", "E", succeeds=[Succession("c", "2019", "split")]),
    )
    assert len(hub.organizations) == 5


def test_a_hub_takes_records_of_their_kind_only() -> None:
    with pytest.raises(ValidationError) as refused:
        Hub("hub", "Hub", people=[Source("s", "S")], sources="s")  # type: ignore[list-item, arg-type]
    assert codes_and_paths(refused) == [("wrong-type", "/people/0"), ("wrong-type", "/sources")]


@given(hubs(), st.randoms(use_true_random=False))
def test_the_order_of_records_says_nothing(hub: Hub, random: object) -> None:
    kinds = ("organizations", "people", "alliances", "workshops", "sources")
    turned = {kind: tuple(reversed(getattr(hub, kind))) for kind in kinds}
    again = evolve(hub, **turned)  # type: ignore[arg-type] # one field of each kind
    assert again == hub
    assert dumps(again) == dumps(hub)


@given(hubs())
def test_records_are_found_by_their_ids(hub: Hub) -> None:
    assert tuple(map(hub.organization, [one.id for one in hub.organizations])) == hub.organizations
    assert tuple(map(hub.person, [one.id for one in hub.people])) == hub.people
    assert tuple(map(hub.alliance, [one.id for one in hub.alliances])) == hub.alliances
    assert tuple(map(hub.workshop, [one.id for one in hub.workshops])) == hub.workshops
    assert tuple(map(hub.source, [one.id for one in hub.sources])) == hub.sources


@given(hubs())
def test_putting_what_is_there_changes_nothing(hub: Hub) -> None:
    everything: tuple[HubRecord, ...] = (
        *hub.countries, *hub.organizations, *hub.people,
        *hub.alliances, *hub.workshops, *hub.sources,
    )  # fmt: skip
    assert hub.put(*everything) == hub
    assert Hub(hub.id, hub.name).put(*reversed(everything)) == hub
    assert hub.without(*(one.id for one in everything)) == Hub(hub.id, hub.name)


def test_put_replaces_and_leaves_the_old_hub_as_it_was() -> None:
    old = EMPTY.put(Source("s", "old"))
    new = old.put(Source("s", "new"), Source("t", "T"))
    assert [str(one.title) for one in old.sources] == ["old"]
    assert [str(one.title) for one in new.sources] == ["new", "T"]


def test_put_takes_records_only() -> None:
    with pytest.raises(ValidationError) as refused:
        EMPTY.put(Source("s", "S"), Post("Rector"), "s")  # type: ignore[arg-type] # the point
    assert codes_and_paths(refused) == [
        ("wrong-type", "/records/1"),
        ("wrong-type", "/records/2"),
    ]


def test_what_is_referred_to_cannot_be_taken_out() -> None:
    hub = EMPTY.put(Source("s", "S"), Person("p", "P", cited=["s"]))
    with pytest.raises(ValidationError) as refused:
        hub.without("s")
    assert codes_and_paths(refused) == [("unknown-id", "/people/0/cited/0/source")]
    assert hub.without("s", "p") == EMPTY


def test_an_id_that_could_mean_two_records_is_asked_back() -> None:
    hub = EMPTY.put(Organization("x", "X"), Alliance("x", "X"))
    with pytest.raises(ValidationError, match="alliances and organizations"):
        hub.without("x")
    assert hub.without(AllianceId("x")).organizations == hub.organizations
    assert hub.without(OrganizationId("x")).alliances == hub.alliances


def test_an_unknown_id_names_near_ones() -> None:
    hub = EMPTY.put(Organization("oecd", "OECD"), Organization("oecd-unit", "Unit"))
    with pytest.raises(UnknownIdError) as refused:
        hub.organization("oced")
    assert str(refused.value) == ('No organization has the id "oced". Did you mean "oecd"?')
    assert (refused.value.id, refused.value.near) == ("oced", ("oecd",))
    assert isinstance(refused.value, KeyError)
    assert refused.value.args == ("organization", "oced")
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)  # noqa: S301
    with pytest.raises(UnknownIdError, match=r'No record has the id "oced"\. Did you mean "oecd"'):
        hub.without("oced")
    with pytest.raises(UnknownIdError, match=r'No person has the id "xyz"\.$'):
        hub.person("xyz")
    for ask in (hub.alliance, hub.workshop, hub.source):
        with pytest.raises(UnknownIdError):
            ask("xyz")


# Who speaks for a party


def bodies(*successions: tuple[str, str, str]) -> Hub:
    """Return a hub in which each (new, old, on) is a succession and AZ sits through `old`."""
    names = {name for new, old, _ in successions for name in (new, old)} | {"old"}
    return EMPTY.put(
        *(
            Organization(
                name,
                name,
                succeeds=[Succession(old, on, "replaced") for new, old, on in successions
                          if new == name],
            )
            for name in names
        ),
        Alliance(
            "x",
            "X",
            dissolved="2024",
            history=MembershipHistory().join("AZ", "2010-01-01", through="old"),
        ),
    )  # fmt: skip


def speaking(hub: Hub, on: str) -> set[str | None]:
    return {row.body for row in questions.voices(hub, "AZ", on)}


@pytest.mark.parametrize(
    ("successions", "on", "expected"),
    [
        ([], "2015", {"old"}),
        ([("new", "old", "2016-05-04")], "2016-05-03", {"old"}),
        ([("new", "old", "2016-05-04")], "2016-05-04", {"new"}),
        ([("new", "old", "2016")], "2016-05-04", {"old", "new"}),
        ([("new", "old", "2016"), ("newer", "new", "2018")], "2019", {"newer"}),
        ([("new", "old", "2016"), ("newer", "new", "2018")], "2018", {"new", "newer"}),
        ([("one", "old", "2016"), ("two", "old", "2016")], "2019", {"one", "two"}),
        ([("one", "old", "2016"), ("two", "old", "2020")], "2019", {"one"}),
        ([("new", "old", "2016-05-04")], "2009", set[str]()),
        ([("new", "old", "2016-05-04")], "2010-01-01", {"old"}),
        ([("new", "old", "2016-05-04")], "2025", set[str]()),
        ([("new", "old", "XXXX")], "2019", {"old", "new"}),
    ],
)
def test_the_body_that_speaks_follows_successions(
    successions: list[tuple[str, str, str]], on: str, expected: set[str | None]
) -> None:
    assert speaking(bodies(*successions), on) == expected


@pytest.mark.parametrize(
    ("dissolved", "on", "expected"),
    [
        ("2015", "2014", {"old"}),
        ("2015", "2015-06-01", {"old", None}),
        ("2015", "2016", {None}),
    ],
)
def test_a_dissolved_body_without_a_successor_speaks_no_more(
    dissolved: str, on: str, expected: set[str | None]
) -> None:
    hub = bodies().put(Organization("old", "old", dissolved=dissolved))
    assert speaking(hub, on) == expected


def test_a_body_that_was_succeeded_by_chance_before_it_was_dissolved() -> None:
    hub = bodies(("new", "old", "2016")).put(Organization("old", "old", dissolved="2016"))
    assert speaking(hub, "2016-06-01") == {"old", "new"}
    assert speaking(hub, "2017") == {"new"}


# Alliances


def test_an_alliance_ends_its_memberships() -> None:
    history = (
        MembershipHistory()
        .join("AZ", "2016")
        .join("GE", "2017", standing="observer", through="body")
    )
    alliance = Alliance("x", "X", launched="2016", dissolved="2020", history=history)
    assert alliance.roster("2019") == Roster(["AZ"])
    assert alliance.roster("2020-05-01") == Roster(uncertain=["AZ"])
    assert alliance.roster("2021") == Roster()
    assert alliance.belongs("AZ", "2021") is Answer.NO
    assert alliance.standings("GE", "2021") == {None}
    assert alliance.through("GE", "2018") == {"body"}
    assert alliance.through("GE", "2021") == {None}
    assert alliance.roster_during("2020", "2022") == Roster(uncertain=["AZ"])
    assert alliance.fits(Attestation("2021", ["AZ"])) is Answer.NO
    assert [str(spell.until) for spell in alliance.memberships()] == ["2020", "2020"]
    assert history.belongs("AZ", "2021") is Answer.YES


def test_an_alliance_without_an_end_answers_as_its_history() -> None:
    history = MembershipHistory().join("AZ", "2016")
    assert Alliance("x", "X", history=history).roster("2021") == history.roster("2021")


def test_nobody_changes_after_an_alliance_ended() -> None:
    history = MembershipHistory().join("AZ", "2021").join("GE", "2018").join("KZ", "2022")
    with pytest.raises(ValidationError) as refused:
        Alliance("x", "X", launched="2021", dissolved="2020", history=history)
    assert codes_and_paths(refused) == [
        ("ends-before-start", "/dissolved"),
        ("after-dissolution", "/dissolved"),
        ("after-dissolution", "/dissolved"),
    ]
