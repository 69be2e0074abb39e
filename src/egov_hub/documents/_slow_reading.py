"""The slow path of reading: hooks on a cattrs converter that find every problem.

Values that the fast path (`egov_hub.documents._fast_reading`) does not read are read here, to
report every problem, or to find that there is no problem. The fields of a record are read by our
own converter. It does not make a caller's converter stricter, and a caller's converter does not
make it less strict.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, TypeAlias, TypeVar, cast, get_origin

import attrs
from attrs import evolve
from cattrs import Converter

from egov_hub import _parse
from egov_hub._advice.fields import field_meant, no_field
from egov_hub._wording import (
    Word,
    a,
    as_key,
    expected,
    pointer,
    sentence,
    shown,
)
from egov_hub.alliances import Alliance
from egov_hub.documents import _fast_reading, versions
from egov_hub.documents._field_types import (
    MAY_BE_REPEATED,
    alternatives,
    given_kind,
    is_record,
    item_of,
)
from egov_hub.documents._outlines import Outliner
from egov_hub.documents._part_readers import LISTS_OF_STRINGS
from egov_hub.membership import order
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.history import MembershipHistory
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.records import Record, fields_of, problems_of
from egov_hub.register import rules
from egov_hub.register.hub import Hub
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate, as_optional_partial_date
from egov_hub.values.ids import CountryCode, PartyId, Slug, as_party_id
from egov_hub.values.sources import Said, as_optional_said
from egov_hub.values.text import Text

R = TypeVar("R", bound=Record)

# cattrs calls this a structure hook: it gets the value, and the type as which it is read.
Read = Callable[[Any, Any], Any]

# The changes of a history by their indices, for all members whose every change can be read.
Readable: TypeAlias = Mapping[PartyId, Mapping[int, MembershipChange]]


class _PartlyReadError(ValidationError):
    """A value is wrong, but parts of it were read, which the rules of its container may need.

    Attributes:
        read: For a list of records: each with its JSON value, and None in place of a record that
            was not read by the fast path. For a history: its readable changes.
    """

    def __init__(self, problems: Iterable[Problem], read: Any) -> None:
        super().__init__(problems)
        self.read = read


def read(value: object, kind: Any, *, plain: bool = False) -> Any:
    """Return a value of one of our types, read from a JSON value.

    Args:
        value: The JSON value.
        kind: The type.
        plain: Whether a JSON parser can have made the value, so that the fast path can read its
            parts.

    Raises:
        ValidationError: It is not valid; all problems are listed.
    """
    try:
        return _ours(plain).structure(value, kind)
    except _PartlyReadError as error:
        raise ValidationError(error.problems) from None


def _each_fast(items: list[object], kind: type[R], plain: bool) -> list[R | None]:
    """Return the records of a list that are valid; None for others. Most are valid."""
    return _fast_reading.read_each(items, kind) if plain else [None] * len(items)


def is_party(kind: object) -> bool:
    """Return whether a type is that of parties, which is a union of two types."""
    return kind == PartyId


def _is_union(kind: object) -> bool:
    return len(alternatives(kind)) > 1


def _is_array(value: object) -> bool:
    return isinstance(value, (list, tuple))


def _is_many(kind: object) -> bool:
    return item_of(kind) is not None


# Reading


def _read_text(value: object, _: object) -> Text:
    if not isinstance(value, Mapping):
        words = shown(value) if isinstance(value, str) else '"..."'
        advice = f'{{"und": {words}}}, with the language in place of "und" if it is known'
        message = expected("an object of words by language", value, advice)
        raise refuse(Code.WRONG_TYPE, message)
    return Text(cast("Mapping[str, str]", value))


def _read_written(value: str, kind: type[PartialDate | Slug | CountryCode]) -> object:
    return kind(value)


def _read_string(value: str, _: object) -> str:
    return _parse.string(value)


def _read_truth(value: bool, _: object) -> bool:
    return _parse.truth(value)


def _read_whole_number(value: int, _: object) -> int:
    # The converter of the field checks the smallest number.
    return _parse.whole_number(value, least=-_parse.MOST)


def _read_party(value: str, _: object) -> PartyId:
    return as_party_id(value)


def _read_said(value: Said | None, _: object) -> Said | None:
    return as_optional_said(value)


def _reads_union(kind: object, converter: Converter) -> Read:
    """Return the function that reads a party, a value that a source states, or a type or null."""
    if is_party(kind):
        return _read_party
    one = given_kind(kind)
    if one == Said:
        return _read_said
    read: Read = converter.get_structure_hook(one)

    def read_optional(value: object, _: object) -> object:
        return None if value is None else read(value, one)

    return read_optional


def _reads_many(kind: Any, converter: Converter, plain: bool) -> Read:
    """Return the function that reads a list into a tuple or a frozenset."""
    item = item_of(kind)
    read: Read = converter.get_structure_hook(item)
    into = cast("Callable[[tuple[object, ...]], object]", get_origin(kind))
    parse = _parse.several if item in MAY_BE_REPEATED else _parse.distinct

    def read_many(value: object, _: object) -> object:
        if not _is_array(value):
            raise _parse.not_a_list(value)
        items = _parse.read(cast("list[object]", value), list)
        if not is_record(item):
            return into(parse(items, lambda each: read(each, item)))
        pairs = list(zip(_each_fast(items, item, plain), items, strict=True))
        try:
            return into(parse(pairs, lambda pair: pair[0] or read(pair[1], item)))
        except ValidationError as error:
            raise _PartlyReadError(error.problems, pairs) from None

    return read_many


def _reads_strings(parse: Callable[[Any], tuple[str, ...]]) -> Read:
    """Return the function that reads a list of addresses or of languages.

    It checks each string by all rules. If blank strings were looked for first, they would hide the
    problems of the others.
    """

    def read_strings(value: object, _: object) -> object:
        if not _is_array(value):
            raise _parse.not_a_list(value)
        return parse(value)

    return read_strings


def _as_object(value: Mapping[object, object]) -> Mapping[str, object]:
    """Return a mapping as a dict. If it is not from JSON, its keys may have other types."""
    read = _parse.read(value, dict[object, object])
    return {as_key(key): item for key, item in read.items()}


def _reads_field(field: "attrs.Attribute[Any]", converter: Converter) -> Read:
    """Return the function that reads the value of a field."""
    parse: Any = cast("Any", field).converter
    # The pointer to the whole record is the empty string, which nobody wrote as a text.
    if parse is _parse.json_pointer:
        return lambda value, _: parse(value)
    if any(parse is each for each in LISTS_OF_STRINGS):
        return _reads_strings(parse)
    return converter.get_structure_hook(field.type)


def _reads_record(kind: type[Record], converter: Converter) -> Read:
    """Return the function that reads an object into a record, or reports every problem of it."""
    fields = fields_of(kind)
    readers: dict[str, tuple[Read, Any]] = {
        name: (_reads_field(each, converter), each.type) for name, each in fields.items()
    }
    required = _required(kind)

    def read_record(value: object, _: object) -> Record:
        if not isinstance(value, Mapping):
            write = _as_object_of(value, kind, *next(iter(readers.values())))
            raise refuse(Code.WRONG_TYPE, expected("an object", value, write))
        given = _as_object(cast("Mapping[object, object]", value))
        problems: list[Problem] = []
        if kind is Hub:
            given, problems = versions.without_version(given)
        unknown = [key for key in given if key not in readers]
        problems += [_unknown_key(kind, key, readers) for key in unknown]
        # The value of a wrong key is read, too, so that all its problems are reported at once.
        keys: dict[str, str] = {}
        for key in reversed(unknown):
            if meant := field_meant(key, kind.__name__, readers):
                keys[meant] = key
        keys |= {name: name for name in given}
        good: dict[str, Any] = {}
        partly: dict[str, Any] = {}
        for name, (read, of) in readers.items():
            if name in keys:
                try:
                    good[name] = read(given[keys[name]], of)
                except ValidationError as error:
                    problems += [problem.under(keys[name]) for problem in error.problems]
                    if isinstance(error, _PartlyReadError):
                        partly[name] = error.read
            elif name in required:
                message = sentence(f'{a(kind.__name__)} needs "{name}".{_words_of(of)}')
                problems.append(Problem(Code.MISSING_KEY, "", message))
        try:
            if not problems:
                return kind(**good)
        except ValidationError:
            if kind not in (Hub, MembershipHistory):
                raise
        # Hubs and histories sort their parts, and some parts may be unreadable. So problems between
        # the parts are found in the document itself, with the paths of the document.
        if kind is Hub:
            raise ValidationError([*problems, *_problems_of_hub(given)])
        if kind is MembershipHistory:
            changes = partly.get("changes") or [(each, None) for each in good.get("changes", ())]
            raise _broken_history(problems, given, changes)
        if kind is Alliance and "history" in keys and "history" not in good:
            good["history"] = _sound_part(partly.get("history", {}))
        unreadable = {name for name in readers if name in keys or name in required} - good.keys()
        of_fields = problems_of(kind, good, frozenset(unreadable))
        raise ValidationError([*problems, *(_at_keys(keys, each) for each in of_fields)])

    return read_record


def _at_keys(keys: Mapping[str, str], problem: Problem) -> Problem:
    """Return a problem of fields with the paths that they have under the keys in the document."""

    def at_key(path: str) -> str:
        field, slash, below = path[1:].partition("/")
        return f"{pointer(keys[field])}{slash}{below}" if field in keys else path

    other = problem.other and evolve(problem.other, path=at_key(problem.other.path))
    return evolve(problem, path=at_key(problem.path), other=other)


def _problems_of_hub(given: Mapping[str, object]) -> Iterator[Problem]:
    outliner = Outliner()
    outliner.add_hub(given)
    return rules.problems(outliner.outline())


def _broken_history(
    problems: Iterable[Problem],
    given: Mapping[str, object],
    changes: Iterable[tuple[MembershipChange | None, object]],
) -> _PartlyReadError:
    """Return the error of a history, from the problems of its parts, its JSON, and its changes."""
    # Under a wrong key, changes are read only to find their own problems.
    readable = _readable(changes if "changes" in given else ())
    between = _problems_of_history(readable, given.get("ended"))
    return _PartlyReadError([*problems, *between], readable)


def _problems_of_history(readable: Readable, written_end: object) -> Iterator[Problem]:
    ended: PartialDate | None = None
    with suppress(ValidationError):
        ended = as_optional_partial_date(cast("Any", written_end))
    for changes in readable.values():
        of_one = list(changes.values()), list(changes)
        yield from order.problems_of_member(*of_one)
        yield from order.problems_of_end(*of_one, ended)


def _readable(changes: Iterable[tuple[MembershipChange | None, object]]) -> Readable:
    """Return the readable ones of all changes with their JSON values; None if not yet read."""
    by_member: dict[PartyId, dict[int, MembershipChange]] = {}
    unreadable: set[PartyId] = set()
    for index, (sound, item) in enumerate(changes):
        try:
            change: MembershipChange = sound or read(item, MembershipChange)
            by_member.setdefault(change.member, {})[index] = change
        except ValidationError:
            try:
                unreadable.add(as_party_id(cast("Any", item)["member"]))
            except (ValidationError, TypeError, LookupError):
                # The unreadable change may belong to any member.
                return {}
    return {member: of for member, of in by_member.items() if member not in unreadable}


def _sound_part(readable: Readable) -> MembershipHistory:
    """Return the history of the members whose changes are all valid, for the rules that need it."""
    sound: list[MembershipChange] = []
    for changes in readable.values():
        of_one = list(changes.values())
        if not any(order.problems_of_member(of_one, list(changes))):
            sound += of_one
    return MembershipHistory(sound)


def _as_object_of(value: object, kind: type[Record], read_first: Read, of_first: Any) -> str:
    """Return what to write for a record, which may have only its first field."""
    with suppress(ValidationError):
        read_first(value, of_first)
        if isinstance(value, (str, int)):
            first = next(iter(fields_of(kind)))
            more = ", ..." if _required(kind) - {first} else ""
            return f'{{"{first}": {shown(value)}{more}}}'
    return f"the fields of {a(kind.__name__)} in {{...}}"


def _required(kind: type[Record]) -> frozenset[str]:
    """Return the fields of a class that do not have a default."""
    fields = fields_of(kind).items()
    return frozenset(name for name, each in fields if each.default is attrs.NOTHING)


def _words_of(kind: Any) -> str:
    """Return the last sentence of a message about a missing field of words."""
    one = given_kind(kind)
    if not (isinstance(one, type) and issubclass(one, Word)):
        return ""
    null = ", or null" if one is not kind else ""
    return f" Write one of {', '.join(map(shown, one))}{null}."


def _unknown_key(kind: type[Record], key: str, known: Collection[str]) -> Problem:
    return Problem(Code.UNKNOWN_KEY, pointer(key), no_field(key, kind.__name__, known))


@cache
def _ours(plain: bool) -> Converter:
    """Return the converter that knows only the types of all fields."""
    converter = Converter()

    def record_hook(kind: type[Record]) -> Read:
        return _reads_record(kind, converter)

    def many_hook(kind: object) -> Read:
        return _reads_many(kind, converter, plain)

    converter.register_structure_hook_factory(is_record, record_hook)
    converter.register_structure_hook_factory(_is_union, _reads_union)
    converter.register_structure_hook_factory(_is_many, many_hook)
    converter.register_structure_hook(Text, _read_text)
    converter.register_structure_hook(bool, _read_truth)
    converter.register_structure_hook(int, _read_whole_number)
    converter.register_structure_hook(str, _read_string)
    for words in (Word, Answer):
        converter.register_structure_hook(words, _parse.word)
    for written in (PartialDate, Slug, CountryCode):
        converter.register_structure_hook(written, _read_written)
    return converter
