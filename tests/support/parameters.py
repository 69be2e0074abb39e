"""What is public and can be called, and what its parameters take, found by their annotations.

So a new function, and a new parameter of an old one, is tested as soon as it is there.
"""

import inspect
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import pandas
from cattrs import Converter

from egov_hub import (
    Alliance,
    AllianceId,
    Attendance,
    Attestation,
    City,
    Counted,
    Country,
    CountryCode,
    Hub,
    Location,
    MembershipHistory,
    Organization,
    PartialDate,
    Post,
    Problem,
    Record,
    Roster,
    Text,
    Workshop,
    WorkshopId,
)
from egov_hub._files import FilePath
from egov_hub.differences import Diff
from egov_hub.findings import Finding
from egov_hub.formats.tables import Columns
from egov_hub.register.references import RecordRef
from egov_hub.rows import Rows
from egov_hub.strategies import Edit
from egov_hub.values.dates import as_partial_date
from egov_hub.values.ids import Slug, as_party_id
from egov_hub.values.sources import as_citations
from tests.support import public_names

HISTORY = MembershipHistory().join("AZ", on="2016")
HUB = Hub("hub", "Hub").put(
    Alliance("a", "A", history=HISTORY), Workshop("w"), Organization("oecd", "OECD")
)

# Whose methods are asked.
BEINGS: dict[type[Any], Any] = {
    Alliance: HUB.alliance("a"),
    City: City("Astana"),
    Country: Country("UZ"),
    Counted: Counted.COUNTRIES,
    Diff: Diff(),
    Edit: Edit(),
    Finding: Finding("inferred", "The year is not printed."),
    Hub: HUB,
    Location: Location("/title"),
    MembershipHistory: HISTORY,
    Organization: HUB.organization("oecd"),
    PartialDate: PartialDate("2019"),
    Post: Post("Rector"),
    Problem: Problem("blank-text", "/title", "The text is blank."),
    Roster: Roster(["AZ"]),
    Rows: HISTORY.acts(),
    Text: Text("Hub"),
}

EXAMPLES: dict[Any, Any] = {
    **BEINGS,
    AllianceId: "a",
    Columns: Columns(member="Country", since="From"),
    CountryCode: "UZ",
    Attestation: Attestation("2019"),
    RecordRef: RecordRef("workshop", "w"),
    WorkshopId: "w",
    date: date(2019, 5, 30),
    datetime: datetime(2026, 1, 31, tzinfo=UTC),
    int: 1,
}

# What parses a value by itself: its problems are those of the value at hand.
OF_A_VALUE = {as_citations, as_partial_date, as_party_id, PartialDate}
# What a record needs though each of its fields may be left out.
NEEDED = {(Attendance, "party"), (Post, "organization")}
# What reads rows: its problems lead into the rows, for these are what a caller has before them.
OF_ROWS = {"spells", "attestations"}


class Parameter(NamedTuple):
    """A parameter, taken apart."""

    call: Callable[..., Any]
    name: str
    # The types that it takes, or that the items of a list may have.
    kinds: frozenset[Any]
    is_list: bool
    is_required: bool
    is_star: bool

    def __str__(self) -> str:
        """Return how a test is called."""
        return f"{self.call.__qualname__}-{self.name}"

    @property
    def words(self) -> frozenset[str]:
        """The words that it takes."""
        words: set[str] = set()
        for kind in self.kinds:
            if get_origin(kind) is Literal:
                words.update(one for one in get_args(kind) if isinstance(one, str))
            elif _is(kind, Enum):
                words.update(word.value for word in kind)
        return frozenset(words)

    @property
    def path(self) -> str:
        """Where its problems are."""
        if self.call in OF_A_VALUE or (self.name in OF_ROWS and inspect.ismethod(self.call)):
            return ""
        return f"/{self.name}"

    @property
    def item_path(self) -> str:
        """Where the problems of what it takes, or of its first item, are."""
        return f"{self.path}/0" if self.is_list or self.is_star else self.path


def _is(kind: Any, base: type | tuple[type, ...]) -> bool:
    return isinstance(kind, type) and issubclass(kind, base)


def _taken_apart(kind: Any) -> Iterator[tuple[Any, bool]]:
    """Return the types of a union, and whether they are those of the items of a list."""
    if get_origin(kind) in (UnionType, Union):
        for one in get_args(kind):
            yield from _taken_apart(one)
    elif get_origin(kind) is Collection:
        yield from ((one, True) for one, _ in _taken_apart(get_args(kind)[0]))
    else:
        yield kind, False


@cache
def parameters(call: Callable[..., Any]) -> list[Parameter]:
    """Return the parameters of a function, a method or a class."""
    function = call.__init__ if inspect.isclass(call) else call
    spelled = {name.rpartition(".")[2]: value for name, value in public_names.names().items()}
    hints = get_type_hints(
        function, localns={**spelled, "Converter": Converter, "FilePath": FilePath, "pd": pandas}
    )
    found: list[Parameter] = []
    for name, each in inspect.signature(call).parameters.items():
        if name in hints:
            parts = list(_taken_apart(hints[name]))
            found.append(
                Parameter(
                    call,
                    name,
                    frozenset(kind for kind, _ in parts) - {NoneType},
                    any(is_item for _, is_item in parts),
                    each.default is each.empty and each.kind is not each.VAR_POSITIONAL,
                    each.kind is each.VAR_POSITIONAL,
                )
            )
    return found


def calls() -> Iterator[Callable[..., Any]]:
    """Return all that is public and can be called: functions, methods, constructors of records."""
    for name, value in public_names.names().items():
        # The words of a command come from a shell.
        elsewhere = name.startswith(("egov_hub.strategies", "egov_hub.command"))
        if inspect.isfunction(value) and not elsewhere:
            yield value
        if inspect.isclass(value) and issubclass(value, Record) and value is not Record:
            yield value
        # Contracts, stores and protocols are for others to write.
        is_for_others = name.startswith("egov_hub.testing") or getattr(value, "_is_protocol", False)
        if inspect.isclass(value) and not is_for_others:
            for attribute in vars(value):
                method = getattr(BEINGS.get(value, value), attribute)
                if not attribute.startswith("_") and inspect.isroutine(method):
                    yield method


def takes_words(each: Parameter) -> bool:
    return bool(each.words)


def takes_dates(each: Parameter) -> bool:
    # What a source has in a field may be a date, but not in every field.
    return {PartialDate, str} <= each.kinds and Text not in each.kinds


def takes_ids(each: Parameter) -> bool:
    return any(_is(kind, (Slug, CountryCode)) for kind in each.kinds) and str in each.kinds


def takes_days(each: Parameter) -> bool:
    return each.kinds == {date}


def takes_records(each: Parameter) -> bool:
    """Return whether it takes records, or a class of records."""
    return bool(each.kinds) and all(
        _is(kind, Record) or get_origin(kind) is type for kind in each.kinds
    )


def others_of(each: Parameter) -> dict[str, Any]:
    """Return right arguments for the other parameters that a call needs."""
    return {
        one.name: right(one)
        for one in parameters(each.call)
        if (one.is_required or (one.call, one.name) in NEEDED) and one.name != each.name
    }


def right(each: Parameter) -> Any:
    """Return what a parameter takes."""
    if each.is_list:
        return []
    if each.words:
        return min(each.words)
    for kind in each.kinds & EXAMPLES.keys():
        return EXAMPLES[kind]
    if takes_dates(each):
        return "2019"
    texts = {"path": "", "field": "workshops", "base": "https://example.org/"}
    return texts.get(each.name, "oecd")
