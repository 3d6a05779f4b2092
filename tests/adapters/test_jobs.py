"""A queue hands over numbers, one at a time, also those put there before its worker began."""

import json
import queue
import sqlite3
from pathlib import Path

from visitplanner.adapters.jobs import JobQueue


def test_jobs_are_worked_off_in_their_order(tmp_path: Path) -> None:
    done: queue.Queue[int] = queue.Queue()
    jobs = JobQueue(tmp_path / "jobs.sqlite", shared=False)
    jobs.plan(7)
    jobs.plan(8)

    jobs.start(done.put)
    jobs.plan(9)

    assert [done.get(timeout=30) for _ in range(3)] == [7, 8, 9]
    jobs.stop()


def test_a_job_that_fails_does_not_stop_the_next(tmp_path: Path) -> None:
    done: queue.Queue[int] = queue.Queue()

    def work(run_id: int) -> None:
        if run_id == 7:
            raise ValueError
        done.put(run_id)

    jobs = JobQueue(tmp_path / "jobs.sqlite", shared=False)
    jobs.start(work)
    jobs.plan(7)
    jobs.plan(8)

    assert done.get(timeout=30) == 8
    jobs.stop()


def test_a_job_is_json(tmp_path: Path) -> None:
    jobs = JobQueue(tmp_path / "jobs.sqlite", shared=False)
    jobs.plan(7)

    with sqlite3.connect(tmp_path / "jobs.sqlite") as connection:
        ((message,),) = connection.execute("SELECT data FROM task")
    connection.close()

    assert json.loads(message)["args"] == [7]


def test_one_worker_only_may_believe_that_it_is_alone(tmp_path: Path) -> None:
    first, second = (JobQueue(tmp_path / "jobs.sqlite", shared=False) for _ in range(2))

    claims = [first.only_worker(), second.only_worker(), first.only_worker()]
    first.stop()

    assert claims == [True, False, True]
    assert second.only_worker()
    second.stop()


def test_with_a_shared_database_nobody_believes_that(tmp_path: Path) -> None:
    jobs = JobQueue(tmp_path / "jobs.sqlite", shared=True)

    assert not jobs.only_worker()
