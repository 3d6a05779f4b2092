"""One run of the solver on one problem, watched from outside, with the best plan kept whenever it ends."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import floor
from typing import Literal

from ortools.sat.python import cp_model

from visitplanner.planning import objective
from visitplanner.planning.constraints import BINDING
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem
from visitplanner.planning.solution import hint, itinerary_of
from visitplanner.planning.variables import Expression, Variables

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]
Watch = Callable[[Progress], bool]

WATCH_EVERY = 0.2
"""Seconds between two looks at a running search."""


@dataclass(frozen=True)
class Aim:
    """What one run maximises, and what a bound on it says about the value of any plan."""

    expression: Callable[[Problem, Variables], Expression]
    value_bound: Callable[[Problem, int], int | None] = lambda problem, bound: bound
    at_least: int | None = None
    """First-level units below which no plan is of interest."""
    start_from: Itinerary | None = None
    """A plan the solver may begin with."""


@dataclass(frozen=True)
class Outcome:
    """``bound`` is on the value of any plan."""

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


BOUND_SLACK = 1e-3
"""Far more than a float of this size can be off, far less than the one point between two bounds."""


def search(problem: Problem, limits: Limits, watch: Watch, aim: Aim) -> Outcome:
    """Look for the best plan under an aim until it is proven, time is up, or ``watch`` answers ``False``."""
    began = time.monotonic()
    variables = build(problem)
    if aim.at_least is not None:
        variables.model.add(objective.first_level(problem, variables) >= aim.at_least)
    if aim.start_from is not None:
        hint(problem, variables, aim.start_from)
    variables.model.maximize(aim.expression(problem, variables))
    # Building a large model takes a while, too.
    solver = _solver(replace(limits, seconds=limits.seconds - (time.monotonic() - began)))
    keeper = _Keeper(problem, variables, aim)
    solver.best_bound_callback = keeper.on_bound
    with _Watched(solver, keeper, watch):
        status = solver.solve(variables.model, keeper)
    if status == cp_model.INFEASIBLE:
        return Outcome("infeasible", None, None)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        keeper.on_bound(solver.best_objective_bound)
    verdict: Verdict = "unknown" if keeper.best is None else "optimal" if status == cp_model.OPTIMAL else "feasible"
    return Outcome(verdict, keeper.best, keeper.bound)


def _solver(limits: Limits) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(limits.seconds, 0.01)
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    return solver


class _Keeper(cp_model.CpSolverSolutionCallback):
    """Keeps the best plan and bound heard of so far."""

    def __init__(self, problem: Problem, variables: Variables, aim: Aim) -> None:
        super().__init__()
        self._problem, self._variables, self._aim = problem, variables, aim
        self.best: Itinerary | None = None
        self.bound: int | None = None

    def on_solution_callback(self) -> None:
        found = itinerary_of(self._problem, self._variables, self.value)
        worth = objective.value(self._problem, found)
        if self.best is None or self.best.value is None or worth >= self.best.value:
            self.best = replace(found, value=worth)

    def on_bound(self, bound: float) -> None:
        # The bound is a whole number that the solver tells as a float: 97 may come as 96.99999999999999.
        self.bound = self._aim.value_bound(self._problem, floor(bound + BOUND_SLACK))


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
