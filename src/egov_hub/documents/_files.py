"""Files that are replaced as a whole, or not at all."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex


def replace(file: str | os.PathLike[str], texts: Iterable[str]) -> None:
    """Replace the content of a file by texts, one after the other.

    They are written to a new file beside it and to the disk, before the new file gets the name of
    the old. So readers always find the old content or the new, also if anything fails. An existing
    file keeps its permissions.
    """
    # A link remains a link: the file to which it leads is replaced.
    path = Path(file).resolve()
    mode = _mode(path)
    new = path.with_name(f".{path.name}.{token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # The kernel applies the umask of the process, which cannot be read without setting it for all
    # threads.
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
    """Return the permissions of a file, or None if there is no file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
