"""How fast a plan is mended after one session was declined or lost its window. It measures and judges nothing."""

import time
from dataclasses import replace

import pytest

from visitplanner.planning import Itinerary, Limits, Placement, Problem
from visitplanner.planning.planner import plan
from visitplanner.planning.repair import repair
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem

SIZES = [Size(3, 12, 1, 14), Size(5, 30, 1, 35), Size(5, 40, 3, 45), Size(10, 120, 1, 250)]


def declined(problem: Problem, hit: Placement) -> Problem:
    return problem.but(sessions=tuple(replace(each, withdrawn=each.id == hit.session) for each in problem.sessions))


def elsewhere(problem: Problem, hit: Placement) -> Problem:
    """The window in which a session is held is gone; where it was the only one, all windows are."""
    left = tuple(each for each in problem.session[hit.session].windows or () if not each.holds(hit.start, hit.end))
    return problem.but(
        sessions=tuple(
            replace(each, windows=left or None) if each.id == hit.session else each for each in problem.sessions
        )
    )


@pytest.mark.parametrize(
    "size", SIZES, ids=lambda size: f"{size.days} days, {size.hosts} hosts, {size.subgroups} groups"
)
def test_a_plan_is_mended(size: Size) -> None:
    problem = build_problem(generate(size, seed=1))
    old = plan(problem, Limits(seconds=15.0, workers=2))
    hit = old.placements[len(old.placements) // 2]

    for change in (declined, elsewhere):
        print(f"\n{change.__name__}: {_measured(change(problem, hit), old)}", end="")


def _measured(problem: Problem, old: Itinerary) -> str:
    began = time.monotonic()
    found = repair(problem, old, Limits(seconds=20.0, workers=2))
    assert found[0].kind != "impossible"
    seconds = ", ".join(f"{each.kind} after {each.itinerary.run.seconds:.2f} s" for each in found if each.itinerary.run)
    first = found[0]
    proof = "proven minimal" if first.is_minimal else f"no less than {first.least_cost}"
    return f"{seconds}; cost {first.cost}, {proof}; {time.monotonic() - began:.2f} s in all"
