"""Answers at once that there is no way."""

from collections.abc import Callable

from visitplanner.planning import Itinerary, Limits, Problem, Progress


def plan(problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
    return Itinerary("infeasible", conflict=("lunch",))
