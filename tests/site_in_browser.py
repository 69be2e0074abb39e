"""The site of a register in a real browser: run by `nox -s site`, which needs Chromium.

`BROWSER` names another executable. What needs no browser is in test_site.py.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_hub import Alliance, Answer, Hub, MembershipHistory, load
from egov_hub.examples import ASTANA_HUB
from egov_hub.register.timelines import label_of
from egov_hub.site import pages, save
from egov_hub.site._addresses import address
from egov_hub.strategies import membership_histories
from tests.support.sites import hostile_hub
from tests.test_site import data_of, hub_of, near

# Two packages come with the group `browser`, which only the session installs. So they are imported
# where they are used: pytest imports this module to look for examples in it.
Browser: TypeAlias = Any
Page: TypeAlias = Any

ASTANA: Final = load(ASTANA_HUB)
HUBS: Final = {"astana": ASTANA, "hostile": hostile_hub(), "empty": Hub("empty", "Empty")}
# One page of each template, and the alliance with the most in it.
SAMPLE: Final = (
    "index.html",
    "search.html",
    "findings.html",
    "alliances.html",
    "workshops.html",
    "organizations.html",
    "countries.html",
    "people.html",
    "sources.html",
    "alliances/e-government.html",
    "alliances/open-government-partnership.html",
    "workshops/tashkent-2019.html",
    "workshops/aapa-2020.html",
    "organizations/astana-civil-service-hub.html",
    "countries/kz.html",
    "people/rustam-kasimov.html",
    "sources/hub-news-38338.html",
)
PHONE, DESK, WIDE = 390, 1280, 1920


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = (os.environ.get("BROWSER"), "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, (shutil.which(name) for name in names if name)))
    # As root, for example in a container, Chromium has no sandbox.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with import_module("playwright.sync_api").sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=arguments)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sites")
    for name, hub in HUBS.items():
        save(hub, folder / name, findings=True)
    return folder


# What must not happen on a page, and what says what it was.
EVENTS: Final = {
    "console": "text",
    "pageerror": "message",
    "requestfailed": "url",
    "dialog": "message",
}


class Watched:
    """A page, and what went wrong on it."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context = browser.new_context(
            **{"viewport": {"width": DESK, "height": 900}, **options}
        )
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        for event, attribute in EVENTS.items():
            self.page.on(event, self._noting(event, attribute))
        self.page.on("request", self._only_files)

    def _noting(self, event: str, attribute: str) -> Callable[[Any], None]:
        def note(what: Any) -> None:
            self.wrong.append(f"{event}: {getattr(what, attribute)}")

        return note

    def _only_files(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.wrong.append(f"network: {request.url}")

    def __enter__(self) -> "Watched":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


def files_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


@pytest.mark.parametrize("name", HUBS)
@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_every_page_opens_without_errors_requests_or_a_bar_below(
    name: str, width: int, browser: Browser, folder: Path
) -> None:
    with Watched(browser, viewport={"width": width, "height": 800}) as watched:
        for path in files_of(folder / name):
            watched.page.goto(path.as_uri())
            assert watched.page.evaluate("window.harmed") is None, path
            assert watched.page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert watched.wrong == []


def test_hostile_texts_do_no_harm_when_one_points_clicks_and_types(
    browser: Browser, folder: Path
) -> None:
    with Watched(browser) as watched:
        for path in files_of(folder / "hostile"):
            watched.page.goto(path.as_uri())
            for each in watched.page.locator(
                "main a:not(.skip), main .track .bar, main summary, main button"
            ).all():
                if each.is_visible():
                    each.hover(force=True)
                    each.focus()
            assert watched.page.evaluate("window.harmed") is None, path
        watched.page.goto(
            (folder / "hostile" / "search.html").as_uri() + "?q=<script>alert(1)</script>"
        )
        assert watched.page.evaluate("window.harmed") is None
        assert watched.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_pages_are_accessible(scheme: Any, width: int, browser: Browser, folder: Path) -> None:
    # Axe is run inside the page, where its policy allows no script of others.
    with Watched(
        browser,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
    ) as watched:
        for path in SAMPLE:
            watched.page.goto((folder / "astana" / path).as_uri())
            axe = import_module("axe_core_python.sync_playwright").Axe()
            found = axe.run(watched.page)["violations"]
            told = [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found]
            assert told == [], path


# The slider


def groups(page: Page) -> dict[str, list[str]]:
    """Return the names in each group that is shown."""
    return {
        name: page.locator(f"[data-group={name}]:not([hidden]) li a").all_inner_texts()
        for name in ("yes", "maybe", "no")
    }


def expected(hub: Hub, alliance: Alliance, day: date) -> dict[str, list[str]]:
    roster = alliance.roster(day)
    others = {
        party
        for party in alliance.history.parties - roster.possible
        if alliance.standings(party, day) != {None}
    }
    return {
        name: sorted((label_of(party, hub) for party in some), key=str.casefold)
        for name, some in [("yes", roster.certain), ("maybe", roster.uncertain), ("no", others)]
    }


@pytest.mark.parametrize("alliance", ASTANA.alliances, ids=lambda alliance: alliance.id)
def test_the_slider_shows_the_members_of_the_library(
    alliance: Alliance, browser: Browser, folder: Path
) -> None:
    days = {
        day
        for act in alliance.acts()
        for on in (act.bounds.earliest, act.bounds.latest)
        for day in near(on)
    }
    with Watched(browser) as watched:
        page = watched.page
        page.goto((folder / "astana" / address(alliance.id)).as_uri())
        shown = date.fromisoformat(page.locator("[data-date]").input_value())
        assert groups(page) == expected(ASTANA, alliance, shown)
        for day in sorted(days):
            page.locator("[data-date]").fill(str(day))
            page.locator("[data-date]").dispatch_event("change")
            assert groups(page) == expected(ASTANA, alliance, day)
        first, last = (page.locator("[data-slider]").get_attribute(name) for name in ("min", "max"))
        for value in (first, last):
            page.locator("[data-slider]").fill(value or "")
            shown = date.fromisoformat(page.locator("[data-date]").input_value())
            assert groups(page) == expected(ASTANA, alliance, shown)
        assert watched.wrong == []


def test_the_script_answers_as_the_library_for_any_history(browser: Browser, folder: Path) -> None:
    with Watched(browser) as watched:
        watched.page.goto((folder / "empty" / "index.html").as_uri())

        @settings(max_examples=100, deadline=None)
        @given(history=membership_histories(), data=st.data())
        def check(history: MembershipHistory, data: st.DataObject) -> None:
            alliance = Alliance("a", "A", history=history)
            shown = data_of(pages(hub_of(alliance)), alliance)
            if shown is None:
                return
            days = data.draw(st.lists(st.dates(), max_size=5))
            for state in shown["states"]:
                for bound in filter(None, (state["first"], state["last"])):
                    days += near(date.fromisoformat(bound))
            found = watched.page.evaluate(
                "([data, days]) => days.map((day) => roster(data, day))",
                [shown, list(map(str, days))],
            )
            for day, answers in zip(days, found, strict=True):
                roster = alliance.roster(day)
                assert answers["others"] == roster.others.value
                members = {each["page"]: each["answer"] for each in answers["members"]}
                for party in history.parties:
                    answer = roster.belongs(party) if party in roster.possible else Answer.NO
                    assert members[f"../{address(party)}"] == answer.value

        check()
        assert watched.wrong == []


def test_the_days_of_changes_are_reached_by_buttons_and_all_days_by_keys(
    browser: Browser, folder: Path
) -> None:
    with Watched(browser) as watched:
        page = watched.page
        page.goto((folder / "astana/alliances/open-government-partnership.html").as_uri())
        chosen = page.locator("[data-date]")
        page.get_by_role("button", name="Earlier change").focus()
        seen = [chosen.input_value()]
        for _ in range(3):
            page.keyboard.press("Enter")
            seen.append(chosen.input_value())
        assert seen == sorted(set(seen), reverse=True)
        page.get_by_role("button", name="Later change").click()
        assert chosen.input_value() == seen[-2]
        page.get_by_role("slider").focus()
        page.keyboard.press("ArrowRight")
        after = date.fromisoformat(chosen.input_value())
        assert (after - date.fromisoformat(seen[-2])).days == 1
        assert f"{after.day} {after:%B %Y}" in (
            page.get_by_role("slider").get_attribute("aria-valuetext") or ""
        )


# Everything else, also without a script


def test_without_javascript_all_is_there_but_the_slider(browser: Browser, folder: Path) -> None:
    with Watched(browser, java_script_enabled=False) as watched:
        page = watched.page
        page.goto((folder / "astana/alliances/e-government.html").as_uri())
        assert page.locator("[data-group=yes] li").count() == 8
        assert not page.locator("[data-choose]").is_visible()
        assert page.get_by_text("To choose another day, allow JavaScript.").is_visible()
        assert page.locator(".timeline .bar").first.is_visible()
        page.locator("summary").first.click()
        assert page.locator("details[open] p").first.is_visible()
        page.goto((folder / "astana/search.html").as_uri())
        ids = [path for path in pages(ASTANA) if "/" in path and "assets" not in path]
        assert page.locator("[data-names]").count() == len(ids)


def test_the_search_finds_names_in_any_language_and_ignores_accents(
    browser: Browser, folder: Path
) -> None:
    with Watched(browser) as watched:
        page = watched.page
        page.goto((folder / "astana/index.html").as_uri())
        page.get_by_role("searchbox").fill("tunde HUBER")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=*")
        found = page.locator("[data-names]:visible")
        assert found.all_inner_texts() == ["Katalin Tünde Huber"]
        assert "1 of " in page.get_by_role("status").inner_text()
        page.get_by_role("searchbox").fill("альянс")
        assert "P2P Learning Alliance on e-Government development" in found.all_inner_texts()
        page.get_by_role("searchbox").fill("no such record")
        assert found.count() == 0
        assert watched.wrong == []


def test_the_keyboard_reaches_the_content_and_shows_tooltips(
    browser: Browser, folder: Path
) -> None:
    with Watched(browser) as watched:
        page = watched.page
        page.goto((folder / "astana/alliances/e-government.html").as_uri())
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        bar = page.locator(".track .bar").first
        bar.focus()
        said = bar.evaluate("(bar) => getComputedStyle(bar, '::after').content")
        assert said == f'"{bar.get_attribute("aria-label")}"'
        assert "member, 9 June 2018 to" in said


def test_a_printed_page_has_its_content_and_no_controls(browser: Browser, folder: Path) -> None:
    with Watched(browser, color_scheme="dark") as watched:
        page = watched.page
        page.goto((folder / "astana/alliances/e-government.html").as_uri())
        page.emulate_media(media="print")
        assert not page.get_by_role("navigation").is_visible()
        assert not page.locator("[data-choose]").is_visible()
        assert page.locator(".timeline .bar").first.is_visible()
        color = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert color == "rgb(255, 255, 255)"


def test_with_dark_colours_the_page_is_dark(browser: Browser, folder: Path) -> None:
    with Watched(browser, color_scheme="dark") as watched:
        watched.page.goto((folder / "astana/index.html").as_uri())
        color = watched.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(map(int, color[4:-1].split(","))) < 64
