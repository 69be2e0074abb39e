"""Files: the one place that reads and writes them.

A regular file is replaced as a whole or not at all. What is not a regular file, such as a pipe or
a device, is written to.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import Final, TypeAlias

FilePath: TypeAlias = str | bytes | os.PathLike[str] | os.PathLike[bytes]
"""What names a file, as for `open`; but not the number of a descriptor."""

# Windows would change line ends.
_WRITE: Final = os.O_WRONLY | getattr(os, "O_BINARY", 0)
# Names that no file can have, whether a folder has them or not.
_NOT_A_FILE: Final = ("", ".", "..")
# As many links one after the other as Linux follows.
_MOST_LINKS: Final = 40


class _Naming:
    """While it is entered, errors of the system name the file as the caller named it.

    What the caller's own code raises, such as an iterable of records, must be raised outside.
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
        OSError: The file cannot be read; the error names it as the caller did.
    """
    name = _name(file)
    with _Naming(name):
        return Path(os.fsdecode(name)).read_bytes()


def write(file: FilePath, chunks: Iterable[bytes]) -> None:
    """Replace the content of a regular file by chunks, or write them to what is not one.

    A link remains a link: the file to which it leads is written. A file to which its user may not
    write is refused, although it could be replaced: to replace it is a right on its folder.

    Raises:
        OSError: The file cannot be written; the error names it as the caller did.
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
    """Return the name of a file, if it is one that the system can look up."""
    name = os.fspath(file)
    try:
        encoded = os.fsencode(name)
    except UnicodeEncodeError:
        raise OSError(errno.EILSEQ, "The path has an unpaired surrogate", name) from None
    if b"\0" in encoded:
        raise OSError(errno.EINVAL, "The path has a NUL character", name)
    return name


# What is not a regular file


def _stream(name: str | bytes) -> int | None:
    """Open what is not a regular file; return None for a regular file, or if there is no file.

    To open a regular file and close it again changes nothing, but shows whether that is allowed.
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
    # The system lets root write to any file; but here nobody was to.
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return None


def _descriptor(path: Path) -> int | None:
    """Return the open descriptor of this process that a path names: 1 for /dev/stdout.

    It may be that of a regular file, which others have open, too: they must not lose it.
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
    """Write a new file beside a file and to the disk, then give it the name of the old one.

    So readers always find the old content or the new, also if anything fails.
    """
    old = path.exists()
    # The name is short, so that it is not too long where the name of the file is not.
    new = path.with_name(f".egov-hub-{token_hex(8)}.tmp")
    with naming:
        # The kernel applies the umask of the process, which cannot be read without setting it for
        # all threads. What replaces a file is nobody else's to read until it is like the old one.
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
    """Give a new file what an old one has beside its content, as far as the system allows."""
    found = old.stat()
    for owner, group in ((-1, found.st_gid), (found.st_uid, -1)):
        # Windows has no such function.
        with suppress(OSError, AttributeError):
            os.chown(new, owner, group)
    # Permissions and extended attributes; but it was written now.
    shutil.copystat(old, new)
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
