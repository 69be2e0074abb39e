"""The check-list that every public type passes, so that a new type cannot be forgotten."""

import copy
import pickle
import subprocess
import sys
from enum import Enum
from operator import itemgetter
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import egov_hub
from egov_hub import Hub, Record, ValidationError, dumps, from_dict, loads, to_dict
from egov_hub.records import as_record_class, in_order, parts
from egov_hub.strategies import hubs
from tests.support.classes import ATTRS, CLASSES, ENUMS, RECORDS, STRINGS, inside
from tests.support.effort import times

per_attrs_class = pytest.mark.parametrize("kind", ATTRS, ids=lambda kind: kind.__name__)
per_record = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)


def test_every_public_type_is_on_the_list() -> None:
    assert set(CLASSES) == {*ENUMS, *STRINGS, *ATTRS}


@pytest.mark.parametrize("kind", [each for each in RECORDS if each.__name__ in egov_hub.__all__])
def test_what_may_be_left_out_is_named_from_the_third_field_on(kind: type[Record]) -> None:
    optional = [each for each in attrs.fields(kind)[2:] if each.default is not attrs.NOTHING]
    assert all(each.kw_only for each in optional)


@per_record
@given(data=st.data())
@times(0.1)
def test_no_field_takes_a_thing_of_another_kind(kind: type[Record], data: st.DataObject) -> None:
    value: Any = data.draw(st.from_type(kind))
    for field in attrs.fields(kind):
        if field.init:
            with pytest.raises(ValidationError) as refused:
                attrs.evolve(value, **{field.alias: object()})
            assert {f"/{field.alias}"} == {problem.path for problem in refused.value.problems}


@per_record
@given(data=st.data())
@times(0.1)
def test_a_record_is_shown_without_the_name_of_a_required_first_field(
    kind: type[Record], data: st.DataObject
) -> None:
    first = attrs.fields(kind)[0]
    if first.default is attrs.NOTHING and not first.kw_only:
        shown = repr(data.draw(st.from_type(kind)))
        assert not shown.startswith(f"{kind.__name__}({first.alias}=")


@per_attrs_class
@given(data=st.data())
@times(0.5)
def test_check_list(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    # Slotted and frozen.
    assert not hasattr(value, "__dict__")
    name = attrs.fields(kind)[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(value, name)
    with pytest.raises((AttributeError, TypeError)):
        value.something_new = 1
    # Immutable all the way down.
    for part in inside(value):
        assert not isinstance(part, (list, dict, set, bytearray))
        hash(part)
    # Copied, pickled and evolved to an equal.
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value
    assert attrs.evolve(value) == value
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own bytes
        assert again == value
        assert hash(again) == hash(value)
        assert type(again) is kind
    # Equal by value only, to its own kind only.
    assert (value == object()) is False
    assert value != attrs.astuple(value, recurse=False)


@per_record
@given(data=st.data())
@times(0.5)
def test_documents_hold_all_of_a_record(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    text = dumps(record)
    assert loads(text, kind) == record
    assert loads(text.encode(), kind) == record
    assert dumps(loads(text, kind)) == text
    assert from_dict(to_dict(record), kind) == record
    assert loads(dumps(record, indent=2), kind) == record


@per_record
@given(data=st.data())
@times(0.2)
def test_a_pickled_or_asked_record_is_still_equal_to_a_fresh_one(
    kind: type[Record], data: st.DataObject
) -> None:
    record = data.draw(st.from_type(kind))
    assert len({record, loads(dumps(record), kind)}) == 1


@per_record
def test_every_field_refuses_what_it_is_not(kind: type[Record]) -> None:
    """No field takes just anything, and all of them tell at once."""
    wrong = {attribute.alias: object() for attribute in attrs.fields(kind)}
    with pytest.raises(ValidationError) as refused:
        kind(**wrong)
    assert [problem.path for problem in refused.value.problems] == [f"/{name}" for name in wrong]
    assert {problem.code.value for problem in refused.value.problems} == {"wrong-type"}


@pytest.mark.parametrize("kind", STRINGS, ids=lambda kind: kind.__name__)
def test_strings_are_strings_of_their_kind(kind: type[str]) -> None:
    value = kind("UZ" if kind is egov_hub.CountryCode else "some-id")
    assert not hasattr(value, "__dict__")
    assert value == str(value)
    assert hash(value) == hash(str(value))
    assert type(copy.deepcopy(value)) is kind
    assert type(pickle.loads(pickle.dumps(value))) is kind  # noqa: S301 - our own bytes
    assert kind(value) is value
    with pytest.raises(ValidationError):
        kind("Not An Id")


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_words_are_kebab_case_and_pickle(kind: type[Enum]) -> None:
    for member in kind:
        assert member.value == member.name.lower().replace("_", "-")
        assert kind(member.value) is member
        assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301 - our own bytes


def test_lists_and_dicts_changed_afterwards_change_nothing() -> None:
    words = {"en": "Hub"}
    topics = [words]
    workshop = egov_hub.Workshop("w", words, topics=topics)
    before = dumps(workshop)
    words["en"] = "changed"
    words["ru"] = "Хаб"
    topics.append({"en": "more"})
    assert dumps(workshop) == before


@given(hubs())
def test_every_part_of_a_record_is_where_its_path_leads(hub: Hub) -> None:
    for path, part in parts(hub):
        there: Any = hub
        for step in path.split("/")[1:]:
            there = there[int(step)] if step.isdecimal() else getattr(there, step)
        # A set has no places.
        assert there is part or part in there
    found = {id(part) for _, part in parts(hub)}
    assert {id(each) for each in inside(hub) if isinstance(each, Record)} <= found


@pytest.mark.parametrize("wrong", [str, Record, "Workshop", egov_hub.Workshop("w"), list[Hub]])
def test_a_document_is_of_a_class_of_records(wrong: Any) -> None:
    with pytest.raises(ValidationError, match="Expected a class of records"):
        as_record_class(wrong)
    assert as_record_class(Hub) is Hub


def test_of_several_names_that_are_not_fields_the_first_is_reported() -> None:
    wrong: Any = {"strat": "2018", "plaec": None}
    with pytest.raises(TypeError, match='"strat"'):
        egov_hub.Workshop("w", **wrong)


def test_evolving_checks_anew() -> None:
    workshop = egov_hub.Workshop("w", start="2019-05-30")
    with pytest.raises(ValidationError, match="/end"):
        attrs.evolve(workshop, end="2019-05-29")
    assert attrs.evolve(workshop, end="2019-05-31").end == egov_hub.PartialDate("2019-05-31")


def test_the_aliases_are_of_public_types() -> None:
    for alias in (egov_hub.PartyId, egov_hub.HubRecord):
        assert set(get_args(alias)) <= set(CLASSES)


def test_what_asks_questions_is_not_loaded_with_the_package() -> None:
    code = (
        "import sys, egov_hub\n"
        "later = {'questions', 'findings', 'differences', 'knowledge', 'plot', 'rows'}\n"
        "loaded = {name.split('.')[1] for name in sys.modules if name.startswith('egov_hub.')}\n"
        "assert not later & loaded, later & loaded\n"
        "assert not {'cattrs', 'hypothesis', 'pydantic'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code


def test_the_parts_of_a_record_are_those_that_are_given() -> None:
    assert [path for path, _ in parts(egov_hub.Post("Rector"))] == ["", "/title"]


@given(st.lists(st.tuples(st.text(max_size=2), st.integers())))
def test_records_are_put_in_the_order_of_their_keys_as_sorting_does(
    items: list[tuple[str, int]],
) -> None:
    assert in_order(items, itemgetter(0)) == tuple(sorted(items, key=itemgetter(0)))
