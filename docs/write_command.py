"""Write the page of the command, from its parser."""

from argparse import Action, ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from egov_hub.command._parser import parser

FILE: Final = Path(__file__).with_name("reference") / "command.md"

HEAD: Final = """\
# The command `egov-hub`

<!-- docs/write_command.py writes this page. -->

`egov-hub` works with registers in files, without Python. It is installed with the library;
`python -m egov_hub` is the same. YAML needs the extra `yaml`, pictures need the extra
`plot`, and web pages need the extra `site`.

- A register is a file whose name ends with `.json`, `.yaml`, `.yml` or `.jsonl`. The file `-` is
  standard input or standard output, in JSON.
- A day is a date as in a register: `2019-05-31`, `2019-05`, `2019`.
- Results go to standard output, and messages about the run go to standard error. Both are UTF-8,
  without colours.
- `--help` after any command explains it, and `--version` prints the version.

| Exit code | Means |
| --- | --- |
| 0 | Nothing was found. |
| 1 | Something was found: problems, findings, differences, a file in another form. |
| 2 | A file or an argument is not usable. |

[](../how-to/keep-a-register-in-git.md) shows how the commands are used together.
[](codes.md) and [](review-rules.md) have the meaning of each code.
"""

# What does not fit into the short help of a command.
MORE: Final = {
    "check": """\
Each problem is printed on one line: file, line, column, level, the JSON Pointer to the place, what
is wrong, and the code. With `--format github`, the first ten problems are also annotations, with
the errors first. GitHub does not show more than ten for one step.
""",
    "review": """\
If the register has problems, they are reported, and it is not reviewed. To accept the findings that
you know, keep the output of `egov-hub review --format json` in a file and name this file with
`--baseline`.
""",
    "format": """\
The order and layout are the same as in the output of `dump`, see
[](../explanation/format.md#one-text-for-one-value). `$schema` and the comments at the top of YAML
are kept. If the YAML has other comments, nothing is written.
""",
    "convert": """\
The names of the files give the two formats. JSON, JSON Lines and YAML have the whole register. A
`.csv` file is a table of one part of it, a `.jsonld` file is
[linked data](../how-to/linked-data.md), and a `.ics` file, which needs the extra `icalendar`, is a
[calendar](../how-to/calendars.md). The losses of these formats go to standard error. Comments are
lost, and the command says so. Only the comments at the top are kept, from YAML to YAML.

With `--from popolo` a Popolo document becomes a register, see [](../how-to/read-popolo.md).

A table of memberships becomes a register with its alliances, and with the bodies that it names.
The losses, and the names that have to be assumed, go to standard error.
[](../how-to/from-a-spreadsheet.md) says how a table is read. In Python there are more options.
""",
    "timeline": """\
A timeline needs the extra `plot`.
""",
    "site": """\
This needs the extra `site`. The folder is made if it does not exist. If it has other files, they
are not changed or removed: see [](../how-to/publish-a-register.md).
""",
}


def page() -> str:
    """Return the text of the page."""
    top = parser()
    parts = [HEAD]
    for name, command in _commands(top).items():
        parts += [f"## `{name}`", _description(name, command)]
        questions = _commands(command)
        parts.append(_questions(questions) if questions else _command(name, command))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _commands(of: ArgumentParser) -> dict[str, ArgumentParser]:
    (found,) = [each.choices for each in of._actions if _is_choice(each)] or [{}]
    return dict(found)


def _is_choice(action: Action) -> bool:
    return isinstance(action.choices, dict)


def _description(name: str, command: ArgumentParser) -> str:
    return f"{command.description}\n\n{MORE.get(name, '')}".strip()


def _command(name: str, command: ArgumentParser) -> str:
    actions = list(_actions(command))
    usage = " ".join(["egov-hub", name, *map(_usage, actions)])
    rows = [f"| `{_written(each, ', ')}` | {each.help} |" for each in actions]
    table = "\n".join(["| Argument | Meaning |", "| --- | --- |", *rows])
    return f"```text\n{usage}\n```" + (f"\n\n{table}" if rows else "")


def _questions(questions: dict[str, ArgumentParser]) -> str:
    rows = [
        f"| `{' '.join([name, *_own(each)])}` | {each.description} |"
        for name, each in questions.items()
    ]
    first = next(iter(questions.values()))
    (form,) = [_usage(each) for each in _actions(first) if each.dest == "format"]
    return "\n".join(
        [
            f"```text\negov-hub ask QUESTION FILE ... {form}\n```\n",
            "`FILE` comes first after the question, and then what the question takes. "
            "[](../how-to/cookbook.md)\nshows the same questions in Python.\n",
            "| Question, without `FILE` | Asks |",
            "| --- | --- |",
            *rows,
        ]
    )


def _own(question: ArgumentParser) -> Iterator[str]:
    """Return the arguments that not every question takes."""
    return (_usage(each) for each in _actions(question) if each.dest not in ("file", "format"))


def _actions(command: ArgumentParser) -> Iterator[Action]:
    return (each for each in command._actions if each.dest != "help")


def _usage(action: Action) -> str:
    written = _written(action)
    if action.nargs == "+":
        return f"{written}..."
    return written if action.required else f"[{written}]"


def _written(action: Action, also: str = "") -> str:
    """Return an argument as one writes it, after its short form if there is a separator for it."""
    words = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else None
    value = words or action.metavar or action.dest.upper()
    if not action.option_strings:
        return value
    names = also.join(action.option_strings) if also else action.option_strings[-1]
    return names + ("" if action.nargs == 0 else f" {value}")


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
