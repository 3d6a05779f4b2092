"""Thirty-two hosts answer for one slot, a thousand times over, on each database, over HTTP and two serving processes.

It must always be one who gets it; the others see that, with other times, and nobody sees a fault. How long an answer
took is printed. ``RACE_ROUNDS``, ``RACE_RIVALS`` and ``RACE_DATABASES`` make it shorter.
"""

import os
import shutil
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from config import Config
from tests.databases import opened
from tests.fakes import CountedCalendars
from tests.hosting import BY, PARLIAMENT, rivals, token_of
from tests.serving import HostAtHome, served
from tests.web.answers.answering import NOW
from visitplanner.storage.database import db
from visitplanner.storage.models import BookedSlotRow
from visitplanner.use_cases.undo_answer import undo_answer

ROUNDS = int(os.environ.get("RACE_ROUNDS", "1000"))
RIVALS = int(os.environ.get("RACE_RIVALS", "32"))
DATABASES = os.environ.get("RACE_DATABASES", "sqlite postgresql").split()
NODES = 2
COOKIE_ROUNDS, TOLD_ROUNDS = 50, 100
"""After so many rounds every host opens its letter again: its cookie lasts half an hour."""
TOO_LATE = ("Meanwhile somebody else has taken this time", "These times of yours are still free:")


@pytest.mark.parametrize("database", DATABASES)
def test_exactly_one_of_many_gets_the_slot_every_time(
    database: str, request: pytest.FixtureRequest, migrated: Path, tmp_path: Path
) -> None:
    shutil.copytree(migrated, tmp_path / "instance")
    address = "" if database == "sqlite" else request.getfixturevalue("postgresql_copy")
    config, seconds = Config(instance=tmp_path / "instance", database_url=address, rate_limits=False), list[float]()

    with opened(config) as app:
        visits = rivals(app, RIVALS, NOW)
        tokens = [token_of(each, PARLIAMENT) for each in visits]
    with opened(config), served(config, NODES) as nodes, ThreadPoolExecutor(RIVALS) as clients:
        hosts = [HostAtHome(nodes[number % NODES].address, each) for number, each in enumerate(tokens)]
        began = time.monotonic()
        for number in range(ROUNDS):
            if number % COOKIE_ROUNDS == 0:
                list(clients.map(HostAtHome.enter, hosts))
            assert _race(hosts, clients, seconds) == {"won": 1, "told": RIVALS - 1}, f"round {number}"
            _begin_anew()
            if (number + 1) % TOLD_ROUNDS == 0 or number + 1 == ROUNDS:
                print(f"\n{database}: {_measured(number + 1, time.monotonic() - began, seconds)}", flush=True)


def _measured(rounds: int, took: float, seconds: list[float]) -> str:
    ordered = sorted(seconds)
    middle, late = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
    return (
        f"{rounds} rounds of {RIVALS} at {NODES} processes in {took:.0f} s, one winner each; an answer took"
        f" {middle:.2f} s in the middle, {late:.2f} s for 99 of 100, {ordered[-1]:.2f} s at most"
    )


def _race(hosts: list[HostAtHome], clients: ThreadPoolExecutor, seconds: list[float]) -> Counter[str]:
    """All confirm at once; how many won, how many were told of it with other times, and what else there was."""
    together = threading.Barrier(len(hosts))

    def confirm(host: HostAtHome) -> str:
        together.wait()
        begun = time.perf_counter()
        answer = host.answer("A01#1", choice="confirm")
        seconds.append(time.perf_counter() - begun)
        told = answer.status == 409 and all(each in answer.text for each in TOO_LATE)
        return "won" if answer.status == 302 else "told" if told else f"{answer.status}"

    return Counter(clients.map(confirm, hosts))


def _begin_anew() -> None:
    """The one who won has the time in the database, alone, and gives it back."""
    db.session.rollback()
    winner = db.session.scalars(select(BookedSlotRow.visit_id)).one()
    db.session.rollback()
    undo_answer(winner, PARLIAMENT, "A01#1", calendars=CountedCalendars(), now=datetime.now(UTC), by=BY)
