"""Thirty-two hosts answer for one slot, a thousand times over, on each database.

It must always be one who gets it, and nobody may see a fault. How often it went well, and how long an answer took, is
printed. ``RACE_ROUNDS`` and ``RACE_RIVALS`` make it shorter.
"""

import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from config import Config
from tests.fakes import CountedCalendars
from tests.hosting import BY, PARLIAMENT, rivals
from tests.web.answers.answering import NOW, enter, link_key, states
from visitplanner.app import create_app
from visitplanner.storage.database import db
from visitplanner.use_cases.undo_answer import undo_answer

ROUNDS = int(os.environ.get("RACE_ROUNDS", "1000"))
RIVALS = int(os.environ.get("RACE_RIVALS", "32"))


@pytest.fixture(params=["sqlite", "postgresql"])
def raced(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> Iterator[Flask]:
    shutil.copytree(migrated, tmp_path / "instance", dirs_exist_ok=True)
    address = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_copy")
    site = create_app(Config(instance=tmp_path / "instance", database_url=address, rate_limits=False))
    yield site
    with site.app_context():
        db.session.remove()
        db.engine.dispose()


def test_exactly_one_of_many_gets_the_slot_every_time(raced: Flask, request: pytest.FixtureRequest) -> None:
    with raced.app_context():
        visits = rivals(raced, RIVALS, NOW)
    hosts = [enter(raced, each) for each in visits]
    forms = [
        {"link": link_key(each), "csrf_token": each.token(), "A01#1.choice": "confirm", "A01#1.round": "1"}
        for each in hosts
    ]
    together, seconds = threading.Barrier(RIVALS), []

    def answer(number: int) -> int:
        together.wait()
        begun = time.perf_counter()
        code = hosts[number].client.post("/h", data=forms[number]).status_code
        seconds.append(time.perf_counter() - begun)
        return code

    with ThreadPoolExecutor(RIVALS) as clients:
        for number in range(ROUNDS):
            answers = Counter(clients.map(answer, range(RIVALS)))
            assert answers == {302: 1, 409: RIVALS - 1}, f"round {number}"
            (winner,) = (each for each in visits if states(raced, each) == ["confirmed"])
            with raced.app_context():
                undo_answer(winner, PARLIAMENT, "A01#1", calendars=CountedCalendars(), now=datetime.now(UTC), by=BY)

    seconds.sort()
    print(
        f"\n{request.node.callspec.id}: {ROUNDS} rounds of {RIVALS}, one winner each; an answer took"
        f" {seconds[len(seconds) // 2]:.2f} s in the middle, {seconds[-1]:.2f} s at most"
    )
