"""Pictures as files: SVG and PNG, the same bytes for the same picture."""

# Matplotlib has no types for its keyword arguments:
# pyright: reportUnknownMemberType=false

import os
import re
from collections.abc import Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

from matplotlib.figure import Figure

from egov_hub import _files, _parse
from egov_hub._files import FilePath
from egov_hub._wording import expected
from egov_hub.plot._png import BACKEND
from egov_hub.problems import Code, refuse

MOST_DPI: Final = 2400
"""A picture with more would only use memory."""


class Picture(Figure):
    """A figure that a notebook shows as the last expression of a cell, without a magic command.

    Example:
        >>> from egov_hub.plot import timeline
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> type(timeline(Alliance("a", "Alliance", history=history))).__name__
        'Picture'
    """

    def _repr_svg_(self) -> str:
        return to_svg(self)

    def _repr_png_(self) -> bytes:
        return to_png(self)


def to_svg(figure: Figure) -> str:
    """Return a picture as SVG; the same steps give the same bytes in one release of matplotlib.

    Each bar and each mark of a workshop has a tooltip (`<title>`) with its meaning and its time.
    Unless the settings of matplotlib are different, letters are drawn as outlines. So the picture
    looks the same everywhere, with any fonts.

    Example:
        >>> from egov_hub.plot import timeline, to_svg
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> figure = timeline(Alliance("a", "Alliance", history=history))
        >>> to_svg(figure).startswith("<?xml")
        True
    """
    picture = _parse.argument("figure", _as_figure, figure)
    tooltips: list[str] = []
    for artist in picture.findobj(lambda each: bool(getattr(each, "says", ""))):
        artist.set_gid(f"says-{len(tooltips)}")
        tooltips.append(getattr(artist, "says", ""))
    buffer = BytesIO()
    picture.savefig(buffer, format="svg", metadata={"Creator": None, "Date": None})
    return _with_tooltips(_with_stable_ids(buffer.getvalue().decode()), tooltips)


def to_png(figure: Figure, dpi: float = 160) -> bytes:
    """Return a picture as PNG; the same steps give the same bytes in one release of matplotlib.

    Args:
        figure: The picture.
        dpi: The number of pixels per inch, from 1 to 2400.

    Raises:
        ValidationError: An argument has an invalid value.

    Example:
        >>> from egov_hub.plot import timeline, to_png
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> to_png(timeline(Alliance("a", "Alliance", history=history)))[1:4]
        b'PNG'
    """
    picture, density = _parse.arguments(("figure", _as_figure, figure), ("dpi", _as_dpi, dpi))
    buffer = BytesIO()
    picture.savefig(buffer, format="png", dpi=density, backend=BACKEND)
    return buffer.getvalue()


def _as_figure(value: Figure) -> Figure:
    return _parse.instance(value, Figure)


def _as_dpi(value: float) -> float:
    if isinstance(value, bool) or type(value) not in (int, float):
        raise refuse(Code.WRONG_TYPE, expected("a number", value, "one like 160"))
    if not 1 <= value <= MOST_DPI:
        raise refuse(Code.OUT_OF_RANGE, expected(f"a number from 1 to {MOST_DPI}", value))
    return value


def save(figure: Figure, path: FilePath) -> None:
    """Write a picture to a file, as SVG or PNG: the ending of its name decides.

    Args:
        figure: The picture.
        path: The file, as for `egov_hub.dump`; its name ends in `.svg` or `.png`.

    Raises:
        ValueError: The name has another ending; `Figure.savefig` writes other formats.
        OSError: The file cannot be written. `filename` is the path as it was given.
        ValidationError: An argument has a wrong type.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from egov_hub.plot import save, timeline
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> with TemporaryDirectory() as folder:
        ...     save(timeline(Alliance("a", "Alliance", history=history)), f"{folder}/a.svg")
    """
    name = _parse.argument("path", _parse.file_path, path)
    file = Path(os.fsdecode(name))
    match file.suffix.lower():
        case ".svg":
            content = to_svg(figure).encode()
        case ".png":
            content = to_png(figure)
        case _:
            message = (
                f"{file.name} ends in neither .svg nor .png. Use figure.savefig for other formats."
            )
            raise ValueError(message)
    _files.write(name, [content])


def _with_stable_ids(svg: str) -> str:
    """Return an SVG whose ids are always the same.

    Matplotlib makes random ids, unless a setting is changed for the whole process.
    """
    ids: dict[str, str] = {}

    def numbered(found: re.Match[str]) -> str:
        return found[1] + ids.setdefault(found[2], str(len(ids)))

    return re.sub(r'((?:id="|#)[A-Za-z]+)([0-9a-f]{10})\b', numbered, svg)


def _with_tooltips(svg: str, tooltips: Sequence[str]) -> str:
    """Return an SVG in which each group with one of the ids begins with its tooltip."""

    def with_title(group: re.Match[str]) -> str:
        return f"{group[0]}<title>{escape(tooltips[int(group[1])])}</title>"

    return re.sub(r'<g id="says-([0-9]+)">', with_title, svg)
