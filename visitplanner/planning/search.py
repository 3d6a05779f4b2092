"""One run of the solver on one problem, watched from outside, with the best plan kept whenever it ends."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from ortools.sat.python import cp_model

from visitplanner.planning import objective
from visitplanner.planning.constraints import BINDING
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem
from visitplanner.planning.solution import itinerary_of
from visitplanner.planning.variables import Expression, Variables

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]
Watch = Callable[[Progress], bool]

WATCH_EVERY = 0.2
"""Seconds between two looks at a running search."""


@dataclass(frozen=True)
class Outcome:
    verdict: Verdict
    best: Itinerary | None
    bound: int | None


def build(problem: Problem) -> Variables:
    """The solver's model with every rule of the problem and no objective."""
    variables = Variables(problem, options(problem))
    for rule in BINDING:
        rule.add(problem, variables)
    return variables


def is_feasible(problem: Problem, seconds: float, seed: int = 1) -> bool | None:
    """Whether any plan exists; ``None`` when the time did not suffice to tell."""
    solver = _solver(Limits(seconds, 1, seed))
    status = solver.solve(build(problem).model)
    if status == cp_model.INFEASIBLE:
        return False
    return True if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def search(
    problem: Problem,
    limits: Limits,
    watch: Watch,
    goal: Callable[[Problem, Variables], Expression] = objective.expression,
) -> Outcome:
    """Look for the best plan under ``goal`` until it is proven, time is up, or ``watch`` answers ``False``."""
    variables = build(problem)
    variables.model.maximize(goal(problem, variables))
    solver = _solver(limits)
    keeper = _Keeper(problem, variables)
    solver.best_bound_callback = keeper.on_bound
    with _Watched(solver, keeper, watch):
        status = solver.solve(variables.model, keeper)
    if status == cp_model.INFEASIBLE:
        return Outcome("infeasible", None, None)
    if keeper.best is None:
        return Outcome("unknown", None, keeper.bound)
    if status == cp_model.OPTIMAL:
        return Outcome("optimal", keeper.best, int(solver.objective_value))
    return Outcome("feasible", keeper.best, int(solver.best_objective_bound))


def _solver(limits: Limits) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(limits.seconds, 0.01)
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    return solver


class _Keeper(cp_model.CpSolverSolutionCallback):
    """Keeps the best plan and bound heard of so far."""

    def __init__(self, problem: Problem, variables: Variables) -> None:
        super().__init__()
        self._problem, self._variables = problem, variables
        self.best: Itinerary | None = None
        self.bound: int | None = None

    def on_solution_callback(self) -> None:
        found = itinerary_of(self._problem, self._variables, self.value)
        worth = objective.value(self._problem, found)
        if self.best is None or self.best.value is None or worth >= self.best.value:
            self.best = replace(found, value=worth)

    def on_bound(self, bound: float) -> None:
        self.bound = int(bound)


class _Watched:
    """Tells ``watch`` how a search stands, every now and then, and stops it when told to."""

    def __init__(self, solver: cp_model.CpSolver, keeper: _Keeper, watch: Watch) -> None:
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
