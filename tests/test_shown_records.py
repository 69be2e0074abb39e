"""Records are shown as attrs would show them, though it writes no method for each class."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import field, frozen, make_class

from egov_hub import MembershipHistory, Place, Record
from tests.support.classes import RECORDS


def starred(value: object) -> str:
    return f"*{value}*"


@frozen
class Trip(Record):
    to: str
    secret: str = field(default="", repr=False)
    days: int = field(default=1, repr=starred)


@frozen
class Leg(Trip):
    by: str = "rail"


@frozen
class Told(Record):
    to: str

    def __repr__(self) -> str:
        return f"to {self.to}"


@frozen(repr=False)
class ToldAgain(Told):
    by: str = "rail"


@frozen(repr=True)
class ByAttrs(Record):
    to: str


def test_each_field_is_shown_in_its_way() -> None:
    assert repr(Trip("Tashkent", "by night", 3)) == "Trip(to='Tashkent', days=*3*)"
    assert repr(Leg("Tashkent")) == "Leg(to='Tashkent', days=*1*, by='rail')"
    assert repr(ByAttrs("Tashkent")) == "ByAttrs(to='Tashkent')"


def test_a_class_inside_a_function_is_shown_by_its_name() -> None:
    @frozen
    class Inner(Record):
        to: str

    assert repr(Inner("Tashkent")) == "Inner(to='Tashkent')"


def test_what_shows_itself_keeps_its_way() -> None:
    assert repr(Told("Tashkent")) == "to Tashkent"
    assert repr(ToldAgain("Tashkent")) == "to Tashkent"
    assert repr(MembershipHistory()) == "MembershipHistory(changes=())"


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_attrs_would_show_the_same_fields(kind: type[Record]) -> None:
    # The same class once more, without a method of ours: attrs writes its own.
    fields: dict[str, Any] = {
        each.name: field(default="value", repr=each.repr if each.repr is False else True)
        for each in kind.__attrs_attrs__
    }
    twin: Callable[[], object] = make_class(kind.__name__, fields)
    shown: Any = Record.__repr__
    assert shown(twin()) == repr(twin())


def test_a_place_is_shown() -> None:
    assert repr(Place("UZ")) == "Place(country='UZ', city=None, venue=None)"
