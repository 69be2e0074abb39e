"""JSON Lines: a register as a stream of records, each on a line with its type."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Hub,
    HubRecord,
    Organization,
    Place,
    Source,
    ValidationError,
    Workshop,
    dump_records,
    dumps,
    iter_lines,
    iter_records,
)
from egov_hub.documents import _json_lines
from egov_hub.strategies import hubs

HUB = Hub("hub", "Hub").put(Source("s", "S"), Organization("o", "O", cited=["s"]))


def stream(hub: Hub) -> list[Hub | HubRecord]:
    return [Hub(hub.id, hub.name), *hub.records]


def refusal(lines: list[str], whole: bool = False) -> list[tuple[int | None, str, str]]:
    with pytest.raises(ValidationError) as refused:
        list(iter_records(lines, whole=whole))
    return [(each.line, each.code.value, each.path) for each in refused.value.problems]


def test_the_form_of_lines() -> None:
    assert list(iter_lines(stream(HUB))) == [
        '{"egov_hub":1,"type":"Hub","id":"hub","name":{"und":"Hub"}}',
        '{"egov_hub":1,"type":"Organization","id":"o","name":{"und":"O"},"cited":[{"source":"s"}]}',
        '{"egov_hub":1,"type":"Source","id":"s","title":{"und":"S"}}',
    ]


@given(hubs(), st.sampled_from(["", "\n", "\r\n"]), st.booleans())
def test_what_is_written_is_read(hub: Hub, end: str, encoded: bool) -> None:
    texts = [line + end for line in iter_lines(stream(hub))]
    lines: list[str] | list[bytes] = [text.encode() for text in texts] if encoded else texts
    head, *records = iter_records(lines, whole=True)
    assert head == Hub(hub.id, hub.name)
    assert tuple(records) == hub.records
    assert list(iter_records([*iter_lines([hub])], whole=True)) == [hub]


@pytest.mark.parametrize("end", ["\u0085", "\u2028", "\u2029", "\n", "\r", "\v", "\f", "\x1c"])
def test_any_splitter_finds_the_lines(end: str) -> None:
    records = [Source("s", f"Words{end}of two lines"), Source("t", {"ru": f"Слова{end}"})]
    text = "\n".join(iter_lines(records))
    assert len(text.splitlines()) == len(records)
    assert list(iter_records(text.splitlines())) == records
    assert list(iter_records(text.encode().splitlines())) == records


@given(hubs())
def test_any_splitter_finds_the_lines_of_a_hub(hub: Hub) -> None:
    for line in iter_lines(stream(hub)):
        assert line.splitlines() == [line]


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "hub.jsonl"
    dump_records(stream(HUB), path)
    with path.open("rb") as lines:
        assert list(iter_records(lines)) == stream(HUB)
    with path.open(encoding="utf-8") as texts:
        assert list(iter_records(texts)) == stream(HUB)


def test_the_old_file_stays_whole_if_the_records_fail(tmp_path: Path) -> None:
    path = tmp_path / "hub.jsonl"
    dump_records(stream(HUB), str(path))
    before = path.read_bytes()

    def failing() -> Iterator[HubRecord]:
        yield Source("t", "T")
        message = "no more"
        raise ConnectionError(message)

    with pytest.raises(ConnectionError):
        dump_records(failing(), path)
    with pytest.raises(ValidationError):
        dump_records([Source("t", "T"), Place("UZ")], path)  # type: ignore[list-item] # the point
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["hub.jsonl"]


def test_what_has_no_line() -> None:
    with pytest.raises(ValidationError, match=r"Expected one of Hub, .*, got a value of"):
        next(iter_lines([Place("UZ")]))  # type: ignore[list-item] # that is the point


def test_problems_carry_their_lines_and_all_are_told() -> None:
    assert refusal(
        [
            '{"egov_hub":1,"type":"Source","id":"s","title":{"en":"S"}}',
            "",
            '{"egov_hub":1,"type":"Workshop","id":"w","start":"2019-13","titel":1}',
            "{",
            "[]",
            '{"egov_hub":1,"id":"w"}',
            '{"egov_hub":1,"type":"Workshp","id":"w"}',
            '{"egov_hub":1,"type":5}',
            '{"type":"Person","id":"P","name":{}}',
            '{"egov_hub":2,"type":"Person"}',
            '{"egov_hub":1,"type":"Source","id":"t","id":"t","title":{"en":"T"}}',
            '{"egov_hub":1,"type":"Place","country":"UZ"}',
            '{"egov_hub":1,"type":"Hub","id":"hub"}',
        ]
    ) == [
        (3, "unknown-key", "/titel"),
        (3, "wrong-type", "/titel"),
        (3, "invalid-date", "/start"),
        (4, "invalid-json", ""),
        (5, "wrong-type", ""),
        (6, "missing-key", ""),
        (7, "unknown-word", "/type"),
        (8, "wrong-type", "/type"),
        (9, "missing-key", ""),
        (9, "invalid-id", "/id"),
        (9, "blank-text", "/name"),
        (10, "unknown-version", "/egov_hub"),
        (11, "duplicate-key", "/id"),
        (12, "unknown-word", "/type"),
        (13, "missing-key", ""),
    ]


def test_records_before_the_first_bad_line_come_and_none_after_it() -> None:
    lines = [*iter_lines(HUB.records), "{", *iter_lines(HUB.records)]
    records = iter_records(lines)
    assert (next(records), next(records)) == HUB.records
    with pytest.raises(ValidationError):
        next(records)


WHOLE = [
    '{"egov_hub":1,"type":"Workshop","id":"w","within":"v","cited":[{"source":"s"}]}',
    '{"egov_hub":1,"type":"Workshop","id":"v","within":"w"}',
    '{"egov_hub":1,"type":"Workshop","id":"w"}',
]


def test_a_whole_register_is_checked_at_the_end() -> None:
    assert len(list(iter_records(WHOLE))) == 3
    assert refusal(WHOLE, whole=True) == [
        (3, "duplicate-id", "/id"),
        (1, "unknown-id", "/cited/0/source"),
    ]
    assert refusal(WHOLE[:2], whole=True) == [
        (1, "unknown-id", "/cited/0/source"),
        (2, "own-ancestor", "/within"),
    ]
    with pytest.raises(ValidationError, match=r'the same id "w"\. .* See line 1\.'):
        list(iter_records(WHOLE, whole=True))


def test_a_whole_register_is_checked_beside_unreadable_lines() -> None:
    bad = '{"egov_hub":1,"type":"Source","id":"s","title":"S"}'
    assert refusal([WHOLE[1], bad], whole=True) == [
        (2, "wrong-type", "/title"),
        (1, "unknown-id", "/within"),
    ]
    # What a line holds that is wholly unreadable cannot be said: it may be any record.
    assert refusal([WHOLE[1], "{"], whole=True) == [(2, "invalid-json", "")]


def test_a_hub_on_a_line_counts_with_its_records() -> None:
    lines = [*iter_lines([HUB, Source("s", "S")])]
    assert refusal(lines, whole=True) == [(2, "duplicate-id", "/id")]
    with pytest.raises(ValidationError, match=r"the same id .* See line 1, /sources/0\."):
        list(iter_records(lines, whole=True))


def test_where_too_much_is_wrong_reading_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_json_lines, "MOST_PROBLEMS", 3)
    assert [line for line, *_ in refusal(["{"] * 10)] == [1, 2, 3]


@pytest.mark.parametrize("text", ["{}", b"{}"])
def test_one_text_is_no_lines(text: Any) -> None:
    with pytest.raises(ValidationError, match="/lines: Expected a list, got"):
        iter_records(text)


def test_a_stream_is_not_kept_in_memory() -> None:
    (line,) = iter_lines([Workshop("w", "A workshop " + "x" * 10_000)])
    count = 2_000
    tracemalloc.start()
    try:
        read = sum(1 for _ in iter_records(line for _ in range(count)))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read == count
    assert most < len(line) * count / 20


def test_dumps_and_lines_hold_the_same() -> None:
    (line,) = iter_lines([HUB])
    assert line.replace('"type":"Hub",', "") == dumps(HUB)
