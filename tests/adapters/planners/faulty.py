"""Has a fault in its own code."""

from collections.abc import Callable

from visitplanner.planning import Itinerary, Limits, Problem, Progress


def plan(problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
    raise ZeroDivisionError("a fault of the planner")
