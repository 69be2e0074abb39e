"""Readers of what is not a record: texts, and lists of texts, records, ids, words or strings.

Like the generated readers of records (`egov_hub.documents._generated_readers`), they read only
valid values, and raise `Doubt` or another error for all others.
"""

import marshal
from collections.abc import Callable, Mapping
from functools import cache
from inspect import getattr_static
from operator import attrgetter
from typing import Any, Final, TypeAlias

from egov_hub import _parse
from egov_hub.documents._field_types import MAY_BE_REPEATED, REPEATED, is_record
from egov_hub.documents._met import Met, name_of
from egov_hub.records import Record
from egov_hub.values.sources import USUAL_URL, Citation, as_urls
from egov_hub.values.text import Text, as_languages

Reader: TypeAlias = Callable[[Any, Met], Any]
ReaderOf: TypeAlias = Callable[[Any], Reader]


class Doubt(Exception):  # noqa: N818 - it is not an error: the slow path reads the value then
    """It is not certain that a value is valid."""


_set_words: Final = getattr_static(Text, "words").__set__


def text_of(words: tuple[tuple[str, str], ...], met: Met) -> Text:
    """Read the items of a language map that was not read before."""
    if not words:
        raise Doubt
    for tag, said in words:
        met.language[tag]
        # Nearly all texts are printable, and do not need a call.
        if type(said) is not str or not said.isprintable() or not said or said.isspace():
            _parse.string(said)
    text = met.Text[words] = object.__new__(Text)
    # Most are in one language.
    _set_words(text, words if len(words) == 1 else tuple(sorted(words)))
    return text


# Lists of strings


def _read_languages(given: list[str], met: Met) -> tuple[str, ...]:
    if type(given) is not list:
        raise Doubt
    languages = tuple(map(met.language.__getitem__, given))
    if len(set(languages)) < len(languages):
        raise Doubt
    return languages


def _read_urls(given: list[str], _: Met) -> tuple[str, ...]:
    if type(given) is not list:
        raise Doubt
    usual = all(map(USUAL_URL.fullmatch, given))
    return tuple(given) if usual and len(set(given)) == len(given) else as_urls(given)


# The functions that read lists of strings, by the converters of the fields.
LISTS_OF_STRINGS: Final[Mapping[object, Reader]] = {
    as_languages: _read_languages,
    as_urls: _read_urls,
}


# Lists of other values. A workshop has many short lists, so each reader makes few calls.


@cache
def list_reader(item: Any, reader_of: ReaderOf) -> Reader:
    """Return the function that reads a list of items of a type, which must not have repeats.

    Only records with ids, and changes, are not checked here.

    Args:
        item: The type.
        reader_of: The function that returns the reader of a class of records.
    """
    if item is Text:
        return _read_texts
    if item is Citation:
        return _cited_reader(reader_of)
    if not is_record(item):
        return _ids_reader(name_of(item))
    if item in REPEATED:
        return _repeated_reader(item, reader_of)
    return _records_reader(item, reader_of)


def set_reader(item: Any, reader_of: ReaderOf) -> Reader:
    """Return the function that reads a list, whose order has no meaning, into a set."""
    read_items = list_reader(item, reader_of)
    return lambda given, met: frozenset(read_items(given, met))


def _read_texts(given: list[Any], met: Met) -> tuple[Text, ...]:
    if type(given) is not list:
        raise Doubt
    known = met.Text.get
    texts = [known(words := (*each.items(),)) or text_of(words, met) for each in given]
    if len(texts) > 1 and len(set(texts)) < len(texts):
        raise Doubt
    return tuple(texts)


def _ids_reader(name: str) -> Reader:
    """Return the function that reads a list of ids."""

    def read(given: list[Any], met: Met) -> tuple[Any, ...]:
        if type(given) is not list:
            raise Doubt
        ids: tuple[Any, ...] = tuple(map(getattr(met, name).__getitem__, given))
        if len(ids) > 1 and len(set(ids)) < len(ids):
            raise Doubt
        return ids

    return read


def _records_reader(item: Any, reader_of: ReaderOf) -> Reader:
    """Return the function that reads a list of records."""
    may_be_repeated = item in MAY_BE_REPEATED
    first = _first_field(item)

    def read(given: list[Any], met: Met) -> tuple[Any, ...]:
        if type(given) is not list:
            raise Doubt
        read_item = reader_of(item)
        records = [read_item(each, met) for each in given]
        if not may_be_repeated and len(records) > 1 and _has_repeats(records, first):
            raise Doubt
        if met.frees:
            given.clear()
        return tuple(records)

    return read


def _repeated_reader(item: Any, reader_of: ReaderOf) -> Reader:
    """Return the function that reads a list of small records, each only once in a document."""
    name, first = name_of(item), _first_field(item)

    def read(given: list[Any], met: Met) -> tuple[Any, ...]:
        if type(given) is not list:
            raise Doubt
        known: dict[bytes, object] = getattr(met, name)
        records: list[Any] = []
        for each in given:
            written = marshal.dumps(each, 2)
            record = known.get(written)
            if record is None:
                record = known[written] = reader_of(item)(each, met)
            records.append(record)
        if len(records) > 1 and _has_repeats(records, first):
            raise Doubt
        return tuple(records)

    return read


def _cited_reader(reader_of: ReaderOf) -> Reader:
    """Return the function that reads a list of citations that was not read before."""
    read_all = _repeated_reader(Citation, reader_of)

    def read(given: list[Any], met: Met) -> tuple[Citation, ...]:
        cited: tuple[Citation, ...] = read_all(given, met)
        met.cited[marshal.dumps(given, 2)] = cited
        return cited

    return read


def _first_field(kind: type[Record]) -> Callable[[object], object]:
    return attrgetter(kind.__attrs_attrs__[0].name)


def _has_repeats(records: list[Any], first: Callable[[object], object]) -> bool:
    """Return whether a record occurs twice. Most records already differ in their first field."""
    return len(set(map(first, records))) < len(records) > len(set(records))
