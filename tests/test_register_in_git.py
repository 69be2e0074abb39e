"""The page that goes from an empty folder to a checked commit: its commands do what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from egov_hub.command._parser import parser

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "keep-a-register-in-git.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HOOKS: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def fences() -> list[tuple[str, str, str]]:
    """Return the blocks of the page: the line above each, its language and its text."""
    above = (PAGE[: found.start()].rstrip().rpartition("\n")[2] for found in FENCE.finditer(PAGE))
    return [(line, *found) for line, found in zip(above, FENCE.findall(PAGE), strict=True)]


def files() -> dict[str, str]:
    """Return the files that the page shows, by name."""
    named = [(re.fullmatch(r"`(.+)`:", above), text) for above, _, text in fences()]
    return {name[1]: text for name, text in named if name}


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run commands of the page with the script that is installed beside this Python."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    names = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    me = {f"GIT_{name}": "a@b" for name in names}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(  # noqa: S603 - the page is ours
        ["/bin/sh", "-euc", command],
        cwd=folder,
        env={**os.environ, **me, **alone, "PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed: the page is not tested")
@pytest.mark.skipif(sys.platform != "linux", reason="sed -i is that of Linux")
def test_the_commands_of_the_page(tmp_path: Path) -> None:
    done = run("true", tmp_path)
    shown = 0
    for above, language, text in fences():
        match language:
            case "sh":
                done = run(text, tmp_path)
                assert done.returncode == ("exit code 1" in above), done.stderr
            case "text":
                # What the commands above it have printed.
                assert done.stdout == text
                shown += 1
            case "yaml" | "json":
                file = tmp_path / above.strip("`:")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
            case _:
                pass
    assert shown == 4
    log = run("git log --format=%s; git status --short", tmp_path).stdout.splitlines()
    assert log[:2] == ["Record that Norway left", "Record the workshop in Tashkent"]


# The other files of the page


def test_editors_find_the_schema() -> None:
    schema = "hub.schema.json"
    assert files()["hub.yaml"].startswith(f"# yaml-language-server: $schema={schema}\n")
    settings = json.loads(files()[".vscode/settings.json"])
    assert settings["json.schemas"][0]["url"] == f"./{schema}"
    assert list(settings["yaml.schemas"]) == [f"./{schema}"]


def test_the_hooks_of_the_page_are_those_of_the_repository() -> None:
    (repository,) = yaml.safe_load(files()[".pre-commit-config.yaml"])["repos"]
    entries = {each["id"]: each["entry"] for each in HOOKS}
    assert {each["id"] for each in repository["hooks"]} == set(entries)
    for hook in repository["hooks"]:
        parse(entries[hook["id"]], *hook.get("args", ()), "hub.yaml")


def test_the_action_runs_commands() -> None:
    workflow = yaml.safe_load(files()[".github/workflows/register.yaml"])
    steps = [each.get("run", "") for each in workflow["jobs"]["check"]["steps"]]
    commands = [each for each in steps if each.startswith("egov-hub ")]
    assert len(commands) == 3
    for command in commands:
        parse(command)


def parse(command: str, *arguments: str) -> None:
    """Check that the command takes the arguments."""
    name, *words = command.split()
    assert name == "egov-hub"
    assert callable(parser().parse_args([*words, *arguments]).run)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook(hook: Any) -> None:
    parse(hook["entry"], "hub.yaml", "hub.json")
    assert hook["id"] == hook["entry"].replace(" ", "-")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert hook["additional_dependencies"] == project["optional-dependencies"]["yaml"]
    names = ["hub.yaml", "hub.yml", "a/hub.json", "our-hub.jsonl", "our.hub.json"]
    others = ["hub.schema.json", "github.yaml", "hub.yaml.orig", ".pre-commit-config.yaml"]
    assert [bool(re.search(hook["files"], name)) for name in names] == [True] * len(names)
    assert [bool(re.search(hook["files"], name)) for name in others] == [False] * len(others)
