"""Takes the pictures of the README from a site of its own, on which it first asks the hosts of an example visit."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, ViewportSize, sync_playwright

from scripts.browser import find
from visitplanner.language.languages import LANGUAGES, Language

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
VISIT = "/visits/V-KEJO-2018"
ASKED = "/visits/V-JOKE-2027"
TOUR = {
    "setup": f"{ASKED}/setup/hosts",
    "board": f"{ASKED}/board",
    "coverage": f"{ASKED}/coverage",
    "letters": f"{ASKED}/letters",
}
"""The pages of the tour, by the name of the picture; taken in English, as far as a laptop shows them."""
EMAIL = re.compile(r"\S+@\S+")
PASSWORD = re.compile(r"\b\w{5}(?:-\w{5}){3}\b")
FRAME = ViewportSize(width=1200, height=900)
LAPTOP = ViewportSize(width=1200, height=760)
PATIENCE = 300
"""Seconds until the example visit has to be planned."""
PHONE = ViewportSize(width=360, height=740)


def main() -> int:
    """Starts a site in a new folder, takes the pictures, stops it. Exit status 3 without a browser."""
    browser = find()
    if browser is None:
        print("The pictures need a Chromium.", file=sys.stderr)
        return 3
    PICTURES.mkdir(parents=True, exist_ok=True)
    with site() as (address, email, password), sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        page = playwright.chromium.launch(executable_path=browser, args=flags).new_page(viewport=FRAME)
        take(page, address, email, password)
    return 0


@contextmanager
def site() -> Iterator[tuple[str, str, str]]:
    """A first run in a new folder: its address, and the e-mail address and password that it tells."""
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        settings = {"VISITPLANNER_INSTANCE": folder, "VISITPLANNER_PORT": str(port), "LC_ALL": "C.UTF-8"}
        server = subprocess.Popen(
            [sys.executable, "-m", "visitplanner", "serve"],
            env=os.environ | settings,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            said = ""
            while not PASSWORD.search(said):
                line = server.stdout.readline() if server.stdout else ""
                if not line:
                    raise RuntimeError(f"The site did not start: {said}")
                said += line
            yield f"http://127.0.0.1:{port}", EMAIL.findall(said)[0], PASSWORD.findall(said)[0]
        finally:
            server.terminate()
            server.wait()


def take(page: Page, address: str, email: str, password: str) -> None:
    """Signs in, and keeps the visit's programme as each language shows it, and the tour."""
    page.goto(f"{address}/sign-in")
    page.fill("#email", email)
    page.fill("#password", password)
    page.click("main form button")
    page.wait_for_url("**/visits")
    for language in LANGUAGES.values():
        speak(page, language)
        page.goto(f"{address}{VISIT}")
        page.screenshot(path=PICTURES / f"programme.{language.code}.png", full_page=True)
    speak(page, LANGUAGES["en"])
    take_tour(page, address)


def speak(page: Page, language: Language) -> None:
    if page.locator("html").get_attribute("lang") != language.code:
        page.get_by_role("button", name=language.own_name).click()
        page.wait_for_load_state()


def plan_visit(page: Page, address: str) -> None:
    """Has the visit planned, and waits until it is."""
    page.goto(f"{address}{ASKED}/plan")
    page.locator("main form[action$='/plan'] button").first.click()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        page.goto(f"{address}{ASKED}/board")
        if page.locator(".board-tools").count():
            return
        page.wait_for_timeout(2_000)
    raise RuntimeError("The example visit was not planned.")


def take_tour(page: Page, address: str) -> None:
    """From the setup over a second scenario to what a host sees on a phone."""
    page.set_viewport_size(LAPTOP)
    plan_visit(page, address)
    page.goto(f"{address}{ASKED}/invitations")
    page.locator("main form[action$='/invitations'] button").last.click()
    page.wait_for_load_state()
    for name, path in TOUR.items():
        page.goto(f"{address}{path}")
        page.screenshot(path=PICTURES / f"{name}.png")
    page.goto(f"{address}{ASKED}/scenarios")
    page.locator("main form[action$='/copy'] button").first.click()
    page.wait_for_load_state()
    page.goto(f"{address}{ASKED}/scenarios")
    page.screenshot(path=PICTURES / "scenarios.png")
    page.goto(f"{address}{ASKED}/invitations")
    page.locator("main form[action$='/link'] button").first.click()
    link = page.locator(".secret").inner_text()
    page.set_viewport_size(PHONE)
    page.goto(address + urlsplit(link).path)
    page.screenshot(path=PICTURES / "host.png")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


if __name__ == "__main__":
    sys.exit(main())
