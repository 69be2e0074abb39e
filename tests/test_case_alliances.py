"""Cases of alliances: seats through bodies, contributors, projects, partners by memorandum."""

from datetime import date

import pytest

from egov_hub import (
    AllianceKind,
    Answer,
    Attestation,
    Citation,
    Code,
    CountUnit,
    MembershipHistory,
    OrganizationKind,
    PartialDate,
    Precision,
    Role,
    Roster,
    Standing,
    Text,
    ValidationError,
    WorkshopStatus,
)

from .cases import (
    acsh_korea_project_2021,
    acsh_memoranda,
    egov_alliance_founding_2018,
    virtual_alliance_2020,
)

# The alliance of 2018

EGOV = egov_alliance_founding_2018.HUB
E_GOVERNMENT = EGOV.alliance("e-government")
SEVEN = frozenset(egov_alliance_founding_2018.FOUNDERS)


def test_nobody_belonged_before_the_founding_day() -> None:
    assert E_GOVERNMENT.roster("2018-06-08") == Roster()
    assert E_GOVERNMENT.standings("AM", on="2018-06-08") == {None}


def test_on_the_founding_day_seven_countries_belonged_and_the_oecd_did_not() -> None:
    assert E_GOVERNMENT.roster("2018-06-09") == Roster(SEVEN)
    assert E_GOVERNMENT.standings("oecd", on="2018-06-09") == {Standing.PARTNER}
    partners = E_GOVERNMENT.roster("2018-06-09", standings=[Standing.PARTNER])
    assert partners == Roster(["oecd"])


@pytest.mark.parametrize("day", ["2018-06-10", "2018-12-31", date(2019, 5, 29)])
def test_until_a_list_names_it_the_oecd_may_have_been_partner_or_member(day: date | str) -> None:
    assert E_GOVERNMENT.standings("oecd", on=day) == {Standing.PARTNER, Standing.MEMBER}
    assert E_GOVERNMENT.roster(day) == Roster(SEVEN, ["oecd"])


def test_on_the_day_of_the_later_list_there_were_eight() -> None:
    assert E_GOVERNMENT.roster("2019-05-30") == Roster(SEVEN | {"oecd"})
    assert E_GOVERNMENT.belongs("oecd", on="2019-05") is Answer.MAYBE
    assert E_GOVERNMENT.belongs("oecd", on="2019-06") is Answer.YES


def test_a_party_never_named_was_outside() -> None:
    assert E_GOVERNMENT.belongs("TJ", on="2019-05-30") is Answer.NO


def test_each_founder_sits_through_a_body_of_its_own_country() -> None:
    for country in SEVEN:
        (body,) = E_GOVERNMENT.through(country, on="2018-06-09")
        assert body is not None
        assert EGOV.organization(body).country == country


def test_seats_are_filled_by_more_than_governments() -> None:
    kinds = {
        party: EGOV.organization(body).kind
        for party in ("AZ", "KZ", "UZ", "EE", "oecd")
        for body in E_GOVERNMENT.through(party, on="2019-06")
        if body is not None
    }
    assert kinds == {
        "AZ": OrganizationKind.GOVERNMENT,
        "KZ": OrganizationKind.COMPANY,
        "UZ": OrganizationKind.ACADEMIC,
        "EE": OrganizationKind.ASSOCIATION,
        "oecd": OrganizationKind.INTERNATIONAL,
    }


def test_the_oecd_sits_through_a_unit_of_a_directorate_of_itself() -> None:
    assert E_GOVERNMENT.through("oecd", on="2018-06-09") == {None}
    (unit,) = E_GOVERNMENT.through("oecd", on="2019-06")
    assert unit is not None
    directorate = EGOV.organization(unit).parent
    assert directorate is not None
    assert EGOV.organization(directorate).parent == "oecd"
    assert EGOV.organization("oecd").parent is None
    assert EGOV.organization(unit).country is None


def test_the_sources_are_judged_one_by_one() -> None:
    founding, page, tashkent = E_GOVERNMENT.attestations
    assert E_GOVERNMENT.history.fits(founding) is Answer.YES
    assert E_GOVERNMENT.history.fits(tashkent) is Answer.YES
    # The page is right or wrong with the day that it speaks of, which it does not print.
    assert page.on == PartialDate("[2018-06-09..]")
    assert E_GOVERNMENT.history.fits(page) is Answer.MAYBE


def test_the_page_contradicts_the_news_if_it_speaks_of_the_founding_day() -> None:
    on_founding_day = Attestation("2018-06-09", [*SEVEN, "oecd"], complete=True)
    assert E_GOVERNMENT.history.fits(on_founding_day) is Answer.NO


def test_lists_alone_bound_the_days_and_never_give_one() -> None:
    founding, _, tashkent = E_GOVERNMENT.attestations
    shown = MembershipHistory.from_rosters([tashkent, founding], launched="2018-06-09")
    assert str(shown.changes_of("KG")[0].on) == "2018-06-09"
    assert str(shown.changes_of("oecd")[0].on) == "[2018-06-10..2019-05-30]"
    assert shown.roster("2018-06-10") == Roster(SEVEN, ["oecd"], others="maybe")


def test_the_words_as_printed_are_kept_beside_what_they_were_taken_to_mean() -> None:
    partner, member = E_GOVERNMENT.history.changes_of("oecd")
    assert partner.cited == (Citation("founding-news", printed="ready to support"),)
    assert "alliance-page" in {citation.source for citation in member.cited}
    assert "Last year" in {citation.printed for citation in E_GOVERNMENT.cited}


def test_two_copies_of_one_notice_are_one_witness() -> None:
    *_, tashkent = E_GOVERNMENT.attestations
    cited = [EGOV.source(citation.source) for citation in tashkent.cited]
    assert len(cited) == 2
    assert len({source.copy_of or source.id for source in cited}) == 1


def test_the_name_is_found_in_the_language_of_the_reader() -> None:
    assert E_GOVERNMENT.name.best("kk", "ru").startswith("Альянс")
    assert str(E_GOVERNMENT.name) == "P2P Learning Alliance on e-Government development"
    assert E_GOVERNMENT.guide is not None
    assert E_GOVERNMENT.guide.publisher == Text("Effective Institutions Platform")


def test_the_conference_it_was_founded_at_took_in_that_day() -> None:
    conference = EGOV.workshop("annual-conference-2018")
    assert conference.end is not None
    assert conference.start.after("2018-06-09") is Answer.NO
    assert conference.end.before("2018-06-09") is Answer.NO
    assert conference.start.same_day("2018-06-09") is Answer.MAYBE


# The virtual alliance of 2020

VIRTUAL = virtual_alliance_2020.HUB
PLATFORM = VIRTUAL.alliance("virtual-alliance")


@pytest.mark.parametrize("day", ["2019-12-31", "2020-07-01", "XXXX"])
def test_contributors_to_a_platform_do_not_belong_to_it(day: str) -> None:
    assert PLATFORM.kind is AllianceKind.PLATFORM
    assert PLATFORM.roster(day) == Roster()


def test_without_a_date_contributing_is_possible_on_any_day_and_certain_on_none() -> None:
    contributing = [Standing.PARTNER]
    contributors = PLATFORM.roster("2020-07-01", contributing)
    assert contributors == Roster([], virtual_alliance_2020.CONTRIBUTORS)
    assert PLATFORM.belongs("GR", on="2020-07-01") is Answer.NO
    assert PLATFORM.belongs("GR", on="2020-07-01", standings=contributing) is Answer.MAYBE
    assert PLATFORM.roster_during("2020", "2020", contributing).certain == frozenset()


def test_the_platforms_own_word_is_kept() -> None:
    labels = {str(spell.label) for spell in PLATFORM.history.memberships()}
    assert labels == {"contributor"}
    assert PLATFORM.launched is None


def test_a_company_and_an_association_contribute_beside_countries() -> None:
    company, association = VIRTUAL.organization("do-school"), VIRTUAL.organization("ipma-hr")
    assert (company.kind, company.country) == (OrganizationKind.COMPANY, "DE")
    assert (association.kind, association.country) == (OrganizationKind.ASSOCIATION, "US")
    assert {"DE", "US"}.isdisjoint(PLATFORM.history.parties)


# The project of 2021

KOREA = acsh_korea_project_2021.HUB
PROJECT = KOREA.alliance("korea-undp-acsh-project")
SEMINAR = KOREA.workshop("governance-innovation-seminar-1")


def test_only_the_beneficiaries_of_a_project_belong_to_it() -> None:
    assert PROJECT.kind is AllianceKind.PROJECT
    beneficiaries = acsh_korea_project_2021.BENEFICIARIES
    assert PROJECT.roster("2021-08-24") == Roster(beneficiaries)
    assert PROJECT.roster("2021-08-23") == Roster()


def test_labels_tell_funder_implementers_and_partners_apart() -> None:
    by_label: dict[str, set[str]] = {}
    for spell in PROJECT.history.memberships():
        by_label.setdefault(str(spell.label), set()).add(spell.member)
    assert by_label == {
        "beneficiary": set(acsh_korea_project_2021.BENEFICIARIES),
        "funder": {"kr-government"},
        "implementer": {"astana-civil-service-hub", "undp-kazakhstan"},
        "partner": {"mois", "nia"},
        "signatory": {"mois", "undp"},
    }


def test_the_agreement_is_known_to_the_month_and_the_launch_to_the_day() -> None:
    signed, launched = PROJECT.history.changes_of("mois")
    assert signed.on.precision is Precision.MONTH
    assert signed.on.before(launched.on) is Answer.YES
    partners = [Standing.PARTNER]
    assert PROJECT.roster("2021-06-30", partners) == Roster()
    assert PROJECT.roster("2021-07-15", partners) == Roster([], ["mois", "undp"])
    assert PROJECT.roster("2021-07-31", partners) == Roster(["mois", "undp"])


def test_a_body_that_signed_and_then_took_part_keeps_one_standing_under_two_labels() -> None:
    signing, taking_part = PROJECT.history.memberships("mois")
    assert (signing.standing, str(signing.label)) == (Standing.PARTNER, "signatory")
    assert (taking_part.standing, str(taking_part.label)) == (Standing.PARTNER, "partner")
    assert signing.until == taking_part.since == PartialDate("2021-08-24")
    assert signing.how is None


def test_who_implements_is_an_office_of_who_signed() -> None:
    assert KOREA.organization("undp-kazakhstan").parent == "undp"


def test_the_first_seminar_is_within_the_project_and_first_in_its_series() -> None:
    assert SEMINAR.alliance == PROJECT.id
    assert (SEMINAR.ordinal, str(SEMINAR.series)) == (
        1,
        "Capacity building seminars of the KR-UNDP-ACSH project",
    )
    assert {each.role for each in SEMINAR.co_organizers} == {Role.ORGANIZER}
    assert SEMINAR.status is WorkshopStatus.HELD
    assert SEMINAR.place is None
    assert SEMINAR.format is None


def test_an_inferred_year_is_marked_as_uncertain_and_the_day_stays() -> None:
    assert SEMINAR.start.uncertain
    assert SEMINAR.start.precision is Precision.DAY
    assert PROJECT.launched is not None
    assert SEMINAR.start.after(PROJECT.launched) is Answer.YES


def test_more_countries_attend_than_the_project_is_for() -> None:
    (countries,) = (each for each in SEMINAR.headcounts if each.unit is CountUnit.COUNTRIES)
    belonging = PROJECT.roster(SEMINAR.start)
    assert belonging.uncertain == frozenset()
    assert countries.value > len(belonging.certain)
    (of_the_project,) = SEMINAR.attendance
    assert of_the_project.headcount is not None
    assert of_the_project.headcount.value == len(belonging.certain)


def test_over_seventy_is_not_seventy() -> None:
    over = SEMINAR.headcounts[0]
    assert (over.value, over.qualifier.value) == (70, "over")
    assert [citation.printed for citation in over.cited] == ["over 70"]


# Partners by memorandum

MEMORANDA = acsh_memoranda.HUB.alliance("participants")


def test_a_partner_by_memorandum_does_not_belong() -> None:
    assert MEMORANDA.roster("2023-01-01") == Roster()
    assert MEMORANDA.belongs("kz-natural-sciences", on="2023-01-01") is Answer.NO


@pytest.mark.parametrize(
    ("day", "certain", "uncertain"),
    [
        ("2018-11-19", set[str](), {"bosa"}),
        ("2018-11-20", {"kz-natural-sciences"}, {"bosa"}),
        ("2022-08-31", {"kz-natural-sciences"}, {"bosa"}),
        ("2022-09-15", {"kz-natural-sciences"}, {"bosa", "kr-personnel-ministry"}),
        ("2022-09-28", {"kz-natural-sciences", "kr-personnel-ministry"}, {"bosa"}),
    ],
)
def test_partners_on_a_day_as_far_as_signatures_are_dated(
    day: str, certain: set[str], uncertain: set[str]
) -> None:
    assert MEMORANDA.roster(day, [Standing.PARTNER]) == Roster(certain, uncertain)


def test_no_memorandum_is_recorded_as_ended() -> None:
    assert {spell.until for spell in MEMORANDA.history.memberships()} == {None}


def test_a_memorandum_that_is_signed_twice_alike_changes_nothing() -> None:
    with pytest.raises(ValidationError) as caught:
        MEMORANDA.history.change("bosa", on="2023", label="Memorandum of Understanding")
    assert [problem.code for problem in caught.value.problems] == [Code.IDLE_CHANGE]
