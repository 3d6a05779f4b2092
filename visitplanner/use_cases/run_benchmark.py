"""Plan published instances one after the other, and give for each what anyone needs to check the routes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from visitplanner.planning import Itinerary, Limits, Problem
from visitplanner.planning.checker import check
from visitplanner.use_cases.ports import PlannerFailed, RouteSearch


@dataclass(frozen=True)
class BenchmarkResult:
    """``routes`` are the vertices of every tour in their order, without the depot."""

    instance: str
    tours: int
    value: int
    bound: int
    seconds: float
    routes: tuple[tuple[int, ...], ...]


def run_benchmark(
    problems: Sequence[Problem],
    *,
    search: RouteSearch,
    limits: Limits,
    heard: Callable[[BenchmarkResult], None],
) -> tuple[BenchmarkResult, ...]:
    """``heard`` is told of each as soon as it is there. Raises ``PlannerFailed`` for a plan that breaks a rule."""
    search.make_ready()
    results = []
    for problem in problems:
        result = _result(problem, search.plan(problem, limits))
        heard(result)
        results.append(result)
    return tuple(results)


def _result(problem: Problem, itinerary: Itinerary) -> BenchmarkResult:
    value = sum(problem.session[each.session].priority for each in itinerary.placements)
    if itinerary.run is None or itinerary.bound is None or itinerary.value != value or itinerary.bound < value:
        raise PlannerFailed("the plan is not worth what it says")
    broken = check(problem, itinerary)
    if broken:
        raise PlannerFailed(f"{len(broken)} rules are broken, the first is {broken[0].rule}")
    return BenchmarkResult(
        instance=problem.visit_id,
        tours=len(problem.days),
        value=value,
        bound=itinerary.bound,
        seconds=round(itinerary.run.seconds, 3),
        routes=tuple(
            tuple(int(each.session) for each in itinerary.agenda(day.subgroup, day.date))
            for day in sorted(problem.days, key=lambda day: day.date)
        ),
    )
