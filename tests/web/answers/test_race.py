"""Many hosts' answers for one slot at once: one wins, the others are told so, and nobody sees a fault."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config import Config
from tests.hosting import PARLIAMENT, asked, rivals
from tests.web.answers.answering import NOW, enter, send, states
from tests.web.answers.rivalry import raced
from visitplanner.app import create_app
from visitplanner.storage.database import db
from visitplanner.storage.replies import replies_to

RIVALS, ROUNDS, LINKS = 32, 3, 5
"""The measurement under ``tests/bench`` takes a thousand rounds."""


@pytest.fixture(params=["sqlite", "postgresql"])
def raced_on(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> Config:
    """A site of its own on each database in turn."""
    shutil.copytree(migrated, tmp_path / "instance", dirs_exist_ok=True)
    address = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_copy")
    return Config(instance=tmp_path / "instance", database_url=address, rate_limits=False)


def test_of_many_who_want_one_slot_exactly_one_gets_it(raced_on: Config) -> None:
    raced(raced_on, RIVALS, ROUNDS)


def test_one_link_answered_many_times_at_once_is_one_answer(raced_on: Config) -> None:
    site = create_app(raced_on)
    with site.app_context():
        (visit,) = rivals(site, 1, NOW)
    hosts = [enter(site, visit) for _ in range(LINKS)]

    with ThreadPoolExecutor(LINKS) as clients:
        answers = set(clients.map(lambda host: send(host, choice="confirm").status_code, hosts))

    assert answers == {302}
    assert states(site, visit) == ["confirmed"]
    with site.app_context():
        assert len(replies_to(asked(visit, PARLIAMENT).id)) == 1
        db.session.remove()
        db.engine.dispose()
