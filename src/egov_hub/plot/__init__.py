"""A picture of who belonged to an alliance when: one line per member.

This needs matplotlib: `pip install 'egov-hub[plot]'` installs it. Pictures are made without pyplot,
so nothing is kept between calls, no window opens, and threads may draw at the same time.
"""

from collections.abc import Collection, Mapping

from egov_hub import _parse
from egov_hub.alliances import Alliance, as_alliance
from egov_hub.register.events import events, frameworks
from egov_hub.register.hub import Hub
from egov_hub.values.dates import DateLike
from egov_hub.values.ids import PartyId
from egov_hub.workshops import Workshop

try:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
except ImportError as _missing:
    message = "egov_hub.plot draws with matplotlib: pip install 'egov-hub[plot]'"
    raise ImportError(message, name=_missing.name) from _missing

from egov_hub.plot._arguments import (
    as_names,
    as_optional_hub,
    as_optional_workshops,
    shortened,
)
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

    Each party that had any standing in the alliance has a line. The lines are in the alphabetical
    order of the names. If the standing is certain, the bar has one colour. If the record does not
    decide, the bar has stripes in the colours of all possible standings; white means *outside*.
    Parties that do not belong, such as observers, have a narrow bar. A white line through a bar
    means that the standing is on hold; a broken line means that it may be on hold. An arrow means
    that the standing continues outside the picture.

    Workshops are above the lines: a diamond on the day on which a workshop began, or a thin bar
    over the days on which it may have begun. The symbols are hollow if the workshop was only
    announced, or was postponed. A workshop is not drawn if it was cancelled, or if nothing is known
    about its day. A dot on a party's line means that the party is recorded as attending a workshop
    on that day.

    Args:
        alliance: The alliance.
        hub: The hub it belongs to, for the names of organizations and for the workshops.
        start: The first day of the picture, or the month or year in which it starts; None means the
            year of the first day that the record names.
        end: The last day, month or year; None means the year of the last day that the record names.
        workshops: The workshops; None means those of the hub in the framework of the alliance.
        names: The names of parties, by their ids. For other parties, a country has the name that
            the hub prints, or its short name; an organization of the hub has its own name; and any
            other party has its id. Long names are shortened.
        ax: Where to draw. None means a new figure, which is as high as the lines need. A notebook
            shows it as the last expression of a cell, without a magic command.

    Raises:
        ValidationError: An end is not a plain day, month or year; or the picture would end before
            it starts; or an end is not given and the record does not name a day (`unknown-window`);
            or another argument has an invalid value.
        ValueError: The axes are not in a figure.

    Example:
        >>> from egov_hub.plot import timeline
        >>> history = MembershipHistory().join("AZ", on="2016").leave("AZ", on="2021-07-01")
        >>> figure = timeline(Alliance("a", "Alliance", history=history))
        >>> [label.get_text() for label in figure.axes[0].texts]
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
    set_axes(ax, figure, days, list(map(label, lines)), marks)
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
        # The room next to the names is only known after everything has its place.
        layout.execute(figure)
    height = add_title_and_legend(ax, figure, str(alliance.name), meanings, len(lines), renderer)
    if axes is None:
        make_room_above(ax, figure, height, len(lines))
    return figure


def _in_framework_of(hub: Hub, alliance: Alliance) -> tuple[Workshop, ...]:
    """Return the workshops in the framework of an alliance, which may not be in the hub."""
    there = frameworks(hub)
    return tuple(each for each in events(hub) if there[each.id] == alliance.id)


def _as_optional_axes(value: Axes | None) -> Axes | None:
    return None if value is None else _parse.instance(value, Axes)
