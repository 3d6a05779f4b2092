"""The site as it is served, in processes of its own, and hosts who reach it over HTTP."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPException, HTTPResponse
from http.cookiejar import CookieJar
from typing import NamedTuple

import pytest

from config import Config
from tests.databases import opened
from tests.web.answers.answering import NOW
from tests.web.browsing import EMAIL, PASSWORD
from visitplanner.use_cases.add_user import add_user

PATIENCE = 120.0
"""Seconds until a server has to be there, and until it has to answer."""


class Server:
    """One process that serves a site; several of one site are as good as one."""

    def __init__(self, config: Config) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        self.address = f"http://127.0.0.1:{port}"
        self._settings = {
            "VISITPLANNER_INSTANCE": str(config.instance),
            "VISITPLANNER_DATABASE_URL": config.database_url,
            "VISITPLANNER_PORT": str(port),
            "VISITPLANNER_RATE_LIMITS": "0",
            "VISITPLANNER_EMBEDDED_WORKER": "0",
        }
        self.start()

    def start(self) -> None:
        """At the same address as before."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "visitplanner", "serve"],
            env=os.environ | self._settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Until it answers."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.address}/sign-in", timeout=2).close()
                return
            except (OSError, HTTPException):
                time.sleep(0.05)
            if self.process.poll() is not None:
                # Somebody's connection may have had our port for a moment.
                self.start()
        pytest.fail("The site did not come up.")

    def kill(self) -> None:
        """At once, as when the power goes."""
        self.process.kill()
        self.process.wait()


@contextmanager
def served(config: Config, count: int = 1) -> Iterator[list[Server]]:
    """So many processes that serve a site with a visit, and answer."""
    with opened(config) as app:
        # With an account, too, there is nothing to make ready first.
        add_user(EMAIL, passwords=app.extensions["visitplanner"].passwords, now=NOW, password=PASSWORD)
    with ExitStack() as running:
        servers = [Server(config) for _ in range(count)]
        for each in servers:
            running.callback(each.kill)
        for each in servers:
            each.wait()
        yield servers


class Answer(NamedTuple):
    status: int
    text: str


class HostAtHome:
    """A host with a browser of its own. What a server that ends leaves unanswered raises ``OSError``."""

    def __init__(self, address: str, token: str) -> None:
        self._address, self._token = address, token
        self._form: dict[str, str] = {}

    def enter(self) -> None:
        """Open the link of the letter, and the page behind it."""
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _AsItIs())
        assert self._ask(f"/h/{self._token}").status == 302
        page = self._ask("/h").text
        found = {name: re.search(rf'name="{name}"[^>]*value="([^"]+)"', page) for name in ("csrf_token", "link")}
        self._form = {name: value[1] for name, value in found.items() if value}

    def answer(self, slot: str, **fields: str) -> Answer:
        """What follows on ``answer("A01#1", choice="confirm")``."""
        values = {f"{slot}.{name}": value for name, value in {"round": "1", **fields}.items()}
        return self._ask("/h", urllib.parse.urlencode(self._form | values).encode())

    def _ask(self, path: str, data: bytes | None = None) -> Answer:
        try:
            with self._opener.open(f"{self._address}{path}", data, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.read().decode())
        except HTTPException as cut:
            raise ConnectionError from cut


class _AsItIs(urllib.request.HTTPErrorProcessor):
    """Nobody is sent elsewhere by an answer, and a refusal is an answer too."""

    def http_response(self, request: urllib.request.Request, response: HTTPResponse) -> HTTPResponse:
        return response
