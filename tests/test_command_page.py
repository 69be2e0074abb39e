"""The page of the command is current, and has every command, option and question."""

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from typing import Any

from egov_hub.command._parser import parser
from egov_hub.command._questions import QUESTIONS

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "reference" / "command.md").read_text("utf-8")


def test_the_page_is_current() -> None:
    current = run_path(str(DOCS / "write_command.py"))["page"]()
    assert current == PAGE, "write it anew with: python docs/write_command.py"


def commands(of: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    for action in of._actions:
        choices: Any = action.choices
        if isinstance(choices, dict):
            yield from choices.items()


def test_the_page_has_every_command_and_every_option() -> None:
    sections = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
    assert list(sections) == [name for name, _ in commands(parser())]
    for name, command in commands(parser()):
        assert f"egov-hub {name}" in sections[name]
        below = [one for _, one in commands(command)]
        for action in (each for one in [command, *below] for each in one._actions):
            for option in action.option_strings:
                assert option in {"-h", "--help"} or option in sections[name]


def test_the_page_has_every_question() -> None:
    for name, question in QUESTIONS.items():
        assert re.search(rf"^\| `{name}\b.*` \| {re.escape(question.text)} \|$", PAGE, re.MULTILINE)
