"""Cases of bodies and offices that are renamed, split and succeeded."""

import pytest
from attrs import evolve

from egov_hub import (
    Alliance,
    Answer,
    Code,
    Hub,
    MembershipHistory,
    PartialDate,
    Succession,
    SuccessionManner,
    Text,
    ValidationError,
    questions,
)

from .cases import kz_acsa, uz_academy, uz_adviser_title


def speaking(hub: Hub, party: str, day: str) -> set[str | None]:
    return {row.body for row in questions.voices(hub, party, on=day)}


# The academy of Uzbekistan


@pytest.mark.parametrize(
    ("day", "bodies"),
    [
        ("2018-06-08", set[str]()),
        ("2018-06-09", {"uz-academy"}),
        ("2025-05-04", {"uz-academy"}),
        ("2025-05-05", {"uz-policy-academy"}),
        ("2025-05", {"uz-academy", "uz-policy-academy"}),
        ("2026", {"uz-policy-academy"}),
    ],
)
def test_the_legal_successor_speaks_from_the_day_of_the_decree(
    day: str, bodies: set[str | None]
) -> None:
    assert speaking(uz_academy.HUB, "UZ", day) == bodies


def test_what_is_recorded_of_the_seat_stays_as_the_sources_have_it() -> None:
    alliance = uz_academy.HUB.alliance("e-government")
    assert alliance.through("UZ", on="2026") == {"uz-academy"}
    assert len(alliance.history.changes_of("UZ")) == 1


def test_the_old_academy_ends_when_the_new_one_follows() -> None:
    new = uz_academy.HUB.organization("uz-policy-academy")
    (succession,) = new.succeeds
    assert succession.manner is SuccessionManner.REPLACED
    assert uz_academy.HUB.organization(succession.predecessor).dissolved == succession.on


def test_all_three_renderings_of_one_name_are_kept_with_who_printed_them() -> None:
    new = uz_academy.HUB.organization("uz-policy-academy")
    printed = {citation.source: citation.printed for citation in new.cited}
    assert len(set(printed.values())) == len(printed) == 3
    assert str(new.name) in printed.values()


# The civil-service body of Kazakhstan


def seated() -> Hub:
    """The case with a made-up alliance, in which the body of 2013 has the country's seat."""
    return kz_acsa.HUB.put(
        Alliance(
            "made-up",
            "Made-up alliance",
            history=MembershipHistory().join("KZ", on="2014-01-01", through="kz-agency-2013"),
        )
    )


@pytest.mark.parametrize(
    ("day", "bodies"),
    [
        ("2014-01-01", {"kz-agency-2013", "kz-ministry"}),
        ("2016-04-04", {"kz-ministry"}),
        ("2016-04-05", {"kz-ministry", "kz-joint-agency"}),
        ("2016-11-30", {"kz-ministry", "kz-joint-agency"}),
        (
            "2016-12-31",
            {"kz-joint-agency", "kz-civil-service-agency", "kz-anti-corruption-agency"},
        ),
        (
            "2019-07-21",
            {"kz-joint-agency", "kz-civil-service-agency", "kz-anti-corruption-agency"},
        ),
        ("2019-07-22", {"kz-civil-service-agency", "kz-anti-corruption-agency"}),
    ],
)
def test_after_each_reorganization_another_body_can_have_spoken(day: str, bodies: set[str]) -> None:
    assert speaking(seated(), "KZ", day) == bodies


def test_a_split_leaves_two_bodies_and_the_record_does_not_choose() -> None:
    halves = [body for body in kz_acsa.HUB.organizations if body.succeeds == (kz_acsa.SPLIT,)]
    assert [body.id for body in halves] == [
        "kz-anti-corruption-agency",
        "kz-civil-service-agency",
    ]
    assert {body.succeeds[0].manner for body in halves} == {SuccessionManner.SPLIT}


def test_the_agency_of_today_bears_the_name_of_2013_and_is_another_body() -> None:
    first = kz_acsa.HUB.organization("kz-agency-2013")
    today = kz_acsa.HUB.organization("kz-civil-service-agency")
    assert first.name == today.name
    assert first != today


def test_no_reorganization_is_given_a_day_that_no_source_gives() -> None:
    days = {succession.on for body in kz_acsa.HUB.organizations for succession in body.succeeds}
    assert len(days) == 3
    assert all(day.earliest < day.latest for day in days)


def test_a_body_cannot_follow_its_own_successor() -> None:
    looped = evolve(
        kz_acsa.PREDECESSOR,
        succeeds=[Succession("kz-civil-service-agency", "2020", "renamed")],
    )
    with pytest.raises(ValidationError) as caught:
        kz_acsa.HUB.put(looped)
    assert {problem.code for problem in caught.value.problems} == {Code.OWN_ANCESTOR}


# A title that changed


def test_a_day_without_its_year_stays_in_the_words_as_printed() -> None:
    with pytest.raises(ValidationError) as caught:
        PartialDate("XXXX-08-27")
    assert [problem.code for problem in caught.value.problems] == [Code.UNSUPPORTED_DATE]
    person = uz_adviser_title.HUB.person("rustam-kasimov")
    assert [citation.printed for citation in person.cited] == ["27 August"]


def test_which_title_was_in_force_at_the_workshop_is_undecided() -> None:
    hub = uz_adviser_title.HUB
    workshop = hub.workshop("tashkent-2019")
    old, new, _ = hub.person("rustam-kasimov").posts
    assert old.until is not None
    assert new.since is not None
    assert old.until.after(workshop.start) is Answer.MAYBE
    assert new.since.after(workshop.start) is Answer.MAYBE


def test_the_title_is_kept_as_the_notice_prints_it() -> None:
    (appearance,) = uz_adviser_title.HUB.workshop("tashkent-2019").appearances
    advisor, rector = appearance.posts
    assert advisor.title == Text("State Advisor to the President of Uzbekistan")
    assert advisor not in uz_adviser_title.HUB.person("rustam-kasimov").posts
    # Two posts at once, one of them in a co-organizer.
    assert rector.organization in {
        each.organization for each in uz_adviser_title.HUB.workshop("tashkent-2019").co_organizers
    }
