"""The site of a register: each record has a page, each link leads somewhere, no text does harm."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Answer,
    Attestation,
    CountryCode,
    Hub,
    MembershipHistory,
    Organization,
    OrganizationId,
    PartialDate,
    Source,
    SourceId,
    Text,
    ValidationError,
    Workshop,
    _files,
    load,
)
from egov_hub.examples import ASTANA_HUB, TASHKENT_2019
from egov_hub.formats.jsonld import script
from egov_hub.records import parts
from egov_hub.site import pages, save
from egov_hub.site._addresses import RESERVED, address, file_name
from egov_hub.site._dates import in_words, period_in_words
from egov_hub.strategies import hubs, membership_histories, partial_dates, slugs
from tests.support.effort import times
from tests.support.sites import (
    SCRIPT,
    WORDS,
    Document,
    dead_links,
    documents,
    hostile_hub,
    is_elsewhere,
)

T = TypeVar("T")
ASTANA = load(ASTANA_HUB)
BIG = pytest.mark.parametrize("hub", [ASTANA, load(TASHKENT_2019), hostile_hub(), Hub("h", "H")])


# Pages and links


def named_countries(hub: Hub) -> set[CountryCode]:
    found = (part for record in hub.records for _, part in parts(record))
    return {part for part in found if isinstance(part, CountryCode)}


def check(hub: Hub, *, findings: bool) -> None:
    """Check what is so of the site of any register."""
    files = pages(hub, findings=findings)
    read = documents(files)
    addresses = {address(record.id) for record in hub.records}
    addresses |= {address(code) for code in named_countries(hub)}
    assert {path for path in files if "/" in path and not path.startswith("assets/")} == addresses
    assert list(dead_links(files, read)) == []
    for path, page in read.items():
        assert (page.broken, page.open) == ([], []), path
        assert len(page.ids) == len(set(page.ids)), path
        # Nothing is loaded from elsewhere, and no script is in the page itself.
        assert [each.loads for each in page.elements if is_elsewhere(each.loads or "")] == [
            "data:,"
        ]
        for each in page.elements:
            is_data = each.attributes.get("type", "").startswith("application/")
            assert each.tag != "script" or is_data or "src" in each.attributes
            assert not [name for name in each.attributes if name.startswith("on")]
        assert all(
            re.match("https?://|ftp://", link, re.IGNORECASE)
            for link in page.links
            if is_elsewhere(link)
        )
        assert len([each for each in page.elements if each.tag == "h1"]) == 1
    linked = {link.removeprefix("../") for page in read.values() for link in page.links}
    assert addresses <= linked


@BIG
@pytest.mark.parametrize("findings", [False, True])
def test_every_record_has_a_page_and_every_link_leads_somewhere(hub: Hub, findings: bool) -> None:
    check(hub, findings=findings)


@times(0.3)
@given(hubs())
def test_so_it_is_with_any_register(hub: Hub) -> None:
    check(hub, findings=True)


@times(0.3)
@given(hubs(consistent=True))
def test_so_it_is_with_any_register_of_events_that_fit(hub: Hub) -> None:
    check(hub, findings=False)


def test_the_same_register_has_the_same_bytes_in_any_process() -> None:
    code = f"""
import hashlib, sys
from egov_hub import load
from egov_hub.site import pages
files = pages(load({str(ASTANA_HUB)!r}), findings=True)
print(hashlib.sha256(repr(files).encode()).hexdigest())
"""
    found = {
        subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in [("1", "UTC"), ("2", "Asia/Seoul")]
    }
    assert len(found) == 1


# Hostile texts


def test_no_hostile_text_becomes_a_part_of_a_page() -> None:
    files = pages(hostile_hub(), findings=True)
    read = documents(files)
    shown = "".join(text for page in read.values() for text in page.texts)
    for words in WORDS:
        visible = words.replace("\x0b", "\x0b")
        assert visible in shown, words
    for path, page in read.items():
        assert SCRIPT not in files[path]
        assert not [each for each in page.elements if each.tag == "img"]
        assert "autofocus" not in {name for each in page.elements for name in each.attributes}
        texts = [each for each in page.texts if "{{ 7 * 7 }}" in each]
        assert "49{% raw %}" not in "".join(texts)


def test_texts_have_their_language_and_their_own_direction() -> None:
    name = Text({"en": "Hub", "ar": "مركز", "und": "Mother hub"})
    page = Document(
        pages(Hub("h", "H", organizations=[Organization("o", name)]))["organizations/o.html"]
    )
    found = [each.attributes.get("lang") for each in page.elements if each.tag == "bdi"]
    assert found.count("ar") == found.count("en") == 1
    assert page.elements[0].attributes["lang"] == "en"


# Addresses


@given(st.lists(slugs(), unique=True), st.sampled_from(sorted(RESERVED)))
def test_no_two_records_share_a_file_whatever_the_letter_case(
    ids: list[str], reserved: str
) -> None:
    ids = [*dict.fromkeys([*ids, reserved, "a" * 300, "a" * 301, "con", "con-1", "UZ"])]
    names = [file_name(id) for id in ids]
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert len(name) < 240
        assert name.split(".")[0] not in RESERVED
        assert re.fullmatch("[a-z0-9-]+", name)


# Dates in words


@given(partial_dates(), st.none() | partial_dates())
def test_a_date_in_words_has_its_years_and_no_brackets(
    start: PartialDate, end: PartialDate | None
) -> None:
    says(in_words(start), [start])
    says(period_in_words(start, end), [start, end] if end else [start])
    assert start.uncertain == ("uncertain" in in_words(start))


def says(words: str, dates: list[PartialDate]) -> None:
    assert not set(words) & set("[]?~%")
    for on in dates:
        assert all(year in words for year in re.findall(r"\d{4}", on.text))


# The members on a day


def data_of(files: dict[str, str], alliance: Alliance) -> Any:
    """Return the data for the slider of an alliance."""
    text = files[address(alliance.id)]
    found = re.search(r"<script[^>]*data-states>(.*?)</script>", text, re.DOTALL)
    return json.loads(found[1]) if found else None


def answers(data: Any, day: date) -> tuple[dict[str, Answer], Answer]:
    """Answer as the script does: this is what it has in JavaScript."""
    found: dict[int, list[bool]] = {}
    for state in data["states"]:
        if (state["first"] or str(day)) <= str(day) <= (state["last"] or str(day)):
            found.setdefault(state["party"], []).append(state["belongs"])
    others = found.pop(-1, [])
    pages = [each["page"] for each in data["parties"]]
    return (
        {pages[party]: Answer.of(belongs) for party, belongs in found.items()},
        Answer.of(others),
    )


@given(history=membership_histories(), dissolved=st.none() | partial_dates(), data=st.data())
def test_the_data_of_the_slider_give_the_answers_of_the_library(
    history: MembershipHistory, dissolved: PartialDate | None, data: st.DataObject
) -> None:
    try:
        alliance = Alliance("a", "A", history=history, dissolved=dissolved)
    except ValidationError:
        alliance = Alliance("a", "A", history=history)
    shown = data_of(pages(hub_of(alliance)), alliance)
    if shown is None:
        bounds = set[date]().union(*(ends(each.bounds) for each in alliance.acts()))
        named = {*bounds, *ends(alliance.dissolved)} - {date.min, date.max}
        assert not (named and alliance.history.parties)
        return
    days = data.draw(st.lists(st.dates(), max_size=9))
    for state in shown["states"]:
        for bound in filter(None, (state["first"], state["last"])):
            days += near(date.fromisoformat(bound))
    for day in days:
        by_page, others = answers(shown, day)
        roster = alliance.roster(day)
        assert others is roster.others
        for party in alliance.history.parties:
            expected = roster.belongs(party) if party in roster.possible else Answer.NO
            assert by_page[f"../{address(party)}"] is expected


def ends(on: PartialDate | None) -> set[date]:
    return {on.earliest, on.latest} if on else set()


def near(day: date) -> Iterator[date]:
    """Return a day and those beside it, if the calendar has them."""
    for shift in (-1, 0, 1):
        if date.min < day < date.max:
            yield day + timedelta(days=shift)


def hub_of(alliance: Alliance) -> Hub:
    """Return a hub with an alliance, and what its history names."""
    named = [part for _, part in parts(alliance)]
    return Hub(
        "hub",
        "Hub",
        alliances=[alliance],
        organizations=[Organization(id, id.upper()) for id in of(OrganizationId, named)],
        sources=[Source(id) for id in of(SourceId, named)],
    )


def of(kind: type[T], values: list[object]) -> set[T]:
    return {each for each in values if isinstance(each, kind)}


def test_without_a_script_the_members_of_the_last_day_are_there() -> None:
    history = (
        MembershipHistory()
        .join("AM", on="2016-01-01", through="ekeng")
        .join("AZ", on="2018")
        .join("EE", on="2016-01-01", standing="observer")
        .join("GE", on="2016-01-01")
        .leave("GE", on="2017-01-01")
        .change("EE", on="2018-06-01", hold="suspended")
    )
    alliance = Alliance("a", "A", history=MembershipHistory(history.changes, complete=False))
    alliance = evolve(alliance, attestations=[Attestation("2018-06-09")])
    page = text_of(pages(hub_of(alliance))["alliances/a.html"])
    assert (
        "On 31 December 2018 , the last day that the record names : "
        "Members for certain 2 Armenia member through EKENG Azerbaijan "
        "Maybe members 0 "
        "In another standing 1 Estonia observer, on hold (suspended) "
    ) in page


def text_of(page: str) -> str:
    """Return what a page says, in one line."""
    return " ".join(" ".join(Document(page).texts).split())


# Timelines


def test_bars_cover_the_days_of_the_stretches_that_the_library_draws() -> None:
    history = MembershipHistory().join("AM", on="2016-07-01").join("EE", on="2017")
    history = history.leave("AM", on="2017-01-01")
    page = Document(
        pages(Hub("h", "H", alliances=[Alliance("a", "A", history=history)]))["alliances/a.html"]
    )
    bars = [each.attributes for each in page.elements if each.attributes.get("role") == "img"]
    assert [each["aria-label"] for each in bars] == [
        "member, 1 July 2016 to 31 December 2016",
        "uncertain: member or outside, 1 January 2017 to 30 December 2017",
        "member, 31 December 2017 to 31 December 2017",
    ]
    lefts = [re.findall(r"[\d.]+%", each["style"]) for each in bars]
    assert lefts[0] == ["24.897%", "25.171%"]
    assert sum(float(width[:-1]) for _, width in lefts[1:]) == pytest.approx(49.931, abs=0.01)


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2016", "2016", ["2016", "Apr", "Jul", "Oct"]),
        ("2016", "2017", ["2016", "Jul", "2017", "Jul"]),
        ("2010", "2021", [str(year) for year in range(2010, 2022)]),
        ("1990", "2021", [str(year) for year in range(1990, 2022, 5)]),
        ("0001", "9999", [f"{year:04}" for year in range(1, 9999, 1000)]),
    ],
)
def test_few_days_are_named_below_a_timeline(first: str, last: str, ticks: list[str]) -> None:
    history = (
        MembershipHistory()
        .join("AM", on=f"{first}-02-03")
        .change("AM", on=f"{last}-06-09", hold="inactive")
    )
    page = pages(Hub("h", "H", alliances=[Alliance("a", "A", history=history)]))["alliances/a.html"]
    assert re.findall(r'<span class="tick[^>]*>([^<]*)<', page) == ticks


# What pages say


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.html", "What happened from 1993 to 2023, as far as the sources say."),
        (
            "alliances/e-government.html",
            "Sustained contact reached between 9 June 2018 and 31 May 2019",
        ),
        ("alliances/e-government.html", "OECD became partner 1"),
        ("workshops/tashkent-2019.html", "Rustam Kasimov welcome"),
        ("workshops/tashkent-2019.html", "Rector , Academy of Public Administration"),
        ("workshops/tashkent-2019.html", "for Uzbekistan : researchers and students"),
        (
            "workshops/memorandum-korea-2022.html",
            "Republic of Korea according to the event that it is a part of",
        ),
        ("workshops/aapa-2020.html", "Earlier plans"),
        ("organizations/astana-civil-service-hub.html", "Former names"),
        ("organizations/oecd.html", "In alliances"),
        ("people/rustam-kasimov.html", "as Rector"),
        ("countries/kr.html", "Republic of Korea"),
        ("countries/uz.html", "Held here"),
        ("sources/hub-news-38338.html", "Cited for"),
        ("findings.html", "Two lists (2018-06-09, [2018-06-09..]) may be of the same day"),
        ("search.html", "All records."),
    ],
)
def test_pages_say_what_is_recorded(path: str, words: str) -> None:
    assert words in text_of(pages(ASTANA, findings=True)[path])


def test_a_source_without_a_title_has_its_publisher_and_its_id() -> None:
    sources = [Source("notice", publisher="A ministry"), Source("list")]
    files = pages(Hub("h", "H", sources=sources))
    assert "A ministry (notice)" in text_of(files["sources.html"])
    assert '<a href="sources/list.html"><bdi>list</bdi></a>' in files["sources.html"]


def test_a_part_of_a_dated_event_has_its_days_and_says_so() -> None:
    forum = Workshop("forum", "Forum", start="2023-05-17", end="2023-05-19", alliance="a")
    panel = Workshop("panel", "Panel", within="forum", status="announced")
    history = MembershipHistory().join("AM", on="2020")
    hub = Hub("h", "H", alliances=[Alliance("a", "A", history=history)], workshops=[forum, panel])
    files = pages(hub)
    said = "between 17 May 2023 and 19 May 2023 according to the event that it is a part of"
    assert said in text_of(files["workshops/panel.html"])
    marks = [each.attributes for each in Document(files["alliances/a.html"]).elements]
    classes = {each.get("aria-label"): each["class"] for each in marks if "class" in each}
    assert classes["Forum, 17 to 19 May 2023"].split()[0] == "point"
    assert classes[f"Panel, {said.partition(' according')[0]}"].split()[:2] == ["band", "hollow"]


@BIG
def test_the_page_of_a_workshop_has_its_linked_data(hub: Hub) -> None:
    files = pages(hub)
    for workshop in hub.workshops:
        assert script(workshop.id, hub) in files[address(workshop.id)]


def test_findings_are_shown_only_on_request() -> None:
    assert "findings.html" not in pages(ASTANA)
    assert not [path for path, text in pages(ASTANA).items() if "For the editor" in text]
    assert "Findings for the editor" in pages(ASTANA, findings=True)["workshops/tashkent-2019.html"]
    assert "Nothing was found." in pages(Hub("h", "H"), findings=True)["findings.html"]


# Folders


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_is_written_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "site"
    save(ASTANA, folder, findings=True)
    found = files_in(folder)
    assert ".egov-hub-site" in found
    del found[".egov-hub-site"]
    assert found == pages(ASTANA, findings=True)


def test_a_site_that_is_written_again_has_no_old_pages_and_keeps_what_is_not_its_own(
    tmp_path: Path,
) -> None:
    save(ASTANA, tmp_path, findings=True)
    (tmp_path / "CNAME").write_text("hub.example")
    (tmp_path / "sources" / "mine.html").write_text("mine")
    smaller = load(TASHKENT_2019)
    save(smaller, tmp_path)
    found = files_in(tmp_path)
    assert found.pop("CNAME") == "hub.example"
    assert found.pop("sources/mine.html") == "mine"
    assert found.pop(".egov-hub-site").splitlines()[1:] == sorted(found)
    assert found == pages(smaller)
    save(smaller, tmp_path)
    assert files_in(tmp_path).keys() - found.keys() == {
        "CNAME",
        "sources/mine.html",
        ".egov-hub-site",
    }
    kept = tmp_path / "assets" / "site.css"
    before = kept.stat().st_mtime_ns
    save(ASTANA, tmp_path)
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("stranger", ["index.html", "workshops/tashkent-2019.html"])
def test_a_file_of_another_origin_is_not_overwritten(stranger: str, tmp_path: Path) -> None:
    (tmp_path / stranger).parent.mkdir(exist_ok=True)
    (tmp_path / stranger).write_text("mine")
    with pytest.raises(FileExistsError) as refused:
        save(ASTANA, tmp_path)
    assert refused.value.filename == str(tmp_path / stranger)
    assert files_in(tmp_path) == {stranger: "mine"}


def test_a_site_that_was_written_in_part_can_be_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = _files.write

    def fail(path: Path, chunks: list[bytes]) -> None:
        if path.name == "search.html":
            raise OSError(28, "No space left on device", str(path))
        write(path, chunks)

    with monkeypatch.context() as full:
        full.setattr(_files, "write", fail)
        with pytest.raises(OSError, match="No space left"):
            save(ASTANA, tmp_path)
    assert (tmp_path / "index.html").exists()
    save(ASTANA, tmp_path)
    assert files_in(tmp_path).items() >= pages(ASTANA).items()


def test_a_list_cannot_name_what_is_not_a_part_of_a_site(tmp_path: Path) -> None:
    outside = tmp_path / "mine.html"
    outside.write_text("mine")
    folder = tmp_path / "site"
    save(Hub("h", "H"), folder)
    (folder / "notes.txt").write_text("mine")
    with (folder / ".egov-hub-site").open("a") as listed:
        listed.write("../mine.html\nnotes.txt\n/etc/hosts\na/../../mine.html\nabsent.html\n")
    save(Hub("h", "H"), folder)
    assert outside.read_text() == (folder / "notes.txt").read_text() == "mine"


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OSError, match="site"):
        save(Hub("h", "H"), tmp_path / "site")


# Imports


def test_without_jinja2_the_import_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith(("egov_hub.site", "jinja2"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(ImportError, match=r"pip install 'egov-hub\[site\]'"):
        import_module("egov_hub.site")


def test_neither_matplotlib_nor_the_network_is_loaded() -> None:
    code = """
import sys
from egov_hub import Hub
from egov_hub.site import pages
pages(Hub("hub", "Hub"), findings=True)
assert not {"matplotlib", "urllib.request", "hypothesis"} & sys.modules.keys()
"""
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code
