"""The words of the command line, and their help."""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version

from egov_hub.command import _commands
from egov_hub.command._results import FORMATS, LEVELS

# As in `egov_hub.formats.tables`, which most commands do not need.
TABLES = ("memberships", "changes", "workshops", "co_organizers", "attendance", "appearances")
NO_SINCE = ("refuse", "unknown", "skip")

_EPILOG = """\
A register is a file that ends with .json, .yaml, .yml or .jsonl. The file - is standard input
(JSON), or standard output.

Exit codes: 0 nothing was found; 1 something was found; 2 a file or an argument is not usable.

  egov-hub example > hub.json
  egov-hub check hub.json
  egov-hub review hub.json --fail-on warning
  egov-hub ask members hub.json e-government --on 2019-05-31
"""


def parser(words: Sequence[str] | None = None) -> ArgumentParser:
    """Return the parser of the command line.

    Args:
        words: What it will parse, so that questions are only imported if one is asked; None if this
            is not known.
    """
    top = ArgumentParser(
        prog="egov-hub",
        description="Check, review, compare, format, ask, draw, publish and convert registers.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"egov-hub {version('egov-hub')}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, run: Callable[..., int], text: str) -> ArgumentParser:
        command: ArgumentParser = commands.add_parser(
            name, help=text, description=text, allow_abbrev=False
        )
        command.set_defaults(run=run)
        return command

    check = add("check", _commands.check, "Report every problem of registers.")
    review = add("review", _commands.review, "Report what may be wrong in valid registers.")
    for command in (check, review):
        command.add_argument("files", nargs="+", metavar="FILE", help="a register")
        _add_format(command, tuple(FORMATS), "lines, JSON, or annotations for GitHub Actions")
    check.set_defaults(fail_on="error")
    review.add_argument(
        "--fail-on",
        choices=LEVELS,
        default="warning",
        help="the least serious finding for which the exit code is 1 (default: warning)",
    )
    review.add_argument(
        "--ignore",
        action="append",
        default=[],
        type=_code,
        metavar="CODE",
        help="do not report findings with this code",
    )
    review.add_argument(
        "--baseline",
        metavar="FILE",
        help="do not report findings that are in this file: the output of an earlier "
        "`review --format json`",
    )

    compare = add("diff", _commands.compare, "Print what changed between two registers.")
    compare.add_argument("old", metavar="OLD", help="the earlier register")
    compare.add_argument("new", metavar="NEW", help="the later register")
    _add_format(compare, ("text", "json"), "lines, or JSON")

    format_ = add("format", _commands.format_, "Write registers in canonical order and layout.")
    format_.add_argument("files", nargs="+", metavar="FILE", help="a register")
    format_.add_argument(
        "--check",
        action="store_true",
        help="write nothing; the exit code is 1 if a register is not in canonical form",
    )
    format_.add_argument(
        "--drop-comments",
        action="store_true",
        help="also write YAML files with comments below their first lines; these comments are lost",
    )

    roster = add("roster", _commands.roster, "Print who belonged to an alliance on a day.")
    roster.add_argument("file", metavar="FILE", help="a register")
    roster.add_argument("alliance", metavar="ALLIANCE", help="the id of the alliance")
    roster.add_argument("--on", required=True, metavar="DAY", help="the day, month or year")
    _add_format(roster, ("text", "json"), "a line, or JSON")

    ask = add("ask", _commands.ask, "Answer a question about a register.")
    if words is None or "ask" in words[:1]:
        _add_questions(ask)

    timeline = add("timeline", _commands.timeline, "Draw who belonged to an alliance when.")
    timeline.add_argument("file", metavar="FILE", help="a register")
    timeline.add_argument(
        "alliance",
        metavar="ALLIANCE",
        nargs="?",
        help="the id of the alliance; needed if the register has several",
    )
    timeline.add_argument("-o", "--output", required=True, metavar="PICTURE", help=".svg or .png")
    timeline.add_argument("--from", dest="start", metavar="DAY", help="the first day")
    timeline.add_argument("--to", dest="end", metavar="DAY", help="the last day")

    site = add("site", _commands.site, "Write a register as web pages, and print the home page.")
    site.add_argument("file", metavar="FILE", help="a register")
    site.add_argument(
        "-o", "--output", required=True, metavar="FOLDER", help="the folder for the pages"
    )
    site.add_argument("--findings", action="store_true", help="show findings, for the editor")

    convert = add("convert", _commands.convert, "Write a register in another format.")
    convert.add_argument("old", metavar="IN", help="the register; .csv: a table of memberships")
    convert.add_argument(
        "new",
        metavar="OUT",
        help="the file to write; .csv for a table, .jsonld for linked data, .ics for a calendar",
    )
    convert.add_argument(
        "--table",
        choices=TABLES,
        default="memberships",
        help="what each row of a .csv file describes (default: memberships)",
    )
    convert.add_argument(
        "--base",
        metavar="URL",
        help="the address under which the records of a .jsonld file are, with a slash at its end",
    )
    convert.add_argument(
        "--stamp",
        type=_time,
        metavar="TIME",
        help="when a .ics file is made, such as 2026-01-31T12:00:00Z",
    )
    convert.add_argument(
        "--from",
        dest="source",
        choices=("popolo",),
        help="what IN is, if it is neither a register nor a table",
    )
    convert.add_argument(
        "--end",
        choices=("inclusive", "exclusive"),
        help="what `until` of a table, or an end in Popolo, is: the last day, or the first day "
        "without membership",
    )
    _add_columns(convert)

    add("schema", _commands.schema, "Print the JSON Schema of registers.")
    example = add("example", _commands.example, "Print an example of a register, as JSON.")
    example.add_argument(
        "name",
        nargs="?",
        choices=("astana-hub", "tashkent-2019"),
        default="astana-hub",
        help="a hub with its alliances and events, or one workshop (default: astana-hub)",
    )
    return top


def _add_columns(command: ArgumentParser) -> None:
    """Add the options for reading a table, as in `egov_hub.formats.tables.loads`."""
    command.add_argument(
        "--alliance",
        "--alliances",
        action="append",
        default=[],
        metavar="ID",
        help="the alliance of all rows of a table, or an organization in Popolo that is an "
        "alliance; can be repeated for Popolo",
    )
    table = command.add_argument_group("if IN is a table")
    table.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="FIELD=HEADING",
        help="the heading of the column of a field, such as member=Country (default for member, "
        "since and until: the name of the field)",
    )
    table.add_argument(
        "--parties",
        action="append",
        default=[],
        type=_party,
        metavar="NAME=ID",
        help='the party that a name in the table means, such as "Korea=KR"; can be repeated',
    )
    table.add_argument(
        "--no-since",
        choices=NO_SINCE,
        default="refuse",
        help="what to do with a row without a first day: refuse it, use an unknown day, or skip "
        "it if it has no last day either (default: refuse)",
    )
    table.add_argument(
        "--dates",
        default="edtf",
        metavar="PATTERN",
        help="how days are written, as for strptime (default: edtf)",
    )
    table.add_argument(
        "--dialect",
        default="excel",
        metavar="SEPARATOR",
        help="what separates the cells, or sniff (default: excel, which is a comma)",
    )


def _column(text: str) -> tuple[str, str]:
    return _pair(text, "FIELD=HEADING, such as member=Country")


def _party(text: str) -> tuple[str, str]:
    return _pair(text, "NAME=ID, such as Korea=KR")


def _pair(text: str, form: str) -> tuple[str, str]:
    name, equals, meaning = text.partition("=")
    if not equals:
        raise ArgumentTypeError(f"{text!r} is not {form}")
    return name, meaning


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ArgumentTypeError(
            f"{text!r} is not a time with a time zone, such as 2026-01-31T12:00:00Z"
        )
    return found


def _code(word: str) -> str:
    from egov_hub.findings import FindingCode

    if word not in list(FindingCode):
        raise ArgumentTypeError(f"{word!r} is not the code of a finding")
    return word


def _add_format(command: ArgumentParser, forms: tuple[str, ...], text: str) -> None:
    command.add_argument(
        "--format", choices=forms, default=forms[0], help=f"{text} (default: text)"
    )


def _add_questions(ask: ArgumentParser) -> None:
    from egov_hub.command._questions import QUESTIONS

    questions = ask.add_subparsers(metavar="QUESTION", required=True, dest="question")
    for name, question in QUESTIONS.items():
        parser: ArgumentParser = questions.add_parser(
            name, help=question.text, description=question.text, allow_abbrev=False
        )
        parser.add_argument("file", metavar="FILE", help="a register")
        for add in question.takes:
            add(parser)
        _add_format(parser, ("text", "json", "csv"), "lines, JSON, or a table")
