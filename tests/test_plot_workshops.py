"""Workshops, attendance and the legend of a drawn timeline say what the record says."""

# Matplotlib leaves its keyword arguments without types:
# pyright: reportUnknownMemberType=false

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from egov_hub import Alliance, Attendance, Hub, MembershipHistory, Workshop
from egov_hub.plot import timeline, to_png
from egov_hub.plot._drawing import HELD
from egov_hub.strategies import workshops
from tests.support.figures import (
    AZ,
    bands,
    day_at,
    drawing,
    in_legend,
    labels,
    place_of,
    places,
    points,
)

# A name may have letters that the font at hand has not.
pytestmark = pytest.mark.filterwarnings("ignore:Glyph .* missing from font")


# Workshops


def test_a_workshop_stands_on_its_day_or_along_the_days_it_may_have_begun() -> None:
    figure = timeline(
        AZ,
        workshops=[
            Workshop("day", start="2017-05-30", end="2017-05-31"),
            Workshop("month", start="2018-02"),
            Workshop("year", start="2019", end="2019-03-31"),
            Workshop("since", start="[2020-11-30..]"),
            Workshop("until", start="[..2016-02-02]"),
        ],
        end="2020",
    )
    assert [x for x, _ in places(figure, "D")] == [place_of("2017-05-30") + 0.5]
    spans = [
        (str(day_at(band.get_x())), str(day_at(band.get_x() + band.get_width() - 1)))
        for band in bands(figure)
    ]
    assert spans == [
        ("2016-01-01", "2016-02-02"),
        ("2018-02-01", "2018-02-28"),
        ("2019-01-01", "2019-03-31"),
        ("2020-11-30", "2020-12-31"),
    ]


@pytest.mark.parametrize(
    "workshop",
    [
        Workshop("w", start="2017-05-30", status="cancelled"),
        Workshop("w"),
        Workshop("w", start="2015-12-31"),
        Workshop("w", start="2021-01-01"),
    ],
)
def test_workshops_without_a_place_in_the_picture_are_left_out(workshop: Workshop) -> None:
    figure = timeline(AZ, workshops=[workshop], start="2016", end="2020")
    assert not places(figure, "D")
    assert not bands(figure)
    assert labels(figure) == ["Azerbaijan"]


@pytest.mark.parametrize(
    ("status", "color"),
    [(None, HELD), ("held", HELD), ("announced", "white"), ("postponed", "white")],
)
def test_workshops_that_were_only_announced_are_hollow(status: str | None, color: str) -> None:
    workshops = [Workshop(day, start=day, status=status) for day in ("2016-05-30", "2017")]  # type: ignore[arg-type] # that is the point
    figure = timeline(AZ, workshops=workshops)
    (point,) = points(figure, "D")
    (band,) = bands(figure)
    assert point.get_markerfacecolor() == color
    assert band.get_facecolor()[:3] == to_rgb(color)
    hollow = ", announced or postponed" if color == "white" else ""
    assert in_legend(figure)[-2:] == [f"workshop{hollow}", f"workshop{hollow}, day uncertain"]


def test_workshops_near_in_time_stand_above_each_other_in_a_few_lanes() -> None:
    near = [Workshop(f"w-{number}", start="2017-05-30") for number in range(9)]
    for count, lanes in [(1, 1), (2, 2), (4, 4), (9, 4)]:
        figure = timeline(AZ, workshops=near[:count])
        heights = [y for _, y in places(figure, "D")]
        assert len(heights) == count
        assert len(set(heights)) == lanes
        top = figure.axes[0].get_ylim()[1]
        assert top < min(heights)
        assert max(heights) < -0.5
    apart = [Workshop("a", start="2017-05-30"), Workshop("b", start="2018-05-30")]
    assert len({y for _, y in places(timeline(AZ, workshops=apart), "D")}) == 1


def test_workshops_are_those_of_the_hub_in_the_framework_of_the_alliance() -> None:
    hub = Hub(
        "hub",
        "Hub",
        alliances=[AZ],
        workshops=[
            Workshop("a", start="2016-05-30", alliance="a"),
            Workshop("b", start="2016-06-30"),
            Workshop("c", start="2016-07-30", within="a"),
        ],
    )
    assert [x for x, _ in places(timeline(AZ, hub=hub), "D")] == [
        place_of(day) + 0.5 for day in ("2016-05-30", "2016-07-30")
    ]
    assert not places(timeline(AZ), "D")
    assert not places(timeline(AZ, hub=hub, workshops=()), "D")


def test_a_dot_says_that_a_party_is_recorded_as_attending() -> None:
    history = MembershipHistory().join("AZ", on="2016").join("EE", on="2016").join("x", on="2016")
    workshops = [
        Workshop("a", start="2017-05-30", attendance=[Attendance("AZ"), Attendance("GE")]),
        Workshop("b", start="2018-05-30", attendance=[Attendance(organization="x")]),
        Workshop("c", start="2019", attendance=[Attendance("EE"), Attendance(audience="students")]),
        Workshop("d", start="2018-01-01", status="cancelled", attendance=[Attendance("EE")]),
    ]
    figure = timeline(Alliance("a", "A", history=history), workshops=workshops)
    assert labels(figure) == ["Azerbaijan", "Estonia", "x", "workshops"]
    assert places(figure, "o") == [
        (place_of("2017-05-30") + 0.5, 0.0),
        (place_of("2018-05-30") + 0.5, 2.0),
    ]


@drawing
@given(several=st.lists(workshops(), max_size=4))
def test_whatever_workshops_can_be_drawn(several: list[Workshop]) -> None:
    figure = timeline(AZ, workshops=several, start="2010", end="2025")
    assert len(places(figure, "D")) + len(bands(figure)) <= len(several)
    assert to_png(figure, dpi=20)


# Legend


@pytest.mark.parametrize(
    ("history", "meanings"),
    [
        (MembershipHistory(), []),
        (MembershipHistory().join("AZ", on="2016-01-01"), ["member"]),
        (
            MembershipHistory().join("AZ", on="2016-01-01", standing="observer"),
            ["observer"],
        ),
        (
            MembershipHistory().join("AZ", on="2016"),
            ["member", "uncertain"],
        ),
        (
            MembershipHistory()
            .join("AZ", on="2016-01-01")
            .change("AZ", on="2017", standing="observer"),
            ["member", "observer", "uncertain"],
        ),
        (
            MembershipHistory().join("AZ", on="2016-01-01", hold="inactive"),
            ["member", "on hold"],
        ),
        (
            MembershipHistory().join("AZ", on="2016-01-01").change("AZ", "2017", hold="suspended"),
            ["member", "on hold", "maybe on hold"],
        ),
    ],
)
def test_the_legend_tells_of_what_occurs(history: MembershipHistory, meanings: list[str]) -> None:
    figure = timeline(Alliance("a", "A", history=history), start="2015", end="2018")
    assert in_legend(figure) == meanings


def test_the_legend_tells_of_workshops_and_attendance() -> None:
    workshops = [Workshop("w", start="2016-05-30", attendance=[Attendance("AZ")])]
    assert in_legend(timeline(AZ, workshops=workshops))[-2:] == [
        "workshop",
        "recorded as attending",
    ]
    assert in_legend(timeline(AZ, workshops=[Workshop("w", start="2016")]))[-1:] == [
        "workshop, day uncertain"
    ]
