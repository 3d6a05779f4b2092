"""Thirty-two hosts answer for one slot, a thousand times over, on each database, over HTTP and two serving processes.

It must always be one who gets it; the others see that, with other times, and nobody sees a fault. How long an answer
took is printed. ``RACE_ROUNDS``, ``RACE_RIVALS`` and ``RACE_DATABASES`` make it shorter.
"""

import os
import shutil
import time
from pathlib import Path

import pytest

from config import Config
from tests.web.answers.rivalry import raced

ROUNDS = int(os.environ.get("RACE_ROUNDS", "1000"))
RIVALS = int(os.environ.get("RACE_RIVALS", "32"))
DATABASES = os.environ.get("RACE_DATABASES", "sqlite postgresql").split()
TOLD_ROUNDS = 100


@pytest.mark.parametrize("database", DATABASES)
def test_exactly_one_of_many_gets_the_slot_every_time(
    database: str, request: pytest.FixtureRequest, migrated: Path, tmp_path: Path
) -> None:
    shutil.copytree(migrated, tmp_path / "instance")
    address = "" if database == "sqlite" else request.getfixturevalue("postgresql_copy")
    began = time.monotonic()

    def hear(seconds: list[float]) -> None:
        rounds = len(seconds) // RIVALS
        if rounds % TOLD_ROUNDS == 0 or rounds == ROUNDS:
            print(f"\n{database}: {_measured(rounds, time.monotonic() - began, sorted(seconds))}", flush=True)

    raced(Config(instance=tmp_path / "instance", database_url=address), RIVALS, ROUNDS, hear)


def _measured(rounds: int, took: float, seconds: list[float]) -> str:
    middle, late = (seconds[int(len(seconds) * share)] for share in (0.5, 0.99))
    return (
        f"{rounds} rounds of {RIVALS} in {took:.0f} s, one winner each; an answer took {middle:.2f} s in the middle,"
        f" {late:.2f} s for 99 of 100, {seconds[-1]:.2f} s at most"
    )
