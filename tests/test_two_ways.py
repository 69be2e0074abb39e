"""The fast way to read and the explaining way take the same documents for the same values."""

import gc
import json
import re
from collections import UserDict
from collections.abc import Collection
from typing import Any
from unittest.mock import patch

import pytest
from attrs import field, frozen
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import (
    Answer,
    Diff,
    Excerpt,
    Finding,
    Hub,
    HubChange,
    Knowledge,
    MembershipAct,
    MembershipHistory,
    Place,
    Record,
    RecordRef,
    Seat,
    Text,
    ValidationError,
    WorkshopId,
    dumps,
    from_dict,
    loads,
    to_dict,
)
from egov_hub.documents import _converter, _json, _reading
from egov_hub.strategies import hubs
from egov_hub.text import as_optional_text
from tests.support.classes import RECORDS
from tests.support.effort import times
from tests.support.mutations import REAL, mutated, real_documents

# What answers questions is seldom read, and goes the other way.
ANSWERS = (Diff, Excerpt, Finding, HubChange, Knowledge, MembershipAct, RecordRef, Seat)

per_record = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)


def explained(text: str, kind: type[Record]) -> Record | None:
    """Return what the explaining way reads, or None where it refuses."""
    try:
        value, problems = _json.read(text)
        # Not by the fast way for the records within.
        with patch.object(_reading, "read_value", return_value=None):
            record: Any = _converter.explained(value, kind)
    except ValidationError:
        return None
    return None if problems else record


def check(text: str, kind: type[Record]) -> None:
    fast = _reading.read(text, kind)
    assert fast is None or fast == explained(text, kind)
    if fast is not None:
        # Not only equal: also the same in what equality does not see.
        assert repr(fast) == repr(explained(text, kind))


class Like(str):
    """What is a string, but not one that a JSON parser makes."""

    __slots__ = ()


@pytest.mark.parametrize(
    "value",
    [
        {"country": WorkshopId("uz")},
        {"country": Like("UZ")},
        {Like("country"): "UZ"},
        {"country": "UZ", 5: 6},
        UserDict({"country": "UZ"}),
        ["UZ"],
        "UZ",
        None,
    ],
)
def test_only_what_a_json_parser_makes_goes_the_fast_way(value: object) -> None:
    assert _reading.read_value(value, Place) is None


def test_values_go_the_fast_way_too() -> None:
    for document in REAL:
        assert _reading.read_value(document, Hub) == from_dict(document)


@times(3)
@given(mutated(real_documents()), st.sampled_from([None, 2]), st.booleans())
def test_mutated_hubs(document: Any, indent: int | None, ascii: bool) -> None:
    check(json.dumps(document, indent=indent, ensure_ascii=ascii), Hub)


@per_record
def test_mutated_records(kind: type[Record]) -> None:
    @times(0.5)
    @given(mutated(st.from_type(kind).map(to_dict)))
    def check_one(document: Any) -> None:
        check(json.dumps(document), kind)

    check_one()


@pytest.mark.parametrize(
    "kind",
    [kind for kind in RECORDS if kind not in ANSWERS],
    ids=lambda kind: kind.__name__,
)
def test_sound_records_go_the_fast_way(kind: type[Record]) -> None:
    @times(0.5)
    @given(st.from_type(kind))
    def check_one(record: Record) -> None:
        text = dumps(record)
        fast = _reading.read(text, kind)
        assert fast == record or (fast is None and '\\"' in text)

    check_one()


@given(hubs())
def test_sound_hubs_go_the_fast_way(hub: Hub) -> None:
    text = dumps(hub)
    assert _reading.read(text, Hub) == hub or '\\"' in text


def test_real_hubs_go_the_fast_way() -> None:
    for document in REAL:
        text = json.dumps(document, ensure_ascii=False)
        assert '\\"' in text or _reading.read(text, Hub) == from_dict(document)


@st.composite
def doubled(draw: DrawFn) -> str:
    """Documents of which one key stands twice, spaced in whatever way."""
    text = json.dumps(draw(st.sampled_from(REAL)), ensure_ascii=False)
    places = [each.start() for each in re.finditer(r'"[a-z_]+":', text)]
    place = draw(st.sampled_from(places))
    key = text[place : text.index('":', place) + 1]
    blank = draw(st.sampled_from(["", " ", "  ", "\n", "\t", "\r\n "]))
    other = draw(st.sampled_from(["null", "1", "[]"]))
    return f"{text[:place]}{key}{blank}:{other}, {text[place:]}"


@given(doubled())
@example('{"egov_hub": 1, "id": "h", "name": {"en": "H"}, "name" :{"en": "H"}}')
@example('{"egov_hub": 1, "id": "h", "name": {"en": "\\":"}, "id" :"h"}')
def test_a_key_that_stands_twice_is_never_taken(text: str) -> None:
    assert _reading.read(text, Hub) is None
    with pytest.raises(ValidationError) as refused:
        loads(text)
    assert "duplicate-key" in {problem.code for problem in refused.value.problems}


@given(
    st.text()
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    ).map(json.dumps)
)
def test_whatever_else_is_not_taken(text: str) -> None:
    assert _reading.read(text, Hub) is None


def test_far_too_deep() -> None:
    assert _reading.read("[" * 100_000, Hub) is None


@per_record
def test_rules_that_need_a_field_have_nothing_to_say_without_it(kind: type[Record]) -> None:
    @times(0.5)
    @given(st.from_type(kind))
    def check_one(record: Record) -> None:
        for rule in kind.__rules__:
            values = {name: getattr(record, name) for name in rule.fields}
            assert set(rule.only_with) <= values.keys()
            if rule.only_with:
                values |= dict.fromkeys(rule.only_with)
                assert list(rule.check(*values.values())) == []

    check_one()


@per_record
def test_a_text_is_what_json_writes_of_the_dict(kind: type[Record]) -> None:
    @times(0.5)
    @given(st.from_type(kind))
    def check_one(record: Record) -> None:
        plain = json.dumps(to_dict(record), ensure_ascii=False, separators=(",", ":"))
        assert dumps(record) == plain

    check_one()


def as_answers(value: Collection[Answer]) -> tuple[Answer, ...]:
    return tuple(value)


@frozen
class Reply(Record):
    """A record with fields of sorts that the library's own records do not have by now."""

    about: Text | None = field(converter=as_optional_text)
    said: tuple[Answer, ...] = field(default=(), converter=as_answers)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (Reply(None), '{"about":null}'),
        (Reply("Cost", [Answer.NO]), '{"about":{"und":"Cost"},"said":["no"]}'),
        (Reply("{", [Answer.MAYBE, Answer.YES]), '{"about":{"und":"{"},"said":["maybe","yes"]}'),
    ],
)
def test_records_of_a_user_are_written_too(record: Reply, text: str) -> None:
    assert dumps(record) == text
    assert to_dict(record) == json.loads(text)


@pytest.mark.parametrize("inferred", ["true", "1", "1.0", '"true"', "[true]"])
def test_what_is_made_only_once_is_told_apart_by_type(inferred: str) -> None:
    cited = '"cited": [{"source": "notice", "inferred": %s}]'
    first = '{"member": "AM", "on": "2018", "to": "member", %s}' % (cited % "true")
    second = '{"member": "AZ", "on": "2018", "to": "member", %s}' % (cited % inferred)
    history = _reading.read(f'{{"changes": [{first}, {second}]}}', MembershipHistory)
    assert (history is not None) is (inferred == "true")


@pytest.mark.parametrize("collects", [True, False])
def test_reading_leaves_the_collector_as_it_was(collects: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        loads(json.dumps(REAL[0]))
        with pytest.raises(ValidationError):
            loads("[]")
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()
