"""Documents in which something was changed at random, in most cases for the worse."""

import copy
import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub import Hub, to_dict
from egov_hub.strategies import hubs
from tests.cases import ALL_CASES

REAL: list[dict[str, Any]] = [to_dict(case) for case in ALL_CASES.values()]

ODD: list[Any] = [
    None, True, False, 0, 1, -1, 2, 5.5, 2**53, 10**40, 1e400, "", " ", "\u200b", "\ud800", "x",
    "5", "true", "AZ", "az", "ZZ", "UZB", "oecd", "OECD", "a--b", "en", "en-us", "member", "Member",
    "2018", "2018?", "2018-02-30", "2018-13", "2018-00", "0000", "2018/2019", "[..2018]", "[..]",
    "[2019..2018]", "[2018..2018-05]", "XXXX", "20XX", "2018\n", "2018-05-30T10:00", "٢٠١٨",
    "https://example.org/a", "example.org", [], {}, [[]], [{}], ["AZ"], ["AZ", "AZ"], [None],
    {"en": "words"}, {"en": ""}, {"EN": "words"}, {"en": 5}, {"source": "s"}, {"id": "a"},
    {"egov_hub": 1},
]  # fmt: skip
KEYS = ["id", "name", "title", "on", "start", "end", "members", "cited", "x", "", "a/b~c", "\ud800"]


# What is put into a document may be changed there.
odd = st.sampled_from(ODD).map(copy.deepcopy)


def places(value: Any) -> list[list[Any]]:
    """The ways, by keys and indices, to all values in a document, and last to the whole."""
    parts: Any = ()
    # Not `isinstance`, by which a type checker would know less of the value.
    if hasattr(value, "keys"):
        parts = value.keys()
    elif hasattr(value, "append"):
        parts = range(len(value))
    return [*([part, *way] for part in parts for way in places(value[part])), []]


def at(document: Any, way: list[Any]) -> Any:
    for part in way:
        document = document[part]
    return document


@st.composite
def mutated(draw: DrawFn, documents: SearchStrategy[Any], most: int = 3) -> Any:
    """Documents in which some values were replaced, dropped, doubled, moved or renamed."""
    document: Any = copy.deepcopy(draw(documents))
    for _ in range(draw(st.integers(1, most))):
        ways = places(document)
        way = draw(st.sampled_from(ways))
        if not way:
            document = draw(odd)
            continue
        within, last = at(document, way[:-1]), way[-1]
        keyed, text = isinstance(within, dict), isinstance(within[last], str)
        what = draw(st.sampled_from(("odd", "other", "drop", "double", "rename", "add", "edit")))
        if what == "other":
            within[last] = copy.deepcopy(at(document, draw(st.sampled_from(ways))))
        elif what == "drop":
            del within[last]
        elif what == "double" and not keyed:
            within.append(copy.deepcopy(within[last]))
        elif what == "edit" and text:
            cut = draw(st.integers(0, len(within[last])))
            inserted = draw(st.sampled_from(("", "-", "x", "0", "\n", "?", "]", "É")))
            within[last] = within[last][:cut] + inserted + within[last][cut + 1 :]
        elif what in ("rename", "add") and keyed:
            key = draw(st.sampled_from([*KEYS, f"{last}s", str(last).upper()]))
            within[key] = within.pop(last) if what == "rename" else draw(odd)
        else:
            within[last] = draw(odd)
    return document


def real_documents() -> SearchStrategy[dict[str, Any]]:
    """Hub documents of real cases, and made-up ones."""

    def as_document(hub: Hub) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(json.dumps(to_dict(hub)))
        return document

    return st.sampled_from(REAL) | hubs().map(as_document)
