"""Cases of events: moved, cancelled, undated, counted, told of in more than one way."""

from datetime import date
from itertools import pairwise

import pytest
from attrs import evolve

from egov_hub import (
    Answer,
    Citation,
    Code,
    CountQualifier,
    CountUnit,
    Headcount,
    Mode,
    Part,
    PartialDate,
    Precision,
    Role,
    Text,
    ValidationError,
    Workshop,
    WorkshopFormat,
    WorkshopKind,
    WorkshopStatus,
)

from .cases import (
    ALL_CASES,
    aapa_2020,
    acsh_annual_2023,
    acsh_aspa_atlanta,
    acsh_bosa_webinars_2020,
    acsh_conf_2016_04_04,
    acsh_seoul_study_visit,
    aspa_2020,
    sdsn_kz_2023,
    sigma_respa_rcc_2017,
)


def roles(workshop: Workshop) -> dict[str, set[Role | None]]:
    found: dict[str, set[Role | None]] = {}
    for each in workshop.co_organizers:
        found.setdefault(each.organization, set()).add(each.role)
    return found


# The annual conference of 2023

ANNUAL = acsh_annual_2023.HUB.workshop("annual-conference-2023")


def test_the_report_takes_the_place_of_the_notice() -> None:
    before = acsh_annual_2023.HUB.put(acsh_annual_2023.ANNOUNCED)
    assert before.workshop(ANNUAL.id).status is WorkshopStatus.ANNOUNCED
    after = before.put(acsh_annual_2023.HELD)
    assert after.workshop(ANNUAL.id).status is WorkshopStatus.HELD
    assert after == acsh_annual_2023.HUB != before
    assert len(after.workshops) == 1


def test_the_hub_organizes_and_three_bodies_join_it() -> None:
    assert roles(ANNUAL) == {
        "astana-civil-service-hub": {Role.ORGANIZER},
        "kz-academy": {Role.CO_ORGANIZER},
        "kz-civil-service-agency": {Role.CO_ORGANIZER},
        "undp": {Role.CO_ORGANIZER},
    }
    joint = [each for each in ANNUAL.co_organizers if each.role is Role.CO_ORGANIZER]
    assert len({each.cited for each in joint}) == 1
    assert len(joint[0].cited) == 1


def test_a_speaker_holds_two_posts_at_once_in_bodies_one_of_which_is_part_of_the_other() -> None:
    djacta = ANNUAL.appearances[0]
    assert [post.organization for post in djacta.posts] == ["united-nations", "icsc"]
    assert acsh_annual_2023.HUB.organization("icsc").parent == "united-nations"


def test_a_former_post_had_ended_by_the_conference_and_is_not_held_at_it() -> None:
    kim = acsh_annual_2023.HUB.person("pan-suk-kim")
    (former,) = (post for post in kim.posts if post.until)
    assert former.until is not None
    assert former.until.after(ANNUAL.start) is Answer.NO
    assert former.organization == "kr-personnel-ministry"
    (appearance,) = (each for each in ANNUAL.appearances if each.person == kim.id)
    assert former not in appearance.posts
    assert set(appearance.posts) < set(kim.posts)


def test_a_name_spelled_otherwise_is_the_same_person() -> None:
    found = [
        person.id
        for person in acsh_annual_2023.HUB.people
        if Text("Katarzyna Vaviernia") in (person.name, *person.other_names)
    ]
    assert found == ["katarzyna-wawiernia"]


def test_the_anniversary_is_the_hubs_and_numbers_no_conference() -> None:
    assert ANNUAL.series == Text("ACSH annual conference")
    assert ANNUAL.ordinal is None
    assert Citation("hub-news", printed="10th anniversary") in ANNUAL.cited


def test_a_wrong_name_of_the_hub_is_no_former_name() -> None:
    hub = acsh_annual_2023.HUB.organization("astana-civil-service-hub")
    wrong = "Astana Public Service Hub"
    assert wrong in {citation.printed for citation in hub.cited}
    assert Text(wrong) not in {former.name for former in hub.former_names}


# Study visits without dates

VISITS = acsh_seoul_study_visit.HUB


def test_an_undated_visit_can_have_been_on_any_day() -> None:
    visit = VISITS.workshop("korea-visit")
    assert visit.start == PartialDate("XXXX")
    assert visit.start.precision is Precision.UNKNOWN
    assert visit.end is None
    assert visit.start.before("1900-01-01") is Answer.MAYBE


@pytest.mark.parametrize(
    ("visit", "source"),
    [("korea-visit-2022", "kazunite-2022"), ("korea-visit-2023", "kazunite-2023")],
)
def test_publication_bounds_a_visit_from_above(visit: str, source: str) -> None:
    published = VISITS.source(source).published
    assert published is not None
    held = VISITS.workshop(visit).start
    assert held.after(published) is Answer.NO
    assert held.before(published) is Answer.MAYBE
    assert held.earliest == date.min


def test_the_order_of_the_visits_is_not_recorded() -> None:
    first, second = (
        VISITS.workshop("korea-visit-2022").start,
        VISITS.workshop("korea-visit-2023").start,
    )
    assert first.before(second) is Answer.MAYBE
    assert {visit.series for visit in VISITS.workshops} == {Text(acsh_seoul_study_visit.SERIES)}
    assert {visit.ordinal for visit in VISITS.workshops} == {None}


def test_one_funds_and_two_implement() -> None:
    assert roles(VISITS.workshop("korea-visit")) == {
        "kr-government": {Role.FUNDER},
        "undp": {Role.IMPLEMENTER},
        "astana-civil-service-hub": {Role.IMPLEMENTER},
    }


def test_a_name_in_another_order_is_the_same_person() -> None:
    lee = VISITS.person("sang-min-lee")
    assert [str(name) for name in lee.other_names] == ["Lee Sang-min"]


# The webinar of 2020

WEBINAR = acsh_bosa_webinars_2020.HUB.workshop("bosa-webinar")


def test_the_weekdays_fit_the_year_that_was_worked_out() -> None:
    assert WEBINAR.end is not None
    # Wednesday and Thursday.
    assert [WEBINAR.start.earliest.weekday(), WEBINAR.end.latest.weekday()] == [2, 3]
    assert WEBINAR.start.uncertain
    assert WEBINAR.start.same_day("2020-04-15") is Answer.YES
    assert WEBINAR.start != PartialDate("2020-04-15")


def test_one_hundred_and_twenty_is_exact() -> None:
    assert WEBINAR.headcounts == (Headcount(120, "exactly", cited=["webinar-news"]),)
    assert WEBINAR.headcounts != (Headcount(120, "about", cited=["webinar-news"]),)


def test_the_webinar_followed_from_a_tour_on_some_day_before() -> None:
    assert WEBINAR.follows is not None
    tour = acsh_bosa_webinars_2020.HUB.workshop(WEBINAR.follows)
    assert tour.kind is WorkshopKind.STUDY_VISIT
    assert tour.start.after(WEBINAR.start) is Answer.NO
    assert WEBINAR.within is None


def test_academies_of_two_countries_attend_and_an_audience_that_is_no_body() -> None:
    by_country: dict[str | None, list[str | None]] = {}
    for each in WEBINAR.attendance:
        by_country.setdefault(each.party, []).append(each.organization)
    assert by_country == {
        "KZ": ["kz-civil-service-agency", None, "kz-academy"],
        "UZ": ["uz-academy"],
    }
    (audience,) = (each.audience for each in WEBINAR.attendance if each.organization is None)
    assert audience == Text("central and local bodies")


# The SDSN conference

SDSN = sdsn_kz_2023.HUB.workshop("sdsn-conference-1")


def test_who_registered_in_either_way_adds_up() -> None:
    registered = {
        each.mode: each.value for each in SDSN.headcounts if each.unit is CountUnit.REGISTERED
    }
    assert registered == {None: 356, Mode.IN_PERSON: 225, Mode.ONLINE: 131}
    assert registered[None] == registered[Mode.IN_PERSON] + registered[Mode.ONLINE]


def test_who_registered_is_not_who_took_part() -> None:
    assert CountUnit.PARTICIPANTS not in {each.unit for each in SDSN.headcounts}


def test_a_conference_of_one_day_ends_on_the_day_it_starts() -> None:
    assert SDSN.start == SDSN.end
    assert SDSN.format is WorkshopFormat.HYBRID
    assert SDSN.ordinal == 1


def test_a_conference_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValidationError) as caught:
        evolve(SDSN, end="2023-05-29")
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [
        (Code.ENDS_BEFORE_START, "/end")
    ]


# The conference of SIGMA, ReSPA and RCC

CENTRES = sigma_respa_rcc_2017.HUB.workshop("centres-of-government-2017")


def test_each_body_has_two_roles_each_by_one_publisher() -> None:
    assert set(roles(CENTRES)) == set(sigma_respa_rcc_2017.BODIES)
    assert all(held == {Role.HOST, Role.ORGANIZER} for held in roles(CENTRES).values())
    by_role = {each.role: {one.source for one in each.cited} for each in CENTRES.co_organizers}
    assert by_role == {Role.HOST: {"sigma-page"}, Role.ORGANIZER: {"respa-page"}}


def test_the_same_role_twice_from_one_source_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        evolve(CENTRES, co_organizers=[*CENTRES.co_organizers, CENTRES.co_organizers[0]])
    assert [problem.code for problem in caught.value.problems] == [Code.DUPLICATE_ITEM]


def test_half_a_day_is_kept_in_the_words_as_printed() -> None:
    assert (str(CENTRES.start), str(CENTRES.end)) == ("2017-06-22", "2017-06-23")
    assert "one and a half days" in {citation.printed for citation in CENTRES.cited}


# The conference of AAPA

AAPA = aapa_2020.HUB.workshop("aapa-2020")


def test_every_plan_is_kept_in_the_order_in_which_it_was_said() -> None:
    assert [str(plan.start) for plan in AAPA.rescheduled] == [
        "2020-05-28",
        "[2020-09-21..2020-09-30]",
        "2020-09-25",
    ]
    said = [plan.said_on for plan in AAPA.rescheduled if plan.said_on]
    assert len(said) == 3
    assert all(earlier.after(later) is Answer.NO for earlier, later in pairwise(said))


def test_the_end_of_september_took_in_every_day_named_later() -> None:
    _, end_of_september, last_plan = AAPA.rescheduled
    assert end_of_september.start.same_day(last_plan.start) is Answer.MAYBE
    assert end_of_september.start.same_day(AAPA.start) is Answer.MAYBE
    assert end_of_september.start.same_day("2020-09-20") is Answer.NO
    assert [citation.printed for citation in end_of_september.cited] == ["end of September"]


def test_it_was_held_on_other_days_than_last_announced() -> None:
    assert AAPA.status is WorkshopStatus.HELD
    assert AAPA.start.same_day(AAPA.rescheduled[-1].start) is Answer.NO
    assert AAPA.end == AAPA.rescheduled[-1].start


def test_it_was_held_online_and_its_page_still_names_a_city() -> None:
    assert AAPA.format is WorkshopFormat.ONLINE
    assert AAPA.place == aapa_2020.SHANGHAI


def test_a_host_is_an_institute_in_a_school_in_a_university() -> None:
    hosts = [body for body, held in roles(AAPA).items() if held == {Role.HOST}]
    assert hosts == ["aapa", "ciug"]
    chain = ["ciug"]
    while parent := aapa_2020.HUB.organization(chain[-1]).parent:
        chain.append(parent)
    assert chain == ["ciug", "sipa", "sjtu"]


# Cancelled


def test_a_cancelled_conference_stays_in_the_record() -> None:
    cancelled = aspa_2020.HUB.workshop("aspa-2020")
    assert cancelled.status is WorkshopStatus.CANCELLED
    assert cancelled.end is None
    assert cancelled.place is not None
    assert cancelled.place.city == Text("Anaheim")


def test_a_cancelled_conference_stays_out_of_the_counts() -> None:
    all_2020 = [
        workshop
        for hub in ALL_CASES.values()
        for workshop in hub.workshops
        if workshop.start.earliest >= date(2020, 1, 1)
        and workshop.start.latest <= date(2020, 12, 31)
    ]
    held = {each.id for each in all_2020 if each.status is WorkshopStatus.HELD}
    assert held == {"aapa-2020", "bosa-webinar"}
    assert {each.id for each in all_2020} - held == {"aspa-2020"}


# A panel within a conference

PANEL = acsh_aspa_atlanta.HUB.workshop("partnerships-panel")


def test_the_panel_is_part_of_a_conference_and_neither_is_dated() -> None:
    assert PANEL.within == "aspa-annual-conference"
    conference = acsh_aspa_atlanta.HUB.workshop(PANEL.within)
    assert PANEL.start == conference.start == PartialDate("XXXX")
    assert (PANEL.kind, conference.kind) == (WorkshopKind.PANEL, WorkshopKind.CONFERENCE)
    assert PANEL.follows is None


def test_dating_the_conference_leaves_the_panel_as_its_page_has_it() -> None:
    dated = evolve(acsh_aspa_atlanta.CONFERENCE, start="2017")
    hub = acsh_aspa_atlanta.HUB.put(dated)
    assert hub.workshop("aspa-annual-conference").start == PartialDate("2017")
    assert hub.workshop("partnerships-panel") == PANEL


def test_a_conference_cannot_be_within_its_own_panel() -> None:
    with pytest.raises(ValidationError) as caught:
        acsh_aspa_atlanta.HUB.put(evolve(acsh_aspa_atlanta.CONFERENCE, within=PANEL.id))
    assert {problem.code for problem in caught.value.problems} == {Code.OWN_ANCESTOR}


def test_both_names_of_the_hub_are_known() -> None:
    hub = acsh_aspa_atlanta.HUB.organization("astana-civil-service-hub")
    (former,) = hub.former_names
    assert str(former.name).startswith("Regional Hub")
    assert former.until is None
    assert {each.party for each in PANEL.attendance} == set(acsh_aspa_atlanta.COUNTRIES)


# The conference of 4 April 2016

CONFERENCE = acsh_conf_2016_04_04.HUB.workshop("conference-2016-04-04")


def test_one_man_holds_posts_in_two_bodies_of_the_united_nations() -> None:
    hub = acsh_conf_2016_04_04.HUB
    shimomura = CONFERENCE.appearances[0]
    assert shimomura.part is Part.SPEAKER
    bodies = [post.organization for post in shimomura.posts]
    assert bodies == ["united-nations", "undp-kazakhstan"]
    assert hub.organization("undp-kazakhstan").parent == "undp"
    assert hub.organization("undp").parent == "united-nations"


def test_the_minister_was_of_a_body_that_followed_an_agency_by_then() -> None:
    (post,) = CONFERENCE.appearances[1].posts
    assert post.organization is not None
    ministry = acsh_conf_2016_04_04.HUB.organization(post.organization)
    (succession,) = ministry.succeeds
    assert succession.on.after(CONFERENCE.start) is Answer.NO
    assert succession.predecessor == "kz-agency-2013"


def test_more_than_thirty_countries_is_a_lower_bound() -> None:
    (countries,) = CONFERENCE.headcounts
    assert (countries.value, countries.qualifier) == (30, CountQualifier.OVER)
    assert countries.unit is CountUnit.COUNTRIES
    assert CONFERENCE.start == CONFERENCE.end
