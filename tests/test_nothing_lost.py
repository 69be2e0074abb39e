"""Nothing is lost without a word: what cannot be written as it is, is refused alike everywhere."""

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen
from cattrs import Converter

from egov_hub import (
    Code,
    Hub,
    MembershipChange,
    Organization,
    PartialDate,
    Place,
    Record,
    Source,
    Text,
    ValidationError,
    Workshop,
    configure_converter,
    digest,
    dump,
    dump_records,
    dumps,
    iter_lines,
    make_converter,
    to_dict,
)
from egov_hub.values.ids import CountryCode, OrganizationId


@frozen
class Room(Place):
    """A place with a field that the library does not know."""

    floor: int = field(default=3, kw_only=True)


class Title(Text):
    """A text of a class that documents do not know."""


class Day(PartialDate):
    """A date of a class that documents do not know."""


class Body(OrganizationId):
    """An id of a class that documents do not know."""


class Land(CountryCode):
    """A country of a class that documents do not know."""


@frozen
class Trip:
    """What a caller's own converter writes."""

    to: Place
    title: Text


WRITERS: list[Callable[[Workshop, Path], object]] = [
    lambda record, _: dumps(record),
    lambda record, _: dumps(record, indent=2),
    lambda record, _: to_dict(record),
    lambda record, _: digest(record),
    lambda record, _: list(iter_lines([record])),
    lambda record, folder: dump(record, folder / "record.json"),
    lambda record, folder: dump_records([record], folder / "records.jsonl"),
    lambda record, _: make_converter().unstructure(record),
    lambda record, _: dumps(Hub("hub", "Hub", workshops=[record])),
]


@pytest.mark.parametrize("write", WRITERS)
def test_a_part_of_a_subclass_is_refused_alike(
    write: Callable[[Workshop, Path], object], tmp_path: Path
) -> None:
    for part, kind in ((Room("UZ"), "Place"), (Place("UZ", city=Title("T")), "Text")):
        with pytest.raises(ValidationError) as refused:
            write(Workshop("w", place=part), tmp_path)
        (problem,) = refused.value.problems
        assert problem.code is Code.WRONG_TYPE
        assert problem.message.startswith(f"Expected a {kind}, got a ")
        assert not list(tmp_path.iterdir())


def test_a_converter_of_a_caller_refuses_a_part_of_a_subclass() -> None:
    mine = Converter()
    configure_converter(mine)
    right = mine.unstructure(Trip(Place("UZ"), Text("To Tashkent")))
    assert right == {"to": {"country": "UZ"}, "title": {"und": "To Tashkent"}}
    for wrong in (Trip(Room("UZ"), Text("A")), Trip(Place("UZ"), Title("A"))):
        with pytest.raises(ValidationError, match=r"does not contain the class of a value"):
            mine.unstructure(wrong)


def test_a_record_of_a_subclass_alone_keeps_its_field() -> None:
    room: Record = Room("UZ", floor=4)
    assert copy.deepcopy(room) == room
    assert pickle.loads(pickle.dumps(room)) == room  # noqa: S301 - our own pickle
    assert room != Place("UZ")
    assert room != Room("UZ", floor=5)


@pytest.mark.parametrize(
    ("make", "path"),
    [
        (lambda: Source("s", "S", published=Day("2019")), "/published"),
        (lambda: PartialDate("2019").before(Day("2018")), "/other"),
        (lambda: MembershipChange(Body("oecd"), "2019", "member"), "/member"),
        (lambda: MembershipChange(Land("UZ"), "2019", "member"), "/member"),
        (lambda: Organization(Body("oecd"), "OECD"), "/id"),
        (lambda: Place(Land("UZ")), "/country"),
    ],
)
def test_a_value_of_a_subclass_is_refused(make: Callable[[], Any], path: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make()
    assert [problem.path for problem in refused.value.problems] == [path]


def test_a_day_of_a_subclass_compares_itself() -> None:
    assert Day("2019").after("2018").certainly
    assert Day("2018").before("2019").certainly
