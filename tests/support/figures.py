"""What a figure shows, read back from it."""

# Matplotlib leaves its keyword arguments without types:
# pyright: reportUnknownMemberType=false

from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import HealthCheck, settings
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from egov_hub import Alliance, MembershipHistory, Standing
from egov_hub.plot._drawing import Bar
from tests.support.effort import times

AZ = Alliance("a", "Alliance", history=MembershipHistory().join("AZ", on="2016"))
drawing = settings(times(0.3), suppress_health_check=[HealthCheck.too_slow])


def day_at(x: float) -> date:
    return date(1970, 1, 1) + timedelta(days=round(x))


def place_of(day: str) -> float:
    return float((date.fromisoformat(day) - date(1970, 1, 1)).days)


def window_of(figure: Figure) -> tuple[str, str]:
    first, end = figure.axes[0].get_xlim()
    return str(day_at(first)), str(day_at(end - 1))


def labels(figure: Figure) -> list[str]:
    return [label.get_text() for label in figure.axes[0].texts]


def in_legend(figure: Figure) -> list[str]:
    legend = figure.axes[0].get_legend()
    assert legend
    return [text.get_text() for text in legend.get_texts()]


def bars(figure: Figure, row: int = 0) -> list[tuple[str, str, frozenset[Standing | None]]]:
    """Return the bars of a row: their first and last days, and what they stand for."""
    return [
        (str(day_at(bar.x)), str(day_at(bar.x + bar.width - 1)), bar.standings)
        for bar in all_bars(figure)
        if bar.y == row
    ]


def all_bars(figure: Figure) -> list[Bar]:
    return [bar for bar in figure.axes[0].get_children() if isinstance(bar, Bar)]


def points(figure: Figure, marker: str) -> list[Line2D]:
    return [line for line in figure.axes[0].lines if line.get_marker() == marker]


def places(figure: Figure, marker: str) -> list[tuple[float, float]]:
    data: list[Any] = [line.get_xydata() for line in points(figure, marker)]
    return [(float(x), float(y)) for each in data for x, y in each]


def bands(figure: Figure) -> list[Rectangle]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]


def pixels(figure: Figure) -> Any:
    """Return the picture as rows of red, green and blue, from the bottom up."""
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[::-1, :, :3] / 255


def has(image: Any, color: str) -> bool:
    return bool((np.abs(image - to_rgb(color)).max(axis=-1) < 0.01).any())
