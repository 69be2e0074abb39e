"""The JSON Schema and the decoder agree, as far as a schema can say what code says."""

import copy
import inspect
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import egov_hub
from egov_hub import (
    Code,
    Hub,
    MembershipChange,
    PartialDate,
    Problem,
    Record,
    Roster,
    ValidationError,
    dumps,
    from_dict,
    json_schema,
    loads,
    to_dict,
)
from egov_hub._wording import Word
from egov_hub.documents import _meanings, _slow_reading
from egov_hub.documents._field_types import given_kind, is_record, item_of
from egov_hub.documents._meanings import meanings
from egov_hub.records import fields_of
from tests.support import edtf
from tests.support.classes import RECORDS
from tests.support.effort import times
from tests.support.mutations import mutated, real_documents

EVERY_FIELD = Path(__file__).parent / "golden/1/every-field.json"

HUBS: Any = Draft202012Validator(json_schema())
DATES: Any = Draft202012Validator({"$ref": "#/$defs/PartialDate", "$defs": json_schema()["$defs"]})

# What a schema always sees, and what it can see in most cases; all else is for code alone.
STRUCTURAL = {
    Code.WRONG_TYPE,
    Code.UNKNOWN_KEY,
    Code.MISSING_KEY,
    Code.UNKNOWN_VERSION,
    Code.UNKNOWN_WORD,
    Code.OUT_OF_RANGE,
    Code.INVALID_ID,
    Code.UNSUPPORTED_DATE,
    Code.INVALID_URL,
}


# What a source says is to be a value of the field that it is about: only code knows of which type.
CLAIM = re.compile(r"/(until_)?cited/[0-9]+/says(/.*)?")


def problems(document: Any, kind: type[Record] = Hub) -> tuple[Problem, ...]:
    """Return all that the decoder finds wrong."""
    try:
        from_dict(document, kind)
    except ValidationError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("kind", RECORDS)
def test_a_schema_is_sound_and_takes_what_is_written(kind: type[Record]) -> None:
    schema: dict[str, Any] = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:egov-hub:1:{kind.__name__}"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    validator: Any = Draft202012Validator(schema)

    @times(0.4)
    @given(st.from_type(kind))
    def check(record: Record) -> None:
        validator.validate(to_dict(record))

    check()


def test_an_answer_is_one_of_three_words() -> None:
    answer: Any = json_schema(Roster)["$defs"]
    assert [each["const"] for each in answer["Answer"]["oneOf"]] == ["yes", "no", "maybe"]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_class_and_every_field_is_described(kind: type[Record]) -> None:
    definitions: Any = json_schema(kind)["$defs"]
    properties = definitions[kind.__name__]["properties"]
    assert definitions[kind.__name__]["title"]
    assert definitions[kind.__name__]["additionalProperties"] is False
    head = ("$schema", "egov_hub")
    assert [name for name in properties if name not in head] == [
        field.alias for field in attrs.fields(kind)
    ]
    assert all(each["description"] for each in properties.values())
    assert all(each["title"] for each in definitions.values())


def test_every_word_has_a_meaning() -> None:
    definitions: Any = json_schema()["$defs"]
    words = {name: each["oneOf"] for name, each in definitions.items() if "oneOf" in each}
    assert len(words) > 15
    for name, described in words.items():
        kind = getattr(egov_hub, name)
        assert [each["const"] for each in described] == [word.value for word in kind]
        for each in described:
            assert each["description"].endswith("."), each


def test_without_source_words_have_no_meanings(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hold(Word):
        SUSPENDED = "suspended"
        """Not at the top of its module."""

    assert meanings(Hold) == {}
    monkeypatch.setattr(inspect, "getsource", Mock(side_effect=OSError))
    _meanings.in_module.cache_clear()
    schema: Any = json_schema(MembershipChange)
    _meanings.in_module.cache_clear()
    words = [{"const": "suspended"}, {"const": "inactive"}]
    assert schema["$defs"]["Hold"]["oneOf"] == words


def check_that_they_agree(validator: Any, document: Any, kind: type) -> None:
    found = problems(document, kind)
    if validator.is_valid(document):
        assert not {each.code for each in found if not CLAIM.search(each.path)} & STRUCTURAL
    else:
        assert found


@times(2)
@given(mutated(real_documents(), most=2))
def test_schema_and_decoder_agree_on_hubs(document: Any) -> None:
    check_that_they_agree(HUBS, document, Hub)


@pytest.mark.parametrize("kind", RECORDS)
def test_schema_and_decoder_agree_on_records(kind: type[Record]) -> None:
    validator: Any = Draft202012Validator(json_schema(kind))

    @times(0.4)
    @given(mutated(st.from_type(kind).map(to_dict), most=2))
    def check(document: Any) -> None:
        check_that_they_agree(validator, document, kind)

    check()


# Whole numbers with a point


def with_points(value: Any) -> Any:
    """Return a document with all its whole numbers as pandas, for example, writes them."""
    given: Any = value  # for type checkers, who would know less of it after `isinstance`
    if isinstance(value, dict):
        return {key: with_points(item) for key, item in given.items()}
    if isinstance(value, list):
        return [with_points(item) for item in given]
    return float(value) if type(value) is int else value


@pytest.mark.parametrize("kind", RECORDS)
def test_a_whole_number_may_have_a_point(kind: type[Record]) -> None:
    validator: Any = Draft202012Validator(json_schema(kind))

    @times(0.4)
    @given(st.from_type(kind))
    def check(record: Record) -> None:
        document = with_points(to_dict(record))
        validator.validate(document)
        read = from_dict(document, kind)
        assert read == record
        assert dumps(read) == dumps(record)

    check()


def test_every_whole_number_of_a_document_may_have_a_point() -> None:
    document = json.loads(EVERY_FIELD.read_text("utf-8"))
    text = json.dumps(with_points(document))
    assert '"egov_hub": 1.0' in text
    assert to_dict(loads(text)) == to_dict(from_dict(document))
    slow = _slow_reading.read(with_points(document), Hub)
    assert dumps(slow) == dumps(from_dict(document))


# Lists


# The schema cannot refuse a doubled item here. A party may change twice in the same way; and what
# answers with records is not a register.
MAY_BE_DOUBLED = {("MembershipHistory", "changes")} | {
    ("Excerpt", field)
    for field in ("countries", "organizations", "people", "alliances", "workshops", "sources")
}


def lists(value: Any, kind: Any) -> Iterator[tuple[tuple[str, str], list[Any]]]:
    """Return the lists of a document, each with its class and its field."""
    for name, field in fields_of(kind).items():
        one = given_kind(field.type)
        if name not in value or value[name] is None:
            continue
        item = item_of(one)
        if item:
            yield (kind.__name__, name), value[name]
        for part in value[name] if item else [value[name]]:
            if is_record(item or one):
                yield from lists(part, item or one)


def check_doubles(document: Any, kind: type[Record], validator: Any) -> set[tuple[str, str]]:
    """Double an item of each list in turn, and check that schema and decoder refuse it."""
    seen: set[tuple[str, str]] = set()
    for where, items in lists(document, kind):
        if items:
            seen.add(where)
            items.append(copy.deepcopy(items[0]))
            assert validator.is_valid(document) is (where in MAY_BE_DOUBLED), where
            assert problems(document, kind) or where in MAY_BE_DOUBLED, where
            items.pop()
    return seen


@pytest.mark.parametrize("kind", RECORDS)
def test_schema_and_decoder_refuse_a_doubled_item(kind: type[Record]) -> None:
    validator: Any = Draft202012Validator(json_schema(kind))

    @times(0.2)
    @given(st.from_type(kind).map(to_dict))
    def check(document: Any) -> None:
        check_doubles(document, kind, validator)

    check()


def test_schema_and_decoder_refuse_a_doubled_item_in_every_list_of_a_hub() -> None:
    seen: set[tuple[str, str]] = set()
    for path in sorted(EVERY_FIELD.parent.glob("*.json")):
        seen |= check_doubles(json.loads(path.read_text("utf-8")), Hub, HUBS)
    assert len(seen) > 30
    in_schema: dict[str, Any] = json_schema()
    assert seen == {
        (name, field)
        for name, definition in in_schema["$defs"].items()
        for field, value in definition.get("properties", {}).items()
        if any(each.get("type") == "array" for each in value.get("anyOf", [value]))
    }


@pytest.mark.parametrize("text", [*edtf.READ, *edtf.REFUSED])
def test_schema_and_decoder_agree_on_dates(text: str) -> None:
    try:
        PartialDate(text)
    except ValidationError as error:
        # What a pattern cannot know: how many days a month has, and which day comes first.
        (problem,) = error.problems
        assert not DATES.is_valid(text) or problem.code is Code.INVALID_DATE
    else:
        assert DATES.is_valid(text)


@pytest.mark.parametrize("text", ["2019-02-29", "2018-04-31", "[2019..2018]"])
def test_what_only_code_can_say_of_dates(text: str) -> None:
    assert DATES.is_valid(text)
    with pytest.raises(ValidationError):
        PartialDate(text)


@pytest.mark.parametrize("text", ["2018-13", "2018-00", "2018-01-32", "0000", "2018\n", "[..]"])
def test_what_the_pattern_of_dates_refuses(text: str) -> None:
    assert not DATES.is_valid(text)


def test_the_schema_in_the_package_is_current() -> None:
    written = files("egov_hub").joinpath("hub.schema.json").read_text("utf-8")
    current = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    assert written == current, "write it anew with: python docs/write_schema.py"
