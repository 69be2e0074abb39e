"""Advice: what is suggested is accepted, means the same, and never means the opposite."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from iso3166 import countries_by_alpha2

from egov_hub import (
    AllianceId,
    CoOrganizer,
    CountryCode,
    Headcount,
    Membership,
    MembershipChange,
    OrganizationId,
    PersonId,
    Place,
    Post,
    Record,
    Source,
    ValidationError,
    Workshop,
    from_dict,
)
from egov_hub._advice import countries, fields, languages, words
from egov_hub._advice._russian_names import RUSSIAN
from egov_hub._advice.ids import slug_of
from egov_hub._advice.spelling import Spellings, nearest
from egov_hub._wording import Word
from egov_hub.records import fields_of
from egov_hub.register.rules import OF_PARTY
from egov_hub.values.ids import PartyId, as_party_id
from egov_hub.values.text import as_language
from egov_hub.workshops import Attendance

K = TypeVar("K")
# Modules whose records are rows of answers; what is loaded depends on the other tests.
ABOVE: Final = ("questions", "findings", "differences", "knowledge", "formats", "plot", "testing")


def kinds_of(base: type[K]) -> Iterator[type[K]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_of(kind)


WORDS: Final = {kind.__name__: [each.value for each in kind] for kind in kinds_of(Word)}
RECORDS: Final[Mapping[str, type[Record]]] = {
    kind.__name__: kind
    for kind in kinds_of(Record)
    if "__attrs_attrs__" in vars(kind) and kind.__module__.split(".")[1] not in ABOVE
}
# What must never be suggested for the other, in either direction.
OPPOSITES: Final = (
    ("active", "inactive"),
    ("active", "suspended"),
    ("online", "offline"),
    ("online", "in-person"),
    ("virtual", "in-person"),
    ("member", "former member"),
    ("member", "non-member"),
    ("member", "outside"),
    ("joined", "left"),
    ("joined", "withdrew"),
    ("over", "under"),
    ("over", "up-to"),
    ("at-least", "up-to"),
    ("at-least", "at most"),
    ("at-least", "less than"),
    ("government", "non-government"),
    ("government", "non-governmental"),
    ("government", "private"),
    ("international", "national"),
    ("held", "cancelled"),
    ("held", "not held"),
    ("announced", "held"),
    ("opening", "closing"),
    ("added", "removed"),
    ("certain", "uncertain"),
    ("yes", "no"),
    ("start", "end"),
    ("since", "until"),
    ("launched", "dissolved"),
    ("founded", "dissolved"),
    ("title", "cited"),
    ("country", "headcount"),
    ("certain", "uncertain"),
)


def suggested(message: str) -> str | None:
    found = re.search(r'Did you mean "(.*)"\?', message)
    return found[1] if found else None


def message_of(make: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        make(*args, **kwargs)
    (problem,) = refused.value.problems
    return problem.message


# Words and fields


def test_no_opposite_is_suggested() -> None:
    for one, other in (*OPPOSITES, *((b, a) for a, b in OPPOSITES)):
        for kind, known in WORDS.items():
            if one not in known:
                assert suggested(words.on_word(one, kind, known)) != other, (kind, one)
        for kind, record in RECORDS.items():
            if one not in (names := list(fields_of(record))):
                assert suggested(fields.on_field(one, kind, names)) != other, (kind, one)


def test_what_the_tables_of_words_suggest_is_there() -> None:
    for kind, meant in words.MEANT.items():
        for written, instead in meant.items():
            assert written not in WORDS[kind], (kind, written)
            assert instead in WORDS[kind] or instead.endswith("."), (kind, written)


def test_what_the_tables_of_fields_suggest_is_there() -> None:
    for kind, meant in fields.MEANT.items():
        names = fields_of(RECORDS[kind])
        for written, instead in meant.items():
            assert written not in names, (kind, written)
            assert instead in names or instead.endswith("."), (kind, written)
            for place in re.findall(r'in "(\w+)", as "(\w+)"', instead):
                assert place[0] in names, (kind, written)


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        ("WorkshopFormat", "offline", 'Did you mean "in-person"?'),
        ("WorkshopFormat", "Virtual", 'Did you mean "online"?'),
        ("WorkshopKind", "Study Visit", 'Did you mean "study-visit"?'),
        ("WorkshopKind", "training", "Write one of"),
        ("Standing", "former member", "The end of a membership is a change of its own"),
        ("Standing", "suspended", 'Write it as "hold"'),
        ("Hold", "active", 'Remove "hold"'),
        ("Departure", "left", "Write one of"),
        ("Role", "organiser", 'Did you mean "organizer"?'),
        ("Nothing", "x", "Write one of"),
    ],
)
def test_words(kind: str, written: str, said: str) -> None:
    assert said in words.on_word(written, kind, WORDS.get(kind, ["y"]))


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        ("Workshop", "edition", 'Did you mean "ordinal"?'),
        ("Workshop", "city", 'Write it in "place", as "city".'),
        ("Workshop", "speakers", 'Did you mean "appearances"?'),
        ("Workshop", "participants", 'Did you mean "attendance"?'),
        ("Workshop", "coOrganizers", 'Did you mean "co_organizers"?'),
        ("Workshop", "colour", "Its fields are id, title"),
        ("Alliance", "title", 'Did you mean "name"?'),
        ("Alliance", "sources", 'Did you mean "cited"?'),
        ("Attendance", "country", 'Did you mean "party"?'),
        ("Attendance", "part", "Write who spoke"),
    ],
)
def test_fields(kind: str, written: str, said: str) -> None:
    assert said in fields.on_field(written, kind, list(fields_of(RECORDS[kind])))


def test_a_wrong_keyword_has_the_same_advice_as_a_wrong_key() -> None:
    with pytest.raises(TypeError, match=r'A Workshop has no field "edition"\. Did you mean "ord'):
        Workshop("w", start="2019", edition=3)  # type: ignore[call-arg] # that is the point
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        Source()  # type: ignore[call-arg] # that is the point


def test_a_field_that_is_meant_by_a_wrong_key_is_not_missing() -> None:
    message = message_of(from_dict, {"id": "a", "title": {"en": "A"}}, RECORDS["Alliance"])
    assert message == 'An Alliance has no field "title". Did you mean "name"?'


def test_what_is_under_a_wrong_key_is_read_too() -> None:
    with pytest.raises(ValidationError) as refused:
        from_dict(
            {"id": "w", "date": "31.05.2019", "until": "30.05.2019", "ends": "2018"}, Workshop
        )
    assert [problem.path for problem in refused.value.problems] == [
        "/date",
        "/until",
        "/ends",
        "/date",
        "/until",
    ]
    with pytest.raises(ValidationError) as refused:
        from_dict({"id": "w", "date": "?", "start": "2019"}, Workshop)
    assert [problem.path for problem in refused.value.problems] == ["/date"]


def test_a_missing_word_is_listed() -> None:
    message = message_of(from_dict, {"member": "UZ", "on": "2019"}, MembershipChange)
    assert 'needs "standing". Write one of "member", ' in message
    assert message.endswith(', "partner", or null.')
    message = message_of(from_dict, {"phase": "change-at-scale"}, RECORDS["PhaseReached"])
    assert message == 'A PhaseReached needs "on".'
    message = message_of(from_dict, {"member": "UZ", "since": "2019"}, Membership)
    assert message.endswith('"partner".')


@pytest.mark.parametrize(
    ("kind", "value", "write"),
    [
        (CoOrganizer, "oecd", 'Write {"organization": "oecd"}.'),
        (Source, "notice", 'Write {"id": "notice"}.'),
        (MembershipChange, "UZ", 'Write {"member": "UZ", ...}.'),
        (Headcount, 70, 'Write {"value": 70}.'),
        (Attendance, True, "Write the fields of an Attendance in {...}."),
        (Workshop, 5, "Write the fields of a Workshop in {...}."),
        (Place, "Tashkent", "Write the fields of a Place in {...}."),
        (Post, None, "Write the fields of a Post in {...}."),
    ],
)
def test_the_first_field_alone_is_put_into_an_object(
    kind: type[Record], value: object, write: str
) -> None:
    assert message_of(from_dict, value, kind).endswith(write)


@pytest.mark.parametrize(
    ("value", "write"),
    [
        ({"id": "w", "ordinal": "3"}, "Write 3 without quotes."),
        ({"id": "w", "ordinal": "third"}, "Write only its digits."),
        ({"id": "w", "start": 2019}, 'Write "2019".'),
        ({"id": "w", "start": []}, "Write it in quotes, as YYYY-MM-DD, YYYY-MM or YYYY."),
        ({"id": "w", "title": "Hub"}, 'Write {"und": "Hub"}, with the language'),
        ({"id": "w", "title": 5}, 'Write {"und": "..."}, with the language'),
        ({"id": "w", "title": {"en": 5}}, 'Write "5".'),
        ({"id": "w", "title": {"en": []}}, "Write a text in quotes."),
        ({"id": "w", "languages": "en"}, 'Write ["en"].'),
    ],
)
def test_values_of_another_type(value: Mapping[str, object], write: str) -> None:
    assert write in message_of(from_dict, value, Workshop)


def test_a_truth_in_quotes() -> None:
    remark = RECORDS["Remark"]
    assert "Write true without" in message_of(
        from_dict, {"text": {"en": "Hm"}, "quoted": "True"}, remark
    )
    assert message_of(from_dict, {"text": {"en": "Hm"}, "quoted": "yes"}, remark).endswith('"yes".')


# Slips


WORD: Final = st.lists(st.sampled_from("abcdefghijkl"), min_size=5, unique=True).map("".join)


@given(WORD, st.data())
def test_a_word_with_one_slip_is_found(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcxyz"))
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        word.upper(),
        f"{word[:at]}-{word[at:]}",
    )
    assert [Spellings([word]).nearest(slip) for slip in slips] == [word] * len(slips)


@given(WORD, WORD, st.integers(0, 9), st.integers(0, 9))
def test_other_digits_are_no_slip(one: str, two: str, a: int, b: int) -> None:
    found = Spellings([f"{one}-{a}"]).nearest(f"{two}-{b}")
    assert found is None or a == b


def test_short_words_are_not_near_each_other() -> None:
    assert nearest("adb", ["afdb", "adf"]) is None
    assert nearest("dab", ["adb"]) == "adb"
    assert nearest("-", ["-", "+"]) is None
    assert nearest("x" * 61, ["x" * 61]) is None


def test_the_same_letters_come_first() -> None:
    assert Spellings(["observers", "Observer"]).near("observer") == ("Observer", "observers")


# Countries


CODES: Final = st.sampled_from(sorted(countries_by_alpha2))


@given(CODES, st.sampled_from(("alpha3", "numeric", "name", "lower", "official")))
def test_a_country_is_found_by_its_codes_and_names(code: str, how: str) -> None:
    country = countries_by_alpha2[code]
    written = {
        "alpha3": country.alpha3.lower(),
        "numeric": country.numeric.lstrip("0"),
        "name": country.name.upper(),
        "lower": code.lower(),
        "official": f"the {country.name}",
    }[how]
    meant = suggested(message_of(CountryCode, written))
    assert meant is not None
    assert CountryCode(meant) == code


def test_a_country_is_found_by_its_names_in_russian() -> None:
    for code, names in RUSSIAN.items():
        for name in names.split(" | "):
            assert as_party_id(suggested(message_of(as_party_id, name)) or "") == code
            assert countries.called(f"Республика {name}") == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkey", "TR"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("Czech Republic", "CZ"),
        ("Great Britain", "GB"),
        ("UK", "GB"),
        ("uk", "GB"),
        ("Kyrgyz Republic", "KG"),
        ("Republic of Uzbekistan", "UZ"),
        ("Kosovo*", "XK"),
        ("UZB", "UZ"),
        ("860", "UZ"),
        ("4", "AF"),
        ("Kazakstan", "KZ"),
        ("St. Kitts & Nevis", "KN"),
        ("Korea", "KP KR"),
        ("Irak", "IQ IR"),
        ("Tashkent", ""),
        ("999", ""),
    ],
)
def test_names_in_general_use(name: str, code: str) -> None:
    assert countries.meant(name) == tuple(code.split())


def test_a_name_of_two_countries_suggests_both() -> None:
    assert message_of(as_party_id, "Korea").endswith('Did you mean "KP" or "KR"?')
    assert message_of(CountryCode, "Korea").endswith('Did you mean "KP" or "KR"?')


@pytest.mark.parametrize("text", ["Kazakhstan", "UZB", "Kosovo", "Узбекистан"])
def test_a_party_that_is_a_country_is_not_made_an_organization(text: str) -> None:
    meant = suggested(message_of(as_party_id, text))
    assert isinstance(as_party_id(meant or ""), CountryCode)
    assert "means a country" in message_of(OrganizationId, text)
    assert "country" not in message_of(PersonId, text + " x")


def test_other_names_of_parties_are_ids() -> None:
    assert suggested(message_of(as_party_id, "OECD")) == "oecd"


def test_a_country_in_small_letters_is_not_an_organization_that_is_missing() -> None:
    hub: Any = {
        "egov_hub": 1,
        "id": "hub",
        "name": {"en": "Hub"},
        "organizations": [{"id": "oecd", "name": {"en": "OECD"}, "parent": "uzb"}],
        "workshops": [
            {"id": "w", "start": "2019", "attendance": [{"party": "uz"}, {"party": "oced"}]},
            {"id": "v", "start": "2019", "attendance": [{"party": "nobody"}]},
        ],
    }
    with pytest.raises(ValidationError) as refused:
        from_dict(hub)
    parent, country, slip, unknown = (problem.message for problem in refused.value.problems)
    assert parent.endswith("Write the id of an organization in this country.")
    assert suggested(country) == "UZ"
    assert suggested(slip) == "oecd"
    assert unknown.endswith("organizations. Add the record.")


def test_the_rules_of_a_register_know_which_fields_are_of_parties() -> None:
    for kind in RECORDS.values():
        for name, field in fields_of(kind).items():
            path = f"/{'co_organizers/0' if kind is CoOrganizer else 'x'}/{name}"
            is_party = field.type in (PartyId, PartyId | None, frozenset[PartyId])
            if kind.__module__.startswith("egov_hub.membership.acts") or name in (
                "certain",
                "uncertain",
            ):
                continue  # not in a hub
            assert bool(OF_PARTY.fullmatch(path)) is is_party, (kind, name)


# Languages and ids


def test_languages_are_suggested_only_by_names_that_are_no_tags() -> None:
    for name, tag in languages.CALLED.items():
        assert as_language(tag) == tag
        assert suggested(message_of(as_language, name)) == tag


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("São Tomé", "sao-tome"),
        ("Astana Civil Service Hub", "astana-civil-service-hub"),
        ("Łódź_2019", "lodz-2019"),
        ("Straße", "strasse"),
        ("Oʻzbekiston", "ozbekiston"),
        ("ÀÉÎ/Õü", "aei-ou"),
    ],
)
def test_a_slug_has_the_letters_without_their_marks(text: str, slug: str) -> None:
    assert suggested(message_of(AllianceId, text)) == slug == AllianceId(slug)


@given(st.text(max_size=80))
def test_each_id_that_is_suggested_is_an_id(text: str) -> None:
    try:
        AllianceId(text)
    except ValidationError as error:
        meant = suggested(error.problems[0].message)
        if meant is not None:
            assert AllianceId(meant) == slug_of(text)


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("www.oecd.org", "https://www.oecd.org"),
        ("oecd.org/news?x=1", "https://oecd.org/news?x=1"),
        ("oecd", None),
        ("mailto:a@oecd.org", None),
        ("www." + "o" * 60 + ".org", None),
    ],
)
def test_an_address_without_a_scheme(url: str, meant: str | None) -> None:
    assert suggested(message_of(Source, "s", "S", url=url)) == meant
    assert meant is None or Source("s", "S", url=meant).url == meant


# In general


def test_good_data_loads_no_advice(tmp_path: Any) -> None:
    import subprocess
    import sys

    code = (
        "import sys, egov_hub\n"
        "hub = egov_hub.Hub('hub', 'Hub', workshops=[egov_hub.Workshop('w', start='2019')])\n"
        "egov_hub.loads(egov_hub.dumps(hub))\n"
        "list(egov_hub.iter_records(egov_hub.iter_lines([hub]), whole=True))\n"
        "print([name for name in sys.modules if '_advice' in name or name == 'difflib'])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603
    assert found.stdout.decode().strip() == "[]"


def test_thousands_of_unknown_ids_each_have_advice() -> None:
    bodies = [{"id": f"body-{n}", "name": {"en": "Body"}} for n in range(3_000)]
    workshops = [
        {"id": f"w{n}", "start": "2019", "co_organizers": [{"organization": f"bodi-{n}"}]}
        for n in range(3_000)
    ]
    hub: Any = {"egov_hub": 1, "id": "h", "name": {"en": "H"}}
    with pytest.raises(ValidationError) as refused:
        from_dict({**hub, "organizations": bodies, "workshops": workshops})
    found = {suggested(problem.message) for problem in refused.value.problems}
    assert len(found) == len(refused.value.problems) == 3_000
