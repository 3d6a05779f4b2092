"""Every page in both languages: no barrier, no complaint, nothing that only fits by scrolling sideways.

A page that is not walked has to be named, with the journey that shows it or the reason why none does.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.factories import REFERENCE
from tests.journeys.window import Window, times_of, window
from visitplanner.entrypoints.web.sheets import STEP_PAGES

PATHS = (
    "/visits",
    "/visits/import",
    "/visits/new",
    f"/visits/{REFERENCE}/copy",
    f"/visits/{REFERENCE}/readiness",
    *(f"/visits/{REFERENCE}/setup/{each.name}" for each in STEP_PAGES),
    f"/visits/{REFERENCE}/setup/days/days/2018-04-23",
    f"/visits/{REFERENCE}/setup/hosts/sites/SITE-DK",
    f"/visits/{REFERENCE}/setup/people/members/new",
    f"/visits/{REFERENCE}/setup/sessions/sessions/S03",
    f"/visits/{REFERENCE}",
    f"/visits/{REFERENCE}/sessions",
    f"/visits/{REFERENCE}/hosts",
    f"/visits/{REFERENCE}/topics",
    f"/visits/{REFERENCE}/plan",
    f"/visits/{REFERENCE}/board",
    f"/visits/{REFERENCE}/board/move?occurrence=S03%231&date=2018-04-23&start=21:00",
    f"/visits/{REFERENCE}/scenarios",
    f"/visits/{REFERENCE}/statistics",
    f"/visits/{REFERENCE}/coverage",
    f"/visits/{REFERENCE}/routes",
    f"/visits/{REFERENCE}/print",
    f"/visits/{REFERENCE}/sessions/S03/why",
    f"/visits/{REFERENCE}/sessions/S03/require",
    f"/visits/{REFERENCE}/statistics",
    f"/visits/{REFERENCE}/coverage",
    f"/visits/{REFERENCE}/routes",
    f"/visits/{REFERENCE}/print",
    f"/visits/{REFERENCE}/sessions/S03/why",
    f"/visits/{REFERENCE}/sessions/S03/require",
    f"/visits/{REFERENCE}/record",
    f"/visits/{REFERENCE}/times",
    f"/visits/{REFERENCE}/coordinators",
    f"/visits/{REFERENCE}/clearance",
    "/visits/V-HOSTS/invitations",
    f"/visits/{REFERENCE}/repairs",
    f"/visits/{REFERENCE}/letters",
    f"/visits/{REFERENCE}/letters/send",
    f"/visits/{REFERENCE}/calendar",
    "/catalogue/organisations",
    "/catalogue/organisations/new",
    "/catalogue/sites/new",
    "/catalogue/countries",
    "/catalogue/countries/JO",
    f"/visits/{REFERENCE}/from-catalogue",
    f"/visits/{REFERENCE}/exports",
    "/visits/workbook",
    f"/visits/{REFERENCE}/calendar-answers",
    "/visits/V-ASKED/letters/1",
    "/visits/V-ASKED/letters/1/edit",
    "/visits/V-ASKED/hosts/H12/answer",
    "/account/password",
)
ELSEWHERE = {
    "account.sign_in": "below",
    "answer.page": "hosts answer in a journey of their own",
    "times.page": "its secret address is known to its host only",
    "workbooks.draft": "a workbook becomes a plan in a journey of its own",
    "catalogue.entry": "the page of a new entry is the same",
    "catalogue_hours.hours": "its address holds a number that nobody can know",
    "fixes.of_plan": "the page of a session that has to be in the plan is the same",
    "fixes.of_answer": "the page of a session that has to be in the plan is the same",
}
NO_PAGES = {
    "answer.enter",
    "board.windows",
    "catalogue.front",
    "countries.choose",
    "exports.everything",
    "exports.visit_file",
    "exports.workbook",
    "feeds.download",
    "feeds.feed",
    "letters.docx",
    "letters.mail",
    "letters.pdf",
    "plan.progress",
    "setup.resume",
    "static",
    "times.enter",
    "visits.front_door",
    "why.answer",
    "workbooks.template",
}
"""They lead on, or answer with a file or with a part of a page."""


def test_every_page_is_walked(app: Flask) -> None:
    addresses = app.url_map.bind("localhost")
    walked = {addresses.match(urlsplit(path).path)[0] for path in PATHS}

    routes = {each.endpoint for each in app.url_map.iter_rules() if "GET" in (each.methods or ())}

    assert routes - walked == NO_PAGES | set(ELSEWHERE)


@pytest.fixture(scope="module", params=["en", "ar"])
def signed_in(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Window]:
    with window(browser, address, language=request.param) as here:
        here.sign_in()
        yield here


@pytest.mark.browser
@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_barrier_and_fits_every_screen(signed_in: Window, path: str) -> None:
    signed_in.complaints.clear()

    signed_in.go(path)

    assert signed_in.barriers() == []
    assert signed_in.sideways() == []
    assert signed_in.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_sign_in_has_no_barrier_and_fits_every_screen(browser: Browser, address: str, language: str) -> None:
    with window(browser, address, language=language) as here:
        here.go("/sign-in")

        assert here.page.locator("html").get_attribute("lang") == language
        assert here.barriers() == []
        assert here.sideways() == []
        assert here.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_refusal_has_no_barrier(browser: Browser, address: str, language: str) -> None:
    with window(browser, address, language=language) as here:
        here.page.goto(f"{address}/nowhere")

        assert here.barriers() == []
        assert here.sideways() == []


@pytest.mark.browser
def test_both_languages_show_the_same_programme_from_opposite_sides(browser: Browser, address: str) -> None:
    with window(browser, address) as here:
        here.sign_in()
        here.go(f"/visits/{REFERENCE}")
        first = edges(here)
        here.switch_language()
        second = edges(here)

    assert first.times == second.times
    assert len(first.times) > 9
    # The first day stands at the start of the line: left of the second in one language, right of it in the other.
    assert (first.first_day < first.second_day) != (second.first_day < second.second_day)


@pytest.mark.browser
def test_a_time_range_is_drawn_from_left_to_right_in_arabic(browser: Browser, address: str) -> None:
    with window(browser, address, language="ar") as here:
        here.sign_in()
        here.go(f"/visits/{REFERENCE}")
        start, end = here.page.evaluate(
            """() => {
                const text = [...document.querySelectorAll('.card-time')].map(each => each.firstChild)
                    .find(each => each.data.includes('–'));
                const left = index => {
                    const range = document.createRange();
                    range.setStart(text, index);
                    range.setEnd(text, index + 1);
                    return range.getBoundingClientRect().left;
                };
                const dash = text.data.indexOf('–');
                return [left(dash - 1), left(dash + 1)];
            }"""
        )

    assert start < end


@pytest.mark.browser
def test_the_pages_work_without_scripts(browser: Browser, address: str) -> None:
    with window(browser, address, java_script_enabled=False) as here:
        here.sign_in()
        here.go(f"/visits/{REFERENCE}/plan")
        here.page.locator("main form button").first.click()

        expect(here.page.get_by_text("Proven best plan").first).to_be_visible(timeout=30_000)


@pytest.mark.browser
def test_the_whole_way_to_a_session_is_walked_with_the_keyboard(browser: Browser, address: str) -> None:
    with window(browser, address) as here:
        here.sign_in()
        here.go(f"/visits/{REFERENCE}")
        here.page.keyboard.press("Tab")
        expect(here.page.locator(".skip-link")).to_be_focused()
        here.page.keyboard.press("Enter")
        expect(here.page.locator("#main")).to_be_focused()
        for _ in range(20):
            here.page.keyboard.press("Tab")
            if here.page.evaluate("document.activeElement.classList.contains('card-title')"):
                break
        here.page.keyboard.press("Enter")

        here.page.wait_for_url("**/sessions#S01")


class Edges:
    def __init__(self, times: list[str], first_day: float, second_day: float) -> None:
        self.times, self.first_day, self.second_day = times, first_day, second_day


def edges(here: Window) -> Edges:
    places = [each.bounding_box() for each in here.page.locator(".board-date").all()[:2]]
    assert places[0]
    assert places[1]
    return Edges(times_of(here.page.locator(".board").inner_text()), places[0]["x"], places[1]["x"])
