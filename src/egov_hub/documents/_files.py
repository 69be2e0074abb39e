"""Files that are replaced as a whole, or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def replace(path: Path, text: str) -> None:
    """Put a text in the place of a file's content.

    The text goes to a new file beside it, down to the disk, before that takes the file's name:
    whoever reads, and whatever fails, finds the old content or the new.
    """
    data = text.encode()
    # A link stays a link: what it leads to is replaced.
    path = path.resolve()
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            new.chmod(_mode(path))
            new.replace(path)
        except BaseException:
            file.close()
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
