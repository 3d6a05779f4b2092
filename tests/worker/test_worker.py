"""A worker in a process of its own plans what was asked for, and nothing is lost when it is killed or told to end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from config import Config
from tests.factories import REFERENCE, kept_visit
from visitplanner.planning import Limits
from visitplanner.storage.database import db
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.queries.planning_runs import PlanningRun, planning_run
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.request_plan import request_plan
from visitplanner.use_cases.stop_plan import stop_plan

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import signal, sys, threading
from pathlib import Path
from config import Config
from visitplanner.adapters.solver_process import SolverProcess
from visitplanner.app import create_app
from visitplanner.entrypoints.worker import Worker

if __name__ == "__main__":
    app = create_app(Config(instance=Path(sys.argv[1])))
    tools = app.extensions["visitplanner"]
    solver = SolverProcess(sys.argv[2])
    worker = Worker(app, tools.jobs, solver, solver, solver, tools.calendars)
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    worker.start()
    ended.wait()
    worker.stop()
"""


@contextmanager
def worker(config: Config, planner: str) -> Iterator[subprocess.Popen[bytes]]:
    program = config.instance / "worker.py"
    program.write_text(PROGRAM)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    arguments = [sys.executable, program, str(config.instance), f"tests.adapters.planners.{planner}"]
    with subprocess.Popen(arguments, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def asked(app: Flask, now: datetime) -> int:
    tools: Tools = app.extensions["visitplanner"]
    kept_visit(now)
    return request_plan(REFERENCE, limits=Limits(seconds=3600), jobs=tools.jobs, now=now)


def until(run_id: int, reached: Callable[[PlanningRun], bool]) -> PlanningRun:
    """The run once it has got there, within a minute however busy the machine is."""
    for _ in range(600):
        db.session.rollback()
        run = planning_run(run_id)
        if reached(run):
            return run
        time.sleep(0.1)
    pytest.fail(f"This did not come about; the run is {planning_run(run_id)}.")


def is_searching(run: PlanningRun) -> bool:
    return run.state == "running" and bool(run.value)


def test_a_run_is_planned_and_its_outcome_kept(app: Flask, config: Config, now: datetime) -> None:
    run_id = asked(app, now)

    with worker(config, "quick"):
        run = until(run_id, lambda run: run.finished_at is not None)

    itinerary = load_itinerary(REFERENCE)
    assert (run.state, run.outcome) == ("done", "infeasible")
    assert itinerary is not None
    assert itinerary.conflict == ("lunch",)


def test_a_run_whose_worker_was_killed_is_planned_by_the_next(app: Flask, config: Config, now: datetime) -> None:
    run_id = asked(app, now)
    with worker(config, "obedient") as process:
        until(run_id, is_searching)
        process.send_signal(signal.SIGKILL)
        process.wait()
    left_behind = planning_run(run_id)

    with worker(config, "quick"):
        run = until(run_id, lambda run: run.finished_at is not None)

    assert left_behind.state == "running"
    assert (run.state, run.attempts) == ("done", 2)


def test_a_run_whose_workers_were_killed_twice_is_shown_as_interrupted(
    app: Flask, config: Config, now: datetime
) -> None:
    run_id = asked(app, now)
    for attempt in (1, 2):
        with worker(config, "obedient") as process:
            until(run_id, lambda run, attempt=attempt: is_searching(run) and run.attempts == attempt)
            process.send_signal(signal.SIGKILL)
            process.wait()

    with worker(config, "quick"):
        run = until(run_id, lambda run: run.finished_at is not None)

    assert run.state == "interrupted"
    assert load_itinerary(REFERENCE) is None


def test_a_worker_told_to_end_gives_its_run_back(app: Flask, config: Config, now: datetime) -> None:
    run_id = asked(app, now)

    with worker(config, "obedient") as process:
        until(run_id, is_searching)
        process.send_signal(signal.SIGTERM)
        ended = process.wait()

    run = until(run_id, lambda run: run.state != "running")
    assert ended == 0
    assert (run.state, run.attempts) == ("queued", 0)


def test_stopping_from_another_process_keeps_the_best_plan(app: Flask, config: Config, now: datetime) -> None:
    run_id = asked(app, now)

    with worker(config, "obedient"):
        until(run_id, is_searching)
        stop_plan(run_id, now=now)
        run = until(run_id, lambda run: run.finished_at is not None)

    itinerary = load_itinerary(REFERENCE)
    assert (run.state, run.outcome) == ("stopped", "feasible")
    assert itinerary is not None
    assert itinerary.value == run.value


def test_the_queue_holds_numbers_and_nothing_else(app: Flask, config: Config, now: datetime) -> None:
    run_id = asked(app, now)

    octets = b"".join(path.read_bytes() for path in config.instance.glob("jobs.sqlite*"))

    assert f'"args": [{run_id}]'.encode() in octets
    assert REFERENCE.encode() not in octets
