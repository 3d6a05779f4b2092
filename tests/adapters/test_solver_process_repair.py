"""Repairs and alternatives come through a process of their own, or what is known of them when it had to be killed."""

import multiprocessing

import pytest

from tests.builders import a_problem, a_session, an_itinerary, at
from visitplanner.adapters.solver_process import SolverProcess
from visitplanner.planning import Limits, Progress

DEAF = SolverProcess(
    grace=0.5, repairing="tests.adapters.planners.deaf_replanner", choosing="tests.adapters.planners.deaf_replanner"
)
SOON = Limits(seconds=0.5)


@pytest.fixture(autouse=True)
def no_process_is_left() -> object:
    yield
    assert multiprocessing.active_children() == []


def go_on(progress: Progress) -> bool:
    return True


def test_a_plan_is_repaired_and_others_are_chosen_in_a_process() -> None:
    problem = a_problem(a_session("talk"), a_session("tour"))
    old = an_itinerary(problem, "talk 09:00", "tour 09:00")

    first, *_ = SolverProcess().repair(problem, old, Limits(seconds=20), go_on, options=2)
    found = SolverProcess().alternatives(
        problem, first.itinerary, Limits(seconds=20), go_on, count=1, within=0.5, differ=1
    )

    assert (first.kind, first.cost, first.is_minimal) == ("smallest_change", 1, True)
    assert len(found.plans) == 1


def test_a_repair_that_had_to_be_killed_keeps_the_plan_heard_of_with_what_moves() -> None:
    problem = a_problem(a_session("talk"), a_session("tour"))
    old = an_itinerary(problem, "talk 09:00", "tour 11:00")

    (only,) = DEAF.repair(problem, old, SOON, go_on, options=3)

    assert (only.kind, only.itinerary.status, only.moves) == ("best_repair", "feasible", ())
    assert [each.start for each in only.itinerary.placements] == [at("09:00"), at("11:00")]


def test_a_repair_that_said_nothing_leaves_the_outcome_unknown() -> None:
    problem = a_problem(a_session("talk"))

    (only,) = DEAF.repair(problem, an_itinerary(problem), SOON, go_on, options=3)

    assert (only.kind, only.itinerary.status) == ("impossible", "unknown")


def test_alternatives_that_had_to_be_killed_are_none_and_not_proven_to_be_all() -> None:
    problem = a_problem(a_session("talk"))

    found = DEAF.alternatives(problem, an_itinerary(problem), SOON, go_on, count=2, within=0.1, differ=1)

    assert (found.plans, found.exhausted) == ((), False)
