"""The strategies keep what they promise: sound, varied, soon simple, and of the arguments given."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from inspect import signature
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample
from hypothesis.strategies import SearchStrategy

import egov_hub
from egov_hub import (
    Alliance,
    Answer,
    Appearance,
    Attendance,
    Citation,
    CoOrganizer,
    CountryCode,
    Hold,
    Hub,
    Membership,
    MembershipChange,
    MembershipHistory,
    Organization,
    OrganizationId,
    PartialDate,
    PartyId,
    Person,
    Place,
    Plan,
    Post,
    Precision,
    Record,
    Roster,
    Source,
    Text,
    ValidationError,
    Workshop,
    _hypothesis,
    loads,
    strategies,
)
from egov_hub.records import fields_of
from egov_hub.register.events import concluded
from egov_hub.rows import Rows
from egov_hub.strategies import (
    BrokenDocument,
    alliances,
    broken_documents,
    country_codes,
    documents,
    hubs,
    membership_changes,
    membership_histories,
    memberships,
    of_type,
    organizations,
    partial_dates,
    party_ids,
    people,
    records,
    sources,
    texts,
    workshops,
)
from egov_hub.strategies._fields import RECIPES
from tests.support import public_names
from tests.support.classes import CLASSES, ENUMS
from tests.support.drawn import never_drawn
from tests.support.draws import statuses
from tests.support.effort import times

TYPES = [kind for kind in CLASSES if kind not in ENUMS]


# How far an example is shrunk depends on chance: what is well today must not fail tomorrow.
SAME_EVERY_TIME = settings(max_examples=2000, database=None, derandomize=True)


def simplest(strategy: SearchStrategy[Any], where: Callable[[Any], bool] = lambda _: True) -> Any:
    return find(strategy, where, settings=SAME_EVERY_TIME)


def found(strategy: SearchStrategy[Any], where: Callable[[Any], bool]) -> Any:
    """Return some such example, not the simplest."""
    once = settings(SAME_EVERY_TIME, max_examples=1000, phases=[Phase.generate])
    return find(strategy, where, settings=once)


# Every type


def test_the_package_hands_out_what_it_defines() -> None:
    assert set(strategies.__all__) == {
        name for name in vars(strategies) if not name.startswith("_")
    }


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_the_strategy_for_a_type_draws_that_type(kind: type[Any]) -> None:
    @given(st.from_type(kind))
    @times(0.4)
    def draws_the_kind(value: object) -> None:
        assert type(value) is kind

    draws_the_kind()


@pytest.mark.parametrize("kind", RECIPES, ids=lambda kind: kind.__name__)
def test_what_is_said_of_a_field_is_of_one_that_is_there(kind: type[Record]) -> None:
    together = [name for names, _ in RECIPES[kind].together for name in names]
    assert {*together, *RECIPES[kind].items} <= set(fields_of(kind))
    assert len(together) == len(set(together))


NAMED: dict[Callable[..., SearchStrategy[Any]], type[Record]] = {
    sources: Source,
    organizations: Organization,
    people: Person,
    alliances: Alliance,
    workshops: Workshop,
    membership_changes: MembershipChange,
    memberships: Membership,
}


@pytest.mark.parametrize("strategy", NAMED, ids=lambda strategy: strategy.__name__)
def test_a_strategy_with_a_name_takes_all_fields(strategy: Callable[..., Any]) -> None:
    assert list(signature(strategy).parameters) == list(fields_of(NAMED[strategy]))


@pytest.mark.parametrize("strategy", NAMED, ids=lambda strategy: strategy.__name__)
def test_a_strategy_with_a_name_hands_all_fields_on(strategy: Callable[..., Any]) -> None:
    for name in signature(strategy).parameters:
        # No field takes a set in a list.
        with pytest.raises(InvalidArgument, match=name):
            strategy(**{name: [set()]})


A_PARTY: Any = PartyId  # A union is no class, and Hypothesis takes it all the same.


@given(st.from_type(A_PARTY))
def test_a_party_is_a_country_or_a_body(party: PartyId) -> None:
    assert type(party) in (CountryCode, OrganizationId)


@given(st.from_type(Record))
@times(0.4)
def test_a_record_is_one_of_ours(record: Record) -> None:
    assert type(record) in set(public_names.classes())


@attrs.frozen
class Trip:
    """A downstream class that holds our types."""

    to: Workshop
    by: Person
    since: PartialDate


@given(st.builds(Trip))
@times(0.2)
def test_classes_that_hold_our_types_are_built(trip: Trip) -> None:
    assert isinstance(trip.to, Workshop)


# Registering


@pytest.mark.parametrize(
    "imports",
    [
        "import hypothesis, egov_hub",
        "import egov_hub, hypothesis",
    ],
)
def test_types_are_known_whichever_is_loaded_first(imports: str) -> None:
    program = f"""
import sys
{imports}
assert "egov_hub.strategies" not in sys.modules
from hypothesis import strategies as st
print(hypothesis.find(st.from_type(egov_hub.PartialDate), lambda _: True))
"""
    assert run(program) == "2000"


def test_neither_loads_the_other() -> None:
    assert run("import sys, hypothesis; print('egov_hub' in sys.modules)") == "False"
    assert run("import sys, egov_hub; print('hypothesis' in sys.modules)") == "False"


def run(program: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_types_announced_before_hypothesis_is_loaded_are_registered_then() -> None:
    program = """
import egov_hub, egov_hub.findings
import hypothesis
import egov_hub.differences
from hypothesis import strategies as st
for kind in (egov_hub.Place, egov_hub.findings.Finding, egov_hub.differences.HubChange):
    assert isinstance(hypothesis.find(st.from_type(kind), lambda _: True), kind)
"""
    assert run(program) == ""


def test_where_hypothesis_does_not_wait_types_are_only_announced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "_egov_hub_hypothesis")
    monkeypatch.setattr(_hypothesis, "ANNOUNCED", [])
    _hypothesis.announce("egov_hub")
    assert [egov_hub] == _hypothesis.ANNOUNCED


# Invalid draws

MAIN: dict[str, SearchStrategy[Any]] = {
    "partial_dates": partial_dates(),
    "texts": texts(),
    "workshops": workshops(),
    "alliances": alliances(),
    "membership_histories": membership_histories(),
    "hubs": hubs(),
    "consistent_hubs": hubs(consistent=True),
    "documents": documents(),
    "broken_documents": broken_documents(),
}


@pytest.mark.parametrize("strategy", MAIN.values(), ids=MAIN.keys())
def test_no_draw_is_thrown_away(strategy: SearchStrategy[Any]) -> None:
    found = statuses(strategy, 100)
    assert len(found) >= 100
    # What is too large a health check tells of.
    assert found.count("invalid") <= len(found) / 100


# Simplest examples


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        (hubs(), Hub("a", "A")),
        (hubs(consistent=True), Hub("a", "A")),
        (workshops(), Workshop("a", start="2000")),
        (alliances(), Alliance("a", "A", history=MembershipHistory())),
        (organizations(), Organization("a", "A")),
        (people(), Person("a", "A")),
        (records(Post), Post("A")),
        (membership_histories(), MembershipHistory()),
        (membership_changes(), MembershipChange("AM", "2000", "member")),
        (records(Attendance), Attendance("AM")),
        (texts(), Text({"en": "A"})),
        (partial_dates(), PartialDate("2000")),
        (party_ids(), CountryCode("AM")),
    ],
)
def test_the_simplest_of_all(strategy: SearchStrategy[Any], expected: object) -> None:
    assert simplest(strategy) == expected


def test_the_simplest_hub_with_a_workshop() -> None:
    hub = simplest(hubs(), lambda hub: len(hub.workshops) > 0)
    assert hub == Hub("a", "A", workshops=[Workshop("a", start="2000")])


def test_the_simplest_re_join() -> None:
    history = simplest(
        membership_histories(parties=["AM"]),
        lambda history: [one.standing is None for one in history.changes] == [False, True, False],
    )
    assert history == MembershipHistory(
        [
            MembershipChange("AM", "2000", "member"),
            MembershipChange("AM", "2000", None),
            MembershipChange("AM", "2000", "member"),
        ]
    )


# Interesting examples


def changes(hub: Hub) -> Iterator[MembershipChange]:
    return (change for alliance in hub.alliances for change in alliance.history.changes)


def cited(value: object) -> bool:
    return bool(getattr(value, "cited", ()))


INTERESTING: dict[str, Callable[[Hub], bool]] = {
    "several scripts": lambda hub: any(
        not str(name).isascii() and len(name.languages) > 1
        for name in (hub.name, *(body.name for body in hub.organizations))
    ),
    "a withdrawn code": lambda hub: any(
        party.withdrawn
        for alliance in hub.alliances
        for party in alliance.history.parties
        if isinstance(party, CountryCode)
    ),
    "a suspension": lambda hub: any(change.hold is Hold.SUSPENDED for change in changes(hub)),
    "a departure": lambda hub: any(change.standing is None for change in changes(hub)),
    "a seat through a body": lambda hub: any(change.through for change in changes(hub)),
    "a day wholly unknown": lambda hub: any(str(change.on) == "XXXX" for change in changes(hub)),
    "a body as a member": lambda hub: any(
        isinstance(change.member, OrganizationId) for change in changes(hub)
    ),
    "several posts at once": lambda hub: any(
        len(each.posts) > 1 for workshop in hub.workshops for each in workshop.appearances
    ),
    "a rescheduled event": lambda hub: any(workshop.rescheduled for workshop in hub.workshops),
    "a cancelled event": lambda hub: any(
        workshop.status == "cancelled" for workshop in hub.workshops
    ),
    "a nested event": lambda hub: any(workshop.within for workshop in hub.workshops),
    "a part without days of its own": lambda hub: any(
        workshop.within and str(workshop.start) == "XXXX" for workshop in hub.workshops
    ),
    "an event beside another": lambda hub: any(workshop.beside for workshop in hub.workshops),
    "an event that follows": lambda hub: any(workshop.follows for workshop in hub.workshops),
    "a cited fact": lambda hub: any(map(cited, changes(hub))),
    "a succession": lambda hub: any(body.succeeds for body in hub.organizations),
    "a unit": lambda hub: any(body.parent for body in hub.organizations),
    "a joint unit": lambda hub: any(body.other_parents for body in hub.organizations),
    "a name of a country": lambda hub: any(country.name for country in hub.countries),
    "a city of two names": lambda hub: any(
        len(city.names) > 1 for country in hub.countries for city in country.cities
    ),
    "a country as co-organizer": lambda hub: any(
        isinstance(each.organization, CountryCode)
        for workshop in hub.workshops
        for each in workshop.co_organizers
    ),
    "a role that is not recorded": lambda hub: any(
        each.role is None for workshop in hub.workshops for each in workshop.co_organizers
    ),
    "a copy": lambda hub: any(source.copy_of for source in hub.sources),
    "an attestation": lambda hub: any(alliance.attestations for alliance in hub.alliances),
}


@pytest.mark.parametrize("consistent", [False, True], ids=["sound", "consistent"])
def test_what_is_interesting_comes_up(consistent: bool) -> None:
    assert never_drawn(hubs(consistent=consistent), INTERESTING) == set()


FORMS: list[Callable[[PartialDate], bool]] = [
    lambda day: day.precision is Precision.UNKNOWN,
    lambda day: day.precision is Precision.MONTH and day.uncertain and day.approximate,
    lambda day: day.text.startswith("[.."),
    lambda day: day.text.endswith("..]"),
    lambda day: day.earliest.year < 1900,
    lambda day: day.precision is Precision.DAY and day.text[-1].isdecimal(),
]


@pytest.mark.parametrize("case", FORMS)
def test_dates_of_every_form_come_up(case: Callable[[PartialDate], bool]) -> None:
    found(partial_dates(), case)


# Consistency


@given(hubs(consistent=True))
def test_in_a_consistent_hub_nothing_is_strange(hub: Hub) -> None:
    assert list(strange(hub)) == []


def test_a_sound_hub_may_be_strange() -> None:
    found(hubs(), lambda hub: bool(list(strange(hub))))


def strange(hub: Hub) -> Iterator[str]:
    """Yield what a reviewer would ask about."""
    for alliance in hub.alliances:
        for attestation in alliance.attestations:
            if alliance.fits(attestation) is Answer.NO:
                yield f"{alliance.id}: contradicted"
        for phase in alliance.phases:
            if not in_life(alliance, phase.on):
                yield f"{alliance.id}: a phase outside its life"
        for change in alliance.history.changes:
            if alliance.launched and change.on.before(alliance.launched).certainly:
                yield f"{alliance.id}: a change before the launch"
    for workshop in hub.workshops:
        yield from (f"{workshop.id}: {what}" for what in strange_at(hub, workshop))


def in_life(alliance: Alliance, day: PartialDate) -> bool:
    launched, dissolved = alliance.launched, alliance.dissolved
    return not (
        (launched and day.before(launched).certainly)
        or (dissolved and not day.before(dissolved).certainly)
    )


def strange_at(hub: Hub, recorded: Workshop) -> Iterator[str]:
    workshop = concluded(hub)[recorded.id]
    if workshop.status in ("cancelled", "postponed") and workshop.attendance:
        yield "attended though it did not take place"
    if workshop.status == "postponed" and workshop.start.precision is Precision.UNKNOWN:
        # It has no day that could be strange.
        return
    last = workshop.end or workshop.start
    if (
        workshop.within
        and not hub.workshop(workshop.within).start.same_day(workshop.start).possibly
    ):
        yield "not during the event that it is within"
    if (
        workshop.follows
        and not hub.workshop(workshop.follows).start.before(workshop.start).certainly
    ):
        yield "not after the event that it follows"
    for role in workshop.co_organizers:
        if isinstance(role.organization, CountryCode):
            continue
        body = hub.organization(role.organization)
        if body.founded and body.founded.latest > workshop.start.earliest:
            yield "held by a body that may not have been there yet"
        if body.dissolved and body.dissolved.earliest <= last.latest:
            yield "held by a body that may have been there no more"
    for appearance in workshop.appearances:
        for post in appearance.posts:
            if post not in hub.person(appearance.person).posts:
                yield "somebody in a post never held"
            if post.until and post.until.earliest <= last.latest:
                yield "somebody in a post that had ended"
    if workshop.alliance:
        alliance = hub.alliance(workshop.alliance)
        if not in_life(alliance, workshop.start) or not in_life(alliance, last):
            yield "outside the life of its alliance"
        for attendance in workshop.attendance:
            party = attendance.party
            if party and not alliance.belongs(party, workshop.start).certainly:
                yield "attended by no member"


# Arguments


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.lists(DAYS, min_size=2, max_size=2).map(sorted), st.data())
def test_dates_lie_between_their_bounds(bounds: list[date], data: st.DataObject) -> None:
    day = data.draw(partial_dates(min=bounds[0], max=bounds[1]))
    assert bounds[0] <= day.earliest <= day.latest <= bounds[1]


ENDS = ["0001-01-01", "9999-12-31"]


@pytest.mark.parametrize("end", ENDS)
def test_the_first_and_the_last_day_of_the_calendar_are_bounds(end: str) -> None:
    @given(partial_dates(min=end), partial_dates(max=end), partial_dates(min=end, max=end))
    def lie_between(after: PartialDate, before: PartialDate, on: PartialDate) -> None:
        day = date.fromisoformat(end)
        assert after.earliest >= day
        assert before.latest <= day
        assert on.earliest == on.latest == day

    lie_between()


@pytest.mark.parametrize(
    "bounds",
    [
        {"max": "0001-01-01", "precisions": ["month"]},
        {"max": "0001-06-30", "precisions": ["year"]},
        {"min": "9999-12-31", "precisions": ["month"]},
        {"min": "9999-06-30", "precisions": ["year"]},
    ],
)
def test_no_month_or_year_is_left_at_the_ends_of_the_calendar(bounds: dict[str, Any]) -> None:
    with pytest.raises(InvalidArgument, match="There is no date from"):
        partial_dates(**bounds)


IN_ORDER: list[tuple[type[Record], str, str]] = [
    (Alliance, "launched", "dissolved"),
    (Membership, "since", "until"),
    (Organization, "founded", "dissolved"),
    (Plan, "start", "end"),
    (Post, "since", "until"),
    (Source, "published", "accessed"),
    (Workshop, "start", "end"),
]
OPEN = ["XXXX", "[..0001-01-01]", "[0001-01-01..]", "[..9999-12-31]", "[9999-12-31..]"]


@pytest.mark.parametrize("day", ENDS + OPEN)
@pytest.mark.parametrize(("kind", "start", "end"), IN_ORDER, ids=str)
def test_starts_and_ends_at_the_ends_of_the_calendar(
    kind: type[Record], start: str, end: str, day: str
) -> None:
    @given(
        records(kind, **{start: day}),
        records(kind, **{end: day}),
        records(kind, **{start: st.just(day), end: st.just(day)}),
    )
    @times(0.1)
    def are_sound(starting: Record, ending: Record, both: Record) -> None:
        assert {str(getattr(starting, start)), str(getattr(ending, end))} == {day}
        assert {str(getattr(both, start)), str(getattr(both, end))} == {day}

    are_sound()


@given(alliances(dissolved="0001-01-01"), membership_histories(dissolved="0001-01-01"))
@times(0.2)
def test_before_the_first_day_of_the_calendar_nothing_changes(
    alliance: Alliance, history: MembershipHistory
) -> None:
    assert alliance.history.changes == history.changes == ()


@pytest.mark.parametrize("day", ENDS + OPEN)
@pytest.mark.parametrize("consistent", [False, True], ids=["sound", "consistent"])
def test_hubs_with_an_alliance_at_the_ends_of_the_calendar(day: str, consistent: bool) -> None:
    given_alliances = [
        Alliance("a", "A", launched=day),
        Alliance("b", "B", dissolved=day),
        Alliance("c", "C", launched=day, dissolved=day),
    ]

    @given(hubs(alliances=given_alliances, consistent=consistent))
    @times(0.4)
    def are_sound(hub: Hub) -> None:
        assert list(hub.alliances) == given_alliances
        assert not consistent or list(strange(hub)) == []

    are_sound()


def test_events_come_up_on_the_last_day_of_the_calendar() -> None:
    last = Alliance("a", "A", launched="9999-12-31")
    hub = found(
        hubs(alliances=[last], consistent=True),
        lambda hub: any(one.alliance and one.rescheduled and one.end for one in hub.workshops),
    )
    assert list(strange(hub)) == []


MEMBERS = MembershipHistory().join("AM", on="9999-12-31")


@given(alliances(history=MEMBERS))
@times(0.4)
def test_an_alliance_of_given_members_does_not_end_before_them(alliance: Alliance) -> None:
    assert alliance.history == MEMBERS


@given(partial_dates(precisions=["month", Precision.DAY], qualified=True))
def test_dates_of_chosen_precisions(day: PartialDate) -> None:
    assert day.precision in (Precision.MONTH, Precision.DAY)
    assert day.uncertain or day.approximate


@given(partial_dates(ranges=True, min="2016", max="2017"))
def test_only_ranges(day: PartialDate) -> None:
    assert day.text.startswith("[")


@given(partial_dates(ranges=False, qualified=False))
def test_only_plain_dates(day: PartialDate) -> None:
    assert day.text == "XXXX" or day.text[0] + day.text[-1] != "[]"
    assert not day.uncertain
    assert not day.approximate


@given(st.sampled_from(["2016-12-31", "2016-05-04", "2016-05", "2016"]), st.data())
def test_the_first_whole_year_month_and_day(first: str, data: st.DataObject) -> None:
    for precision in ("year", "month", "day"):
        day = data.draw(partial_dates(min=first, max="2018-02-28", precisions=[precision]))
        assert day.earliest >= PartialDate(first).earliest
        assert day.latest <= date(2018, 2, 28)


@given(records(Post, title=None))
def test_a_post_without_a_title_has_a_body(post: Post) -> None:
    assert post.organization is not None


@given(workshops(start="2018", end=partial_dates(min="2018")) | workshops(end="2018"))
def test_a_given_end_and_a_given_start(workshop: Workshop) -> None:
    assert "2018" in (str(workshop.start), str(workshop.end))


@given(workshops(id="w", title=None, place=records(Place, country="UZ"), ordinal=3))
def test_values_and_strategies_alike(workshop: Workshop) -> None:
    assert (workshop.id, workshop.title, workshop.ordinal) == ("w", None, 3)
    assert workshop.place is not None
    assert workshop.place.country == "UZ"


@given(membership_histories(parties=["AM", "oecd"], launched="2016-05-04", dissolved="2018"))
def test_histories_of_given_parties_in_the_life_of_an_alliance(history: MembershipHistory) -> None:
    assert history.parties == {"AM", "oecd"}
    Alliance("a", "A", launched="2016-05-04", dissolved="2018", history=history)
    assert not any(change.on.before("2016-05-04").certainly for change in history.changes)


@pytest.mark.parametrize(
    ("launched", "dissolved"),
    [
        ("XXXX", "XXXX"),
        ("[..1850]", None),
        ("[2016..]", "[..2018]"),
        ("2018", "2018"),
        (None, "1850"),
        ("2100", None),
        ("9999-12-31", None),
        ("0001-01-01", "0001-01-02"),
        ("[..9999-12-31]", "[0001-01-01..]"),
    ],
)
def test_histories_in_any_life(launched: str | None, dissolved: str | None) -> None:
    @given(membership_histories(parties=["AM"], launched=launched, dissolved=dissolved))
    @times(0.2)
    def is_sound(history: MembershipHistory) -> None:
        Alliance("a", "A", launched=launched, dissolved=dissolved, history=history)

    is_sound()


@given(membership_histories(uncertain=False, through="ekeng", cited=["notice"], most=2))
def test_histories_known_to_the_day(history: MembershipHistory) -> None:
    for change in history.changes:
        assert change.on.earliest == change.on.latest
        assert change.through in ("ekeng", None)
        assert change.cited == (Citation("notice"),)
        assert len(history.changes_of(change.member)) <= 2


@given(alliances(launched="2018", dissolved="2018-01-01"), alliances(history=MembershipHistory()))
def test_alliances_without_members(short: Alliance, given_history: Alliance) -> None:
    assert given_history.history.changes == ()
    assert short.launched == PartialDate("2018")


def test_an_alliance_that_had_no_day_had_no_members() -> None:
    strategy = alliances(launched="2018-01-01", dissolved="2018-01-01")
    assert simplest(strategy).recorded_history == MembershipHistory()
    with pytest.raises(NoSuchExample):
        found(strategy, lambda alliance: bool(alliance.history.changes))


@given(membership_changes(how="withdrew"), membership_changes(label="contributor"))
def test_what_is_given_decides_what_a_change_is(
    departure: MembershipChange, standing: MembershipChange
) -> None:
    assert departure.standing is None
    assert standing.standing is not None


@given(records(Attendance, party=None), records(Attendance, party=None, organization=None))
def test_somebody_attends(attendance: Attendance, audience: Attendance) -> None:
    assert attendance.organization or attendance.audience
    assert audience.audience


@given(
    records(Roster, certain=["AM", "AZ"]),
    records(Roster, uncertain=["AM"]),
    records(Roster, certain=["AM"], uncertain=["AZ"]),
)
def test_rosters_of_given_parties(certain: Roster, uncertain: Roster, both: Roster) -> None:
    assert certain.certain == {"AM", "AZ"}
    assert uncertain.uncertain == {"AM"}
    assert both.certain == {"AM"}
    assert both.uncertain == {"AZ"}


@given(country_codes(withdrawn=True), country_codes(withdrawn=False))
def test_withdrawn_codes(former: CountryCode, current: CountryCode) -> None:
    assert former.withdrawn
    assert not current.withdrawn


GIVEN = Workshop(
    "w",
    alliance="x",
    within="v",
    co_organizers=[CoOrganizer("o", cited=["s"])],
    appearances=[Appearance("p")],
)


@pytest.mark.parametrize(
    "given_records",
    [
        {"sources": [Source("s", "S")]},
        {"organizations": [Organization("o", "O", cited=["s"])]},
        {"people": [Person("p", "P", posts=[Post("Rector", "o")])]},
        {"alliances": [Alliance("a", "A", convened_by=["o"])]},
        {"workshops": [Workshop("w", alliance="a")]},
    ],
)
def test_given_records_of_each_kind_stand_as_they_are(given_records: dict[str, Any]) -> None:
    hub = found(strategies.hubs(**given_records), lambda _: True)
    ((kind, records),) = given_records.items()
    assert set(records) <= set(getattr(hub, kind))


@given(hubs(workshops=[GIVEN]), hubs(workshops=[GIVEN], consistent=True), hubs(people=()))
def test_what_given_records_refer_to_is_added(sound: Hub, consistent: Hub, nobody: Hub) -> None:
    for hub in (sound, consistent):
        assert hub.workshop("w") == GIVEN
        assert {workshop.id for workshop in hub.workshops} == {"v", "w"}
        assert hub.alliance("x")
        assert hub.organization("o")
        assert hub.person("p")
        assert hub.source("s")
    assert nobody.people == ()


@given(hubs(workshops=st.lists(workshops(), max_size=3, unique_by=lambda workshop: workshop.id)))
def test_lists_of_records_drawn_one_by_one_make_a_hub(hub: Hub) -> None:
    assert len(hub.workshops) >= 0


NOT_DRAWN: list[Any] = [int, Rows]
MISUSES: list[Callable[[], SearchStrategy[Any]]] = [
    lambda: partial_dates(min="2019", max="2018"),
    lambda: partial_dates(min="soon"),
    lambda: partial_dates(precisions=["week"]),  # type: ignore[list-item] # that is the point
    lambda: partial_dates(precisions=[]),
    lambda: partial_dates(min="2018-02", max="2018-10", precisions=["year"]),
    lambda: partial_dates(min="2018-02-02", max="2018-02-10", precisions=["month"]),
    lambda: partial_dates(qualified="yes"),  # type: ignore[arg-type] # that is the point
    lambda: partial_dates(precisions=["unknown"], min="2018"),
    lambda: country_codes(withdrawn=1),  # type: ignore[arg-type] # that is the point
    lambda: texts(languages="English"),
    lambda: texts(words=" "),
    lambda: workshops(id="Not An Id"),
    lambda: workshops(start="2019", end="2018"),
    lambda: workshops(start=None),  # type: ignore[arg-type] # that is the point
    lambda: workshops(ordinal=0),
    lambda: records(Post, title=None, organization=None),
    lambda: organizations(parent="oecd", other_parents=["oecd"]),
    lambda: sources(url=5),  # type: ignore[arg-type] # that is the point
    lambda: records(Place, town="Tashkent"),
    lambda: records(MembershipHistory, changes=()),
    lambda: records(NOT_DRAWN[0]),
    lambda: records(Record),
    lambda: of_type(NOT_DRAWN[1]),
    lambda: records(Attendance, party=None, organization=None, audience=None),
    lambda: records(Roster, certain=["AM"], uncertain=["AM"]),
    lambda: records(Roster, certain=["am", "Am"]),
    lambda: memberships(until=None, how="withdrew"),
    lambda: membership_changes(standing=None, label="gone"),
    lambda: membership_histories(most=0),
    lambda: membership_histories(most=True),
    lambda: membership_histories(uncertain=...),  # type: ignore[arg-type] # that is the point
    lambda: membership_histories(parties=["AM"], launched="2018", dissolved="2017"),
    lambda: membership_histories(parties=["AM"], dissolved=st.just("0001-01-01")),
    lambda: hubs(consistent="yes"),  # type: ignore[arg-type] # that is the point
    lambda: hubs(workshops=[GIVEN, GIVEN]),
    lambda: hubs(workshops="w"),  # type: ignore[arg-type] # that is the point
    lambda: broken_documents(most=-1),
]


@pytest.mark.parametrize("misuse", MISUSES)
def test_misuse_is_told(misuse: Callable[[], SearchStrategy[Any]]) -> None:
    with pytest.raises(InvalidArgument):
        found(misuse(), lambda _: True)


# Documents


@given(documents())
def test_documents_are_read(text: str) -> None:
    assert isinstance(loads(text), Hub)


@given(broken_documents())
@times(3)
def test_reading_tells_every_planted_fault(broken: BrokenDocument) -> None:
    with pytest.raises(ValidationError) as refused:
        loads(broken.text)
    found = {(problem.code, problem.path) for problem in refused.value.problems}
    assert found == broken.problems


PLANTED = [
    "unknown-version", "missing-key", "unknown-key", "duplicate-key", "wrong-type", "invalid-date",
    "unsupported-date", "invalid-id", "unknown-country", "unknown-language", "unknown-word",
    "blank-text", "invalid-url", "out-of-range", "duplicate-item", "duplicate-id", "unknown-id",
]  # fmt: skip


def has_fault(code: str) -> Callable[[BrokenDocument], bool]:
    return lambda broken: any(code == each for each, _ in broken.problems)


def test_faults_of_every_kind_are_planted() -> None:
    assert never_drawn(broken_documents(), {code: has_fault(code) for code in PLANTED}) == set()


@given(broken_documents(hub=Hub("hub", "Hub"), indent=None, most=1))
def test_one_fault_at_most(broken: BrokenDocument) -> None:
    assert len(broken.problems) == 1
    assert "\n" not in broken.text


def test_several_faults_are_planted() -> None:
    found(broken_documents(), lambda broken: len(broken.problems) == 3)


@given(texts(languages="ru", words="A"))
@times(0.1)
def test_texts_of_a_language(text: Text) -> None:
    assert text.languages == ("ru",)
    assert text["ru"] == "A"


@pytest.mark.parametrize(
    ("draw", "argument"),
    [
        (lambda: partial_dates(min="soon"), "/min: "),
        (lambda: texts(languages="English"), "/languages: "),
        (lambda: texts(words=" "), "/words: "),
        (lambda: hubs(id="A B"), "/id: "),
        (lambda: hubs(workshops="w"), "/workshops: "),  # type: ignore[arg-type]
        (lambda: membership_histories(ended="soon"), "/ended: "),
    ],
)
def test_misuse_names_the_argument(draw: Callable[[], object], argument: str) -> None:
    with pytest.raises(InvalidArgument, match=argument):
        draw()
