"""How a picture is drawn: bars, arrows, marks, axes and the legend."""

# Matplotlib has no types for its keyword arguments:
# pyright: reportUnknownMemberType=false

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date
from itertools import product
from math import ceil
from textwrap import fill
from typing import Any, Final, cast

import numpy as np
from matplotlib import dates
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerBase, HandlerPatch
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path as Outline
from matplotlib.ticker import Formatter, Locator
from matplotlib.transforms import Bbox, IdentityTransform, ScaledTranslation, Transform

from egov_hub.membership.words import Standing
from egov_hub.plot._arguments import MOST_LETTERS
from egov_hub.plot._files import Picture
from egov_hub.register.timelines import Days, Line, Mark, Standings, Stretch, present
from egov_hub.values.answers import Answer
from egov_hub.values.ids import PartyId

# Matplotlib's module for dates has no types.
_date2num = cast("Callable[[date], float]", dates.date2num)
_AutoDateLocator = cast("Callable[..., Locator]", dates.AutoDateLocator)
_ConciseDateFormatter = cast("Callable[..., Formatter]", dates.ConciseDateFormatter)


# From the palette of Okabe and Ito (2008), which people with any colour vision can distinguish.
COLORS: Final[Mapping[Standing | None, str]] = {
    Standing.MEMBER: "#0072B2",
    Standing.ASSOCIATE: "#56B4E9",
    Standing.OBSERVER: "#009E73",
    Standing.CANDIDATE: "#F0E442",
    Standing.PARTNER: "#000000",
    None: "#FFFFFF",
}
HELD: Final = "#CC79A7"
INK: Final = "#222222"
FAINT: Final = "#D9D9D9"

# In rows. Parties that do not belong have narrow bars, so this is visible without colours.
BROAD: Final = 0.66
NARROW: Final = 0.28
BAND: Final = 0.24
# The line through a bar whose standing is on hold, as a fraction of the height of the bar.
LINE: Final = 0.4
LANE: Final = 0.6
# From this number of members, rows are low.
MANY: Final = 24

# In inches.
WIDTH: Final = 10.0
LEAST: Final = 4.0
MARGIN: Final = 0.12
# In points.
PAD: Final = 11.0
STRIPE: Final = 3.0
EDGE: Final = 0.6
# Columns of the legend, and years.
MOST_COLUMNS: Final = 6
MOST_YEARS: Final = 16


class Bar(Artist):
    """A period as a bar: in one colour if certain, otherwise in stripes of all possible standings.

    If the standing is on hold, a white line goes through the bar; if it may be on hold, the line is
    broken. The angle of the stripes is 45 degrees in pictures of any size. Hatches of matplotlib
    have at most two colours, and each format shows them differently.
    """

    def __init__(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        of: Standings,
        on_hold: Answer,
        says: str = "",
    ) -> None:
        """Store the left end, the middle, the size, the standings, if on hold, and the tooltip."""
        super().__init__()
        self.set_zorder(1)
        self.x, self.y, self.width, self.height = x, y, width, height
        self.standings = of
        self.on_hold = on_hold
        self.says = says
        self.colors: list[str] = [color for standing, color in COLORS.items() if standing in of]

    def draw(self, renderer: RendererBase) -> None:
        """Draw the bar in its first colour, then the stripes of the other colours, and the line."""
        if not self.get_visible():
            return
        renderer.open_group("bar", self.get_gid())
        gc = renderer.new_gc()
        gc.set_clip_rectangle(self.get_clip_box())
        gc.set_foreground(self.colors[0])
        # With an edge, even a single day among many years is visible.
        gc.set_linewidth(EDGE)
        box = self.get_window_extent()
        renderer.draw_path(gc, _outline(box), IdentityTransform(), to_rgb(self.colors[0]))
        if len(self.colors) > 1 or self.on_hold.possibly:
            self._draw_inside(renderer, gc, box)
        gc.restore()
        renderer.close_group("bar")

    def _draw_inside(self, renderer: RendererBase, gc: GraphicsContextBase, box: Bbox) -> None:
        """Draw the inside of the bar, if any of it is visible."""
        clip = self.get_clip_box()
        shown = Bbox.intersection(box, clip) if clip else box
        if shown is None:
            return
        if len(self.colors) > 1:
            self._draw_stripes(renderer, gc, box, shown)
        if self.on_hold.possibly:
            self._draw_line(renderer, gc, box, shown)

    def get_window_extent(self, renderer: RendererBase | None = None) -> Bbox:
        """Return the bar in the pixels of the picture."""
        del renderer
        low, high = self.y - self.height / 2, self.y + self.height / 2
        ends = self.get_transform().transform([(self.x, low), (self.x + self.width, high)])
        (x0, y0), (x1, y1) = ends
        return Bbox.from_extents(x0, min(y0, y1), x1, max(y0, y1))

    def _draw_stripes(
        self, renderer: RendererBase, gc: GraphicsContextBase, box: Bbox, shown: Bbox
    ) -> None:
        """Draw the stripes of all colours except the first, and the edge over them."""
        clip = self.get_clip_box()
        gc.set_clip_rectangle(shown)
        gc.set_linewidth(0)
        stripe = cast("float", renderer.points_to_pixels(STRIPE))
        for place, color in enumerate(self.colors[1:], 1):
            stripes = _stripes(box, stripe, len(self.colors), place)
            renderer.draw_path(gc, stripes, IdentityTransform(), to_rgb(color))
        gc.set_clip_rectangle(clip)
        gc.set_linewidth(EDGE)
        renderer.draw_path(gc, _outline(box), IdentityTransform())

    def _draw_line(
        self, renderer: RendererBase, gc: GraphicsContextBase, box: Bbox, shown: Bbox
    ) -> None:
        """Draw the line for a hold: white, with an edge so that it is visible on light colours."""
        inset = box.height * (1 - LINE) / 2
        line = Bbox.from_extents(box.x0, box.y0 + inset, box.x1, box.y1 - inset)
        stripe = cast("float", renderer.points_to_pixels(STRIPE))
        gc.set_clip_rectangle(shown)
        gc.set_foreground(INK)
        certain = self.on_hold.certainly
        outline = _outline(line) if certain else _stripes(line, 2 * stripe, 2, 0)
        renderer.draw_path(gc, outline, IdentityTransform(), to_rgb("white"))


def _outline(box: Bbox) -> Outline:
    x0, y0, x1, y1 = box.extents
    return Outline([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True)


def _stripes(box: Bbox, stripe: float, colors: int, place: int) -> Outline:
    """Return the stripes of one colour that together cover a box.

    Args:
        box: The box.
        stripe: The width of a stripe.
        colors: The number of colours of the stripes.
        place: The place of the colour among them, from 0.
    """
    period, slant = stripe * colors, box.height
    count = int((box.width + slant) / period) + 1
    lefts = box.x0 - slant + place * stripe + np.arange(count) * period
    corners = np.empty((count, 5, 2))
    corners[:, :, 0] = lefts[:, np.newaxis] + (0, stripe, stripe + slant, slant, 0)
    corners[:, :, 1] = (box.y0, box.y0, box.y1, box.y1, box.y0)
    return Outline(corners.reshape(-1, 2), _FOUR_CORNERS * count)


_FOUR_CORNERS: Final = [Outline.MOVETO, *[Outline.LINETO] * 3, Outline.CLOSEPOLY]


class Diamond(Line2D):
    """The day on which a workshop began, with a tooltip."""

    def __init__(self, x: float, y: float, color: str, says: str = "") -> None:
        """Store the place, the colour, and the tooltip."""
        self.says = says
        super().__init__([x], [y], marker="D", **_POINTS, markerfacecolor=color)


_POINTS: Final[Mapping[str, Any]] = {
    "linestyle": "none",
    "markeredgecolor": INK,
    "markersize": 5,
    "zorder": 3,
}


class Band(Rectangle):
    """The days on which a workshop may have begun, with a tooltip."""

    def __init__(self, x: float, y: float, width: float, color: str, says: str = "") -> None:
        """Store the left end, the middle, the width, the colour, and the tooltip."""
        self.says = says
        super().__init__(
            (x, y - BAND / 2),
            width,
            BAND,
            edgecolor=INK,
            facecolor=color,
            linewidth=0.8,
            zorder=3,
        )


def _strip(marks: Collection[Mark]) -> float:
    """Return the height of the strip of workshops, in rows."""
    return max(mark.lane + 1 for mark in marks) * LANE + 0.4 if marks else 0.0


def set_axes(
    ax: Axes, figure: Figure, days: Days, labels: Sequence[str], marks: Collection[Mark]
) -> None:
    """Set up the axes: days to the right, a row for each line, workshops above them."""
    many = len(labels) >= MANY
    size = _size(len(labels))
    ax.set_facecolor("white")
    for spine in ax.spines.values():
        spine.set_visible(False)
    # The calendar has no day after its last day.
    ax.set_xlim(_date2num(days[0]), min(_date2num(days[1]) + 1, _date2num(date.max)))
    locator = _AutoDateLocator(tz=UTC, maxticks={dates.YEARLY: MOST_YEARS})
    ax.xaxis.set_major_locator(locator)
    # If no day is shown with its year, there is only the year of the last day below it.
    beside = ["", "%Y", "%Y", "%Y", "%Y", "%Y"]
    ax.xaxis.set_major_formatter(_ConciseDateFormatter(locator, tz=UTC, offset_formats=beside))
    ax.tick_params("x", length=0, labelcolor=INK, labelsize=size, labeltop=many)
    ax.set_axisbelow(True)
    ax.grid(visible=True, axis="x", color=FAINT, linewidth=0.8)
    rows = [float(row) for row in range(len(labels))]
    ax.hlines(rows, *ax.get_xlim(), colors=FAINT, linewidth=0.8, zorder=0.9)
    if marks:
        rows.append(-0.5 - _strip(marks) / 2)
        labels = [*labels, "workshops"]
    ax.set_ylim(max(rows, default=0) + 0.6, -0.6 - _strip(marks))
    # Each tick would be five artists, of which only the label is visible.
    ax.set_yticks([])
    leftwards = ScaledTranslation(-PAD / 72, 0, figure.dpi_scale_trans)
    for row, label in zip(rows, labels, strict=True):
        ax.text(
            0,
            row,
            label,
            color=INK,
            fontsize=size,
            horizontalalignment="right",
            verticalalignment="center_baseline",
            # Names may have dollar signs, which would turn them into formulas.
            parse_math=False,
            transform=ax.get_yaxis_transform() + leftwards,
        )
    # The axes have no labels, so their positions do not have to be computed each time.
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_label_coords(0, 0)


def _size(lines: int) -> float:
    """Return the size of letters next to a number of lines, in points."""
    return 9.5 if lines < MANY else 8


def bar(stretch: Stretch, row: int, says: str) -> Bar:
    left, right = _date2num(stretch.first), _date2num(stretch.last) + 1
    height = _height(stretch.standings)
    return Bar(left, row, right - left, height, stretch.standings, stretch.on_hold, says)


def _height(standings: Standings) -> float:
    """Return the height of a bar: high if the party may have belonged."""
    return BROAD if any(standing and standing.belongs for standing in standings) else NARROW


def arrows(ax: Axes, figure: Figure, side: int, rows: Sequence[int]) -> Line2D:
    """Return arrows that point outside the picture on one side: 0 is left, 1 is right."""
    outwards = ScaledTranslation((side - 0.5) * 8 / 72, 0, figure.dpi_scale_trans)
    return Line2D(
        [side] * len(rows),
        rows,
        color="#777777",
        linestyle="none",
        marker="<>"[side],
        markeredgewidth=0,
        markersize=5,
        clip_on=False,
        transform=ax.get_yaxis_transform() + outwards,
    )


def attending(lines: Collection[PartyId], marks: Collection[Mark]) -> list[tuple[float, int]]:
    """Return the place of each dot: the day of a workshop, and the row of a party there."""
    rows = {party: row for row, party in enumerate(lines)}
    return [(middle(mark), rows[party]) for party, mark in present(rows, marks)]


def dots(places: Collection[tuple[float, int]]) -> Line2D:
    """Return the dots that show who attended, each at a day and a row."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return Line2D(xs, ys, marker="o", **_POINTS, markerfacecolor="white")


def symbol_of(mark: Mark) -> Artist:
    """Return the mark of a workshop: on its day, or along the days on which it may have begun."""
    y = -0.7 - LANE * (mark.lane + 0.5)
    color = HELD if mark.held else "white"
    says = f"{mark.workshop.title or mark.workshop.id}: {mark.workshop.start}"
    if mark.certain:
        return Diamond(middle(mark), y, color, says)
    left, right = _date2num(mark.first), _date2num(mark.last) + 1
    return Band(left, y, right - left, color, says)


def middle(mark: Mark) -> float:
    return _date2num(mark.first) + 0.5


def samples(lines: Mapping[PartyId, Line], marks: Collection[Mark]) -> dict[str, Artist]:
    """Return a sample of each thing that occurs in the picture, by its meaning."""
    stretches = [stretch for line in lines.values() for stretch in line.stretches]
    found = {stretch.standings for stretch in stretches}
    samples: dict[str, Artist] = {
        standing.value: _sample(frozenset({standing}))
        for standing in Standing
        if any(standing in standings for standings in found)
    }
    unsure = [standings for standings in found if len(standings) > 1]
    if unsure:
        with_outside = [standings for standings in unsure if None in standings]
        samples["uncertain"] = _sample(min(with_outside or unsure, key=_order))
    for on_hold, meaning in _ON_HOLD.items():
        if alike := {each.standings for each in stretches if each.on_hold is on_hold}:
            samples[meaning] = _sample(min(alike, key=_order), on_hold)
    for certain, held in product((True, False), repeat=2):
        if any((mark.certain, mark.held) == (certain, held) for mark in marks):
            meaning = "workshop" + ("" if held else ", announced or postponed")
            color = HELD if held else "white"
            if certain:
                samples[meaning] = Diamond(0, 0, color)
            else:
                samples[f"{meaning}, day uncertain"] = Band(0, 0, 1, color)
    if attending(lines, marks):
        samples["recorded as attending"] = dots([(0, 0)])
    return samples


_ON_HOLD: Final = {Answer.YES: "on hold", Answer.MAYBE: "maybe on hold"}


def _sample(standings: Standings, on_hold: Answer = Answer.NO) -> Bar:
    return Bar(0, 0, 1, _height(standings), standings, on_hold)


def _order(standings: Standings) -> list[bool]:
    """Return a key that puts standings into the order of their colours."""
    return [standing not in standings for standing in COLORS]


def new_figure() -> Picture:
    """Return a figure whose margins and height depend on its contents: see `arrange`."""
    figure = Picture((WIDTH, WIDTH), facecolor="white")
    # The settings of matplotlib may define a layout for each figure.
    figure.set_layout_engine("none")
    return figure


def renderer_of(figure: Figure) -> RendererBase:
    """Return an object that measures texts; without it, matplotlib makes one for each text."""
    canvas = cast("Any", FigureCanvasAgg(figure))
    return cast("RendererBase", canvas.get_renderer())


def make_room_beside(ax: Axes, figure: Figure, renderer: RendererBase) -> None:
    """Make the left margin of a figure as wide as the names need; for long names, also the figure.

    Matplotlib has layouts that could do this, but they measure each name a dozen times.
    """
    widths = [label.get_window_extent(renderer).width for label in ax.texts]
    left = MARGIN + max(widths, default=0.0) / figure.dpi + PAD / 72
    width = max(WIDTH, ceil(left + LEAST))
    figure.set_figwidth(width)
    figure.subplots_adjust(left=left / width, right=1 - 2 * MARGIN / width)


def make_room_above(ax: Axes, figure: Figure, title_and_legend: float, lines: int) -> None:
    """Make a figure as high as its lines need, with the title and the legend above them."""
    bottom, top = ax.get_ylim()
    rows = (bottom - top) * (0.3 if lines < MANY else 0.2)
    above, below = title_and_legend + MARGIN, MARGIN + 3 * _size(lines) / 72
    # A picture has only whole pixels.
    height = ceil((above + rows + below) * figure.dpi) / figure.dpi
    figure.set_figheight(height)
    figure.subplots_adjust(top=1 - above / height, bottom=below / height)


def add_title_and_legend(
    ax: Axes,
    figure: Figure,
    title: str,
    samples: Mapping[str, Artist],
    lines: int,
    renderer: RendererBase,
) -> float:
    """Add a legend above the axes, and the title above it.

    Returns:
        The height of both, in inches.
    """
    size = _size(lines)
    # The days may be repeated between the legend and the lines.
    gap = size * (2.2 if lines >= MANY else 0.8)
    above = ax.transAxes + ScaledTranslation(0, gap / 72, figure.dpi_scale_trans)
    legend = _legend(ax, above, size, samples, MOST_COLUMNS)
    for columns in range(MOST_COLUMNS - 1, 0, -1):
        if legend.get_window_extent(renderer).width <= ax.get_window_extent().width:
            break
        legend = _legend(ax, above, size, samples, columns)
    height = legend.get_window_extent(renderer).height * 72 / figure.dpi
    text = ax.set_title(
        fill(title, MOST_LETTERS * 2),
        color=INK,
        fontsize=size + 3,
        fontweight="bold",
        loc="left",
        pad=gap + height + size,
        parse_math=False,
        # With a fixed place, matplotlib does not search for one each time.
        y=1.0,
    )
    above = text.get_window_extent(renderer).y1 - ax.get_window_extent().y1
    return float(above / figure.dpi)


def _legend(
    ax: Axes, above: Transform, size: float, samples: Mapping[str, Artist], columns: int
) -> Legend:
    return ax.legend(
        list(samples.values()),
        list(samples),
        loc="lower left",
        bbox_to_anchor=(0, 1),
        bbox_transform=above,
        borderaxespad=0,
        borderpad=0,
        columnspacing=1.6,
        fontsize=size,
        frameon=False,
        handler_map={Bar: _OfBar(), Band: HandlerPatch(_band_in_legend)},
        labelcolor=INK,
        ncols=columns,
    )


def _band_in_legend(
    xdescent: float, ydescent: float, width: float, height: float, **_: object
) -> Rectangle:
    """Return the symbol of a band; matplotlib gives the arguments by name."""
    middle, thick = height / 2 - ydescent, height * BAND / BROAD
    return Rectangle((-xdescent, middle - thick / 2), width, thick)


class _OfBar(HandlerBase):
    """Makes the symbol of a bar in the legend: a bar of the same kind."""

    def create_artists(
        self,
        legend: Legend,
        orig_handle: Artist,
        xdescent: float,
        ydescent: float,
        width: float,
        height: float,
        fontsize: float,
        trans: Transform,
    ) -> Sequence[Artist]:
        """Return the symbol."""
        del legend, fontsize
        bar = cast("Bar", orig_handle)
        thick = height * bar.height / BROAD
        middle = height / 2 - ydescent
        symbol = Bar(-xdescent, middle, width, thick, bar.standings, bar.on_hold)
        symbol.set_transform(trans)
        return [symbol]
