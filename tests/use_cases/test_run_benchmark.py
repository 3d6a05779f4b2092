"""A benchmark gives what anyone can check, and never a plan that breaks a rule or is not worth what it says."""

from dataclasses import replace

import pytest

from tests.builders import TUESDAY, a_day, a_placement, a_problem, a_session
from visitplanner.planning import Itinerary, Limits, Problem, Run
from visitplanner.use_cases.ports import PlannerFailed
from visitplanner.use_cases.run_benchmark import BenchmarkResult, run_benchmark

LIMITS = Limits(seconds=1.0, workers=1)
PROBLEM = a_problem(a_session("1", priority=3), a_session("2", priority=4), days=[a_day(on=TUESDAY), a_day()], grid=15)
PLAN = Itinerary(
    "feasible",
    (a_placement(PROBLEM, "1", "10:00"), a_placement(PROBLEM, "2", "09:00")),
    value=7,
    bound=8,
    run=Run(1.23456, 1, 1, 1.0, "routes", "1"),
)


class AnsweringSearch:
    """A search that has its answer ready, and counts what it was asked."""

    def __init__(self, answer: Itinerary) -> None:
        self._answer = answer
        self.asked: list[str] = []

    def make_ready(self) -> None:
        self.asked.append("make ready")

    def plan(self, problem: Problem, limits: Limits) -> Itinerary:
        self.asked.append(f"plan {problem.visit_id} in {limits.seconds} s")
        return self._answer


def test_routes_are_told_tour_by_tour_in_the_order_of_time() -> None:
    search, heard = AnsweringSearch(PLAN), []

    results = run_benchmark([PROBLEM], search=search, limits=LIMITS, heard=heard.append)

    assert results == (BenchmarkResult("visit", 2, 7, 8, 1.235, ((2, 1), ())),)
    assert tuple(heard) == results
    assert search.asked == ["make ready", "plan visit in 1.0 s"]


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, placements=(a_placement(PROBLEM, "1", "10:00"), a_placement(PROBLEM, "2", "10:30"))),
        replace(PLAN, placements=PLAN.placements * 2, value=14, bound=14),
        replace(PLAN, value=8),
        replace(PLAN, bound=6),
        replace(PLAN, bound=None),
        replace(PLAN, run=None),
    ],
    ids=["two at once", "twice the same", "too much", "bound too low", "no bound", "no run"],
)
def test_a_plan_that_is_not_what_it_says_is_never_told(plan: Itinerary) -> None:
    heard: list[BenchmarkResult] = []

    with pytest.raises(PlannerFailed):
        run_benchmark([PROBLEM], search=AnsweringSearch(plan), limits=LIMITS, heard=heard.append)

    assert heard == []
