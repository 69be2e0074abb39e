"""A picture of who belonged to an alliance when: one line per member.

Needs matplotlib, which `pip install 'egov-hub[plot]'` brings along. Pictures are made without
pyplot, so that nothing is kept between calls, no window opens, and threads may draw side by side.
"""

# Matplotlib leaves its keyword arguments without types:
# pyright: reportUnknownMemberType=false

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, timedelta
from io import BytesIO
from itertools import product
from os import PathLike
from pathlib import Path
from textwrap import fill
from typing import Final, NamedTuple, TypeAlias, cast

from egov_hub import _parse
from egov_hub._wording import shown
from egov_hub.alliances import Alliance, as_alliance
from egov_hub.membership.words import Standing
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.register.events import framework, in_order
from egov_hub.register.hub import Hub, UnknownIdError, as_optional_hub, as_workshops
from egov_hub.values.answers import Answer
from egov_hub.values.dates import DateLike, PartialDate
from egov_hub.values.ids import CountryCode, PartyId, as_party_id
from egov_hub.values.windows import window
from egov_hub.workshops import Workshop, WorkshopStatus

try:
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
except ImportError as _missing:
    message = "egov_hub.plot draws with matplotlib: pip install 'egov-hub[plot]'"
    raise ImportError(message, name=_missing.name) from _missing

__all__ = ["save", "timeline", "to_png", "to_svg"]

# Matplotlib's module of dates has no types.
_date2num = cast("Callable[[date], float]", dates.date2num)
_AutoDateLocator = cast("Callable[..., Locator]", dates.AutoDateLocator)
_ConciseDateFormatter = cast("Callable[..., Formatter]", dates.ConciseDateFormatter)

Standings: TypeAlias = frozenset[Standing | None]
Days: TypeAlias = tuple[date, date]

OUTSIDE: Final[Standings] = frozenset({None})

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
MOST_LANES: Final = 4
# From so many members on, rows are low.
MANY: Final = 24

# In inches, points, letters, and parts of the width.
WIDTH: Final = 10.0
STRIPE: Final = 3.0
EDGE: Final = 0.6
MOST_LETTERS: Final = 40
MOST_COLUMNS: Final = 6
MOST_YEARS: Final = 16
ROOM: Final = 0.014


class Stretch(NamedTuple):
    """Days, both ends included, on each of which a party may have had the same states."""

    first: date
    last: date
    standings: Standings
    on_hold: Answer


class Mark(NamedTuple):
    """A workshop, and the days of the picture on which it may have begun.

    Lanes lie above each other, so that workshops near in time do not hide each other.
    """

    workshop: Workshop
    first: date
    last: date
    lane: int

    @property
    def certain(self) -> bool:
        """Whether the day is known."""
        return self.workshop.start.earliest == self.workshop.start.latest

    @property
    def held(self) -> bool:
        """Whether nothing says that it was only announced, or put off."""
        return self.workshop.status in (None, WorkshopStatus.HELD)


def timeline(
    alliance: Alliance,
    *,
    hub: Hub | None = None,
    start: DateLike | None = None,
    end: DateLike | None = None,
    workshops: Collection[Workshop] | None = None,
    names: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Figure:
    """Return a picture of who belonged to an alliance when.

    Each party that was anything to the alliance has a line, in the order in which they can first
    have been so. Where its standing is certain, the bar is of one colour. Where the record does
    not decide, it is hatched in the colours of all standings that are possible; white stands for
    *outside*. Parties that do not belong, such as observers, have a narrow bar. A white line
    through a bar says that the standing is on hold; a broken line, that it may be. An arrow says
    that it goes on so beyond the picture.

    Workshops are above the lines: a diamond on the day on which one began, or a thin bar over
    the days on which it may have. They are hollow if it was only announced, or put off. A
    cancelled workshop is not drawn, nor one of a day wholly unknown. A dot on a party's line says
    that the party is recorded as attending a workshop of that day.

    Args:
        alliance: The alliance.
        hub: The hub it belongs to, for the names of organizations and for the workshops.
        start: The first day of the picture, or the month or year in which it starts; None: the
            year of the first day that the record names.
        end: The last day, month or year; None: the year of the last day that the record names.
        workshops: The workshops; None: those of the hub in the framework of the alliance.
        names: What to call parties, by their ids; else a country has its ISO name, an
            organization of the hub its own, and any other party its id. Long names are shortened.
        ax: Where to draw; None: on a new figure, which is as high as the lines need.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the picture would end before
            it starts, or an end is not given and the record names no day (`unknown-window`); or
            another argument is not what it should be.
        ValueError: The axes stand in no figure.

    Example:
        >>> from egov_hub.plot import timeline
        >>> history = MembershipHistory().join("AZ", on="2016").leave("AZ", on="2021-07-01")
        >>> figure = timeline(Alliance("a", "Alliance", history=history))
        >>> [label.get_text() for label in figure.axes[0].get_yticklabels()]
        ['Azerbaijan']
    """
    alliance, hub, given, called = _parse.arguments(
        ("alliance", as_alliance, alliance),
        ("hub", as_optional_hub, hub),
        ("workshops", _as_optional_workshops, workshops),
        ("names", _as_names, names or {}),
    )
    if given is None:
        given = (
            tuple(each for each in hub.workshops if framework(hub, each) == alliance.id)
            if hub
            else ()
        )
    days = _days(alliance, given, start, end)
    lines = _lines(alliance, days)
    marks = _marks(given, days)
    figure = _new_figure(len(lines), marks) if ax is None else ax.get_figure(root=True)
    if figure is None:
        raise ValueError("The axes stand in no figure.")
    ax = figure.add_subplot() if ax is None else ax
    _set_axes(ax, days, [called.get(party) or _name(party, hub) for party in lines], marks)
    for row, (party, stretches) in enumerate(lines.items()):
        for stretch in stretches:
            if stretch.standings != OUTSIDE:
                ax.add_patch(_bar(stretch, row))
        for marker, side in _goes_on(alliance, party, days):
            ax.add_line(_arrow(ax, figure, marker, side, row))
        for mark in marks:
            if mark.certain and _attended(party, mark.workshop):
                ax.add_line(_point(_middle(mark), row, "o", "white"))
    for mark in marks:
        ax.add_artist(_mark(mark))
    _add_title_and_legend(ax, figure, str(alliance.name), _samples(lines, marks), len(lines))
    return figure


def to_svg(figure: Figure) -> str:
    """Return a picture as SVG: with one release of matplotlib, the same steps give the same bytes.

    Unless matplotlib is set up otherwise, letters are drawn as outlines: so it looks alike
    wherever it is shown, whatever fonts are there.

    Example:
        >>> from egov_hub.plot import timeline, to_svg
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> figure = timeline(Alliance("a", "Alliance", history=history))
        >>> to_svg(figure).startswith("<?xml")
        True
    """
    buffer = BytesIO()
    figure.savefig(buffer, format="svg", metadata={"Creator": None, "Date": None})
    return _with_stable_ids(buffer.getvalue().decode())


def to_png(figure: Figure, dpi: float = 160) -> bytes:
    """Return a picture as PNG: with one release of matplotlib, the same steps give the same bytes.

    Args:
        figure: The picture.
        dpi: How many pixels there are to the inch.

    Example:
        >>> from egov_hub.plot import timeline, to_png
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> to_png(timeline(Alliance("a", "Alliance", history=history)))[1:4]
        b'PNG'
    """
    buffer = BytesIO()
    figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
    return buffer.getvalue()


def save(figure: Figure, path: str | PathLike[str]) -> None:
    """Write a picture to a file: as SVG or PNG, as the end of its name says.

    Args:
        figure: The picture.
        path: The file, which need not exist; its name ends in `.svg` or `.png`.

    Raises:
        ValueError: The name ends otherwise; `Figure.savefig` writes other formats.
        OSError: The file cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from egov_hub.plot import save, timeline
        >>> history = MembershipHistory().join("AZ", on="2016")
        >>> with TemporaryDirectory() as folder:
        ...     save(timeline(Alliance("a", "Alliance", history=history)), f"{folder}/a.svg")
    """
    file = Path(path)
    match file.suffix.lower():
        case ".svg":
            content = to_svg(figure).encode()
        case ".png":
            content = to_png(figure)
        case _:
            message = f"{file.name} ends in neither .svg nor .png: use figure.savefig."
            raise ValueError(message)
    file.write_bytes(content)


def _with_stable_ids(svg: str) -> str:
    """Return an SVG with ids that are always the same.

    Matplotlib makes them at random, unless a setting is changed for the whole process.
    """
    ids: dict[str, str] = {}

    def numbered(found: re.Match[str]) -> str:
        return found[1] + ids.setdefault(found[2], str(len(ids)))

    return re.sub(r'((?:id="|#)[A-Za-z]+)([0-9a-f]{10})\b', numbered, svg)


# What is drawn


def _as_optional_workshops(value: Collection[Workshop] | None) -> tuple[Workshop, ...] | None:
    """Return None for None, else workshops."""
    return None if value is None else as_workshops(value)


def _as_names(value: Mapping[str, str]) -> dict[str, str]:
    """Return what parties are called, by their ids."""
    if not isinstance(value, Mapping):
        message = f'Expected names by ids, got {shown(value)}. Write them like {{"oecd": "OECD"}}.'
        raise refuse(Code.WRONG_TYPE, message)
    return {_parse.argument(str(id), as_party_id, id): name for id, name in value.items()}


def _days(
    alliance: Alliance,
    workshops: Collection[Workshop],
    start: DateLike | None,
    end: DateLike | None,
) -> Days:
    """Return the first and the last day of the picture."""
    if start is None or end is None:
        named = _named_days(alliance, workshops)
        if not named:
            message = (
                "The record names no day to bound the picture: "
                'give a day, month or year, as in start="2016", end="2020".'
            )
            ends = {"/start": start, "/end": end}
            raise ValidationError(
                Problem(Code.UNKNOWN_WINDOW, path, message)
                for path, given in ends.items()
                if given is None
            )
        start = date(min(named).year, 1, 1) if start is None else start
        end = date(max(named).year, 12, 31) if end is None else end
    days = window(start, end)
    return date.fromordinal(days.first), date.fromordinal(days.last)


def _named_days(alliance: Alliance, workshops: Collection[Workshop]) -> set[date]:
    """Return the days that the record of an alliance names as bounds of what happened."""
    recorded = [
        alliance.launched,
        alliance.dissolved,
        *(act.bounds for act in alliance.acts()),
        *(attestation.on for attestation in alliance.attestations),
        *(workshop.start for workshop in workshops),
        *(workshop.end for workshop in workshops),
    ]
    bounds = {day for on in recorded if on for day in (on.earliest, on.latest)}
    return bounds - {date.min, date.max}


def _lines(alliance: Alliance, days: Days) -> dict[PartyId, list[Stretch]]:
    """Return the stretches of all parties that may not have been outside on all days."""
    bounds: dict[PartyId, list[PartialDate]] = {}
    for act in alliance.acts():
        bounds.setdefault(act.member, []).append(act.bounds)
    parties = sorted(bounds, key=lambda party: (min(on.earliest for on in bounds[party]), party))
    lines = {party: _stretches(alliance, party, bounds[party], days) for party in parties}
    return {
        party: stretches
        for party, stretches in lines.items()
        if any(stretch.standings != OUTSIDE for stretch in stretches)
    }


def _stretches(
    alliance: Alliance, party: PartyId, bounds: Collection[PartialDate], days: Days
) -> list[Stretch]:
    """Return the standings that a party may have had, stretch by stretch, and if on hold.

    A standing becomes possible on the first day on which the change to it can have been, and
    impossible on the last on which the change from it can.
    """
    first, last = days
    breaks = {day for on in bounds for day in (on.earliest, on.latest) if first < day <= last}
    starts = [first, *sorted(breaks)]
    ends = [*(day - timedelta(days=1) for day in starts[1:]), last]
    stretches: list[Stretch] = []
    for start, end in zip(starts, ends, strict=True):
        on_hold = Answer.of(hold is not None for hold in alliance.holds(party, start))
        stretch = Stretch(start, end, alliance.standings(party, start), on_hold)
        if stretches and stretches[-1][2:] == stretch[2:]:
            stretch = stretch._replace(first=stretches.pop().first)
        stretches.append(stretch)
    return stretches


def _marks(workshops: Collection[Workshop], days: Days) -> list[Mark]:
    """Return the workshops that have a place in the picture, as few as can be above each other."""
    room = (days[1] - days[0]) * ROOM
    ends: list[date] = []
    marks: list[Mark] = []
    for workshop in in_order(workshops):
        first, last = workshop.first_day.earliest, workshop.first_day.latest
        unknown = (first, last) == (date.min, date.max)
        if unknown or workshop.status is WorkshopStatus.CANCELLED:
            continue
        first, last = max(first, days[0]), min(last, days[1])
        if first > last:
            continue
        free = (lane for lane, end in enumerate(ends) if first - end > room)
        lane = next(free, len(ends)) % MOST_LANES
        ends[lane : lane + 1] = [last]
        marks.append(Mark(workshop, first, last, lane))
    return marks


def _goes_on(alliance: Alliance, party: PartyId, days: Days) -> list[tuple[str, float]]:
    """Return the markers, and the parts of the width, that say where a line goes on."""
    day = timedelta(days=1)
    sides: list[tuple[str, float]] = []
    if days[0] > date.min and alliance.standings(party, days[0] - day) != OUTSIDE:
        sides.append(("<", 0.0))
    if days[1] < date.max and alliance.standings(party, days[1] + day) != OUTSIDE:
        sides.append((">", 1.0))
    return sides


def _attended(party: PartyId, workshop: Workshop) -> bool:
    return any(party in (each.party, each.organization) for each in workshop.attendance)


def _name(party: PartyId, hub: Hub | None) -> str:
    """Return what to call a party."""
    name = party.name if isinstance(party, CountryCode) else str(party)
    if hub and not isinstance(party, CountryCode):
        with suppress(UnknownIdError):
            name = str(hub.organization(party).name)
    if len(name) <= MOST_LETTERS:
        return name
    whole_words, *_ = name[:MOST_LETTERS].rsplit(" ", 1)
    return f"{whole_words[: MOST_LETTERS - 1]}…"


# How it is drawn


class Bar(Rectangle):
    """A stretch as a bar: of one colour if certain, else in stripes of all that is possible.

    Where the standing is on hold, a white line goes through it; where it may be, a broken one.
    Stripes slant by half a right angle whatever the size of the picture. Hatches of matplotlib
    have two colours at most, and no two formats show them alike.
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


def _new_figure(lines: int, marks: Collection[Mark]) -> Figure:
    """Return a figure as high as its lines need."""
    row = 0.3 if lines < MANY else 0.2
    height = 1.5 + row * (max(lines, 1) + _strip(marks))
    return Figure((WIDTH, height), facecolor="white", layout="constrained")


def _strip(marks: Collection[Mark]) -> float:
    """Return the height of the strip of workshops, in rows."""
    return max(mark.lane + 1 for mark in marks) * LANE + 0.4 if marks else 0.0


def _set_axes(ax: Axes, days: Days, labels: Sequence[str], marks: Collection[Mark]) -> None:
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
    # Where no day stands with its year, the year of the last stands below it, and nothing more.
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


def _bar(stretch: Stretch, row: int) -> Bar:
    left, right = _date2num(stretch.first), _date2num(stretch.last) + 1
    height = _height(stretch.standings)
    return Bar(left, row, right - left, height, stretch.standings, stretch.on_hold)


def _height(standings: Standings) -> float:
    """Return how high a bar is: high if the party may have belonged."""
    return BROAD if any(standing and standing.belongs for standing in standings) else NARROW


def _arrow(ax: Axes, figure: Figure, marker: str, side: float, row: int) -> Line2D:
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


def _mark(mark: Mark) -> Artist:
    """Return the mark of a workshop: on its day, or along those on which it may have begun."""
    y = -0.7 - LANE * (mark.lane + 0.5)
    color = HELD if mark.held else "white"
    if mark.certain:
        return _point(_middle(mark), y, "D", color)
    left, right = _date2num(mark.first), _date2num(mark.last) + 1
    return _band(left, y, right - left, color)


def _middle(mark: Mark) -> float:
    return _date2num(mark.first) + 0.5


def _point(x: float, y: float, marker: str, color: str) -> Line2D:
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


def _samples(
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
                samples[meaning] = _point(0, 0, "D", color)
            else:
                samples[f"{meaning}, day not certain"] = _band(0, 0, 1, color)
    if any(_attended(party, mark.workshop) for party in lines for mark in marks if mark.certain):
        samples["recorded as attending"] = _point(0, 0, "o", "white")
    return samples


_ON_HOLD: Final = {Answer.YES: "on hold", Answer.MAYBE: "maybe on hold"}


def _sample(standings: Standings, on_hold: Answer = Answer.NO) -> Bar:
    return Bar(0, 0, 1, _height(standings), standings, on_hold)


def _order(standings: Standings) -> list[bool]:
    """Return a key that puts standings into the order of their colours."""
    return [standing not in standings for standing in COLORS]


def _add_title_and_legend(
    ax: Axes, figure: Figure, title: str, samples: Mapping[str, Artist], lines: int
) -> None:
    """Add a legend above the axes, and the title above it."""
    size = _size(lines)
    # How much room there is beside the names is known once all is laid out.
    if layout := figure.get_layout_engine():
        layout.execute(figure)
    # Between legend and lines the days may stand once more.
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
    """Return what stands for a bar in the legend; matplotlib gives the arguments by name."""
    middle = height / 2 - ydescent
    thick = height * orig_handle.get_height() / BROAD
    if isinstance(orig_handle, Bar):
        standings, on_hold = orig_handle.standings, orig_handle.on_hold
        return Bar(-xdescent, middle, width, thick, standings, on_hold)
    return Rectangle((-xdescent, middle - thick / 2), width, thick)
