"""The compiled search over routes, in this process: for problems without rules of their own, and for measuring."""

import threading
import time
from dataclasses import replace
from importlib.metadata import version

from visitplanner.adapters.orienteering import Instance, Vertex, problem_of
from visitplanner.planning import Itinerary, Limits, Problem, Run
from visitplanner.planning.routes.bound import upper_bound
from visitplanner.planning.routes.search import itinerary_of, search
from visitplanner.planning.routes.tables import tables

TINY = Limits(seconds=60.0, workers=1, rounds=50)
LEAST_SECONDS = 0.01


class CompiledSearch:
    """The ``RouteSearch`` of the application. Loading it loads numba."""

    def make_ready(self) -> None:
        """Has everything compiled; where it was before, it is read from the disk."""
        self.plan(_tiny(), TINY)

    def plan(self, problem: Problem, limits: Limits) -> Itinerary:
        """The time for the tables is part of the limit."""
        began = time.monotonic()
        known = tables(problem)
        left = max(LEAST_SECONDS, limits.seconds - (time.monotonic() - began))
        given_up = threading.Event()
        try:
            routes = search(known, replace(limits, seconds=left), lambda: not given_up.is_set())
        finally:
            # Whoever interrupts the command does not wait for its threads.
            given_up.set()
        return replace(
            itinerary_of(problem, known, routes),
            value=routes.worth,
            bound=upper_bound(known),
            run=_run(limits, time.monotonic() - began),
        )


def _run(limits: Limits, seconds: float) -> Run:
    return Run(seconds, limits.workers, limits.seed, limits.seconds, "routes", version("visitplanner"), limits.rounds)


def _tiny() -> Problem:
    """Two tours, three vertices and a budget that one of them exceeds."""
    spans = (((0, 900),), ((0, 400), (500, 900)))
    vertices = tuple(Vertex(each, float(each), 0.0, 10, each, spans, {"fees": each}) for each in range(1, 4))
    base = Vertex(0, 0.0, 0.0, 0, 0, (), {})
    return problem_of(Instance("tiny", base, (0, 1000), vertices, 2, 10, {"fees": 5}))
