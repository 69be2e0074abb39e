"""Documents: strict, deterministic, told all at once, and replaced whole or not at all."""

import json
from enum import Enum
from typing import Any

import cattrs
import pytest
from attrs import frozen

import egov_hub
from egov_hub import (
    Alliance,
    Attestation,
    Code,
    Headcount,
    Hub,
    Membership,
    MembershipHistory,
    OrganizationId,
    PartialDate,
    PartyId,
    Place,
    Remark,
    Roster,
    Source,
    Standing,
    Text,
    ValidationError,
    Workshop,
    configure_converter,
    dumps,
    from_dict,
    loads,
    make_converter,
    to_dict,
)
from egov_hub.findings import Finding
from tests.support.public_names import VOCABULARIES
from tests.support.refusals import refusal

HUB = Hub("hub", "Hub").put(
    Source("s", "S"),
    Alliance(
        "x",
        {"en": "X", "ru": "Икс"},
        history=MembershipHistory().join("GE", "2018").join("AZ", "2017").leave("GE", "2019"),
        attestations=[Attestation("2018", ["GE", "AZ"], complete=True)],
        cited=["s"],
    ),
)


def test_the_form_of_a_document() -> None:
    assert dumps(HUB) == (
        '{"egov_hub":1,"id":"hub","name":{"und":"Hub"},'
        '"alliances":[{"id":"x","name":{"en":"X","ru":"Икс"},'
        '"history":{"changes":['
        '{"member":"AZ","on":"2017","standing":"member"},'
        '{"member":"GE","on":"2018","standing":"member"},'
        '{"member":"GE","on":"2019","standing":null}]},'
        '"attestations":[{"on":"2018","members":["AZ","GE"],"complete":true}],'
        '"cited":[{"source":"s"}]}],'
        '"sources":[{"id":"s","title":{"und":"S"}}]}'
    )
    assert loads(dumps(HUB)) == HUB


def test_values_are_plain() -> None:
    plain = to_dict(Attestation("2018", ["oecd", "AZ"], cited=["s"]))
    assert plain == {"on": "2018", "members": ["AZ", "oecd"], "cited": [{"source": "s"}]}
    members = plain["members"]
    assert isinstance(members, list)
    assert {type(member) for member in members} == {str}
    assert type(to_dict(Membership("AZ", Standing.MEMBER, "2018"))["standing"]) is str


def test_what_is_unreadable_does_not_hide_other_problems() -> None:
    document = {
        "egov_hub": 1,
        "id": "Hub",
        "nmae": {"en": "Hub"},
        "workshops": [
            {"id": "w", "start": "2019-02-30", "end": 5, "titel": "T"},
            7,
            {"start": "2019", "end": "2018", "topics": [{"en": ""}, "open data", {"xx": "y"}]},
        ],
        "sources": {"id": "s"},
    }
    assert refusal(lambda: from_dict(document)) == [
        ("unknown-key", "/nmae"),
        ("invalid-id", "/id"),
        ("unknown-key", "/workshops/0/titel"),
        ("wrong-type", "/workshops/0/titel"),
        ("invalid-date", "/workshops/0/start"),
        ("wrong-type", "/workshops/0/end"),
        ("wrong-type", "/workshops/1"),
        ("missing-key", "/workshops/2"),
        ("blank-text", "/workshops/2/topics/0/en"),
        ("wrong-type", "/workshops/2/topics/1"),
        ("unknown-language", "/workshops/2/topics/2/xx"),
        ("ends-before-start", "/workshops/2/end"),
        ("wrong-type", "/sources"),
    ]


@pytest.mark.parametrize(
    ("document", "kind", "expected"),
    [
        ({"value": "5"}, Headcount, ("wrong-type", "/value")),
        ({"value": 5.5}, Headcount, ("wrong-type", "/value")),
        ({"value": float("inf")}, Headcount, ("wrong-type", "/value")),
        ({"value": float("nan")}, Headcount, ("wrong-type", "/value")),
        ({"value": -1.0}, Headcount, ("out-of-range", "/value")),
        ({"value": 2.0**53}, Headcount, ("out-of-range", "/value")),
        ({"value": True}, Headcount, ("wrong-type", "/value")),
        ({"value": -1}, Headcount, ("out-of-range", "/value")),
        ({"value": 10**30}, Headcount, ("out-of-range", "/value")),
        ({"text": {"en": "Yes"}, "quoted": 1}, Remark, ("wrong-type", "/quoted")),
        ({"text": "Yes"}, Remark, ("wrong-type", "/text")),
        ({"id": 5, "title": {"en": "S"}}, Source, ("wrong-type", "/id")),
        ({"id": "s", "title": {"en": 5}}, Source, ("wrong-type", "/title/en")),
        ({"id": "s", "title": {}}, Source, ("blank-text", "/title")),
        ({"id": "s", "title": {"en": "S"}, "url": "x"}, Source, ("invalid-url", "/url")),
        ({"country": "uz"}, Place, ("unknown-country", "/country")),
        ({"certain": "AZ"}, Roster, ("wrong-type", "/certain")),
        ({"certain": ["AZ", "AZ"]}, Roster, ("duplicate-item", "/certain/1")),
        ({"certain": [5]}, Roster, ("wrong-type", "/certain/0")),
        ({"id": "w", "cited": ["s"]}, Workshop, ("wrong-type", "/cited/0")),
        ({"id": "w", "ordinal": "1"}, Workshop, ("wrong-type", "/ordinal")),
        ({"id": "w", "kind": 1}, Workshop, ("wrong-type", "/kind")),
        ({"id": "w", "kind": "talk"}, Workshop, ("unknown-word", "/kind")),
        ({"id": "w", "start": None}, Workshop, ("wrong-type", "/start")),
        ({"id": "w", 5: 6}, Workshop, ("unknown-key", "/5")),
        ([], Workshop, ("wrong-type", "")),
        (None, Hub, ("wrong-type", "")),
        ({"id": "hub", "name": {"en": "Hub"}}, Hub, ("missing-key", "")),
        ({"egov_hub": 2}, Hub, ("unknown-version", "/egov_hub")),
        ({"egov_hub": "1"}, Hub, ("unknown-version", "/egov_hub")),
        ({"egov_hub": True}, Hub, ("unknown-version", "/egov_hub")),
        ({"egov_hub": 1.5}, Hub, ("unknown-version", "/egov_hub")),
        ({"egov_hub": 2.0}, Hub, ("unknown-version", "/egov_hub")),
    ],
)
def test_strict(document: Any, kind: type[Any], expected: tuple[str, str]) -> None:
    assert refusal(lambda: from_dict(document, kind)) == [expected]


def test_null_is_read_where_nothing_may_be_recorded() -> None:
    assert loads('{"id": "w", "title": null}', Workshop) == Workshop("w")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"line 1, column 1: .*It is empty"),
        (
            '{"id": "w",\n "start": }',
            r"line 2, column 11: .*A value is missing",
        ),
        ('{"id": "w"} x', r"column 13: .*There is more text after its end"),
        ("{'id': 'w'}", r"column 2: .*It has single quotes"),
        ('﻿{"id": "w"}', "BOM"),
        (b'\xff\xfe{"id": "w"}', "It is UTF-16"),
        ('{"id": NaN}', "NaN is not a number"),
        ('{"id": -Infinity}', "-Infinity is not a number"),
        ('{"id": ' + "9" * 5000 + "}", "too many digits"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_no_json(text: str | bytes, message: str) -> None:
    assert refusal(lambda: loads(text, Workshop)) == [("invalid-json", "")]
    with pytest.raises(ValidationError, match=message):
        loads(text, Workshop)


def test_keys_that_stand_twice_are_told_beside_all_else() -> None:
    text = (
        '{"id": "w", "id": "v", "title": {"en": "A", "en": "B", "a/b": "C"},'
        ' "cited": [{"source": "s", "source": "t"}], "start": 5}'
    )
    found = refusal(lambda: loads(text, Workshop))
    assert sorted(found) == [
        ("duplicate-key", "/cited/0/source"),
        ("duplicate-key", "/id"),
        ("duplicate-key", "/title/en"),
        ("unknown-language", "/title/a~1b"),
        ("wrong-type", "/start"),
    ]
    assert refusal(lambda: loads('{"id": "w", "id": "w"}', Workshop)) == [("duplicate-key", "/id")]


def test_half_a_character_is_refused() -> None:
    assert refusal(lambda: loads(r'{"id": "w", "title": {"en": "\ud800"}}', Workshop)) == [
        ("unwritable-text", "/title/en")
    ]


def test_help_for_misspelt_keys() -> None:
    with pytest.raises(ValidationError, match=r'A Workshop has no field "strat"\. Did you mean'):
        loads('{"id": "w", "strat": "2019"}', Workshop)


# A caller's own converter


@frozen
class Register:
    """A downstream class that holds our types beside its own."""

    number: int
    hub: Hub
    workshops: tuple[Workshop, ...]
    party: PartyId
    body: OrganizationId | None
    since: PartialDate
    name: Text
    standing: Standing


REGISTER = Register(
    5,
    HUB,
    (Workshop("w", start="2019"),),
    OrganizationId("oecd"),
    None,
    PartialDate("2018?"),
    Text(en="Register"),
    Standing.OBSERVER,
)


def test_a_callers_converter_learns_our_types() -> None:
    mine = cattrs.Converter()
    configure_converter(mine)
    plain = mine.unstructure(REGISTER)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["party"] == "oecd"
    assert plain["standing"] == "observer"
    assert mine.structure(plain, Register) == REGISTER


def test_a_callers_converter_keeps_its_own_ways() -> None:
    mine = cattrs.Converter()
    configure_converter(mine)
    assert mine.structure({"number": "5", **_rest()}, Register).number == 5
    with pytest.raises(cattrs.ClassValidationError) as refused:
        mine.structure({"number": 5, **_rest(), "since": 2018}, Register)
    assert refused.value.subgroup(ValidationError) is not None


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_a_callers_converter_refuses_wrong_words_like_a_record(vocabulary: type[Enum]) -> None:
    mine = cattrs.Converter()
    configure_converter(mine)
    for word in vocabulary:
        assert mine.structure(mine.unstructure(word), vocabulary) is word
    for wrong, code in (("wrong", Code.UNKNOWN_WORD), (5, Code.WRONG_TYPE)):
        with pytest.raises(ValidationError) as refused:
            mine.structure(wrong, vocabulary)
        assert [problem.code for problem in refused.value.problems] == [code]


def _rest() -> dict[str, Any]:
    return {
        name: value
        for name, value in make_converter().unstructure(REGISTER).items()
        if name != "number"
    }


def test_our_converter_reads_each_of_our_types() -> None:
    ours = make_converter()
    # A union is no class, and cattrs takes it all the same.
    party: Any = PartyId
    assert ours.structure("oecd", party) == "oecd"
    assert ours.structure("member", Standing) is Standing.MEMBER
    with pytest.raises(ValidationError):
        ours.structure(5, Text)


def test_the_package_hands_out_what_it_defines() -> None:
    assert egov_hub.__all__ == sorted(egov_hub.__all__, key=_isort_style)
    for name in egov_hub.__all__:
        assert getattr(egov_hub, name) is not None


def _isort_style(name: str) -> tuple[int, str]:
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def test_a_document_may_name_its_schema() -> None:
    hub = Hub("hub", "Hub")
    document = {"$schema": "hub.schema.json", **to_dict(hub)}
    assert from_dict(document) == loads(json.dumps(document)) == hub
    assert "$schema" not in dumps(hub)
    assert dumps(hub, schema="hub.schema.json") == json.dumps(document, separators=(",", ":"))
    with pytest.raises(
        ValidationError, match="Expected the path or address of a JSON Schema"
    ) as refused:
        from_dict({**document, "$schema": 5})
    assert [problem.path for problem in refused.value.problems] == ["/$schema"]
    with pytest.raises(ValidationError, match="blank-text"):
        loads(json.dumps({**document, "$schema": " "}))
    with pytest.raises(ValidationError, match=r"^1 problem:"):
        from_dict({**document, "id": "a b"})
    with pytest.raises(ValidationError, match="Only the document of a Hub"):
        dumps(Place("UZ"), schema="hub.schema.json")
    with pytest.raises(ValidationError, match="unknown-key"):
        from_dict({"$schema": "", "country": "UZ"}, Place)


def test_the_pointer_to_a_whole_may_be_written() -> None:
    finding = Finding("no-witness", "No source is cited.")
    document = {"code": "no-witness", "message": "No source is cited.", "path": ""}
    assert from_dict(document, Finding) == loads(json.dumps(document), Finding) == finding
    with pytest.raises(ValidationError, match="/path: "):
        from_dict({**document, "path": "start", "message": ""}, Finding)
