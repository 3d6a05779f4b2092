"""Finds a Chromium for the browser tests, and installs Debian's where it may; run, it prints the browser's path.

Exit status 3 without any browser: a person goes on without these tests, an unattended run must not.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "VISITPLANNER_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> Path | None:
    """The browser named in the environment, else Playwright's own, else one of the system's."""
    return next((path for path in _candidates() if path.is_file() and os.access(path, os.X_OK)), None)


def may_install() -> bool:
    """Whether this is a Debian on which we are root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install() -> None:
    """Debian's Chromium with a font that has Arabic letters. Raises ``CalledProcessError``."""
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
    ):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=True)


def _candidates() -> Iterator[Path]:
    named = os.environ.get(VARIABLE)
    if named:
        yield Path(named)
        return
    own = _playwrights_own()
    if own is not None:
        yield own
    yield from (Path(path) for path in map(shutil.which, NAMES) if path)
    yield from map(Path, MAC_APPLICATIONS)


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright  # here, so that the module loads without the test tools

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def main() -> int:
    """Prints the path of a browser."""
    browser = find()
    if browser is None and os.environ.get(VARIABLE) is None and may_install():
        print("No Chromium here: installing Debian's.", file=sys.stderr)
        install()
        browser = find()
    if browser is None:
        print(f"No Chromium was found. Install one, or name one in {VARIABLE}.", file=sys.stderr)
        return 3
    print(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
