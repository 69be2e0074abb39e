"""Events as calendars, read by three other libraries."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import ics  # type: ignore[import-untyped] # it has no types
import pandas
import pytest
import recurring_ical_events  # type: ignore[import-untyped] # it has no types
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from egov_hub import Code, Hub, PartialDate, Place, Plan, Text, ValidationError, Workshop, load
from egov_hub.examples import ASTANA_HUB
from egov_hub.formats import LossCode, Losses, Written, icalendar
from egov_hub.strategies import hubs, partial_dates, texts
from tests.support.effort import times
from tests.support.reduced import without
from tests.support.registers import hub

ASTANA = load(ASTANA_HUB)
STAMP = datetime(2026, 1, 31, 12, 30, tzinfo=UTC)
KNOWN = "2019-05-30"
STATUSES = {"CONFIRMED": "held", "TENTATIVE": "postponed", "CANCELLED": "cancelled"}
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def written(*records: Any, **settings: Any) -> Written:
    return icalendar.dumps(hub(*records), stamp=STAMP, **settings)


def events(text: str) -> dict[str, Any]:
    """Return the events of a calendar by the ids of the workshops."""
    return {str(each["uid"]).split("@")[0]: each for each in Calendar.from_ical(text).events}


def only(text: str) -> Any:
    (event,) = events(text).values()
    return event


def as_ics_reads(text: str) -> str:
    """Return a text as ics reads it: for a backslash before n or r it reads a line end as well."""
    return re.sub(r"\\([nNrR])", lambda found: "\\\n" if found[1] in "nN" else "\\\r", text)


def left_out(losses: Losses) -> set[str]:
    return {
        loss.about.id
        for loss in losses
        if loss.about and loss.code is LossCode.LEFT_OUT and loss.path in ("/start", "/end")
    }


# The round trip. The library does not read calendars: this only reads what it writes.


def text_of(value: Any) -> Text:
    return Text({value.params.get("LANGUAGE", "und"): str(value)})


def workshop_of(id: str, event: Any) -> Workshop:
    end, kinds, within = (event.get(name) for name in ("dtend", "categories", "related-to"))
    kind: Any = str(kinds.cats[0]) if kinds else None
    status: Any = STATUSES.get(str(event.get("status")))
    return Workshop(
        id,
        text_of(event["summary"]),
        start=event["dtstart"].dt,
        end=end and end.dt - timedelta(days=1),
        kind=kind,
        status=status,
        within=within and str(within).split("@")[0],
    )


def read(text: str) -> Hub:
    calendar = Calendar.from_ical(text)
    found = [workshop_of(id, event) for id, event in events(text).items()]
    return Hub(str(calendar["uid"]), name_of(calendar), workshops=found)


def name_of(calendar: Calendar) -> Text:
    """Return the name, which icalendar writes as a text, but reads with its escapes."""
    raw: Any = calendar["name"]
    name = re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), str(raw))
    return Text({raw.params.get("LANGUAGE", "und"): name})


def check(given: Hub) -> None:
    if any(each.path == "/name" for each in icalendar.dumps(given, stamp=STAMP).losses):
        # A register must have a name.
        given = evolve(given, name="Hub")
    losses = icalendar.dumps(given, stamp=STAMP).losses
    gone = left_out(losses)
    lost = [
        each
        for each in losses
        if each.code is not LossCode.ASSUMED and not (each.about and each.about.id in gone)
    ]
    reduced = without(given, Losses(lost), gone)
    again = icalendar.dumps(reduced, stamp=STAMP)
    titled = {loss.about.id for loss in again.losses if loss.about}
    assert {loss.code for loss in again.losses} <= {LossCode.ASSUMED}
    assert [each.id for each in reduced.workshops if not each.title] == sorted(titled)
    found = read(again.text)
    titleless = [each for each in reduced.workshops if not each.title]
    assert found.put(*titleless) == reduced.put(*map(in_plain_days, reduced.workshops))


def in_plain_days(workshop: Workshop) -> Workshop:
    """Return a workshop of which a day that is given as between it and itself is given as it is."""
    if not workshop.title:
        return workshop
    end = workshop.end and workshop.end.earliest
    return evolve(workshop, start=workshop.start.earliest, end=end)


@given(hubs())
@example(Hub("a", "A", workshops=[Workshop("a", "A", start="[2000-02-29..2000-02-29]")]))
def test_without_what_is_lost_a_register_is_read_back(given: Hub) -> None:
    check(given)


def test_without_what_is_lost_the_worked_register_is_read_back() -> None:
    check(ASTANA)


# The days, as three readers show them


@given(days, st.none() | st.integers(0, 40))
def test_programs_show_an_event_on_its_days_and_on_no_other(start: date, more: int | None) -> None:
    end = None if more is None else start + timedelta(days=more)
    last = end or start
    text = written(Workshop("w", "W", start=start, end=end)).text
    (event,) = ics.Calendar(text).events
    assert event.all_day
    assert (event.begin.date(), event.end.date()) == (start, last + timedelta(days=1))
    shown = recurring_ical_events.of(Calendar.from_ical(text))
    for day in {start - timedelta(days=1), start, last, last + timedelta(days=1)}:
        assert len(shown.at(day)) == (start <= day <= last)


@given(hubs())
@times(0.5)
def test_three_readers_find_the_events_of_which_the_days_are_known(given: Hub) -> None:
    made = icalendar.dumps(given, stamp=STAMP)
    known = {each.id for each in given.workshops} - left_out(made.losses)
    assert events(made.text).keys() == known
    found = {str(each.uid): each for each in ics.Calendar(made.text).events}
    assert {uid.removesuffix(f"@{given.id}") for uid in found} == known
    titles = {id: as_ics_reads(event["summary"]) for id, event in events(made.text).items()}
    assert {uid.split("@")[0]: each.name for uid, each in found.items()} == titles
    for id in known:
        days = given.workshop(id)
        shown = recurring_ical_events.of(Calendar.from_ical(made.text)).at(days.start.earliest)
        assert f"{id}@{given.id}" in {str(each["uid"]) for each in shown}


@given(partial_dates())
def test_an_event_is_in_the_calendar_only_if_its_first_day_is_known(start: PartialDate) -> None:
    made = written(Workshop("w", "W", start=start))
    known = start.text == start.earliest.isoformat() < "9999-12-31"
    between = start.earliest == start.latest and start.text.startswith("[")
    assert bool(events(made.text)) == (known or between)
    if not events(made.text):
        (loss,) = made.losses
        assert (loss.code, loss.path, str(loss.about)) == ("left-out", "/start", "workshop w")
        assert str(start) in loss.message


@pytest.mark.parametrize("end", ["2019-06", "2019-05-31?", "[2019-05-30..]", "9999-12-31"])
def test_an_event_of_which_the_last_day_is_not_known_is_left_out(end: str) -> None:
    made = written(Workshop("w", start=KNOWN, end=end))
    assert not events(made.text)
    ((code, path, message),) = [(each.code, each.path, each.message) for each in made.losses]
    assert (code, path) == ("left-out", "/end")
    assert message == (
        f"It is not in the calendar, because its last day ({end}) is not one known day."
    )


# What an event has


@pytest.mark.parametrize(("status", "word"), [(old, new) for new, old in STATUSES.items()])
def test_a_status(status: Any, word: str) -> None:
    made = written(Workshop("w", "W", start=KNOWN, status=status))
    assert str(only(made.lossless())["status"]) == word


def test_what_is_announced_has_no_status() -> None:
    made = written(Workshop("w", "W", start=KNOWN, status="announced"))
    assert "status" not in only(made.text)
    assert [(each.code, each.path) for each in made.losses] == [("no-such-field", "/status")]


def test_a_part_names_the_whole() -> None:
    part = Workshop("panel", "Panel", start=KNOWN, within="forum")
    made = written(part, Workshop("forum", "Forum", start=KNOWN, end="2019-05-31"))
    whole = events(made.lossless())["panel"]["related-to"]
    assert (str(whole), whole.params) == ("forum@hub", {"RELTYPE": "PARENT"})
    made = written(part, Workshop("forum", "Forum", start="2019"))
    assert [str(each).split(":")[0] for each in made.losses] == [
        "workshop forum /start",
        "workshop panel /within",
    ]
    assert made.losses[1].code is LossCode.NOT_INCLUDED


def test_a_plan_that_changed_is_a_later_edition() -> None:
    plans = [Plan("2019-04-01"), Plan("2019-05-01")]
    made = written(Workshop("w", "W", start=KNOWN, rescheduled=plans))
    assert only(made.text)["sequence"] == 2
    assert [each.path for each in made.losses] == ["/rescheduled"]


def test_a_place_is_one_line() -> None:
    place = Place("UZ", city={"ru": "Ташкент", "en": "Tashkent"}, venue="Hall\x00 1")
    made = written(Workshop("w", "W", start=KNOWN, place=place), languages=["ru"])
    assert str(only(made.text)["location"]) == "Hall 1, Ташкент, Uzbekistan"
    assert [(each.code, each.path) for each in made.losses] == [("respelled", "/place")]
    assert written(Workshop("w", "W", start=KNOWN, place=Place(city="Tashkent"))).losses


def test_a_title_is_in_the_best_language() -> None:
    workshop = Workshop("w", {"en": "Forum", "ru": "Форум", "und": "Forum 1"}, start=KNOWN)
    russian = written(workshop, languages=["kk", "ru"])
    title = only(russian.text)["summary"]
    assert (str(title), title.params) == ("Форум", {"LANGUAGE": "ru"})
    assert [each.path for each in russian.losses] == ["/title/en", "/title/und"]
    assert only(written(workshop).text)["summary"].params == {}
    assert name_of(Calendar.from_ical(written(workshop).text)) == Text("Hub")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A\x00B\x07", "AB"),
        ("A\r\nB\x0bC\x85D\u2028E\rF", "A\nB\nC\nD\nE\nF"),
        ("A\x7f\x9f B", "A B"),
        ("\ufeffA\ufeffB", "AB"),
    ],
)
def test_control_characters_are_removed_and_reported(title: str, shown: str) -> None:
    made = written(Workshop("w", {"en": title}, start=KNOWN))
    assert str(only(made.text)["summary"]) == shown
    assert next(iter(ics.Calendar(made.text).events)).name == shown
    assert [(each.code, each.path) for each in made.losses] == [("respelled", "/title")]


@given(texts())
def test_titles_are_read_as_they_are_but_for_control_characters(title: Text) -> None:
    made = written(Workshop("w", title, start=KNOWN))
    event = only(made.text)
    (read,) = ics.Calendar(made.text).events
    assert as_ics_reads(str(event["summary"])) == read.name
    changed = any(each.code is LossCode.RESPELLED for each in made.losses)
    assert changed == (str(event["summary"]) != str(title))
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", made.text)
    assert all(len(line.encode()) <= 75 for line in made.text.split("\r\n"))


# The calendar as a whole


@given(hubs())
@times(0.5)
def test_the_same_register_and_stamp_give_the_same_text(given: Hub) -> None:
    first = icalendar.dumps(given, stamp=STAMP)
    elsewhere = STAMP.astimezone(timezone(timedelta(hours=5)))
    assert icalendar.dumps(Hub(given.id, given.name).put(*given.records), stamp=elsewhere) == first


@pytest.mark.parametrize("stamp", [STAMP.replace(tzinfo=None), STAMP.date(), "2026-01-31", None])
def test_a_stamp_has_a_time_zone(stamp: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        icalendar.dumps(Hub("hub", "Hub"), stamp=stamp)
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == (Code.WRONG_TYPE, "/stamp")


def test_a_stamp_may_be_of_another_library() -> None:
    stamp = pandas.Timestamp(STAMP)
    assert icalendar.dumps(ASTANA, stamp=stamp) == icalendar.dumps(ASTANA, stamp=STAMP)


def test_a_stamp_is_in_the_calendar_of_utc() -> None:
    early = datetime.min.replace(tzinfo=timezone(timedelta(hours=5)))
    with pytest.raises(ValidationError, match="/stamp: A value of type datetime cannot be read"):
        icalendar.dumps(ASTANA, stamp=early)


def test_a_file_has_what_is_returned(tmp_path: Path) -> None:
    file = tmp_path / "hub.ics"
    made = icalendar.dump(ASTANA, file, stamp=STAMP)
    assert file.read_bytes().decode() == made.text == icalendar.dumps(ASTANA, stamp=STAMP).text
    assert made.text.endswith("END:VCALENDAR\r\n")


def test_the_worked_register() -> None:
    made = icalendar.dumps(ASTANA, stamp=STAMP)
    assert len(ics.Calendar(made.text).events) == len(ASTANA.workshops) - len(left_out(made.losses))
    tashkent = events(made.text)["tashkent-2019"]
    assert (tashkent["dtstart"].dt, tashkent["dtend"].dt) == (date(2019, 5, 30), date(2019, 6, 1))
    whole = [each.path for each in made.losses if not each.about]
    assert whole == ["/countries", "/organizations", "/people", "/alliances", "/sources"]
