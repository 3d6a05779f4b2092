"""A run whose worker died is planned once more, and is shown as interrupted when that ends the same way."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from tests.factories import REFERENCE, kept_visit
from tests.fakes import Clock, CountedCalendars, ListedJobs, ScriptedPlanner
from visitplanner.planning import Limits
from visitplanner.storage.planning_runs import SILENCE
from visitplanner.storage.queries.planning_runs import planning_run
from visitplanner.use_cases.plan_visit import plan_visit
from visitplanner.use_cases.recover_runs import FORGOTTEN, INTERRUPTED, recover_runs
from visitplanner.use_cases.request_plan import request_plan


class PowerCut(BaseException):
    """The worker's process is gone before it can clean up."""


class DyingPlanner(ScriptedPlanner):
    def __init__(self) -> None:
        super().__init__(ValueError())

    def plan(self, *_: object) -> object:  # type: ignore[override]  # it never answers
        raise PowerCut


def died(run_id: int, at: datetime) -> None:
    with pytest.raises(PowerCut):
        plan_visit(run_id, planner=DyingPlanner(), calendars=CountedCalendars(), clock=Clock(at))


def asked(now: datetime) -> int:
    kept_visit(now)
    return request_plan(REFERENCE, limits=Limits(), jobs=ListedJobs(), now=now)


def test_a_silent_run_is_handed_out_again_once(either: Flask, now: datetime) -> None:
    run_id, jobs = asked(now), ListedJobs()
    died(run_id, now)
    later = now + SILENCE + timedelta(seconds=1)

    recover_runs(jobs=jobs, now=later)
    after_the_first = planning_run(run_id).state
    died(run_id, later)
    recover_runs(jobs=jobs, now=later + SILENCE + timedelta(seconds=1))

    run = planning_run(run_id)
    assert after_the_first == "queued"
    assert jobs.runs == [run_id]
    assert (run.state, run.error, run.attempts) == ("interrupted", INTERRUPTED, 2)


def test_an_interrupted_visit_can_be_planned_again(app: Flask, now: datetime) -> None:
    run_id = asked(now)
    died(run_id, now)
    recover_runs(jobs=ListedJobs(), now=now + SILENCE * 2)
    died(run_id, now + SILENCE * 2)
    recover_runs(jobs=ListedJobs(), now=now + SILENCE * 4)

    again = request_plan(REFERENCE, limits=Limits(), jobs=ListedJobs(), now=now + SILENCE * 5)

    assert again != run_id
    assert planning_run(again).state == "queued"


def test_a_run_that_was_heard_lately_is_left_alone(app: Flask, now: datetime) -> None:
    run_id, jobs = asked(now), ListedJobs()
    died(run_id, now)

    recover_runs(jobs=jobs, now=now + SILENCE)

    assert planning_run(run_id).state == "running"
    assert jobs.runs == []


def test_a_worker_that_is_alone_need_not_wait_for_silence(app: Flask, now: datetime) -> None:
    run_id, jobs = asked(now), ListedJobs()
    died(run_id, now)

    recover_runs(jobs=jobs, now=now + timedelta(seconds=1), silence=timedelta(0))

    assert jobs.runs == [run_id]


def test_a_run_that_its_queue_lost_is_handed_out_again_but_not_at_every_look(app: Flask, now: datetime) -> None:
    run_id, jobs = asked(now), ListedJobs()

    recover_runs(jobs=jobs, now=now + FORGOTTEN - timedelta(seconds=1))
    recover_runs(jobs=jobs, now=now + FORGOTTEN)
    recover_runs(jobs=jobs, now=now + FORGOTTEN + timedelta(seconds=5))

    assert jobs.runs == [run_id]
