"""What a move on the board takes for 150 sessions, 4 subgroups and 10 days. It measures and judges nothing."""

import time
from collections.abc import Callable

from visitplanner.planning import Limits
from visitplanner.planning.checker import check
from visitplanner.planning.moving import Target, effect, moved
from visitplanner.planning.objective import terms
from visitplanner.planning.planner import plan
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem


def test_a_session_is_moved() -> None:
    problem = build_problem(generate(Size(10, 75, 4, 150), seed=3))
    old = plan(problem, Limits(seconds=10.0, workers=2))
    first = old.placements[0]
    later = Target(first.date, first.start + 60, frozenset(first.subgroups))
    new = moved(problem, old, first.occurrence, later)

    measured: dict[str, Callable[[], object]] = {
        "check": lambda: check(problem, new),
        "terms": lambda: terms(problem, new),
        "move": lambda: moved(problem, old, first.occurrence, later),
        "the whole preview": lambda: effect(
            problem, old, moved(problem, old, first.occurrence, later), first.occurrence
        ),
    }
    print(f"\n{len(old.placements)} placements", end="")
    for name, work in measured.items():
        print(f"; {name} {_fastest(work) * 1000:.1f} ms", end="")


def _fastest(work: Callable[[], object], times: int = 20) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best
