"""From a visit file to people's calendars, as a coordinator does it, in each language."""

import json
import re
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.factories import example_file
from tests.journeys.window import Window, times_of, window


@dataclass(frozen=True)
class Words:
    """What the journey looks for on the pages, in one language."""

    direction: str
    lunch: str


WORDS = {
    "en": Words("ltr", "Lunch"),
    "ar": Words("rtl", "غداء"),
}


def a_file(folder: Path, language: str) -> Path:
    """The five-day visit under an identifier of its own; nothing is agreed, or two of them would share their hosts."""
    visit = json.loads(example_file("jordan-kenya-5day"))
    visit["visit"]["id"] = f"V-JOURNEY-{language.upper()}"
    for session in visit["sessions"]:
        session["status"] = "idea"
    path = folder / "visit.json"
    path.write_text(json.dumps(visit), encoding="utf-8")
    return path


@pytest.mark.browser
@pytest.mark.parametrize(("language", "width", "patient"), [("en", 1280, True), ("ar", 390, False)])
def test_a_visit_goes_from_its_file_to_a_calendar(
    browser: Browser, address: str, tmp_path: Path, language: str, width: int, patient: bool
) -> None:
    with window(browser, address, language=language, width=width) as here:
        here.sign_in()
        visit = import_file(here, a_file(tmp_path, language))
        watch_planning(here, visit)
        if patient:
            expect(here.page.get_by_text("Proven best plan").first).to_be_visible(timeout=60_000)
        else:
            here.page.locator("form[action$='/stop'] button").click()
        expect(here.page.locator("#proof-heading")).to_be_visible(timeout=30_000)
        expect(here.page.locator("#progress")).to_have_count(0)
        read_programme(here, visit, WORDS[language])
        feed = make_link(here, visit, language)
        read_feed(feed)
        switch_and_sign_out(here, visit)

        assert here.complaints == []


def import_file(here: Window, file: Path) -> str:
    here.page.locator("a[href='/visits/import']").first.click()
    here.page.set_input_files("#file", file)
    here.page.locator("main form button").click()
    here.page.wait_for_url("**/visits/V-JOURNEY-*")
    assert here.barriers() == []
    return here.path


def watch_planning(here: Window, visit: str) -> None:
    """Starts the run, leaves and comes back while it is running, and sees its figures appear by themselves."""
    here.go(f"{visit}/plan")
    here.page.locator("main form button").click()
    progress = here.page.locator("#progress")
    expect(progress).to_be_visible()
    here.page.reload()
    expect(progress).to_be_visible()
    assert here.barriers() == []
    value, bound, gap, _ = progress.locator("dd").all()
    for figure in (value, bound, gap):
        expect(figure).to_contain_text(re.compile(r"\d"), timeout=30_000)


def read_programme(here: Window, visit: str, words: Words) -> None:
    here.go(visit)
    assert here.direction == words.direction
    expect(here.page.locator(".board-day")).to_have_count(5)
    expect(here.page.get_by_text(words.lunch).first).to_be_visible()
    text = here.page.locator(".board").inner_text()
    assert len(times_of(text)) > 26
    assert all(start < end for start, _, end in (each.partition("–") for each in times_of(text)))


def make_link(here: Window, visit: str, language: str) -> str:
    here.go(f"{visit}/calendar")
    here.page.locator("form[action$='/links'] button").click()
    feed = here.page.locator(".secret").inner_text()
    assert f"/{language}/" in feed
    here.page.reload()
    expect(here.page.locator(".secret")).to_have_count(0)
    return feed


def read_feed(feed: str) -> None:
    with urllib.request.urlopen(feed) as answer:
        calendar = answer.read().decode()
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert calendar.count("BEGIN:VEVENT") >= 25


def switch_and_sign_out(here: Window, visit: str) -> None:
    before = here.direction
    here.go(visit)
    here.switch_language()
    assert here.path == visit
    assert here.direction != before
    here.page.locator(".site-tools form").last.locator("button").click()
    here.page.wait_for_url("**/sign-in")
    assert here.direction != before
    here.page.goto(here.address + visit)
    assert here.path.startswith("/sign-in")
