"""Parts of larger events: their days and places, and events beside others."""

from typing import Any

import pytest
from hypothesis import given

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    MembershipHistory,
    Person,
    Place,
    Post,
    ValidationError,
    Workshop,
    WorkshopId,
    questions,
)
from egov_hub.findings import review
from egov_hub.plot import timeline
from egov_hub.register.events import concluded, events
from egov_hub.strategies import hubs
from tests.support.registers import BODIES, MEMBERS, hub, lines

ASTANA = Place("KZ", city="Astana", venue="Hotel")
FORUM = Workshop("forum", start="2023-05-17", end="2023-05-19", status="held", place=ASTANA)


def as_concluded(**fields: Any) -> tuple[str, Place | None]:
    part = Workshop("panel", within="forum", **fields)
    found = concluded(hub(FORUM, part))[WorkshopId("panel")]
    return str(found.start), found.place


def test_a_part_has_the_days_and_the_place_of_the_whole() -> None:
    days = "[2023-05-17..2023-05-19]"
    assert as_concluded() == (days, Place("KZ", city="Astana"))
    assert as_concluded(start="2023-05-18") == ("2023-05-18", Place("KZ", city="Astana"))
    assert as_concluded(end="2023-05-18") == ("XXXX", Place("KZ", city="Astana"))
    assert as_concluded(format="online") == (days, None)
    assert as_concluded(place=Place("KZ")) == (days, Place("KZ"))


def test_a_part_of_a_part_has_the_days_of_the_whole() -> None:
    session = Workshop("session", within="panel")
    register = hub(FORUM, Workshop("panel", within="forum", place=Place("KR")), session)
    found = concluded(register)[WorkshopId("session")]
    assert (str(found.start), found.place) == ("[2023-05-17..2023-05-19]", Place("KR"))


@given(hubs())
def test_what_is_concluded_only_adds_days_and_a_place(register: Any) -> None:
    found = events(register)
    assert sorted(one.id for one in found) == [one.id for one in register.workshops]
    for one in found:
        recorded = register.workshop(one.id)
        assert one.start == recorded.start or str(recorded.start) == "XXXX"
        assert one.place == recorded.place or recorded.place is None
        assert one == recorded or recorded.within


def test_questions_use_the_days_of_the_whole_and_say_so() -> None:
    register = hub(
        *BODIES,
        Alliance("a", "A", history=MEMBERS),
        Person("p", "P", posts=[Post("Rector", since="2020"), Post("Dean", until="2020")]),
        Workshop("forum", start="2023", alliance="a", status="held"),
        Workshop(
            "panel",
            within="forum",
            follows="visit",
            status="held",
            attendance=[Attendance("FR")],
            appearances=[Appearance("p", "speaker")],
        ),
        Workshop("visit", start="2022"),
    )
    assert lines(questions.tally(register, by="year")) == ["2022: 0 (and maybe 1)", "2023: 2"]
    assert lines(questions.took_part(register, "2023", "2023")) == ["FR: panel", "p: panel"]
    assert lines(questions.speakers(register)) == ["p at panel (speaker): Rector"]
    assert lines(questions.outcomes(register)) == [
        "forum: held, 2023",
        "panel: held, 2023, according to the event that it is a part of",
    ]
    assert lines(questions.followed(register, "visit")) == [
        "1: panel (2023, according to the event that it is a part of) followed visit"
    ]
    assert [one.id for one in questions.workshops_of(register, "a")] == ["forum", "panel"]
    # A record is never changed.
    assert questions.workshops_of(register, "a")[1] == register.workshop("panel")
    assert [row.party for row in questions.guests(register)] == ["FR"]


def test_a_tally_can_leave_parts_out() -> None:
    register = hub(FORUM, Workshop("panel", within="forum", status="held"))
    assert lines(questions.tally(register, by="country")) == ["KZ: 2"]
    assert lines(questions.tally(register, by="country", parts=False)) == ["KZ: 1"]
    with pytest.raises(ValidationError, match="true or false"):
        questions.tally(register, by="country", parts=0)  # type: ignore[arg-type] # that is the point


def test_a_part_is_drawn_on_the_days_of_the_whole() -> None:
    alliance = Alliance("a", "A", history=MembershipHistory().join("AM", on="2018"))
    register = hub(alliance, Workshop("forum", start="2023", alliance="a"))
    register = register.put(Workshop("panel", within="forum"))
    assert timeline(alliance, hub=register, start="2018", end="2024")


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"start": "2023-05-18"}, []),
        ({"start": "2023-05"}, []),
        ({"start": "2023-05-16"}, ["/start"]),
        ({"start": "2023-05-20"}, ["/start"]),
        ({"start": "2023-05-18", "end": "2023-05-20"}, ["/end"]),
        ({"start": "2023-05-16", "place": Place("UZ")}, ["/place", "/start"]),
        ({"place": Place("UZ"), "format": "online"}, []),
        ({"place": Place("UZ"), "format": "hybrid"}, []),
        ({"place": Place(city="Almaty")}, []),
        ({}, []),
    ],
)
def test_a_part_outside_of_the_whole(fields: dict[str, Any], paths: list[str]) -> None:
    found = review(hub(FORUM, Workshop("panel", within="forum", **fields)))
    assert [one.path for one in found if one.code == "part-outside-whole"] == paths


def test_a_whole_without_a_last_day_may_go_on() -> None:
    whole = Workshop("forum", start="2023-05-17")
    found = review(hub(whole, Workshop("panel", within="forum", start="2023-05-18")))
    assert not any(one.code == "part-outside-whole" for one in found)


def test_an_event_beside_another_is_not_a_part_of_it() -> None:
    board = Workshop("board", "Board meeting", start="2023-05-16", beside="forum")
    register = hub(FORUM, board)
    assert lines(questions.tally(register, by="year", parts=False)) == ["2023: 1 (and maybe 1)"]
    assert concluded(register)[board.id] == board
    assert str(board).endswith("beside: forum")
    with pytest.raises(ValidationError, match='"beside" makes a cycle'):
        hub(Workshop("forum", beside="board"), board)
    twins = [Workshop(id, "Board", start="2023", beside=to) for id, to in (("v", None), ("w", "v"))]
    assert not any(one.code == "recorded-twice" for one in review(hub(*twins)))
