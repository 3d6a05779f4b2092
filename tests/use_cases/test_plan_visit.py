"""A planning run is worked on once, tells how it goes, and keeps its outcome or says why not."""

from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from tests.factories import REFERENCE, RUN, a_plan, kept_visit, load_problem, save_itinerary
from tests.fakes import Clock, CountedCalendars, ListedJobs, ScriptedPlanner
from visitplanner.planning import Itinerary, Limits, Progress
from visitplanner.storage.database import transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import PlanningRunRow
from visitplanner.storage.planning_runs import RunIsUnknown
from visitplanner.storage.queries.planning_runs import PlanningRun, planning_run
from visitplanner.storage.visits import VisitIsUnknown, load_visit, save_visit
from visitplanner.use_cases.plan_visit import NO_PLAN, NOT_PLANNABLE, plan_visit
from visitplanner.use_cases.ports import PlannerFailed
from visitplanner.use_cases.request_plan import request_plan
from visitplanner.use_cases.stop_plan import stop_plan
from visitplanner.use_cases.watch_run import PLANNER_FAILED, VISIT_CHANGED

LIMITS = Limits(seconds=20.0, workers=1, seed=7)
EVENING = Progress(elapsed=1.5, value=40, bound=60, best=None)


def asked(now: datetime) -> int:
    kept_visit(now)
    return request_plan(REFERENCE, limits=LIMITS, jobs=ListedJobs(), now=now)


def worked_on(run_id: int, planner: ScriptedPlanner, now: datetime) -> PlanningRun:
    plan_visit(run_id, planner=planner, calendars=CountedCalendars(), clock=Clock(now))
    return planning_run(run_id)


def test_an_itinerary_comes_back_as_it_was_kept(either: Flask, now: datetime) -> None:
    kept_visit(now)

    with transaction():
        save_itinerary(a_plan(), REFERENCE, 1, now)

    assert load_itinerary(REFERENCE) == a_plan()


def test_a_run_is_asked_for_once_while_it_is_unfinished(either: Flask, now: datetime) -> None:
    kept_visit(now)
    jobs = ListedJobs()

    first = request_plan(REFERENCE, limits=LIMITS, jobs=jobs, now=now)
    second = request_plan(REFERENCE, limits=LIMITS, jobs=jobs, now=now)

    assert first == second
    assert jobs.runs == [first]


def test_an_unknown_visit_is_not_planned(app: Flask, now: datetime) -> None:
    with pytest.raises(VisitIsUnknown):
        request_plan("V-NOWHERE", limits=LIMITS, jobs=ListedJobs(), now=now)


def test_the_outcome_is_kept_with_the_run(either: Flask, now: datetime) -> None:
    run_id, planner = asked(now), ScriptedPlanner(a_plan(), [EVENING])

    run = worked_on(run_id, planner, now)

    assert load_itinerary(REFERENCE) == a_plan()
    assert (run.state, run.outcome, run.value, run.bound) == ("done", "optimal", 42, 42)
    assert planner.limits == [LIMITS]
    assert planner.problems == [load_problem(REFERENCE)]


def test_progress_is_kept_while_the_run_goes_on(either: Flask, now: datetime) -> None:
    run_id = asked(now)
    seen: list[PlanningRun] = []

    worked_on(run_id, ScriptedPlanner(a_plan(), [EVENING], lambda: seen.append(planning_run(run_id))), now)

    assert [(run.state, run.elapsed, run.value, run.bound) for run in seen] == [("running", 1.5, 40, 60)]


def test_a_job_handed_out_twice_is_worked_on_once(app: Flask, now: datetime) -> None:
    run_id, planner = asked(now), ScriptedPlanner(a_plan())
    worked_on(run_id, planner, now)

    worked_on(run_id, planner, now)

    assert len(planner.problems) == 1
    assert planning_run(run_id).attempts == 1


def test_stopping_ends_the_search_and_keeps_its_best_plan(either: Flask, now: datetime) -> None:
    run_id = asked(now)
    planner = ScriptedPlanner(a_plan("feasible"), [EVENING, EVENING], lambda: stop_plan(run_id, now=now))

    run = worked_on(run_id, planner, now)

    assert planner.went_on == [True, False]
    assert (run.state, run.outcome) == ("stopped", "feasible")
    assert load_itinerary(REFERENCE) == a_plan("feasible")


def test_stopping_a_waiting_run_ends_it_at_once(app: Flask, now: datetime) -> None:
    run_id, planner = asked(now), ScriptedPlanner(a_plan())

    stop_plan(run_id, now=now)

    assert worked_on(run_id, planner, now).state == "stopped"
    assert planner.problems == []


def test_stopping_an_ended_run_changes_nothing(app: Flask, now: datetime) -> None:
    run_id = asked(now)
    before = worked_on(run_id, ScriptedPlanner(a_plan()), now)

    stop_plan(run_id, now=now)

    assert planning_run(run_id) == before


def test_stopping_an_unknown_run_says_so(app: Flask, now: datetime) -> None:
    with pytest.raises(RunIsUnknown):
        stop_plan(404, now=now)


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        (PlannerFailed("died"), PLANNER_FAILED),
        (Itinerary("unknown", bound=60, run=RUN), NO_PLAN),
        (Itinerary("invalid"), NOT_PLANNABLE),
    ],
)
def test_without_a_new_plan_the_run_says_why_and_the_old_plan_stays(
    app: Flask, now: datetime, outcome: Itinerary | Exception, error: object
) -> None:
    worked_on(asked(now), ScriptedPlanner(a_plan()), now)
    second = request_plan(REFERENCE, limits=LIMITS, jobs=ListedJobs(), now=now)

    run = worked_on(second, ScriptedPlanner(outcome), now)

    assert (run.state, run.error) == ("failed", error)
    assert load_itinerary(REFERENCE) == a_plan()


def test_a_plan_of_a_visit_that_changed_meanwhile_is_refused(either: Flask, now: datetime) -> None:
    run_id = asked(now)

    def change_the_visit() -> None:
        visit = load_visit(REFERENCE)
        with transaction():
            save_visit(replace(visit, commitments=()), now)

    run = worked_on(run_id, ScriptedPlanner(a_plan(), [EVENING], change_the_visit), now)

    assert (run.state, run.error) == ("failed", VISIT_CHANGED)
    assert load_itinerary(REFERENCE) is None


def test_an_attempt_that_was_overtaken_writes_nothing(either: Flask, now: datetime) -> None:
    run_id = asked(now)

    def somebody_else_takes_over() -> None:
        with transaction() as session:
            row = session.get(PlanningRunRow, run_id)
            assert row is not None
            row.attempts += 1

    planner = ScriptedPlanner(a_plan(), [EVENING, EVENING], somebody_else_takes_over)
    run = worked_on(run_id, planner, now)

    assert planner.went_on == [True, False]
    assert (run.state, run.outcome) == ("running", None)
    assert load_itinerary(REFERENCE) is None


def test_a_worker_that_closes_gives_its_run_back(app: Flask, now: datetime) -> None:
    run_id, planner = asked(now), ScriptedPlanner(a_plan("feasible"), [EVENING])

    plan_visit(run_id, planner=planner, calendars=CountedCalendars(), clock=Clock(now), closing=lambda: True)

    run = planning_run(run_id)
    assert planner.went_on == [False]
    assert (run.state, run.attempts) == ("queued", 0)
    assert load_itinerary(REFERENCE) is None


def test_calendars_are_told_of_a_new_plan_only(app: Flask, now: datetime) -> None:
    run_id, calendars = asked(now), CountedCalendars()
    plan_visit(run_id, planner=ScriptedPlanner(Itinerary("unknown")), calendars=calendars, clock=Clock(now))
    untold = calendars.written
    again = request_plan(REFERENCE, limits=LIMITS, jobs=ListedJobs(), now=now)

    plan_visit(again, planner=ScriptedPlanner(Itinerary("infeasible")), calendars=calendars, clock=Clock(now))

    assert untold == 0
    assert calendars.written > 0
