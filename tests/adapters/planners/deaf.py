"""Tells of one plan, then goes on for ever whatever it is told."""

import time
from collections.abc import Callable

from visitplanner.planning import Itinerary, Limits, Problem, Progress


def plan(problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
    watch(Progress(0.1, 40, 60, Itinerary("unknown", value=40, bound=60)))
    while True:
        time.sleep(3600)
