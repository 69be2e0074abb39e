"""The command: what it prints, where, and with what exit code."""

import csv
import json
import subprocess
import sys
from contextlib import nullcontext
from datetime import datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from runpy import run_module
from types import SimpleNamespace
from typing import get_args

import pytest
import yaml as pyyaml

from egov_hub import (
    Alliance,
    Answer,
    Hub,
    MembershipHistory,
    Organization,
    PartialDate,
    dump,
    dumps,
    iter_lines,
    json_schema,
    load,
    loads,
)
from egov_hub.command import main, run
from egov_hub.command._parser import NO_SINCE, TABLES
from egov_hub.command._questions import QUESTIONS
from egov_hub.examples import ASTANA_HUB, TASHKENT_2019
from egov_hub.findings import review
from egov_hub.formats import icalendar, jsonld, tables, yaml
from egov_hub.formats.tables import TableOf
from egov_hub.formats.tables._settings import NoSince

ROOT = Path(__file__).parent.parent
HUB = str(ASTANA_HUB)
TASHKENT = str(TASHKENT_2019)
ALLIANCE = "e-government"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def give(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode())))


# check

BROKEN = """\
egov_hub: 1
id: hub
name: {en: Hub}
sources:
- id: notice
  title: {en: A notice}
  published: 2019-13
  citty: Tashkent
"""


def test_a_sound_register(capsys: Capture) -> None:
    assert main(["check", HUB]) == 0
    assert capsys.readouterr() == ("", "1 file: nothing found\n")


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_problems_have_their_file_line_and_column(here: Path, capsys: Capture, ending: str) -> None:
    text = BROKEN if ending == "yaml" else json.dumps(pyyaml.safe_load(BROKEN), indent=1)
    Path(f"hub.{ending}").write_text(text)
    assert main(["check", f"hub.{ending}"]) == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    places = ["8:10", "7:14"] if ending == "yaml" else ["14:13", "13:17"]
    assert [line.split(" ")[0] for line in lines] == [f"hub.{ending}:{at}:" for at in places]
    assert "error: /sources/0/citty: " in lines[0]
    assert lines[1].endswith("[invalid-date]")
    assert err == "1 file: 2 errors\n"


def test_the_other_place_of_a_problem(here: Path, capsys: Capture) -> None:
    source = {"id": "notice", "title": {"en": "A"}}
    document = {"egov_hub": 1, "id": "hub", "name": {"en": "A"}, "sources": [source, source]}
    Path("hub.json").write_text(json.dumps(document))
    assert main(["check", "hub.json"]) == 1
    assert "See " in capsys.readouterr().out


def test_text_that_is_not_json(here: Path, capsys: Capture) -> None:
    Path("hub.json").write_text("{\n  'id'")
    assert main(["check", "hub.json"]) == 1
    assert capsys.readouterr().out.startswith("hub.json:2")


def test_what_cannot_be_read_does_not_hide_the_rest(here: Path, capsys: Capture) -> None:
    Path("hub.yaml").write_text(BROKEN)
    Path("hub.txt").write_text(BROKEN)
    assert main(["check", "no-such.json", "hub.txt", "hub.yaml"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err.splitlines() == [
        "egov-hub: no-such.json: No such file or directory",
        "egov-hub: hub.txt: The name of a register ends with one of .json, .jsonl, .yaml, .yml.",
        "3 files: 2 errors",
    ]


def test_results_as_json(here: Path, capsys: Capture) -> None:
    Path("hub.yaml").write_text(BROKEN)
    assert main(["check", "hub.yaml", "--format", "json"]) == 1
    first, _ = json.loads(capsys.readouterr().out)
    assert first.pop("message").startswith("A Source has no field")
    assert first == {
        "file": "hub.yaml",
        "line": 8,
        "column": 10,
        "level": "error",
        "code": "unknown-key",
        "path": "/sources/0/citty",
    }


def test_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    give(Path(TASHKENT).read_text("utf-8"), monkeypatch)
    assert main(["check", "-"]) == 0
    give("[]", monkeypatch)
    assert main(["check", "-"]) == 1
    assert capsys.readouterr().out.startswith("-:1:1: error:")


# review


def test_findings_have_the_place_of_their_record(here: Path, capsys: Capture) -> None:
    hub = load(TASHKENT)
    yaml.dump(hub, "hub.yaml")
    document = pyyaml.safe_load(Path("hub.yaml").read_text("utf-8"))
    document["alliances"].reverse()
    text = json.dumps(document, indent=2)
    Path("hub.json").write_text(text)
    assert main(["review", "hub.yaml", "hub.json", "--fail-on", "note"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert len(out) == 2 * len(review(hub))
    lines = text.splitlines()
    for line in out[len(out) // 2 :]:
        _, number, column, _, rest = line.split(":", maxsplit=4)
        # What a finding is about is a record of which the place is known.
        found = lines[int(number) - 1][int(column) - 1 :]
        assert found.startswith("{") or " /" in rest.split(": ")[1]


def test_only_what_is_serious_counts(capsys: Capture) -> None:
    assert main(["review", TASHKENT]) == 0
    assert main(["review", HUB]) == 1
    assert main(["review", HUB, "--fail-on", "error"]) == 0
    codes = {str(each.code) for each in review(load(HUB)) if each.severity == "warning"}
    ignored = [part for code in codes for part in ("--ignore", code)]
    capsys.readouterr()
    assert main(["review", HUB, *ignored]) == 0
    assert "warning" not in capsys.readouterr().out


def test_what_was_reported_before_is_left_out(here: Path, capsys: Capture) -> None:
    assert main(["review", HUB, "--format", "json"]) == 1
    Path("known.json").write_text(capsys.readouterr().out)
    assert main(["review", HUB, "--baseline", "known.json"]) == 0
    assert capsys.readouterr().out == ""
    for text in ("{", "7", "[7]", "[{}]"):
        Path("known.json").write_text(text)
        assert main(["review", HUB, "--baseline", "known.json"]) == 2
    assert "Expected the output of" in capsys.readouterr().err


def test_problems_come_before_findings(here: Path, capsys: Capture) -> None:
    Path("hub.yaml").write_text(BROKEN)
    assert main(["review", "hub.yaml"]) == 1
    assert "[invalid-date]" in capsys.readouterr().out


def test_findings_of_the_whole_register_and_of_lines(here: Path, capsys: Capture) -> None:
    Path("hub.jsonl").write_text("\n".join(iter_lines([load(TASHKENT)])))
    assert main(["review", "hub.jsonl"]) == 0
    assert capsys.readouterr().out.startswith("hub.jsonl: note: ")


def test_annotations_for_github(capsys: Capture) -> None:
    assert main(["review", HUB, "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    annotations = [line for line in lines if line.startswith("::")]
    assert len(annotations) == 10
    assert len(lines) == 10 + len(review(load(HUB)))
    assert all(line.startswith("::warning file=") for line in annotations)
    assert all("\n" not in line and "%0A" not in line for line in annotations)


def test_annotations_escape_what_would_end_them(here: Path, capsys: Capture) -> None:
    Path("a,b%.yaml").write_text("egov_hub: 1\nid: hub\nname: {en: A}\nnote: 5")
    assert main(["check", "a,b%.yaml", "--format", "github"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("::error file=a%2Cb%25.yaml,line=4,col=7,title=unknown-key::A Hub")


# diff, format, convert


def test_two_registers(capsys: Capture) -> None:
    assert main(["diff", HUB, HUB]) == 0
    assert main(["diff", TASHKENT, HUB]) == 1
    assert main(["diff", TASHKENT, HUB, "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert "In the record:" in out
    assert set(json.loads(out[out.index("\n{") :])) == {"before", "after"}


def test_an_unsound_register_is_not_compared(here: Path, capsys: Capture) -> None:
    Path("hub.yaml").write_text(BROKEN)
    assert main(["diff", "hub.yaml", HUB]) == 2
    err = capsys.readouterr().err
    assert err.startswith("egov-hub: The register is not valid:\nhub.yaml:8:10: error: ")


def test_format_is_idempotent_and_keeps_the_schema(here: Path, capsys: Capture) -> None:
    hub = load(TASHKENT)
    for file, text in (
        ("hub.json", f'{{"$schema": "hub.schema.json", {dumps(hub)[1:]}'),
        ("hub.yaml", f"$schema:  hub.schema.json\n{yaml.dumps(hub)}"),
        ("hub.jsonl", "\n\n".join(iter_lines([hub]))),
    ):
        Path(file).write_text(text, "utf-8")
        assert main(["format", file, "--check"]) == 1
        assert Path(file).read_text("utf-8") == text
        assert main(["format", file]) == 0
        assert main(["format", file, "--check"]) == 0
        assert ("$schema" in Path(file).read_text("utf-8")) == (file != "hub.jsonl")
    assert load("hub.json") == hub == yaml.load("hub.yaml")
    assert "hub.json: not in canonical form\nhub.json: now in canonical form\n" in (
        capsys.readouterr().out
    )


def test_comments_are_not_lost_unasked(here: Path, capsys: Capture) -> None:
    text = f"{yaml.dumps(load(TASHKENT))}# Ours.\n"
    Path("hub.yaml").write_text(text, "utf-8")
    assert main(["format", "hub.yaml"]) == 2
    assert Path("hub.yaml").read_text("utf-8") == text
    assert main(["convert", "hub.yaml", "hub.json"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "egov-hub: hub.yaml: It has comments below its first lines, which would be lost. "
        "Add --drop-comments.",
        "hub.yaml: Its comments are lost.",
    ]
    assert main(["format", "hub.yaml", "--drop-comments"]) == 0
    assert Path("hub.yaml").read_text("utf-8") == text.removesuffix("# Ours.\n")


def test_comments_at_the_top_are_kept(here: Path, capsys: Capture) -> None:
    top = "# yaml-language-server: $schema=hub.schema.json\n\n  # Ours: é.\n"
    text = yaml.dumps(load(TASHKENT))
    Path("hub.yaml").write_text(f"{top}---\n{text}", "utf-8")
    assert main(["format", "hub.yaml"]) == 0
    assert Path("hub.yaml").read_text("utf-8") == f"{top}{text}"
    assert main(["format", "--check", "hub.yaml"]) == 0
    assert main(["convert", "hub.yaml", "hub.yml"]) == 0
    assert Path("hub.yml").read_bytes() == Path("hub.yaml").read_bytes()
    assert capsys.readouterr().err == ""
    assert main(["convert", "hub.yaml", "hub.json"]) == 0
    assert capsys.readouterr().err == "hub.yaml: Its comments are lost.\n"


def test_a_number_sign_in_a_value_is_not_a_comment(here: Path) -> None:
    yaml.dump(Hub("hub", {"en": "No. #1 'a' # b"}), "hub.yaml")
    assert main(["format", "hub.yaml"]) == 0
    Path("hub.yaml").write_text(f"{Path('hub.yaml').read_text()}# the end")
    assert main(["format", "hub.yaml"]) == 2


def test_every_format_becomes_every_other(here: Path) -> None:
    hub = load(HUB)
    dump(hub, "0.json")
    for index, ending in enumerate(["yaml", "jsonl", "yml", "json", "jsonl", "json"]):
        last = next(Path().glob(f"{index}.*"))
        assert main(["convert", str(last), f"{index + 1}.{ending}"]) == 0
    assert load("6.json") == hub
    assert Path("6.json").read_bytes() == Path("0.json").read_bytes()


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_a_register(table: str, here: Path, capsys: Capture) -> None:
    hub = load(HUB)
    assert main(["convert", HUB, "a.csv", "--table", table]) == 0
    text = Path("a.csv").read_bytes().decode()
    assert text == tables.dumps(hub, TableOf(table), names=hub)
    assert capsys.readouterr().err == f"a.csv has only the {table} of the register.\n"


STAMP = "2026-01-31T12:00:00Z"
BASE = "https://example.org/register/"


def test_linked_data_and_what_they_lose(here: Path, capsys: Capture) -> None:
    assert main(["convert", HUB, "a.jsonld", "--base", BASE]) == 0
    written = jsonld.dumps(load(HUB), base=BASE)
    assert Path("a.jsonld").read_text("utf-8") == written.text
    assert capsys.readouterr() == ("", f"{written.losses}\n")


def test_a_calendar_and_what_it_loses(here: Path, capsys: Capture) -> None:
    assert main(["convert", HUB, "a.ICS", "--stamp", STAMP]) == 0
    written = icalendar.dumps(load(HUB), stamp=datetime.fromisoformat(STAMP))
    assert Path("a.ICS").read_bytes().decode() == written.text
    assert capsys.readouterr() == ("", f"{written.losses}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.jsonld"], "egov-hub: Under which address are the records? Add --base URL.\n"),
        (["a.jsonld", "--base", "https://example.org"], "/base: "),
        (["a.ics"], "egov-hub: When was the calendar made? Add --stamp TIME.\n"),
    ],
)
def test_what_another_format_needs(
    words: list[str], said: str, here: Path, capsys: Capture
) -> None:
    assert main(["convert", HUB, *words]) == 2
    assert said in capsys.readouterr().err
    assert not list(here.iterdir())


@pytest.mark.parametrize("stamp", ["2026-01-31T12:00:00", "today"])
def test_a_stamp_has_a_time_zone(stamp: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["convert", HUB, "a.ics", "--stamp", stamp])
    assert f"{stamp!r} is not a time with a time zone" in capsys.readouterr().err


SPELLS = "Country,From,To\nArmenia,2018-06-09,\nekeng,2019,2020-01-02\n"
FOR_SPELLS = (
    *("--end", "inclusive", "--alliance", "e-gov"),
    *("--column", "member=Country", "--column", "since=From", "--column", "until=To"),
)


def test_a_register_from_a_table(here: Path, capsys: Capture) -> None:
    Path("Our members.csv").write_text(SPELLS)
    assert main(["convert", "Our members.csv", "hub.yaml", *FOR_SPELLS]) == 0
    history = MembershipHistory().join("AM", on="2018-06-09").join("ekeng", on="2019")
    alliance = Alliance("e-gov", "e-gov", history=history.leave("ekeng", on="2020-01-03"))
    bare = Organization("ekeng", "ekeng")
    assert yaml.load("hub.yaml") == Hub(
        "our-members", "our-members", alliances=[alliance], organizations=[bare]
    )
    assert capsys.readouterr().err.splitlines() == [
        'line 2, column "Country": "Armenia" is read as AM. [respelled]',
        *(
            f"{place}/name: The table has no names, so the id is the name. Write the name. "
            "[assumed]"
            for place in ("", "/organizations/0", "/alliances/0")
        ),
    ]


def test_what_a_message_writes_as_an_argument_is_an_option(here: Path, capsys: Capture) -> None:
    Path("members.csv").write_text("Country,From,To\nKorea,2018-06-09,\nArmenia,,2020\n")
    given = ["convert", "members.csv", "hub.json", *FOR_SPELLS]
    assert main(given) == 2
    said = capsys.readouterr().err
    assert 'parties={"Korea": ...}' in said
    assert 'no_since="unknown"' in said
    assert '--no-since unknown, --parties "Korea=KR"' in said
    assert main([*given, "--parties", "Korea=KR", "--no-since", "unknown"]) == 0
    (alliance,) = load("hub.json").alliances
    assert alliance.belongs("KR", "2019") is Answer.YES
    assert alliance.belongs("AM", "2016") is Answer.MAYBE


def test_alliances_of_popolo(here: Path, capsys: Capture) -> None:
    network = {"id": "net", "name": "Network", "memberships": [{"member_id": "az"}]}
    document = {"organizations": [network, {"id": "az", "name": "Centre"}]}
    Path("net.json").write_text(json.dumps(document))
    given = ["convert", "net.json", "hub.json", "--from", "popolo"]
    assert main(given) == 0
    assert 'alliances=["net"]' in capsys.readouterr().err
    assert load("hub.json").alliances == ()
    assert main([*given, "--alliances", "net"]) == 0
    (alliance,) = load("hub.json").alliances
    assert alliance.belongs("az", "2019").possibly


def test_a_table_from_a_table(here: Path, capsys: Capture) -> None:
    """What `convert` writes as a table, it reads."""
    alliances = [each for each in load(HUB).alliances if each.history]
    assert main(["convert", HUB, "a.csv"]) == 0
    columns = ("alliance", "standing", "hold", "through", "how", "label")
    given = [word for each in columns for word in ("--column", f"{each}={each}")]
    assert main(["convert", "a.csv", "b.csv", "--end", "exclusive", *given]) == 0
    assert main(["convert", "a.csv", "b.json", "--end", "exclusive", *given]) == 0
    for alliance in load("b.json").alliances:
        (before,) = (each for each in alliances if each.id == alliance.id)
        for day in ("2012", "2018-06-09", "2020"):
            one, two = alliance.roster(day), before.roster(day)
            assert (one.certain, one.uncertain) == (two.certain, two.uncertain)
    assert Path("b.csv").read_text().startswith("register,alliance,")


def test_a_register_from_popolo(here: Path, capsys: Capture) -> None:
    people = [{"id": "p", "name": "P", "memberships": [{"role": "Clerk", "end_date": "2015"}]}]
    Path("Our council.json").write_text(json.dumps({"persons": people}))
    given = ["convert", "Our council.json", "hub.yaml", "--from", "popolo"]
    assert main(given) == 0
    (person,) = yaml.load("hub.yaml").people
    assert [str(post.until) for post in person.posts] == ["[2015-01-02..2016-01-01]"]
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("(the value itself): The document has no name for the register")
    assert second.startswith("line 1, column 85, /persons/0/memberships/0/end_date")
    assert main([*given, "--end", "exclusive"]) == 0
    assert yaml.load("hub.yaml").people[0].posts[0].until == PartialDate("2015")
    assert yaml.load("hub.yaml").id == "our-council"
    Path("Our council.json").write_text('{"persons": [5]}')
    assert main(given) == 2
    said = capsys.readouterr().err
    assert "The document is not valid:\nOur council.json:1:14: error: /persons/0" in said


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            ["hub.yaml", "a.yaml", "--end", "inclusive"],
            "--end and --alliance can be used only with a table (.csv) or with Popolo.",
        ),
        (
            ["hub.yaml", "a.yaml", "--alliance", "a"],
            "--end and --alliance can be used only with a table (.csv) or with Popolo.",
        ),
        (
            ["a.csv", "a.yaml", "--from", "popolo", "--column", "member=A"],
            "--column and --parties can be used only with a table",
        ),
        (
            ["hub.yaml", "a.yaml", "--parties", "Korea=KR"],
            "--column and --parties can be used only with a table",
        ),
    ],
)
def test_options_that_are_for_something_else(
    given: list[str], message: str, capsys: Capture
) -> None:
    assert main(["convert", *given]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (FOR_SPELLS[2:], 'Is "until" the last day, or the first day without membership?'),
        (
            FOR_SPELLS[:2] + FOR_SPELLS[4:],
            "To which alliance do the rows belong? Add one --alliance ID",
        ),
        (
            (*FOR_SPELLS, "--alliance", "second"),
            "To which alliance do the rows belong? Add one --alliance ID",
        ),
        (FOR_SPELLS[:4], 'members.csv: error: /columns/member: The table has no column "member".'),
        (
            (*FOR_SPELLS, "--dates", "%d.%m.%Y"),
            'members.csv:2: error: /From: "2018-06-09" is not a date of the form',
        ),
    ],
)
def test_a_table_that_is_not_usable(
    given: tuple[str, ...], message: str, here: Path, capsys: Capture
) -> None:
    Path("members.csv").write_text(SPELLS)
    assert main(["convert", "members.csv", "hub.json", *given]) == 2
    assert message in capsys.readouterr().err
    assert not Path("hub.json").exists()


def test_options_of_a_table_are_not_ignored(here: Path, capsys: Capture) -> None:
    assert main(["convert", HUB, "hub.json", "--end", "inclusive"]) == 2
    assert "--end and --alliance can be used only with a table" in capsys.readouterr().err
    for option, form in (("--column", "FIELD=HEADING"), ("--parties", "NAME=ID")):
        with pytest.raises(SystemExit, match="2"):
            main(["convert", "members.csv", "hub.json", option, "member"])
        assert f"'member' is not {form}, such as " in capsys.readouterr().err


def test_every_table_can_be_asked_for() -> None:
    assert set(TABLES) == {each.value for each in TableOf}
    assert set(NO_SINCE) == set(get_args(NoSince))


@pytest.mark.parametrize(
    ("words", "file"),
    [((), ASTANA_HUB), (("astana-hub",), ASTANA_HUB), (("tashkent-2019",), TASHKENT_2019)],
)
def test_a_register_to_try_things_with(words: tuple[str, ...], file: Path, capsys: Capture) -> None:
    assert main(["example", *words]) == 0
    assert capsys.readouterr().out == file.read_text("utf-8")


def test_standard_output(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["convert", TASHKENT, "-"]) == 0
    text = capsys.readouterr().out
    assert loads(text) == load(TASHKENT)
    give(dumps(load(TASHKENT)), monkeypatch)
    assert main(["format", "-"]) == 0
    assert capsys.readouterr().out == text


@pytest.mark.parametrize("count", [0, 2])
def test_lines_have_one_hub(here: Path, capsys: Capture, count: int) -> None:
    Path("hub.jsonl").write_text("\n".join(iter_lines([Hub("hub", "Hub")] * count)))
    code = main(["check", "hub.jsonl"])
    out, err = capsys.readouterr()
    assert (code, "One line must be the hub" in err) == (2, True) or "duplicate-id" in out


# roster, ask, timeline, schema


def test_a_roster(capsys: Capture) -> None:
    assert main(["roster", HUB, ALLIANCE, "--on", "2026"]) == 0
    assert main(["roster", HUB, ALLIANCE, "--on", "2026", "--format", "json"]) == 0
    line, _, rest = capsys.readouterr().out.partition("\n")
    roster = load(HUB).alliance(ALLIANCE).roster("2026")
    assert line == str(roster)
    assert set(json.loads(rest)["certain"]) == set(roster.certain)


MORE = {
    "members": [ALLIANCE, "--on", "2019"],
    "known-members": [ALLIANCE, "--on", "2019", "--by", "2020-01-01"],
    "joined": [ALLIANCE],
    "left": [ALLIANCE],
    "voices": ["UZ", "--on", "2026"],
    "workshops": [ALLIANCE],
    "followed": ["tashkent-2019"],
    "took-part": ["--from", "2019", "--to", "2019"],
    "never-hosted": [ALLIANCE],
    "changed": [TASHKENT],
    "undated": [ALLIANCE],
    "holders": ["uz-academy", "--on", "2019"],
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered(question: str, capsys: Capture) -> None:
    given = ["ask", question, HUB, *MORE.get(question, [])]
    assert main(given) == 0
    assert capsys.readouterr().out.strip()
    assert main([*given, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert main([*given, "--format", "csv"]) == (2 if question == "changed" else 0)
    table = capsys.readouterr().out.splitlines()
    assert len(list(csv.reader(table))) == (0 if question == "changed" else len(rows) + 1)


def test_the_cookbook_has_as_many_questions() -> None:
    # The third part of question 16 has a name of its own.
    assert len(QUESTIONS) == 24


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "members", HUB, "no-such", "--on", "2019"], "No alliance has the id"),
        (["ask", "members", HUB, ALLIANCE, "--on", "soon"], '"soon"'),
        (["roster", "no-such.yaml", ALLIANCE, "--on", "2019"], "No such file"),
        (
            ["timeline", HUB, "-o", "a.svg"],
            "The register does not have exactly one alliance. Write one of its alliances: ",
        ),
    ],
)
def test_what_is_not_usable_is_said_in_a_line(
    arguments: list[str], said: str, capsys: Capture
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_register_without_alliances_has_no_timeline(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "hub.json"
    file.write_text('{"egov_hub": 1, "id": "hub", "name": {"en": "Hub"}}')
    assert main(["timeline", str(file), "-o", str(tmp_path / "a.svg")]) == 2
    assert "It has no alliance." in capsys.readouterr().err


def test_a_picture(here: Path) -> None:
    assert main(["timeline", TASHKENT, ALLIANCE, "-o", "a.svg", "--from", "2018"]) == 0
    assert "<svg" in Path("a.svg").read_text("utf-8")
    alone = load(TASHKENT).without("public-service-delivery", "tashkent-2019")
    dump(alone, "alone.json")
    assert main(["timeline", "alone.json", "-o", "a.png"]) == 0
    assert Path("a.png").read_bytes().startswith(b"\x89PNG")


def test_the_schema(capsys: Capture) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()


# As the shell runs it


@pytest.mark.parametrize(
    ("missing", "ours", "words"),
    [
        ("yaml", "formats.yaml", ["check", "hub.yaml"]),
        ("matplotlib", "plot", ["timeline", HUB, "-o", "a.svg"]),
        ("icalendar", "formats.icalendar", ["convert", HUB, "a.ics", "--stamp", STAMP]),
        ("jinja2", "site", ["site", HUB, "-o", "site"]),
    ],
)
def test_what_is_not_installed_is_said(
    missing: str,
    ours: str,
    words: list[str],
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    for name in list(sys.modules):
        if name.startswith((f"{missing}.", f"egov_hub.{ours}")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    Path("hub.yaml").write_text(BROKEN)
    assert main(words) == 2
    assert f"'egov-hub[{ours.rpartition('.')[2]}]'" in capsys.readouterr().err


def test_a_site_is_written_and_its_home_page_printed(here: Path, capsys: Capture) -> None:
    assert main(["site", HUB, "-o", "public"]) == 0
    home, _ = capsys.readouterr()
    assert home == f"{Path('public', 'index.html')}\n"
    assert "Astana Civil Service Hub" in Path(home.strip()).read_text("utf-8")
    assert not Path("public", "findings.html").exists()
    assert main(["site", HUB, "-o", "public", "--findings"]) == 0
    assert Path("public", "findings.html").exists()


def test_a_file_of_another_origin_is_named(here: Path, capsys: Capture) -> None:
    Path("index.html").write_text("mine")
    assert main(["site", HUB, "-o", "."]) == 2
    assert "index.html: The file is not one that egov-hub has written" in capsys.readouterr().err
    assert Path("index.html").read_text() == "mine"


def shell(*arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    script = Path(sys.executable).parent / "egov-hub"
    return subprocess.run(  # noqa: S603 - ours
        [script, *arguments], capture_output=True, check=False, env=more or None
    )


def test_the_installed_script() -> None:
    done = shell("ask", "members", HUB, "no-such", "--on", "2019", LC_ALL="C", NO_COLOR="1")
    assert (done.returncode, done.stdout) == (2, b"")
    done = shell("ask", "workshops", HUB, ALLIANCE, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout.decode("utf-8")
    assert shell("chekc").returncode == 2


def test_the_exit_code_is_that_of_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(sys, "argv", ["egov-hub", "roster", HUB, ALLIANCE, "--on", "2026"])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 0
    assert "UZ" in capsys.readouterr().out


def test_nothing_more_is_written_to_a_closed_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []

    def write(text: str) -> None:
        raise BrokenPipeError

    def instead(_: int, to: int) -> None:
        closed.append(to)

    monkeypatch.setattr(sys, "argv", ["egov-hub", "schema"])
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(write=write, fileno=lambda: 7))
    monkeypatch.setattr("os.dup2", instead)
    with pytest.raises(SystemExit) as ended:
        run()
    assert (ended.value.code, closed) == (1, [7])


def test_a_closed_pipe_ends_quietly() -> None:
    script = Path(sys.executable).parent / "egov-hub"
    with subprocess.Popen(  # noqa: S603 - ours
        [script, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_the_module(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "argv", ["egov-hub", "schema"])
    for name, runs in (("egov_hub.__main__", False), ("__main__", True)):
        with nullcontext() if not runs else pytest.raises(SystemExit):
            run_module("egov_hub", run_name=name)
        assert bool(capsys.readouterr().out) is runs


def test_questions_are_imported_only_to_ask_one() -> None:
    code = (
        "import sys\n"
        "from egov_hub.command import main\n"
        f"main(['check', {TASHKENT!r}])\n"
        "later = ('questions', 'findings', 'differences', 'knowledge', 'rows', 'formats')\n"
        "assert not {f'egov_hub.{name}' for name in later} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - ours


def test_help(capsys: Capture) -> None:
    for words in ([], ["check"], ["review"], ["ask"], ["ask", "members"], ["timeline"]):
        with pytest.raises(SystemExit) as ended:
            main([*words, "--help"])
        assert ended.value.code == 0
        assert f"usage: egov-hub {' '.join(words)}" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["ask", "nothing", HUB], ["review", HUB, "--ignore", "one"]])
def test_words_that_are_not_known_are_refused(words: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert ("'nothing'" if words[0] == "ask" else "'one'") in capsys.readouterr().err
