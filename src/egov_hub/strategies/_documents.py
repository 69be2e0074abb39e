"""Strategies for documents: JSON texts of hubs, valid and invalid."""

from typing import Final

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub.documents import dumps, to_dict
from egov_hub.problems import Code
from egov_hub.register.hub import Hub
from egov_hub.strategies._arguments import Draws, drawn, whole_number
from egov_hub.strategies._faults import Fault, Places, written
from egov_hub.strategies._hubs import hubs as _hubs

_any_hub: Final = _hubs()
_indents: Final = st.sampled_from((None, 2))


def documents(*, hub: Draws[Hub] = ..., indent: Draws[int | None] = ...) -> SearchStrategy[str]:
    """Return a strategy for JSON texts that `loads` reads as a hub.

    Args:
        hub: The hub of the text.
        indent: The number of spaces for each level; None means everything on one line.

    Example:
        >>> from hypothesis import find
        >>> print(find(documents(hub=Hub("hub", "Hub")), lambda _: True))
        {"egov_hub":1,"id":"hub","name":{"und":"Hub"}}
    """
    return st.builds(dumps, drawn(hub, _any_hub), drawn(indent, _indents))


@frozen
class BrokenDocument:
    """A JSON text that is not a valid hub, and its problems.

    Attributes:
        text: The text.
        problems: The code and the path of each problem that `loads` reports.

    Example:
        >>> wrong_version = (Code.UNKNOWN_VERSION, "/egov_hub")
        >>> broken = BrokenDocument('{"egov_hub": 2}', frozenset({wrong_version}))
        >>> broken.text
        '{"egov_hub": 2}'
    """

    text: str
    problems: frozenset[tuple[Code, str]]


def broken_documents(
    *, hub: Draws[Hub] = ..., indent: Draws[int | None] = ..., most: int = 3
) -> SearchStrategy[BrokenDocument]:
    """Return a strategy for JSON texts of hubs with faults, which `loads` must report.

    Args:
        hub: The hub to whose text faults are added.
        indent: The number of spaces for each level; None means everything on one line.
        most: The largest number of faults.

    Raises:
        InvalidArgument: `most` is less than 1.

    Example:
        >>> from hypothesis import find
        >>> broken = find(broken_documents(hub=Hub("hub", "Hub")), lambda _: True)
        >>> broken.problems
        frozenset({(<Code.UNKNOWN_KEY: 'unknown-key'>, '/no_such_field')})
        >>> loads(broken.text)
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. /no_such_field: A Hub has no field "no_such_field". Its fields are id, name, \
countries, organizations, people, alliances, workshops, sources. [unknown-key]
    """
    return _broken(drawn(hub, _any_hub), drawn(indent, _indents), whole_number("most", most, 1))


@st.composite
def _broken(
    draw: DrawFn, hubs: SearchStrategy[Hub], indents: SearchStrategy[int | None], most: int
) -> BrokenDocument:
    hub = draw(hubs)
    alone = draw(st.integers(0, 9)) == 9
    faults = [fault for fault in Places.of(hub).faults(hub) if fault.alone is alone]
    document = to_dict(hub)
    problems: set[tuple[Code, str]] = set()
    for _ in range(draw(st.integers(1, most))):
        if faults:
            fault = _one_of(draw, faults)
            fault.plant(document)
            problems.add((fault.code, fault.path))
            faults = [other for other in faults if other.is_apart_from(fault)]
    return BrokenDocument(written(document, draw(indents)), frozenset(problems))


def _one_of(draw: DrawFn, faults: list[Fault]) -> Fault:
    """Draw a fault: first its code, so that rare codes are drawn often enough."""
    codes = sorted({fault.code for fault in faults}, key=_COMMON_FIRST.index)
    code = draw(st.sampled_from(codes))
    return draw(st.sampled_from([fault for fault in faults if fault.code is code]))


_COMMON_FIRST: Final = (Code.UNKNOWN_KEY, *(code for code in Code if code != Code.UNKNOWN_KEY))
