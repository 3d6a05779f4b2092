"""The loop in the browser: plan, ask, confirm, decline, and a repair that is proposed and applied."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.window import Window, window

SURE, DECLINING = "S001", "S002"
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

    def send_by_hand(self) -> list[str]:
        """Every draft is read here and sent with a mail program; the links to answer that stand in the letters."""
        links = []
        self.coordinator.go(f"{self.visit}/letters?state=draft")
        for path in self.page.locator(".rows h3 a").evaluate_all("all => all.map(each => each.pathname)"):
            self.coordinator.go(path)
            file = self.page.request.get(f"{self.coordinator.address}{path}/mail-1.eml").body()
            body = message_from_bytes(file, policy=policy.default).get_body(("plain",))
            assert body
            links += re.findall(r"http://\S+/h/[\w-]+", body.get_content())[:1]
            self.page.locator("form[action$='/sent-by-hand'] button").click()
        return links

    def host_of(self, link: str) -> str:
        """Known by the meeting on its page."""
        with window(self.browser, self.coordinator.address, language=self.language) as host:
            host.page.goto(link)
            found = host.page.locator("[id^=slot-][id$='-title']").first.get_attribute("id")
        assert found
        return found.split("-")[1]

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


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_plan_is_asked_for_answered_and_repaired(browser: Browser, own_address: str, language: str) -> None:
    with window(browser, own_address, language=language) as coordinator:
        coordinator.sign_in()
        loop = Loop(browser, coordinator, language)
        loop.plan()
        loop.ask()
        links = {loop.host_of(link): link for link in loop.send_by_hand()}

        loop.answer(links[SURE], confirm)
        loop.answer(links[DECLINING], decline)
        loop.until("/repairs", ".way form button")
        assert (coordinator.barriers(), coordinator.sideways()) == ([], [])
        coordinator.page.locator(".way form button").first.click()
        expect(coordinator.page.locator(".notice-done")).to_be_visible()

        assert coordinator.complaints == []
