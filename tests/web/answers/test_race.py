"""Many hosts' answers for one slot at once: one wins, the others are told so, and nobody sees a fault."""

import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from config import Config
from tests.hosting import PARLIAMENT, asked, rivals
from tests.web.answers.answering import NOW, enter, send, states
from visitplanner.app import create_app
from visitplanner.storage.database import db
from visitplanner.storage.replies import replies_to

RIVALS = 5
"""The measurement under ``tests/bench`` takes more of them, and a thousand rounds."""


@pytest.fixture(params=["sqlite", "postgresql"])
def raced(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> Iterator[Flask]:
    """A site of its own on each database in turn."""
    shutil.copytree(migrated, tmp_path / "instance", dirs_exist_ok=True)
    address = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_copy")
    site = create_app(Config(instance=tmp_path / "instance", database_url=address, rate_limits=False))
    yield site
    with site.app_context():
        db.session.remove()
        db.engine.dispose()


def test_of_many_who_want_one_slot_exactly_one_gets_it(raced: Flask) -> None:
    with raced.app_context():
        visits = rivals(raced, RIVALS, NOW)
    hosts = [enter(raced, each) for each in visits]
    together = threading.Barrier(RIVALS)

    def answer(number: int) -> int:
        together.wait()
        return send(hosts[number], choice="confirm").status_code

    with ThreadPoolExecutor(RIVALS) as clients:
        answers = sorted(clients.map(answer, range(RIVALS)))

    assert answers == [302] + [409] * (RIVALS - 1)
    assert sorted(states(raced, each)[0] for each in visits) == ["asked"] * (RIVALS - 1) + ["confirmed"]


def test_one_link_answered_many_times_at_once_is_one_answer(raced: Flask) -> None:
    with raced.app_context():
        (visit,) = rivals(raced, 1, NOW)
    hosts = [enter(raced, visit) for _ in range(RIVALS)]

    with ThreadPoolExecutor(RIVALS) as clients:
        answers = set(clients.map(lambda host: send(host, choice="confirm").status_code, hosts))

    assert answers == {302}
    assert states(raced, visit) == ["confirmed"]
    with raced.app_context():
        assert len(replies_to(asked(visit, PARLIAMENT).id)) == 1
