"""Takes the pictures of the README from a site of its own: the programme of the reference visit in each language."""

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from scripts.browser import find
from visitplanner.language.languages import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
VISIT = "/visits/V-KEJO-2018"
EMAIL = re.compile(r"\S+@\S+")
PASSWORD = re.compile(r"\b\w{5}(?:-\w{5}){3}\b")
FRAME = ViewportSize(width=1200, height=900)


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
    """Signs in, and keeps the visit's programme as each language shows it."""
    page.goto(f"{address}/sign-in")
    page.fill("#email", email)
    page.fill("#password", password)
    page.click("main form button")
    page.wait_for_url("**/visits")
    for language in LANGUAGES.values():
        if page.locator("html").get_attribute("lang") != language.code:
            page.get_by_role("button", name=language.own_name).click()
            page.wait_for_load_state()
        page.goto(f"{address}{VISIT}")
        page.screenshot(path=PICTURES / f"programme.{language.code}.png", full_page=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


if __name__ == "__main__":
    sys.exit(main())
