"""The server is killed under hosts who are answering, fifty times over, on each database.

What a host saw accepted must be there afterwards, once, with all that follows from it. How many answers that were is
printed. ``KILLS`` and ``KILL_DATABASES`` make it shorter.
"""

import os
import shutil
import time
from pathlib import Path

import pytest

from config import Config
from tests.web.answers.crowd import killed_under_load

KILLS = int(os.environ.get("KILLS", "50"))
DATABASES = os.environ.get("KILL_DATABASES", "sqlite postgresql").split()


@pytest.mark.parametrize("database", DATABASES)
def test_nothing_that_was_seen_is_lost(
    database: str, request: pytest.FixtureRequest, migrated: Path, tmp_path: Path
) -> None:
    shutil.copytree(migrated, tmp_path / "instance")
    address = "" if database == "sqlite" else request.getfixturevalue("postgresql_copy")
    began = time.monotonic()

    seen = killed_under_load(Config(instance=tmp_path / "instance", database_url=address), KILLS, seed=2)

    print(f"\n{database}: {KILLS} kills in {time.monotonic() - began:.0f} s, {seen} answers seen, none lost")
    assert seen > 0
