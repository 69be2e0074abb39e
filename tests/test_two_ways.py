"""The two paths of reading agree, all forms of writing agree, and their code is generated."""

import inspect
import json
import re
from collections import Counter, UserDict
from collections.abc import Callable, Collection
from enum import Enum
from hashlib import sha256
from inspect import cleandoc
from random import Random
from types import ModuleType
from typing import Any, TypeVar
from unittest.mock import patch

import pytest
from attrs import field, frozen
from benchmarks.rivals import made_up
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from egov_hub import (
    Answer,
    CountryCode,
    Hub,
    MembershipHistory,
    Organization,
    OrganizationId,
    Person,
    Place,
    Plan,
    Post,
    Problem,
    Record,
    Remark,
    Source,
    SourceId,
    Text,
    ValidationError,
    Workshop,
    WorkshopId,
    digest,
    dumps,
    from_dict,
    loads,
    to_dict,
)
from egov_hub.differences import Diff, Excerpt, HubChange
from egov_hub.documents import (
    _fast_reading,
    _generated,
    _generated_readers,
    _met,
    _reading,
    _shared,
    _slow_reading,
    _writing,
    json_text,
)
from egov_hub.documents._field_types import given_kind, is_record, item_of
from egov_hub.findings import Finding
from egov_hub.knowledge import Knowledge
from egov_hub.membership.acts import MembershipAct, Seat
from egov_hub.records import fields_of
from egov_hub.register.outlines import references
from egov_hub.register.references import RecordRef
from egov_hub.strategies import hubs
from egov_hub.values.text import as_optional_text
from tests.support.classes import RECORDS, inside
from tests.support.effort import times
from tests.support.mutations import REAL, mutated, real_documents

R = TypeVar("R", bound=Record)

# What answers questions is seldom read, and goes the other path.
ANSWERS = (Diff, Excerpt, Finding, HubChange, Knowledge, MembershipAct, RecordRef, Seat)

per_record = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)


def fast(text: str, kind: type[R]) -> R | None:
    """Return what the fast path reads, or None where it does not take the text."""
    try:
        value, problems = json_text.read(text)
    except ValidationError:
        return None
    return None if problems else _fast_reading.read(value, kind)


def read_plain(value: object, kind: type[R]) -> R | None:
    """Return what the fast path reads of values that a parser can have made."""
    return _fast_reading.read(value, kind) if _shared.look(value).is_plain else None


def explained(text: str, kind: type[Record]) -> Record | None:
    """Return what the slow path reads, or None where it refuses."""
    try:
        value, problems = json_text.read(text)
        # Not by the fast path for the records within, as for values that no parser makes.
        record: Any = _slow_reading.read(value, kind, plain=False)
    except ValidationError:
        return None
    return None if problems else record


def check(text: str, kind: type[Record]) -> None:
    found = fast(text, kind)
    assert found is None or found == explained(text, kind)
    if found is not None:
        # Not only equal: also the same in what equality does not see.
        again = explained(text, kind)
        assert Counter(map(type, inside(found))) == Counter(map(type, inside(again)))


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
    assert read_plain(value, Place) is None


def test_a_key_that_is_like_a_text_does_not_go_the_fast_way() -> None:
    assert read_plain({"id": "w"}, Workshop) == Workshop("w")
    assert read_plain({Like("id"): "w"}, Workshop) is None


def register(**records: list[dict[str, object]]) -> dict[str, object]:
    return {"egov_hub": 1, "id": "hub", "name": {"en": "Hub"}, **records}


def body(id: str, **more: object) -> dict[str, object]:
    return {"id": id, "name": {"en": "A"}, **more}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (register(organizations=[body("a", parent="a")]), "own-ancestor"),
        (
            register(organizations=[body("a", parent="b"), body("b", parent="a")]),
            "own-ancestor",
        ),
        (
            register(
                organizations=[
                    body("a", succeeds=[{"predecessor": "a", "on": "2018", "manner": "renamed"}])
                ]
            ),
            "own-ancestor",
        ),
        (register(workshops=[{"id": "w", "within": "w"}]), "own-ancestor"),
        (register(workshops=[{"id": "w", "follows": "w"}]), "own-ancestor"),
        (register(workshops=[{"id": "w", "beside": "w"}]), "own-ancestor"),
        (register(sources=[{"id": "s", "copy_of": "s"}]), "own-ancestor"),
        (register(workshops=[{"id": "w"}, {"id": "w"}]), "duplicate-id"),
        (register(workshops=[{"id": "w", "within": "v"}]), "unknown-id"),
        (register(organizations=[body("a", cited=[{"source": "s"}])]), "unknown-id"),
        (register(organizations=[body("a", links=["javascript:alert(1)"])]), "invalid-url"),
        (register(organizations=[body("a", links=["https://a.example"] * 2)]), "duplicate-item"),
        (
            register(
                sources=[{"id": "s"}],
                workshops=[
                    {"id": "w", "cited": [{"source": "s", "about": "/within", "says": "v"}]}
                ],
            ),
            "unknown-id",
        ),
    ],
)
def test_a_register_that_is_not_sound_does_not_go_the_fast_way(
    document: dict[str, object], code: str
) -> None:
    assert read_plain(document, Hub) is None
    with pytest.raises(ValidationError) as refused:
        from_dict(document)
    assert code in {problem.code for problem in refused.value.problems}


def without(hub: Hub, path: str) -> dict[str, Any]:
    """Return the document of a hub where the id at a path is not that of a record."""
    document: Any = to_dict(hub)
    *above, last = path.removeprefix("/").split("/")
    inner = document
    for key in above:
        inner = inner[int(key) if isinstance(inner, list) else key]
    inner[int(last) if isinstance(inner, list) else last] = "not-a-record-of-this-hub"
    return dict(document)


@given(hubs().filter(lambda hub: any(references(hub))), st.data())
def test_a_hub_with_one_id_that_is_not_of_a_record_does_not_go_the_fast_way(
    hub: Hub, data: st.DataObject
) -> None:
    path, _ = data.draw(st.sampled_from(list(references(hub))))
    assert read_plain(without(hub, path), Hub) is None


def test_each_kind_of_reference_in_real_hubs_is_checked_by_the_fast_way() -> None:
    for hub in map(from_dict, REAL):
        # One of each kind: where they are is different only in the numbers.
        for path in {re.sub("[0-9]+", "0", path): path for path, _ in references(hub)}.values():
            assert read_plain(without(hub, path), Hub) is None, path


def test_strings_of_other_classes_become_plain_ones() -> None:
    document: dict[str, object] = {"id": Like("s"), "url": Like("https://example.org")}
    (in_a_list,) = from_dict(register(sources=[document])).sources
    for source in (in_a_list, from_dict(document, Source)):
        assert (type(source.id), type(source.url)) == (SourceId, str)


class Unhashable(str):
    """A string that cannot be looked up."""

    __slots__ = ()

    def __hash__(self) -> int:
        raise RuntimeError


def test_strings_that_cannot_be_looked_up_become_plain_ones() -> None:
    document: dict[str, object] = {"id": Unhashable("s"), "published": Unhashable("2019")}
    expected = Source("s", published="2019")
    assert from_dict(document, Source) == expected
    assert from_dict(register(sources=[document])).sources == (expected,)


def test_a_register_of_another_version_does_not_go_the_fast_way() -> None:
    for version in (True, 1.0, 2, "1", None):
        assert read_plain({**register(), "egov_hub": version}, Hub) is None


def test_values_go_the_fast_way_too() -> None:
    for document in REAL:
        assert read_plain(document, Hub) == from_dict(document)


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


@per_record
def test_only_a_list_is_read_as_a_list(kind: type[Record]) -> None:
    lists = [name for name, each in fields_of(kind).items() if item_of(given_kind(each.type))]

    @times(0.5)
    @given(st.from_type(kind))
    def check_one(record: Record) -> None:
        document: Any = to_dict(record)
        for name in lists:
            items = document.get(name, ())
            keyed = dict.fromkeys(item for item in items if isinstance(item, str))
            numbered = {str(index): item for index, item in enumerate(items)}
            for wrong in (keyed, numbered, {"en": "English"}, {"https://example.org/": 1}, "en", 1):
                assert fast(json.dumps({**document, name: wrong}), kind) is None

    check_one()


def found(value: Any, kind: type[Record], *, plain: bool) -> Record | tuple[Problem, ...]:
    """Return what the slow path reads, or the problems that it finds."""
    try:
        record: Record = _slow_reading.read(value, kind, plain=plain)
    except ValidationError as error:
        return error.problems
    return record


def check_problems(value: Any, kind: type[Record]) -> None:
    """Check that sound parts that go the fast way do not change a word of what is found."""
    assert found(value, kind, plain=True) == found(value, kind, plain=False)


@times(3)
@given(mutated(mutated(real_documents())))
def test_problems_of_mutated_hubs_are_those_of_the_slow_path_alone(document: Any) -> None:
    check_problems(document, Hub)


@times(3)
@given(mutated(real_documents()))
def test_problems_of_large_documents_are_those_of_small_ones(document: Any) -> None:
    text = json.dumps(document)

    def read() -> Hub | tuple[Problem, ...]:
        try:
            return loads(text)
        except ValidationError as error:
            return error.problems

    with patch.object(_reading, "LARGE", 0):
        large = read()
    assert large == read()


def test_values_of_large_documents_are_freed_while_they_are_read() -> None:
    text = dumps(Hub("hub", "Hub", sources=[Source("a", "A"), Source("b", "B")]))
    value: Any = json_text.read(text)[0]
    with patch.object(json_text, "read", return_value=(value, [])):
        for large, left in ((len(text) + 1, 2), (len(text), 0)):
            with patch.object(_reading, "LARGE", large):
                assert [source.id for source in loads(text).sources] == ["a", "b"]
            assert len(value["sources"]) == left


def test_a_text_that_misstates_its_length_is_read() -> None:
    class Odd(str):
        __slots__ = ()

        def __len__(self) -> int:
            raise RuntimeError

    assert loads(Odd('{"country": "UZ"}'), Place) == Place("UZ")


@times(3)
@given(st.lists(st.tuples(st.integers(0, 399), st.integers(0, 5)), max_size=6))
def test_problems_of_a_history_are_those_of_the_slow_path_alone(
    faults: list[tuple[int, int]],
) -> None:
    hub = made_up.hub_of_changes(400, alliances=1)
    changes = hub["alliances"][0]["history"]["changes"]
    for place, fault in faults:
        change = changes[place]
        match fault:
            case 0:
                change["on"] = "2019-02-30"
            case 1:
                change["note"] = "an unknown key"
            case 2:
                change["standing"] = "membre"
            case 3:
                change["member"] = changes[0]["member"]
            case 4:
                change["cited"] = [{"source": "no-such-notice"}] * 2
            case _:
                change.pop("standing", None)
    check_problems(hub, Hub)


@per_record
def test_problems_of_mutated_records_are_those_of_the_slow_path_alone(kind: type[Record]) -> None:
    @times(0.5)
    @given(mutated(mutated(st.from_type(kind).map(to_dict))))
    def check_one(document: Any) -> None:
        check_problems(document, kind)

    check_one()


# Sound documents, however they are written

SEEDS = st.integers(0, 2**32).map(Random)


def with_nulls(value: Any, kind: Any, chance: Random) -> Any:
    """Return a JSON value with some fields null that might be left out, in any order of keys."""
    given: Any = value  # for type checkers, who would know less of it after `isinstance`
    if isinstance(value, list):
        return [with_nulls(item, item_of(kind), chance) for item in given]
    if not isinstance(value, dict):
        return value
    kind = given_kind(kind)
    if is_record(kind):
        for name, field in fields_of(kind).items():
            if name in given:
                given[name] = with_nulls(given[name], field.type, chance)
            elif field.default is None and chance.random() < 0.3:
                given[name] = None
    return dict(chance.sample(list(given.items()), len(given)))


def spelled(value: Any, chance: Random) -> str:
    """Return JSON text for a value with blanks and escapes as nobody would write them."""

    def blank() -> str:
        return chance.choice(["", "", "", " ", "\t", "\n", "\r\n  "])

    def inside(items: list[str]) -> str:
        return ",".join(f"{blank()}{item}{blank()}" for item in items) or blank()

    given: Any = value
    if isinstance(value, list):
        return f"[{inside([spelled(item, chance) for item in given])}]"
    if isinstance(value, dict):
        members = [
            f"{spelled(key, chance)}{blank()}:{blank()}{spelled(item, chance)}"
            for key, item in given.items()
        ]
        return f"{{{inside(members)}}}"
    if isinstance(value, str):
        return f'"{"".join(escaped(character, chance) for character in value)}"'
    return json.dumps(value)


def escaped(character: str, chance: Random) -> str:
    if chance.random() < 0.1 and character <= "\uffff":
        return f"\\u{ord(character):04x}"
    if character == "/" and chance.random() < 0.5:
        return "\\/"
    return json.dumps(character, ensure_ascii=chance.random() < 0.5)[1:-1]


def read_by_the_fast_path(text: str, kind: type[R]) -> R:
    """Return what `loads` reads, and fail if the slow path is asked."""
    with patch.object(_slow_reading, "read", side_effect=AssertionError("not the fast path")):
        return loads(text, kind)


@pytest.mark.parametrize(
    "kind",
    [kind for kind in RECORDS if kind not in ANSWERS],
    ids=lambda kind: kind.__name__,
)
def test_sound_records_go_the_fast_way_however_they_are_written(kind: type[Record]) -> None:
    @times(0.5)
    @given(st.from_type(kind), SEEDS)
    def check_one(record: Record, chance: Random) -> None:
        text = spelled(with_nulls(to_dict(record), kind, chance), chance)
        assert read_by_the_fast_path(text, kind) == record

    check_one()


@given(hubs(), st.sampled_from([None, 0, 3]), SEEDS)
def test_sound_hubs_go_the_fast_way(hub: Hub, indent: int | None, chance: Random) -> None:
    assert read_by_the_fast_path(dumps(hub, indent), Hub) == hub
    document = with_nulls(to_dict(hub), Hub, chance)
    assert read_by_the_fast_path(json.dumps(document, indent=indent), Hub) == hub


def test_real_hubs_go_the_fast_way() -> None:
    for document in REAL:
        read_by_the_fast_path(json.dumps(document, ensure_ascii=False), Hub)


@pytest.mark.parametrize(
    "text",
    [
        r'{"country": "UZ", "city": {"en": "\"Tashkent\""}}',
        r'{"country": "UZ", "city": {"en": "Tashkent\\"}}',
        r'{"country": "UZ", "city": {"en": "Tashkent\":"}}',
        '{"country" : "UZ", "city"\n: {"en" : "Tashkent"}}',
        '{"country": "UZ", "city": {"en": ": Tashkent"}}',
        '{"country": "UZ", "city": {"en": "\\u0054ashkent"}, "venue": null}',
        '{"venue": null, "city": null, "country": null}',
    ],
)
def test_no_way_to_write_a_sound_record_is_slow(text: str) -> None:
    assert read_by_the_fast_path(text, Place) == explained(text, Place)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"changes": null}', MembershipHistory),
        ('{"id": "w", "start": null}', Workshop),
        ('{"id": "w", "cited": null}', Workshop),
    ],
)
def test_null_is_refused_where_it_says_nothing(text: str, kind: type[Record]) -> None:
    assert fast(text, kind) is None
    with pytest.raises(ValidationError, match="wrong-type"):
        loads(text, kind)


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
    assert fast(text, Hub) is None
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
    assert fast(text, Hub) is None


def test_far_too_deep() -> None:
    assert fast("[" * 100_000, Hub) is None
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert read_plain(deep, Hub) is None


@per_record
def test_rules_that_are_skipped_would_find_nothing(kind: type[Record]) -> None:
    @times(0.5)
    @given(st.from_type(kind))
    def check_one(record: Record) -> None:
        defaults = {each.name: each.default for each in kind.__attrs_attrs__}
        for rule in kind.__rules__:
            values = {name: getattr(record, name) for name in rule.fields}
            assert {*rule.only_with, *rule.only_without} <= values.keys()
            if rule.only_with:
                values_without = values | {name: defaults[name] for name in rule.only_with}
                assert list(rule.check(*values_without.values())) == []
            if any(values[name] is not None for name in rule.only_without):
                assert list(rule.check(*values.values())) == []

    check_one()


# What was met before


def organizations(start: int, count: int) -> Hub:
    bodies: list[dict[str, object]] = [
        {"id": f"body-{start + each}", "name": {"en": "A"}, "founded": f"{1 + start + each:04}"}
        for each in range(count)
    ]
    return loads(json.dumps(register(organizations=bodies)))


def test_what_is_remembered_is_bounded_and_changes_nothing() -> None:
    for start, count in ((0, 400), (200, 400), (0, 2_000), (1_900, 90), (0, 400)):
        hub = organizations(start, count)
        assert len(hub.organizations) == count
        for each in hub.organizations:
            assert each == Organization(str(each.id), {"en": "A"}, founded=str(each.founded))
            assert type(each.id) is OrganizationId
        for parser in _met.PARSED_ONCE.values():
            assert len(parser.remembered) <= _met.FEW


def test_long_texts_are_not_remembered() -> None:
    long = "a" * 101
    for _ in range(2):
        assert loads(f'{{"id": "{long}"}}', Workshop).id == long
    assert long not in _met.PARSED_ONCE["WorkshopId"].remembered


def test_what_lasts_is_bounded() -> None:
    tags = [f"en-x-{number}" for number in range(2 * _met.FEW)]
    for tag in (*tags, *tags[:3]):
        assert loads(f'{{"city": {{"{tag}": "Words"}}}}', Place) == Place(city={tag: "Words"})
        assert len(_met.LASTING["language"]) <= _met.FEW


class Listing(list[object]):
    """What is a list, but not one that a JSON parser makes."""


def test_lists_of_other_classes_are_read_too() -> None:
    topics = Listing([{"en": "Open data"}])
    assert from_dict({"id": "w", "topics": topics}, Workshop) == Workshop(
        "w", topics=[{"en": "Open data"}]
    )


def test_shared_parts_of_values_are_read_where_they_are() -> None:
    title = {"en": "Open data"}
    workshop = from_dict({"id": "w", "title": title, "topics": [title]}, Workshop)
    assert workshop == Workshop("w", title=title, topics=[title])


# Writing


def as_json(value: Any) -> Any:
    """Return the JSON value of a record or of a field, worked out in the plainest way."""
    items: Any = value
    match value:
        case Record():
            opening = {"egov_hub": 1} if isinstance(value, Hub) else {}
            fields = fields_of(type(value))
            held = {name: getattr(value, each.name) for name, each in fields.items()}
            said = {name: it for name, it in held.items() if it != fields[name].default}
            return opening | {name: as_json(it) for name, it in said.items()}
        case Text():
            return dict(value.words)
        case tuple():
            return [as_json(item) for item in items]
        case frozenset():
            return sorted(str(item) for item in items)
        case Enum():
            return value.value
        case None | bool() | int():
            return value
        case _:
            return str(value)


@per_record
def test_all_forms_say_the_same(kind: type[Record]) -> None:
    @times(0.5)
    @given(st.from_type(kind), st.integers(0, 5))
    def check_one(record: Record, indent: int) -> None:
        value = as_json(record)
        assert to_dict(record) == value
        assert list(to_dict(record)) == list(value)
        assert dumps(record) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        assert dumps(record, indent) == json.dumps(value, ensure_ascii=False, indent=indent)
        canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert digest(record) == sha256(canonical.encode()).hexdigest()

    check_one()


def as_answers(value: Collection[Answer]) -> tuple[Answer, ...]:
    return tuple(value)


@frozen
class Reply(Record):
    """A record with fields of sorts that the library's own records do not have by now."""

    about: Text | None = field(converter=as_optional_text)
    said: tuple[Answer, ...] = field(default=(), converter=as_answers)


@frozen
class Listed(Record):
    """A record that must have its lists, and so may have empty ones."""

    parties: tuple[CountryCode, ...]
    places: tuple[Place, ...]
    names: frozenset[str]


@pytest.mark.parametrize(
    "record",
    [
        Reply(None),
        Reply("Cost", [Answer.NO]),
        Reply("{", [Answer.MAYBE, Answer.YES]),
        Listed((), (), frozenset()),
        Listed((CountryCode("UZ"),), (Place("UZ"), Place()), frozenset({'"', "\t\n"})),
    ],
)
def test_records_of_a_user_are_written_too(record: Record) -> None:
    value = as_json(record)
    assert to_dict(record) == value
    assert dumps(record) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert dumps(record, 3) == json.dumps(value, ensure_ascii=False, indent=3)


def test_what_json_has_no_form_for_is_refused() -> None:
    @frozen
    class Measured(Record):
        share: float

    for write in WAYS_TO_WRITE:
        with pytest.raises(TypeError, match="float"):
            write(Measured(0.5))


@frozen
class MyPlace(Place):
    """A place with a field of its own."""

    floor: int = 0


class MyText(Text):
    """A text with ways of its own."""

    __slots__ = ()


WAYS_TO_WRITE: list[Callable[[Record], object]] = [
    dumps,
    lambda record: dumps(record, 2),
    to_dict,
    digest,
]


@pytest.mark.parametrize("write", WAYS_TO_WRITE)
@pytest.mark.parametrize(
    ("record", "paths"),
    [
        (Workshop("w", place=MyPlace("UZ", floor=3)), ["/place"]),
        (Workshop("w", place=MyPlace("UZ"), topics=["T", MyText("U")]), ["/place", "/topics/1"]),
        (Workshop("w", title=MyText("T")), ["/title"]),
        (Workshop("w", rescheduled=[Plan("2019", place=MyPlace())]), ["/rescheduled/0/place"]),
    ],
)
def test_what_would_be_read_back_as_less_is_refused(
    write: Callable[[Record], object], record: Record, paths: list[str]
) -> None:
    with pytest.raises(ValidationError, match="does not contain the class") as refused:
        write(record)
    assert [problem.path for problem in refused.value.problems] == paths
    assert {problem.code for problem in refused.value.problems} == {"wrong-type"}


def test_a_record_of_a_subclass_is_written_and_read_by_itself() -> None:
    mine = MyPlace("UZ", floor=3)
    assert dumps(mine) == '{"country":"UZ","floor":3}'
    assert loads(dumps(mine), MyPlace) == from_dict(to_dict(mine), MyPlace) == mine


# Generated code


def made(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> list[str]:
    """Return the names of the functions that are generated for something."""
    names: list[str] = []
    generate = _generated.function

    def generated(name: str, *rest: Any) -> object:
        names.append(name)
        return generate(name, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(_generated, "function", generated)
        _generated_readers.reader_of.cache_clear()
        _writing.writer_of.cache_clear()
        act()
    return names


def test_functions_are_generated_for_no_more_classes_than_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = Place("UZ", city="Tashkent")
    assert made(monkeypatch, lambda: loads(dumps(place), Place)) == ["write_Place", "read_Place"]
    assert made(monkeypatch, lambda: to_dict(Remark("Yes"))) == ["write_Remark"]
    person = '{"id": "x", "name": {"en": "X"}%s}'
    assert made(monkeypatch, lambda: loads(person % "", Person)) == ["read_Person"]
    posts = ', "posts": [{"title": {"en": "Rector"}}, {"organization": "oecd"}]'
    assert made(monkeypatch, lambda: loads(person % posts, Person)) == ["read_Person", "read_Post"]


def test_the_source_of_generated_functions_is_shown() -> None:
    functions: dict[ModuleType, Any] = {
        _generated_readers: _generated_readers.reader_of(Post),
        _writing: _writing.writer_of(Post, _writing.COMPACT),
    }
    for module, function in functions.items():
        source = inspect.getsource(function)
        assert source in cleandoc(module.__doc__ or "").replace("\n    ", "\n")


def test_functions_of_one_name_keep_their_own_source() -> None:
    sources = [["def it():", "    return 1"], ["def it():", "    return 2"]]
    functions = [_generated.function("it", lines, {}) for lines in (*sources, *sources)]
    assert [function() for function in functions] == [1, 2, 1, 2]
    shown = [inspect.getsource(function) for function in functions]
    assert shown == ["\n".join(lines) + "\n" for lines in (*sources, *sources)]


@pytest.mark.parametrize("inferred", ["true", "1", "1.0", '"true"', "[true]"])
def test_what_is_made_only_once_is_told_apart_by_type(inferred: str) -> None:
    cited = '"cited": [{"source": "notice", "inferred": %s}]'
    first = '{"member": "AM", "on": "2018", "standing": "member", %s}' % (cited % "true")
    second = '{"member": "AZ", "on": "2018", "standing": "member", %s}' % (cited % inferred)
    history = fast(f'{{"changes": [{first}, {second}]}}', MembershipHistory)
    assert (history is not None) is (inferred == "true")
