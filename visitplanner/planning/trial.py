"""Whether problems that are akin have a plan: what one trial has shown saves work in the next."""

import time
from dataclasses import replace

from ortools.sat.python import cp_model

from visitplanner.planning.checker import check
from visitplanner.planning.constraints import BINDING, required
from visitplanner.planning.guided import solver_of
from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.limits import Limits
from visitplanner.planning.options import options
from visitplanner.planning.problem import OccurrenceId, Pin, Problem
from visitplanner.planning.relaxation import compact
from visitplanner.planning.search import build
from visitplanner.planning.shortage import has_to_be_held, shortages
from visitplanner.planning.solution import itinerary_of
from visitplanner.planning.variables import Variables

SECONDS_A_TRIAL = 5.0
MOST_REMEMBERED = 6
SHRUNK_ENOUGH = 0.9
"""What shrinks no further than this is not worth another round."""
MANY = 80
FEW = 25
"""Of so few occurrences the solver makes short work; among more, most are first held where a known plan has them."""


def hopeless(problem: Problem) -> frozenset[OccurrenceId] | None:
    """Occurrences that, as can be told without a search, cannot all be held; ``None`` where none are in sight."""
    possible = options(problem)
    for each in problem.occurrences:
        if not possible[each.id] and has_to_be_held(problem, each):
            return frozenset({each.id})
    return min((each.occurrences for each in shortages(problem, possible)), key=len, default=None)


def _solver(seconds: float, seed: int = 1) -> cp_model.CpSolver:
    solver = solver_of(Limits(seconds, 1, seed))
    # Without a goal there is nothing to relax; these only cost time here, about half of it.
    solver.parameters.linearization_level = 0
    solver.parameters.cp_model_probing_level = 0
    return solver


def solved(problem: Problem, seconds: float, seed: int = 1) -> tuple[bool | None, Itinerary | None]:
    """Whether any plan exists, and one that does; ``None`` when the time did not suffice to tell."""
    solver, variables = _solver(seconds, seed), build(problem)
    status = solver.solve(variables.model)
    if status == cp_model.INFEASIBLE:
        return False, None
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return True, itinerary_of(problem, variables, solver.value)
    return None, None


def too_many(problem: Problem, seconds: float) -> tuple[frozenset[OccurrenceId] | None, Itinerary | None]:
    """Occurrences that have to be held but cannot all be, as few as the solver needs for its proof; or a plan."""
    variables = Variables(problem, options(problem))
    for rule in BINDING:
        if rule is not required:
            rule.add(problem, variables)
    wanted = {variables.present[each.id]: each.id for each in problem.occurrences if has_to_be_held(problem, each)}
    variables.model.add_assumptions(list(wanted))
    solver = _solver(seconds)
    status = solver.solve(variables.model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, itinerary_of(problem, variables, solver.value)
    if status != cp_model.INFEASIBLE:
        return None, None
    needed = set(solver.sufficient_assumptions_for_infeasibility())
    return frozenset(each for literal, each in wanted.items() if literal.index in needed), None


class Trials:
    """Tries problems that are akin until a deadline, and remembers the plans found."""

    def __init__(self, seconds: float) -> None:
        self._deadline = time.monotonic() + seconds
        self._plans: list[Itinerary] = []

    @property
    def left(self) -> float:
        return max(0.0, self._deadline - time.monotonic())

    def _is_too_late(self, problem: Problem) -> bool:
        """Sums take no time worth counting, unless the problem is large."""
        return self.left <= 0 and len(problem.occurrences) > MANY

    def possible(self, problem: Problem) -> bool | None:
        """Whether a plan exists; ``None`` where that cannot be told in time."""
        return self.plan(problem)[0]

    def plan(self, problem: Problem) -> tuple[bool | None, Itinerary | None]:
        """The same, with a plan where there is one."""
        if self._is_too_late(problem):
            return None, None
        if hopeless(problem) is not None:
            return False, None
        known = [_as_known_to(problem, each) for each in self._plans]
        for each in known:
            if not check(problem, each):
                return True, each
        if self.left <= 0:
            return None, None
        if known and len(problem.occurrences) > FEW:
            verdict, found = solved(_mostly_held(problem, known[0]), min(self.left, SECONDS_A_TRIAL))
            if verdict:
                return self._remembered(found)
        verdict, found = solved(problem, min(self.left, SECONDS_A_TRIAL))
        return self._remembered(found) if verdict else (verdict, None)

    def too_many(self, problem: Problem) -> frozenset[OccurrenceId] | None:
        """Some occurrences that have to be held but cannot all be; ``None`` where all can or it cannot be told."""
        found = None if self._is_too_late(problem) else hopeless(problem)
        while found is None or len(found) > FEW:
            before = len(problem.occurrences)
            among, plan = too_many(problem, min(self.left, SECONDS_A_TRIAL)) if self.left > 0 else (None, None)
            if plan is not None:
                self.remember(plan)
            if among is None:
                return found
            problem, found = compact(problem, among), among
            if len(problem.occurrences) >= SHRUNK_ENOUGH * before:
                return found
        return found

    def remember(self, plan: Itinerary) -> None:
        """A plan to begin with."""
        self._plans = [plan, *self._plans][:MOST_REMEMBERED]

    def _remembered(self, found: Itinerary | None) -> tuple[bool, Itinerary | None]:
        if found is not None:
            self.remember(found)
        return True, found


def _as_known_to(problem: Problem, plan: Itinerary) -> Itinerary:
    """What a problem knows of a plan made for another, with its own lengths and sites."""
    placements = tuple(
        _as_it_is_now(problem, each) for each in plan.placements if each.occurrence in problem.occurrence
    )
    lunches = tuple(each for each in plan.lunches if (each.subgroup, each.date) in problem.day)
    return Itinerary("feasible", placements, lunches)


def _as_it_is_now(problem: Problem, placement: Placement) -> Placement:
    session = problem.session_of(placement.occurrence)
    return replace(placement, end=placement.start + session.minutes, site=session.site, interpreters=(), vehicles=())


def _mostly_held(problem: Problem, plan: Itinerary) -> Problem:
    """The problem with everything pinned to a plan but what breaks a rule there."""
    free = {each for broken in check(problem, plan) for each in broken.occurrences}
    free |= {each.occurrence for each in problem.pins}
    pins = (
        Pin(each.occurrence, each.start, frozenset(each.subgroups))
        for each in plan.placements
        if each.occurrence not in free
    )
    return problem.but(pins=(*problem.pins, *pins))
