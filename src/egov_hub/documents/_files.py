"""Files that are replaced as a whole, or not at all."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex


def replace(file: str | os.PathLike[str], texts: Iterable[str]) -> None:
    """Put texts, one after the other, in the place of a file's content.

    They go to a new file beside it, down to the disk, before that takes the file's name: whoever
    reads, and whatever fails, finds the old content or the new. An existing file keeps its
    permissions.
    """
    # A link stays a link: what it leads to is replaced.
    path = Path(file).resolve()
    mode = _mode(path)
    new = path.with_name(f".{path.name}.{token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # The kernel takes away what the process's mask says, which nobody can ask for without setting
    # it for all threads.
    handle = os.open(new, flags, 0o666 if mode is None else mode)
    try:
        with os.fdopen(handle, "wb") as out:
            for text in texts:
                out.write(text.encode())
            out.flush()
            os.fsync(out.fileno())
        if mode is not None:
            new.chmod(mode)
        new.replace(path)
    except BaseException:
        new.unlink()
        raise


def _mode(path: Path) -> int | None:
    """Return the permissions that a file has, or None if there is no file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
