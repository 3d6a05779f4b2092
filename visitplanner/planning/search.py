"""One run of the solver on one problem, watched from outside, with the best plan kept whenever it ends."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from visitplanner.planning import objective
from visitplanner.planning.constraints import BINDING
from visitplanner.planning.guided import Verdict, guided, solver_of
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem
from visitplanner.planning.solution import hint
from visitplanner.planning.variables import Expression, Variables

Watch = Callable[[Progress], bool]


@dataclass(frozen=True)
class Aim:
    """What one run maximises, and what a bound on it says about the value of any plan."""

    expression: Callable[[Problem, Variables], Expression]
    value_bound: Callable[[Problem, int], int | None] = lambda problem, bound: bound
    at_least: int | None = None
    """First-level units below which no plan is of interest."""
    at_most: int | None = None
    """First-level units that no plan has more of."""
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
    solver = solver_of(Limits(seconds, 1, seed))
    # Without a goal there is nothing to relax; these only cost time here, about half of it.
    solver.parameters.linearization_level = 0
    solver.parameters.cp_model_probing_level = 0
    status = solver.solve(build(problem).model)
    if status == cp_model.INFEASIBLE:
        return False
    return True if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def search(problem: Problem, limits: Limits, watch: Watch, aim: Aim) -> Outcome:
    """Look for the best plan under an aim until it is proven, time is up, or ``watch`` answers ``False``."""
    began = time.monotonic()
    variables = build(problem)
    if aim.at_least is not None:
        variables.model.add(objective.first_level(problem, variables) >= aim.at_least)
    if aim.at_most is not None:
        variables.model.add(objective.first_level(problem, variables) <= aim.at_most)
    if aim.start_from is not None:
        hint(problem, variables, aim.start_from)

    def value_bound(bound: int | None) -> int | None:
        return None if bound is None else aim.value_bound(problem, bound)

    def told(progress: Progress) -> bool:
        return watch(replace(progress, bound=value_bound(progress.bound)))

    # Building a large model takes a while, too.
    left = replace(limits, seconds=limits.seconds - (time.monotonic() - began))
    if left.seconds <= 0:
        return Outcome("unknown", None, None)
    found = guided(variables, aim.expression(problem, variables), left, told)
    return Outcome(found.verdict, found.plan, value_bound(found.bound))
