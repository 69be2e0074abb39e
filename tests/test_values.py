"""Texts, ids, codes, sources, and how problems are told."""

import pickle
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from iso3166 import Country, countries, countries_by_alpha2

import egov_hub
from egov_hub import (
    AllianceId,
    Citation,
    Code,
    CountryCode,
    Headcount,
    Identifier,
    Organization,
    OrganizationId,
    PersonId,
    Place,
    Problem,
    Text,
    TextLike,
    ValidationError,
    Workshop,
    WorkshopId,
)
from egov_hub._advice.spelling import did_you_mean
from egov_hub._wording import expected, pointer, shown
from egov_hub.strategies import slugs, texts
from egov_hub.values.ids import as_party_id, as_party_ids, country_called
from egov_hub.values.sources import as_citations
from tests.support.refusals import refusal

# Text


def test_a_text_is_the_same_however_it_was_built() -> None:
    whole = Text({"und": "Hub", "ru": "Хаб", "en": "The Hub"})
    assert whole == Text("Hub", ru="Хаб", en="The Hub")
    assert whole == Text(Text("Hub", en="The Hub"), ru="Хаб")
    assert whole.languages == ("en", "ru", "und")
    assert (whole["ru"], str(whole)) == ("Хаб", "Hub")
    with pytest.raises(KeyError):
        whole["kk"]


@given(texts())
def test_a_text_is_made_again_of_what_it_holds(text: Text) -> None:
    assert Text(dict(text.words)) == Text(text) == attrs.evolve(text) == text
    assert eval(repr(text)) == text  # noqa: S307 - our own expression
    assert str(text) in dict(text.words).values()
    for tag in text.languages:
        assert text.best(tag) == text[tag]


def test_words_are_kept_as_printed() -> None:
    assert str(Text(" Kosovo* ")) == " Kosovo* "


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        # RFC 4647, 3.4: shortened from the end, a lone singleton with what follows it.
        (["zh-Hant-CN-x-private1-private2"], "zh-Hant"),
        (["zh-Hant"], "zh-Hant"),
        (["zh-Hans"], "zh"),
        (["ZH-HANT-tw"], "zh-Hant"),
        (["en-x"], "en"),
        (["kk", "ru-KZ", "en"], "ru"),
        (["kk"], "en"),
        ([], "en"),
        (["*"], "en"),
        ([""], "en"),
    ],
)
def test_lookup(ranges: list[str], expected: str) -> None:
    text = Text({tag: tag for tag in ("zh", "zh-Hant", "ru", "en")})
    assert text.best(*ranges) == expected


def test_the_default_of_a_lookup() -> None:
    assert Text("und", en="en").best("kk") == "und"
    assert Text(ru="ru", en="en").best("kk") == "en"
    assert Text(uz="uz", ru="ru").best("kk") == "ru"


@pytest.mark.parametrize(
    "tag",
    ["und", "en", "kk-Cyrl", "sr-Latn-RS", "zh-Hans", "en-x-aa", "pt-BR", "qaa", "yue"],
)
def test_tags_of_bcp_47(tag: str) -> None:
    assert Text({tag: "words"}).languages == (tag,)
    assert Text({tag: "words"}).best(tag.upper()) == "words"


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("EN", 'Did you mean "en"'),
        ("zh_hans", 'Did you mean "zh-Hans"'),
        ("kk-cyrl", 'Did you mean "kk-Cyrl"'),
        ("pt-br", '"pt-BR"'),
        ("xx", "Write the code of a language"),
        ("русский", 'Did you mean "ru"'),
        ("eng", 'Did you mean "en"'),
        ("kaz-Cyrl", 'Did you mean "kk-Cyrl"'),
    ],
)
def test_other_tags_are_refused_with_help(tag: str, hint: str) -> None:
    assert refusal(lambda: Text({tag: "words"})) == [("unknown-language", f"/{tag}")]
    with pytest.raises(ValidationError, match="not a language tag of BCP 47") as refused:
        Text({tag: "words"})
    assert hint in str(refused.value)


def test_all_that_is_wrong_with_a_text() -> None:
    wrong = {"en": "", "ru": " \n", "xx": "words", "kk": 5, "uz": "\ud800", 7: "seven"}
    assert refusal(lambda: Text(wrong)) == [  # type: ignore[arg-type] # that is the point
        ("blank-text", "/en"),
        ("blank-text", "/ru"),
        ("unknown-language", "/xx"),
        ("wrong-type", "/kk"),
        ("unwritable-text", "/uz"),
        ("wrong-type", "/7"),
    ]
    assert refusal(lambda: Text("")) == [("blank-text", "")]
    assert refusal(Text) == [("blank-text", "")]
    assert refusal(lambda: Text({})) == [("blank-text", "")]
    assert refusal(lambda: Text({"und": ""})) == [("blank-text", "/und")]
    assert refusal(lambda: Text("", ru="")) == [("blank-text", ""), ("blank-text", "/ru")]
    assert refusal(lambda: Text({"en": "a"}, en="b")) == [("duplicate-key", "/en")]


@pytest.mark.parametrize("blank", ["\u200b", "\u2060\ufeff", "\xad", "\0", "\u3000"])
def test_a_text_has_a_visible_character(blank: str) -> None:
    assert refusal(lambda: Text(blank)) == [("blank-text", "")]


def test_what_is_no_tag_at_all() -> None:
    wrong: Any = [["en"], None]
    assert refusal(lambda: Workshop("w", languages=wrong)) == [
        ("wrong-type", "/languages/0"),
        ("wrong-type", "/languages/1"),
    ]


@pytest.mark.parametrize("value", [5, b"Hub", ["Hub"], ("Hub",), ("en",), {"en"}])
def test_what_is_no_text(value: TextLike) -> None:
    assert refusal(lambda: Text(value)) == [("wrong-type", "")]


# Ids and codes


@given(slugs())
def test_slugs(slug: str) -> None:
    assert OrganizationId(slug) == slug
    assert as_party_id(slug) == slug
    assert type(as_party_id(slug)) is OrganizationId


@pytest.mark.parametrize(
    "wrong", ["", "A", "a b", "a--b", "-a", "a-", "a_b", "é", "a\n", "٣", "OECD", "a/b"]
)
def test_what_is_no_slug(wrong: str) -> None:
    assert refusal(lambda: WorkshopId(wrong)) == [("invalid-id", "")]


def test_where_nothing_is_left_no_slug_is_offered() -> None:
    with pytest.raises(ValidationError) as refused:
        OrganizationId("Хаб")
    assert "Did you mean" not in str(refused.value)


def test_a_slug_is_offered() -> None:
    with pytest.raises(ValidationError, match='Did you mean "astana-civil-service-hub"'):
        OrganizationId("Astana Civil Service Hub")


@pytest.mark.parametrize("wrong", [PersonId("x"), CountryCode("AZ"), 5, None])
def test_an_id_of_another_kind_is_refused(wrong: str) -> None:
    assert refusal(lambda: OrganizationId(wrong)) == [("wrong-type", "")]
    with pytest.raises(ValidationError, match="Expected an AllianceId, got"):
        AllianceId(wrong)


def test_the_kind_of_a_wrong_id_is_told() -> None:
    with pytest.raises(ValidationError, match='Expected an OrganizationId, got the PersonId "x"'):
        OrganizationId(PersonId("x"))
    assert refusal(lambda: CountryCode(OrganizationId("az"))) == [("wrong-type", "")]


def test_exactly_the_countries_of_iso_3166_xk_and_withdrawn_codes() -> None:
    read: set[str] = set()
    for code in map("".join, [*permutations(ascii_uppercase, 2), *zip(*[ascii_uppercase] * 2)]):  # noqa: B905
        try:
            country = CountryCode(code)
        except ValidationError:
            continue
        read.add(code)
        assert country.name
        assert country.withdrawn == (code not in countries_by_alpha2)
    assert read >= countries_by_alpha2.keys() | {"XK", "SU", "YU", "DD", "CS", "ZR"}
    assert len(read - countries_by_alpha2.keys()) == 25


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("uz", "unknown-country"),
        ("UK", "unknown-country"),
        ("UZB", "unknown-country"),
        (5, "wrong-type"),
    ],
)
def test_what_is_no_country(wrong: str, code: str) -> None:
    assert refusal(lambda: CountryCode(wrong)) == [(code, "")]


CALLED = [
    country
    for one in ascii_uppercase
    for two in ascii_uppercase
    if (country := country_called(one + two)) and country == one + two
]


@pytest.mark.parametrize("country", CALLED)
def test_a_country_is_called_by_its_codes_and_its_name(country: CountryCode) -> None:
    assert country_called(country.name) == country
    assert country_called(country.name.upper()) == country
    if not country.withdrawn:
        assert country_called(countries_by_alpha2[country].alpha3) == country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SUN", "SU"),
        ("SCG", "CS"),
        ("UK", "GB"),
        ("Kosovo*", "XK"),
        ("Cote d’Ivoire", "CI"),
        ("Republic of Moldova", "MD"),
        ("Iran", "IR"),
        ("Korea", None),
        ("Virgin Islands", None),
        ("uz", None),
        ("", None),
    ],
)
def test_a_country_may_be_called_otherwise(text: str, code: str | None) -> None:
    assert country_called(text) == code


def test_every_withdrawn_country_has_an_alpha_3_code() -> None:
    withdrawn = {country for country in CALLED if country.withdrawn}
    by_alpha_3 = {
        country_called(a + b + c)
        for a in ascii_uppercase
        for b in ascii_uppercase
        for c in ascii_uppercase
    }
    # That of FQ was given to another country.
    assert withdrawn - by_alpha_3 == {"FQ"}


@pytest.mark.parametrize("country", countries, ids=lambda country: country.alpha3)
def test_three_letters_or_a_name_lead_to_the_code_of_a_country(country: Country) -> None:
    for written in (country.alpha3, country.name, country.name.lower()):
        with pytest.raises(ValidationError, match=f'Did you mean "{country.alpha2}"'):
            CountryCode(written)


def test_only_what_is_not_a_text_is_to_be_put_in_quotes() -> None:
    wrong: Any
    for wrong, in_quotes in ((5, True), (b"oecd", True), (CountryCode("UZ"), False)):
        with pytest.raises(ValidationError, match="Expected an OrganizationId") as refused:
            Organization(wrong, "Organization")
        assert ("in quotes" in str(refused.value)) is in_quotes


def test_a_party_is_a_country_or_a_body() -> None:
    assert type(as_party_id("AZ")) is CountryCode
    assert type(as_party_id("az")) is OrganizationId
    assert refusal(lambda: as_party_id("QQ")) == [("unknown-country", "")]
    assert refusal(lambda: as_party_id("Az")) == [("invalid-id", "")]
    assert refusal(lambda: as_party_id(5)) == [("wrong-type", "")]  # type: ignore[arg-type]


def test_parties_in_a_set_are_read_like_those_in_a_list() -> None:
    (country,) = as_party_ids(frozenset({"AZ"}))
    assert type(country) is CountryCode
    sound = as_party_ids(["AZ", "oecd"])
    assert as_party_ids(frozenset({"AZ", "oecd"})) == as_party_ids(sound) == sound
    assert as_party_ids([*sound]) == sound


def test_an_identifier_has_a_scheme() -> None:
    assert Identifier("Реестр юридических лиц", "1027700132195").scheme == "Реестр юридических лиц"
    assert refusal(lambda: Identifier(" ", " ")) == [
        ("blank-text", "/scheme"),
        ("blank-text", "/value"),
    ]


# Sources


def test_a_repeated_item_is_reported_with_the_place_of_the_first() -> None:
    with pytest.raises(ValidationError) as refused:
        as_citations(["a", "b", "a", "b"])
    others = [problem.other and problem.other.path for problem in refused.value.problems]
    assert others == ["/0", "/1"]


def test_a_list_that_cannot_be_read_is_refused() -> None:
    class Broken(list[str]):
        def __iter__(self) -> Iterator[str]:
            raise RuntimeError

    with pytest.raises(ValidationError, match="cannot be read: it raised RuntimeError"):
        as_citations(Broken(["a"]))


def test_the_greatest_number_is_that_of_json() -> None:
    assert Headcount(2**53 - 1).value == 2**53 - 1
    assert refusal(lambda: Headcount(2**53)) == [("out-of-range", "/value")]


def test_citations_may_be_given_by_the_id_of_a_source() -> None:
    assert as_citations(["a", Citation("b", printed="Last year")]) == (
        Citation("a"),
        Citation("b", printed="Last year"),
    )
    assert refusal(lambda: as_citations(["a", "b", "a", "b"])) == [
        ("duplicate-item", "/2"),
        ("duplicate-item", "/3"),
    ]
    assert refusal(lambda: as_citations("a")) == [("wrong-type", "")]
    assert refusal(lambda: as_citations(iter(["a"]))) == [("wrong-type", "")]  # type: ignore[arg-type]
    assert refusal(lambda: as_citations({"a": "b"})) == [("wrong-type", "")]
    assert refusal(lambda: as_citations([5, "a", "B"])) == [  # type: ignore[list-item]
        ("wrong-type", "/0/source"),
        ("invalid-id", "/2/source"),
    ]


# Problems


def test_codes_are_stable_words_with_a_meaning_and_all_are_used() -> None:
    package = Path(egov_hub.__file__).parent
    source = "".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    for code in Code:
        assert code.value == code.name.lower().replace("_", "-")
        assert code.meaning.endswith(".")
        assert f"Code.{code.name}" in source
    assert len({code.meaning for code in Code}) == len(Code)


def test_a_problem_is_sound() -> None:
    problem = Problem("wrong-type", "", "Five is not a string.")
    assert problem.code is Code.WRONG_TYPE
    assert str(problem) == "(the value itself): Five is not a string. [wrong-type]"
    with pytest.raises(ValueError, match="bogus"):
        Problem("bogus", "", "")
    with pytest.raises(ValueError, match="JSON Pointer"):
        Problem(Code.WRONG_TYPE, "start", "")


@given(st.lists(st.text() | st.integers(0, 99)))
def test_pointers_lead_back_to_their_parts(parts: list[str | int]) -> None:
    steps = pointer(*parts).split("/")[1:]
    assert [step.replace("~1", "/").replace("~0", "~") for step in steps] == [
        str(part) for part in parts
    ]
    moved = Problem(Code.WRONG_TYPE, "/x", "").under(*parts)
    assert moved.path == pointer(*parts, "x")


def test_an_error_tells_all_and_survives_pickling() -> None:
    with pytest.raises(ValidationError) as refused:
        Place("uz", city="")
    error = refused.value
    assert isinstance(error, ValueError)
    assert str(error).splitlines()[0] == "2 problems:"
    assert str(error).splitlines()[2].startswith("2. /city: ")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert again.problems == error.problems
    assert str(again) == str(error)
    assert str(ValidationError(error.problems[:1])).startswith("1 problem:\n1. /country: ")


def test_an_error_has_a_problem() -> None:
    with pytest.raises(ValueError, match="at least one problem"):
        ValidationError([])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a" * 60, '"' + "a" * 60 + '"'),
        ("a" * 61, '"' + "a" * 57 + '..."'),
        ("\ud800", r'"\ud800"'),
        ("a\n2. \x1b", r'"a\n2. \x1b"'),
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (5, "5"),
        (10**18, "a number of more than 18 digits"),
        (0.5, "0.5"),
        ((), "a list"),
        ({}, "an object"),
        (object(), "a value of type object"),
    ],
)
def test_how_values_are_shown(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("UZ", 'the text "UZ"'),
        (CountryCode("UZ"), 'the CountryCode "UZ"'),
        (5, "the number 5"),
        (0.5, "the number 0.5"),
        (1e300, "the number 1e+300"),
        (10**18, "a number of more than 18 digits"),
        (-(10**18), "a number of more than 18 digits"),
        (True, "true"),
        (None, "null"),
        ([], "a list"),
    ],
)
def test_a_value_that_was_not_expected_is_shown_with_its_kind(value: object, text: str) -> None:
    assert expected("a Place", value) == f"Expected a Place, got {text}."


def test_near_words_are_offered() -> None:
    assert did_you_mean("strat", ["start", "end"]) == ' Did you mean "start"?'
    assert did_you_mean("x", []) == ""


class Like(str):
    """What is a text, but of a class of its own."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("kind", "text"), [(OrganizationId, "oecd"), (WorkshopId, "w"), (CountryCode, "UZ")]
)
def test_an_id_of_a_text_of_another_class_is_only_its_text(kind: type[str], text: str) -> None:
    made = kind(Like(text))
    assert made == kind(text)
    assert type(made) is kind
    assert as_party_id(Like("uz")) == "uz"
    assert type(as_party_id(Like("UZ"))) is CountryCode
