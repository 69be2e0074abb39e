"""A drawn timeline shows what the record says: no more, no less, and always alike."""

# Matplotlib leaves its keyword arguments without types:
# pyright: reportUnknownMemberType=false

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from egov_hub import (
    Alliance,
    Answer,
    Attestation,
    Hub,
    MembershipChange,
    MembershipHistory,
    Organization,
    Standing,
    ValidationError,
    Workshop,
)
from egov_hub._wording import alphabetical
from egov_hub.plot import timeline, to_png, to_svg
from egov_hub.plot._drawing import COLORS, MANY
from egov_hub.register.timelines import OUTSIDE
from egov_hub.strategies import alliances, hubs
from tests.cases import made_up_decade
from tests.support.figures import (
    AZ,
    all_bars,
    bars,
    drawing,
    has,
    labels,
    pixels,
    place_of,
    places,
    points,
    window_of,
)

# A name may have letters that the font at hand has not.
pytestmark = pytest.mark.filterwarnings("ignore:Glyph .* missing from font")

ALL_THREE = frozenset({None, Standing.OBSERVER, Standing.MEMBER})
DAYS = st.dates(date(1980, 1, 1), date(2040, 12, 31))


# Bars


@drawing
@given(alliance=alliances(), data=st.data())
def test_bars_are_hatched_exactly_where_several_standings_are_possible(
    alliance: Alliance, data: st.DataObject
) -> None:
    start, end = sorted(data.draw(st.tuples(DAYS, DAYS)))
    parties = alliance.history.parties
    figure = timeline(alliance, start=start, end=end, names={party: party for party in parties})
    days = {start, end, *data.draw(st.lists(st.dates(start, end), max_size=10))}
    for row in range(len(labels(figure))):
        for first, last, _ in bars(figure, row):
            for day in map(date.fromisoformat, (first, last)):
                days |= {day - timedelta(1), day, day + timedelta(1)}
    for party in parties:
        shown = labels(figure)
        drawn = bars(figure, shown.index(party)) if party in shown else []
        for day in days:
            if start <= day <= end:
                covering = [of for first, last, of in drawn if first <= str(day) <= last]
                assert (covering or [OUTSIDE]) == [alliance.standings(party, day)]


@drawing
@given(hub=hubs(consistent=True))
def test_every_alliance_can_be_drawn(hub: Hub) -> None:
    for alliance in hub.alliances:
        figure = timeline(alliance, hub=hub, start="1995", end="2029")
        assert to_png(figure, dpi=20)
        assert len(bars(figure)) > 0 or not alliance.history.parties


def test_stretches_of_one_member() -> None:
    history = (
        MembershipHistory()
        .join("SE", on="2016-03-01", standing="observer")
        .change("SE", on="2018", standing="member")
        .leave("SE", on="[2021-05-01..2021-06-30]")
    )
    stretches: list[tuple[str, str, set[Standing | None]]] = [
        ("2016-03-01", "2017-12-31", {Standing.OBSERVER}),
        ("2018-01-01", "2018-12-30", {Standing.OBSERVER, Standing.MEMBER}),
        ("2018-12-31", "2021-04-30", {Standing.MEMBER}),
        ("2021-05-01", "2021-06-29", {Standing.MEMBER, None}),
    ]
    found = bars(timeline(Alliance("a", "A", history=history)))
    assert [(first, last, set(of)) for first, last, of in found] == stretches


def test_a_change_of_body_is_no_new_stretch() -> None:
    history = MembershipHistory().join("AM", on="2016-03-01", through="a")
    history = history.change("AM", on="2018", through="b")
    (bar,) = bars(timeline(Alliance("a", "A", history=history)))
    assert bar == ("2016-03-01", "2018-12-31", frozenset({Standing.MEMBER}))


def test_a_hold_is_a_new_stretch_of_the_same_colours() -> None:
    history = MembershipHistory().join("AM", on="2016-03-01")
    history = history.change("AM", on="2018-05", hold="inactive").change("AM", "2019", hold=None)
    figure = timeline(Alliance("a", "A", history=history))
    assert [(first, last) for first, last, _ in bars(figure)] == [
        ("2016-03-01", "2018-04-30"),
        ("2018-05-01", "2018-05-30"),
        ("2018-05-31", "2018-12-31"),
        ("2019-01-01", "2019-12-30"),
        ("2019-12-31", "2019-12-31"),
    ]
    drawn = all_bars(figure)
    assert {bar.standings for bar in drawn} == {frozenset({Standing.MEMBER})}
    answers = [Answer.NO, Answer.MAYBE, Answer.YES, Answer.MAYBE, Answer.NO]
    assert [bar.on_hold for bar in drawn] == answers


@pytest.mark.parametrize("standing", Standing)
def test_a_white_line_says_on_hold_and_a_broken_one_maybe(standing: Standing) -> None:
    history = MembershipHistory().join("AM", on="2016-01-01", standing=standing)
    history = history.change("AM", on="2017", hold="inactive")
    figure = timeline(Alliance("a", "A", history=history), end="2018")
    # The line through a narrow bar is only three pixels high, if an inch has a hundred.
    figure.set_dpi(300)
    image = pixels(figure)
    white: list[float] = []
    for bar in all_bars(figure):
        box = bar.get_window_extent().padded(-2)
        middle = image[round((box.y0 + box.y1) / 2), round(box.x0) : round(box.x1)]
        white.append(float((middle > 0.99).all(axis=-1).mean()))
    not_on_hold, maybe, on_hold = white
    assert (not_on_hold, on_hold) == (0, 1)
    assert 0.1 < maybe < 0.8


def test_only_bars_of_those_who_may_belong_are_broad() -> None:
    figure = timeline(made_up_decade.ALLIANCE)
    heights: dict[float, set[Standing | None]] = {}
    for bar in all_bars(figure):
        if len(bar.standings) == 1:
            heights.setdefault(round(bar.height, 3), set()).update(bar.standings)
    broad, narrow = heights[max(heights)], heights[min(heights)]
    assert len(heights) == 2
    assert broad == {standing for standing in Standing if standing.belongs}
    assert narrow == set(Standing) - broad


def test_a_solid_bar_has_one_colour_and_a_hatched_one_all_that_are_possible() -> None:
    figure = timeline(made_up_decade.ALLIANCE)
    image = pixels(figure)
    for bar in all_bars(figure):
        box = bar.get_window_extent().padded(-2)
        inside = image[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)]
        seen = {standing for standing, color in COLORS.items() if has(inside, color)}
        if box.width > 4 and bar.on_hold is Answer.NO:
            assert seen == bar.standings


def test_three_possible_standings_are_hatched_in_three_colours() -> None:
    history = MembershipHistory().join("AZ", on="2016", standing="observer")
    history = history.change("AZ", on="2016", standing="member")
    figure = timeline(Alliance("a", "A", history=history))
    assert all(has(pixels(figure), COLORS[each]) for each in (None, *Standing) if each in ALL_THREE)
    assert ALL_THREE in [of for _, _, of in bars(figure)]


def test_a_single_day_is_seen_among_centuries() -> None:
    history = MembershipHistory().join("AZ", on="1900-01-01").leave("AZ", on="1900-01-02")
    figure = timeline(Alliance("a", "A", history=history), start="1600", end="2200")
    ax = figure.axes[0]
    ax.get_legend().set_visible(False)  # type: ignore[union-attr]
    assert (np.abs(pixels(figure) - to_rgb(COLORS[Standing.MEMBER])).max(axis=-1) < 0.5).any()


@pytest.mark.parametrize("ends", [("2017", "2018"), ("2030", "2031")])
def test_no_stripe_is_drawn_outside_the_axes(ends: tuple[str, str]) -> None:
    history = MembershipHistory().join("AZ", on="[2016-01-01..2019-12-31]")
    figure = timeline(Alliance("a", "A", history=history), end="2025")
    ax = figure.axes[0]
    ax.set_xlim(place_of(f"{ends[0]}-01-01"), place_of(f"{ends[1]}-01-01"))
    image = pixels(figure)
    row = round(ax.transData.transform((0, 0.2))[1])
    assert has(image[row], COLORS[Standing.MEMBER]) == (ends[0] == "2017")
    assert not has(image[row, : round(ax.bbox.x0) - 2], COLORS[Standing.MEMBER])
    assert not has(image[row, round(ax.bbox.x1) + 2 :], COLORS[Standing.MEMBER])


def test_a_bar_that_is_hidden_is_not_drawn() -> None:
    figure = timeline(Alliance("a", "A", history=MembershipHistory().join("AZ", on="2016")))
    ax = figure.axes[0]
    for each in (*all_bars(figure), ax.get_legend()):
        assert each
        each.set_visible(False)
    assert not has(pixels(figure), COLORS[Standing.MEMBER])


# How people see colours (Machado, Oliveira and Fernandes, 2009), in linear red, green and blue.
VISION = {
    "usual": np.eye(3),
    "deuteranopia": np.array(
        [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]
    ),
    "protanopia": np.array(
        [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def as_seen(color: str, vision: Any) -> Any:
    """Return a colour as one sees it, in CIE Lab, where distances are those one perceives."""
    rgb = np.array(to_rgb(color))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(TO_XYZ @ np.clip(vision @ linear, 0, 1) / TO_XYZ.sum(axis=1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("belongs", [True, False])
def test_bars_of_a_breadth_differ_in_colour_for_everybody(vision: str, belongs: bool) -> None:
    alike = [COLORS[each] for each in Standing if each.belongs is belongs]
    for one, other in combinations([*alike, COLORS[None]], 2):
        distance = np.linalg.norm(as_seen(one, VISION[vision]) - as_seen(other, VISION[vision]))
        assert distance > 20, (one, other)


# Lines


@drawing
@given(alliance=alliances(), data=st.data())
def test_lines_are_in_the_alphabetical_order_of_their_labels(
    alliance: Alliance, data: st.DataObject
) -> None:
    words = st.sampled_from(["Åland", "Zambia", "eGov", "EBRD", "ebrd", "Østfold", "Éire"])
    names = {str(party): data.draw(words) for party in sorted(alliance.history.parties)}
    shown = labels(timeline(alliance, start="1980", end="2040", names=names))
    shown = [label for label in shown if label != "workshops"]
    assert shown == sorted(shown, key=alphabetical)


def test_neither_case_nor_accents_count_in_the_order() -> None:
    history = MembershipHistory().join("GE", on="2016").join("AX", on="2018").join("x", on="2017")
    history = history.join("KR", on="2016").join("MD", on="2016")
    figure = timeline(Alliance("a", "A", history=history), names={"x": "bureau"})
    assert labels(figure) == ["Åland Islands", "bureau", "Georgia", "Moldova", "South Korea"]


def test_who_is_outside_on_all_days_of_the_picture_has_no_line() -> None:
    history = MembershipHistory().join("AM", on="2018").join("KZ", on="2016")
    history = history.leave("KZ", on="2017")
    alliance = Alliance("a", "A", history=history)
    assert labels(timeline(alliance, end="2020")) == ["Armenia", "Kazakhstan"]
    assert labels(timeline(alliance, start="2018", end="2020")) == ["Armenia"]
    assert labels(timeline(alliance, start="2010", end="2015")) == []


def test_parties_are_called_by_their_names() -> None:
    history = MembershipHistory()
    for party in ("KR", "some-body", "dollars", "long", "longer", "AM"):
        history = history.join(party, on="2018-06-09")
    hub = Hub(
        "hub",
        "Hub",
        organizations=[
            Organization("dollars", "A $1 and $2 Body"),
            Organization("long", "x" * 99),
            Organization("longer", "Academy of Public Administration under the President"),
        ],
    )
    alliance = Alliance("a", "A", history=history)
    names = {"KR": "Korea", "AZ": "not there"}
    assert labels(timeline(alliance, hub=hub, names=names)) == [
        "A $1 and $2 Body",
        "Academy of Public Administration under…",
        "Armenia",
        "Korea",
        "some-body",
        "x" * 39 + "…",
    ]
    assert "dollars" in labels(timeline(alliance))
    # What looks like a formula is none.
    assert to_svg(timeline(alliance, hub=hub, names={"AM": "$\\frac$", "KR": "_$^$_"}))


def test_the_title_is_the_name_of_the_alliance() -> None:
    figure = timeline(Alliance("a", "A $name$ " * 20, history=AZ.history))
    title = figure.axes[0].get_title(loc="left")
    assert title.split() == ["A", "$name$"] * 20
    assert title.count("\n") == 2
    assert to_svg(figure)


def test_many_lines_are_lower_and_have_their_days_twice() -> None:
    heights: list[float] = []
    for members in (MANY - 1, MANY):
        history = MembershipHistory(
            [MembershipChange(f"body-{number}", "2016", "member") for number in range(members)]
        )
        figure = timeline(Alliance("a", "A", history=history))
        heights.append(figure.get_size_inches()[1])
        days = figure.axes[0].xaxis.get_ticklabels()
        assert len(labels(figure)) == members
        above = [tick.label2.get_visible() for tick in figure.axes[0].xaxis.get_major_ticks()]
        assert days
        assert set(above) == {members >= MANY}
    assert heights[1] < heights[0]


# Days


@pytest.mark.parametrize(
    ("alliance", "window"),
    [
        (AZ, ("2016-01-01", "2016-12-31")),
        (Alliance("a", "A", launched="2018-06-09"), ("2018-01-01", "2018-12-31")),
        (Alliance("a", "A", launched="2018", dissolved="2020-05"), ("2018-01-01", "2020-12-31")),
        (
            Alliance("a", "A", attestations=[Attestation("2019-05-30", ["AZ"])]),
            ("2019-01-01", "2019-12-31"),
        ),
        (
            Alliance("a", "A", history=MembershipHistory().join("AZ", on="[..2015-03-31]")),
            ("2015-01-01", "2015-12-31"),
        ),
    ],
)
def test_the_picture_spans_the_years_that_the_record_names(
    alliance: Alliance, window: tuple[str, str]
) -> None:
    assert window_of(timeline(alliance)) == window


def test_workshops_are_part_of_the_record() -> None:
    workshop = Workshop("w", start="2014-12", end="2020-01-03")
    assert window_of(timeline(AZ, workshops=[workshop])) == ("2014-01-01", "2020-12-31")


def test_days_may_be_given() -> None:
    assert window_of(timeline(AZ, start="2015-03")) == ("2015-03-01", "2016-12-31")
    assert window_of(timeline(AZ, end=date(2020, 2, 3))) == ("2016-01-01", "2020-02-03")
    assert window_of(timeline(AZ, start="2017", end="2017-06")) == ("2017-01-01", "2017-06-30")


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({}, ["/start", "/end"]),
        ({"start": "2016"}, ["/end"]),
        ({"end": "2016"}, ["/start"]),
    ],
)
def test_where_nothing_bounds_the_picture_days_must_be_given(
    given: dict[str, str], path: list[str]
) -> None:
    alliance = Alliance("a", "A", history=MembershipHistory().join("AZ", on="XXXX"))
    with pytest.raises(ValidationError, match='start="2016", end="2020"') as refused:
        timeline(alliance, start=given.get("start"), end=given.get("end"))
    assert [problem.path for problem in refused.value.problems] == path
    assert {problem.code.value for problem in refused.value.problems} == {"unknown-window"}
    assert window_of(timeline(alliance, start="2016", end="2020")) == ("2016-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("end", "code"),
    [("2014", "ends-before-start"), ("[..2020]", "unknown-window"), ("202", "invalid-date")],
)
def test_days_that_make_no_window_are_refused(end: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        timeline(AZ, end=end)
    assert [(each.path, each.code.value) for each in refused.value.problems] == [("/end", code)]


@pytest.mark.parametrize(
    ("start", "end", "beside"),
    [
        ("2016-01", "2016-01", "2016"),
        ("2016-03", "2016-06", "2016"),
        ("2016-01", "2016-12", ""),
        ("2016", "2018", ""),
    ],
)
def test_days_without_their_year_have_it_beside_them(start: str, end: str, beside: str) -> None:
    figure = timeline(AZ, start=start, end=end)
    pixels(figure)
    assert figure.axes[0].xaxis.get_offset_text().get_text() == beside


def test_the_whole_calendar_can_be_drawn() -> None:
    figure = timeline(AZ, start="0001", end="9999")
    assert to_svg(figure)
    assert bars(figure)[-1][:2] == ("2016-12-31", "9999-12-31")
    assert not points(figure, "<")
    assert not points(figure, ">")


def test_own_lines_can_be_added_by_date() -> None:
    figure = timeline(AZ, end="2020")
    line = figure.axes[0].axvline(date(2018, 6, 9))  # type: ignore[arg-type]
    assert to_svg(figure)
    assert line.get_xdata(orig=False)[0] == place_of("2018-06-09")  # type: ignore[index]


def test_arrows_say_that_a_line_goes_on() -> None:
    history = (
        MembershipHistory()
        .join("AZ", on="2016-01-01")
        .join("EE", on="2016-01-01")
        .leave("EE", on="2021-01-01")
        .join("GE", on="[..2018-05-01]")
        .join("KZ", on="2021-01-01")
        .join("KG", on="2016-01-02")
        .leave("KG", on="[2020-12-31..2021-01-02]")
    )
    alliance = Alliance("a", "A", history=history)
    figure = timeline(alliance, start="2016", end="2020", names={p: p for p in history.parties})
    shown = labels(figure)
    assert shown == ["AZ", "EE", "GE", "KG"]
    assert {shown[int(y)] for _, y in places(figure, ">")} == {"GE", "AZ", "KG"}
    assert {shown[int(y)] for _, y in places(figure, "<")} == {"GE"}
