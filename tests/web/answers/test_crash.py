"""A confirmation that its host has seen survives the sudden end of the server."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from urllib.error import URLError

import pytest

from config import Config
from tests.databases import opened
from tests.hosting import PARLIAMENT, asked, token_of
from tests.web.answers.answering import NOW
from tests.web.browsing import EMAIL, PASSWORD
from visitplanner.storage.replies import replies_to
from visitplanner.use_cases.add_user import add_user

PATIENCE = 60.0
"""Seconds until a server has to be there."""


class Server:
    """The site in a process of its own."""

    def __init__(self, config: Config) -> None:
        self.config = config
        settings = {
            "VISITPLANNER_INSTANCE": str(config.instance),
            "VISITPLANNER_PORT": str(config.port),
            "VISITPLANNER_RATE_LIMITS": "0",
            "VISITPLANNER_EMBEDDED_WORKER": "0",
        }
        command = [sys.executable, "-m", "visitplanner", "serve"]
        self.process = subprocess.Popen(
            command, env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.config.address}/sign-in", timeout=2).close()
                return
            except URLError:
                time.sleep(0.1)
        pytest.fail("The site did not come up.")


@pytest.fixture
def server(config: Config) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with opened(config) as app:
        # With an account and a visit there is nothing to make ready first.
        add_user(EMAIL, passwords=app.extensions["visitplanner"].passwords, now=NOW, password=PASSWORD)
    running = Server(Config(instance=config.instance, port=port))
    try:
        running.wait()
        yield running
    finally:
        running.process.kill()
        running.process.wait()


def test_an_answer_is_there_after_the_server_was_killed_right_behind_it(server: Server) -> None:
    with opened(server.config):
        token = token_of("V-JOKE-2027", PARLIAMENT)
    host = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = host.open(f"{server.config.address}/h/{token}", timeout=PATIENCE).read().decode()
    fields = {name: re.search(rf'name="{name}"[^>]*value="([^"]+)"', page) for name in ("csrf_token", "link")}
    form = {name: found[1] for name, found in fields.items() if found}
    form |= {"A01#1.round": "1", "A01#1.choice": "confirm"}

    with host.open(f"{server.config.address}/h", urllib.parse.urlencode(form).encode(), timeout=PATIENCE) as answer:
        server.process.kill()
        shown = answer.status
    server.process.wait()

    assert shown == 200
    with opened(server.config):
        agreement = asked("V-JOKE-2027", PARLIAMENT)
        assert [each.state for each in agreement.slots] == ["confirmed"]
        assert [each.reply.answer for each in replies_to(agreement.id)] == ["confirm"]
