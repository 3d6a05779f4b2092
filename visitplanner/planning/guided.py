"""One run of the solver towards any goal, watched from outside, with the best plan kept whenever it ends."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from math import floor
from typing import Literal

from ortools.sat.python import cp_model

from visitplanner.planning import objective
from visitplanner.planning.itinerary import Itinerary, Run
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.problem import Problem
from visitplanner.planning.solution import itinerary_of
from visitplanner.planning.staffing import staffed
from visitplanner.planning.variables import Expression, Variables

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]

WATCH_EVERY = 0.1
"""Seconds between two looks at a running search."""
WORK_OF_A_ROUND = 1e-4
"""In the solver's own measure of its work, of which it does about one unit a second."""
ROUNDING = 1e-3
"""Far more than a bound told as a float can be off, far less than the one unit between two bounds."""


@dataclass(frozen=True)
class Guided:
    """What a run came to: a plan with people, vehicles and worth, and a bound on the goal, which is maximised."""

    verdict: Verdict
    plan: Itinerary | None
    bound: int | None


def guided(variables: Variables, goal: Expression, limits: Limits, watch: Callable[[Progress], bool]) -> Guided:
    """The plan of the model with the most of a goal, as far as the limits reach and ``watch`` answers ``True``.

    ``watch`` hears the value of the best plan, but a bound on the goal.
    """
    variables.model.maximize(goal)
    solver = solver_of(limits)
    keeper = _Keeper(variables)
    solver.best_bound_callback = keeper.on_bound
    with _Watched(solver, keeper, watch):
        status = solver.solve(variables.model, keeper)
    if status == cp_model.INFEASIBLE:
        return Guided("infeasible", None, None)
    if keeper.best is None:
        return Guided("unknown", None, keeper.bound)
    keeper.on_bound(solver.best_objective_bound)
    return Guided("optimal" if status == cp_model.OPTIMAL else "feasible", keeper.best, keeper.bound)


def solver_of(limits: Limits) -> cp_model.CpSolver:
    """A solver that keeps some limits."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(limits.seconds, 0.01)
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    if limits.rounds is not None:
        solver.parameters.max_deterministic_time = limits.rounds * WORK_OF_A_ROUND
    return solver


def completed(problem: Problem, found: Itinerary) -> Itinerary:
    """With people, vehicles and worth."""
    found = staffed(problem, found)
    terms = objective.terms(problem, found)
    return replace(found, terms=terms, value=sum(each.points for each in terms))


def run_of(limits: Limits, seconds: float) -> Run:
    """How a plan was made, to be kept with it."""
    return Run(
        seconds=round(seconds, 3),
        workers=limits.workers,
        seed=limits.seed,
        time_limit=limits.seconds,
        name="OR-Tools CP-SAT",
        version=version("ortools"),
        rounds=limits.rounds,
    )


class _Keeper(cp_model.CpSolverSolutionCallback):
    """Keeps the last plan heard of, which is better than all before, and the last bound."""

    def __init__(self, variables: Variables) -> None:
        super().__init__()
        self._variables = variables
        self.best: Itinerary | None = None
        self.bound: int | None = None

    def on_solution_callback(self) -> None:
        problem = self._variables.problem
        self.best = completed(problem, itinerary_of(problem, self._variables, self.value))

    def on_bound(self, bound: float) -> None:
        # The bound is a whole number that the solver tells as a float: 97 may come as 96.99999999999999.
        self.bound = floor(bound + ROUNDING)


class _Watched:
    """Tells ``watch`` how a run stands, every now and then, and stops it when told to."""

    def __init__(self, solver: cp_model.CpSolver, keeper: _Keeper, watch: Callable[[Progress], bool]) -> None:
        self._solver, self._keeper, self._watch = solver, keeper, watch
        self._began = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(WATCH_EVERY):
            best = self._keeper.best
            elapsed = time.monotonic() - self._began
            if not self._watch(Progress(elapsed, best.value if best else None, self._keeper.bound, best)):
                self._solver.stop_search()
