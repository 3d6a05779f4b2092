"""The whole loop in the browser: plan, ask, confirm, decline, repair, offer, accept, until all is confirmed."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import LOOP_SESSIONS
from tests.journeys.window import Window, window

SURE, DECLINING, OFFERING = LOOP_SESSIONS
"""Meetings whose hosts do so."""


class Loop:
    """A coordinator at one visit, and its hosts, each with the link from its own letter."""

    def __init__(self, browser: Browser, coordinator: Window, language: str) -> None:
        self.browser, self.coordinator, self.language = browser, coordinator, language
        self.visit = f"/visits/V-LOOP-{language.upper()}"
        self.page: Page = coordinator.page

    def until(self, path: str, selector: str) -> None:
        """Look at a page again until something is there."""
        for _ in range(120):
            self.coordinator.go(self.visit + path)
            if self.page.locator(selector).count():
                return
            self.page.wait_for_timeout(1000)
        pytest.fail(f"{selector} did not come up on {path}")

    def plan(self) -> None:
        self.coordinator.go(self.visit + "/plan")
        self.page.locator("form[action$='/plan'] button.btn-primary").click()
        self.until("/invitations", "form[action$='/invitations'] button[type=submit]")

    def ask(self) -> None:
        self.page.locator("form[action$='/invitations'] button[type=submit]").click()
        expect(self.page.locator("[id^=host-row-]").first).to_be_visible()

    def send_by_hand(self) -> dict[str, str]:
        """Every draft is read here and sent with a mail program; by meeting, the link to answer in its letter."""
        links = []
        self.coordinator.go(f"{self.visit}/letters?state=draft")
        for path in self.page.locator(".rows h3 a").evaluate_all("all => all.map(each => each.pathname)"):
            self.coordinator.go(path)
            file = self.page.request.get(f"{self.coordinator.address}{path}/mail-1.eml").body()
            body = message_from_bytes(file, policy=policy.default).get_body(("plain",))
            assert body
            links += re.findall(r"http://\S+/h/[\w-]+", body.get_content())[:1]
            self.page.locator("form[action$='/sent-by-hand'] button").click()
        return {meeting: link for link in links for meeting in self.meetings_of(link)}

    def meetings_of(self, link: str) -> list[str]:
        """The sessions on the page of a host."""
        with window(self.browser, self.coordinator.address, language=self.language) as host:
            host.page.goto(link)
            titles = host.page.locator("[id^=slot-][id$='-title']")
            expect(titles.first).to_be_visible()
            return [each.split("-")[1] for each in titles.evaluate_all("all => all.map(each => each.id)")]

    def answer(self, link: str, say: Callable[[Page], None]) -> None:
        """On a phone without scripts."""
        with window(
            self.browser, self.coordinator.address, language=self.language, width=360, java_script_enabled=False
        ) as host:
            host.page.goto(link)
            say(host.page)
            host.page.locator(".answer-send").click()
            expect(host.page.locator(".notice-done")).to_be_visible()


def confirm(page: Page) -> None:
    for choice in page.locator("input[type=radio][id$='-confirm']").all():
        choice.check()


def decline(page: Page) -> None:
    page.locator("input[type=radio][id$='-decline']").first.check()


def offer(page: Page) -> None:
    """A morning on which no plan of this visit holds anything, so that the offer can always be taken up."""
    page.locator("input[type=radio][id$='-offer']").first.check()
    page.locator("select[id$='-date0']").first.select_option("2027-03-03")
    page.locator("input[id$='-start0']").first.fill("09:00")
    page.locator("input[id$='-end0']").first.fill("11:00")


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_plan_is_asked_for_answered_repaired_and_confirmed(browser: Browser, own_address: str, language: str) -> None:
    with window(browser, own_address, language=language) as coordinator:
        coordinator.sign_in()
        loop = Loop(browser, coordinator, language)
        loop.plan()
        loop.ask()
        links = loop.send_by_hand()

        loop.answer(links[SURE], confirm)
        loop.answer(links[DECLINING], decline)
        loop.until("/repairs", ".way form button")
        assert (coordinator.barriers(), coordinator.sideways()) == ([], [])
        coordinator.page.locator(".way form button").first.click()
        expect(coordinator.page.locator(".notice-done")).to_be_visible()

        loop.answer(links[OFFERING], offer)
        loop.until("/invitations", "form[action*='/repairs/'][action$='/apply'] button")
        assert (coordinator.barriers(), coordinator.sideways()) == ([], [])
        coordinator.page.locator("form[action*='/repairs/'][action$='/apply'] button").first.click()
        expect(coordinator.page.locator(".notice-done")).to_be_visible()

        answered = {links[each] for each in LOOP_SESSIONS}
        links |= loop.send_by_hand()
        for link in set(links.values()) - answered:
            loop.answer(link, confirm)
        coordinator.go(loop.visit + "/invitations")
        expect(coordinator.page.locator(".coverage progress")).to_have_attribute("value", "1.000")
        assert coordinator.complaints == []
