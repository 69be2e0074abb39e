"""What people ask of cooperation: who took part, with whom, how often, and in what post."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Answer,
    Appearance,
    Attendance,
    CoOrganizer,
    CountryCode,
    Hub,
    MembershipHistory,
    Organization,
    PartyId,
    Person,
    Place,
    Post,
    Source,
    UnknownIdError,
    ValidationError,
    Workshop,
    questions,
)
from egov_hub.strategies import hubs
from tests.support.registers import BODIES, MEMBERS, hub, lines


def test_countries_come_before_bodies_and_people() -> None:
    register = hub(
        *BODIES,
        Person("p", "P"),
        Workshop(
            "w",
            start="2019",
            status="held",
            co_organizers=[CoOrganizer("dea")],
            attendance=[
                Attendance("oecd"),
                Attendance("UZ", organization="ministry"),
                Attendance(audience="x"),
            ],
            appearances=[Appearance("p")],
        ),
        Workshop("v", start="[2019..2020]", appearances=[Appearance("p")]),
    )
    assert lines(questions.took_part(register, "2019", "2019")) == [
        "GE (through dea): w",
        "UZ: w",
        "dea: w",
        "ministry: w",
        "oecd: w",
        "p: w; maybe v",
    ]


def test_a_body_takes_part_for_what_it_is_a_body_of() -> None:
    seat = MembershipHistory().join("UZ", "2018", through="agency")
    register = hub(
        Organization("ministry", "M", country="AM"),
        Organization("agency", "A", parent="ministry"),
        Organization("unit", "U", parent="agency", other_parents=["oecd"]),
        Organization("oecd", "OECD"),
        Alliance("a", "A", history=seat.join("oecd", "2018").join("KZ", "2018")),
        Workshop("w", start="2019", alliance="a", attendance=[Attendance(organization="unit")]),
        Workshop("v", start="2019", alliance="a", co_organizers=[CoOrganizer("unit", "host")]),
    )
    assert lines(questions.took_part(register, "2019", "2019")) == [
        "AM (through unit): w; maybe v",
        "UZ (through unit): w; maybe v",
        "agency (through unit): w; maybe v",
        "ministry (through unit): w; maybe v",
        "oecd (through unit): w; maybe v",
        "unit: w; maybe v",
    ]
    assert lines(questions.participation(register, "AM")) == [
        "AM (through unit) in 2019: 1 (and maybe 1)"
    ]
    for rows in (
        questions.without_attendance(register, "a"),
        questions.never_hosted(register, "a"),
    ):
        assert [row.member for row in rows] == ["KZ"]
    # Uzbekistan and the OECD were members, and the unit was there for both.
    assert questions.guests(register) == ()


def test_a_guest_is_named_with_the_body_that_was_there_for_it() -> None:
    register = hub(
        Organization("ministry", "M", country="FR"),
        Organization("ngo", "N"),
        Alliance("a", "A", history=MembershipHistory().join("AM", "2018")),
        Workshop(
            "w",
            start="2019",
            status="held",
            alliance="a",
            attendance=[
                Attendance(organization="ministry"),
                Attendance(organization="ngo"),
                Attendance("DE", organization="ministry"),
            ],
        ),
    )
    assert lines(questions.guests(register)) == [
        "FR (through ministry) at w: not in a then",
        "ngo at w: not in a then",
        "DE at w: not in a then",
    ]


def test_an_online_workshop_is_in_no_country() -> None:
    place, seat = Place("KZ"), MembershipHistory().join("KZ", "2018")
    online = Workshop("w", start="2019", alliance="a", format="online", place=place)
    register = hub(Alliance("a", "A", history=seat), online)
    assert lines(questions.tally(register, by="country")) == ["not recorded: 0 (and maybe 1)"]
    assert [row.member for row in questions.never_hosted(register, "a")] == ["KZ"]


@given(hubs())
def test_nobody_takes_part_in_what_did_not_take_place(hub: Hub) -> None:
    off = {each.id for each in hub.workshops if each.took_place is Answer.NO}
    for row in questions.took_part(hub, "0001", "9999"):
        assert not off & {*row.certain, *row.uncertain}
        assert not {*row.certain} & {*row.uncertain}


def test_a_party_that_the_hub_does_not_know_is_a_mistake() -> None:
    register = hub(Organization("oecd", "OECD"))
    with pytest.raises(UnknownIdError, match='Did you mean "oecd"'):
        questions.voices(register, "oced", on="2020")
    with pytest.raises(UnknownIdError, match='Did you mean "oecd"'):
        questions.participation(register, "oced")
    # A country need not be recorded anywhere.
    assert questions.participation(register, "FR") == ()
    assert questions.voices(register, "FR", on="2020") == ()


@given(hubs())
def test_how_often_somebody_took_part_is_what_it_took_part_in(hub: Hub) -> None:
    rows = questions.participation(hub)
    for whole in questions.took_part(hub, "0001", "9999"):
        if whole.party:
            of_it = [row for row in rows if row.party == whole.party]
            assert of_it == list(questions.participation(hub, whole.party))
            ids = {id for row in of_it for id in (*row.certain, *row.uncertain)}
            assert ids == {*whole.certain, *whole.uncertain}


def test_a_year_that_is_not_decided_is_uncertain() -> None:
    attendance = [Attendance("AZ")]
    register = hub(
        Workshop("w", start="[2022-12..2023-01]", attendance=attendance),
        Workshop("v", start="2023", attendance=attendance),
        Workshop("u", start="[2000..2020]", attendance=attendance),
    )
    assert lines(questions.participation(register)) == [
        "AZ in 2022: 0 (and maybe 1)",
        "AZ in 2023: 1 (and maybe 1)",
        "AZ in an unknown year: 1",
    ]


def test_the_most_frequent_partners_come_first() -> None:
    a, b, c, d = (CoOrganizer(id) for id in "abcd")
    register = hub(
        *(Organization(id, id) for id in "abcd"),
        Workshop("1", co_organizers=[a, b]),
        Workshop("2", co_organizers=[c, d]),
        Workshop("3", co_organizers=[c, d]),
        Workshop("4", status="held", co_organizers=[b, d]),
    )
    assert lines(questions.partnerships(register)) == [
        "b with d: 1",
        "c with d: 0 (and maybe 2)",
        "a with b: 0 (and maybe 1)",
    ]


def test_partners_are_counted_by_unit_or_by_parent() -> None:
    register = hub(
        Organization("un", "UN"),
        Organization("undp", "UNDP", parent="un"),
        Organization("undp-kz", "UNDP Kazakhstan", parent="undp"),
        Organization("acsh", "ACSH"),
        Workshop("a", status="held", co_organizers=[CoOrganizer("acsh"), CoOrganizer("undp-kz")]),
        Workshop(
            "b", co_organizers=[CoOrganizer("acsh", "organizer"), CoOrganizer("undp", "host")]
        ),
        Workshop("c", status="held", co_organizers=[CoOrganizer("undp"), CoOrganizer("undp-kz")]),
        Workshop(
            "d", status="held", co_organizers=[CoOrganizer("acsh"), CoOrganizer("un", "funder")]
        ),
    )
    assert lines(questions.partnerships(register)) == [
        "acsh with undp-kz: 1",
        "undp with undp-kz: 1",
        "acsh with undp: 0 (and maybe 1)",
    ]
    assert lines(questions.partnerships(register, by="parent")) == ["acsh with un: 1 (and maybe 1)"]
    assert lines(questions.supporters(register)) == ["un as funder: d", "undp as host: maybe b"]


def test_roles_are_chosen_by_their_words() -> None:
    two = [CoOrganizer("acsh", "funder", cited=["a"]), CoOrganizer("undp", "funder")]
    register = hub(
        *(Source(id, id) for id in "ab"),
        Organization("acsh", "ACSH"),
        Organization("undp", "UNDP"),
        Workshop("w", status="held", co_organizers=two, cited=["b"]),
    )
    assert lines(questions.partnerships(register)) == ["(none)"]
    (row,) = questions.partnerships(register, roles=["funder"])
    # Where a role has no sources of its own, those of the workshop speak for it.
    assert [citation.source for citation in row.cited] == ["a", "b"]
    assert len(questions.supporters(register, roles=["funder", "host"])) == 2
    with pytest.raises(ValidationError, match="Expected a list"):
        questions.supporters(register, roles="funder")  # type: ignore[arg-type] # that is the point
    for ask in (questions.partnerships, questions.supporters):
        with pytest.raises(ValidationError, match="funder"):
            ask(register, roles=["founder"])  # type: ignore[list-item] # that is the point


@given(hubs(), st.sampled_from(questions.Unit))
def test_partners_are_all_pairs_that_organized_together(hub: Hub, by: questions.Unit) -> None:
    def counted(party: PartyId) -> set[PartyId]:
        parents = () if isinstance(party, CountryCode) else hub.organization(party).parents
        if not parents or by is questions.Unit.UNIT:
            return {party}
        return set[PartyId]().union(*map(counted, parents))

    expected: dict[tuple[str, str], set[str]] = {}
    sure: dict[tuple[str, str], set[str]] = {}
    for workshop in hub.workshops:
        roles = {*questions.ORGANIZING, None}
        wanted = [one for one in workshop.co_organizers if one.role in roles]
        for a, b in permutations(wanted, 2):
            for pair in product(counted(a.organization), counted(b.organization)):
                apart = pair[0] < pair[1] and a.organization != b.organization
                if apart and workshop.took_place.possibly:
                    expected.setdefault(pair, set()).add(workshop.id)
                    if workshop.took_place.certainly and a.role and b.role:
                        sure.setdefault(pair, set()).add(workshop.id)
    rows = questions.partnerships(hub, by)
    assert {(row.one, row.other): {*row.certain, *row.uncertain} for row in rows} == expected
    assert {(row.one, row.other): {*row.certain} for row in rows if row.certain} == sure
    often = [(len(row.certain), len(row.uncertain)) for row in rows]
    assert often == sorted(often, reverse=True)


def test_a_unit_of_two_bodies_counts_for_both_and_does_not_make_them_partners() -> None:
    register = hub(
        *(Organization(id, id) for id in ("acsh", "eu", "oecd")),
        Organization("sigma", "SIGMA", parent="oecd", other_parents=["eu"]),
        Workshop("w", status="held", co_organizers=[CoOrganizer("acsh"), CoOrganizer("sigma")]),
    )
    assert lines(questions.partnerships(register, by="parent")) == [
        "acsh with eu: 1",
        "acsh with oecd: 1",
    ]


def test_a_role_that_is_not_recorded_may_be_any() -> None:
    register = hub(
        Organization("acsh", "ACSH"),
        Workshop(
            "w",
            status="held",
            co_organizers=[CoOrganizer("acsh"), CoOrganizer("KR", None)],
        ),
    )
    assert lines(questions.partnerships(register)) == ["KR with acsh: 0 (and maybe 1)"]
    assert lines(questions.partnerships(register, roles=questions.ORGANIZING)) == ["(none)"]
    assert lines(questions.supporters(register)) == ["(none)"]
    assert lines(questions.supporters(register, roles=[None, "co-organizer"])) == [
        "KR in a role that is not recorded: w",
        "acsh as co-organizer: w",
    ]
    assert "organized by: acsh (co-organizer), KR" in str(register.workshop("w"))


def test_a_country_is_a_host_itself() -> None:
    history = MEMBERS.join("KR", "2018")
    host = Workshop("w", alliance="a", co_organizers=[CoOrganizer("KR", "host")])
    register = hub(*BODIES, Alliance("a", "A", history=history), host)
    assert "KR" not in {row.member for row in questions.never_hosted(register, "a")}
    assert lines(questions.supporters(register)) == ["KR as host: maybe w"]


def test_who_never_hosted() -> None:
    history = MEMBERS.join("UZ", "2018").join("KZ", "2018").join("AM", "2018")
    register = hub(
        *BODIES,
        Alliance("a", "A", history=history),
        Workshop("w1", alliance="a", place=Place("UZ")),
        Workshop("w2", alliance="a", place=Place("KZ"), format="online"),
        Workshop("w3", alliance="a", place=Place("AM"), status="cancelled"),
        Workshop(
            "w4", alliance="a", co_organizers=[CoOrganizer("dea", "host"), CoOrganizer("ministry")]
        ),
        Workshop(
            "w5", alliance="a", co_organizers=[CoOrganizer("oecd", "venue")], place=Place(city="x")
        ),
    )
    assert lines(questions.never_hosted(register, "a")) == [
        "AM in a: no workshop as host is recorded",
        "AZ in a: no workshop as host is recorded",
        "KZ in a: no workshop as host is recorded",
    ]


def test_the_body_that_fills_a_seat_hosts_for_its_party() -> None:
    history = MEMBERS.join("KZ", "2018", through="nobody")
    register = hub(
        *BODIES[:2],
        Organization("nobody", "A body of no country"),
        # A body that is a member itself may be of a country that is one too.
        Organization("oecd", "OECD", country="AZ"),
        Alliance("a", "A", history=history),
        Workshop("w", alliance="a", co_organizers=[CoOrganizer("nobody", "venue")]),
        Workshop("v", alliance="a", co_organizers=[CoOrganizer("oecd", "host")]),
    )
    assert [row.member for row in questions.never_hosted(register, "a")] == ["GE"]


def test_posts_of_the_time() -> None:
    rector, advisor = Post("Rector", since="2018", until="2021"), Post("Advisor", since="2019")
    past = Post("Minister", until="2018-12-31")
    register = hub(
        Person("p", "P", posts=[rector, advisor, past]),
        Person("q", "Q"),
        Workshop(
            "w",
            start="2019-05-30",
            status="held",
            appearances=[Appearance("p", "welcome"), Appearance("q")],
        ),
        Workshop(
            "v",
            start="2020-05-30",
            appearances=[Appearance("p", "keynote", posts=[Post("Guest", "oecd")])],
        ),
        Organization("oecd", "OECD"),
        Workshop("u", start="2020-05-30", appearances=[Appearance("p", "participant")]),
    )
    assert lines(questions.speakers(register)) == [
        "p at w (welcome): Rector; maybe Advisor",
        "maybe p at v (keynote): Guest, oecd",
    ]
    assert lines(questions.speakers(register, "2020")) == ["maybe p at v (keynote): Guest, oecd"]
    # Who is only named has no part, and perhaps did not speak.
    assert lines(questions.speakers(register, parts=[None])) == ["q at w: no post recorded"]
    assert lines(questions.speakers(register, "2020", parts=["participant"])) == [
        "maybe p at u (participant): Rector; Advisor"
    ]
    with pytest.raises(ValidationError, match="panelist"):
        questions.speakers(register, parts=["panellist"])  # type: ignore[list-item] # that is the point
    assert past.held_on("2018-06") is Answer.MAYBE
    assert past.held_on("2019") is Answer.NO
    assert advisor.held_on("2019-05-30") is Answer.MAYBE
