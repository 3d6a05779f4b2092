"""A browser window that notes whatever its pages complain about."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.web.browsing import EMAIL, PASSWORD

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (360, 768, 1280)
_LISTEN = "document.addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective))"


class Window:
    """One window on the site at ``address``, speaking ``language``; ``complaints`` are its errors and warnings."""

    def __init__(self, page: Page, address: str, language: str) -> None:
        self.page, self.address, self.language = page, address, language
        self.complaints: list[str] = []
        page.add_init_script(_LISTEN)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer
        assert answer.status == 200, f"{path} answered {answer.status}"

    def sign_in(self) -> None:
        self.go("/")
        self.page.fill("#email", EMAIL)
        self.page.fill("#password", PASSWORD)
        self.page.locator("main form button").click()
        self.page.wait_for_url("**/visits")
        if self.page.locator("html").get_attribute("lang") != self.language:
            # The account remembers the language of an earlier journey.
            self.switch_language()

    def switch_language(self) -> None:
        self.page.locator(".site-tools form").first.locator("button").click()
        self.page.wait_for_load_state()

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    @property
    def direction(self) -> Any:
        return self.page.evaluate("getComputedStyle(document.body).direction")

    def sideways(self) -> list[int]:
        """The widths at which the whole page could be scrolled sideways."""
        before = self.page.viewport_size
        assert before
        found = [width for width in WIDTHS if self._overflow_at(width, before["height"]) > 0]
        self.page.set_viewport_size(before)
        return found

    def barriers(self) -> list[str]:
        """What axe finds, as its rules and the elements concerned."""
        self.page.evaluate(AXE)
        result = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{each['id']}: {node['html'][:120]}" for each in result["violations"] for node in each["nodes"]]

    def _overflow_at(self, width: int, height: int) -> int:
        self.page.set_viewport_size({"width": width, "height": height})
        root = "document.documentElement"
        return int(self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@contextmanager
def window(
    browser: Browser, address: str, *, language: str = "en", width: int = 1280, **options: Any
) -> Iterator[Window]:
    """A new window in a profile of its own."""
    locale = {"en": "en-GB", "ar": "ar-JO"}[language]
    context = browser.new_context(locale=locale, viewport={"width": width, "height": 900}, **options)
    try:
        yield Window(context.new_page(), address, language)
    finally:
        context.close()


def times_of(text: str) -> list[str]:
    """Every time range of a text, as it is written."""
    return re.findall(r"\d\d:\d\d–\d\d:\d\d", text)
