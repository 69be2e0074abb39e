"""How a table is read: the parsed arguments of all functions that read a table."""

import csv
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from attrs import frozen

from egov_hub import _parse
from egov_hub._wording import as_key, expected, plain, shown
from egov_hub.formats.tables._columns import Columns, as_columns
from egov_hub.formats.tables._lines import DialectLike, as_dialect
from egov_hub.membership.words import Standing, StandingLike, as_standing
from egov_hub.problems import Code, ValidationError, refuse
from egov_hub.values.dates import DateLike, PartialDate, as_partial_date
from egov_hub.values.ids import PartyId, PartyLike, as_party_id
from egov_hub.values.sources import Citation, Cited, as_citations

End: TypeAlias = Literal["exclusive", "inclusive"]
NoSince: TypeAlias = Literal["refuse", "unknown", "skip"]
ReadDate: TypeAlias = Callable[[str], DateLike | None]
"""A function that reads a date from the text of a cell; it returns None if there is no date."""

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
# A pattern must read back the parts of this day that it writes.
_TRIAL: Final = date(2019, 5, 30)
_LENGTHS: Final = {_TRIAL: 10, _TRIAL.replace(day=1): 7, _TRIAL.replace(month=1, day=1): 4}


@frozen
class Settings:
    """The arguments, parsed."""

    columns: Columns
    # The headings of the fields that have one.
    headings: Mapping[str, str]
    end: End
    dates: ReadDate
    empty: frozenset[str]
    no_since: NoSince
    standing: Standing
    parties: Mapping[str, PartyId]
    words: Mapping[str, str]
    cited: tuple[Citation, ...]
    complete: bool
    dialect: csv.Dialect | str
    aside: bool


def parsed(
    columns: Columns | Mapping[str, str],
    end: End,
    dates: str | ReadDate,
    empty: Collection[str],
    no_since: NoSince,
    standing: StandingLike,
    parties: Mapping[str, PartyLike],
    words: Mapping[str, str],
    cited: Cited,
    complete: bool,
    dialect: DialectLike,
    aside: bool,
) -> Settings:
    """Return the settings for reading a table, or report every argument that is wrong."""
    found = _parse.named(
        {
            "columns": (as_columns, columns),
            "end": (_parse.one_of("exclusive", "inclusive"), end),
            "dates": (_as_reader, dates),
            "empty": (_as_texts, empty),
            "no_since": (_parse.one_of("refuse", "unknown", "skip"), no_since),
            "standing": (as_standing, standing),
            "parties": (_as_parties, parties),
            "words": (_as_words, words),
            "cited": (as_citations, cited),
            "complete": (_parse.truth, complete),
            "dialect": (as_dialect, dialect),
            "aside": (_parse.truth, aside),
        }
    )
    return Settings(headings=found["columns"].named(), **found)


def _as_texts(value: Collection[str]) -> frozenset[str]:
    return frozenset(["", *_parse.several(value, _a_text)])


def _a_text(value: str) -> str:
    if not isinstance(value, str):
        raise refuse(Code.WRONG_TYPE, expected("a text", value, "a text in quotes"))
    return plain(value)


def _as_parties(value: Mapping[str, PartyLike]) -> Mapping[str, PartyId]:
    return _mapped(value, as_party_id, '{"Turkey": "TR"}')


def _as_words(value: Mapping[str, str]) -> Mapping[str, str]:
    return _mapped(value, _a_text, '{"Full member": "member"}')


def _mapped(
    value: Mapping[str, Any], parse: Callable[[Any], Any], example: str
) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise refuse(Code.WRONG_TYPE, expected("a mapping", value, f"a dict like {example}"))
    given: dict[str, Any] = _parse.read(value, dict)
    return {as_key(key): _parse.argument(as_key(key), parse, item) for key, item in given.items()}


# Dates


def _as_reader(value: str | ReadDate) -> ReadDate:
    """Return a function that reads dates."""
    if isinstance(value, str):
        return PartialDate if plain(value) == "edtf" else _by_pattern(plain(value))
    if not callable(value):
        advice = '"edtf", a pattern like "%d/%m/%Y", or a function'
        raise refuse(Code.WRONG_TYPE, expected("a way to read dates", value, advice))
    return value


def _by_pattern(pattern: str) -> ReadDate:
    """Return a function that reads dates by a pattern, with the precision of the pattern."""
    try:
        length = _LENGTHS.get(_by(pattern, _TRIAL.strftime(pattern)))
    except ValueError:
        length = None
    if length is None:
        message = (
            f"{shown(pattern)} is not a pattern for days, months or years. Write one for strptime, "
            'like "%d/%m/%Y", or "edtf".'
        )
        raise refuse(Code.UNKNOWN_WORD, message)

    def read(text: str) -> PartialDate:
        try:
            return PartialDate(_by(pattern, text).isoformat()[:length])
        except ValueError:
            message = f"{shown(text)} is not a date of the form {shown(pattern)}."
            raise refuse(Code.INVALID_DATE, message) from None

    return read


def _by(pattern: str, text: str) -> date:
    # A day has no time zone.
    return datetime.strptime(text, pattern).date()  # noqa: DTZ007


def read_date(text: str, read: ReadDate) -> PartialDate | None:
    """Return the date that the caller's function reads from a cell.

    Raises:
        ValidationError: It finds no date, or what it returns is not a date.
    """
    try:
        found = read(text)
    except ValidationError:
        raise
    except ValueError as error:
        raise refuse(Code.INVALID_DATE, f"{shown(text)} is not read as a date: {error}") from None
    return None if found is None else as_partial_date(found)
