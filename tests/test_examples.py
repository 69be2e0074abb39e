"""The examples that newcomers run, and the two commands with which they run one and the tests."""

import re
import runpy
import subprocess
import sys
from pathlib import Path
from shutil import copy

import duckdb
import pytest

from egov_hub import Answer, Hub, Workshop, dump, dump_records, dumps, loads
from egov_hub.examples import TASHKENT_2019
from egov_hub.formats import sql

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"


def build() -> Hub:
    hub = runpy.run_path(str(EXAMPLES / "tashkent_2019.py"))["build"]()
    assert isinstance(hub, Hub)
    return hub


def test_the_document_is_what_the_example_writes() -> None:
    hub = build()
    text = TASHKENT_2019.read_text(encoding="utf-8")
    assert text == dumps(hub, indent=2) + "\n"
    assert loads(text) == hub


def test_the_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = copy(EXAMPLES / "tashkent_2019.py", tmp_path)
    runpy.run_path(str(script), run_name="__main__")
    told = capsys.readouterr().out
    assert "Academy of Public Administration" in told
    assert 'launched in 2018 ("Last year")' in told
    assert "State Advisor to the President of the Republic of Uzbekistan; Rector" in told
    assert "(which is not the same as absent)\n    Armenia\n" in told
    assert told.endswith("read back it is equal.\n")
    assert (tmp_path / "tashkent-2019.json").exists()
    assert max(map(len, told.splitlines())) < 200


def test_what_the_notice_does_not_say_stays_unsaid() -> None:
    hub = build()
    alliance, workshop = hub.alliance("e-government"), hub.workshop("tashkent-2019")
    assert workshop.title is None
    assert workshop.format is None
    assert workshop.headcounts == ()
    assert "AM" not in {attendance.party for attendance in workshop.attendance}
    assert str(alliance.launched) == "2018"
    assert alliance.cited[0].printed == "Last year"
    # Experts of Georgia took part as those of a member; Armenia is only listed, on a later day.
    joined = [str(alliance.history.changes_of(party)[0].on) for party in ("GE", "AM")]
    assert joined == ["[2018-01-01..2019-05-31]", "[2018-01-01..]"]
    days = ("2017-12-31", "2019-05-30", "2019-05-31")
    answers = {party: [alliance.belongs(party, day) for day in days] for party in ("GE", "AM")}
    assert answers["GE"] == [Answer.NO, Answer.MAYBE, Answer.YES]
    assert answers["AM"] == [Answer.NO, Answer.MAYBE, Answer.MAYBE]
    assert {alliance.history.fits(listed) for listed in alliance.attestations} == {Answer.MAYBE}
    assert alliance.roster("2019-05-31").others is Answer.MAYBE
    assert hub.source("infotimes").copy_of == "hub-news-38338"


def test_an_own_converter(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / "own_converter.py"), run_name="__main__")
    written, *refused = capsys.readouterr().out.splitlines()
    assert written.endswith("the yearbook is equal.")
    assert "".join(refused[:2]) == "A bad one is refused:"
    # What cattrs refuses itself, and all that is wrong with our record, each with its place.
    assert refused[2] == "invalid value for type, expected int @ $.year"
    assert refused[3] == "3 problems:"
    assert [re.findall(r"\d\. (\S+):.* \[(.+?)\]", line) for line in refused[4:]] == [
        [("/titel", "unknown-key")],
        [("/start", "wrong-type")],
        [("/id", "invalid-id")],
    ]
    assert refused[-1].endswith(" @ $.workshops[1]")


def test_a_folder_of_registers_becomes_a_table(tmp_path: Path) -> None:
    folder, target = tmp_path / "registers", tmp_path / "states"
    folder.mkdir()
    hub = build()
    dump(hub, folder / "hub.json")
    dump_records([Hub(hub.id, hub.name), *hub.records], folder / "stream.jsonl")
    # A sound record each, but not a whole register: this is known after the last line.
    dump_records(hub.alliances, folder / "part.jsonl")
    (folder / "bad.json").write_text('{"egov_hub": 1, "id": "a b", "name": {"en": "Hub"}}')
    (folder / "folder.json").mkdir()
    script = str(EXAMPLES / "registers_to_parquet.py")
    run = subprocess.run(  # noqa: S603 - ours
        [sys.executable, script, str(folder), str(target)],
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 1
    assert "2 registers written, 3 refused" in run.stdout
    assert '/bad.json:1:23: /id: "a b" is not an id.' in run.stderr
    assert f"{folder / 'folder.json'}: [Errno" in run.stderr
    assert f"{folder / 'part.jsonl'}: " in run.stderr
    with duckdb.connect() as database:
        rows = database.execute(f"FROM '{target}/*.parquet'").fetchall()
    names = ("hub.json", "stream.jsonl")
    assert set(rows) == {row for name in names for row in sql.states(hub, register=name)}
    assert {path.suffix for path in target.iterdir()} == {".parquet"}


SHAPES = """\
@prefix cv: <http://data.europa.eu/m8g/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
[] a sh:NodeShape ; sh:targetClass cv:PublicEvent ; sh:property [
    sh:path dct:title ; sh:minCount 1 ; sh:message "The event has no title." ] .
"""


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_a_check_by_shacl(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main = runpy.run_path(str(EXAMPLES / "check_with_shacl.py"))["main"]
    shapes, register = tmp_path / "shapes.ttl", tmp_path / "hub.json"
    shapes.write_text(SHAPES)
    dump(Hub("hub", "Hub").put(Workshop("good", "Good"), Workshop("bad")), register)
    assert main(str(register), str(shapes)) == 1
    said = capsys.readouterr().out
    assert "0 literals that are not of their type" in said
    assert "does not conform\n  2 nodes of 1 classes were checked:\n" in said
    assert said.endswith("  https://example.org/register/workshops/bad: The event has no title.\n")
    dump(Hub("hub", "Hub", workshops=[Workshop("good", "Good")]), register)
    assert main(str(register), str(shapes)) == 0
    # What has nothing to look at conforms, but is not good.
    dump(Hub("hub", "Hub"), register)
    assert main(str(register), str(shapes)) == 1


def test_the_readme_has_two_commands() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert blocks[0].endswith("examples/tashkent_2019.py\n")
    assert "pytest" in blocks[1]


def test_a_check_by_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / "check_with_jsonschema.py"), run_name="__main__")
    good, _, _, *bad = capsys.readouterr().out.splitlines()
    assert good == "tashkent-2019.json: valid"
    assert [line.split(": ")[0] for line in bad] == [
        "$",
        "$.workshops[0]",
        "$.workshops[0].kind",
        "$.workshops[0].start",
    ]
