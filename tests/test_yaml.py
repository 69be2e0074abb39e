"""YAML: the type of a field decides, what is written is read, and each problem has its place."""

from pathlib import Path

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Code,
    Headcount,
    Hub,
    MembershipHistory,
    PartialDate,
    Place,
    Problem,
    Source,
    ValidationError,
    Workshop,
    dumps,
    to_dict,
)
from egov_hub.formats import yaml
from egov_hub.records import Record
from egov_hub.strategies import hubs, records


def problems(text: str | bytes, kind: type[Record] = Hub) -> tuple[Problem, ...]:
    with pytest.raises(ValidationError) as refused:
        yaml.loads(text, kind)
    return refused.value.problems


def places(text: str, kind: type[Record] = Hub) -> list[tuple[Code, int | None, object, str]]:
    return [(each.code, each.line, each.column, each.path) for each in problems(text, kind)]


# What is written is read


@pytest.mark.parametrize("kind", [Alliance, Hub, Source, Workshop])
@given(st.data())
def test_what_is_written_is_read(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    text = yaml.dumps(record)
    assert yaml.loads(text, type(record)) == record
    assert pyyaml.safe_load(text) == to_dict(record)


@given(hubs(), st.sampled_from([None, 0, 2]))
def test_a_json_document_is_read_as_json(hub: Hub, indent: int | None) -> None:
    assert yaml.loads(dumps(hub, indent)) == hub


def test_a_text_in_braces_need_not_be_json() -> None:
    assert yaml.loads("{country: NO, city: {nb: Bergen}}", Place) == Place(
        "NO", city={"nb": "Bergen"}
    )
    assert places("{country: [NO}", Place)[0][0] is Code.INVALID_YAML


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "no",
        "on",
        "Yes",
        "null",
        "~",
        "2018",
        "2018-05-03",
        "1e3",
        "0o17",
        "017",
        "0x1F",
        "1_000",
        "1:30",
        ".5",
        "<<",
        "=",
        "- a",
        "a: b",
        "a #b",
        "# a",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "'a'",
        '"a"',
        "a\nb",
        "a\r\nb",
        "a\x85b",
        "a\u2028b",
        "a\tb",
        "a\x00b",
        "a\\n",
        "\ufeffa",
        "\U0001f600",
        " a",
        "a ",
        "---",
        "...",
        "[2018..]",
        "{a}",
        "a" * 5000,
    ],
)
def test_any_text_is_written_so_that_every_reader_takes_it_for_text(text: str) -> None:
    source = Source("notice", {"en": text}) if text.strip() else None
    assert source
    written = yaml.dumps(source)
    assert yaml.loads(written, Source) == source
    assert pyyaml.safe_load(written) == to_dict(source)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "place.yaml"
    yaml.dump(Place("UZ", city="Tashkent"), path)
    assert path.read_text("utf-8") == "country: UZ\ncity:\n  und: Tashkent\n"
    assert yaml.load(path, Place) == Place("UZ", city="Tashkent")
    path.write_bytes(b"\xef\xbb\xbfcountry: UZ\r\n")
    assert yaml.load(path, Place) == Place("UZ")


# The field decides


def test_norway_and_years_and_ranges() -> None:
    text = """
    id: nordic
    name: {no: Norden, en: 2018}
    launched: 2018
    history:
      changes:
      - {member: NO, on: [2018..2019], standing: member}
      - {member: SE, on: [..2019-05-31], standing: member, through: ~}
      - member: FI
        on: 2018-05-01
        standing: member
        cited:
        - {source: notice, about: /on, says: 2017}
    """
    alliance = yaml.loads(text, Alliance)
    assert alliance.launched == PartialDate("2018")
    assert [str(change.on) for change in alliance.history.changes] == [
        "2018-05-01",
        "[2018..2019]",
        "[..2019-05-31]",
    ]
    assert alliance.name["en"] == "2018"


def test_a_number_only_where_the_field_is_one() -> None:
    assert yaml.loads("value: 7", Headcount).value == 7
    assert yaml.loads("value: 7.0", Headcount).value == 7
    for seven in ("07", "'7'", "7\n  or 8"):
        assert places(f"qualifier: over\nvalue: {seven}", Headcount) == [
            (Code.WRONG_TYPE, 2, 8, "/value")
        ]


def test_truth_only_where_the_field_is_one() -> None:
    assert yaml.loads("complete: false", MembershipHistory).complete is False
    assert places("complete: no", MembershipHistory) == [(Code.WRONG_TYPE, 1, 11, "/complete")]


def test_what_a_source_says_has_the_type_of_the_field_it_is_about() -> None:
    text = """
    id: seoul-2019
    start: 2019
    cited:
    - {source: a, about: /start, says: 2018}
    - {source: b, about: /place/city, says: {ko: 2018}}
    - {source: c, about: /nothing, says: true}
    - {source: d, about: /id/more, says: [a]}
    """
    assert [(each.path, each.line) for each in problems(text, Workshop)] == [
        ("/cited/3/says", 8),
    ]


# What is refused


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("country: &here UZ", 1, 10, "&here is an anchor"),
        ("city: &here\n  uz: *there\ncountry: UZ", 1, 7, "&here is an anchor"),
        ("country: UZ\ncity: {<<: {uz: a}}", 2, 8, "<< is a merge key"),
        ("country: !!str UZ", 1, 10, "The value has a tag"),
        ("country: UZ\n[a, b]: c", 2, 1, "A key is a list"),
        ("country: &c UZ\n*c : d", 1, 10, "&c is an anchor"),
        ("country: UZ\n---\ncountry: UZ", 2, 1, "several documents"),
        ("country: UZ\ncity:\n\ten: a", 3, 1, "a tab"),
        ("country: [UZ", 1, 13, "cannot be read as YAML"),
        ("country: UZ\ncity: '\x00'", 2, 8, "does not allow the character"),
        ("", 1, None, "The text is empty"),
        ("# nothing", 1, None, "The text is empty"),
        (f"country: {'[' * 150}", 1, 109, "more than 100 levels"),
        ("country: UZ\ncountry: AZ", 2, 1, "more than once"),
    ],
)
def test_more_of_yaml_than_a_register_needs(
    text: str, line: int, column: int | None, says: str
) -> None:
    first = problems(text, Place)[0]
    assert says in first.message
    assert (first.line, first.column) == (line, column)


def test_a_fault_at_the_top_hides_nothing_else() -> None:
    text = """\
country: &here UZ
city: {en: Tashkent, en: Toshkent}
town: *here
venue: !!str true
country: uz
"""
    assert places(text, Place) == [
        (Code.INVALID_YAML, 1, 10, "/country"),
        (Code.DUPLICATE_KEY, 2, 22, "/city/en"),
        (Code.INVALID_YAML, 3, 7, "/town"),
        (Code.INVALID_YAML, 4, 8, "/venue"),
        (Code.DUPLICATE_KEY, 5, 1, "/country"),
        (Code.WRONG_TYPE, 4, 8, "/venue"),
    ]


def test_an_item_that_cannot_be_used_keeps_its_place() -> None:
    text = "- &a {party: XX}\n- *a\n- {party: YY}"
    assert [each.path for each in problems(f"changes:\n{text}", Alliance)][:2] == [
        "/changes/0",
        "/changes/1",
    ]


def test_the_first_thousand_problems_are_enough() -> None:
    assert len(problems("a:\n" + "- &a b\n" * 1500, Place)) == 1001


def test_bytes_and_other_values() -> None:
    assert problems(b"country: UZ\ncity: \xff", Place)[0].line == 2
    assert problems(7, Place)[0].code is Code.WRONG_TYPE  # type: ignore[arg-type]


def test_problems_of_a_json_text_have_their_positions() -> None:
    text = '{"country": "UZ",\n\t"area": "\\ud83d\\ude00"}'
    assert places(text, Place) == [(Code.UNKNOWN_KEY, 2, 10, "/area")]
    twice = '{"country": "UZ",\n "country": "UZ"}'
    assert places(twice, Place) == [(Code.DUPLICATE_KEY, 2, 2, "/country")]


def test_lines_are_those_that_editors_count() -> None:
    text = "name: a\u2028 b\nid: 'a\x85 b'\nwrong: 1"
    assert (Code.UNKNOWN_KEY, 3, 8, "/wrong") in places(text)
    assert [line for _, line, _, _ in places("a: b\x85\u2028\n\tc: d")] == [2]
    for character in "\x85\u2028\u2029":
        assert character not in yaml.dumps(Source("notice", {"en": f"a{character}b"}))


def test_the_other_place_of_a_problem_has_a_position() -> None:
    text = """
changes:
- {member: AZ, on: 2018, standing: member}
- {member: AZ, on: 2017, standing: observer}
"""
    (problem,) = problems(text, MembershipHistory)
    assert problem.other
    assert (problem.other.line, problem.other.column) == (3, 3)


@given(st.data())
def test_each_problem_has_a_line_and_a_column_inside_the_text(data: st.DataObject) -> None:
    text = yaml.dumps(data.draw(hubs()))
    place = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from(["", ":", "- ", "[", "]", "{", "'", '"', "&a ", "*a", "\n"]))
    text = text[:place] + piece + text[place + data.draw(st.integers(0, 3)) :]
    try:
        yaml.loads(text)
    except ValidationError as error:
        lines = [*text.split("\n"), ""]
        for problem in error.problems:
            assert problem.line
            assert isinstance(problem.column, int)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
