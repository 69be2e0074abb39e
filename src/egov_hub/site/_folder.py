"""The folder of a site: only files that the site has written there are replaced or removed.

A list of the names of the files is in the folder. The list is written before the files, so a site
that was only partly written can be written again.
"""

import errno
import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from egov_hub import _files

LIST: Final = ".egov-hub-site"
HEAD: Final = "# The files that egov-hub has written here. It replaces and removes no others.\n"
# Even if the list names it, a file that cannot belong to a site is not removed.
_OWN: Final = re.compile(r"([a-z]+/)?[a-z0-9-]+\.(html|css|js)")


def write(name: str | bytes, files: Mapping[str, str]) -> None:
    """Write the files of a site into a folder.

    Raises:
        FileExistsError: The folder has another file with the path of a file of the site.
        OSError: A file cannot be read or written.
    """
    folder = Path(os.fsdecode(name))
    own = _listed(folder)
    for path in files:
        if path not in own and os.path.lexists(folder / path):
            message = "The file is not one that egov-hub has written. Choose another folder"
            raise FileExistsError(errno.EEXIST, message, str(folder / path))
    for parent in sorted({(folder / path).parent for path in files}):
        parent.mkdir(parents=True, exist_ok=True)
    _list(folder, own | files.keys())
    for path, text in files.items():
        _replace(folder / path, text.encode())
    for path in own - files.keys():
        (folder / path).unlink(missing_ok=True)
    _list(folder, files.keys())


def _listed(folder: Path) -> set[str]:
    """Return the files that are listed as files of a site."""
    try:
        lines = _files.read(folder / LIST).decode(errors="replace").splitlines()
    except FileNotFoundError:
        return set()
    return {line for line in lines if _OWN.fullmatch(line)}


def _list(folder: Path, files: Collection[str]) -> None:
    lines = "".join(f"{path}\n" for path in sorted(files))
    _replace(folder / LIST, f"{HEAD}{lines}".encode())


def _replace(path: Path, content: bytes) -> None:
    """Write a file, if its content is different."""
    if not path.exists() or _files.read(path) != content:
        _files.write(path, [content])
