"""Timelines are drawn into figures and files, alike each time, without loading too much."""

# Matplotlib leaves its keyword arguments without types:
# pyright: reportUnknownMemberType=false

import importlib
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from egov_hub import Alliance, MembershipHistory, Workshop
from egov_hub.plot import save, timeline, to_png, to_svg
from tests.cases import made_up_decade
from tests.support.figures import AZ, pixels

# A name may have letters that the font at hand has not.
pytestmark = pytest.mark.filterwarnings("ignore:Glyph .* missing from font")


# Figures and files


def test_a_timeline_is_drawn_where_it_is_told_to_be() -> None:
    figure = Figure(figsize=(10, 3))
    left, right = figure.subplots(1, 2)
    assert isinstance(right, Axes)
    assert timeline(made_up_decade.ALLIANCE, ax=right) is figure
    assert tuple(figure.get_size_inches()) == (10, 3)
    assert not left.patches
    legend = right.get_legend()
    assert legend
    # The legend has as many columns as there is room for.
    assert legend.get_window_extent().width <= right.get_window_extent().width


def test_a_figure_that_lays_itself_out_is_laid_out() -> None:
    figure = Figure(figsize=(10, 3), layout="constrained")
    _, right = figure.subplots(1, 2)
    timeline(made_up_decade.ALLIANCE, ax=right)
    legend = right.get_legend()
    assert legend
    assert legend.get_window_extent().width <= right.get_window_extent().width


@pytest.mark.parametrize(("facecolor", "mode"), [("white", "RGB"), ("none", "RGBA")])
def test_only_a_transparent_picture_has_alpha(facecolor: str, mode: str) -> None:
    figure = timeline(made_up_decade.ALLIANCE)
    figure.set_facecolor(facecolor)
    with Image.open(BytesIO(to_png(figure, dpi=72))) as picture:
        assert picture.mode == mode
        assert picture.size == pytest.approx(figure.get_size_inches() * 72, abs=1)
        assert picture.convert("RGBA").getchannel("A").getpixel((0, 0)) == 255 * (mode == "RGB")


@pytest.mark.parametrize("letters", [2, 20, 40, 60, 80])
def test_the_legend_has_room_beside_long_names(letters: int) -> None:
    figure = timeline(made_up_decade.ALLIANCE, names={"FI": "x" * letters})
    pixels(figure)
    legend = figure.axes[0].get_legend()
    assert legend
    assert legend.get_window_extent().x1 <= figure.bbox.width


def test_a_legend_for_which_there_is_no_room_has_one_column() -> None:
    ax = Figure(figsize=(0.5, 3)).add_subplot()
    timeline(made_up_decade.ALLIANCE, ax=ax)
    legend = ax.get_legend()
    assert legend
    assert len({text.get_window_extent().x0 for text in legend.get_texts()}) == 1


def test_axes_without_a_figure_are_refused() -> None:
    ax = Figure().add_subplot()
    ax.remove()
    with pytest.raises(ValueError, match="not in a figure"):
        timeline(AZ, ax=ax)


def drawn() -> Figure:
    return timeline(made_up_decade.ALLIANCE, hub=made_up_decade.HUB)


def test_the_same_steps_draw_the_same_picture_in_whatever_thread() -> None:
    svg = to_svg(drawn())
    assert to_svg(drawn()) == svg
    assert to_png(drawn()) == to_png(drawn())
    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(to_svg, [drawn(), drawn()])) == {svg}


def test_a_notebook_asks_a_timeline_for_its_forms() -> None:
    figure: Any = timeline(AZ)
    assert figure._repr_svg_() == to_svg(figure)
    assert figure._repr_png_() == to_png(figure)


def test_an_svg_is_sound_and_its_references_lead_somewhere() -> None:
    svg = to_svg(drawn())
    ids: list[str] = []
    used: set[str] = set()
    for element in ET.fromstring(svg).iter():  # noqa: S314 - our own picture
        ids += [value for name, value in element.attrib.items() if name == "id"]
        for name, value in element.attrib.items():
            if name.endswith("href") and value.startswith("#"):
                used.add(value[1:])
            elif value.startswith("url(#"):
                used.add(value[5:-1])
    assert len(ids) == len(set(ids))
    assert used
    assert used <= set(ids)
    # Letters are outlines, so that no font is needed.
    assert "<text" not in svg


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", lambda: to_svg(drawn()).encode()),
        ("a.PNG", lambda: to_png(drawn())),
    ],
)
def test_the_name_of_a_file_says_its_format(
    name: str, content: Callable[[], bytes], tmp_path: Path
) -> None:
    save(drawn(), tmp_path / name)
    assert (tmp_path / name).read_bytes() == content()
    save(drawn(), str(tmp_path / name))


def test_other_formats_are_left_to_matplotlib(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.pdf .* figure\.savefig"):
        save(drawn(), tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())


def test_a_png_has_the_pixels_asked_for() -> None:
    figure = timeline(AZ)
    width = int.from_bytes(to_png(figure, dpi=50)[16:20])
    assert width == 500


# The pictures of the documentation


def texts(svg: str) -> list[str]:
    """Return the texts of a picture, which matplotlib leaves beside their outlines."""
    return re.findall(r"<!-- (.*?) -->", svg)


def test_the_pictures_of_the_documentation_are_those_that_its_script_draws() -> None:
    """Not byte for byte: another release of matplotlib may draw a line a hair's breadth aside."""
    folder = Path(__file__).parent.parent / "docs" / "pictures"
    pictures = runpy.run_path(str(folder.with_suffix(".py")))["pictures"]()
    files = {f"{name}.{ending}" for name in pictures for ending in ("svg", "png")}
    assert {path.name for path in folder.iterdir()} == files
    for name, picture in pictures.items():
        committed = (folder / f"{name}.svg").read_text("utf-8")
        assert texts(committed) == texts(to_svg(picture)), "draw them with: python docs/pictures.py"
        assert len(texts(committed)) > 10


# Imports


def test_matplotlib_is_loaded_only_for_pictures_and_pyplot_never() -> None:
    code = """
import sys
import egov_hub
assert "matplotlib" not in sys.modules
from egov_hub.plot import timeline, to_svg
history = egov_hub.MembershipHistory().join("AZ", on="2016")
to_svg(timeline(egov_hub.Alliance("a", "A", history=history)))
assert "matplotlib.pyplot" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code


def test_without_matplotlib_the_import_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "egov_hub.plot")
    for name in [each for each in sys.modules if each.split(".")[0] == "matplotlib"]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=r"pip install 'egov-hub\[plot\]'"):
        importlib.import_module("egov_hub.plot")


# Tooltips


def titles(svg: str) -> list[str]:
    """Return the tooltips of a picture: each is the first thing in its group."""
    groups = [each for each in ET.fromstring(svg).iter() if each.tag.endswith("}g")]  # noqa: S314 - our own picture
    firsts = [next(iter(each), each) for each in groups]
    return [each.text or "" for each in firsts if each.tag.endswith("}title")]


def test_every_bar_and_every_workshop_says_what_it_means() -> None:
    history = (
        MembershipHistory()
        .join("KR", on="2016-03-01", standing="observer")
        .change("KR", on="2018", standing="member")
        .change("KR", on="2020-05-01", hold="inactive")
    )
    workshops = [
        Workshop("exact", "Open <data> & more", start="2019-05-30"),
        Workshop("some-day", start="2017"),
    ]
    svg = to_svg(timeline(Alliance("a", "A", history=history), workshops=workshops))
    assert titles(svg) == [
        "South Korea: observer, 2016-03-01 to 2017-12-31",
        "South Korea: uncertain: member or observer, 2018-01-01 to 2018-12-30",
        "South Korea: member, 2018-12-31 to 2020-04-30",
        "South Korea: member, on hold, 2020-05-01 to 2020-12-31",
        "some-day: 2017",
        "Open <data> & more: 2019-05-30",
    ]


def test_two_timelines_in_one_figure_have_all_their_tooltips() -> None:
    figure = Figure()
    for ax in figure.subplots(2, 1):
        timeline(AZ, ax=ax)
    assert (
        titles(to_svg(figure))
        == [
            "Azerbaijan: uncertain: member or outside, 2016-01-01 to 2016-12-30",
            "Azerbaijan: member, 2016-12-31 to 2016-12-31",
        ]
        * 2
    )
