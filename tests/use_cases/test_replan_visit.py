"""Repairs and other plans are looked for in the background; what is found stands beside the plan as scenarios."""

from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from tests.factories import REFERENCE, a_plan, kept_visit, save_itinerary
from tests.fakes import Clock, CountedCalendars, ListedJobs, ScriptedPlanner, ScriptedReplanner
from visitplanner.planning import Limits, Progress
from visitplanner.planning.difference import Alternatives
from visitplanner.planning.disturbance import Repair
from visitplanner.storage.database import transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.queries.planning_runs import PlanningRun, planning_run
from visitplanner.storage.queries.scenarios import plans_of
from visitplanner.storage.scenarios import MOST_SCENARIOS, create_scenario
from visitplanner.storage.visits import load_visit, save_visit
from visitplanner.use_cases.plan_visit import plan_visit
from visitplanner.use_cases.ports import PlannerFailed
from visitplanner.use_cases.replan_visit import (
    NO_OTHERS,
    NO_REPAIR,
    NOTHING_ELSE,
    NOTHING_TO_START_FROM,
    STILL_HOLDS,
    replan_visit,
)
from visitplanner.use_cases.request_plan import Kind, request_plan
from visitplanner.use_cases.stop_plan import stop_plan
from visitplanner.use_cases.watch_run import PLANNER_FAILED, VISIT_CHANGED

LIMITS = Limits(seconds=20.0, workers=1, seed=7)
STEPS = [Progress(1.0, 30, 60, None), Progress(2.0, 40, 50, None)]
OTHER = replace(a_plan("feasible"), value=41)


def asked(now: datetime, kind: Kind, *, planned: bool = True) -> int:
    kept_visit(now)
    if planned:
        with transaction():
            save_itinerary(a_plan(), REFERENCE, 1, now)
    return request_plan(REFERENCE, limits=LIMITS, jobs=ListedJobs(), now=now, kind=kind, by="a@example.org")


def worked_on(run_id: int, replanner: ScriptedReplanner, now: datetime) -> PlanningRun:
    replan_visit(run_id, replanner=replanner, clock=Clock(now))
    return planning_run(run_id)


def a_repair() -> Repair:
    return Repair("smallest_change", OTHER, (), 0)


def found() -> list[tuple[str, str]]:
    """The scenarios by name, with what made their plans."""
    return [(scenario.name, kept.made_by) for scenario, kept in plans_of(REFERENCE)]


def test_other_plans_become_scenarios_and_the_plan_stays(either: Flask, now: datetime) -> None:
    run_id = asked(now, "alternatives")
    replanner = ScriptedReplanner(Alternatives((OTHER, OTHER, OTHER), exhausted=False), STEPS)

    run = worked_on(run_id, replanner, now)

    assert (run.state, run.kind, run.error) == ("done", "alternatives", None)
    assert found() == [("A", "plan"), ("B", "alternative"), ("C", "alternative"), ("D", "alternative")]
    assert load_itinerary(REFERENCE) == a_plan()


def test_how_it_got_on_is_kept_with_the_run(either: Flask, now: datetime) -> None:
    run = worked_on(asked(now, "alternatives"), ScriptedReplanner(Alternatives((), False), STEPS), now)

    assert [tuple(each) for each in run.points] == [(1.0, 30, 60), (2.0, 40, 50)]


def test_what_a_repair_proves_is_not_shown_as_a_bound_on_the_value(app: Flask, now: datetime) -> None:
    run = worked_on(asked(now, "repair"), ScriptedReplanner((a_repair(),), STEPS), now)

    assert [tuple(each) for each in run.points] == [(1.0, 30, None), (2.0, 40, None)]


def test_a_repair_becomes_a_scenario_with_a_sentence_on_what_it_disturbs(either: Flask, now: datetime) -> None:
    run = worked_on(asked(now, "repair"), ScriptedReplanner((a_repair(),)), now)

    (_, kept) = plans_of(REFERENCE)[1]
    assert run.state == "done"
    assert found() == [("A", "plan"), ("B", "repair")]
    assert kept.note
    assert kept.note.values["count"] == 0


def test_what_is_pinned_is_not_touched_by_other_plans(app: Flask, now: datetime) -> None:
    replanner = ScriptedReplanner(Alternatives((), False))

    worked_on(asked(now, "alternatives"), replanner, now)

    assert [pin.occurrence for pin in replanner.problems[0].pins] == ["S01#1"]


def test_what_is_pinned_is_not_touched_by_planning_again(app: Flask, now: datetime) -> None:
    run_id, planner = asked(now, "plan"), ScriptedPlanner(a_plan())

    plan_visit(run_id, planner=planner, calendars=CountedCalendars(), clock=Clock(now))

    assert [pin.occurrence for pin in planner.problems[0].pins] == ["S01#1"]
    assert [kept.parent_id is not None for _, kept in plans_of(REFERENCE)] == [True]


@pytest.mark.parametrize(
    ("kind", "outcome", "state", "remark"),
    [
        ("alternatives", Alternatives((), exhausted=True), "done", NOTHING_ELSE),
        ("alternatives", Alternatives((), exhausted=False), "done", NO_OTHERS),
        ("repair", (replace(a_repair(), kind="unchanged"),), "done", STILL_HOLDS),
        (
            "repair",
            (replace(a_repair(), kind="impossible", itinerary=replace(OTHER, conflict_text=None)),),
            "failed",
            NO_REPAIR,
        ),
        ("repair", PlannerFailed("gone"), "failed", PLANNER_FAILED),
    ],
)
def test_a_search_that_finds_nothing_says_why(
    app: Flask, now: datetime, kind: Kind, outcome: object, state: str, remark: object
) -> None:
    run = worked_on(asked(now, kind), ScriptedReplanner(outcome), now)

    assert (run.state, run.error) == (state, remark)
    assert found() == [("A", "plan")]


def test_without_a_plan_there_is_nothing_to_start_from(app: Flask, now: datetime) -> None:
    run = worked_on(asked(now, "repair", planned=False), ScriptedReplanner((a_repair(),)), now)

    assert (run.state, run.error) == ("failed", NOTHING_TO_START_FROM)


def test_a_visit_changed_meanwhile_gets_no_scenario(app: Flask, now: datetime) -> None:
    def change() -> None:
        with transaction():
            save_visit(load_visit(REFERENCE), now)

    run = worked_on(asked(now, "repair"), ScriptedReplanner((a_repair(),), STEPS, change), now)

    assert (run.state, run.error) == ("failed", VISIT_CHANGED)
    assert found() == [("A", "plan")]


def test_a_stopped_search_keeps_what_it_found(app: Flask, now: datetime) -> None:
    run_id = asked(now, "alternatives")
    replanner = ScriptedReplanner(Alternatives((OTHER,), False), STEPS, lambda: stop_plan(run_id, now=now))

    run = worked_on(run_id, replanner, now)

    assert run.state == "stopped"
    assert found() == [("A", "plan"), ("B", "alternative")]


def test_a_closing_worker_gives_the_run_back(app: Flask, now: datetime) -> None:
    run_id = asked(now, "alternatives")

    replan_visit(
        run_id,
        replanner=ScriptedReplanner(Alternatives((OTHER,), False), STEPS),
        clock=Clock(now),
        closing=lambda: True,
    )

    run = planning_run(run_id)
    assert (run.state, run.attempts) == ("queued", 0)
    assert found() == [("A", "plan")]


def test_each_deed_takes_up_only_runs_of_its_own_kind(app: Flask, now: datetime) -> None:
    run_id, planner = asked(now, "repair"), ScriptedPlanner(a_plan())

    plan_visit(run_id, planner=planner, calendars=CountedCalendars(), clock=Clock(now))

    assert planner.problems == []
    assert planning_run(run_id).state == "queued"


def test_as_many_are_kept_as_there_is_room_for(app: Flask, now: datetime) -> None:
    run_id = asked(now, "alternatives")
    with transaction():
        for _ in range(MOST_SCENARIOS - 2):
            create_scenario(REFERENCE, now)

    run = worked_on(run_id, ScriptedReplanner(Alternatives((OTHER, OTHER, OTHER), False)), now)

    assert run.state == "done"
    assert [made_by for _, made_by in found()] == ["plan", "alternative"]
