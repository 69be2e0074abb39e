"""Files are replaced whole or not at all; what is not a regular file is written to."""

import ast
import errno
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from matplotlib.figure import Figure

import egov_hub
from egov_hub import Place, Record, Source, ValidationError, dump, dump_records, dumps, load
from egov_hub._files import FilePath
from egov_hub.plot import save
from tests.support.refusals import refusal

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have this")
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this")

LEFTOVER = re.compile(r"\.egov-hub-[0-9a-f]{16}\.tmp")
OLD, NEW = Place("UZ"), Place("KZ")
NOTICE = Source("notice", "A notice")


def written(record: Record) -> bytes:
    return (dumps(record, indent=2) + "\n").encode()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with the old content, alone in its folder."""
    path = tmp_path / "place.json"
    path.write_bytes(written(OLD))
    return path


def test_dump_and_load(path: Path) -> None:
    dump(NEW, path)
    assert path.read_bytes() == written(NEW)
    assert load(path, Place) == load(str(path), Place) == NEW
    dump(OLD, str(path), indent=None)
    assert path.read_text() == '{"country":"UZ"}\n'
    assert names(path.parent) == [path.name]


# What names a file


class Named:
    """What names a file by bytes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __fspath__(self) -> bytes:
        return os.fsencode(self._path)


@pytest.mark.parametrize("named", [str, os.fsencode, Path, Named])
def test_each_way_to_name_a_file(tmp_path: Path, named: Callable[[Path], FilePath]) -> None:
    name = named(tmp_path / "a.png")
    dump(NEW, name)
    assert load(name, Place) == NEW
    dump_records([NOTICE], name)
    assert (tmp_path / "a.png").read_bytes().startswith(b'{"egov_hub":1,"type":"Source"')
    save(Figure(), name)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("letters", ["n" * 255, "ж" * 127])
def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path, letters: str) -> None:
    path = tmp_path / letters
    dump(OLD, path)
    dump(NEW, path)
    assert load(path, Place) == NEW


def refused(act: Callable[[FilePath], object], name: FilePath) -> int | None:
    """Return the number of the error, which must name the file as the caller did."""
    with pytest.raises(OSError) as caught:  # noqa: PT011 - its number is what matters
        act(name)
    assert caught.value.filename == os.fspath(name)
    assert caught.value.filename2 is None
    assert ".egov-hub" not in str(caught.value)
    return caught.value.errno


def dump_new(name: FilePath) -> None:
    dump(NEW, name)


def dump_notice(name: FilePath) -> None:
    dump_records([NOTICE], name)


def save_figure(name: FilePath) -> None:
    save(Figure(), name)


WRITERS = (dump_new, dump_notice, save_figure)
ALL = (*WRITERS, load)
each_writer = pytest.mark.parametrize("act", WRITERS)
each_function = pytest.mark.parametrize("act", ALL)


@each_function
@posix
def test_an_error_names_the_path_of_the_caller(
    tmp_path: Path, act: Callable[[FilePath], object]
) -> None:
    (tmp_path / "loop.svg").symlink_to("again.svg")
    (tmp_path / "again.svg").symlink_to("loop.svg")
    (tmp_path / "folder.svg").mkdir()
    (tmp_path / "file.svg").touch()
    for name, number in {
        "loop.svg": errno.ELOOP,
        "folder.svg": errno.EISDIR,
        "none/a.svg": errno.ENOENT,
        "file.svg/a.svg": errno.ENOTDIR,
        f"{'n' * 252}.svg": errno.ENAMETOOLONG,
        "a\0b.svg": errno.EINVAL,
        "a\ud800b.svg": errno.EILSEQ,
    }.items():
        assert refused(act, f"{tmp_path}/{name}") == number
    assert refused(act, os.fsencode(tmp_path / "none/a.svg")) == errno.ENOENT
    assert refused(act, tmp_path / "none/a.svg") == errno.ENOENT


@posix
def test_a_name_that_ends_as_that_of_a_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    assert refused(dump_new, "") == errno.ENOENT
    assert refused(dump_new, "none/") == errno.ENOENT
    assert refused(dump_new, "none/..") == errno.ENOENT
    assert refused(dump_new, ".") == errno.EISDIR
    assert refused(dump_new, f"{path.name}/") == errno.ENOTDIR
    assert names(path.parent) == [path.name]


def test_the_number_of_a_descriptor_is_not_a_path() -> None:
    number: Any = 1
    for act in (dump_new, dump_notice, load):
        with pytest.raises(ValidationError, match="Expected a path, got the number 1"):
            act(number)


# Replaced whole or not at all


class FailingFile:
    """An open file of which one step fails, as on a full or a broken disk."""

    def __init__(self, file: Any, step: str) -> None:
        self._file = file
        self._step = step

    def __getattr__(self, name: str) -> Any:
        if name != self._step:
            return getattr(self._file, name)
        self._file.close()
        return fail


def fail(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "of the temporary file")


@pytest.mark.parametrize("step", ["write", "flush", "fsync", "close", "copystat", "replace"])
def test_the_old_file_stays_whole_whatever_step_fails(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    owners = {"fsync": os, "copystat": shutil, "replace": Path}
    if step in owners:
        monkeypatch.setattr(owners[step], step, fail)
    else:
        opened = os.fdopen

        def fdopen(handle: int, mode: str) -> FailingFile:
            return FailingFile(opened(handle, mode), step)

        monkeypatch.setattr(os, "fdopen", fdopen)
    assert refused(dump_new, path) == errno.ENOSPC
    assert path.read_bytes() == written(OLD)
    assert names(path.parent) == [path.name]


def test_the_first_error_is_raised_also_if_nothing_can_be_cleaned_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(Path, "unlink", fail)
    assert refused(dump_new, path) == errno.ENOSPC
    old, leftover = sorted(names(path.parent), reverse=True)
    assert old == path.name
    assert LEFTOVER.fullmatch(leftover)


def test_an_error_of_the_callers_own_code_is_left_as_it_is(path: Path) -> None:
    own = FileNotFoundError(errno.ENOENT, "none", "a file of the caller")

    def failing() -> Iterator[Source]:
        yield NOTICE
        raise own

    with pytest.raises(FileNotFoundError) as caught:
        dump_records(failing(), path)
    assert caught.value is own
    assert own.filename == "a file of the caller"
    assert path.read_bytes() == written(OLD)
    assert names(path.parent) == [path.name]


def run(script: str, *arguments: object) -> None:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603 - ours


# Each child is a fork: to start Python 200 times would take minutes.
KILLED = """
import os, random, re, signal, sys
from pathlib import Path
from egov_hub import Place, dump, dumps
path = Path(sys.argv[1])
records = [Place("UZ", city="x" * 30_000), Place("KZ", city="y" * 60_000)]
whole = [(dumps(record, indent=2) + "\\n").encode() for record in records]
dump(records[0], path)
for _ in range(200):
    heard, says = os.pipe()
    child = os.fork()
    if child == 0:
        while True:
            for record in records:
                os.write(says, b".")
                dump(record, path)
    for _ in range(random.randint(1, 2)):
        os.read(heard, 1)
    for _ in range(random.randint(0, 20_000)):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(heard)
    os.close(says)
    assert path.read_bytes() in whole
"""


@posix
def test_a_killed_writer_leaves_the_old_or_the_new_and_what_it_leaves_has_a_known_name(
    path: Path,
) -> None:
    run(KILLED, path)
    others = set(names(path.parent)) - {path.name}
    assert all(map(LEFTOVER.fullmatch, others)), others


WRITERS_AT_ONCE = """
import os, sys
from pathlib import Path
from egov_hub import Place, dump, dumps
path = Path(sys.argv[1])
records = [Place("UZ", city=str(number) * 50_000) for number in range(8)]
whole = {(dumps(record, indent=2) + "\\n").encode() for record in records}
dump(records[0], path)
for record in records:
    if os.fork() == 0:
        for _ in range(20):
            dump(record, path)
        os._exit(0)
writing = len(records)
while writing:
    assert path.read_bytes() in whole
    child, status = os.waitpid(-1, os.WNOHANG)
    assert status == 0
    writing -= child != 0
assert path.read_bytes() in whole
"""


@posix
def test_of_eight_writers_at_once_one_wins_whole(path: Path) -> None:
    run(WRITERS_AT_ONCE, path)
    assert names(path.parent) == [path.name]


# What else belongs to a file


@posix
def test_links_stay_links(path: Path) -> None:
    link, dangling = path.with_name("link"), path.with_name("dangling")
    link.symlink_to(path.name)
    dangling.symlink_to("made.json")
    dump(NEW, link)
    dump(NEW, dangling)
    assert link.is_symlink()
    assert dangling.is_symlink()
    assert load(path, Place) == load(path.with_name("made.json"), Place) == NEW


@posix
def test_the_other_names_of_a_file_keep_the_old_content(path: Path) -> None:
    other = path.with_name("other.json")
    other.hardlink_to(path)
    dump(NEW, path)
    assert load(other, Place) == OLD
    assert load(path, Place) == NEW


@posix
def test_permissions_stay_and_the_time_is_new(path: Path) -> None:
    path.chmod(0o640)
    os.utime(path, (0, 0))
    dump(NEW, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_mtime > 0


@posix
def test_owner_and_group_stay_where_the_system_allows(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def refuse(_: Path, owner: int, group: int) -> None:
        asked.append((owner, group))
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chown", refuse)
    dump(NEW, path)
    assert load(path, Place) == NEW
    assert asked == [(-1, path.stat().st_gid), (path.stat().st_uid, -1)]


@posix
def test_the_owner_stays(path: Path) -> None:
    with suppress(PermissionError):  # only root may give a file away
        os.chown(path, 12345, 54321)
    before = path.stat()
    dump(NEW, path)
    assert load(path, Place) == NEW
    assert (path.stat().st_uid, path.stat().st_gid) == (before.st_uid, before.st_gid)


@linux
def test_extended_attributes_stay(path: Path) -> None:
    system: Any = os  # what only Linux has
    try:
        system.setxattr(path, "user.origin", b"register")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    dump(NEW, path)
    assert load(path, Place) == NEW
    assert system.getxattr(path, "user.origin") == b"register"


@each_writer
def test_a_read_only_file_is_refused(tmp_path: Path, act: Callable[[FilePath], object]) -> None:
    path = tmp_path / "kept.svg"
    path.write_text("old")
    path.chmod(0o444)
    # Also for root, who may write to any file.
    assert refused(act, path) == errno.EACCES
    assert path.read_text() == "old"
    assert names(tmp_path) == [path.name]
    path.chmod(0o644)
    act(path)
    assert path.read_text("latin-1") != "old"


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    dump(NEW, tmp_path / "place.json")
    assert (tmp_path / "place.json").stat().st_mode == usual.stat().st_mode


@posix
def test_a_new_file_is_made_under_the_mask_of_the_process(tmp_path: Path) -> None:
    script = "import os, sys; from egov_hub import Place, dump; os.umask(0o027); "
    script += "dump(Place('UZ'), sys.argv[1]); assert os.umask(0o027) == 0o027"
    run(script, tmp_path / "place.json")
    assert stat.S_IMODE((tmp_path / "place.json").stat().st_mode) == 0o640


# What is not a regular file


@each_writer
@posix
def test_a_named_pipe_is_written_to(tmp_path: Path, act: Callable[[FilePath], object]) -> None:
    pipe, usual = tmp_path / "pipe.png", tmp_path / "usual.png"
    os.mkfifo(pipe)
    act(usual)
    writer = Thread(target=act, args=[pipe])
    writer.start()
    content = pipe.read_bytes()
    writer.join()
    assert content == usual.read_bytes()
    assert pipe.is_fifo()
    assert names(tmp_path) == [pipe.name, usual.name]


@posix
def test_a_device_is_written_to() -> None:
    dump(NEW, "/dev/null")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@linux
def test_the_error_of_a_device_names_it() -> None:
    assert refused(dump_new, "/dev/full") == errno.ENOSPC


@posix
def test_a_descriptor_is_written_to_where_it_is(path: Path) -> None:
    link = path.with_name("link")
    with path.open("r+b", buffering=0) as file:
        file.write(b"before\n")
        dump(NEW, f"/dev/fd/{file.fileno()}")
        link.symlink_to(f"/dev/fd/{file.fileno()}")
        dump(OLD, link)
        file.write(b"after\n")
    assert path.read_bytes() == b"before\n" + written(NEW) + written(OLD) + b"after\n"
    assert names(path.parent) == [link.name, path.name]


@posix
def test_a_closed_descriptor_is_not_a_file() -> None:
    with Path(os.devnull).open("wb") as file:
        name = f"/dev/fd/{file.fileno()}"
    assert refused(dump_new, name) in (errno.EBADF, errno.ENOENT)


@posix
def test_standard_output_is_written_to_also_if_it_is_a_file(path: Path) -> None:
    script = "from egov_hub import Place, dump; print('before', flush=True); "
    script += "dump(Place('KZ'), '/dev/stdout'); print('after')"
    with path.open("ab") as out:
        command = [sys.executable, "-c", script]
        subprocess.run(command, check=True, stdout=out)  # noqa: S603 - ours
    assert path.read_bytes() == written(OLD) + b"before\n" + written(NEW) + b"after\n"


@posix
def test_what_is_refused_is_refused_before_anything_is_written(path: Path) -> None:
    wrong: Any = 5
    assert refusal(lambda: dump(wrong, path)) == [("wrong-type", "/obj")]
    assert path.read_bytes() == written(OLD)


# One place


def test_no_other_module_opens_files() -> None:
    opening = {"open", "fdopen", "read_bytes", "read_text", "write_bytes", "write_text"}
    # Stores in tests have a method of that name; a command opens /dev/null when nobody reads it.
    allowed = {
        "_files.py": opening,
        "testing/stores.py": {"open"},
        "command/__init__.py": {"open"},
        # The schema in the package, which may be in an archive.
        "command/_commands.py": {"read_text"},
        # The context in the package, likewise.
        "formats/jsonld/__init__.py": {"read_text"},
    }
    root = Path(egov_hub.__file__).parent
    for source in root.rglob("*.py"):
        tree = ast.parse(source.read_text("utf-8"))
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        called = {call.id for call in calls if isinstance(call, ast.Name)}
        called |= {call.attr for call in calls if isinstance(call, ast.Attribute)}
        assert not called & opening - allowed.get(source.relative_to(root).as_posix(), set()), (
            source
        )
