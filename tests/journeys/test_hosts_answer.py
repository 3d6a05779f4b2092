"""Hosts are asked, one answers on a phone without scripts, and the board of agreements follows, in both languages."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.window import Window, window

BOARD = "/visits/V-HOSTS/invitations"
HOST = {"en": ("#host-row-H12", "A01-1"), "ar": ("#host-row-H10", "A02-1")}
"""Another host in each language, so that neither finds the other's answer."""


def link_for(coordinator: Window, row: str) -> str:
    """A new link for a host, copied from where it is shown once."""
    coordinator.go(BOARD)
    coordinator.page.locator(f"{row} form[action$='/link'] button").click()
    return coordinator.page.locator(".secret").inner_text()


def confirmed(coordinator: Window) -> int:
    coordinator.go(BOARD)
    found = re.search(r"\d+", coordinator.page.locator("#share-heading").inner_text())
    assert found
    return int(found[0])


def ask_everybody(coordinator: Window) -> None:
    coordinator.go(BOARD)
    button = coordinator.page.locator("form[action$='/invitations'] button")
    if button.count():
        button.click()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_host_is_asked_and_confirms_on_a_phone_without_scripts(browser: Browser, address: str, language: str) -> None:
    row, slot = HOST[language]
    with window(browser, address, language=language) as coordinator:
        coordinator.sign_in()
        ask_everybody(coordinator)
        link = link_for(coordinator, row)
        before = confirmed(coordinator)

        with window(browser, address, language=language, width=360, java_script_enabled=False) as host:
            host.page.goto(link)
            assert host.path == "/h"
            host.page.locator(f"#slot-{slot}-confirm").check()
            host.page.locator(".answer-send").click()
            expect(host.page.locator(".notice-done")).to_be_visible()

        assert confirmed(coordinator) == before + 1
        expect(coordinator.page.locator(f"{row} .badge-good").first).to_be_visible()
        assert coordinator.complaints == []


@pytest.mark.browser
def test_a_scanner_that_runs_scripts_decides_nothing(browser: Browser, address: str) -> None:
    with window(browser, address) as coordinator:
        coordinator.sign_in()
        ask_everybody(coordinator)
        link = link_for(coordinator, "#host-row-H13")
        before = confirmed(coordinator)

        with window(browser, address) as scanner:
            for _ in range(20):
                scanner.page.goto(link)
                scanner.page.wait_for_load_state("networkidle")
            assert scanner.path == "/h"
            assert scanner.page.locator("input[type=radio]:checked").count() == 0

        assert confirmed(coordinator) == before


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_of_asking_and_answering_have_no_barrier_and_fit_every_screen(
    browser: Browser, address: str, language: str
) -> None:
    with window(browser, address, language=language) as here:
        here.sign_in()
        ask_everybody(here)
        link = link_for(here, "#host-row-H13")
        for path in (BOARD, "/visits/V-HOSTS/hosts/H13/answer", "/visits/V-HOSTS/record", link.removeprefix(address)):
            here.page.goto(address + path)
            assert (path, here.barriers(), here.sideways()) == (path, [], [])
        for choice in ("offer", "decline", "pass_on"):
            here.page.locator(f"#slot-C01-1-{choice}").check()
            assert (choice, here.barriers(), here.sideways()) == (choice, [], [])
        assert here.complaints == []
