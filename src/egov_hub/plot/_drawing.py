"""How a picture is drawn: bars, arrows, marks, axes and the legend."""

# Matplotlib leaves its keyword arguments without types:
# pyright: reportUnknownMemberType=false

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date
from itertools import product
from textwrap import fill
from typing import Final, cast

from matplotlib import dates
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerPatch
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path as Outline
from matplotlib.ticker import Formatter, Locator
from matplotlib.transforms import Bbox, IdentityTransform, ScaledTranslation, Transform

from egov_hub.membership.words import Standing
from egov_hub.plot._contents import (
    MOST_LETTERS,
    Days,
    Mark,
    Standings,
    Stretch,
    attended,
)
from egov_hub.plot._files import Picture
from egov_hub.values.answers import Answer
from egov_hub.values.ids import PartyId

# Matplotlib's module of dates has no types.
_date2num = cast("Callable[[date], float]", dates.date2num)
_AutoDateLocator = cast("Callable[..., Locator]", dates.AutoDateLocator)
_ConciseDateFormatter = cast("Callable[..., Formatter]", dates.ConciseDateFormatter)


# From the palette of Okabe and Ito (2008), which people of every colour vision can distinguish.
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

# In rows. Bars of those who do not belong are narrow: what matters most is seen without colours.
BROAD: Final = 0.66
NARROW: Final = 0.28
BAND: Final = 0.24
# The line through a bar whose standing is on hold, as a part of its height.
LINE: Final = 0.4
LANE: Final = 0.6
# From so many members on, rows are low.
MANY: Final = 24

# In inches, points, letters, and parts of the width.
WIDTH: Final = 10.0
STRIPE: Final = 3.0
EDGE: Final = 0.6
MOST_COLUMNS: Final = 6
MOST_YEARS: Final = 16


class Bar(Rectangle):
    """A stretch as a bar: of one colour if certain, else in stripes of all that is possible.

    Where the standing is on hold, a white line goes through it; where it may be, a broken one.
    Stripes slant by half a right angle whatever the size of the picture. Hatches of matplotlib
    have two colours at most, and each format shows them in another way.
    """

    def __init__(
        self, x: float, y: float, width: float, height: float, of: Standings, on_hold: Answer
    ) -> None:
        """Take the left end, the middle, the size, the standings, and whether they are on hold."""
        self.standings = of
        self.on_hold = on_hold
        self.colors: list[str] = [color for standing, color in COLORS.items() if standing in of]
        # With an edge, even a single day among many years is seen.
        super().__init__((x, y - height / 2), width, height, color=self.colors[0], linewidth=EDGE)

    def draw(self, renderer: RendererBase) -> None:
        """Draw the bar in its first colour, over it the stripes of the others, and the line."""
        super().draw(renderer)
        box, clip = self.get_window_extent(), self.get_clip_box()
        shown = Bbox.intersection(box, clip) if clip else box
        if shown is None or not self.get_visible():
            return
        gc = renderer.new_gc()
        if len(self.colors) > 1:
            self._draw_stripes(renderer, gc, box, shown)
        if self.on_hold.possibly:
            self._draw_line(renderer, gc, box, shown)
        gc.restore()

    def _draw_stripes(
        self, renderer: RendererBase, gc: GraphicsContextBase, box: Bbox, shown: Bbox
    ) -> None:
        """Draw the stripes of all colours but the first, and the edge over them."""
        gc.set_clip_rectangle(shown)
        gc.set_linewidth(0)
        stripe = cast("float", renderer.points_to_pixels(STRIPE))
        for place, color in enumerate(self.colors[1:], 1):
            stripes = _stripes(box, stripe, len(self.colors), place)
            renderer.draw_path(gc, stripes, IdentityTransform(), to_rgb(color))
        gc.set_clip_rectangle(self.get_clip_box())
        gc.set_foreground(self.colors[0])
        gc.set_linewidth(cast("float", renderer.points_to_pixels(EDGE)))
        renderer.draw_path(gc, self.get_path(), self.get_transform())

    def _draw_line(
        self, renderer: RendererBase, gc: GraphicsContextBase, box: Bbox, shown: Bbox
    ) -> None:
        """Draw the line of what is on hold: white, so with an edge to be seen on light colours."""
        inset = box.height * (1 - LINE) / 2
        line = Bbox.from_extents(box.x0, box.y0 + inset, box.x1, box.y1 - inset)
        stripe = cast("float", renderer.points_to_pixels(STRIPE))
        gc.set_clip_rectangle(shown)
        gc.set_foreground(INK)
        gc.set_linewidth(cast("float", renderer.points_to_pixels(EDGE)))
        whole = Outline(line.corners()[[0, 1, 3, 2, 0]], closed=True)
        outline = whole if self.on_hold.certainly else _stripes(line, 2 * stripe, 2, 0)
        renderer.draw_path(gc, outline, IdentityTransform(), to_rgb("white"))


def _stripes(box: Bbox, stripe: float, colors: int, place: int) -> Outline:
    """Return the stripes of one colour that together cover a box.

    Args:
        box: The box.
        stripe: How broad a stripe is.
        colors: How many colours take turns.
        place: Which of them it is, from 0.
    """
    start = box.x0 - box.height + place * stripe
    count = int((box.width + box.height) / (stripe * colors)) + 1
    lefts = [start + turn * stripe * colors for turn in range(count)]
    slanted = [
        Outline(
            [
                (left, box.y0),
                (left + stripe, box.y0),
                (left + stripe + box.height, box.y1),
                (left + box.height, box.y1),
                (left, box.y0),
            ],
            closed=True,
        )
        for left in lefts
    ]
    return Outline.make_compound_path(*slanted)


def new_figure(lines: int, marks: Collection[Mark]) -> Picture:
    """Return a figure as high as its lines need."""
    row = 0.3 if lines < MANY else 0.2
    height = 1.5 + row * (max(lines, 1) + _strip(marks))
    return Picture((WIDTH, height), facecolor="white", layout="constrained")


def _strip(marks: Collection[Mark]) -> float:
    """Return the height of the strip of workshops, in rows."""
    return max(mark.lane + 1 for mark in marks) * LANE + 0.4 if marks else 0.0


def set_axes(ax: Axes, days: Days, labels: Sequence[str], marks: Collection[Mark]) -> None:
    """Set up the axes: days to the right, a row for each line, workshops above them."""
    many = len(labels) >= MANY
    size = _size(len(labels))
    ax.set_facecolor("white")
    for spine in ax.spines.values():
        spine.set_visible(False)
    # The calendar has no day after its last.
    ax.set_xlim(_date2num(days[0]), min(_date2num(days[1]) + 1, _date2num(date.max)))
    locator = _AutoDateLocator(tz=UTC, maxticks={dates.YEARLY: MOST_YEARS})
    ax.xaxis.set_major_locator(locator)
    # If no day is shown with its year, the year of the last one is below it, and nothing more.
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
    # Names may have dollar signs, which would make formulas of them.
    ax.set_yticks(rows, labels, parse_math=False)
    ax.tick_params("y", length=0, pad=11, labelcolor=INK, labelsize=size)


def _size(lines: int) -> float:
    """Return the size of letters beside so many lines, in points."""
    return 9.5 if lines < MANY else 8


def bar(stretch: Stretch, row: int) -> Bar:
    left, right = _date2num(stretch.first), _date2num(stretch.last) + 1
    height = _height(stretch.standings)
    return Bar(left, row, right - left, height, stretch.standings, stretch.on_hold)


def _height(standings: Standings) -> float:
    """Return how high a bar is: high if the party may have belonged."""
    return BROAD if any(standing and standing.belongs for standing in standings) else NARROW


def arrow(ax: Axes, figure: Figure, marker: str, side: float, row: int) -> Line2D:
    """Return an arrow that points out of the picture on one side."""
    outwards = ScaledTranslation((side - 0.5) * 8 / 72, 0, figure.dpi_scale_trans)
    return Line2D(
        [side],
        [row],
        color="#777777",
        linestyle="none",
        marker=marker,
        markeredgewidth=0,
        markersize=5,
        clip_on=False,
        transform=ax.get_yaxis_transform() + outwards,
    )


def symbol_of(mark: Mark) -> Artist:
    """Return the mark of a workshop: on its day, or along those on which it may have begun."""
    y = -0.7 - LANE * (mark.lane + 0.5)
    color = HELD if mark.held else "white"
    if mark.certain:
        return point(middle(mark), y, "D", color)
    left, right = _date2num(mark.first), _date2num(mark.last) + 1
    return _band(left, y, right - left, color)


def middle(mark: Mark) -> float:
    return _date2num(mark.first) + 0.5


def point(x: float, y: float, marker: str, color: str) -> Line2D:
    return Line2D(
        [x],
        [y],
        linestyle="none",
        marker=marker,
        markeredgecolor=INK,
        markerfacecolor=color,
        markersize=5,
        zorder=3,
    )


def _band(x: float, y: float, width: float, color: str) -> Rectangle:
    return Rectangle(
        (x, y - BAND / 2), width, BAND, edgecolor=INK, facecolor=color, linewidth=0.8, zorder=3
    )


def samples(
    lines: Mapping[PartyId, Collection[Stretch]], marks: Collection[Mark]
) -> dict[str, Artist]:
    """Return a sample of each thing that occurs in the picture, by what it means."""
    stretches = [stretch for each in lines.values() for stretch in each]
    found = {stretch.standings for stretch in stretches}
    samples: dict[str, Artist] = {
        standing.value: _sample(frozenset({standing}))
        for standing in Standing
        if any(standing in standings for standings in found)
    }
    unsure = [standings for standings in found if len(standings) > 1]
    if unsure:
        with_outside = [standings for standings in unsure if None in standings]
        meaning = "not certain which" + (" (white: outside)" if with_outside else "")
        samples[meaning] = _sample(min(with_outside or unsure, key=_order))
    for on_hold, meaning in _ON_HOLD.items():
        if alike := {each.standings for each in stretches if each.on_hold is on_hold}:
            samples[meaning] = _sample(min(alike, key=_order), on_hold)
    for certain, held in product((True, False), repeat=2):
        if any((mark.certain, mark.held) == (certain, held) for mark in marks):
            meaning = "workshop" + ("" if held else ", announced or put off")
            color = HELD if held else "white"
            if certain:
                samples[meaning] = point(0, 0, "D", color)
            else:
                samples[f"{meaning}, day not certain"] = _band(0, 0, 1, color)
    if any(attended(party, mark.workshop) for party in lines for mark in marks if mark.certain):
        samples["recorded as attending"] = point(0, 0, "o", "white")
    return samples


_ON_HOLD: Final = {Answer.YES: "on hold", Answer.MAYBE: "maybe on hold"}


def _sample(standings: Standings, on_hold: Answer = Answer.NO) -> Bar:
    return Bar(0, 0, 1, _height(standings), standings, on_hold)


def _order(standings: Standings) -> list[bool]:
    """Return a key that puts standings into the order of their colours."""
    return [standing not in standings for standing in COLORS]


def add_title_and_legend(
    ax: Axes, figure: Figure, title: str, samples: Mapping[str, Artist], lines: int
) -> None:
    """Add a legend above the axes, and the title above it."""
    size = _size(lines)
    # How much room there is beside the names is known once all is laid out.
    if layout := figure.get_layout_engine():
        layout.execute(figure)
    # The days may be shown again between the legend and the lines.
    gap = size * (2.2 if lines >= MANY else 0.8)
    above = ax.transAxes + ScaledTranslation(0, gap / 72, figure.dpi_scale_trans)
    legend = _legend(ax, above, size, samples, MOST_COLUMNS)
    for columns in range(MOST_COLUMNS - 1, 0, -1):
        if legend.get_window_extent().width <= ax.get_window_extent().width:
            break
        legend = _legend(ax, above, size, samples, columns)
    height = legend.get_window_extent().height * 72 / figure.dpi
    ax.set_title(
        fill(title, MOST_LETTERS * 2),
        color=INK,
        fontsize=size + 3,
        fontweight="bold",
        loc="left",
        pad=gap + height + size,
        parse_math=False,
    )


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
        handler_map={Rectangle: HandlerPatch(_in_legend)},
        labelcolor=INK,
        ncols=columns,
    )


def _in_legend(
    orig_handle: Rectangle,
    xdescent: float,
    ydescent: float,
    width: float,
    height: float,
    **_: object,
) -> Rectangle:
    """Return the symbol of a bar in the legend; matplotlib gives the arguments by name."""
    middle = height / 2 - ydescent
    thick = height * orig_handle.get_height() / BROAD
    if isinstance(orig_handle, Bar):
        standings, on_hold = orig_handle.standings, orig_handle.on_hold
        return Bar(-xdescent, middle, width, thick, standings, on_hold)
    return Rectangle((-xdescent, middle - thick / 2), width, thick)
