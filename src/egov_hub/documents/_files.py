"""Files that are replaced as a whole, or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkstemp


def replace(file: str | os.PathLike[str], texts: Iterable[str]) -> None:
    """Put texts, one after the other, in the place of a file's content.

    They go to a new file beside it, down to the disk, before that takes the file's name: whoever
    reads, and whatever fails, finds the old content or the new.
    """
    # A link stays a link: what it leads to is replaced.
    path = Path(file).resolve()
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            for text in texts:
                out.write(text.encode())
            out.flush()
            os.fsync(out.fileno())
        new.chmod(_mode(path))
        new.replace(path)
    except BaseException:
        new.unlink()
        raise


def _mode(path: Path) -> int:
    """Return the permissions that a file has, or that a new one gets."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        # The mask can only be asked for by setting it.
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
