"""Files: the one place that reads and writes them.

A regular file is replaced completely or not at all. Other files, such as pipes and devices, are
written to.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, TypeAlias

FilePath: TypeAlias = str | bytes | os.PathLike[str] | os.PathLike[bytes]
"""The name of a file, as for `open`, but not the number of a descriptor."""

# Windows would change line ends.
_WRITE: Final = os.O_WRONLY | getattr(os, "O_BINARY", 0)
# Errors for names that no file can have, in any folder.
_NOT_A_FILE: Final = ("", ".", "..")
# The number of links, one after the other, that Linux follows.
_MOST_LINKS: Final = 40


class _Naming:
    """Inside this context, errors of the system name the file as the caller named it.

    Errors of the caller's own code, such as an iterable of records, must be raised outside.
    """

    def __init__(self, name: str | bytes) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> None:
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, self._name) from None


def read(file: FilePath) -> bytes:
    """Return the content of a file.

    Raises:
        OSError: The file cannot be read; the error names it as the caller named it.
    """
    name = _name(file)
    with _Naming(name):
        return Path(os.fsdecode(name)).read_bytes()


def write(file: FilePath, chunks: Iterable[bytes]) -> None:
    """Replace the content of a regular file by chunks, or write them to another kind of file.

    A link remains a link: the file that it leads to is written. If the user has no permission to
    write to a file, it is refused, although it could be replaced, because replacing only needs a
    permission for the folder.

    Raises:
        OSError: The file cannot be written; the error names it as the caller named it.
    """
    name = _name(file)
    naming = _Naming(name)
    with naming:
        stream = _stream(name)
    if stream is None:
        _replace(Path(os.fsdecode(name)).resolve(), chunks, naming)
    else:
        _fill(stream, chunks, naming)


def _name(file: FilePath) -> str | bytes:
    """Return the name of a file, if the system can look it up."""
    name = os.fspath(file)
    try:
        encoded = os.fsencode(name)
    except UnicodeEncodeError:
        raise OSError(errno.EILSEQ, "The path has an unpaired surrogate", name) from None
    if b"\0" in encoded:
        raise OSError(errno.EINVAL, "The path has a NUL character", name)
    return name


# Files that are not regular


def _stream(name: str | bytes) -> int | None:
    """Open a file that is not regular; return None for a regular file, or if there is no file.

    Opening a regular file and closing it again changes nothing, but shows whether it is allowed.
    """
    if (descriptor := _descriptor(Path(os.fsdecode(name)))) is not None:
        return os.dup(descriptor)
    try:
        handle = os.open(name, _WRITE)
    except FileNotFoundError:
        if os.fsdecode(name).rpartition(os.sep)[2] in _NOT_A_FILE:
            raise
        return None
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        return handle
    os.close(handle)
    # The system lets root write to any file, even if the file is read-only for everybody.
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return None


def _descriptor(path: Path) -> int | None:
    """Return the open descriptor of this process that a path names: 1 for /dev/stdout.

    It may be the descriptor of a regular file that other processes have open, too. They must not
    lose the file.
    """
    folders = ("/dev/fd", f"/proc/{os.getpid()}/fd")
    for _ in range(_MOST_LINKS):
        here = os.path.realpath(path.parent) in folders
        if here and path.name.isdecimal() and os.path.lexists(path):
            return int(path.name)
        if not path.is_symlink():
            return None
        path = path.parent / path.readlink()
    return None


# Regular files


def _replace(path: Path, chunks: Iterable[bytes], naming: _Naming) -> None:
    """Write a new file next to a file, and to the disk, then give it the name of the old file.

    So readers always find the old or the new content, even if something fails.
    """
    old = path.exists()
    # The name is short, so that it is never too long if the name of the file is not.
    new = path.with_name(f".egov-hub-{os.urandom(8).hex()}.tmp")
    with naming:
        # The kernel applies the umask of the process, which cannot be read without setting it for
        # all threads. If the new file replaces a file, nobody else can read it until it has the
        # permissions of the old one.
        handle = os.open(new, _WRITE | os.O_CREAT | os.O_EXCL, 0o600 if old else 0o666)
    try:
        _fill(handle, chunks, naming, to_disk=True)
        with naming:
            if old:
                _make_alike(path, new)
            new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _make_alike(old: Path, new: Path) -> None:
    """Copy everything except the content from an old file to a new one, if the system allows it."""
    found = old.stat()
    for owner, group in ((-1, found.st_gid), (found.st_uid, -1)):
        # Windows has no such function.
        with suppress(OSError, AttributeError):
            os.chown(new, owner, group)
    # Imported only here, because it loads everything that can compress.
    from shutil import copystat

    # Permissions and extended attributes, but not the time: the file was written now.
    copystat(old, new)
    os.utime(new)


def _fill(handle: int, chunks: Iterable[bytes], naming: _Naming, *, to_disk: bool = False) -> None:
    """Write chunks to an open file, and close it."""
    out = os.fdopen(handle, "wb")
    try:
        for chunk in chunks:
            with naming:
                out.write(chunk)
        with naming:
            out.flush()
            if to_disk:
                os.fsync(handle)
    finally:
        with naming:
            out.close()
