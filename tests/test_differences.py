"""What changed between two registers: made, undone, told, and kept apart by its sources."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from egov_hub import (
    Alliance,
    Answer,
    Appearance,
    Attendance,
    Attestation,
    Citation,
    CoOrganizer,
    FormerName,
    Guide,
    Headcount,
    Hub,
    HubRecord,
    MembershipHistory,
    Organization,
    Person,
    PhaseReached,
    Place,
    Plan,
    Post,
    Source,
    Succession,
    ValidationError,
    Workshop,
    dumps,
    loads,
)
from egov_hub._tables import Tabular
from egov_hub.differences import ChangeKind, Diff, Excerpt, apply, diff
from egov_hub.strategies import hub_pairs, hubs
from tests.support.registers import hub

OLD_NEWS = Source("old-news", "Old news", published="2016-05-30")
NEWS = Source("news", "Estonia, Bhutan join", published="2016-11-07")
PAGE = Source("page", "A page")
LATE_FIND = Source("late-find", "An archive", published="2015")


def told(old: Hub, new: Hub) -> list[str]:
    return [str(change) for change in diff(old, new).changes]


@given(hub_pairs())
def test_a_difference_makes_the_old_register_new_and_the_new_one_old(pair: tuple[Hub, Hub]) -> None:
    old, new = pair
    found = diff(old, new)
    assert apply(old, found) == new
    assert apply(new, found.reversed()) == old
    assert found.is_empty is (old == new)
    assert loads(dumps(found), Diff) == found
    assert bool(found.changes) is not found.is_empty


def test_a_source_without_a_title_is_called_by_its_publisher() -> None:
    named, bare = Source("page", publisher="The hub"), Source("scan")
    assert [change.after for change in diff(hub(), hub(named, bare)).changes] == ["The hub", None]


@given(hubs())
def test_equal_hubs_do_not_differ(hub: Hub) -> None:
    found = diff(hub, loads(dumps(hub)))
    assert found.is_empty
    assert found.changes == ()
    assert str(found) == "(no changes)"
    assert apply(hub, found) == hub


@given(hub_pairs())
def test_every_change_is_told_in_one_part(pair: tuple[Hub, Hub]) -> None:
    found = diff(*pair)
    parts = (found.in_the_world, found.in_the_record, found.undecided)
    assert sorted(map(str, found.changes)) == sorted(str(row) for part in parts for row in part)
    assert all("\n" not in str(change) for change in found.changes)


def test_a_difference_is_made_to_the_register_it_was_taken_from_only() -> None:
    old = hub(PAGE, Organization("oecd", "OECD"))
    new = Hub("other", "Other", sources=[NEWS], organizations=[Organization("oecd", "The OECD")])
    found = diff(old, new)
    with pytest.raises(ValidationError) as refused:
        apply(new, found)
    assert [(one.code.value, one.path) for one in refused.value.problems] == [
        ("conflicting-change", "/before/id"),
        ("conflicting-change", "/before/name"),
        ("conflicting-change", "/before/organizations/0"),
        ("conflicting-change", "/before/sources/0"),
        ("conflicting-change", "/after/sources/0"),
    ]
    assert apply(old, found) == new
    assert told(old, new)[:2] == ["hub /id: hub, now other", "hub /name: Hub, now Other"]


def test_what_is_made_of_a_difference_is_a_sound_register() -> None:
    old = hub(PAGE, Person("p", "P", cited=["page"]))
    found = diff(old, hub(PAGE, Organization("oecd", "OECD")))
    more = apply(old, evolve(found, before=evolve(found.before, people=[])))
    assert [record.id for record in more.records] == ["oecd", "p", "page"]
    with pytest.raises(ValidationError, match="unknown-id"):
        apply(old, evolve(found, before=evolve(found.before, people=[], sources=[PAGE])))


# What is told


def test_estonia_and_bhutan_join() -> None:
    history = MembershipHistory().join("GE", "2013", cited=["old-news"])
    old = hub(OLD_NEWS, Alliance("members", "Participating countries", history=history))
    history = history.join("EE", "2016-11-07", cited=["news"]).join(
        "BT", "2016", cited=["late-find"]
    )
    new = old.put(NEWS, LATE_FIND, Alliance("members", "Participating countries", history=history))
    assert str(diff(old, new)).splitlines() == [
        "In the world:",
        "  alliance members: Estonia joined as member on 2016-11-07 [news]",
        "In the record:",
        "  alliance members: Bhutan joined as member on 2016 [late-find]",
        "  source late-find: added: An archive",
        "  source news: added: Estonia, Bhutan join",
    ]


def test_a_day_that_is_corrected_from_the_same_source_is_no_event() -> None:
    def alliance(on: str, **fields: Any) -> Alliance:
        history = MembershipHistory().join("EE", on, cited=["old-news"], **fields)
        return Alliance("a", "A", history=history)

    old, new = hub(OLD_NEWS, alliance("2016")), hub(OLD_NEWS, alliance("2016-11-07"))
    (change,) = diff(old, new).changes
    assert change.in_the_world is Answer.NO
    assert str(change) == (
        "alliance a /history/changes/0: Estonia joined as member on 2016, now "
        "Estonia joined as member on 2016-11-07 [old-news]"
    )
    nobody = Alliance("a", "A", history=MembershipHistory())
    assert told(new, old.put(nobody)) == [
        "alliance a: removed: Estonia joined as member on 2016-11-07 [old-news]"
    ]


def test_a_source_that_only_confirms_is_told_as_such() -> None:
    def alliance(*cited: str) -> Alliance:
        return Alliance("a", "A", history=MembershipHistory().join("oecd", "2016", cited=cited))

    body = Organization("oecd", "OECD")
    old = hub(OLD_NEWS, NEWS, body, alliance())
    assert told(old, old.put(alliance("news"))) == [
        "alliance a /history/changes/0/cited: oecd joined as member on 2016, "
        "now oecd joined as member on 2016 [news]"
    ]
    assert told(old.put(alliance("news")), old) == [
        "alliance a /history/changes/0/cited: oecd joined as member on 2016 [news], "
        "now oecd joined as member on 2016"
    ]
    (change,) = diff(old, old.put(alliance("news"))).changes
    assert change.in_the_world is Answer.NO
    assert change.act == alliance("news").acts()[0]


def test_fields_are_told_one_by_one() -> None:
    old = hub(
        OLD_NEWS,
        Organization("b", "B"),
        Organization("c", "C"),
        Workshop(
            "w",
            start="2019",
            place=Place("UZ"),
            topics=["x", "y"],
            co_organizers=[CoOrganizer("b")],
            attendance=[Attendance("AZ"), Attendance("GE")],
            languages=["en"],
            cited=["old-news"],
        ),
    )
    new = old.put(
        NEWS,
        Workshop(
            "w",
            "Title",
            start="2019-05-30",
            place=Place("UZ", city="Tashkent"),
            topics=["y", "z"],
            co_organizers=[CoOrganizer("b", "host"), CoOrganizer("c", cited=["old-news"])],
            attendance=[Attendance("GE"), Attendance("KZ")],
            cited=["old-news", "news"],
        ),
    )
    assert told(old, new) == [
        "workshop w /title: added: Title [news]",
        "workshop w /start: 2019, now 2019-05-30 [news]",
        "workshop w /place/city: added: Tashkent [news]",
        "workshop w /co_organizers/0/role: co-organizer, now host [news]",
        "workshop w /co_organizers/1: added: c, co-organizer [old-news]",
        "workshop w /topics/1: added: z [news]",
        "workshop w /topics/0: removed: x",
        "workshop w /attendance/1: added: KZ [news]",
        "workshop w /attendance/0: removed: AZ",
        "workshop w /languages/0: removed: en",
        "workshop w /cited/1: added: news",
        "source news: added: Estonia, Bhutan join",
    ]


def test_the_hub_has_another_name() -> None:
    (change,) = diff(hub(), Hub("hub", "The Hub")).changes
    assert str(change) == "hub /name: Hub, now The Hub"
    assert (change.record, change.in_the_world) == (None, Answer.NO)


def test_texts_are_told_by_language() -> None:
    old = hub(Workshop("w", {"en": "W", "ru": "В"}, topics=[{"en": "x"}, "a"]))
    new = hub(Workshop("w", {"en": "W", "kk": "У"}, topics=[{"en": "x", "ru": "у"}, "b\nc"]))
    assert told(old, new) == [
        "workshop w /title/kk: added: У",
        "workshop w /title/ru: removed: В",
        "workshop w /topics/0/ru: added: у",
        "workshop w /topics/1: added: b\\nc",
        "workshop w /topics/1: removed: a",
    ]


def test_a_link_or_a_language_is_another_one_not_the_same_changed() -> None:
    old = [Organization("o", "O", links=["https://o.example"]), Workshop("w", languages=["en"])]
    new = [Organization("o", "O", links=["https://o.org"]), Workshop("w", languages=["ru"])]
    assert told(hub(*old), hub(*new)) == [
        "organization o /links/0: added: https://o.org",
        "organization o /links/0: removed: https://o.example",
        "workshop w /languages/0: added: ru",
        "workshop w /languages/0: removed: en",
    ]


def test_another_order_is_told() -> None:
    old, new = hub(Workshop("w", topics=["x", "y"])), hub(Workshop("w", topics=["y", "x", "z"]))
    assert told(old, new) == [
        "workshop w /topics/2: added: z",
        "workshop w /topics: x, y, now y, x, z",
    ]


def test_items_are_held_together_that_are_about_the_same() -> None:
    bodies = [Organization("a", "A"), Organization("b", "B")]
    parts: dict[str, Any] = {"audience": "students", "headcount": Headcount(3)}
    old = Workshop(
        "w",
        attendance=[Attendance(organization="a"), Attendance(**parts)],
        headcounts=[Headcount(38), Headcount(12, unit="countries")],
    )
    parts["headcount"] = Headcount(4, "about")
    new = Workshop(
        "w",
        attendance=[Attendance(organization="b"), Attendance(**parts)],
        headcounts=[Headcount(40), Headcount(13, unit="countries")],
    )
    assert told(hub(*bodies, old), hub(*bodies, new)) == [
        "workshop w /attendance/0: added: b",
        "workshop w /attendance/1/headcount/value: 3, now 4",
        "workshop w /attendance/1/headcount/qualifier: exactly, now about",
        "workshop w /attendance/0: removed: a",
        "workshop w /headcounts/0/value: 38, now 40",
        "workshop w /headcounts/1/value: 12, now 13",
    ]


def test_what_is_not_so_and_who_is_nobody_is_said() -> None:
    old = Alliance("a", "A", attestations=[Attestation("2019", ["EE"])])
    new = Alliance("a", "A", attestations=[Attestation("2019", complete=True)])
    assert told(hub(old), hub(new)) == [
        "alliance a /attestations/0/members: EE, now none",
        "alliance a /attestations/0/complete: no, now yes",
    ]


def test_changes_of_a_history_are_told_where_they_stand() -> None:
    def alliance(history: MembershipHistory, **fields: Any) -> Alliance:
        return Alliance("a", "A", history=history, **fields)

    twice = MembershipHistory().join("AZ", "2016").leave("AZ", "2016").join("AZ", "2016")
    old, new = hub(alliance(twice)), hub(alliance(twice.leave("AZ", "2016"), dissolved="2020"))
    *_, left = diff(old, new).changes
    assert (left.kind, left.path) == (ChangeKind.ADDED, "/history/changes/3")
    # What follows from the end of the alliance is told by its day alone.
    ended = diff(old, hub(alliance(twice, dissolved="2020"))).changes
    assert [str(change) for change in ended] == ["alliance a /dissolved: added: 2020"]
    (gone,) = [row for row in diff(new, old).changes if row.kind is ChangeKind.REMOVED and row.act]
    assert gone.path == "/history/changes/3"


def test_a_change_that_is_told_otherwise_is_not_one_more() -> None:
    body = Organization("ekeng", "EKENG")

    def register(history: MembershipHistory) -> Hub:
        return hub(body, Alliance("a", "A", history=history))

    joined = MembershipHistory().join("AM", "2018")
    through = MembershipHistory().join("AM", "2018", through="ekeng")
    assert told(register(joined), register(through)) == [
        "alliance a /history/changes/0: Armenia joined as member on 2018, "
        "now Armenia joined as member through ekeng on 2018"
    ]
    # What the change before it was, is told there.
    candidate = (
        MembershipHistory()
        .join("AM", "2017", standing="candidate")
        .change("AM", "2018", standing="member")
    )
    observer = (
        MembershipHistory()
        .join("AM", "2017", standing="observer")
        .change("AM", "2018", standing="member")
    )
    assert told(register(candidate), register(observer)) == [
        "alliance a /history/changes/0: Armenia became candidate on 2017, "
        "now Armenia became observer on 2017"
    ]
    assert told(
        register(joined), register(MembershipHistory().join("AM", "2019", standing="observer"))
    ) == [
        "alliance a: Armenia became observer on 2019",
        "alliance a: removed: Armenia joined as member on 2018",
    ]


def test_records_are_told_as_a_whole() -> None:
    guide = Guide("P2P Learning Guide")
    history = MembershipHistory().join("EE", "2016")
    old = hub(Workshop("w"), Workshop("v", "V"))
    new = hub(Alliance("a", "A", guide=guide, history=history))
    assert told(old, new) == [
        "alliance a: added: A",
        "alliance a: Estonia joined as member on 2016",
        "workshop v: removed: V",
        "workshop w: removed",
    ]
    assert told(new, old)[:2] == [
        "alliance a: removed: A",
        "alliance a: removed: Estonia joined as member on 2016",
    ]
    less = hub(Alliance("a", "A", history=history))
    assert told(new, less) == ["alliance a /guide: removed: P2P Learning Guide"]


def in_the_world(old: Hub, *records: HubRecord) -> list[Answer]:
    """Return whether each record that is added, other than a source, is in the world."""
    changes = diff(old, old.put(*records)).changes
    return [row.in_the_world for row in changes if row.record and row.record.kind != "source"]


@pytest.mark.parametrize(
    ("source", "answer"),
    [(NEWS, Answer.MAYBE), (PAGE, Answer.MAYBE), (LATE_FIND, Answer.NO), (OLD_NEWS, Answer.NO)],
)
def test_the_sources_decide_about_an_event_whose_day_does_not(
    source: Source, answer: Answer
) -> None:
    old, event = hub(OLD_NEWS), Alliance("a", "A", cited=[source.id])
    assert in_the_world(old, source, event) == [answer]
    gone = diff(old.put(source, event), old).changes[0]
    assert (gone.kind, gone.in_the_world) == (ChangeKind.REMOVED, Answer.NO)


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2016-05-31", Answer.YES),
        ("2016", Answer.MAYBE),
        ("2016-05-30", Answer.NO),
        ("1991-12-25", Answer.NO),
        ("XXXX", Answer.MAYBE),
    ],
)
def test_the_day_of_an_event_decides_whether_it_is_news(day: str, answer: Answer) -> None:
    def events(cited: list[str]) -> list[HubRecord]:
        return [
            Organization("o", "O", founded=day, cited=cited),
            Alliance("a", "A", launched=day, cited=cited),
            Workshop("w", start=day, cited=cited),
        ]

    old = hub(OLD_NEWS)
    for cited in ([], ["news"], ["news", "old-news"]):
        assert in_the_world(old, NEWS, *events(cited)) == [answer] * 3
    assert in_the_world(old, *events(["old-news"])) == [Answer.NO] * 3


@pytest.mark.parametrize(
    ("day", "answer"), [("2017", Answer.YES), ("2016", Answer.MAYBE), ("2015", Answer.NO)]
)
def test_what_happened_to_a_record_is_an_event_too(day: str, answer: Answer) -> None:
    bodies = [Organization("o", "O"), Organization("b", "B")]
    old = hub(OLD_NEWS, *bodies, Alliance("a", "A"), Person("p", "P"), Workshop("w", start=day))
    history = MembershipHistory().join("EE", day)
    for event in (
        Organization("o", "O", founded=day),
        Organization("o", "O", dissolved=day),
        Organization("o", "O", former_names=[FormerName("P", until=day)]),
        Organization("o", "O", succeeds=[Succession("b", day, "renamed")]),
        Alliance("a", "A", launched=day),
        Alliance("a", "A", dissolved=day),
        Alliance("a", "A", phases=[PhaseReached("learning-outcomes", day)]),
        Person("p", "P", posts=[Post("Rector", since=day)]),
        Workshop("w", start=day, status="held"),
        Workshop("w", start=day, attendance=[Attendance("AZ")]),
        Workshop("w", start=day, headcounts=[Headcount(3)]),
        Workshop("w", start=day, appearances=[Appearance("p")]),
        Workshop("w", start=day, co_organizers=[CoOrganizer("o")]),
        Workshop("w", start=day, rescheduled=[Plan("2025", said_on=day)]),
    ):
        assert in_the_world(old, event) == [answer]
    # That a history is recorded at all is no event.
    assert in_the_world(old, Alliance("a", "A", history=history)) == [Answer.NO, answer]


def test_what_was_there_before_it_was_recorded_is_no_event() -> None:
    joined = MembershipHistory().join("EE", "2017")
    workshop = Workshop("w", start="2017", headcounts=[Headcount(3)], attendance=[Attendance("AZ")])
    old = hub(OLD_NEWS, Organization("o", "O"), workshop, Alliance("a", "A", history=joined))
    for record in (
        Organization("b", "B"),
        Person("p", "P", posts=[Post("Rector")]),
        Organization("o", "The O"),
        Organization("o", "O", kind="government", country="EE", former_names=[FormerName("P")]),
        evolve(workshop, title="W", kind="seminar", place=Place("UZ"), series="Days", ordinal=2),
        # More exactly, and corrected.
        evolve(workshop, start="2017-03-01", end="2017-03-02"),
        evolve(workshop, headcounts=[Headcount(4)]),
        evolve(workshop, attendance=[Attendance("AZ", headcount=Headcount(4))]),
        Alliance("a", "A", history=MembershipHistory().join("EE", "2017-05")),
    ):
        assert set(in_the_world(old, record)) == {Answer.NO}


@pytest.mark.parametrize(
    ("workshop", "answer"),
    [
        ({"start": "2018", "status": "cancelled"}, Answer.MAYBE),
        ({"start": "2018", "status": "postponed"}, Answer.MAYBE),
        ({"start": "2019"}, Answer.YES),
        ({"start": "2015"}, Answer.NO),
        ({"start": "2018", "rescheduled": [Plan("2019")]}, Answer.MAYBE),
    ],
)
def test_a_workshop_of_another_day_may_be_news(workshop: Any, answer: Answer) -> None:
    assert in_the_world(hub(OLD_NEWS, Workshop("w", start="2018")), Workshop("w", **workshop)) == [
        answer
    ]


@pytest.mark.parametrize(
    ("repeated", "answer"),
    [
        # A copy of what was known, of what is new, of what is new and undated.
        ({"copy_of": "old-news"}, Answer.NO),
        ({"copy_of": "news"}, Answer.MAYBE),
        ({"copy_of": "page"}, Answer.MAYBE),
        ({"copy_of": "late-find"}, Answer.NO),
    ],
)
def test_a_copy_tells_no_more_than_what_it_repeats(repeated: Any, answer: Answer) -> None:
    copy = Source("copy", "Copy", published="2017", **repeated)
    event = Alliance("a", "A", cited=["copy"])
    assert in_the_world(hub(OLD_NEWS), NEWS, PAGE, LATE_FIND, copy, event) == [answer]


def test_a_difference_written_by_hand_may_be_no_sound_register() -> None:
    body = Organization("oecd", "OECD", founded="2017", cited=["copy"])
    copy = Source("copy", "Copy", published="2017", copy_of="copy")
    found = Diff(Excerpt(known="2016"), Excerpt(organizations=[body], sources=[copy]))
    assert found.changes[0].in_the_world is Answer.YES
    twice = Diff(before=Excerpt(sources=[PAGE, PAGE]))
    with pytest.raises(ValidationError, match="/before/sources/1"):
        apply(hub(PAGE), twice)


@given(hubs())
def test_the_records_of_an_excerpt_are_in_the_order_of_a_hub(whole: Hub) -> None:
    assert diff(Hub("hub", "Hub"), whole).after.records == whole.records


def test_that_something_more_is_cited_is_no_event() -> None:
    old = hub(OLD_NEWS, Workshop("w", cited=["old-news"]))
    changes = diff(old, old.put(NEWS, Workshop("w", cited=["old-news", "news"]))).changes
    assert [str(change) for change in changes if change.in_the_world is Answer.NO] == [
        "workshop w /cited/1: added: news",
        "source news: added: Estonia, Bhutan join",
    ]
    page = Citation("old-news", locator="p. 3")
    assert told(old, old.put(Workshop("w", cited=[page]))) == [
        "workshop w /cited/0/locator: added: p. 3"
    ]


def test_what_is_new_to_a_register_without_dated_sources_is_undecided() -> None:
    event = Workshop("w", start="2017", cited=["news"])
    assert in_the_world(hub(PAGE), NEWS, event) == [Answer.MAYBE]
    read = evolve(PAGE, published="[2010..]", accessed="2016-06-01")
    assert in_the_world(hub(read), NEWS, event) == [Answer.YES]


def test_a_difference_is_a_table_where_tables_are_shown() -> None:
    found = diff(hub(PAGE), hub())
    assert "<td>removed</td><td>source page</td>" in str(vars(Tabular)["_repr_html_"](found))
    table: Any = found.__rich__()
    assert table.row_count == 1
