"""Names in time: of organizations, alliances, countries and cities."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    City,
    Country,
    CountryCode,
    FormerName,
    Hub,
    MembershipHistory,
    Organization,
    PartialDate,
    Place,
    Text,
    UnknownIdError,
    ValidationError,
    Workshop,
    dumps,
    loads,
    questions,
)
from egov_hub.findings import review
from egov_hub.strategies import partial_dates, records
from tests.support.registers import hub

NUR_SULTAN = FormerName("Nur-Sultan", since="2019-03-23", until="2022-09-17")
AKMOLA = FormerName("Akmola", until="1998-05-06")
ASTANA = City("Astana", former_names=[AKMOLA, NUR_SULTAN])


def names(*former: FormerName, on: str) -> list[str]:
    return [str(name) for name in Organization("o", "Now", former_names=former).names_on(on)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1990", ["Akmola"]),
        ("1998", ["Akmola", "Astana"]),
        ("2010", ["Astana"]),
        ("2020", ["Nur-Sultan"]),
        ("[1997..2020]", ["Akmola", "Nur-Sultan", "Astana"]),
        ("2022-09-17", ["Astana"]),
        ("XXXX", ["Akmola", "Nur-Sultan", "Astana"]),
    ],
)
def test_a_name_may_come_back(day: str, expected: list[str]) -> None:
    assert [str(name) for name in ASTANA.names_on(day)] == expected


def test_a_former_name_without_a_first_day_follows_those_before() -> None:
    a, b = FormerName("A", until="2005"), FormerName("B", until="2015")
    assert names(a, b, on="2000") == ["A"]
    assert names(b, a, on="2010") == ["B"]
    assert names(a, b, on="2005") == ["A", "B"]
    # No day is left for the present name.
    assert names(a, b, on="[2000..2010]") == ["A", "B"]
    assert names(a, b, on="2020") == ["Now"]
    c = FormerName("C", until="2025")
    assert names(a, b, c, on="2010") == ["B"]
    assert names(a, b, c, on="2020") == ["C"]


def test_a_former_name_without_a_last_day_may_have_been_used_on_any_day() -> None:
    assert names(FormerName("A"), on="2000") == ["A", "Now"]
    assert names(FormerName("A", since="2010"), on="2000") == ["Now"]
    assert names(FormerName("A", since="2010"), on="2020") == ["A", "Now"]


DAYS = st.dates(date(2000, 1, 1), date(2000, 1, 20))


@given(st.lists(DAYS, min_size=4, max_size=4, unique=True).map(sorted), DAYS, DAYS)
def test_names_on_some_day_are_those_of_each_of_its_days(
    bounds: list[date], one: date, other: date
) -> None:
    former = [
        FormerName("A", since=bounds[0], until=bounds[1]),
        FormerName("B", since=bounds[2], until=bounds[3]),
    ]
    body = Organization("o", "Now", former_names=former)

    def expected(day: date) -> str:
        if bounds[0] <= day < bounds[1]:
            return "A"
        return "B" if bounds[2] <= day < bounds[3] else "Now"

    first, last = sorted((one, other))
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    found = {str(name) for name in body.names_on(PartialDate.between(first, last))}
    assert found == {expected(day) for day in days}


@given(st.lists(records(FormerName), max_size=3, unique=True), partial_dates())
def test_there_is_always_a_name(former: list[FormerName], day: PartialDate) -> None:
    bodies = (
        Organization("o", "Now", former_names=former),
        Alliance("a", "Now", former_names=former),
        Country("KZ", "Now", former_names=former),
        City("Now", former_names=former),
    )
    first, *others = (body.names_on(day) for body in bodies)
    assert first
    assert all(names == first for names in others)
    assert set(first) <= {Text("Now"), *(one.name for one in former)}


def test_a_country_needs_no_record() -> None:
    register = hub(Country("XK", "Kosovo*"), Country("AM"), Organization("oecd", "OECD"))
    printed = {party: str(register.name_of(party)) for party in ("XK", "AM", "KZ", "oecd")}
    assert printed == {"XK": "Kosovo*", "AM": "Armenia", "KZ": "Kazakhstan", "oecd": "OECD"}
    with pytest.raises(UnknownIdError, match="No country"):
        register.country("KZ")
    with pytest.raises(ValidationError, match="not a country code"):
        register.country("kz")
    with pytest.raises(UnknownIdError, match="No organization"):
        register.name_of("oced")


def test_countries_are_put_and_taken_away_like_all_records() -> None:
    register = Hub("hub", "Hub").put(Country("XK", "Kosovo*"), Country("AM"))
    assert [country.id for country in register.countries] == ["AM", "XK"]
    assert loads(dumps(register)) == register
    assert register.without("XK", CountryCode("AM")) == Hub("hub", "Hub")
    with pytest.raises(ValidationError, match="same id"):
        Hub("hub", "Hub", countries=[Country("AM"), Country("AM", "Armenia")])
    # A register that lists some countries may still mention others.
    assert register.put(Workshop("w", place=Place("UZ"))).country("XK").id == "XK"


def twice(*countries: Country, cities: tuple[str, str], places: tuple[str, str]) -> bool:
    workshops = [
        Workshop(id, "Annual conference", start="2022-05-27", place=Place(place, city=city))
        for id, place, city in zip("ab", places, cities, strict=True)
    ]
    found = review(hub(*countries, *workshops))
    return any(one.code == "recorded-twice" for one in found)


def test_an_event_in_a_city_of_two_names_is_recorded_twice() -> None:
    both = ("Nur-Sultan", "Astana")
    home = ("KZ", "KZ")
    assert twice(Country("KZ", cities=[ASTANA]), cities=both, places=home)
    assert not twice(cities=both, places=home)
    assert not twice(Country("KZ", cities=[City("Astana")]), cities=both, places=home)
    assert not twice(Country("UZ", cities=[ASTANA]), cities=both, places=home)
    assert not twice(Country("KZ", cities=[ASTANA]), cities=both, places=("KZ", "UZ"))
    assert twice(cities=("ASTANA", "Astana"), places=home)


def test_a_body_is_called_as_it_was_then() -> None:
    old = Organization("old", "New name", former_names=[FormerName("Old name", until="2020")])
    history = MembershipHistory().join("UZ", "2018", through="old")
    register = hub(old, Alliance("a", "A", history=history))
    (voice,) = questions.voices(register, "UZ", on="2019")
    assert [str(name) for name in voice.names] == ["Old name"]
