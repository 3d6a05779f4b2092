"""A confirmation that its host has seen survives the sudden end of the server."""

import shutil
from pathlib import Path

import pytest

from config import Config
from tests.databases import opened
from tests.hosting import PARLIAMENT, asked, token_of
from tests.serving import HostAtHome, served
from tests.web.answers.crowd import killed_under_load
from visitplanner.storage.replies import replies_to

KILLS = 2
"""The measurement under ``tests/bench`` takes fifty of them."""


def test_an_answer_is_there_after_the_server_was_killed_right_behind_it(config: Config) -> None:
    with opened(config):
        token = token_of("V-JOKE-2027", PARLIAMENT)
    with served(config) as (server,):
        host = HostAtHome(server.address, token)
        host.enter()

        shown = host.answer("A01#1", choice="confirm").status
        server.kill()

    assert shown == 302
    with opened(config):
        agreement = asked("V-JOKE-2027", PARLIAMENT)
        assert [each.state for each in agreement.slots] == ["confirmed"]
        assert [each.reply.answer for each in replies_to(agreement.id)] == ["confirm"]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_answer_that_was_seen_is_lost_when_the_server_is_killed_under_many(
    database: str, request: pytest.FixtureRequest, migrated: Path, tmp_path: Path
) -> None:
    shutil.copytree(migrated, tmp_path / "instance")
    address = "" if database == "sqlite" else request.getfixturevalue("postgresql_copy")

    seen = killed_under_load(Config(instance=tmp_path / "instance", database_url=address), KILLS, seed=1)

    assert seen > 0
