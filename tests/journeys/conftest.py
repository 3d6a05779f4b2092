"""A site in a process of its own, as it is really served, and a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from config import Config
from scripts.browser import find
from tests.databases import make_tables, opened
from tests.factories import example_file
from tests.hosting import PARLIAMENT, RIVAL_PLAN, a_visit_to_host, invite, planned
from tests.web.browsing import EMAIL, PASSWORD
from visitplanner.planning import Limits
from visitplanner.storage.coordinators import assign
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import save_visit
from visitplanner.use_cases.add_user import add_user
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.plan_visit import plan_visit
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.request_plan import request_plan
from visitplanner.visit.entities import Session, Visit
from visitplanner.visit.generator import Size, generate

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30.0
"""Seconds until a server has to be there."""
LOOP_SESSIONS = ("S001", "S002", "S004")
"""Whose hosts confirm, decline, and offer another time in the journey through the whole loop."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail("The browser tests need a Chromium, and there is none.")
    # Chromium's sandbox does not work for root.
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(path), args=flags)
        yield running
        running.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site answers: with an account, and with the reference visit planned."""
    with _site(tmp_path_factory.mktemp("journeys")) as address:
        yield address


@pytest.fixture(scope="module")
def own_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same on a site of one's own, whose worker has nothing to do for other journeys."""
    with _site(tmp_path_factory.mktemp("journey")) as address:
        yield address


@contextmanager
def _site(folder: Path) -> Iterator[str]:
    config = Config(instance=folder / "instance", port=_free_port(), rate_limits=False)
    make_tables(config)
    _fill(config)
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "visitplanner", "serve"],
            env=os.environ
            | {
                "VISITPLANNER_INSTANCE": str(config.instance),
                "VISITPLANNER_PORT": str(config.port),
                "VISITPLANNER_RATE_LIMITS": "0",
            },
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(config.address, server, folder / "server.log")
            yield config.address
        finally:
            server.terminate()
            server.wait(PATIENCE)


class _HereAndNow:
    def plan(self, run_id: int) -> None:
        return


def _fill(config: Config) -> None:
    now = datetime.now(UTC)
    with opened(config) as app:
        tools: Tools = app.extensions["visitplanner"]
        add_user(EMAIL, passwords=tools.passwords, now=now, password=PASSWORD)
        visit = import_visit(example_file(), files=tools.visit_files, calendars=tools.calendars, now=now)
        run = request_plan(visit, limits=Limits(seconds=20.0), jobs=_HereAndNow(), now=now)
        planned(a_visit_to_host("V-HOSTS"), now)
        invite(app, planned(a_visit_to_host("V-ASKED"), now, RIVAL_PLAN), now, PARLIAMENT)
        for language in ("EN", "AR"):
            with transaction():
                save_visit(_a_small_visit(f"V-LOOP-{language}"), now)
                assign(f"V-LOOP-{language}", [EMAIL], now)
        plan_visit(run, planner=tools.planner, calendars=tools.calendars, clock=lambda: datetime.now(UTC))


def _a_small_visit(visit_id: str) -> Visit:
    """Planned in a moment, nothing agreed yet, at hosts that no other visit has.

    Its hosts offer the first two days only, so that the morning of the last one is free in every plan; whoever answers
    in the journey is in every plan too.
    """
    made = generate(Size(days=3, hosts=6, sessions=10), seed=2)
    hosts = (
        replace(each, name={language: f"{name} {visit_id}" for language, name in each.name.items()})
        for each in made.organisations
    )
    return replace(
        made,
        header=replace(made.header, id=visit_id, code=visit_id),
        organisations=tuple(hosts),
        sessions=tuple(_not_on_the_last_day(made, each) for each in made.sessions),
    )


def _not_on_the_last_day(visit: Visit, session: Session) -> Session:
    session = replace(session, status="idea", required=session.required or session.id in LOOP_SESSIONS)
    if session.host_id == visit.header.organiser_id:
        return session
    return replace(session, windows=tuple(each for each in session.windows if each.date < visit.header.end_date))


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/sign-in", timeout=2).close()
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"The site did not come up:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
