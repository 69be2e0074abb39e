"""A register as a web site: pages that any server can show, also directly from a folder.

This needs Jinja2: `pip install 'egov-hub[site]'` installs it. The pages do not need a server, do
not load anything from other places, and do not record who reads them. Only the slider of days and
the search need JavaScript. The same register always gives the same files.
"""

from egov_hub import _parse
from egov_hub._files import FilePath
from egov_hub.register.hub import Hub, as_hub

try:
    from egov_hub.site._pages import files_of
except ImportError as _missing:
    message = "egov_hub.site needs Jinja2: pip install 'egov-hub[site]'"
    raise ImportError(message, name=_missing.name) from _missing

from egov_hub.site._folder import write
from egov_hub.site._register import Register

__all__ = ["pages", "save"]


def pages(hub: Hub, *, findings: bool = False) -> dict[str, str]:
    """Return the files of the site of a register: their texts, by their paths in the folder.

    There is a home page; a page for each record, each country that a record names, and each kind of
    record; an index for the search; a style sheet; and a script.

    Args:
        hub: The register.
        findings: Whether the site shows editors what `egov_hub.findings.review` finds.

    Raises:
        ValidationError: An argument has a wrong type.

    Example:
        >>> from egov_hub import site
        >>> files = site.pages(Hub("hub", "Hub", sources=[Source("notice", "A notice")]))
        >>> [path for path in files if "/" in path]
        ['sources/notice.html', 'assets/site.css', 'assets/site.js']
        >>> "A notice" in files["sources/notice.html"]
        True
    """
    known, wanted = _parse.arguments(("hub", as_hub, hub), ("findings", _parse.truth, findings))
    return dict(files_of(Register(known), findings=wanted))


def save(hub: Hub, folder: FilePath, *, findings: bool = False) -> None:
    """Write the site of a register into a folder, which is created if it does not exist.

    The folder may have other files, which are not changed or removed. The file `.egov-hub-site`
    lists the files of the site. When the site is written again, its files are replaced. Files whose
    record is no longer in the register are removed, and files whose content is the same are not
    touched.

    Args:
        hub: The register.
        folder: The folder.
        findings: Whether the site shows editors what `egov_hub.findings.review` finds.

    Raises:
        FileExistsError: The folder has another file with the path of a file of the site. Then
            nothing is written. `filename` is the path.
        OSError: A file cannot be written.
        ValidationError: An argument has a wrong type.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from egov_hub import site
        >>> with TemporaryDirectory() as folder:
        ...     site.save(Hub("hub", "Hub"), folder)
        ...     Path(folder, "index.html").exists()
        True
    """
    path = _parse.argument("folder", _parse.file_path, folder)
    write(path, pages(hub, findings=findings))
