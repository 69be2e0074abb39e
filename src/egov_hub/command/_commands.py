"""What each command does: a function that takes the parsed options and returns the exit code."""

import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from importlib.resources import files
from pathlib import PurePath
from typing import Any, Final, TypeAlias, cast

from egov_hub import _files
from egov_hub.command import _registers
from egov_hub.command._registers import STANDARD, Document, UnusableError, sound
from egov_hub.command._results import CLEAN, FORMATS, FOUND, LEVELS, UNUSABLE, Result, as_json
from egov_hub.documents import to_dict
from egov_hub.problems import ValidationError
from egov_hub.records import Record
from egov_hub.register.hub import Hub

Key: TypeAlias = tuple[str, str, str]
"""What makes a finding the same as an earlier one, even if lines were added above it."""

# If a module is imported inside a function, most commands do not need it.


def check(options: Namespace) -> int:
    """Report the problems of registers."""
    return _report(options, lambda _: [])


def review(options: Namespace) -> int:
    """Report what may be wrong in registers."""
    from egov_hub.findings import review

    known = _baseline(options.baseline)

    def findings(document: Document) -> list[Result]:
        found = (_finding(document, each) for each in review(document.hub))
        return [each for each in found if each.code not in options.ignore]

    return _report(options, findings, known)


def _report(
    options: Namespace,
    more: Callable[[Document], list[Result]],
    known: Collection[Key] = frozenset(),
) -> int:
    """Report the problems of registers, and more about valid ones.

    Args:
        options: The files, the format, and the lowest level that counts.
        more: The function that returns the findings of a valid register.
        known: The findings that are left out.
    """
    found: list[Result] = []
    unusable = False
    for file in options.files:
        try:
            found += more(_registers.read(file))
        except ValidationError as error:
            found += _registers.problems(file, error)
        except (OSError, UnusableError) as error:
            print(f"egov-hub: {explained(error)}", file=sys.stderr)
            unusable = True
    found = [each for each in found if _key(each) not in known]
    FORMATS[options.format](found)
    counts = Counter(each.level for each in found)
    said = ", ".join(_counted(count, level) for level, count in counts.items())
    print(f"{_counted(len(options.files), 'file')}: {said or 'nothing found'}", file=sys.stderr)
    if unusable:
        return UNUSABLE
    counted = LEVELS[: LEVELS.index(options.fail_on) + 1]
    return FOUND if any(each.level in counted for each in found) else CLEAN


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def explained(error: Exception) -> str:
    """Return what went wrong, for the user."""
    return f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)


def _finding(document: Document, finding: Any) -> Result:
    at = document.position(finding.about[0], finding.path) if finding.about else None
    line, column = (at.line, at.column) if at else (None, None)
    about = f"{finding.about[0]} " if finding.about else ""
    path = f"{about}{finding.path}".rstrip()
    message, code = finding.message, finding.code
    return Result(document.file, line, column, finding.severity, code, path, message)


def _key(result: Result) -> Key:
    return result.code, result.path, result.message


def _baseline(file: str | None) -> set[Key]:
    """Return the findings of an earlier report, which are not reported again."""
    if file is None:
        return set()
    try:
        earlier = json.loads(_files.read(file))
        return {(each["code"], each["path"], each["message"]) for each in earlier}
    except (ValueError, TypeError, KeyError, RecursionError):
        message = f"{file}: Expected the output of `egov-hub review --format json`."
        raise UnusableError(message) from None


def compare(options: Namespace) -> int:
    """Print what changed between two registers."""
    from egov_hub.differences import diff

    difference = diff(sound(options.old).hub, sound(options.new).hub)
    _print(difference, options.format)
    return CLEAN if difference.is_empty else FOUND


def format_(options: Namespace) -> int:
    """Write registers in canonical order and layout, or only list those in another form."""
    code = CLEAN
    for file in options.files:
        document = sound(file)
        canonical = _registers.canonical(file, document)
        if file == STANDARD:
            _registers.write(file, canonical)
        elif document.text == canonical.encode():
            continue
        elif options.check:
            print(f"{file}: not in canonical form")
            code = FOUND
        else:
            _refuse_comments(document, options)
            _registers.write(file, canonical)
            print(f"{file}: now in canonical form")
    return code


def _refuse_comments(document: Document, options: Namespace) -> None:
    if document.has_comments() and not options.drop_comments:
        message = (
            f"{document.file}: It has comments below its first lines, which would be lost. "
            "Add --drop-comments."
        )
        raise UnusableError(message)


def roster(options: Namespace) -> int:
    """Print who belonged to an alliance on a day."""
    alliance = sound(options.file).hub.alliance(options.alliance)
    _print(alliance.roster(options.on), options.format)
    return CLEAN


def ask(options: Namespace) -> int:
    """Print the answer to a question."""
    from egov_hub._columns import to_csv
    from egov_hub.command._questions import QUESTIONS
    from egov_hub.rows import Rows

    hub = sound(options.file).hub
    answer = QUESTIONS[options.question].answer(hub, options)
    if options.format != "csv":
        _print(answer, options.format)
    elif isinstance(answer, Rows):
        sys.stdout.write(to_csv(answer.columns(names=hub), excel=False))
    else:
        raise UnusableError("The changes are not a table. Use --format json.")
    return CLEAN


def _print(answer: Any, form: str) -> None:
    if form == "json":
        rows = cast("tuple[Record, ...]", answer)
        many = isinstance(answer, tuple)
        print(as_json([to_dict(each) for each in rows] if many else to_dict(answer)))
    else:
        print(answer)


def timeline(options: Namespace) -> int:
    """Draw who belonged to an alliance when."""
    try:
        from egov_hub.plot import save, timeline
    except ImportError as error:
        raise UnusableError(str(error)) from None
    hub = sound(options.file).hub
    ids = [each.id for each in hub.alliances]
    if options.alliance is None and len(ids) != 1:
        known = f"Write one of its alliances: {', '.join(ids)}." if ids else "It has no alliance."
        raise UnusableError(f"The register does not have exactly one alliance. {known}")
    alliance = hub.alliance(options.alliance or ids[0])
    save(timeline(alliance, hub=hub, start=options.start, end=options.end), options.output)
    return CLEAN


def site(options: Namespace) -> int:
    """Write the web pages of a register into a folder."""
    try:
        from egov_hub.site import save
    except ImportError as error:
        raise UnusableError(str(error)) from None
    save(sound(options.file).hub, options.output, findings=options.findings)
    print(PurePath(options.output, "index.html"))
    return CLEAN


def convert(options: Namespace) -> int:
    """Write a register in another format, or write a table or Popolo as a register."""
    is_table = _is_table(options.old) and not options.source
    if (options.column or options.parties) and not is_table:
        message = f"{options.old}: --column and --parties can be used only with a table (.csv)."
        raise UnusableError(message)
    if is_table or options.source:
        _write(_imported(options), options)
        return CLEAN
    if options.end or options.alliance:
        message = (
            f"{options.old}: --end and --alliance can be used only with a table (.csv) or with "
            "Popolo."
        )
        raise UnusableError(message)
    document = sound(options.old)
    if _ending(options.new) in _WRITERS:
        _write(document.hub, options)
        return CLEAN
    text = _registers.canonical(options.new, document)
    if document.has_comments() or not text.startswith(document.top().strip()):
        print(f"{options.old}: Its comments are lost.", file=sys.stderr)
    _registers.write(options.new, text)
    return CLEAN


def _is_table(file: str) -> bool:
    return _ending(file) == ".csv"


def _ending(file: str) -> str:
    return PurePath(file).suffix.lower()


_ARGUMENTS: Final = (
    'What Python writes as an argument, such as no_since="unknown" or parties={"Korea": "KR"}, is '
    'an option here: --no-since unknown, --parties "Korea=KR".'
)


def _imported(options: Namespace) -> Hub:
    """Return the register made from a table or Popolo, and print what is lost and assumed."""
    from egov_hub.command import _popolo, _spreadsheets

    read = _popolo.read if options.source else _spreadsheets.read
    try:
        found = read(options.old, options)
    except ValidationError as error:
        what = "document" if options.source else "table"
        raise UnusableError(
            f"{_registers.unsound(options.old, error, what)}\n{_ARGUMENTS}"
        ) from None
    print(found.losses, file=sys.stderr)
    return found.value


def _write(hub: Hub, options: Namespace) -> None:
    """Write a register without its text, or the part of it that another format can have."""
    write = _WRITERS.get(_ending(options.new))
    if write is None:
        _registers.write(options.new, _registers.text_of(options.new, hub))
    else:
        write(hub, options)


def _write_table(hub: Hub, options: Namespace) -> None:
    from egov_hub.formats import tables

    tables.dump(hub, options.table, options.new, names=hub)
    print(f"{options.new} has only the {options.table} of the register.", file=sys.stderr)


def _write_linked_data(hub: Hub, options: Namespace) -> None:
    from egov_hub.formats import jsonld

    if options.base is None:
        raise UnusableError("Under which address are the records? Add --base URL.")
    print(jsonld.dump(hub, options.new, base=options.base).losses, file=sys.stderr)


def _write_calendar(hub: Hub, options: Namespace) -> None:
    try:
        from egov_hub.formats.icalendar import dump
    except ImportError as error:
        raise UnusableError(str(error)) from None
    if options.stamp is None:
        raise UnusableError("When was the calendar made? Add --stamp TIME.")
    print(dump(hub, options.new, stamp=options.stamp).losses, file=sys.stderr)


_WRITERS: Final[Mapping[str, Callable[[Hub, Namespace], None]]] = {
    ".csv": _write_table,
    ".jsonld": _write_linked_data,
    ".ics": _write_calendar,
}
"""The functions that write formats with only a part of a register, by the ending of a file."""


def schema(_: Namespace) -> int:
    """Print the JSON Schema of registers, which `docs/write_schema.py` adds to the package."""
    sys.stdout.write(files("egov_hub").joinpath("hub.schema.json").read_text("utf-8"))
    return CLEAN


def example(options: Namespace) -> int:
    """Print one of the registers of `egov_hub.examples`."""
    text = files("egov_hub.examples").joinpath(f"{options.name}.json").read_text("utf-8")
    sys.stdout.write(text)
    return CLEAN
