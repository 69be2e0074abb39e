"""How the claims in a record are drawn: the field that a source is cited for, and its value."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import cycle
from typing import Any, Final, NamedTuple, TypeVar, cast

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub._types import given_kind, is_record
from egov_hub.records import Record, fields_of
from egov_hub.strategies._arguments import optional
from egov_hub.strategies._dates import partial_dates
from egov_hub.strategies._values import country_codes, texts
from egov_hub.values.claims import NOT_SAID, Citing
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode
from egov_hub.values.sources import Citation, Said
from egov_hub.values.text import Text

R = TypeVar("R")


class _Claim(NamedTuple):
    """The field that a source is cited for, and the value in the source.

    Attributes:
        about: The field; None means the whole record.
        says: The value in the source; None means the same value as in the record.
    """

    about: str | None
    says: Said | None


_WHOLE: Final = _Claim(None, None)
_steps: Final = st.sampled_from((0, 0, 1, 2, 3))
"""The step from one citation for a single field to the next; 0 means that there are none."""
_SAID: Final[dict[type, SearchStrategy[Said]]] = {
    bool: st.booleans(),
    # From 1, as ordinals are.
    int: st.integers(1, 500),
    CountryCode: country_codes().map(str),
    PartialDate: partial_dates().map(str),
    Text: texts(),
}


def _fields(kind: type[Record], path: str = "") -> Iterator[tuple[str, Any]]:
    """Return the pointers to all fields of a class that a source can be cited for, with types."""
    for name, attribute in fields_of(kind).items():
        if name not in NOT_SAID:
            inside = given_kind(attribute.type)
            yield f"{path}/{name}", inside
            if is_record(inside):
                yield from _fields(inside, f"{path}/{name}")


def _said(kind: Any, *, rivals: bool) -> SearchStrategy[Said | None]:
    """Return the strategy for the value that a source states for a field of a type."""
    if not rivals or not isinstance(kind, type):
        return st.none()
    if issubclass(kind, Enum):
        return optional(st.sampled_from([str(word.value) for word in kind]))
    return optional(_SAID[kind]) if kind in _SAID else st.none()


@cache
def _claims(kind: Any, name: str, rivals: bool) -> SearchStrategy[_Claim]:
    never = {f"/{each}" for each in kind.__cites__[name]}
    return st.one_of(
        [
            st.builds(_Claim, st.just(about), _said(of, rivals=rivals))
            for about, of in _fields(kind)
            if about not in never
        ]
    )


def draw_turns(draw: DrawFn) -> Iterator[bool] | None:
    """Draw which citations of a record are for single fields, one after the other; None for none.

    This is one choice for all citations, so that removing citations does not change it.
    """
    step = draw(_steps)
    return cycle(number == 0 for number in range(step)) if step else None


def with_claims(
    draw: DrawFn,
    kind: type[Citing],
    name: str,
    cited: R,
    turns: Iterator[bool],
    *,
    rivals: bool = True,
) -> R | tuple[Citation, ...]:
    """Return citations of a record, some of which are for single fields.

    Args:
        draw: The function that draws.
        kind: The class of the record.
        name: The field of the record that has the citations.
        cited: The citations.
        turns: Whether the next citation is for a single field.
        rivals: Whether a source may have another value than the record.
    """
    found: dict[Citation, None] = {}
    for citation in cast("tuple[Citation, ...]", cited):
        claim = draw(_claims(cast("Any", kind), name, rivals)) if next(turns) else _WHOLE
        found[evolve(citation, about=claim.about, says=claim.says)] = None
    return tuple(found)


def claiming(draw: DrawFn, record: R, *, rivals: bool) -> R:
    """Return a record in which some citations, also in its parts, are for single fields."""
    turns = draw_turns(draw)
    return _claiming(draw, record, turns, rivals) if turns else record


def _claiming(draw: DrawFn, record: R, turns: Iterator[bool], rivals: bool) -> R:
    if isinstance(record, tuple):
        items = cast("tuple[object, ...]", record)
        return cast("R", tuple(_claiming(draw, item, turns, rivals) for item in items))
    if not isinstance(record, Record):
        return record
    changed: dict[str, object] = {}
    for name, attribute in fields_of(type(record)).items():
        value: Any = getattr(record, attribute.name)
        if not isinstance(value, (tuple, Record)) or not value:
            continue
        if isinstance(record, Citing) and name in record.__cites__:
            cited = cast("Any", value)
            changed[name] = with_claims(draw, type(record), name, cited, turns, rivals=rivals)
        else:
            changed[name] = _claiming(draw, cast("Any", value), turns, rivals)
    return cast("R", evolve(cast("Any", record), **changed)) if changed else record
