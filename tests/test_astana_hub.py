"""The worked register: it is what its sources say, and says where each fact comes from."""

from pathlib import Path

import pytest

from egov_hub import (
    Alliance,
    Answer,
    Attestation,
    Hub,
    Source,
    Standing,
    Verdict,
    dumps,
    load,
    questions,
)
from egov_hub.questions._trust import facts

PATH = Path("examples/astana-hub.json")
HUB = load(PATH)
E_GOVERNMENT = HUB.alliance("e-government")


def test_it_is_written_back_as_it_is() -> None:
    assert isinstance(HUB, Hub)
    assert PATH.read_text("utf-8") == dumps(HUB, indent=2) + "\n"


def test_every_record_and_every_change_is_cited() -> None:
    for record in HUB.records:
        if not isinstance(record, Source):
            assert record.cited, record.id
        if isinstance(record, Alliance):
            assert all(change.cited for change in record.history.changes)
            assert all(attestation.cited for attestation in record.attestations)
    used = {
        each.source for record in HUB.records for _, cited in facts(record) for each in cited
    } | {source.copy_of for source in HUB.sources}
    assert {source.id for source in HUB.sources} <= used | {"infotimes"}


def test_words_are_in_some_language() -> None:
    assert '"und"' not in PATH.read_text("utf-8")


def test_the_seats_of_the_e_government_alliance() -> None:
    seats = {seat.member: seat for seat in E_GOVERNMENT.seats(on="2019-05-30")}
    assert sorted(seats) == ["AM", "AZ", "EE", "GE", "KG", "KZ", "UZ", "oecd"]
    assert all(seat.belongs is Answer.YES for seat in seats.values())
    assert {member: set(seat.through) for member, seat in seats.items()} == {
        "AM": {"ekeng"},
        "AZ": {"az-public-service-agency"},
        "EE": {"e-governance-academy"},
        "GE": {"ge-data-exchange-agency"},
        "KG": {"kg-personnel-service"},
        "KZ": {"zerde"},
        "UZ": {"uz-academy"},
        "oecd": {"oecd-digital-government"},
    }


def test_both_claims_about_the_oecd_are_there() -> None:
    at_founding = E_GOVERNMENT.standings("oecd", "2018-06-09")
    assert at_founding == {Standing.PARTNER}
    partner, member = (
        attestation
        for attestation in E_GOVERNMENT.attestations
        if "oecd" in attestation.members and attestation.on.same_day("2018-06-09").possibly
    )
    assert (partner.standing, member.standing) == (Standing.PARTNER, None)
    assert E_GOVERNMENT.judge(partner) is Verdict.CONFIRMED
    assert E_GOVERNMENT.judge(member) is Verdict.UNDECIDED


def test_both_counts_of_may_2016_are_there() -> None:
    counts = {
        str(each.on): each.count
        for each in HUB.alliance("participants").attestations
        if each.counted == "countries"
    }
    assert counts == {
        "2013-03-15": 25,
        "2014-09-17": 29,
        "2016-05-26": 32,
        "2016-05-30": 34,
        "2016-11-07": 36,
        "2017-10-10": 38,
        "2019-02": 40,
        "XXXX": 43,
    }


def test_public_service_delivery_is_known_from_one_notice() -> None:
    alliance = HUB.alliance("public-service-delivery")
    assert str(alliance.launched) == "2016"
    assert sorted(alliance.roster("2019-05-31").certain) == ["AZ", "GE", "KZ"]
    assert alliance.belongs("AZ", "2016-06-01") is Answer.MAYBE


def test_two_copies_are_one_witness() -> None:
    (row,) = [
        row for row in questions.witnesses(HUB) if row.record.id == "tashkent-2019" and not row.path
    ]
    assert row.witnesses == 1
    assert len(row.cited) == 2


@pytest.mark.parametrize(
    ("person", "posts"),
    [
        (
            "rustam-kasimov",
            ["State Advisor to the President of the Republic of Uzbekistan", "Rector"],
        ),
        ("larbi-djacta", ["Under-Secretary-General", "Chairman"]),
        (
            "norimasa-shimomura",
            ["UN Resident Coordinator", "UNDP Resident Representative in Kazakhstan"],
        ),
    ],
)
def test_posts_held_at_once(person: str, posts: list[str]) -> None:
    rows = [row for row in questions.speakers(HUB) if row.person == person]
    assert [str(post.title) for post in rows[0].posts] == posts


def test_contributors_of_the_platform_do_not_belong() -> None:
    platform = HUB.alliance("virtual-alliance")
    assert not platform.roster("2021-01-01").possible
    assert len(platform.seats("2021-01-01", standings={Standing.PARTNER})) == 9


def test_partners_by_memorandum() -> None:
    participants = HUB.alliance("participants")
    partners = participants.roster("2023-01-01", {Standing.PARTNER})
    assert sorted(partners.certain) == ["kr-personnel-ministry", "kz-natural-sciences"]
    assert sorted(partners.uncertain) == ["bosa"]


def test_a_list_that_was_not_printed_is_marked_as_concluded() -> None:
    inferred = [
        attestation
        for attestation in HUB.alliance("participants").attestations
        if any(each.inferred for each in attestation.cited)
    ]
    assert [sorted(each.members) for each in inferred] == [["AZ", "EE", "GE", "KG", "KZ"]]
    assert all(isinstance(each, Attestation) for each in inferred)
