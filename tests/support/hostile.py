"""Values that no function expects: wrong types, and types that misbehave."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any, Final, NoReturn

from egov_hub import Answer, Place, Standing, Text


class HostileError(Exception):
    """What the methods of hostile values raise: it must never escape."""


def _raise(*_: object, **__: object) -> NoReturn:
    raise HostileError


_METHODS: Final = """
bool contains copy dir eq format float fspath ge getitem gt hash index int iter le len lt missing
ne plain repr reversed str sizeof
"""
_CALLED: Final = "as_integer_ratio encode get items isoformat keys lower startswith strip values"


@cache
def _hostile(base: type[Any]) -> type[Any]:
    """Return a subclass of which every method that Python calls by itself raises an error."""
    methods: dict[str, Any] = {f"__{name}__": _raise for name in _METHODS.split()}
    own = {name: _raise for name in _CALLED.split() if hasattr(base, name)}
    return type(f"Hostile{base.__name__.title()}", (base,), {**methods, **own})


@cache
def _quiet(base: type[Any]) -> type[Any]:
    """Return a subclass that behaves as its base does."""
    return type(f"Own{base.__name__.title()}", (base,), {})


def _made(how: Callable[..., type[Any]], base: type[Any], args: tuple[Any, ...]) -> Any:
    return how(base)(*args)


def _recursive_list() -> list[object]:
    items: list[object] = []
    items.append(items)
    return items


def _recursive_dict() -> dict[str, object]:
    items: dict[str, object] = {}
    items["en"] = items
    return items


def _generator() -> Iterator[str]:
    yield "oecd"
    raise HostileError


def _deep_list() -> list[object]:
    items: list[object] = []
    for _ in range(5_000):
        items = [items]
    return items


VALUES: Final[dict[str, Callable[[], Any]]] = {
    "None": lambda: None,
    "true": lambda: True,
    "zero": lambda: 0,
    "negative": lambda: -1,
    "huge": lambda: 10**5000,
    "-huge": lambda: -(10**30),
    "float": lambda: 70.0,
    "nan": lambda: float("nan"),
    "infinity": lambda: float("inf"),
    "complex": lambda: 1j,
    "decimal": lambda: Decimal(1),
    "empty": lambda: "",
    "blank": lambda: " \t\u3000",
    "control": lambda: "a\x00b",
    "nul": lambda: "\x00",
    "surrogate": lambda: "\ud800",
    "half": lambda: "a\udfff/~",
    "pair": lambda: "\ud83d\ude00",
    "lines": lambda: "a\u2028b\x85\r\n",
    "bidi": lambda: "\u202eabc",
    "long": lambda: "x" * 500,
    "bytes": lambda: b"2019",
    "wrong bytes": lambda: b"\xff\xfe",
    "bytearray": lambda: bytearray(b"2019"),
    "memoryview": lambda: memoryview(b"2019"),
    "datetime": lambda: datetime(2019, 5, 30, 12, tzinfo=timezone(timedelta(hours=5))),
    "utc": lambda: datetime(2019, 5, 30, tzinfo=UTC),
    "date": lambda: date(2019, 5, 30),
    "path": lambda: Path("nothing"),
    "object": object,
    "class": lambda: Place,
    "int class": lambda: int,
    "list of records": lambda: list[Place],
    "function": lambda: _raise,
    "module": lambda: __import__("json"),
    "not implemented": lambda: NotImplemented,
    "ellipsis": lambda: ...,
    "error": lambda: ValueError("an error"),
    "answer": lambda: Answer.MAYBE,
    "word": lambda: Standing.MEMBER,
    "text": lambda: Text("Words"),
    "record": lambda: Place("UZ"),
    "list": list,
    "dict": dict,
    "mixed": lambda: [1, "a", None, b"", ["x"], {}],
    "mixed keys": lambda: {1: "a", None: "b", b"c": 1, ("d",): 2},
    "surrogate key": lambda: {"\ud800": "a", "en": "\udfff"},
    "set": lambda: {1, "a", None},
    "frozenset": lambda: frozenset({b"x", 2}),
    "range": lambda: range(3),
    "recursive list": _recursive_list,
    "recursive dict": _recursive_dict,
    "deep list": _deep_list,
    "generator": _generator,
    "infinite": count,
    "iterator": lambda: iter(["oecd"]),
    "map": lambda: map(str, [1]),
    **{
        f"{how.__name__[1:]} {base.__name__} {args}": partial(_made, how, base, args)
        for how in (_hostile, _quiet)
        for base, args in (
            (object, ()),
            (str, ("oecd",)),
            (str, ("UZ",)),
            (str, ("2019",)),
            (str, ("member",)),
            (int, (7,)),
            (float, (7.5,)),
            (bytes, (b"2019",)),
            (list, (["oecd"],)),
            (tuple, (("oecd",),)),
            (set, ()),
            (frozenset, (("oecd",),)),
            (dict, ({"en": "words"},)),
            (date, (2019, 5, 30)),
            (datetime, (2019, 5, 30)),
            (Exception, ()),
        )
    },
}
"""The values, by name; each is made anew, because some can be read only once."""
