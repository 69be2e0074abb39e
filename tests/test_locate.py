"""Each value of a JSON text is found where it stands."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import Position, ValidationError, locate
from egov_hub._wording import pointer
from tests.support.mutations import at, places

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)  # fmt: skip


@given(JSON, st.sampled_from([None, 0, 2]), st.booleans())
def test_each_value_starts_where_it_is_said_to(value: Any, indent: int | None, plain: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    lines = text.split("\n")
    found = locate(text)
    assert set(found) == {pointer(*way) for way in places(value)}
    for way in places(value):
        where = found[pointer(*way)]
        rest = "\n".join(lines[where.line - 1 :])[where.column - 1 :]
        there, _ = json.JSONDecoder().raw_decode(rest)
        assert there == at(value, way)


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    assert locate(b'{"a": 1,\n "a": 2}')["/a"] == Position(2, 7)


def test_what_is_no_json_has_no_positions() -> None:
    with pytest.raises(ValidationError, match="read as JSON"):
        locate("{")
