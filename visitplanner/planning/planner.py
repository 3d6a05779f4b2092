"""plan(): variables, constraints and preferences go to the solver, an itinerary comes back, with its proof."""

import time
from dataclasses import replace
from importlib.metadata import version

from visitplanner.planning import objective
from visitplanner.planning.checker import check
from visitplanner.planning.explainer import explained, left_out
from visitplanner.planning.itinerary import Itinerary, Run
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.problem import Problem
from visitplanner.planning.search import Outcome, Watch, search
from visitplanner.planning.staffing import staffed
from visitplanner.planning.variables import Expression, Variables

SHARE_TO_EXPLAIN = 0.1
"""The part of the time that is kept for saying why; an answer without a reason helps nobody."""


class PlanIsInvalid(Exception):
    """The solver's plan breaks a rule: its model and the checker disagree, which is a fault of ours."""


def plan(problem: Problem, limits: Limits, watch: Watch = lambda _: True) -> Itinerary:
    """The best itinerary that can be found within the limits.

    ``watch`` hears how the search stands about five times a second and ends it, with the best plan kept, by answering
    ``False``. An impossible visit comes back with a best-effort plan, the conflict and what would resolve it.
    Raises ``PlanIsInvalid`` if what was found does not pass ``check``.
    """
    began = time.monotonic()

    def watched(progress: Progress) -> bool:
        best = progress.best and _complete(problem, progress.best, progress.bound)
        return watch(replace(progress, best=best))

    def left() -> float:
        return max(limits.seconds - (time.monotonic() - began), limits.seconds * SHARE_TO_EXPLAIN)

    optional = any(not each.required for each in problem.sessions)
    share = 1 - SHARE_TO_EXPLAIN if optional else 1
    outcome = search(problem, replace(limits, seconds=limits.seconds * share), watched)
    if outcome.verdict == "infeasible":
        found = _best_effort(problem, replace(limits, seconds=left() / 2), watched)
        found = explained(problem, found, left() / 2)
    elif outcome.best is None:
        found = Itinerary("unknown", bound=outcome.bound)
    else:
        found = _proven(problem, outcome)
    if found.status != "unknown":
        found = replace(found, left_out=left_out(problem, found, left()))
    run = Run(
        seconds=round(time.monotonic() - began, 3),
        workers=limits.workers,
        seed=limits.seed,
        time_limit=limits.seconds,
        name="OR-Tools CP-SAT",
        version=version("ortools"),
    )
    return replace(found, run=run)


def _proven(problem: Problem, outcome: Outcome) -> Itinerary:
    assert outcome.best is not None
    found = _complete(problem, outcome.best, outcome.bound)
    violations = check(problem, found)
    if violations:
        raise PlanIsInvalid([each.sentence.message for each in violations])
    # What the solver counts may be too low by what it need not know exactly; at the optimum it is exact.
    proven = outcome.verdict == "optimal" or found.value == found.bound
    return replace(found, status="optimal" if proven else "feasible")


def _complete(problem: Problem, found: Itinerary, bound: int | None) -> Itinerary:
    """With people, vehicles and worth."""
    found = staffed(problem, found)
    terms = objective.terms(problem, found)
    worth = sum(each.points for each in terms)
    return replace(found, terms=terms, value=worth, bound=None if bound is None else max(bound, worth))


def _best_effort(problem: Problem, limits: Limits, watch: Watch) -> Itinerary:
    """As many required sessions as possible, by priority; then the best among such plans."""
    required = frozenset(each.id for each in problem.sessions if each.required)
    relaxed = problem.but(
        sessions=tuple(replace(each, required=False) for each in problem.sessions),
        constraints=tuple(each for each in problem.constraints if each.type != "direction_required"),
    )

    def goal(_: Problem, variables: Variables) -> Expression:
        prize = objective.first_level_points(problem) * objective.first_level_ceiling(problem)
        placed = sum(
            variables.present[each.id] * (10 + problem.session[each.session].priority)
            for each in problem.occurrences
            if each.session in required
        )
        return placed * prize + objective.expression(problem, variables)

    for attempt in (relaxed, relaxed.but(days=tuple(replace(each, lunch=None) for each in relaxed.days))):
        outcome = search(attempt, limits, watch, goal)
        if outcome.best is not None:
            return replace(_complete(problem, outcome.best, None), status="infeasible")
    return Itinerary("infeasible")
