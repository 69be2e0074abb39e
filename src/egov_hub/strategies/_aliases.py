"""Strategies for what a constructor parses, such as `DateLike`, and for JSON values."""

from types import NoneType
from typing import Any, Final, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from egov_hub._parse import MOST
from egov_hub.documents import JsonValue
from egov_hub.strategies import _samples
from egov_hub.strategies._dates import partial_dates
from egov_hub.strategies._values import strings, texts
from egov_hub.values.dates import DateLike
from egov_hub.values.text import TextLike

_words: Final = strings(_samples.PRINTED)
_dates: Final = partial_dates()
_texts: Final = texts()
_PARSED: Final[tuple[tuple[Any, SearchStrategy[Any]], ...]] = (
    (DateLike, _dates | _dates.map(str) | st.dates()),
    (TextLike, _texts | _words | _texts.map(lambda text: dict(text.words))),
)
_json: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-MOST, MOST)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _words,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(_words, values, max_size=3),
    max_leaves=8,
)


def of_union(kind: Any) -> SearchStrategy[Any] | None:
    """Return the strategy for a union of everything that a constructor accepts as a date or a text.

    The union can have other types: `DateLike | None`. None if it is another union.
    """
    if kind == JsonValue:
        return _json
    types = set(get_args(kind))
    for alias, values in _PARSED:
        if types >= set(get_args(alias)):
            rest = sorted(types - set(get_args(alias)), key=lambda each: each is not NoneType)
            return st.one_of(*map(st.from_type, rest[:1]), values, *map(st.from_type, rest[1:]))
    return None
