"""Faults that can be added to the document of a hub, and the problems that `loads` must report.

A fault is added to the JSON values of a valid hub. Each fault lists the places that it touches. Two
faults are reported together if no place of one fault is equal to, or inside, a place of the other
fault.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any, Final, TypeAlias, cast

from attrs import NOTHING, evolve, frozen

from egov_hub._wording import Word, pointer
from egov_hub.documents import to_dict
from egov_hub.problems import Code
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS_OF_IDS, RecordId, references
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode, Slug
from egov_hub.values.text import Text

Place: TypeAlias = tuple[str | int, ...]

# JSON values are changed in place, and each place has its own type.
Json: TypeAlias = Any

# A prefix for a key that must appear twice in its object, because a dict cannot have a key twice.
_AGAIN: Final = "\x00again\x00"


@frozen
class Fault:
    """One fault that can be added to a document.

    Attributes:
        code: The code of the reported problem.
        path: The path of the reported problem.
        plant: Adds the fault to the JSON values of the document.
        touches: The places that no other fault may touch.
        alone: Whether it is the only problem that is reported.
    """

    code: Code
    path: str
    plant: Callable[[Json], None]
    touches: tuple[Place, ...]
    alone: bool = False

    def is_apart_from(self, other: "Fault") -> bool:
        """Return whether the two faults can be in one document."""
        return not any(
            here[: len(there)] == there[: len(here)]
            for here in self.touches
            for there in other.touches
        )


def written(document: Json, indent: int | None) -> str:
    """Return the text of a document, with its duplicate keys."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return text.replace(json.dumps(_AGAIN)[:-1], '"')


# Adding faults


def _value_at(document: Json, place: Place) -> Json:
    for step in place:
        document = document[step]
    return document


def _replaced(code: Code, place: Place, value: object) -> Fault:
    def plant(document: Json) -> None:
        _value_at(document, place[:-1])[place[-1]] = value

    return Fault(code, pointer(*place), plant, (place,))


# A new key is set in the same way as an old key.
_added: Final = _replaced


def _left_out(place: Place) -> Fault:
    def plant(document: Json) -> None:
        del _value_at(document, place[:-1])[place[-1]]

    return Fault(Code.MISSING_KEY, pointer(*place[:-1]), plant, (place,))


def _doubled_key(place: Place) -> Fault:
    *above, key = place

    def plant(document: Json) -> None:
        object_ = _value_at(document, tuple(above))
        object_[f"{_AGAIN}{key}"] = object_[key]

    return Fault(Code.DUPLICATE_KEY, pointer(*place), plant, (place,))


def _doubled_item(place: Place, items: Sequence[object]) -> Fault:
    again = deepcopy(items[0])

    def plant(document: Json) -> None:
        _value_at(document, place).append(again)

    return Fault(Code.DUPLICATE_ITEM, pointer(*place, len(items)), plant, (place,))


def _doubled_id(place: Place, records: Sequence[object]) -> Fault:
    again = deepcopy(records[0])

    def plant(document: Json) -> None:
        _value_at(document, place).append(again)

    end = (*place, len(records))
    return Fault(Code.DUPLICATE_ID, pointer(*end, "id"), plant, ((*place, 0), end))


def _of_ids(kind: str, *at: str | int) -> Place:
    """Return the place that a fault touches if it makes an id of a kind unreadable.

    Then a reference to a missing record of that kind is not reported, because it could be to that
    id.
    """
    return ("the ids of", kind, *at)


def _hides_ids(fault: Fault, kind: str) -> Fault:
    return evolve(fault, touches=(*fault.touches, _of_ids(kind, fault.path)))


def _hides_claims(fault: Fault) -> Fault:
    """Return a fault that touches all citations of a record if it is in one of them.

    The value that a source states for a field is checked only if all citations of the record are
    readable.
    """
    place = fault.touches[0]
    at = next((at for at, step in enumerate(place) if step in ("about", "says")), None)
    return fault if at is None else evolve(fault, touches=(place[: at - 1],))


# Finding places


@frozen
class Places:
    """The places of a hub's document at which a fault can be added.

    Attributes:
        named: The ids that are referred to, with their kinds. Without one of these ids, there would
            be more problems in other places.
        missing: An id that no record has.
    """

    named: frozenset[tuple[type[RecordId], str]]
    missing: str

    @classmethod
    def of(cls, hub: Hub) -> "Places":
        """Return the places of a hub."""
        return cls(
            frozenset((type(id), id) for _, id in references(hub.records)),
            max((record.id.lower() for record in hub.records), key=len, default="a") + "-missing",
        )

    def faults(self, hub: Hub) -> Iterator[Fault]:
        """Yield all faults that can be added to the document of a hub."""
        yield from self._in_record(hub, to_dict(hub), ())
        version: Place = ("egov_hub",)
        yield evolve(_replaced(Code.UNKNOWN_VERSION, version, 2), alone=True)
        yield _left_out(version)

    def _in_record(self, record: Record, given: Json, at: Place) -> Iterator[Fault]:
        yield _added(Code.UNKNOWN_KEY, (*at, "no_such_field"), 5)
        for name, attribute in fields_of(type(record)).items():
            # A field with its default value is not written.
            if name in given:
                place, value = (*at, name), getattr(record, attribute.name)
                yield _doubled_key(place)
                if self._is_free(record, name):
                    left_out = [_left_out(place)] if attribute.default is NOTHING else []
                    faults = (*left_out, *self._in_value(value, given[name], place))
                    for fault in map(_hides_claims, faults):
                        of_id = name == "id" and fault.code is not Code.INVALID_ID
                        yield _hides_ids(fault, str(at[0])) if of_id and at else fault

    def _is_free(self, record: Record, name: str) -> bool:
        """Return whether a field can become unreadable without a problem in another place."""
        return name != "id" or not self._is_named(record)

    def _is_named(self, value: object) -> bool:
        id = getattr(value, "id", None)
        return (type(id), id) in self.named

    def _in_value(self, value: object, given: Json, at: Place) -> Iterator[Fault]:
        """Yield the faults of a value."""
        match value:
            case None:
                # A word is allowed here: a party that left has no standing.
                yield _replaced(Code.UNKNOWN_WORD, at, "no-such-word")
            case Record():
                yield _replaced(Code.WRONG_TYPE, at, 5)
                yield from self._in_record(value, given, at)
            case Text():
                yield _replaced(Code.WRONG_TYPE, at, 5)
                yield _added(Code.UNKNOWN_LANGUAGE, (*at, "xx"), "A")
                for language in value.languages:
                    yield _doubled_key((*at, language))
                    yield from _in_string("", (*at, language))
            case frozenset():
                yield from self._in_items(sorted(cast("frozenset[str]", value)), given, at)
            case tuple() if at[-1] in _REGISTERS:
                yield from self._in_register(cast("tuple[Record, ...]", value), given, at)
            case tuple():
                yield from self._in_items(cast("tuple[object, ...]", value), given, at)
            case bool():
                yield _replaced(Code.WRONG_TYPE, at, 1)
            case int():
                yield _replaced(Code.WRONG_TYPE, at, "5")
                yield _replaced(Code.OUT_OF_RANGE, at, -1)
            case PartialDate():
                yield _replaced(Code.WRONG_TYPE, at, 5)
                yield _replaced(Code.INVALID_DATE, at, "2019-02-30")
                yield _replaced(Code.UNSUPPORTED_DATE, at, "2018/2019")
            case str() if at[-1] == "about":
                yield _replaced(Code.WRONG_TYPE, at, 5)
                yield _replaced(Code.UNKNOWN_FIELD, at, "/no_such_field")
            case Word():
                yield _replaced(Code.WRONG_TYPE, at, 5)
                yield _replaced(Code.UNKNOWN_WORD, at, "no-such-word")
            case CountryCode():
                yield _replaced(Code.WRONG_TYPE, at, 5)
                yield _replaced(Code.UNKNOWN_COUNTRY, at, "ZZ")
            case Slug():
                yield _replaced(Code.WRONG_TYPE, at, 5)
                yield _replaced(Code.INVALID_ID, at, "No Id")
                yield from self._dangling(value, at)
            case _:
                yield from _in_string(str(at[-1] if isinstance(at[-1], str) else at[-2]), at)

    def _in_items(self, items: Sequence[object], given: Json, at: Place) -> Iterator[Fault]:
        """Yield the faults of a list and its items."""
        yield _replaced(Code.WRONG_TYPE, at, 5)
        if at[-1] != "changes":
            yield _doubled_item(at, given)
        for index, item in enumerate(items):
            yield from self._in_value(item, given[index], (*at, index))

    def _in_register(self, records: Sequence[Record], given: Json, at: Place) -> Iterator[Fault]:
        """Yield the faults of the records of one kind."""
        yield _doubled_id(at, given)
        kind = str(at[0])
        if not any(map(self._is_named, records)):
            yield _hides_ids(_replaced(Code.WRONG_TYPE, at, 5), kind)
        for index, record in enumerate(records):
            place = (*at, index)
            if not self._is_named(record):
                yield _hides_ids(_replaced(Code.WRONG_TYPE, place, 5), kind)
            yield from self._in_record(record, given[index], place)

    def _dangling(self, id: Slug, at: Place) -> Iterator[Fault]:
        """Yield a reference to a missing record, if nothing else depends on the id."""
        # Other changes can have the same member.
        if at[-1] in ("id", "member"):
            return
        kind = FIELDS_OF_IDS[type(cast("RecordId", id))]
        nowhere = "-".join((self.missing, *(str(step).replace("_", "-") for step in at)))
        fault = _replaced(Code.UNKNOWN_ID, at, nowhere)
        yield evolve(fault, touches=(*fault.touches, _of_ids(kind)))


_REGISTERS: Final = ("countries", "organizations", "people", "alliances", "workshops", "sources")

# The faults of a string, by the name of its field.
_WRONG_STRINGS: Final = {
    "url": (Code.INVALID_URL, "javascript:alert(1)"),
    "links": (Code.INVALID_URL, "www.example.org"),
    "languages": (Code.UNKNOWN_LANGUAGE, "xx"),
}


def _in_string(field: str, at: Place) -> Iterator[Fault]:
    yield _replaced(Code.WRONG_TYPE, at, 5)
    yield _replaced(Code.BLANK_TEXT, at, " ")
    if field in _WRONG_STRINGS:
        code, value = _WRONG_STRINGS[field]
        yield _replaced(code, at, value)
