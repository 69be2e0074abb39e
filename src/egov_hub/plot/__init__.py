"""A picture of who belonged to an alliance when: one line per member.

Needs matplotlib, which `pip install 'egov-hub[plot]'` brings along. Pictures are made without
pyplot, so that nothing is kept between calls, no window opens, and threads may draw side by side.
"""

from collections.abc import Collection, Mapping

from egov_hub import _parse
from egov_hub.alliances import Alliance, as_alliance
from egov_hub.register.events import events, frameworks
from egov_hub.register.hub import Hub, as_optional_hub
from egov_hub.values.dates import DateLike
from egov_hub.values.ids import PartyId
from egov_hub.workshops import Workshop

try:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
except ImportError as _missing:
    message = "egov_hub.plot draws with matplotlib: pip install 'egov-hub[plot]'"
    raise ImportError(message, name=_missing.name) from _missing

from egov_hub.plot._arguments import as_names, as_optional_workshops, shortened
from egov_hub.plot._drawing import (
    add_title_and_legend,
    arrows,
    attending,
    bar,
    dots,
    make_room_above,
    make_room_beside,
    new_figure,
    renderer_of,
    samples,
    set_axes,
    symbol_of,
)
from egov_hub.plot._files import save, to_png, to_svg
from egov_hub.register.timelines import (
    OUTSIDE,
    label_of,
    lines_of,
    marks_of,
    shown_days,
)

__all__ = ["save", "timeline", "to_png", "to_svg"]


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

    Each party that was anything to the alliance has a line, in the alphabetical order of what it
    is called. Where its standing is certain, the bar is of one colour. Where the record does
    not decide, it is hatched in the colours of all standings that are possible; white means
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
        names: What to call parties, by their ids; else a country has the name that the hub prints,
            or its short name, an organization of the hub its own, and any other party its id.
            Long names are shortened.
        ax: Where to draw; None: on a new figure, which is as high as the lines need, and which a
            notebook shows as the last expression of a cell, with no magic.

    Raises:
        ValidationError: An end is not a plain day, month or year, or the picture would end before
            it starts, or an end is not given and the record names no day (`unknown-window`); or
            another argument is not what it should be.
        ValueError: The axes are not in a figure.

    Example:
        >>> from egov_hub.plot import timeline
        >>> history = MembershipHistory().join("AZ", on="2016").leave("AZ", on="2021-07-01")
        >>> figure = timeline(Alliance("a", "Alliance", history=history))
        >>> [label.get_text() for label in figure.axes[0].get_yticklabels()]
        ['Azerbaijan']
    """
    axes = _parse.argument("ax", _as_optional_axes, ax)
    alliance, hub, given, called = _parse.arguments(
        ("alliance", as_alliance, alliance),
        ("hub", as_optional_hub, hub),
        ("workshops", as_optional_workshops, workshops),
        ("names", as_names, {} if names is None else names),
    )
    if given is None:
        given = _in_framework_of(hub, alliance) if hub else ()
    days = shown_days(alliance, given, start, end)

    def label(party: PartyId) -> str:
        return called.get(party) or shortened(label_of(party, hub))

    lines = lines_of(alliance, days, label)
    marks = marks_of(given, days)
    figure = new_figure() if axes is None else axes.get_figure(root=True)
    if figure is None:
        raise ValueError("The axes are not in a figure.")
    ax = figure.add_subplot() if axes is None else axes
    set_axes(ax, days, list(map(label, lines)), marks)
    for row, (party, line) in enumerate(lines.items()):
        for stretch in line.stretches:
            if stretch.standings != OUTSIDE:
                says = f"{label(party)}: {stretch}, {stretch.first} to {stretch.last}"
                ax.add_artist(bar(stretch, row, says))
    for side in (0, 1):
        if beyond := [row for row, line in enumerate(lines.values()) if line.goes_on[side]]:
            ax.add_line(arrows(ax, figure, side, beyond))
    if there := attending(lines, marks):
        ax.add_line(dots(there))
    for mark in marks:
        ax.add_artist(symbol_of(mark))
    meanings = samples(lines, marks)
    renderer = renderer_of(figure)
    if axes is None:
        make_room_beside(ax, figure, renderer)
    elif layout := figure.get_layout_engine():
        # How much room there is beside the names is known once all is laid out.
        layout.execute(figure)
    height = add_title_and_legend(ax, figure, str(alliance.name), meanings, len(lines), renderer)
    if axes is None:
        make_room_above(ax, figure, height, len(lines))
    return figure


def _in_framework_of(hub: Hub, alliance: Alliance) -> tuple[Workshop, ...]:
    """Return the workshops of a hub in the framework of an alliance, which it may not have."""
    there = frameworks(hub)
    return tuple(each for each in events(hub) if there[each.id] == alliance.id)


def _as_optional_axes(value: Axes | None) -> Axes | None:
    return None if value is None else _parse.instance(value, Axes)
