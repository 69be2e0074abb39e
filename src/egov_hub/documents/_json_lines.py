"""JSON Lines: one record per line, with its type, so registers can be larger than the memory."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, cast

from attrs import evolve

from egov_hub._wording import expected, pointer, shown
from egov_hub.documents import _fast_reading, _reading, _writing, json_text, versions
from egov_hub.documents._met import Met
from egov_hub.documents._outlines import Outliner
from egov_hub.documents._values import JsonValue
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.register import rules
from egov_hub.register.hub import Hub
from egov_hub.register.outlines import FIELDS, HubRecord

TYPE: Final = "type"
_KINDS: Final[Mapping[str, type[Hub | HubRecord]]] = {
    kind.__name__: kind for kind in (Hub, *FIELDS)
}
_ONE_OF_KINDS: Final = f"one of {', '.join(_KINDS)}"
# JSON does not escape them, but some functions that split lines use them as line ends.
_LINE_ENDS: Final = {end: f"\\u{ord(end):04x}" for end in "\u0085\u2028\u2029"}
# This many problems probably have the same cause.
MOST_PROBLEMS: Final = 10_000
LINES_TOGETHER: Final = 1_000
"""Equal ids, dates, texts and small records in this many lines are one object."""

_Opened: TypeAlias = tuple[type[Hub | HubRecord], Mapping[str, object], list[Problem]]


def write(records: Iterable[Hub | HubRecord]) -> Iterator[str]:
    """Return the lines for records, without line ends."""
    for record in records:
        name = type(record).__name__
        if _KINDS.get(name) is not type(record):
            raise refuse(Code.WRONG_TYPE, expected(_ONE_OF_KINDS, record))
        version = f'"{versions.KEY}":{versions.CURRENT}'
        # The text of a hub already has the version.
        fields = _writing.text(record).removeprefix(f"{{{version},").removeprefix("{")
        line = f'{{{version},"{TYPE}":"{name}",{fields}'
        for end, escaped in _LINE_ENDS.items():
            line = line.replace(end, escaped)
        yield line


def read(lines: Iterable[str | bytes], whole: bool) -> Iterator[Hub | HubRecord]:
    """Return the records of lines; after a bad line, only find the problems of the other lines."""
    problems: list[Problem] = []
    outliner = Outliner()
    met = Met()
    for number, text in enumerate(lines, 1):
        if number % LINES_TOGETHER == 0:
            met = Met()
        if _is_blank(text):
            continue
        record = None
        try:
            kind, given, found = _opened(text)
        except ValidationError as error:
            found = list(error.problems)
            outliner.add_unreadable()
        else:
            if whole and kind is Hub:
                outliner.add_hub(given, line=number)
            elif whole:
                outliner.add(given, cast("type[HubRecord]", kind), line=number)
            try:
                record = _record(given, kind, met)
            except ValidationError as error:
                found += error.problems
        if found:
            problems += (_in_line(number, problem) for problem in found)
            if len(problems) >= MOST_PROBLEMS:
                raise ValidationError(problems)
        if record and not problems:
            yield record
    if whole:
        problems += rules.problems(outliner.outline())
    if problems:
        raise ValidationError(problems)


def _record(given: Mapping[str, object], kind: type[Hub | HubRecord], met: Met) -> Hub | HubRecord:
    """Return the record of a line, using what was read in the lines before it."""
    record = None if kind is Hub else _fast_reading.read_part(given, kind, met)
    return record or _reading.from_parsed(given, kind)


def _in_line(number: int, problem: Problem) -> Problem:
    other = problem.other and evolve(problem.other, line=number)
    return evolve(problem, line=number, other=other)


def _is_blank(line: str | bytes) -> bool:
    if isinstance(line, str):
        return not str.strip(line)
    return isinstance(line, bytes) and not bytes.strip(line)


def _is_of_a_current_record(value: Mapping[str, JsonValue]) -> bool:
    """Return whether a line has a record in the current version, other than a hub."""
    kind, version = value.get(TYPE), value.get(versions.KEY)
    if type(kind) is not str or type(version) is not int or versions.SCHEMA in value:
        return False
    return version == versions.CURRENT and kind in _KINDS and kind != Hub.__name__


def _opened(text: str | bytes) -> _Opened:
    """Return the class of a line's record, its fields, and the problems found so far."""
    value, problems = json_text.read(text)
    if type(value) is dict and _is_of_a_current_record(value):
        # Nearly all lines do.
        del value[versions.KEY]
        return _KINDS[cast("str", value.pop(TYPE))], value, problems
    if not isinstance(value, Mapping):
        message = expected("an object", value, f'{{"{TYPE}": "Workshop", ...}}')
        raise refuse(Code.WRONG_TYPE, message)
    given: dict[str, object] = {key: item for key, item in value.items() if key != TYPE}
    if TYPE not in value:
        message = f'A line needs the type of its record. Add "{TYPE}": "Workshop", or another.'
        raise ValidationError([*problems, Problem(Code.MISSING_KEY, "", message)])
    name = value[TYPE]
    if not isinstance(name, str):
        message = expected("a type of record", name, _ONE_OF_KINDS)
        raise ValidationError([*problems, Problem(Code.WRONG_TYPE, pointer(TYPE), message)])
    if name not in _KINDS:
        from egov_hub._advice.spelling import did_you_mean

        hint = did_you_mean(name, _KINDS) or f" Write {_ONE_OF_KINDS}."
        message = f"{shown(name)} is not a type of record.{hint}"
        raise ValidationError([*problems, Problem(Code.UNKNOWN_WORD, pointer(TYPE), message)])
    kind = _KINDS[name]
    if kind is Hub:
        return kind, given, problems
    # The steps from older versions to the current one are made for hubs, so they get a hub.
    record = {key: given.pop(key) for key in list(given) if key != versions.KEY}
    field = FIELDS[cast("type[HubRecord]", kind)]
    hub, more = versions.without_version({**given, field: [record]})
    (record,) = cast("list[dict[str, object]]", hub[field])
    return kind, record, [*problems, *more]
